"""Costs over a parameter as a small SVG: one line for each kind of variant, an interval at each point."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from xml.etree import ElementTree

from . import bars, messages, quantities
from .bench import Interval, Results, Variant
from .messages import Problem

WIDTH, HEIGHT = 400.0, 230.0
LEFT, RIGHT, TOP, BOTTOM = 58.0, 92.0, 12.0, 30.0
_PARAMETER = re.compile(r"(.+)-((\d+(?:\.\d+)?)([A-Za-z]*))")
_UNITS = {"": 1.0, "B": 1.0, "KiB": 2.0 ** 10, "MiB": 2.0 ** 20, "ns": 1.0, "us": 1e3, "ms": 1e6, "s": 1e9}


@dataclass(frozen=True)
class Point:
    """One variant: its parameter, how the parameter is written, and what was measured there."""

    at: float
    written: str
    value: Interval


Series = dict[str, list[Point]]


def series_of(results: Results, variants: list[Variant], factors: list[float]) -> Series:
    """Return the variants by what stands before the parameter in their names, each line from left to right."""
    found: Series = {}
    for variant, factor in zip(variants, factors):
        match = _PARAMETER.fullmatch(variant.name)
        if match is None or match.group(4) not in _UNITS:
            raise Problem(messages.no_parameter(results.suite, variant.name))
        point = Point(float(match.group(3)) * _UNITS[match.group(4)], match.group(2), variant.value.all.times(factor))
        found.setdefault(match.group(1), []).append(point)
    for points in found.values():
        points.sort(key=lambda point: point.at)
    return found


def words(series: Series, unit: str) -> str:
    """Return the drawing in words."""
    return "; ".join(f"{name}: " + ", ".join(f"{quantities.quantity(point.value.median, unit)} at {point.written}"
                                             for point in points) for name, points in series.items())


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _x(series: Series) -> dict[float, float]:
    """Return where each parameter stands: evenly if they span little, else by their logarithms."""
    values = sorted({point.at for points in series.values() for point in points})
    positions = [math.log(value) if values[0] > 0 and values[-1] / values[0] > bars.LINEAR_SPREAD_MAX else value
                 for value in values]
    span = positions[-1] - positions[0] or 1.0
    return {value: LEFT + (WIDTH - LEFT - RIGHT) * (position - positions[0]) / span
            for value, position in zip(values, positions)}


def _marks(scale: bars.Scale) -> list[float]:
    return scale.marks() if scale.logarithmic else [0.0, scale.high / 2, scale.high]


def svg(series: Series, unit: str) -> str:
    """Return the drawing."""
    everything = [point for points in series.values() for point in points]
    scale = bars.Scale.over([point.value for point in everything])
    xs = _x(series)

    def y(value: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * scale.x(value) / bars.WIDTH

    root = ElementTree.Element("svg", {"class": "lines", "viewBox": f"0 0 {_n(WIDTH)} {_n(HEIGHT)}", "role": "img",
                                       "aria-label": words(series, unit)})

    def text(words: str, x: float, y: float, anchor: str) -> None:
        made = ElementTree.SubElement(root, "text", {"x": _n(x), "y": _n(y), "text-anchor": anchor})
        made.text = words

    for mark in _marks(scale):
        ElementTree.SubElement(root, "path", {"class": "lines-mark", "d": f"M{_n(LEFT)} {_n(y(mark))}H{_n(WIDTH - RIGHT)}"})
        text(quantities.quantity(mark, unit), LEFT - 6, y(mark) + 4, "end")
    for at, written in {point.at: point.written for point in everything}.items():
        text(written, xs[at], HEIGHT - BOTTOM + 18, "middle")
    for name, points in series.items():
        group = ElementTree.SubElement(root, "g", {"class": f"lines-series gauge-{bars.model(name)}"})
        places = [(xs[point.at], y(point.value.median)) for point in points]
        ElementTree.SubElement(group, "path", {"class": "lines-line",
                                               "d": "M" + "L".join(f"{_n(a)} {_n(b)}" for a, b in places)})
        for point, (a, b) in zip(points, places):
            ElementTree.SubElement(group, "path", {
                "class": "lines-interval", "d": f"M{_n(a)} {_n(y(point.value.low))}V{_n(y(point.value.high))}"})
            ElementTree.SubElement(group, "circle", {"cx": _n(a), "cy": _n(b), "r": "3"})
        text(name, places[-1][0] + 8, places[-1][1] + 4, "start")
    return ElementTree.tostring(root, encoding="unicode")
