"""The command that renders the site: red stays red, and what is published has passed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import DOCS, INDEX, LOCKS
from project import COUNTER, Project
from sync import write_if_changed

GOOD = {"docs/index.md": INDEX, "docs/locks/index.md": LOCKS}


@pytest.fixture
def copy(tmp_path: Path) -> Project:
    """Return a project with the site's own configuration in its docs folder, as in the real tree."""
    made = Project(tmp_path / "course")
    for name in ("conf.py", "build_site.py"):
        made.write(f"docs/{name}", (DOCS / name).read_text(encoding="utf-8"))
    for name in ("_ext", "_theme"):
        shutil.copytree(DOCS / name, made.docs / name, ignore=shutil.ignore_patterns("__pycache__"))
    made.snippet("locks/locked_counter", COUNTER)
    for name, text in GOOD.items():
        made.write(name, text)
    return made


def render(project: Project, build: str = "build") -> subprocess.CompletedProcess[str]:
    """Run the command as the build does."""
    return subprocess.run([sys.executable, "-B", "docs/build_site.py", "--docs", "docs", "--build", build,
                           "--stamp", f"{build}/site.stamp"], cwd=project.root, text=True, capture_output=True)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_green(copy: Project) -> None:
    done = render(copy)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (copy.build / "site/locks/index.html").is_file()
    assert (copy.build / "site.stamp").is_file()


def test_red_stays_red_until_it_is_mended(copy: Project) -> None:
    assert render(copy).returncode == 0
    before = contents(copy.build / "site")
    stamp = (copy.build / "site.stamp").stat().st_mtime_ns
    copy.page("locks/index", LOCKS + "```{listing} locks/nowhere\n```\n")
    for _ in range(3):
        done = render(copy)
        assert done.returncode == 1
        assert done.stderr.splitlines()[0] == "docs/locks/index.md:13: unknown snippet 'locks/nowhere'"
        assert contents(copy.build / "site") == before
        assert (copy.build / "site.stamp").stat().st_mtime_ns == stamp
    copy.page("locks/index", LOCKS + "Mended.\n")
    assert render(copy).returncode == 0
    assert "Mended." in (copy.build / "site/locks/index.html").read_text()


def test_the_message_has_the_form_of_all_our_messages(copy: Project) -> None:
    (copy.build / "evidence/locks/locked_counter.json").unlink()
    assert render(copy).stderr.splitlines()[:2] == [
        "docs/locks/index.md:3: no evidence for 'locks/locked_counter'", "note: to check it, run 'make docs'"]


@pytest.mark.parametrize("text", ["[a](nowhere.md)\n", "{ref}`nowhere`\n", "```{nothing}\n```\n"])
def test_what_sphinx_itself_finds_is_red_too(copy: Project, text: str) -> None:
    copy.page("locks/index", LOCKS + text)
    done = render(copy)
    assert done.returncode == 1
    assert "docs/locks/index.md:13: " in done.stderr


def test_a_page_that_no_chapter_list_holds_is_red(copy: Project) -> None:
    copy.page("forgotten", "# Forgotten\n")
    done = render(copy)
    assert done.returncode == 1
    assert "docs/forgotten.md: document isn't included in any toctree" in done.stderr


def test_a_change_of_the_extension_makes_every_page_anew(copy: Project) -> None:
    assert render(copy).returncode == 0
    path = copy.docs / "_ext/verified_listings/output.py"
    path.write_text(path.read_text().replace('"contract")', '"contract changed")'))
    assert render(copy).returncode == 0
    assert 'class="contract changed"' in (copy.build / "site/locks/index.html").read_text()


def test_a_change_of_the_style_sheet_is_published(copy: Project) -> None:
    assert render(copy).returncode == 0
    path = copy.docs / "_theme/course/static/site.css"
    path.write_text(path.read_text() + ".new { color: red; } /* new */\n")
    assert render(copy).returncode == 0
    assert (copy.build / "site/_static/site.css").read_text().endswith("}.new{color:red}")


def test_a_removed_page_leaves_the_site(copy: Project) -> None:
    copy.page("reading", "# Reading\n")
    assert render(copy).returncode == 0
    assert (copy.build / "site/reading.html").is_file()
    (copy.docs / "reading.md").unlink()
    assert render(copy).returncode == 0
    assert not (copy.build / "site/reading.html").exists()


def test_an_interrupted_run_forgets_what_it_read(copy: Project) -> None:
    """A run that was stopped may have read a page and said what is wrong with it to nobody."""
    copy.page("locks/index", LOCKS + "```{listing} locks/nowhere\n```\n")
    conf = copy.docs / "conf.py"
    text = conf.read_text()
    conf.write_text(text + "\ndef setup(app):\n    app.connect('env-updated', lambda app, env: __import__('os').abort())\n")
    assert render(copy).returncode == 1
    assert not (copy.build / "doctrees").exists()
    conf.write_text(text)
    assert "unknown snippet 'locks/nowhere'" in render(copy).stderr


def test_two_clean_builds_are_byte_identical(copy: Project, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    shutil.copytree(copy.root, other)
    assert render(copy).returncode == 0
    assert render(Project(other)).returncode == 0
    first, second = contents(copy.build / "site"), contents(other / "build/site")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    assert not [name for name, data in first.items() if str(tmp_path).encode() in data]


def test_the_whole_site_can_be_had_in_one_file(copy: Project, tmp_path: Path) -> None:
    assert render(copy).returncode == 0
    site = contents(copy.build / "site")
    packed = tmp_path / "packed"
    with zipfile.ZipFile(copy.build / "site/_downloads/concurrency-in-cpp.zip") as archive:
        archive.extractall(packed)
    inside = contents(packed / "concurrency-in-cpp")
    assert inside.keys() == {name for name in site if not name.endswith(".zip")}
    for name in inside:
        assert inside[name] == site[name] or name.endswith(".html"), name
    links = 'href="../_downloads/concurrency-in-cpp.'
    assert site["locks/index.html"].decode().count(links) == 2
    # What leads to the archive itself and to the book would lead nowhere there.
    for name, data in inside.items():
        assert not name.endswith(".html") or (b"_downloads/concurrency-in-cpp." not in data and b"</html>" in data), name


def test_whoever_reads_while_it_is_written_gets_all_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    write_if_changed(path, b"old page")
    with path.open("rb") as reader:
        write_if_changed(path, b"new")
        assert reader.read() == b"old page"
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["page.html"]


def test_nothing_changed_nothing_written(copy: Project) -> None:
    assert render(copy).returncode == 0
    before = {path: path.stat().st_mtime_ns for path in (copy.build / "site").rglob("*")}
    assert render(copy).returncode == 0
    assert {path: path.stat().st_mtime_ns for path in (copy.build / "site").rglob("*")} == before


def test_no_program_of_the_course_is_run(copy: Project) -> None:
    """Sphinx reads: a compiler or a program that it started would show as a child."""
    trap = copy.root / "bin"
    trap.mkdir()
    for name in ("g++", "clang++", "c++", "make", "cmake", "ninja", "doxygen"):
        path = trap / name
        path.write_text(f"#!/bin/sh\necho {name} >> '{trap}/started'\nexit 1\n")
        path.chmod(0o755)
    environment = {**os.environ, "PATH": f"{trap}:{os.environ['PATH']}"}
    done = subprocess.run([sys.executable, "-B", "docs/build_site.py", "--docs", "docs", "--build", "build"],
                          cwd=copy.root, env=environment, capture_output=True)
    assert done.returncode == 0
    assert not (trap / "started").exists()
