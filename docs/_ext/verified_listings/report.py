"""How a directive or a role tells the author what is wrong, and at which line."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole

from . import bench
from .evidence import Evidence, dependencies, load
from .messages import Problem
from .nodes import paragraph
from .settings import Settings

_logger = logging.getLogger(__name__)


def warn(text: str, location: str | tuple[str, int] | nodes.Node) -> None:
    """Report a problem; the build runs with warnings as errors."""
    _logger.warning(text, location=location, type="verified")


def in_place(problem: Problem) -> nodes.paragraph:
    """Return what stands on the page of a build that fails: the problem, never an empty block."""
    return paragraph(problem.text, "problem")


def evidence_for(env: BuildEnvironment, snippet: str) -> Evidence:
    """Return the evidence of a snippet and make the page depend on it, also when there is none yet."""
    settings = Settings.of(env.config)
    evidence = None
    try:
        evidence = load(settings, snippet)
        return evidence
    finally:
        for path in dependencies(settings, snippet, evidence):
            depend(env, path)


def results_for(env: BuildEnvironment, suite: str) -> bench.Results | None:
    """Return what a suite measured and make the page depend on it, also when there is nothing yet."""
    settings = Settings.of(env.config)
    depend(env, settings.suite(suite))
    depend(env, settings.results(suite))
    return bench.load(settings, suite)


def depend(env: BuildEnvironment, path: Path) -> None:
    """Make the page that is being read depend on a file."""
    env.note_dependency(str(path))


class VerifiedDirective(SphinxDirective):
    """A directive whose problems are reported at its own line."""

    def run(self) -> list[nodes.Node]:
        try:
            return self.build()
        except Problem as problem:
            warn(problem.text, (self.env.docname, self.lineno))
            return [in_place(problem)]

    def build(self) -> list[nodes.Node]:
        """Return the nodes, or raise a Problem."""
        raise NotImplementedError


class VerifiedRole(SphinxRole):
    """A role whose problems are reported at the line its text stands in."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        try:
            return [self.build()], []
        except Problem as problem:
            warn(problem.text, (self.env.docname, self.line()))
            return [nodes.problematic(self.rawtext, problem.text)], []

    def build(self) -> nodes.Node:
        """Return the node, or raise a Problem."""
        raise NotImplementedError

    def line(self) -> int:
        """Return the line of the role, which Markdown knows only for the paragraph as a whole."""
        return find_line(self.env, self.lineno, f"{{{self.name}}}`{self.text}`")


def find_line(env: BuildEnvironment, first: int, wanted: str) -> int:
    """Return the line of the page, from the first on, that holds the wanted text; without one, the first."""
    lines = Path(env.doc2path(env.docname)).read_text(encoding="utf-8").splitlines()
    for number in range(first, len(lines) + 1):
        if wanted in lines[number - 1]:
            return number
    return first


def line_of(env: BuildEnvironment, node: nodes.Node | None, wanted: str) -> tuple[str, int]:
    """Return the page and the line in it of a text below a node."""
    while node is not None and not node.line:
        node = node.parent
    return env.docname, find_line(env, node.line if node is not None and node.line else 1, wanted)
