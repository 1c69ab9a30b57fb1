"""The network: lower layers read a report once, upper layers read a sentence of it beside a proposition, with a holder marked.

This splits a cross-encoder as DeFormer does (Cao et al. 2020): what does not depend on the pair is computed once. The layers
are those of all-MiniLM-L6-v2, the lower ones as the tagger has trained them.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from stateofplay.coding.positions.inputs import MARKS
from training.positions.examples import LABELS
from training.reader.export import SHARED
from training.reader.network import WIDTH, start


class Positions(nn.Module):
    """The upper layers and the heads."""

    def __init__(self, layers: nn.ModuleList) -> None:
        super().__init__()
        self.upper = layers
        self.marks = nn.Parameter(torch.randn(MARKS, WIDTH) * 0.1)
        self.head = nn.Sequential(nn.Linear(4 * WIDTH, WIDTH), nn.GELU(), nn.Dropout(0.2))
        self.label = nn.Linear(WIDTH, len(LABELS))
        self.flags = nn.Linear(WIDTH, 2)
        self.token = nn.Linear(WIDTH, 2)

    def pairs(self, x: Tensor, marks: Tensor, keep: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of pairs.

        Args:
            x: [pairs, pieces, WIDTH], the proposition's pieces and then the sentence's, from `reports`.
            marks: [pairs, pieces, MARKS] 0 or 1.
            keep: [pairs, pieces] whether a piece counts.

        Returns:
            [pairs, labels], [pairs, 2] red line and past, [pairs, pieces, 2] evidence and condition.
        """
        x = x + marks @ self.marks
        bias = torch.where(keep, 0.0, -1e4)[:, None, None, :]
        for layer in self.upper:
            x = layer(x, bias)
        x = x.float()
        pooled = torch.cat([x[:, 0], mean(x, marks[..., 0]), mean(x, marks[..., 1]), mean(x, marks[..., 3])], -1)
        hidden = self.head(pooled)
        return self.label(hidden), self.flags(hidden), self.token(x)


def mean(x: Tensor, weights: Tensor) -> Tensor:
    """The mean of [pairs, pieces, width] over the pieces with weight 1; zero where none has."""
    return (x * weights[..., None]).sum(1) / weights.sum(1, keepdim=True).clamp(min=1)


def make() -> Positions:
    """A network to start from, its layers those of MiniLM above the ones that are shared with the tagger."""
    return Positions(nn.ModuleList(list(start().network.encoder.layers)[SHARED:]))
