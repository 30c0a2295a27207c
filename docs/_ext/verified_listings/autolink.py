"""Names in listings lead to their documentation: those of `std` to cppreference, those of `course` to the reference."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from late import rewrite
from site_theme.translator import Translator, improve_code

from . import cppreference
from .domain import domain

# Pygments gives each part of a qualified name a span of its own.
_QUALIFIED = re.compile(r'<span class="\w+">(std|course)</span>((?:<span class="o">::</span><span class="\w+">\w+</span>)+)')
_PART = re.compile(r">(\w+)<")

Places = dict[str, tuple[str, str]]


def qualified_names(code: str) -> list[tuple[str, str]]:
    """Return namespace and name of every qualified name in highlighted code."""
    return [(match[1], "::".join(_PART.findall(match[2]))) for match in _QUALIFIED.finditer(code)]


def link(code: str, address: Callable[[str, str], str | None]) -> str:
    """Return the highlighted code, each name a link where it stands first: more would only be stops on the way."""
    seen: set[str] = set()

    def linked(match: re.Match[str]) -> str:
        name = "::".join(_PART.findall(match[2]))
        target = address(match[1], name)
        if target is None or target in seen:
            return match[0]
        seen.add(target)
        return f'<a href="{html.escape(target)}">{match[0]}</a>'

    return _QUALIFIED.sub(linked, code)


def course_names(env: BuildEnvironment) -> Places:
    """Return page and anchor of every name that the reference declares; of overloads, the first."""
    places: Places = {}
    for name, _, _, docname, anchor, _ in env.get_domain("cpp").get_objects():
        if name.startswith("course::"):
            places.setdefault(name.partition("(")[0].removeprefix("course::"), (docname, anchor))
    return places


def course_address(places: Places, name: str, uri: Callable[[str], str]) -> str | None:
    """Return where the reference declares the name, or what the name belongs to."""
    while name:
        if name in places:
            docname, anchor = places[name]
            return f"{uri(docname)}#{anchor}"
        name = name.rpartition("::")[0]
    return None


def improve(translator: Translator, node: nodes.literal_block, code: str) -> str:
    """Return the code of a listing with its names linked."""
    if not node.get("verified") or node.get("language") != "cpp":
        return code
    builder = translator.builder
    places = builder.env.late_states.get("course names", {})

    def address(space: str, name: str) -> str | None:
        if space == "std":
            return cppreference.address(name)
        return course_address(places, name, lambda docname: builder.get_relative_uri(builder.current_docname, docname))

    return link(code, address)


def changed(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages with listings where the reference declares something else, or elsewhere."""
    return rewrite(env, "course names", course_names(env), sorted({docname for docname, _ in domain(env).shown()}))


def setup(app: Sphinx) -> None:
    """Link while pages are written."""
    improve_code(improve)
    app.connect("env-updated", changed)
