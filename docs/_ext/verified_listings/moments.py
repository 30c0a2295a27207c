"""The pictures of locks, of waiting and of memory: three moments, or three cases, side by side.

In all of them time runs from left to right, a thick line is a thread at work, a thin one a thread that waits, and a
frame round a line means that this thread holds the lock.
"""

from __future__ import annotations

from xml.etree import ElementTree

from .nodes import element
from .sketch import box, cards, path, picture

UPPER, LOWER = 30, 70


def runs(root: ElementTree.Element, lane: int, begin: float, end: float) -> None:
    """Draw a thread at work."""
    path(root, "runs", f"M{begin:g} {lane}H{end:g}")


def waits(root: ElementTree.Element, lane: int, begin: float, end: float) -> None:
    """Draw a thread that waits, dark enough to be seen: here it means something."""
    path(root, "wall", f"M{begin:g} {lane}H{end:g}")


def holds(root: ElementTree.Element, lane: int, begin: float, end: float) -> None:
    """Draw a thread at work that holds the lock."""
    box(root, "wall", begin - 8, lane - 13, end - begin + 16, 26)
    runs(root, lane, begin, end)


def arrow(root: ElementTree.Element, line: str, head: str) -> None:
    """Draw a thin line with a head."""
    path(root, "wall", line)
    path(root, "wall", head)


# ---- The critical section ----

def unlocked() -> ElementTree.Element:
    """Draw two threads that are at it at once."""
    root = picture("model model-thread")
    runs(root, UPPER, 40, 110)
    runs(root, LOWER, 75, 145)
    return root


def one_lock() -> ElementTree.Element:
    """Draw two threads of which the second waits for the first."""
    root = picture("model model-thread")
    holds(root, UPPER, 28, 86)
    waits(root, LOWER, 52, 104)
    holds(root, LOWER, 116, 174)
    return root


def lock_for_each() -> ElementTree.Element:
    """Draw two threads that hold a lock each."""
    root = picture("model model-thread")
    holds(root, UPPER, 40, 110)
    holds(root, LOWER, 75, 145)
    return root


def critical_section() -> element:
    """Return what a lock does to two threads, and what two locks do not."""
    return cards("A critical section",
                 "Time runs from left to right. Thick: at work on the counter. Thin: waits for the lock. A frame: holds a lock.", (
                     ("No lock", "Both are at it at the same time.", unlocked),
                     ("One lock", "The second waits until the first is done.", one_lock),
                     ("A lock for each", "Both hold one, and nobody waits.", lock_for_each)))


# ---- A deadlock ----

SEATS = {"pen": (100, 16), "paper": (100, 84), "ann": (22, 50), "bob": (178, 50)}


def table() -> ElementTree.Element:
    """Draw two people, and the two things between them."""
    root = picture("model model-thread")
    for name, (x, y) in SEATS.items():
        kind = "memory" if name in ("pen", "paper") else "wall"
        box(root, kind, x - 13, y - 11, 26, 22)
    return root


def first_lock() -> ElementTree.Element:
    """Draw Ann with the pen."""
    root = table()
    path(root, "runs", "M40 42L80 24")
    return root


def second_lock() -> ElementTree.Element:
    """Draw Ann with the pen and Bob with the paper."""
    root = first_lock()
    path(root, "runs", "M160 58L120 76")
    return root


def circle() -> ElementTree.Element:
    """Draw both, each with one thing and an arrow to the other."""
    root = second_lock()
    arrow(root, "M38 60L82 78", "M73 70L82 78L71 79")
    arrow(root, "M162 40L118 22", "M127 30L118 22L129 21")
    return root


def deadlock() -> element:
    """Return how the circle of a deadlock closes."""
    return cards("A deadlock", "Left Ann, right Bob, above the pen, below the paper. Thick: has it. An arrow: waits for it.", (
        ("Ann has the pen", "She will want the paper next.", first_lock),
        ("Bob has the paper", "He will want the pen next.", second_lock),
        ("The circle is closed", "Follow the lines: each of the four leads to the next.", circle)))


# ---- The condition variable ----

def look() -> ElementTree.Element:
    """Draw main under the lock, and a sender that waits for it."""
    root = picture("model model-thread")
    holds(root, UPPER, 24, 120)
    waits(root, LOWER, 60, 188)
    return root


def sleep() -> ElementTree.Element:
    """Draw main asleep, and the sender under the lock."""
    root = picture("model model-thread")
    holds(root, UPPER, 16, 44)
    waits(root, UPPER, 58, 188)
    waits(root, LOWER, 12, 56)
    holds(root, LOWER, 68, 150)
    arrow(root, "M136 56V37", "M131 43L136 36L141 43")
    return root


def wake() -> ElementTree.Element:
    """Draw main awake, waiting for the lock that the sender still holds."""
    root = picture("model model-thread")
    holds(root, LOWER, 16, 70)
    arrow(root, "M40 56V37", "M35 43L40 36L45 43")
    waits(root, UPPER, 12, 88)
    holds(root, UPPER, 100, 180)
    return root


def condition_variable() -> element:
    """Return the three moments of a wait."""
    return cards("A wait in three moments",
                 "Above main, below the sender. A frame: holds the lock. Thin: waits. The arrow is the notification.", (
                     ("Look", "Main holds the lock and looks: not there yet.", look),
                     ("Unlock and sleep", "In one step. Only now can the sender change the state, and notify.", sleep),
                     ("Lock and look again", "Woken, main waits for the lock once more, and then it looks.", wake)))


