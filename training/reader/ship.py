"""From a checkpoint to the folder that the package carries: graphs, vocabulary, settings, calibration, checksums.

The thresholds for cues and the calibration are fitted on PolNeAR dev, as read by the very graphs that are shipped.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from stateofplay.language.tagger.calibration import Calibration, log_odds
from stateofplay.language.tagger.pieces import Pieces
from stateofplay.language.tagger.store import SCHEMA, OnnxGraph
from stateofplay.language.tagger.tagger import Graph, Settings, Tags, tag
from training.reader import evaluate, export
from training.reader.examples import NAME_TAGS, WORD_TAGS, Labelled
from training.reader.network import Network, start
from training.reader.score import compare, matched, total

KINDS = ("speech", "attitude", "intention", "decree")


def ship(
    checkpoint: Path,
    out: Path,
    *,
    name: str,
    dev: Sequence[Labelled],
    cutter: Pieces,
    vocabulary: Sequence[str],
    kind: str = "int8",
) -> None:
    """Write the folder."""
    network = Network(len(vocabulary))
    state = torch.load(checkpoint)
    network.load_state_dict(state.get("slow", state))
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    export.words(network, out / "words.onnx", kind)
    export.roles(network, out / "roles.onnx")
    (out / "vocabulary.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    graph = OnnxGraph((out / "words.onnx").read_bytes(), (out / "roles.onnx").read_bytes())
    how = replace(evaluate.settings(network, cutter, cue=0.2, nested=2.0), kinds=KINDS)
    tagged = [tag(document.features, graph, how) for document in dev]
    cue = best_threshold(dev, tagged)
    how = replace(how, cue=cue)
    weights = calibrate(dev, [above(one, cue) for one in tagged])
    card = {
        "schema": SCHEMA,
        "name": name,
        "files": {
            n: hashlib.sha256((out / n).read_bytes()).hexdigest() for n in ("vocabulary.txt", "words.onnx", "roles.onnx")
        },
        "names": NAME_TAGS,
        "tags": WORD_TAGS,
        "kinds": KINDS,
        "steps": how.steps,
        "cue": cue,
        "nested": 0.5,
        "calibration": [round(w, 4) for w in weights],
    }
    (out / "model.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def above(tags: Tags, cue: float) -> Tags:
    """Only the attributions whose cue is at least so likely."""
    return replace(tags, roles=tuple(item for item in tags.roles if item[0].scores[0] >= cue))


def best_threshold(dev: Sequence[Labelled], tagged: Sequence[Tags]) -> float:
    """The threshold for cues with the best sum of exact F1 and whole F1."""
    marked = [evaluate.gold(document, nested=False) for document in dev]
    best, most = 0.5, -1.0
    for cue in np.arange(0.25, 0.66, 0.025):
        counts = total(
            compare(evaluate.told(above(one, cue), nested=False), gold) for one, gold in zip(tagged, marked, strict=True)
        )
        value = sum(counts.f1(f"exact {role}") for role in ("source", "cue", "content")) + counts.f1("whole")
        if value > most:
            best, most = float(round(cue, 3)), value
    return best


def samples(
    dev: Sequence[Labelled], tagged: Sequence[Tags]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]:
    """Log odds of the scores of each attribution told, whether it is right, and its document."""
    rows, right, home = [], [], []
    for number, (document, tags) in enumerate(zip(dev, tagged, strict=True)):
        told = evaluate.told(tags, nested=False)
        hit = {i for i, _ in matched(told, evaluate.gold(document, nested=False))}
        outer = [one for one, _ in tags.roles if not one.is_nested]
        for i, one in enumerate(outer):
            rows.append([1.0, *map(log_odds, one.scores)])
            right.append(float(i in hit))
            home.append(number)
    return np.array(rows), np.array(right), np.array(home)


def fit(rows: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logistic regression by Newton's method, with a slight ridge."""
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - chance) - 0.01 * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + 0.01 * np.eye(rows.shape[1])
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def calibrate(dev: Sequence[Labelled], tagged: Sequence[Tags]) -> list[float]:
    """The weights of `Calibration` over all documents."""
    rows, right, _ = samples(dev, tagged)
    return [float(w) for w in fit(rows, right)]


def calibration_error(chance: NDArray[np.float64], right: NDArray[np.float64], bins: int = 10) -> float:
    """Expected calibration error: the mean gap between confidence and accuracy over bins of equal width (Guo et al. 2017)."""
    place = np.minimum((chance * bins).astype(int), bins - 1)
    gaps = [
        abs(chance[place == b].mean() - right[place == b].mean()) * (place == b).mean()
        for b in range(bins)
        if (place == b).any()
    ]
    return float(sum(gaps))


def held_out_error(dev: Sequence[Labelled], tagged: Sequence[Tags], folds: int = 5) -> float:
    """Expected calibration error with the regression fitted on other documents than those it is asked about."""
    rows, right, home = samples(dev, tagged)
    chance = np.zeros(len(right))
    for fold in range(folds):
        mine = home % folds == fold
        model = Calibration(tuple(map(float, fit(rows[~mine], right[~mine]))))
        odds = rows[mine, 1:]
        chance[mine] = [model(tuple(1 / (1 + np.exp(-row)))) for row in odds]
    return calibration_error(chance, right)


def main() -> None:
    """Ship a checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--kind", default="int8")
    given = parser.parse_args()
    vocabulary = start().vocabulary
    cutter = Pieces(vocabulary)
    dev = evaluate.dev_sets(given.data, cutter, given.run / "dev.pickle")["polnear"]
    ship(
        given.run / given.checkpoint, given.out, name=given.name, dev=dev, cutter=cutter, vocabulary=vocabulary, kind=given.kind
    )


if __name__ == "__main__":
    main()
