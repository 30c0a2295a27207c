#!/usr/bin/env python3
"""Measure the path itself: from snippets to evidence and pages, at several sizes, against its floor.

A copy of the project gets N generated snippets and a page that shows them. Measured are a clean build, a build with
nothing changed, and a build after one snippet was edited. The floor of the clean build is the time its own edges took,
added up and divided by the processors: what is above it was spent waiting or in the build system.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = """\
// Generated program {index}: two threads add to one counter under a
// lock, and the total is always the same.

#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

constexpr int rounds = {rounds};

int main() {{
  int count = 0;
  std::mutex mutex;
  {{
    std::vector<std::jthread> threads;
    for (int t = 0; t < 2; ++t) {{
      threads.emplace_back([&] {{
        for (int i = 0; i < rounds; ++i) {{
          std::lock_guard lock(mutex);
          ++count;
        }}
      }});
    }}
  }}
  std::cout << count << '\\n';
}}

// Output:
//   {total}
"""


def write_program(root: Path, index: int, rounds: int) -> None:
    path = root / "snippets" / "generated" / f"program_{index:03}.cpp"
    path.parent.mkdir(exist_ok=True)
    path.write_text(PROGRAM.format(index=index, rounds=rounds, total=2 * rounds))


def copy_project(source: Path, target: Path) -> None:
    """The project without its course: its tools, its theme, and a front page that lists the generated pages."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns(".git", "build", "node_modules", "__pycache__"))
    for folder in (target / "snippets").iterdir():
        if folder.is_dir() and folder.name != "include":
            shutil.rmtree(folder)
    for entry in (target / "docs").iterdir():
        if entry.is_dir() and not entry.name.startswith("_"):
            shutil.rmtree(entry)
        elif entry.suffix == ".md":
            entry.unlink()


def write_pages(root: Path, count: int) -> None:
    docs = root / "docs"
    names = []
    for first in range(0, count, 4):
        names.append(f"page_{first:03}")
        shown = "".join(f"```{{listing}} generated/program_{index:03}\n```\n\n"
                        for index in range(first, min(first + 4, count)))
        (docs / f"{names[-1]}.md").write_text(f"# Programs from {first}\n\n{shown}")
    toctree = "\n".join(names)
    (docs / "index.md").write_text(f"# Generated course\n\n```{{toctree}}\n{toctree}\n```\n")


def timed(command: list[str], cwd: Path) -> float:
    begin = time.monotonic()
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"path: {' '.join(command)} failed\n{done.stdout[-4000:]}{done.stderr[-4000:]}")
    return time.monotonic() - begin


def edge_seconds(build: Path) -> float:
    """The time that the edges of the last build took, added up."""
    lines = (build / ".ninja_log").read_text().splitlines()[1:]
    edges = {tuple(line.split("\t")[:2]) + (line.split("\t")[4],) for line in lines}
    return sum(int(end) - int(begin) for begin, end, _ in edges) / 1000


def measure(project: Path, count: int, jobs: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="path-") as folder:
        root = Path(folder) / "project"
        copy_project(project, root)
        for index in range(count):
            write_program(root, index, 10)
        write_pages(root, count)
        build = root / "build"
        timed(["cmake", "-S", ".", "-B", "build", "-G", "Ninja"], root)
        ninja = ["ninja", "-C", "build", "-j", str(jobs)]
        tools = timed([*ninja, "verify", "explore", "explorer_runtime"], root)
        before = edge_seconds(build)
        clean = timed([*ninja, "verified"], root) + timed([*ninja, "site"], root)
        floor = (edge_seconds(build) - before) / jobs
        nothing = timed([*ninja, "verified", "site"], root)
        write_program(root, 0, 11)
        edited = timed([*ninja, "verified"], root) + timed([*ninja, "site"], root)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {"snippets": count, "tools": tools, "clean": clean, "floor": floor, "nothing": nothing, "edited": edited,
            "peak": peak}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--project", type=Path, default=Path(__file__).resolve().parents[2])
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("counts", type=int, nargs="*", default=[16, 100])
    options = parser.parse_args()
    print(f"{'snippets':>8} {'tools':>9} {'clean':>9} {'floor':>9} {'above':>7} {'a snippet':>10} {'nothing':>9} "
          f"{'one edit':>9} {'largest process':>16}")
    for count in options.counts:
        row = measure(options.project, count, options.jobs)
        above = row["clean"] / row["floor"] - 1
        print(f"{count:>8} {row['tools']:>7.1f} s {row['clean']:>7.1f} s {row['floor']:>7.1f} s {above:>6.0%} "
              f"{row['clean'] / count:>8.2f} s {row['nothing']:>7.2f} s {row['edited']:>7.2f} s "
              f"{row['peak']:>12.0f} MiB", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
