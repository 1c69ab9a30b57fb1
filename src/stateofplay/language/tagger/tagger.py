"""The tagger: features of a report in, names and roles out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from stateofplay.language.tagger.decode import Floats, Ints, Place, Roles, best_paths, name_runs, read_roles
from stateofplay.language.tagger.features import MARK, Features
from stateofplay.language.tagger.windows import Window, windows

MOST_CUES: Final = 40
"""So many cues are read in one window; no real one has more."""


class Graph(Protocol):
    """The network, however it runs."""

    def words(self, pieces: Ints, shapes: Ints, quoted: Ints, at: Ints) -> Mapping[str, Floats]:
        """One window's outputs over its words: `names`, `tags`, `anchors`, `kinds`, `link`; and `lower` over its pieces."""
        ...

    def roles(self, link: Floats, anchors: Ints) -> Floats:
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
    tags: Ints
    lower: NDArray[np.float16]
    """[pieces, width], what the lower layers make of each piece."""
    roles: tuple[tuple[Roles, str], ...]
    """Each attribution with its kind, in the order of cues."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """What the graphs say of the words that one window owns.

    Attributes:
        names: [words, tags] scores.
        tags: [words] the part of speech of each.
        lower: [pieces, width] what the lower layers make of each piece of them.
        roles: the attributions whose cues begin there, each with its kind.
    """

    names: Floats
    tags: Ints
    lower: NDArray[np.float16]
    roles: tuple[tuple[Roles, str], ...]


def tag(made: Features, graph: Graph, settings: Settings) -> Tags:
    """Names, parts of speech and attributions of one report, window after window."""
    return collect(made, settings, [outputs(made, graph, settings, window) for window in windows(made)])


def collect(made: Features, settings: Settings, done: Sequence[Outputs]) -> Tags:
    """What the windows of one report say together, each word's tags being those of the window that owns it."""
    if not done:
        return Tags((), np.zeros(0, np.int64), np.zeros((0, 0), np.float16), ())
    names = np.concatenate([out.names for out in done])
    roles = [item for out in done for item in out.roles]
    return Tags(
        tuple(name_runs(names, settings.names, made.opens)),
        np.concatenate([out.tags for out in done]),
        np.concatenate([out.lower for out in done]),
        _without_doubles(roles),
    )


def framed(made: Features, settings: Settings, window: Window) -> tuple[Ints, Ints, Ints, Ints]:
    """What `Graph.words` takes: a window between the pieces that open and close it, and the places of its words."""
    low, high = int(made.at[window.first]), int(made.at[window.last])

    def between(values: NDArray[np.int32], opens: int, closes: int) -> Ints:
        out = np.empty(high - low + 2, np.int64)
        out[0], out[-1] = opens, closes
        out[1:-1] = values[low:high]
        return out

    return (
        between(made.pieces, settings.opens, settings.closes),
        between(made.shapes, 0, 0),
        between(made.quoted, 0, 0),
        (made.at[window.first : window.last] - low + 1).astype(np.int64),
    )


def outputs(made: Features, graph: Graph, settings: Settings, window: Window) -> Outputs:
    """One window through the graphs.

    Every window is a run by itself, so that what comes out is the same for any number of workers.
    """
    out = graph.words(*framed(made, settings, window))
    chance = 1 / (1 + np.exp(-out["anchors"].astype(np.float64)))
    own = slice(window.own_first - window.first, window.own_last - window.first)
    likely = np.zeros(len(chance), bool)
    likely[own] = (chance[own, 0] >= settings.cue) | (chance[own, 1] >= settings.nested)
    anchors = np.flatnonzero(likely)
    if len(anchors) > MOST_CUES:
        anchors = np.sort(anchors[np.argsort(-chance[anchors].max(1), kind="stable")[:MOST_CUES]])
    roles = _roles(made, graph, settings, window, _Cues(anchors, chance[anchors], out["kinds"][anchors].argmax(1), out["link"]))
    low = int(made.at[window.first]) - 1  # one piece opens the window
    pieces = slice(int(made.at[window.own_first]) - low, int(made.at[window.own_last]) - low)
    return Outputs(out["names"][own], out["tags"][own].argmax(1), out["lower"][pieces].astype(np.float16), tuple(roles))


@dataclass(frozen=True, slots=True)
class _Cues:
    """The cues of a window: their words, probabilities as outer and as nested cues, and kinds; and the window's `link`."""

    anchors: Ints
    chances: NDArray[np.float64]
    kinds: Ints
    link: Floats


def _roles(made: Features, graph: Graph, settings: Settings, window: Window, cues: _Cues) -> Iterator[tuple[Roles, str]]:
    """The roles around the cues of one window, in the order of the cues; without cues the linker is not run."""
    if not len(cues.anchors):
        return
    scores = graph.roles(cues.link, cues.anchors)
    size = window.last - window.first
    paths = best_paths(scores, np.full(len(scores), size), np.array(settings.steps, np.float32))
    shifted = np.exp(scores - scores.max(2, keepdims=True))
    chosen = np.take_along_axis(shifted, paths[:, :, None], 2)[:, :, 0] / shifted.sum(2)
    breaks = made.opens[window.first : window.last]
    marks = made.shapes[made.at[window.first : window.last]] == MARK
    for row, (anchor, (outer, inner), kind) in enumerate(
        zip(cues.anchors.tolist(), cues.chances.tolist(), cues.kinds.tolist(), strict=True)
    ):
        is_nested = outer < settings.cue
        place = Place(anchor, window.first, inner if is_nested else outer, is_nested)
        one = read_roles(paths[row], chosen[row], place, breaks, marks)
        if one is not None:
            yield one, settings.kinds[kind]


def _without_doubles(found: Sequence[tuple[Roles, str]]) -> tuple[tuple[Roles, str], ...]:
    """Of cues that lie within one another's words the likeliest stays."""
    taken: set[int] = set()
    kept: list[tuple[Roles, str]] = []
    for one, kind in sorted(found, key=lambda item: (-item[0].scores[0], item[0].anchor)):
        words = {i for a, b in one.cue for i in range(a, b)}
        if not words & taken:
            kept.append((one, kind))
            taken |= words
    return tuple(sorted(kept, key=lambda item: item[0].anchor))
