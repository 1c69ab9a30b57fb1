"""A report cut into the windows that the network reads: bounded, overlapping, each word owned by one of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from stateofplay.language.tagger.features import Features

ROOM: Final = 254
"""Pieces in a window; the network adds one before and one after."""
OVERLAP: Final = 128
"""Pieces that a window shares with the one before it: few attributions are longer; near an edge words are read less well."""


@dataclass(frozen=True, slots=True)
class Window:
    """The words `first` to `last` (exclusive) as the network sees them; what it says counts for `own_first` to `own_last`."""

    first: int
    last: int
    own_first: int
    own_last: int


def windows(made: Features, room: int = ROOM, overlap: int = OVERLAP) -> tuple[Window, ...]:
    """The windows of a report in order. Each begins and ends with a paragraph where one does so near by.

    Windows shift with nothing but the report's own words, so the same report is always read the same way.
    """
    at, opens = made.at, made.opens
    count = len(made.words)
    if not count:
        return ()
    bounds: list[tuple[int, int]] = []
    first = 0
    while first < count:
        last = min(max(int(np.searchsorted(at, at[first] + room, side="right")) - 1, first + 1), count)
        if last < count:
            floor = int(np.searchsorted(at, at[first] + room * 3 // 4))
            last = next((i for i in range(last, max(floor, first + 1), -1) if opens[i]), last)
        bounds.append((first, last))
        if last == count:
            break
        back = int(np.searchsorted(at, at[last] - overlap))
        first = max(back, first + 1)
        near = int(np.searchsorted(at, at[last] - overlap * 2 // 3))
        first = next((i for i in range(first, min(near, last)) if opens[i]), first)
    edges = [0, *((a[1] + b[0]) // 2 for a, b in pairwise(bounds)), count]
    return tuple(Window(*bound, *own) for bound, own in zip(bounds, pairwise(edges), strict=True))
