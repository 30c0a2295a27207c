"""What a suite measured, as the runner wrote it down."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from . import messages
from .messages import Problem
from .schema import Json, Malformed, Newer, parse
from .settings import Settings

SCHEMA = 1
SESSIONS = 2
ROUNDS_LEAST = 9


@dataclass(frozen=True)
class Interval:
    """A median with its interval."""

    median: float
    low: float
    high: float

    @staticmethod
    def read(json: Json) -> Interval:
        interval = Interval(json["median"].number(), json["low"].number(), json["high"].number())
        if not 0 < interval.low <= interval.median <= interval.high:
            raise Malformed(f"at '{json.at}': expected 0 < low <= median <= high, got "
                            f"{interval.low:g}, {interval.median:g}, {interval.high:g}")
        return interval


    def times(self, factor: float) -> Interval:
        """Return the interval in another unit."""
        return Interval(self.median * factor, self.low * factor, self.high * factor)


@dataclass(frozen=True)
class Estimate:
    """An interval over everything, and that of each of two independent sessions."""

    all: Interval
    sessions: tuple[Interval, ...]

    @staticmethod
    def read(json: Json) -> Estimate:
        sessions = json["sessions"].list(Interval.read)
        if len(sessions) != SESSIONS:
            raise Malformed(f"at '{json.at}.sessions': expected {SESSIONS} sessions, got {len(sessions)}")
        return Estimate(Interval.read(json), sessions)


@dataclass(frozen=True)
class Variant:
    """One of the things compared."""

    name: str
    label: str
    unit: str
    oversubscribed: bool
    value: Estimate

    @staticmethod
    def read(json: Json) -> Variant:
        return Variant(json["name"].text(), json["label"].text(), json["unit"].text(), json["oversubscribed"].flag(),
                       Estimate.read(json))


@dataclass(frozen=True)
class Ratio:
    """How many times one variant's value another's is, taken round by round."""

    numerator: str
    denominator: str
    value: Estimate

    @staticmethod
    def read(json: Json) -> Ratio:
        return Ratio(json["numerator"].text(), json["denominator"].text(), Estimate.read(json))


@dataclass(frozen=True)
class Machine:
    """Where it was measured."""

    cpu: str
    cores: int
    memory_gib: float
    kernel: str
    compiler: str
    flags: str
    library: str

    @staticmethod
    def read(json: Json) -> Machine:
        return Machine(json["cpu"].text(), json["cores"].integer(), json["memory_gib"].number(),
                       json["kernel"].text(), json["compiler"].text(), json["flags"].text(), json["library"].text())


@dataclass(frozen=True)
class Circumstances:
    """When it was measured, and what else the machine was doing."""

    date: str
    load_before: float
    load_after: float
    steal_percent: float
    others_percent: float | None

    @staticmethod
    def read(json: Json) -> Circumstances:
        date = json["date"].text()
        try:
            datetime.fromisoformat(date.replace("Z", "+00:00"))
        except ValueError as error:
            raise Malformed(f"at '{json.at}.date': expected a date, got '{date}'") from error
        return Circumstances(date, json["load_before"].number(), json["load_after"].number(),
                             json["steal_percent"].number(), json.maybe("others_percent", Json.number))


@dataclass(frozen=True)
class Results:
    """What one suite measured."""

    suite: str
    sha256: str
    title: str
    machine: Machine
    measured: Circumstances
    rounds: int
    variants: tuple[Variant, ...]
    ratios: tuple[Ratio, ...]
    noise_variant: str
    noise: Estimate

    @staticmethod
    def read(json: Json) -> Results:
        results = Results(
            suite=json["suite"].text(),
            sha256=json["sha256"].text(),
            title=json["title"].text(),
            machine=Machine.read(json["machine"]),
            measured=Circumstances.read(json["measured"]),
            rounds=json["rounds"].integer(),
            variants=json["variants"].list(Variant.read),
            ratios=json["ratios"].list(Ratio.read),
            noise_variant=json["noise"]["variant"].text(),
            noise=Estimate.read(json["noise"]),
        )
        if results.rounds < ROUNDS_LEAST:
            raise Malformed(f"at 'rounds': expected {ROUNDS_LEAST} or more, got {results.rounds}")
        names = [variant.name for variant in results.variants]
        if not names or len(set(names)) != len(names):
            raise Malformed("at 'variants': expected one or more, each with a name of its own")
        return results

    def variant(self, name: str) -> Variant:
        """Return the variant of that name; raise a Problem that names those there are."""
        for variant in self.variants:
            if variant.name == name:
                return variant
        raise Problem(messages.unknown_variant(name, self.suite, [variant.name for variant in self.variants]))

    def ratio(self, numerator: str, denominator: str) -> Ratio:
        """Return how many times the denominator the numerator is."""
        self.variant(numerator)
        self.variant(denominator)
        for ratio in self.ratios:
            if (ratio.numerator, ratio.denominator) == (numerator, denominator):
                return ratio
        raise Problem(messages.corrupt_results(self.suite, f"at 'ratios': expected '{numerator}' / '{denominator}', got nothing"))


def load(settings: Settings, suite: str) -> Results | None:
    """Return what the suite measured, or None where it is not measured on every build and was not measured since its last change.

    A suite that every build measures has no such excuse: without results, a Problem.
    """
    source = settings.suite(suite)
    if "/" in suite or not source.is_file():
        raise Problem(messages.unknown_suite(suite, settings.suites()))
    path = settings.results(suite)
    cheap = suite in settings.cheap_suites
    if not path.is_file():
        if cheap:
            raise Problem(messages.missing_results(suite))
        return None
    try:
        results = Results.read(parse(path.read_text(encoding="utf-8"), SCHEMA))
        if results.suite != suite:
            raise Malformed(f"at 'suite': expected '{suite}', got '{results.suite}'")
    except Newer as newer:
        raise Problem(messages.newer_results(suite, newer.schema, SCHEMA)) from newer
    except (Malformed, UnicodeDecodeError) as error:
        raise Problem(messages.corrupt_results(suite, str(error))) from error
    if results.sha256 != hashlib.sha256(source.read_bytes()).hexdigest():
        if cheap:
            raise Problem(messages.stale_results(suite))
        return None
    return results
