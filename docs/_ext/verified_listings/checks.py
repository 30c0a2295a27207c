"""What must hold for every page, and for the site as a whole on every build."""

from __future__ import annotations

import re
from collections import defaultdict

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from . import messages
from .domain import VerifiedDomain, domain, of_topic
from .nodes import element
from .report import line_of, warn
from .settings import Settings

_CPP = frozenset({"c", "cpp", "c++", "cxx", "cc", "h", "hpp", "h++", "hxx", "arduino", "cuda", "objective-c", "objective-c++"})
# Languages that are plainly not C++; a fence in any other is looked at.
_OTHER = frozenset({"console", "shell", "sh", "bash", "python", "py", "python3", "cmake", "make", "makefile", "json", "yaml",
                    "toml", "ini", "diff", "markdown", "md", "html", "css", "js", "javascript", "docker", "dockerfile"})
_LOOKS_LIKE_CPP = re.compile(
    r"^\s*#\s*include\s*[<\"]|\bstd::\w|\btemplate\s*<|\bco_(?:await|return|yield)\b|^\s*using\s+namespace\b"
    r"|\b(?:int|void|auto|bool)\s+\w+\s*\([^)]*\)\s*(?:const\s*)?(?:noexcept\s*)?(?:->\s*[\w:<>]+\s*)?\{"
    r"|^\s*(?:const\s+)?(?:auto|int|bool|char|double|float|long|unsigned)\s+[*&]?\w+\s*(?:=[^=].*|\{.*\})?;\s*$"
    r"|^\s*(?:class|struct|enum class|namespace)\s+\w+.*\{", re.MULTILINE)
_ROLE = re.compile(r"\{([a-zA-Z][\w:+.-]*)\}`([^`]*)")


def in_reference(node: nodes.Node | None) -> bool:
    """Return whether the node belongs to a declaration taken from a header, where examples are checked at their source."""
    while node is not None and not isinstance(node, addnodes.desc):
        node = node.parent
    return node is not None


def is_from_evidence(node: nodes.Node | None) -> bool:
    """Return whether the node stands in a figure of ours: its text was printed by a program, not written by an author."""
    while node is not None and not (isinstance(node, element) and node["tag"] == "figure"):
        node = node.parent
    return node is not None


def is_loose_cpp(block: nodes.literal_block) -> bool:
    """Return whether the block is C++ that no listing stands behind."""
    language = str(block.get("language", "")).lower()
    if block.get("verified") or language in _OTHER or in_reference(block):
        return False
    return language in _CPP or bool(_LOOKS_LIKE_CPP.search(block.astext()))


def first_line(text: str) -> str:
    """Return the first line that says something."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:60]


def check_page(app: Sphinx, doctree: nodes.document) -> None:
    """Report what no page may hold."""
    env = app.env
    assert env is not None
    for block in doctree.findall(nodes.literal_block):
        if is_loose_cpp(block):
            warn(messages.loose_cpp(first_line(block.astext())), block)
            # One message is enough: whether Pygments knows the language no longer matters.
            block["language"] = "none"
    for raw in doctree.findall(nodes.raw):
        if not raw.astext().lstrip().startswith("<!--"):
            warn(messages.raw_html(first_line(raw.astext())), line_of(env, raw, first_line(raw.astext())))
    for text in doctree.findall(nodes.Text):
        literal = isinstance(text.parent, (nodes.literal, nodes.literal_block, nodes.comment, nodes.raw, nodes.problematic))
        if not literal and "{" in text and not is_from_evidence(text.parent):
            for role in _ROLE.finditer(text.astext()):
                shown = role.group().strip()
                warn(messages.surviving_role(role[1], shown), line_of(env, text.parent, shown))


def page_of(env: BuildEnvironment, topic: str) -> str:
    """Return the path of the page of a topic, also when it is still to be written."""
    return f"docs/{topic}.md" if topic in env.found_docs else f"docs/{topic}/index.md"


def tried(env: BuildEnvironment) -> set[str]:
    """Return the snippets that some page means to show; what stands in the way is reported there."""
    return {snippet for page in domain(env).pages.values() for snippet in page.tried}


def check_shown(env: BuildEnvironment) -> None:
    """Report every snippet and every region that no page shows."""
    settings = Settings.of(env.config)
    pages: dict[str, set[str]] = defaultdict(set)
    regions: dict[str, dict[str, int]] = {}
    shown_regions: dict[str, set[str]] = defaultdict(set)
    for docname, shown in domain(env).shown():
        pages[shown.snippet].add(docname)
        regions[shown.snippet] = dict(shown.regions)
        if shown.region:
            shown_regions[shown.snippet].add(shown.region)
    for snippet in settings.snippets():
        topic = snippet.partition("/")[0]
        source = f"{settings.source(snippet)}"
        page = page_of(env, topic)
        if snippet not in pages:
            if snippet in tried(env):
                continue
            warn(messages.unshown_snippet(snippet, page), f"{source}:1")
            continue
        if not any(of_topic(docname, topic) for docname in pages[snippet]):
            warn(messages.shown_elsewhere(snippet, sorted(pages[snippet]), page), f"{source}:1")
        for region, line in regions[snippet].items():
            if region not in shown_regions[snippet]:
                warn(messages.unshown_region(region, snippet, page), f"{source}:{line}")


def check_form(env: BuildEnvironment) -> None:
    """Report what breaks the form of a listing, once for each program, however many pages show it."""
    settings = Settings.of(env.config)
    breaches = {shown.snippet: shown.breaches for _, shown in domain(env).shown()}
    for snippet, found in sorted(breaches.items()):
        for line, text in found:
            warn(text, f"{settings.source(snippet)}:{line}")


def check_site(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Judge the site as a whole, on every build; return the pages whose links have to be written anew."""
    check_shown(env)
    check_form(env)
    moved = domain(env).moved_targets()
    return [docname for docname, page in sorted(domain(env).pages.items()) if page.links & moved]


def check_links(app: Sphinx, found: object, node: addnodes.pending_xref) -> bool | None:
    """Say in our own words that a link to a listing leads nowhere."""
    assert app.env is not None
    if node["refdomain"] != VerifiedDomain.name or node["reftype"] != "listing":
        return None
    if node["reftarget"] in tried(app.env):
        return True
    warn(messages.unknown_listing(node["reftarget"]), node)
    return True


def setup(app: Sphinx) -> None:
    """Connect the checks."""
    app.connect("doctree-read", check_page)
    app.connect("env-updated", check_site)
    app.connect("warn-missing-reference", check_links)
