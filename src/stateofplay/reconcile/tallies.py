"""One quantity as several claims give it, side by side.

Two figures are of one quantity where they have the unit in common, count the same (no restricting word of one against the
other's), hold for the same time, and stand in sentences on one matter, in which no other figure of that unit could be meant.
Precision goes first: what the words do not tie together is left apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from stateofplay.language.quantities_money import is_money
from stateofplay.language.stems import forms, stem
from stateofplay.language.stretches import sentences
from stateofplay.language.wordset import words as listed
from stateofplay.model.facts import Figure, Tally
from stateofplay.model.reading import Reading
from stateofplay.reconcile.figure_sums import stretch, unit_key
from stateofplay.reconcile.similarity import Rarity
from stateofplay.reconcile.words import name_stems, stems

_DAYS: Final = 3
"""Reports so many days apart may speak of one count, where neither says as of when it holds."""
_CROWDED: Final = 30
"""A word that so many figures share ties none of them together."""
_ALIKE: Final = 0.36
_PLAIN: Final = 0.42
"""Least overlap of the sentences: of counted things, and of sums, shares and lengths, whose unit tells less."""
_SAME: Final = 0.85
"""From here the sentences say the same, whatever other figures stand in them."""
_FEWEST: Final = 2
"""Stems that the sentences of one quantity share at least."""
_ABOUT: Final = 0.1
_SCALES: Final = listed(
    "thousand mill million bill billion trill trillion hundr hundred dozen half quart third second percent per cent"
)
_GENERAL: Final = listed("percent shar time year month week day hour minut peopl person one")
"""Units that say little of what is counted."""
_ACTS: Final = (
    "kill kil dead die dy death fatal slain perish",
    "wound injur hurt casual maim",
    "down shot shoot destroy intercept neutral neutralis neutraliz repel",
    "launch fir fire sent send us",
    "hit struck strik",
    "cut lost los lose shed laid lay slash eliminat",
    "detain arrest captur held",
    "displac fle flee fled leav left move evacu uproot",
    "sign back approv endors favour favor support",
    "oppos reject against",
)
"""Stems of acts: what is counted by one line is not what is counted by another."""
_ACT_OF: Final = {word: str(number) for number, group in enumerate(_ACTS) for word in group.split()}
_ORDERS: Final = listed("first second third fourth fifth last next previous earlier initial final")
_WISHES: Final = listed(
    "would must should shall will want wants wanted demand demands demanded offer offers offered propose "
    "proposes proposed proposal seek "
    "seeks sought ask asks asked asking promise promised pledge pledged limit cap floor minimum maximum target "
    "goal plan plans planned insist"
)
"""Words that make a figure a term that somebody wants, and no level that somebody counts."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """A figure with its sentence and what it is told apart by."""

    order: int
    figure: Figure
    unit: str
    stems: frozenset[str]
    acts: frozenset[str]
    tail: frozenset[str]
    orders: frozenset[str]
    day: int | None
    lone: bool
    wished: bool


def tally(readings: Sequence[Reading]) -> tuple[Tally, ...]:
    """The quantities that several claims give, in order of their first claim; figures in the order of the readings.

    Args:
        readings: reports in order of publication; leave out copies, which claim nothing of their own.
    """
    claims: list[_Claim] = []
    held: list[tuple[str, ...]] = []
    for reading in readings:
        bounds = sentences(reading.report.text) if reading.figures else []
        found = [stems(reading.report.text, low, high) for low, high in bounds]
        held.extend(found)
        claims.extend(_claims(reading, bounds, [frozenset(row) for row in found], len(claims)))
    rarity = Rarity.of(held)
    return tuple(_made([claims[at] for at in group]) for group in _groups(claims, rarity))


def _claims(
    reading: Reading, bounds: Sequence[tuple[int, int]], held: Sequence[frozenset[str]], order: int
) -> Iterator[_Claim]:
    published = reading.report.published
    place = 0
    rows: list[tuple[Figure, int]] = []
    for figure in reading.figures:
        while place + 1 < len(bounds) and bounds[place + 1][0] <= figure.evidence.start:
            place += 1
        rows.append((figure, place))
    values: defaultdict[tuple[int, str], set[float]] = defaultdict(set)
    for figure, at in rows:
        values[at, unit_key(figure.unit)].add(float(figure.value))
    for number, (figure, at) in enumerate(rows):
        unit = unit_key(figure.unit)
        if not bounds or not unit:
            continue
        low, high = figure.evidence.start, figure.evidence.end
        near = list(forms(reading.report.text, max(bounds[at][0], low - 40), min(bounds[at][1], high + 60)))
        inside = frozenset(stem(form) for form in forms(figure.counts) if not form[0].isdigit())
        around = frozenset(stem(form) for form in near)
        acts = {_ACT_OF[word] for word in inside if word in _ACT_OF} or {_ACT_OF[word] for word in around if word in _ACT_OF}
        yield _Claim(
            order + number,
            figure,
            unit,
            held[at] - _SCALES - {unit} - name_stems(figure.claimant),
            frozenset(acts),
            inside - {unit} - _SCALES - _ACT_OF.keys() - set(map(stem, forms(figure.unit))),
            _ORDERS & frozenset(near),
            published.first_day.toordinal() if published and published.precision == "day" else None,
            len(values[at, unit]) == 1,
            bool(_WISHES & frozenset(near)),
        )


def _groups(claims: Sequence[_Claim], rarity: Rarity) -> list[list[int]]:
    """Groups of two or more in which every two are of one quantity, each claim in one at most."""
    postings: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        for word in sorted(claim.stems):
            postings[claim.unit, word].append(at)
    pairs = {pair for entries in postings.values() if len(entries) <= _CROWDED for pair in combinations(entries, 2)}
    same = {(a, b) for a, b in sorted(pairs) if _one(claims[a], claims[b], rarity)}
    partners: defaultdict[int, list[int]] = defaultdict(list)
    for a, b in sorted(same):
        partners[a].append(b)
    taken: set[int] = set()
    groups: list[list[int]] = []
    for first in range(len(claims)):
        if first in taken:
            continue
        group = [first]
        for other in partners[first]:
            if other not in taken and all((min(one, other), max(one, other)) in same for one in group):
                group.append(other)
        if len(group) > 1:
            taken.update(group)
            groups.append(group)
    return groups


def _one(a: _Claim, b: _Claim, rarity: Rarity) -> bool:  # noqa: PLR0911 - one return for each form
    """Whether two claims are of one quantity."""
    if a.figure.report == b.figure.report and (
        a.figure.claimant == b.figure.claimant or not (a.figure.claimant and b.figure.claimant)
    ):
        return False
    if not _one_time(a, b) or (a.acts and b.acts and not a.acts & b.acts) or (a.tail and b.tail and not a.tail & b.tail):
        return False
    if a.orders != b.orders and (a.orders or b.orders) and a.figure.value != b.figure.value:
        return False
    if a.wished != b.wished and a.figure.value != b.figure.value:
        return False
    common = a.stems & b.stems
    if len(common) < _FEWEST:
        return False
    alike = rarity.overlap(a.stems, b.stems)
    if not (a.lone and b.lone):
        return a.figure.value == b.figure.value and alike >= _SAME and len(common) > 2
    general = a.unit in _GENERAL or is_money(a.figure.unit.partition(" per ")[0]) or not a.figure.counts
    if general:
        return len(common) > 2 and alike >= _PLAIN
    return len(common) > 1 and alike >= (_ALIKE if not a.acts or not b.acts else _ALIKE - 0.1)


def _one_time(a: _Claim, b: _Claim) -> bool:
    """Whether two figures hold for one time, as far as the reports say."""
    one, two = a.figure.as_of, b.figure.as_of
    if one and two:
        return one.startswith(two) or two.startswith(one)
    if a.day is None or b.day is None:
        return False
    return abs(a.day - b.day) <= _DAYS


def _made(group: Sequence[_Claim]) -> Tally:
    figures = tuple(claim.figure for claim in group)
    spans = [stretch(figure, about=_ABOUT) for figure in figures]
    agrees = all(one.meets(two) for one, two in combinations(spans, 2))
    counts = max((figure.counts for figure in figures), key=len)
    return Tally(counts or figures[0].unit, figures[0].unit, figures, agrees)
