"""One quantity with two values in words that have little in common, tied by their time and their surroundings.

The unit of a figure may be left out ("2.7 million were missing") or be another word for the same people or money. What ties two
figures then is a time of their own ("at the end of 2027" and "on 31 December"), or surroundings that no other sentences share.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from stateofplay.language.quantities_measures import is_time
from stateofplay.language.quantities_money import is_money
from stateofplay.language.stems import stem, words
from stateofplay.language.wordset import words as listed
from stateofplay.model.document import TimexType
from stateofplay.model.facts import Figure
from stateofplay.model.reconciled import Conflict, ConflictKind
from stateofplay.reconcile.clash_figures import POSITION, differ
from stateofplay.reconcile.clash_marks import Mark, Weights, mark, surface
from stateofplay.reconcile.figure_sums import unit_key
from stateofplay.reconcile.occasions import days
from stateofplay.reconcile.passages import Page

_PEOPLE: Final = listed(
    "people persons visitors readers guests members workers employees staff passengers customers patients "
    "pupils students residents "
    "inhabitants marchers protesters demonstrators supporters jobs posts slips payroll families households "
    "homes spectators"
)
_END: Final = re.compile(r"\b(?:end|close) of (?:the year )?\Z|\bend of\b", re.IGNORECASE)
_STRETCH: Final = 200
_FAR: Final = 20
"""Days before its report from which a time is one that the figure is of, and not that of the report."""
_NEAR: Final = 7
_SAME: Final = 1
_RATIO: Final = 4.0
_LOW: Final = 1.08
_LEAST: Final = 2.6
_PLENTY: Final = 3.2
_TIMED: Final = 0.7
_INSTANT: Final = 0.4
"""Least that the surroundings share: of two reports of a day, of two claimants, of two figures of a "
"time, of an instant."""
_MONTH: Final = 32
_CROWDED: Final = 16
_MOST: Final = 60
_GROWS: Final = listed("signatures names supporters donations dead deaths killed wounded injured pickets votes points seats")
_MOVING: Final = re.compile(
    r"\b(?:up from|down from|r[oi]sen?|rises?|fell|fallen|falls?|gr[eo]wn?|climb\w*|dropp\w+|increas\w+|"
    r"decreas\w+|now|so far|below|"
    r"above|compared|another|further|additional|more(?! than)|of (?:those|these|them|which|whom)|the other|"
    r"the rest|remaining)\b",
    re.IGNORECASE,
)
"""Words of a level that moves or of a part: another value is no contradiction."""
_BARE: Final = 100
"""A number without a unit that is smaller may be the number of something else, or a name."""
_WORDS: Final = re.compile(r"\b(?:million|billion|thousand|trillion)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Value:
    """A figure with its surroundings: the kind of thing it counts ("" where its words leave it out), rate, and time."""

    figure: Figure
    mark: Mark
    kind: str
    rate: str
    when: tuple[int, int] | None
    own: bool
    """Whether the time is its own, long before the report."""


def clashing(pages: Sequence[Page], weights: Weights) -> Iterator[Conflict]:
    """Pairs of figures of one quantity in two reports, the surest first, each figure once."""
    held = [one for sheet in pages for one in _values(sheet)]
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(held):
        for topic in sorted(one.mark.bag):
            if not topic[0].isdigit():
                postings[topic].append(at)
        if one.own and one.when:
            postings[f"when {one.when[1] // 31}"].append(at)
            postings[f"when {one.when[1] // 31 + 1}"].append(at)
    pairs = {pair for entries in postings.values() if len(entries) <= _CROWDED for pair in combinations(entries, 2)}
    values = {sheet.id: frozenset(float(figure.value) for figure in sheet.reading.figures) for sheet in pages}
    scored: list[tuple[float, int, int]] = []
    for i, j in sorted(pairs):
        a, b = held[i], held[j]
        told = float(a.figure.value) in values[b.mark.sheet.id] or float(b.figure.value) in values[a.mark.sheet.id]
        if not told and (score := _score(a, b, weights)) > 0:
            scored.append((score, i, j))
    used: set[int] = set()
    for _, i, j in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if used & {i, j}:
            continue
        used |= {i, j}
        a, b = held[i], held[j]
        both = sorted(a.mark.own & b.mark.own, key=lambda topic: (-weights.weight(topic), topic))
        shared = surface(a.mark, [topic for topic in both if not topic[0].isdigit()][:2])
        of = ", on " + ", ".join(f"“{one}”" for one in shared) if shared else ""
        about = f"how much{of}: “{a.figure.evidence.exact}” or “{b.figure.evidence.exact}”"
        why = f"one quantity, two values: “{a.figure.evidence.exact}” and “{b.figure.evidence.exact}”"
        yield Conflict(a.mark.citation, b.mark.citation, about, ConflictKind.FIGURE, why=why)


def _score(a: _Value, b: _Value, weights: Weights) -> float:
    """How sure it is that both are of one quantity; 0 where they are not, or do not exclude each other."""
    if not _comparable(a, b):
        return 0.0
    days_apart = abs((a.mark.sheet.day or 0) - (b.mark.sheet.day or 0))
    dated = a.figure.as_of and b.figure.as_of and a.figure.as_of != b.figure.as_of
    timed = a.own and b.own and a.when is not None and b.when is not None and _meet(a.when, b.when)
    if not timed and (dated or ((a.own or b.own) and not _meet(a.when, b.when))):
        return 0.0
    hidden = a.mark.voice | b.mark.voice | a.mark.names | b.mark.names
    both = [topic for topic in sorted(a.mark.own & b.mark.own) if not topic[0].isdigit() and topic not in hidden]
    mutual = sum(map(weights.weight, both))
    shared = weights.shared(a.mark, b.mark)
    claimed = bool(a.mark.voice and b.mark.voice and not a.mark.voice & b.mark.voice)
    narrow = timed and max(one.when[1] - one.when[0] for one in (a, b) if one.when) <= _MONTH
    if timed and shared >= (_INSTANT if narrow and claimed else _TIMED):
        return 2 + mutual + shared
    if claimed and shared >= _PLENTY:
        return mutual + shared
    if (claimed or days_apart <= _SAME) and mutual >= 1 and shared >= _LEAST:
        return mutual + shared
    return 0.0


def _comparable(a: _Value, b: _Value) -> bool:
    """Whether two reports of about one time give values of one kind that differ, though not by too much."""
    near = abs((a.mark.sheet.day or 0) - (b.mark.sheet.day or 0)) <= _NEAR and a.mark.sheet.id != b.mark.sheet.id
    ratio = max(a.figure.value, b.figure.value) / max(1e-9, min(a.figure.value, b.figure.value))
    alike = a.rate == b.rate and (a.kind == b.kind or not a.kind or not b.kind) and bool(a.kind or b.kind)
    return near and alike and _LOW <= ratio <= _RATIO and differ(a.figure, b.figure)


def _meet(a: tuple[int, int] | None, b: tuple[int, int] | None) -> bool:
    return a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]


