"""Choosing words of a passage: a stretch whose ends move by a word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import Final

from stateofplay.model import Span

_WORD: Final = re.compile(r"\w+(?:['’\-]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that are being chosen: `first` to `last`, both in, of the passage's `words`, which are offsets into the text."""

    text: str
    words: tuple[tuple[int, int], ...]
    first: int
    last: int

    @classmethod
    def of(cls, text: str, passage: tuple[int, int], start: int, end: int) -> Stretch:
        """The words of a passage that a stretch of the text touches; raises ValueError where the passage has no word."""
        words = tuple(found.span() for found in _WORD.finditer(text, *passage))
        if not words:
            raise ValueError("there are no words to choose from")
        most = len(words) - 1
        first = min(bisect_right(words, start, key=lambda word: word[1]), most)
        last = min(max(first, bisect_left(words, end, key=lambda word: word[0]) - 1), most)
        return cls(text, words, first, last)

    @property
    def span(self) -> Span:
        """The words chosen."""
        return Span.of(self.text, self.words[self.first][0], self.words[self.last][1])

    def moved(self, *, start: int = 0, end: int = 0) -> Stretch:
        """With its ends so many words further; it keeps one word at least, and stays in the passage."""
        first = min(max(self.first + start, 0), len(self.words) - 1)
        last = min(max(self.last + end, 0), len(self.words) - 1)
        if first > last:
            first, last = (first, first) if start else (last, last)
        return replace(self, first=first, last=last)
