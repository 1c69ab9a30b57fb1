"""The features by which two events are recognised as tellings of one happening, their weights, and the reason in words."""

from __future__ import annotations

import calendar
import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stateofplay.language.stems import stem, words
from stateofplay.language.wordset import words as listed
from stateofplay.model.facts import Event, EventKind
from stateofplay.model.report import Report
from stateofplay.reconcile.similarity import Rarity
from stateofplay.reconcile.words import FUNCTION, TELLING, name_stems

WEIGHTS: Final = {
    "words": 2.2,  # times the weighted overlap of the clauses
    "sentence": 1.2,  # times the same for the whole sentences
    "names": 0.5,
    "other names": -0.5,
    "numbers": 0.5,
    "other numbers": -0.4,
    "place": 0.5,
    "other place": -1.6,
    "parties": 0.4,
    "other parties": -0.9,
    "report": -1.0,
    "span": -0.2,
    "month": -0.7,
    "other kind": -1.0,
    "other day": -1.2,
    "copy": 1.0,
    "few": 0.0,  # fewer than two words in common besides names: two days or kinds then are two happenings
}
"""What each feature counts for."""
KINDS: Final = {
    EventKind.TALKS: 1.6,
    EventKind.CALL: 1.6,
    EventKind.SIGNING: 1.4,
    EventKind.VOTE: 1.4,
    EventKind.DEADLINE: 1.3,
    EventKind.OFFER: 0.9,
    EventKind.ATTACK: 0.1,
    EventKind.STATEMENT: -0.2,
}
"""How telling it is that two events of the kind have one date: talks are seldom held twice a day, statements often made."""
THRESHOLD: Final = 1.2
"""Least score of two tellings of one happening."""
ONCE: Final = frozenset({EventKind.OFFER, EventKind.VOTE, EventKind.SIGNING, EventKind.CALL, EventKind.ATTACK})
"""Kinds of which two reports may give one happening different days; talks, statements and deadlines come again."""
APART: Final = 31
"""Days that two reports may be apart on the day of one happening."""
_ALIKE: Final = (frozenset({EventKind.TALKS, EventKind.CALL}), frozenset({EventKind.OFFER, EventKind.STATEMENT}))
_TOGETHER: Final = frozenset({EventKind.TALKS, EventKind.CALL, EventKind.SIGNING, EventKind.DEADLINE})
_REACH: Final = 600
_STRONG, _FEW, _WEEKS = 0.35, 2, 14
_CALENDAR: Final = listed(
    "january february march april may june july august september october november december jan feb mar apr aug "
    "sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun morning afternoon evening night noon midnight "
    "next last weekend hour minut"
)
_GENERIC: Final = listed("talk meet session negoti offer propos vote ballot sign call phone deadlin strik attack statement")


@dataclass(frozen=True, slots=True)
class Telling:
    """An event with what is compared of it: its days (ordinals, first and last), stems, names, numbers, place.

    Attributes:
        at: its place among all events, in order of publication.
        low, high: the first and last day that its date may mean.
    """

    event: Event
    at: int
    low: int
    high: int
    stems: frozenset[str]
    sentence: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    place: frozenset[str]

    @property
    def is_day(self) -> bool:
        """Whether its date is a day."""
        return self.low == self.high


def telling(event: Event, at: int, report: Report, bounds: Sequence[tuple[int, int]]) -> Telling:
    """Read off the features once; `bounds` are the sentences of the report, in order."""
    low, high = days(event.date)
    start, end = around(event, bounds)
    clause = [word for word in words(report.text, event.evidence.start, event.evidence.end) if word.form not in _CALENDAR]
    whole = [word for word in words(report.text, start, end) if word.form not in _CALENDAR]
    day = {str(int(part)) for part in event.date.replace("/", "-").split("-")[1:] if part.isdigit()}
    return Telling(
        event,
        at,
        low,
        high,
        _stems(clause),
        _stems(whole),
        frozenset(stem(word.form) for word in clause if word.name and word.form not in TELLING | FUNCTION),
        frozenset(word.form for word in clause if word.number) - day - {"1", event.date[:4]},
        name_stems(event.place),
    )


