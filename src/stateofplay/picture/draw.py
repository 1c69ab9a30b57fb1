"""The step: one Account in, the State of play out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stateofplay.model.reading import Reading
from stateofplay.model.reconciled import Account
from stateofplay.model.state import ReportCard, State
from stateofplay.model.statement import Status
from stateofplay.model.step import Context
from stateofplay.picture.cells import draw_cells
from stateofplay.picture.statuses import draw_statuses, told_on, told_statuses


def draw(accounts: Iterable[Account], context: Context) -> Iterator[State]:
    """Draw the picture of each account; raises ValueError without a codebook."""
    if context.codebook is None:
        raise ValueError("a picture needs a codebook")
    for account in accounts:
        claims = told_statuses(account, context.codebook)
        agreed = {claim.issue: told_on(claim, account) for claim in claims if claim.status is Status.AGREED}
        cells, movements = draw_cells(account, agreed)
        yield State(
            codebook=context.codebook,
            reports=tuple(_card(reading) for reading in account.readings),
            statements=tuple(s for reading in account.readings for s in reading.statements),
            cells=cells,
            status=draw_statuses(claims, account, context.codebook, cells),
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


def _card(reading: Reading) -> ReportCard:
    report = reading.report
    return ReportCard(report.id, report.outlet, report.published, report.title, len(report.text.split()), len(report.set_aside))
