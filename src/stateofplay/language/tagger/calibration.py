"""From the network's scores to how often it is right."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic regression over the log odds of an attribution's three scores (Platt 1999).

    Attributes:
        weights: the constant, then one weight for each of `Roles.scores`.
    """

    weights: tuple[float, ...]

    def __call__(self, scores: tuple[float, ...]) -> float:
        """The probability that source and content are right, rounded to two digits."""
        total = self.weights[0] + sum(w * log_odds(score) for w, score in zip(self.weights[1:], scores, strict=True))
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 2)


def log_odds(score: float) -> float:
    """ln(p / (1 - p)), bounded at one in ten thousand."""
    inside = min(max(score, 1e-4), 1 - 1e-4)
    return math.log(inside / (1 - inside))
