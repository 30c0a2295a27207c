"""What a recorded schedule means: who holds which lock, who waits for whom, and what is done where.

The explorer records an operation when it is done, not when it is asked for. Between two of its steps a thread stands
before the second one: where that is a lock that another thread holds, it waits. This module knows no Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .evidence import Place, Step

# What the thread goes to sleep on is recorded when it goes and again when it comes back.
_TWICE = {"wait": "condition", "futex wait": "futex"}
_VERBS = {
    "atomic load": "reads", "atomic store": "writes", "atomic update": "changes", "compare-exchange": "compares and exchanges",
    "create": "starts", "finish": "ends", "futex wait": "waits on", "futex wake": "wakes", "join": "has joined", "lock": "locks",
    "notify all": "notifies all on", "notify one": "notifies one on", "output": "writes to", "read": "reads", "sleep": "has slept",
    "start": "begins", "try lock": "tries to lock", "unlock": "unlocks", "wait": "waits on", "write": "writes", "yield": "yields",
    "acquire": "acquires", "release": "releases", "exit": "leaves the program", "call once": "calls once", "read lock": "locks for reading",
    "write lock": "locks for writing",
}
_MUTEX = re.compile(r"\bmutex \d+")
_ATOMIC = ("atomic ", "compare-exchange")
_ATOMIC_NAME = re.compile(r"\batomic(?:_\w+|<[^;=]*>)?\s+(\w+)")


@dataclass(frozen=True)
class State:
    """How it stands with a thread: absent, ready, waits, sleeps or ended; with its locks and what it waits for."""

    kind: str
    holds: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Turn:
    """What one thread does at one line of the program before another line or thread has its turn, and how it then stands."""

    step: int
    thread: str
    line: int
    deeds: tuple[str, ...]
    states: dict[str, State]


def threads(trace: Iterable[Step]) -> list[str]:
    """Return the threads that do anything, in the order they were made."""
    return sorted({step.thread for step in trace}, key=lambda name: (len(name), name))


def states(trace: Sequence[Step], places: Sequence[Place] = ()) -> list[dict[str, State]]:
    """Return how it stands with every thread after each step; `places` say what they wait for who never go on."""
    names = threads(trace)
    following: list[dict[str, Step]] = [{} for _ in trace]
    ahead: dict[str, Step] = {}
    for index in range(len(trace) - 1, -1, -1):
        following[index] = dict(ahead)
        ahead[trace[index].thread] = trace[index]
    stuck = {place.thread: place.what for place in reversed(places) if place.what.startswith("waits ")}
    holder: dict[str, str] = {}
    asleep: dict[str, tuple[str, list[str]]] = {}
    begun, ended = {"T0"} & set(names), set()
    made = []
    for step, pending in zip(trace, following):
        _take(step, holder, asleep)
        begun.add(step.thread)
        if step.what in ("finish", "exit"):
            ended.add(step.thread)
        made.append({name: _state(name, pending.get(name), holder, asleep, begun, ended, stuck) for name in names})
    return made


def _take(step: Step, holder: dict[str, str], asleep: dict[str, tuple[str, list[str]]]) -> None:
    """Do to the locks what the step did to them."""
    if step.object.startswith("mutex"):
        if step.what == "unlock":
            holder.pop(step.object, None)
        elif step.what in ("lock", "try lock"):
            # One that another thread holds was not had: the attempt failed, or its time was over.
            holder.setdefault(step.object, step.thread)
    elif step.object.startswith(_TWICE.get(step.what, "\0")):
        if step.thread in asleep:
            for lock in asleep.pop(step.thread)[1]:
                holder.setdefault(lock, step.thread)
        else:
            # A condition variable lets go of the lock; a futex knows of none.
            held = [lock for lock, thread in holder.items() if thread == step.thread][-1:] if step.what == "wait" else []
            asleep[step.thread] = (step.object, held)
            for lock in held:
                del holder[lock]


def _state(name: str, pending: Step | None, holder: dict[str, str], asleep: dict[str, tuple[str, list[str]]],
           begun: set[str], ended: set[str], stuck: dict[str, str]) -> State:
    if name not in begun:
        return State("absent")
    if name in ended:
        return State("ended")
    holds = tuple(lock for lock, thread in holder.items() if thread == name)
    if name in asleep:
        thing = asleep[name][0]
        return State("waits", holds, f"sleeps until it is woken ({thing})" if thing.startswith("futex") else f"waits on {thing}")
    if pending is None:
        why = stuck.get(name, "")
        lock = _MUTEX.search(why)
        # It can only wait for a lock that somebody has by now.
        return State("waits", holds, why) if why and (not lock or lock[0] in holder) else State("ready", holds)
    if pending.what == "lock" and holder.get(pending.object, name) != name:
        return State("waits", holds, f"waits for {pending.object}, held by {holder[pending.object]}")
    if pending.what == "join" and pending.object not in ended:
        return State("waits", holds, f"waits for {pending.object} to end")
    return State("sleeps" if pending.what == "sleep" else "ready", holds)


def atomics(source: Iterable[str]) -> list[str]:
    """Return the names of the program's own atomic variables."""
    return list(dict.fromkeys(name for line in source for name in _ATOMIC_NAME.findall(line)))


def deed(step: Step, named: Sequence[str]) -> str:
    """Return in words what a step does; an atomic variable has the name that its line gives it, if that is only one."""
    verb = _VERBS.get(step.what, step.what)
    thing = "" if step.object == step.thread else step.object
    if step.what.startswith(_ATOMIC) and len(named) == 1:
        thing = named[0]
    return f"{verb} {thing}".strip()


def turns(trace: Sequence[Step], source: str, lines: Sequence[str], places: Sequence[Place] = ()) -> list[Turn]:
    """Return the steps of the program itself.

    What the library does inside is left out, also where the compiler has put it on a line of the program: an atomic
    operation at a line that names none of the program's atomic variables, if it has any.
    """
    own = atomics(lines)
    made: list[Turn] = []
    for step, after in zip(trace, states(trace, places)):
        if step.file != source and step.what != "finish":
            continue
        text = lines[step.line - 1] if 1 <= step.line <= len(lines) else ""
        named = [name for name in own if re.search(rf"\b{name}\b", text)]
        if own and step.what.startswith(_ATOMIC) and not named:
            continue
        said = deed(step, named)
        if made and (made[-1].thread, made[-1].line) == (step.thread, step.line) and step.what != "finish":
            made[-1] = replace(made[-1], deeds=(*made[-1].deeds, said), states=after)
        else:
            made.append(Turn(step.step, step.thread, step.line, (said,), after))
    return made
