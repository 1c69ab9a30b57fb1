"""Which reports are another report again: to the letter, edited, or with words swapped for synonyms.

Word shingles find trimmed and updated texts (Broder 1997, "On the resemblance and containment of documents"), but not texts
whose words were swapped one by one. Those keep their skeleton: function words, numbers and names, with a mark for each run of
other words. Candidates come from an index of both kinds of shingles and are verified sentence by sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from stateofplay.model.reading import Reading
from stateofplay.model.reconciled import Copy, CopyKind
from stateofplay.reconcile.prints import Line, Print, likeness, take, verbatim
from stateofplay.reconcile.similarity import containment

_CROWDED: Final = 12
"""A shingle that this many originals share says nothing about any of them."""
_CANDIDATES: Final = 6
_COMMON: Final = 0.08
"""Least share of the smaller report's shingles in common for a closer look."""
_LESS: Final = 0.4
"""A candidate that shares less than this part of what the best one shares is not looked at."""
_ALIKE: Final = 0.5
"""Least likeness of two sentences that are the same sentence."""
_ALIGNED: Final = 0.5
"""Least share of the shorter report's text that must stand in the other."""
_CARRIED: Final = 0.25
"""Least share of the copy's own text that must stand in the original."""
_ENTIRE: Final = 0.8
"""A copy with at least this share of its text from its original adds too little to be a source for others."""
_VERBATIM: Final = 0.5
_SMALLEST: Final = 30
_KEPT: Final = 64
"""So many reports are kept cut into sentences at a time."""
_Cut = Callable[[Print], tuple[Line, ...]]


@dataclass(slots=True)
class _Index:
    """Reports by the shingles that they hold. Plain copies are not entered, so a text that many carry stays rare.

    `roots` gives for each report the number of the original that it goes back to: its own, unless it is a copy with much
    new text.
    """

    prints: list[Print] = field(default_factory=list)
    roots: list[int] = field(default_factory=list)
    plain: dict[str, int] = field(default_factory=dict)
    words: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    skeleton: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, report: Print, root: int) -> None:
        """Enter an original, or a copy that adds much to the original `root`."""
        number = len(self.prints)
        self.prints.append(report)
        self.roots.append(root)
        self.plain.setdefault(report.plain, number)
        for postings, held in ((self.words, report.words), (self.skeleton, report.skeleton)):
            for shingle in held:
                entries = postings[shingle]
                if len(entries) <= _CROWDED:
                    entries.append(number)

    def candidates(self, report: Print) -> list[int]:
        """The few originals that share most with `report`, best first."""
        votes: Counter[int] = Counter()
        for postings, held in ((self.words, report.words), (self.skeleton, report.skeleton)):
            for shingle in held:
                entries = postings.get(shingle, ())
                if len(entries) <= _CROWDED:
                    votes.update(entries)
        ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]
        shares = [(_common(report, self.prints[number]), number) for number, _ in ranked]
        least = max([_COMMON, *(share * _LESS for share, _ in shares)])
        return [number for share, number in sorted(shares, key=lambda item: (-item[0], item[1])) if share >= least]


def _common(a: Print, b: Print) -> float:
    """The larger of the two containments of the smaller report in the other."""
    small, large = (a, b) if len(a.words) <= len(b.words) else (b, a)
    return max(containment(small.words, large.words), containment(small.skeleton, large.skeleton))


def find(readings: Sequence[Reading]) -> tuple[Copy, ...]:
    """The copies among the readings, each with its original, in order of publication.

    The earlier report is the original; of reports of one day, or where a date is missing, the more complete one is. A copy of a
    copy names the first original. Time is linear in the number of reports.
    """
    cut = lru_cache(maxsize=_KEPT)(Print.lines)
    prints = [take(reading) for reading in readings]
    prints.sort(key=_order)
    index = _Index()
    groups: defaultdict[int, list[Print]] = defaultdict(list)
    for report in prints:
        number = _original(report, index, cut)
        if number is None:
            index.add(report, len(index.prints))
            continue
        root = index.roots[number]
        groups[root].append(report)
        if _carried(cut(report), cut(index.prints[number])) < _ENTIRE:
            index.add(report, root)
    found = {copy.report: copy for number in sorted(groups) for copy in _name(index.prints[number], groups[number], cut)}
    return tuple(found[report.report.id] for report in prints if report.report.id in found)


