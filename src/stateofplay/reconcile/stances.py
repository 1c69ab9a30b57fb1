"""Which stances can tell of one utterance, and which cannot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from stateofplay.model.statement import Stance

TOWARDS: Final = frozenset({Stance.SUPPORTS, Stance.DEMANDS, Stance.OFFERS, Stance.OPEN})
"""The stances of a party that is, in some measure, for the proposition."""


def opposite(a: Stance, b: Stance) -> bool:
    """Whether one is for the proposition and the other rejects it."""
    return (a in TOWARDS and b is Stance.REJECTS) or (b in TOWARDS and a is Stance.REJECTS)


def clash(stances: Iterable[Stance]) -> bool:
    """Whether any two of them are opposite."""
    held = set(stances)
    return Stance.REJECTS in held and not held.isdisjoint(TOWARDS)


def compatible(a: Stance, b: Stance) -> bool:
    """Whether both can come from one utterance: not opposite, and silence only with silence."""
    return not opposite(a, b) and (a is Stance.UNDECIDED) == (b is Stance.UNDECIDED)
