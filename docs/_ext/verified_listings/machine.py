"""The directive `machine`: where the numbers come from, and how far apart two measurements of one program lie."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx

from . import quantities
from .bench import Machine, Results, load
from .benchmark import build_words, day, load_words, machine_words
from .nodes import make, paragraph
from .report import VerifiedDirective, depend
from .settings import Settings
from .text import visible


def facts(machine: Machine, results: list[Results]) -> nodes.Element:
    """Return the card of one machine."""
    days = sorted({day(each.measured) for each in results})
    rows = [
        ("Machine", machine_words(machine)),
        ("Built with", build_words(machine)),
        ("Measured", days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"),
    ]
    return make("dl", *(part for name, value in rows
                        for part in (make("dt", nodes.Text(name)), make("dd", nodes.Text(visible(value))))),
                classes="machine")


def noise_table(results: list[Results]) -> nodes.Element:
    """Return, suite by suite, how one variant compares with itself, and what else the machine was doing."""
    head = make("tr", *(make("th", nodes.Text(name), scope="col")
                        for name in ("Suite", "Measured twice", "Times itself", "Meanwhile")))
    rows = [make("tr", make("th", nodes.literal("", each.suite), scope="row"),
                 make("td", nodes.literal("", visible(each.noise_variant))),
                 make("td", nodes.Text(quantities.ratio(each.noise.all)), classes="number"),
                 make("td", nodes.Text(load_words(each.measured)))) for each in results]
    caption = make("caption", nodes.Text("Noise floor: the same program measured twice in each round"))
    return make("div", make("table", caption, make("thead", head), make("tbody", *rows), classes="noise-table"), classes="table-scroll")


class MachineDirective(VerifiedDirective):
    """Shows every machine that measured something, and the noise floor of each suite."""

    def build(self) -> list[nodes.Node]:
        settings = Settings.of(self.env.config)
        measured: list[Results] = []
        for suite in settings.suites():
            depend(self.env, settings.suite(suite))
            depend(self.env, settings.results(suite))
            # A suite that every build measures and that has no results is reported where its numbers are shown.
            if settings.results(suite).is_file():
                results = load(settings, suite)
                if results is not None:
                    measured.append(results)
        if not measured:
            return [paragraph("Nothing has been measured yet: run 'make docs'.", "not-measured")]
        machines = dict.fromkeys(each.machine for each in measured)
        cards = [facts(machine, [each for each in measured if each.machine == machine]) for machine in machines]
        return [*cards, noise_table(measured)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("machine", MachineDirective)
