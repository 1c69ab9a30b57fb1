"""The tagger: features of a report in, names and roles out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from stateofplay.language.tagger.decode import Floats, Place, Roles, best_paths, name_runs, read_roles
from stateofplay.language.tagger.features import Features
from stateofplay.language.tagger.windows import Window, windows

MOST_CUES: Final = 40
"""So many cues are read in one window; no real one has more."""


class Graph(Protocol):
    """The network, however it runs."""

    def words(
        self, pieces: NDArray[np.int64], shapes: NDArray[np.int64], quoted: NDArray[np.int64], at: NDArray[np.int64]
    ) -> Mapping[str, Floats]:
        """One window's outputs over its words: `names`, `tags`, `anchors`, `kinds`, `link`."""
        ...

    def roles(self, link: Floats, anchors: NDArray[np.int64]) -> Floats:
        """[cues, words, roles] scores for the cues of one window."""
        ...


@dataclass(frozen=True, slots=True)
class Settings:
    """What decoding needs beside the graph.

    Attributes:
        opens, closes: the pieces before and after each window.
        names: the tags of names, in the order of the outputs.
        tags: the parts of speech, likewise.
        kinds: the kinds of cue, likewise.
        steps: [roles][roles] the CRF's transitions.
        cue: from this probability on a word opens a cue; `nested` likewise within another's content.
    """

    opens: int
    closes: int
    names: tuple[str, ...]
    tags: tuple[str, ...]
    kinds: tuple[str, ...]
    steps: tuple[tuple[float, ...], ...]
    cue: float
    nested: float


@dataclass(frozen=True, slots=True)
class Tags:
    """What the network says about a report, in words of its `Features`."""

    names: tuple[tuple[int, int, str, float], ...]
    tags: NDArray[np.int64]
    roles: tuple[tuple[Roles, str], ...]
    """Each attribution with its kind, in the order of cues."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """What the graphs say of one window.

    Attributes:
        names: [words, tags] scores.
        tags: [words] the part of speech of each.
        cues: [cues] the words that open one, among those that the window owns.
        chances: [cues, 2] the probability of each as an outer and as a nested cue.
        kinds: [cues] the number of each one's kind.
        scores: [cues, words, roles].
    """

    names: Floats
    tags: NDArray[np.int64]
    cues: NDArray[np.int64]
    chances: NDArray[np.float64]
    kinds: NDArray[np.int64]
    scores: Floats


def tag(made: Features, graph: Graph, settings: Settings) -> Tags:
    """Names, parts of speech and attributions of one report, window after window."""
    plan = windows(made)
    return collect(made, settings, plan, [outputs(made, graph, settings, window) for window in plan])


def collect(made: Features, settings: Settings, plan: Sequence[Window], done: Sequence[Outputs]) -> Tags:
    """What the windows of one report say together; each word's tags are those of the window that owns it."""
    if not plan:
        return Tags((), np.zeros(0, np.int64), ())
    names = np.concatenate([out.names[w.own_first - w.first : w.own_last - w.first] for w, out in zip(plan, done, strict=True)])
    tags = np.concatenate([out.tags[w.own_first - w.first : w.own_last - w.first] for w, out in zip(plan, done, strict=True)])
    return Tags(tuple(name_runs(names, settings.names)), tags, tuple(_attributions(made, settings, plan, done)))


def outputs(made: Features, graph: Graph, settings: Settings, window: Window) -> Outputs:
    """One window through the graphs.

    Every window is a run by itself, so that what comes out is the same for any number of workers.
    """
    low, high = int(made.at[window.first]), int(made.at[window.last])

    def framed(values: NDArray[np.int32], opens: int, closes: int) -> NDArray[np.int64]:
        out = np.empty(high - low + 2, np.int64)
        out[0], out[-1] = opens, closes
        out[1:-1] = values[low:high]
        return out

    out = graph.words(
        framed(made.pieces, settings.opens, settings.closes),
        framed(made.shapes, 0, 0),
        framed(made.quoted, 0, 0),
        (made.at[window.first : window.last] - low + 1).astype(np.int64),
    )
    chance = 1 / (1 + np.exp(-out["anchors"].astype(np.float64)))
    own = slice(window.own_first - window.first, window.own_last - window.first)
    likely = np.zeros(len(chance), bool)
    likely[own] = (chance[own, 0] >= settings.cue) | (chance[own, 1] >= settings.nested)
    anchors = np.flatnonzero(likely)
    if len(anchors) > MOST_CUES:
        anchors = np.sort(anchors[np.argsort(-chance[anchors].max(1), kind="stable")[:MOST_CUES]])
    scores = graph.roles(out["link"], anchors) if len(anchors) else np.zeros((0, len(chance), 4), np.float32)
    return Outputs(out["names"], out["tags"].argmax(1), anchors, chance[anchors], out["kinds"][anchors].argmax(1), scores)


def _attributions(
    made: Features, settings: Settings, plan: Sequence[Window], done: Sequence[Outputs]
) -> list[tuple[Roles, str]]:
    """The attributions of all windows, in the order of their cues."""
    sizes = [out.scores.shape[1] for out in done for _ in out.cues]
    if not sizes:
        return []
    lengths = np.array(sizes, np.int64)
    scores = np.zeros((len(sizes), max(sizes), 4), np.float32)
    row = 0
    for out in done:
        count, size = out.scores.shape[:2]
        if count:
            scores[row : row + count, :size] = out.scores
            row += count
    paths = best_paths(scores, lengths, np.array(settings.steps, np.float32))
    shifted = np.exp(scores - scores.max(2, keepdims=True))
    chosen = np.take_along_axis(shifted, paths[:, :, None], 2)[:, :, 0] / shifted.sum(2)
    found: list[tuple[Roles, str]] = []
    row = 0
    for window, out in zip(plan, done, strict=True):
        breaks = made.opens[window.first : window.last]
        for anchor, (outer, inner), kind in zip(out.cues.tolist(), out.chances.tolist(), out.kinds.tolist(), strict=True):
            is_nested = outer < settings.cue
            size = sizes[row]
            place = Place(anchor, window.first, inner if is_nested else outer, is_nested)
            one = read_roles(paths[row, :size], chosen[row, :size], place, breaks)
            row += 1
            if one is not None:
                found.append((one, settings.kinds[kind]))
    return _without_doubles(found)


def _without_doubles(found: list[tuple[Roles, str]]) -> list[tuple[Roles, str]]:
    """Of cues that lie within one another's words the likeliest stays."""
    taken: set[int] = set()
    kept: list[tuple[Roles, str]] = []
    for one, kind in sorted(found, key=lambda item: (-item[0].scores[0], item[0].anchor)):
        words = {i for a, b in one.cue for i in range(a, b)}
        if not words & taken:
            kept.append((one, kind))
            taken |= words
    return sorted(kept, key=lambda item: item[0].anchor)
