"""What conflicts are about, in the names of the codebook, and which of them the statements rule out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from stateofplay.model.codebook import Codebook
from stateofplay.model.reconciled import Conflict, ConflictKind
from stateofplay.model.statement import Stance, Statement
from stateofplay.reconcile.stances import opposite

_LONG: Final = 80
"""Code points of a title beyond which it is cut."""
_UNSAID: Final = re.compile(
    r"\b(?:declin\w+|refus\w+|not|n['’]t) (?:to )?(?:say|comment|answer|discuss|confirm|be drawn|"
    r"disclose|reveal|rule|elaborate)\b",
    re.IGNORECASE,
)


def possible(conflicts: Iterable[Conflict], statements: Mapping[str, Statement]) -> Iterator[Conflict]:
    """The conflicts without those of stance whose two passages are known to take stances that can go together.

    Who declines to say, and rejects the day after, has moved.
    """
    for conflict in conflicts:
        pairs = _pairs(conflict, statements)
        if conflict.kind != ConflictKind.STANCE or not pairs or not all(_silent(a) or _silent(b) for a, b in pairs):
            yield conflict


def _silent(row: Statement) -> bool:
    """Whether the statement is that somebody would not say."""
    return row.stance is Stance.UNDECIDED and _UNSAID.search(row.sentence.exact) is not None


def _pairs(conflict: Conflict, statements: Mapping[str, Statement]) -> list[tuple[Statement, Statement]]:
    """The statements of the two passages that are of one party on one issue."""
    rows = [statements[row] for row in conflict.statements if row in statements]
    left, right = (
        [row for row in rows if row.report == end.report and row.evidence.overlaps(end.evidence)]
        for end in (conflict.a, conflict.b)
    )
    return [(a, b) for a in left for b in right if (a.party, a.issue) == (b.party, b.issue) and a.party]


def named(conflicts: Iterable[Conflict], statements: Mapping[str, Statement], codebook: Codebook | None) -> Sequence[Conflict]:
    """The conflicts of stance with the party's name and the issue's title, where both are known."""
    return [_named(conflict, statements, codebook) for conflict in conflicts] if codebook else list(conflicts)


def _named(conflict: Conflict, statements: Mapping[str, Statement], codebook: Codebook) -> Conflict:
    parties = {party.id: party.name for party in codebook.parties}
    titles = {issue.id: issue.title for issue in codebook.issues}
    pairs = _pairs(conflict, statements)
    opposed = [pair for pair in pairs if opposite(pair[0].stance, pair[1].stance)]
    if pairs and (conflict.kind == ConflictKind.STANCE or (conflict.kind == ConflictKind.ACCOUNT and opposed)):
        row = pairs[0][0]
        name, title = parties.get(row.party, ""), titles.get(row.issue, "")
        if name and title:
            return replace(conflict, about=f"whether {name} is for or against {title.rstrip('.')[:_LONG]}")
    return conflict
