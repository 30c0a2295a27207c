"""The list of all pages for search engines, where it is known at which address they will stand."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from sphinx.application import Sphinx

# Pages that nobody should be led to from outside.
_LEFT_OUT = frozenset({"404"})


def sitemap(base: str, pages: list[str]) -> str:
    """Return the list, each page at the address that it gives itself."""
    start = base.rstrip("/") + "/"
    addresses = [f"{start}{page}.html" for page in pages if page not in _LEFT_OUT]
    rows = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in addresses)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'


def write(app: Sphinx, error: Exception | None) -> None:
    """Write it beside the pages."""
    if error is not None or app.builder.name != "html" or not app.config.html_baseurl:
        return
    assert app.env is not None
    Path(app.outdir, "sitemap.xml").write_text(sitemap(app.config.html_baseurl, sorted(app.env.all_docs)), encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Connect to the end of the build."""
    app.connect("build-finished", write)
