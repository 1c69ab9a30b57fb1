"""Which events of several reports are tellings of one happening.

Events of kinds and dates that can be one are scored two by two, and grouped by average linkage, best pairs first. A group never
holds dates that exclude each other, but for one happening that two reports put on different days: there the words must be much
alike, and no report may tell of both days.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Final

from stateofplay.language.stretches import sentences
from stateofplay.model.facts import Event, EventKind, Occurrence
from stateofplay.model.reading import Reading
from stateofplay.model.reconciled import Copy
from stateofplay.reconcile import deadlines
from stateofplay.reconcile.happenings import THRESHOLD, Telling, features, may_be_one, meet, reason, score, telling
from stateofplay.reconcile.similarity import Rarity
from stateofplay.reconcile.words import stems

_CROWDED: Final = 60
"""A bucket with more events pairs only those that share a stem which no more than so many of them hold."""
_SAMPLE: Final = 12
"""Members of a group that are held against another group."""
_LINKAGE: Final = 0.9
"""Two groups become one when the mean score between them reaches this share of the threshold."""


def find(readings: Sequence[Reading], copies: Sequence[Copy]) -> tuple[Occurrence, ...]:
    """All happenings, each event in exactly one, in order of date, then of the first telling; deadlines with their state.

    Args:
        readings: in order of publication.
        copies: as `copies.find` gives them.
    """
    bounds = {reading.report.id: sentences(reading.report.text) for reading in readings}
    rows = [(event, reading.report) for reading in readings for event in reading.events]
    tellings = [telling(event, at, report, bounds[report.id]) for at, (event, report) in enumerate(rows)]
    rarity = Rarity.of(stems(reading.report.text, *pair) for reading in readings for pair in bounds[reading.report.id])
    groups = _Groups(tellings, rarity, frozenset((copy.report, copy.of) for copy in copies), _told_days(tellings))
    ranked = sorted((-groups.score(a, b), a, b) for a, b in _pairs(tellings))
    for against, a, b in ranked:
        if -against >= THRESHOLD:
            groups.join(a, b)
    found = [_occurrence([tellings[at] for at in members], why) for members, why in groups.listed()]
    order = {event.id: at for at, (event, _) in enumerate(rows)}
    found.sort(key=lambda one: (one.date[:10], order[one.events[0].id]))
    return deadlines.settle(found, readings)


def _told_days(tellings: Sequence[Telling]) -> dict[tuple[str, EventKind], tuple[int, ...]]:
    """By report and kind: the days on which it tells of such an event."""
    found: defaultdict[tuple[str, EventKind], set[int]] = defaultdict(set)
    for one in tellings:
        if one.is_day:
            found[one.event.report, one.event.kind].add(one.low)
    return {key: tuple(sorted(days)) for key, days in found.items()}


def _pairs(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    """Pairs worth a look: events whose dates share a month, or lie in neighbouring ones, and that may be one."""
    buckets: defaultdict[int, list[int]] = defaultdict(list)
    for one in tellings:
        first = one.low // _MONTH
        for month in range(first, min(one.high // _MONTH, first + _LONGEST) + 2):
            buckets[month].append(one.at)
    found: set[tuple[int, int]] = set()
    for members in buckets.values():
        found.update(_in_bucket(tellings, members))
    return sorted(pair for pair in found if may_be_one(tellings[pair[0]], tellings[pair[1]]))


_MONTH: Final = 32
_LONGEST: Final = 13
"""Months that one event is looked for in at most."""


def _in_bucket(tellings: Sequence[Telling], members: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(members) <= _CROWDED:
        yield from combinations(members, 2)
        return
    postings: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for at in members:
        one = tellings[at]
        postings[one.event.kind, one.event.date].append(at)
        for stem in one.stems:
            postings["stem", stem].append(at)
    for entries in postings.values():
        if len(entries) <= _CROWDED:
            yield from combinations(entries, 2)
        else:
            yield from pairwise(entries)


def _within(days: Sequence[int], one: Telling) -> bool:
    at = bisect_left(days, one.low)
    return at < len(days) and days[at] <= one.high


@dataclass(slots=True)
class _Groups:
    """Groups of tellings that grow by merging, each with the reasons of its merges."""

    tellings: Sequence[Telling]
    rarity: Rarity
    copies: frozenset[tuple[str, str]]
    told: dict[tuple[str, EventKind], tuple[int, ...]]
    home: list[int] = field(init=False)
    members: dict[int, list[int]] = field(init=False)
    reasons: dict[int, list[str]] = field(init=False)
    scores: dict[tuple[int, int], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.home = [one.at for one in self.tellings]
        self.members = {at: [at] for at in self.home}
        self.reasons = {at: [] for at in self.home}

    def _features(self, a: int, b: int) -> dict[str, float]:
        left, right = self.tellings[a], self.tellings[b]
        reports = left.event.report, right.event.report
        return features(left, right, self.rarity, copied=reports in self.copies or reports[::-1] in self.copies)

    def score(self, a: int, b: int) -> float:
        """The score of the pair; one that cannot be is far below nothing."""
        key = (a, b) if a < b else (b, a)
        if key not in self.scores:
            left, right = self.tellings[key[0]], self.tellings[key[1]]
            barred = not may_be_one(left, right) or (not meet(left, right) and self._both_told(left, right))
            self.scores[key] = _NEVER if barred else score(self._features(*key))
        return self.scores[key]

    def _both_told(self, a: Telling, b: Telling) -> bool:
        """Whether one of the two reports tells of an event of the kind on both days: then they are two."""
        kind = a.event.kind
        told = [self.told.get((one.event.report, kind), ()) for one in (a, b)]
        return any(_within(days, a) and _within(days, b) for days in told)

    def join(self, a: int, b: int) -> None:
        """Merge the groups of `a` and `b` where they are alike on the mean and nothing forbids it."""
        left, right = self.home[a], self.home[b]
        if left == right:
            return
        scores = [self.score(x, y) for x in self.members[left][:_SAMPLE] for y in self.members[right][:_SAMPLE]]
        if min(scores) <= _NEVER or sum(scores) / len(scores) < _LINKAGE * THRESHOLD:
            return
        why = reason(self.tellings[a], self.tellings[b], self._features(a, b))
        if len(self.members[left]) < len(self.members[right]):
            left, right = right, left
        for at in self.members[right]:
            self.home[at] = left
        self.members[left] += self.members.pop(right)
        self.reasons[left] += [*self.reasons.pop(right), why]

    def listed(self) -> Iterator[tuple[list[int], list[str]]]:
        """The groups, their members in order."""
        for key in sorted(self.members):
            yield sorted(self.members[key]), self.reasons[key]


_NEVER: Final = -1e6


def _occurrence(rows: Sequence[Telling], reasons: Sequence[str]) -> Occurrence:
    """One happening: the date most precise and most often told, the place fullest, all parties in order of first mention."""
    counts = Counter(one.event.date for one in rows)
    first = {one.event.date: -at for at, one in reversed(list(enumerate(rows)))}
    length = {one.event.date: one.high - one.low for one in rows}
    date = min(counts, key=lambda said: (length[said], -counts[said], -first[said]))
    places = Counter(one.event.place for one in rows if one.event.place)
    place = min(places, key=lambda said: (-len(said.split()), -places[said], said), default="")
    kinds = Counter(one.event.kind for one in rows)
    kind = max(kinds, key=lambda said: (kinds[said], said is rows[0].event.kind))
    parties = tuple(dict.fromkeys(party for one in rows for party in one.event.parties))
    events: tuple[Event, ...] = tuple(one.event for one in rows)
    return Occurrence(events, kind, date, place, parties, None, "; ".join(dict.fromkeys(reasons)))
