"""Paragraphs: the lines of a report that say something, and what each of them is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from stateofplay.model.document import Paragraph, Sentence
from stateofplay.model.report import Report

_LINE: Final = re.compile(r"[^\n]+")
_ITEM: Final = re.compile(r"(?:[•‣◦▪●∙*·–-]|\d{1,2}[.)]|\(?[a-z\d]{1,3}\))\s+\S")


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int


def find(report: Report) -> tuple[Paragraph, ...]:
    """The lines of the text that are not blank, without the white space around them; sentences are still to be counted."""
    asides = [_Stretch(block.span.start, block.span.end) for block in report.set_aside]
    headings = [_Stretch(span.start, span.end) for span in report.headings]
    out: list[Paragraph] = []
    for line in _LINE.finditer(report.text):
        words = line.group()
        bare = words.strip()
        if not bare:
            continue
        start = line.start() + len(words) - len(words.lstrip())
        end = start + len(bare)
        if _covered(asides, start, end):
            kind = "aside"
        elif _covered(headings, start, end):
            kind = "heading"
        else:
            kind = "list" if _ITEM.match(bare) else "text"
        out.append(Paragraph(start, end, 0, 0, kind))
    return tuple(out)


def with_sentences(paragraphs: Sequence[Paragraph], sentences: Sequence[Sentence]) -> tuple[Paragraph, ...]:
    """The paragraphs, each with the indices of its sentences."""
    out: list[Paragraph] = []
    at = 0
    for index, paragraph in enumerate(paragraphs):
        first = at
        while at < len(sentences) and sentences[at].paragraph == index:
            at += 1
        out.append(replace(paragraph, first_sentence=first, last_sentence=at))
    return tuple(out)


def _covered(stretches: Sequence[_Stretch], start: int, end: int) -> bool:
    """Whether at least half of the line lies in one of the stretches (in order, not overlapping)."""
    at = bisect_right(stretches, end, key=lambda stretch: stretch.start) - 1
    inside = 0
    while at >= 0 and stretches[at].end > start:
        inside += min(end, stretches[at].end) - max(start, stretches[at].start)
        at -= 1
    return 2 * inside >= end - start and inside > 0
