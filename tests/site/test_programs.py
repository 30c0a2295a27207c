"""What a listing leads to: the names in it, the file itself, and the same program in Compiler Explorer."""

from __future__ import annotations

import base64
import json
import subprocess
import zlib
from pathlib import Path
from typing import Any

import pytest
from conftest import LOCKS, ROOT, Build
from project import COUNTER, Project, evidence
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import CppLexer
from verified_listings import compiler_explorer, cppreference
from verified_listings.autolink import course_address, link, qualified_names
from verified_listings.standalone import standalone

INCLUDE = ROOT / "snippets/include"
SNIPPETS = sorted((ROOT / "snippets").glob("*/*.cpp"))


def highlighted(code: str) -> str:
    """Return C++ as Sphinx highlights it."""
    return str(highlight(code, CppLexer(), HtmlFormatter(nowrap=True)))


def places(space: str, name: str) -> str | None:
    """Return a made-up address for every name but `unknown`."""
    return None if name == "unknown" else f"{space}-{name.replace('::', '-')}.html"


# ---- Names ----


def test_every_standard_name_in_a_listing_has_a_page_or_is_known_to_have_none() -> None:
    used = {name: path for path in SNIPPETS for space, name in qualified_names(highlighted(path.read_text(encoding="utf-8")))
            if space == "std"}
    assert len(used) > 50
    missing = [f"{path.relative_to(ROOT)}: std::{name} is not in docs/_ext/verified_listings/cppreference.py"
               for name, path in sorted(used.items()) if name not in cppreference.PAGES.keys() | cppreference.WITHOUT_PAGE]
    assert missing == []
    assert not cppreference.PAGES.keys() & cppreference.WITHOUT_PAGE
    assert sorted(cppreference.WITHOUT_PAGE - used.keys()) == []


def test_a_name_is_a_link_where_it_stands_first() -> None:
    code = link(highlighted("std::mutex a;\nstd::mutex b;\ncourse::task<> c();\n"), places)
    assert code.count("<a ") == 2
    assert code.index('<a href="std-mutex.html">') < code.index('<a href="course-task.html">')


@pytest.mark.parametrize("text", ["// std::mutex\n", 'auto x = "std::mutex";\n', "standard::mutex a;\n", "std::unknown a;\n", "mystd::x;\n"])
def test_what_is_no_name_is_no_link(text: str) -> None:
    assert "<a " not in link(highlighted(text), places)


def test_a_part_without_a_page_leads_to_what_it_belongs_to() -> None:
    assert cppreference.address("thread::native_handle") == f"{cppreference.BASE}thread/thread"
    assert cppreference.address("nothing::at_all") is None
    assert course_address({"task": ("reference/x", "a")}, "task::awaiter", lambda name: f"{name}.html") == "reference/x.html#a"
    assert course_address({}, "task", str) is None


def test_an_address_cannot_break_out_of_its_attribute() -> None:
    assert '"&quot;&gt;' in link(highlighted("std::mutex a;\n"), lambda space, name: '">')


def test_a_listing_leads_to_the_names_in_it(counter: Project, build: Build) -> None:
    page = build(counter).soup("locks/index")
    code = page.select("#listing-locks-locked_counter .listing-code pre")[0]
    assert [(each.get_text(), each["href"]) for each in code.select("a")] == [
        (f"std::{name}", f"{cppreference.BASE}{address}") for name, address in (
            ("mutex", "thread/mutex"), ("vector", "container/vector"), ("jthread", "thread/jthread"),
            ("scoped_lock", "thread/scoped_lock"), ("cout", "io/cout"))]


# ---- One file ----


def course_headers(path: Path) -> frozenset[str]:
    """Return the headers of the course that a program includes by itself."""
    return frozenset(line for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("#include <course/"))


def representatives() -> list[Path]:
    """Return few programs that together include every header that any includes, and one that includes none."""
    wanted = frozenset().union(*map(course_headers, SNIPPETS))
    chosen = [next(path for path in SNIPPETS if not course_headers(path) and path.parent.name == "locks")]
    while wanted:
        best = max(SNIPPETS, key=lambda path: len(course_headers(path) & wanted))
        chosen.append(best)
        wanted -= course_headers(best)
    return chosen


