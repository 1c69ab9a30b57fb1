"""Offsets carried from a changed text back to the text it was made from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Piecewise shifts: from `starts[i]` on, a position in the derived text stands `shifts[i]` further on in the original.

    `starts` rises strictly and begins with 0; an unchanged text is `OffsetMap()`.
    """

    starts: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def __call__(self, position: int) -> int:
        """The place in the original of the character at `position` of the derived text."""
        return position + self.shifts[bisect_right(self.starts, position) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that the derived stretch was made from; empty stays empty."""
        if end <= start:
            return self(start), self(start)
        return self(start), self(end - 1) + 1
