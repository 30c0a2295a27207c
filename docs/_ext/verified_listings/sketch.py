"""What the standing pictures are drawn with: an empty drawing, a line, a box, and drawings side by side with words below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from xml.etree import ElementTree

from docutils import nodes

from .nodes import drawing, element, make

WIDTH, HEIGHT = 200, 100


def picture(classes: str, *, stretched: bool = False) -> ElementTree.Element:
    """Return an empty drawing; one that is stretched fits whatever stands beside it."""
    attributes = {"class": classes, "viewBox": f"0 0 {WIDTH} {HEIGHT}", "aria-hidden": "true", "focusable": "false"}
    return ElementTree.Element("svg", {**attributes, "preserveAspectRatio": "none"} if stretched else attributes)


def path(root: ElementTree.Element, classes: str, line: str) -> None:
    """Add a line to the drawing."""
    ElementTree.SubElement(root, "path", {"class": classes, "d": line})


def box(root: ElementTree.Element, classes: str, left: float, top: float, width: float, height: float) -> None:
    """Add a box to the drawing."""
    ElementTree.SubElement(root, "rect", {"class": classes, "x": f"{left:g}", "y": f"{top:g}", "rx": "4",
                                          "width": f"{width:g}", "height": f"{height:g}"})


def svg(root: ElementTree.Element) -> drawing:
    """Return the drawing as a node."""
    return drawing(svg=ElementTree.tostring(root, encoding="unicode"))


Card = tuple[str, str, Callable[[], ElementTree.Element]]


def cards(label: str, caption: str, shown: Sequence[Card]) -> element:
    """Return drawings side by side, each above its name and its words."""
    beside = [make("div", svg(draw()), nodes.paragraph("", "", nodes.strong("", name), nodes.Text(f" {words}")), classes="model-card")
              for name, words, draw in shown]
    return make("figure", make("div", *beside, classes="models"), make("figcaption", nodes.Text(caption)),
                classes="diagram", aria_label=label)
