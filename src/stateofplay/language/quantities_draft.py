"""A quantity in the making."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a number says: how many, how much, how long."""

    BARE = "bare"
    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    SHARE = "share"
    TIME = "time"
    AGE = "age"
    MEASURE = "measure"
    TIMES = "times"


@dataclass(frozen=True, slots=True)
class Draft:
    """A quantity by indices of words: `first` to `last` its number, `begin` to `stop` all of it (ends exclusive).

    `scale` is the largest scale word in it, 1 for none; `lent` says that its unit stands elsewhere.
    """

    first: int
    last: int
    begin: int
    stop: int
    value: int | float
    unit: str
    bound: str
    kind: Kind
    scale: int = 1
    lent: bool = False
