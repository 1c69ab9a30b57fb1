"""Windows of documents, and batches of windows as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.reader.examples import CONTENT, CUE, OTHER, SOURCE, UNMARKED, Labelled, Link

ROOM = 254
"""Pieces of a window, without the two that open and close it."""
_BLOCK = 40
"""So many batches' windows are sorted by length together."""


@dataclass(frozen=True, slots=True)
class Window:
    """The words `first` to `last` (exclusive) of a document. `trust` weighs its negatives among cues."""

    document: Labelled
    first: int
    last: int
    trust: float = 1.0

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.last - self.first

    @property
    def pieces(self) -> int:
        """How many pieces it has."""
        at = self.document.features.at
        return int(at[self.last] - at[self.first])

    def inside(self, words: NDArray[np.int32]) -> NDArray[np.int32]:
        """Those of a document's words that stand in the window, counted from its first."""
        return words[(words >= self.first) & (words < self.last)] - self.first


@dataclass(slots=True)
class Batch:
    """Some windows, padded to the longest, and the attributions whose cue begins in one of them: the pairs.

    Attributes:
        pieces, shapes, quoted: [windows, pieces] as in `Features`; 0 is padding.
        at: [windows, words] the first piece of each word.
        lengths: [windows] how many words each has.
        names, tags, starts: [windows, words] labels, UNMARKED where there is none.
        anchors, weights: [windows, words, 2] whether the word opens a cue, an outer or a nested one, and what that counts.
        flat: [windows, words, 3] whether the word is in a source, cue or content.
        flat_weights: [windows, words] what that counts.
        pair_window, pair_anchor: [pairs] the window, and the word in it that opens the cue.
        roles: [pairs, words] the role of each word.
        kinds: [pairs] the kind of cue.
    """

    pieces: Tensor
    shapes: Tensor
    quoted: Tensor
    at: Tensor
    lengths: Tensor
    names: Tensor
    tags: Tensor
    starts: Tensor
    anchors: Tensor
    weights: Tensor
    flat: Tensor
    flat_weights: Tensor
    pair_window: Tensor
    pair_anchor: Tensor
    roles: Tensor
    kinds: Tensor


@dataclass(frozen=True, slots=True)
class _Pair:
    window: int
    anchor: int
    roles: NDArray[np.int64]
    kind: int


