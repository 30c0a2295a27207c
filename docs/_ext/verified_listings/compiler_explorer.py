"""The address that opens a program in Compiler Explorer: the address itself carries the program."""

from __future__ import annotations

import base64
import html
import json
import zlib

BASE = "https://godbolt.org/clientstate/"
# Beyond this, servers on the way refuse an address.
LENGTH_MAX = 8000
# The version that the pages' own command is checked with.
COMPILER = "g122"
OPTIONS = "-std=c++20 -O2 -Wall -Wextra -Wpedantic -pthread"


def state(source: str, *, runs: bool) -> str:
    """Return the editor with the program and, where it is to be run, a pane that runs it."""
    compiler = {"id": COMPILER, "options": OPTIONS}
    executors = [{"arguments": "", "compilerVisible": False, "compilerOutputVisible": True,
                  "compiler": {**compiler, "libs": []}}] if runs else []
    session = {"id": 1, "language": "c++", "source": source, "compilers": [] if runs else [compiler], "executors": executors}
    return json.dumps({"sessions": [session]}, separators=(",", ":"))


def address(source: str, *, runs: bool) -> str | None:
    """Return the address, or None where it would be too long to be opened."""
    packed = zlib.compress(state(source, runs=runs).encode("ascii"), 9)
    found = BASE + base64.urlsafe_b64encode(packed).decode("ascii").rstrip("=")
    return found if len(found) <= LENGTH_MAX else None


def page(name: str, target: str) -> str:
    """Return a page that leads there at once: on the lesson itself such addresses would weigh more than the text."""
    name, target = html.escape(name), html.escape(target)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta http-equiv="refresh" content="0; url={target}">
<meta name="robots" content="noindex">
<title>{name} in Compiler Explorer</title>
</head>
<body>
<p><a href="{target}">Open {name} in Compiler Explorer</a></p>
</body>
</html>
"""
