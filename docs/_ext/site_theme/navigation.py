"""The chapter map, the sections of a page, and the links of the page for wrong addresses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from .chapters import description

# Nothing but the site's own files is ever loaded, and nothing inline is ever run.
CONTENT_SECURITY_POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                           "connect-src 'self'; form-action 'self'; base-uri 'none'")


@dataclass(frozen=True)
class Chapter:
    """An entry of the chapter map."""

    docname: str
    title: str
    here: bool


@dataclass(frozen=True)
class Section:
    """A heading of the page, below its title."""

    anchor: str
    title: str
    depth: int


def chapters(env: BuildEnvironment, pagename: str) -> list[Chapter]:
    """Return the chapters in the order of the front page's toctree."""
    order = env.toctree_includes.get(env.config.root_doc, [])
    return [Chapter(docname, env.titles[docname].astext(), here=belongs(env, pagename, docname))
            for docname in order if docname in env.titles]


def belongs(env: BuildEnvironment, pagename: str, chapter: str) -> bool:
    """Return whether the page is the chapter or lies below it."""
    return pagename == chapter or any(belongs(env, pagename, below) for below in env.toctree_includes.get(chapter, []))


def sections(env: BuildEnvironment, pagename: str) -> list[Section]:
    """Return the headings of the second and third level."""
    toc = env.tocs.get(pagename)
    return list(_walk(toc, 1)) if toc is not None else []


def _walk(node: nodes.Element, depth: int) -> Iterator[Section]:
    for item in node.children:
        if not isinstance(item, nodes.list_item):
            continue
        for part in item.children:
            if isinstance(part, nodes.bullet_list):
                if depth < 3:
                    yield from _walk(part, depth + 1)
            elif depth > 1:
                for reference in part.findall(nodes.reference):
                    yield Section(reference["anchorname"].lstrip("#"), reference.astext(), depth)


def extend_context(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give the templates what they show around the text."""
    assert app.env is not None
    context["chapters"] = chapters(app.env, pagename)
    context["sections"] = sections(app.env, pagename)
    context["description"] = description(doctree) if doctree is not None else ""
    context["content_security_policy"] = CONTENT_SECURITY_POLICY
    context["how_page"] = "numbers" if "numbers" in app.env.all_docs else app.config.root_doc
    if pagename == "404" and app.config.html_baseurl:
        # A wrong address may lie at any depth, so this page cannot link relatively.
        start = urlsplit(app.config.html_baseurl).path.rstrip("/") + "/"
        relative = context["pathto"]
        context["pathto"] = lambda *arguments, **named: start + relative(*arguments, **named)


def changed_map(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return every page when the chapter map has changed, since every page shows it."""
    order = env.toctree_includes.get(env.config.root_doc, [])
    now = [(docname, env.titles[docname].astext()) for docname in order if docname in env.titles]
    before = getattr(env, "course_chapters", None)
    env.course_chapters = now  # type: ignore[attr-defined]
    return sorted(env.all_docs) if before is not None and before != now else []


def setup(app: Sphinx) -> None:
    """Connect to the events."""
    app.connect("html-page-context", extend_context)
    app.connect("env-updated", changed_map)
