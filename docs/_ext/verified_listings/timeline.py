"""The directive `timeline`: who did what and when, drawn from what the explorer recorded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from xml.etree import ElementTree

from docutils import nodes
from sphinx.application import Sphinx

from . import messages, quantities
from .evidence import Evidence, Explored, Outcome, Step, source_lines
from .messages import Problem
from .nodes import drawing, make, paragraph
from .report import VerifiedDirective, evidence_for
from .settings import Settings
from .text import visible

TURNS_MAX = 40
WIDTH, HEIGHT = 100.0, 10.0
_LANE = re.compile(r"[^\s:]+")


def seconds(nanoseconds: int) -> str:
    """Return a moment in the unit that fits it."""
    if nanoseconds == 0:
        return "0"
    unit, size = quantities.fitting_time(nanoseconds)
    return f"{nanoseconds / size:g} {unit}"


def moments(explored: Explored) -> list[tuple[int, str]] | None:
    """Return the lines of the first outcome with the moments they were completed at, if time passed."""
    if not explored.outcomes:
        return None
    outcome: Outcome = explored.outcomes[0]
    lines = outcome.output.split("\n")[: len(outcome.stamps)]
    if not lines or max(outcome.stamps) == 0:
        return None
    return list(zip(outcome.stamps, lines))


def lane_svg(stamps: list[int], end: int, ticks: int) -> str:
    """Return one lane: a line with a dot at each moment."""
    root = ElementTree.Element("svg", {"class": "lane", "viewBox": f"-2 0 {WIDTH + 4:g} {HEIGHT:g}",
                                       "preserveAspectRatio": "none", "aria-hidden": "true", "focusable": "false"})
    for tick in range(ticks + 1):
        ElementTree.SubElement(root, "path", {"class": "lane-tick", "d": f"M{WIDTH * tick / ticks:.2f} 0v{HEIGHT:g}"})
    ElementTree.SubElement(root, "path", {"class": "lane-line", "d": f"M0 {HEIGHT / 2:g}H{WIDTH:g}"})
    for stamp in stamps:
        ElementTree.SubElement(root, "path", {"class": "lane-dot", "d": f"M{WIDTH * stamp / end:.2f} {HEIGHT / 2:g}h0.01"})
    return ElementTree.tostring(root, encoding="unicode")


def timed(moments: list[tuple[int, str]]) -> list[nodes.Node]:
    """Return the lanes of a program in which time passes, and the same as a table."""
    end, ticks = max(stamp for stamp, _ in moments), 4
    lanes: dict[str, list[int]] = {}
    for stamp, line in moments:
        match = _LANE.match(line)
        lanes.setdefault(match.group() if match else "", []).append(stamp)
    rows = [make("tr", make("th", nodes.Text(visible(name)), scope="row"),
                 make("td", drawing(svg=lane_svg(stamps, end, ticks)))) for name, stamps in lanes.items()]
    axis = make("div", *(make("span", nodes.Text(seconds(end * tick // ticks))) for tick in range(ticks + 1)), classes="lane-axis")
    rows.append(make("tr", make("td"), make("td", axis), classes="lane-foot"))
    head = make("tr", make("th", nodes.Text("Time"), scope="col"), make("th", nodes.Text("Line"), scope="col"))
    listed = make("table", make("thead", head), make("tbody", *(
        make("tr", make("td", nodes.Text(seconds(stamp)), classes="number"), make("td", nodes.literal("", visible(line))))
        for stamp, line in moments)))
    return [make("table", make("tbody", *rows), classes="lanes", role="presentation"),
            make("details", make("summary", nodes.inline("", "The same as a table")), make("div", listed, classes="table-scroll"))]


@dataclass(frozen=True)
class Turn:
    """What one thread does at one line of the program before another line or thread has its turn."""

    step: int
    thread: str
    line: int
    deeds: tuple[str, ...]


def turns(trace: Iterable[Step], source: str) -> list[Turn]:
    """Return the steps taken in the program itself; what the library does inside one line is one turn."""
    made: list[Turn] = []
    for step in trace:
        if step.file != source:
            continue
        deed = f"{step.what} {step.object}".strip()
        if made and (made[-1].thread, made[-1].line) == (step.thread, step.line):
            made[-1] = replace(made[-1], deeds=(*made[-1].deeds, deed))
        else:
            made.append(Turn(step.step, step.thread, step.line, (deed,)))
    return made


def told(deeds: tuple[str, ...]) -> str:
    """Return what was done, each once; beside anything else, atomic operations are how the library does it."""
    loud = [deed for deed in deeds if not deed.startswith(("atomic ", "compare-exchange "))]
    return ", ".join(dict.fromkeys(loud or deeds))


def turn_cell(turn: Turn, source: list[str]) -> nodes.Element:
    """Return the line and what happens at it."""
    cell = make("td")
    if 1 <= turn.line <= len(source):
        cell += nodes.literal("", visible(source[turn.line - 1].strip()))
    cell += nodes.inline("", visible(told(turn.deeds)))
    return cell


def stepwise(explored: Explored, evidence: Evidence, source: list[str]) -> list[nodes.Node]:
    """Return one schedule as a table: a column for each thread, a row for each turn."""
    every = turns(explored.trace, evidence.source)
    shown = every[:TURNS_MAX]
    threads = sorted({turn.thread for turn in shown}, key=lambda name: (len(name), name))
    head = make("tr", make("th", nodes.Text("Step"), scope="col"), *(make("th", nodes.Text(visible(name)), scope="col") for name in threads))
    rows = []
    for turn in shown:
        cells = [turn_cell(turn, source) if name == turn.thread else make("td") for name in threads]
        rows.append(make("tr", make("th", nodes.Text(str(turn.step)), scope="row"), *cells))
    found = explored.findings[0].kind if explored.findings else None
    said = f"A schedule that ends in: {visible(found)}" if found else "One of the explored schedules"
    table = make("table", make("caption", nodes.Text(said)), make("thead", head), make("tbody", *rows), classes="steps")
    made: list[nodes.Node] = [make("div", table, classes="table-scroll")]
    if len(every) > TURNS_MAX:
        made.append(paragraph(f"Not shown: {len(every) - TURNS_MAX:,} more rows.", "cut"))
    return made


class TimelineDirective(VerifiedDirective):
    """Draws what happened in one schedule."""

    required_arguments = 1

    def build(self) -> list[nodes.Node]:
        evidence = evidence_for(self.env, self.arguments[0])
        explored = evidence.explored
        if explored is None:
            raise Problem(messages.nothing_to_draw(evidence.snippet))
        passed = moments(explored)
        if passed:
            made = timed(passed)
        elif turns(explored.trace, evidence.source):
            made = stepwise(explored, evidence, source_lines(Settings.of(self.env.config), evidence))
        else:
            raise Problem(messages.nothing_to_draw(evidence.snippet))
        figure = make("figure", *made, classes="timeline", aria_label=f"Timeline of {evidence.snippet}")
        self.set_source_info(figure)
        return [figure]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("timeline", TimelineDirective)
