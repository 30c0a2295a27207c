"""What was checked for a snippet, as `verify record` wrote it down."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from . import messages
from .messages import Problem
from .schema import Json, Malformed, Newer, parse
from .settings import Settings

SCHEMA = 1

# A verdict outside these two sets is one this program does not understand, and so cannot vouch for.
HELD = frozenset({"passed", "caught", "recorded", "exempt", "not judged", "exhaustive", "bounded", "sampled", "not controlled",
                  "does not compile", "warns"})
FAILED = frozenset({"failed", "not explored yet"})

WRONG_ON_PURPOSE = frozenset({"fails", "does not compile"})


@dataclass(frozen=True)
class Lines:
    """A run of source lines, first and last included, counted from one."""

    first: int
    last: int

    @staticmethod
    def read(json: Json) -> Lines:
        lines = Lines(json["first"].integer(), json["last"].integer())
        if lines.first < 1 or lines.last < lines.first - 1:
            raise Malformed(f"at '{json.at}': lines {lines.first} to {lines.last} are no range")
        return lines


@dataclass(frozen=True)
class Region:
    """A named part of a snippet."""

    name: str
    lines: Lines

    @staticmethod
    def read(json: Json) -> Region:
        return Region(json["name"].text(), Lines.read(json))


@dataclass(frozen=True)
class Strand:
    """Output lines that keep their order."""

    together: bool
    lines: tuple[str, ...]

    @staticmethod
    def read(json: Json) -> Strand:
        return Strand(json.maybe("together", Json.flag) or False, json["lines"].list(Json.text))


@dataclass(frozen=True)
class Body:
    """One output the contract allows."""

    words: str
    mark: str | None
    stages: tuple[tuple[Strand, ...], ...]

    @staticmethod
    def read(json: Json) -> Body:
        return Body(
            words=json.maybe("words", Json.text) or "",
            mark=json.maybe("mark", Json.text),
            stages=json["stages"].list(lambda stage: stage.list(Strand.read)),
        )

    @property
    def text(self) -> str:
        """The lines of all stages and strands, one after the other: a sample, not the rule."""
        return "\n".join(line for stage in self.stages for strand in stage for line in strand.lines)


@dataclass(frozen=True)
class Exemption:
    """A tool the snippet is not held against, and why."""

    tool: str
    reason: str

    @staticmethod
    def read(json: Json) -> Exemption:
        return Exemption(json["tool"].text(), json["reason"].text())


@dataclass(frozen=True)
class Reduced:
    """The program made small enough for a search of all its schedules: its constants, and what it prints then."""

    parameters: dict[str, int]
    bodies: tuple[Body, ...]

    @staticmethod
    def read(json: Json) -> Reduced:
        return Reduced(json["parameters"].members(Json.integer), json["bodies"].list(Body.read))

    @property
    def size(self) -> str:
        """The constants in words."""
        return ", ".join(f"{name} = {value}" for name, value in self.parameters.items())


@dataclass(frozen=True)
class Contract:
    """What every run must print or how it must fail, in words and as parsed."""

    line: int
    kind: str
    failure: str | None
    title: str
    words: str
    bodies: tuple[Body, ...]
    error_output: tuple[str, ...]
    ends: str
    not_under: tuple[Exemption, ...]
    # Libraries beyond the standard one.
    needs: tuple[str, ...]
    arguments: tuple[str, ...]
    reduced: Reduced | None

    @staticmethod
    def read(json: Json) -> Contract:
        return Contract(
            line=json["line"].integer(),
            kind=json["kind"].text(),
            failure=json.maybe("failure", Json.text),
            title=json["title"].text(),
            words=json["words"].text(),
            bodies=json["bodies"].list(Body.read),
            error_output=json["error_output"].list(Json.text),
            ends=json["ends"].text(),
            not_under=json["not_under"].list(Exemption.read),
            needs=json["needs"].list(Json.text),
            arguments=json["arguments"].list(Json.text),
            reduced=json.maybe("reduced", Reduced.read),
        )

    @property
    def is_outcomes(self) -> bool:
        """Whether the contract lists several outputs of which a run shows one."""
        return self.kind in ("outcomes", "measured outcomes")


@dataclass(frozen=True)
class Check:
    """One check and how it went."""

    name: str
    tool: str | None
    verdict: str
    words: str

    @staticmethod
    def read(json: Json) -> Check:
        check = Check(json["name"].text(), json.maybe("tool", Json.text), json["verdict"].text(), json["words"].text())
        if check.verdict not in HELD | FAILED:
            raise Malformed(f"at '{json.at}.verdict': unknown verdict '{check.verdict}'")
        return check


@dataclass(frozen=True)
class Diagnostic:
    """What the compiler or a sanitizer says, normalised."""

    tool: str
    text: str

    @staticmethod
    def read(json: Json) -> Diagnostic:
        return Diagnostic(json["tool"].text(), json["text"].text())


@dataclass(frozen=True)
class Place:
    """A source line that takes part in a finding."""

    file: str
    line: int
    thread: str
    what: str

    @staticmethod
    def read(json: Json) -> Place:
        return Place(json["file"].text(), json["line"].integer(), json.maybe("thread", Json.text) or "",
                     json.maybe("what", Json.text) or "")


def seed_of(witness: Json) -> int | None:
    """Return the seed that determines the schedule of a witness."""
    return witness.maybe("seed", Json.integer)


@dataclass(frozen=True)
class Finding:
    """Something wrong that the explorer found."""

    kind: str
    message: str
    places: tuple[Place, ...]
    count: int
    seed: int | None

    @staticmethod
    def read(json: Json) -> Finding:
        return Finding(json["kind"].text(), json["message"].text(), json["places"].list(Place.read),
                       json["count"].integer(), json.maybe("witness", seed_of))


@dataclass(frozen=True)
class Outcome:
    """A whole visible result and how many of the explored schedules showed it."""

    output: str
    error: str
    ends: str
    count: int
    stamps: tuple[int, ...]
    # A seed that shows it again, where one was kept.
    seed: int | None

    @staticmethod
    def read(json: Json) -> Outcome:
        return Outcome(json["output"].text(), json.maybe("error", Json.text) or "", json["ends"].text(),
                       json["count"].integer(), json.maybe("stamps", lambda stamps: stamps.list(Json.integer)) or (),
                       json.maybe("witness", seed_of))


@dataclass(frozen=True)
class Step:
    """One event of a schedule."""

    step: int
    time_ns: int
    thread: str
    what: str
    object: str
    file: str
    line: int

    @staticmethod
    def read(json: Json) -> Step:
        return Step(json["step"].integer(), json["time_ns"].integer(), json["thread"].text(), json["what"].text(),
                    json.maybe("object", Json.text) or "", json.maybe("file", Json.text) or "",
                    json.maybe("line", Json.integer) or 0)


@dataclass(frozen=True)
class Explored:
    """What the explorer saw."""

    schedules: int
    verdict: str
    single_threaded: bool
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
    trace: tuple[Step, ...]

    @staticmethod
    def read(json: Json) -> Explored:
        return Explored(
            schedules=json["schedules"].integer(),
            verdict=json["verdict"].text(),
            single_threaded=json.maybe("single_threaded", Json.flag) or False,
            outcomes=json["outcomes"].list(Outcome.read),
            findings=json["findings"].list(Finding.read),
            trace=json.maybe("trace", lambda trace: trace.list(Step.read)) or (),
        )


@dataclass(frozen=True)
class Evidence:
    """Everything a page may say about a snippet."""

    snippet: str
    source: str
    sha256: str
    headers: dict[str, str]
    summary: str
    opening: Lines
    code: Lines
    markers: frozenset[int]
    regions: tuple[Region, ...]
    contract: Contract
    shown: str
    compile: str
    # None where the compiler has the last word.
    run: str | None
    checks: tuple[Check, ...]
    line: str
    diagnostic: Diagnostic | None
    explored: Explored | None
    # All schedules, of the reduced program where there is one.
    searched: Explored | None

    @staticmethod
    def read(json: Json) -> Evidence:
        return Evidence(
            snippet=json["snippet"].text(),
            source=json["source"].text(),
            sha256=json["sha256"].text(),
            headers=json["headers"].members(Json.text),
            summary=json["summary"].text(),
            opening=Lines.read(json["opening"]),
            code=Lines.read(json["code"]),
            markers=frozenset(json["markers"].list(Json.integer)),
            regions=json["regions"].list(Region.read),
            contract=Contract.read(json["contract"]),
            shown=json["shown"].text(),
            compile=json["commands"]["compile"].text(),
            run=json["commands"].maybe("run", Json.text),
            checks=json["checks"].list(Check.read),
            line=json["line"].text(),
            diagnostic=json.maybe("diagnostic", Diagnostic.read),
            explored=json.maybe("explored", Explored.read),
            searched=json.maybe("searched", Explored.read),
        )

    @property
    def wrong_on_purpose(self) -> bool:
        """Whether the snippet shows a mistake: its contract fails, or its first sentence says so."""
        return self.contract.kind in WRONG_ON_PURPOSE or self.summary.casefold().startswith("wrong on purpose")

    @property
    def badge(self) -> str | None:
        """How a snippet that shows a mistake is labelled; the mistake may be somebody else's."""
        if not self.wrong_on_purpose:
            return None
        return "fails, though it is right" if "the program is right" in self.summary.casefold() else "wrong on purpose"

    def region(self, name: str) -> Region | None:
        """Return the region of that name, if there is one."""
        return next((region for region in self.regions if region.name == name), None)


