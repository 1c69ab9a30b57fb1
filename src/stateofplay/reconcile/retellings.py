"""Which statements tell one utterance, offer or fact again.

Statements of a copy are retellings of its original's. Others are compared two by two where party and issue are the same and
they share a telling word, and grouped by average linkage; a group never holds opposite stances.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from stateofplay.model.reading import Reading
from stateofplay.model.reconciled import Copy, Retelling
from stateofplay.model.statement import Statement
from stateofplay.reconcile.copies import align
from stateofplay.reconcile.prints import take
from stateofplay.reconcile.similarity import Rarity, dice
from stateofplay.reconcile.stances import TOWARDS, clash, compatible, opposite
from stateofplay.reconcile.tellings import THRESHOLD, Telling, features, reason, score, within_reach
from stateofplay.reconcile.words import sentences, stems

_CROWDED: Final = 40
"""A stem that so many statements of one party on one issue share pairs none of them."""
_LINKAGE: Final = 0.9
"""Two groups become one when the mean score between them reaches this share of the threshold."""
_SAME_ROW: Final = 0.35
"""Least likeness of a copy's statement to one of its original that stands in another sentence."""


def find(readings: Sequence[Reading], copies: Sequence[Copy]) -> tuple[Retelling, ...]:
    """The groups of statements that tell the same again, the first telling first; groups in order of their first telling.

    Args:
        readings: in order of publication.
        copies: as `copies.find` gives them.
    """
    tellings = [Telling.of(statement, reading.report) for reading in readings for statement in reading.statements]
    groups = _Groups(tellings)
    rows = copied_rows(readings, copies)
    place = {telling.statement.id: at for at, telling in enumerate(tellings)}
    for row, (original, copy) in rows.items():
        groups.force(place[original], place[row], f"report {copy.report} is a copy of report {copy.of}")
    fresh = [at for at, telling in enumerate(tellings) if telling.statement.id not in rows]
    rarities = _rarities(readings, [tellings[at] for at in fresh])
    crowds = Counter(_crowd(tellings[at].statement) for at in fresh)
    scored: list[tuple[float, int, int, str]] = []
    for a, b in _pairs(tellings, fresh):
        left, right = tellings[a], tellings[b]
        homes = {_crowd(left.statement), _crowd(right.statement)}
        found = features(left, right, rarities[left.statement.issue], sum(crowds[home] for home in homes) - 2)
        groups.scores[a, b] = score(found)
        if groups.scores[a, b] >= THRESHOLD:
            scored.append((groups.scores[a, b], a, b, reason(left, right, found)))
    for _, a, b, why in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        groups.join(a, b, why)
    return tuple(groups.retellings())


def _crowd(statement: Statement) -> tuple[str, str, str, bool]:
    """What the statements have in common that crowd one another: report, issue, party, side."""
    return statement.report, statement.issue, statement.party, statement.stance in TOWARDS


def _rarities(readings: Sequence[Reading], tellings: Sequence[Telling]) -> dict[str, Rarity]:
    """For each issue, how telling a stem is among its statements."""
    rarity = Rarity.of(_sentence_stems(readings))
    by_issue: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for telling in tellings:
        by_issue[telling.statement.issue].append(telling.stems)
    return {issue: rarity.within(passages) for issue, passages in by_issue.items()}


def _sentence_stems(readings: Sequence[Reading]) -> Iterator[tuple[str, ...]]:
    """The stems of every sentence of every report."""
    for reading in readings:
        text = reading.report.text
        for low, high in sentences(text):
            yield stems(text, low, high)


