"""Every message an author can meet, word for word, with file and line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import LOCKS, Build
from project import COUNTER, Project, evidence


def page(*lines: str) -> str:
    """Return a page whose fifth line is the first given."""
    return "\n".join(["# Locks", "", "Some text.", "", *lines, ""])


def only(warnings: list[str]) -> str:
    """Return the single warning."""
    assert len(warnings) == 1, warnings
    return warnings[0]


# ---- Listings ----


def test_unknown_snippet(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + "```{listing} locks/lock_counter\n```\n")
    assert only(build(counter).warnings) == (
        "docs/locks/index.md:13: unknown snippet 'locks/lock_counter' (did you mean 'locks/locked_counter'?)\n"
        "note: to start it, run 'make new SNIPPET=locks/lock_counter'")


def test_a_snippet_outside_its_folder_is_unknown(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + "```{listing} ../../etc/passwd\n```\n")
    assert "unknown snippet '../../etc/passwd'" in only(build(counter).warnings)


def test_missing_evidence(counter: Project, build: Build) -> None:
    (counter.build / "evidence/locks/locked_counter.json").unlink()
    counter.page("locks/index", page("```{listing} locks/locked_counter", "```"))
    assert build(counter).warnings == [
        "docs/locks/index.md:5: no evidence for 'locks/locked_counter'\nnote: to check it, run 'make docs'"]


def test_stale_source(counter: Project, build: Build) -> None:
    changed = COUNTER.replace("1000", "1001")
    counter.write("snippets/locks/locked_counter.cpp", changed)
    counter.page("locks/index", page("```{listing} locks/locked_counter", "```"))
    before, after = evidence("x/y", COUNTER)["sha256"][:16], evidence("x/y", changed)["sha256"][:16]
    assert build(counter).warnings == [
        "docs/locks/index.md:5: stale evidence for 'locks/locked_counter': 'snippets/locks/locked_counter.cpp' has changed"
        " since it was checked\n"
        f"  checked: sha256 {before}\n"
        f"  present: sha256 {after}\n"
        "note: to check it again, run 'make docs'"]


def test_stale_header(project: Project, build: Build) -> None:
    header = "snippets/include/course/task.hpp"
    project.snippet("locks/locked_counter", COUNTER, headers={header: "0" * 64})
    project.page("locks/index", page("```{listing} locks/locked_counter", "```"))
    assert build(project).warnings == [
        f"docs/locks/index.md:5: stale evidence for 'locks/locked_counter': '{header}' has changed since it was checked\n"
        f"  checked: sha256 {'0' * 16}\n"
        "  present: no such file\n"
        "note: to check it again, run 'make docs'"]


def test_failed_check(project: Project, build: Build) -> None:
    checks = [{"name": "native", "verdict": "failed", "words": "run 3 printed 4998"}]
    project.snippet("locks/locked_counter", COUNTER, checks=checks)
    project.page("locks/index", page("```{listing} locks/locked_counter", "```"))
    assert build(project).warnings == [
        "docs/locks/index.md:5: 'locks/locked_counter' failed its check 'native': run 3 printed 4998\n"
        "note: if the program is right, run 'make bless SNIPPET=locks/locked_counter'"]


def test_newer_schema(project: Project, build: Build) -> None:
    project.snippet("locks/locked_counter", COUNTER, schema=2)
    project.page("locks/index", page("```{listing} locks/locked_counter", "```"))
    assert build(project).warnings == [
        "docs/locks/index.md:5: evidence for 'locks/locked_counter' has schema 2, the extension reads schema 1\n"
        "note: update docs/_ext/verified_listings/evidence.py"]


def corrupt(why: str) -> str:
    """Return the message for evidence that cannot be read."""
    return (f"docs/locks/index.md:5: corrupt evidence for 'locks/locked_counter': {why}\n"
            "note: delete 'evidence/locks/locked_counter.json' in the build folder and run 'make docs'")


@pytest.mark.parametrize(("change", "why"), [
    ({"schema": 0}, "at 'schema': expected 1, got 0"),
    ({"schema": "1"}, "at 'schema': expected a whole number, got text"),
    ({"snippet": "locks/other"}, "at 'snippet': expected 'locks/locked_counter', got 'locks/other'"),
    ({"shown": None}, "at 'shown': expected text, got null"),
    ({"markers": [1, "2"]}, "at 'markers[1]': expected a whole number, got text"),
    ({"code": {"first": 9, "last": 3}}, "at 'code': lines 9 to 3 are no range"),
    ({"code": {"first": 1, "last": 999}}, "code ends at line 999, the source has 31"),
    ({"code": []}, "at 'code': expected an object, got a list"),
    ({"regions": {}}, "at 'regions': expected a list, got an object"),
    ({"checks": []}, "at 'checks': nothing was checked"),
    ({"checks": [{"name": "native", "verdict": "fine", "words": ""}]}, "at 'checks[0].verdict': unknown verdict 'fine'"),
    ({"commands": {"run": "./x"}}, "at 'commands.compile': expected a value, got nothing"),
])
def test_corrupt_evidence(project: Project, build: Build, change: dict[str, Any], why: str) -> None:
    record = project.snippet("locks/locked_counter", COUNTER)
    project.record("locks/locked_counter", {**record, **change})
    project.page("locks/index", page("```{listing} locks/locked_counter", "```"))
    assert build(project).warnings == [corrupt(why)]


@pytest.mark.parametrize("text", ["", "{", "[1]", "\"text\"", "null", "{\"schema\": 1}"])
def test_text_that_is_no_evidence(counter: Project, build: Build, text: str) -> None:
    (counter.build / "evidence/locks/locked_counter.json").write_text(text)
    counter.page("locks/index", page("```{listing} locks/locked_counter", "```"))
    assert only(build(counter).warnings).startswith("docs/locks/index.md:5: corrupt evidence for 'locks/locked_counter': ")


def test_bytes_that_are_no_text(counter: Project, build: Build) -> None:
    (counter.build / "evidence/locks/locked_counter.json").write_bytes(b"\xff\xfe\x00")
    counter.page("locks/index", page("```{listing} locks/locked_counter", "```"))
    assert "corrupt evidence" in only(build(counter).warnings)


def test_unknown_region(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + "```{listing} locks/locked_counter\n:region: wait\n```\n")
    assert only(build(counter).warnings) == (
        "docs/locks/index.md:13: no region 'wait' in 'snippets/locks/locked_counter.cpp' (it has 'work', 'threads')")


def test_unknown_region_of_a_snippet_without_any(project: Project, build: Build) -> None:
    plain = "\n".join(line for line in COUNTER.split("\n") if not line.strip().startswith(("//>", "//<")))
    project.snippet("locks/locked_counter", plain)
    project.page("locks/index", page("```{listing} locks/locked_counter", ":region: wait", "```"))
    assert only(build(project).warnings) == (
        "docs/locks/index.md:5: no region 'wait' in 'snippets/locks/locked_counter.cpp' (it has none)")


def test_unknown_part(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + "```{listing} locks/locked_counter\n:parts: code outputs\n```\n")
    assert only(build(counter).warnings) == (
        "docs/locks/index.md:13: no part 'outputs' of a listing (there are 'code', 'output', 'command', 'verified')")


def test_unshown_snippet(counter: Project, build: Build) -> None:
    counter.snippet("locks/other", COUNTER.replace("//> ", "// ").replace("//< ", "// "))
    assert only(build(counter).warnings) == (
        "snippets/locks/other.cpp:1: no page shows the snippet 'locks/other'\n"
        "note: add ```{listing} locks/other to docs/locks/index.md")


def test_snippet_shown_only_elsewhere(counter: Project, build: Build) -> None:
    counter.snippet("gather/other", COUNTER.replace("//> ", "// ").replace("//< ", "// "))
    counter.page("locks/index", LOCKS + "```{listing} gather/other\n```\n")
    assert only(build(counter).warnings) == (
        "snippets/gather/other.cpp:1: the page of its topic does not show the snippet 'gather/other', only 'locks/index'\n"
        "note: add ```{listing} gather/other to docs/gather/index.md")


def test_unshown_region(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS.replace(":region: threads\n", ""))
    assert only(build(counter).warnings) == (
        "snippets/locks/locked_counter.cpp:12: no page shows the region 'threads' of 'locks/locked_counter'\n"
        "note: add ```{listing} locks/locked_counter with ':region: threads' to docs/locks/index.md,"
        " or remove its two markers")


def test_a_region_whose_code_is_not_shown_counts_as_unshown(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS.replace(":region: threads\n", ":region: threads\n:parts: output\n"))
    assert "no page shows the region 'threads'" in only(build(counter).warnings)


def test_link_to_a_listing_that_is_not_shown(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + "First line,\nsecond line {listing}`locks/nowhere`.\n")
    assert only(build(counter).warnings) == (
        "docs/locks/index.md:14: no page shows 'locks/nowhere', so there is nothing to link to\n"
        "note: add ```{listing} locks/nowhere to a page")


def test_what_stands_in_the_way_of_a_listing_is_said_once(counter: Project, build: Build) -> None:
    (counter.build / "evidence/locks/locked_counter.json").unlink()
    counter.page("locks/index", page("```{listing} locks/locked_counter", "```", "", "See {listing}`locks/locked_counter`."))
    assert only(build(counter).warnings).startswith("docs/locks/index.md:5: no evidence for 'locks/locked_counter'")


def test_inline_output_of_many_lines(counter: Project, build: Build) -> None:
    counter.snippet("locks/locked_counter", COUNTER + "//   5001\n")
    counter.page("locks/index", LOCKS + "It prints {output}`locks/locked_counter`.\n")
    assert only(build(counter).warnings) == (
        "docs/locks/index.md:13: the output of 'locks/locked_counter' has 2 lines, an inline output has one\n"
        "note: show it as a block: ```{listing} locks/locked_counter with ':parts: output'")


def test_inline_output_that_varies(counter: Project, build: Build) -> None:
    contract = dict(evidence("locks/locked_counter", COUNTER)["contract"], kind="outcomes")
    counter.snippet("locks/locked_counter", COUNTER, contract=contract)
    counter.page("locks/index", LOCKS + "It prints {output}`locks/locked_counter`.\n")
    assert only(build(counter).warnings).startswith(
        "docs/locks/index.md:13: the output of 'locks/locked_counter' is not one text but a set of outcomes\nnote: ")


def test_always_without_a_search(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + "It is {always}`locks/locked_counter` 5000.\n")
    assert only(build(counter).warnings) == (
        "docs/locks/index.md:13: nothing proves what 'locks/locked_counter' always does\n"
        "  expected: a search that saw all its schedules\n"
        f"  found:    {evidence('x/y', COUNTER)['line']}\n"
        "note: give its contract a section 'Reduced', small enough for all schedules")


def test_comparison_with_itself(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + "```{compare} locks/locked_counter locks/locked_counter\n```\n")
    assert only(build(counter).warnings) == "docs/locks/index.md:13: 'locks/locked_counter' is compared with itself"


def test_timeline_without_a_trace(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + "```{timeline} locks/locked_counter\n```\n")
    assert only(build(counter).warnings) == (
        "docs/locks/index.md:13: the evidence for 'locks/locked_counter' holds no trace to draw a timeline from")


# ---- C++ that no listing stands behind ----


@pytest.mark.parametrize("fence", ["cpp", "c++", "cxx", "c", "C++", "hpp"])
def test_fenced_cpp(counter: Project, build: Build, fence: str) -> None:
    counter.page("locks/index", LOCKS + f"```{fence}\nint x;\n```\n")
    assert only(build(counter).warnings) == (
        "docs/locks/index.md:13: C++ that nothing checks: 'int x;'\n"
        "note: make it a snippet: run 'make new SNIPPET=<topic>/<name>' and show it with ```{listing}")


def test_code_block_directive(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + "```{code-block} cpp\nint x;\n```\n")
    assert only(build(counter).warnings).startswith("docs/locks/index.md:13: C++ that nothing checks: 'int x;'")


@pytest.mark.parametrize("code", [
    "#include <mutex>", "std::mutex m;", "template <class T>\nclass x;", "co_await f();", "int main() {\n}",
    "auto x = f();", "class lock {", "using namespace std;", "int count = 0;",
])
@pytest.mark.parametrize("fence", ["", "text", "none"])
def test_cpp_in_a_fence_that_does_not_say_so(counter: Project, build: Build, fence: str, code: str) -> None:
    counter.page("locks/index", LOCKS + f"```{fence}\n{code}\n```\n")
    assert only(build(counter).warnings).startswith("docs/locks/index.md:13: C++ that nothing checks: ")


def test_indented_cpp(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + "Text.\n\n    std::mutex m;\n")
    assert only(build(counter).warnings).startswith("docs/locks/index.md:15: C++ that nothing checks: 'std::mutex m;'")


def test_included_cpp(counter: Project, build: Build) -> None:
    counter.write("docs/locks/extra.txt", "std::mutex m;\n")
    counter.page("locks/index", LOCKS + "```{literalinclude} extra.txt\n```\n")
    assert only(build(counter).warnings).startswith("docs/locks/index.md:13: C++ that nothing checks: ")


@pytest.mark.parametrize("text", ["```console\n$ make docs\n```", "```python\nimport threading\n```", "`std::mutex`",
                                  "```\nThe quick brown fox.\n```", "```text\n5000\n```"])
def test_what_is_not_cpp_may_stand(counter: Project, build: Build, text: str) -> None:
    counter.page("locks/index", LOCKS + text + "\n")
    assert build(counter).warnings == []


def test_raw_html(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + "<script>alert(1)</script>\n")
    assert only(build(counter).warnings) == "docs/locks/index.md:13: raw HTML on a page: '<script>alert(1)</script>'"


def test_role_cut_by_a_table(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + "| a | b |\n|---|---|\n| x | {ratio}`start_cost: a | b >= 3` |\n")
    assert only(build(counter).warnings) == (
        "docs/locks/index.md:15: the role {ratio} was not understood; the page shows its text '{ratio}`start_cost: a'\n"
        "note: inside a table, a role cannot hold '|'; use '@' or ':'")


# ---- Benchmarks ----


def test_unknown_suite(counter: Project, build: Build) -> None:
    counter.suite("start_cost")
    counter.page("locks/index", LOCKS + "```{benchmark} start_costs\n```\n")
    assert only(build(counter).warnings) == (
        "docs/locks/index.md:13: unknown suite 'start_costs' (did you mean 'start_cost'?)\nnote: the suites are bench/*.cpp")


def test_unknown_variant(counter: Project, build: Build) -> None:
    counter.suite("start_cost")
    counter.page("locks/index", LOCKS + "```{benchmark} start_cost\n:variants: thread fibre\n```\n")
    assert only(build(counter).warnings) == (
        "docs/locks/index.md:13: no variant 'fibre' in the suite 'start_cost' (it has 'coroutine', 'thread', 'process')")


def test_unknown_reference_variant(counter: Project, build: Build) -> None:
    counter.suite("start_cost")
    counter.page("locks/index", LOCKS + "```{benchmark} start_cost\n:relative-to: fibre\n```\n")
    assert "no variant 'fibre' in the suite 'start_cost'" in only(build(counter).warnings)


def test_missing_results_of_a_cheap_suite(counter: Project, build: Build) -> None:
    counter.write("bench/start_cost.cpp", "/// x\n")
    counter.page("locks/index", LOCKS + "A thread costs\n{measured}`start_cost: thread`.\n")
    assert only(build(counter, verified_cheap_suites=["start_cost"]).warnings) == (
        "docs/locks/index.md:14: no results of the suite 'start_cost'\nnote: to measure it, run 'make docs'")


def test_stale_results_of_a_cheap_suite(counter: Project, build: Build) -> None:
    counter.suite("start_cost", sha256="0" * 64)
    counter.page("locks/index", LOCKS + "A thread costs {measured}`start_cost: thread`.\n")
    assert only(build(counter, verified_cheap_suites=["start_cost"]).warnings) == (
        "docs/locks/index.md:13: stale results of the suite 'start_cost': 'bench/start_cost.cpp' has changed since it was"
        " measured\nnote: to measure it again, run 'make docs'")


def test_newer_results(counter: Project, build: Build) -> None:
    counter.suite("start_cost", schema=2)
    counter.page("locks/index", LOCKS + "A thread costs {measured}`start_cost: thread`.\n")
    assert only(build(counter).warnings) == (
        "docs/locks/index.md:13: results of the suite 'start_cost' have schema 2, the extension reads schema 1\n"
        "note: update docs/_ext/verified_listings/bench.py")


@pytest.mark.parametrize(("change", "why"), [
    ({"suite": "other"}, "at 'suite': expected 'start_cost', got 'other'"),
    ({"rounds": 3}, "at 'rounds': expected 9 or more, got 3"),
    ({"variants": []}, "at 'variants': expected one or more, each with a name of its own"),
    ({"noise": {"variant": "thread"}}, "at 'noise.sessions': expected a value, got nothing"),
])
def test_corrupt_results(counter: Project, build: Build, change: dict[str, Any], why: str) -> None:
    record = counter.suite("start_cost")
    counter.measured("start_cost", {**record, **change})
    counter.page("locks/index", LOCKS + "A thread costs {measured}`start_cost: thread`.\n")
    assert only(build(counter).warnings) == (
        f"docs/locks/index.md:13: corrupt results of the suite 'start_cost': {why}\n"
        "note: delete 'bench/start_cost.json' in the build folder and run 'make docs'")


def test_an_interval_that_is_none(counter: Project, build: Build) -> None:
    record = counter.suite("start_cost")
    record["variants"][0]["low"] = 99.0
    counter.measured("start_cost", record)
    counter.page("locks/index", LOCKS + "A thread costs {measured}`start_cost: thread`.\n")
    assert ("corrupt results of the suite 'start_cost': at 'variants[0]': expected 0 < low <= median <= high, got 99, 35, 37.1"
            in only(build(counter).warnings))


# ---- Claims ----


def claim(counter: Project, build: Build, text: str) -> str:
    """Return the only message for a claim on the third line of a paragraph."""
    counter.suite("start_cost")
    counter.page("locks/index", LOCKS + f"One,\ntwo,\nthree {{ratio}}`{text}`.\n")
    return only(build(counter).warnings)


@pytest.mark.parametrize("text", ["start_cost: process / thread", "start_cost: process >= 3", "process / thread >= 3",
                                  "start_cost: process / thread >= x", "start_cost: process / thread about 3",
                                  "start_cost: process / thread >= -1"])
def test_malformed_claim(counter: Project, build: Build, text: str) -> None:
    assert claim(counter, build, text) == (
        f"docs/locks/index.md:15: malformed claim '{text}'\n"
        "  expected: suite: numerator / denominator PREDICATE,\n"
        "            where PREDICATE is '>= 3', '> 3', '<= 3', '< 3', 'between 2 and 5' or 'within 25% of 1'")


@pytest.mark.parametrize(("text", "why"), [
    ("start_cost: process / thread >= 0", "every ratio is greater than 0"),
    ("start_cost: process / thread > 0.0", "every ratio is greater than 0"),
    ("start_cost: process / process >= 1", "'process' is compared with itself"),
    ("start_cost: process / thread < 0", "no ratio can satisfy it"),
    ("start_cost: process / thread between 5 and 2", "no ratio can satisfy it"),
])
def test_vacuous_claim(counter: Project, build: Build, text: str, why: str) -> None:
    assert claim(counter, build, text) == f"docs/locks/index.md:15: vacuous claim '{text}': {why}"


def test_margin_too_narrow(counter: Project, build: Build) -> None:
    text = "start_cost: process / thread within 10% of 11"
    assert claim(counter, build, text) == (
        f"docs/locks/index.md:15: the margin of the claim '{text}' is narrower than a shared machine can hold\n"
        "  expected: 25% or more")


def test_claim_about_an_unknown_variant(counter: Project, build: Build) -> None:
    assert claim(counter, build, "start_cost: process / fibre >= 3") == (
        "docs/locks/index.md:15: no variant 'fibre' in the suite 'start_cost' (it has 'coroutine', 'thread', 'process')")


def test_contradicted_claim(counter: Project, build: Build) -> None:
    assert claim(counter, build, "start_cost: process / thread < 3") == (
        "docs/locks/index.md:15: contradicted claim 'start_cost: process / thread < 3'\n"
        "  expected:  < 3\n"
        "  session 1: 10.6 (9.96 to 11.2)\n"
        "  session 2: 10.8 (10.2 to 11.5)\n"
        "note: if the measurement is right, the sentence is wrong; to measure again, run 'make bench'")


def test_malformed_measured(counter: Project, build: Build) -> None:
    counter.suite("start_cost")
    counter.page("locks/index", LOCKS + "It costs {measured}`start_cost`.\n")
    assert only(build(counter).warnings) == (
        "docs/locks/index.md:13: malformed value 'start_cost'\n  expected: suite: variant")


def test_a_list_of_no_claims(counter: Project, build: Build) -> None:
    counter.page("claims", "# Claims\n\n```{claims}\n```\n")
    assert only(build(counter).warnings) == "docs/claims.md:3: no page makes a claim, so there is nothing to list"


@pytest.mark.parametrize(("name", "nearest"), [("three-model", " (did you mean 'three-models'?)"), ("x", "")])
def test_unknown_diagram(project: Project, build: Build, name: str, nearest: str) -> None:
    project.page("locks/index", page(f"```{{diagram}} {name}", "```"))
    assert only(build(project).warnings) == (
        f"docs/locks/index.md:5: unknown diagram '{name}'{nearest} (there are 'three-models', 'overview-tree', 'critical-section', "
        "'deadlock', 'condition-variable', 'bounded-queue', 'meeting-points', 'whose-counter', 'whose-variable', 'store-buffer')")


# ---- Nothing is silent ----


def test_every_text_is_asserted() -> None:
    """A message that no test quotes could say anything."""
    from verified_listings import messages
    source = Path(messages.__file__).read_text(encoding="utf-8")
    tests = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("test_*.py")))
    openings = {
        "unknown_snippet": "unknown snippet", "missing_evidence": "no evidence for", "stale_evidence": "stale evidence",
        "failed_evidence": "failed its check", "newer_evidence": "has schema 2", "corrupt_evidence": "corrupt evidence",
        "unknown_region": "no region", "unknown_part": "no part", "output_not_one_line": "an inline output has one",
        "output_varies": "is not one text but a set", "not_always": "nothing proves", "too_wide": "too wide for a listing", "too_short": "too short to stand alone",
        "too_long": "too long for one listing", "no_sentence": "does not end as a sentence", "nothing_to_draw": "holds no trace",
        "same_program_twice": "compared with itself",
        "unknown_diagram": "unknown diagram", "empty_ladder": "a ladder without rungs", "no_time": "is no time but",
        "no_parameter": "no line through", "unknown_chart": "no chart",
        "unshown_snippet": "no page shows the snippet", "shown_elsewhere": "the page of its topic does not show",
        "unshown_region": "no page shows the region", "unknown_listing": "so there is nothing to link to",
        "loose_cpp": "C++ that nothing checks", "raw_html": "raw HTML on a page", "surviving_role": "was not understood",
        "unknown_suite": "unknown suite", "missing_results": "no results of the suite", "stale_results": "stale results",
        "newer_results": "have schema 2", "corrupt_results": "corrupt results", "unknown_variant": "no variant",
        "malformed_measured": "malformed value", "malformed_claim": "malformed claim", "vacuous_claim": "vacuous claim",
        "narrow_margin": "the margin of the claim", "contradicted_claim": "contradicted claim", "no_claims": "no page makes a claim",
    }
    functions = {line.split("(")[0].removeprefix("def ") for line in source.splitlines()
                 if line.startswith("def ") and not line.startswith("def _")}
    assert functions == set(openings)
    assert [name for name, text in openings.items() if tests.count(text) < 2] == []


def test_json_fixture_is_what_the_extension_reads(counter: Project, build: Build) -> None:
    assert json.loads((counter.build / "evidence/locks/locked_counter.json").read_text())["schema"] == 1
    assert build(counter).warnings == []


@pytest.mark.parametrize("verdict", ["passed", "caught", "recorded", "exempt", "not judged", "exhaustive", "bounded", "sampled",
                                     "not controlled", "does not compile", "warns"])
def test_every_verdict_that_holds_is_read(project: Project, build: Build, verdict: str) -> None:
    project.snippet("locks/locked_counter", COUNTER, checks=[{"name": "native", "verdict": verdict, "words": "so it is"}])
    project.page("locks/index", LOCKS)
    assert build(project).warnings == []


def test_what_was_not_explored_does_not_stand(project: Project, build: Build) -> None:
    checks = [{"name": "explored", "verdict": "not explored yet", "words": "not explored yet"}]
    project.snippet("locks/locked_counter", COUNTER, checks=checks)
    project.page("locks/index", page("```{listing} locks/locked_counter", "```"))
    assert only(build(project).warnings).startswith(
        "docs/locks/index.md:5: 'locks/locked_counter' failed its check 'explored': not explored yet\n")
