"""Until when an offer stands: "stands until Friday", "lapses on 31 March", in the words of its sentence or the one after it."""

from __future__ import annotations

from collections.abc import Iterator

from stateofplay.language import closed as w
from stateofplay.language.inflect import stem
from stateofplay.model.document import Document
from stateofplay.model.span import Span

_UNTIL = frozenset({"until", "till", "through"})
_ENDS = frozenset(stem(x) for x in "lapse lapses lapsed expire expires expired expiry perish perishes void voided".split())
_WITHDRAWN = frozenset({"withdrawn", "off", "valid"})
_LINKS = frozenset({"on", "at", "with", "by", "after", "for", "the"})
_REACH = 10
"""A time is named within so many tokens of the words that open it."""


def expiry(document: Document, index: int) -> Span | None:
    """The words that say when the offer of a sentence (by index) ends, there or in the next; None where neither does."""
    row = document.sentences[index]
    for at in (index, index + 1):
        if at < len(document.sentences) and document.sentences[at].paragraph == row.paragraph:
            found = next(_ends(document, at), None)
            if found is not None:
                return found
    return None


def _ends(document: Document, index: int) -> Iterator[Span]:
    row = document.sentences[index]
    tokens = document.tokens
    for i in range(row.first, row.last - 1):
        word = tokens[i].lower
        opens = word in _UNTIL
        if not opens and not ((stem(word) in _ENDS or word in _WITHDRAWN) and tokens[i + 1].lower in _LINKS):
            continue
        stop = min(row.last, i + _REACH)
        end = next((j for j in range(i + 1, stop) if tokens[j].lower in w.STOPS | w.QUOTES | {",", ";"}), stop)
        span = document.token_span(i, end)
        if any(date.span.start < span.end and span.start < date.span.end for date in document.dates):
            yield span