def _values(sheet: Page) -> Iterator[_Value]:
    """The figures of a report that are told as counted, alone of their kind in their sentence."""
    count = 0
    text = sheet.reading.report.text
    for figure in sheet.reading.figures:
        if (
            not sheet.sentences
            or count >= _MOST
            or figure.value <= 1
            or is_time(figure.unit)
            or figure.unit in {"percent", "share", "percentage points"}
        ):
            continue
        number = sheet.sentence_at(figure.evidence.start)
        low, high = sheet.sentences[number]
        span = figure.evidence
        around = text[max(low, span.start - 40) : min(high, span.end + 30)]
        inside = [one for one in sheet.reading.figures if low <= one.evidence.start < high and one is not figure]
        kind = _kind(figure)
        rivals = [
            one
            for one in inside
            if _kind(one) in {kind, ""} and max(one.value, figure.value) <= _RATIO * min(one.value, figure.value)
        ]
        forms = {word.form for word in words(text, span.start, min(high, span.end + 30))}
        if not kind and (figure.value < _BARE or _year(figure)):
            continue
        if number in sheet.quiet or rivals or POSITION.search(around) or _MOVING.search(around) or forms & _GROWS:
            continue
        when, own = _when(sheet, number)
        count += 1
        rate = figure.unit.partition(" per ")[2] or _rate(around)
        yield _Value(figure, mark(sheet, number, span.start, span.end), kind, rate, when, own)


def _year(figure: Figure) -> bool:
    """Whether a number may be a year, or the number of a paragraph."""
    return re.fullmatch(r"(?:1[89]|20)\d\d|\d+\.\d+", figure.evidence.exact) is not None


def _rate(around: str) -> str:
    found = re.search(r"\b(?:a|an|per|each|every|average) (hour|day|week|month|year|season)\b", around, re.IGNORECASE)
    return found[1].lower() if found else ""


def _kind(figure: Figure) -> str:
    """What its own words say that it counts: money, people, or the stem of its unit; "" where they leave it out."""
    own = [word.form for word in words(figure.evidence.exact) if not word.number and not _WORDS.fullmatch(word.form)]
    if is_money(figure.unit) and (
        figure.evidence.exact[:1] in "$€£¥" or stem(figure.unit.split()[-1]) in {stem(form) for form in own}
    ):
        return "money"
    if _PEOPLE.intersection(own):
        return "people"
    key = unit_key(figure.unit)
    return key if key and key in {stem(form) for form in own} else ""


def _when(sheet: Page, number: int) -> tuple[tuple[int, int] | None, bool]:
    """The time named in a sentence, and whether it lies so long before the report that the figure is of it."""
    low, high = sheet.sentences[number]
    text, published = sheet.reading.report.text, sheet.day
    rows = sheet.reading.dates
    found: list[tuple[int, int]] = []
    for date in rows[bisect_left(rows, low, key=lambda one: one.span.start) :]:
        if date.span.start >= high:
            break
        stretch = _season(date.value) or days(date.value)
        if date.timex is TimexType.DATE and stretch is not None:
            if "end of" in date.span.exact.lower() or _END.search(text[max(low, date.span.start - 8) : date.span.start]):
                stretch = (max(stretch[0], stretch[1] - 31), stretch[1])
            found.append(stretch)
    if not found or published is None:
        return None, False
    span = (min(one[0] for one in found), max(one[1] for one in found))
    return span, span[1] < published - _FAR and span[1] - span[0] <= _STRETCH


def _season(value: str) -> tuple[int, int] | None:
    """The days of a season: "2030-WI" goes from December 2030 to February."""
    year, _, name = value.partition("-")
    months = {"WI": ("12", "02"), "SP": ("03", "05"), "SU": ("06", "08"), "FA": ("09", "11")}.get(name)
    if months is None or not year.isdigit():
        return None
    first = days(f"{year}-{months[0]}")
    last = days(f"{int(year) + (name == 'WI')}-{months[1]}")
    return (first[0], last[1]) if first and last else None
