"""The history of a project, the newest first: every row that was ever added to it, told as what somebody did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, select

from stateofplay.export.wording import count
from stateofplay.ledger import Ledger, codebooks, decisions, picture, standing
from stateofplay.ledger.codebooks import StoredCodebook
from stateofplay.ledger.decisions import StoredDecision
from stateofplay.ledger.schema import READINGS, REPORTS
from stateofplay.model import Action, Codebook, Decision
from stateofplay.model.history import Did, Entry, History
from stateofplay.project.codebooks import told
from stateofplay.project.operations import Course

_APART_S: Final = 60.0
"""What one reader read with no longer pause is told as one."""
_ADDED_APART_S: Final = 5.0
"""What one person added with no longer pause, in order of publication as one `add` takes it, is told as one."""
_LATEST: Final = "9999"
"""After all dates: undated reports are read last."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to see of a history; "" for all. `same`: all ids that the statement has had."""

    report: str = ""
    statement: str = ""
    who: str = ""
    same: frozenset[str] = frozenset()

    @property
    def narrows(self) -> bool:
        """Whether it is about decisions on one statement alone."""
        return bool(self.statement)


def history(ledger: Ledger, asked: Asked | None = None, *, limit: int | None = None, each: bool = True) -> History:
    """What was done to a project.

    Args:
        ledger: the project.
        asked: only what is about this.
        limit: at most so many entries; None for all.
        each: each decision of a batch is an entry; else the batch is one.

    Raises:
        ProjectError: the project cannot be read.
    """
    asked = asked or Asked()
    with ledger.reading() as connection:
        asked = _by_all_ids(connection, asked)
        made = list(_decided(connection, asked))
        if not asked.narrows:
            made += _added(connection, asked)
            made += [] if asked.who else _read(connection, asked)
            made += [] if asked.report else _codebooks(connection, asked)
    ordered = sorted(made, key=lambda entry: entry.until or entry.recorded, reverse=True)
    ordered = ordered if each else list(_folded(ordered))
    return History(tuple(ordered[:limit]), len(ordered))


def _added(connection: Connection, asked: Asked) -> list[Entry]:
    c = REPORTS.c
    chosen = select(c.report, c.file, c.recorded, c.who, c.replaces, c.published).order_by(c.seq)
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
        for run in _runs(connection.execute(chosen), lambda row: row.who, apart=_ADDED_APART_S)
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
        for run in _runs(connection.execute(chosen), lambda row: (row.reader, row.codebook), apart=_APART_S)
    ]


def _runs(rows: Iterable[Any], kind: Callable[[Any], object], *, apart: float) -> list[list[Any]]:
    """Rows in a row that are of one kind, came soon one after another and, of reports, in order of publication."""
    runs: list[list[Any]] = []
    last = 0.0
    for row in rows:
        at = _seconds(row.recorded)
        before = runs[-1][-1] if runs else None
        if before is not None and kind(before) == kind(row) and 0 <= at - last <= apart and _follows(before, row):
            runs[-1].append(row)
        else:
            runs.append([row])
        last = at
    return runs


def _follows(before: Any, row: Any) -> bool:  # noqa: ANN401 - rows
    """Whether one `add` may have taken these two one after the other."""
    if "published" not in row._fields or before.recorded == row.recorded:
        return True
    return (before.published or _LATEST) <= (row.published or _LATEST)


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
            what=_sizes(one),
            why="" if one.origin == codebooks.OPERATION else one.why,  # the decision that made it says why
        )
        for one in codebooks.every(connection)
        if not asked.who or one.who == asked.who
    ]


def _sizes(one: StoredCodebook) -> str:
    book = one.codebook
    sizes = (count(len(book.parties), "party", "parties"), count(len(book.issues), "issue"))
    return ", ".join([*([] if one.origin == codebooks.OPERATION else [one.origin]), *sizes])


