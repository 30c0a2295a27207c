"""Numbers as readers see them: as many digits as the measurement carries, and a unit that fits."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .bench import Interval
from .claims import Range

# Units of time, each with how many of the one before it make one.
_TIMES = (("ns", 1.0), ("µs", 1e3), ("ms", 1e6), ("s", 1e9))
# More digits than this no timing carries; beyond, three equal numbers stay equal.
DIGITS_MAX = 3
_SIZES = {"ns": 1.0, "us": 1e3, "µs": 1e3, "ms": 1e6, "s": 1e9}


def significant(value: float, digits: int) -> str:
    """Return the number with so many significant digits, at least all before the point, thousands separated."""
    if value == 0:
        return "0"
    decimals = max(0, digits - 1 - math.floor(math.log10(abs(value))))
    rounded = round(value, decimals)
    # 9.96 becomes 10.0, which has a digit too many.
    decimals = max(0, digits - 1 - math.floor(math.log10(abs(rounded)))) if rounded else decimals
    return f"{rounded:,.{decimals}f}"


def in_nanoseconds(unit: str) -> float | None:
    """Return how many nanoseconds the unit is, or None if it is no time."""
    return _SIZES.get(unit)


def fitting_time(nanoseconds: float) -> tuple[str, float]:
    """Return the largest unit of time in which the value is one or more, and its size in nanoseconds."""
    fitting = _TIMES[0]
    for unit in _TIMES:
        if nanoseconds >= unit[1]:
            fitting = unit
    return fitting


def quantity(value: float, unit: str) -> str:
    """Return a value with its unit, in the unit that fits."""
    size = in_nanoseconds(unit)
    if size is None:
        return f"{significant(value, 3)} {unit}"
    name, of = fitting_time(value * size)
    return f"{significant(value * size / of, 3)} {name}"


def common_unit(values: Sequence[tuple[float, str]]) -> tuple[str, list[float]] | None:
    """Return one unit for a column and what each value is to be multiplied by; None where there is no such unit.

    The unit is the one that fits the smallest value, so that no number begins with "0.".
    """
    sizes = [size for _, unit in values if (size := in_nanoseconds(unit)) is not None]
    if len(sizes) == len(values):
        name, of = fitting_time(min(value * size for (value, _), size in zip(values, sizes)))
        return name, [size / of for size in sizes]
    units = {unit for _, unit in values}
    return (values[0][1], [1.0] * len(values)) if len(units) == 1 else None


def ratio(interval: Interval, allowed: Range | None = None) -> str:
    """Return "5.3 (4.9 to 5.8)", with enough digits to tell the three apart and never to round across a claim's bound."""
    values = (interval.median, interval.low, interval.high)
    for digits in range(2, 7):
        texts = [_ratio_digits(value, digits) for value in values]
        apart = len(set(texts)) == len(set(values)) or digits >= DIGITS_MAX
        if apart and (allowed is None or all(allowed.holds(float(text.replace(",", ""))) == allowed.holds(value)
                                             for text, value in zip(texts, values))):
            break
    return f"{texts[0]} ({texts[1]} to {texts[2]})"


def _ratio_digits(value: float, digits: int) -> str:
    # Near one the first decimal says nothing: 1.04, not 1.0.
    return significant(value, digits + 1 if 0.995 <= value < 2 else digits)