def _sha256(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _check_inputs(settings: Settings, evidence: Evidence) -> None:
    """Raise unless the source and the headers are still those that were checked."""
    for name, recorded in {evidence.source: evidence.sha256, **evidence.headers}.items():
        present = _sha256(settings.root / name)
        if present != recorded:
            raise Problem(messages.stale_evidence(evidence.snippet, name, recorded, present))


def _check_lines(settings: Settings, evidence: Evidence) -> None:
    """Raise unless all lines that may be shown are lines of the source."""
    count = len(source_lines(settings, evidence))
    for name, lines in [("code", evidence.code), *((f"region '{region.name}'", region.lines) for region in evidence.regions)]:
        if lines.last > count:
            raise Problem(messages.corrupt_evidence(evidence.snippet, f"{name} ends at line {lines.last}, the source has {count}"))


def source_lines(settings: Settings, evidence: Evidence) -> list[str]:
    """Return the lines of the program, the bytes that were checked."""
    return (settings.root / evidence.source).read_text(encoding="utf-8").split("\n")


def load(settings: Settings, snippet: str) -> Evidence:
    """Return the evidence of a snippet; raise a Problem unless it vouches for what is there now."""
    if not settings.source(snippet).is_file():
        raise Problem(messages.unknown_snippet(snippet, settings.snippets()))
    path = settings.evidence(snippet)
    if not path.is_file():
        raise Problem(messages.missing_evidence(snippet))
    try:
        evidence = Evidence.read(parse(path.read_text(encoding="utf-8"), SCHEMA))
        if evidence.snippet != snippet:
            raise Malformed(f"at 'snippet': expected '{snippet}', got '{evidence.snippet}'")
    except Newer as newer:
        raise Problem(messages.newer_evidence(snippet, newer.schema, SCHEMA)) from newer
    except (Malformed, UnicodeDecodeError) as error:
        raise Problem(messages.corrupt_evidence(snippet, str(error))) from error
    _check_inputs(settings, evidence)
    _check_lines(settings, evidence)
    for check in evidence.checks:
        if check.verdict in FAILED:
            raise Problem(messages.failed_evidence(snippet, check.name, check.words))
    if not evidence.checks:
        raise Problem(messages.corrupt_evidence(snippet, "at 'checks': nothing was checked"))
    return evidence


def dependencies(settings: Settings, snippet: str, evidence: Evidence | None) -> list[Path]:
    """Return the files a page that shows the snippet depends on, whether or not they exist yet."""
    headers = list(evidence.headers) if evidence else []
    return [settings.source(snippet), settings.evidence(snippet), *(settings.root / header for header in headers)]
