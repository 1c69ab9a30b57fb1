"""What is said to have happened first on one day and is dated before it elsewhere.

Who says that something began, or was first seen or heard, on a day says that there was none of it before. A passage on the same
thing with an earlier day cannot be right too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from stateofplay.model.document import TimexType
from stateofplay.model.reconciled import Conflict, ConflictKind
from stateofplay.reconcile.clash_marks import Mark, Weights, mark, surface
from stateofplay.reconcile.occasions import days
from stateofplay.reconcile.passages import Page

_FIRST: Final = re.compile(
    r"\b(?:first (?!of\b|\d|(?:\w+ )?(?:rounds?|sessions?|meetings?|talks|quarter|half|deputy|phase|stage|step|"
    r"reading|lot|minister|lady|commitment|two|three|four|"
    r"five|six|ten)\b)|for the first time|"
    r"not (?:\w+ )?(?:until|before)|only (?:on|in|since|after)|no (?:earlier|sooner)|never before|news to)",
    re.IGNORECASE,
)
_SINCE: Final = re.compile(r"\bsince (?:the |early |late |mid-)?\Z", re.IGNORECASE)
_OPEN: Final = re.compile(
    r"\b(?:by|until|till|before|after|between|through|than|as of|beyond|past|from)(?: the)? ?\Z",
    re.IGNORECASE,
)
_BACK: Final = re.compile(r"\b(?:back|again|resumed?|returned)\b", re.IGNORECASE)
"""What goes on again went on before."""
_OLD: Final = 4
"""Days before the report from which a day is background, told as such."""
_FAR: Final = 200
_WIDE: Final = 31
_LEAST: Final = 2.5
_NEAR: Final = 1.4
_OWN: Final = 0.6
"""Least that the surroundings share, that each shares with the other's, and that the two sentences do, names left out."""
_CROWDED: Final = 24
_MOST: Final = 30


@dataclass(frozen=True, slots=True)
class _Moment:
    """A passage that dates something: the first and last day, and whether it says that there was nothing before."""

    mark: Mark
    low: int
    high: int
    first: bool


def clashing(pages: Sequence[Page], weights: Weights) -> Iterator[Conflict]:
    """Pairs of a first day and an earlier one, the likest first, each passage once."""
    held = [one for sheet in pages for one in _moments(sheet)]
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(held):
        for topic in sorted(one.mark.bag):
            postings[topic].append(at)
    pairs = {
        (i, j)
        for entries in postings.values()
        if len(entries) <= _CROWDED
        for i in entries
        for j in entries
        if held[i].first and i != j
    }
    scored = [(score, i, j) for i, j in sorted(pairs) if (score := _score(held[i], held[j], weights)) > 0]
    used: set[int] = set()
    for _, i, j in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if used & {i, j}:
            continue
        used |= {i, j}
        a, b = (held[at] for at in sorted((i, j)))
        about = f"since when, or when{_of(a.mark, b.mark, weights)}: “{a.mark.words}” or “{b.mark.words}”"
        why = f"said to be first on the later day: “{a.mark.words}” and “{b.mark.words}”"
        yield Conflict(a.mark.citation, b.mark.citation, about, ConflictKind.DATE, why=why)


def _of(a: Mark, b: Mark, weights: Weights) -> str:
    both = [
        topic for topic in sorted(a.own & b.own, key=lambda topic: (-weights.weight(topic), topic)) if not topic[0].isdigit()
    ]
    said = surface(a, both[:2])
    return ", on " + ", ".join(f"“{one}”" for one in said) if said else ""


def _score(a: _Moment, b: _Moment, weights: Weights) -> float:
    """How sure it is that `a` is said to be the first of what `b` dates earlier."""
    if not a.first or b.high >= a.low or a.low - b.high > _FAR:
        return 0.0
    if a.mark.sheet.id == b.mark.sheet.id or (a.mark.voice and a.mark.voice == b.mark.voice):
        return 0.0
    shared = weights.shared(a.mark, b.mark)
    own = sum(weights.weight(topic) for topic in sorted((a.mark.own & b.mark.bag.keys()) | (b.mark.own & a.mark.bag.keys())))
    alike = sorted(topic for topic in a.mark.own & b.mark.own if not topic[0].isdigit())
    mutual = sum(weights.weight(topic) for topic in alike if topic not in a.mark.names & b.mark.names)
    return mutual + 0.5 * shared if shared >= _LEAST and own >= _NEAR and mutual >= _OWN else 0.0


def _moments(sheet: Page) -> Iterator[_Moment]:
    """The dated passages of a report whose days lie well before it."""
    published = sheet.day
    if published is None or not sheet.sentences:
        return
    count = 0
    text = sheet.reading.report.text
    for date in sheet.reading.dates:
        number = sheet.sentence_at(date.span.start)
        if date.timex not in {TimexType.DATE, TimexType.TIME} or number in sheet.quiet or count >= _MOST:
            continue
        stretch = days(date.value)
        low, high = sheet.sentences[number]
        before = text[max(low, date.span.start - 24) : date.span.start]
        if stretch is None or stretch[1] > published - _OLD or stretch[1] - stretch[0] > _WIDE or _OPEN.search(before):
            continue
        lead = text[max(low, date.span.start - 120) : date.span.start] + text[date.span.end : min(high, date.span.end + 60)]
        first = (_FIRST.search(lead) is not None or _SINCE.search(before) is not None) and not _BACK.search(lead)
        made = mark(sheet, number, date.span.start, date.span.end)
        count += 1
        yield _Moment(made, *stretch, first)
