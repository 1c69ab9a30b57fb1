"""A statement as a person is asked about it: in its report, with what hangs on it, and what has been said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, select

from stateofplay.export import state_load
from stateofplay.ledger import Ledger, decisions, picture, reports, standing, verdicts
from stateofplay.ledger.decisions import StoredDecision
from stateofplay.ledger.reports import StoredReport
from stateofplay.ledger.schema import DECISIONS, REPORTS, STANDING
from stateofplay.ledger.standing import Standing
from stateofplay.model import Account, Action, Cell, Codebook, Conflict, Decision, Verdict
from stateofplay.model.decision import VERDICTS
from stateofplay.picture.leverage import Weight, weights
from stateofplay.project import drawing, operations
from stateofplay.project.laid import laid_on

_NEWEST: Final = 30
"""Of a cell, so many statements are weighed, the newest."""
_NEWEST_OF_ONE: Final = 300
"""The same, where one statement alone is weighed."""
_NAMED: Final = 400
"""Values that one query names."""


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
    """The decisions in force on a statement, in their order, in the words of the codebook in force."""
    stored = reports.of_id(connection, row.shown.report)
    if stored is None or stored.seq != row.version:
        return ()
    rows = (stood for one in laid_on(connection, [row.version]) for stood in one.laid.rows)
    same = (one.decisions for one in rows if one.read == row.read and (row.read or one.stands == row.stands))
    return next(same, ())


def settled(connection: Connection, who: str) -> frozenset[str]:
    """Disagreements, by ids as read, about which a person need not be asked: see `is_settled`."""
    disputed = {row.place: row.verdict for row in standing.decided(connection) if row.verdict and row.verdict.against}
    out = set()
    for one in laid_on(connection, _in_order(connection, disputed)):
        for row, stood in one.pairs():
            verdict = disputed.get(row.place)
            if verdict is not None and is_settled(stood.decisions, verdict, who):
                out.add((row.read or row.shown).id)
    return frozenset(out)


def _in_order(connection: Connection, places: Iterable[int]) -> list[int]:
    """The versions in which statements stand, by the places of these, in order."""
    wanted, c = sorted(places), STANDING.c
    parts = (wanted[start : start + _NAMED] for start in range(0, len(wanted), _NAMED))
    return sorted({version for some in parts for version in connection.scalars(select(c.version).where(c.place.in_(some)))})


def is_settled(said: Sequence[StoredDecision], verdict: Verdict, who: str) -> bool:
    """Whether a disagreement is settled, so that a person need not be asked.

    What stands is in any case the last verdict. It settles the matter where it is of somebody who had decided before, and again
    when people differed, or where more people agree with it than are against it. Who has decided since people differed is not
    asked again either way.
    """
    words: dict[str, object] = {}
    at_odds = is_again = False
    for one in (row.decision for row in said if row.decision.action in VERDICTS):
        if at_odds and one.who == who:
            return True
        is_again = at_odds and one.who in words
        words[one.who] = None if one.says is None else verdicts.content(one.says)
        at_odds = at_odds or len(set(words.values())) > 1
    return is_again or (at_odds and len(verdict.who) > len(verdict.against))


def flagged_by(connection: Connection, who: str) -> frozenset[int]:
    """What a person has flagged, by the places of the statements in the picture, without what is taken back."""
    c = DECISIONS.c
    flagged = select(c.report).where(c.who == who, c.action == str(Action.FLAG)).distinct()
    versions = select(STANDING.c.version).join(REPORTS, STANDING.c.version == REPORTS.c.seq)
    versions = versions.where(STANDING.c.decided.is_not(None), REPORTS.c.report.in_(flagged)).distinct()
    return frozenset(
        row.place
        for one in laid_on(connection, sorted(connection.scalars(versions)))
        for row, stood in one.pairs()
        if any(made.decision.who == who and made.decision.action is Action.FLAG for made in stood.decisions)
    )


def decided_since(connection: Connection, who: str, since: str) -> int:
    """How many statements a person has decided or flagged since a time (ISO text in UTC), without what is taken back."""
    undo = str(Action.UNDO)
    back, again, c = DECISIONS.alias(), DECISIONS.alias(), DECISIONS.c
    undone_again = select(again.c.undoes).where(again.c.action == undo)
    undone = select(back.c.undoes).where(back.c.action == undo, back.c.id.not_in(undone_again))
    kinds = [str(one) for one in (*VERDICTS, Action.FLAG)]
    chosen = select(func.count()).where(c.who == who, c.recorded >= since, c.action.in_(kinds), c.id.not_in(undone))
    return int(connection.scalar(chosen) or 0)


@dataclass(frozen=True, slots=True)
class Lost:
    """A decision that fits nothing any longer, as it was made.

    Attributes:
        stored: the decision.
        about: the ids of the issue and the party that it names, as they are called now.
        is_followed: these are followed; else that is why it fits nothing.
    """

    stored: StoredDecision
    about: tuple[str, str]
    is_followed: bool = True


def unfit(connection: Connection) -> list[Lost]:
    """Decisions that fit no statement any longer, and that nobody has taken back, in their order."""
    head = picture.head(connection)
    wanted = set(head.body.get("unfit", ()) if head else ())
    if not wanted:
        return []
    live = [row for row in decisions.live(decisions.every(connection)) if row.decision.id in wanted]
    decided = operations.Course.of(connection).decided(live)
    gone = {row.seq for row in decided.unfollowed}
    now = {row.seq: row for row in decided.rows if row.seq not in gone}
    return [Lost(row, _about(now.get(row.seq, row)), row.seq not in gone) for row in live]


def _about(row: StoredDecision) -> tuple[str, str]:
    target = row.decision.seen or row.decision.says
    return ("", "") if target is None else (target.issue, target.party)


def undoing(connection: Connection, decision: str) -> str:
    """The id of the last decision that takes one back."""
    c = DECISIONS.c
    found = connection.scalar(select(c.id).where(c.undoes == decision).order_by(c.seq.desc()).limit(1))
    return str(found or "")