def around(event: Event, bounds: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The sentence of an event, no more than so many characters to either side of its words."""
    home = max(0, bisect_right(bounds, event.evidence.start, key=lambda pair: pair[0]) - 1)
    low, high = bounds[home] if bounds else (event.evidence.start, event.evidence.end)
    start, end = event.evidence.start, event.evidence.end
    return max(min(low, start), start - _REACH), min(max(high, end), end + _REACH)


def _stems(row: Sequence[object]) -> frozenset[str]:
    forms = (str(getattr(word, "form", "")) for word in row)
    return frozenset(
        stem(form) for form in forms if len(form) > 1 and not form[0].isdigit() and form not in FUNCTION and form not in TELLING
    )


def days(date: str) -> tuple[int, int]:
    """The first and last day of an event's date, as ordinals; (0, 0) for a date that is none."""
    first, _, last = date.partition("/")
    try:
        low, high = _bounds(first)
        return low, max(low, _bounds(last)[1]) if last else high
    except ValueError:
        return 0, 0


def _bounds(date: str) -> tuple[int, int]:
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 1:
        return dt.date(parts[0], 1, 1).toordinal(), dt.date(parts[0], 12, 31).toordinal()
    if len(parts) == 2:
        last = calendar.monthrange(parts[0], parts[1])[1]
        return dt.date(parts[0], parts[1], 1).toordinal(), dt.date(parts[0], parts[1], last).toordinal()
    day = dt.date(parts[0], parts[1], parts[2]).toordinal()
    return day, day


def meet(a: Telling, b: Telling) -> bool:
    """Whether the two dates can be one."""
    return a.low <= b.high and b.low <= a.high


def may_be_one(a: Telling, b: Telling) -> bool:
    """Whether nothing forbids it: kinds that can be one, dates that can be one, or days that two reports may differ on."""
    one, other = a.event.kind, b.event.kind
    if not a.low or not b.low or (one is not other and frozenset({one, other}) not in _ALIKE):
        return False
    if meet(a, b):
        return True
    same = one is other and one in ONCE and a.event.report != b.event.report
    return same and max(a.low - b.high, b.low - a.high) <= APART


def features(a: Telling, b: Telling, rarity: Rarity, *, copied: bool = False) -> dict[str, float]:
    """How much each feature counts for the pair; features that do not apply are left out."""
    one, other = a.event.kind, b.event.kind
    found = {
        "date": min(KINDS[one], KINDS[other]),
        "words": WEIGHTS["words"] * rarity.overlap(a.stems, b.stems),
        "sentence": WEIGHTS["sentence"] * rarity.overlap(a.sentence, b.sentence),
    }
    names = [
        "few" if len((a.sentence & b.sentence) - a.names - b.names - _GENERIC) < _FEW else "",
        "other kind" if one is not other else "",
        _dates(a, b),
        _compared(a.names - _GENERIC, b.names - _GENERIC, "names", "other names"),
        _compared(a.numbers, b.numbers, "numbers", "other numbers"),
        _compared(a.place, b.place, "place", "other place"),
        _parties(a.event, b.event),
        "report" if a.event.report == b.event.report else "",
        "copy" if copied else "",
    ]
    found.update((name, WEIGHTS[name]) for name in names if name)
    return found


def _dates(a: Telling, b: Telling) -> str:
    if not meet(a, b):
        return "other day"
    return "" if a.is_day and b.is_day else "span" if max(a.high - a.low, b.high - b.low) <= _WEEKS else "month"


def _parties(a: Event, b: Event) -> str:
    """Of what several do together a report may name one side only, and another report the other."""
    found = _compared(frozenset(a.parties), frozenset(b.parties), "parties", "other parties")
    partial = a.kind in _TOGETHER and min(len(a.parties), len(b.parties)) == 1
    return "" if found == "other parties" and partial else found


def _compared(a: frozenset[str], b: frozenset[str], same: str, other: str) -> str:
    return "" if not a or not b else same if a & b else other


def score(found: dict[str, float]) -> float:
    """The sum of what counted, where no feature that must be strong is weak."""
    alike = max(found["words"] / WEIGHTS["words"], found["sentence"] / WEIGHTS["sentence"])
    if ("other day" in found or "other kind" in found) and (alike < _STRONG or "few" in found):
        return -1.0
    return sum(found.values())


def reason(a: Telling, b: Telling, found: dict[str, float]) -> str:
    """Why the two are one happening, for people: "talks, same day, 0.45 of the words, same place"."""
    kinds = a.event.kind.value if a.event.kind is b.event.kind else f"{a.event.kind.value} or {b.event.kind.value}"
    parts = [
        kinds,
        "days apart" if "other day" in found else "dates that can be one" if found.keys() & {"span", "month"} else "same day",
    ]
    shared = max(found["words"] / WEIGHTS["words"], found["sentence"] / WEIGHTS["sentence"])
    if shared:
        parts.append(f"{shared:.2f} of the words")
    parts += [
        said
        for name, said in (
            ("place", "same place"),
            ("numbers", "same number"),
            ("names", "same names"),
            ("copy", "copied report"),
        )
        if name in found
    ]
    return ", ".join(parts)
