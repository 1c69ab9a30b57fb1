"""Train the reader's network, stage by stage, each from a checkpoint of its own so that a broken run goes on where it was.

`python -m training.reader.train --data DATA --out RUN` makes both weights: `base` (names, parts of speech and GUM), then from
it `polnear` (with PolNeAR) and `open` (open data and the project's own passages alone).
"""

from __future__ import annotations

import argparse
import copy
import json
import pickle
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from stateofplay.language.tagger.pieces import Pieces
from training.reader import corpora
from training.reader.batches import ROOM, Batch, batch, epoch
from training.reader.examples import UNMARKED, Labelled, labelled
from training.reader.network import Network, likelihood, start


@dataclass(frozen=True, slots=True)
class Stage:
    """One stretch of training: what it starts from, how often each corpus is seen in an epoch, how the rate falls."""

    name: str
    before: str
    epochs: int
    times: dict[str, int]
    rate: float
    falls: bool = True
    seed: int = 1


STAGES = (
    Stage("base", "", 2, {"ewt": 1, "gum": 1}, 2e-4, falls=False),
    Stage("polnear-1", "base", 3, {"polnear": 1, "ewt": 1, "gum_names": 1}, 2e-4, falls=False, seed=2),
    Stage("polnear", "polnear-1", 2, {"polnear": 1, "ewt": 1, "gum_names": 1, "own": 3}, 2e-4, seed=3),
    Stage("open", "base", 2, {"gum": 1, "ewt": 1, "own": 6}, 2e-4, seed=4),
)
TRUST = {"gum": 0.15}
"""GUM marks clauses only; a cue it leaves unmarked may be one."""
SIZE = 8
KEEP = 0.998


def load(data: Path, passages: Path | None, cutter: Pieces, cache: Path) -> dict[str, list[Labelled]]:
    """Every corpus over the package's tokens; what does not change is kept in `cache`."""
    out: dict[str, list[Labelled]] = {}
    if cache.exists():
        out = pickle.loads(cache.read_bytes())
    else:
        out["polnear"] = [labelled(e, cutter) for e in corpora.polnear(data / "polnear/train")]
        out["ewt"] = [labelled(e, cutter) for e in corpora.ewt(data / "ud-ewt/train.conllu", data / "uner-ewt/train.iob2")]
        out["gum"] = [labelled(e, cutter) for e in corpora.gum(data / "gum", split="train", with_attributions=True)]
        out["gum_names"] = [labelled(e, cutter) for e in corpora.gum(data / "gum", split="train", with_attributions=False)]
        cache.write_bytes(pickle.dumps(out))
    if passages is not None:
        out["own"] = [labelled(e, cutter) for e in corpora.own(passages, held_out=False)]
    return out


def losses(network: Network, b: Batch) -> tuple[Tensor, dict[str, float]]:
    """The weighted sum of the tasks' losses, and each for the log."""
    encoder = network.encoder
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = encoder.words(b.pieces, b.shapes, b.quoted, b.at).float()
    parts: dict[str, Tensor] = {}
    parts["names"] = _cross(encoder.names(words), b.names)
    parts["tags"] = 0.3 * _cross(encoder.tags(words), b.tags)
    known = b.starts != UNMARKED
    if known.any():
        parts["starts"] = 0.2 * functional.binary_cross_entropy_with_logits(
            encoder.starts(words)[..., 0][known], b.starts[known].float()
        )
    if b.weights.sum() > 0:
        each = functional.binary_cross_entropy_with_logits(encoder.anchors(words), b.anchors, reduction="none")
        parts["anchors"] = 6.0 * (each * b.weights).sum() / b.weights.sum().clamp(min=50)
        flat = functional.binary_cross_entropy_with_logits(encoder.flat(words), b.flat, reduction="none").mean(-1)
        parts["flat"] = 0.5 * (flat * b.flat_weights).sum() / b.flat_weights.sum().clamp(min=50)
    if len(b.pair_window):
        scores = network.linker(encoder.link(words), b.pair_window, b.pair_anchor, b.lengths[b.pair_window])
        each = likelihood(scores, b.roles, b.lengths[b.pair_window], network.linker.steps)
        parts["roles"] = each.mean() / 8
        if (b.kinds != UNMARKED).any():
            parts["kinds"] = 0.3 * _cross(encoder.kinds(words[b.pair_window, b.pair_anchor])[None], b.kinds[None])
    total = torch.stack(list(parts.values())).sum()
    return total, {name: float(value.detach()) for name, value in parts.items()}


def _cross(logits: Tensor, gold: Tensor) -> Tensor:
    if not (gold != UNMARKED).any():
        return logits.sum() * 0.0
    return functional.cross_entropy(logits.flatten(0, 1), gold.flatten(), ignore_index=UNMARKED)


