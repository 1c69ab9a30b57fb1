"""Numbers with what they count: "about 153 drones", "$5 billion", "up to 7 percent", "two-thirds of the members"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stateofplay.language import quantities_units as units
from stateofplay.language.numerals import SCALES, Numeral, NumeralKind, Word, is_hyphen, numeral_at, tidy, words
from stateofplay.language.quantities_names import is_code, is_name, is_year
from stateofplay.model.document import CleanText, DateMention, Quantity, TimexType
from stateofplay.model.span import Span

_BOUND_PHRASES = {
    "at_least": "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|as a minimum|minimum of|"
    "at a minimum|a minimum|upwards of|upward of|at the very least|no lower than",
    "at_most": "up to|as many as|as much as|as high as|at most|no more than|not more than|a maximum of|maximum of|at the most|"
    "no higher than|as few as|as little as|a maximum|not exceeding|a ceiling of|capped at",
    "more_than": "more than|over|above|exceeding|in excess of|well over|greater than|north of|just over|higher than|well above|"
    "slightly more than|just above",
    "less_than": "less than|under|below|fewer than|short of|just under|well under|lower than|just below|well below",
    "about": "about|roughly|some|nearly|almost|around|approximately|close to|an estimated|estimated|circa|approx|approx .|"
    "just about|more or less|in the region of|on the order of|~",
}
_BOUNDS: tuple[tuple[tuple[str, ...], str], ...] = tuple(
    (tuple(phrase.split()), bound) for bound, phrases in _BOUND_PHRASES.items() for phrase in phrases.split("|")
)
_BY_LAST: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    last: tuple(sorted((row for row in _BOUNDS if row[0][-1] == last), key=lambda row: -len(row[0])))
    for last in sorted({row[0][-1] for row in _BOUNDS})
}
_AFTER_BOUNDS: dict[tuple[str, ...], str] = {
    ("or", "more"): "at_least",
    ("or", "fewer"): "at_most",
    ("or", "less"): "at_most",
    ("or", "so"): "about",
}
_INHERIT = 48
_FRACTION_STOPS = frozenset("of the a an its their his her our those these all".split())
_ONE_COUNTS = frozenset(
    "percent percentage vote votes point seat mile kilometer kilometre dollar euro pound cent job ton tonne".split()
)
_IDIOMS = frozenset(("one", "another")) | frozenset(
    "of thing side hand day time point way more by who that is was has can could".split()
)
_SERIES = frozenset(", followed by and then to from or in the first second third year next rising -".split())
_MONEY_UNITS = frozenset(units.SYMBOLS.values())
_SHARES = frozenset((3, 4, 5, 6, 8, 10, 12, 20, 50, 100, 1000))


@dataclass(frozen=True, slots=True)
class _Draft:
    """A quantity by offsets of the clean text; `first` and `last` are those of its number's words."""

    first: int
    last: int
    start: int
    end: int
    value: int | float
    unit: str
    bound: str
    scale: int = 1


def find(clean: CleanText, text: str, dates: tuple[DateMention, ...]) -> tuple[Quantity, ...]:
    """All quantities, left to right, not overlapping.

    Numbers inside a date or a time of the clock are none; lengths of time are. A range ("5 to 7 percent") gives two.

    Args:
        clean: the text to match on.
        text: the report's text, which the spans point into.
        dates: the time expressions of the text, in order.
    """
    row = words(clean.text)
    taken = [mention.span for mention in dates if mention.timex in {TimexType.DATE, TimexType.TIME}]
    starts = [span.start for span in taken]
    found: list[Quantity] = []
    for draft in _inherit(row, _drafts(row)):
        start, end = clean.span(draft.start, draft.end)
        number = clean.span(row[draft.first].start, row[draft.last - 1].end)
        place = bisect_right(starts, number[1] - 1) - 1
        if place >= 0 and taken[place].end > number[0]:
            continue
        if found and start < found[-1].span.end:
            start = max(found[-1].span.end, number[0])
        if start < end:
            found.append(Quantity(Span.of(text, start, end), draft.value, draft.unit, draft.bound))
    return tuple(found)


def _drafts(row: Sequence[Word]) -> list[_Draft]:
    drafts: list[_Draft] = []
    at = 0
    while at < len(row):
        numeral = numeral_at(row, at) if row[at].is_digits or row[at].is_alpha or row[at].text in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞" else None
        if numeral is None:
            at += 1
            continue
        draft = None if is_name(row, numeral) else _draft(row, numeral)
        if draft:
            drafts.append(draft)
        at = max(numeral.last, draft.last if draft else 0)
    return drafts


