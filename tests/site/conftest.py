"""Fixtures: a project on disk, and Sphinx run over it with the site's own configuration."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DOCS = ROOT / "docs"
sys.path[:0] = [str(DOCS / "_ext"), str(HERE)]
sys.dont_write_bytecode = True

from project import COUNTER, Project  # noqa: E402

INDEX = """\
# Notes

```{chapters}
reading
threads
locks
gather
processes
numbers
claims
reference
```
"""


@dataclass
class Built:
    """What one run of Sphinx did."""

    project: Project
    warnings: list[str]
    read: set[str]
    written: set[str]

    def html(self, page: str) -> str:
        """Return a page as it was written."""
        return (self.project.build / "site" / f"{page}.html").read_text(encoding="utf-8")

    def soup(self, page: str) -> BeautifulSoup:
        """Return a page as a tree."""
        return BeautifulSoup(self.html(page), "html5lib")


def messages(text: str, project: Project) -> list[str]:
    """Return the warnings one by one, colours and the project's own path left out."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text).replace(f"{project.root}/", "")
    parts = re.split(r"^(?=\S*?:?(?:\d+:)? ?WARNING: |\S+: WARNING: )", plain, flags=re.MULTILINE)
    return [part.rstrip("\n").replace(" WARNING:", "", 1) for part in parts if part.strip()]


Build = Callable[..., Built]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project with a front page and nothing else."""
    made = Project(tmp_path)
    made.page("index", INDEX)
    return made


@pytest.fixture
def counter(project: Project) -> Project:
    """Return a project with one snippet on one page, everything shown that must be."""
    project.snippet("locks/locked_counter", COUNTER)
    project.page("locks/index", LOCKS)
    return project


LOCKS = """\
# Locks

```{listing} locks/locked_counter
```

```{listing} locks/locked_counter
:region: threads
```

```{listing} locks/locked_counter
:region: work
```
"""


def run_sphinx(project: Project, **settings: object) -> Built:
    """Build the site of a project; warnings are returned, not raised."""
    warnings = io.StringIO()
    read: set[str] = set()
    overrides = {"verified_root": str(project.root), "verified_build": str(project.build), **settings}
    with docutils_namespace(), patch_docutils(str(DOCS)):
        app = Sphinx(str(project.docs), str(DOCS), str(project.build / "site"), str(project.build / "doctrees"), "html",
                     confoverrides=overrides, status=None, warning=warnings)
        app.connect("env-before-read-docs", lambda app, env, names: read.update(names))
        written: set[str] = set()
        app.connect("html-page-context", lambda app, page, *rest: written.add(page) if rest[2] is not None else None)
        app.build()
    return Built(project, messages(warnings.getvalue(), project), read, written)


@pytest.fixture
def build() -> Build:
    """Return the function that builds the site of a project."""
    return run_sphinx
