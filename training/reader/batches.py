"""Windows of documents, and batches of windows as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.reader.examples import CONTENT, CUE, OTHER, SOURCE, UNMARKED, Labelled

ROOM = 254
"""Pieces of a window, without the two that open and close it."""


@dataclass(frozen=True, slots=True)
class Window:
    """The words `first` to `last` (exclusive) of a document. `trust` weighs its negatives among cues."""

    document: Labelled
    first: int
    last: int
    trust: float = 1.0


@dataclass(slots=True)
class Batch:
    """Tensors of some windows; pairs are their attributions."""

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


def windows(document: Labelled, room: int, chance: random.Random | None, trust: float) -> Iterator[Window]:
    """The document cut into windows that begin where a paragraph or sentence does if one begins near; by chance when training."""
    at, opens = document.features.at, document.features.opens
    count = len(document.spans)
    first = 0
    limit = chance.randint(room // 3, room) if chance else room
    while first < count:
        last = int(np.searchsorted(at, at[first] + limit, side="right")) - 1
        last = min(max(last, first + 1), count)
        if last < count:
            floor = first + (last - first) // 2
            cut = next((i for i in range(last, floor, -1) if opens[i] or (document.starts[i] == 1)), last)
            last = cut
        yield Window(document, first, last, trust)
        first = last
        limit = room


def batch(group: Sequence[Window], opens: int, closes: int) -> Batch:
    """The windows as tensors, padded to the longest."""
    sizes = [int(w.document.features.at[w.last] - w.document.features.at[w.first]) for w in group]
    size, count = max(sizes) + 2, max(w.last - w.first for w in group)
    shape = (len(group), size)
    pieces, shapes, quoted = (np.zeros(shape, np.int64) for _ in range(3))
    at = np.zeros((len(group), count), np.int64)
    per_word = {name: np.full((len(group), count), UNMARKED, np.int64) for name in ("names", "tags", "starts")}
    anchors = np.zeros((len(group), count, 2), np.float32)
    weights = np.zeros((len(group), count, 2), np.float32)
    flat = np.zeros((len(group), count, 3), np.float32)
    flat_weights = np.zeros((len(group), count), np.float32)
    pairs: list[tuple[int, int, np.ndarray, int]] = []
    for row, window in enumerate(group):
        document, first, last = window.document, window.first, window.last
        f = document.features
        low = int(f.at[first])
        end = sizes[row]
        for target, values in ((pieces, f.pieces), (shapes, f.shapes), (quoted, f.quoted)):
            target[row, 1 : end + 1] = values[low : low + end]
        pieces[row, 0], pieces[row, end + 1] = opens, closes
        at[row, : last - first] = f.at[first:last] - low + 1
        for name, target in per_word.items():
            target[row, : last - first] = getattr(document, name)[first:last]
        if document.links is not None:
            weights[row, : last - first, 0] = window.trust
            weights[row, : last - first, 1] = window.trust if document.marks_nested else 0.0
            flat_weights[row, : last - first] = window.trust
            for link in document.links:
                for role, values in enumerate((link.source, link.cue, link.content)):
                    inside = values[(values >= first) & (values < last)] - first
                    if not link.nested or role != 2:
                        flat[row, inside, role] = 1.0
                        flat_weights[row, inside] = 1.0
                if first <= link.anchor < last:
                    anchors[row, link.anchor - first, int(link.nested)] = 1.0
                    weights[row, link.anchor - first, int(link.nested)] = 1.0
                    roles = np.zeros(count, np.int64)
                    for value, words in ((CONTENT, link.content), (SOURCE, link.source), (CUE, link.cue)):
                        inside = words[(words >= first) & (words < last)] - first
                        roles[inside] = value
                    pairs.append((row, link.anchor - first, roles, link.kind))
    lengths = torch.tensor([w.last - w.first for w in group])
    return Batch(
        *(torch.from_numpy(a) for a in (pieces, shapes, quoted, at)),
        lengths,
        *(torch.from_numpy(per_word[name]) for name in ("names", "tags", "starts")),
        torch.from_numpy(anchors),
        torch.from_numpy(weights),
        torch.from_numpy(flat),
        torch.from_numpy(flat_weights),
        torch.tensor([p[0] for p in pairs], dtype=torch.long),
        torch.tensor([p[1] for p in pairs], dtype=torch.long),
        torch.from_numpy(np.stack([p[2] for p in pairs])) if pairs else torch.zeros((0, count), dtype=torch.long),
        torch.tensor([p[3] for p in pairs], dtype=torch.long),
    )


def epoch(sources: Sequence[tuple[Sequence[Labelled], int, float]], seed: int, room: int, size: int) -> list[list[Window]]:
    """One epoch's batches: every source as often as it says, windows of like length together, batches in random order."""
    chance = random.Random(seed)
    every = [
        window
        for documents, times, trust in sources
        for _ in range(times)
        for document in documents
        for window in windows(document, room, chance, trust)
    ]
    chance.shuffle(every)
    block = size * 40
    batches: list[list[Window]] = []
    for low in range(0, len(every), block):
        part = sorted(
            every[low : low + block], key=lambda w: int(w.document.features.at[w.last] - w.document.features.at[w.first])
        )
        budget = size * room
        group: list[Window] = []
        for window in part:
            longest = int(window.document.features.at[window.last] - window.document.features.at[window.first])
            if group and (len(group) + 1) * longest > budget:
                batches.append(group)
                group = []
            group.append(window)
        if group:
            batches.append(group)
    chance.shuffle(batches)
    return batches


__all__ = ["OTHER", "Batch", "Window", "batch", "epoch", "windows"]
