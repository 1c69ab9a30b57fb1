"""A State turned over for reading: what stands on an issue, which statements tell one thing, what a statement's report is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from stateofplay.export.plain import plain
from stateofplay.model import Cell, Citation, Conflict, Issue, IssueStatus, Party, ReportCard, State, Statement
from stateofplay.model.reconciled import ranked


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement, and the later statements that tell the same thing again (`again`, in order of publication)."""

    lead: Statement
    again: tuple[Statement, ...] = ()

    @property
    def reports(self) -> int:
        """In how many reports it is told."""
        return len({self.lead.report, *(statement.report for statement in self.again)})


@dataclass(frozen=True, slots=True)
class Board:
    """Look-ups over a State, made once. Ids that lead nowhere are left out, so that a face never fails on them."""

    state: State
    cells: dict[tuple[str, str], Cell] = field(repr=False)
    statuses: dict[str, IssueStatus] = field(repr=False)
    cards: dict[str, ReportCard] = field(repr=False)
    statements: dict[str, Statement] = field(repr=False)
    order: dict[str, int] = field(repr=False)
    by_issue: dict[str, tuple[Telling, ...]] = field(repr=False)
    conflicts: dict[str, tuple[Conflict, ...]] = field(repr=False)
    year: str = ""
    """The year that dates need not name."""

    @classmethod
    def of(cls, state: State) -> Board:
        """Turn the state over."""
        statements = {statement.id: statement for statement in state.statements}
        order = {card.id: index for index, card in enumerate(state.reports)}
        conflicts: dict[str, list[Conflict]] = {}
        for conflict in ranked(state.conflicts):
            conflicts.setdefault(conflict.issue, []).append(conflict)
        return cls(
            state=state,
            cells={(cell.party, cell.issue): cell for cell in state.cells},
            statuses={status.issue: status for status in state.status},
            cards={card.id: card for card in state.reports},
            statements=statements,
            order=order,
            by_issue=_by_issue(state, statements, order),
            conflicts={issue: tuple(rows) for issue, rows in conflicts.items()},
            year=state.as_of[:4],
        )

    def party_name(self, party_id: str) -> str:
        """The party's name; its id where the codebook does not know it, and `nobody at the table` for ""."""
        if not party_id:
            return "nobody at the table"
        return next((plain(party.name) for party in self.state.codebook.parties if party.id == party_id), plain(party_id))

    def published(self, report_id: str) -> str:
        """The report's date, ISO text; "" when unknown."""
        card = self.cards.get(report_id)
        return str(card.published) if card and card.published else ""

    def tellings(self, issue: Issue, party: Party | None = None) -> tuple[Telling, ...]:
        """What is stated on the issue (by the party), newest first, with retellings folded."""
        rows = self.by_issue.get(issue.id, ())
        return tuple(row for row in rows if party is None or row.lead.party == party.id)

    def cited(self, ids: tuple[str, ...]) -> Iterator[Statement]:
        """The statements of those ids that there are."""
        return (self.statements[key] for key in ids if key in self.statements)

    def status_citations(self, status: IssueStatus) -> tuple[Citation, ...]:
        """The words that a status was read from, each once."""
        found = [*status.evidence, *(statement.citation for statement in self.cited(status.statements))]
        return tuple(dict.fromkeys(found))


def _by_issue(state: State, statements: dict[str, Statement], order: dict[str, int]) -> dict[str, tuple[Telling, ...]]:
    groups: dict[str, int] = {}
    for number, retelling in enumerate(state.retellings):
        for key in retelling.statements:
            groups.setdefault(key, number)
    folded: dict[tuple[object, ...], list[Statement]] = {}
    for key, statement in statements.items():
        alike = (groups[key], statement.issue, statement.party, statement.stance) if key in groups else (key,)
        folded.setdefault(alike, []).append(statement)
    dates = {card.id: str(card.published or "") for card in state.reports}
    issues: dict[str, list[Telling]] = {}
    for rows in folded.values():
        rows.sort(key=lambda row: (order.get(row.report, -1), row.evidence.start))
        issues.setdefault(rows[0].issue, []).append(Telling(rows[0], tuple(rows[1:])))
    for tellings in issues.values():
        tellings.sort(key=lambda row: row.lead.evidence.start)
        tellings.sort(key=lambda row: (dates.get(row.lead.report, ""), order.get(row.lead.report, -1)), reverse=True)
    return {issue: tuple(rows) for issue, rows in issues.items()}
