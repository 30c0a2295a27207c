"""The timeline: lanes where time passes, a table of turns where it does not."""

from __future__ import annotations

from typing import Any

from bs4 import Tag
from conftest import LOCKS, Build
from project import COUNTER, Project
from verified_listings.timeline import told

SOURCE = "snippets/locks/locked_counter.cpp"


def drawn(project: Project, build: Build, **explored: Any) -> Tag:
    """Return the timeline of a program of which the explorer recorded this."""
    base = {"schedules": 1, "verdict": "sampled", "outcomes": [], "findings": []}
    project.snippet("locks/locked_counter", COUNTER, explored={**base, **explored})
    project.page("locks/index", LOCKS + "```{timeline} locks/locked_counter\n```\n")
    built = build(project)
    assert built.warnings == []
    return built.soup("locks/index").select("figure.timeline")[0]


def steps(*taken: tuple[str, str, int]) -> list[dict[str, Any]]:
    """Return a trace; line zero is somewhere in the library."""
    return [{"step": number, "time_ns": 0, "thread": thread, "what": what, "object": "", "line": max(1, line),
             "file": SOURCE if line else "/usr/include/x"} for number, (thread, what, line) in enumerate(taken, 1)]


def cells(figure: Tag) -> list[list[str]]:
    """Return the rows of the table."""
    return [[" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")] for row in figure.select("tbody tr")]


def test_lines_become_dots_on_the_lane_of_their_first_word(project: Project, build: Build) -> None:
    outcome = {"output": "a: 1\nb: 1\na: 2\n", "ends": "exit 0", "count": 1, "stamps": [0, 10**9, 2 * 10**9]}
    figure = drawn(project, build, outcomes=[outcome])
    assert [row.get_text() for row in figure.select(".lanes th")] == ["a", "b"]
    assert [len(lane.select(".lane-dot")) for lane in figure.select("svg.lane")] == [2, 1]
    assert figure.select("svg.lane .lane-dot")[1]["d"].startswith("M100.00 ")
    assert [span.get_text() for span in figure.select(".lane-axis span")][-1] == "2 s"
    assert cells(figure.select("details")[0])[1] == ["1 s", "b: 1"]


def test_each_thread_has_a_column_and_each_turn_a_row(project: Project, build: Build) -> None:
    figure = drawn(project, build, trace=steps(("T0", "create T1", 15), ("T1", "lock", 17), ("T0", "join T1", 21)))
    assert [head.get_text() for head in figure.select("thead th")] == ["Step", "T0", "T1"]
    assert cells(figure) == [["1", "for (int t = 0; t < 5; ++t) { create T1", ""],
                             ["2", "", "for (int i = 0; i < 1000; ++i) { lock"], ["3", "}); join T1", ""]]


def test_what_the_library_does_inside_is_left_out(project: Project, build: Build) -> None:
    figure = drawn(project, build, trace=steps(("T0", "atomic load", 21), ("T1", "futex wake", 0), ("T0", "join T1", 21)))
    assert cells(figure) == [["1", "}); join T1"]]


def test_a_line_that_is_atomic_itself_says_so() -> None:
    assert told(("atomic load atomic 2", "atomic load atomic 2", "atomic store atomic 2")) == "atomic load atomic 2, atomic store atomic 2"


def test_a_long_schedule_is_cut_and_says_so(project: Project, build: Build) -> None:
    figure = drawn(project, build, trace=steps(*(("T0", "lock", 9 + number % 2) for number in range(100))))
    assert len(cells(figure)) == 40
    assert figure.select(".cut")[0].get_text() == "Not shown: 60 more rows."


def test_it_says_what_the_schedule_ends_in(project: Project, build: Build) -> None:
    finding = {"kind": "deadlock", "message": "", "places": [], "count": 1}
    figure = drawn(project, build, findings=[finding], trace=steps(("T0", "lock", 18)))
    assert figure.select("caption")[0].get_text() == "A schedule that ends in: deadlock"
