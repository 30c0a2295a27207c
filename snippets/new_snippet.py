#!/usr/bin/env python3
"""Start a snippet: write a program that verifies as it stands, and say what to put on its topic's page."""

from __future__ import annotations

import re
import sys
from pathlib import Path

PROGRAM = """\
// What this program shows, in one sentence. Then what to notice in its
// output.

#include <iostream>
#include <thread>

int main() {
  int answer = 0;
  {
    std::jthread worker([&] { answer = 42; });
  }  // The destructor of jthread joins.
  std::cout << answer << '\\n';
}

// Output:
//   42
"""
ADDRESS = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*/[a-z][a-z0-9]*(_[a-z0-9]+)*")


def start(root: Path, address: str) -> tuple[int, str]:
    """Write the snippet; return the exit code and what to tell its author."""
    if not ADDRESS.fullmatch(address):
        return 2, (f"new: '{address}' is no address of a snippet\n"
                   "  expected: topic/name, in small letters, digits and underscores\n"
                   "note: for example 'make new SNIPPET=locks/my_idea'")
    source = f"snippets/{address}.cpp"
    path = root / source
    if path.exists():
        return 2, f"{source}:1: this snippet exists already\nnote: to see what it prints, run 'make bless SNIPPET={address}'"
    topic = address.partition("/")[0]
    page = f"docs/{topic}/index.md"
    new_topic = "" if (root / page).exists() else " (new: also name it in docs/index.md)"
    path.parent.mkdir(exist_ok=True)
    path.write_text(PROGRAM, encoding="utf-8")
    return 0, (f"{source}: write the program here; its last lines are what it must print\n"
               f"{page}: show it there{new_topic}:\n\n"
               f"```{{listing}} {address}\n```\n\n"
               f"note: then run 'make bless SNIPPET={address}' and 'make docs'")


def main() -> int:
    code, words = start(Path(__file__).resolve().parents[1], sys.argv[1] if len(sys.argv) == 2 else "")
    print(words, file=sys.stderr if code else sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main())
