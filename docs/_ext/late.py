"""Directives whose content depends on other pages: a place is held while reading and filled while writing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

Fill = Callable[[Sphinx, str], list[nodes.Node]]


class late(nodes.General, nodes.Element):
    """A place on a page, to be filled when every page has been read."""


_fillers: dict[str, Fill] = {}


def register(kind: str, fill: Fill) -> None:
    """Name what fills the places of a kind."""
    _fillers[kind] = fill


def fill_all(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Fill the places of a page."""
    for place in list(doctree.findall(late)):
        place.replace_self(_fillers[place["kind"]](app, docname))


def rewrite(env: BuildEnvironment, kind: str, state: object, docnames: list[str]) -> list[str]:
    """Return the pages to write again where the state they show has changed since the last build."""
    states: dict[str, object] = getattr(env, "late_states", {})
    changed = states.get(kind) != state
    env.late_states = {**states, kind: state}  # type: ignore[attr-defined]
    return docnames if changed else []


def setup(app: Sphinx) -> dict[str, Any]:
    """Fill the places before a page is written."""
    app.add_node(late)
    app.connect("doctree-resolved", fill_all)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
