"""Which statements tell one utterance, offer or fact again.

Statements of a copy are retellings of its original's. Others are compared two by two where party and issue are the same and
their occasions can be one, and grouped by average linkage; a group never holds opposite stances, nor what people have said to
be apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from stateofplay.language.stretches import sentences
from stateofplay.model.decisions import Decisions
from stateofplay.model.notice import Notice
from stateofplay.model.reading import Reading
from stateofplay.model.reconciled import Copy, Merge, Retelling
from stateofplay.model.report import Report
from stateofplay.model.statement import Statement
from stateofplay.reconcile.decided import Notes, lay
from stateofplay.reconcile.groups import Groups
from stateofplay.reconcile.similarity import Rarity, dice
from stateofplay.reconcile.stances import compatible, opposite
from stateofplay.reconcile.tellings import (
    THRESHOLD,
    Company,
    Telling,
    features,
    likeness,
    reason,
    rival,
    score,
    weighed,
    within_reach,
)
from stateofplay.reconcile.words import stems

_CROWDED: Final = 40
"""A stem or a day that so many statements of one party on one issue share pairs none of them."""
_SAME_ROW: Final = 0.35
"""Least likeness of a copy's statement to one of its original that stands in another sentence."""
_Pair = tuple[int, int]


def find(
    readings: Sequence[Reading],
    copies: Sequence[Copy],
    decisions: Decisions | None = None,
    notify: Callable[[Notice], None] | None = None,
) -> tuple[Retelling, ...]:
    """The groups of statements that tell the same again, the first telling first; groups in order of their first telling.

    Args:
        readings: in order of publication.
        copies: as `copies.find` gives them.
        decisions: what people have said of pairs of passages; it goes before what the words say.
        notify: told of decisions that change nothing, and why.
    """
    tellings = [Telling.of(statement, reading) for reading in readings for statement in reading.statements]
    asked = decisions or Decisions()
    notes = Notes(asked.file, notify or (lambda _notice: None))
    decided = lay([telling.statement for telling in tellings], readings, asked, notes)
    groups = Groups(tellings, decided.apart)
    for key, (a, b) in decided.together:
        if not groups.force(*_merge(tellings, a, b, "said by a person to be one")) and not groups.joined(a, b):
            notes.tell(
                key,
                "these cannot be one statement: they or others told with them take opposite stances",
                "take the pair out",
            )
    rows = copied_rows(readings, copies)
    place = {telling.statement.id: at for at, telling in enumerate(tellings)}
    for row, (original, copy) in rows.items():
        groups.force(*_merge(tellings, place[original], place[row], f"report {copy.report} is a copy of report {copy.of}"))
    fresh = [at for at, telling in enumerate(tellings) if telling.statement.id not in rows]
    merges: list[tuple[float, int, int, Merge]] = []
    for (a, b), found in seen(readings, tellings, fresh):
        counted = weighed(found)
        groups.scores[a, b] = score(counted)
        if groups.scores[a, b] >= THRESHOLD:
            merges.append((groups.scores[a, b], *_merge(tellings, a, b, reason(tellings[a], tellings[b], found), counted)))
    for _, a, b, merge in sorted(merges, key=lambda item: (-item[0], item[1], item[2])):
        groups.join(a, b, merge)
    reports = {reading.report.id: reading.report for reading in reversed(readings)}
    return tuple(_retelling(tellings, members, held, reports) for members, held in groups.found())


def seen(
    readings: Sequence[Reading], tellings: Sequence[Telling], fresh: Sequence[int]
) -> Iterator[tuple[_Pair, dict[str, float]]]:
    """The pairs worth a look among the tellings `fresh`, each with its features; in order."""
    rarities = _rarities(readings, [tellings[at] for at in fresh])
    pairs = _pairs(tellings, fresh)
    likest = {(a, b): likeness(tellings[a], tellings[b], rarities[tellings[a].statement.issue]) for a, b in pairs}
    others = _Others(tellings, likest)
    for a, b in pairs:
        rarity = rarities[tellings[a].statement.issue]
        yield (a, b), features(tellings[a], tellings[b], rarity, others.company(a, b))


class _Others:
    """For each statement and each report the statements there that it could be paired with, by their likeness."""

    def __init__(self, tellings: Sequence[Telling], likest: Mapping[_Pair, float]) -> None:
        self.tellings, self.likest = tellings, likest
        self.count: Counter[tuple[int, str]] = Counter()
        self.best: defaultdict[tuple[int, str], float] = defaultdict(float)
        for (a, b), value in likest.items():
            for one, other in ((a, b), (b, a)):
                key = one, tellings[other].statement.report
                self.count[key] += 1
                self.best[key] = max(self.best[key], value)

    def company(self, a: int, b: int) -> Company:
        """Among which others the pair is seen."""
        keys = [(a, self.tellings[b].statement.report), (b, self.tellings[a].statement.report)]
        firsts = sum(self.likest[a, b] >= self.best[key] for key in keys)
        return Company(sum(self.count[key] - 1 for key in keys), firsts)


