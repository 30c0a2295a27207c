"""The directive `benchmark`: what a suite measured, as a table with bars, and where it was measured."""

from __future__ import annotations

import csv
import io
import shutil
from dataclasses import dataclass
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx

from . import bars, lines, messages, quantities
from .bench import Circumstances, Interval, Machine, Results, Variant, load
from .domain import domain, unique
from .messages import Problem
from .nodes import drawing, make, paragraph
from .report import VerifiedDirective, results_for
from .settings import Settings
from .text import visible

DOWNLOADS = "_downloads/bench"


def machine_words(machine: Machine) -> str:
    """Return the machine in one line."""
    cores = f"{machine.cores} core{'s' if machine.cores != 1 else ''}"
    return f"{machine.cpu}, {cores}, {quantities.significant(machine.memory_gib, 2)} GiB, kernel {machine.kernel}"


def build_words(machine: Machine) -> str:
    """Return what it was built with in one line."""
    return f"{machine.compiler} {machine.flags}, {machine.library}"


def load_words(measured: Circumstances) -> str:
    """Return what else the machine was doing."""
    words = (f"load {measured.load_before:.1f} before and {measured.load_after:.1f} after, "
             f"{measured.steal_percent:.1f} % stolen by the host")
    if measured.others_percent is not None:
        words += f", {measured.others_percent:.1f} % used by other programs"
    return words


def day(measured: Circumstances) -> str:
    """Return the day of the measurement."""
    return measured.date[:10]


