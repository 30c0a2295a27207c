"""What the explored schedules led to: how often each outcome came, and how to see it again."""

from __future__ import annotations

import re
import shlex
from xml.etree import ElementTree

from docutils import nodes

from .evidence import Evidence, Explored, Outcome
from .nodes import drawing, make, paragraph
from .text import visible

ROWS_MAX = 8
BINS = 40
WIDTH, HEIGHT, TALL = 100.0, 10.0, 40.0
_NUMBER = re.compile(r"-?\d{1,15}\n")


def replay(evidence: Evidence, seed: int) -> str:
    """Return the command that runs a schedule again, under the terms it was found on."""
    command = f"make explore SNIPPET={evidence.snippet} SEED={seed}"
    if evidence.contract.kind == "timed output":
        command += " FLAGS='--time idle'"
    if evidence.contract.arguments:
        command += f" ARGUMENTS={shlex.quote(' '.join(evidence.contract.arguments))}"
    return command


def again(evidence: Evidence, seed: int | None, before: str = "To see it again: ", *after: nodes.Node) -> list[nodes.Node]:
    """Return the sentence with the command that shows something again, where a seed was kept."""
    if seed is None:
        return []
    command = nodes.literal("", visible(replay(evidence, seed)))
    return [nodes.paragraph("", "", nodes.Text(before), command, *after, classes=["replay"])]


def one_line(output: str) -> str:
    """Return an output as one line, cut where it is long."""
    lines = visible(output).strip("\n").split("\n")
    said = " / ".join(lines[:4]) + (f" / … ({len(lines) - 4:,} more lines)" if len(lines) > 4 else "")
    return f"{said[:160]}…" if len(said) > 160 else said or "(nothing)"


def _svg(classes: str, height: float) -> ElementTree.Element:
    return ElementTree.Element("svg", {"class": classes, "viewBox": f"0 0 {WIDTH:g} {height:g}", "preserveAspectRatio": "none",
                                       "aria-hidden": "true", "focusable": "false"})


def bar(share: float) -> str:
    """Return a bar for a share of the schedules."""
    root = _svg("gauge", HEIGHT)
    # The rarest outcome too is to be seen.
    width = max(WIDTH * share, 0.5)
    ElementTree.SubElement(root, "rect", {"class": "gauge-fill", "width": f"{width:.3g}", "height": f"{HEIGHT:g}"})
    return ElementTree.tostring(root, encoding="unicode")


def numbers(outcomes: list[Outcome]) -> list[tuple[int, int]] | None:
    """Return each printed number with its count, if every run printed one number and nothing else."""
    if not all(_NUMBER.fullmatch(outcome.output) for outcome in outcomes):
        return None
    return sorted((int(outcome.output), outcome.count) for outcome in outcomes)


def histogram(found: list[tuple[int, int]]) -> str:
    """Return how often numbers of each size were printed, smallest on the left."""
    low, high = found[0][0], found[-1][0]
    bins = [0] * BINS
    for number, count in found:
        bins[(number - low) * (BINS - 1) // max(1, high - low)] += count
    root = _svg("histogram", TALL)
    step = WIDTH / BINS
    # One outline for all bars, each left open at its foot: as an element each would be as long as ten of these.
    outline = ""
    for place, count in enumerate(bins):
        if count:
            tall = max(TALL * count / max(bins), 0.5)
            outline += f"M{place * step:.4g} {TALL:g}v-{tall:.3g}h{step * 0.85:.3g}v{tall:.3g}"
    ElementTree.SubElement(root, "path", {"class": "gauge-fill", "d": outline})
    return ElementTree.tostring(root, encoding="unicode")


def spread(outcomes: list[Outcome]) -> list[nodes.Node]:
    """Return the drawing of many different numbers; a few are told apart in the table."""
    found = numbers(outcomes)
    if found is None or len(found) <= ROWS_MAX:
        return []
    low, high = found[0][0], found[-1][0]
    ends = make("div", make("span", nodes.Text(f"{low:,}")), make("span", nodes.Text(f"{high:,}")), classes="lane-axis")
    said = f"{len(found):,} different numbers were printed, from {low:,} to {high:,}."
    return [paragraph(said), make("div", drawing(svg=histogram(found)), ends, classes="spread")]


def row(outcome: Outcome, schedules: int, with_ends: bool) -> nodes.Element:
    """Return one outcome with the share of schedules that led to it."""
    ends = [make("td", nodes.Text(visible(outcome.ends)))] if with_ends else []
    seed = nodes.Text("" if outcome.seed is None else str(outcome.seed))
    return make("tr", make("td", nodes.literal("", one_line(outcome.output)), drawing(svg=bar(outcome.count / max(1, schedules)))), *ends,
                make("td", nodes.Text(f"{outcome.count:,}"), classes="number"), make("td", seed, classes="number"))


def outcomes_part(evidence: Evidence, explored: Explored) -> list[nodes.Node]:
    """Return how often each outcome was seen, where there was more than one."""
    if len(explored.outcomes) < 2:
        return []
    ordered = sorted(explored.outcomes, key=lambda outcome: (-outcome.count, outcome.output))
    with_ends = any(outcome.ends != "exit 0" for outcome in ordered)
    names = ["Output", *(["Ends"] if with_ends else []), "Schedules", "Seed"]
    head = make("tr", *(make("th", nodes.Text(name), scope="col", classes="number" if name in ("Schedules", "Seed") else "")
                        for name in names))
    rows = [row(outcome, explored.schedules, with_ends) for outcome in ordered[:ROWS_MAX]]
    caption = f"Outcomes of {explored.schedules:,} explored schedules"
    table = make("table", make("caption", nodes.Text(caption)), make("thead", head), make("tbody", *rows), classes="outcome-table")
    made = [*spread(ordered), make("div", table, classes="table-scroll")]
    if len(ordered) > ROWS_MAX:
        made.append(paragraph(f"Not shown: {len(ordered) - ROWS_MAX:,} more outcomes.", "cut"))
    rarest = ordered[: ROWS_MAX][-1]
    # The command once, since only the seed in it differs from row to row.
    return [*made, *again(evidence, rarest.seed, "Each can be seen again with its seed, as in ", nodes.Text(" for "),
                          nodes.literal("", one_line(rarest.output)))]
