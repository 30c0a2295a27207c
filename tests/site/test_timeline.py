"""The timeline: lanes where time passes, a table of turns where it does not."""

from __future__ import annotations

from typing import Any

from bs4 import Tag
from conftest import LOCKS, Build
from project import COUNTER, Project
from verified_listings.evidence import Place, Step
from verified_listings.schedule import atomics, states, turns
from verified_listings.timeline import sleeps, told

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


def stuck(thread: str, line: int, what: str) -> dict[str, Any]:
    """Return where a thread stands for ever."""
    return {"file": SOURCE, "line": line, "thread": thread, "what": what}


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


def test_the_sleeps_of_the_only_run_have_a_lane_of_their_own(project: Project, build: Build) -> None:
    outcome = {"output": "a: 1\na: 2\n", "ends": "exit 0", "count": 1, "stamps": [10**9, 2 * 10**9]}
    trace = [{"step": number, "time_ns": time * 10**9, "thread": "T0", "what": what, "object": "", "line": 18, "file": SOURCE}
             for number, (time, what) in enumerate([(1, "sleep"), (1, "output"), (2, "sleep"), (2, "output")], 1)]
    figure = drawn(project, build, outcomes=[outcome], trace=trace)
    assert [row.get_text() for row in figure.select(".lanes th")] == ["a", "T0 sleeps"]
    assert len(figure.select(".lane-sleep")) == 2
    assert cells(figure.select("details table")[1]) == [["T0", "0", "1 s"], ["T0", "1 s", "2 s"]]
    assert "The last lines: a at 2 s." in figure.get_text()
    several = drawn(project, build, outcomes=[outcome], trace=trace, schedules=2)
    assert not several.select(".lane-sleep")


def test_each_turn_is_a_row_and_each_thread_a_lane(project: Project, build: Build) -> None:
    figure = drawn(project, build, trace=steps(("T0", "create T1", 15), ("T1", "lock", 17), ("T0", "join T1", 21)))
    assert [head.get_text() for head in figure.select("thead th")] == ["Step", "T0 T1 ", "What is done"]
    assert cells(figure) == [["1", "", "T0 create T1 for (int t = 0; t < 5; ++t) {"],
                             ["2", "", "T1 locks for (int i = 0; i < 1000; ++i) {"], ["3", "", "T0 join T1 });"]]
    dots = [[dot["d"] for dot in svg.select(".strand-dot")] for svg in figure.select("svg.strand")]
    assert dots == [["M0.5 0.5h0.001"], ["M1.5 0.5h0.001"], ["M0.5 0.5h0.001"]]


def test_who_waits_for_whom_is_said_and_drawn(project: Project, build: Build) -> None:
    trace = [{"step": number, "time_ns": 0, "thread": thread, "what": "lock", "object": lock, "line": line, "file": SOURCE}
             for number, (thread, lock, line) in enumerate([("T1", "mutex 1", 17), ("T2", "mutex 2", 18)], 1)]
    finding = {"kind": "deadlock", "message": "", "count": 1, "places": [
        stuck("T1", 18, "waits for mutex 2, held by T2"), stuck("T2", 17, "waits for mutex 1, held by T1")]}
    figure = drawn(project, build, trace=trace, findings=[finding])
    # At the first step nobody has the second lock yet.
    assert [[said.get_text() for said in row.select("em")] for row in figure.select("tbody tr")] == [
        [], ["T1 waits for mutex 2, held by T2", "T2 waits for mutex 1, held by T1"]]
    assert [len(row.select(".strand-waits.strand-holds")) for row in figure.select("tbody tr")] == [0, 2]


def step(number: int, thread: str, what: str, thing: str = "", line: int = 17, time: int = 0) -> Step:
    """Return a recorded step."""
    return Step(number, time, thread, what, thing, SOURCE, line)


def test_a_lock_that_another_holds_is_waited_for_until_it_is_free() -> None:
    trace = [step(1, "T1", "lock", "mutex 1"), step(2, "T2", "start", "T2"), step(3, "T1", "unlock", "mutex 1"), step(4, "T2", "lock", "mutex 1")]
    seen = [(after["T1"].holds, after["T2"].kind, after["T2"].why) for after in states(trace)]
    assert seen == [(("mutex 1",), "absent", ""), (("mutex 1",), "waits", "waits for mutex 1, held by T1"), ((), "ready", ""), ((), "ready", "")]
    assert states(trace)[3]["T2"].holds == ("mutex 1",)


