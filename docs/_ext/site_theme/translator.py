"""What our pages' HTML has beyond Sphinx's: tables that scroll alone, no empty headers, no spans that colour nothing, hyphens that hold."""

from __future__ import annotations

import re
from collections.abc import Callable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from .highlighting import plain_classes

# Pygments wraps names and blanks in spans that no style colours: half of the bytes of a listing.
_PLAIN = re.compile(rf'<span class="(?:{"|".join(plain_classes())})">([^<]*)</span>')

# In code a hyphen is no place to part a line: who reads `-I` at its end takes the rest for another word.
_HYPHENS = re.compile(r"-+(?:&#?\w+;|[^-\s&])?")
_BLANKS = re.compile(" {2,}")

# After a table, so that the style sheet knows that all of it has come.
WHOLE = '<span class="whole"></span>'

Improve = Callable[["Translator", nodes.literal_block, str], str]
_improvements: list[Improve] = []


def improve_code(improve: Improve) -> None:
    """Have highlighted code passed through a function before it is written."""
    if improve not in _improvements:
        _improvements.append(improve)


class Translator(HTML5Translator):
    """Sphinx's translator with our corrections."""

    def visit_Text(self, node: nodes.Text) -> None:
        if not self.protect_literal_text:
            super().visit_Text(node)
            return
        # Where Sphinx would put every word into a span of its own.
        text = _BLANKS.sub(lambda found: "&#160;" * (len(found[0]) - 1) + " ", self.encode(node.astext()))
        self.body.append(_HYPHENS.sub(r'<span class="hold">\g<0></span>', text))

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        try:
            super().visit_literal_block(node)
        finally:
            # Highlighted code is one piece of the body, and its visitor skips the node.
            code = self.body[-1].replace("<pre><span></span>", "<pre>")
            for improve in _improvements:
                code = improve(self, node, code)
            self.body[-1] = _PLAIN.sub(r"\1", code)

    def depart_colspec(self, node: nodes.colspec) -> None:
        """Leave the widths of columns to the browser: they would need an inline style."""

    def visit_entry(self, node: nodes.entry) -> None:
        super().visit_entry(node)
        opening = self.body[-1]
        if not opening.startswith("<th"):
            return
        if node.astext().strip():
            scope = "col" if isinstance(node.parent.parent, nodes.thead) else "row"
            self.body[-1] = opening.replace("<th", f'<th scope="{scope}"', 1)
        else:
            # An empty corner heads no column.
            self.body[-1] = opening.replace("<th", "<td", 1)
            self.context[-1] = self.context[-1].replace("</th", "</td", 1)

    def visit_table(self, node: nodes.table) -> None:
        self.body.append('<div class="table-scroll">')
        super().visit_table(node)

    def depart_table(self, node: nodes.table) -> None:
        super().depart_table(node)
        self.body.append(f"{WHOLE}</div>\n")


def setup(app: Sphinx) -> None:
    """Use the translator for the site."""
    app.set_translator("html", Translator)
    app.set_translator("epub", Translator)
