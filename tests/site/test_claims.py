"""Claims on recorded measurements: what is changed in the record changes the verdict as the rules say, and only so."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from project import START_COST, results
from verified_listings import bench, claims, quantities
from verified_listings.bench import Interval, Results
from verified_listings.claims import Range
from verified_listings.schema import Json

Record = dict[str, Any]

# In the record, process / thread is 10.7, from 10.06 to 11.35; its sessions are 1 % below and above.
SUPPORTED = "start_cost: process / thread >= 3"


@pytest.fixture
def record() -> Record:
    """Return a record to change."""
    return copy.deepcopy(results("start_cost", "/// x\n", START_COST))


def read(record: Record) -> Results:
    """Return what the extension reads from a record."""
    return Results.read(Json(json.loads(json.dumps(record))))


def verdict(record: Record, text: str) -> str:
    """Return the verdict on a claim."""
    return claims.judge(claims.parse(text), read(record)).word


def ratio(record: Record, numerator: str, denominator: str) -> Record:
    """Return the recorded ratio."""
    return next(each for each in record["ratios"] if (each["numerator"], each["denominator"]) == (numerator, denominator))


# ---- The rules, one by one ----


@pytest.mark.parametrize(("predicate", "expected"), [
    (">= 3", claims.SUPPORTED), ("> 3", claims.SUPPORTED), ("between 5 and 15", claims.SUPPORTED),
    ("within 25% of 10", claims.SUPPORTED), ("<= 12", claims.SUPPORTED), ("< 12", claims.SUPPORTED),
    ("> 10.5", claims.INCONCLUSIVE), ("<= 10.7", claims.INCONCLUSIVE), ("between 10.5 and 20", claims.INCONCLUSIVE),
    ("< 3", claims.CONTRADICTED), ("<= 3", claims.CONTRADICTED), (">= 20", claims.CONTRADICTED),
    ("between 1 and 2", claims.CONTRADICTED), ("within 25% of 1", claims.CONTRADICTED),
])
def test_the_interval_decides(record: Record, predicate: str, expected: str) -> None:
    assert verdict(record, f"start_cost: process / thread {predicate}") == expected


def test_open_and_closed_bounds_differ_at_the_bound(record: Record) -> None:
    changed = ratio(record, "process", "thread")
    for each in (changed, *changed["sessions"]):
        each.update(low=3.0, median=4.0, high=5.0)
    assert verdict(record, "start_cost: process / thread >= 3") == claims.SUPPORTED
    assert verdict(record, "start_cost: process / thread > 3") == claims.INCONCLUSIVE
    assert verdict(record, "start_cost: process / thread <= 5") == claims.SUPPORTED
    assert verdict(record, "start_cost: process / thread < 5") == claims.INCONCLUSIVE


def test_an_open_bound_is_contradicted_where_the_interval_ends_on_it() -> None:
    assert Range(low=3.0, low_open=True).excludes(Interval(2.5, 2.0, 3.0))
    assert not Range(low=3.0, low_open=False).excludes(Interval(2.5, 2.0, 3.0))


def test_one_session_alone_does_not_contradict(record: Record) -> None:
    changed = ratio(record, "process", "thread")
    changed.update(low=2.0, median=2.5, high=2.9)
    changed["sessions"][0].update(low=2.0, median=2.5, high=2.9)
    changed["sessions"][1].update(low=2.0, median=2.9, high=3.1)
    assert verdict(record, SUPPORTED) == claims.INCONCLUSIVE
    changed["sessions"][1]["high"] = 2.99
    assert verdict(record, SUPPORTED) == claims.CONTRADICTED


def test_too_few_cores(record: Record) -> None:
    record["variants"][2]["oversubscribed"] = True
    found = claims.judge(claims.parse(SUPPORTED), read(record))
    assert (found.word, found.reason) == (claims.NOT_MEASURABLE, "'process' needs more than 2 cores")


@pytest.mark.parametrize(("change", "reason"), [
    ({"steal_percent": 6.0}, "the host took 6 % of the time for others"),
    ({"others_percent": 14.0}, "other programs used 14 % of the machine"),
    ({"others_percent": None, "load_before": 2.5}, "the machine was busy before the measurement (load 2.5)"),
])
@pytest.mark.parametrize("predicate", [">= 3", "< 3"])
def test_a_busy_machine_decides_nothing(record: Record, change: Record, reason: str, predicate: str) -> None:
    record["measured"].update(change)
    found = claims.judge(claims.parse(f"start_cost: process / thread {predicate}"), read(record))
    assert (found.word, found.reason) == (claims.INCONCLUSIVE, reason)


def test_the_load_counts_only_where_the_others_are_not_known(record: Record) -> None:
    record["measured"]["load_before"] = 9.0
    assert verdict(record, SUPPORTED) == claims.SUPPORTED


def test_a_difference_within_the_noise_is_none(record: Record) -> None:
    ratio(record, "process", "thread").update(low=1.01, median=1.02, high=1.03)
    assert verdict(record, "start_cost: process / thread > 1") == claims.INCONCLUSIVE
    # That two things are equal, the noise does not speak against.
    assert verdict(record, "start_cost: process / thread within 25% of 1") == claims.SUPPORTED


def test_without_results_nothing_is_measured() -> None:
    found = claims.judge(claims.parse(SUPPORTED), None)
    assert (found.word, found.reason) == (claims.NOT_MEASURED, "run 'make bench'")


# ---- Changing the record, changing the claim ----


def swap(record: Record) -> None:
    """Give process the numbers of thread and the other way round."""
    for each in record["ratios"]:
        for end in ("numerator", "denominator"):
            each[end] = {"process": "thread", "thread": "process"}.get(each[end], each[end])


def beyond(record: Record) -> None:
    """Shift the ratio and both its sessions below the claim's bound."""
    changed = ratio(record, "process", "thread")
    for each in (changed, *changed["sessions"]):
        each.update(low=2.0, median=2.5, high=2.9)


