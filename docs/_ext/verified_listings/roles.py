"""The inline roles: a measured value, a claim, a link to a listing, a one-line output."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from . import claims, messages, quantities
from .domain import VerifiedDomain, domain, unique
from .messages import Problem
from .nodes import make
from .report import VerifiedRole, evidence_for, results_for, warn
from .text import visible

_MEASURED = re.compile(r"\s*([\w-]+)\s*:\s*([\w.-]+)\s*")


def parse_measured(text: str) -> tuple[str, str]:
    """Return the suite and the variant that "suite: variant" names."""
    match = _MEASURED.fullmatch(text)
    if not match:
        raise Problem(messages.malformed_measured(text.strip()))
    return match.group(1), match.group(2)


class MeasuredRole(VerifiedRole):
    """Prints one measured value with its unit."""

    def build(self) -> nodes.Node:
        suite, name = parse_measured(self.text)
        results = results_for(self.env, suite)
        if results is None:
            return nodes.inline("", "not measured", classes=["measured", "not-measured"])
        variant = results.variant(name)
        return nodes.inline("", quantities.quantity(variant.value.all.median, variant.unit), classes=["measured"])


class RatioRole(VerifiedRole):
    """Prints a ratio that is claimed to satisfy a predicate, with the verdict."""

    def build(self) -> nodes.Node:
        claim = claims.parse(self.text)
        verdict = claims.judge(claim, results_for(self.env, claim.suite))
        if verdict.word == claims.CONTRADICTED and verdict.measured:
            sessions = [quantities.ratio(session, claim.range) for session in verdict.measured.sessions]
            warn(messages.contradicted_claim(claim.text, claim.predicate, sessions), (self.env.docname, self.line()))
        anchor = self.anchor(claim)
        number = nodes.inline("", quantities.ratio(verdict.measured.all, claim.range) if verdict.measured else "not measured",
                              ids=[anchor], classes=["ratio"])
        number["claim"], number["line"] = claim.text, self.line()
        # The reason would take the sentence apart: it stands where the word leads.
        reason = {"title": verdict.reason} if verdict.reason else {}
        said = make("span", nodes.Text(verdict.word), classes=f"verdict verdict-{slug(verdict.word)}", **reason)
        link = addnodes.pending_xref("", said,
                                     refdomain=VerifiedDomain.name, reftype="claims", reftarget=anchor,
                                     refdoc=self.env.docname, refexplicit=True)
        return nodes.inline("", "", number, nodes.Text(" "), link, classes=["claim"])

    def anchor(self, claim: claims.Claim) -> str:
        """Return the id of the claim, new on its page, known to the domain."""
        taken = domain(self.env).page(self.env.docname).anchors
        anchor = unique(f"claim-{claim.suite}-{claim.numerator}-{claim.denominator}", taken)
        taken.append(anchor)
        return anchor


def listing_link(env: BuildEnvironment, snippet: str, words: nodes.Node | None = None) -> addnodes.pending_xref:
    """Return a link to where a snippet is shown, known to the domain."""
    domain(env).page(env.docname).links.add(snippet)
    name = snippet.partition("/")[2] or snippet
    return addnodes.pending_xref("", words or nodes.literal("", visible(name)), refdomain=VerifiedDomain.name, reftype="listing",
                                 reftarget=snippet, refdoc=env.docname, refexplicit=True, refwarn=True)


class ListingRole(VerifiedRole):
    """Links to where a listing is shown."""

    def build(self) -> nodes.Node:
        reference = listing_link(self.env, self.text.strip())
        self.set_source_info(reference, self.line())
        return reference


class AlwaysRole(VerifiedRole):
    """Prints the word "always" and how far it is proved, of a program all of whose schedules were searched."""

    def build(self) -> nodes.Node:
        evidence = evidence_for(self.env, self.text.strip())
        if evidence.searched is None:
            raise Problem(messages.not_always(evidence.snippet, evidence.line))
        reduced = evidence.contract.reduced
        proved = f"proved with {reduced.size}" if reduced else "proved"
        link = listing_link(self.env, evidence.snippet, nodes.inline("", visible(proved), classes=["verdict", "verdict-supported"]))
        self.set_source_info(link, self.line())
        return nodes.inline("", "", nodes.Text("always "), link, classes=["claim"])


class OutputRole(VerifiedRole):
    """Prints the documented output of a program that prints one line."""

    def build(self) -> nodes.Node:
        evidence = evidence_for(self.env, self.text.strip())
        contract = evidence.contract
        if contract.is_outcomes or len(contract.bodies) != 1:
            raise Problem(messages.output_varies(evidence.snippet))
        lines = evidence.shown.strip("\n").split("\n")
        if len(lines) != 1 or not lines[0]:
            raise Problem(messages.output_not_one_line(evidence.snippet, len(lines) if lines[0] else 0))
        return nodes.literal("", visible(lines[0]), classes=["output"])


def slug(verdict: str) -> str:
    """Return the verdict as a class name."""
    return verdict.replace(" ", "-")


def setup(app: Sphinx) -> None:
    """Register the roles."""
    app.add_role("measured", MeasuredRole())
    app.add_role("ratio", RatioRole())
    app.add_role("listing", ListingRole())
    app.add_role("output", OutputRole())
    app.add_role("always", AlwaysRole())