def csv_text(results: Results) -> str:
    """Return the results as comma-separated values."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["variant", "label", "unit", "median", "low", "high", "median of session 1", "median of session 2"])
    for variant in results.variants:
        value = variant.value
        writer.writerow([variant.name, variant.label, variant.unit, value.all.median, value.all.low, value.all.high,
                         *(session.median for session in value.sessions)])
    return out.getvalue()


def downloads(docname: str, suite: str) -> nodes.Element:
    """Return the links to the numbers themselves."""
    up = "../" * docname.count("/")
    made = make("p", nodes.Text("Download: "), classes="downloads")
    for index, (kind, name) in enumerate((("CSV", "csv"), ("JSON", "json"))):
        if index:
            made += nodes.Text(", ")
        made += make("a", nodes.Text(f"{suite} as {kind}"), href=f"{up}{DOWNLOADS}/{suite}.{name}")
    return made


@dataclass(frozen=True)
class Row:
    """A variant, its numbers in the unit of its column, and its bar."""

    variant: Variant
    value: Interval
    unit: str
    scale: bars.Scale


def rows_of(variants: list[Variant]) -> tuple[list[Row], str | None]:
    """Return the rows and the unit they share, if they do; without one, no bar is longer than another."""
    common = quantities.common_unit([(variant.value.all.median, variant.unit) for variant in variants])
    if common is None:
        return [Row(each, each.value.all, each.unit, bars.Scale.over([each.value.all])) for each in variants], None
    unit, factors = common
    values = [variant.value.all.times(factor) for variant, factor in zip(variants, factors)]
    scale = bars.Scale.over(values)
    return [Row(variant, value, unit, scale) for variant, value in zip(variants, values)], unit


def row_node(row: Row, shared_unit: str | None, relative: str | None) -> nodes.Element:
    """Return one row: the label over its bar, the median, the interval, the ratio."""
    unit = "" if shared_unit else f" {row.unit}"
    median, low, high = (quantities.significant(number, 3) for number in (row.value.median, row.value.low, row.value.high))
    label = make("th", nodes.inline("", visible(row.variant.label)), scope="row")
    if row.variant.oversubscribed:
        label += nodes.Text(" ")
        label += nodes.inline("", "more threads than cores", classes=["badge"])
    label += drawing(svg=bars.svg(row.variant.name, row.value, row.scale))
    cells = [label, make("td", nodes.Text(f"{median}{unit}"), classes="number"),
             make("td", nodes.Text(f"{low} to {high}"), classes="number interval")]
    if relative is not None:
        cells.append(make("td", nodes.Text(relative), classes="number"))
    return make("tr", *cells)


def relation(results: Results, variant: Variant, relative_to: str | None) -> str | None:
    """Return how many times the reference a variant is, with the interval."""
    if relative_to is None:
        return None
    if variant.name == relative_to:
        return "1"
    return quantities.ratio(results.ratio(variant.name, relative_to).value.all)


def table(results: Results, rows: list[Row], unit: str | None, relative_to: str | None) -> nodes.Element:
    """Return the table with its caption and units in the header."""
    of = f" ({unit})" if unit else ""
    head = ["What", f"Median{of}", f"95 % interval{of}"]
    if relative_to is not None:
        head.append(f"Times {relative_to}")
    header = make("tr", *(make("th", nodes.Text(name), scope="col", classes="number" if index else "")
                          for index, name in enumerate(head)))
    body = [row_node(row, unit, relation(results, row.variant, relative_to)) for row in rows]
    return make("table", make("caption", nodes.Text(visible(results.title))), make("thead", header),
                make("tbody", *body), classes="benchmark-table")


def notes(results: Results, logarithmic: bool) -> nodes.Node:
    """Return what has to be known to read the numbers."""
    said = [
        f"Measured on {day(results.measured)} in {len(results.noise.sessions)} sessions of {results.rounds} rounds: "
        f"{machine_words(results.machine)}; {load_words(results.measured)}.",
        f"Built with {build_words(results.machine)}.",
        f"Noise floor: '{results.noise_variant}', measured twice in each round, is "
        f"{quantities.ratio(results.noise.all)} times itself.",
    ]
    if logarithmic:
        said.append("The scale of the bars is logarithmic: each line is ten times the one before.")
    return paragraph(visible(" ".join(said)), "benchmark-machine")


class BenchmarkDirective(VerifiedDirective):
    """Shows what a suite measured."""

    required_arguments = 1
    option_spec = {"variants": directives.unchanged_required, "relative-to": directives.unchanged_required,
                   "chart": directives.unchanged_required}

    def build(self) -> list[nodes.Node]:
        suite = self.arguments[0]
        results = results_for(self.env, suite)
        figure = make("figure", classes="benchmark", aria_label=f"Results of the suite {suite}")
        figure["ids"] = [self.anchor(suite)]
        self.set_source_info(figure)
        if results is None:
            figure += paragraph(f"Not measured: '{suite}' is one of the long suites; run 'make bench'.", "not-measured")
            return [figure]
        relative_to = self.options.get("relative-to")
        if relative_to is not None:
            results.variant(relative_to)
        rows, unit = rows_of(self.variants(results))
        if chart := self.options.get("chart"):
            figure += self.chart(chart, results)
        figure += make("div", table(results, rows, unit, relative_to), classes="table-scroll")
        figure += notes(results, rows[0].scale.logarithmic)
        figure += downloads(self.env.docname, suite)
        return [figure]

    def variants(self, results: Results) -> list[Variant]:
        """Return the variants asked for, all of them by default."""
        names = self.options.get("variants", "").split()
        return [results.variant(name) for name in names] if names else list(results.variants)

    def chart(self, chart: str, results: Results) -> nodes.Node:
        """Return the drawing asked for, above the table that says the same."""
        if chart != "lines":
            raise Problem(messages.unknown_chart(chart))
        variants = self.variants(results)
        common = quantities.common_unit([(variant.value.all.median, variant.unit) for variant in variants])
        unit, factors = common or ("", [1.0] * len(variants))
        return drawing(svg=lines.svg(lines.series_of(results, variants, factors), unit))

    def anchor(self, suite: str) -> str:
        """Return the id of the table, new on its page, known to the domain."""
        tables = domain(self.env).page(self.env.docname).tables
        anchor = unique(f"benchmark-{suite}", [taken for _, taken in tables])
        tables.append((suite, anchor))
        return anchor


def write_downloads(app: Sphinx, error: Exception | None) -> None:
    """Put the numbers of every table on the site beside the pages."""
    if error is not None or app.builder.name != "html":
        return
    settings = Settings.of(app.config)
    assert app.env is not None
    folder = Path(app.outdir, DOWNLOADS)
    shutil.rmtree(folder, ignore_errors=True)
    suites = {suite for page in domain(app.env).pages.values() for suite, _ in page.tables}
    for suite in sorted(suites):
        try:
            results = load(settings, suite)
        except Problem:
            # The page that shows the suite has said so.
            continue
        if results is not None:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{suite}.csv").write_text(csv_text(results), encoding="utf-8")
            (folder / f"{suite}.json").write_bytes(settings.results(suite).read_bytes())


def setup(app: Sphinx) -> None:
    """Register the directive and the downloads."""
    app.add_directive("benchmark", BenchmarkDirective)
    app.connect("build-finished", write_downloads)