@pytest.mark.parametrize("path", representatives(), ids=lambda path: path.stem)
def test_a_program_builds_where_the_course_is_not(path: Path, tmp_path: Path) -> None:
    (tmp_path / "alone.cpp").write_text(standalone(path.read_text(encoding="utf-8"), INCLUDE), encoding="utf-8")
    done = subprocess.run(["g++", *compiler_explorer.OPTIONS.split(), "-fsyntax-only", "alone.cpp"], cwd=tmp_path, text=True, capture_output=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_program_without_our_headers_stays_as_it_is_but_for_its_markers() -> None:
    kept = [line for line in COUNTER.split("\n") if not line.strip().startswith(("//>", "//<"))]
    assert standalone(COUNTER, INCLUDE).split("\n") == kept


def test_a_header_stands_in_a_program_once(tmp_path: Path) -> None:
    (tmp_path / "course").mkdir()
    guard = "/// @file\n/// {0}.\n\n#ifndef COURSE_{0}_HPP\n#define COURSE_{0}_HPP\n\n{1}\n\n#endif\n"
    (tmp_path / "course/a.hpp").write_text(guard.format("A", "/// One.\nint a();  // stays"))
    (tmp_path / "course/b.hpp").write_text(guard.format("B", "#include <course/a.hpp>\n\nint b();"))
    made = standalone("#include <course/b.hpp>\n#include <course/a.hpp>\n\nint main() {}\n", tmp_path)
    assert made == ("// ---- course/b.hpp ----\n// ---- course/a.hpp ----\nint a();  // stays\n// ----\n\nint b();\n// ----\n"
                    "\nint main() {}\n")


# ---- Compiler Explorer ----


def opened(address: str) -> dict[str, Any]:
    """Return what Compiler Explorer reads from an address."""
    packed = address.removeprefix(compiler_explorer.BASE)
    found: dict[str, Any] = json.loads(zlib.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))))
    return found


def test_the_address_carries_the_program() -> None:
    address = compiler_explorer.address("int main() {}  // ü €\n", runs=True)
    assert address and address.isascii() and "=" not in address
    session = opened(address)["sessions"][0]
    assert (session["language"], session["source"]) == ("c++", "int main() {}  // ü €\n")
    assert session["executors"][0]["compiler"]["options"].startswith("-std=c++20")


def test_what_does_not_compile_is_not_run() -> None:
    session = opened(compiler_explorer.address("int main(\n", runs=False) or "")["sessions"][0]
    assert session["executors"] == [] and session["compilers"][0]["id"] == compiler_explorer.COMPILER


def test_every_program_of_the_course_fits_into_an_address() -> None:
    long = [path.stem for path in SNIPPETS
            if compiler_explorer.address(standalone(path.read_text(encoding="utf-8"), INCLUDE), runs=True) is None]
    assert long == []


def test_the_links_lead_to_the_program(counter: Project, build: Build) -> None:
    built = build(counter)
    links = built.soup("locks/index").select("#listing-locks-locked_counter .listing-links a")
    assert [(" ".join(each.get_text().split()), each["href"]) for each in links] == [
        ("Download locked_counter", "../_downloads/programs/locks/locked_counter.cpp"),
        ("Open locked_counter in Compiler Explorer", "../compiler-explorer/locks/locked_counter.html")]
    site = counter.build / "site"
    alone = standalone(COUNTER, INCLUDE)
    assert (site / "_downloads/programs/locks/locked_counter.cpp").read_text() == alone
    page = built.soup("compiler-explorer/locks/locked_counter")
    target = page.select("a")[0]["href"]
    assert page.select("meta[http-equiv=refresh]")[0]["content"] == f"0; url={target}"
    assert opened(str(target))["sessions"][0]["source"] == alone


def test_what_is_no_longer_shown_is_no_longer_there(counter: Project, build: Build) -> None:
    build(counter)
    (counter.root / "snippets/locks/locked_counter.cpp").unlink()
    counter.page("locks/index", "# Locks\n\nNone.\n")
    assert build(counter).warnings == []
    assert not list((counter.build / "site").rglob("locked_counter*"))


@pytest.mark.parametrize("change", ["library", "length"])
def test_what_cannot_be_opened_elsewhere_has_no_link(project: Project, build: Build, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if change == "length":
        monkeypatch.setattr(compiler_explorer, "LENGTH_MAX", 100)
    needs = ["sqlite3"] if change == "library" else []
    project.snippet("locks/locked_counter", COUNTER, contract=dict(evidence("locks/x", COUNTER)["contract"], needs=needs))
    project.page("locks/index", LOCKS)
    built = build(project)
    assert built.warnings == []
    assert [link.get_text().split()[0] for link in built.soup("locks/index").select(".listing-links a")] == ["Download"] * 3
    assert not (project.build / "site/compiler-explorer").exists()
