"""The page of all evidence: every listing, and every failure message with the listings that show it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from conftest import LOCKS, Build
from project import COUNTER, Project, evidence
from verified_listings.evidence import Evidence
from verified_listings.failures import Failure, failures, renumbered
from verified_listings.schema import parse

PAGE = "# Evidence\n\n```{failures}\n```\n\n```{evidence}\n```\n"


def broken(**changes: Any) -> dict[str, Any]:
    """Return the evidence of a program that ends badly and says so."""
    record = evidence("locks/broken", PLAIN)
    contract = dict(record["contract"], kind="fails", failure="terminate", title="Fails (terminate)",
                    error_output=["terminate called without an active exception", ""])
    return {"contract": contract, **changes}


PLAIN = "\n".join(line for line in COUNTER.split("\n") if not line.strip().startswith(("//>", "//<")))


@pytest.fixture
def two(counter: Project) -> Project:
    """Return a project with a good program, a bad one, and the page."""
    counter.snippet("locks/broken", PLAIN, **broken())
    counter.page("locks/index", LOCKS + "```{listing} locks/broken\n```\n")
    counter.page("claims", PAGE)
    return counter


def rows(page: BeautifulSoup, table: str) -> list[list[str]]:
    """Return the cells of a table."""
    return [[" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")] for row in page.select(f".{table} tbody tr")]


def test_every_listing_stands_with_what_was_checked(two: Project, build: Build) -> None:
    built = build(two)
    assert built.warnings == []
    page = built.soup("claims")
    found = rows(page, "evidence-table")
    assert [row[:2] for row in found] == [["locks/broken wrong on purpose", "Fails (terminate)"], ["locks/locked_counter", "Output"]]
    assert found[1][2] == f"{evidence('x/y', COUNTER)['line']} compiles: passed; native: passed; explored: sampled"
    assert [link["href"] for link in page.select(".evidence-table th a")] == [
        "locks/index.html#listing-locks-broken", "locks/index.html#listing-locks-locked_counter"]
    assert "2 listings, checked with g++ 12.2.0." in page.get_text()


def test_the_search_leads_to_listings_their_names_and_their_failures(two: Project, build: Build) -> None:
    build(two)
    index = json.loads((two.build / "site/searchindex.js").read_text(encoding="utf-8").removeprefix("Search.setIndex(").removesuffix(")"))
    kinds = {number: said for number, (_, _, said) in index["objnames"].items()}
    found = {(name, kinds[str(kind)]): (index["docnames"][page], anchor) for page, kind, _, anchor, name in index["objects"][""]}
    assert found[("locks/locked_counter", "listing")] == ("locks/index", "listing-locks-locked_counter")
    assert found[("terminate called without an active exception", "failure of a listing")] == ("locks/index", "listing-locks-broken")
    # Where the page has it first, and only once.
    assert found[("std::scoped_lock", "used in a listing")] == ("locks/index", "listing-locks-locked_counter")
    assert len(index["objects"][""]) == len(found)


def test_the_field_of_the_filter_is_in_the_page_from_the_start(two: Project, build: Build) -> None:
    page = build(two).soup("claims")
    assert [len(each.select("label.filter input[type=search]")) for each in page.select(".filterable")] == [1, 1]
    assert all(each.select("tbody tr") for each in page.select(".filterable"))


def test_a_message_leads_to_its_listing(two: Project, build: Build) -> None:
    page = build(two).soup("claims")
    assert rows(page, "failures-table") == [["terminate called without an active exception", "the program", "locks/broken"]]
    assert page.select(".failures-table td a")[0]["href"] == "locks/index.html#listing-locks-broken"


def test_schedules_are_counted_where_there_are_any(two: Project, build: Build) -> None:
    explored = {"schedules": 1000, "verdict": "sampled", "outcomes": [], "findings": []}
    two.snippet("locks/broken", PLAIN, **broken(explored=explored))
    two.snippet("locks/locked_counter", COUNTER, explored={**explored, "schedules": 12, "verdict": "exhaustive"})
    assert "2 start threads: 1,012 of their schedules were run (1 exhaustive, 1 sampled)." in build(two).soup("claims").get_text()


def test_searches_that_came_to_their_end_are_counted(two: Project, build: Build) -> None:
    explored = {"schedules": 1000, "verdict": "sampled", "outcomes": [], "findings": []}
    searched = {**explored, "schedules": 6, "verdict": "exhaustive"}
    contract = dict(evidence("locks/x", COUNTER)["contract"], reduced={"line": 40, "parameters": {"threads": 2}, "bodies": []})
    two.snippet("locks/broken", PLAIN, **broken(explored=explored, searched=searched))
    two.snippet("locks/locked_counter", COUNTER, explored=explored, searched=searched, contract=contract)
    assert "All schedules there are were run of 2, 1 of them at a reduced size." in build(two).soup("claims").get_text()


def test_the_page_follows_the_evidence(two: Project, build: Build) -> None:
    build(two)
    two.snippet("locks/broken", PLAIN, **broken(line="something else"))
    again = build(two)
    assert "claims" in again.written and "claims" not in again.read
    assert "something else" in again.html("claims")


def test_the_page_follows_a_listing_that_moves(two: Project, build: Build) -> None:
    build(two)
    two.page("locks/index", LOCKS)
    two.page("locks", "# More\n\n```{listing} locks/broken\n```\n")
    two.page("index", (two.docs / "index.md").read_text().replace("locks\n", "locks\nlocks/index\n"))
    page = build(two).soup("claims")
    assert page.select(".failures-table td a")[0]["href"] == "locks.html#listing-locks-broken"


def test_nothing_changed_nothing_written(two: Project, build: Build) -> None:
    build(two)
    assert build(two).written == set()


def test_without_listings_it_says_so(project: Project, build: Build) -> None:
    project.page("claims", PAGE)
    text = build(project).soup("claims").get_text()
    assert "No listings." in text and "No listing fails." in text


# ---- Messages ----


def said(**changes: Any) -> list[Failure]:
    """Return the messages of a listing."""
    return failures(Evidence.read(parse(json.dumps(evidence("locks/x", COUNTER, **changes)), 1)))


@pytest.mark.parametrize(("tool", "text", "messages"), [
    ("g++", "x.cpp: In function 'int f()':\nx.cpp:3:1: error: no f\n    3 | f()\n", ["no f"]),
    ("clang", "x.cpp:3:1: warning: unused [-Wunused]\nx.cpp:3:1: note: here\n", ["unused [-Wunused]"]),
    ("g++", "x.cpp:1:2: fatal error: a.h: No such file\n", ["a.h: No such file"]),
    ("ThreadSanitizer", "WARNING: ThreadSanitizer: data race\n  x.cpp:3\n", ["ThreadSanitizer: data race"]),
    ("AddressSanitizer", "ERROR: AddressSanitizer: SEGV\n  x.cpp:3\n", ["AddressSanitizer: SEGV"]),
    ("explorer", "deadlock: no thread can go on\n", []),
])
def test_what_a_tool_says(tool: str, text: str, messages: list[str]) -> None:
    assert said(diagnostic={"tool": tool, "text": text}) == [Failure(message, tool) for message in messages]


def test_what_the_explorer_says_does_not_depend_on_the_numbers_of_threads() -> None:
    assert renumbered("data race: T4 and T2 meet, T4 writes") == "data race: T1 and T2 meet, T1 writes"
    finding = {"kind": "deadlock", "message": "", "places": [], "count": 1}
    explored = {"schedules": 1, "verdict": "sampled", "outcomes": [], "findings": [finding, finding]}
    assert said(explored=explored) == [Failure("deadlock", "the explorer")]


def test_a_good_program_has_no_message() -> None:
    assert said() == []
