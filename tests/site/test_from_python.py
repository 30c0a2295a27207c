"""Every question of the five Python lectures is kept, once, and the place it is sent to exists and is shown."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from mdit_py_plugins.anchors.index import slugify

# How many questions each lecture raised. They have no gaps, so the numbers name them all.
QUESTIONS = {"S0": 22, "S1": 99, "S2": 35, "S3": 54, "S4": 21}

LISTING = re.compile(r"\{listing\}`([\w/]+)`")
PLACE = re.compile(r"\[[^\]]+\]\(([\w/]+\.md)(?:#([\w-]+))?\)")
PLANNED = re.compile(r"planned: (\w+)")


def wanted() -> list[str]:
    """Return the numbers of all questions."""
    return [f"{lecture}.{number}" for lecture, count in QUESTIONS.items() for number in range(1, count + 1)]


def anchors(page: str) -> set[str]:
    """Return the anchors of a page's headings; what stands in a fence is no heading."""
    prose = re.sub(r"^(`{3,})[^`]*?^\1$", "", page, flags=re.MULTILINE | re.DOTALL)
    return {slugify(title) for title in re.findall(r"^#{1,3} (.+)$", prose, flags=re.MULTILINE)}


def page_of(docs: Path, topic: str) -> Path | None:
    """Return the page of a topic, if it is written."""
    return next((page for page in (docs / topic / "index.md", docs / f"{topic}.md") if page.is_file()), None)


def wrong_with(answer: str, root: Path) -> str:
    """Return what is wrong with the place that a question is sent to, or nothing."""
    docs = root / "docs"
    if listing := LISTING.fullmatch(answer):
        snippet = listing[1]
        if not (root / f"snippets/{snippet}.cpp").is_file():
            return f"no snippet '{snippet}'"
        page = page_of(docs, snippet.partition("/")[0])
        if page is None or not re.search(rf"^`{{3,}}\{{listing\}} {snippet}$", page.read_text(encoding="utf-8"), re.MULTILINE):
            return f"no page shows '{snippet}'"
        return ""
    if place := PLACE.fullmatch(answer):
        page = docs / place[1]
        if not page.is_file():
            return f"no page '{place[1]}'"
        if place[2] and place[2] not in anchors(page.read_text(encoding="utf-8")):
            return f"no heading '#{place[2]}' in {place[1]}"
        return ""
    if planned := PLANNED.fullmatch(answer):
        return f"'{planned[1]}' is written, but the question is still planned" if page_of(docs, planned[1]) else ""
    return f"neither a listing nor a place nor planned: '{answer}'"


def problems(root: Path, ids: list[str]) -> Iterator[str]:
    """Yield what is wrong with the questions of a project, as `path:line: what is wrong`."""
    seen: dict[str, str] = {}
    overview = (root / "docs/from_python.md").read_text(encoding="utf-8")
    for table in sorted((root / "docs/from_python").glob("*.csv")):
        name = table.relative_to(root).as_posix()
        if f":file: from_python/{table.name}\n" not in overview:
            yield f"{name}: docs/from_python.md does not show this table"
        rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
        for row in rows:
            where = f"{name}:{rows.line_num}"
            number = row["id"]
            if number not in ids:
                yield f"{where}: no question is called '{number}'"
            if number in seen:
                yield f"{where}: '{number}' stands in {seen[number]} already"
            seen[number] = where
            if wrong := wrong_with(row["answer"], root):
                yield f"{where}: {wrong}"
    yield from (f"docs/from_python: question '{number}' is missing" for number in ids if number not in seen)


def test_every_question_is_answered_at_a_place_that_exists() -> None:
    assert list(problems(ROOT, wanted())) == []


# ---- The check itself: a small project, whole, and broken in each way ----

OVERVIEW = "```{csv-table}\n:file: from_python/locks.csv\n```\n"
PAGE = "# Locks\n\n## Two kinds of race\n\n```{listing} locks/counter\n```\n\n```text\n## No heading\n```\n"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a project with three questions, each well answered."""
    for name, text in {
        "docs/from_python.md": OVERVIEW,
        "docs/locks/index.md": PAGE,
        "snippets/locks/counter.cpp": "",
        "snippets/locks/unseen.cpp": "",
        "docs/from_python/locks.csv": "id,question,answer\n"
                                      "S0.1,A lock?,{listing}`locks/counter`\n"
                                      "S0.2,\"A race, or two?\",[Two kinds](locks/index.md#two-kinds-of-race)\n"
                                      "S0.3,A global lock?,planned: gil\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


IDS = ["S0.1", "S0.2", "S0.3"]


def test_a_whole_project_has_no_problems(small: Path) -> None:
    assert list(problems(small, IDS)) == []


@pytest.mark.parametrize(("old", "new", "problem"), [
    ("`locks/counter`", "`locks/gone`", "docs/from_python/locks.csv:2: no snippet 'locks/gone'"),
    ("`locks/counter`", "`locks/unseen`", "docs/from_python/locks.csv:2: no page shows 'locks/unseen'"),
    ("locks/index.md", "waiting/index.md", "docs/from_python/locks.csv:3: no page 'waiting/index.md'"),
    ("#two-kinds-of-race", "#three-kinds", "docs/from_python/locks.csv:3: no heading '#three-kinds' in locks/index.md"),
    ("#two-kinds-of-race", "#no-heading", "docs/from_python/locks.csv:3: no heading '#no-heading' in locks/index.md"),
    ("planned: gil", "planned: locks",
     "docs/from_python/locks.csv:4: 'locks' is written, but the question is still planned"),
    ("planned: gil", "somewhere", "docs/from_python/locks.csv:4: neither a listing nor a place nor planned: 'somewhere'"),
    ("S0.2", "S0.9", "docs/from_python/locks.csv:3: no question is called 'S0.9'"),
    ("S0.3", "S0.1", "docs/from_python/locks.csv:4: 'S0.1' stands in docs/from_python/locks.csv:2 already"),
    ("S0.3,A global lock?,planned: gil\n", "", "docs/from_python: question 'S0.3' is missing"),
])
def test_a_broken_row_is_reported(small: Path, old: str, new: str, problem: str) -> None:
    table = small / "docs/from_python/locks.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert problem in list(problems(small, IDS))


def test_a_table_that_no_page_shows_is_reported(small: Path) -> None:
    (small / "docs/from_python.md").write_text("# From Python\n", encoding="utf-8")
    assert list(problems(small, IDS)) == ["docs/from_python/locks.csv: docs/from_python.md does not show this table"]
