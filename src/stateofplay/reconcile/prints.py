"""What is kept of a report to recognise its text: shingles of its words and of its skeleton, and its sentences."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from stateofplay.language.stems import Word, words
from stateofplay.language.stretches import quotations, sentences
from stateofplay.model.report import Report
from stateofplay.reconcile.similarity import shingles, skeleton

WORD_RUN: Final = 3
SKELETON_RUN: Final = 5
_SHORT: Final = 5
_LONG: Final = 8
"""Words beyond which a sentence that stands in another one is that sentence, cut short."""
_ORDERED: Final = 0.1
"""Words in common and in the same order are worth so much more than words in common."""
_QUOTES: Final = str.maketrans("“”„‟’‘‚‛–—", "\"\"\"\"''''--")
_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: its offsets, its words, how many of them stand in quotation marks, and its shingles (of 3)."""

    start: int
    end: int
    forms: tuple[str, ...]
    quoted: int
    words: frozenset[int]
    skeleton: frozenset[int]
    terms: frozenset[str]

    @property
    def size(self) -> int:
        """The number of its words."""
        return len(self.forms)


class Sentence(NamedTuple):
    """A sentence: its offsets, its words, and how many of them stand in quotation marks."""

    start: int
    end: int
    words: list[Word]
    quoted: int


@dataclass(frozen=True, slots=True)
class Print:
    """A report as it is compared: the shingles of its words and of its skeleton, and its sentences.

    `plain` is the digest of the text, as `plain` gives it; `size` is in words.
    """

    report: Report
    plain: str
    size: int
    words: frozenset[int]
    skeleton: frozenset[int]
    sentences: tuple[Sentence, ...] = field(repr=False, compare=False)

    def lines(self) -> tuple[Line, ...]:
        """The sentences of some length, with their shingles."""
        return tuple(_line(sentence) for sentence in self.sentences if len(sentence.words) >= _SHORT)


def of(report: Report) -> Print:
    """The print of a report, without its set-aside blocks."""
    cut = tuple(_sentences(report))
    inside = [word for sentence in cut for word in sentence.words]
    return Print(
        report,
        plain(report),
        len(inside),
        shingles([word.form for word in inside], WORD_RUN),
        shingles(skeleton(inside), SKELETON_RUN),
        cut,
    )


def lines(report: Report) -> tuple[Line, ...]:
    """The sentences of some length of a report, with their shingles, without those set aside."""
    return tuple(_line(sentence) for sentence in _sentences(report) if len(sentence.words) >= _SHORT)


def plain(report: Report) -> str:
    """The digest of a report's text without regard to spaces and the form of quotation marks; "" for no text."""
    text = _SPACE.sub(" ", " ".join(report.text[low:high] for low, high in kept(report)).translate(_QUOTES)).strip()
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() if text else ""


def length(report: Report) -> int:
    """How long a report is, in words between spaces, without its set-aside blocks."""
    return sum(len(report.text[low:high].split()) for low, high in kept(report))


def _sentences(report: Report) -> Iterator[Sentence]:
    """The sentences between the set-aside blocks, in order."""
    text = report.text
    for low, high in kept(report):
        quotes = quotations(text, low, high)
        ends = [end for _, end in quotes]
        for start, end in sentences(text, low, high):
            inside = words(text, start, end)
            quoted = 0
            if quotes and (at := bisect_right(ends, start)) < len(ends) and quotes[at][0] < end:
                places = (bisect_right(ends, word.start) for word in inside)
                quoted = sum(at < len(quotes) and quotes[at][0] <= word.start for at, word in zip(places, inside, strict=True))
            lead = len(text[start:end]) - len(text[start:end].lstrip())
            yield Sentence(start + lead, end, inside, quoted)


def _line(sentence: Sentence) -> Line:
    forms = tuple(word.form for word in sentence.words)
    bones = shingles(skeleton(sentence.words), WORD_RUN)
    return Line(sentence.start, sentence.end, forms, sentence.quoted, shingles(forms, WORD_RUN), bones, frozenset(forms))


def kept(report: Report) -> list[tuple[int, int]]:
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
    """How like two sentences are, in their words, their order or their skeleton, 0 to 1; one cut short counts as the same."""
    terms, runs, bones = len(a.terms & b.terms), len(a.words & b.words), len(a.skeleton & b.skeleton)
    shared = 2 * terms / ((len(a.terms) + len(b.terms)) or 1)
    cut = min(runs / len(a.words), 0.95) if len(a.forms) > _LONG else 0.0
    alike = 2 * runs / ((len(a.words) + len(b.words)) or 1)
    whole = max(alike, 2 * bones / ((len(a.skeleton) + len(b.skeleton)) or 1), shared, cut)
    if whole >= 0.5 or shared < 0.25:
        return whole
    return max(whole, _ORDERED + 2 * common_run(a.forms, b.forms) / (len(a.forms) + len(b.forms)))


def common_run(a: Sequence[str], b: Sequence[str]) -> int:
    """The length of the longest common subsequence (Hyyrö 2004, "Bit-parallel LCS-length computation revisited")."""
    places: defaultdict[str, int] = defaultdict(int)
    for at, form in enumerate(a):
        places[form] |= 1 << at
    full = (1 << len(a)) - 1
    left = full
    for form in b:
        met = left & places.get(form, 0)
        left = ((left + met) | (left - met)) & full
    return len(a) - left.bit_count()


def verbatim(a: Line, b: Line) -> bool:
    """Whether the shorter sentence stands in the other nearly word for word."""
    common = len(a.words & b.words)
    return common >= 0.85 * min(len(a.words), len(b.words))
