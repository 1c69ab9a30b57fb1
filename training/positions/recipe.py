"""The whole training of the reader of positions, each stage from a checkpoint of its own, so that a stopped run goes on.

`python -m training.positions.recipe --data ../shared/data --run out/training` makes `weak.pt` (what the package's own rules
read in plain news) and from it `positions.pt` (the corpus, the contrast lines, and some of the former).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import torch

from stateofplay.intake import read_codebook
from training.positions import corpus, examples, lines, weak
from training.positions.examples import Piece
from training.positions.measure import chances, distinct, measure
from training.positions.network import Positions, make
from training.positions.split import DEV, TEST
from training.positions.train import train

WORDNET = Path("/usr/share/wordnet")
"""Where Debian's wordnet-base puts its files."""
ARTICLES, SECTIONS = 5000, 250
"""Characters of an article of PolNeAR, and sections of the Earth Negotiations Bulletin, that weak labels are made from."""
SHARE = {"supports": 0.5, "demands": 0.5, "offers": 0.2, "open": 1.0, "undecided": 1.0, "rejects": 0.9}
"""Which part of what the rules read is kept, so that the stances are more even."""


def weak_texts(data: Path) -> Iterator[tuple[str, str]]:
    """Names and texts that weak labels are made from."""
    with gzip.open(data / "enb" / "sections.jsonl.gz", "rt", encoding="utf-8") as file:
        sections = [json.loads(line) for line in file]
    random.Random(3).shuffle(sections)  # noqa: S311 - the same order each time
    for section in sections[:SECTIONS]:
        said = section["sentences"]
        yield section["id"], "\n".join(" ".join(said[k : k + 6]) for k in range(0, len(said), 6))
    for path in sorted((data / "polnear").rglob("train/**/*.txt")):
        yield path.stem, path.read_text(encoding="utf-8", errors="replace")[:ARTICLES]


def marked(folder: Path) -> list[Piece]:
    """The passages of a negotiation as examples."""
    negotiation, _ = corpus.load(folder)
    return list(examples.read(negotiation, read_codebook(folder / "codebook.yaml")))


def contrasts(folder: Path) -> list[Piece]:
    """The contrast lines as examples."""
    return [piece for path in sorted(folder.glob("*.txt")) for piece in examples.from_lines(path.stem, lines.load(path)[0])]


def stage(net: Positions, pieces: list[Piece], out: Path, *, epochs: int, rate: float, dev: list[Piece]) -> None:
    """Train, say after each epoch how well the development negotiations are read, keep the weights."""
    pairs = distinct(dev)

    def after(epoch: int) -> None:
        print(out.stem, epoch + 1, measure(pairs, chances(net, pairs)), flush=True)
        torch.save(net.state_dict(), out)

    train(net, pieces, epochs=epochs, rate=rate, after=after, save=partial(_save, net, out.with_suffix(".part")))


def _save(net: Positions, path: Path) -> None:
    torch.save(net.state_dict(), path)


def main() -> None:
    """Make what is not there yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--training", type=Path, default=Path("training"))
    given = parser.parse_args()
    torch.set_num_threads(2)
    root: Path = given.training / "corpus"
    dev = [piece for name in DEV for piece in marked(root / name)]
    names = [folder.name for folder in corpus.folders(root)]
    plain = list(weak.pieces(list(weak_texts(given.data)), weak.synonyms(WORDNET), SHARE, 5))
    first: Path = given.run / "weak.pt"
    net = make()
    if not first.exists():
        stage(net, plain, first, epochs=2, rate=3e-4, dev=dev)
    net.load_state_dict(torch.load(first, weights_only=True))
    own = [piece for name in names if name not in (*DEV, *TEST) for piece in marked(root / name)]
    every = [*own, *contrasts(given.training / "lines"), *plain]
    random.Random(5).shuffle(every)  # noqa: S311
    stage(net, every, given.run / "positions.pt", epochs=5, rate=3e-4, dev=dev)


if __name__ == "__main__":
    main()
