"""Train the reader of positions."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.positions.examples import Pair, Piece
from training.positions.network import Positions


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs, padded: the proposition's pieces, then the sentence's."""

    x: Tensor
    marks: Tensor
    keep: Tensor
    labels: Tensor
    flags: Tensor
    tokens: Tensor


def chosen(piece: Piece, rng: random.Random) -> list[Pair]:
    """The pairs of a report to learn from this time: every position, and of what is none those that teach most."""
    if piece.kind == "weak":
        return [p for p in piece.pairs if p.label or rng.random() < 0.8]
    if piece.kind == "line":
        return [p for n, p in enumerate(piece.pairs) if not n or rng.random() < 0.15]
    positive = [p for p in piece.pairs if p.label]
    at = {(p.said.index, p.proposed.key) for p in positive}
    lively = {(p.said.index, p.party, p.marked) for p in positive}
    known = {(p.said.index, p.party, p.proposed.key) for p in positive}
    out = list(positive)
    for p in piece.pairs:
        if p.label or (p.said.index, p.party, p.proposed.key) in known:
            continue
        if (p.said.index, p.proposed.key) in at:
            chance = 1.0
        elif p.marks[:, 2].any():
            chance = 0.7
        elif (p.said.index, p.party, p.marked) in lively:
            chance = 0.2
        else:
            chance = 0.08
        if rng.random() < chance:
            out.append(p)
    return out


def size(pair: Pair) -> int:
    """Its pieces."""
    return len(pair.proposed.vectors) + len(pair.said.vectors)


def batch(pairs: Sequence[Pair]) -> Batch:
    """Pad some pairs."""
    longest = max(map(size, pairs))
    x = np.zeros((len(pairs), longest, pairs[0].said.vectors.shape[1]), np.float16)
    marks, keep = np.zeros((len(pairs), longest, 4), np.float32), np.zeros((len(pairs), longest), np.bool_)
    tokens = np.zeros((len(pairs), longest, 2), np.float32)
    for i, p in enumerate(pairs):
        n, m = len(p.proposed.vectors), len(p.said.vectors)
        x[i, :n], x[i, n : n + m] = p.proposed.vectors, p.said.vectors
        keep[i, : n + m] = True
        marks[i, n : n + m] = p.marks
        tokens[i, n : n + m, 0], tokens[i, n : n + m, 1] = p.evidence, p.condition
    return Batch(
        torch.from_numpy(x).float(),
        torch.from_numpy(marks),
        torch.from_numpy(keep),
        torch.tensor([p.label for p in pairs]),
        torch.tensor([p.flags for p in pairs], dtype=torch.float32),
        torch.from_numpy(tokens),
    )


def forward(net: Positions, b: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Scores of a batch's pairs."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return net.pairs(b.x, b.marks, b.keep)


def loss(net: Positions, b: Batch) -> Tensor:
    """Cross-entropy of labels, and of flags and words where there is a position."""
    label, flags, token = forward(net, b)
    out = functional.cross_entropy(label.float(), b.labels, label_smoothing=0.05)
    on = b.labels > 0
    if on.any():
        out = out + 0.3 * functional.binary_cross_entropy_with_logits(flags[on].float(), b.flags[on])
        inside = b.marks[on][..., 3] > 0
        told = b.tokens[on][..., 0].sum(1, keepdim=True) > 0
        each = functional.binary_cross_entropy_with_logits(token[on].float(), b.tokens[on], reduction="none")
        weight = torch.stack([(inside & told).float(), inside.float()], -1)
        out = out + 0.5 * (each * weight).sum() / weight.sum().clamp(min=1)
    return out


def groups(pieces: Sequence[Piece], rng: random.Random, room: int) -> Iterator[list[Pair]]:
    """An epoch: pairs of about the same length together, `room` pieces at a time, in random order."""
    pairs = [pair for piece in pieces for pair in chosen(piece, rng)]
    rng.shuffle(pairs)
    out: list[list[Pair]] = []
    for k in range(0, len(pairs), 2000):
        held: list[Pair] = []
        for pair in sorted(pairs[k : k + 2000], key=size):
            if held and size(pair) * (len(held) + 1) > room:
                out.append(held)
                held = []
            held.append(pair)
        out.append(held)
    rng.shuffle(out)
    yield from out


def train(
    net: Positions,
    pieces: Sequence[Piece],
    *,
    epochs: int,
    rate: float,
    room: int = 2000,
    seed: int = 1,
    fresh: float = 4.0,
    after: Callable[[int], None] | None = None,
    save: Callable[[], None] | None = None,
) -> None:
    """AdamW with a warm-up and a linear fall."""
    rng = random.Random(seed)  # noqa: S311 (it shuffles, and guards no secret)
    torch.manual_seed(seed)
    slow: list[nn.Parameter] = []
    fast: list[nn.Parameter] = []
    for name, p in net.named_parameters():
        (slow if name.startswith("upper") else fast).append(p)
    optimizer = torch.optim.AdamW([{"params": slow, "lr": rate}, {"params": fast, "lr": rate * fresh}], weight_decay=0.01)
    again = random.Random(0)  # noqa: S311 (see above)
    total = epochs * sum(1 for _ in groups(pieces, again, room))

    def factor(step: int) -> float:
        return min(1.0, (step + 1) / (0.06 * total)) * max(0.02, 1 - step / total)

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, factor)
    done = 0
    for epoch in range(epochs):
        net.train()
        began, seen, count = time.time(), 0.0, 0
        for group in groups(pieces, rng, room):
            optimizer.zero_grad()
            value = loss(net, batch(group))
            torch.autograd.backward(value)
            torch.nn.utils.clip_grad_norm_([*slow, *fast], 1.0)
            optimizer.step()
            schedule.step()
            seen, count, done = seen + float(value.detach()), count + 1, done + 1
            if count % 100 == 0:
                print(f"step {done} of {total} loss {seen / count:.3f} {time.time() - began:.0f} s", flush=True)
                if save is not None:
                    save()
        print(f"epoch {epoch + 1} loss {seen / max(1, count):.3f} {time.time() - began:.0f} s", flush=True)
        if after is not None:
            after(epoch)
