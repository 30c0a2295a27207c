"""The directive `listing`: a program, what it prints, how to run it, and what was checked."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives

from . import cppreference, form, messages
from .domain import Shown, domain, unique
from .evidence import Evidence, Lines, source_lines
from .failures import failures
from .messages import Problem
from .nodes import make, paragraph
from .numbered import named_lines, number_lines, spot
from .output import output_part
from .programs import links
from .report import VerifiedDirective, evidence_for, warn
from .settings import Settings
from .text import visible
from .verified import seen_part, verified_part

PARTS = ("code", "output", "command", "verified")


def shown_lines(evidence: Evidence, lines: Lines, source: list[str]) -> list[tuple[int, str]]:
    """Return the lines to show with their numbers: markers left out, blank lines trimmed at both ends."""
    shown = [(number, source[number - 1]) for number in range(lines.first, lines.last + 1)
             if number not in evidence.markers]
    while shown and not shown[0][1].strip():
        shown.pop(0)
    while shown and not shown[-1][1].strip():
        shown.pop()
    return shown


def blamed_lines(evidence: Evidence) -> frozenset[int]:
    """Return the source lines that take part in what the explorer found."""
    findings = evidence.explored.findings if evidence.explored else ()
    return frozenset(place.line for finding in findings for place in finding.places if place.file == evidence.source)


def code_block(evidence: Evidence, lines: Lines, source: list[str], spots: dict[int, str]) -> nodes.literal_block:
    """Return the highlighted code, its lines numbered, those of a finding marked."""
    shown = shown_lines(evidence, lines, source)
    text = visible(dedent("\n".join(line for _, line in shown)))
    blamed = blamed_lines(evidence)
    marked = [index for index, (number, _) in enumerate(shown, 1) if number in blamed]
    block = nodes.literal_block(text, text, language="cpp", classes=["copyable"])
    block["verified"] = True
    if marked:
        block["highlight_args"] = {"hl_lines": marked}
    number_lines(block, [number for number, _ in shown], spots)
    return block


def command_line(command: str) -> nodes.Element:
    """Return a command; a browser must not break a line after the hyphen of an option."""
    line = make("code", classes="command")
    for index, word in enumerate(visible(command).split(" ")):
        before = " " if index else ""
        if word.startswith("-"):
            line += [nodes.Text(before), nodes.inline("", word, classes=["hold"])]
        else:
            line += nodes.Text(before + word)
    return line


def command_part(evidence: Evidence, settings: Settings, docname: str) -> nodes.Element:
    """Return the commands that compile and run the program, word for word those that were executed, and links to it."""
    commands = [command for command in (evidence.compile, evidence.run) if command is not None]
    lines = [command_line(command) for command in commands]
    label = paragraph("Compile and run" if len(lines) > 1 else "Compile", "listing-label")
    return make("div", make("div", label, links(settings, evidence, docname), classes="listing-bar"),
                make("pre", *lines, classes="commands copyable"), classes="listing-command")


def heading(evidence: Evidence, region: str | None, anchor: str) -> nodes.Element:
    """Return the caption: the file, the region, whether it is wrong on purpose, and a link to itself."""
    name = nodes.paragraph("", "", nodes.literal("", f"{evidence.snippet}.cpp"), classes=["listing-name"])
    if region:
        name += nodes.inline("", f" {region}", classes=["listing-region"])
    if evidence.badge:
        name += nodes.Text(" ")
        name += nodes.inline("", evidence.badge, classes=["badge", "badge-wrong"])
    name += nodes.reference("", "#", refid=anchor, classes=["headerlink"], internal=True)
    return make("figcaption", name, classes="listing-heading")


class ListingDirective(VerifiedDirective):
    """Shows a snippet, or a region of one."""

    required_arguments = 1
    final_argument_whitespace = False
    option_spec = {"region": directives.unchanged_required, "parts": directives.unchanged_required}

    def build(self) -> list[nodes.Node]:
        snippet = self.arguments[0]
        domain(self.env).page(self.env.docname).tried.add(snippet)
        parts = self.parts()
        evidence = evidence_for(self.env, snippet)
        region = self.options.get("region")
        lines = self.lines(evidence, region)
        settings = Settings.of(self.env.config)
        source = source_lines(settings, evidence)
        figure = self.figure(evidence, region if "code" in parts else None, source, spotted="code" in parts)
        anchor = figure["ids"][0]
        spots = dict(domain(self.env).page(self.env.docname).shown[-1].spots)
        figure += heading(evidence, region, anchor)
        if "code" in parts:
            figure += self.code(evidence, lines, source, region, spots)
        if "output" in parts:
            figure += output_part(evidence)
        if "command" in parts:
            figure += command_part(evidence, settings, self.env.docname)
        if "verified" in parts:
            figure += verified_part(evidence, seen_part(evidence, source, spots))
        return [figure]

    def parts(self) -> list[str]:
        """Return the parts asked for, all of them by default."""
        parts = self.options.get("parts", " ".join(PARTS)).split()
        for part in parts:
            if part not in PARTS:
                raise Problem(messages.unknown_part(part, PARTS))
        return parts

    def lines(self, evidence: Evidence, region: str | None) -> Lines:
        """Return the lines of the region, or of the whole program."""
        if region is None:
            return evidence.code
        found = evidence.region(region)
        if found is None:
            raise Problem(messages.unknown_region(region, evidence.snippet, [each.name for each in evidence.regions]))
        return found.lines

    def opening(self, evidence: Evidence) -> list[nodes.Node]:
        """Return what happens and what to notice, where a page shows the program for the first time."""
        opened = domain(self.env).page(self.env.docname).opened
        if evidence.snippet in opened or not evidence.summary:
            return []
        opened.add(evidence.snippet)
        return [paragraph(visible(evidence.summary), "listing-summary")]

    def code(self, evidence: Evidence, lines: Lines, source: list[str], region: str | None, spots: dict[int, str]) -> list[nodes.Node]:
        """Return the code and, where only a region is shown, the whole program one click away."""
        count = len(shown_lines(evidence, lines, source))
        if count > form.LINES_MAX:
            warn(messages.too_long(evidence.snippet, region, count, form.LINES_MAX), (self.env.docname, self.lineno))
        made = self.opening(evidence)
        made.append(make("div", code_block(evidence, lines, source, spots), classes="listing-code"))
        if region is not None:
            summary = make("summary", nodes.inline("", "The whole program"))
            beyond = {number: anchor for number, anchor in spots.items() if not lines.first <= number <= lines.last}
            made.append(make("details", summary, code_block(evidence, evidence.code, source, beyond), classes="listing-whole"))
        return made

    def figure(self, evidence: Evidence, region: str | None, source: list[str], *, spotted: bool) -> nodes.Element:
        """Return the empty figure with its anchor, known to the domain."""
        page = domain(self.env).page(self.env.docname)
        anchor = "listing-" + evidence.snippet.replace("/", "-") + (f"-{region}" if region else "")
        anchor = unique(anchor, [shown.anchor for shown in page.shown])
        regions = tuple((each.name, max(1, each.lines.first - 1)) for each in evidence.regions)
        shown = {number for number, _ in shown_lines(evidence, evidence.code, source)} if spotted else set()
        spots = tuple((number, spot(anchor, number)) for number in sorted(named_lines(evidence) & shown))
        page.shown.append(Shown(evidence.snippet, region, anchor, self.lineno, regions, cppreference.names("\n".join(source)),
                                tuple(visible(failure.message) for failure in failures(evidence)), spots,
                                tuple(form.breaches(evidence, source))))
        classes = "listing" + (" listing-wrong" if evidence.wrong_on_purpose else "")
        figure = make("figure", classes=classes, aria_label=f"Listing {evidence.snippet}")
        figure["ids"] = [anchor]
        self.set_source_info(figure)
        return figure


def setup(app: Any) -> None:
    """Register the directive."""
    app.add_directive("listing", ListingDirective)
