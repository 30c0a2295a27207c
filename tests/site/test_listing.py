"""What a listing shows, and what it never shows."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import Tag
from conftest import LOCKS, Build
from project import COUNTER, Project, evidence


def figure(project: Project, build: Build, anchor: str) -> Tag:
    """Return a listing of the locks page, which must build without a warning."""
    built = build(project)
    assert built.warnings == []
    found = built.soup("locks/index").find(id=anchor)
    assert isinstance(found, Tag)
    return found


def code(listing: Tag) -> str:
    """Return the code of a listing."""
    block = listing.select_one(".listing-code pre")
    assert block is not None
    return block.get_text()


WHOLE = "listing-locks-locked_counter"
PLAIN = "\n".join(line for line in COUNTER.split("\n") if not line.strip().startswith(("//>", "//<")))


def test_the_code_is_the_source_without_markers_opening_and_contract(counter: Project, build: Build) -> None:
    shown = code(figure(counter, build, WHOLE))
    lines = COUNTER.split("\n")
    wanted = [line for line in lines[2:28] if not line.strip().startswith(("//>", "//<"))]
    assert shown.rstrip("\n").split("\n") == "\n".join(wanted).rstrip("\n").split("\n")


def test_neither_marker_nor_contract_stands_anywhere_on_the_page(counter: Project, build: Build) -> None:
    text = build(counter).soup("locks/index").get_text()
    assert "//>" not in text and "//<" not in text and "// Output" not in text


def test_a_region_is_shown_alone_with_the_whole_program_beside_it(counter: Project, build: Build) -> None:
    listing = figure(counter, build, f"{WHOLE}-threads")
    assert code(listing).startswith("{\n  std::vector<std::jthread> threads;\n")
    whole = listing.select_one("details.listing-whole pre")
    assert whole is not None and whole.get_text().startswith("#include <iostream>")


@pytest.mark.parametrize("first", ["", ":region: threads\n"])
def test_the_opening_comment_stands_above_the_first_listing_of_a_program(counter: Project, build: Build, first: str) -> None:
    output = "```{listing} locks/locked_counter\n:parts: output\n```\n\n"
    counter.page("locks/index", LOCKS.replace("```{listing} locks/locked_counter\n", f"{output}```{{listing}} locks/locked_counter\n{first}", 1)
                 + "\n```{listing} locks/locked_counter\n```\n")
    built = build(counter)
    assert built.warnings == []
    listings = built.soup("locks/index").select(".listing")
    assert [[said.get_text() for said in listing.select(".listing-summary")] for listing in listings] == [
        [], ["Several threads add to one counter under a lock."], [], [], []]


def test_the_output_stands_beside_its_contract_in_words(counter: Project, build: Build) -> None:
    listing = figure(counter, build, WHOLE)
    output = listing.select_one(".listing-output")
    assert output is not None
    assert [part.get_text() for part in output.select(".listing-label, .contract")] == [
        "Output", "Every run prints exactly these lines, in this order."]
    assert output.select(".listing-printed pre")[0].get_text() == "5000\n"


def test_the_command_is_the_one_that_was_executed(counter: Project, build: Build) -> None:
    listing = figure(counter, build, WHOLE)
    record = evidence("locks/locked_counter", COUNTER)["commands"]
    assert [command.get_text() for command in listing.select(".command")] == [record["compile"], record["run"]]


def test_without_a_program_to_run_there_is_no_command_to_run_it(project: Project, build: Build) -> None:
    contract = dict(evidence("locks/x", COUNTER)["contract"], kind="does not compile", title="Does not compile (g++)")
    project.snippet("locks/locked_counter", COUNTER, contract=contract, commands={"compile": "g++ x.cpp"},
                    diagnostic={"tool": "g++", "text": "x.cpp:1: error: no"})
    project.page("locks/index", LOCKS)
    listing = figure(project, build, WHOLE)
    assert [command.get_text() for command in listing.select(".command")] == ["g++ x.cpp"]
    assert "5000" not in listing.select(".listing-output")[0].get_text()
    assert listing.select(".listing-diagnostic pre")[0].get_text() == "x.cpp:1: error: no\n"


def test_the_verification_line_opens_to_every_check(counter: Project, build: Build) -> None:
    verified = figure(counter, build, WHOLE).select_one("details.listing-verified")
    assert verified is not None
    record = evidence("locks/x", COUNTER)
    assert verified.select("summary")[0].get_text() == f"Verified {record['line']}"
    said = [item.get_text() for item in verified.select(".checks li")]
    assert [check["words"] in item for check, item in zip(record["checks"], said)] == [True] * len(record["checks"])
    assert "sampled" in said[2]


def test_a_reduced_program_is_shown_with_what_it_prints(project: Project, build: Build) -> None:
    record = evidence("locks/x", COUNTER)
    body = {"words": "In this order.", "mark": None, "stages": [[{"together": False, "lines": ["4"]}]]}
    reduced = {"line": 40, "parameters": {"threads": 2, "rounds": 2}, "bodies": [body]}
    searched = {"name": "searched", "tool": "explorer", "verdict": "exhaustive",
                "words": "with threads = 2, rounds = 2: all 6 inequivalent schedules"}
    project.snippet("locks/locked_counter", COUNTER, contract=dict(record["contract"], reduced=reduced),
                    checks=[*record["checks"], searched])
    project.page("locks/index", LOCKS)
    item = figure(project, build, WHOLE).select(".checks > li")[-1]
    assert item.select("p")[0].get_text() == f"searched: {searched['words']} exhaustive (explorer)"
    assert "In this order." in item.get_text()
    assert item.select(".samp")[0]["aria-label"] == "Output with threads = 2, rounds = 2"
    assert item.select(".samp pre")[0].get_text() == "4\n"
    assert item.select(".replay code")[0].get_text() == "make explore SNIPPET=locks/locked_counter REDUCED=1"


@pytest.mark.parametrize(("reduced", "said"), [
    (None, "always proved"), ({"line": 40, "parameters": {"threads": 2, "rounds": 3}, "bodies": []}, "always proved with threads = 2, rounds = 3")])
def test_always_says_how_far_it_is_proved(project: Project, build: Build, reduced: dict[str, object] | None, said: str) -> None:
    searched = {"schedules": 6, "verdict": "exhaustive", "outcomes": [], "findings": []}
    project.snippet("locks/locked_counter", COUNTER, searched=searched,
                    contract=dict(evidence("locks/x", COUNTER)["contract"], reduced=reduced))
    project.page("locks/index", LOCKS + "It is {always}`locks/locked_counter` 5000.\n")
    built = build(project)
    assert built.warnings == []
    claim = built.soup("locks/index").select(".claim")[0]
    assert claim.get_text() == said
    assert claim.select("a")[0]["href"] == "#listing-locks-locked_counter"


def test_an_exemption_is_listed_with_its_reason(project: Project, build: Build) -> None:
    contract = dict(evidence("locks/x", COUNTER)["contract"], not_under=[{"tool": "clang", "reason": "a known bug"}])
    project.snippet("locks/locked_counter", COUNTER, contract=contract)
    project.page("locks/index", LOCKS)
    assert "not under clang: a known bug" in figure(project, build, WHOLE).get_text()


@pytest.mark.parametrize("change", [{"kind": "fails"}, {"kind": "does not compile"}])
def test_a_wrong_program_says_so(project: Project, build: Build, change: dict[str, str]) -> None:
    project.snippet("locks/locked_counter", COUNTER, contract=dict(evidence("locks/x", COUNTER)["contract"], **change))
    project.page("locks/index", LOCKS)
    listing = figure(project, build, WHOLE)
    assert "wrong on purpose" in listing.select(".listing-heading")[0].get_text()
    assert listing.select(".listing-verified summary")[0].get_text().startswith("Fails as promised")


def test_a_wrong_program_that_prints_is_marked_by_its_first_sentence(project: Project, build: Build) -> None:
    project.snippet("locks/locked_counter", COUNTER, summary="Wrong on purpose: two locks.")
    project.page("locks/index", LOCKS)
    listing = figure(project, build, WHOLE)
    assert "wrong on purpose" in listing.select(".listing-heading")[0].get_text()
    assert listing.select(".listing-verified summary")[0].get_text().startswith("Verified")


def test_lines_of_a_finding_are_marked(project: Project, build: Build) -> None:
    line = COUNTER.split("\n").index("          ++counter;") + 1
    explored = {"schema": 1, "schedules": 10, "verdict": "sampled", "outcomes": [], "findings": [
        {"kind": "data race", "message": "two writes", "count": 3,
         "places": [{"file": "snippets/locks/locked_counter.cpp", "line": line, "thread": "T1", "what": "write of 4 bytes"}]}]}
    project.snippet("locks/locked_counter", COUNTER, explored=explored)
    project.page("locks/index", LOCKS)
    listing = figure(project, build, WHOLE)
    assert [mark.get_text() for mark in listing.select(".listing-code .hll")] == ["          ++counter;\n"]
    assert "In 3 of 10 schedules, data race: two writes" in listing.get_text()
    assert [place.get_text() for place in listing.select(".places li")] == [f"T1: write of 4 bytes, line {line}: ++counter;"]


def test_a_line_has_the_number_it_has_in_the_file_beside_the_code_and_not_in_it(counter: Project, build: Build) -> None:
    page = build(counter).soup("locks/index")
    source = COUNTER.split("\n")
    for block in page.select(".listing-code, .listing-whole"):
        shown = [line.strip() for line in block.select("pre")[0].get_text().rstrip("\n").split("\n")]
        numbers = block.select("pre.numbers")[0]
        assert numbers["aria-hidden"] == "true"
        assert [source[int(number) - 1].strip() for number in numbers.get_text().split()] == shown
    assert not page.select(".listing-output .numbers, .listing-command .numbers")


def test_what_a_tool_says_leads_to_the_lines_it_names(project: Project, build: Build) -> None:
    name = "snippets/locks/locked_counter.cpp"
    lock = next(number for number, line in enumerate(COUNTER.split("\n"), 1) if "scoped_lock" in line)
    explored = {"schema": 1, "schedules": 10, "verdict": "sampled", "outcomes": [], "findings": [
        {"kind": "data race", "message": "", "count": 3, "places": [{"file": name, "line": lock + 1, "thread": "T1", "what": "write"}]}]}
    project.snippet("locks/locked_counter", COUNTER, explored=explored, diagnostic={
        "tool": "g++", "text": f"{name}:{lock}:5: error: no\n{name}:{lock}:9: note: here\n{name}:2: no line of the code"})
    project.snippet("locks/other", PLAIN)
    project.page("locks/index", LOCKS + "```{listing} locks/other\n```\n\n```{compare} locks/locked_counter locks/other\n```\n")
    built = build(project)
    assert built.warnings == []
    page = built.soup("locks/index")
    whole, threads, _ = page.select("figure.listing-wrong, figure.listing")[:3]
    for part in (whole, threads, page.select("figure.compare")[0]):
        said = part.select(".listing-diagnostic")[0]
        assert [(link.get_text(), link["href"]) for link in said.select("a")] == [(f"{name}:{lock}", f"#{WHOLE}-line-{lock}")]
    assert [link["href"] for link in threads.select(".places a")] == [f"#{WHOLE}-threads-line-{lock + 1}"]
    for anchor, line in ((f"{WHOLE}-line-{lock}", "std::scoped_lock lock(mutex);"), (f"{WHOLE}-threads-line-{lock + 1}", "++counter;")):
        spots = page.select(f"#{anchor}")
        assert len(spots) == 1
        after = "".join(str(each.get_text() if isinstance(each, Tag) else each) for each in spots[0].next_siblings)
        assert after.strip().startswith(line), anchor


def test_outcomes_are_shown_one_by_one(project: Project, build: Build) -> None:
    bodies = [{"words": "", "mark": mark, "stages": [[{"together": False, "lines": [line]}]]}
              for mark, line in (("must", "0 1"), ("never", "1 0"))]
    contract = dict(evidence("locks/x", COUNTER)["contract"], kind="measured outcomes", bodies=bodies)
    project.snippet("locks/locked_counter", COUNTER, contract=contract)
    project.page("locks/index", LOCKS)
    items = figure(project, build, WHOLE).select(".outcomes > li")
    assert [" ".join(item.get_text().split()) for item in items] == ["must be seen 0 1", "is never seen 1 0"]


def test_ids_are_stable_and_unique(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + "```{listing} locks/locked_counter\n:parts: output\n```\n")
    soup = build(counter).soup("locks/index")
    assert [listing["id"] for listing in soup.select("figure.listing")] == [
        WHOLE, f"{WHOLE}-threads", f"{WHOLE}-work", f"{WHOLE}-2"]
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(ids) == len(set(ids))


def test_a_link_leads_to_the_whole_program_on_the_page_of_its_topic(counter: Project, build: Build) -> None:
    counter.page("gather/index", "# Gather\n\n```{listing} locks/locked_counter\n```\n\nSee {listing}`locks/locked_counter`.\n")
    built = build(counter)
    assert built.warnings == []
    link = built.soup("gather/index").select("main p a.internal")[-1]
    assert (link["href"], link.get_text()) == (f"../locks/index.html#{WHOLE}", "locked_counter")


def test_inline_output(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + "It prints {output}`locks/locked_counter`.\n")
    built = build(counter)
    assert built.soup("locks/index").select("code.output")[0].get_text() == "5000"


def test_an_answer_is_folded_and_may_hold_a_listing(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + "````{answer} Why?\nBecause.\n\n```{listing} locks/locked_counter\n:parts: output\n```\n````\n")
    built = build(counter)
    assert built.warnings == []
    answer = built.soup("locks/index").select("details.answer")[0]
    assert not answer.has_attr("open")
    assert answer.select("summary")[0].get_text() == "Why?"
    assert answer.select("figure.listing pre")[0].get_text() == "5000\n"


def test_a_problem_inside_an_answer_has_its_own_line(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + "````{answer}\nBecause.\n\n```{listing} locks/no\n```\n````\n")
    assert build(counter).warnings[0].startswith("docs/locks/index.md:16: unknown snippet 'locks/no'")


def test_a_comparison_shows_the_difference_and_both_verdicts(counter: Project, build: Build) -> None:
    broken = "\n".join(line for line in COUNTER.split("\n")
                       if "scoped_lock" not in line and not line.strip().startswith(("//>", "//<")))
    contract = dict(evidence("locks/x", broken)["contract"], kind="fails", title="Fails (data race)", words="It has a data race.")
    counter.snippet("locks/broken", broken, contract=contract)
    counter.page("locks/index", LOCKS + "```{listing} locks/broken\n```\n\n```{compare} locks/broken locks/locked_counter\n```\n")
    built = build(counter)
    assert built.warnings == []
    compare = built.soup("locks/index").select("figure.compare")[0]
    assert [line.get_text().strip() for line in compare.select(".gi")] == ["+           std::scoped_lock lock(mutex);"]
    assert [line.get_text() for line in compare.select(".gd")] == []
    assert [summary.get_text().split(" g++")[0] for summary in compare.select("summary")] == ["Fails as promised", "Verified"]


# ---- Hostile text ----

HOSTILE = [
    "</pre><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&lt;b&gt;", "\x1b[31mred\x1b[0m", "nul\x00here",
    "\u202eright to left", "zero\u200bwidth", "bell\x07", "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "{{ config }}", "`a` **b** {ratio}`x`", "'; DROP TABLE", "x" * 5000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(project: Project, build: Build, text: str) -> None:
    base: dict[str, Any] = evidence("locks/x", COUNTER)
    checks = [{"name": f"native {text}", "tool": text, "verdict": "passed", "words": text}]
    contract = dict(base["contract"], words=text, title=text, error_output=[text], ends=text)
    project.snippet("locks/locked_counter", COUNTER, shown=f"{text}\n", line=text, summary=f"{text}.", checks=checks, contract=contract,
                    diagnostic={"tool": text, "text": text}, commands={"compile": text, "run": text})
    project.page("locks/index", LOCKS)
    built = build(project)
    assert built.warnings == []
    html = built.html("locks/index")
    soup = built.soup("locks/index")
    assert not [script for script in soup.find_all("script") if not script.get("src")]
    assert not soup.select("main script, main img, main [onerror], main b")
    hidden = [character for character in html if ord(character) < 32 and character not in "\n\t" or character in "\u202e\u200b\x7f"]
    assert hidden == []


def test_control_characters_are_visible(project: Project, build: Build) -> None:
    project.snippet("locks/locked_counter", COUNTER, shown="a\x1b[31mb\x00c\u202ed\u200be\x7ff\x9bg\n")
    project.page("locks/index", LOCKS)
    listing = figure(project, build, WHOLE)
    assert listing.select(".listing-printed pre")[0].get_text() == "a␛[31mb␀c<U+202E>d<U+200B>e␡f<U+009B>g\n"


def test_long_output_is_cut_and_says_so(project: Project, build: Build) -> None:
    project.snippet("locks/locked_counter", COUNTER, shown="".join(f"line {number}\n" for number in range(1, 1501)))
    project.page("locks/index", LOCKS)
    listing = figure(project, build, WHOLE)
    shown = listing.select(".listing-printed pre")[0].get_text().rstrip("\n").split("\n")
    assert (len(shown), shown[-1]) == (120, "line 120")
    assert [note.get_text() for note in listing.select(".cut")] == ["Not shown: 1,380 more lines."]


def test_a_long_line_is_cut_and_says_so(project: Project, build: Build) -> None:
    project.snippet("locks/locked_counter", COUNTER, shown="x" * 1000 + "\n")
    project.page("locks/index", LOCKS)
    listing = figure(project, build, WHOLE)
    assert listing.select(".listing-printed pre")[0].get_text() == "x" * 400 + "\n"
    assert [note.get_text() for note in listing.select(".cut")] == ["Not shown: 600 more characters of a long line."]


def test_a_right_program_that_fails_is_not_called_wrong(project: Project, build: Build) -> None:
    base = evidence("locks/locked_counter", COUNTER)
    fails = dict(base["contract"], kind="fails", failure="lost wake-up", title="Fails (lost wake-up)")
    badges = []
    for summary in ("Two wait. The program is right, the library is not.", "Two wait."):
        project.snippet("locks/locked_counter", COUNTER, contract=fails, summary=summary)
        project.page("locks/index", LOCKS)
        badges.append(build(project).soup("locks/index").select(".listing .badge")[0].get_text())
    assert badges == ["fails, though it is right", "wrong on purpose"]
