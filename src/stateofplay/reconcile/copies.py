"""Which reports are another report again: to the letter, edited, or with words swapped for synonyms.

Word shingles find trimmed and updated texts (Broder 1997, "On the resemblance and containment of documents"), but not texts
whose words were swapped one by one. Those keep their skeleton: function words, numbers and names, with a mark for each run of
other words. Candidates come from an index of both kinds of shingles and are verified sentence by sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Final

from stateofplay.model.reading import Reading
from stateofplay.model.reconciled import Copy, CopyKind
from stateofplay.model.report import Report
from stateofplay.model.span import Citation
from stateofplay.reconcile import prints
from stateofplay.reconcile.copy_align import align, carried, verify, word_for_word
from stateofplay.reconcile.copy_index import CopyIndex
from stateofplay.reconcile.prints import Line, Print

__all__ = ["align", "compare", "find", "verify"]

_ENTIRE: Final = 0.8
"""A copy with at least this share of its text from its original adds too little to be a source for others."""
_FULLER: Final = 1.05
"""A report that is longer than another by this factor is the more complete one."""
_SMALLEST: Final = 30
_KEPT: Final = 64
"""So many reports are kept cut into sentences at a time."""
_Cut = Callable[[Report], tuple[Line, ...]]


def find(readings: Sequence[Reading]) -> tuple[Copy, ...]:
    """The copies among the readings, each with its original, in order of publication.

    The earlier report is the original; of reports of one day, or where a date is missing, the more complete one is. A copy of a
    copy names the first original. Time is linear in the number of reports, and so is the memory, with a few kilobytes for each.
    """
    cut = lru_cache(maxsize=_KEPT)(prints.lines)
    sizes = {reading.report.id: prints.length(reading.report) for reading in readings}
    reports = sorted((reading.report for reading in readings), key=lambda report: _order(report, sizes[report.id]))
    by_id = {report.id: report for report in reports}
    groups: defaultdict[str, list[Report]] = defaultdict(list)
    with CopyIndex.open() as index:
        for report in reports:
            taken = prints.of(report)
            number = _original(taken, index, by_id, cut)
            if number is None:
                index.add(taken)
                continue
            entry = index.entry(number)
            groups[index.entry(entry.root).id].append(report)
            if carried(cut(report), cut(by_id[entry.id])) < _ENTIRE:
                index.add(taken, entry.root)
    found = {copy.report: copy for first, others in groups.items() for copy in _named(by_id[first], others, sizes, cut)}
    return tuple(found[report.id] for report in reports if report.id in found)


def compare(report: Report, original: Report) -> Copy | None:
    """`report` as a copy of `original`, or None where it is none; which came first is not asked."""
    taken, other = prints.of(report), prints.of(original)
    same = bool(taken.plain) and taken.plain == other.plain
    if not same and (min(taken.size, other.size) < _SMALLEST or not verify(taken.lines(), other.lines())):
        return None
    return _copy(report, original, {report.id: taken.size, original.id: other.size}, prints.lines)


def _order(report: Report, size: int) -> tuple[str, int, str]:
    """By date, then the longest first; reports without a date come last."""
    return (report.published.iso if report.published else "~", -size, report.id)


def _original(report: Print, index: CopyIndex, by_id: dict[str, Report], cut: _Cut) -> int | None:
    """The number of the original that `report` is a copy of, the likest first; None for an original."""
    if not report.plain:
        return None
    same = index.same(report)
    if same is not None or report.size < _SMALLEST:
        return same
    best, choice = 0.0, None
    for number in index.candidates(report):
        other = by_id[index.entry(number).id]
        share = verify(cut(report.report), cut(other))
        if share > best:
            best, choice = share, number
    return choice


def _named(first: Report, others: Sequence[Report], sizes: dict[str, int], cut: _Cut) -> Iterable[Copy]:
    """The copies of one group. The original is the earliest, or the most complete where no dates decide."""
    members = [first, *others]
    rivals = members if first.published is None else [first, *(other for other in others if other.published is None)]
    chosen = min(rivals, key=lambda member: (-sizes[member.id], member is not first, member.id))
    for member in members:
        if member is not chosen:
            yield _copy(member, chosen, sizes, cut)


def _copy(report: Report, original: Report, sizes: dict[str, int], cut: _Cut) -> Copy:
    """The copy, with its kind, the share of its text that the original holds, its direction and its passages."""
    lines = cut(report)
    pairs = align(lines, cut(original))
    passages = tuple((_cited(report, line), _cited(original, other)) for line, other in pairs)
    direction = _direction(report, original, sizes)
    if prints.plain(report) == prints.plain(original):
        return Copy(report.id, original.id, CopyKind.EXACT, 1.0, direction, passages)
    kind = CopyKind.EDITED if word_for_word(pairs) else CopyKind.RESPUN
    held = sum(line.size for line, _ in pairs) / max(1, sum(line.size for line in lines))
    return Copy(report.id, original.id, kind, round(min(1.0, held), 3), direction, passages)


def _direction(report: Report, original: Report, sizes: dict[str, int]) -> str:
    """What shows that `original` came first.

    `dates` where both have one and the original's is earlier (a month does not come before a day in it); else `completeness`
    where the original is clearly longer; else nothing does.
    """
    if report.published and original.published:
        here, there = report.published.iso, original.published.iso
        if there < here and not here.startswith(there):
            return "dates"
    return "completeness" if sizes[original.id] >= _FULLER * sizes[report.id] else ""


def _cited(report: Report, line: Line) -> Citation:
    return Citation(report.id, report.span(line.start, line.end))
