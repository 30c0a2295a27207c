"""Reading JSON without trust: every value is asked for by its type and blamed by its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

_NAMES = {dict: "an object", list: "a list", str: "text", bool: "true or false", int: "a number", float: "a number",
          type(None): "null"}


class Malformed(Exception):
    """A value is not what the schema says; the text names its place."""


class Newer(Exception):
    """The record was written for a later schema than this program reads."""

    def __init__(self, schema: int) -> None:
        super().__init__(f"schema {schema}")
        self.schema = schema


def _describe(value: object) -> str:
    return _NAMES.get(type(value), type(value).__name__)


@dataclass(frozen=True)
class Json:
    """A JSON value together with the place it was found at."""

    value: object
    at: str = ""

    def fail(self, expected: str) -> Malformed:
        """Return the error that this value is not what was expected."""
        return Malformed(f"at '{self.at or 'top'}': expected {expected}, got {_describe(self.value)}")

    def __getitem__(self, name: str) -> Json:
        """Return a member that must be there."""
        if not isinstance(self.value, dict):
            raise self.fail("an object")
        at = f"{self.at}.{name}" if self.at else name
        if name not in self.value:
            raise Malformed(f"at '{at}': expected a value, got nothing")
        return Json(self.value[name], at)

    def maybe(self, name: str, read: Callable[[Json], T]) -> T | None:
        """Return a member read by `read`, or None where it is absent or null."""
        if not isinstance(self.value, dict):
            raise self.fail("an object")
        if self.value.get(name) is None:
            return None
        return read(self[name])

    def text(self) -> str:
        """Return the value as text."""
        if not isinstance(self.value, str):
            raise self.fail("text")
        return self.value

    def integer(self) -> int:
        """Return the value as a whole number."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.fail("a whole number")
        return self.value

    def number(self) -> float:
        """Return the value as a finite number."""
        if not isinstance(self.value, (int, float)) or isinstance(self.value, bool):
            raise self.fail("a number")
        if self.value != self.value or abs(self.value) == float("inf"):
            raise Malformed(f"at '{self.at}': expected a finite number, got {self.value}")
        return float(self.value)

    def flag(self) -> bool:
        """Return the value as true or false."""
        if not isinstance(self.value, bool):
            raise self.fail("true or false")
        return self.value

    def list(self, read: Callable[[Json], T]) -> tuple[T, ...]:
        """Return the elements, each read by `read`."""
        if not isinstance(self.value, list):
            raise self.fail("a list")
        return tuple(read(Json(item, f"{self.at}[{index}]")) for index, item in enumerate(self.value))

    def members(self, read: Callable[[Json], T]) -> dict[str, T]:
        """Return the members, each value read by `read`."""
        if not isinstance(self.value, dict):
            raise self.fail("an object")
        return {str(name): read(self[name]) for name in self.value}


def parse(text: str, schema: int) -> Json:
    """Return the record in `text`, which must be of this schema."""
    try:
        record = Json(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise Malformed(f"not JSON: {error}") from error
    found = record["schema"].integer()
    if found > schema:
        raise Newer(found)
    if found < schema:
        raise Malformed(f"at 'schema': expected {schema}, got {found}")
    return record
