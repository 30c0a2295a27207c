"""Breathe's nodes made into valid HTML: no block inside a paragraph, no id twice on a page."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

_BLOCKS = (nodes.literal_block, nodes.bullet_list, nodes.enumerated_list, nodes.definition_list, nodes.field_list,
           nodes.paragraph, nodes.Admonition, nodes.table, nodes.container)


def hoist(paragraph: nodes.paragraph) -> None:
    """Split a paragraph around the blocks in it."""
    parts: list[nodes.Node] = []
    inline: list[nodes.Node] = []
    for child in list(paragraph.children):
        if isinstance(child, _BLOCKS):
            if any(part.astext().strip() for part in inline):
                parts.append(nodes.paragraph("", "", *inline))
            parts.append(child)
            inline = []
        else:
            inline.append(child)
    if any(part.astext().strip() for part in inline):
        parts.append(nodes.paragraph("", "", *inline))
    paragraph.replace_self(parts)


def tidy(app: Sphinx, doctree: nodes.document) -> None:
    """Tidy everything that was declared on a page."""
    for declaration in doctree.findall(addnodes.desc):
        for title in declaration.findall(nodes.rubric):
            title["ids"] = []
    # Inner paragraphs first, since a split replaces them in the outer one.
    for paragraph in reversed(list(doctree.findall(nodes.paragraph))):
        if any(isinstance(child, _BLOCKS) for child in paragraph.children):
            hoist(paragraph)


def setup(app: Sphinx) -> None:
    """Tidy each page that was read, before it is checked."""
    app.connect("doctree-read", tidy, priority=400)
