"""The failure messages that a listing shows, as a reader would search for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .evidence import Diagnostic, Evidence

PROGRAM, EXPLORER = "the program", "the explorer"
_COMPILER = re.compile(r"\b(?:fatal )?(?:error|warning): (.+)")
_SANITIZER = re.compile(r"(?:ERROR|WARNING): (.+)")
_THREAD = re.compile(r"\bT\d+\b")


@dataclass(frozen=True, order=True)
class Failure:
    """A message and who says it."""

    message: str
    tool: str


def renumbered(message: str) -> str:
    """Return the message with its threads numbered in the order they are named, so that equal messages are equal."""
    names: dict[str, str] = {}
    return _THREAD.sub(lambda match: names.setdefault(match[0], f"T{len(names) + 1}"), message)


def in_diagnostic(diagnostic: Diagnostic) -> Iterator[str]:
    """Yield the errors and warnings that a compiler or a sanitizer wrote."""
    for line in diagnostic.text.split("\n"):
        found = _SANITIZER.match(line) or _COMPILER.search(line)
        if found:
            yield found[1]


def failures(evidence: Evidence) -> list[Failure]:
    """Return what goes wrong in a listing, word for word, each message once."""
    found = [Failure(line.strip(), PROGRAM) for line in evidence.contract.error_output if line.strip()]
    if evidence.diagnostic and evidence.diagnostic.tool != "explorer":
        found += [Failure(message, evidence.diagnostic.tool) for message in in_diagnostic(evidence.diagnostic)]
    if evidence.explored:
        found += [Failure(renumbered(f"{finding.kind}: {finding.message}" if finding.message else finding.kind), EXPLORER)
                  for finding in evidence.explored.findings]
    return list(dict.fromkeys(found))
