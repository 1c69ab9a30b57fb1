"""Figures of checkpoints while they are trained: PolNeAR dev, and names on UNER-EWT and GUM news."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from stateofplay.language.tagger.decode import Floats
from stateofplay.language.tagger.pieces import Pieces
from stateofplay.language.tagger.tagger import Settings
from training.reader import figures
from training.reader.examples import KINDS, NAME_TAGS, WORD_TAGS
from training.reader.network import Network, start
from training.reader.score import total


class TorchGraph:
    """The network as trained, window by window."""

    def __init__(self, network: Network) -> None:
        self.network = network.eval()

    def words(
        self, pieces: NDArray[np.int64], shapes: NDArray[np.int64], quoted: NDArray[np.int64], at: NDArray[np.int64]
    ) -> Mapping[str, Floats]:
        """See `Graph`."""
        encoder = self.network.encoder
        with torch.no_grad():
            with torch.autocast("cpu", dtype=torch.bfloat16):
                words = encoder.words(*(torch.from_numpy(a)[None] for a in (pieces, shapes, quoted, at))).float()
            return {name: getattr(encoder, name)(words)[0].numpy() for name in ("names", "tags", "anchors", "kinds", "link")}

    def roles(self, link: Floats, anchors: NDArray[np.int64]) -> Floats:
        """See `Graph`."""
        with torch.no_grad():
            count = len(anchors)
            scores = self.network.linker(
                torch.from_numpy(link)[None],
                torch.zeros(count, dtype=torch.long),
                torch.from_numpy(anchors),
                torch.full((count,), len(link)),
            )
        out: Floats = scores.numpy()
        return out


def settings(network: Network, cutter: Pieces, *, cue: float, nested: float) -> Settings:
    """What decoding needs of a network."""
    steps = tuple(tuple(float(x) for x in row) for row in network.linker.steps.detach())
    return Settings(cutter.opens, cutter.closes, NAME_TAGS, WORD_TAGS, KINDS, steps, cue, nested)


def main() -> None:
    """Print the figures of checkpoints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--cue", type=float, nargs="*", default=[0.5])
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("checkpoints", nargs="+")
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    vocabulary = start().vocabulary
    cutter = Pieces(vocabulary)
    sets = figures.dev_sets(given.data, cutter, given.run / "dev.pickle")
    for name in given.checkpoints:
        network = Network(len(vocabulary))
        state = torch.load(given.run / name)
        network.load_state_dict(state.get("slow", state))
        graph = TorchGraph(network)
        for cue in given.cue:
            how = settings(network, cutter, cue=cue, nested=2.0)
            print(name, cue, "polnear", figures.table(total(figures.attributions(sets["polnear"], graph, how))), flush=True)
        how = settings(network, cutter, cue=2.0, nested=2.0)
        for one in ("uner", "uner-test", "gum"):
            counts = figures.names(sets[one], graph, how)
            print(name, one, " ".join(f"{k} {counts.f1(k):.1f}" for k in ("PER", "ORG", "LOC", "all")), flush=True)


if __name__ == "__main__":
    main()
