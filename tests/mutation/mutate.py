#!/usr/bin/env python3
"""Break the course in every way that must not go unnoticed, and see `make docs` turn red.

Works on a clone of its own that has been built (`make docs`): each fault is put in, `make docs` must fail twice and must
name what it should; then the fault is taken out again, and at the end `make docs` must succeed. A fault that goes
unnoticed, or a message that does not say where, fails this program.
"""

from __future__ import annotations

import argparse
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from faults import Fault, all_faults


def docs(tree: Path) -> tuple[int, str]:
    done = subprocess.run(["make", "docs"], cwd=tree, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace", check=False)
    return done.returncode, done.stdout


def missing(fault: Fault, output: str) -> list[str]:
    return [pattern for pattern in fault.said if not re.search(pattern, output, re.MULTILINE)]


def judge(tree: Path, fault: Fault, log: Path) -> str:
    """What is wrong with how the build takes this fault; empty if nothing is."""
    path = tree / fault.path
    before = path.read_bytes()
    after = fault.edit(before.decode()).encode()
    if after == before:
        return "the fault changes nothing: its text is not in the file any more"
    try:
        path.write_bytes(after)
        for attempt in ("first", "second"):
            code, output = docs(tree)
            log.write_text(output)
            if code == 0:
                return f"went unnoticed on the {attempt} try"
            if silent := missing(fault, output):
                return f"on the {attempt} try the message lacks: {', '.join(silent)}"
    finally:
        path.write_bytes(before)
    return ""


def clean(tree: Path) -> bool:
    return not subprocess.run(["git", "status", "--porcelain", "--untracked-files=no"], cwd=tree, capture_output=True,
                              text=True, check=True).stdout.strip()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tree", type=Path, help="a clone that has been built and may be edited")
    parser.add_argument("--only", default="", help="a part of the names of the faults to try")
    options = parser.parse_args()
    # Whoever ends this program must not find the fault left in the tree.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    tree = options.tree.resolve()
    if not (tree / "build" / "site.stamp").exists():
        print(f"mutate: {options.tree}: not built yet\nnote: run 'make docs' there first", file=sys.stderr)
        return 2
    if not clean(tree):
        print(f"mutate: {options.tree}: has changes that are not committed\nnote: give a clone of its own",
              file=sys.stderr)
        return 2

    logs = tree / "build" / "mutation"
    logs.mkdir(exist_ok=True)
    faults = [fault for fault in all_faults(tree) if options.only in fault.name]
    if not faults:
        print(f"mutate: no fault is named '{options.only}'", file=sys.stderr)
        return 2
    bad = 0
    for number, fault in enumerate(faults, 1):
        begin = time.monotonic()
        log = logs / (re.sub(r"\W+", "-", fault.name) + ".log")
        wrong = judge(tree, fault, log)
        bad += bool(wrong)
        print(f"[{number}/{len(faults)}] {'BAD ' if wrong else 'red '} {fault.name} ({time.monotonic() - begin:.0f} s)"
              + (f": {wrong}\n  output: {log}" if wrong else ""), flush=True)
    code, output = docs(tree)
    if code != 0 or not clean(tree):
        print(f"mutate: the tree is not whole again\n{output[-2000:]}", file=sys.stderr)
        return 1
    print(f"{len(faults) - bad} of {len(faults)} faults turn the build red, twice, with a message that says where")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
