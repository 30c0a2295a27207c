"""Notes for instructors: not a word of them in what students get."""

from __future__ import annotations

import pytest
from conftest import LOCKS, Build
from project import Project
from sphinx.errors import ConfigError

NOTE = "\n```{instructor}\nAsk for the *marmalade* number first.\n```\n"


def test_students_get_not_a_word_of_it(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + NOTE)
    assert build(counter).warnings == []
    for path in (counter.build / "site").rglob("*"):
        assert not path.is_file() or b"marmalade" not in path.read_bytes(), path


def test_instructors_see_it_where_it_is_written(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + NOTE)
    note = build(counter, audience="instructors").soup("locks/index").select(".admonition.instructor")[0]
    assert note.select(".admonition-title")[0].get_text() == "For instructors"
    assert note.select("em")[0].get_text() == "marmalade"


def test_a_change_of_the_audience_makes_the_pages_anew(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + NOTE)
    build(counter, audience="instructors")
    assert "marmalade" not in build(counter).html("locks/index")


def test_a_mistake_in_a_note_is_found_whoever_reads(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + "\n```{instructor}\nSee {output}`locks/nowhere`.\n```\n")
    for audience in ("students", "instructors"):
        assert any("'locks/nowhere'" in warning for warning in build(counter, audience=audience).warnings), audience


def test_an_empty_note_is_said(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + "\n```{instructor}\n```\n")
    assert build(counter).warnings


def test_nobody_else_is_known(counter: Project, build: Build) -> None:
    with pytest.raises(ConfigError, match="AUDIENCE is 'students' or 'instructors', not 'parents'"):
        build(counter, audience="parents")
