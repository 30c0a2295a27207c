"""The directive `compare`: what the cure of a broken program is, line by line, and what both of them do."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from docutils import nodes
from sphinx.application import Sphinx

from . import messages
from .evidence import Evidence, source_lines
from .listing import shown_lines
from .messages import Problem
from .nodes import make, paragraph
from .output import output_part
from .report import VerifiedDirective, evidence_for
from .roles import listing_link
from .settings import Settings
from .text import visible
from .verified import verified_part

CONTEXT = 3


def difference(before: list[str], after: list[str]) -> Iterator[str]:
    """Yield the lines of both, each led by its sign; far from any change, one line of dots for many."""
    groups = list(SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(CONTEXT))
    end = 0
    for group in groups:
        if group[0][1] > end:
            yield "⋯"
        for tag, first, last, new_first, new_last in group:
            if tag == "equal":
                yield from (f"  {line}" for line in before[first:last])
            else:
                yield from (f"- {line}" for line in before[first:last])
                yield from (f"+ {line}" for line in after[new_first:new_last])
        end = group[-1][2]
    if end < len(before):
        yield "⋯"


class CompareDirective(VerifiedDirective):
    """Shows two programs as a difference, with both verdicts."""

    required_arguments = 2

    def build(self) -> list[nodes.Node]:
        names = self.arguments
        if names[0] == names[1]:
            raise Problem(messages.same_program_twice(names[0]))
        settings = Settings.of(self.env.config)
        both = [evidence_for(self.env, name) for name in names]
        sources = [source_lines(settings, evidence) for evidence in both]
        before, after = ([visible(line) for _, line in shown_lines(evidence, evidence.code, source)]
                         for evidence, source in zip(both, sources))
        text = "\n".join(line.rstrip() for line in difference(before, after))
        block = nodes.literal_block(text, text, language="diff", verified=True)
        figure = make("figure", self.heading(both), make("div", block, classes="compare-code"),
                      make("div", *map(self.side, both), classes="compare-sides"),
                      classes="compare", aria_label=f"{names[0]} compared with {names[1]}")
        self.set_source_info(figure)
        return [figure]

    def heading(self, both: list[Evidence]) -> nodes.Element:
        """Return the caption: from which program to which."""
        links = [listing_link(self.env, evidence.snippet) for evidence in both]
        name = nodes.paragraph("", "", nodes.Text("From "), links[0], nodes.Text(" to "), links[1], classes=["listing-name"])
        return make("figcaption", name, classes="listing-heading")

    def side(self, evidence: Evidence) -> nodes.Element:
        """Return what one of the programs does; what was seen in detail stands beside its listing."""
        wrong = " listing-wrong" if evidence.wrong_on_purpose else ""
        return make("div", paragraph(evidence.snippet.partition("/")[2], "compare-name"), output_part(evidence),
                    verified_part(evidence), classes=f"compare-side{wrong}")


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("compare", CompareDirective)
