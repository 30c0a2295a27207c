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


def spans(drawing: Tag) -> list[tuple[float, float]]:
    """Return when the threads of a drawing are at work, in the order of their beginnings."""
    ends = [path["d"].removeprefix("M").replace("H", " ").split(" ") for path in drawing.select(".runs")]
    return sorted((float(begin), float(end)) for begin, _, end in ends)


def overlap(drawing: Tag) -> bool:
    """Return whether two threads are at work at the same moment."""
    times = spans(drawing)
    return any(later[0] < earlier[1] for earlier, later in zip(times, times[1:]))


def test_one_lock_keeps_them_apart_and_two_do_not(project: Project, build: Build) -> None:
    figure = diagram(project, build, "critical-section")
    assert [overlap(drawing) for drawing in figure.select("svg")] == [True, False, True]
    assert [len(drawing.select("rect")) for drawing in figure.select("svg")] == [0, 2, 2]


def test_in_no_moment_of_a_wait_do_both_hold_the_lock(project: Project, build: Build) -> None:
    for drawing in diagram(project, build, "condition-variable").select("svg"):
        assert not overlap(drawing)
        frames = sorted((float(frame["x"]), float(frame["x"]) + float(frame["width"])) for frame in drawing.select("rect"))
        assert all(before[1] <= after[0] for before, after in zip(frames, frames[1:]))


def test_the_circle_of_a_deadlock_has_four_lines(project: Project, build: Build) -> None:
    figure = diagram(project, build, "deadlock")
    assert [len(drawing.select(".runs")) for drawing in figure.select("svg")] == [1, 2, 2]
    assert [len(drawing.select("path.wall")) // 2 for drawing in figure.select("svg")] == [0, 0, 2]


def test_the_queue_is_empty_half_full_and_full(project: Project, build: Build) -> None:
    figure = diagram(project, build, "bounded-queue")
    assert [len(drawing.select(".runs[d*=h]")) for drawing in figure.select("svg")] == [0, 2, 4]


def test_a_latch_opens_when_the_last_is_done_and_a_barrier_every_round(project: Project, build: Build) -> None:
    semaphore, latch, barrier = (spans(drawing) for drawing in diagram(project, build, "meeting-points").select("svg"))
    assert max(end for _, end in semaphore[:2]) > semaphore[2][0] > min(end for _, end in semaphore[:2])
    assert latch[-1][0] > max(end for _, end in latch[:-1])
    assert max(end for _, end in barrier[:3]) < min(begin for begin, _ in barrier[3:])


def test_a_fork_makes_two_counters_of_one(project: Project, build: Build) -> None:
    figure = diagram(project, build, "whose-counter")
    assert [len(drawing.select(".wall")) for drawing in figure.select("svg")] == [1, 2, 2]
    assert [len(drawing.select(".memory")) for drawing in figure.select("svg")] == [1, 2, 1]


def test_only_a_global_is_there_once(project: Project, build: Build) -> None:
    figure = diagram(project, build, "whose-variable")
    assert [len(drawing.select(".memory")) for drawing in figure.select("svg")] == [2, 1, 2]


def test_what_both_read_is_still_in_the_buffers(project: Project, build: Build) -> None:
    figure = diagram(project, build, "store-buffer")
    heights = [{int(value["d"].partition(" ")[2].partition("h")[0]) for value in drawing.select(".runs[d*=h]")} for drawing in figure.select("svg")]
    assert heights[0] == heights[1] and max(heights[1]) < min(heights[2])
    assert [len(drawing.select("path.wall")) // 2 for drawing in figure.select("svg")] == [0, 2, 0]


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
