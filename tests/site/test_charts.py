"""Charts: a ladder of costs from several suites, and lines over a parameter."""

from __future__ import annotations

import pytest
from bs4 import Tag
from conftest import Build
from project import Project

SIZES = {"thread-1B": (700.0, "us"), "thread-1KiB": (720.0, "us"), "process-1B": (5_000.0, "us"),
         "process-1KiB": (9_000.0, "us")}
LADDER = """\
# Numbers

```{ladder} What things cost
start_cost: process
start_cost: coroutine
messages: thread-1KiB
```
"""


def one(build: Build, project: Project, page: str, selector: str) -> Tag:
    """Return the only element of a page that fits."""
    project.page("numbers", page)
    built = build(project)
    assert built.warnings == []
    found = built.soup("numbers").select(selector)
    assert len(found) == 1
    return found[0]


def problem(build: Build, project: Project, page: str) -> str:
    """Return the only complaint about a page."""
    project.page("numbers", page)
    (warning,) = build(project).warnings
    return warning


# ---- The ladder ----


def test_the_cheapest_rung_comes_first_whatever_its_suite(project: Project, build: Build) -> None:
    project.suite("start_cost")
    project.suite("messages", SIZES)
    figure = one(build, project, LADDER, "figure.ladder")
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in figure.select("tbody tr")]
    assert [row[0] for row in rows] == ["coroutine: started, awaited", "thread-1KiB: started, awaited",
                                        "process: started, awaited"]
    assert [row[1] for row in rows] == ["35.0 ns", "720 ns", "152 µs"]
    assert "not measured side by side" in figure.get_text()
    assert "from 10.0 ns to 1.00 ms" in figure.get_text()


def test_rungs_that_were_not_measured_are_named(project: Project, build: Build) -> None:
    project.suite("start_cost")
    project.write("bench/messages.cpp", "/// x\n")
    figure = one(build, project, LADDER, "figure.ladder")
    assert len(figure.select("tbody tr")) == 2
    assert "Not measured: messages: thread-1KiB; run ‘make bench’." in figure.get_text()


@pytest.mark.parametrize(("rungs", "said"), [
    ("", "a ladder without rungs"),
    ("start_cost process", "malformed value 'start_cost process'"),
    ("start_cost: fork", "fork"),
])
def test_a_ladder_that_cannot_stand(project: Project, build: Build, rungs: str, said: str) -> None:
    project.suite("start_cost")
    warning = problem(build, project, f"# Numbers\n\n```{{ladder}} Costs\n{rungs}\n```\n")
    assert warning.startswith("docs/numbers.md:3: ")
    assert said in warning


def test_bytes_are_no_rung(project: Project, build: Build) -> None:
    project.suite("memory", {"thread": (9_000.0, "ns")}, ratios=[])
    record = project.suite("memory", {"thread": (9_000.0, "ns"), "task": (100.0, "ns")})
    for variant in record["variants"]:
        variant["unit"] = "bytes"
    project.measured("memory", record)
    assert "is no time but a number of 'bytes'" in problem(
        build, project, "# Numbers\n\n```{ladder} Costs\nmemory: thread\n```\n")


# ---- Lines ----


def test_each_kind_of_variant_has_its_line_and_its_words(project: Project, build: Build) -> None:
    project.suite("messages", SIZES)
    drawn = one(build, project, "# Numbers\n\n```{benchmark} messages\n:chart: lines\n```\n", "figure svg.lines")
    assert drawn["role"] == "img"
    assert drawn["aria-label"] == "thread: 700 ns at 1B, 720 ns at 1KiB; process: 5.00 µs at 1B, 9.00 µs at 1KiB"
    assert [len(group.select("circle")) for group in drawn.select("g")] == [2, 2]
    assert {text.get_text() for text in drawn.select("text")} >= {"1B", "1KiB", "thread", "process"}


def test_more_costly_is_higher_and_larger_is_further_right(project: Project, build: Build) -> None:
    project.suite("messages", SIZES)
    drawn = one(build, project, "# Numbers\n\n```{benchmark} messages\n:chart: lines\n```\n", "figure svg.lines")
    thread, process = ([(float(dot["cx"]), float(dot["cy"])) for dot in group.select("circle")] for group in drawn.select("g"))
    assert thread[0][0] < thread[1][0]
    assert process[1][1] < process[0][1] < thread[0][1]


@pytest.mark.parametrize(("options", "said"), [
    (":chart: pie", "no chart 'pie'"),
    (":chart: lines", "no line through 'start_cost: coroutine'"),
])
def test_a_chart_that_cannot_be_drawn(project: Project, build: Build, options: str, said: str) -> None:
    project.suite("start_cost")
    assert said in problem(build, project, f"# Numbers\n\n```{{benchmark}} start_cost\n{options}\n```\n")
