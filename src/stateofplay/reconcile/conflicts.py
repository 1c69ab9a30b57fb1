"""Where reports, or voices in a report, contradict each other: figures, stances, accounts, framings.

A change of mind over time is movement, not a conflict. What a copy repeats is listed once, for the original.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from stateofplay.model.codebook import Codebook
from stateofplay.model.facts import Check, Tally
from stateofplay.model.reading import Reading
from stateofplay.model.reconciled import Conflict, ConflictKind, Copy, Retelling
from stateofplay.reconcile import (
    clash_accounts,
    clash_dates,
    clash_denials,
    clash_figures,
    clash_framings,
    clash_opposites,
    clash_stances,
    clash_status,
    clash_wording,
)
from stateofplay.reconcile.clash_marks import Weights
from stateofplay.reconcile.passages import page
from stateofplay.reconcile.ranking import Scales
from stateofplay.reconcile.similarity import Rarity
from stateofplay.reconcile.words import stems

_OF_UTTERANCES: Final = frozenset({ConflictKind.STANCE, ConflictKind.FRAMING, ConflictKind.STATUS})
"""Kinds in which two tellings of one utterance cannot clash: they differ in a word, not in what is said."""
_WITHIN: Final = 4
_BETWEEN: Final = 3
"""Conflicts of one kind that a report is in, with itself or with others, after which none is told that hangs on words."""


def find(  # noqa: PLR0913, PLR0917 - what was found between reports before
    readings: Sequence[Reading],
    retellings: Sequence[Retelling],
    copies: Sequence[Copy],
    checks: Sequence[Check] = (),
    tallies: Sequence[Tally] = (),
    codebook: Codebook | None = None,
) -> tuple[Conflict, ...]:
    """The conflicts between and within the readings that are no copies, in order of the first passage.

    Two tellings of one utterance never clash in stance: `retellings` keeps them out.

    Args:
        readings: in order of publication.
        retellings: the statements that tell one utterance again.
        copies: what a copy repeats is left out.
        checks: sums that were reckoned; one that does not come out is a conflict.
        tallies: claims that stand side by side; two that exclude each other are a conflict.
        codebook: with the names of parties and issues.
    """
    repeated = {copy.report for copy in copies}
    pages = [page(reading) for reading in readings if reading.report.id not in repeated]
    rarity = Rarity.of(stems(sheet.reading.report.text, low, high) for sheet in pages for low, high in sheet.sentences)
    weights = Weights.of(pages)
    names = clash_wording.Names.of(codebook)
    found = chain(
        clash_figures.unbalanced(pages, checks),
        clash_figures.clashing(pages, weights, names),
        clash_figures.competing(pages, tallies, weights),
        clash_accounts.clashing(pages, rarity),
        clash_denials.clashing(pages, weights),
        clash_stances.opposed(pages, weights, names),
        clash_status.clashing(pages, weights),
        clash_opposites.clashing(pages, weights),
        clash_framings.clashing(pages, names),
        clash_dates.clashing(pages, weights),
    )
    order = {sheet.reading.report.id: at for at, sheet in enumerate(pages)}
    scales = Scales.of(readings, retellings)
    rows = {row.id: row for reading in readings for row in reading.statements}
    weighed = map(scales.weighed, _once(found, retellings))
    return tuple(
        sorted(
            clash_wording.named(weighed, rows, names),
            key=lambda row: (order[row.a.report], row.a.evidence, order[row.b.report], row.b.evidence),
        )
    )


def _once(found: Iterable[Conflict], retellings: Sequence[Retelling]) -> list[Conflict]:
    """Each pair of passages once, and no two tellings of one utterance."""
    group = {row: at for at, retelling in enumerate(retellings) for row in retelling.statements}
    kept: defaultdict[frozenset[str], list[Conflict]] = defaultdict(list)
    told: Counter[tuple[str, str]] = Counter()
    for conflict in found:
        homes = [group.get(row, -1 - at) for at, row in enumerate(conflict.statements)]
        if len(homes) == 2 and homes[0] == homes[1] and conflict.kind in _OF_UTTERANCES:
            continue
        near = kept[frozenset((conflict.a.report, conflict.b.report))]
        at = next((at for at, other in enumerate(near) if _same(conflict, other)), None)
        if at is None:
            ends = {(end.report, conflict.kind) for end in (conflict.a, conflict.b)}
            most = _WITHIN if len(ends) == 1 else _BETWEEN
            if conflict.statements or all(told[end] < most for end in ends):
                near.append(conflict)
                told.update(ends)
        elif not near[at].issue:
            # The passages that the text itself sets against each other, with what is known of their stance.
            near[at] = replace(conflict, a=near[at].a, b=near[at].b) if _in_order(conflict, near[at]) else near[at]
    return [conflict for near in kept.values() for conflict in near]


def _in_order(a: Conflict, b: Conflict) -> bool:
    """Whether the first passage of one is the first of the other."""
    return a.a.report == b.a.report and a.a.evidence.overlaps(b.a.evidence)


def _same(a: Conflict, b: Conflict) -> bool:
    """Whether two conflicts hold the same passages against each other."""
    return any(
        a.a.report == left.report
        and a.b.report == right.report
        and a.a.evidence.overlaps(left.evidence)
        and a.b.evidence.overlaps(right.evidence)
        for left, right in ((b.a, b.b), (b.b, b.a))
    )
