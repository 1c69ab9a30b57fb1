"""How well the network tells positions: relevance, stance, and both."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from training.positions.examples import LABELS, Pair, Piece
from training.positions.fit import f1
from training.positions.network import Positions
from training.positions.train import batch, forward, size


@torch.no_grad()
def chances(net: Positions, pairs: Sequence[Pair], room: int = 6000) -> NDArray[np.float32]:
    """[pairs, labels]."""
    net.eval()
    out = np.zeros((len(pairs), len(LABELS)), np.float32)
    order = sorted(range(len(pairs)), key=lambda i: size(pairs[i]))
    held: list[int] = []
    for i in [*order, -1]:
        if held and (i < 0 or size(pairs[i]) * (len(held) + 1) > room):
            label, _, _ = forward(net, batch([pairs[k] for k in held]))
            out[held] = torch.softmax(label.float(), -1).numpy()
            held = []
        held.append(i)
    return out


def distinct(pieces: Sequence[Piece]) -> list[Pair]:
    """One pair for each sentence, party and proposition; where the package missed the holder, the one marked by hand."""
    out = []
    for piece in pieces:
        seen: dict[tuple[int, str, str], Pair] = {}
        for p in piece.pairs:
            seen.setdefault((p.said.index, p.party, p.proposed.key), p)
        out += list(seen.values())
    return out


def measure(pairs: Sequence[Pair], found: NDArray[np.float32]) -> dict[str, object]:
    """Relevance F1 and full F1 at their best threshold; stance macro-F1 and accuracy over the pairs with a position."""
    gold = np.array([p.label for p in pairs])
    some, best = 1 - found[:, 0], found[:, 1:].argmax(1) + 1
    grid = np.linspace(0.1, 0.9, 33)
    on = gold > 0
    relevance = [f1(((some >= t) & on).sum(), (some >= t).sum(), on.sum()) for t in grid]
    full = [f1(((some >= t) & on & (gold == best)).sum(), (some >= t).sum(), on.sum()) for t in grid]
    each = [f1(((best == c) & (gold == c)).sum(), ((best == c) & on).sum(), (gold == c).sum()) for c in range(1, len(LABELS))]
    return {
        "relevance": round(max(relevance), 3),
        "full": round(max(full), 3),
        "at": round(float(grid[int(np.argmax(full))]), 2),
        "macro": round(float(np.mean(each)), 3),
        "accuracy": round(float((best[on] == gold[on]).mean()), 3),
        "each": [round(x, 2) for x in each],
        "positions": int(on.sum()),
    }
