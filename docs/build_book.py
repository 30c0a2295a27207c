"""Builds the site's pages as an e-book, beside the finished site.

Sphinx has read the pages already: this writes them once more, with every fold open and nothing that needs a script.
"""

from __future__ import annotations

import argparse
import re
import sys
import zipfile
from pathlib import Path

from build_site import sphinx

NAME = "concurrency-in-cpp.epub"
_ITEM = re.compile(r'<item id="[^"]*" href="([^"]+)"(?![^>]* properties=)')


def declared(manifest: str, drawn: set[str]) -> str:
    """Return the manifest in which the pages that hold drawings say so, as the format demands and Sphinx does not."""
    return _ITEM.sub(lambda match: match[0] + (' properties="svg"' if match[1] in drawn else ""), manifest)


def repack(made: Path, target: Path) -> None:
    """Copy the book without the dates of the build: the same pages give the same bytes. Its type comes first, and plain."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        drawn = {name for name in names if name.endswith(".xhtml") and b"<svg" in old.read(name)}
        for name in [names[0], *sorted(names[1:])]:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = 0o644 << 16
            data = old.read(name)
            if name == "content.opf":
                data = declared(data.decode(), drawn).encode()
            new.writestr(entry, data, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)


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
    repack(draft / NAME, build / "site" / "_downloads" / NAME)
    if options.stamp:
        options.stamp.touch()
    return 0


if __name__ == "__main__":
    sys.exit(main())
