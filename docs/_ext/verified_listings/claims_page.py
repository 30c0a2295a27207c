"""The directive `claims`: every claim of the site with its verdict, its evidence and its sentence."""

from __future__ import annotations

from collections import Counter

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from late import late, register, rewrite

from . import bench, claims, messages, quantities
from .benchmark import day
from .domain import Claimed, domain
from .messages import Problem
from .nodes import make, paragraph
from .report import VerifiedDirective, warn
from .roles import slug
from .settings import Settings

_ORDER = (claims.SUPPORTED, claims.INCONCLUSIVE, claims.NOT_MEASURABLE, claims.NOT_MEASURED, claims.CONTRADICTED)


class ClaimsDirective(VerifiedDirective):
    """Holds the place of the list of claims."""

    def build(self) -> list[nodes.Node]:
        page = domain(self.env).page(self.env.docname)
        page.claims_line = self.lineno
        return [late("", kind="claims")]


def verdict_of(settings: Settings, claimed: Claimed) -> tuple[claims.Claim, claims.Verdict, bench.Results | None]:
    """Return the claim, its verdict and what it was judged by."""
    claim = claims.parse(claimed.text)
    results = bench.load(settings, claim.suite)
    return claim, claims.judge(claim, results), results


def verdict_node(verdict: claims.Verdict) -> nodes.Node:
    """Return the verdict in words, with its reason."""
    said = nodes.paragraph("", "", nodes.inline("", verdict.word, classes=["verdict", f"verdict-{slug(verdict.word)}"]))
    if verdict.reason:
        said += nodes.Text(f" {verdict.reason}")
    return said


def evidence_nodes(app: Sphinx, docname: str, claim: claims.Claim, results: bench.Results | None) -> list[nodes.Node]:
    """Return the suite, linked to its table where a page shows it, and the day it was measured."""
    assert app.env is not None
    places = [(page, anchor) for page, record in sorted(domain(app.env).pages.items())
              for suite, anchor in record.tables if suite == claim.suite]
    made: list[nodes.Node] = [nodes.literal("", claim.suite)]
    if places:
        page, anchor = places[0]
        uri = app.builder.get_relative_uri(docname, page) + f"#{anchor}"
        made = [nodes.reference("", "", *made, refuri=uri, internal=True)]
    if results is not None:
        made.append(nodes.Text(f", {day(results.measured)}"))
    return made


def claim_row(app: Sphinx, docname: str, page: str, claimed: Claimed) -> tuple[nodes.Element, str]:
    """Return the row of one claim and its verdict."""
    assert app.env is not None
    claim, verdict, results = verdict_of(Settings.of(app.config), claimed)
    uri = app.builder.get_relative_uri(docname, page) + f"#{claimed.anchor}"
    sentence = nodes.paragraph("", "", nodes.reference("", claimed.sentence, refuri=uri, internal=True))
    where = paragraph(app.env.titles[page].astext(), "claim-detail")
    predicate = nodes.literal("", f"{claim.numerator} / {claim.denominator} {claim.predicate}")
    measured = quantities.ratio(verdict.measured.all, claim.range) if verdict.measured else "not measured"
    by = nodes.paragraph("", "", *evidence_nodes(app, docname, claim, results), classes=["claim-detail"])
    row = make("tr",
               make("th", sentence, where, scope="row"),
               make("td", nodes.paragraph("", "", predicate), nodes.paragraph("", measured), by),
               make("td", verdict_node(verdict)))
    row["ids"] = [f"{page.replace('/', '-')}-{claimed.anchor}"]
    return row, verdict.word


def fill(app: Sphinx, docname: str) -> list[nodes.Node]:
    """Return the summary and the table."""
    assert app.env is not None
    rows: list[nodes.Element] = []
    words: Counter[str] = Counter()
    for page, claimed in domain(app.env).claims():
        try:
            row, word = claim_row(app, docname, page, claimed)
        except Problem:
            # The page that makes the claim has said so.
            continue
        rows.append(row)
        words[word] += 1
    counted = ", ".join(f"{words[word]} {word}" for word in _ORDER if words[word])
    total = f"{len(rows)} claim{'s' if len(rows) != 1 else ''}: {counted}." if rows else "No claims."
    head = make("tr", *(make("th", nodes.Text(name), scope="col")
                        for name in ("Sentence", "Claimed and measured", "Verdict")))
    table = make("table", make("caption", nodes.Text("Every claim in these notes")), make("thead", head),
                 make("tbody", *rows), classes="claims-table")
    return [paragraph(total), make("div", table, classes="table-scroll")]


def changed(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages that list the claims, where a claim or its verdict has changed; say so if there is none to list."""
    pages = {docname: page.claims_line for docname, page in sorted(domain(env).pages.items()) if page.claims_line}
    found = list(domain(env).claims())
    if not found:
        for docname, line in pages.items():
            warn(messages.no_claims(), (docname, line))
    settings = Settings.of(app.config)
    suites = {claims.parse(claimed.text).suite for _, claimed in found}
    state = (found, {suite: digest(settings, suite) for suite in sorted(suites)})
    return rewrite(env, "claims", state, list(pages))


def digest(settings: Settings, suite: str) -> int:
    """Return a number that changes with the results of a suite."""
    path = settings.results(suite)
    return path.stat().st_mtime_ns if path.is_file() else 0


def setup(app: Sphinx) -> None:
    """Register the directive."""
    register("claims", fill)
    app.add_directive("claims", ClaimsDirective)
    app.connect("env-updated", changed)