def _order(report: Print) -> tuple[str, int, str]:
    """By date, then the longest first; reports without a date come last."""
    published = report.report.published
    return (published.iso if published else "~", -report.size, report.report.id)


def _original(report: Print, index: _Index, cut: _Cut) -> int | None:
    """The number of the original that `report` is a copy of, the likest first; None for an original."""
    if not report.plain:
        return None
    same = index.plain.get(report.plain)
    if same is not None:
        return same
    if report.size < _SMALLEST:
        return None
    best, choice = 0.0, None
    for number in index.candidates(report):
        if index.prints[number].size < _SMALLEST:
            continue
        share = verify(cut(report), cut(index.prints[number]))
        if share > best:
            best, choice = share, number
    return choice


def verify(lines: Sequence[Line], others: Sequence[Line]) -> float:
    """The share of the shorter text that stands in the other when one is a copy of the other; 0 when neither is."""
    pairs = align(lines, others)
    total = sum(line.size for line in lines)
    other = sum(line.size for line in others)
    held = sum(line.size for line, _ in pairs)
    if len(pairs) < min(3, len(lines)) or held < _CARRIED * total:
        return 0.0
    share = min(1.0, held / max(1, min(total, other)))
    return share if share >= _ALIGNED else 0.0


def align(lines: Sequence[Line], others: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Each sentence of one report with the sentence of another that it is again, where there is one."""
    by_term: defaultdict[int, list[int]] = defaultdict(list)
    for number, line in enumerate(others):
        for shingle in line.words | line.skeleton:
            if len(by_term[shingle]) <= _CROWDED:
                by_term[shingle].append(number)
    pairs: list[tuple[Line, Line]] = []
    for line in lines:
        votes: Counter[int] = Counter()
        for shingle in line.words | line.skeleton:
            votes.update(by_term.get(shingle, ()))
        ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:4]
        scored = [(likeness(line, others[number]), -number) for number, _ in ranked]
        if scored and max(scored)[0] >= _ALIKE:
            pairs.append((line, others[-max(scored)[1]]))
    return pairs


def _name(first: Print, others: Sequence[Print], cut: _Cut) -> Iterable[Copy]:
    """The copies of one group. The original is the earliest, or the most complete where no dates decide."""
    members = [first, *others]
    dated = first.report.published
    if dated is None:
        chosen = min(members, key=lambda member: (-member.size, member.report.id))
    else:
        undated = [member for member in others if member.report.published is None and member.size > first.size]
        chosen = min([first, *undated], key=lambda member: (-member.size, member.report.id))
    for member in members:
        if member is not chosen:
            yield _copy(member, chosen, cut)


def _carried(lines: Sequence[Line], others: Sequence[Line]) -> float:
    """The share of one report that stands in another."""
    return min(1.0, sum(line.size for line, _ in align(lines, others)) / max(1, sum(line.size for line in lines)))


def _copy(report: Print, original: Print, cut: _Cut) -> Copy:
    """The copy, with its kind and the share of its text that the original holds."""
    if report.plain == original.plain:
        return Copy(report.report.id, original.report.id, CopyKind.EXACT)
    lines = cut(report)
    pairs = align(lines, cut(original))
    total = sum(line.size for line in lines)
    held = sum(line.size for line, _ in pairs)
    word_for_word = sum(line.size for line, other in pairs if verbatim(line, other))
    kind = CopyKind.EDITED if word_for_word >= _VERBATIM * held else CopyKind.RESPUN
    return Copy(report.report.id, original.report.id, kind, round(min(1.0, held / max(1, total)), 3))
