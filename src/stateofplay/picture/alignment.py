"""Two reports cut into sentences, and which of their sentences tell the same.

They do where they share telling words (how much two sets of words have in common is asked from outside), and all the more where
the same speaker is credited or a figure is in both. Each sentence is paired at most once, the likest pairs first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from stateofplay.model import Account, Citation, Copy, Document, Figure, Reading, Report, Span

_ALIKE: Final = 0.42
"""Least score of two sentences that tell the same."""
_SAME_SPEAKER: Final = 0.12
_SAME_FIGURE: Final = 0.15
_OTHER_FIGURE: Final = 0.15
_FEWEST: Final = 3
"""Words that a sentence has to speak with for another to tell the same."""
_CROWDED: Final = 40
"""A word that more sentences share brings no two of them together."""
_CLOSEST: Final = 8

Stems = Callable[[str], Iterable[str]]
Alike = Callable[[frozenset[str], frozenset[str]], float]
Held = tuple[int, int, float, tuple[str, ...]]
"""The numbers of two lines, how alike they are, and why."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as it is compared: its words, what it speaks of, who speaks in it (`named`: in stems), and its figures."""

    span: Span
    stems: frozenset[str]
    named: frozenset[str] = frozenset()
    speakers: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    is_attributed: bool = False

    @property
    def voices(self) -> frozenset[str]:
        """The last words of the speakers' names, small."""
        return frozenset(name.split()[-1].casefold() for name in self.speakers if name.split())


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report cut into sentences, without headings and what is set aside."""

    report: Report
    reading: Reading
    lines: tuple[Line, ...]


def sheet(document: Document, reading: Reading, stems: Stems) -> Sheet:
    """Cut a report into lines."""
    spoken: defaultdict[int, list[str]] = defaultdict(list)
    for one in reading.attributions:
        for index in {document.sentence_at(span.start) for span in (*one.cue[:1], *one.content[:1])}:
            spoken[index].append(one.speaker)
    counted: defaultdict[int, list[Figure]] = defaultdict(list)
    for figure in reading.figures:
        counted[document.sentence_at(figure.evidence.start)].append(figure)
    lines = []
    for index, row in enumerate(document.sentences):
        if document.paragraphs[row.paragraph].kind in ("text", "list"):
            span = document.span(row.start, row.end)
            names = tuple(dict.fromkeys(name for name in spoken[index] if name))
            named = frozenset(stem for name in names for stem in stems(name))
            lines.append(Line(span, frozenset(stems(span.exact)), named, names, tuple(counted[index]), bool(spoken[index])))
    return Sheet(reading.report, reading, tuple(lines))


def again(a: Sheet, b: Sheet, account: Account, copy: Copy | None) -> list[Held]:
    """What is known to be one: the sentences that a copy has from its original, and retellings."""
    known: list[tuple[Citation, Citation, str]] = []
    known += [(own, other, "the same sentence") for own, other in (copy.passages if copy else ())]
    statements = {row.id: row.citation for reading in account.readings for row in reading.statements}
    for retelling in account.retellings:
        told = [statements[key] for key in retelling.statements if key in statements]
        of_b = [row for row in told if row.report == b.report.id]
        known += [(row, other, "one statement told again") for row in told if row.report == a.report.id for other in of_b]
    held: list[Held] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for own, other, reason in known:
        left, right = (own, other) if own.report == a.report.id else (other, own)
        i, j = _line_of(a, left), _line_of(b, right)
        if i is not None and j is not None and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            held.append((i, j, 1.0, (reason,)))
    return held


def _line_of(side: Sheet, cited: Citation) -> int | None:
    """The line in which the middle of the words stands."""
    middle = (cited.evidence.start + cited.evidence.end) // 2
    number = bisect_right(side.lines, middle, key=lambda line: line.span.start) - 1
    return number if number >= 0 and middle <= side.lines[number].span.end else None


def aligned(a: Sheet, b: Sheet, alike: Alike, taken_a: set[int], taken_b: set[int]) -> list[Held]:
    """The other lines that tell the same, the likest first, each at most once."""
    by_stem: defaultdict[str, list[int]] = defaultdict(list)
    for j, line in enumerate(b.lines):
        for stem in sorted(line.stems):
            by_stem[stem].append(j)
    scored: list[Held] = []
    for i, line in enumerate(a.lines):
        votes: Counter[int] = Counter()
        for stem in sorted(line.stems):
            if len(by_stem.get(stem, ())) <= _CROWDED:
                votes.update(by_stem.get(stem, ()))
        for j, _ in sorted(votes.items(), key=lambda row: (-row[1], row[0]))[:_CLOSEST]:
            score, reasons = _score(line, b.lines[j], alike)
            if score >= _ALIKE and i not in taken_a and j not in taken_b:
                scored.append((i, j, score, reasons))
    held: list[Held] = []
    used_a, used_b = set(taken_a), set(taken_b)
    for row in sorted(scored, key=lambda row: (-row[2], row[0], row[1])):
        if row[0] not in used_a and row[1] not in used_b:
            used_a.add(row[0])
            used_b.add(row[1])
            held.append(row)
    return held


def _score(a: Line, b: Line, alike: Alike) -> tuple[float, tuple[str, ...]]:
    """How likely two lines tell the same, and why. Whom both credit counts once, as the speaker."""
    same_speaker = bool(a.voices & b.voices)
    left, right = (a.stems - b.named, b.stems - a.named) if same_speaker else (a.stems, b.stems)
    if len(left & right) < 2 or min(len(left), len(right)) < _FEWEST:
        return 0.0, ()
    score = alike(left, right)
    reasons = ["the same words" if score >= 0.8 else "words in common"]
    if same_speaker:
        score += _SAME_SPEAKER
        reasons.append("the same speaker")
    values = [{(figure.value, figure.unit) for figure in line.figures} for line in (a, b)]
    if values[0] & values[1]:
        score += _SAME_FIGURE
        reasons.append("the same figure")
    elif {unit for _, unit in values[0]} & {unit for _, unit in values[1]}:
        score -= _OTHER_FIGURE
    return score, tuple(reasons)
