"""A bar with its interval as a small SVG: no text, since the numbers stand beside it, and no style, only classes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from xml.etree import ElementTree

from .bench import Interval

WIDTH, HEIGHT = 100.0, 10.0
# Beyond this spread the shortest bar of a linear scale is no longer seen.
LINEAR_SPREAD_MAX = 40.0
# A part of the text of a variant's name tells its model, and so its colour.
_MODELS = (("process", ("process", "program", "fork", "spawn")), ("async", ("coroutine", "gather", "task")),
           ("thread", ("thread", "pool", "async")))


@dataclass(frozen=True)
class Scale:
    """Where a value lies between the edges of a chart."""

    low: float
    high: float
    logarithmic: bool

    @staticmethod
    def over(intervals: list[Interval]) -> Scale:
        """Return a scale for all of them: linear from zero where each can be seen, else by powers of ten."""
        low = min(interval.low for interval in intervals)
        high = max(interval.high for interval in intervals)
        if high / low <= LINEAR_SPREAD_MAX:
            return Scale(0.0, high, logarithmic=False)
        return Scale(10.0 ** math.floor(math.log10(low)), 10.0 ** math.ceil(math.log10(high)), logarithmic=True)

    def x(self, value: float) -> float:
        """Return the position of a value."""
        if self.logarithmic:
            share = (math.log10(value) - math.log10(self.low)) / (math.log10(self.high) - math.log10(self.low))
        else:
            share = value / self.high
        return WIDTH * share

    def marks(self) -> list[float]:
        """Return the powers of ten inside a logarithmic scale."""
        if not self.logarithmic:
            return []
        first, last = round(math.log10(self.low)), round(math.log10(self.high))
        return [10.0 ** power for power in range(first, last + 1)]


def model(name: str) -> str:
    """Return the model a variant belongs to: thread, process, async or plain."""
    return next((found for found, parts in _MODELS if any(part in name for part in parts)), "plain")


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def svg(name: str, interval: Interval, scale: Scale) -> str:
    """Return the drawing: a bar from zero, or a dot on a scale of powers of ten; over it the interval."""
    root = ElementTree.Element("svg", {
        "class": f"gauge gauge-{model(name)}", "viewBox": f"0 0 {_n(WIDTH)} {_n(HEIGHT)}", "preserveAspectRatio": "none",
        "aria-hidden": "true", "focusable": "false"})
    low, middle, high = (scale.x(value) for value in (interval.low, interval.median, interval.high))
    for mark in scale.marks():
        ElementTree.SubElement(root, "path", {"class": "gauge-mark", "d": f"M{_n(scale.x(mark))} 0v{_n(HEIGHT)}"})
    line = {"class": "gauge-interval", "d": f"M{_n(low)} {_n(HEIGHT / 2)}H{_n(high)}"}
    if scale.logarithmic:
        ElementTree.SubElement(root, "path", line)
        ElementTree.SubElement(root, "path", {"class": "gauge-dot", "d": f"M{_n(middle)} {_n(HEIGHT / 2)}h0.01"})
    else:
        ElementTree.SubElement(root, "rect", {"class": "gauge-fill", "width": _n(middle), "height": _n(HEIGHT)})
        ElementTree.SubElement(root, "path", line)
    return ElementTree.tostring(root, encoding="unicode")
