"""A statement as a person is asked about it: in its report, with what hangs on it, and what has been said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, and_, func, or_, select

from stateofplay.export import state_load
from stateofplay.ledger import Ledger, decisions, forms, picture, reports, standing, verdicts
from stateofplay.ledger.decisions import StoredDecision
from stateofplay.ledger.reports import StoredReport
from stateofplay.ledger.schema import DECISIONS
from stateofplay.ledger.standing import Standing
from stateofplay.model import Account, Action, Cell, Codebook, Conflict, Decision, Verdict
from stateofplay.model.decision import VERDICTS
from stateofplay.picture.leverage import Weight, weights
from stateofplay.project import drawing

_NEWEST: Final = 30
"""Of a cell, so many statements are weighed, the newest."""
_NEWEST_OF_ONE: Final = 300
"""The same, where one statement alone is weighed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is shown with a statement.

    Attributes:
        report: the version of the report in which it stands.
        cell: where the party stands on the issue now; None where it is silent, or where that would tell what others decided.
        weight: what hangs on the statement; None where nothing does, or as above.
        said: the decisions in force on it, in their order; none where they are not to be shown.
    """

    report: StoredReport
    cell: Cell | None = None
    weight: Weight | None = None
    said: tuple[Decision, ...] = ()


def asked(ledger: Ledger, row: Standing, book: Codebook, *, who: str, is_open: bool) -> Asked:
    """What is shown with a statement.

    Args:
        ledger: the project.
        row: the statement.
        book: the codebook in force.
        who: who is asked.
        is_open: this person may know what others have decided on it.

    Raises:
        ProjectError: the project cannot be read.
    """
    is_blind = row.verdict is not None and row.verdict.who[:1] != (who,) and not is_open
    with ledger.reading() as connection:
        (stored,) = reports.load(connection, [row.version])
        said = said_on(connection, row) if row.verdict is not None else ()
        own = tuple(one.decision for one in said if is_open or one.decision.who == who)
        if is_blind:
            return Asked(stored, said=own)
        shown = row.shown
        return Asked(stored, cell_of(connection, shown.issue, shown.party), _weight(connection, row, book), own)


def cell_of(connection: Connection, issue: str, party: str) -> Cell | None:
    """Where a party stands on an issue; None where it is silent."""
    held = picture.cells(connection, [issue]).get((issue, party))
    if held is None:
        return None
    cells, _ = state_load.cells_of({"cells": [held["cell"]], "movements": []}, drawing.PLACE)
    return cells[0]


def _weight(connection: Connection, row: Standing, book: Codebook) -> Weight | None:
    now = row.stands
    if now is None or not now.party:
        return None
    held = standing.of_cells(connection, [(now.issue, now.party)], limit=_NEWEST_OF_ONE, newest_first=True)
    conflicts = drawing.conflicts_on(connection, [now.issue])
    found = list(_weighed(held, conflicts, book, agreed_on(connection, now.issue), [now.id]))
    return found[0][0] if found and found[0][0].score > 0 else None


def hanging(connection: Connection, book: Codebook, *, issue: str = "", party: str = "") -> Iterator[tuple[Weight, Standing]]:
    """The statements on which something hangs, cell by cell, each with what does.

    Args:
        connection: to the project.
        book: the codebook in force.
        issue: only on this issue.
        party: only of this party.
    """
    named: dict[str, list[str]] = {}
    for about, who in picture.cells(connection, [issue] if issue else None):
        if not party or who == party:
            named.setdefault(about, []).append(who)
    for about, parties in named.items():
        conflicts = drawing.conflicts_on(connection, [about])
        agreed = agreed_on(connection, about)
        for who in parties:
            held = standing.of_cells(connection, [(about, who)], limit=_NEWEST, newest_first=True)
            yield from ((weight, row) for weight, row in _weighed(held, conflicts, book, agreed) if weight.score > 0)


def _weighed(
    held: Iterable[Standing],
    conflicts: tuple[Conflict, ...],
    book: Codebook,
    agreed: Mapping[str, str],
    wanted: Sequence[str] | None = None,
) -> Iterator[tuple[Weight, Standing]]:
    rows = sorted(held, key=lambda row: row.place)
    by_id = {row.stands.id: row for row in rows if row.stands is not None}
    repeated = frozenset(key for key, row in by_id.items() if row.repeats)
    account = Account(drawing.readings_of(rows), drawing.retellings_of(rows), conflicts)
    for weight in weights(account, book, agreed=agreed, repeated=repeated, wanted=wanted):
        yield weight, by_id[weight.statement]


def agreed_on(connection: Connection, issue: str) -> Mapping[str, str]:
    """The issue with the day on which reports call it agreed, where they do."""
    told = picture.facts(connection, "told", [issue])
    return {row["status"]["issue"]: row["day"] for row in told if row["status"]["status"] == "agreed"}


def said_on(connection: Connection, row: Standing) -> tuple[StoredDecision, ...]:
    """The decisions in force on a statement, in their order."""
    report = row.shown.report
    stored = reports.of_id(connection, report)
    if stored is None or stored.seq != row.version:
        return ()
    read = [one.read for one in standing.of_versions(connection, [row.version]) if one.read is not None]
    laid = verdicts.lay(stored.report, stored.seq, read, decisions.on_reports(connection, [report]))
    same = (one.decisions for one in laid.rows if one.read == row.read and (row.read or one.stands == row.stands))
    return next(same, ())


def settled(connection: Connection, who: str) -> frozenset[str]:
    """Disagreements, by ids as read, about which a person need not be asked: they were decided again since people differed."""
    out = set()
    for row in standing.decided(connection):
        verdict = row.verdict
        if verdict is not None and verdict.against and is_settled(said_on(connection, row), verdict, who):
            out.add((row.read or row.shown).id)
    return frozenset(out)


def is_settled(said: Sequence[StoredDecision], verdict: Verdict, who: str) -> bool:
    """Whether somebody has decided since people differed: one of them, the person who asks, or one who makes a majority."""
    words: dict[str, Any] = {}
    at_odds = False
    for row in said:
        one = row.decision
        if one.action not in VERDICTS:
            continue
        if at_odds and (one.who in words or one.who == who or len(verdict.who) > len(verdict.against)):
            return True
        words[one.who] = None if one.says is None else verdicts.content(one.says)
        at_odds = at_odds or len(set(words.values())) > 1
    return False


def flagged_by(connection: Connection, who: str) -> frozenset[tuple[Any, ...]]:
    """What a person has flagged: (version, offsets, issue) of each statement, without what is taken back."""
    c = DECISIONS.c
    flags = and_(c.who == who, c.action == str(Action.FLAG))
    chosen = select(c.id, c.version, c.undoes, c.body).where(or_(flags, c.action == str(Action.UNDO)))
    gone: set[str] = set()
    out = set()
    for row in connection.execute(chosen.order_by(c.seq.desc())):
        if row.id in gone:
            continue
        if row.undoes:
            gone.add(row.undoes)
        else:
            seen = forms.decode(row.body)["seen"]
            out.add((row.version, tuple(seen["at"]), seen["issue"]))
    return frozenset(out)


def decided_since(connection: Connection, who: str, since: str) -> int:
    """How many statements a person has decided or flagged since a time (ISO text in UTC), without what is taken back."""
    undo = str(Action.UNDO)
    back, again, c = DECISIONS.alias(), DECISIONS.alias(), DECISIONS.c
    undone_again = select(again.c.undoes).where(again.c.action == undo)
    undone = select(back.c.undoes).where(back.c.action == undo, back.c.id.not_in(undone_again))
    kinds = [str(one) for one in (*VERDICTS, Action.FLAG)]
    chosen = select(func.count()).where(c.who == who, c.recorded >= since, c.action.in_(kinds), c.id.not_in(undone))
    return int(connection.scalar(chosen) or 0)


def unfit(connection: Connection) -> list[StoredDecision]:
    """Decisions that fit no statement any longer, and that nobody has taken back, in their order."""
    head = picture.head(connection)
    wanted = set(head.body.get("unfit", ())) if head else set()
    if not wanted:
        return []
    return [row for row in decisions.live(decisions.every(connection)) if row.decision.id in wanted]


def undoing(connection: Connection, decision: str) -> str:
    """The id of the last decision that takes one back."""
    c = DECISIONS.c
    found = connection.scalar(select(c.id).where(c.undoes == decision).order_by(c.seq.desc()).limit(1))
    return str(found or "")