def _pairs(tellings: Sequence[Telling], fresh: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs worth a look: same party and issue, not opposite, with a stem or a number in common that is not on every lip."""
    buckets: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at in fresh:
        buckets[tellings[at].statement.issue, tellings[at].statement.party].append(at)
    found: set[tuple[int, int]] = set()
    for members in buckets.values():
        postings: defaultdict[str, list[int]] = defaultdict(list)
        for at in members:
            for stem in tellings[at].sentence | tellings[at].numbers:
                postings[stem].append(at)
        for entries in postings.values():
            if len(entries) <= _CROWDED:
                found.update(pair for pair in combinations(entries, 2) if within_reach(tellings[pair[0]], tellings[pair[1]]))
    return sorted(pair for pair in found if _may_pair(tellings[pair[0]].statement, tellings[pair[1]].statement))


def _may_pair(a: Statement, b: Statement) -> bool:
    return compatible(a.stance, b.stance) and not (a.report == b.report and a.evidence.overlaps(b.evidence))


@dataclass(slots=True)
class _Groups:
    """Groups of tellings that grow by merging, each with the reasons of its merges."""

    tellings: Sequence[Telling]
    scores: dict[tuple[int, int], float] = field(default_factory=dict)
    home: list[int] = field(init=False)
    members: dict[int, list[int]] = field(init=False)
    reasons: dict[int, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.home = list(range(len(self.tellings)))
        self.members = {at: [at] for at in self.home}
        self.reasons = {at: [] for at in self.home}

    def force(self, a: int, b: int, why: str) -> None:
        """Merge the groups of `a` and `b` unless that would join opposite stances."""
        left, right = self.home[a], self.home[b]
        if left == right or clash(self.tellings[at].statement.stance for at in (*self.members[left], *self.members[right])):
            return
        for at in self.members[right]:
            self.home[at] = left
        self.members[left] += self.members.pop(right)
        self.reasons[left] += [*self.reasons.pop(right), why]

    def join(self, a: int, b: int, why: str) -> None:
        """Merge the groups of `a` and `b` when their members are alike on the whole."""
        left, right = self.home[a], self.home[b]
        if left == right:
            return
        between = [self.scores.get((min(x, y), max(x, y))) for x in self.members[left] for y in self.members[right]]
        known = [value for value in between if value is not None]
        if known and sum(known) / len(known) >= _LINKAGE * THRESHOLD:
            self.force(a, b, why)

    def retellings(self) -> Iterator[Retelling]:
        """The groups of at least two, in order."""
        for _, members in sorted((min(members), members) for members in self.members.values() if len(members) > 1):
            home = self.home[members[0]]
            ids = tuple(dict.fromkeys(self.tellings[at].statement.id for at in sorted(members)))
            if len(ids) > 1:
                yield Retelling(ids, "; ".join(dict.fromkeys(self.reasons[home])))


def copied_rows(readings: Sequence[Reading], copies: Sequence[Copy]) -> dict[str, tuple[str, Copy]]:
    """For each statement of a copy that repeats one of its original: its id -> (the original's statement id, the copy)."""
    by_id: Mapping[str, Reading] = {reading.report.id: reading for reading in readings}
    rows: dict[str, tuple[str, Copy]] = {}
    for copy in copies:
        for row, original in _rows(by_id[copy.report], by_id[copy.of]):
            rows[row.id] = (original.id, copy)
    return rows


def _rows(copy: Reading, original: Reading) -> list[tuple[Statement, Statement]]:
    """Statements of a copy with those of the original that they repeat, one to one, the likest first."""
    pairs = align(take(copy).lines(), take(original).lines())
    starts = [line.start for line, _ in pairs]
    scored: list[tuple[float, int, int]] = []
    for i, row in enumerate(copy.statements):
        at = bisect_right(starts, row.evidence.start) - 1
        line, other = pairs[at] if at >= 0 and row.evidence.start < pairs[at][0].end else (None, None)
        for j, candidate in enumerate(original.statements):
            if (candidate.issue, candidate.party) != (row.issue, row.party) or opposite(candidate.stance, row.stance):
                continue
            alike = dice(frozenset(stems(row.evidence.exact)), frozenset(stems(candidate.evidence.exact)))
            alike += 0.3 * (candidate.stance is row.stance)
            if line is not None and other is not None and other.start <= candidate.evidence.start < other.end:
                where = abs(
                    (row.evidence.start - line.start) / (line.end - line.start)
                    - (candidate.evidence.start - other.start) / (other.end - other.start)
                )
                scored.append((1 + alike - where, i, j))
            elif alike - 0.3 * (candidate.stance is row.stance) >= _SAME_ROW:
                scored.append((alike, i, j))
    chosen: list[tuple[Statement, Statement]] = []
    left, right = set[int](), set[int]()
    for _, i, j in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            chosen.append((copy.statements[i], original.statements[j]))
    return chosen
