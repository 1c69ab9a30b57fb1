"""Copies of a project: whole, of one moment, from either database to either, and never over what is there."""

import sqlite3
import threading
from contextlib import closing

import own_postgresql
import pytest
from sqlalchemy import text

from old_project import OTHERS, rows_of, small
from stateofplay.errors import OutputError, ProjectDamagedError, ProjectError, ProjectFullError
from stateofplay.ledger import backup as made
from stateofplay.ledger import open_project, search
from stateofplay.ledger.backup import backup
from stateofplay.model import Action
from stateofplay.project import checking, decide, states


def copied(source, target):
    """Copy a project; the number of rows by table."""
    with open_project(source) as ledger:
        return backup(ledger, target)


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request, tmp_path):
    """Where a copy can be made, on each of the two databases."""
    if request.param == "sqlite":
        yield str(tmp_path / "copy.sop")
    else:
        with own_postgresql.database(request.getfixturevalue("postgresql")) as address:
            yield address


def test_a_copy_is_a_project_with_every_row(project_address, target):
    """It holds the rows with their numbers, is whole, finds words, and takes decisions that get numbers of their own."""
    small(project_address)
    counts = copied(project_address, target)
    assert counts["reports"] == 4
    rows = rows_of(project_address)
    assert rows_of(target) == rows
    assert counts == {name: len(held) for name, held in rows.items()}
    with open_project(target) as ledger:
        with ledger.reading() as connection:
            assert search.find(connection, search.terms("night work"), limit=9)
        decide.decide(ledger, [decide.Choice(OTHERS[3], Action.ACCEPT)], who="ada")
        assert not checking.checked(ledger, deep=True).faults
    assert len(rows_of(target)["decisions"]) == len(rows["decisions"]) + 1
    assert rows_of(project_address) == rows


def test_what_is_there_is_left_alone(project_address, target, tmp_path):
    """A copy onto a project, onto any file and into no folder is refused, and nothing is left behind."""
    small(project_address)
    small(target)
    before = rows_of(target)
    with pytest.raises(OutputError, match="already"):
        copied(project_address, target)
    assert rows_of(target) == before
    other = tmp_path / "letter.txt"
    other.write_text("dear all", encoding="utf-8")
    listed = sorted(tmp_path.iterdir())
    with pytest.raises(OutputError, match=r"already. Name another file"):
        copied(project_address, str(other))
    with pytest.raises(OutputError, match="no folder"):
        copied(project_address, str(tmp_path / "none" / "a.sop"))
    with pytest.raises(ProjectError, match="not kept in 'mysql'"):
        copied(project_address, "mysql://x/y")
    assert other.read_text(encoding="utf-8") == "dear all"
    assert sorted(tmp_path.iterdir()) == listed


def test_a_copy_is_of_one_moment(project_address, target):
    """While somebody decides and takes back without pause, what is copied fits together."""
    small(project_address)
    done = threading.Event()
    failed = []

    def busy():
        try:
            with open_project(project_address) as ledger:
                while not done.is_set():
                    decide.decide(ledger, [decide.Choice(OTHERS[2], Action.REJECT)], who="bo")
                    decide.undo(ledger, who="bo")
        except Exception as error:  # noqa: BLE001 - told below
            failed.append(error)

    other = threading.Thread(target=busy)
    other.start()
    try:
        copied(project_address, target)
    finally:
        done.set()
        other.join()
    assert not failed
    with open_project(target) as ledger:
        assert not checking.checked(ledger, deep=True).faults


def test_rows_are_copied_page_by_page(tmp_path, monkeypatch, postgresql_address):
    """However few rows are fetched at a time, all are copied, also of tables whose rows are named by words."""
    path = small(str(tmp_path / "a.sop"))
    with open_project(path) as ledger:
        states.state(ledger)
    monkeypatch.setattr(made, "_BATCH", 2)
    copied(path, postgresql_address)
    back = str(tmp_path / "b.sop")
    copied(postgresql_address, back)
    assert rows_of(back) == rows_of(path)


def test_a_damaged_project_is_not_copied(tmp_path):
    """The project is named as what is damaged, and no part of a copy is left."""
    path = tmp_path / "a.sop"
    small(str(path))
    data = bytearray(path.read_bytes())
    data[8192 : len(data) - 8192] = bytes(len(data) - 16384)
    path.write_bytes(data)
    with pytest.raises(ProjectDamagedError, match=r"a\.sop"):
        copied(str(path), str(tmp_path / "b.sop"))
    assert [one.name for one in tmp_path.iterdir() if not one.name.startswith("a.sop")] == []


def test_a_full_disk_leaves_no_part_of_a_copy(tmp_path, monkeypatch, postgresql_address):
    """Where there is no room for the copy that is said of the copy's place."""
    small(postgresql_address)
    with open_project(postgresql_address) as ledger, ledger.writing() as connection:
        connection.execute(text("UPDATE decisions SET why = repeat('because ', 90000)"))
    plain = made.making

    def cramped(name, *more):
        inner = plain(name, *more)
        ledger, connection = inner.__enter__()
        connection.exec_driver_sql("PRAGMA max_page_count=1")

        class Given:
            def __enter__(self):
                return ledger, connection

            def __exit__(self, *told):
                return inner.__exit__(*told)

        return Given()

    monkeypatch.setattr(made, "making", cramped)
    with pytest.raises(ProjectFullError, match="disk is full"):
        copied(postgresql_address, str(tmp_path / "b.sop"))
    assert list(tmp_path.iterdir()) == []


def test_a_copy_that_is_not_whole_is_told(tmp_path, monkeypatch):
    """Counts that differ are a fault, and the copy goes."""
    path = small(str(tmp_path / "a.sop"))
    numbers = iter([{"reports": 4}, {"reports": 3}])
    monkeypatch.setattr(made, "_counts", lambda *_: next(numbers))
    with pytest.raises(OutputError, match="not whole: 3 of 4 rows of reports"):
        copied(path, str(tmp_path / "b.sop"))
    assert not (tmp_path / "b.sop").exists()


def test_a_copy_works_where_disks_know_no_second_names(tmp_path, monkeypatch):
    """Without hard links the copy is renamed into place."""
    path = small(str(tmp_path / "a.sop"))

    def none(*_):
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(made.os, "link", none)
    copied(path, str(tmp_path / "b.sop"))
    assert rows_of(str(tmp_path / "b.sop")) == rows_of(path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.sop", "b.sop"]


def test_a_copy_holds_what_is_still_in_the_log(tmp_path):
    """Rows that SQLite has not yet brought from its log into the file are copied too."""
    path = small(str(tmp_path / "a.sop"))
    with open_project(path) as ledger, closing(sqlite3.connect(path)) as held:
        held.execute("BEGIN")
        held.execute("SELECT count(*) FROM reports").fetchone()  # a reader, for whose sake the log cannot be emptied
        decide.decide(ledger, [decide.Choice(OTHERS[3], Action.ACCEPT)], who="ada")
        assert (tmp_path / "a.sop-wal").stat().st_size
        copied(path, str(tmp_path / "b.sop"))
        with ledger.reading() as connection:
            number = connection.scalar(text("SELECT count(*) FROM decisions"))
    assert len(rows_of(str(tmp_path / "b.sop"))["decisions"]) == number == 8
