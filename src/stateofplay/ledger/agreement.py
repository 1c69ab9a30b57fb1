"""Agreement between people who label the same things, beyond what chance would give."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from stateofplay.model.agreement import Agreement, Alpha

_Z: Final = 1.959963984540054
"""Of the normal distribution, 95 % lies within so many standard deviations."""


def cohen(pairs: Sequence[tuple[str, str]]) -> Agreement:
    """Cohen's kappa for two people's labels (Cohen 1960), with the large-sample error of Fleiss, Cohen and Everitt (1969).

    Args:
        pairs: for each thing that both labelled, the label of the first and that of the second.

    Returns:
        The agreement. Kappa is None without labels and where both gave one and the same label throughout; its interval is None
        also where the two never differ, since the error is then 0 whatever the number of labels.
    """
    n = len(pairs)
    if not n:
        return Agreement()
    table = Counter(pairs)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    alike = sum(number for (one, other), number in table.items() if one == other)
    chance = sum(first[label] * second[label] for label in first)
    confusion = tuple((one, other, number) for (one, other), number in sorted(table.items(), key=lambda row: (-row[1], row[0])))
    observed, expected = alike / n, chance / (n * n)
    if chance == n * n:
        return Agreement(n, observed, expected, confusion=confusion)
    kappa = (observed - expected) / (1 - expected)
    if alike == n:
        return Agreement(n, observed, expected, kappa, confusion=confusion)
    half = _Z * _error(table, first, second, observed, expected)
    return Agreement(n, observed, expected, kappa, max(-1.0, kappa - half), min(1.0, kappa + half), confusion)


def _error(
    table: Counter[tuple[str, str]], first: Counter[str], second: Counter[str], observed: float, expected: float
) -> float:
    """The standard error of kappa (Fleiss, Cohen and Everitt 1969, equation 13)."""
    n = table.total()
    total = 0.0
    for (one, other), number in table.items():
        if one == other:
            total += number / n * ((1 - expected) - (first[one] + second[one]) / n * (1 - observed)) ** 2
        else:
            total += number / n * (1 - observed) ** 2 * ((second[one] + first[other]) / n) ** 2
    total -= (observed * expected - 2 * expected + observed) ** 2
    return math.sqrt(max(0.0, total) / n) / (1 - expected) ** 2


def krippendorff(units: Iterable[Sequence[str]]) -> Alpha:
    """Krippendorff's alpha for labels without order, of any number of people, some of whom may be missing (Krippendorff 2011).

    Args:
        units: for each thing, the labels that it was given; those with less than two say nothing.
    """
    counted = [Counter(labels) for labels in units if len(labels) > 1]
    totals = Counter[str]()
    for own in counted:
        totals.update(own)
    n = totals.total()
    expected = n * n - sum(number * number for number in totals.values())
    if not expected:
        return Alpha(None, len(counted))
    observed = sum((own.total() ** 2 - sum(number * number for number in own.values())) / (own.total() - 1) for own in counted)
    return Alpha(1 - (n - 1) * observed / expected, len(counted))
