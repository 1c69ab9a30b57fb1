"""What stands behind a number: percent, a currency, a measure, a counted noun; and the scale that letters mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stateofplay.language import quantities_nouns as nouns
from stateofplay.language.numerals import SHORT_SCALES, Word, is_hyphen
from stateofplay.language.quantities_measures import NAMES, is_measure, measure_at, rate_at
from stateofplay.language.quantities_money import is_money, money_at, money_before

__all__ = ["PERCENT", "is_measure", "is_money", "money_before", "percent_at", "rate_of", "short_scale", "unit_at"]

_CROWDS: Final = frozenset(
    "population audience circulation membership readership total workforce electorate turnout crowd".split()
)
PERCENT: Final = frozenset(("percent", "percentage points", "basis points"))


def percent_at(row: Sequence[Word], at: int) -> tuple[str, int] | None:  # noqa: PLR0911 - one return for each form
    """Percent, percentage points or basis points at `at`: (unit, index behind)."""
    if at >= len(row):
        return None
    first = row[at].lower
    if first == "-" and row[at].glued:
        return found if (found := percent_at(row, at + 1)) and row[at + 1].text != "%" else None
    if first in {"%", "percent", "percents", "pct", "pc", "％"}:
        after = row[at + 1].lower if at + 1 < len(row) else ""
        return ("percentage points", at + 2) if after in {"points", "point"} else ("percent", at + 1)
    if first == "bps":
        return "basis points", at + 1
    if first not in {"per", "percentage", "basis", "pp", "ppt", "ppts"}:
        return None
    if first.startswith("pp"):
        return ("percentage points", at + 1) if row[at].glued else None
    step = at + 2 if at + 2 < len(row) and is_hyphen(row[at + 1]) else at + 1
    second = row[step].lower if step < len(row) else ""
    if first == "per":
        return ("percent", at + 2) if second == "cent" and step == at + 1 else None
    if second in {"point", "points"}:
        return ("percentage points" if first == "percentage" else "basis points"), step + 1
    return ("percent", at + 1) if first == "percentage" else None


def short_scale(row: Sequence[Word], at: int, *, money: bool) -> int:  # noqa: PLR0911 - one return for each form
    """The scale that a suffix means ("bn", "tn", "k"; "m" and "b" of a sum): 0 for none."""
    if at >= len(row):
        return 0
    lower = row[at].lower
    scale = SHORT_SCALES.get(lower, 0)
    if not scale or (lower == "mm" and not money) or (at + 1 < len(row) and row[at + 1].text == "/" and row[at + 1].glued):
        return 0
    if lower in {"m", "b", "k", "mil"} and not (money or row[at].glued):
        return 0
    if (
        lower in {"k", "m", "b"}
        and not money
        and row[at].glued
        and (lower == "k" or row[at].text.isupper())
        and _is_open(row, at + 1)
    ):
        return scale
    if lower == "m" and not money and row[at].glued and _is_crowd(row, at - 1):
        return scale
    if lower == "m" and not money and not (_counts_on(row, at + 1) or money_at(row, at + 1, 1e6)):
        return 0
    if lower in {"b", "k"} and not money and row[at].text in "BbK" and not _counts_on(row, at + 1):
        return 0
    return scale


def _is_crowd(row: Sequence[Word], at: int) -> bool:
    """Whether the words before a number say that it counts people ("a population of 2.3m")."""
    return at > 1 and row[at - 1].lower == "of" and row[at - 2].lower in _CROWDS


def _is_open(row: Sequence[Word], at: int) -> bool:
    """Whether a scale at the end of a number is followed by nothing that could make it a code ("4K channel")."""
    return at >= len(row) or (not row[at].is_alpha and not row[at].is_digits and not is_hyphen(row[at])) or row[at].lower in {
        "to", "and", "in", "for", "of", "from", "or", "by"}  # fmt: skip


def _counts_on(row: Sequence[Word], at: int) -> bool:
    """Whether a counted noun follows, so that "5m people" is millions and "5m wide" is metres."""
    return at < len(row) and (nouns.counted(row, at) is not None or row[at].lower in NAMES)


def unit_at(row: Sequence[Word], at: int, value: float, money: str) -> tuple[str, int]:
    """The unit that follows a number whose currency sign, if any, is `money`: (unit, index behind); ("", at) for none."""
    if money:
        return _of_money(row, at, value, money)
    if found := percent_at(row, at):
        return found
    if [word.lower for word in row[at : at + 2]] in (["-", "odd"], ["-", "plus"]) and row[at].glued:
        at += 2
    found = _multiple(row, at) or money_at(row, at, value) or measure_at(row, at) or _counted(row, at, value)
    return rate_at(row, found[1], found[0]) if found else _bare(row, at, value)


def rate_of(row: Sequence[Word], found: tuple[str, int]) -> tuple[str, int]:
    """A unit and the index behind it, with what it is reckoned by where that follows."""
    return rate_at(row, found[1], found[0])


def _of_money(row: Sequence[Word], at: int, value: float, money: str) -> tuple[str, int]:
    named = money_at(row, at, value)
    if named and (named[0] == money or (money.endswith("dollars") and named[0].endswith("dollars"))):
        money, at = max(money, named[0], key=len), named[1]
    return rate_at(row, at, money)


def _multiple(row: Sequence[Word], at: int) -> tuple[str, int] | None:
    if at >= len(row):
        return None
    step = at + 1 if is_hyphen(row[at]) and row[at].glued and at + 1 < len(row) else at
    lower = row[step].lower
    if lower == "times" or (step > at and lower in {"time", "fold"}) or (lower == "x" and row[step].glued and step == at):
        return "times", step + 1
    return None


def _counted(row: Sequence[Word], at: int, value: float) -> tuple[str, int] | None:
    if at >= len(row):
        return None
    if is_hyphen(row[at]) and row[at].glued and at + 1 < len(row) and row[at + 1].glued:
        return nouns.hyphened(row, at + 1)
    return (nouns.single(row, at) if value == 1 else None) or nouns.counted(row, at)


def _bare(row: Sequence[Word], at: int, value: float) -> tuple[str, int]:
    if at < len(row) and row[at].lower == "vote" and value != 1:
        return "votes", at
    return ("", at + 1) if at < len(row) and row[at].lower == "more" and value != 1 else ("", at)
