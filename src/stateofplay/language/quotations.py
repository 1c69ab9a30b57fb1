"""Quotations: what stands between quotation marks, however badly the marks are kept.

Each mark is read as opening or closing by what stands beside it; only where that says nothing does its shape decide.
Work is linear in the text: every mark is looked at a fixed number of times.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from stateofplay.language.wordset import words
from stateofplay.model.document import CleanText, Paragraph, Quotation
from stateofplay.model.span import Span

_MARK: Final = re.compile(r"''|``|[\"“”„‟«»‘']")
_OPENING: Final = words("“ „ ‟ « `` ‘")
_CLOSING: Final = words("” » ''")
_SINGLE: Final = frozenset("‘'")
_BEFORE_OPENER: Final = frozenset(" \n([{<—–-/")
_AFTER_CLOSER: Final = frozenset(" \n.,;:!?)]}>—–-…/")
_ELIDED: Final = re.compile(r"(?:em|tis|twas|til|cause|n|bout|round|\d\ds?)\b", re.IGNORECASE)
_INCHES: Final = re.compile(r"\d'\d{1,2}\Z")


@dataclass(frozen=True, slots=True)
class _Mark:
    """One mark: where it stands in the clean text and what it can do there."""

    start: int
    end: int
    single: bool
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class _Pair:
    """A quotation in the clean text: its outer and inner stretch."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    open_ended: bool


def find(clean: CleanText, text: str, paragraphs: Sequence[Paragraph]) -> tuple[Quotation, ...]:
    """The quotations of a report in order of the text, an outer one before those inside it."""
    marks = [_read(clean.text, found.start(), found.end()) for found in _MARK.finditer(clean.text)]
    places = [clean.offsets(mark.start) for mark in marks]
    out: list[Quotation] = []
    at = 0
    running = False
    for paragraph in paragraphs:
        first = at
        while at < len(marks) and places[at] < paragraph.end:
            at += 1
        if paragraph.kind == "aside":
            continue
        pairs = _pairs(clean.text, marks[first:at], _end_of_line(clean, marks, first, at))
        reopened = running and at > first and places[first] == paragraph.start
        for pair in _nested(sorted(pairs, key=lambda pair: (pair.start, -pair.end))):
            if not any(map(str.isalnum, clean.text[pair.inner_start : pair.inner_end])):
                continue
            outer = Span.of(text, *clean.span(pair.start, pair.end))
            inner = Span.of(text, *clean.span(pair.inner_start, pair.inner_end))
            continues = reopened and outer.start == paragraph.start
            out.append(Quotation(outer, inner, pair.depth, pair.open_ended, continues))
        running = any(
            pair.open_ended and pair.depth == 0 and clean.span(pair.start, pair.end)[1] == paragraph.end for pair in pairs
        )
    return tuple(out)


def _nested(pairs: Iterable[_Pair]) -> Iterator[_Pair]:
    """The pairs, by start, without those that begin in one and end behind it, as where marks of several forms are mixed."""
    around: list[int] = []
    for pair in pairs:
        while around and around[-1] <= pair.start:
            around.pop()
        if not around or pair.end <= around[-1]:
            around.append(pair.end)
            yield pair


def _end_of_line(clean: CleanText, marks: Sequence[_Mark], first: int, last: int) -> int:
    """Where the line of the marks `first` to `last` ends in the clean text, without white space."""
    if first == last:
        return 0
    end = clean.text.find("\n", marks[last - 1].end)
    end = len(clean.text) if end < 0 else end
    while clean.text[end - 1].isspace():
        end -= 1
    return end


def _read(text: str, start: int, end: int) -> _Mark:
    """What the mark at `start` to `end` can do, by the characters beside it."""
    mark = text[start:end]
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    opens = (before in _BEFORE_OPENER or before in "“„«‘\"'") and not after.isspace()
    closes = not before.isspace() and before not in "([" and (after in _AFTER_CLOSER or after in "”»\"'" or after.isspace())
    if mark in _SINGLE:
        opens = opens and (mark == "‘" or before not in "-/") and (after.isalnum() or after in '“"‘$£€[(…')
        opens = opens and not _ELIDED.match(text, end)
        return _Mark(start, end, single=True, opens=opens, closes=closes and mark == "'" and before not in "‘“")
    if mark == '"' and _INCHES.search(text, max(0, start - 4), start):
        return _Mark(start, end, single=False, opens=False, closes=False)
    if opens == closes:
        opens, closes = mark not in _CLOSING, mark not in _OPENING
    return _Mark(start, end, single=False, opens=opens, closes=closes)


