"""A started snippet: it verifies as it stands, and nothing that exists is touched."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "snippets" / "new_snippet.py"


@pytest.fixture
def script() -> ModuleType:
    """Return the script as a module."""
    spec = importlib.util.spec_from_file_location("new_snippet", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with one topic."""
    (tmp_path / "snippets" / "locks").mkdir(parents=True)
    (tmp_path / "docs" / "locks").mkdir(parents=True)
    (tmp_path / "docs" / "locks" / "index.md").write_text("# Locks\n")
    return tmp_path


def test_a_new_snippet_has_a_contract_and_lines_for_its_page(script: ModuleType, root: Path) -> None:
    code, words = script.start(root, "locks/my_idea")
    text = (root / "snippets/locks/my_idea.cpp").read_text()
    assert code == 0
    assert text.endswith("// Output:\n//   42\n")
    assert max(map(len, text.splitlines())) <= 72 and len(text.splitlines()) >= 15
    assert "docs/locks/index.md: show it there:\n\n```{listing} locks/my_idea\n```\n" in words
    assert words.endswith("note: then run 'make bless SNIPPET=locks/my_idea' and 'make docs'")


def test_a_new_topic_is_said(script: ModuleType, root: Path) -> None:
    code, words = script.start(root, "atomics/first")
    assert code == 0
    assert "docs/atomics/index.md: show it there (new: also name it in docs/index.md):" in words


def test_an_existing_snippet_stays(script: ModuleType, root: Path) -> None:
    path = root / "snippets/locks/old.cpp"
    path.write_text("mine\n")
    code, words = script.start(root, "locks/old")
    assert code == 2
    assert words.startswith("snippets/locks/old.cpp:1: this snippet exists already\n")
    assert path.read_text() == "mine\n"


@pytest.mark.parametrize("address", ["", "locks", "locks/", "Locks/x", "locks/x.cpp", "../x/y", "locks/a/b", "locks/x y"])
def test_what_is_no_address_is_refused(script: ModuleType, root: Path, address: str) -> None:
    code, words = script.start(root, address)
    assert code == 2
    assert f"'{address}' is no address of a snippet" in words
    assert sorted(path.name for path in root.rglob("*")) == ["docs", "index.md", "locks", "locks", "snippets"]
