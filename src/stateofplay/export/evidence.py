"""A page of the statements on an issue, newest first, with what people decided on each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stateofplay.export.board import Board, Telling
from stateofplay.model import Issue, Party, State, Verdict

_DATE: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}\Z")


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement with those that tell the same again, and what was decided on it and on these; None where nothing was."""

    telling: Telling
    verdict: Verdict | None = None
    again: tuple[Verdict | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the statements on an issue, and where the issue stands.

    Attributes:
        state: what the page needs of the picture: codebook, reports, cells, status, and statements that these cite.
        issue: the issue.
        party: whose statements; None for everybody's.
        entries: newest first; a statement stands where it was told first.
        more: how many further statements there are, retellings among them.
        before: id below which they are; "" for none.
        rejected: statements that people have rejected, as they were read; only where they were asked for.
        disputed: whether there are contradictions on the issue.
    """

    state: State
    issue: Issue
    party: Party | None
    entries: tuple[Entry, ...]
    more: int = 0
    before: str = ""
    rejected: tuple[Entry, ...] = ()
    disputed: bool = False


def is_date(before: str) -> bool:
    """Whether a place to go on from is a date rather than an id."""
    return bool(_DATE.match(before))


def page_of(state: State, issue: Issue, party: Party | None, *, limit: int, before: str = "") -> Page | None:
    """A page of a whole picture.

    Args:
        state: the picture.
        issue: the issue.
        party: whose statements; None for everybody's.
        limit: at most so many entries.
        before: only what comes after the statement of that id, or what was published before that date; "" for all.

    Returns:
        The page; None where `before` is the id of no statement on the issue.
    """
    places = {row.id: at for at, row in enumerate(state.statements)}
    days = {card.id: str(card.published or "") for card in state.reports}
    tellings = [row for row in Board.of(state).by_issue.get(issue.id, ()) if party is None or row.lead.party == party.id]
    keys = {
        row.id: (days.get(row.report, ""), places[row.id]) for telling in tellings for row in (telling.lead, *telling.again)
    }
    if before and not is_date(before) and before not in keys:
        return None
    below = (before, -1) if is_date(before) else keys.get(before)
    tellings = sorted(tellings, key=lambda row: keys[row.lead.id], reverse=True)
    left = [row for row in tellings if below is None or keys[row.lead.id] < below]
    shown, rest = left[:limit], left[limit:]
    last = shown[-1].lead.id if shown else ""
    return Page(
        state=state,
        issue=issue,
        party=party,
        entries=entries(shown, state.verdicts),
        more=sum(keys[last] > key for key in keys.values()) if rest else 0,
        before=last if rest else "",
        disputed=any(row.issue == issue.id for row in state.conflicts),
    )


def entries(tellings: Sequence[Telling], verdicts: Sequence[Verdict]) -> tuple[Entry, ...]:
    """The tellings with what was decided on the statement that each shows."""
    decided = {row.statement: row for row in verdicts}
    return tuple(Entry(row, decided.get(row.lead.id), tuple(decided.get(one.id) for one in row.again)) for row in tellings)
