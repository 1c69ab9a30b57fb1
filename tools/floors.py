"""The accuracy gate: floors under F1 figures, pinned to the checksum of the set that they were measured on.

A floor rises with `raised`, and sinks only with `lowered`, which takes a reason and keeps it. Form of the file:

    {"sets": {"harbour": {"checksum": "sha256:...", "floors": {"found": 0.612}}},
     "lowered": [{"set": "harbour", "metric": "found", "from": 0.7, "to": 0.612, "reason": "..."}]}
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

METRICS = (
    "found", "party", "stance", "full", "sourcing", "condition", "cells_found", "cells",
    "status", "figures", "events", "retellings", "conflicts", "copies",
)  # fmt: skip


class GateError(Exception):
    """The gate was asked for something that it does not do."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured on one set: `scores` maps each metric to `p`, `r`, `f1`, `gold` and `said`."""

    name: str
    checksum: str
    scores: Mapping[str, Mapping[str, float]]
    offsets_wrong: int = 0


@dataclass(frozen=True, slots=True)
class Pinned:
    """The floors of one set, and the checksum that they hold for."""

    checksum: str
    floors: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Lowering:
    """A floor that was lowered on purpose, and why."""

    set: str
    metric: str
    before: float
    after: float
    reason: str


@dataclass(frozen=True, slots=True)
class Floors:
    """All floors, and the history of those that were lowered."""

    sets: Mapping[str, Pinned] = field(default_factory=dict)
    lowerings: tuple[Lowering, ...] = ()


def load(path: Path) -> Floors:
    """The floors of the file; none where there is no file yet."""
    if not path.exists():
        return Floors()
    data = json.loads(path.read_text(encoding="utf-8"))
    return Floors(
        {name: Pinned(row["checksum"], dict(row["floors"])) for name, row in data["sets"].items()},
        tuple(Lowering(row["set"], row["metric"], row["from"], row["to"], row["reason"]) for row in data["lowered"]),
    )


def dumps(floors: Floors) -> str:
    """The text of the file: sets by name, metrics in their usual order."""
    sets = {
        name: {
            "checksum": pinned.checksum,
            "floors": {metric: pinned.floors[metric] for metric in _ordered(pinned.floors)},
        }
        for name, pinned in sorted(floors.sets.items())
    }
    lowerings = [
        {"set": low.set, "metric": low.metric, "from": low.before, "to": low.after, "reason": low.reason}
        for low in floors.lowerings
    ]
    return json.dumps({"sets": sets, "lowered": lowerings}, indent=2, ensure_ascii=False) + "\n"


def checksum(folder: Path) -> str:
    """SHA-256 over the names and bytes of what scoring depends on: codebook, gold and reports."""
    digest = hashlib.sha256()
    files = [folder / "codebook.yaml", folder / "gold.yaml", *sorted((folder / "reports").glob("*.txt"))]
    for file in files:
        content = file.read_bytes()
        digest.update(f"{file.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return f"sha256:{digest.hexdigest()}"


def faults(floors: Floors, measured: Measured) -> list[str]:
    """What is wrong with one set's figures, a line each; empty when the gate is open."""
    found = []
    if measured.offsets_wrong:
        found.append(f"{measured.name}: {measured.offsets_wrong} offsets do not say their words")
    pinned = floors.sets.get(measured.name)
    if pinned is None:
        return [*found, f"{measured.name}: has no floors yet. Pin them: tools/accuracy.py --raise-floors"]
    if pinned.checksum != measured.checksum:
        found.append(f"{measured.name}: the set has changed since its floors were pinned. Pin them: --raise-floors")
    for metric in _ordered(measured.scores):
        floor, now = pinned.floors.get(metric, 0.0), measured.scores[metric]["f1"]
        if now < floor:
            found.append(
                f"{measured.name}: {metric} fell from {floor:.3f} to {now:.3f}. "
                f'Mend it, or: --lower {measured.name}.{metric}={now:.3f} --reason "..."'
            )
    return found


def raised(floors: Floors, measured: Measured) -> Floors:
    """The floors lifted to what was measured (three digits, rounded down), none of them lowered."""
    old = floors.sets.get(measured.name)
    new = {
        metric: max(_rounded_down(measured.scores[metric]["f1"]), old.floors.get(metric, 0.0) if old else 0.0)
        for metric in _ordered(measured.scores)
    }
    return replace(floors, sets={**floors.sets, measured.name: Pinned(measured.checksum, new)})


def lowered(floors: Floors, request: str, reason: str) -> Floors:
    """The floors with one of them lowered as `request` (SET.METRIC=VALUE) says, and `reason` kept beside it."""
    if not reason.strip():
        raise GateError('a floor sinks only with a reason: --reason "..."')
    key, _, value = request.partition("=")
    name, _, metric = key.partition(".")
    pinned = floors.sets.get(name)
    if pinned is None or metric not in pinned.floors:
        raise GateError(f"there is no floor {key!r}; the form is SET.METRIC=VALUE, as in harbour.found=0.61")
    try:
        after = float(value)
    except ValueError:
        raise GateError(f"{value!r} is not a number") from None
    before = pinned.floors[metric]
    if not 0 <= after < before:
        raise GateError(f"{key} stands at {before:.3f}; lower it to something between 0 and that")
    low = Lowering(name, metric, before, after, reason.strip())
    sunk = Pinned(pinned.checksum, {**pinned.floors, metric: after})
    return Floors({**floors.sets, name: sunk}, (*floors.lowerings, low))


def command_line(about: str, run: Callable[[argparse.Namespace], int]) -> int:
    """Read the command line of a tool that keeps floors, and run it; messages go to standard error. The exit status."""
    parser = argparse.ArgumentParser(description=about.partition("\n")[0])
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--check", action="store_true", help="fail where a score is below its floor")
    choice.add_argument("--raise-floors", action="store_true", help="lift the floors to what is measured now")
    choice.add_argument("--lower", metavar="SET.METRIC=VALUE", help="lower one floor; needs --reason")
    parser.add_argument("--reason", default="", help="why the floor is lowered; kept in the file")
    try:
        return run(parser.parse_args())
    except GateError as error:
        print(f"accuracy: {error}", file=sys.stderr)
        return 2


def _ordered(metrics: Iterable[str]) -> list[str]:
    """Metrics in their usual order, those of other sets after them as they come."""
    given = list(metrics)
    return [*(metric for metric in METRICS if metric in given), *(metric for metric in given if metric not in METRICS)]


def _rounded_down(value: float) -> float:
    return math.floor(value * 1000 + 1e-6) / 1000
