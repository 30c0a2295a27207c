"""What a reader's browser has no use for is not sent: classes that no rule names, remarks and indents in styles and scripts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from rcssmin import cssmin
from rjsmin import jsmin
from sphinx.application import Sphinx

# Of Sphinx's classes those that neither our style sheet nor our script asks for.
_UNUSED = re.compile(r' class="(?:docutils literal notranslate|docutils align-default|row-odd|row-even|simple)"')
_UNTRANSLATED = re.compile(r'(<div class="highlight-\w+) notranslate"')
# Only old browsers had a drawing take the focus.
_FOCUS = ' focusable="false"'
# A highlighted word: there are more of them than of everything else.
_WORD = re.compile(r'<span class="(\w{1,3})">([^<]*)</span>')


def light_html(body: str) -> str:
    """Return the page's text without what nothing asks for."""
    return _WORD.sub(r'<i class="\1">\2</i>', _UNTRANSLATED.sub(r'\1"', _UNUSED.sub("", body)).replace(_FOCUS, ""))


def lighten(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Lighten a page before it is written."""
    if app.builder.name == "html" and context.get("body"):
        context["body"] = light_html(context["body"])


def write(app: Sphinx, error: Exception | None) -> None:
    """Lighten our own files beside the pages; those of Sphinx are only loaded for a search."""
    if error is not None or app.builder.name != "html":
        return
    for name, light in (("site.css", cssmin), ("site.js", jsmin), ("theme.js", jsmin)):
        path = Path(app.outdir, "_static", name)
        path.write_text(light(path.read_text(encoding="utf-8")), encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Connect to each page and to the end of the build."""
    app.connect("html-page-context", lighten)
    app.connect("build-finished", write)