def _decided(connection: Connection, asked: Asked) -> Iterable[Entry]:
    every = decisions.every(connection)
    back = taken_back(every)
    head = picture.head(connection)
    unfit = frozenset(head.body.get("unfit", ()) if head else ())
    by_id = {row.decision.id: row.decision for row in every}
    words = operations_told(connection)
    unfollowed = _unfollowed(connection, every) if unfit else frozenset()
    for row in every:
        one = row.decision
        undone = by_id.get(one.undoes)
        if _is_asked_for(one, undone, asked):
            gone = back.get(one.id)
            unfits = gone is None and one.id in unfit
            what = words.get(_first(one, by_id).id, "")
            made = Entry(Did.DECIDED, one.recorded, who=one.who, what=what, decision=one, taken_back=gone, unfit=unfits)
            yield replace(made, undone=undone, unfollowed=unfits and one.id in unfollowed)


def _unfollowed(connection: Connection, every: Sequence[StoredDecision]) -> frozenset[str]:
    """The ids of the decisions in force on what is no longer followed."""
    decided = Course.of(connection).decided(decisions.live(every))
    return frozenset(row.decision.id for row in decided.unfollowed)


def _first(one: Decision, by_id: Mapping[str, Decision]) -> Decision:
    """What a decision takes back in the end, where it takes back a taking back; itself, where it takes nothing back."""
    seen: set[str] = set()
    while one.undoes in by_id and one.undoes not in seen:
        seen.add(one.undoes)
        one = by_id[one.undoes]
    return one


def operations_told(connection: Connection) -> dict[str, str]:
    """By the id of each decision on the codebook: what it does, with the names of the codebook before it."""
    held = codebooks.history(connection)
    books = {key: held.versions[step.on].codebook for key, step in held.steps.items() if step.on in held.versions}
    return {key: told(step.operation, books.get(key, Codebook("", (), ()))) for key, step in held.steps.items()}


def told_of(ledger: Ledger, some: Iterable[Decision]) -> dict[str, tuple[Decision | None, str]]:
    """By the id of each of these decisions: what it took back, and what it does to the codebook, in words.

    Raises:
        ProjectError: the project cannot be read.
    """
    some = list(some)
    if all(one.action not in (Action.CODEBOOK, Action.UNDO) for one in some):
        return {one.id: (None, "") for one in some}
    with ledger.reading() as connection:
        by_id = {row.decision.id: row.decision for row in decisions.every(connection)}
        words = operations_told(connection)
    return {one.id: (by_id.get(one.undoes), words.get(_first(one, by_id).id, "")) for one in some}


def _folded(entries: Sequence[Entry]) -> Iterable[Entry]:
    """The entries, with those that were made at one stroke as one."""
    members: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.decision is not None and entry.decision.batch:
            members.setdefault(entry.decision.batch, []).append(entry)
    for entry in entries:
        own = members.get(entry.decision.batch, []) if entry.decision is not None else []
        if len(own) < 2:
            yield entry
        elif entry is own[0]:
            yield replace(entry, batch=tuple(own))  # of one moment, in the order in which they were made


def _by_all_ids(connection: Connection, asked: Asked) -> Asked:
    """With the ids that the statement has in the picture and in decisions: as it was read, and as it stands."""
    if not asked.statement:
        return asked
    rows = [*standing.of_ids(connection, [asked.statement]), *standing.decided(connection)]
    named = [{one.id for one in (row.read, row.stands, row.alone) if one is not None} for row in rows]
    named += [set(_statements(row.decision)) for row in decisions.every(connection)]
    same = {asked.statement}
    same = same.union(*(ids for ids in named if asked.statement in ids))
    return replace(asked, same=frozenset(same.union(*(ids for ids in named if ids & same))))


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
    return not asked.statement or any(not asked.same.isdisjoint(_statements(row)) for row in about)


def _reports(one: Decision) -> tuple[str, ...]:
    return one.report, *(report for report, _ in one.passages)


def _statements(one: Decision) -> tuple[str, ...]:
    return tuple(row.id for row in (one.seen, one.says) if row is not None)
