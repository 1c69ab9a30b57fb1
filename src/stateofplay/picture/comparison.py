"""Two reports side by side: which is a copy, what both say, what only one says, and where they differ."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from stateofplay.model import (
    Account,
    Cell,
    Citation,
    Conflict,
    Copy,
    Figure,
    Report,
    Stance,
    Statement,
    Tally,
)
from stateofplay.model.reconciled import ranked
from stateofplay.picture.alignment import Alike, Held, Line, Sheet, again, aligned
from stateofplay.picture.cells import draw_cells
from stateofplay.picture.swaps import Fate, Wording, wording

_REWORDED: Final = 0.5
"""Two sentences with this share of common words are shown word by word."""
_SIDES: Final = (frozenset({Stance.SUPPORTS, Stance.DEMANDS, Stance.OFFERS, Stance.OPEN}), frozenset({Stance.REJECTS}))
_DENIAL: Final = re.compile(
    r"\b(?:not|no|nobody|nothing|never|none|neither|nor|without|cannot|denie[sd]|deny|denying)\b|n['’]t\b",
    re.IGNORECASE,
)

Weight = Callable[[str], float]
Opposed = Callable[[str, str], tuple[str, str] | None]
"""Of the words that each of two sentences has alone: those that exclude each other."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of each report that tell the same, and why they are taken to.

    `wording` shows them word by word where they are close enough for that; None otherwise.
    """

    a: Citation
    b: Citation
    score: float
    reasons: tuple[str, ...]
    wording: Wording | None = None


@dataclass(frozen=True, slots=True)
class Lone:
    """A sentence that only one report has: with its speakers and figures; `score` says how telling it is."""

    words: Citation
    score: float
    speakers: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a party stands on an issue by each report; None where one does not say. `opposite`: one is for it, one against."""

    party: str
    issue: str
    a: Cell | None
    b: Cell | None
    words_a: Statement | None = None
    words_b: Statement | None = None
    opposite: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """Figures of one thing with other values."""

    a: Figure
    b: Figure
    about: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that holds between two reports, `a` published first.

    Attributes:
        copy: which is a copy of which; None where neither is.
        both: in the order of `a`; of a copy, the sentences that are again. None of them is in `odds`.
        odds: sentences that speak of the same and do not say the same; `reasons` say in what.
        only_a, only_b: sentences with attributions or figures that the other lacks, the most telling first.
        shared_a, shared_b: the share of the sentences of each that have their like in the other, without `odds`.
        conflicts: the heaviest first, without those between sentences of `odds` and those of figures that stand in `figures`.
    """

    a: Report
    b: Report
    copy: Copy | None
    both: tuple[Pair, ...]
    odds: tuple[Pair, ...]
    only_a: tuple[Lone, ...]
    only_b: tuple[Lone, ...]
    figures: tuple[Counted, ...]
    conflicts: tuple[Conflict, ...]
    standings: tuple[Standing, ...]
    shared_a: float
    shared_b: float

    @property
    def swapped(self) -> tuple[Pair, ...]:
        """Of a copy, the sentences in which words differ."""
        return tuple(pair for pair in self.both if self.copy and pair.wording is not None and not pair.wording.is_same)


def compare(  # noqa: PLR0913 - two reports, what holds between them, and three ways to weigh words
    a: Sheet, b: Sheet, account: Account, *, alike: Alike, weight: Weight, opposed: Opposed
) -> Comparison:
    """Hold two reports against each other.

    Args:
        a: the report published first.
        b: the other.
        account: what holds between the two.
        alike: how much two sets of stems have in common, 0 to 1.
        weight: how telling a stem is, 0 to 1.
        opposed: whether two wordings hold words that exclude each other.
    """
    copy = next(iter(account.copies), None)
    held = again(a, b, account, copy)
    taken_a, taken_b = {i for i, _, _, _ in held}, {j for _, j, _, _ in held}
    held += aligned(a, b, alike, taken_a, taken_b)
    sides = [{row.report.id: row.statements for row in account.readings}.get(side.report.id, ()) for side in (a, b)]
    clashes = [row for row in account.conflicts if {row.a.report, row.b.report} == {a.report.id, b.report.id}]
    both: list[Pair] = []
    odds: list[Pair] = []
    for i, j, score, reasons in sorted(held):
        pair = _pair(a.lines[i], b.lines[j], (a.report.id, b.report.id), score, reasons)
        apart = _apart(a.lines[i], b.lines[j], sides, opposed, copied=copy is not None)
        apart = apart or tuple(dict.fromkeys(row.about or row.kind for row in clashes if _touches(pair, row)))[:1]
        (odds if apart else both).append(replace(pair, reasons=apart or reasons))
    taken_a, taken_b = {i for i, _, _, _ in held}, {j for _, j, _, _ in held}
    figures = tuple(_figures(a, b, account, held))
    seen = [{row.a.citation, row.b.citation} for row in figures]
    clashes = [row for row in clashes if not any(_touches(pair, row) for pair in odds) and {row.a, row.b} not in seen]
    return Comparison(
        a=a.report,
        b=b.report,
        copy=copy,
        both=tuple(both),
        odds=tuple(odds),
        only_a=_lone(a, b, taken_a, weight),
        only_b=_lone(b, a, taken_b, weight),
        figures=figures,
        conflicts=ranked(clashes),
        standings=tuple(_standings(a, b, account)),
        shared_a=len(both) / max(1, len(a.lines)),
        shared_b=len(both) / max(1, len(b.lines)),
    )


def _pair(a: Line, b: Line, reports: tuple[str, str], score: float, reasons: tuple[str, ...]) -> Pair:
    words = wording(a.span.exact, b.span.exact)
    return Pair(
        Citation(reports[0], a.span),
        Citation(reports[1], b.span),
        round(min(1.0, score), 3),
        reasons,
        words if words.share >= _REWORDED else None,
    )


def _apart(a: Line, b: Line, sides: Sequence[Sequence[Statement]], opposed: Opposed, *, copied: bool) -> tuple[str, ...]:
    """In what two sentences on one matter differ: a party's stance, a figure, opposite words, or that one alone denies."""
    found = []
    stances = [
        {(row.party, row.issue): row.stance for row in side if line.span.covers(row.evidence)}
        for line, side in zip((a, b), sides, strict=True)
    ]
    if any(_opposite({stances[0][key], stances[1][key]}) for key in sorted(stances[0].keys() & stances[1].keys())):
        found.append("opposite stances")
    if any(_recounted(a, b)):
        found.append("another figure")
    words = wording(a.span.exact, b.span.exact)
    if not found and words.share >= _REWORDED:
        swapped = _swapped(words, opposed)
        if swapped:
            found.append(f"opposite words: “{swapped[0]}” and “{swapped[1]}”")
        elif not copied and _denials(a) != _denials(b):
            found.append("one denies")
    return tuple(found)


