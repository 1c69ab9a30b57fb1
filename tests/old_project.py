"""A small project as version 0.1.0 kept it, and the same brought to the form of now: quick, since nothing has to be read."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import create_engine, insert, select, text

from stateofplay.ledger import open_project, search
from stateofplay.ledger.address import Address
from stateofplay.ledger.backup import as_kept, backup
from stateofplay.ledger.migrations import migrate, tables_of
from stateofplay.ledger.schema import DERIVED, KEPT

_HERE = Path(__file__).parent / "ledger"
TABLES = [table.name for table in (*KEPT, *DERIVED)]
_WORDS = 'SELECT p.seq, substr(r.text, p.start + 1, p."end" - p.start) FROM passages p JOIN reports r ON r.seq = p.version'
STATEMENT = "9c265826d247"
"""The dockers reject the pay rise; ada has rejected that reading."""
OTHERS = ("46966ff40c3d", "b9f7ecafcc1c", "d7b8d7595e61", "dd3a36e522e8")
REPORTS = ("r00003", "r00002", "r00000", "r00001")


def old(address: str) -> str:
    """A project of schema 1 at that address."""
    if "://" in address:
        with TemporaryDirectory() as folder:
            _old_on_server(address, Path(folder) / "old.sop")
    else:
        _old_file(Path(address))
    return address


def _old_file(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for name in ("schema1.sql", "schema1_rows.sql"):
            connection.executescript((_HERE / name).read_text(encoding="utf-8"))
        rows = [(seq, search.folded(words)) for seq, words in connection.execute(_WORDS)]
        connection.executemany("INSERT INTO word_index (rowid, words) VALUES (?, ?)", rows)
        connection.commit()


def _old_on_server(address: str, file: Path) -> None:
    _old_file(file)
    tables = as_kept(tables_of(1))
    lite, server = create_engine(f"sqlite:///{file}"), create_engine(Address.of(address).url)
    with lite.connect() as source, server.begin() as into:
        for line in (_HERE / "schema1_postgresql.sql").read_text(encoding="utf-8").split(";\n"):
            if line.strip():
                into.execute(text(line.replace(":", r"\:")))
        for name in TABLES:
            rows = [dict(row) for row in source.execute(select(tables.tables[name])).mappings()]
            if rows:
                into.execute(insert(tables.tables[name]), rows)
            if "seq" in tables.tables[name].c:
                into.execute(text(f"SELECT setval(pg_get_serial_sequence('{name}', 'seq'), max(seq)) FROM {name}"))  # noqa: S608
        held = source.execute(text(_WORDS)).all()
        search.add(into, [(row[0], row[1]) for row in held])
    lite.dispose()
    server.dispose()


@cache
def _template() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "small.sop"
        with open_project(old(str(path)), any_schema=True) as ledger:
            migrate(ledger)
        return path.read_bytes()


def small(address: str) -> str:
    """The project in the form of now."""
    if "://" not in address:
        Path(address).write_bytes(_template())
        return address
    with TemporaryDirectory() as folder:
        file = Path(folder) / "small.sop"
        file.write_bytes(_template())
        with open_project(str(file)) as ledger:
            backup(ledger, address)
    return address


def rows_of(address: str, tables=None) -> dict[str, list[tuple]]:
    """All rows of a project's tables, as the database has them."""
    found = {}
    made = as_kept(tables_of(2) if tables is None else tables)
    engine = create_engine(Address.of(address).url)
    with engine.connect() as connection:
        for name in TABLES:
            table = made.tables[name]
            found[name] = [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))]
    engine.dispose()
    return found
