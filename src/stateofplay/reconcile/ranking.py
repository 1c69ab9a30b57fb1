"""How much of the picture hangs on a conflict, and the order in which people should see conflicts.

The weight of a conflict is

    0.30 kind + 0.25 cells + 0.25 backing + 0.20 gravity

kind      what it puts in doubt: a stance 1, a status 0.9, an account 0.7, a date or a figure 0.6, a framing 0.5
cells     the cells (party and issue) and issues that its two passages bear on, three or more counting as 1
backing   the reports that carry the weaker side, retellings and all: one gives 1/2, two 2/3, three 3/4
gravity   1 where a red line or an issue that is called agreed is touched, 1/2 where a firm stance is, else 0
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from stateofplay.model.reading import Reading
from stateofplay.model.reconciled import Conflict, ConflictKind, Retelling
from stateofplay.model.span import Citation
from stateofplay.model.statement import Stance, Statement, Status, StatusClaim

_KINDS: Final[Mapping[str, float]] = {
    ConflictKind.STANCE: 1.0,
    ConflictKind.STATUS: 0.9,
    ConflictKind.ACCOUNT: 0.7,
    ConflictKind.DATE: 0.6,
    ConflictKind.FIGURE: 0.6,
    ConflictKind.FRAMING: 0.5,
}
_CELLS: Final = 3
_FIRM: Final = frozenset({Stance.SUPPORTS, Stance.DEMANDS, Stance.OFFERS, Stance.REJECTS})
_LONGEST: Final = 2_000
"""Code points beyond which no sentence reaches back."""


@dataclass(frozen=True, slots=True)
class Scales:
    """What conflicts are weighed with: the statements and claims of each report, and how many reports carry a statement."""

    statements: Mapping[str, Sequence[Statement]]
    claims: Mapping[str, Sequence[StatusClaim]]
    carried: Mapping[str, int]
    agreed: frozenset[str]

    @classmethod
    def of(cls, readings: Sequence[Reading], retellings: Sequence[Retelling]) -> Scales:
        """Gather them."""
        rows = {reading.report.id: tuple(sorted(reading.statements, key=lambda row: row.evidence)) for reading in readings}
        home = {row.id: row.report for held in rows.values() for row in held}
        reports = ((one, len({home.get(row, row) for row in one.statements})) for one in retellings)
        carried = {row: count for one, count in reports for row in one.statements}
        claims = {reading.report.id: reading.claims for reading in readings}
        agreed = frozenset(claim.issue for held in claims.values() for claim in held if claim.status is Status.AGREED)
        return cls(rows, claims, carried, agreed)

    def weighed(self, conflict: Conflict) -> Conflict:
        """The conflict with its weight, and with the issue and the statements that its passages bear on where it names none."""
        sides = [self.touched(end) for end in (conflict.a, conflict.b)]
        rows = [row for side in sides for row in side]
        told = {claim.issue for end in (conflict.a, conflict.b) for claim in self._claims(end)}
        issues = Counter([row.issue for row in rows] + sorted(told))
        issue = conflict.issue or (issues.most_common(1)[0][0] if issues else "")
        cells = {(row.party, row.issue) for row in rows} | {("", name) for name in told}
        if conflict.issue:
            cells.add(("", conflict.issue))
        red = any(row.red_line for row in rows) or bool(({row.issue for row in rows} | told | {issue}) & self.agreed)
        firm = any(row.stance in _FIRM for row in rows)
        weaker = min(max((self.carried.get(row.id, 1) for row in side), default=1) for side in sides)
        weight = (
            0.30 * _KINDS.get(conflict.kind, 0.5)
            + 0.25 * min(1.0, len(cells) / _CELLS)
            + 0.25 * (1 - 1 / (1 + weaker))
            + 0.20 * (1.0 if red else 0.5 if firm else 0.0)
        )
        ends = zip(sides, (conflict.a, conflict.b), strict=True)
        meant = dict.fromkeys(row.id for side, end in ends for row in side if row.evidence.overlaps(end.evidence))
        named = conflict.statements or tuple(meant)
        return replace(conflict, issue=issue, statements=named, weight=round(weight, 3))

    def touched(self, end: Citation) -> list[Statement]:
        """The statements whose words overlap a passage, or, where there are none, those of its sentence."""
        rows = self.statements.get(end.report, ())
        low = bisect_left(rows, end.evidence.start - _LONGEST, key=lambda row: row.evidence.start)
        near: list[Statement] = []
        for row in rows[low:]:
            if row.evidence.start >= end.evidence.end + _LONGEST:
                break
            near.append(row)
        inside = [row for row in near if row.evidence.overlaps(end.evidence)]
        return inside or [row for row in near if row.sentence.overlaps(end.evidence)]

    def _claims(self, end: Citation) -> list[StatusClaim]:
        return [claim for claim in self.claims.get(end.report, ()) if claim.evidence.overlaps(end.evidence)]
