"""Words for several parties at once: "both", "the two unions", "all four sides", "neither company"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from stateofplay.language import closed as w
from stateofplay.language.inflect import stem

_SIZES: Final = {
    "both": 2,
    "neither": 2,
    "either": 2,
    "two": 2,
    "pair": 2,
    "three": 3,
    "trio": 3,
    "four": 4,
    "quartet": 4,
    "five": 5,
    "six": 6,
    "all": 0,
}
_SIDES: Final = frozenset(
    "side sides party parties camp camps team teams delegation delegations negotiator negotiators principal principals "
    "adversaries foes rivals partners capitals of them".split()
)
_ARTICLES: Final = frozenset({"the", "these", "those", "its", "their", "all", "of"})
_STATES: Final = frozenset(
    {"country", "countries", "nation", "nations", "state", "states", "government", "governments", "republic", "republics"}
)
_LONGEST: Final = 4
_STOPS: Final = (w.PREPOSITIONS - {"of"}) | w.SUBORDINATORS | {",", ";", ":"}


@dataclass(frozen=True, slots=True)
class Several:
    """How many are meant (0 for all there are) and by what noun ("" for sides)."""

    size: int
    noun: str = ""


def counted(words: Sequence[str]) -> Several | None:
    """What a noun phrase (in small letters) says of how many; None where it speaks of no several."""
    end = next((i for i, word in enumerate(words) if word in _STOPS), len(words))
    words = list(words[: min(end, _LONGEST + 1)])
    if not words:
        return None
    rest = list(words)
    size: int | None = None
    while rest and (rest[0] in _ARTICLES or rest[0] in _SIZES):
        word = rest.pop(0)
        if word in _SIZES and (size is None or size == 0):
            size = _SIZES[word]
    whole = words[0] == "the" and bool(set(words[1:3]) & {"sides", "parties"})
    if whole or (size is not None and rest and {rest[0], rest[-1]} & _SIDES):
        return Several(size or 0)
    if size is None or (words[0] in {"two", "three", "four", "five", "six"} and not rest):
        return None
    if end > _LONGEST + 1:
        return None
    if not rest:
        return Several(size) if words[0] in {"both", "neither", "either", "all"} or words[0] == "the" else None
    return Several(size, rest[-1]) if len(rest) == 1 and rest[0].isalpha() else None


def is_kind(names: Iterable[str], noun: str) -> bool:
    """Whether a party of these names is one of those that the noun stands for: "Drivers' Union" is one of "both unions"."""
    own = {stem(word.rstrip("'\u2019")) for name in names for word in name.lower().split()}
    return stem(noun) in own or (noun in _STATES and bool(own & {stem(word) for word in _STATES}))
