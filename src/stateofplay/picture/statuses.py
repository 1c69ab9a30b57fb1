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


def told_statuses(account: Account, codebook: Codebook) -> tuple[IssueStatus, ...]:
    """The status of each issue of which the reports tell one; in the order of the codebook."""
    of = {copy.report: copy for copy in account.copies}
    claims = [
        (str(reading.report.published or ""), claim)
        for reading in account.readings
        for claim in reading.claims
        if reading.report.id not in of or not of[reading.report.id].repeats(claim.evidence)
    ]
    told = (_told([row for row in claims if row[1].issue == issue.id]) for issue in codebook.issues)
    return tuple(status for status in told if status is not None)


def draw_statuses(
    told: Sequence[IssueStatus], account: Account, codebook: Codebook, cells: Sequence[Cell]
) -> tuple[IssueStatus, ...]:
    """What is told, and for the other issues what the cells amount to; in the order of the codebook.

    What was told before the parties came to accept the proposition no longer holds, nor does an agreement that one refuses
    later.
    """
    by_issue = {status.issue: status for status in told}
    out = []
    for issue in codebook.issues:
        own = [cell for cell in cells if cell.issue == issue.id]
        said, follows = by_issue.get(issue.id), _inferred(issue.id, own)
        status = follows if said is None or (follows is not None and _is_overtaken(said, told_on(said, account), own)) else said
        if status is not None:
            out.append(status)
    return tuple(out)


def told_on(status: IssueStatus, account: Account) -> str:
    """The day of the last report that says so, ISO text; "" when it is undated."""
    citing = {citation.report for citation in status.evidence}
    return max((str(r.report.published or "") for r in account.readings if r.report.id in citing), default="")


def _is_overtaken(said: IssueStatus, day: str, cells: Sequence[Cell]) -> bool:
    """Whether later stances undo what was said: all accept by now, or somebody refuses what was called agreed."""
    if said.status is Status.AGREED:
        return any(cell.stance is Stance.REJECTS and cell.as_of > day for cell in cells)
    return len(cells) > 1 and all(cell.stance is Stance.SUPPORTS and cell.as_of > day for cell in cells)


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
    """What the cells amount to when no report says it: all accept, or several speak of it and not all do."""
    stances = {cell.stance for cell in cells if not cell.conditional}
    statements = tuple(cell.statements[0] for cell in cells)
    if len(cells) > 1 and stances == {Stance.SUPPORTS}:
        return IssueStatus(issue, Status.AGREED, statements, inferred=True)
    if len(cells) > 1 or Stance.MIXED in stances:
        return IssueStatus(issue, Status.OPEN, statements, inferred=True)
    return None
