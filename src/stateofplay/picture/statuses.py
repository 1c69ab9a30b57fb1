"""The status of each issue: what the reports say, and, marked as inferred, what follows from the cells."""

from __future__ import annotations

from collections.abc import Sequence

from stateofplay.model.codebook import Codebook
from stateofplay.model.reconciled import Account
from stateofplay.model.span import Citation
from stateofplay.model.state import Cell, IssueStatus
from stateofplay.model.statement import Stance, Status, StatusClaim

_ADVANCE = (Status.DEADLOCKED, Status.OPEN, Status.NARROWING, Status.AGREED)
_FOR = frozenset({Stance.SUPPORTS, Stance.DEMANDS, Stance.OFFERS})


def draw_statuses(account: Account, codebook: Codebook, cells: Sequence[Cell]) -> tuple[IssueStatus, ...]:
    """One status for each issue of which the reports, or the cells, tell one; in the order of the codebook."""
    copied = {copy.report for copy in account.copies}
    claims = [
        (str(reading.report.published or ""), claim)
        for reading in account.readings
        if reading.report.id not in copied
        for claim in reading.claims
    ]
    out = []
    for issue in codebook.issues:
        told = _told([row for row in claims if row[1].issue == issue.id])
        status = told or _inferred(issue.id, [cell for cell in cells if cell.issue == issue.id])
        if status is not None:
            out.append(status)
    return tuple(out)


def _told(rows: list[tuple[str, StatusClaim]]) -> IssueStatus | None:
    """The last day's claims; where they differ, the less advanced reading."""
    if not rows:
        return None
    last = max(day for day, _ in rows)
    latest = [claim for day, claim in rows if day == last]
    off = [claim for claim in latest if claim.status is Status.OFF_TABLE]
    status = Status.OFF_TABLE if off else min((claim.status for claim in latest), key=_ADVANCE.index)
    citing = [claim for claim in latest if claim.status is status]
    return IssueStatus(citing[0].issue, status, evidence=tuple(Citation(claim.report, claim.evidence) for claim in citing))


def _inferred(issue: str, cells: list[Cell]) -> IssueStatus | None:
    """What the cells amount to when no report says it: all accept, or one refuses what another wants."""
    stances = {cell.stance for cell in cells if not cell.conditional}
    statements = tuple(cell.statements[0] for cell in cells)
    if len(cells) > 1 and stances == {Stance.SUPPORTS}:
        return IssueStatus(issue, Status.AGREED, statements, inferred=True)
    if Stance.MIXED in stances or (Stance.REJECTS in stances and stances & _FOR):
        return IssueStatus(issue, Status.OPEN, statements, inferred=True)
    return None
