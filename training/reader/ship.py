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

from stateofplay.language.tagger.pieces import Pieces
from stateofplay.language.tagger.store import SCHEMA, OnnxGraph, session
from stateofplay.language.tagger.tagger import Tags, tag
from training.reader import calibration, evaluate, export, figures
from training.reader.examples import NAME_TAGS, WORD_TAGS, Labelled
from training.reader.network import Network, start
from training.reader.score import ROLES, Counts, compare, total

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
    graph = _graph(out, "words.onnx")
    how = replace(evaluate.settings(network, cutter, cue=0.2, nested=2.0), kinds=KINDS)
    tagged = [tag(document.features, graph, how) for document in dev]
    cue = best_threshold(dev, tagged)
    how = replace(how, cue=cue)
    kept = [above(one, cue) for one in tagged]
    scores, right, _ = calibration.samples(dev, kept)
    marked = [figures.gold(document, nested=False) for document in dev]
    shipped = total(compare(figures.told(one, nested=False), gold) for one, gold in zip(kept, marked, strict=True))
    export.words(network, out / "float.onnx", "float")
    whole_graph = _graph(out, "float.onnx")
    (out / "float.onnx").unlink()
    whole = total(figures.attributions(dev, whole_graph, replace(how, cue=cue)))
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
        "calibration": calibration.fit(scores, right),
        "figures": {
            "int8": triple(shipped, "exact"),
            "token": triple(shipped, "token"),
            "whole": f"{shipped.f1('whole'):.1f}",
            "float": triple(whole, "exact"),
            "calibration error, held out": round(calibration.held_out_error(dev, kept), 4),
        },
    }
    (out / "model.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def _graph(folder: Path, words: str) -> OnnxGraph:
    return OnnxGraph(*(session(folder, name, (folder / name).read_bytes()) for name in (words, "roles.onnx")))


def triple(counts: Counts, measure: str) -> str:
    """F1 of source, cue and content, in words."""
    return " / ".join(f"{counts.f1(f'{measure} {role}'):.1f}" for role in ROLES)


def above(tags: Tags, cue: float) -> Tags:
    """Only the attributions whose cue is at least so likely."""
    return replace(tags, roles=tuple(item for item in tags.roles if item[0].scores[0] >= cue))


def best_threshold(dev: Sequence[Labelled], tagged: Sequence[Tags]) -> float:
    """The threshold for cues with the best sum of exact F1 and whole F1."""
    marked = [figures.gold(document, nested=False) for document in dev]
    best, most = 0.5, -1.0
    for cue in np.arange(0.25, 0.81, 0.025):
        counts = total(
            compare(figures.told(above(one, cue), nested=False), gold) for one, gold in zip(tagged, marked, strict=True)
        )
        value = sum(counts.f1(f"exact {role}") for role in ("source", "cue", "content")) + counts.f1("whole")
        if value > most:
            best, most = float(round(cue, 3)), value
    return best


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
    dev = figures.dev_sets(given.data, cutter, given.run / "dev.pickle")["polnear"]
    ship(
        given.run / given.checkpoint, given.out, name=given.name, dev=dev, cutter=cutter, vocabulary=vocabulary, kind=given.kind
    )


if __name__ == "__main__":
    main()