def _merge(
    tellings: Sequence[Telling], a: int, b: int, why: str, counted: Mapping[str, float] | None = None
) -> tuple[int, int, Merge]:
    told = counted or {}
    pair = tellings[a].statement.id, tellings[b].statement.id
    total = None if counted is None else score(counted)
    return a, b, Merge(*pair, total, tuple(sorted(told.items(), key=lambda row: (-abs(row[1]), row[0]))), why)


def _retelling(
    tellings: Sequence[Telling], members: Sequence[int], merges: Sequence[Merge], reports: Mapping[str, Report]
) -> Retelling:
    rows = [tellings[at].statement for at in members]
    first = reports[rows[0].report]
    origin = f"first in report {first.id}" + (f", {first.published}" if first.published else "")
    credited = list(dict.fromkeys(row.via for row in rows if row.via))
    if credited:
        origin += f"; credited to {' and '.join(credited)}"
    why = "; ".join(dict.fromkeys(merge.reason for merge in merges))
    return Retelling(tuple(dict.fromkeys(row.id for row in rows)), why, tuple(merges), origin)


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


def _pairs(tellings: Sequence[Telling], fresh: Sequence[int]) -> list[_Pair]:
    """Pairs worth a look: same party and issue, not opposite, of days that can be one or with a telling word in common."""
    buckets: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at in fresh:
        buckets[tellings[at].statement.issue, tellings[at].statement.party].append(at)
    found: set[_Pair] = set()
    for members in buckets.values():
        postings: defaultdict[str, list[int]] = defaultdict(list)
        for at in members:
            for key in (*tellings[at].sentence, *tellings[at].numbers, *_days(tellings[at])):
                postings[key].append(at)
        for entries in postings.values():
            if len(entries) <= _CROWDED:
                found.update(pair for pair in combinations(entries, 2) if within_reach(tellings[pair[0]], tellings[pair[1]]))
    return sorted(pair for pair in found if _may_pair(tellings[pair[0]], tellings[pair[1]]))


def _days(telling: Telling) -> Iterator[str]:
    """The days on which it may have been said, where they are few."""
    held = telling.occasion
    if held is not None and not held.back and held.last - held.first <= 1:
        yield from (f"day {day}" for day in range(held.first, held.last + 1))


def _may_pair(a: Telling, b: Telling) -> bool:
    left, right = a.statement, b.statement
    if left.report == right.report and left.evidence.overlaps(right.evidence):
        return False
    return compatible(left.stance, right.stance) and not rival(a, b)


def copied_rows(readings: Sequence[Reading], copies: Sequence[Copy]) -> dict[str, tuple[str, Copy]]:
    """For each statement of a copy that repeats one of its original: its id -> (the original's statement id, the copy)."""
    by_id: Mapping[str, Reading] = {reading.report.id: reading for reading in readings}
    rows: dict[str, tuple[str, Copy]] = {}
    for copy in copies:
        for row, original in _rows(by_id[copy.report], by_id[copy.of], copy):
            rows[row.id] = (original.id, copy)
    return rows


def _rows(reading: Reading, original: Reading, copy: Copy) -> list[tuple[Statement, Statement]]:
    """Statements of a copy with those of the original that they repeat, one to one, the likest first."""
    pairs = sorted((a.evidence, b.evidence) for a, b in copy.passages)
    starts = [line.start for line, _ in pairs]
    scored: list[tuple[float, int, int]] = []
    like: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for j, candidate in enumerate(original.statements):
        like[candidate.issue, candidate.party].append(j)
    said = [frozenset(stems(candidate.evidence.exact)) for candidate in original.statements]
    for i, row in enumerate(reading.statements):
        at = bisect_right(starts, row.evidence.start) - 1
        line, other = pairs[at] if at >= 0 and row.evidence.start < pairs[at][0].end else (None, None)
        own = frozenset(stems(row.evidence.exact))
        for j in like.get((row.issue, row.party), ()):
            candidate = original.statements[j]
            if opposite(candidate.stance, row.stance):
                continue
            words = dice(own, said[j])
            alike = words + 0.3 * (candidate.stance is row.stance)
            if line is not None and other is not None and other.start <= candidate.evidence.start < other.end:
                where = abs(
                    (row.evidence.start - line.start) / (line.end - line.start)
                    - (candidate.evidence.start - other.start) / (other.end - other.start)
                )
                scored.append((1 + alike - where, i, j))
            elif words >= _SAME_ROW:
                scored.append((alike, i, j))
    chosen: list[tuple[Statement, Statement]] = []
    left, right = set[int](), set[int]()
    for _, i, j in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            chosen.append((reading.statements[i], original.statements[j]))
    return chosen
