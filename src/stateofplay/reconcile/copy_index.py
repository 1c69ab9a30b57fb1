"""An index of reports by what is kept of their wording; it grows report by report, in memory or on disk.

What a report costs hardly depends on how many there are: it leaves its text, compressed, and keys in proportion to its
length; a key that many reports share is not written down for more, since it says nothing about any of them. Keys come in no
order, so they wait in memory, then in a small table, and go from there into the large one in its order, many to a page
(O'Neil et al. 1996, "The log-structured merge-tree").
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from stateofplay.errors import InputError, Place
from stateofplay.model.dates import PartialDate
from stateofplay.model.report import Report, SetAside
from stateofplay.reconcile import copy_sketch
from stateofplay.reconcile.prints import Print

CROWDED: Final = 12
"""A key that more reports share than this says nothing about any of them."""
_CANDIDATES: Final = 4
_VOTES: Final = 2
"""Fewer keys in common than this are chance."""
_SHARE: Final = 0.03
"""Fewer keys in common than this share of the smaller report's are chance."""
_LESS: Final = 0.4
"""A candidate with less than this part of the weight of the best one is not named."""
_PENDING: Final = 65_536
"""So many rows wait in memory."""
_YOUNG: Final = 2_000_000
"""So many rows wait in the small table."""
_SLICES: Final = 64
"""Parts in which the small table goes into the large one, so that SQLite's log stays short."""
_CACHE: Final = 64 * 1024
"""KiB of the database that SQLite keeps in memory."""
_AT_ONCE: Final = 500
"""Keys that one query asks for."""
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS report (
    number INTEGER PRIMARY KEY, id TEXT, root INTEGER, keys INTEGER, plain TEXT, published TEXT, aside TEXT, text BLOB
);
CREATE TABLE IF NOT EXISTS young (key INTEGER, number INTEGER, PRIMARY KEY (key, number)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS held (key INTEGER, number INTEGER, PRIMARY KEY (key, number)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A report of the index: its number, its id, and the number of the original that it names (its own for no copy)."""

    number: int
    id: str
    root: int


class CopyIndex:
    """Reports by their wording. Open one with `CopyIndex.open`, close it with `close` or a `with` block.

    What is added is found at once; it is on disk when the index is closed.
    """

    def __init__(self, database: sqlite3.Connection, count: int, young: int) -> None:
        self._database = database
        self._count = count
        self._young = young
        self._pending: defaultdict[int, list[int]] = defaultdict(list)
        self._waiting = 0
        self._last: tuple[Print, Mapping[int, Sequence[int]]] | None = None

    @classmethod
    def open(cls, path: Path | str | None = None) -> Self:
        """The index in the file at `path`, made where there is none; without a path, a new one in memory.

        Raises:
            InputError: the file is not such an index, or of another form.
        """
        database = sqlite3.connect(":memory:" if path is None else path, isolation_level=None)
        try:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            database.execute(f"PRAGMA cache_size = -{_CACHE}")
            database.executescript(_TABLES)
            database.execute("INSERT OR IGNORE INTO about VALUES ('form', ?)", (copy_sketch.FORM,))
            (form,) = database.execute("SELECT value FROM about WHERE name = 'form'").fetchone()
            (count,) = database.execute("SELECT coalesce(max(number) + 1, 0) FROM report").fetchone()
            (young,) = database.execute("SELECT count(*) FROM young").fetchone()
        except sqlite3.DatabaseError as error:
            database.close()
            raise InputError(f"not an index of copies: {error}", place=Place(str(path)), remedy="name another file") from None
        if form != copy_sketch.FORM:
            database.close()
            problem = f"an index of copies of form {form}; this version reads {copy_sketch.FORM}"
            raise InputError(problem, place=Place(str(path)), remedy="remove the file, and the index is made anew")
        database.execute("BEGIN")
        return cls(database, count, young)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __len__(self) -> int:
        return self._count

    def close(self) -> None:
        """Write what waits, and close the database."""
        self._write()
        self._database.execute("COMMIT")
        self._database.close()

    def add(self, report: Print, root: int | None = None) -> int:
        """Enter a report; its number. `root` is the number of the original that it names, if it is a copy."""
        number = self._count
        held = self._held(report)
        for key, numbers in held.items():
            if len(numbers) <= CROWDED:
                self._pending[key].append(number)
                self._waiting += 1
        self._database.execute(
            "INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (number, report.report.id, number if root is None else root, len(held), report.plain, *_packed(report.report)),
        )
        self._count += 1
        self._last = None
        if self._waiting >= _PENDING:
            self._write()
        return number

    def same(self, report: Print) -> int | None:
        """The number of the first report with the same text; None where there is none."""
        for number in self._held(report)[copy_sketch.plain(report)]:
            (plain,) = self._database.execute("SELECT plain FROM report WHERE number = ?", (number,)).fetchone()
            if plain == report.plain:
                return number
        return None

    def candidates(self, report: Print) -> list[int]:
        """The numbers of the few reports that share most with `report`, best first. What is rare counts for more."""
        votes: Counter[int] = Counter()
        weights: Counter[int] = Counter()
        held = self._held(report)
        for numbers in held.values():
            if len(numbers) <= CROWDED:
                for number in numbers:
                    votes[number] += 1
                    weights[number] += CROWDED + 1 - len(numbers)
        least = _LESS * max(weights.values(), default=0)
        ranked = sorted((-weights[number], number) for number, count in votes.items() if count >= _VOTES)
        likely = (number for weight, number in ranked[:_CANDIDATES] if -weight >= least)
        return [number for number in likely if votes[number] >= _SHARE * min(len(held), self._keys(number))]

    def _keys(self, number: int) -> int:
        """How many keys the report with that number has."""
        (count,) = self._database.execute("SELECT keys FROM report WHERE number = ?", (number,)).fetchone()
        return int(count)

    def entry(self, number: int) -> Entry:
        """What is known of the report with that number."""
        return Entry(*self._database.execute("SELECT number, id, root FROM report WHERE number = ?", (number,)).fetchone())

    def report(self, number: int) -> Report:
        """The report with that number: its id, text, date and blocks set aside."""
        row = self._database.execute("SELECT id, published, aside, text FROM report WHERE number = ?", (number,)).fetchone()
        return _unpacked(*row)

    def _held(self, report: Print) -> Mapping[int, Sequence[int]]:
        """The numbers of the reports that hold each key of `report`: key -> numbers. Remembered for the last report."""
        if self._last is not None and self._last[0] is report:
            return self._last[1]
        wanted = copy_sketch.keys(report)
        found: dict[int, list[int]] = {key: [] for key in wanted}
        for at in range(0, len(wanted), _AT_ONCE):
            part = wanted[at : at + _AT_ONCE]
            marks = ",".join("?" * len(part))
            for table in ("young", "held"):
                query = f"SELECT key, number FROM {table} WHERE key IN ({marks})"  # noqa: S608  (our own names, and marks)
                for key, number in self._database.execute(query, part):
                    found[key].append(number)
        for key in wanted:
            if key in self._pending:
                found[key].extend(self._pending[key])
        self._last = (report, found)
        return found

    def _write(self) -> None:
        """Move the rows that wait in memory into the small table, and from there into the large one when they are many."""
        rows = ((key, number) for key in sorted(self._pending) for number in self._pending[key])
        self._database.executemany("INSERT OR IGNORE INTO young VALUES (?, ?)", rows)
        self._young += self._waiting
        self._pending.clear()
        self._waiting = 0
        self._commit()
        if self._young >= _YOUNG:
            step = copy_sketch.BOUND // _SLICES
            for low in range(0, copy_sketch.BOUND, step):
                bounds = (low, low + step)
                self._database.execute("INSERT INTO held SELECT key, number FROM young WHERE key >= ? AND key < ?", bounds)
                self._database.execute("DELETE FROM young WHERE key >= ? AND key < ?", bounds)
                self._commit()
            self._young = 0

    def _commit(self) -> None:
        self._database.execute("COMMIT")
        self._database.execute("BEGIN")


def _packed(report: Report) -> tuple[str, str, bytes]:
    """The date, the blocks set aside and the text, as they are kept."""
    aside = json.dumps([(block.span.start, block.span.end, block.reason) for block in report.set_aside])
    text = zlib.compress(report.text.encode("utf-8", "surrogatepass"))
    return report.published.iso if report.published else "", aside, text


def _unpacked(name: str, published: str, aside: str, packed: bytes) -> Report:
    text = zlib.decompress(packed).decode("utf-8", "surrogatepass")
    return Report(
        id=name,
        text=text,
        published=PartialDate(published) if published else None,
        set_aside=tuple(SetAside(Report(name, text).span(start, end), reason) for start, end, reason in json.loads(aside)),
    )
