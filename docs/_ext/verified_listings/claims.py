"""Claims: the grammar of a predicate, and the verdict of a measurement on it.

This module knows no Sphinx: a claim is text, a verdict is a word and a reason.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from . import messages
from .bench import Estimate, Interval, Results
from .messages import Problem

# An equivalence has to allow this much: identical programs differ by as much on a shared machine.
MARGIN_LEAST_PERCENT = 25
# Above these the machine was busy with something else, and no verdict is given.
STEAL_MAX_PERCENT = 5.0
OTHERS_MAX_PERCENT = 10.0

SUPPORTED = "supported"
CONTRADICTED = "contradicted"
INCONCLUSIVE = "inconclusive"
NOT_MEASURABLE = "not measurable here"
NOT_MEASURED = "not measured"

_NUMBER = r"(\d+(?:\.\d+)?)"
_CLAIM = re.compile(r"\s*([\w-]+)\s*:\s*([\w.-]+)\s*/\s*([\w.-]+)\s+(.*?)\s*")
_COMPARISON = re.compile(rf"(>=|>|<=|<)\s*{_NUMBER}")
_BETWEEN = re.compile(rf"between\s+{_NUMBER}\s+and\s+{_NUMBER}")
_WITHIN = re.compile(rf"within\s+{_NUMBER}\s*%\s+of\s+{_NUMBER}")


@dataclass(frozen=True)
class Range:
    """The ratios for which a claim holds; an open end is excluded."""

    low: float = 0.0
    high: float = math.inf
    low_open: bool = True
    high_open: bool = True

    def holds(self, ratio: float) -> bool:
        """Return whether the ratio is in the range."""
        above = ratio > self.low if self.low_open else ratio >= self.low
        below = ratio < self.high if self.high_open else ratio <= self.high
        return above and below

    def contains(self, interval: Interval) -> bool:
        """Return whether every ratio of the interval is in the range."""
        return self.holds(interval.low) and self.holds(interval.high)

    def excludes(self, interval: Interval) -> bool:
        """Return whether no ratio of the interval is in the range."""
        below = interval.high < self.low or (self.low_open and interval.high == self.low)
        above = interval.low > self.high or (self.high_open and interval.low == self.high)
        return below or above


@dataclass(frozen=True)
class Claim:
    """A ratio of two variants and the range it is claimed to lie in."""

    text: str
    suite: str
    numerator: str
    denominator: str
    predicate: str
    range: Range


@dataclass(frozen=True)
class Verdict:
    """What the measurement says of a claim."""

    word: str
    reason: str
    measured: Estimate | None


def _range_of(predicate: str, text: str) -> Range:
    if match := _COMPARISON.fullmatch(predicate):
        sign, bound = match[1], float(match[2])
        if sign in (">=", ">"):
            return Range(low=bound, low_open=sign == ">")
        return Range(high=bound, high_open=sign == "<")
    if match := _BETWEEN.fullmatch(predicate):
        return Range(float(match[1]), float(match[2]), low_open=False, high_open=False)
    if match := _WITHIN.fullmatch(predicate):
        percent, middle = float(match[1]), float(match[2])
        if percent < MARGIN_LEAST_PERCENT:
            raise Problem(messages.narrow_margin(text, MARGIN_LEAST_PERCENT))
        # A ratio and its inverse are equally far from one: 25 % more one way is 20 % less the other.
        factor = 1 + percent / 100
        return Range(middle / factor, middle * factor, low_open=False, high_open=False)
    raise Problem(messages.malformed_claim(text))


def parse(text: str) -> Claim:
    """Return the claim; raise a Problem where it is malformed or could not fail."""
    text = " ".join(text.split())
    match = _CLAIM.fullmatch(text)
    if not match:
        raise Problem(messages.malformed_claim(text))
    suite, numerator, denominator, predicate = match.groups()
    allowed = _range_of(predicate, text)
    if numerator == denominator:
        raise Problem(messages.vacuous_claim(text, f"'{numerator}' is compared with itself"))
    if allowed.low <= 0 and allowed.high == math.inf:
        raise Problem(messages.vacuous_claim(text, "every ratio is greater than 0"))
    if allowed.high <= 0 or allowed.low > allowed.high or (
            allowed.low == allowed.high and (allowed.low_open or allowed.high_open)):
        raise Problem(messages.vacuous_claim(text, "no ratio can satisfy it"))
    return Claim(text, suite, numerator, denominator, predicate, allowed)


def busy(results: Results) -> str:
    """Return in words what disturbed the measurement, or nothing."""
    measured = results.measured
    if measured.steal_percent > STEAL_MAX_PERCENT:
        return f"the host took {measured.steal_percent:.0f} % of the time for others"
    if measured.others_percent is not None:
        if measured.others_percent > OTHERS_MAX_PERCENT:
            return f"other programs used {measured.others_percent:.0f} % of the machine"
    elif measured.load_before > results.machine.cores:
        return f"the machine was busy before the measurement (load {measured.load_before:.1f})"
    return ""


def judge(claim: Claim, results: Results | None) -> Verdict:
    """Return the verdict of the results on a claim."""
    if results is None:
        return Verdict(NOT_MEASURED, "run 'make bench'", None)
    ratio = results.ratio(claim.numerator, claim.denominator).value
    crowded = [name for name in (claim.numerator, claim.denominator) if results.variant(name).oversubscribed]
    if crowded:
        cores = results.machine.cores
        return Verdict(NOT_MEASURABLE, f"'{crowded[0]}' needs more than {cores} core{'s' if cores != 1 else ''}", ratio)
    disturbed = busy(results)
    if disturbed:
        return Verdict(INCONCLUSIVE, disturbed, ratio)
    if claim.range.contains(ratio.all):
        if lies_in_noise(claim, results, ratio.all):
            return Verdict(INCONCLUSIVE, "the difference is no greater than between two measurements of the same program", ratio)
        return Verdict(SUPPORTED, "", ratio)
    if all(claim.range.excludes(session) for session in ratio.sessions):
        return Verdict(CONTRADICTED, "", ratio)
    return Verdict(INCONCLUSIVE, "the interval does not decide it", ratio)


def lies_in_noise(claim: Claim, results: Results, ratio: Interval) -> bool:
    """Return whether a claimed difference is one that a program also shows against itself."""
    noise = results.noise.all
    claims_a_difference = not claim.range.holds(1.0)
    return claims_a_difference and noise.low <= ratio.low and ratio.high <= noise.high
