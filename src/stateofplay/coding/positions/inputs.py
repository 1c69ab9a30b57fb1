"""What the network is given: the vectors of a sentence and of a proposition, and marks on the sentence's pieces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stateofplay.language.clauses import Stretch
from stateofplay.language.tagger import store
from stateofplay.language.tagger.features import shape_of
from stateofplay.language.tokens import tokenize
from stateofplay.model.codebook import Issue
from stateofplay.model.encoded import Encoded

MARKS: Final = 4
NAMED, VOICE, TERM, SAID = range(MARKS)
LONGEST: Final = 160
"""Pieces of a sentence that are read; few sentences are longer."""
_PROPOSED: Final = 62

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sight:
    """The words of a sentence that the network sees: `first` to `last` (exclusive) of `Encoded.words`."""

    encoded: Encoded
    first: int
    last: int

    @property
    def vectors(self) -> Floats:
        """[pieces, width]."""
        return self.encoded.vectors[self.encoded.at[self.first] : self.encoded.at[self.last]].astype(np.float32)

    @property
    def tokens(self) -> NDArray[np.int32]:
        """For each word its index in the report's tokens."""
        return self.encoded.words[self.first : self.last]

    @property
    def starts(self) -> NDArray[np.int32]:
        """For each word its first piece, counted from the first that is seen."""
        places: NDArray[np.int32] = self.encoded.at[self.first : self.last] - self.encoded.at[self.first]
        return places

    def mask(self, stretches: Iterable[Stretch]) -> NDArray[np.bool_]:
        """[pieces] whether a piece belongs to tokens of `stretches`."""
        words = np.zeros(self.last - self.first, np.bool_)
        for first, last in stretches:
            words |= (self.tokens >= first) & (self.tokens < last)
        return np.repeat(words, np.diff(self.encoded.at[self.first : self.last + 1]))


def sight(encoded: Encoded, tokens: Stretch) -> Sight | None:
    """The sentence at `tokens` as the network sees it; None where it sees nothing of it (a block that was set aside)."""
    first, last = (int(i) for i in np.searchsorted(encoded.words, tokens))
    if first == last:
        return None
    room = int(np.searchsorted(encoded.at, encoded.at[first] + LONGEST, side="right")) - 1
    return Sight(encoded, first, min(last, max(room, first + 1)))


def marks(seen: Sight, named: Iterable[Stretch], voice: Iterable[Stretch], terms: Iterable[Stretch]) -> Floats:
    """[pieces of the sentence, MARKS], 1 where a piece stands for the holder, is its words, matches the issue's terms."""
    columns = [seen.mask(named), seen.mask(voice), seen.mask(terms)]
    return np.stack([*columns, np.ones_like(columns[0])], 1).astype(np.float32)


def proposed(title: str, words: str) -> Floats:
    """[pieces, width], an issue's title and proposition through the tagger's lower layers."""
    model = store.bundled()
    cutter = model.pieces
    numbers: list[int] = [cutter.opens]
    shapes: list[int] = [0]
    for token in tokenize(f"{title}: {words}" if title else words):
        pieces = cutter.of(token.text)
        numbers.extend(pieces)
        shapes.extend([shape_of(token.text)] * len(pieces))
    ids = np.array([*numbers[: _PROPOSED + 1], cutter.closes], np.int64)
    kinds = np.array([*shapes[: _PROPOSED + 1], 0], np.int64)
    out = model.graph.words(ids, kinds, np.zeros_like(ids), np.zeros(1, np.int64))
    return out["lower"].astype(np.float16).astype(np.float32)


def of_issue(issue: Issue) -> Floats:
    """[pieces, width], see `proposed`."""
    return proposed(issue.title, issue.statement)
