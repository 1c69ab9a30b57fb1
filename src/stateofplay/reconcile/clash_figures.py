"""One quantity with two values."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from stateofplay.model.facts import Figure
from stateofplay.model.reconciled import Conflict
from stateofplay.model.span import Citation
from stateofplay.model.statement import Statement
from stateofplay.reconcile.passages import Page
from stateofplay.reconcile.similarity import Rarity
from stateofplay.reconcile.stances import opposite
from stateofplay.reconcile.words import FUNCTION, months, stem, stems, words

_ALIKE: Final = 0.6
"""Least overlap of the sentences of two figures that no statement holds together."""
_CROWDED: Final = 30
_NEAR: Final = 1.0
_BACK: Final = re.compile(
    r"\b(?:had|when|at the (?:start|outset|time)|before|previously|originally|initially|earlier)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Count:
    """A figure with its unit as a stem, its sentence, and the statements that rest on it."""

    figure: Figure
    sheet: Page
    unit: str
    sentence: int
    stems: frozenset[str]
    statements: tuple[Statement, ...]
    day: int | None


def clashing(pages: Sequence[Page], rarity: Rarity) -> Iterator[Conflict]:
    """Pairs of figures from different reports that count the same and differ."""
    counts = [count for sheet in pages for count in _counts(sheet)]
    seen: set[tuple[str, ...]] = set()
    told: set[Citation] = set()
    for a, b in _pairs(counts):
        if not _differ(a.figure, b.figure) or a.figure.report == b.figure.report:
            continue
        held = _same_term(a, b)
        if held is None and not _same_count(a, b, rarity):
            continue
        key = (a.unit, *sorted((a.figure.report, b.figure.report)))
        if key in seen or a.figure.citation in told or b.figure.citation in told:
            continue
        seen.add(key)
        told |= {a.figure.citation, b.figure.citation}
        about = f"{a.unit or 'figure'}: {a.figure.value:g} or {b.figure.value:g}"
        first, second = held or (None, None)
        yield Conflict(
            first.citation if first else a.figure.citation,
            second.citation if second else b.figure.citation,
            about,
            "figure",
            first.issue if first else "",
            (first.id, second.id) if first and second else (),
        )


def _counts(sheet: Page) -> Iterator[_Count]:
    published = sheet.reading.report.published
    by_sentence: defaultdict[int, list[Statement]] = defaultdict(list)
    for statement in sheet.reading.statements:
        by_sentence[sheet.sentence_at(statement.evidence.start)].append(statement)
    held: dict[int, frozenset[str]] = {}
    for figure in sheet.reading.figures if sheet.sentences else ():
        number = sheet.sentence_at(figure.evidence.start)
        if number not in held:
            held[number] = frozenset(stems(sheet.reading.report.text, *sheet.sentences[number]))
        yield _Count(
            figure,
            sheet,
            _unit(figure.unit),
            number,
            held[number],
            tuple(row for row in by_sentence[number] if row.evidence.overlaps(figure.evidence)),
            published.first_day.toordinal() if published else None,
        )


def _unit(unit: str) -> str:
    """The first content word of a unit, as a stem."""
    return next((stem(word.form) for word in words(unit) if word.form not in FUNCTION), "")


def _pairs(counts: Sequence[_Count]) -> list[tuple[_Count, _Count]]:
    """Figures of one unit that share a statement's party and issue, or a day and a word that few share."""
    postings: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, count in enumerate(counts):
        for statement in count.statements:
            postings["term", count.unit, statement.issue, statement.party].append(at)
        for held in sorted(count.stems):
            postings["word", count.unit, held].append(at)
    found = {pair for entries in postings.values() if len(entries) <= _CROWDED for pair in combinations(entries, 2)}
    return [(counts[a], counts[b]) for a, b in sorted(found)]


def _differ(a: Figure, b: Figure) -> bool:
    """Whether the values exclude each other, bounds considered."""
    low, high = sorted((a, b), key=lambda figure: figure.value)
    if low.value == high.value or low.bound in {"at_least", "more_than"} or high.bound in {"at_most", "less_than"}:
        return False
    if "about" in {a.bound, b.bound}:
        return abs(high.value - low.value) > 0.1 * abs(high.value)
    return True


def _same_term(a: _Count, b: _Count) -> tuple[Statement, Statement] | None:
    """The statements that put one term of one party on one occasion with two values; None when there are none.

    A single figure must state the term: where a statement holds several, they may be steps or parts.
    """
    for row in a.statements:
        for other in b.statements:
            same = (row.issue, row.party) == (other.issue, other.party) and not opposite(row.stance, other.stance)
            if same and row.party and row.stance is other.stance and _lone(a, row) and _lone(b, other) and _one_occasion(a, b):
                return row, other
    return None


def _lone(count: _Count, row: Statement) -> bool:
    """Whether the statement holds no other figure of the unit."""
    return not any(
        figure is not count.figure and _unit(figure.unit) == count.unit and figure.evidence.overlaps(row.evidence)
        for figure in count.sheet.reading.figures
    )


def _one_occasion(a: _Count, b: _Count) -> bool:
    """Whether the reports are of one day, or the later one speaks of the time of the earlier."""
    if a.day is None or b.day is None:
        return False
    if a.day == b.day:
        return True
    first, last = (a, b) if a.day < b.day else (b, a)
    text = last.sheet.text(last.sentence)
    published = first.sheet.reading.report.published
    named = published is not None and published.first_day.month in months(text)
    return named or _BACK.search(text) is not None


def _same_count(a: _Count, b: _Count, rarity: Rarity) -> bool:
    """Whether two figures of neighbouring days stand in sentences that say nearly the same."""
    if a.day is None or b.day is None or abs(a.day - b.day) > _NEAR or not a.unit:
        return False
    if len(a.stems & b.stems) < 4 or rarity.overlap(a.stems, b.stems) < _ALIKE:
        return False
    return _only(a) and _only(b)


def _only(count: _Count) -> bool:
    """Whether the sentence holds no other figure of the unit."""
    low, high = count.sheet.sentences[count.sentence]
    inside = [row for row in count.sheet.reading.figures if low <= row.evidence.start < high and _unit(row.unit) == count.unit]
    return len(inside) == 1
