"""Which issues a sentence may be about: what is worth reading beside it.

Three signs are added up: the codebook's terms and rarer words (`Topics`), single words that few issues share, and how near the
sentence's pieces lie to those of the proposition and of each term (the late interaction of Khattab and Zaharia 2020, on the
tagger's lower layers). Cost for a sentence is one product of matrices, whatever the number of issues.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stateofplay.coding.issues import IssueMatch, stems_of
from stateofplay.coding.positions import inputs
from stateofplay.coding.positions.inputs import Sight
from stateofplay.language.inflect import stem
from stateofplay.model.codebook import Codebook
from stateofplay.model.document import Document

MOST: Final = 3
"""So many issues are read beside a sentence in which somebody takes a stance by the rules' lights."""
FEW: Final = 0
"""So many beside any other sentence, unless more match its words."""
_MATCH, _WORD, _PROPOSITION, _TERM = 5.0, 0.4, 2.0, 2.0
"""What a match of `Topics`, a shared word (times its rarity), and likeness to proposition and to a term count for."""
_MOST_TERMS: Final = 12

Floats = NDArray[np.float32]


class Likeness:
    """The issues of a codebook as words and vectors. Made once for a codebook; never changes."""

    def __init__(self, codebook: Codebook) -> None:
        """Take the issues."""
        self._ids = tuple(issue.id for issue in codebook.issues)
        bags = [frozenset(stems_of(" . ".join((i.title, i.proposition, *i.terms)))) for i in codebook.issues]
        spread = Counter(s for bag in bags for s in bag)
        self._rarity = [{s: math.log(1 + len(bags) / spread[s]) for s in sorted(bag)} for bag in bags]
        parts: list[Floats] = []
        self._part_of: list[tuple[int, bool]] = []
        """The issue of each part, and whether it is a term."""
        for number, issue in enumerate(codebook.issues):
            vectors = [inputs.of_issue(issue), *(inputs.proposed("", term) for term in issue.terms[:_MOST_TERMS])]
            for is_term, part in enumerate(vector[1:-1] for vector in vectors):
                if len(part):
                    parts.append(_unit(part))
                    self._part_of.append((number, is_term > 0))
        sizes = [len(part) for part in parts]
        self._pieces = np.concatenate(parts) if parts else np.zeros((0, 1), np.float32)
        self._starts = np.cumsum([0, *sizes[:-1]]) if sizes else np.zeros(0, np.int64)
        self._sizes = np.array(sizes, np.float32)

    def likeliest(
        self, document: Document, seen: Sight, matched: Mapping[str, IssueMatch], most: int = MOST
    ) -> tuple[str, ...]:
        """The `most` issues to read beside a sentence, in the order of the codebook."""
        if len(self._ids) <= most:
            return self._ids
        if len(matched) >= most:
            return tuple(name for name in self._ids if name in matched)
        scores = self.scores(document, seen, matched)
        order = sorted(range(len(self._ids)), key=lambda i: (-scores[i], i))[:most]
        return tuple(self._ids[i] for i in sorted(order))

    def scores(self, document: Document, seen: Sight, matched: Mapping[str, IssueMatch]) -> list[float]:
        """How much the sentence sounds like each issue."""
        own = {stem(document.tokens[i].lower) for i in seen.tokens.tolist()}
        out = [
            _WORD * sum(weight for s, weight in rarity.items() if s in own)
            + (_MATCH * matched[name].score if name in matched else 0.0)
            for name, rarity in zip(self._ids, self._rarity, strict=True)
        ]
        near = np.add.reduceat((self._pieces @ _unit(seen.vectors).T).max(1), self._starts) / self._sizes
        best: dict[tuple[int, bool], float] = {}
        for part, value in zip(self._part_of, near.tolist(), strict=True):
            best[part] = max(best.get(part, 0.0), value)
        for (number, is_term), value in best.items():
            out[number] += value * (_TERM if is_term else _PROPOSITION)
        return out


def _unit(vectors: Floats) -> Floats:
    unit: Floats = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit
