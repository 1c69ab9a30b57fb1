"""One meeting of two lengths: forty minutes in one report, three hours in another.

The length of a meeting is told with its name ("a seven-hour session", "three hours of talks", "was over in forty minutes")
or by what somebody did at it for so long, which it cannot have been shorter than.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from stateofplay.language.stems import words
from stateofplay.model.document import DateMention, TimexType
from stateofplay.model.reconciled import Conflict, ConflictKind
from stateofplay.reconcile.clash_days import CALLS, MEETINGS, day_of, meets
from stateofplay.reconcile.clash_days import pairs as same_key
from stateofplay.reconcile.clash_marks import Mark, mark
from stateofplay.reconcile.passages import Page

_VALUE: Final = re.compile(r"PT(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?\Z")
_HEDGE: Final = (
    r"(?:(?:about|some|nearly|almost|over|under|barely|just|only|close|on|to|more|less|than|a|little|around|roughly|at|"
    r"least|mere|good|full|the|another|all|of|well|past) )*"
)
_LASTS: Final = re.compile(
    rf"\b(?:last(?:ed|s|ing)|took|ran|running|went on|dragged on|stretched|was over|were over|was done|ended|"
    rf"closed|finished|"
    rf"broke up|adjourned|parted|went home|took up|spent|over|up)\b(?: \w+)?(?: for| in| after| over| within|"
    rf" on| to)? {_HEDGE}\Z",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(rf"\b(?:after|in|within|following|through|over) {_HEDGE}\Z", re.IGNORECASE)
_FOR: Final = re.compile(rf"\b(?:for|spent|waited|sat) {_HEDGE}\Z", re.IGNORECASE)
_NOT: Final = re.compile(
    r"\A-?\s*(?:ago|later|before|earlier|late|into|notice|drive|away|a day|a week|per|of rest|of work|of sleep|"
    r"from|early|apart|on foot|"
    r"off|ahead|behind|each|every)\b",
    re.IGNORECASE,
)
_PAUSE: Final = re.compile(
    r"\b(?:break|recess|pause|interruption|delay|walkout|lunch|strike|stoppage|queue|drive|flight|film)\b",
    re.IGNORECASE,
)
_RATE: Final = re.compile(r"\b(?:every|each|per|between)\b[^.;,]{0,20}\Z", re.IGNORECASE)
_LEAST: Final = 1.5
"""Lengths that differ by less may be roundings."""
_DAYS: Final = 8
_SHORT: Final = 4


@dataclass(frozen=True, slots=True)
class _Length:
    """How long something took: minutes, the day, whether the words name the meeting, and whether they name a call."""

    mark: Mark
    minutes: float
    day: int
    named: bool
    call: bool


def clashing(pages: Sequence[Page]) -> Iterator[Conflict]:
    """Pairs of lengths of the meeting of one day that exclude each other, each length once."""
    held = [one for sheet in pages for one in _lengths(sheet)]
    by_day = same_key([(one.day,) for one in held])
    pairs = [(not (a.named and b.named), i, j) for i, j in by_day if _clash(a := held[i], b := held[j])]
    used: set[int] = set()
    for _, i, j in sorted(pairs):
        if not used & {i, j}:
            used |= {i, j}
            a, b = held[i], held[j]
            about = f"how long the meeting lasted: “{a.mark.words}” or “{b.mark.words}”"
            why = f"one day, two lengths: “{a.mark.words}” and “{b.mark.words}”"
            yield Conflict(a.mark.citation, b.mark.citation, about, ConflictKind.DATE, why=why)


def _clash(a: _Length, b: _Length) -> bool:
    same = a.day == b.day and a.call == b.call and a.mark.sheet.id != b.mark.sheet.id
    near = abs((a.mark.sheet.day or 0) - (b.mark.sheet.day or 0)) <= _DAYS
    if not same or not near or not (a.named or b.named):
        return False
    if a.named and b.named:
        return max(a.minutes, b.minutes) >= _LEAST * min(a.minutes, b.minutes)
    whole, part = (a, b) if a.named else (b, a)
    return part.minutes >= _LEAST * whole.minutes


def _lengths(sheet: Page) -> Iterator[_Length]:
    """The lengths that a report gives, none of a day for which it names several: then its sessions were several."""
    found: list[_Length] = []
    for date in sheet.reading.dates:
        number = sheet.sentence_at(date.span.start) if sheet.sentences else 0
        if date.timex is not TimexType.DURATION or not sheet.sentences or number in sheet.quiet:
            continue
        one = _length(sheet, number, date)
        if one is not None:
            found.append(one)
    for one in found:
        rivals = {other.minutes for other in found if other.day == one.day and other.named}
        if not one.named or len(rivals) == 1:
            yield one


def _length(sheet: Page, number: int, date: DateMention) -> _Length | None:
    text, (low, high) = sheet.reading.report.text, sheet.sentences[number]
    parsed = _VALUE.match(date.value)
    before, after = text[max(low, date.span.start - 80) : date.span.start], text[date.span.end : min(high, date.span.end + 50)]
    if parsed is None or not any(parsed.groups()) or _NOT.match(after) or _RATE.search(before) or _PAUSE.search(after[:30]):
        return None
    minutes = 60 * float(parsed[1] or 0) + float(parsed[2] or 0)
    next_words = [word.form for word in words(text, date.span.end, min(high, date.span.end + 50))][:_SHORT]
    behind = bool(MEETINGS.intersection(next_words)) and (after[:1] in "-  " and not after.startswith(","))
    here = meets(sheet, number)
    lead = frozenset(word.form for word in words(text, low, date.span.start)) & MEETINGS
    named = behind or (bool(lead) and _LASTS.search(before) is not None) or (bool(here) and _AFTER.search(before) is not None)
    if not named and not _FOR.search(before):
        return None
    day = day_of(sheet, number, date.span.start)
    if day is None or minutes <= 0:
        return None
    made = mark(sheet, number, date.span.start, date.span.end)
    return _Length(made, minutes, day, named, bool(CALLS.intersection(word.form for word in words(text, low, high))))
