"""Words cut into the pieces that the network knows: lower case, no accents, WordPiece.

Cutting is that of BERT (Devlin et al. 2019): marks stand alone, and the longest known piece is taken from the left, again and
again. Work is bounded for every word: no more than `MOST_PIECES` pieces of no more than `_LONGEST` characters are looked for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

MOST_PIECES: Final = 8
"""A word gives so many pieces at most: a long address says enough with its beginning."""
_LONGEST: Final = 100
_CONTINUED: Final = "##"
_REMEMBERED: Final = 100_000


class Pieces:
    """The vocabulary, and every word cut so far."""

    def __init__(self, vocabulary: tuple[str, ...]) -> None:
        """Take the pieces in the order of their numbers.

        Args:
            vocabulary: one piece for each number, with `[UNK]`, `[CLS]`, `[SEP]` and `[unused0]` among them.
        """
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._longest = max(map(len, vocabulary))
        self.unknown = self._numbers["[UNK]"]
        self.opens = self._numbers["[CLS]"]
        self.closes = self._numbers["[SEP]"]
        self.line_break = self._numbers["[unused0]"]
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """The numbers of the word's pieces; never empty."""
        found = self._known.get(word)
        if found is None:
            found = self._cut(word)
            if len(self._known) < _REMEMBERED:
                self._known[word] = found
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        numbers: list[int] = []
        for part in _parts(word[:_LONGEST]):
            numbers.extend(self._longest_first(part))
            if len(numbers) >= MOST_PIECES:
                break
        return tuple(numbers[:MOST_PIECES]) or (self.unknown,)

    def _longest_first(self, part: str) -> list[int]:
        numbers: list[int] = []
        start = 0
        while start < len(part):
            end = min(len(part), start + self._longest)
            while end > start:
                piece = part[start:end] if start == 0 else _CONTINUED + part[start:end]
                number = self._numbers.get(piece)
                if number is not None:
                    break
                end -= 1
            else:
                return [self.unknown]
            numbers.append(number if number is not None else self.unknown)
            start = end
        return numbers


def _parts(word: str) -> Iterator[str]:
    """The runs of letters and digits in the word without accents, and each mark by itself."""
    run: list[str] = []
    for char in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(char)
        if category == "Mn" or category[0] == "C":
            continue
        if category[0] in "PS" or _is_ideograph(char):
            if run:
                yield "".join(run)
                run = []
            yield char
        elif category[0] != "Z":
            run.append(char)
    if run:
        yield "".join(run)


def _is_ideograph(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or "\U00020000" <= char <= "\U0002ebef"
