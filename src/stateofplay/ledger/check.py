"""Whether a project is whole: each table held against the others and against what its rows must say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection, delete, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from stateofplay.errors import ProjectError
from stateofplay.ledger import forms, picture, reports, search, standing
from stateofplay.ledger.damage import RowError
from stateofplay.ledger.decisions import of_row
from stateofplay.ledger.engine import may_write
from stateofplay.ledger.faults import fault
from stateofplay.ledger.schema import (
    CELLS,
    CODEBOOKS,
    DECISIONS,
    FACTS,
    HEADS,
    PASSAGES,
    READINGS,
    REPORTS,
    STANDING,
    STATEMENTS,
)
from stateofplay.ledger.store import Ledger
from stateofplay.model import Action, Statement
from stateofplay.model.checking import Fault, Part

BACKUP: Final = "go back to a copy that `stateofplay backup` made"
MEND: Final = "`stateofplay check --mend` makes it anew from what is kept"
_BATCH: Final = 200
_MOST: Final = 100
_MORE: Final = MappingProxyType({"readings": "as read, of all readings", "picture": "as they stand, without rejected ones"})
"""What the number of a part counts, where several numbers of statements are told."""
_Found = Iterator[Fault]


def check(ledger: Ledger) -> Iterator[Part]:
    """Each part of a project, checked as the part is asked for; a part that cannot be read is a fault of its own."""
    for name, of, how in _PARTS:
        yield _part(ledger, name, of, how)
    yield _index(ledger)


def _part(ledger: Ledger, name: str, of: str, how: Callable[[Connection, list[int]], _Found]) -> Part:
    """Check one part, in a view of the project of its own."""
    seen: list[int] = [0]
    faults: list[Fault] = []
    try:
        with ledger.reading() as connection:
            faults.extend(how(connection, seen))
    except ProjectError as error:
        faults.append(Fault(name, error.problem, BACKUP))
    return Part(name, seen[0], of if seen[0] or of != "page" else "", tuple(faults), more=_MORE.get(name, ""))


def _database(connection: Connection, seen: list[int]) -> _Found:
    """What SQLite says of its file; a server looks after its own, and holds the references between rows itself."""
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql("SELECT 1")
        return
    seen[0] = connection.exec_driver_sql("PRAGMA page_count").scalar() or 0
    for (line,) in connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST})"):
        if line != "ok":
            yield Fault("the file", " ".join(str(line).split())[:300], BACKUP)
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault(f"{table} {row}", f"names a row of {parent} that is not there", BACKUP)


def _codebooks(connection: Connection, seen: list[int]) -> _Found:
    for seq, body in connection.execute(select(CODEBOOKS.c.seq, CODEBOOKS.c.body).order_by(CODEBOOKS.c.seq)):
        seen[0] += 1
        try:
            forms.codebook(forms.decode(body))
        except RowError as error:
            yield Fault(f"codebook {seq}", error.problem, BACKUP)


def _reports(connection: Connection, seen: list[int]) -> _Found:
    versions = connection.execute(
        select(REPORTS.c.seq, REPORTS.c.report, REPORTS.c.replaces, REPORTS.c.key).order_by(REPORTS.c.seq)
    ).all()
    ids = {row.seq: row.report for row in versions}
    keys = {row.seq: row.key for row in versions}
    replaced = {row.replaces for row in versions if row.replaces is not None}
    for report, number in Counter(ids[row.seq] for row in versions if row.seq not in replaced).items():
        if number > 1:
            yield Fault(f"report {report}", f"{number} versions of it are in force", BACKUP)
    for row in versions:
        if row.replaces is not None and ids.get(row.replaces) != row.report:
            yield Fault(_version(row.report, row.seq), "replaces a version of another report", BACKUP)
    for start in range(0, len(versions), _BATCH):
        numbers = [row.seq for row in versions[start : start + _BATCH]]
        stretches: dict[int, list[tuple[int, int]]] = {number: [] for number in numbers}
        c = PASSAGES.c
        for seq, first, end in connection.execute(
            select(c.version, c.start, c.end).where(c.version.in_(numbers)).order_by(c.seq)
        ):
            stretches[seq].append((first, end))
        for held in connection.execute(select(REPORTS).where(REPORTS.c.seq.in_(numbers)).order_by(REPORTS.c.seq)).mappings():
            seen[0] += 1
            yield from _report(dict(held), stretches[held["seq"]], keys.get(held["replaces"], ""))


def _report(row: dict[str, Any], stretches: list[tuple[int, int]], before: str) -> _Found:
    where = _version(row["report"], row["seq"])
    try:
        made = forms.report(row["report"], row)
    except RowError as error:
        yield Fault(where, error.problem, BACKUP)
        return
    content = forms.report_key(made)
    if row["key"] not in (content, reports.version_key(content, before)):
        yield Fault(where, "what it says is not what was added: its key does not fit", BACKUP)
    elif stretches != list(reports.paragraphs(made)):
        yield Fault(where, "its paragraphs are not those that the index of words numbers", BACKUP)


def _readings(connection: Connection, seen: list[int]) -> _Found:
    numbers = connection.scalars(select(READINGS.c.seq).order_by(READINGS.c.seq)).all()
    for start in range(0, len(numbers), _BATCH):
        some = list(numbers[start : start + _BATCH])
        said: dict[int, list[Any]] = {number: [] for number in some}
        for row in connection.execute(select(STATEMENTS).where(STATEMENTS.c.reading.in_(some)).order_by(STATEMENTS.c.seq)):
            said[row.reading].append(row)
        made = connection.execute(select(READINGS).where(READINGS.c.seq.in_(some)).order_by(READINGS.c.seq)).all()
        versions = sorted({row.version for row in made})
        texts = {row["seq"]: row for row in connection.execute(select(REPORTS).where(REPORTS.c.seq.in_(versions))).mappings()}
        for row in made:
            seen[0] += len(said[row.seq])
            if row.version in texts:
                yield from _reading(row, dict(texts[row.version]), said[row.seq])
            else:
                yield Fault(f"reading {row.seq}", f"is of version {row.version}, which is not there", BACKUP)


def _reading(row: Any, report: dict[str, Any], said: list[Any]) -> _Found:  # noqa: ANN401 - a row
    where = f"reading {row.seq} of {_version(report['report'], report['seq'])}"
    if len(said) != row.statements:
        yield Fault(where, f"has {len(said)} statements, where {row.statements} were read", BACKUP)
    for one in said:
        try:
            statement = forms.statement(report["report"], report["text"], forms.decode(one.body))
        except RowError as error:
            yield Fault(f"statement {one.seq} of {where}", error.problem, BACKUP)
            continue
        if not _is_of(statement, one):
            yield Fault(f"statement {one.seq} of {where}", "its columns do not say what it says", BACKUP)
    try:
        forms.decode(row.taught)
        forms.reading(forms.report(report["report"], report), (), row.layers)
    except RowError as error:
        yield Fault(where, error.problem, BACKUP)


def _is_of(statement: Statement, row: Any) -> bool:  # noqa: ANN401 - a row
    said = (statement.id, statement.issue, statement.party, str(statement.stance), statement.confidence)
    return said == (row.id, row.issue, row.party, row.stance, row.confidence)


def _decisions(connection: Connection, seen: list[int]) -> _Found:
    chosen = select(DECISIONS, REPORTS.c.text).join(REPORTS, DECISIONS.c.version == REPORTS.c.seq, isouter=True)
    before: set[str] = set()
    last = 0
    while (
        rows := connection.execute(chosen.where(DECISIONS.c.seq > last).order_by(DECISIONS.c.seq).limit(_BATCH))
        .mappings()
        .all()
    ):
        last = rows[-1]["seq"]
        for row in rows:
            seen[0] += 1
            where = f"decision {row['id'][:20]}"
            try:
                made = of_row(row).decision
            except RowError as error:
                yield Fault(where, error.problem, BACKUP)
                continue
            if made.id != row["id"] or made.report != row["report"]:
                yield Fault(where, "its id does not fit what was decided", BACKUP)
            if (made.action is Action.UNDO) != bool(made.undoes) or (made.undoes and made.undoes not in before):
                yield Fault(where, f"takes back {made.undoes[:20]!r}, which was not decided before it", BACKUP)
            before.add(made.id)


def _picture(connection: Connection, seen: list[int]) -> _Found:
    """The rows of the picture that is kept: each can be read, and they are as many as its head says."""
    head = picture.head(connection)
    if head is None:
        return
    heads = connection.scalar(select(func.count()).select_from(HEADS)) or 0
    if heads != 1:
        yield Fault("the picture", f"it has {heads} heads", MEND)
    stand = 0
    for row in standing.every(connection):
        stand += row.stands is not None
        seen[0] = stand
    told = head.body.get("statements")
    live = connection.scalar(select(func.count()).select_from(STANDING).where(STANDING.c.live.is_(True)))
    if not stand == live == told:
        yield Fault("the picture", f"{stand} statements stand in it, its columns say {live}, its head says {told}", MEND)
    lost = select(func.count()).select_from(STANDING.join(STATEMENTS, STANDING.c.row == STATEMENTS.c.seq, isouter=True))
    number = connection.scalar(lost.where(STANDING.c.row.is_not(None), STATEMENTS.c.seq.is_(None))) or 0
    if number:
        yield Fault("the picture", f"{number} of its statements are not there", MEND)
    for table in (CELLS, FACTS):
        for body in connection.scalars(select(table.c.body)):
            try:
                forms.decode(body)
            except RowError as error:
                yield Fault(f"the picture ({table.name})", error.problem, MEND)


def _version(report: str, seq: int) -> str:
    return f"report {report} (version {seq})"


_PARTS: Final = (
    ("database", "page", _database),
    ("codebooks", "version", _codebooks),
    ("reports", "version", _reports),
    ("readings", "statement", _readings),
    ("decisions", "decision", _decisions),
    ("picture", "statement", _picture),
)


def _index(ledger: Ledger) -> Part:
    """The index of words: in itself, and whether each paragraph is in it and nothing else."""
    name, of = "index of words", "paragraph"
    seen, faults = 0, []
    try:
        with ledger.reading() as connection:
            seen = connection.scalar(select(func.count()).select_from(PASSAGES)) or 0
            for problem, words in _UNLIKE:
                number = connection.scalar(text(words)) or 0
                if number:
                    faults.append(Fault(name, f"{problem}: {number:,}", MEND))
        if ledger.address.file is not None and may_write(ledger.address.file):
            faults += _in_itself(ledger, name)
    except ProjectError as error:
        faults.append(Fault(name, error.problem, MEND))
    return Part(name, seen, of, tuple(faults))


_UNLIKE: Final = (
    (
        "it lacks paragraphs",
        "SELECT count(*) FROM passages LEFT JOIN word_index ON word_index.rowid = passages.seq WHERE word_index.rowid IS NULL",
    ),
    (
        "it has entries of no paragraph",
        "SELECT count(*) FROM word_index LEFT JOIN passages ON word_index.rowid = passages.seq WHERE passages.seq IS NULL",
    ),
)


def _in_itself(ledger: Ledger, name: str) -> list[Fault]:
    """FTS5's own check, which it asks for as a change that changes nothing (sqlite.org/fts5.html)."""
    with ledger.writing() as connection:
        try:
            connection.execute(text("INSERT INTO word_index (word_index) VALUES ('integrity-check')"))
        except SQLAlchemyError as error:
            return [Fault(name, fault(error, ledger.address.place).problem, MEND)]
    return []


def mend(ledger: Ledger) -> None:
    """Make the index of words anew, and throw the picture away, so that it is drawn when next it is looked at.

    Raises:
        ProjectUnwritableError: nothing was changed.
    """
    with ledger.writing(alone=True) as connection:
        if ledger.is_file:
            connection.execute(text("DROP TABLE word_index"))
        else:
            for line in search.ON_SERVER_GONE:
                connection.execute(text(line))
        search.create(connection)
        seqs = connection.scalars(select(REPORTS.c.seq).order_by(REPORTS.c.seq)).all()
        for start in range(0, len(seqs), _BATCH):
            some = list(seqs[start : start + _BATCH])
            rows = connection.execute(select(REPORTS.c.seq, REPORTS.c.text).where(REPORTS.c.seq.in_(some)))
            texts = {row.seq: row.text for row in rows}
            c = PASSAGES.c
            found = connection.execute(
                select(c.seq, c.version, c.start, c.end).where(c.version.in_(some)).order_by(c.seq)
            ).all()
            search.add(connection, [(row.seq, texts[row.version][row.start : row.end]) for row in found])
        connection.execute(delete(HEADS))
