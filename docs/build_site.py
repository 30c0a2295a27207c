"""Builds the site with Sphinx: red stays red, and the finished folder only ever holds a site that passed.

Sphinx reports a problem when it reads a page and then remembers the page as read: run again, it would be silent.
So after a failed run what it remembers is thrown away, and likewise after a change of the extension or the theme.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "_ext"))

from sync import sync_tree  # noqa: E402

# The whole site in one file, for reading without a network.
ARCHIVE = "_downloads/concurrency-in-cpp.zip"
# The e-book, which a step of its own puts beside the pages, and for whom it was bound.
BOOK = "_downloads/concurrency-in-cpp.epub"
BOOK_SETTINGS = "book.settings"
# On every page, what leads to the two: whoever reads from the unpacked folder has it all already.
_TAKE_ALONG = re.compile(rb'<span class="take-along">.*?</span>', re.DOTALL)
# What Sphinx writes and no page of ours asks for.
UNUSED = frozenset({".buildinfo", "objects.inv", "_sphinx_javascript_frameworks_compat.js", "jquery.js", "underscore.js"})

_SEVERITY = re.compile(r"(?:^|(?<=: ))(?:WARNING|ERROR|CRITICAL|SEVERE): ")


def machinery(docs: Path) -> str:
    """Return a digest of everything that decides how pages are made, and of which pages there are.

    Sphinx would leave a removed page where it wrote it.
    """
    digest = hashlib.sha256()
    for page in sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md")):
        digest.update(page.encode() + b"\0")
    files = [docs / "conf.py", *(docs / "_ext").rglob("*.py"), *(path for path in (docs / "_theme").rglob("*") if path.is_file())]
    for path in sorted(files):
        digest.update(str(path.relative_to(docs)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def forget(build: Path) -> None:
    """Throw away what Sphinx remembers and what it wrote."""
    for name in ("doctrees", "site.draft", "book.draft"):
        shutil.rmtree(build / name, ignore_errors=True)


def pass_on(said: Iterable[str], docs: Path) -> None:
    """Print what Sphinx says as `path:line: what is wrong`."""
    for line in said:
        # Where Sphinx knows no line, it leaves an empty one.
        plain = _SEVERITY.sub("", line.replace(f"{docs.parent}/", "")).replace(".md:: ", ".md: ")
        print(plain, end="", file=sys.stderr)


def sphinx(builder: str, docs: Path, build: Path, draft: Path, settings: list[str]) -> int:
    """Run Sphinx and pass its messages on as `path:line: what is wrong`."""
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-n", "--keep-going", "-b", builder, "-d", str(build / "doctrees")]
    for setting in [f"verified_root={docs.parent}", f"verified_build={build}", *settings]:
        command += ["-D", setting]
    # The same input gives the same bytes: no clock, no hash order.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen([*command, str(docs), str(draft)], env=environment, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as running:
        assert running.stdout
        pass_on(running.stdout, docs)
    return running.returncode


def archive(site: Path, target: Path) -> None:
    """Pack the site into one file; the same site gives the same bytes."""
    paths = sorted(path for path in site.rglob("*") if path.is_file() and path.name not in UNUSED and path != target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in paths:
            # Dates and owners are left out: they are those of the build, not of the pages.
            entry = zipfile.ZipInfo(f"{target.stem}/{path.relative_to(site).as_posix()}")
            entry.external_attr = 0o644 << 16
            data = path.read_bytes()
            packed.writestr(entry, _TAKE_ALONG.sub(b"", data) if path.suffix == ".html" else data, zipfile.ZIP_DEFLATED)


def kept(build: Path, settings: list[str]) -> set[str]:
    """Return what stays in the finished site though this step does not make it: an e-book for the same readers.

    It is bound anew only after the pages, and until then they link to the last one. Another audience must not get it.
    """
    bound = build / BOOK_SETTINGS
    return {BOOK} if bound.is_file() and bound.read_text() == "\n".join(settings) else set()


def main() -> int:
    """Build, and publish the draft if nothing was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--docs", type=Path, required=True, help="the folder of the pages")
    parser.add_argument("--build", type=Path, required=True, help="the build folder")
    parser.add_argument("--define", "-D", action="append", default=[], help="a configuration value, name=value")
    parser.add_argument("--stamp", type=Path, help="a file to touch when the site is good")
    options = parser.parse_args()
    docs, build = options.docs.resolve(), options.build.resolve()
    remembered = build / "doctrees" / "machinery"
    now = machinery(docs)
    if not remembered.is_file() or remembered.read_text() != now:
        forget(build)
    good = False
    try:
        good = sphinx("html", docs, build, build / "site.draft", options.define) == 0
    finally:
        if not good:
            forget(build)
    if not good:
        return 1
    remembered.write_text(now)
    archive(build / "site.draft", build / "site.draft" / ARCHIVE)
    sync_tree(build / "site.draft", build / "site", leave_out=UNUSED, keep=kept(build, options.define))
    if options.stamp:
        options.stamp.touch()
    return 0


if __name__ == "__main__":
    sys.exit(main())
