"""A program as one file: the course's headers written into it, so that it builds where the course is not."""

from __future__ import annotations

import re
from pathlib import Path

_INCLUDE = re.compile(r'#include [<"](course/[\w/]+\.hpp)[>"]')
_MARKER = re.compile(r"\s*//[<>] [\w-]+")
_GUARD = re.compile(r"#(?:ifndef|define) COURSE_\w+_HPP|#endif\b.*COURSE_\w+_HPP.*")


def standalone(source: str, include: Path) -> str:
    """Return the program with every course header in the place of its first `#include`."""
    taken: set[str] = set()
    lines = [line for line in source.split("\n") if not _MARKER.fullmatch(line)]
    return "\n".join(_inlined(lines, include, taken))


def _inlined(lines: list[str], include: Path, taken: set[str]) -> list[str]:
    made: list[str] = []
    for line in lines:
        match = _INCLUDE.fullmatch(line.rstrip())
        if not match:
            made.append(line)
        elif match[1] not in taken:
            taken.add(match[1])
            made += [f"// ---- {match[1]} ----", *_inlined(_bare(include / match[1]), include, taken), "// ----"]
    return made


def _bare(header: Path) -> list[str]:
    """Return the lines of a header without its guard, its documentation and blank lines at both ends."""
    text = header.read_text(encoding="utf-8").rstrip()
    lines = text.split("\n")
    # The guard ends with the file.
    if lines[-1].startswith("#endif"):
        lines.pop()
    kept = [line for line in lines if not line.lstrip().startswith("///") and not _GUARD.fullmatch(line.strip())]
    return "\n".join(kept).strip("\n").split("\n")
