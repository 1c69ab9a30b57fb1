"""What the network's numbers say: names, and attributions with their roles.

Everything runs over whole reports at once in numpy; only the CRF's best path steps word by word, for all cues together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

OTHER: Final = 0
SOURCE: Final = 1
CUE: Final = 2
CONTENT: Final = 3
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles around one cue, as runs of words (first, last exclusive) of `Features`; `scores` is what confidence is made of."""

    anchor: int
    source: tuple[Run, ...]
    cue: tuple[Run, ...]
    content: tuple[Run, ...]
    is_nested: bool
    scores: tuple[float, float, float]
    """Probability of the cue; mean probability of the roles' words; that of their weakest edge."""


def best_paths(scores: Floats, lengths: Ints, steps: Floats) -> Ints:
    """The likeliest roles of each pair by Viterbi's algorithm.

    Args:
        scores: [pairs, words, roles], padded.
        lengths: [pairs] words of each.
        steps: [roles, roles] score of one role after another.

    Returns:
        [pairs, words]; past a pair's length the last role repeats.
    """
    pairs, count, roles = scores.shape
    back = np.empty((count, pairs, roles), np.int8)
    total = scores[:, 0].copy()
    for t in range(1, count):
        grown = total[:, :, None] + steps[None]
        choice = grown.argmax(1)
        back[t] = choice
        best = np.take_along_axis(grown, choice[:, None], 1)[:, 0] + scores[:, t]
        inside = (t < lengths)[:, None]
        back[t][~inside[:, 0]] = np.arange(roles)
        total = np.where(inside, best, total)
    path = np.empty((pairs, count), np.int64)
    path[:, -1] = total.argmax(1)
    rows = np.arange(pairs)
    for t in range(count - 1, 0, -1):
        path[:, t - 1] = back[t][rows, path[:, t]]
    return path


def runs(mask: NDArray[np.bool_], breaks: NDArray[np.bool_]) -> list[Run]:
    """The runs of True, cut where a break begins."""
    places = np.flatnonzero(mask)
    if not len(places):
        return []
    cuts = np.flatnonzero((np.diff(places) > 1) | breaks[places[1:]]) + 1
    parts = np.split(places, cuts)
    return [(int(part[0]), int(part[-1]) + 1) for part in parts]


def name_runs(logits: Floats, tags: Sequence[str]) -> list[tuple[int, int, str, float]]:
    """(first, last exclusive, type, probability) of each name in a report's words.

    A tag that continues a name of another type begins one of its own.
    """
    if not len(logits):
        return []
    best = logits.argmax(1)
    shifted = np.exp(logits - logits.max(1, keepdims=True))
    sure = shifted.max(1) / shifted.sum(1)
    out: list[tuple[int, int, str, float]] = []
    start, end = -1, 0
    kind = ""
    for i in (*np.flatnonzero(best), len(best)):
        i = int(i)
        tag = tags[best[i]] if i < len(best) else "O"
        if start >= 0 and (tag[:2] != "I-" or tag[2:] != kind or i != end):
            out.append((start, end, kind, float(sure[start:end].min())))
            start = -1
        if tag == "O":
            continue
        if start < 0:
            start, kind = i, tag[2:]
        end = i + 1
    return out


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cue begins: the word of its window, the window's first word, how likely it is, and whether it is nested."""

    anchor: int
    offset: int
    chance: float
    is_nested: bool


def read_roles(path: Ints, probabilities: Floats, place: Place, breaks: NDArray[np.bool_]) -> Roles | None:
    """The roles around one cue; None without content.

    Args:
        path: [words] the role of each.
        probabilities: [words] that of the role chosen.
        place: where the cue begins.
        breaks: [words] whether a paragraph begins there.
    """
    source = runs(path == SOURCE, breaks)
    content = runs(path == CONTENT, breaks)
    cue = [run for run in runs(path == CUE, breaks) if run[0] <= place.anchor < run[1]]
    if not content:
        return None
    inside = probabilities[path != OTHER]
    edges = [probabilities[i] for run in (*source, *content) for i in (run[0], run[1] - 1)]
    mean = float(inside.mean()) if len(inside) else 0.0

    def moved(found: list[Run]) -> tuple[Run, ...]:
        return tuple((a + place.offset, b + place.offset) for a, b in found)

    cues = moved(cue or [(place.anchor, place.anchor + 1)])
    scores = (place.chance, mean, float(min(edges)))
    return Roles(place.anchor + place.offset, moved(source), cues, moved(content), place.is_nested, scores)
