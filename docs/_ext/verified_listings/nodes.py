"""The two nodes of our own: an HTML element with docutils children, and a drawing."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxTranslator

from site_theme.translator import WHOLE


class element(nodes.General, nodes.Element):
    """An HTML element by name; other builders show its children."""


class drawing(nodes.General, nodes.Element):
    """An SVG made here from numbers; other builders leave it out, since a table says the same."""


def make(tag: str, *children: nodes.Node, classes: str = "", **attributes: str) -> element:
    """Return an element; `aria_label` becomes the attribute `aria-label`."""
    made = element("", *children, classes=classes.split(), tag=tag,
                   attributes={name.replace("_", "-"): value for name, value in attributes.items()})
    return made


def paragraph(text: str, classes: str = "") -> nodes.paragraph:
    """Return a paragraph of plain text."""
    return nodes.paragraph("", "", nodes.Text(text), classes=classes.split())


# What nobody can use in a book: what is typed into, and files beside the pages.
_NOT_IN_A_BOOK = frozenset({"filter", "listing-links", "downloads"})


def _visit_epub(translator: SphinxTranslator, node: element) -> None:
    if _NOT_IN_A_BOOK.intersection(node["classes"]):
        raise nodes.SkipNode
    # Every fold is open: not every reader of books can open one.
    if node["tag"] == "details":
        node["tag"], node["classes"] = "div", [*node["classes"], "fold"]
    elif node["tag"] == "summary":
        node["tag"], node["classes"] = "p", [*node["classes"], "fold-title"]
    _visit_html(translator, node)


def _visit_drawing_epub(translator: SphinxTranslator, node: drawing) -> None:
    svg = node["svg"].replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1).replace(' focusable="false"', "")
    translator.body.append(svg)
    raise nodes.SkipNode


def _visit_html(translator: SphinxTranslator, node: element) -> None:
    translator.body.append(translator.starttag(node, node["tag"], "", **node["attributes"]))


def _depart_html(translator: SphinxTranslator, node: element) -> None:
    if node["tag"] == "input":
        return
    # A line break inside `pre` would show, and one before a full stop would part it from its word.
    translator.body.append(f"</{node['tag']}>" + (WHOLE if node["tag"] == "table" else "") + ("" if node["tag"] in ("a", "code", "span") else "\n"))


def _visit_drawing_html(translator: SphinxTranslator, node: drawing) -> None:
    translator.body.append(node["svg"])
    raise nodes.SkipNode


def _pass(translator: SphinxTranslator, node: element) -> None:
    """Show the children alone."""


def _skip(translator: SphinxTranslator, node: drawing) -> None:
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register both nodes for every builder."""
    others = ("latex", "text", "man", "texinfo")
    app.add_node(element, html=(_visit_html, _depart_html), epub=(_visit_epub, _depart_html), **{name: (_pass, _pass) for name in others})
    app.add_node(drawing, html=(_visit_drawing_html, None), epub=(_visit_drawing_epub, None), **{name: (_skip, None) for name in others})
