"""The lines of code: each with its number in the file, and those that a message names to be linked to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx

from site_theme.translator import Translator, improve_code

from .domain import domain
from .evidence import Evidence

_CLOSED = re.compile("(?:</span>)*")


def named_lines(evidence: Evidence) -> frozenset[int]:
    """Return the lines of the program that its diagnostic or what the explorer found speaks of."""
    found = {place.line for finding in (evidence.explored.findings if evidence.explored else ()) for place in finding.places
             if place.file == evidence.source}
    if evidence.diagnostic:
        found |= {int(line) for line in re.findall(rf"{re.escape(evidence.source)}:(\d+)", evidence.diagnostic.text)}
    return frozenset(found)


def spot(anchor: str, number: int) -> str:
    """Return the anchor of a line of a listing."""
    return f"{anchor}-line-{number}"


def number_lines(block: nodes.literal_block, numbers: Iterable[int], spots: dict[int, str]) -> None:
    """Have a block of code show the numbers of its lines, and give some of them an anchor."""
    block["numbers"], block["spots"] = list(numbers), spots


def with_spots(code: str, numbers: list[int], spots: dict[int, str]) -> str:
    """Return the highlighted code with an anchor before each line that has one."""
    before, pre, rest = code.partition("<pre>")
    lines = rest.split("\n")
    for index, number in enumerate(numbers):
        if number in spots:
            # What the line before has left open is closed first.
            end = _CLOSED.match(lines[index]).end()  # type: ignore[union-attr]
            lines[index] = f'{lines[index][:end]}<span class="spot" id="{spots[number]}"></span>{lines[index][end:]}'
    return before + pre + "\n".join(lines)


def with_numbers(code: str, numbers: list[int]) -> str:
    """Return the highlighted code, beside it the numbers as a text of their own, which is not copied with it."""
    column = '<pre class="numbers" aria-hidden="true">' + "\n".join(map(str, numbers)) + "\n</pre>"
    return code.replace('<div class="highlight">', '<div class="highlight numbered">', 1).replace("</pre>", f"</pre>{column}", 1)


def linked(text: str, source: str, spots: dict[int, str]) -> str:
    """Return what a tool says, each line that can be linked to a link where it is named first."""
    seen: set[int] = set()

    def link(match: re.Match[str]) -> str:
        line = int(match[1])
        if line not in spots or line in seen:
            return match[0]
        seen.add(line)
        return f'<a href="#{spots[line]}">{match[0]}</a>'

    return re.sub(rf"{re.escape(source)}:(\d+)", link, text)


def improve(translator: Translator, node: nodes.literal_block, code: str) -> str:
    """Return the code with what its node asks for."""
    builder = translator.builder
    if node.get("numbers"):
        code = with_spots(code, node["numbers"], node["spots"])
        # In a book lines are parted where the screen ends, and numbers beside them would be those of others.
        return with_numbers(code, node["numbers"]) if builder.name != "epub" else code
    if "about" in node:
        snippet, source = node["about"]
        return linked(code, source, domain(builder.env).spots(builder.current_docname, snippet))
    return code


def setup(app: Sphinx) -> None:
    """Number and link while pages are written."""
    improve_code(improve)
