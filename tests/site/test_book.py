"""The e-book: the same pages with every fold open, nothing that needs a script, and the same bytes each time."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import DOCS, INDEX, LOCKS
from project import COUNTER, Project

XHTML = "{http://www.w3.org/1999/xhtml}"
FOLD = "````{answer} Why?\nBecause.\n````\n"


def course(root: Path) -> Project:
    """Return a project with the site's own configuration, a listing, a suite and a fold."""
    made = Project(root)
    for name in ("conf.py", "build_site.py", "build_book.py"):
        made.write(f"docs/{name}", (DOCS / name).read_text(encoding="utf-8"))
    for name in ("_ext", "_theme"):
        shutil.copytree(DOCS / name, made.docs / name, ignore=shutil.ignore_patterns("__pycache__"))
    made.snippet("locks/locked_counter", COUNTER)
    made.suite("start_cost")
    made.write("docs/index.md", INDEX)
    made.write("docs/locks/index.md", LOCKS + FOLD + "\n```{benchmark} start_cost\n```\n")
    made.write("docs/claims.md", "# Claims\n\n```{evidence}\n```\n")
    return made


def run(project: Project, script: str, audience: str = "students") -> None:
    """Run a step as the build does."""
    done = subprocess.run([sys.executable, "-B", f"docs/{script}", "--docs", "docs", "--build", "build", "-D", f"audience={audience}"],
                          cwd=project.root, text=True, capture_output=True)
    assert done.returncode == 0 and not done.stderr, done.stderr


def bound(project: Project) -> Path:
    """Build the site and the book as the build does; return the book."""
    for script in ("build_site.py", "build_book.py"):
        run(project, script)
    return project.build / "site/_downloads/concurrency-in-cpp.epub"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a book; none of the tests changes it."""
    return bound(course(tmp_path_factory.mktemp("book") / "course"))


def pages(book: Path) -> dict[str, ElementTree.Element]:
    """Return every page as a tree; XHTML that is not well formed is no page."""
    with zipfile.ZipFile(book) as packed:
        return {name: ElementTree.fromstring(packed.read(name)) for name in packed.namelist() if name.endswith(".xhtml")}


def test_it_begins_with_its_type(book: Path) -> None:
    with zipfile.ZipFile(book) as packed:
        first = packed.infolist()[0]
        assert (first.filename, first.compress_type, packed.read(first)) == ("mimetype", zipfile.ZIP_STORED, b"application/epub+zip")


def test_every_fold_is_open_and_nothing_needs_a_script(book: Path) -> None:
    for name, page in pages(book).items():
        used = {element.tag.removeprefix(XHTML) for element in page.iter()}
        assert not used & {"details", "summary", "script", "input", "button", "form"}, name


def test_listing_output_and_answer_can_be_read(book: Path) -> None:
    text = " ".join("".join(pages(book)["locks/index.xhtml"].itertext()).split())
    for words in ("std::mutex", "5000", "Because.", "Why?", "What does it cost to start one piece of work"):
        assert words in text, words


def test_every_link_within_leads_somewhere(book: Path) -> None:
    found = pages(book)
    for name, page in found.items():
        for link in page.iter(f"{XHTML}a"):
            target = link.get("href", "").split("#")[0]
            if target and ":" not in target:
                assert (Path(name).parent / target).as_posix().replace("locks/../", "") in found, (name, target)


def test_the_contents_name_the_chapters(book: Path) -> None:
    assert "Locks" in "".join(pages(book)["nav.xhtml"].itertext())


def test_pages_with_drawings_are_declared(book: Path) -> None:
    with zipfile.ZipFile(book) as packed:
        manifest = ElementTree.fromstring(packed.read("content.opf"))
    drawn = {item.get("href") for item in manifest.iter("{http://www.idpf.org/2007/opf}item") if item.get("properties") == "svg"}
    assert drawn == {name for name, page in pages(book).items() if page.find(".//{http://www.w3.org/2000/svg}svg") is not None} != set()


def test_the_same_pages_give_the_same_bytes(book: Path, tmp_path: Path) -> None:
    assert bound(course(tmp_path / "elsewhere")).read_bytes() == book.read_bytes()


def test_pages_that_are_built_again_keep_linking_to_it_and_none_is_left_for_others(tmp_path: Path) -> None:
    """As while serving: the pages alone, after a change that has everything made anew."""
    project = course(tmp_path)
    book = bound(project)
    before = book.read_bytes()
    for name in ("_theme/course/static/site.css", "locks/index.md"):
        path = project.docs / name
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    run(project, "build_site.py")
    assert book.read_bytes() == before
    run(project, "build_site.py", "instructors")
    assert not book.exists()
