"""Builds the site's pages as an e-book, beside the finished site.

Sphinx has read the pages already: this writes them once more, with every fold open and nothing that needs a script.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
import zipfile
from pathlib import Path

from build_site import BOOK, BOOK_SETTINGS, sphinx
from sync import write_if_changed

_ITEM = re.compile(r'<item id="[^"]*" href="([^"]+)"(?![^>]* properties=)')


def declared(manifest: str, drawn: set[str]) -> str:
    """Return the manifest in which the pages that hold drawings say so, as the format demands and Sphinx does not."""
    return _ITEM.sub(lambda match: match[0] + (' properties="svg"' if match[1] in drawn else ""), manifest)


def repacked(made: Path) -> bytes:
    """Return the book without the dates of the build: the same pages give the same bytes. Its type comes first, and plain."""
    packed = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        drawn = {name for name in names if name.endswith(".xhtml") and b"<svg" in old.read(name)}
        for name in [names[0], *sorted(names[1:])]:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = 0o644 << 16
            data = old.read(name)
            if name == "content.opf":
                data = declared(data.decode(), drawn).encode()
            new.writestr(entry, data, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def main() -> int:
    """Build, and put the book where the pages link to it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--docs", type=Path, required=True, help="the folder of the pages")
    parser.add_argument("--build", type=Path, required=True, help="the build folder, which holds the site")
    parser.add_argument("--define", "-D", action="append", default=[], help="a configuration value, name=value")
    parser.add_argument("--stamp", type=Path, help="a file to touch when the book is good")
    options = parser.parse_args()
    docs, build = options.docs.resolve(), options.build.resolve()
    draft = build / "book.draft"
    if sphinx("epub", docs, build, draft, options.define) != 0:
        return 1
    # Whom a book is for is forgotten before there is another, and known only when it is there.
    bound = build / BOOK_SETTINGS
    bound.unlink(missing_ok=True)
    write_if_changed(build / "site" / BOOK, repacked(draft / Path(BOOK).name))
    bound.write_text("\n".join(options.define))
    if options.stamp:
        options.stamp.touch()
    return 0


if __name__ == "__main__":
    sys.exit(main())
