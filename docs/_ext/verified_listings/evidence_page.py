"""The directives `evidence` and `failures`: every listing with what was checked, and every failure message with its listings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from late import late, register, rewrite

from .domain import domain
from .evidence import Evidence, load
from .failures import Failure, failures
from .messages import Problem
from .nodes import make, paragraph
from .report import VerifiedDirective
from .settings import Settings
from .text import visible

KINDS = ("evidence", "failures")


class EverythingDirective(VerifiedDirective):
    """Holds the place of a list of all listings."""

    def build(self) -> list[nodes.Node]:
        domain(self.env).page(self.env.docname).lists.add(self.name)
        return [late("", kind=self.name)]


def shown_evidence(app: Sphinx) -> Iterator[Evidence]:
    """Yield the evidence of every listing that a page shows, by name."""
    assert app.env is not None
    settings = Settings.of(app.config)
    for snippet in sorted({shown.snippet for _, shown in domain(app.env).shown()}):
        try:
            yield load(settings, snippet)
        except Problem:
            # The page that shows the listing has said so.
            continue


def link(app: Sphinx, docname: str, snippet: str) -> nodes.Node:
    """Return a link to where a listing is shown."""
    assert app.env is not None
    name = nodes.literal("", snippet)
    target = domain(app.env).target(snippet)
    if target is None:
        return name
    uri = f"{app.builder.get_relative_uri(docname, target[0])}#{target[1]}"
    return nodes.reference("", "", name, refuri=uri, internal=True)


def table(caption: str, heads: tuple[str, ...], rows: list[nodes.Element], classes: str) -> nodes.Element:
    """Return a table that a reader can filter."""
    head = make("tr", *(make("th", nodes.Text(name), scope="col") for name in heads))
    # In the page from the start, where without a script nothing is shown: nothing moves when the script comes.
    field = make("label", nodes.Text("Show only rows with"),
                 make("input", type="search", autocomplete="off", spellcheck="false"), classes="filter")
    scroll = make("div", make("table", make("caption", nodes.Text(caption)), make("thead", head), make("tbody", *rows),
                              classes=classes), classes="table-scroll")
    return make("div", field, scroll, classes="filterable")


# ---- Every listing ----


def totals(all_evidence: list[Evidence]) -> str:
    """Return in a sentence what was done to how many."""
    tools = sorted({check.tool for evidence in all_evidence for check in evidence.checks if check.tool}, key=str.casefold)
    explored = [evidence.explored for evidence in all_evidence if evidence.explored and not evidence.explored.single_threaded]
    verdicts = Counter(found.verdict for found in explored)
    schedules = sum(found.schedules for found in explored)
    counted = ", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items()))
    said = f"{len(all_evidence)} listings, checked with {', '.join(tools)}."
    if not explored:
        return said
    said += f" {len(explored)} start threads: {schedules:,} of their schedules were run ({counted})."
    searched = [evidence for evidence in all_evidence if evidence.searched]
    if not searched:
        return said
    reduced = sum(evidence.contract.reduced is not None for evidence in searched)
    return f"{said} All schedules there are were run of {len(searched)}, {reduced} of them at a reduced size."


def listing_row(app: Sphinx, docname: str, evidence: Evidence) -> nodes.Element:
    """Return a listing with its contract and what was checked."""
    name = nodes.paragraph("", "", link(app, docname, evidence.snippet))
    if evidence.badge:
        name += nodes.Text(" ")
        name += nodes.inline("", evidence.badge, classes=["badge", "badge-wrong"])
    checks = "; ".join(f"{visible(check.name)}: {check.verdict}" for check in evidence.checks)
    return make("tr", make("th", name, scope="row"), make("td", nodes.Text(visible(evidence.contract.title))),
                make("td", paragraph(visible(evidence.line)), paragraph(checks, "claim-detail")))


def fill_evidence(app: Sphinx, docname: str) -> list[nodes.Node]:
    """Return the totals and the table of all listings."""
    found = list(shown_evidence(app))
    if not found:
        return [paragraph("No listings.")]
    rows = [listing_row(app, docname, evidence) for evidence in found]
    return [paragraph(visible(totals(found))), table("Every listing in these notes", ("Listing", "Contract", "Checked"), rows, "evidence-table")]


# ---- Every failure ----


def failure_row(app: Sphinx, docname: str, failure: Failure, snippets: list[str]) -> nodes.Element:
    """Return a message with the listings that show it."""
    listings = nodes.paragraph()
    for index, snippet in enumerate(snippets):
        if index:
            listings += nodes.Text(", ")
        listings += link(app, docname, snippet)
    return make("tr", make("th", nodes.literal("", visible(failure.message)), scope="row"),
                make("td", nodes.Text(visible(failure.tool))), make("td", listings))


def fill_failures(app: Sphinx, docname: str) -> list[nodes.Node]:
    """Return the table of all failure messages, as they would be looked up."""
    found: dict[Failure, list[str]] = defaultdict(list)
    for evidence in shown_evidence(app):
        for failure in failures(evidence):
            found[failure].append(evidence.snippet)
    if not found:
        return [paragraph("No listing fails.")]
    ordered = sorted(found.items(), key=lambda each: (each[0].message.casefold(), each[0].tool))
    rows = [failure_row(app, docname, failure, snippets) for failure, snippets in ordered]
    return [table("What goes wrong in these notes, word for word", ("Message", "Said by", "Shown in"), rows, "failures-table")]


def changed(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages that list everything, where a listing moved or its evidence changed."""
    settings = Settings.of(app.config)
    state = {}
    for snippet in sorted({shown.snippet for _, shown in domain(env).shown()}):
        path = settings.evidence(snippet)
        state[snippet] = (domain(env).target(snippet), path.stat().st_mtime_ns if path.is_file() else 0)
    return rewrite(env, "evidence", state, [docname for docname, page in sorted(domain(env).pages.items()) if page.lists])


def setup(app: Sphinx) -> None:
    """Register both directives."""
    for kind, fill in zip(KINDS, (fill_evidence, fill_failures)):
        register(kind, fill)
        app.add_directive(kind, EverythingDirective)
    app.connect("env-updated", changed)
