"""Which of two wordings of one text was made of the other: swapped words are rarer than those that they stand for.

Who swaps words for synonyms starts from the words that a reporter chose, mostly common ones, and ends with rarer ones: a word
has more synonyms that are rarer than it than synonyms that are more common. How rare a word is, its place in the reader's
vocabulary tells, which stands in the order of use.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from statistics import mean, variance
from typing import Final

from stateofplay.reconcile.prints import Line
from stateofplay.reconcile.words import FUNCTION

_COMMON: Final = 2000
"""The place in the vocabulary up to which words are as common as any: function words and marks stand before it."""
_RAREST: Final = 30_522
_FEWEST: Final = 5
"""Fewer swapped words than this on a side show nothing."""
_SURE: Final = 1.5
"""Standard errors by which the mean rarities must differ (Welch 1947)."""


def rarer(pairs: Sequence[tuple[Line, Line]]) -> int:
    """Which side of aligned sentences has the rarer words where they differ: 1 the first, -1 the second, 0 not shown."""
    left, right = Counter[str](), Counter[str]()
    for line, other in pairs:
        here, there = Counter(line.forms), Counter(other.forms)
        left.update(here - there)
        right.update(there - here)
    own = [rarity(form) for form in sorted(left.keys() - right.keys()) if _swappable(form)]
    others = [rarity(form) for form in sorted(right.keys() - left.keys()) if _swappable(form)]
    if min(len(own), len(others)) < _FEWEST:
        return 0
    apart = mean(own) - mean(others)
    error = math.sqrt(variance(own) / len(own) + variance(others) / len(others))
    return 0 if abs(apart) < _SURE * error or not apart else 1 if apart > 0 else -1


def rarity(form: str) -> float:
    """How rare a word is: 0 for the most common ones, growing with the logarithm of its place; the most for unlisted ones."""
    return math.log(max(_COMMON, _ranks().get(form, _RAREST)) / _COMMON)


def _swappable(form: str) -> bool:
    return len(form) > 1 and form[0].isalpha() and form not in FUNCTION


@cache
def _ranks() -> Mapping[str, int]:
    """The words of the reader's vocabulary with their places; none where it is missing."""
    path = files("stateofplay.language.tagger").joinpath("model", "vocabulary.txt")
    try:
        return {word: place for place, word in enumerate(path.read_text(encoding="utf-8").split("\n"))}
    except OSError:
        return {}