def test_an_attempt_at_a_taken_lock_does_not_have_it() -> None:
    trace = [step(1, "T1", "lock", "mutex 1"), step(2, "T2", "try lock", "mutex 1"), step(3, "T1", "unlock", "mutex 1")]
    assert [after["T2"].holds for after in states(trace)] == [(), (), ()]


def test_a_condition_variable_lets_go_of_the_lock_and_has_it_again() -> None:
    trace = [step(1, "T1", "lock", "mutex 1"), step(2, "T1", "wait", "condition variable 1"), step(3, "T2", "notify one", "condition variable 1"),
             step(4, "T1", "wait", "condition variable 1"), step(5, "T1", "unlock", "mutex 1")]
    assert [(after["T1"].kind, after["T1"].holds) for after in states(trace)] == [
        ("ready", ("mutex 1",)), ("waits", ()), ("waits", ()), ("ready", ("mutex 1",)), ("ready", ())]


def test_who_joins_waits_for_the_end() -> None:
    trace = [step(1, "T0", "create", "T1"), step(2, "T1", "start", "T1"), step(3, "T1", "finish", "T1"), step(4, "T0", "join", "T1")]
    assert [after["T0"].why for after in states(trace)] == ["waits for T1 to end", "waits for T1 to end", "", ""]
    assert [after["T1"].kind for after in states(trace)] == ["absent", "ready", "ended", "ended"]


def test_who_never_goes_on_waits_as_the_finding_says() -> None:
    trace = [step(1, "T0", "create", "T1")]
    assert states(trace, [Place(SOURCE, 21, "T0", "waits for T1 to end")])[0]["T0"].why == "waits for T1 to end"


def test_a_sleep_lasts_from_the_step_before() -> None:
    assert sleeps([step(1, "T1", "sleep", time=5), step(2, "T1", "output", time=7), step(3, "T1", "sleep", time=9)]) == {"T1": [(0, 5), (7, 9)]}


def test_an_atomic_step_that_names_no_variable_of_the_program_is_the_librarys() -> None:
    source = ["std::atomic<int> balance = 100;", "const int seen = balance;", "customers.clear();"]
    assert atomics(source) == ["balance"]
    trace = [step(1, "T1", "atomic load", "atomic 2", 2), step(2, "T0", "atomic update", "atomic 1", 3), step(3, "T1", "atomic store", "atomic 2", 2)]
    assert [(turn.thread, turn.deeds) for turn in turns(trace, SOURCE, source)] == [("T1", ("reads balance", "writes balance"))]


def test_a_program_without_atomic_variables_shows_every_atomic_step() -> None:
    assert [turn.deeds for turn in turns([step(1, "T0", "atomic load", "atomic 1", 1)], SOURCE, ["key.acquire();"])] == [("reads atomic 1",)]


def test_what_the_library_does_inside_is_left_out(project: Project, build: Build) -> None:
    figure = drawn(project, build, trace=steps(("T0", "join T1", 21), ("T1", "futex wake", 0)))
    assert cells(figure) == [["1", "", "T0 join T1 });"]]


def test_what_is_done_again_at_a_line_is_counted() -> None:
    assert told(("reads x", "writes x", "reads x")) == "reads x (2 times), writes x"


def test_a_long_schedule_is_cut_and_says_so(project: Project, build: Build) -> None:
    figure = drawn(project, build, trace=steps(*(("T0", "lock", 9 + number % 2) for number in range(100))))
    assert len(cells(figure)) == 40
    assert figure.select(".cut")[0].get_text() == "Not shown: 60 more rows."


def test_it_says_what_the_schedule_ends_in(project: Project, build: Build) -> None:
    finding = {"kind": "deadlock", "message": "", "places": [], "count": 1}
    figure = drawn(project, build, findings=[finding], trace=steps(("T0", "lock", 18)))
    assert figure.select("caption")[0].get_text() == "A schedule that ends in: deadlock"