def _draft(row: Sequence[Word], numeral: Numeral) -> _Draft | None:
    """The quantity of a numeral, with its currency, unit and bound; None where the number counts nothing."""
    if numeral.kind is NumeralKind.ORDINAL:
        return None
    share = _share(row, numeral)
    if share:
        numeral = share
    first, value, last = numeral.first, numeral.value, numeral.last
    money, first = _money_before(row, first)
    scale = units.short_scale(row, last, money=bool(money))
    if scale:
        value, last = tidy(value * scale), last + 1
    unit, end = _unit(row, last, value, money)
    if not money and not unit and (_is_lone(row, numeral) or is_year(row, numeral) or is_code(row, numeral)):
        return None
    if numeral.spelled and value == 1 and not _counts_one(row, numeral, unit):
        return None
    if (
        numeral.kind is NumeralKind.FRACTION
        and unit not in {"percent", "dollars"}
        and not money
        and not unit.startswith("percentage")
    ):
        unit, end = _whole(row, last)
    bound, start = _bound(row, first)
    if after := _AFTER_BOUNDS.get(tuple(word.lower for word in row[last : last + 2])):
        bound, end = bound or after, max(end, last + 2)
        unit = unit or _later_unit(row, last + 2)
    scale = max([scale, *(SCALES.get(word.lower, 1) for word in row[numeral.first : last])])
    return _Draft(numeral.first, last, row[start].start, _end(row, end), value, unit, bound, scale)


def _end(row: Sequence[Word], last: int) -> int:
    word = row[last - 1]
    return word.end - 2 if word.lower.endswith("'s") else word.end


def _later_unit(row: Sequence[Word], at: int) -> str:
    found = units.counted(row, at, hyphened=False)
    return found[0] if found else ""


def _unit(row: Sequence[Word], last: int, value: float, money: str) -> tuple[str, int]:  # noqa: PLR0911 - one return for each form
    if percent := units.percent_at(row, last):
        return percent
    if money:
        named = units.money_at(row, last, value)
        return money, named[1] if named and named[0] == money else last
    if named := units.money_at(row, last, value):
        return named
    hyphened = last < len(row) and is_hyphen(row[last]) and row[last].glued and last + 1 < len(row) and row[last + 1].glued
    found = units.counted(row, last + 1 if hyphened else last, hyphened=hyphened)
    if found and not hyphened and len(found[0].split()) == 1 and found[0].lower() in units.TIME_UNITS:
        return found[0].lower(), found[1]
    if found:
        return found
    if value == 1 and last < len(row) and row[last].is_alpha and row[last].lower in units.TIME_UNITS | _ONE_COUNTS:
        return units.PLURAL_OF.get(row[last].lower, row[last].lower + "s"), last + 1
    if last < len(row) and row[last].lower == "more" and value != 1:
        return "", last + 1
    return "", last


def _whole(row: Sequence[Word], last: int) -> tuple[str, int]:
    """A fraction's unit is "share"; its stretch runs over the hyphened or following noun it divides ("two-thirds majority")."""
    if last < len(row) and row[last].lower in {"majority", "vote", "approval", "share", "stake"}:
        return "share", last + 1
    return "share", last


def _share(row: Sequence[Word], numeral: Numeral) -> Numeral | None:
    """Nine in ten, one out of five."""
    middle = [word.lower for word in row[numeral.last : numeral.last + 2]]
    step = 1 if middle[:1] == ["in"] else 2 if middle == ["out", "of"] else 0
    if not step or numeral.kind is not NumeralKind.CARDINAL:
        return None
    below = numeral_at(row, numeral.last + step)
    if (
        below is None
        or below.value not in _SHARES
        or not 0 < numeral.value < below.value
        or (step == 1 and below.spelled != numeral.spelled)
    ):
        return None
    if below.last < len(row) and row[below.last].lower in units.TIME_UNITS:
        return None
    return Numeral(numeral.first, below.last, round(numeral.value / below.value, 4), NumeralKind.FRACTION, numeral.spelled)


def _money_before(row: Sequence[Word], first: int) -> tuple[str, int]:
    """The currency that stands before a number ("$", "US$", "EUR"), and the index that it begins at."""
    before = row[first - 1] if first else None
    if before is None:
        return "", first
    if before.text in units.SYMBOLS:
        place = first - 1
        if (
            place
            and before.glued
            and row[place - 1].text in {"US", "A", "C", "HK", "NZ", "S", "R", "AU", "CA", "USD", "AUD", "CAD", "Mex"}
        ):
            return (
                "reais"
                if row[place - 1].text == "R"
                else "pesos"
                if row[place - 1].text == "Mex"
                else units.SYMBOLS[before.text]
            ), place - 1
        return units.SYMBOLS[before.text], place
    if before.lower in units.CODES and before.text.isupper():
        return units.CODES[before.lower], first - 1
    return "", first


def _bound(row: Sequence[Word], first: int) -> tuple[str, int]:
    """The words of limit before a number, and where they begin: ("at_least", index); ("", first) without."""
    at = first
    if at and row[at - 1].lower in {"a", "an", "the"} and at > 1 and row[at - 2].lower in _BY_LAST:
        at -= 1
    if not at:
        return "", first
    for phrase, bound in _BY_LAST.get(row[at - 1].lower, ()):
        start = at - len(phrase)
        if start >= 0 and tuple(word.lower for word in row[start:at]) == phrase and not _is_place(row, start, at, phrase):
            return bound, start
    return "", first


def _is_place(row: Sequence[Word], start: int, at: int, phrase: tuple[str, ...]) -> bool:
    """Whether "over", "under" or "about" is a preposition here ("talks over 20 points", "spoke about two issues")."""
    if len(phrase) > 1 or phrase[0] not in {"over", "under", "above", "below", "about", "around"}:
        return False
    before = row[start - 1].lower if start else ""
    spoken = {
        "talked",
        "spoke",
        "asked",
        "talks",
        "dispute",
        "disputes",
        "concerns",
        "divided",
        "conflict",
        "fight",
        "worried",
        "concerned",
    }
    return before in spoken or (phrase[0] in {"over", "about"} and at < len(row) and row[at].lower in {"one", "two"})


def _is_lone(row: Sequence[Word], numeral: Numeral) -> bool:
    """Whether a number in words below three counts nothing that is named ("the two agreed", "at one point")."""
    return numeral.spelled and numeral.value in {1, 2} and _bound(row, numeral.first)[0] == ""


def _counts_one(row: Sequence[Word], numeral: Numeral, unit: str) -> bool:
    """Whether "one" is a number: of a measure, or behind a bound and not "one of"."""
    after = row[numeral.last].lower if numeral.last < len(row) else ""
    if row[numeral.first].lower in {"a", "an"}:
        return bool(unit)
    if after in _IDIOMS - {"more"}:
        return False
    if is_hyphen(row[numeral.last]) if numeral.last < len(row) else False:
        return unit.rstrip("s") in units.TIME_UNITS
    measured = unit in {"percent", "percentage points", "basis points"} or after.rstrip("s") in _ONE_COUNTS
    lasting = after in units.TIME_UNITS and after not in {"day", "second"}
    return (
        measured
        or lasting
        or (_bound(row, numeral.first)[0] in {"at_least", "at_most", "more_than", "less_than"} and after != "of")
    )


def _inherit(row: Sequence[Word], drafts: list[_Draft]) -> list[_Draft]:
    """Give a bare number the unit that it shares: "5 to 7 percent", "from six pilots to five", "6 percent, then 5 and 5"."""
    drafts = list(drafts)
    for index in range(len(drafts) - 2, -1, -1):
        here, after = drafts[index], drafts[index + 1]
        joint = [word.lower for word in row[here.last : after.first]] if after.first - here.last <= 4 else ["far"]
        linked = (joint and joint[-1] in {"to", "and", "or", "-", "–", "than"}) or joint in (
            [","],
            ["$"],
            ["-", "$"],
            ["to", "$"],
            ["and", "$"],
        )
        if linked and not here.unit and after.unit and after.unit != "share":
            here = drafts[index] = replace(here, unit=after.unit)
        ranged = joint[:1] in (["to"], ["-"], ["–"]) and here.unit in {after.unit, *_MONEY_UNITS}
        if ranged and here.scale == 1 and after.scale > 1 and here.value < 1000:
            drafts[index] = replace(here, value=tidy(here.value * after.scale), scale=after.scale)
    for index in range(1, len(drafts)):
        before, here = drafts[index - 1], drafts[index]
        close = here.first - before.last <= 8 and here.start - before.end <= _INHERIT
        between = [word for word in row[before.last : here.first] if word.start >= before.end] if close else []
        if not close or here.unit or not before.unit or any(word.is_break or word.text in ".;!?" for word in between):
            continue
        if (before.unit == "percent" and all(word.lower in _SERIES for word in between)) or (
            row[here.first - 1].lower in {"to", "and", "or", "than", "by", "-", "–"}
            and not (here.last < len(row) and row[here.last].is_alpha)
        ):
            drafts[index] = replace(here, unit=before.unit)
    return drafts