def across(record: Record) -> None:
    """Widen the interval until it reaches across the bound."""
    ratio(record, "process", "thread")["low"] = 2.9


@pytest.mark.parametrize(("change", "expected"), [
    (swap, claims.CONTRADICTED), (beyond, claims.CONTRADICTED), (across, claims.INCONCLUSIVE),
    (lambda record: None, claims.SUPPORTED),
])
def test_a_changed_record_changes_the_verdict(record: Record, change: Callable[[Record], None], expected: str) -> None:
    change(record)
    assert verdict(record, SUPPORTED) == expected


def test_a_reversed_predicate_is_contradicted(record: Record) -> None:
    assert verdict(record, SUPPORTED) == claims.SUPPORTED
    assert verdict(record, SUPPORTED.replace(">=", "<")) == claims.CONTRADICTED


@pytest.mark.parametrize("empty", [
    lambda record: record["ratios"].clear(),
    lambda record: record["variants"].clear(),
    lambda record: ratio(record, "process", "thread").update(sessions=[]),
    lambda record: ratio(record, "process", "thread")["sessions"].pop(),
    lambda record: record.update(noise={}),
    lambda record: record.update(machine={}),
])
def test_an_emptied_record_is_no_evidence(record: Record, empty: Callable[[Record], object]) -> None:
    empty(record)
    with pytest.raises(Exception, match="at '|corrupt results"):
        verdict(record, SUPPORTED)


@pytest.mark.parametrize("value", [0, -1, "x", None, True, [], float("nan"), float("inf")])
@pytest.mark.parametrize("name", ["low", "median", "high"])
def test_no_number_is_taken_for_one(record: Record, name: str, value: object) -> None:
    ratio(record, "process", "thread")[name] = value
    with pytest.raises(Exception, match="at 'ratios"):
        read(record)


# ---- Grammar ----


@pytest.mark.parametrize("text", [
    "start_cost: process / thread >= 3", "start_cost:process/thread >=3", "  start_cost : process  /  thread   >=  3.0 ",
    "start_cost: process\n/ thread >= 3",
])
def test_blanks_do_not_matter(text: str) -> None:
    claim = claims.parse(text)
    assert (claim.suite, claim.numerator, claim.denominator, claim.range.low) == ("start_cost", "process", "thread", 3.0)


def test_a_margin_is_the_same_up_and_down() -> None:
    allowed = claims.parse("s: a / b within 25% of 1").range
    assert (allowed.low, allowed.high) == (0.8, 1.25)


# ---- Digits ----


@pytest.mark.parametrize(("value", "digits", "text"), [
    (0.0312, 3, "0.0312"), (9.96, 2, "10"), (9.96, 3, "9.96"), (99.96, 3, "100"), (1234.5, 2, "1,234"), (152345, 3, "152,345"),
])
def test_significant_digits(value: float, digits: int, text: str) -> None:
    assert quantities.significant(value, digits) == text


@pytest.mark.parametrize(("value", "unit", "text"), [
    (35.0, "ns", "35.0 ns"), (1234.0, "ns", "1.23 µs"), (14.2, "us", "14.2 µs"), (5e9, "ns", "5.00 s"), (96.0, "bytes", "96.0 bytes"),
])
def test_quantities_have_a_unit_that_fits(value: float, unit: str, text: str) -> None:
    assert quantities.quantity(value, unit) == text


def test_a_ratio_shows_its_interval() -> None:
    assert quantities.ratio(Interval(5.3, 4.94, 5.83)) == "5.3 (4.9 to 5.8)"


def test_rounding_never_moves_a_bound_across_the_claim() -> None:
    interval = Interval(3.1, 2.996, 3.2)
    assert quantities.ratio(interval) == "3.1 (3.0 to 3.2)"
    assert quantities.ratio(interval, Range(low=3.0, low_open=False)) == "3.100 (2.996 to 3.200)"


def test_a_column_has_one_unit() -> None:
    assert quantities.common_unit([(35.0, "ns"), (14.2, "us")]) == ("ns", [1.0, 1000.0])
    assert quantities.common_unit([(96.0, "bytes"), (14.2, "us")]) is None
    assert quantities.common_unit([(96.0, "bytes"), (14.2, "bytes")]) == ("bytes", [1.0, 1.0])


def test_the_page_says_the_limits_that_hold() -> None:
    from conftest import DOCS
    page = (DOCS / "numbers.md").read_text(encoding="utf-8").replace("&nbsp;", " ")
    assert f"more than {claims.STEAL_MAX_PERCENT:.0f} % of the time for others" in page
    assert f"used more than {claims.OTHERS_MAX_PERCENT:.0f} % of it" in page
    assert f"a margin of {claims.MARGIN_LEAST_PERCENT} % or more" in page
    assert bench.ROUNDS_LEAST == 9 and "at least nine rounds" in page