def windows(document: Labelled, room: int, chance: random.Random | None, trust: float) -> Iterator[Window]:
    """The document cut into windows that begin with a paragraph or sentence where one is near.

    Args:
        document: what is cut.
        room: how many pieces a window may have.
        chance: with it the first window's room is drawn, so that each epoch cuts elsewhere.
        trust: see `Window`.
    """
    at, opens = document.features.at, document.features.opens
    count = len(document.spans)
    first = 0
    limit = chance.randint(room // 3, room) if chance else room
    while first < count:
        last = int(np.searchsorted(at, at[first] + limit, side="right")) - 1
        last = min(max(last, first + 1), count)
        if last < count:
            floor = first + (last - first) // 2
            last = next((i for i in range(last, floor, -1) if opens[i] or document.starts[i] == 1), last)
        yield Window(document, first, last, trust)
        first = last
        limit = room


def batch(group: Sequence[Window], opens: int, closes: int) -> Batch:
    """The windows as tensors; `opens` and `closes` are the pieces before and after each."""
    size, count = max(window.pieces for window in group) + 2, max(window.words for window in group)
    arrays = {name: np.zeros((len(group), size), np.int64) for name in ("pieces", "shapes", "quoted")}
    arrays["at"] = np.zeros((len(group), count), np.int64)
    arrays |= {name: np.full((len(group), count), UNMARKED, np.int64) for name in ("names", "tags", "starts")}
    targets = {
        name: np.zeros((len(group), count, *more), np.float32)
        for name, more in (("anchors", (2,)), ("weights", (2,)), ("flat", (3,)), ("flat_weights", ()))
    }
    pairs: list[_Pair] = []
    for row, window in enumerate(group):
        _read({name: array[row] for name, array in arrays.items()}, window, opens, closes)
        if window.document.links is not None:
            _aim({name: array[row] for name, array in targets.items()}, window, window.document.links)
            pairs.extend(_pairs(window, row, count, window.document.links))
    return Batch(
        **{name: torch.from_numpy(array) for name, array in (arrays | targets).items()},
        lengths=torch.tensor([window.words for window in group]),
        pair_window=torch.tensor([pair.window for pair in pairs], dtype=torch.long),
        pair_anchor=torch.tensor([pair.anchor for pair in pairs], dtype=torch.long),
        roles=torch.from_numpy(np.array([pair.roles for pair in pairs], np.int64).reshape(-1, count)),
        kinds=torch.tensor([pair.kind for pair in pairs], dtype=torch.long),
    )


def _read(row: dict[str, NDArray[np.int64]], window: Window, opens: int, closes: int) -> None:
    """Fill in what the window reads, and the labels of its words."""
    document, words = window.document, slice(window.first, window.last)
    at = document.features.at
    low, end = int(at[window.first]), window.pieces
    for name in ("pieces", "shapes", "quoted"):
        row[name][1 : end + 1] = getattr(document.features, name)[low : low + end]
    row["pieces"][0], row["pieces"][end + 1] = opens, closes
    row["at"][: window.words] = at[words] - low + 1
    for name in ("names", "tags", "starts"):
        row[name][: window.words] = getattr(document, name)[words]


def _aim(row: dict[str, NDArray[np.float32]], window: Window, links: Sequence[Link]) -> None:
    """Fill in where cues begin and roles stand; what is marked counts whole, what is not as far as the window is trusted."""
    row["weights"][: window.words] = window.trust, window.trust if window.document.marks_nested else 0.0
    row["flat_weights"][: window.words] = window.trust
    for link in links:
        shown = (link.source, link.cue) if link.nested else (link.source, link.cue, link.content)
        for role, words in enumerate(shown):
            inside = window.inside(words)
            row["flat"][inside, role] = 1.0
            row["flat_weights"][inside] = 1.0
        if window.first <= link.anchor < window.last:
            row["anchors"][link.anchor - window.first, int(link.nested)] = 1.0
            row["weights"][link.anchor - window.first, int(link.nested)] = 1.0


def _pairs(window: Window, row: int, count: int, links: Sequence[Link]) -> Iterator[_Pair]:
    """The attributions whose cue begins in the window; a word of several roles is cue before source before content."""
    for link in links:
        if window.first <= link.anchor < window.last:
            roles = np.full(count, OTHER, np.int64)
            for value, words in ((CONTENT, link.content), (SOURCE, link.source), (CUE, link.cue)):
                roles[window.inside(words)] = value
            yield _Pair(row, link.anchor - window.first, roles, link.kind)


def epoch(sources: Sequence[tuple[Sequence[Labelled], int, float]], seed: int, room: int, size: int) -> list[list[Window]]:
    """One epoch's batches: windows of like length together, batches in random order.

    Args:
        sources: documents, how often each is seen, and how far they are trusted.
        seed: of all that is random here.
        room: how many pieces a window may have.
        size: how many of the longest windows make a batch.
    """
    chance = random.Random(seed)  # noqa: S311 (it shuffles, and guards no secret)
    every = [
        window
        for documents, times, trust in sources
        for _ in range(times)
        for document in documents
        for window in windows(document, room, chance, trust)
    ]
    chance.shuffle(every)
    block = size * _BLOCK
    batches = [
        group
        for low in range(0, len(every), block)
        for group in _groups(sorted(every[low : low + block], key=lambda window: window.pieces), size * room)
    ]
    chance.shuffle(batches)
    return batches


def _groups(ordered: Sequence[Window], budget: int) -> Iterator[list[Window]]:
    """Windows, the shortest first, in groups that have no more pieces than the budget when padded."""
    group: list[Window] = []
    for window in ordered:
        if group and (len(group) + 1) * window.pieces > budget:
            yield group
            group = []
        group.append(window)
    if group:
        yield group
