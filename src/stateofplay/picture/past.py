"""The picture as it was: drawn again, from a State alone, with the reports of before a date.

What a State keeps of the reports is enough for cells, movements, retellings, conflicts, figures and events. It is not enough
for what earlier reports called the status of an issue: of that a State keeps the last word alone. A status of before is told
where its last word is older than the date, and otherwise inferred from the cells of then.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from stateofplay.model import (
    Account,
    DeadlineState,
    EventKind,
    Occurrence,
    Reading,
    Report,
    State,
    Statement,
    Status,
)
from stateofplay.picture import days
from stateofplay.picture.cells import draw_cells
from stateofplay.picture.statuses import draw_statuses, told_on


def before(state: State, date: str) -> State:
    """The picture from the reports published before a date (ISO text); undated reports count as known before.

    Figures, events and what is counted up from them are those of these reports. Notices are left out.
    """
    known = {card.id for card in state.reports if not (card.published and str(card.published) >= date)}
    cards = tuple(card for card in state.reports if card.id in known)
    past = account(state, known)
    told = tuple(row for row in state.status if row.evidence and all(cited.report in known for cited in row.evidence))
    agreed = {row.issue: told_on(row, past) for row in told if row.status is Status.AGREED}
    cells, movements = draw_cells(past, agreed)
    as_of = max((str(card.published) for card in cards if card.published), default="")
    figures = tuple(figure for figure in state.figures if figure.report in known)
    kept = {figure.id for figure in figures}
    return State(
        codebook=state.codebook,
        reports=cards,
        statements=tuple(row for row in state.statements if row.report in known),
        cells=cells,
        status=draw_statuses(told, past, state.codebook, cells),
        figures=figures,
        events=tuple(event for event in state.events if event.report in known),
        retellings=past.retellings,
        conflicts=past.conflicts,
        copies=past.copies,
        movements=movements,
        occurrences=tuple(row for one in state.occurrences for row in _told_by(one, known, as_of)),
        checks=tuple(row for row in state.checks if all(figure.id in kept for figure in row.figures)),
        tallies=tuple(row for row in state.tallies if all(figure.id in kept for figure in row.figures)),
    )


def account(state: State, reports: Collection[str] | None = None) -> Account:
    """What those reports (all, where none are named) say, as the picture is drawn from it: without texts and status claims."""
    known = {card.id for card in state.reports} if reports is None else reports
    own = {row.id for row in state.statements if row.report in known}
    said: dict[str, list[Statement]] = {}
    for row in state.statements:
        said.setdefault(row.report, []).append(row)
    readings = tuple(
        Reading(Report(card.id, "", card.outlet, card.published, card.title), tuple(said.get(card.id, ())))
        for card in state.reports
        if card.id in known
    )
    groups = (replace(row, statements=tuple(key for key in row.statements if key in own)) for row in state.retellings)
    return Account(
        readings,
        tuple(row for row in groups if len(row.statements) > 1),
        tuple(row for row in state.conflicts if row.a.report in known and row.b.report in known),
        tuple(row for row in state.copies if row.report in known and row.of in known),
    )


def _told_by(one: Occurrence, known: Collection[str], as_of: str) -> tuple[Occurrence, ...]:
    """The occurrence as those reports tell it; none where they do not."""
    events = tuple(event for event in one.events if event.report in known)
    if not events:
        return ()
    if len(events) == len(one.events) and one.kind is not EventKind.DEADLINE:
        return (one,)
    best = max(events, key=lambda event: event.date.count("-") if "/" not in event.date else 0)
    date = one.date if any(event.date == one.date for event in events) else best.date
    return (
        replace(
            one,
            events=events,
            date=date,
            place=one.place if any(event.place == one.place for event in events) else best.place,
            parties=tuple(party for party in one.parties if any(party in event.parties for event in events)),
            state=_state(one, date, as_of) if one.kind is EventKind.DEADLINE else one.state,
        ),
    )


def _state(one: Occurrence, date: str, as_of: str) -> DeadlineState | None:
    if one.state is None or not as_of:
        return None
    return DeadlineState.PASSED if days.last(date) < days.first(as_of) else DeadlineState.AHEAD
