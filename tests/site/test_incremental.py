"""Exactly what depends on a change is made anew, and what judges the site judges it on every build."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from conftest import Build
from project import COUNTER, Project

PLAIN = "\n".join(line for line in COUNTER.split("\n") if not line.strip().startswith(("//>", "//<")))
HEADER = "snippets/include/course/task.hpp"


def page(title: str, *parts: str) -> str:
    """Return a page of parts."""
    return f"# {title}\n\n" + "\n\n".join(parts) + "\n"


def listing(snippet: str) -> str:
    """Return the directive for a snippet."""
    return f"```{{listing}} {snippet}\n```"


@pytest.fixture
def site(project: Project) -> Project:
    """Return a project of several pages that depend on different things."""
    from project import sha256
    project.write(HEADER, "// header\n")
    project.snippet("locks/one", PLAIN)
    project.snippet("locks/two", PLAIN, headers={HEADER: sha256("// header\n")})
    project.snippet("gather/three", PLAIN)
    project.suite("start_cost")
    project.suite("lock_cost")
    project.page("locks/index", page("Locks", listing("locks/one"), listing("locks/two")))
    project.page("gather/index", page("Gather", listing("gather/three"), "See {listing}`locks/one`."))
    project.page("threads/index", page("Threads", "It costs {measured}`start_cost: thread`."))
    project.page("processes/index", page("Processes", "It costs {ratio}`start_cost: process / thread >= 3`.",
                                         "Locks: {ratio}`lock_cost: process / thread >= 3`."))
    project.page("claims", page("Claims", "```{claims}\n```"))
    return project


def touch(path: Path) -> None:
    """Make a file newer, by two seconds, than anything that was read."""
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns + 2_000_000_000, stat.st_mtime_ns + 2_000_000_000))


def test_nothing_changed_nothing_made(site: Project, build: Build) -> None:
    assert build(site).warnings == []
    again = build(site)
    assert (again.warnings, again.read, again.written) == ([], set(), set())


@pytest.mark.parametrize(("changed", "pages"), [
    ("build/evidence/locks/one.json", {"locks/index"}),
    ("build/evidence/gather/three.json", {"gather/index"}),
    ("snippets/locks/two.cpp", {"locks/index"}),
    (HEADER, {"locks/index"}),
    ("docs/threads/index.md", {"threads/index"}),
])
def test_exactly_the_pages_that_show_it_are_read_again(site: Project, build: Build, changed: str, pages: set[str]) -> None:
    build(site)
    touch(site.root / changed)
    again = build(site)
    # Sphinx writes the page with the toctree again whenever a page in it changes.
    assert (again.warnings, again.read, again.written) == ([], pages, pages | {"index"})


def test_new_results_are_read_where_they_are_shown_and_the_claims_are_written_again(site: Project, build: Build) -> None:
    build(site)
    touch(site.build / "bench/start_cost.json")
    again = build(site)
    assert again.read == {"threads/index", "processes/index"}
    assert again.written == {"threads/index", "processes/index", "claims", "index"}


def test_a_changed_sentence_changes_the_list_of_claims(site: Project, build: Build) -> None:
    build(site)
    site.page("processes/index", page("Processes", "A child costs {ratio}`start_cost: process / thread >= 3`.",
                                      "Locks: {ratio}`lock_cost: process / thread >= 3`."))
    again = build(site)
    assert again.read == {"processes/index"}
    assert again.written == {"processes/index", "claims", "index"}
    assert "A child costs 10.7 (10.1 to 11.3)." in again.soup("claims").get_text()


def test_a_removed_page_takes_its_claims_with_it(site: Project, build: Build) -> None:
    assert "2 claims: 2 supported." in build(site).soup("claims").get_text()
    site.page("threads/index", page("Threads", "It costs {ratio}`start_cost: process / thread >= 2`."))
    (site.docs / "processes/index.md").unlink()
    again = build(site)
    assert again.warnings == []
    assert "1 claim: 1 supported." in again.soup("claims").get_text()
    assert "processes" not in again.soup("claims").select("table")[0].get_text().lower().replace("process /", "")


def test_a_removed_page_leaves_its_snippets_unshown(site: Project, build: Build) -> None:
    build(site)
    (site.docs / "gather/index.md").unlink()
    assert build(site).warnings == [
        "snippets/gather/three.cpp:1: no page shows the snippet 'gather/three'\n"
        "note: add ```{listing} gather/three to docs/gather/index.md"]


def test_a_new_snippet_is_missed_although_no_page_changed(site: Project, build: Build) -> None:
    build(site)
    site.snippet("locks/four", PLAIN)
    for _ in range(2):
        again = build(site)
        assert again.read == set()
        assert [warning.split("\n")[0] for warning in again.warnings] == [
            "snippets/locks/four.cpp:1: no page shows the snippet 'locks/four'"]


def test_removed_evidence_is_missed(site: Project, build: Build) -> None:
    build(site)
    (site.build / "evidence/gather/three.json").unlink()
    again = build(site)
    assert again.read == {"gather/index"}
    assert again.warnings[0].startswith("docs/gather/index.md:3: no evidence for 'gather/three'")


def test_evidence_that_appears_is_read(site: Project, build: Build) -> None:
    path = site.build / "evidence/gather/three.json"
    text = path.read_text()
    path.unlink()
    assert build(site).warnings != []
    path.write_text(text)
    again = build(site)
    assert (again.warnings, again.read) == ([], {"gather/index"})


def test_a_link_follows_a_listing_that_moves(site: Project, build: Build) -> None:
    build(site)
    site.page("threads/index", page("Threads", listing("locks/one")))
    site.page("locks/index", page("Locks", listing("locks/one") + "\n\n" + listing("locks/one").replace("\n", "\n:parts: output\n", 1),
                                  listing("locks/two")))
    assert "gather/index" not in build(site).written
    (site.docs / "locks/index.md").unlink()
    site.page("locks/basics", page("Basics", listing("locks/one"), listing("locks/two")))
    site.page("index", "# Notes\n\n```{toctree}\nlocks/basics\ngather/index\nthreads/index\nprocesses/index\nclaims\n```\n")
    again = build(site)
    assert again.warnings == []
    assert "gather/index" in again.written
    assert 'href="../locks/basics.html#listing-locks-one"' in again.html("gather/index")


def test_a_new_title_changes_the_map_on_every_page(site: Project, build: Build) -> None:
    build(site)
    site.page("threads/index", page("Threads of execution", "It costs {measured}`start_cost: thread`."))
    again = build(site)
    assert again.read == {"threads/index"}
    assert "Threads of execution" in again.soup("gather/index").select("#chapters")[0].get_text()


def test_a_new_chapter_appears_in_its_place(site: Project, build: Build) -> None:
    build(site)
    site.page("reading", page("How to read this"))
    again = build(site)
    assert again.warnings == []
    entries = [entry.get_text().strip() for entry in again.soup("claims").select("#chapters li")]
    assert entries == ["How to read this", "Threads", "Locks", "Gather", "Processes", "Claims"]


def test_reading_in_parallel_gives_the_same_site(site: Project, tmp_path: Path) -> None:
    """Everything the extension remembers is merged from the processes that read."""
    import subprocess
    import sys
    from conftest import DOCS
    for number in range(8):
        site.snippet(f"locks/more{number}", PLAIN)
        site.page(f"locks/more{number}", "---\norphan: true\n---\n" + page("More", listing(f"locks/more{number}")))
    pages = {}
    for jobs in ("1", "4"):
        out = tmp_path / f"site{jobs}"
        subprocess.run([sys.executable, "-B", "-m", "sphinx", "-q", "-W", "-j", jobs, "-b", "html", "-c", str(DOCS),
                        "-d", str(tmp_path / f"doctrees{jobs}"), "-D", f"verified_root={site.root}",
                        "-D", f"verified_build={site.build}", str(site.docs), str(out)], check=True)
        pages[jobs] = {path.relative_to(out): path.read_bytes() for path in out.rglob("*.html")}
    assert pages["1"] == pages["4"]
    assert len(pages["1"]) > 12


def test_the_record_of_one_listing_is_one_file(site: Project) -> None:
    """Were it one file for all, every page would be read again for each."""
    assert sorted(json.loads(path.read_text())["snippet"] for path in site.build.glob("evidence/*/*.json")) == [
        "gather/three", "locks/one", "locks/two"]


