"""What people reviewed: report by report, each statement as it was put before them, and what each of them last said of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from stateofplay.ledger import reports
from stateofplay.ledger.decisions import StoredDecision
from stateofplay.ledger.schema import READINGS
from stateofplay.ledger.verdicts import Stood
from stateofplay.model import Action, Report, ReportCard, State, Statement
from stateofplay.model.agreement import Word
from stateofplay.model.decision import VERDICTS
from stateofplay.project import operations, states
from stateofplay.project.laid import laid_on

_TOGETHER: Final = 200
"""Versions that one query names."""
FIELDS: Final = ("party", "issue", "stance", "sourcing", "red_line", "past", "condition", "evidence", "speaker")
"""What people can correct in a statement."""


@dataclass(frozen=True, slots=True)
class Row:
    """A statement of a report that people reviewed.

    Attributes:
        read: as the reader in force has it; None where it does not find it.
        proposed: as it was put before people; None where they added it, or have not decided.
        reader: who read what was proposed; "" for nobody.
        words: the last word of each person that is not taken back, in the order in which they were spoken.
        flagged: somebody asks for another look.
    """

    read: Statement | None
    proposed: Statement | None = None
    reader: str = ""
    words: tuple[Word, ...] = ()
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A report with all its statements, in reading order."""

    report: Report
    version: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The reports on which people decided, and how many of their verdicts fit no statement any longer.

    `state` has what a face needs to name them: the codebook in force and the reports.
    """

    state: State
    pages: tuple[Page, ...]
    unfit: int


def reviewed(connection: Connection) -> Reviewed:
    """All that people reviewed. Grows with the decisions, not with the project.

    Args:
        connection: to a project whose picture is that of now.
    """
    decided = operations.decided(connection)
    named = {row.decision.report for row in (*decided.rows, *decided.unfollowed)}
    wanted = [version for version, name in reports.in_force(connection).items() if name in named]
    made_in = sorted({row.decision.version for row in decided.rows if row.decision.report})
    readers = Readers.of(connection, made_in)
    pages: list[Page] = []
    waiting = {row.seq for row in _verdicts((*decided.rows, *decided.unfollowed))}
    for one in laid_on(connection, wanted):
        versions_of = {row.seq: row.decision.version for row in one.decided}
        report = one.stored.report
        pages.append(Page(report, one.stored.seq, tuple(_row(row, readers, versions_of) for row in one.laid.rows)))
        waiting -= {row.seq for stood in one.laid.rows for row in stood.decisions}
    cards = tuple(ReportCard(row.id, row.outlet, row.published, row.title) for row in (page.report for page in pages))
    return Reviewed(State(states.codebook(connection), reports=cards), tuple(pages), len(waiting))


def changed(before: Statement, after: Statement) -> tuple[str, ...]:
    """In which fields the two differ, in the order of `FIELDS`."""
    return tuple(name for name in FIELDS if _value(before, name) != _value(after, name))


def _value(row: Statement, name: str) -> object:
    if name == "condition":
        return row.condition.exact if row.condition else ""
    return getattr(row, name)


def _verdicts(rows: Iterable[StoredDecision]) -> list[StoredDecision]:
    return [row for row in rows if row.decision.action in VERDICTS]


def _row(one: Stood, readers: Readers, versions: Mapping[int, int]) -> Row:
    said = _verdicts(one.decisions)
    last: dict[str, StoredDecision] = {}
    for row in said:
        last.pop(row.decision.who, None)
        last[row.decision.who] = row
    proposed, by = _proposed(said)
    words = tuple(Word(row.decision.who, row.decision.action, row.decision.says, row.decision.why) for row in last.values())
    reader = readers.at(versions[by.seq], by.decision.recorded) if by is not None else ""
    return Row(one.read, proposed, reader, words, flagged=one.verdict is not None and one.verdict.flagged)


def _proposed(said: Sequence[StoredDecision]) -> tuple[Statement | None, StoredDecision | None]:
    """The last reading of a statement that people decided on, and the first decision on that.

    What somebody says of another's addition or correction, where no reader finds the statement any longer, is no proposal.
    """
    found: tuple[Statement | None, StoredDecision | None] = (None, None)
    told: set[str] = set()
    for row in said:
        decision = row.decision
        if decision.seen is not None and decision.seen.id not in told and (found[0] is None or found[0].id != decision.seen.id):
            found = (decision.seen, row)
        if decision.says is not None and decision.action is not Action.ACCEPT:
            told.add(decision.says.id)
    return found


@dataclass(frozen=True, slots=True)
class Readers:
    """Which reader had last read a version of a report, at any time."""

    readings: Mapping[int, Sequence[tuple[str, str]]]

    @classmethod
    def of(cls, connection: Connection, versions: Sequence[int]) -> Readers:
        """The readings of these versions, with when they were kept."""
        found: dict[int, list[tuple[str, str]]] = defaultdict(list)
        c = READINGS.c
        for start in range(0, len(versions), _TOGETHER):
            chosen = select(c.version, c.recorded, c.reader).where(c.version.in_(versions[start : start + _TOGETHER]))
            for row in connection.execute(chosen.order_by(c.seq)):
                found[row.version].append((row.recorded, row.reader))
        return cls(found)

    def at(self, version: int, recorded: str) -> str:
        """The reader whose reading was the last at that time; "" where there was none."""
        rows = self.readings.get(version, ())
        return next((reader for when, reader in reversed(rows) if when <= recorded), rows[0][1] if rows else "")
