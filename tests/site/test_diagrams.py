"""The standing pictures: words that can be read aloud beside drawings that need no reading."""

from __future__ import annotations

from bs4 import Tag
from conftest import Build
from project import Project


def diagram(project: Project, build: Build, name: str) -> Tag:
    """Return a picture on a page."""
    project.page("locks/index", f"# Locks\n\n```{{diagram}} {name}\n```\n")
    built = build(project)
    assert built.warnings == []
    figure = built.soup("locks/index").select("figure.diagram")[0]
    assert figure["aria-label"]
    assert all(svg["aria-hidden"] == "true" and not svg.get_text().strip() for svg in figure.select("svg"))
    return figure


def test_the_three_models_stand_side_by_side(project: Project, build: Build) -> None:
    figure = diagram(project, build, "three-models")
    assert [card.get_text() for card in figure.select(".model-card strong")] == ["Threads", "Processes", "Coroutines"]
    assert [len(model.select(".wall")) for model in figure.select("svg")] == [1, 3, 1]
    assert [len(model.select(".memory")) for model in figure.select("svg")] == [1, 3, 1]


def test_of_coroutines_one_runs_at_a_time(project: Project, build: Build) -> None:
    runs = [path["d"] for path in diagram(project, build, "three-models").select(".model-async .runs")]
    spans = []
    for run in runs:
        left, width = run.removeprefix("M").split(" ")[0], run.partition("h")[2]
        spans.append((int(left), int(left) + int(width)))
    assert spans == sorted(spans) and all(before[1] < after[0] for before, after in zip(spans, spans[1:]))


def test_the_tree_has_three_branches(project: Project, build: Build) -> None:
    figure = diagram(project, build, "overview-tree")
    assert [branch.get_text() for branch in figure.select(".branch strong")] == ["Coroutines", "Threads", "Processes"]
    assert len(figure.select(".fork path")) == 3
