"""On what day a passage of a report plays, as far as the report names it, and what kinds of meeting it names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from stateofplay.language.stems import words
from stateofplay.language.wordset import words as listed
from stateofplay.model.document import TimexType
from stateofplay.reconcile.clash_concepts import topics
from stateofplay.reconcile.occasions import days
from stateofplay.reconcile.passages import Page

_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY: Final = re.compile(r"\b(?P<name>mon|tue|wed|thu|fri|sat|sun)\w*", re.IGNORECASE)
_AHEAD: Final = re.compile(r"\b(?:next|coming|following|week|every|each|sundays?)\b", re.IGNORECASE)
_PLAIN: Final = re.compile(r"\d|\b(?:yesterday|today|tonight|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_AGAIN: Final = re.compile(r"\b(?:again|next|resume|will|is to|are to|due)\b", re.IGNORECASE)
_BESIDE: Final = 40
_DATELINE: Final = 60
"""A date of publication that stands so near to the beginning is the report's own."""
MEETINGS: Final = listed(
    "talks talk negotiations negotiation meeting meetings met meet session sessions round rounds hearing "
    "debate discussion "
    "discussions conversation conference sitting summit plenary call conversations mediation bargaining "
    "gathering assembly "
    "consultation consultations encounter audience interview dinner lunch breakfast ceremony sat negotiated "
    "talked conferred"
)
"""What people come together for, and how they do."""
CALLS: Final = listed("call phone telephone telephoned phoned")


def meets(sheet: Page, number: int) -> frozenset[str]:
    """The words for a meeting in a sentence."""
    return frozenset(word.form for word in words(sheet.reading.report.text, *sheet.sentences[number])) & MEETINGS


def day_of(sheet: Page, number: int, offset: int) -> int | None:
    """The ordinal of the day named nearest in the sentence, else last before in the paragraph, else in the lead."""
    first = number
    while first > 0 and sheet.paragraphs[first - 1] == sheet.paragraphs[number]:
        first -= 1
    low, high = sheet.sentences[number]
    found = [(day, start) for start, day in _days(sheet, low, high)]
    if found:
        return min(found, key=lambda row: (abs(row[1] - offset), row[1]))[0]
    for start, stop in ((sheet.sentences[first][0], low), (0, sheet.sentences[first][0])):
        held = _days(sheet, start, stop)
        if held:
            return held[-1][1] if start else held[0][1]
    return None


def days_of(sheet: Page, number: int, offset: int) -> frozenset[int]:
    """The days that a passage may be of: that of its paragraph, else the last one named before and that of the lead."""
    first = number
    while first > 0 and sheet.paragraphs[first - 1] == sheet.paragraphs[number]:
        first -= 1
    near = _days(sheet, sheet.sentences[first][0], sheet.sentences[number][1])
    if near:
        day = day_of(sheet, number, offset)
        return frozenset() if day is None else frozenset({day})
    before = _days(sheet, 0, sheet.sentences[first][0])
    return frozenset({before[0][1], before[-1][1]}) if before else frozenset()


def _days(sheet: Page, low: int, high: int) -> list[tuple[int, int]]:
    """(start, ordinal) of the days between two offsets that had come when the report was published."""
    published = sheet.day
    if published is None:
        return []
    found: list[tuple[int, int]] = []
    for date in sheet.reading.dates:
        if date.span.start < low or date.timex not in {TimexType.DATE, TimexType.TIME} or date.span.end > high:
            continue
        day = _day(date.span.exact, date.value, published)
        sentence = sheet.sentence_at(date.span.start)
        if day == published and date.span.start < sheet.sentences[0][0] + _DATELINE and not _WEEKDAY.search(date.span.exact):
            continue
        beside = sheet.reading.report.text[max(0, date.span.start - _BESIDE) : date.span.start]
        if day is not None and sentence not in sheet.quiet and not _AGAIN.search(beside):
            found.append((date.span.start, day))
    return found


def _day(said: str, value: str, published: int) -> int | None:
    """A weekday is the last one of its name: what is told is past, whatever the tense around it suggests."""
    named = _WEEKDAY.search(said)
    if named and not _PLAIN.search(said):
        if _AHEAD.search(said):
            return None
        at = _WEEKDAYS.index(named["name"].lower())
        return published - (published - 1 - at) % 7
    stretch = days(value)
    if not _PLAIN.search(said) or stretch is None or stretch[0] != stretch[1] or stretch[0] > published:
        return None
    return stretch[0]


def pairs(keys: Sequence[Iterable[object]], most: int = 60) -> list[tuple[int, int]]:
    """Pairs (first, second) of those that share a key which no more than so many of them have."""
    postings: defaultdict[object, list[int]] = defaultdict(list)
    for at, held in enumerate(keys):
        for key in held:
            postings[key].append(at)
    return sorted({pair for entries in postings.values() if len(entries) <= most for pair in combinations(entries, 2)})


def about(sheet: Page, number: int) -> frozenset[str]:
    """What the paragraph around a sentence speaks of."""
    home = sheet.paragraphs[number]
    near = range(max(0, number - 4), min(len(sheet.sentences), number + 5))
    return frozenset().union(*(sheet.topics[at] for at in near if sheet.paragraphs[at] == home))


def names(sheet: Page, low: int, high: int) -> frozenset[str]:
    """The names between two offsets, as topics."""
    text = sheet.reading.report.text
    return frozenset(topic for word in words(text, low, high) if word.name for topic in topics(text, word.start, word.end))
