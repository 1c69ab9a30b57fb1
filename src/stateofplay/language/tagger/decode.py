"""What the network's numbers say: names, and attributions with their roles.

Roles are read window by window and names over a whole report, in numpy; only a best path steps word by word, for all cues of
the window, or all names of the report, together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

OTHER: Final = 0
SOURCE: Final = 1
CUE: Final = 2
CONTENT: Final = 3
_SURELY_NONE: Final = 0.98
"""Words that are so likely in no name are not looked at for one."""
_LONGEST: Final = 48
"""So many words a name has at most."""
_NEVER: Final = 1e4
"""As a cost, as good as infinite."""
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles around one cue, as runs of words (first, last exclusive) of `Features`; confidence is made of `scores`."""

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


def name_runs(logits: Floats, tags: Sequence[str], breaks: NDArray[np.bool_]) -> list[tuple[int, int, str, float]]:
    """(first, last exclusive, type, probability) of each name in a report's words.

    In every stretch where a name is possible, the likeliest tags are taken among the sequences that make sense: none
    continues a name that has not begun.

    Args:
        logits: [words, tags], "O" the first of the tags.
        tags: in the form B-PER, I-PER.
        breaks: [words] whether a paragraph begins there; no name runs over it.
    """
    if not len(logits):
        return []
    shifted = np.exp(logits - logits.max(1, keepdims=True))
    chances = shifted / shifted.sum(1, keepdims=True)
    stretches = [
        (low, min(low + _LONGEST, last))
        for first, last in runs(chances[:, 0] < _SURELY_NONE, breaks)
        for low in range(first, last, _LONGEST)
    ]
    if not stretches:
        return []
    lengths = np.array([last - first for first, last in stretches], np.int64)
    scores = np.full((len(stretches), int(lengths.max()), len(tags)), -_NEVER, np.float32)
    for row, (first, last) in enumerate(stretches):
        scores[row, : last - first] = np.log(chances[first:last] + 1e-9)
        scores[row, 0, [i for i, tag in enumerate(tags) if tag[:2] == "I-"]] = -_NEVER
    paths = best_paths(scores, lengths, _moves(tuple(tags)))
    out: list[tuple[int, int, str, float]] = []
    for (first, last), path in zip(stretches, paths.tolist(), strict=True):
        out.extend(_named(path[: last - first], first, tags, chances))
    return out


@cache
def _moves(tags: tuple[str, ...]) -> Floats:
    """[tags, tags] 0 where the second may follow the first, else as good as never."""
    table = np.zeros((len(tags), len(tags)), np.float32)
    for i, before in enumerate(tags):
        for j, after in enumerate(tags):
            if after[:2] == "I-" and before[2:] != after[2:]:
                table[i, j] = -_NEVER
    return table


def _named(path: Sequence[int], offset: int, tags: Sequence[str], chances: Floats) -> Iterator[tuple[int, int, str, float]]:
    """The names that a sequence of tags spells."""
    start = -1
    for i, number in enumerate([*path, 0]):
        if start >= 0 and tags[number][:2] != "I-":
            sure = min(float(chances[offset + k, path[k]]) for k in range(start, i))
            yield offset + start, offset + i, tags[path[start]][2:], sure
            start = -1
        if tags[number][:2] == "B-":
            start = i


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cue begins: the word of its window, the window's first word, how likely it is, and whether it is nested."""

    anchor: int
    offset: int
    chance: float
    is_nested: bool


def read_roles(
    path: Ints, probabilities: Floats, place: Place, breaks: NDArray[np.bool_], marks: NDArray[np.bool_]
) -> Roles | None:
    """The roles around one cue; None without content. A run of nothing but marks is no part of a role.

    Args:
        path: [words] the role of each.
        probabilities: [words] that of the role chosen.
        place: where the cue begins.
        breaks: [words] whether a paragraph begins there.
        marks: [words] whether the word is punctuation.
    """
    path = np.where(np.arange(len(path)) == place.anchor, CUE, path)
    source = [run for run in runs(path == SOURCE, breaks) if not marks[slice(*run)].all()]
    content = [run for run in runs(path == CONTENT, breaks) if not marks[slice(*run)].all()]
    cue = [run for run in runs(path == CUE, breaks) if run[0] <= place.anchor < run[1]]
    if not content:
        return None
    inside = probabilities[path != OTHER]
    edges = [probabilities[i] for run in (*source, *content) for i in (run[0], run[1] - 1)]
    mean = float(inside.mean())

    def moved(found: list[Run]) -> tuple[Run, ...]:
        return tuple((a + place.offset, b + place.offset) for a, b in found)

    scores = (place.chance, mean, float(min(edges)))
    return Roles(place.anchor + place.offset, moved(source), moved(cue), moved(content), place.is_nested, scores)
