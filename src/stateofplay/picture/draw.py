"""The step: one Account in, the State of play out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from stateofplay.model.codebook import Codebook
from stateofplay.model.reading import Reading
from stateofplay.model.reconciled import Account
from stateofplay.model.state import IssueStatus, ReportCard, State
from stateofplay.model.statement import Status
from stateofplay.model.step import Context
from stateofplay.picture.cells import draw_cells
from stateofplay.picture.statuses import draw_statuses, told_on, told_statuses


def draw(accounts: Iterable[Account], context: Context) -> Iterator[State]:
    """Draw the picture of each account; raises ValueError without a codebook."""
    if context.codebook is None:
        raise ValueError("a picture needs a codebook")
    for account in accounts:
        yield state_of(account, context.codebook)


def state_of(account: Account, codebook: Codebook, repeated: AbstractSet[str] | None = None) -> State:
    """The picture of an account.

    Args:
        account: what is known.
        codebook: the parties and issues.
        repeated: ids of statements that only repeat an original's, where that is known already.
    """
    claims = told_statuses(account, codebook)
    cells, movements = draw_cells(account, agreed_on(claims, account), repeated)
    return State(
        codebook=codebook,
        reports=tuple(_card(reading) for reading in account.readings),
        statements=tuple(s for reading in account.readings for s in reading.statements),
        cells=cells,
        status=draw_statuses(claims, account, codebook, cells),
        figures=tuple(figure for reading in account.readings for figure in reading.figures),
        events=tuple(event for reading in account.readings for event in reading.events),
        retellings=account.retellings,
        conflicts=account.conflicts,
        copies=account.copies,
        movements=movements,
        occurrences=account.occurrences,
        checks=account.checks,
        tallies=account.tallies,
    )


def agreed_on(claims: Iterable[IssueStatus], account: Account) -> dict[str, str]:
    """The issues that are called agreed, with the day of the last report that says so."""
    return {claim.issue: told_on(claim, account) for claim in claims if claim.status is Status.AGREED}


def _card(reading: Reading) -> ReportCard:
    report = reading.report
    return ReportCard(report.id, report.outlet, report.published, report.title, len(report.text.split()), len(report.set_aside))
