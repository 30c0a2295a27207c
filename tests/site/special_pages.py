"""Builds what the published pages do not have, for the browser to look at: notes for instructors, and the output of a hostile program.

    special_pages.py TARGET    the folder to write to
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from conftest import DOCS, run_sphinx
from project import COUNTER, Project, evidence

_NOTE = re.compile(r"^(`{3,})\{instructor\}\n.*?^\1$", re.MULTILINE | re.DOTALL)
# What a role prints depends on evidence that is not here; that it is right is found where students' pages are built.
_ROLE = re.compile(r"\{\w+\}(?=`)")

NOTES = """\
# Notes

What anybody may write into one.

````{instructor}
First ask, *then* [scroll](index.md). Take `-std=c++20`, and a name that is longer than a screen is wide:
`a_name_that_is_longer_than_a_screen_is_wide_and_has_no_place_at_which_to_part_it`.

1. Write the number down.
2. Compare.

| before | after |
|---|---|
| a guess | the number |

```console
$ make explore SNIPPET=locks/locked_counter REDUCED=1 FLAGS="--strategy exhaustive" ARGUMENTS="20 50"
```

```{listing} locks/locked_counter
```
````

"""
HOSTILE = """\
# Hostile

```{listing} hostile/output
```

```{compare} hostile/output locks/locked_counter
```

```{failures}
```

```{evidence}
```
"""
BAD = ("</pre></code></figure><script>document.title = 'broken'</script>", "<img src=nowhere.png onerror=alert(1)>", "&lt;b&gt; <b>", "\x1b[31mred\x00\x07",
       "\u202eright to left\u202c \u05d0\u05d1\u05d2 \u200bzero\ufeff", "x" * 5000, "-" * 300, "\u0301" * 50)


def notes() -> str:
    """Return every note that the chapters have, each in a section of its own."""
    found = [(path, match[0]) for path in sorted(DOCS.rglob("*.md")) for match in _NOTE.finditer(path.read_text(encoding="utf-8"))]
    assert found, "no page has a note for instructors"
    return "\n".join(f"## From {path.relative_to(DOCS)}\n\nWhat stands before it.\n\n{_ROLE.sub('', note)}\n" for path, note in found)


def hostile(project: Project) -> None:
    """Write a snippet whose every text is hostile."""
    text = "\n".join(BAD)
    base = evidence("hostile/output", COUNTER)
    outcomes = [{"output": f"{bad}\n", "ends": bad, "count": 1, "witness": {"seed": 1}} for bad in BAD]
    findings = [{"kind": bad, "message": bad, "count": 1, "witness": {"seed": 1},
                 "places": [{"file": "snippets/hostile/output.cpp", "line": 9, "thread": bad, "what": bad}]} for bad in BAD]
    project.snippet(
        "hostile/output", COUNTER, shown=text, line=" ".join(BAD), summary=f"{' '.join(BAD)}.", diagnostic={"tool": BAD[0], "text": text},
        checks=[{"name": bad, "tool": bad, "verdict": "passed", "words": bad} for bad in BAD],
        contract=dict(base["contract"], kind="fails", words=" ".join(BAD), error_output=list(BAD)),
        explored={"schema": 1, "schedules": 10, "verdict": "sampled", "outcomes": outcomes, "findings": findings})


def main(target: Path) -> int:
    """Write the pages and say what was wrong with them."""
    shutil.rmtree(target, ignore_errors=True)
    project = Project(target)
    project.snippet("locks/locked_counter", COUNTER)
    hostile(project)
    # A page of its topic must show a listing.
    project.page("index", "# Special pages\n\n```{chapters}\nnotes\nhostile\nlocks\n```\n")
    project.page("locks", "# Locks\n\n```{listing} locks/locked_counter\n```\n")
    project.page("notes", NOTES + notes())
    regions = "".join(f"\n```{{listing}} {snippet}\n:region: {region}\n```\n"
                      for snippet in ("hostile/output", "locks/locked_counter") for region in ("work", "threads"))
    project.page("hostile", HOSTILE + regions)
    built = run_sphinx(project, audience="instructors")
    for warning in built.warnings:
        print(warning, file=sys.stderr)
    return 1 if built.warnings else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
