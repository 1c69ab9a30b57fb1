"""Two wordings of one passage, word by word: what stays, what goes, what comes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

_WORD: Final = re.compile(r"\w+(?:['’.,]\w+)*|[^\w\s]")
_LONGEST: Final = 400
"""Words of a passage that are compared; comparing takes the square of them."""


class Fate(StrEnum):
    """What became of words."""

    SAME = "same"
    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both wordings, in the old one alone, or in the new one alone."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Both wordings as one row of pieces; `share` is the share of words that are the same, 0 to 1."""

    pieces: tuple[Piece, ...]
    share: float

    @property
    def is_same(self) -> bool:
        """Whether no word differs."""
        return all(piece.fate is Fate.SAME for piece in self.pieces)


def wording(old: str, new: str) -> Wording:
    """Compare two wordings; small and capital letters are one, and so are straight and curved quotation marks."""
    a, b = _cut(old), _cut(new)
    matcher = SequenceMatcher(None, [_key(text) for text, _ in a], [_key(text) for text, _ in b], autojunk=False)
    pieces: list[Piece] = []
    same = 0
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            same += j - i
            pieces.append(Piece(Fate.SAME, _joined(a[i:j])))
            continue
        if j > i:
            pieces.append(Piece(Fate.OLD, _joined(a[i:j])))
        if m > k:
            pieces.append(Piece(Fate.NEW, _joined(b[k:m])))
    return Wording(tuple(pieces), 2 * same / max(1, len(a) + len(b)))


def _cut(text: str) -> list[tuple[str, bool]]:
    """The words and marks of a text, each with whether white space goes before it."""
    found = list(_WORD.finditer(text))[:_LONGEST]
    return [(row.group(), row.start() > 0 and text[row.start() - 1].isspace()) for row in found]


def _joined(row: list[tuple[str, bool]]) -> str:
    """The words with the spaces between them, and one before where one was."""
    return "".join((" " if space else "") + text for text, space in row)


def _key(text: str) -> str:
    return text.casefold().translate(_MARKS)


_MARKS: Final = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})
