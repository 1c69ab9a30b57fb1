"""Sentences and quotations of a bare text as offsets, for comparing reports of which only the text is at hand.

Quotations are those of `quotations.find`. Sentences are not those of `sentences.find`: it needs tokens, and the two together
take fifteen times as long as the one pass over the stops here. With them the search for copies takes two fifths longer, all of
reconciling a fifth, and copies, retellings and conflicts of the marked sets come out the same. Titles and months are of the one
list of abbreviations; what this splitter leaves out is what the words around a stop say.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from stateofplay.language import quotations as quoted
from stateofplay.language.abbreviations import MONTHS, TITLES
from stateofplay.language.clean import clean
from stateofplay.model.document import Paragraph

_STOP: Final = re.compile(r"[.!?][\"”'’)\]]*\s++(?=[\"“‘'(\[]?[^\W_a-z])|\n\s*+")
_BEFORE_STOP: Final = re.compile(r"\b[^\W\d_]{1,6}\Z")
_HELD: Final = TITLES | MONTHS | {"vs"}
"""Their stop ends no sentence, and neither does that of a single letter."""
_REACH: Final = 8
"""So many characters before a stop are looked at."""
_LINE: Final = re.compile(r"[^\n]+")
_MARKS: Final = re.compile(r"[\"“”„‟«»‘'’]|``")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """(start, end) of each sentence of `text[start:end]`, in order; a line end always ends one."""
    stop = len(text) if end is None else end
    return list(_whole(text)) if (start, stop) == (0, len(text)) else _cut(text, start, stop)


@lru_cache(maxsize=8_192)
def _whole(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a whole text, which is asked for again and again."""
    return tuple(_cut(text, 0, len(text)))


def forget() -> None:
    """Let go of the texts whose sentences are kept."""
    _whole.cache_clear()


def _cut(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    low = start
    for found in _STOP.finditer(text, start, stop):
        if text[found.start()] == "." and _is_held(text, max(low, found.start() - _REACH), found.start()):
            continue
        high = found.start() + len(found.group().rstrip())
        if text[low:high].strip():
            out.append((low, high))
        low = found.end()
    if text[low:stop].strip():
        out.append((low, stop))
    return out


def _is_held(text: str, low: int, stop: int) -> bool:
    """Whether the stop at `stop` belongs to the word before it."""
    word = _BEFORE_STOP.search(text, low, stop)
    return word is not None and (len(word.group()) == 1 or word.group().lower() in _HELD)


def quotations(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """(start, end) of the words inside quotation marks in `text[start:end]`, in order; without quotations in quotations."""
    stop = len(text) if end is None else end
    if not _MARKS.search(text, start, stop):
        return []
    part = text[start:stop]
    lines = [Paragraph(line.start(), line.end(), 0, 0) for line in _LINE.finditer(part)]
    found = quoted.find(clean(part), part, lines)
    return [(start + one.inner.start, start + one.inner.end) for one in found if one.depth == 0]
