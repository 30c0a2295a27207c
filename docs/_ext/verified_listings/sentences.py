"""Finding the sentence that a claim stands in."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.application import Sphinx

from .domain import Claimed, domain

# A full stop ends a sentence only before a blank and a capital or a digit: "e.g. 3" is rare, "2.5" is not.
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“\"‘'])")


def text_of(node: nodes.Node, number: nodes.inline) -> tuple[str, int]:
    """Return the text below a node without verdicts, and where in it the number stands (-1 if it does not)."""
    if isinstance(node, nodes.Text):
        return node.astext(), -1
    if isinstance(node, nodes.Element) and "verdict" in node.get("classes", []):
        return "", -1
    text, place = "", 0 if node is number else -1
    for child in node.children:
        more, inside = text_of(child, number)
        if inside >= 0:
            place = len(text) + inside
        text += more
    return text, place


def sentence(number: nodes.inline) -> str:
    """Return the sentence around the number; in a table, the row."""
    block: nodes.Node = number
    while not isinstance(block, (nodes.paragraph, nodes.row, nodes.term, nodes.title, nodes.document)):
        block = block.parent
    if isinstance(block, nodes.paragraph) and isinstance(block.parent, nodes.entry):
        return " · ".join(text_of(entry, number)[0].strip() for entry in block.parent.parent.children)
    text, place = text_of(block, number)
    start = 0
    for end in _END.finditer(text):
        if place < end.start():
            return _tidy(text[start:end.start()])
        start = end.end()
    return _tidy(text[start:])


def _tidy(text: str) -> str:
    """Return the text without the gaps that left-out verdicts leave."""
    return re.sub(r"\s+([.,;:)])", r"\1", " ".join(text.split()))


def collect(app: Sphinx, doctree: nodes.document) -> None:
    """Tell the domain every claim of the page that was read."""
    assert app.env is not None
    page = domain(app.env).page(app.env.docname)
    page.claims = [Claimed(number["claim"], number["ids"][0], number["line"], sentence(number))
                   for number in doctree.findall(nodes.inline) if "claim" in number]


def setup(app: Sphinx) -> None:
    """Collect the claims of each page that is read."""
    app.connect("doctree-read", collect)
