"""Every text an author can meet, in one place: what is wrong, what was expected, and the next command."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches


class Problem(Exception):
    """Something the author has to mend; its text is what the author reads."""

    @property
    def text(self) -> str:
        return str(self)


def _names(names: Sequence[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def _nearest(name: str, names: Sequence[str]) -> str:
    near = get_close_matches(name, names, n=1)
    return f" (did you mean '{near[0]}'?)" if near else ""


# ---- Listings ----


def unknown_snippet(snippet: str, known: Sequence[str]) -> str:
    return (f"unknown snippet '{snippet}'{_nearest(snippet, known)}\n"
            f"note: to start it, run 'make new SNIPPET={snippet}'")


def missing_evidence(snippet: str) -> str:
    return f"no evidence for '{snippet}'\nnote: to check it, run 'make docs'"


def stale_evidence(snippet: str, file: str, recorded: str, present: str | None) -> str:
    found = f"sha256 {present[:16]}" if present else "no such file"
    return (f"stale evidence for '{snippet}': '{file}' has changed since it was checked\n"
            f"  checked: sha256 {recorded[:16]}\n"
            f"  present: {found}\n"
            "note: to check it again, run 'make docs'")


def failed_evidence(snippet: str, check: str, words: str) -> str:
    return (f"'{snippet}' failed its check '{check}': {words}\n"
            f"note: if the program is right, run 'make bless SNIPPET={snippet}'")


def newer_evidence(snippet: str, found: int, known: int) -> str:
    return (f"evidence for '{snippet}' has schema {found}, the extension reads schema {known}\n"
            "note: update docs/_ext/verified_listings/evidence.py")


def corrupt_evidence(snippet: str, why: str) -> str:
    return (f"corrupt evidence for '{snippet}': {why}\n"
            f"note: delete 'evidence/{snippet}.json' in the build folder and run 'make docs'")


def unknown_region(region: str, snippet: str, known: Sequence[str]) -> str:
    has = f"it has {_names(known)}" if known else "it has none"
    return f"no region '{region}' in 'snippets/{snippet}.cpp' ({has})"


def unknown_part(part: str, known: Sequence[str]) -> str:
    return f"no part '{part}' of a listing (there are {_names(known)})"


def output_not_one_line(snippet: str, lines: int) -> str:
    return (f"the output of '{snippet}' has {lines} lines, an inline output has one\n"
            f"note: show it as a block: ```{{listing}} {snippet} with ':parts: output'")


def output_varies(snippet: str) -> str:
    return (f"the output of '{snippet}' is not one text but a set of outcomes\n"
            f"note: show them: ```{{listing}} {snippet} with ':parts: output'")


def not_always(snippet: str, line: str) -> str:
    return (f"nothing proves what '{snippet}' always does\n"
            "  expected: a search that saw all its schedules\n"
            f"  found:    {line}\n"
            "note: give its contract a section 'Reduced', small enough for all schedules")


def too_wide(line: str, most: int) -> str:
    return ("the line is too wide for a listing\n"
            f"  expected: {most} columns or fewer\n"
            f"  found:    {len(line)}: {line.strip()[:100]}\n"
            "note: break a comment by hand; 'make format' breaks code")


def too_short(lines: int, least: int) -> str:
    return ("the program is too short to stand alone\n"
            f"  expected: {least} lines or more, its contract among them\n"
            f"  found:    {lines}\n"
            "note: show in it what the idea is good for, or say it on the page in words")


def too_long(snippet: str, region: str | None, lines: int, most: int) -> str:
    what = f"the region '{region}' of '{snippet}'" if region else f"'{snippet}'"
    return (f"{what} is too long for one listing\n"
            f"  expected: {most} lines or fewer\n"
            f"  found:    {lines}\n"
            "note: put '//> name' and '//< name' around each part and show it with ':region: name', or make it two programs")


def no_sentence(summary: str) -> str:
    return ("the opening comment does not end as a sentence does\n"
            "  expected: '.', '?' or '!'\n"
            f"  found:    '{summary[-40:]}'\n"
            "note: say in one or two sentences what happens and what to notice")


def nothing_to_draw(snippet: str) -> str:
    return f"the evidence for '{snippet}' holds no trace to draw a timeline from"


def unknown_diagram(name: str, known: Sequence[str]) -> str:
    return f"unknown diagram '{name}'{_nearest(name, known)} (there are {_names(known)})"


def same_program_twice(snippet: str) -> str:
    return f"'{snippet}' is compared with itself"


# ---- Pages as a whole ----


def unshown_snippet(snippet: str, page: str) -> str:
    return (f"no page shows the snippet '{snippet}'\n"
            f"note: add ```{{listing}} {snippet} to {page}")


def shown_elsewhere(snippet: str, pages: Sequence[str], page: str) -> str:
    return (f"the page of its topic does not show the snippet '{snippet}', only {_names(pages)}\n"
            f"note: add ```{{listing}} {snippet} to {page}")


def unshown_region(region: str, snippet: str, page: str) -> str:
    return (f"no page shows the region '{region}' of '{snippet}'\n"
            f"note: add ```{{listing}} {snippet} with ':region: {region}' to {page}, or remove its two markers")


def unknown_listing(snippet: str) -> str:
    return (f"no page shows '{snippet}', so there is nothing to link to\n"
            f"note: add ```{{listing}} {snippet} to a page")


def loose_cpp(first: str) -> str:
    return (f"C++ that nothing checks: '{first}'\n"
            "note: make it a snippet: run 'make new SNIPPET=<topic>/<name>' and show it with ```{listing}")


def raw_html(first: str) -> str:
    return f"raw HTML on a page: '{first}'"


def surviving_role(role: str, text: str) -> str:
    return (f"the role {{{role}}} was not understood; the page shows its text '{text}'\n"
            "note: inside a table, a role cannot hold '|'; use '@' or ':'")


# ---- Benchmarks and claims ----


def unknown_suite(suite: str, known: Sequence[str]) -> str:
    return f"unknown suite '{suite}'{_nearest(suite, known)}\nnote: the suites are bench/*.cpp"


def missing_results(suite: str) -> str:
    return f"no results of the suite '{suite}'\nnote: to measure it, run 'make docs'"


def stale_results(suite: str) -> str:
    return (f"stale results of the suite '{suite}': 'bench/{suite}.cpp' has changed since it was measured\n"
            "note: to measure it again, run 'make docs'")


def newer_results(suite: str, found: int, known: int) -> str:
    return (f"results of the suite '{suite}' have schema {found}, the extension reads schema {known}\n"
            "note: update docs/_ext/verified_listings/bench.py")


def corrupt_results(suite: str, why: str) -> str:
    return (f"corrupt results of the suite '{suite}': {why}\n"
            f"note: delete 'bench/{suite}.json' in the build folder and run 'make docs'")


def unknown_variant(variant: str, suite: str, known: Sequence[str]) -> str:
    return f"no variant '{variant}' in the suite '{suite}' (it has {_names(known)})"


def empty_ladder() -> str:
    return ("a ladder without rungs\n"
            "  expected: lines of 'suite: variant', at least one of them measured")


def no_time(text: str, unit: str) -> str:
    return (f"'{text}' is no time but a number of '{unit}'\n"
            "note: a ladder shows times only; show it with ```{benchmark}")


def no_parameter(suite: str, variant: str) -> str:
    return (f"no line through '{suite}: {variant}': its name does not end in '-' and a number\n"
            "note: name the variants to draw with ':variants:', or leave out ':chart: lines'")


def unknown_chart(chart: str) -> str:
    return f"no chart '{chart}'\n  expected: lines"


def malformed_measured(text: str) -> str:
    return (f"malformed value '{text}'\n"
            "  expected: suite: variant")


def malformed_claim(text: str) -> str:
    return (f"malformed claim '{text}'\n"
            "  expected: suite: numerator / denominator PREDICATE,\n"
            "            where PREDICATE is '>= 3', '> 3', '<= 3', '< 3', 'between 2 and 5' or 'within 25% of 1'")


def vacuous_claim(text: str, why: str) -> str:
    return f"vacuous claim '{text}': {why}"


def narrow_margin(text: str, least: int) -> str:
    return (f"the margin of the claim '{text}' is narrower than a shared machine can hold\n"
            f"  expected: {least}% or more")


def contradicted_claim(text: str, predicate: str, sessions: Sequence[str]) -> str:
    measured = "".join(f"  session {number}: {interval}\n" for number, interval in enumerate(sessions, 1))
    return (f"contradicted claim '{text}'\n"
            f"  expected:  {predicate}\n"
            f"{measured}"
            "note: if the measurement is right, the sentence is wrong; to measure again, run 'make bench'")


def no_claims() -> str:
    return "no page makes a claim, so there is nothing to list"