def _pairs(text: str, marks: Sequence[_Mark], end: int) -> list[_Pair]:
    """The quotations of one line."""
    doubles = _double_pairs(text, [mark for mark in marks if not mark.single], end)
    singles = [mark for mark in marks if mark.single]
    if not singles:
        return doubles
    outside: list[_Mark] = []
    inner: list[_Pair] = []
    at = 0
    for pair in (pair for pair in doubles if not pair.depth):
        first = at
        while at < len(singles) and singles[at].start < pair.start:
            at += 1
        outside += singles[first:at]
        first = at
        while at < len(singles) and singles[at].end <= pair.end:
            at += 1
        inner += _single_pairs(text, singles[first:at], 1)
    outer = _single_pairs(text, outside + singles[at:], 0)
    return [*outer, *_deepened(doubles + inner, outer)]


def _deepened(pairs: Sequence[_Pair], outer: Sequence[_Pair]) -> list[_Pair]:
    """The pairs, one level deeper where one of `outer` (in order, apart from each other) holds them."""
    out: list[_Pair] = []
    for pair in pairs:
        at = bisect_right(outer, pair.start, key=lambda around: around.start) - 1
        inside = at >= 0 and outer[at].end >= pair.end
        out.append(replace(pair, depth=pair.depth + 1) if inside else pair)
    return out


def _double_pairs(text: str, marks: Sequence[_Mark], end: int) -> list[_Pair]:
    """Pairs of double marks, in the order in which the outer ones open."""
    pairs: list[_Pair] = []
    opened: list[_Mark] = []
    for index, mark in enumerate(marks):
        if not opened:
            if mark.opens:
                opened.append(mark)
        elif mark.closes:
            opener = opened.pop()
            pairs.append(_Pair(opener.start, mark.end, opener.end, mark.start, len(opened), open_ended=False))
        elif mark.opens:
            if len(opened) == 1 and _nests(marks, index):
                opened.append(mark)
                continue
            opener = opened.pop()
            stop = mark.start
            while stop > opener.end and text[stop - 1].isspace():
                stop -= 1
            pairs.append(_Pair(opener.start, stop, opener.end, stop, 0, open_ended=True))
            opened = [mark]
    if opened:
        pairs.append(_Pair(opened[0].start, end, opened[0].end, end, 0, open_ended=True))
    return sorted(pairs, key=lambda pair: (pair.start, -pair.end))


def _nests(marks: Sequence[_Mark], index: int) -> bool:
    """Whether the opening mark at `index`, met inside a quotation, is followed by two closing ones."""
    following = marks[index + 1 : index + 3]
    return len(following) == 2 and all(mark.closes and not mark.opens for mark in following)


def _single_pairs(text: str, marks: Sequence[_Mark], depth: int) -> list[_Pair]:
    """Pairs of single marks; an opening one without a partner is an apostrophe."""
    pairs: list[_Pair] = []
    opener: _Mark | None = None
    for index, mark in enumerate(marks):
        if mark.opens and (opener is None or not mark.closes):
            opener = mark
        elif opener and mark.closes and not _is_possessive(text, marks, index):
            pairs.append(_Pair(opener.start, mark.end, opener.end, mark.start, depth, open_ended=False))
            opener = None
    return pairs


def _is_possessive(text: str, marks: Sequence[_Mark], index: int) -> bool:
    """Whether the mark follows a plural ("the workers' demand") and another mark is left to close the quotation."""
    mark = marks[index]
    plural = (
        text[mark.start - 1] in "sS" and text[mark.end : mark.end + 1] == " " and text[mark.end + 1 : mark.end + 2].islower()
    )
    if not plural or index + 1 == len(marks):
        return False
    following = marks[index + 1]
    return following.closes and not following.opens
