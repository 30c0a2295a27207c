"""Every text about the reference that an author can meet."""

from __future__ import annotations

from collections.abc import Sequence


def undocumented(entity: str) -> str:
    return (f"'{entity}' has no documentation comment\n"
            "note: say in one sentence, after '///', what it is or does")


def uncompiled_example(entity: str, first: str) -> str:
    return (f"the example in the comment of '{entity}' is in no source that is compiled: '{first}'\n"
            "note: put the same lines into tests/site/examples.cpp")


def unknown_header(header: str, known: Sequence[str]) -> str:
    names = ", ".join(f"'{name}'" for name in known)
    return f"no header '{header}' (there are {names})"


def unreferenced_header(header: str) -> str:
    return (f"no page of the reference shows '{header}'\n"
            f"note: add ```{{header}} {header} to a page in docs/reference")


def unreferenced(entity: str) -> str:
    return f"the page of its header does not declare '{entity}'"
