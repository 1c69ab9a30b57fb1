"""Finding words again when the text around them has shifted: a quotation, its place, and what stood beside it.

After the text quote and text position selectors of the W3C's Web Annotation Data Model (2017).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from stateofplay.model import Report, Span

AROUND: Final = 32
"""Characters kept on each side."""
_MOST: Final = 1_000
"""Places of the same words that are weighed."""
_SHORT: Final = 20
"""Words of fewer characters may stand anywhere."""
_COMMON: Final = 8
"""So many of the characters around them tell that short or repeated words are those that were meant."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words with their place, and the characters before and after them."""

    span: Span
    before: str
    after: str

    @classmethod
    def of(cls, report: Report, span: Span) -> Quote:
        """The quotation of a span of the report."""
        text = report.text
        return cls(span, text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND])

    @classmethod
    def within(cls, outer: Span, span: Span) -> Quote:
        """The quotation of a span, with what is known from a wider span of the same text to stand around it."""
        if not outer.covers(span):
            return cls(span, "", "")
        start, end = span.start - outer.start, span.end - outer.start
        return cls(span, outer.exact[max(0, start - AROUND) : start], outer.exact[end : end + AROUND])


def relocate(quote: Quote, text: str) -> Span | None:
    """Where the words stand in another version of the text: of several places the one with the likest surroundings.

    Among equals the one nearest to where they stood. None where the text no longer says them, and where words that are short,
    or stand at several places, have less than eight of the characters beside them in common with what stood there (less than
    all, where fewer are known).
    """
    words = quote.span.exact
    if not words:
        return None
    places: list[int] = []
    at = text.find(words)
    while at >= 0 and len(places) < _MOST:
        places.append(at)
        at = text.find(words, at + 1)
    if not places:
        return None

    def likeness(start: int) -> tuple[int, int]:
        end = start + len(words)
        beside = _common_end(text[max(0, start - AROUND) : start], quote.before) + _common_start(
            text[end : end + AROUND], quote.after
        )
        return beside, -abs(start - quote.span.start)

    start = max(places, key=likeness)
    if len(words) < _SHORT or len(places) > 1:
        asked = min(_COMMON, len(quote.before) + len(quote.after))
        if likeness(start)[0] < asked:
            return None
    return Span.of(text, start, start + len(words))


def is_unmistakable(words: str, text: str) -> bool:
    """Whether words are found without their surroundings: they are not short, and the text says them once."""
    at = text.find(words)
    return len(words) >= _SHORT and at >= 0 and text.find(words, at + 1) < 0


def _common_start(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _common_end(one: str, other: str) -> int:
    return _common_start(one[::-1], other[::-1])
