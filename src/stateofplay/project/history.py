"""The history of a project, the newest first: every row that was ever added to it, told as what somebody did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, select

from stateofplay.ledger import Ledger, codebooks, decisions, picture
from stateofplay.ledger.decisions import StoredDecision
from stateofplay.ledger.schema import READINGS, REPORTS
from stateofplay.model import Action, Decision
from stateofplay.model.history import Did, Entry, History

_APART_S: Final = 60.0
"""Reports that were added by one person, or read by one reader, with no longer pause are told as one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to see of a history; "" for all."""

    report: str = ""
    statement: str = ""
    who: str = ""

    @property
    def narrows(self) -> bool:
        """Whether it is about decisions on one statement alone."""
        return bool(self.statement)


def history(ledger: Ledger, asked: Asked | None = None, *, limit: int | None = None) -> History:
    """What was done to a project.

    Args:
        ledger: the project.
        asked: only what is about this.
        limit: at most so many entries; None for all.

    Raises:
        ProjectError: the project cannot be read.
    """
    asked = asked or Asked()
    with ledger.reading() as connection:
        made = list(_decided(connection, asked))
        if not asked.narrows:
            made += _added(connection, asked)
            made += [] if asked.who else _read(connection, asked)
            made += [] if asked.report else _codebooks(connection, asked)
    ordered = sorted(made, key=lambda entry: entry.until or entry.recorded, reverse=True)
    return History(tuple(ordered[:limit]), len(ordered))


def _added(connection: Connection, asked: Asked) -> list[Entry]:
    c = REPORTS.c
    chosen = select(c.report, c.file, c.recorded, c.who, c.replaces).order_by(c.seq)
    chosen = chosen.where(c.report == asked.report) if asked.report else chosen
    chosen = chosen.where(c.who == asked.who) if asked.who else chosen
    return [
        Entry(
            Did.ADDED,
            run[0].recorded,
            run[-1].recorded,
            run[0].who,
            tuple(row.report for row in run),
            tuple(row.file for row in run),
            replacing=sum(row.replaces is not None for row in run),
        )
        for run in _runs(connection.execute(chosen), lambda row: row.who)
    ]


def _read(connection: Connection, asked: Asked) -> list[Entry]:
    c = READINGS.c
    chosen = select(c.reader, c.codebook, c.recorded, c.statements, REPORTS.c.report).order_by(c.seq)
    chosen = chosen.join(REPORTS, c.version == REPORTS.c.seq)
    chosen = chosen.where(REPORTS.c.report == asked.report) if asked.report else chosen
    return [
        Entry(
            Did.READ,
            run[0].recorded,
            run[-1].recorded,
            reports=tuple(row.report for row in run),
            statements=sum(row.statements for row in run),
            reader=run[0].reader,
            codebook=run[0].codebook,
        )
        for run in _runs(connection.execute(chosen), lambda row: (row.reader, row.codebook))
    ]


def _runs(rows: Iterable[Any], kind: Callable[[Any], object]) -> list[list[Any]]:
    """Rows in a row that are of one kind and came soon one after another."""
    runs: list[list[Any]] = []
    last: float | None = None
    for row in rows:
        at = _seconds(row.recorded)
        if runs and last is not None and kind(runs[-1][-1]) == kind(row) and 0 <= at - last <= _APART_S:
            runs[-1].append(row)
        else:
            runs.append([row])
        last = at
    return runs


def _seconds(recorded: str) -> float:
    try:
        return dt.datetime.fromisoformat(recorded).timestamp()
    except ValueError:
        return 0.0


def _codebooks(connection: Connection, asked: Asked) -> list[Entry]:
    return [
        Entry(
            Did.CODEBOOK,
            one.recorded,
            who=one.who,
            codebook=one.seq,
            what=f"{one.origin}, {len(one.codebook.parties)} parties, {len(one.codebook.issues)} issues",
            why=one.why,
        )
        for one in codebooks.every(connection)
        if not asked.who or one.who == asked.who
    ]


def _decided(connection: Connection, asked: Asked) -> Iterable[Entry]:
    every = decisions.every(connection)
    back = taken_back(every)
    head = picture.head(connection)
    unfit = frozenset(head.body.get("unfit", ()) if head else ())
    by_id = {row.decision.id: row.decision for row in every}
    for row in every:
        one = row.decision
        if _is_asked_for(one, by_id.get(one.undoes), asked):
            gone = back.get(one.id)
            shown = Entry(Did.DECIDED, one.recorded, who=one.who, decision=one, taken_back=gone)
            yield shown if gone or one.id not in unfit else _as_unfit(shown)


def _as_unfit(entry: Entry) -> Entry:
    return Entry(entry.did, entry.recorded, who=entry.who, decision=entry.decision, unfit=True)


def taken_back(every: Sequence[StoredDecision]) -> dict[str, Decision]:
    """By the id of each decision that does not stand: the one that takes it back."""
    gone: dict[str, Decision] = {}
    for row in reversed(every):  # what takes back comes after what it takes back
        one = row.decision
        if one.action is Action.UNDO and one.undoes and one.id not in gone:
            gone.setdefault(one.undoes, one)
    return gone


def _is_asked_for(one: Decision, undone: Decision | None, asked: Asked) -> bool:
    if asked.who and one.who != asked.who:
        return False
    about = (one,) if undone is None else (one, undone)
    if asked.report and not any(asked.report in _reports(row) for row in about):
        return False
    return not asked.statement or any(asked.statement in _statements(row) for row in about)


def _reports(one: Decision) -> tuple[str, ...]:
    return one.report, *(report for report, _ in one.passages)


def _statements(one: Decision) -> tuple[str, ...]:
    return tuple(row.id for row in (one.seen, one.says) if row is not None)