def _swapped(words: Wording, opposed: Opposed) -> tuple[str, str] | None:
    """The opposite words of two wordings: in what stands in one place of both, or else in all that each has alone."""
    pieces = words.pieces
    for old, new in pairwise(pieces):
        found = opposed(old.text, new.text) if (old.fate, new.fate) == (Fate.OLD, Fate.NEW) else None
        if found:
            return found
    alone = [" … ".join(piece.text for piece in pieces if piece.fate is fate) for fate in (Fate.OLD, Fate.NEW)]
    return opposed(alone[0], alone[1])


def _touches(pair: Pair, row: Conflict) -> bool:
    """Whether the passages of a conflict stand, in part at least, in the two sentences."""
    sides = {pair.a.report: pair.a.evidence, pair.b.report: pair.b.evidence}
    return all(cited.report in sides and sides[cited.report].overlaps(cited.evidence) for cited in (row.a, row.b))


def _opposite(stances: set[Stance]) -> bool:
    return all(stances & side for side in _SIDES)


def _denials(line: Line) -> bool:
    """Whether the words deny, two denials cancelling each other."""
    return len(_DENIAL.findall(line.span.exact)) % 2 == 1


def _lone(own: Sheet, other: Sheet, taken: set[int], weight: Weight) -> tuple[Lone, ...]:
    """The attributed or counted sentences that were not paired; what nothing of the other speaks of comes first."""
    there = frozenset(stem for line in other.lines for stem in line.stems)
    values = {(figure.value, figure.unit) for line in other.lines for figure in line.figures}
    found = []
    for number, line in enumerate(own.lines):
        if number in taken or not (line.is_attributed or line.figures):
            continue
        news = sum(weight(stem) for stem in sorted(line.stems - there)) / (4 + len(line.stems)) ** 0.5
        figures = tuple(figure for figure in line.figures if (figure.value, figure.unit) not in values)
        score = news + 0.3 * bool(figures) + 0.2 * bool(line.speakers)
        found.append((score, number, Lone(Citation(own.report.id, line.span), round(score, 3), line.speakers, figures)))
    return tuple(row for _, _, row in sorted(found, key=lambda row: (-row[0], row[1])))


def _figures(a: Sheet, b: Sheet, account: Account, held: Sequence[Held]) -> Iterator[Counted]:
    """Figures of one thing with other values: by a tally of claims, or in two sentences that tell the same otherwise."""
    seen: set[tuple[str, str]] = set()
    rows = [*_tallied(a, b, account.tallies), *(row for i, j, _, _ in held for row in _recounted(a.lines[i], b.lines[j]))]
    for row in rows:
        if (row.a.id, row.b.id) not in seen:
            seen.add((row.a.id, row.b.id))
            yield row


def _tallied(a: Sheet, b: Sheet, tallies: Iterable[Tally]) -> Iterator[Counted]:
    for tally in tallies:
        if not tally.agrees:
            left = [figure for figure in tally.figures if figure.report == a.report.id]
            right = [figure for figure in tally.figures if figure.report == b.report.id]
            yield from (Counted(x, y, tally.counts) for x in left for y in right if x.value != y.value)


def _recounted(a: Line, b: Line) -> Iterator[Counted]:
    """Of two sentences that tell the same: the figures of one unit of which each has a single one, and another."""
    for figure in a.figures:
        same = [[row for row in line.figures if row.unit == figure.unit] for line in (a, b)]
        if figure.unit and len(same[0]) == len(same[1]) == 1 and same[1][0].value != figure.value:
            yield Counted(figure, same[1][0], figure.counts or figure.unit)


def _standings(a: Sheet, b: Sheet, account: Account) -> Iterator[Standing]:
    """The cells that each report alone would make, side by side."""
    readings = {reading.report.id: reading for reading in account.readings}
    sides = []
    for side in (a, b):
        reading = readings.get(side.report.id, side.reading)
        cells, _ = draw_cells(Account((reading,)))
        statements = {row.id: row for row in reading.statements}
        sides.append({(cell.party, cell.issue): (cell, statements[cell.statements[0]]) for cell in cells})
    for key in sorted({*sides[0], *sides[1]}):
        left, right = sides[0].get(key), sides[1].get(key)
        stances = {row[0].stance for row in (left, right) if row}
        yield Standing(
            party=key[0],
            issue=key[1],
            a=left[0] if left else None,
            b=right[0] if right else None,
            words_a=left[1] if left else None,
            words_b=right[1] if right else None,
            opposite=_opposite(stances),
        )
