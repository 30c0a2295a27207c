"""Text from programs, made safe to look at: control characters become visible, length has a limit."""

from __future__ import annotations

import re
from dataclasses import dataclass

LINES_MAX = 120
COLUMNS_MAX = 400

# C0 except tab and newline, DEL, C1, and what reorders or hides text: bidi controls, zero-width characters,
# line and paragraph separators, soft hyphen, byte order mark, lone surrogates.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069"
                     "\u3164\ufeff\ufff9-\ufffb\ud800-\udfff]")


def _show(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"<U+{code:04X}>"


def visible(text: str) -> str:
    """Return the text with every character that would hide or reorder something written out."""
    return _HIDDEN.sub(_show, text.replace("\r\n", "\n"))


@dataclass(frozen=True)
class Capped:
    """Text of limited length, and in words what was left out."""

    text: str
    note: str


def cap(text: str) -> Capped:
    """Return the visible text, cut to the limits, and what was cut."""
    lines = visible(text).split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    notes = []
    if len(lines) > LINES_MAX:
        notes.append(f"{len(lines) - LINES_MAX:,} more lines")
        lines = lines[:LINES_MAX]
    long = [line for line in lines if len(line) > COLUMNS_MAX]
    if long:
        cut = sum(len(line) - COLUMNS_MAX for line in long)
        notes.append(f"{cut:,} more characters of {'a long line' if len(long) == 1 else f'{len(long)} long lines'}")
        lines = [line[:COLUMNS_MAX] for line in lines]
    return Capped("\n".join(lines), f"Not shown: {' and '.join(notes)}." if notes else "")