def groups(network: Network, rate: float) -> list[dict[str, object]]:
    """Parameters with their rates: lower layers learn slower, new heads faster, the pieces' embeddings stay as they are."""
    network.encoder.pieces.weight.requires_grad_(requires_grad=False)
    out: list[dict[str, object]] = []
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith("encoder.layers."):
            factor = 0.9 ** (5 - int(name.split(".")[2]))
        elif name.startswith(("encoder.places", "encoder.norm")):
            factor = 0.5
        elif name.startswith(("encoder.shapes", "encoder.quoted")):
            factor = 2.0
        else:
            factor = 4.0
        decay = 0.0 if parameter.ndim == 1 or "distance" in name or "steps" in name else 0.01
        out.append({"params": [parameter], "lr": rate * factor, "initial": rate * factor, "weight_decay": decay})
    return out


def run(
    stage: Stage, sources: Sequence[tuple[Sequence[Labelled], int, float]], out: Path, cutter: Pieces, vocabulary: int
) -> None:
    """One stage to its end, from its last checkpoint when there is one."""
    torch.manual_seed(stage.seed)
    network = Network(vocabulary) if stage.before else start().network
    if stage.before:
        network.load_state_dict(torch.load(out / f"{stage.before}.pt"))
    rates = groups(network, stage.rate)
    slow = copy.deepcopy(network)
    optimizer = torch.optim.AdamW(rates, betas=(0.9, 0.98), eps=1e-6, foreach=True)
    plan = [epoch(sources, stage.seed * 1000 + number, ROOM, SIZE) for number in range(stage.epochs)]
    total = sum(map(len, plan))
    step = 0
    resume = out / f"{stage.name}.resume.pt"
    if resume.exists():
        state = torch.load(resume)
        network.load_state_dict(state["network"])
        slow.load_state_dict(state["slow"])
        optimizer.load_state_dict(state["optimizer"])
        step = state["step"]
    log = (out / f"{stage.name}.log").open("a", encoding="utf-8")
    began, seen, sums = time.time(), 0, {}
    for number, group in enumerate((group for batches in plan for group in batches), 1):
        if number <= step:
            continue
        torch.manual_seed(stage.seed * 1_000_003 + number)
        network.train()
        b = batch(group, cutter.opens, cutter.closes)
        factor = min(1.0, number / 100) * (max(0.02, 1 - number / total) if stage.falls else 1.0)
        for one in optimizer.param_groups:
            one["lr"] = one["initial"] * factor
        loss, parts = losses(network, b)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for p in network.parameters() if p.requires_grad], 1.0)
        optimizer.step()
        keep = min(KEEP, (1 + number) / (10 + number))
        with torch.no_grad():
            fast = [p for p in network.parameters() if p.requires_grad]
            torch._foreach_lerp_([p for p in slow.parameters() if p.requires_grad], fast, 1 - keep)
        seen += int((b.pieces != 0).sum())
        for name, value in parts.items():
            sums.setdefault(name, []).append(value)
        if number % 50 == 0 or number == total:
            line = " ".join(f"{name} {np.mean(values):.3f}" for name, values in sums.items())
            print(f"{stage.name} {number}/{total} {line} {seen / (time.time() - began):.0f} pieces/s", file=log, flush=True)
            sums = {}
        if number % 200 == 0:
            torch.save(
                {
                    "network": network.state_dict(),
                    "slow": slow.state_dict(),
                    "optimizer": optimizer.state_dict(),
                    "step": number,
                },
                resume,
            )
    torch.save((slow if stage.falls else network).state_dict(), out / f"{stage.name}.pt")
    (out / f"{stage.name}.json").write_text(json.dumps(asdict(stage) | {"steps": total}, indent=1), encoding="utf-8")
    resume.unlink(missing_ok=True)


def main() -> None:
    """Run the stages named, or all; one whose weights are there is left alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the data folder")
    parser.add_argument("--passages", type=Path, default=Path(__file__).parent.parent / "passages")
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints and logs go")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("stages", nargs="*", default=[stage.name for stage in STAGES])
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.use_deterministic_algorithms(mode=True)
    given.out.mkdir(parents=True, exist_ok=True)
    vocabulary = start().vocabulary
    cutter = Pieces(vocabulary)
    asked = [stage for stage in STAGES if stage.name in given.stages]
    needs_own = any("own" in stage.times for stage in asked)
    data = load(given.data, given.passages if needs_own else None, cutter, given.out / "corpora.pickle")
    for stage in asked:
        if not (given.out / f"{stage.name}.pt").exists():
            sources = [(data[name], times, TRUST.get(name, 1.0)) for name, times in stage.times.items()]
            run(stage, sources, given.out, cutter, len(vocabulary))


if __name__ == "__main__":
    main()
