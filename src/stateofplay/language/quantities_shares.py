"""Numbers made of two: shares ("nine in ten"), feet and inches, a year and a half."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stateofplay.language import quantities_nouns as nouns
from stateofplay.language.numerals import Numeral, NumeralKind, Word, is_hyphen, numeral_at, tidy
from stateofplay.language.quantities_measures import INCH_MARKS, NAMES, measure_at
from stateofplay.language.quantities_money import SYMBOLS, money_at

_BELOW: Final = frozenset((3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 50, 100, 500, 1000, 10_000, 100_000, 10**6))
_FEET: Final = frozenset(("ft", "foot", "feet"))
_INCHES: Final = frozenset(("in", "ins", "inch", "inches"))


def share(row: Sequence[Word], numeral: Numeral) -> Numeral | None:  # noqa: PLR0911 - one return for each form
    """Nine in ten, one out of every five; None where two numbers are no share."""
    step = _link(row, numeral.last)
    if not step or numeral.kind is not NumeralKind.CARDINAL or not isinstance(numeral.value, int):
        return None
    below = numeral_at(row, step)
    if below is None or below.kind is not NumeralKind.CARDINAL or not 0 < numeral.value < below.value:
        return None
    plain = (
        numeral.value == 1
        or row[step - 1].lower == "every"
        or (row[step - 1].lower == "of" and numeral.spelled and below.spelled)
    )
    if not plain and below.value not in _BELOW:
        return None
    if (
        below.spelled != numeral.spelled
        and not plain
        and (below.value not in {10, 20, 50, 100, 1000} or numeral.value > below.value)
    ):
        return None
    if below.last < len(row) and (row[below.last].lower in nouns.TIME_UNITS | {"%", "percent", "a", "p", "am", "pm"} or (
        is_hyphen(row[below.last]) and row[below.last].glued) or measure_at(row, below.last)):  # fmt: skip
        return None
    if below.value > 1500 and below.value < 2200 and not below.spelled:
        return None
    return Numeral(numeral.first, below.last, numeral.value / below.value, NumeralKind.FRACTION, numeral.spelled)


def _link(row: Sequence[Word], last: int) -> int:
    """The index behind "in", "out of", "in every", "of every" at `last`; 0 where none of them stands there."""
    middle = [word.lower for word in row[last : last + 3]]
    if middle[:1] == ["-"] and middle[1:] == ["in", "-"] and row[last].glued:
        return last + 3
    if middle == ["out", "of", "every"]:
        return last + 3
    if middle[:2] in (["out", "of"], ["in", "every"], ["of", "every"], ["in", "each"]):
        return last + 2
    return last + 1 if middle[:1] == ["in"] else 0


def and_a_half(row: Sequence[Word], last: int) -> tuple[float, int]:
    """What "and a half" behind a unit adds, and the index behind it: (0.5, index); (0, last) where it does not stand there."""
    following = [word.lower for word in row[last : last + 3]]
    if following in (["and", "a", "half"], ["and", "a", "quarter"]):
        after = row[last + 3].lower if last + 3 < len(row) else ""
        if after not in {"of", "the", "a"} and after not in NAMES:
            return (0.5 if following[2] == "half" else 0.25), last + 3
    return 0, last


def lone_length(row: Sequence[Word], at: int) -> tuple[Numeral, str, int] | None:
    """A year and a half, an hour and a quarter: (number, unit, index behind); None where none begins at `at`."""
    if row[at].lower not in {"a", "an"} or at + 4 >= len(row) or row[at + 2].lower != "and" or row[at + 1].lower not in NAMES:
        return None
    more, last = and_a_half(row, at + 2)
    if not more:
        return None
    return Numeral(at, at + 1, 1 + more, NumeralKind.CARDINAL, spelled=True), NAMES[row[at + 1].lower], last


def inches(row: Sequence[Word], last: int, unit: str) -> tuple[float, int]:
    """What inches behind feet add in feet, and the index behind them: "6ft 2in", "5 feet and 2 inches", "6-foot-2"."""
    if unit != "feet" or last >= len(row) or row[last - 1].lower not in _FEET | {"'", "′"}:
        return 0, last
    step = last + (row[last].lower == "and" or row[last].text == "," or (is_hyphen(row[last]) and row[last].glued))
    lower = numeral_at(row, step)
    if lower is None or not 0 < lower.value < 12:
        return 0, last
    if lower.last < len(row) and (row[lower.last].lower in _INCHES or (row[lower.last].text in INCH_MARKS and row[last].glued)):
        return round(lower.value / 12, 4), lower.last + 1
    joined = is_hyphen(row[last]) and row[last].glued and row[step].glued
    return (round(lower.value / 12, 4), lower.last) if joined else (0, last)


def cents(row: Sequence[Word], last: int, unit: str) -> tuple[float, int]:
    """What cents behind a sum in words add, and the index behind them: "13 dollars and 45 cents"."""
    if (
        not unit
        or last >= len(row)
        or row[last - 1].text in SYMBOLS
        or row[last - 1].base.rstrip("s") not in {"dollar", "euro", "pound"}
    ):
        return 0, last
    step = last + (row[last].lower == "and" or row[last].text == ",")
    lower = numeral_at(row, step)
    if lower is None or not 0 < lower.value < 100 or not isinstance(lower.value, int):
        return 0, last
    named = money_at(row, lower.last, lower.value)
    return (tidy(lower.value / 100), named[1]) if named and named[0] in {"cents", "pence"} else (0, last)
