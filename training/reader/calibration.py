"""Fitting confidence to how often the reader is right, and measuring how well that holds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stateofplay.language.tagger.calibration import Calibration, log_odds
from stateofplay.language.tagger.tagger import Tags
from training.reader import figures
from training.reader.examples import Labelled
from training.reader.score import matched


def samples(
    documents: Sequence[Labelled], tagged: Sequence[Tags]
) -> tuple[list[tuple[float, ...]], NDArray[np.float64], NDArray[np.int64]]:
    """The scores of each attribution told, whether it is right, and the number of its document."""
    scores: list[tuple[float, ...]] = []
    right: list[float] = []
    home: list[int] = []
    for number, (document, tags) in enumerate(zip(documents, tagged, strict=True)):
        hit = {i for i, _ in matched(figures.told(tags, nested=False), figures.gold(document, nested=False))}
        for i, (one, _) in enumerate(item for item in tags.roles if not item[0].is_nested):
            scores.append(one.scores)
            right.append(float(i in hit))
            home.append(number)
    return scores, np.array(right), np.array(home)


def fit(scores: Sequence[tuple[float, ...]], right: NDArray[np.float64]) -> tuple[float, ...]:
    """The weights of `Calibration`: logistic regression by Newton's method, with a slight ridge."""
    rows = np.array([[1.0, *map(log_odds, one)] for one in scores])
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - chance) - 0.01 * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + 0.01 * np.eye(rows.shape[1])
        weights = weights + np.linalg.solve(curve, slope)
    return tuple(float(round(weight, 4)) for weight in weights)


def expected_error(sure: Sequence[float], right: Sequence[float] | Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error: the gap of confidence and accuracy, averaged over bins of equal width (Guo et al. 2017)."""
    chance, hit = np.array(sure), np.array(right, float)
    place = np.minimum((chance * bins).astype(int), bins - 1)
    inside = [place == number for number in range(bins) if (place == number).any()]
    return float(sum(abs(chance[here].mean() - hit[here].mean()) * here.mean() for here in inside))


def held_out_error(documents: Sequence[Labelled], tagged: Sequence[Tags], folds: int = 5) -> float:
    """Expected calibration error with weights fitted on other documents than those they are asked about."""
    scores, right, home = samples(documents, tagged)
    sure = np.zeros(len(right))
    for fold in range(folds):
        mine = home % folds == fold
        model = Calibration(fit([one for one, held in zip(scores, mine, strict=True) if not held], right[~mine]))
        for i in np.flatnonzero(mine):
            sure[i] = model(scores[i])
    return expected_error(sure.tolist(), right.tolist())
