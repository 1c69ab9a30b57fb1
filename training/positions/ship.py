"""From a checkpoint to the folder that the package carries: the graph, its weights of decision, its checksum."""

from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import asdict, replace
from pathlib import Path

import torch

from stateofplay.coding.positions.store import SCHEMA, Model, PairGraph
from stateofplay.language.tagger.store import session
from training.positions import export, fit
from training.positions.examples import LABELS
from training.positions.network import make
from training.positions.split import DEV


def main() -> None:
    """Ship a checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=Path("training/corpus"))
    parser.add_argument("--gold", type=Path, default=Path("tests/gold"))
    parser.add_argument("--out", type=Path, default=Path("src/stateofplay/coding/positions/model"))
    given = parser.parse_args()
    net = make()
    net.load_state_dict(torch.load(given.checkpoint, weights_only=True))
    net.eval()
    given.out.mkdir(parents=True, exist_ok=True)
    export.pairs(net, given.out / "pairs.onnx")
    held = (given.out / "pairs.onnx").read_bytes()
    graph = PairGraph(session(given.out, "pairs.onnx", held))
    folders = [given.corpus / name for name in DEV] + sorted(path.parent for path in given.gold.glob("*/gold.yaml"))
    first = [fit.cases(folder, Model("", graph, fit.START)) for folder in folders[: len(DEV)]]
    heat, bias = fit.honest([c for cases in first for c in cases])
    start = replace(fit.START, warmth=heat, bias=bias)
    sets = {folder.name: fit.cases(folder, Model("", graph, start)) for folder in folders}
    found = [c for cases in sets.values() for c in cases]
    weights = fit.fit(found, start)
    card = {
        "schema": SCHEMA,
        "name": given.checkpoint.stem,
        "sha256": hashlib.sha256(held).hexdigest(),
        "labels": LABELS,
        "weights": asdict(weights),
        "figures": {
            "fused": _rounded(fit.figures(found, lambda c: fit.decide(c, weights))),
            "rules": _rounded(fit.figures(found, lambda c: c.rule)),
            **{name: _rounded(fit.figures(cases, lambda c: fit.decide(c, weights))) for name, cases in sets.items()},
            "calibration error": round(fit.calibration_error(found), 4),
        },
    }
    here = Path(__file__).parent
    (given.out / "CARD.md").write_text((here / "card.md").read_text(encoding="utf-8"), encoding="utf-8")
    (given.out / "LICENSE").write_text((here / "licence.txt").read_text(encoding="utf-8"), encoding="utf-8")
    (given.out / "model.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(card, indent=1))


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 3) for name, value in values.items()}


if __name__ == "__main__":
    main()
