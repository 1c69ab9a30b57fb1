"""How like two passages are: shares of common shingles, rarity of words, and the skeleton that survives swapped words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from zlib import crc32

from stateofplay.language.stems import Word
from stateofplay.reconcile.words import FUNCTION

MARK = "*"
"""What stands in a skeleton for a run of words that could have been swapped."""


def containment(part: AbstractSet[object], whole: AbstractSet[object]) -> float:
    """The share of `part` that is in `whole`; 0 when `part` is empty."""
    return len(part & whole) / len(part) if part else 0.0


def dice(a: AbstractSet[object], b: AbstractSet[object]) -> float:
    """Twice the common part over both; 0 when both are empty."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def shingles(forms: Sequence[str], size: int) -> frozenset[int]:
    """32-bit hashes of all runs of `size` words; a shorter text is one run."""
    if not forms:
        return frozenset()
    if len(forms) < size:
        return frozenset((crc32(" ".join(forms).encode()),))
    runs = zip(*(forms[at:] for at in range(size)), strict=False)
    return frozenset([crc32(" ".join(run).encode()) for run in runs])


def skeleton(words: Iterable[Word]) -> list[str]:
    """Function words, numbers and names stay; every run of other words is one mark.

    Swapping words for synonyms changes the words that are left out, and little else.
    """
    out: list[str] = []
    for word in words:
        if word.name or _stays(word.form):
            out.append(word.form)
        elif not out or out[-1] != MARK:
            out.append(MARK)
    return out


@lru_cache(maxsize=65_536)
def _stays(form: str) -> bool:
    return form in FUNCTION or form[0].isdigit()


@dataclass(frozen=True, slots=True)
class Rarity:
    """How telling a stem is, from the number of sentences that it stands in (inverse document frequency, smoothed).

    `near` holds weights that go before `weights`, for passages on one subject.
    """

    weights: Mapping[str, float]
    unseen: float = 1.0
    near: Mapping[str, float] = field(default_factory=dict)
    _totals: dict[frozenset[str], float] = field(default_factory=dict, repr=False, compare=False)
    """The weight of each side that was held against others; one is held against many."""

    @classmethod
    def of(cls, sentences: Iterable[Collection[str]]) -> Rarity:
        """Count the stems of many sentences; a stem counts once a sentence."""
        counts: dict[str, int] = {}
        total = 0
        for stems in sentences:
            for stem in set(stems):
                counts[stem] = counts.get(stem, 0) + 1
            total += 1
        scale = math.log(2.2 + total)
        weights = {stem: math.log(1.2 + total / (1 + count)) / scale for stem, count in counts.items()}
        return cls(weights, math.log(1.2 + total) / scale)

    def weight(self, stem: str) -> float:
        """Near 1 for a stem that stands nowhere else, falling to 0 for one that stands everywhere."""
        near = self.near.get(stem) if self.near else None
        return self.weights.get(stem, self.unseen) if near is None else near

    def within(self, passages: Sequence[AbstractSet[str]]) -> Rarity:
        """The same among passages on one subject: words that most of them hold count for little."""
        held = Counter(stem for passage in passages for stem in passage)
        near = {stem: self.weight(stem) * (1 - (count - 1) / (len(passages) + 1)) for stem, count in held.items() if count > 1}
        return Rarity(self.weights, self.unseen, near)

    def total(self, stems: Iterable[str]) -> float:
        """The sum of the weights, the same in any order."""
        return math.fsum(map(self.weight, stems))

    def _side(self, stems: frozenset[str]) -> float:
        held = self._totals.get(stems)
        if held is None:
            held = self._totals[stems] = self.total(stems)
        return held

    def overlap(self, a: frozenset[str], b: frozenset[str]) -> float:
        """The weight of the common stems over that of the smaller side and the mean of both: 1 when both hold the same."""
        common = self.total(a & b)
        if not common:
            return 0.0
        left, right = self._side(a), self._side(b)
        return common / math.sqrt(min(left, right) * (left + right) / 2)
