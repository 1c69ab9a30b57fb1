"""Which reports are another report again: to the letter, edited, or with words swapped for synonyms.

Word shingles find trimmed and updated texts (Broder 1997, "On the resemblance and containment of documents"), but not texts
whose words were swapped one by one. Those keep their skeleton: function words, numbers and names, with a mark for each run of
other words. Candidates come from an index of both kinds of shingles and are verified sentence by sentence.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Final

from stateofplay.model.reading import Reading
from stateofplay.model.reconciled import Copy, CopyKind
from stateofplay.model.report import Report
from stateofplay.model.span import Citation
from stateofplay.reconcile import copy_wording, prints
from stateofplay.reconcile.copy_align import Cut, Pairs, align, carried, share, verify, word_for_word
from stateofplay.reconcile.copy_index import CopyIndex, Entry
from stateofplay.reconcile.prints import Line, Print

__all__ = ["align", "compare", "find", "verify"]

_ENTIRE: Final = 0.8
"""A copy with at least this share of its text from its original adds too little to be a source for others."""
_NEARLY_ALL: Final = 0.8
"""A longer report that holds this share of a shorter one is the more complete of the two."""
_FULLER: Final = 1.05
"""A report that is longer than another by this factor is the more complete one."""
_SMALLEST: Final = 30
_KEPT: Final = 256
"""So many reports are kept cut into sentences at a time."""


def find(readings: Sequence[Reading]) -> tuple[Copy, ...]:
    """The copies among the readings, each with its original, in order of publication.

    The earlier report is the original, and a dated one before any without a date; of reports of one day, or where no dates are
    known, the more complete one is, unless its words were swapped for rarer ones. A copy of a copy names the first original
    where it shares enough with that, else the copy that it shares it with: no copy names a report that it is no copy of.
    Time is linear in the number of reports, and so is the memory, with a few kilobytes for each.
    """
    desk = _Desk()
    sizes = {reading.report.id: prints.length(reading.report) for reading in readings}
    reports = sorted((reading.report for reading in readings), key=lambda report: _order(report, sizes[report.id]))
    by_id = {report.id: report for report in reports}
    sources: dict[str, Report] = {}
    plainest: dict[str, Report] = {}
    found: dict[str, Copy] = {}
    with CopyIndex.open() as index:
        for report in reports:
            taken = desk.take(report)
            number = _original(taken, index, by_id, desk)
            if number is None:
                index.add(taken)
                continue
            entry = index.entry(number)
            first = _first(report, entry, index, by_id, desk)
            source = sources[report.id] = by_id[first.id]
            better = source.id not in sources and _is_plainer(report, source, plainest.get(source.id, source), desk)
            if better:
                plainest[source.id] = report
            if better or carried(desk.cut(report), desk.pairs(report, by_id[entry.id])) < _ENTIRE:
                index.add(taken, first.number)
            found[report.id] = _copy(report, source, sizes, desk)
    return tuple(
        found[report.id] if original is sources.get(report.id) else _copy(report, original, sizes, desk)
        for report, original in _named(reports, sources, plainest, desk)
    )


def compare(report: Report, original: Report) -> Copy | None:
    """`report` as a copy of `original`, or None where it is none; which came first is not asked."""
    desk = _Desk()
    taken, other = desk.take(report), prints.of(original)
    same = bool(taken.plain) and taken.plain == other.plain
    if not same and (min(taken.size, other.size) < _SMALLEST or not desk.share(report, original)):
        return None
    return _copy(report, original, {report.id: taken.size, original.id: other.size}, desk)


class _Desk:
    """Reports cut into sentences and held against each other; the last ones stay at hand, since they are asked for again."""

    def __init__(self) -> None:
        self._cuts: OrderedDict[int, Cut] = OrderedDict()
        self._pairs: OrderedDict[tuple[int, int], Pairs] = OrderedDict()
        self._plain: dict[int, str] = {}
        self._taken: Print | None = None

    def take(self, report: Report) -> Print:
        """The print of a report, which is at hand until the next is taken."""
        self._taken = prints.of(report)
        self._plain[id(report)] = self._taken.plain
        return self._taken

    def plain(self, report: Report) -> str:
        """The digest of its text."""
        if id(report) not in self._plain:
            self._plain[id(report)] = prints.plain(report)
        return self._plain[id(report)]

    def cut(self, report: Report) -> Cut:
        """Its sentences."""
        held = self._cuts.get(id(report))
        if held is None:
            at_hand = self._taken is not None and self._taken.report is report
            held = self._cuts[id(report)] = Cut(self._taken.lines() if at_hand and self._taken else prints.lines(report))
            if len(self._cuts) > _KEPT:
                self._cuts.popitem(last=False)
        else:
            self._cuts.move_to_end(id(report))
        return held

    def pairs(self, report: Report, other: Report) -> Pairs:
        """The sentences of the one that are sentences of the other again."""
        key = id(report), id(other)
        held = self._pairs.get(key)
        if held is None:
            held = self._pairs[key] = align(self.cut(report), self.cut(other))
            if len(self._pairs) > _KEPT:
                self._pairs.popitem(last=False)
        else:
            self._pairs.move_to_end(key)
        return held

    def share(self, report: Report, other: Report) -> float:
        """The share of the shorter one that stands in the other, if one is a copy; else 0."""
        return share(self.cut(report), self.cut(other), self.pairs(report, other))


def _order(report: Report, size: int) -> tuple[str, int, str]:
    """By date, then the longest first; reports without a date come last, so that none is the original of a dated one."""
    return (report.published.iso if report.published else "~", -size, report.id)


def _original(report: Print, index: CopyIndex, by_id: dict[str, Report], desk: _Desk) -> int | None:
    """The number of the original that `report` is a copy of, the likest first; None for an original."""
    if not report.plain:
        return None
    same = index.same(report)
    if same is not None or report.size < _SMALLEST:
        return same
    best, choice = 0.0, None
    for number in index.candidates(report):
        part = desk.share(report.report, by_id[index.entry(number).id])
        if part > best:
            best, choice = part, number
    return choice


def _first(report: Report, entry: Entry, index: CopyIndex, by_id: dict[str, Report], desk: _Desk) -> Entry:
    """The earliest report that `entry` goes back to and that `report` is a copy of as well; `entry` is one."""
    while entry.root != entry.number:
        earlier = index.entry(entry.root)
        if not _is_again(report, by_id[earlier.id], desk):
            break
        entry = earlier
    return entry


def _is_again(report: Report, other: Report, desk: _Desk) -> bool:
    return desk.plain(report) == desk.plain(other) != "" or desk.share(report, other) > 0


def _is_plainer(report: Report, first: Report, best: Report, desk: _Desk) -> bool:
    """Whether `report` is the original rather than `best`, the best yet: of one day with `first`, and respun by it."""
    if report.published != first.published or not _is_again(first, report, desk):
        return False
    pairs = desk.pairs(best, report)
    return bool(pairs) and not word_for_word(pairs) and copy_wording.rarer(pairs) > 0


def _named(
    reports: Sequence[Report], sources: dict[str, Report], plainest: dict[str, Report], desk: _Desk
) -> Iterable[tuple[Report, Report]]:
    """The copies, each with the plainest report of its source's day where it is a copy of that too, or else its source."""
    for report in reports:
        source = sources.get(report.id, report)
        best = plainest.get(source.id, source)
        if best is not report:
            yield report, best if best is not source and _is_again(report, best, desk) else source


def _copy(report: Report, original: Report, sizes: dict[str, int], desk: _Desk) -> Copy:
    """The copy, with its kind, the share of its text that the original holds, its direction and its passages."""
    pairs = desk.pairs(report, original)
    passages = tuple((_cited(report, line), _cited(original, other)) for line, other in pairs)
    held = min(1.0, sum(line.size for line, _ in pairs) / max(1, sum(line.size for line in desk.cut(report))))
    if desk.plain(report) == desk.plain(original):
        kind, held, plain = CopyKind.EXACT, 1.0, True
    elif word_for_word(pairs):
        kind, plain = CopyKind.EDITED, True
    else:
        kind, plain = CopyKind.RESPUN, copy_wording.rarer(pairs) > 0
    complete = plain and held >= _NEARLY_ALL and sizes[original.id] >= _FULLER * sizes[report.id]
    return Copy(report.id, original.id, kind, round(held, 3), _direction(report, original, complete=complete), passages)


def _direction(report: Report, original: Report, *, complete: bool) -> str:
    """What shows that `original` came first.

    `dates` where both have one and the original's is earlier (a month does not come before a day in it); else `completeness`
    where the original is `complete`: clearly longer, with nearly all of the copy in it, and not respun; else nothing does.
    """
    if report.published and original.published:
        here, there = report.published.iso, original.published.iso
        if there < here and not here.startswith(there):
            return "dates"
    if report.published and not original.published:
        return ""
    return "completeness" if complete else ""


def _cited(report: Report, line: Line) -> Citation:
    return Citation(report.id, report.span(line.start, line.end))
