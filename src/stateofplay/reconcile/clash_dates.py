"""One happening with two dates that exclude each other."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from stateofplay.language.stems import forms
from stateofplay.language.wordset import words as listed
from stateofplay.model.reconciled import Conflict, ConflictKind
from stateofplay.reconcile.clash_marks import Mark, Weights, mark, spells
from stateofplay.reconcile.passages import Page

_MONTHS: Final = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)
_DATE: Final = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTHS})\b\.?|"
    rf"(?P<month2>{_MONTHS})\b\.? (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b)(?:,? (?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_ORDER: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OPEN: Final = re.compile(
    r"\b(?:by|until|till|before|after|since|from|between|through|to|and|or|than|as of|no later than|up to|beyond|"
    r"past|ahead of|\d[-–/])(?: the)? ?\Z",
    re.IGNORECASE,
)
"""Words before a date that make it the end of a stretch and not the day of the act."""
_ACTS: Final = {
    "offer": "offer offers offered offering proposed propose proposal tabled table forward bid submitted submit "
    "presented present made gave",
    "hand": "handed hand reached received receive circulated circulate distributed distribute delivered deliver sent "
    "got arrived landed submitted tabled presented published unveiled released issued posted leaked came out",
    "vote": "vote voted votes voting approved approve approves approving ballot passed adopted endorsed ratified "
    "backed rejected",
    "sign": "sign signed signing initialled initialed signature concluded sealed",
    "call": "call called telephoned phoned phone rang spoke",
    "leave": "left walked walkout quit stormed collapsed abandoned pulled suspended",
    "attack": "attack attacked struck shelled bombed hit shot fired raid killed exploded",
    "begin": "began begin begun opened open started start launched first inaugurated kicked entered",
    "end": "ended end closed finished concluded ran expired lapsed expires lapses",
    "agree": "agreed accepted settled reached struck clinched",
    "announce": "announced announce declared notified informed learned warned told",
    "stop": "stopped cut severed shut halted cancelled canceled suspended",
    "change": "resigned appointed elected fired dismissed arrested freed released died born founded bought sold named",
    "order": "ordered ruled decided banned fined imposed lifted granted refused",
}
"""Kinds of act that a date can be of, each with words that name it."""
_ACT_OF: Final = {
    word: frozenset(name for name, row in _ACTS.items() if word in row.split())
    for row in _ACTS.values()
    for word in row.split()
}
_REACH: Final = 12
"""Words before a date, and half as many after it, among which the act that it dates stands."""
_CLOSE: Final = 6
_LEAST: Final = 1.2
_PAPER: Final = 0.6
"""Least that two sentences share; the second for acts that are done once, dated within a week of each other."""
_ONCE: Final = frozenset({"hand", "sign", "vote"})
_WEEK: Final = 7
_COMMON: Final = 2
"""Topics that are no names which the two sentences must share."""
_CROWDED: Final = 24
_MOST: Final = 40
_ORDERS: Final = listed("first second third fourth fifth sixth seventh next previous latest another")
_LONG_AHEAD: Final = 190
"""A day without a year so far ahead is one of the year before."""
_FAR: Final = 45
"""Days that two dates of one happening may lie apart."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A dated act: where, the day the kinds of act that its words name, and ordinals beside it."""

    mark: Mark
    day: dt.date
    acts: frozenset[str]
    orders: frozenset[str]


