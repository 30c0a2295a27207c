"""The form of a listing: how wide, how long and how it opens, and what a page says where that is broken."""

from __future__ import annotations

import pytest
from conftest import LOCKS, Build
from project import COUNTER, Project
from test_messages import only, page

FILE = "snippets/locks/locked_counter.cpp"
WHOLE = page("```{listing} locks/locked_counter", "```")


def program(lines: int) -> str:
    """Return a program that shows this many lines of code."""
    body = "".join(f"  count += {number};\n" for number in range(lines - 4))
    return ("// Somebody counts. Notice how far.\n\n"
            f"int main() {{\n  int count = 0;\n{body}  return count;\n}}\n\n"
            "// Output:\n//   5000\n")


def with_line(line: str) -> str:
    """Return the counter with this line for its fourth."""
    lines = COUNTER.split("\n")
    return "\n".join([*lines[:3], line, *lines[4:]])


# ---- Width ----


def test_a_line_of_seventy_two_columns_may_stand(project: Project, build: Build) -> None:
    project.snippet("locks/locked_counter", with_line("// " + "x" * 69))
    project.page("locks/index", LOCKS)
    assert build(project).warnings == []


def test_a_wider_line_is_named_once_however_often_the_program_is_shown(project: Project, build: Build) -> None:
    line = "// " + "x" * 70
    project.snippet("locks/locked_counter", with_line(line))
    project.page("locks/index", LOCKS)
    assert only(build(project).warnings) == (
        f"{FILE}:4: the line is too wide for a listing\n"
        "  expected: 72 columns or fewer\n"
        f"  found:    73: {line}\n"
        "note: break a comment by hand; 'make format' breaks code")


def test_the_opening_comment_is_as_wide_as_the_code(project: Project, build: Build) -> None:
    opening = "// Several threads add to one counter under a lock, and the lock is theirs."
    project.snippet("locks/locked_counter", COUNTER.replace(COUNTER.split("\n")[0], opening))
    project.page("locks/index", LOCKS)
    assert only(build(project).warnings).startswith(f"{FILE}:1: the line is too wide for a listing\n")


def test_letters_are_counted_not_bytes(project: Project, build: Build) -> None:
    project.snippet("locks/locked_counter", with_line("// " + "ü" * 69))
    project.page("locks/index", LOCKS)
    assert build(project).warnings == []


def test_a_contract_is_as_wide_as_what_is_printed(project: Project, build: Build) -> None:
    project.snippet("locks/locked_counter", COUNTER.replace("//   5000", "//   " + "5000" * 30))
    project.page("locks/index", LOCKS)
    assert build(project).warnings == []


# ---- Length ----


def test_sixty_lines_may_stand(project: Project, build: Build) -> None:
    project.snippet("locks/locked_counter", program(60))
    project.page("locks/index", WHOLE)
    assert build(project).warnings == []


def test_sixty_one_lines_are_too_long_for_one_listing(project: Project, build: Build) -> None:
    project.snippet("locks/locked_counter", program(61))
    project.page("locks/index", WHOLE)
    assert only(build(project).warnings) == (
        "docs/locks/index.md:5: 'locks/locked_counter' is too long for one listing\n"
        "  expected: 60 lines or fewer\n"
        "  found:    61\n"
        "note: put '//> name' and '//< name' around each part and show it with ':region: name', or make it two programs")


def test_a_long_program_may_be_shown_by_its_parts(project: Project, build: Build) -> None:
    source = program(90).replace("  count += 0;\n", "//> first\n  count += 0;\n").replace(
        "  count += 9;\n", "  count += 9;\n//< first\n")
    project.snippet("locks/locked_counter", source)
    project.page("locks/index", page("```{listing} locks/locked_counter", ":region: first", "```"))
    assert build(project).warnings == []


def test_a_part_is_held_to_the_same(project: Project, build: Build) -> None:
    source = program(90).replace("int main", "//> all\nint main").replace("\n}\n", "\n}\n//< all\n")
    project.snippet("locks/locked_counter", source)
    project.page("locks/index", page("```{listing} locks/locked_counter", ":region: all", "```"))
    assert only(build(project).warnings).startswith(
        "docs/locks/index.md:5: the region 'all' of 'locks/locked_counter' is too long for one listing\n"
        "  expected: 60 lines or fewer\n  found:    90\n")


def test_markers_are_no_lines_of_a_listing(project: Project, build: Build) -> None:
    source = program(60).replace("  count += 3;\n", "  //> third\n  count += 3;\n  //< third\n")
    project.snippet("locks/locked_counter", source)
    project.page("locks/index", WHOLE + page("```{listing} locks/locked_counter", ":region: third", "```"))
    assert build(project).warnings == []


def test_what_shows_no_code_has_no_length(project: Project, build: Build) -> None:
    project.snippet("locks/locked_counter", program(90))
    project.page("locks/index", page("```{listing} locks/locked_counter", ":parts: output", "```"))
    assert build(project).warnings == []


def test_a_program_of_fifteen_lines_stands_alone(project: Project, build: Build) -> None:
    project.snippet("locks/locked_counter", program(10))
    project.page("locks/index", WHOLE)
    assert build(project).warnings == []


def test_a_program_of_fourteen_lines_does_not(project: Project, build: Build) -> None:
    project.snippet("locks/locked_counter", program(9))
    project.page("locks/index", WHOLE)
    assert only(build(project).warnings) == (
        f"{FILE}:1: the program is too short to stand alone\n"
        "  expected: 15 lines or more, its contract among them\n"
        "  found:    14\n"
        "note: show in it what the idea is good for, or say it on the page in words")


# ---- Opening ----


@pytest.mark.parametrize("end", [".", "?", "!"])
def test_an_opening_comment_ends_as_a_sentence(project: Project, build: Build, end: str) -> None:
    project.snippet("locks/locked_counter", COUNTER, summary=f"Who adds to the counter{end}")
    project.page("locks/index", LOCKS)
    assert build(project).warnings == []


@pytest.mark.parametrize("opening", ["A counter under a lock", "A counter. Notice the lock,", ""])
def test_an_opening_comment_that_is_no_sentence(project: Project, build: Build, opening: str) -> None:
    project.snippet("locks/locked_counter", COUNTER, summary=opening)
    project.page("locks/index", LOCKS)
    assert only(build(project).warnings) == (
        f"{FILE}:1: the opening comment does not end as a sentence does\n"
        "  expected: '.', '?' or '!'\n"
        f"  found:    '{opening}'\n"
        "note: say in one or two sentences what happens and what to notice")
