"""Making and opening projects: what is none is refused before anything is done to it."""

import os
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import create_engine, text

from old_project import small
from stateofplay.errors import OutputError, ProjectDamagedError, ProjectError
from stateofplay.ledger import create, open_project, search, store
from stateofplay.ledger.address import Address
from stateofplay.project import states


def other_database(path):
    """Somebody's own database, with a table of the name of one of ours."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE project (name TEXT)")
        connection.commit()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty, and not a project"),
        (b"Dear all,\nplease find attached\n", "not a project"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "not a project"),
        (b"SQLite format 3\x00", "a database, but not a project"),
        (b"SQLite format 3\x00" + bytes(4096), "a database, but not a project"),
        ({"schema": "stateofplay/2"}, "not a project"),
    ],
)
def test_a_file_that_is_no_project_is_refused(tmp_path, content, problem):
    """In words, and it stays what it was."""
    path = tmp_path / "letter.sop"
    path.write_bytes(content if isinstance(content, bytes) else str(content).encode())
    before = path.read_bytes()
    with pytest.raises(ProjectError, match=problem):
        open_project(str(path))
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["letter.sop"]
    with pytest.raises(OutputError, match="something of this name already"):
        create(str(path))
    assert path.read_bytes() == before


def test_somebodys_database_is_left_as_it_is(tmp_path):
    """Not even the way in which it keeps its log is changed."""
    path = tmp_path / "own.db"
    other_database(path)
    before = path.read_bytes()
    with pytest.raises(ProjectError, match="a database, but not a project"):
        open_project(str(path))
    assert path.read_bytes() == before


def test_what_is_no_file_is_refused(tmp_path):
    """A folder, a pipe, a device, nothing, something below a file."""
    os.mkfifo(tmp_path / "pipe.sop")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for name, problem in ((tmp_path, "not a file"), (tmp_path / "pipe.sop", "not a file"), ("/dev/null", "not a file")):
        with pytest.raises(ProjectError, match=problem):
            open_project(str(name))
        with pytest.raises(OutputError, match="already"):
            create(str(name))
    with pytest.raises(ProjectError, match=r"no such project. Check the path, or make"):
        open_project(str(tmp_path / "none.sop"))
    for name in ("none/a.sop", "file/a.sop"):
        with pytest.raises(OutputError, match="no folder"):
            create(str(tmp_path / name))
        with pytest.raises(ProjectError, match=r"no such project|cannot be opened"):
            open_project(str(tmp_path / name))


def test_a_database_of_others_on_a_server_is_refused(postgresql_address):
    """One without our tables, and one with a table of the name of one of ours."""
    with pytest.raises(ProjectError, match="this database is not a project"):
        open_project(postgresql_address)
    engine = create_engine(Address.of(postgresql_address).url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE project (name TEXT)"))
    with pytest.raises(ProjectDamagedError, match="not of the form"):
        open_project(postgresql_address)
    with pytest.raises(OutputError, match="already"):
        create(postgresql_address)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE project"))
    engine.dispose()
    create(postgresql_address).engine.dispose()


def test_what_cannot_be_made_leaves_nothing(project_address, monkeypatch):
    """Where making fails, the next try succeeds."""

    def fail(_connection):
        raise RuntimeError("power")

    monkeypatch.setattr(search, "create", fail)
    with pytest.raises(RuntimeError):
        create(project_address)
    monkeypatch.undo()
    with create(project_address) as ledger:
        assert store.schema_of(ledger) == store.SCHEMA


def test_a_project_that_does_not_say_its_form_is_damaged(project_address):
    """It is told so, with what to do."""
    small(project_address)
    engine = create_engine(Address.of(project_address).url)
    for value in ("new", ""):
        with engine.begin() as connection:
            connection.execute(text("UPDATE project SET value = :value WHERE key = 'schema'"), {"value": value})
        with pytest.raises(ProjectDamagedError, match="of which form"):
            open_project(project_address)
    engine.dispose()


def test_a_project_whose_first_page_is_in_the_log_is_one(tmp_path):
    """A power cut right after a project was made: the file itself does not say yet what it is."""
    path = tmp_path / "a.sop"
    with create(str(path)):
        parts = {end: (tmp_path / f"a.sop{end}").read_bytes() for end in ("", "-wal")}
    cut = tmp_path / "cut"
    cut.mkdir()
    for end, data in parts.items():
        (cut / f"a.sop{end}").write_bytes(data)
    assert int.from_bytes(parts[""][68:72], "big") != store.APPLICATION
    with open_project(str(cut / "a.sop")) as ledger:
        assert states.state(ledger).statements == ()
