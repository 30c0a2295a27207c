"""The directive `ladder`: costs from several suites on one scale of powers of ten, the cheapest first."""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes
from sphinx.application import Sphinx

from . import bars, messages, quantities
from .bench import Interval
from .messages import Problem
from .nodes import drawing, make, paragraph
from .report import VerifiedDirective, results_for
from .roles import parse_measured
from .text import visible


@dataclass(frozen=True)
class Rung:
    """What a variant costs, in nanoseconds."""

    name: str
    label: str
    cost: Interval


def row_node(rung: Rung, scale: bars.Scale) -> nodes.Element:
    """Return one row: the label over its dot, and the cost."""
    label = make("th", nodes.inline("", visible(rung.label)), scope="row")
    label += drawing(svg=bars.svg(rung.name, rung.cost, scale))
    return make("tr", label, make("td", nodes.Text(quantities.quantity(rung.cost.median, "ns")), classes="number"))


def scale_words(scale: bars.Scale) -> str:
    """Return what the lines behind the dots mean."""
    if not scale.logarithmic:
        return "The scale begins at zero."
    first, *_, last = scale.marks()
    return (f"Each line is ten times the one before, from {quantities.quantity(first, 'ns')} "
            f"to {quantities.quantity(last, 'ns')}.")


class LadderDirective(VerifiedDirective):
    """Shows measured costs as the rungs of a ladder; the numbers were not taken side by side."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def build(self) -> list[nodes.Node]:
        rungs, missing = self.rungs()
        if not rungs:
            raise Problem(messages.empty_ladder())
        rungs.sort(key=lambda rung: rung.cost.median)
        scale = bars.Scale.over([rung.cost for rung in rungs])
        head = make("tr", make("th", nodes.Text("What"), scope="col"),
                    make("th", nodes.Text("Median"), scope="col", classes="number"))
        table = make("table", make("caption", nodes.Text(visible(self.arguments[0]))), make("thead", head),
                     make("tbody", *(row_node(rung, scale) for rung in rungs)), classes="benchmark-table ladder-table")
        figure = make("figure", make("div", table, classes="table-scroll"), classes="benchmark ladder",
                      aria_label=visible(self.arguments[0]))
        figure += paragraph(f"{scale_words(scale)} The rows come from several suites, which were not measured side by "
                            "side: read the powers of ten, not the ratios.", "benchmark-machine")
        if missing:
            figure += paragraph(f"Not measured: {', '.join(missing)}; run 'make bench'.", "not-measured")
        self.set_source_info(figure)
        return [figure]

    def rungs(self) -> tuple[list[Rung], list[str]]:
        """Return the rungs, and the names of those whose suite has no results."""
        rungs: list[Rung] = []
        missing: list[str] = []
        for line in filter(str.strip, self.content):
            suite, name = parse_measured(line)
            results = results_for(self.env, suite)
            if results is None:
                missing.append(line.strip())
                continue
            variant = results.variant(name)
            size = quantities.in_nanoseconds(variant.unit)
            if size is None:
                raise Problem(messages.no_time(line.strip(), variant.unit))
            rungs.append(Rung(name, variant.label, variant.value.all.times(size)))
        return rungs, missing


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("ladder", LadderDirective)