def clashing(pages: Sequence[Page], weights: Weights) -> Iterator[Conflict]:
    """Pairs of passages that date one act to two days, the likest first, each passage once."""
    dated = [one for sheet in pages for one in _dated(sheet)]
    postings: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for at, one in enumerate(dated):
        for topic in sorted(one.mark.own):
            for spell in spells(one.day.toordinal(), _FAR):
                postings[topic, spell].append(at)
    pairs = {
        (entries[i], entries[j])
        for entries in postings.values()
        if len(entries) <= _CROWDED
        for i in range(len(entries))
        for j in range(i + 1, len(entries))
    }
    scored = [(score, a, b) for a, b in sorted(pairs) if (score := _score(dated[a], dated[b], weights)) > 0]
    used: set[int] = set()
    for _, a, b in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if a in used or b in used:
            continue
        used |= {a, b}
        left, right = dated[a], dated[b]
        days = f"{left.day.day} {left.day:%B} or {right.day.day} {right.day:%B}"
        about = f"{days}: the day, on {weights.common(left.mark, right.mark)}"
        why = f"one act, two days: “{left.mark.words}” and “{right.mark.words}”"
        yield Conflict(left.mark.citation, right.mark.citation, about, ConflictKind.DATE, why=why)


def _dated(sheet: Page) -> Iterator[_Dated]:
    """The acts of a report that are dated to a day of the calendar and lie before its publication."""
    text = sheet.reading.report.text
    count = 0
    for number, (low, high) in enumerate(sheet.sentences):
        if number in sheet.quiet or count >= _MOST:
            continue
        for hit in _DATE.finditer(text, low, high):
            day = _day(hit, sheet)
            if day is None or _OPEN.search(text, max(low, hit.start() - 18), hit.start()):
                continue
            acts = _acts(text, low, high, hit.start(), hit.end())
            if acts:
                count += 1
                orders = _ORDERS.intersection(forms(text, low, high))
                yield _Dated(mark(sheet, number, hit.start(), hit.end()), day, acts, orders)


def _day(hit: re.Match[str], sheet: Page) -> dt.date | None:
    """The day that a date means in a report: without a year the last one before publication; None for one to come."""
    month = 1 + _ORDER.index((hit["month"] or hit["month2"])[:3].lower())
    published = sheet.reading.report.published
    year = int(hit["year"]) if hit["year"] else published.first_day.year if published else 0
    try:
        found = dt.date(year, month, int(hit["day"] or hit["day2"]))
        if published is not None and not hit["year"] and (found - published.first_day).days > _LONG_AHEAD:
            found = found.replace(year=found.year - 1)
    except ValueError:
        return None
    return found if published is None or found <= published.first_day else None


def _acts(text: str, low: int, high: int, start: int, end: int) -> frozenset[str]:
    """The kinds of act that the words nearest to a date name: the last before it and those close by, or the first after."""
    before = list(forms(text, low, start))[-_REACH:]
    after = list(forms(text, end, high))[: _REACH // 2]
    last = [form for form in reversed(before) if form in _ACT_OF][:1]
    named = last + [form for form in before[-_CLOSE:] if form in _ACT_OF] or [form for form in after if form in _ACT_OF][:1]
    return frozenset().union(*(_ACT_OF[form] for form in named))


def _score(a: _Dated, b: _Dated, weights: Weights) -> float:
    """How sure it is that two dated acts are one on two days."""
    apart = abs((a.day - b.day).days)
    if not a.acts & b.acts or not 0 < apart <= _FAR:
        return 0.0
    if a.mark.sheet.id == b.mark.sheet.id and (a.mark.sentence == b.mark.sentence or a.mark.voice == b.mark.voice):
        return 0.0
    if a.orders and b.orders and not a.orders & b.orders:
        return 0.0
    score = weights.shared(a.mark, b.mark)
    both = sorted(topic for topic in a.mark.own & b.mark.own if not topic[0].isdigit())
    own = sum(map(weights.weight, both))
    if len([topic for topic in both if topic not in a.mark.names & b.mark.names]) < _COMMON:
        return 0.0
    need = _PAPER if apart <= _WEEK and a.acts & b.acts & _ONCE and _published(a, b) <= _WEEK else _LEAST
    return own + 0.3 * score if own >= need else 0.0


def _published(a: _Dated, b: _Dated) -> int:
    """Days between the two reports."""
    return abs((a.mark.sheet.day or 0) - (b.mark.sheet.day or 0))
