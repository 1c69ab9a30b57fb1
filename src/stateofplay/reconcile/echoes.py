"""One reading for one text: where a sentence of a copy is a sentence of its original again, both are read as the original is.

The original comes first or is more complete, and its words were chosen to be understood; a text with swapped words is the same
text made harder to read. So a copy's own reading of such a sentence gives way to the original's, on the copy's own words. Where
the words are the original's, what only the copy was read to say stays.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from stateofplay.language.stems import Word, words
from stateofplay.model.reading import Reading
from stateofplay.model.reconciled import Copy, CopyKind
from stateofplay.model.report import Report
from stateofplay.model.span import Span
from stateofplay.model.statement import Statement
from stateofplay.reconcile.stances import opposite
from stateofplay.reconcile.words import FUNCTION

_LONGEST: Final = 160
"""Words of a sentence beyond which its words are not paired one by one."""
_SAME: Final = 2.0
_SWAPPED: Final = 0.5
_OTHER: Final = -0.5
_GAP: Final = -0.6
_PLAIN: Final = 0.8
"""Least confidence of a copy's own reading that goes before its original's where the two are opposite."""


def read_again(readings: Sequence[Reading], copies: Sequence[Copy]) -> tuple[Reading, ...]:
    """The readings, those of copies with what their originals say in the sentences that stand in both.

    Args:
        readings: one for each report.
        copies: with their passages; those without are left as they are.
    """
    read = {reading.report.id: reading for reading in readings}
    waiting = {copy.report: copy for copy in copies if copy.passages}
    for first in list(waiting):
        line: list[Copy] = []
        at = first
        while at in waiting:  # an original that is a copy itself is read again before its copies
            line.append(waiting.pop(at))
            at = line[-1].of
        for copy in reversed(line):
            read[copy.report] = _echo(read[copy.report], read[copy.of], copy)
    return tuple(read[reading.report.id] for reading in readings)


def _echo(reading: Reading, original: Reading, copy: Copy) -> Reading:
    """The copy's reading: the original's in the passages that both hold, its own elsewhere."""
    passages = _Passages(reading.report, original.report, copy)
    pairs = [(row, again) for row in original.statements for again in passages.echoes(row)]
    plain = copy.kind is not CopyKind.RESPUN
    reworded = [again for row, again in pairs if plain and again.evidence.exact != row.evidence.exact]
    renewed = [row for row in reading.statements if any(_denies(row, again) for again in reworded)]
    echoed = [again for _, again in pairs]
    echoed = [again for again in echoed if not any(_denies(row, again) for row in renewed)]
    told = {_place(row) for row in echoed}
    own = (
        row
        for row in reading.statements
        if not passages.hold(row.evidence) or row in renewed or (plain and _place(row) not in told)
    )
    once = {row.id: row for row in (*own, *echoed)}
    kept = sorted(once.values(), key=lambda row: (row.evidence, row.issue, row.party, row.stance))
    return replace(reading, statements=tuple(kept))


def _place(row: Statement) -> tuple[Span, str, str]:
    """In which sentence a statement stands, whose it is and on what."""
    return row.sentence, row.party, row.issue


def _denies(own: Statement, echoed: Statement) -> bool:
    """Whether a copy plainly says the opposite of its original in other words: it was brought up to date, and is no echo."""
    return (
        _place(own) == _place(echoed)
        and own.evidence.overlaps(echoed.evidence)
        and own.confidence >= _PLAIN
        and opposite(own.stance, echoed.stance)
    )


@dataclass(slots=True)
class _Passages:
    """The sentences that a copy shares with its original, by which words of one are found in the other."""

    report: Report
    original: Report
    copy: Copy
    pairs: list[tuple[Span, Span]] = field(init=False)
    starts: list[int] = field(init=False)
    held: list[Span] = field(init=False)
    worded: dict[int, _Worded] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pairs = sorted(((a.evidence, b.evidence) for a, b in self.copy.passages), key=lambda pair: (pair[1], pair[0]))
        self.starts = [other.start for _, other in self.pairs]
        self.held = sorted(own for own, _ in self.pairs)

    def hold(self, evidence: Span) -> bool:
        """Whether the words stand in a sentence that the original has too."""
        at = bisect_right(self.held, evidence.start, key=lambda span: span.start) - 1
        return at >= 0 and evidence.start < self.held[at].end

    def echoes(self, row: Statement) -> Iterator[Statement]:
        """The original's statement on the copy's words, in each sentence of the copy that is the original's again.

        Sentences that lack its words, its source or its condition give none.
        """
        for at in self._pairs(row.evidence):
            evidence = self._within(row.evidence, at)
            source = self._near(row.source, evidence, at) if row.source else None
            condition = self._found(row.condition, at) if row.condition else None
            if evidence is None or (row.source and not source) or (row.condition and not condition):
                continue
            yield replace(
                row,
                report=self.report.id,
                evidence=evidence,
                sentence=self.pairs[at][0],
                source=source,
                cue=self._found(row.cue, at) if row.cue else None,
                condition=condition,
                anonymity=self._found(row.anonymity, at) if row.anonymity else None,
                expires=self._found(row.expires, at) if row.expires else None,
                via=row.via if row.via in self.report.text else "",
                reasons=(*row.reasons, f"the sentence is one of report {self.original.id} again, and is read as there"),
            )

    def _pairs(self, span: Span) -> range:
        """The numbers of the pairs whose original sentence holds the start of the span."""
        high = bisect_right(self.starts, span.start)
        if not high or span.start >= self.pairs[high - 1][1].end:
            return range(0)
        return range(bisect_left(self.starts, self.starts[high - 1]), high)

    def _found(self, span: Span, near: int) -> Span | None:
        """The copy's words for these words of the original, nearest to the pair numbered `near`; None where it has none."""
        held = self._pairs(span)
        own = self.pairs[near][0].start
        ranked = sorted(held, key=lambda at: (abs(self.pairs[at][0].start - own), at))
        return next((found for at in ranked if (found := self._within(span, at)) is not None), None)

    def _within(self, span: Span, at: int) -> Span | None:
        """The words of one pair's own sentence for these words of its original sentence; None where it has none."""
        if span.end > self.pairs[at][1].end:
            return None
        if at not in self.worded:
            self.worded[at] = _Worded(self.report.text, self.original.text, *self.pairs[at])
        return self.worded[at].found(span)

    def _near(self, span: Span, evidence: Span | None, at: int) -> Span | None:
        """The copy's words for the source: its passage's, or the same words, the nearest before the evidence."""
        found = self._found(span, at)
        if found is None and evidence is not None:
            start = self.report.text.rfind(span.exact, 0, evidence.end)
            found = Span.of(self.report.text, start, start + len(span)) if start >= 0 else None
        return found


