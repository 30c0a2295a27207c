"""The directive `timeline`: who did what and when, drawn from what the explorer recorded."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from xml.etree import ElementTree

from docutils import nodes
from sphinx.application import Sphinx

from . import messages, quantities
from .evidence import Evidence, Explored, Outcome, Step, source_lines
from .messages import Problem
from .nodes import drawing, make, paragraph
from .report import VerifiedDirective, evidence_for
from .schedule import State, Turn, threads, turns
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


def sleeps(trace: Iterable[Step]) -> dict[str, list[tuple[int, int]]]:
    """Return for each thread from when to when it slept: a sleep is recorded at its end, and begins at the step before."""
    before: dict[str, int] = {}
    found: dict[str, list[tuple[int, int]]] = {}
    for step in trace:
        if step.what == "sleep" and step.time_ns > before.get(step.thread, 0):
            found.setdefault(step.thread, []).append((before.get(step.thread, 0), step.time_ns))
        before[step.thread] = step.time_ns
    return found


def lane_svg(stamps: list[int], end: int, ticks: int, asleep: Iterable[tuple[int, int]] = ()) -> str:
    """Return one lane: a dot at each moment, a line from the first to the last, and a bar for each sleep."""
    root = ElementTree.Element("svg", {"class": "lane", "viewBox": f"-2 0 {WIDTH + 4:g} {HEIGHT:g}",
                                       "preserveAspectRatio": "none", "aria-hidden": "true", "focusable": "false"})
    for tick in range(ticks + 1):
        ElementTree.SubElement(root, "path", {"class": "lane-tick", "d": f"M{WIDTH * tick / ticks:.2f} 0v{HEIGHT:g}"})
    ElementTree.SubElement(root, "path", {"class": "lane-line", "d": f"M0 {HEIGHT / 2:g}H{WIDTH:g}"})
    if stamps and min(stamps) < max(stamps):
        first, last = (WIDTH * each(stamps) / end for each in (min, max))
        ElementTree.SubElement(root, "path", {"class": "lane-busy", "d": f"M{first:.2f} {HEIGHT / 2:g}H{last:.2f}"})
    for start, stop in asleep:
        # A gap at the end of each: there the thread is awake.
        ElementTree.SubElement(root, "path", {"class": "lane-sleep", "d": f"M{WIDTH * start / end + 0.6:.2f} {HEIGHT / 2:g}H{WIDTH * stop / end - 0.6:.2f}"})
    for stamp in stamps:
        ElementTree.SubElement(root, "path", {"class": "lane-dot", "d": f"M{WIDTH * stamp / end:.2f} {HEIGHT / 2:g}h0.01"})
    return ElementTree.tostring(root, encoding="unicode")


def timed(moments: list[tuple[int, str]], asleep: dict[str, list[tuple[int, int]]]) -> list[nodes.Node]:
    """Return the lanes of a program in which time passes, and the same as a table."""
    end, ticks = max(stamp for stamp, _ in moments), 4
    lanes: dict[str, list[int]] = {}
    for stamp, line in moments:
        match = _LANE.match(line)
        lanes.setdefault(match.group() if match else "", []).append(stamp)
    rows = [make("tr", make("th", nodes.Text(visible(name)), scope="row"),
                 make("td", drawing(svg=lane_svg(stamps, end, ticks)))) for name, stamps in lanes.items()]
    rows += [make("tr", make("th", nodes.Text(f"{visible(name)} sleeps"), scope="row"),
                  make("td", drawing(svg=lane_svg([], end, ticks, spans)))) for name, spans in asleep.items()]
    axis = make("div", *(make("span", nodes.Text(seconds(end * tick // ticks))) for tick in range(ticks + 1)), classes="lane-axis")
    rows.append(make("tr", make("td"), make("td", axis), classes="lane-foot"))
    head = make("tr", make("th", nodes.Text("Time"), scope="col"), make("th", nodes.Text("Line"), scope="col"))
    listed = make("table", make("thead", head), make("tbody", *(
        make("tr", make("td", nodes.Text(seconds(stamp)), classes="number"), make("td", nodes.literal("", visible(line))))
        for stamp, line in moments)))
    if asleep:
        listed = make("div", listed, sleeps_table(asleep))
    last = "; ".join(f"{visible(name)} at {seconds(max(stamps))}" for name, stamps in lanes.items() if name)
    return [make("table", make("tbody", *rows), classes="lanes", role="presentation"), paragraph(f"The last lines: {last}.", "cut"),
            make("details", make("summary", nodes.inline("", "The same as a table")), make("div", listed, classes="table-scroll"))]


def sleeps_table(asleep: dict[str, list[tuple[int, int]]]) -> nodes.Element:
    """Return when each thread slept."""
    head = make("tr", *(make("th", nodes.Text(name), scope="col") for name in ("Thread", "Sleeps from", "To")))
    return make("table", make("thead", head), make("tbody", *(
        make("tr", make("th", nodes.Text(visible(name)), scope="row"), make("td", nodes.Text(seconds(start)), classes="number"),
             make("td", nodes.Text(seconds(stop)), classes="number")) for name, spans in asleep.items() for start, stop in spans)))


def told(deeds: tuple[str, ...]) -> str:
    """Return what was done, each deed once, with how often."""
    return ", ".join(deed if count == 1 else f"{deed} ({count} times)" for deed, count in Counter(deeds).items())


def strand(turn: Turn, before: dict[str, State], names: list[str], last: bool) -> nodes.Node:
    """Return the lanes of one row: for each thread how it stood until now and how it stands then, and a dot for who acts."""
    root = ElementTree.Element("svg", {"class": "strand", "viewBox": f"0 0 {len(names)} 1", "preserveAspectRatio": "none",
                                       "aria-hidden": "true", "focusable": "false"})
    for place, name in enumerate(names):
        x = f"{place + 0.5:g}"
        for state, path in ((before.get(name), f"M{x} 0V0.5"), (turn.states[name], f"M{x} 0.5V{0.9 if last else 1:g}")):
            if state and state.kind in ("ready", "waits", "sleeps"):
                kind = f"{state.kind} strand-holds" if state.holds else state.kind
                ElementTree.SubElement(root, "path", {"class": f"strand-{kind}", "d": path})
        if name == turn.thread:
            ElementTree.SubElement(root, "path", {"class": "strand-dot", "d": f"M{x} 0.5h0.001"})
    return drawing(svg=ElementTree.tostring(root, encoding="unicode"))


def news(turn: Turn, before: dict[str, State]) -> list[str]:
    """Return who begins to wait, for what, and who has it."""
    return [f"{name} {state.why}" for name, state in turn.states.items()
            if state.why and (name not in before or before[name].why != state.why)]


def stepwise(explored: Explored, evidence: Evidence, source: list[str]) -> list[nodes.Node]:
    """Return one schedule: a row for each turn, beside it a lane for each thread."""
    places = explored.findings[0].places if explored.findings else ()
    every = turns(explored.trace, evidence.source, source, places)
    shown = every[:TURNS_MAX]
    names = [name for name in threads(explored.trace) if any(turn.states[name].kind != "absent" for turn in shown)]
    heads = make("th", make("span", *(make("span", nodes.Text(f"{visible(name)} ")) for name in names), classes="strands"), scope="col")
    head = make("tr", make("th", nodes.Text("Step"), scope="col"), heads, make("th", nodes.Text("What is done"), scope="col"))
    rows = []
    before: dict[str, State] = {}
    for turn in shown:
        cell = make("td", make("strong", nodes.Text(visible(turn.thread))), nodes.Text(" " + visible(told(turn.deeds))))
        if 1 <= turn.line <= len(source):
            cell += nodes.literal("", visible(source[turn.line - 1].strip()))
        cell += [make("em", nodes.Text(visible(said))) for said in news(turn, before)]
        rows.append(make("tr", make("th", nodes.Text(str(turn.step)), scope="row"),
                         make("td", strand(turn, before, names, turn is shown[-1]), classes="strand-cell"), cell))
        before = turn.states
    found = explored.findings[0].kind if explored.findings else None
    said = f"A schedule that ends in: {visible(found)}" if found else "One of the explored schedules"
    table = make("table", make("caption", nodes.Text(said)), make("thead", head), make("tbody", *rows), classes="steps")
    made: list[nodes.Node] = [make("div", table, classes="table-scroll")]
    if len(every) > TURNS_MAX:
        made.append(paragraph(f"Not shown: {len(every) - TURNS_MAX:,} more rows.", "cut"))
    if any(state.kind in ("waits", "sleeps") or state.holds for turn in shown for state in turn.states.values()):
        made.append(paragraph("Thick: holds a lock. Dotted or red: waits.", "cut"))
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
            # The trace is of the same run as the outcome where there is only one.
            made = timed(passed, sleeps(explored.trace) if explored.schedules == 1 else {})
        elif any(step.file == evidence.source for step in explored.trace):
            made = stepwise(explored, evidence, source_lines(Settings.of(self.env.config), evidence))
        else:
            raise Problem(messages.nothing_to_draw(evidence.snippet))
        figure = make("figure", *made, classes="timeline", aria_label=f"Timeline of {evidence.snippet}")
        self.set_source_info(figure)
        return [figure]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("timeline", TimelineDirective)
