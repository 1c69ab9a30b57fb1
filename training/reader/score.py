"""Figures of a reader against marked documents: exact and overlapping roles, whole attributions, names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

Run = tuple[int, int]
ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution as runs of characters by role."""

    source: tuple[Run, ...]
    cue: tuple[Run, ...]
    content: tuple[Run, ...]
    group: str = ""
    confidence: float = 1.0


@dataclass(slots=True)
class Counts:
    """Right, predicted and marked, by what is counted."""

    right: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, right: int, told: int, gold: int) -> None:
        """Count."""
        self.right[name] += right
        self.told[name] += told
        self.gold[name] += gold

    def f1(self, name: str) -> float:
        """F1 in percent, 0 when nothing was right."""
        both = self.told[name] + self.gold[name]
        return 200 * self.right[name] / both if both else 0.0


def compare(told: Sequence[Told], gold: Sequence[Told]) -> Counts:
    """One document's counts.

    Returns:
        `exact X`: distinct pieces of role X; `token X`: its characters; `whole`: attributions as `matched` pairs them;
        `whole exact`: those alike in every role; `recall X`: the gold of group X that was matched (groups are joined by `|`).
    """
    counts = Counts()
    for role in ROLES:
        mine = {piece for one in told for piece in getattr(one, role)}
        theirs = {piece for one in gold for piece in getattr(one, role)}
        counts.add(f"exact {role}", len(mine & theirs), len(mine), len(theirs))
        a, b = _covered(mine), _covered(theirs)
        counts.add(f"token {role}", len(a & b), len(a), len(b))
    pairs = matched(told, gold)
    counts.add("whole", len(pairs), len(told), len(gold))
    counts.add("whole exact", sum(any(_same(t, g) for g in gold) for t in told), len(told), len(gold))
    hit = {g for _, g in pairs}
    for i, one in enumerate(gold):
        for group in filter(None, one.group.split("|")):
            counts.add(f"recall {group}", int(i in hit), 0, 1)
    return counts


def _same(a: Told, b: Told) -> bool:
    return (a.source, a.cue, a.content) == (b.source, b.cue, b.content)


def _covered(pieces: Iterable[Run]) -> set[int]:
    return {i for a, b in pieces for i in range(a, b)}


def matched(told: Sequence[Told], gold: Sequence[Told]) -> list[tuple[int, int]]:
    """One-to-one pairs whose contents overlap by half of each, and whose sources overlap or are both absent.

    Returns:
        Numbers of the told and the gold, the pair with the largest overlap first.
    """
    theirs = [(_covered(one.source), _covered(one.content)) for one in gold]
    options: list[tuple[float, int, int]] = []
    for i, one in enumerate(told):
        source, content = _covered(one.source), _covered(one.content)
        for j, (their_source, their_content) in enumerate(theirs):
            both = len(content & their_content)
            sourced = not source.isdisjoint(their_source) or not (source or their_source)
            if sourced and both * 2 >= max(len(content), len(their_content)):
                options.append((-both / len(content | their_content), i, j))
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(options):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def total(each: Iterable[Counts]) -> Counts:
    """The sum of documents."""
    out = Counts()
    for one in each:
        out.right.update(one.right)
        out.told.update(one.told)
        out.gold.update(one.gold)
    return out


def interval(each: Sequence[Counts], name: str, *, rounds: int = 1000, seed: int = 1) -> tuple[float, float]:
    """The 95 % bootstrap interval of F1 by document, in percent."""
    chance = np.random.default_rng(seed)
    table = np.array([(c.right[name], c.told[name] + c.gold[name]) for c in each], float)
    picks = chance.integers(0, len(each), (rounds, len(each)))
    sums = table[picks].sum(1)
    values = 200 * sums[:, 0] / np.maximum(sums[:, 1], 1)
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)