class _Worded:
    """One sentence of the copy and one of the original, with their words paired in order."""

    def __init__(self, text: str, other: str, own: Span, theirs: Span) -> None:
        self.text, self.own, self.theirs = text, own, theirs
        self.same = own.exact == theirs.exact
        self.words = [] if self.same else words(text, own.start, own.end)
        self.others = [] if self.same else words(other, theirs.start, theirs.end)
        short = max(len(self.words), len(self.others)) <= _LONGEST
        self.paired = _paired(self.others, self.words) if short else {}

    def found(self, span: Span) -> Span | None:
        """The own words that the words of the span are paired with, from the first to the last."""
        if self.same:
            shift = self.own.start - self.theirs.start
            return Span.of(self.text, span.start + shift, span.end + shift)
        inside = [at for at, word in enumerate(self.others) if span.start <= word.start and word.end <= span.end]
        own = [self.paired[at] for at in inside if at in self.paired]
        if not own or len(own) * 2 < len(inside):
            return None
        return Span.of(self.text, self.words[own[0]].start, self.words[own[-1]].end)


def _paired(left: Sequence[Word], right: Sequence[Word]) -> dict[int, int]:
    """Each word with the word that stands for it, in order, by global alignment (Needleman and Wunsch 1970)."""
    rows, columns = len(left) + 1, len(right) + 1
    best = [[_GAP * j for j in range(columns)]]
    fixed = [_fixed(word) for word in right]
    for i in range(1, rows):
        word = left[i - 1]
        form, other = word.form, _OTHER if _fixed(word) else _SWAPPED
        above, last = best[-1], _GAP * i
        row = [last]
        for j in range(1, columns):
            alike = _SAME if right[j - 1].form == form else _OTHER if fixed[j - 1] else other
            last = max(above[j - 1] + alike, above[j] + _GAP, last + _GAP)
            row.append(last)
        best.append(row)
    out: dict[int, int] = {}
    i, j = rows - 1, columns - 1
    while i and j:
        if best[i][j] == best[i - 1][j - 1] + _alike(left[i - 1], right[j - 1]):
            i, j = i - 1, j - 1
            out[i] = j
        elif best[i][j] == best[i - 1][j] + _GAP:
            i -= 1
        else:
            j -= 1
    return dict(sorted(out.items()))


def _alike(a: Word, b: Word) -> float:
    if a.form == b.form:
        return _SAME
    return _OTHER if _fixed(a) or _fixed(b) else _SWAPPED


def _fixed(word: Word) -> bool:
    """Whether a word is none that could be swapped."""
    return word.form in FUNCTION or word.number or word.name