# ---- The queue ----

def queue(items: int, *, producer: bool, consumer: bool) -> ElementTree.Element:
    """Draw a queue of four places, with those who are awake at its ends."""
    root = picture("model model-thread")
    (runs if producer else waits)(root, 50, 10, 48)
    for place in range(4):
        left = 132 - 22 * place
        box(root, "wall", left - 10, 39, 20, 22)
        if place < items:
            path(root, "runs", f"M{left - 2} 50h4")
    (runs if consumer else waits)(root, 50, 154, 190)
    return root


def bounded_queue() -> element:
    """Return the queue empty, half full and full."""
    return cards("A bounded queue", "Left the producer, right the consumer, between them the places. Thick: at work. Thin: sleeps.", (
        ("Empty", "The consumer sleeps until an item comes.", lambda: queue(0, producer=True, consumer=False)),
        ("In between", "Nobody has to wait.", lambda: queue(2, producer=True, consumer=True)),
        ("Full", "The producer sleeps until a place is free.", lambda: queue(4, producer=False, consumer=True))))


# ---- Semaphore, latch, barrier ----

def semaphore() -> ElementTree.Element:
    """Draw three threads of which two may be inside."""
    root = picture("model model-thread")
    runs(root, 20, 16, 92)
    runs(root, 50, 16, 132)
    waits(root, 80, 16, 96)
    runs(root, 80, 104, 184)
    return root


def latch() -> ElementTree.Element:
    """Draw three threads that finish one thing each, and one that waits for all of them."""
    root = picture("model model-thread")
    path(root, "wall", "M138 6V94")
    for lane, end in ((16, 88), (39, 132), (62, 60)):
        runs(root, lane, 16, end)
    waits(root, 85, 16, 134)
    runs(root, 85, 146, 184)
    return root


def barrier() -> ElementTree.Element:
    """Draw three threads that wait for each other after each round."""
    root = picture("model model-thread")
    for line in (96, 180):
        path(root, "wall", f"M{line} 6V94")
    for lane, first, second in ((20, 60, 172), (50, 88, 146), (80, 44, 160)):
        runs(root, lane, 16, first)
        runs(root, lane, 104, second)
        if first < 80:
            waits(root, lane, first + 8, 92)
        if second < 164:
            waits(root, lane, second + 8, 176)
    return root


def meeting_points() -> element:
    """Return the three tools that need no data of one's own."""
    return cards("Semaphore, latch and barrier", "Time runs from left to right, one line is one thread. Thick: at work. Thin: waits.", (
        ("A semaphore of two", "Two may be inside. The third waits until one leaves.", semaphore),
        ("A latch of three", "It opens once, when three things are done.", latch),
        ("A barrier for three", "It opens when all three have come, round after round.", barrier)))


# ---- Whose memory ----

def counters(kind: str, frames: tuple[tuple[int, int], ...], memories: tuple[tuple[int, int], ...]) -> ElementTree.Element:
    """Draw two flows in their frames, and the memories with a counter in each."""
    root = picture(f"model {kind}")
    for left, width in frames:
        box(root, "wall", left, 4, width, 92)
    for lane, left in ((24, 16), (44, 112)):
        runs(root, lane, left, left + 72)
    for left, width in memories:
        box(root, "memory", left, 66, width, 22)
        path(root, "runs", f"M{left + width / 2 - 4:g} 77h8")
    return root


def whose_counter() -> element:
    """Return one counter, a counter for each, and one in shared memory."""
    halves = ((4, 93), (103, 93))
    return cards("Whose counter?",
                 "A frame is a process, a thick line in it a flow of control, the bar its memory, and the mark in the bar the counter.", (
                     ("Two threads", "One memory, one counter.", lambda: counters("model-thread", ((4, 192),), ((11, 178),))),
                     ("Two processes after a fork", "Two memories, two counters of the same name.",
                      lambda: counters("model-process", halves, ((11, 79), (110, 79)))),
                     ("Two processes and shared memory", "One counter again, and all the care that it needs.",
                      lambda: counters("model-process", halves, ((52, 96),)))))


# ---- Whose variable ----

def variables(places: tuple[tuple[float, float, float], ...]) -> ElementTree.Element:
    """Draw a process with two flows of control, and the places in it where the variable is."""
    root = picture("model model-thread")
    box(root, "wall", 4, 4, 192, 92)
    for lane in (24, 48):
        runs(root, lane, 18, 112)
    for left, top, width in places:
        box(root, "memory", left, top, width, 18)
        path(root, "runs", f"M{left + width / 2 - 4:g} {top + 9:g}h8")
    return root


def whose_variable() -> element:
    """Return a local, a global and a thread_local variable of two threads."""
    return cards("Whose variable?", "A frame is a process, a thick line in it a thread, a bar memory, and the mark in the bar the variable.", (
        ("A local variable", "One for each call, on the stack of the thread that makes it.",
         lambda: variables(((132, 15, 54), (132, 39, 54)))),
        ("A global variable", "One for all. So it is with what new has made.", lambda: variables(((14, 70, 172),))),
        ("A thread_local variable", "One for each thread, as long as the thread lives.", lambda: variables(((14, 70, 80), (106, 70, 80))))))
