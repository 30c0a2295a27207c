#!/usr/bin/env python3
"""Measure the same suites many times, idle and under load, on all cores and on one, and count the verdicts on every claim.

A claim that is true must never be called contradicted, however noisy the machine. Beside each circumstance stands how
often each claim was supported, inconclusive and contradicted; one contradiction fails this program.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "docs" / "_ext"))
sys.dont_write_bytecode = True

from verified_listings import claims  # noqa: E402
from verified_listings.bench import Results  # noqa: E402
from verified_listings.schema import Json  # noqa: E402

CLAIM = re.compile(r"\{ratio\}`([^`]+)`")
CIRCUMSTANCES = {"idle": (False, False), "loaded": (True, False), "idle, one core": (False, True),
                 "loaded, one core": (True, True)}


def claims_about(suites: set[str]) -> list[claims.Claim]:
    """Return every claim of the pages about these suites."""
    texts = {text for page in (ROOT / "docs").rglob("*.md") for text in CLAIM.findall(page.read_text(encoding="utf-8"))}
    return sorted((claim for claim in map(claims.parse, texts) if claim.suite in suites), key=lambda claim: claim.text)


def measure(build: Path, suite: str, min_time: str, one_core: bool, folder: Path) -> Results:
    """Measure one suite as a build does."""
    output = folder / f"{suite}.json"
    command = [str(build / "bench" / "measure"), "--program", str(build / "suites" / suite),
               "--source", f"bench/{suite}.cpp", "--output", str(output), "--min-time", min_time]
    first = min(os.sched_getaffinity(0))
    subprocess.run(["taskset", "-c", str(first), *command] if one_core else command, cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return Results.read(Json(json.loads(output.read_text(encoding="utf-8"))))


def competitors(count: int) -> list[subprocess.Popen[bytes]]:
    """Start programs that compute without end."""
    return [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]


def count(build: Path, wanted: list[claims.Claim], times: int, min_time: str, loaded: bool, one_core: bool) -> Counter[tuple[str, str]]:
    """Return how often each claim got each verdict."""
    verdicts: Counter[tuple[str, str]] = Counter()
    others = competitors(len(os.sched_getaffinity(0))) if loaded else []
    try:
        for number in range(times):
            with tempfile.TemporaryDirectory() as folder:
                results = {suite: measure(build, suite, min_time, one_core, Path(folder))
                           for suite in sorted({claim.suite for claim in wanted})}
            for claim in wanted:
                verdicts[claim.text, claims.judge(claim, results[claim.suite]).word] += 1
            print(f"\r{number + 1} of {times}", end="", file=sys.stderr, flush=True)
        print(file=sys.stderr)
    finally:
        for other in others:
            other.kill()
            other.wait()
    return verdicts


def main() -> int:
    """Measure in every circumstance; return 1 if a claim was contradicted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=Path, help="a build folder with its suites built ('make docs')")
    parser.add_argument("suites", nargs="+")
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--min-time", default="0.03", help="seconds a run, as in bench/CMakeLists.txt")
    parser.add_argument("--only", choices=CIRCUMSTANCES, action="append")
    options = parser.parse_args()
    wanted = claims_about(set(options.suites))
    if not wanted:
        print(f"steady: no page claims anything about {', '.join(options.suites)}", file=sys.stderr)
        return 2
    contradicted = 0
    for name in options.only or CIRCUMSTANCES:
        loaded, one_core = CIRCUMSTANCES[name]
        verdicts = count(options.build.resolve(), wanted, options.times, options.min_time, loaded, one_core)
        print(f"{name}, {options.times} measurements of each suite:")
        for claim in wanted:
            got = {word: number for (text, word), number in sorted(verdicts.items()) if text == claim.text}
            contradicted += got.get(claims.CONTRADICTED, 0)
            print(f"  {claim.text}: {', '.join(f'{number} {word}' for word, number in got.items())}", flush=True)
    print(f"{contradicted} contradicted")
    return 1 if contradicted else 0


if __name__ == "__main__":
    sys.exit(main())
