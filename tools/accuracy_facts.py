"""Score what is read of dates, quantities and events, and what holds between reports; write docs/accuracy.md, guard the floors.

    accuracy_facts.py                     measure all, write the parts of docs/accuracy.md
    accuracy_facts.py --check             measure; exit 1 where a figure is below its floor
    accuracy_facts.py --raise-floors      measure, write, lift the floors to what was measured
    accuracy_facts.py --lower SET.METRIC=VALUE --reason "..."

Each part has a tool of its own that prints the misses: accuracy_dates, accuracy_quantities, accuracy_events,
accuracy_accounts, accuracy_copies. The floors hold for the marked test sets, which nobody tunes on. The variable PEERS names an
interpreter that has dateparser, quantulum3 and Recognizers-Text, for the tables; without it their rows are left out.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import accuracy_accounts as accounts
import accuracy_copies as copies
import accuracy_dates as dates
import accuracy_events as events
import accuracy_quantities as quantities
import agreement
import floors as gate

import marked
from stateofplay.model import Reader

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "tests" / "facts_floors.json"
DOCUMENT = ROOT / "docs" / "accuracy.md"
HOME = ROOT / "tests" / "marked"
MODELS = ("Number", "Percent", "Currency", "Dimension", "Age")


def checksum(*folders: Path) -> str:
    """SHA-256 over the names and bytes of all files."""
    digest = hashlib.sha256()
    for file in sorted(path for folder in folders for path in ([folder] if folder.is_file() else folder.rglob("*"))):
        if file.is_file():
            digest.update(f"{file.relative_to(HOME).as_posix()}\0".encode() + file.read_bytes())
    return f"sha256:{digest.hexdigest()}"


def scored(name: str, figures: Mapping[str, float], *sources: Path) -> gate.Measured:
    """Figures in the form of the gate."""
    return gate.Measured(name, checksum(*sources), {metric: {"f1": value} for metric, value in figures.items()})


def of_dates(peers: str) -> tuple[gate.Measured, str]:
    """Time expressions on the marked texts."""
    texts = dates.marked_texts(HOME / "dates" / "test")
    ours = dates.score(texts, dates.ours(texts))
    rows = {"stateofplay": ours}
    if peers:
        rows["dateparser"] = dates.score(texts, dates.dateparser(texts, peers))
    figures = {name: getattr(ours, name) for name in ("strict", "relaxed", "type", "value")}
    return scored("dates", figures, HOME / "dates" / "test"), dates.table(texts, rows)


def of_quantities(peers: str) -> tuple[gate.Measured, str]:
    """Quantities in the marked sentences, and in the cases of Recognizers-Text."""
    sentences = quantities.rows("test")
    texts = [row.text for row in sentences]
    total = quantities.score(sentences, quantities.ours(texts))
    lines = [quantities.HEAD, quantities.line("stateofplay", total)]
    for name in ("quantulum3", "recognizers") if peers else ():
        theirs = quantities.peer(peers, name, texts)
        if theirs is not None:
            lines.append(quantities.line(name, quantities.score(sentences, theirs)))
    for model in MODELS if quantities.CASES.exists() else ():
        cases = quantities.case_rows(model)
        asked = [row.text for row in cases]
        units = model != "Number"
        lines.append(quantities.line(f"{model} cases", quantities.score(cases, quantities.ours(asked)), units=units))
        if peers and (theirs := quantities.peer(peers, "quantulum3", asked)):
            lines.append(quantities.line(f"{model} cases, quantulum3", quantities.score(cases, theirs), units=units))
    figures = {"value": total.f1(total.value), "unit": total.f1(total.unit)}
    return scored("quantities", figures, HOME / "quantities" / "test.txt"), "\n".join(lines)


def of_accounts() -> list[gate.Measured]:
    """Retellings, conflicts, copies and occurrences, with statements given and read; and the events of each report."""
    home = HOME / "accounts" / "test"
    folders = sorted(path.parent for path in home.glob("*/gold.yaml"))
    given, read, told = [], [], []
    for folder in folders:
        held = accounts.Marked(folder, Reader.MODEL)
        for results, measure in ((given, accounts.given), (read, accounts.read)):
            result = accounts.Result()
            measure(held, result)
            results.append(result)
        told.append(events.measure(held))
    found = []
    for name, results in (("given", given), ("read", read)):
        total = accounts.summed(results)
        _, _, grouped = agreement.mean(total.bcubed)
        figures = {
            "retellings": total.retellings.f1,
            "conflicts": total.conflicts.f1,
            "copies": total.copies.f1,
            "occurrences": grouped,
        }
        found.append(scored(f"accounts-{name}", figures, home))
    found.append(scored("events", {"events": events.summed(told).events.f1}, home))
    return found


def of_copies(*, quick: bool) -> tuple[gate.Measured, str]:
    """Copies among real articles, spins, rewrites and independent reports; the floors hold for the quick measure."""
    figures = copies.measure("test", quick=quick)
    sources = (HOME / "rewrites" / "test", HOME / "accounts" / "test")
    return scored("copies", figures.values, *sources), "\n\n".join(figures.parts)


def run(options: argparse.Namespace) -> int:
    """Measure, then check, write or lift."""
    if options.lower:
        FLOORS.write_text(gate.dumps(gate.lowered(gate.load(FLOORS), options.lower, options.reason)), encoding="utf-8")
        return 0
    peers = "" if options.check else os.environ.get("PEERS", "")
    measured: list[gate.Measured] = []
    layers = {"dates": of_dates(peers), "quantities": of_quantities(peers), "copies": of_copies(quick=True)}
    measured += (row for row, _ in layers.values())
    measured += of_accounts()
    floors = gate.load(FLOORS)
    if options.check:
        faults = [fault for row in measured for fault in gate.faults(floors, row)]
        print("\n".join(faults) or f"{len(measured)} sets: every figure is at or above its floor")
        return int(bool(faults))
    layers["copies"] = of_copies(quick=False)
    parts = {name: f"Measured at {marked.commit(ROOT)}.\n\n{text}" for name, (_, text) in layers.items()}
    parts["accounts"], parts["events"] = accounts.document(Reader.MODEL), events.document(Reader.MODEL)
    for name, text in parts.items():
        marked.write(DOCUMENT, name, text)
    if options.raise_floors:
        for row in measured:
            floors = gate.raised(floors, row)
        FLOORS.write_text(gate.dumps(floors), encoding="utf-8")
    return 0


def main() -> int:
    """Run the command."""
    return gate.command_line(__doc__ or "", run)


if __name__ == "__main__":
    sys.exit(main())
