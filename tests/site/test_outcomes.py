"""What the explored schedules led to: the set, how often each came, and the command that shows it again."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bs4 import Tag
from conftest import LOCKS, Build
from project import COUNTER, Project, evidence

WHOLE = "listing-locks-locked_counter"


def explored(outcomes: list[tuple[str, int]], **changes: Any) -> dict[str, Any]:
    """Return what the explorer found: outputs with their counts, each with a seed of its own."""
    found: dict[str, Any] = {
        "schema": 1, "schedules": sum(count for _, count in outcomes), "verdict": "sampled", "findings": [],
        "outcomes": [{"output": output, "ends": "exit 0", "count": count, "witness": {"seed": 100 + place, "strategy": "pos"}}
                     for place, (output, count) in enumerate(outcomes)]}
    return {**found, **changes}


def verified(project: Project, build: Build, found: dict[str, Any], **contract: Any) -> Tag:
    """Return the part of the listing that opens to what was checked."""
    record = evidence("locks/x", COUNTER)
    project.snippet("locks/locked_counter", COUNTER, explored=found, contract={**record["contract"], **contract})
    project.page("locks/index", LOCKS)
    built = build(project)
    assert built.warnings == []
    part = built.soup("locks/index").select(f"#{WHOLE} > details.listing-verified")[0]
    assert not part.has_attr("open")
    return part


def rows(part: Tag) -> list[list[str]]:
    """Return the cells of the table of outcomes."""
    return [[cell.get_text() for cell in row.select("td")] for row in part.select(".outcome-table tbody tr")]


def test_outcomes_stand_with_their_counts_most_frequent_first(project: Project, build: Build) -> None:
    part = verified(project, build, explored([("a\nb\n", 250), ("", 750)]))
    assert rows(part) == [["(nothing)", "750", "101"], ["a / b", "250", "100"]]
    assert part.select("caption")[0].get_text() == "Outcomes of 1,000 explored schedules"
    assert [float(bar["width"]) for bar in part.select(".outcome-table svg rect")] == [75.0, 25.0]
    assert all(bar["aria-hidden"] == "true" for bar in part.select("svg"))


def test_the_rarest_has_the_command_that_shows_it_again(project: Project, build: Build) -> None:
    part = verified(project, build, explored([("a\n", 250), ("b\n", 750)]))
    assert part.select(".replay")[0].get_text() == (
        "Each can be seen again with its seed, as in make explore SNIPPET=locks/locked_counter SEED=100 for a")


def test_a_schedule_is_run_again_under_its_own_terms(project: Project, build: Build) -> None:
    part = verified(project, build, explored([("a\n", 1), ("b\n", 2)]), kind="timed output", arguments=["20", "5 0"])
    assert part.select(".replay code")[0].get_text() == (
        "make explore SNIPPET=locks/locked_counter SEED=100 FLAGS='--time idle' ARGUMENTS='20 5 0'")


def test_a_finding_has_its_command(project: Project, build: Build) -> None:
    finding = {"kind": "deadlock", "message": "", "places": [], "count": 3, "witness": {"seed": 17}}
    part = verified(project, build, explored([("a\n", 10)], findings=[finding]))
    assert part.select(".replay")[0].get_text() == "To see it again: make explore SNIPPET=locks/locked_counter SEED=17"


def test_without_a_kept_seed_there_is_no_command(project: Project, build: Build) -> None:
    found = explored([("a\n", 1), ("b\n", 2)])
    for outcome in found["outcomes"]:
        del outcome["witness"]
    part = verified(project, build, found)
    assert part.select(".replay") == [] and rows(part)[0] == ["b", "2", ""]


def test_one_outcome_is_no_set(project: Project, build: Build) -> None:
    assert verified(project, build, explored([("a\n", 1000)])).select("table, svg, .replay") == []


def test_many_numbers_are_drawn(project: Project, build: Build) -> None:
    part = verified(project, build, explored([(f"{number}\n", 1 + (number == 20)) for number in range(1, 41)]))
    assert "40 different numbers were printed, from 1 to 40." in part.get_text()
    (outline,) = part.select(".histogram path")
    bars = re.findall(r"M([\d.]+) 40v-([\d.]+)h2.12v([\d.]+)", outline["d"])
    assert len(bars) == 40 and all(up == down for _, up, down in bars)
    assert [up for _, up, _ in bars].count("40") == 1 and bars[19][1] == "40"
    assert [bars[0][0], bars[-1][0]] == ["0", "97.5"]
    assert len(rows(part)) == 8 and part.select(".cut")[0].get_text() == "Not shown: 32 more outcomes."


@pytest.mark.parametrize("outputs", [["1\n"] + [f"{n} x\n" for n in range(20)], [f"{n}\n{n}\n" for n in range(20)], ["1\n", "2\n"]])
def test_nothing_else_is_drawn(project: Project, build: Build, outputs: list[str]) -> None:
    assert verified(project, build, explored([(output, 1) for output in outputs])).select(".histogram") == []


def test_how_runs_end_is_a_column_where_they_differ(project: Project, build: Build) -> None:
    found = explored([("a\n", 1), ("b\n", 2)])
    found["outcomes"][0]["ends"] = "deadlock"
    assert rows(verified(project, build, found)) == [["b", "exit 0", "2", "101"], ["a", "deadlock", "1", "100"]]
