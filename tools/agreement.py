"""Measures of agreement: precision, recall and F1 of rows, and BCubed of groups (Bagga and Baldwin 1998)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Key = tuple[str, int, int]
"""A passage: report, start and end."""


@dataclass(slots=True)
class Score:
    """Hits, rows said and rows wanted."""

    hits: float = 0
    said: float = 0
    wanted: float = 0

    def add(self, hits: float, said: float, wanted: float) -> None:
        """Count further rows."""
        self.hits, self.said, self.wanted = self.hits + hits, self.said + said, self.wanted + wanted

    @property
    def precision(self) -> float:
        """Of what is said, the part that is right; 1 where nothing is."""
        return self.hits / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """Of what is marked, the part that is said; 1 where nothing is."""
        return self.hits / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


def bcubed(gold: Mapping[Key, int], ours: Mapping[Key, int]) -> list[tuple[float, float]]:
    """Precision and recall of each item."""
    out: list[tuple[float, float]] = []
    for key in gold:
        mine = {other for other in gold if ours[other] == ours[key]}
        true = {other for other in gold if gold[other] == gold[key]}
        out.append((len(mine & true) / len(mine), len(mine & true) / len(true)))
    return out


def mean(rows: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """Mean precision and recall, and their harmonic mean."""
    if not rows:
        return 1.0, 1.0, 1.0
    p, r = (sum(column) / len(rows) for column in zip(*rows, strict=True))
    return p, r, 2 * p * r / (p + r)
