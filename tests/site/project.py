"""A small course to test the extension with: snippets, and evidence as `verify` would have written it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

Record = dict[str, Any]

COUNTER = """\
// Several threads add to one counter under a lock.

#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

//> work
int main() {
  int counter = 0;
  std::mutex mutex;
  //> threads
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 5; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 1000; ++i) {
          std::scoped_lock lock(mutex);
          ++counter;
        }
      });
    }
  }
  //< threads
  std::cout << counter << '\\n';
}
//< work

// Output:
//   5000
"""


def sha256(text: str) -> str:
    """Return the digest of a text's bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


def regions(lines: list[str]) -> list[Record]:
    """Return the regions of a source, in the order of their opening."""
    found: list[Record] = []
    for number, line in enumerate(lines, 1):
        word = line.strip()
        if word.startswith("//> "):
            found.append({"name": word[4:], "first": number + 1, "last": 0})
        elif word.startswith("//< "):
            next(region for region in found if region["name"] == word[4:])["last"] = number - 1
    return found


def evidence(snippet: str, source: str, **changes: Any) -> Record:
    """Return the evidence of a snippet with a contract `// Output:`; `changes` replace members."""
    lines = source.split("\n")
    start = next(number for number, line in enumerate(lines, 1) if line == "// Output:")
    shown = [line[5:] for line in lines[start:] if line.startswith("//   ")]
    name = snippet.partition("/")[2]
    record: Record = {
        "schema": 1,
        "snippet": snippet,
        "source": f"snippets/{snippet}.cpp",
        "sha256": sha256(source),
        "headers": {},
        "summary": lines[0].removeprefix("// "),
        "opening": {"first": 1, "last": 1},
        "code": {"first": 2, "last": start - 1},
        "markers": [number for number, line in enumerate(lines, 1) if line.strip().startswith(("//> ", "//< "))],
        "regions": regions(lines),
        "contract": {
            "line": start, "kind": "output", "failure": None, "title": "Output",
            "words": "Every run prints exactly these lines, in this order.",
            "bodies": [{"words": "", "mark": None, "stages": [[{"together": False, "lines": shown}]]}],
            "error_output": [], "ends": "exit 0", "arguments": [], "through": "terminal", "needs": [],
            "not_under": [], "reduced": None,
        },
        "shown": "".join(f"{line}\n" for line in shown),
        "commands": {
            "compile": "g++ -std=c++20 -O2 -Wall -Wextra -Wpedantic -Werror -pthread "
                       f"snippets/{snippet}.cpp -o {name}",
            "run": f"./{name}",
        },
        "compilers": {"g++": "12.2.0", "clang": "14.0.6"},
        "checks": [
            {"name": "compiles", "tool": "g++ 12.2.0", "verdict": "passed", "words": "compiles without a warning"},
            {"name": "native", "verdict": "passed", "words": "ran 8 times: on one core and on all, alone and under load"},
            {"name": "explored", "verdict": "sampled", "words": "0 of 1,000 schedules break the contract"},
        ],
        "line": "g++ 12.2 and clang 14 · 1,000 schedules sampled · silent under ThreadSanitizer and AddressSanitizer",
        "diagnostic": None,
        "explored": None,
    }
    record.update(changes)
    return record


# ---- Benchmarks ----

# Medians in nanoseconds; the unit is what the runner would have written.
START_COST = {"coroutine": (35.0, "ns"), "thread": (14_200.0, "us"), "process": (152_000.0, "us")}
_SIZES = {"ns": 1.0, "us": 1e3}


def interval(median: float, spread: float = 0.06) -> Record:
    """Return a median with an interval around it."""
    return {"median": median, "low": median * (1 - spread), "high": median * (1 + spread)}


def estimate(median: float, spread: float = 0.06) -> Record:
    """Return an interval over everything and two sessions close to it."""
    return {**interval(median, spread), "sessions": [interval(median * 0.99, spread), interval(median * 1.01, spread)]}


def results(suite: str, source: str, medians: dict[str, tuple[float, str]] | None = None, **changes: Any) -> Record:
    """Return what the runner writes for a suite; `changes` replace members."""
    variants = medians or START_COST
    record: Record = {
        "schema": 1,
        "suite": suite,
        "source": f"bench/{suite}.cpp",
        "sha256": sha256(source),
        "title": "What does it cost to start one piece of work and to wait until it is done?",
        "machine": {"cpu": "AMD EPYC 7B13", "cores": 2, "memory_gib": 23.4, "kernel": "6.18.5", "compiler": "g++ 12.2.0",
                    "flags": "-std=c++20 -O2 -pthread", "library": "Google Benchmark 1.7.1"},
        "measured": {"date": "2026-11-21T13:00:00Z", "load_before": 0.1, "load_after": 0.9, "steal_percent": 0.2,
                     "others_percent": 1.4},
        "rounds": 9,
        "seed": 1,
        "variants": [{"name": name, "label": f"{name}: started, awaited", "unit": unit, "oversubscribed": False, "counters": {},
                      **estimate(median / _SIZES[unit])} for name, (median, unit) in variants.items()],
        "ratios": [{"numerator": upper, "denominator": lower, **estimate(variants[upper][0] / variants[lower][0])}
                   for upper in variants for lower in variants if upper != lower],
        "noise": {"variant": next(iter(variants)), **estimate(1.0, 0.04)},
    }
    record.update(changes)
    return record


# ---- A project on disk ----


class Project:
    """A project root with its build folder inside."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.docs = root / "docs"
        self.build = root / "build"

    def write(self, name: str, text: str) -> Path:
        """Write a file below the root."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def page(self, name: str, text: str) -> Path:
        """Write a page."""
        return self.write(f"docs/{name}.md", text)

    def snippet(self, snippet: str, source: str, **changes: Any) -> Record:
        """Write a snippet and its evidence."""
        self.write(f"snippets/{snippet}.cpp", source)
        record = evidence(snippet, source, **changes)
        self.record(snippet, record)
        return record

    def suite(self, suite: str, medians: dict[str, tuple[float, str]] | None = None, **changes: Any) -> Record:
        """Write a suite and its results."""
        source = f"/// {suite}\n"
        self.write(f"bench/{suite}.cpp", source)
        record = results(suite, source, medians, **changes)
        self.measured(suite, record)
        return record

    def measured(self, suite: str, record: Record) -> Path:
        """Write the results of a suite."""
        return self.write(f"build/bench/{suite}.json", json.dumps(record))

    def record(self, snippet: str, record: Record) -> Path:
        """Write the evidence of a snippet."""
        return self.write(f"build/evidence/{snippet}.json", json.dumps(record))
