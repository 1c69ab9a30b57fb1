"""What is read and not kept yet: kept some reports at a time, each of them whole, whoever else is writing meanwhile."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from sqlalchemy import Connection

from stateofplay.errors import ProjectBusyError
from stateofplay.ledger import Ledger, adding, readings, reports
from stateofplay.ledger.moments import moment
from stateofplay.ledger.readings import Made
from stateofplay.model import Reading
from stateofplay.project.incoming import Job

_TOGETHER: Final = 0.5
"""Seconds of reading whose reports are kept in one transaction."""
_MOST: Final = 64
_TRIES: Final = 10
"""How often a project that somebody else writes to is waited for, rather than lose what was read."""


@dataclass(frozen=True, slots=True)
class Row:
    """A report that was read, the digest of whom earlier ones introduced, and whom it introduces."""

    job: Job
    reading: Reading
    known: str
    taught: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Through:
    """What came of reading.

    Attributes:
        new: ids of the reports that were added.
        again: ids of those that were read again.
        known: ids of those that somebody else had added meanwhile.
        came, went, stayed: how many statements are new, gone and the same in what was read again.
    """

    new: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    came: int = 0
    went: int = 0
    stayed: int = 0


@dataclass(slots=True)
class Tally:
    """What has been kept, as it grows; and how many rows that were."""

    new: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    came: int = 0
    went: int = 0
    stayed: int = 0
    reports: int = 0
    readings: int = 0
    renamed: int = 0

    def take(self, other: Tally) -> None:
        """Add what came later."""
        for name in ("new", "again", "known", "came", "went", "stayed", "reports", "readings", "renamed"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def told(self) -> Through:
        """All of it; a report that was read again several times counts once, and a new one as new alone."""
        new = set(self.new)
        again = tuple(name for name in dict.fromkeys(self.again) if name not in new)
        return Through(tuple(self.new), again, tuple(self.known), self.came, self.went, self.stayed)


@dataclass(slots=True)
class Shelf:
    """What waits to be kept; and, in `done`, what has been."""

    ledger: Ledger
    who: str
    reader: str
    codebook: int
    waiting: list[Row] = field(default_factory=list)
    since: float = field(default_factory=time.monotonic)
    done: Tally = field(default_factory=Tally)

    def put(self, row: Row) -> None:
        """Take a reading, and keep what waits when it is time."""
        self.waiting.append(row)
        if len(self.waiting) >= _MOST or time.monotonic() - self.since >= _TOGETHER:
            self.clear()

    def clear(self) -> None:
        """Keep all that waits, each report with its reading, all or nothing.

        Raises:
            ProjectUnwritableError: it cannot be kept.
        """
        if self.waiting:
            self.done.take(self._kept())
        self.waiting = []
        self.since = time.monotonic()

    def _kept(self) -> Tally:
        for number in range(1, _TRIES + 1):
            try:
                with self.ledger.writing(alone=True) as connection:
                    return _Batch.of(connection, self).done
            except ProjectBusyError:
                if number == _TRIES:
                    raise
        raise AssertionError


@dataclass(slots=True)
class _Batch:
    """What one transaction keeps."""

    connection: Connection
    shelf: Shelf
    recorded: str
    last: Mapping[int, tuple[int, Made]]
    done: Tally = field(default_factory=Tally)

    @classmethod
    def of(cls, connection: Connection, shelf: Shelf) -> _Batch:
        """Keep what waits on the shelf."""
        versions = [row.job.version for row in shelf.waiting if row.job.version is not None]
        made = cls(connection, shelf, moment(connection), adding.last_readings(connection, versions))
        fresh = {row.job.key: row for row in shelf.waiting if row.job.version is None}
        there = adding.by_keys(connection, list(fresh))
        taken = adding.taken(connection, [name for key, row in fresh.items() for name in _names(row.job.name, key)])
        for row in shelf.waiting:
            if row.job.version is not None:
                made.again(row, row.job.version)
            elif row.job.key in there:
                made.done.known.append(there[row.job.key])
            else:
                made.new(row, taken)
        return made

    def new(self, row: Row, taken: set[str]) -> None:
        """Keep a new report, or a new version of one, with its reading."""
        replaces = None
        reading = row.reading
        if row.job.replaces is not None:
            stored = reports.last(self.connection, row.job.name)
            replaces = row.job.replaces if stored is None else stored.seq  # somebody else may have replaced it meanwhile
        else:
            name = reports.free_name(row.job.name, row.job.key, taken)
            taken.add(name)
            if name != row.job.name:
                self.done.renamed += 1
                reading = _renamed(reading, name)
        version = reports.add(self.connection, reading.report, recorded=self.recorded, who=self.shelf.who, replaces=replaces)
        self.done.reports += 1
        self.done.new.append(reading.report.id)
        self._read(row, version, reading)

    def again(self, row: Row, version: int) -> None:
        """Keep another reading of a report, unless somebody else has kept the same one meanwhile."""
        held: list[str] = []
        if version in self.last:
            seq, before = self.last[version]
            if (before.reader, before.codebook, before.known) == (self.shelf.reader, self.shelf.codebook, row.known):
                return
            held = adding.statement_ids(self.connection, seq)
        self._read(row, version, row.reading)
        new = {one.id for one in row.reading.statements}
        stayed = len(new.intersection(held))
        counts = Tally(again=[row.job.name], came=len(new) - stayed, went=len(set(held)) - stayed, stayed=stayed)
        self.done.take(counts)

    def _read(self, row: Row, version: int, reading: Reading) -> None:
        made = Made(version, self.shelf.reader, self.shelf.codebook, row.known, row.taught)
        readings.add(self.connection, made, reading, recorded=self.recorded)
        self.done.readings += 1


def _names(name: str, key: str) -> tuple[str, ...]:
    """The ids that a report of that name may get."""
    return name, f"{name}~{key[:4]}", f"{name}~{key[:8]}"


def _renamed(reading: Reading, name: str) -> Reading:
    """The reading of a report whose id somebody else's report has taken meanwhile. Only statements are kept with it."""
    statements = tuple(replace(one, report=name) for one in reading.statements)
    return replace(reading, report=replace(reading.report, id=name), statements=statements)
