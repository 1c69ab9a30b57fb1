"""Score the reading against the gold sets, write the table to docs/accuracy.md, and guard the floors.

    accuracy.py                       measure, write docs/accuracy.md
    accuracy.py --check               measure; exit 1 where a score is below its floor or an offset is wrong
    accuracy.py --raise-floors        measure, write docs/accuracy.md, lift the floors to what was measured
    accuracy.py --lower SET.METRIC=VALUE --reason "..."

The scored gold sets stand beside the checkout in ../shared/gold, our own in tests/gold; the scorer is ../shared/score/score.py.
Where ../shared is absent nothing can be measured: the check says so, and fails only where CI is set.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import floors as gate

import marked

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "score" / "score.py"
FLOORS = ROOT / "tests" / "accuracy_floors.json"
DOCUMENT = ROOT / "docs" / "accuracy.md"


def gold_sets() -> list[Path]:
    """The folders that hold a gold set: the scored ones first, then our own, each by name."""
    homes = (SHARED / "gold", ROOT / "tests" / "gold")
    found = [path.parent for home in homes for path in sorted(home.glob("*/gold.yaml"))]
    names = [folder.name for folder in found]
    if len(set(names)) < len(names):
        raise gate.GateError(f"two gold sets have one name: {', '.join(names)}")
    return found


def measure(folder: Path) -> gate.Measured:
    """Run `stateofplay read` on the set and score what it wrote."""
    command = Path(sys.executable).with_name("stateofplay")
    with tempfile.TemporaryDirectory() as scratch:
        state = Path(scratch) / "state.json"
        read = [command, "read", folder / "reports", "--codebook", folder / "codebook.yaml", "--json", state]
        for step in (read, [sys.executable, SCORER, folder, state, "--json"]):
            done = subprocess.run(step, capture_output=True, text=True, encoding="utf-8", check=False)
            if done.returncode:
                raise gate.GateError(f"{folder.name}: {Path(step[0]).name} failed:\n{done.stderr.strip()}")
    scores = json.loads(done.stdout)
    return gate.Measured(folder.name, gate.checksum(folder), scores, scores.pop("offsets_wrong"))


def table(measured: gate.Measured, *, ours: bool) -> str:
    """One set's figures as Markdown."""
    lines = [
        f"## {measured.name}",
        "",
        f"{'Our own set' if ours else 'Scored set'}, `{measured.checksum[:19]}`. Offsets wrong: {measured.offsets_wrong}.",
        "",
        "| | P | R | F1 | gold | said |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for metric in gate.METRICS:
        row = measured.scores[metric]
        figures = " | ".join(f"{row[key]:.3f}" for key in ("p", "r", "f1"))
        lines.append(f"| {metric.replace('_', ' ')} | {figures} | {row['gold']:.0f} | {row['said']:.0f} |")
    return "\n".join(lines)


def document(rows: list[tuple[gate.Measured, bool]]) -> str:
    """The generated part of docs/accuracy.md; each row is a set's figures and whether the set is our own."""
    names = [measured.name for measured, _ in rows]
    head = ["| F1 | " + " | ".join(names) + " |", "|---|" + "---:|" * len(names)]
    for metric in gate.METRICS:
        figures = " | ".join(f"{measured.scores[metric]['f1']:.3f}" for measured, _ in rows)
        head.append(f"| {metric.replace('_', ' ')} | {figures} |")
    parts = [f"Measured at {marked.commit(ROOT)}.", "\n".join(head), *(table(measured, ours=ours) for measured, ours in rows)]
    return "\n\n".join(parts)


def summary(measured: list[gate.Measured]) -> str:
    """The one figure a set that says most, in a line."""
    return ", ".join(f"{row.name} full F1 {row.scores['full']['f1']:.3f}" for row in measured)


def check(measured: list[gate.Measured]) -> int:
    """Say what fell; the exit status."""
    floors = gate.load(FLOORS)
    faults = [fault for row in measured for fault in gate.faults(floors, row)]
    gone = floors.sets.keys() - {row.name for row in measured}
    faults += [f"{name}: has floors, but no such set was found" for name in sorted(gone)]
    for fault in faults:
        print(fault, file=sys.stderr)
    if not faults:
        print(f"no score is below its floor: {summary(measured)}")
    return 1 if faults else 0


def absent(*, checking: bool) -> int:
    """What to do without the scorer: nothing on a desk, fail in CI."""
    print("skipped: ../shared (the scorer and the scored sets) does not stand beside this checkout", file=sys.stderr)
    return 1 if os.environ.get("CI") or not checking else 0


def run(options: argparse.Namespace) -> int:
    """Do what the command line asks for; the exit status."""
    if options.lower:
        FLOORS.write_text(gate.dumps(gate.lowered(gate.load(FLOORS), options.lower, options.reason)), encoding="utf-8")
        return 0
    if not SCORER.exists():
        return absent(checking=options.check)
    folders = gold_sets()
    measured = [measure(folder) for folder in folders]
    if options.check:
        return check(measured)
    ours = [ROOT in folder.parents for folder in folders]
    marked.write(DOCUMENT, "accuracy", document(list(zip(measured, ours, strict=True))))
    if options.raise_floors:
        floors = gate.load(FLOORS)
        for row in measured:
            floors = gate.raised(floors, row)
        FLOORS.write_text(gate.dumps(floors), encoding="utf-8")
    print(f"wrote {DOCUMENT.relative_to(ROOT)}: {summary(measured)}")
    return 0


def main() -> int:
    """Read the command line and run; messages go to standard error."""
    return gate.command_line(__doc__ or "", run)


if __name__ == "__main__":
    sys.exit(main())
