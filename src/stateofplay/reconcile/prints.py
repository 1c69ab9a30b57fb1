"""What is kept of a report to recognise its text: shingles of its words and of its skeleton, and its sentences."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from stateofplay.model.reading import Reading
from stateofplay.model.report import Report
from stateofplay.reconcile.similarity import containment, dice, shingles, skeleton
from stateofplay.reconcile.words import Word, quotations, sentences, words

WORD_RUN: Final = 3
SKELETON_RUN: Final = 5
_SHORT: Final = 5
_QUOTES: Final = str.maketrans("“”„‟’‘‚‛–—", "\"\"\"\"''''--")
_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: its offsets, number of words, and the shingles (of 3) of its words and of its skeleton."""

    start: int
    end: int
    size: int
    words: frozenset[int]
    skeleton: frozenset[int]
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Print:
    """A report as it is compared. Shingles leave out what stands in quotation marks, unless little else is there.

    `plain` is the digest of the text without regard to spaces and the form of quotation marks; "" for no text.
    """

    report: Report
    plain: str
    size: int
    words: frozenset[int]
    skeleton: frozenset[int]

    def lines(self) -> tuple[Line, ...]:
        """The sentences. They are cut anew at each call: few reports need them, and kept they would take most of the memory."""
        text = self.report.text
        cut = (
            (start, end, words(text, start, end))
            for low, high in _kept(self.report)
            for start, end in sentences(text, low, high)
        )
        return tuple(_line(start, end, inside) for start, end, inside in cut if len(inside) >= _SHORT)


def take(reading: Reading) -> Print:
    """The print of a report, without its set-aside blocks."""
    report = reading.report
    text = report.text
    told: list[Word] = []
    spoken: list[Word] = []
    kept: list[str] = []
    for low, high in _kept(report):
        kept.append(text[low:high])
        quoted = quotations(text, low, high)
        ends = [b for _, b in quoted]
        for start, end in sentences(text, low, high):
            inside = words(text, start, end)
            for word in inside:
                at = bisect_right(ends, word.start)
                spoke = at < len(quoted) and quoted[at][0] <= word.start
                (spoken if spoke else told).append(word)
    used = told if len(told) >= max(40, len(spoken) // 4) else sorted(told + spoken, key=lambda word: word.start)
    plain = _SPACE.sub(" ", " ".join(kept).translate(_QUOTES)).strip()
    return Print(
        report,
        hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest() if plain else "",
        len(told) + len(spoken),
        shingles([word.form for word in used], WORD_RUN),
        shingles(skeleton(used), SKELETON_RUN),
    )


def _line(start: int, end: int, inside: list[Word]) -> Line:
    forms = [word.form for word in inside]
    return Line(start, end, len(inside), shingles(forms, WORD_RUN), shingles(skeleton(inside), WORD_RUN), frozenset(forms))


def _kept(report: Report) -> list[tuple[int, int]]:
    """The stretches of the text between the set-aside blocks."""
    out: list[tuple[int, int]] = []
    at = 0
    for block in report.set_aside:
        if block.span.start > at:
            out.append((at, block.span.start))
        at = max(at, block.span.end)
    if at < len(report.text):
        out.append((at, len(report.text)))
    return out


def likeness(a: Line, b: Line) -> float:
    """How like two sentences are, in their words or in their skeleton, 0 to 1; a sentence cut short counts as the same."""
    whole = max(dice(a.words, b.words), dice(a.skeleton, b.skeleton), dice(a.terms, b.terms))
    cut = min(containment(a.words, b.words) if a.size > 8 else 0.0, 0.95)
    return max(whole, cut)


def verbatim(a: Line, b: Line) -> bool:
    """Whether the shorter sentence stands in the other nearly word for word."""
    common = len(a.words & b.words)
    return common >= 0.85 * min(len(a.words), len(b.words))
