"""The form of a listing, so that it can be read at one look: how wide, how long, and how it opens."""

from __future__ import annotations

from collections.abc import Iterator

from . import messages
from .evidence import Evidence

COLUMNS_MAX = 72
LINES_MIN, LINES_MAX = 15, 60


def breaches(evidence: Evidence, source: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines of a program's file that break the form, each with what is wrong."""
    file = source[:-1] if source[-1] == "" else source
    if len(file) < LINES_MIN:
        yield 1, messages.too_short(len(file), LINES_MIN)
    if not evidence.summary.endswith((".", "?", "!")):
        yield evidence.opening.last, messages.no_sentence(evidence.summary)
    # What a program prints is as wide as it is: the contract is free.
    for number, line in enumerate(file[:evidence.contract.line - 1], 1):
        if len(line) > COLUMNS_MAX:
            yield number, messages.too_wide(line, COLUMNS_MAX)
