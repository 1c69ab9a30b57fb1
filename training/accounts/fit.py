"""Fit the weights by which tellings of one utterance are recognised, and write them to src/stateofplay/reconcile/weights.py.

    python -m training.accounts.fit             fit on all training sets, write the weights
    python -m training.accounts.fit --check     score each set with weights fitted on the others; write nothing

Logistic regression (Newton's method, ridge penalty) over the pairs that the package looks at, with the statements marked by
hand: training/accounts, tests/marked/accounts/dev and tests/gold. The test sets and the scored gold sets are never read here.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import accuracy_accounts as accounts  # noqa: E402  (the tools are on the path now)

from stateofplay.model import Reader  # noqa: E402
from stateofplay.reconcile import copies, retellings  # noqa: E402
from stateofplay.reconcile.tellings import Telling  # noqa: E402

HOMES: Final = (ROOT / "training" / "accounts", ROOT / "tests" / "marked" / "accounts" / "dev", ROOT / "tests" / "gold")
TARGET: Final = ROOT / "src" / "stateofplay" / "reconcile" / "weights.py"
RIDGE: Final = 1.0
HEAD: Final = '''"""What each feature of a pair of tellings counts for, in log odds. Made by training/accounts/fit.py."""

from __future__ import annotations

from typing import Final

WEIGHTS: Final = {
'''


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of one set: features of each, and whether it is marked as a retelling."""

    name: str
    features: tuple[dict[str, float], ...]
    told: tuple[bool, ...]


def load(folder: Path) -> Pairs:
    """The pairs of one set, those of copies left out."""
    held = accounts.Marked(folder, Reader.RULES)
    readings = sorted(held.readings(), key=lambda reading: (str(reading.report.published), reading.report.id))
    tellings = [Telling.of(statement, reading) for reading in readings for statement in reading.statements]
    repeated = {copy.report for copy in copies.find(readings)}
    fresh = [at for at, telling in enumerate(tellings) if telling.statement.report not in repeated]
    wanted = held.pairs("retellings")

    def marked(a: int, b: int) -> bool:
        return frozenset(accounts.place(tellings[at].statement.citation) for at in (a, b)) in wanted

    found = [(row, marked(*pair)) for pair, row in retellings.seen(readings, tellings, fresh)]
    return Pairs(folder.name, tuple(row for row, _ in found), tuple(told for _, told in found))


def fit(sets: Sequence[Pairs]) -> dict[str, float]:
    """The weights that make the marks likeliest; each set counts for its number of pairs."""
    names = sorted({name for one in sets for row in one.features for name in row})
    rows = np.array([[row.get(name, 0.0) for name in names] for one in sets for row in one.features])
    told = np.array([mark for one in sets for mark in one.told], dtype=float)
    ridge = np.diag([0.01 if name == "any" else RIDGE for name in names])
    weights = np.zeros(len(names))
    for _ in range(100):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (told - likely) - ridge @ weights
        bend = (rows * (likely * (1 - likely))[:, None]).T @ rows + ridge
        step = np.linalg.solve(bend, slope)
        weights += step
        if abs(step).max() < 1e-9:
            break
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    folders = [path.parent for home in HOMES for path in sorted(home.glob("*/gold.yaml"))]
    sets = [load(folder) for folder in folders]
    if not args.check:
        weights = fit(sets)
        lines = [f'    "{name}": {weight},' for name, weight in weights.items()]
        TARGET.write_text(HEAD + "\n".join(lines) + "\n}\n", encoding="utf-8")
        return
    total = np.zeros(3)
    for held in sets:
        weights = fit([one for one in sets if one is not held])
        said = [sum(weights.get(name, 0.0) * value for name, value in row.items()) >= 0 for row in held.features]
        hits = sum(a and b for a, b in zip(said, held.told, strict=True))
        total += (hits, sum(said), sum(held.told))
        print(f"{held.name:14} pairs {len(said):4}  marked {sum(held.told):3}  said {sum(said):3}  right {hits:3}")
    right, all_said, marked = total
    print(f"all: precision {right / all_said:.3f}, recall {right / marked:.3f}, F1 {2 * right / (all_said + marked):.3f}")


if __name__ == "__main__":
    main()
