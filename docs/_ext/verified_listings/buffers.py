"""The picture of two processors with a store buffer each, in three moments."""

from __future__ import annotations

from xml.etree import ElementTree

from .moments import arrow, runs
from .nodes import element
from .sketch import box, cards, path, picture

LEFT, RIGHT = 50, 150
BUFFER, CACHE = 48, 86


def mark(root: ElementTree.Element, middle: int, height: int) -> None:
    """Draw a value that was written."""
    path(root, "runs", f"M{middle - 4} {height}h8")


def processors(values: int) -> ElementTree.Element:
    """Draw two processors at work, their buffers, the memory below, and a value for each at this height."""
    root = picture("model model-thread")
    for middle in (LEFT, RIGHT):
        box(root, "wall", middle - 42, 4, 84, 58)
        runs(root, 18, middle - 30, middle + 30)
        box(root, "memory", middle - 20, BUFFER - 9, 40, 18)
    box(root, "memory", LEFT - 42, CACHE - 9, RIGHT - LEFT + 84, 18)
    for middle in (LEFT, RIGHT):
        mark(root, middle, values)
    return root


def looks() -> ElementTree.Element:
    """Draw both reading the place in memory that the other has not reached yet."""
    root = processors(BUFFER)
    arrow(root, "M138 76L84 38", "M88 46L84 38L93 39")
    arrow(root, "M62 76L116 38", "M112 46L116 38L107 39")
    return root


def store_buffer() -> element:
    """Return how two threads can miss what the other has written."""
    return cards("Store buffers", "Two processors, a thread at work in each, and below it the store buffer. The long bar is the memory that both see.", (
        ("Both write", "Each value is in the store buffer of its own processor.", lambda: processors(BUFFER)),
        ("Both read", "In memory, each finds the old value of the other.", looks),
        ("Both values arrive", "Now all can see them. Too late.", lambda: processors(CACHE))))
