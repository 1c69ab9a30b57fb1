"""Numbers with what they count: "about 153 drones", "$5 billion", "up to 7 percent", "two-thirds of the members"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from stateofplay.language import numerals
from stateofplay.language import quantities_units as units
from stateofplay.language.numerals import SCALES, Numeral, NumeralKind, Word, is_hyphen, numeral_at, tidy, words
from stateofplay.language.quantities_bounds import bound_after, bound_before
from stateofplay.language.quantities_draft import Draft, Kind
from stateofplay.language.quantities_links import linked
from stateofplay.language.quantities_measures import NAMES, is_time, measure_at
from stateofplay.language.quantities_money import money_at, money_before
from stateofplay.language.quantities_names import age_after, age_bound, is_age, is_code, is_name, is_year, is_year_of
from stateofplay.language.quantities_shares import and_a_half, cents, inches, lone_length, share
from stateofplay.model.document import CleanText, DateMention, Quantity, TimexType
from stateofplay.model.span import Span

_VULGAR: Final = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞")
_MINUS: Final = frozenset("-−")
_SIGNED: Final = frozenset("degrees percent".split()) | {"degrees Celsius", "degrees Fahrenheit", "percentage points"}
_WHOLES: Final = frozenset("majority vote approval share stake".split())
_ONE_DAY: Final = frozenset("for within in least than only just after another plus".split())
_PERIODS: Final = frozenset((TimexType.DATE, TimexType.TIME))
_FREE: Final = frozenset((Kind.BARE, Kind.COUNT))
"""Kinds that a date may swallow: the number is part of its words."""


def find(clean: CleanText, text: str, dates: tuple[DateMention, ...]) -> tuple[Quantity, ...]:
    """All quantities, left to right, not overlapping.

    Numbers inside a date or a time of the clock are none; lengths of time are. A range ("5 to 7 percent") gives two.

    Args:
        clean: the text to match on.
        text: the report's text, which the spans point into.
        dates: the time expressions of the text, in order.
    """
    row = words(clean.text)
    taken = [mention.span for mention in dates if mention.timex in _PERIODS]
    starts = [span.start for span in taken]
    found: list[Quantity] = []
    for draft in linked(row, _drafts(row)):
        start, end = clean.span(row[draft.begin].start, _end(row, draft.stop))
        number = clean.span(row[draft.first].start, row[draft.last - 1].end)
        place = bisect_right(starts, number[1] - 1) - 1
        if place >= 0 and taken[place].end > number[0] and (draft.lent or draft.kind in _FREE):
            continue
        if found and start < found[-1].span.end:
            start = max(found[-1].span.end, number[0])
        if start < end:
            found.append(Quantity(Span.of(text, start, end), draft.value, draft.unit, draft.bound))
    return tuple(found)


def _drafts(row: Sequence[Word]) -> list[Draft]:
    drafts: list[Draft] = []
    at = 0
    while at < len(row):
        word = row[at]
        numeral = numeral_at(row, at) if word.is_digits or word.lower in numerals.STARTERS or word.text in _VULGAR else None
        draft = None
        if numeral is None:
            draft = _length(row, at) or _multiple(row, at) or _couple(row, at)
        elif not is_name(row, numeral):
            draft = _draft(row, numeral)
        if draft:
            drafts.append(draft)
        at = max(at + 1, numeral.last if numeral else 0, draft.stop if draft else 0)
    return drafts


def _length(row: Sequence[Word], at: int) -> Draft | None:
    """A year and a half."""
    if not (found := lone_length(row, at)):
        return None
    numeral, unit, last = found
    bound, begin = bound_before(row, at, unit)
    return Draft(at, at + 1, begin, last, numeral.value, unit, bound, Kind.TIME if is_time(unit) else Kind.MEASURE)


def _multiple(row: Sequence[Word], at: int) -> Draft | None:
    """Tenfold."""
    value = numerals.fold(row[at])
    if not value:
        return None
    bound, begin = bound_before(row, at)
    return Draft(at, at + 1, begin, at + 1, value, "times", bound, Kind.TIMES)


def _couple(row: Sequence[Word], at: int) -> Draft | None:
    """A couple of matches."""
    if row[at].lower != "couple" or at + 2 >= len(row) or row[at + 1].lower != "of" or not at or row[at - 1].lower != "a":
        return None
    unit, last = units.unit_at(row, at + 2, 2, "")
    return Draft(at, at + 1, at - 1, last, 2, unit, "", _kind(unit)) if unit else None


def _draft(row: Sequence[Word], numeral: Numeral) -> Draft | None:
    """The quantity of a numeral, with its currency, unit and bound; None where the number counts nothing."""
    if numeral.kind is NumeralKind.ORDINAL:
        return None
    if age := age_after(row, numeral.last):
        bound, begin = bound_before(row, numeral.first)
        after, stop = bound_after(row, age[1])
        return Draft(numeral.first, numeral.last, begin, stop, numeral.value, age[0], bound or after, Kind.AGE)
    numeral = share(row, numeral) or numeral
    if numeral.kind is NumeralKind.FRACTION:
        return _part(row, numeral)
    return _plain(row, numeral)


def _plain(row: Sequence[Word], numeral: Numeral) -> Draft | None:
    """The quantity of a cardinal."""
    first, value, last = numeral.first, numeral.value, numeral.last
    money, begin = money_before(row, first)
    scale = units.short_scale(row, last, money=bool(money))
    if scale:
        value, last = tidy(value * scale), last + 1
    largest = max([scale, 1, *(SCALES.get(word.lower, 1) for word in row[first:last])])
    if largest > 1:
        half, last = and_a_half(row, last)
        value += half * largest
    limit, last = ("", last) if scale else _plus(row, last)
    unit, stop = units.unit_at(row, last, value, money)
    kind = Kind.MONEY if money else _kind(unit) if unit else Kind.BARE
    if kind is Kind.BARE and not scale and (is_year(row, numeral) or is_code(row, numeral)):
        return None
    if kind is Kind.COUNT and stop > last and is_year_of(row, numeral):
        return None
    bound, start = bound_before(row, begin, unit)
    if kind is Kind.BARE and is_age(row, numeral, bound, start):
        unit, kind = "years", Kind.AGE
        bound, start = (bound, start) if bound else age_bound(row, begin)
    after, stop = bound_after(row, stop)
    bound = bound or limit or after
    if numeral.spelled and value in {1, 2} and not _counts(row, numeral, unit, bound, kind):
        return None
    if after and kind is Kind.BARE:
        unit, kind = _later(row, stop)
    more, stop = _added(row, stop, unit, kind)
    if start == begin and _is_minus(row, begin, unit):
        value, start = -value, begin - 1
    return Draft(first, last, start, stop, tidy(value + more), unit, bound, kind, largest)


def _plus(row: Sequence[Word], last: int) -> tuple[str, int]:
    """The limit that a "+" behind the number sets ("500+ people")."""
    if last < len(row) and row[last].text == "+" and row[last].glued:
        return "at_least", last + 1
    plus = [word.lower for word in row[last : last + 2]] == ["-", "plus"] and row[last].glued
    return ("at_least" if plus else ""), last


def _later(row: Sequence[Word], at: int) -> tuple[str, Kind]:
    """The unit behind words of limit ("500 or more people")."""
    unit = units.unit_at(row, at, 2, "")[0]
    return (unit, _kind(unit)) if unit else ("", Kind.BARE)


def _added(row: Sequence[Word], stop: int, unit: str, kind: Kind) -> tuple[float, int]:
    """What stands behind the unit and belongs to the value: inches, cents, "and a half"."""
    if kind is Kind.MEASURE:
        return inches(row, stop, unit)
    if kind is Kind.MONEY:
        return cents(row, stop, unit)
    return and_a_half(row, stop) if kind is Kind.TIME else (0, stop)


def _kind(unit: str) -> Kind:
    if unit in units.PERCENT:
        return Kind.PERCENT
    if unit == "times":
        return Kind.TIMES
    base = unit.partition(" per ")[0]
    if is_time(base):
        return Kind.TIME
    if units.is_money(base):
        return Kind.MONEY
    return Kind.MEASURE if units.is_measure(base) else Kind.COUNT


def _part(row: Sequence[Word], numeral: Numeral) -> Draft | None:
    """The quantity of a fraction: a share, or so much of one measure ("half a tonne", "three hundredths of a second")."""
    first, value, last = numeral.first, numeral.value, numeral.last
    money, begin = money_before(row, first)
    unit, stop = (money, last) if money else _measured(row, last)
    if not unit and (scaled := _scaled(row, last)):
        value, last = tidy(value * scaled[0]), scaled[1]
        unit, stop = units.unit_at(row, last, value, money)
        kind = _kind(unit) if unit else Kind.BARE
    elif unit:
        kind = Kind.MONEY if money else _kind(unit)
    else:
        unit, stop, kind = "share", last + (last < len(row) and row[last].lower in _WHOLES), Kind.SHARE
    bound, start = bound_before(row, begin, unit)
    exact = round(value, 4 if kind is Kind.SHARE else 9)
    return Draft(first, last, start, stop, tidy(exact), unit, bound, kind)


def _measured(row: Sequence[Word], last: int) -> tuple[str, int]:
    """The measure that a fraction is taken of, where it is one of it: ("hours", index behind) or ("", last)."""
    step = last + (last < len(row) and row[last].lower == "of")
    article = step < len(row) and row[step].lower in {"a", "an", "one"}
    step += article
    if step > last and not article:
        return "", last
    found = units.percent_at(row, step) or measure_at(row, step) or (money_at(row, step, 1) if article else None)
    if found is None or (not article and step < len(row) and row[step].base.endswith("s") and row[step].base in NAMES):
        return "", last
    return units.rate_of(row, found)


def _scaled(row: Sequence[Word], last: int) -> tuple[int, int] | None:
    """A quarter of a million: (a million, index behind)."""
    if [word.lower for word in row[last : last + 2]] == ["of", "a"] and last + 2 < len(row) and row[last + 2].lower in SCALES:
        return SCALES[row[last + 2].lower], last + 3
    return None


def _is_minus(row: Sequence[Word], begin: int, unit: str) -> bool:
    """Whether a sign or word before the number makes it negative."""
    before = row[begin - 1] if begin else None
    if before is None or (unit and unit not in _SIGNED):
        return False
    if before.lower in {"minus", "negative"}:
        return begin < 2 or not row[begin - 2].is_digits
    return bool(unit) and before.text in _MINUS and row[begin].glued and not before.glued


def _counts(row: Sequence[Word], numeral: Numeral, unit: str, bound: str, kind: Kind) -> bool:  # noqa: PLR0911 - one return for each form
    """Whether "one" or "two" in words is a number, and no pronoun or idiom ("the two agreed", "at one point")."""
    before = row[numeral.first - 1].lower if numeral.first else ""
    after = row[numeral.last].lower if numeral.last < len(row) else ""
    if kind is Kind.BARE:
        if before == "of":
            return numeral.first > 1 and row[numeral.first - 2].lower in {"majority", "margin", "lead"}
        return (bool(bound) and after != "of") or (
            before == "to" and numeral.first > 2 and numeral_at(row, numeral.first - 2) is not None
        )
    if numeral.value == 2 or row[numeral.first].lower in {"a", "an"}:
        return True
    if is_hyphen(row[numeral.last]) and row[numeral.last].glued:
        return unit != "times" and not row[numeral.last + 1].lower.endswith("s") and row[numeral.last + 1].lower != "off"
    if before in {"said", "says", "told", "added"}:
        return False
    if before in {"no", "any", "every", "each", "this", "that", "which", "the", "another", "at"} and not bound:
        return kind in {Kind.PERCENT, Kind.MONEY, Kind.MEASURE} or (kind is Kind.TIME and before == "the")
    if kind is Kind.TIME and unit.startswith("day"):
        return before in _ONE_DAY or bool(bound) or after == "extra"
    return kind is not Kind.TIME or not unit.startswith("second")


def _end(row: Sequence[Word], last: int) -> int:
    word = row[last - 1]
    return word.end - 2 if word.lower.endswith("'s") else word.end
