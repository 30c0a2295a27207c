"""What our pages' HTML has beyond Sphinx's: tables that scroll alone, and code without empty spans."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

# Pygments wraps blanks in a span that no style colours: a fifth of the bytes of a listing.
_BLANK = re.compile(r'<span class="w">(\s*)</span>')


class Translator(HTML5Translator):
    """Sphinx's translator with our corrections."""

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        try:
            super().visit_literal_block(node)
        finally:
            # Highlighted code is one piece of the body, and its visitor skips the node.
            self.body[-1] = _BLANK.sub(r"\1", self.body[-1]).replace("<pre><span></span>", "<pre>")

    def depart_colspec(self, node: nodes.colspec) -> None:
        """Leave the widths of columns to the browser: they would need an inline style."""

    def visit_table(self, node: nodes.table) -> None:
        self.body.append('<div class="table-scroll">')
        super().visit_table(node)

    def depart_table(self, node: nodes.table) -> None:
        super().depart_table(node)
        self.body.append("</div>\n")


def setup(app: Sphinx) -> None:
    """Use the translator for the site."""
    app.set_translator("html", Translator)
