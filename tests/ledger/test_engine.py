"""Connections: what databases say is told in words that help; who may only read still reads; nobody waits without end."""

import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError

from old_project import OTHERS, rows_of, small
from stateofplay.errors import (
    Place,
    ProjectBusyError,
    ProjectDamagedError,
    ProjectError,
    ProjectFullError,
    ProjectReadOnlyError,
)
from stateofplay.ledger import open_project
from stateofplay.ledger.address import Address
from stateofplay.ledger.engine import told
from stateofplay.ledger.faults import fault
from stateofplay.ledger.store import check_writable
from stateofplay.model import Action
from stateofplay.project import decide, states

HOLDS = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute(sys.argv[2])
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held(path, words):
    """Another process that holds a project."""
    with subprocess.Popen([sys.executable, "-c", HOLDS, path, words], stdin=-1, stdout=-1) as other:  # noqa: S603 - our own words
        assert other.stdout.readline() == b"held\n"
        yield
        other.stdin.close()


@contextmanager
def mounted(folder, *options):
    """A folder as a disk of its own; skips where this may not be had."""
    folder.mkdir(exist_ok=True)
    words = ["mount", "-t", "tmpfs", *options, "none", str(folder)]
    if os.geteuid() != 0 or subprocess.run(words, capture_output=True, check=False).returncode:  # noqa: S603
        pytest.skip("no disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=False)  # noqa: S603, S607


def decided(address, *, wait=30.0):
    """Decide something."""
    with open_project(address, wait=wait) as ledger:
        decide.decide(ledger, [decide.Choice(OTHERS[3], Action.ACCEPT)], who="ada")


def test_who_writes_waits_and_then_is_told(tmp_path):
    """Another process holds the right to write: one waits, then is told, and can go on once it is free."""
    path = small(str(tmp_path / "a.sop"))
    with open_project(path) as ledger:
        states.state(ledger)
    before = rows_of(path)
    with held(path, "BEGIN EXCLUSIVE"):
        with open_project(path, wait=0.2) as ledger:
            assert states.state(ledger).statements  # who reads is not held up
        start = time.monotonic()
        with pytest.raises(ProjectBusyError, match=r"somebody else is writing.*nothing was changed"):
            decided(path, wait=0.2)
        assert time.monotonic() - start >= 0.2
    assert rows_of(path) == before
    decided(path)


def test_one_who_has_the_file_to_himself_is_told(tmp_path):
    """A program that locks the whole file keeps readers out too."""
    path = small(str(tmp_path / "a.sop"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    with held(path, "BEGIN EXCLUSIVE"), pytest.raises(ProjectBusyError):
        open_project(path, wait=0.2)


def test_who_writes_on_a_server_waits_and_then_is_told(postgresql_address):
    """Somebody has locked the decisions."""
    small(postgresql_address)
    with open_project(postgresql_address) as ledger:
        states.state(ledger)
    engine = create_engine(Address.of(postgresql_address).url)
    with engine.connect() as other:
        other.execute(text("LOCK TABLE decisions IN EXCLUSIVE MODE"))
        with pytest.raises(ProjectBusyError, match="somebody else is writing"):
            decided(postgresql_address, wait=0.3)
        other.rollback()
    engine.dispose()
    decided(postgresql_address)


@pytest.mark.parametrize("log", [False, True])
def test_a_disk_that_may_only_be_read_is_read(tmp_path, log):
    """The picture of a project on a read-only disk is shown, also with a log left beside it; writing is refused."""
    with mounted(tmp_path / "disk") as disk:
        path = small(str(disk / "a.sop"))
        with open_project(path) as ledger:
            shown = states.state(ledger)
        if log:
            left_in_the_log(path)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)  # noqa: S603, S607
        with open_project(path) as ledger:
            now = states.state(ledger)
            assert now.statements == shown.statements
            assert len(now.verdicts) == len(shown.verdicts)
            with pytest.raises(ProjectReadOnlyError, match=r"may not be written to. Change the permissions"):
                check_writable(ledger)
            with pytest.raises(ProjectReadOnlyError):
                decide.decide(ledger, [decide.Choice(OTHERS[3], Action.ACCEPT)], who="ada")
            with pytest.raises(ProjectReadOnlyError), ledger.writing() as connection:
                connection.execute(text("DELETE FROM decisions"))


def left_in_the_log(path):
    """A row that is in the log alone, as after a power cut, with the log's table beside it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE project SET value = '0.1.1' WHERE key = 'needs'")
        parts = {end: Path(path + end).read_bytes() for end in ("", "-wal", "-shm")}
    for end, data in parts.items():
        Path(path + end).write_bytes(data)


def test_permissions_are_heeded(tmp_path, monkeypatch):
    """Where the system says that one may not write, nothing is tried, and reading goes on."""
    path = small(str(tmp_path / "a.sop"))
    with open_project(path) as ledger:
        states.state(ledger)
    before = (tmp_path / "a.sop").read_bytes()
    monkeypatch.setattr(os, "access", lambda _path, how: how != os.W_OK)
    with open_project(path) as ledger:
        assert states.state(ledger).statements
        with pytest.raises(ProjectReadOnlyError):
            decide.decide(ledger, [decide.Choice(OTHERS[3], Action.ACCEPT)], who="ada")
        with pytest.raises(ProjectReadOnlyError), ledger.writing() as connection:
            connection.execute(text("DELETE FROM decisions"))
    assert (tmp_path / "a.sop").read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["a.sop"]


def test_a_server_that_only_reads_is_read(postgresql_address):
    """A database set to read-only shows its picture and takes no decision."""
    small(postgresql_address)
    with open_project(postgresql_address) as ledger:
        states.state(ledger)
    name = Address.of(postgresql_address).url.database
    engine = create_engine(Address.of(postgresql_address).url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on'))
    engine.dispose()
    with open_project(postgresql_address) as ledger:
        assert states.state(ledger).statements
        with pytest.raises(ProjectReadOnlyError, match="right to add rows"):
            decide.decide(ledger, [decide.Choice(OTHERS[3], Action.ACCEPT)], who="ada")
        with pytest.raises(ProjectReadOnlyError), ledger.writing() as connection:
            connection.execute(text("DELETE FROM decisions"))


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://desk@localhost:1/talks",
        "postgresql://desk@nowhere.invalid/talks",
        "postgresql://desk@/talks?host=/nowhere",
        "postgresql://desk@localhost:1/talks?sslmode=require",
    ],
)
def test_a_server_that_is_not_there_is_told(address):
    """By closed port, unknown name and missing socket alike."""
    with pytest.raises(ProjectError, match=r"server cannot be reached. Check the address"):
        open_project(address)


def test_a_server_that_says_nothing_is_not_waited_for_without_end(monkeypatch):
    """The call itself has its time."""
    seen = []

    def call(where, patience):
        seen.append((where, patience))
        raise TimeoutError

    monkeypatch.setattr(socket, "create_connection", call)
    with pytest.raises(ProjectError, match="server cannot be reached"):
        open_project("postgresql://desk@server/talks")
    assert seen == [(("server", 5432), 10.0)]


def test_who_is_not_known_is_told(postgresql_address):
    """Wrong password, no such user, no such database, no right to it: each in words, on a server that asks for passwords."""
    address = small(postgresql_address)
    engine = create_engine(Address.of(address).url, isolation_level="AUTOCOMMIT")
    ours = Address.of(address).url.username
    with engine.connect() as connection:
        rules = Path(connection.scalar(text("SHOW hba_file")))
        try:
            before = rules.read_text(encoding="utf-8")
            rules.write_text(f"local all {ours} trust\nlocal all all scram-sha-256\n", encoding="utf-8")
        except OSError as error:
            pytest.skip(f"this server's rules may not be changed: {error}")
        try:
            connection.execute(text("SELECT pg_reload_conf()"))
            for name in ("desk", "guest"):
                connection.execute(text(f"CREATE ROLE {name} LOGIN PASSWORD 'hush'"))
            _refused(address.replace(f"{ours}@", "{}@", 1))
        finally:
            rules.write_text(before, encoding="utf-8")
            connection.execute(text("SELECT pg_reload_conf()"))
            for name in ("desk", "guest"):
                connection.execute(text(f"DROP ROLE IF EXISTS {name}"))
    engine.dispose()


def _refused(address):
    until = time.monotonic() + 10
    while time.monotonic() < until:  # the server takes its time to read its rules again
        try:
            open_project(address.format("desk:hush")).engine.dispose()
        except ProjectReadOnlyError:
            with suppress(ProjectError):
                open_project(address.format("desk:wrong")).engine.dispose()
                continue
            break
    for user in ("desk:wrong", "nobody:hush", "desk"):
        with pytest.raises(ProjectError, match="lets nobody in with this name and password") as caught:
            open_project(address.format(user))
        assert "wrong" not in str(caught.value)
        assert "hush" not in str(caught.value)
    with pytest.raises(ProjectError, match="no such database"):
        open_project(re.sub(r"/\w+\?", "/none?", address.format("guest:hush")))
    with pytest.raises(ProjectReadOnlyError, match="server does not allow you this"):
        open_project(address.format("guest:hush"))


def test_a_server_without_encryption_is_told(postgresql):
    """Who asks for TLS gets it or an error."""
    with pytest.raises(ProjectError, match=r"TLS|cannot be reached"):
        open_project(f"{postgresql}&sslmode=require")


def test_rows_that_are_there_already_are_for_the_caller(project_address):
    """Two who add the same at once: the second is not told that the project is at fault."""
    small(project_address)
    with open_project(project_address) as ledger, pytest.raises(IntegrityError), ledger.writing() as connection:
        connection.execute(text("INSERT INTO project (key, value) VALUES ('schema', '2')"))


def test_a_row_that_does_not_fit_is_told_with_its_project(tmp_path):
    """Damage that the database does not see is damage, in words and with the place."""
    path = small(str(tmp_path / "a.sop"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE statements SET body = '{' WHERE seq = 1")
        connection.commit()
    with open_project(path) as ledger, pytest.raises(ProjectDamagedError, match=r"a\.sop: a row of this project.*check"):
        states.state(ledger)


class RefusedError(Exception):
    """As the driver of PostgreSQL gives what the server says."""


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        ("53100", ProjectFullError, "disk is full"),
        ("40P01", ProjectBusyError, "somebody else"),
        ("40001", ProjectBusyError, "somebody else"),
        ("53300", ProjectBusyError, "no more connections"),
        ("57P01", ProjectError, "broken off"),
        ("57P03", ProjectError, "broken off"),
        ("08006", ProjectError, "broken off"),
        ("28P01", ProjectError, "lets nobody in"),
        ("XX001", ProjectDamagedError, "damaged"),
        ("42P01", ProjectDamagedError, "table"),
        ("99999", ProjectError, "database says: weg damit"),
    ],
)
def test_a_server_is_understood_in_any_language(code, kind, words):
    """By the number of its error."""
    made = fault(RefusedError({"S": "FATAL", "C": code, "M": "weg\ndamit"}), Place("talks"))
    assert type(made) is kind
    assert words in made.problem
    assert made.remedy


def test_what_sqlite_says_is_understood():
    """By its number."""
    error = sqlite3.OperationalError("x")
    for number, kind in (
        (13, ProjectFullError),
        (1032, ProjectReadOnlyError),
        (517, ProjectBusyError),
        (4874, ProjectFullError),
    ):
        error.sqlite_errorcode = number
        assert type(fault(error, Place("a"))) is kind
    with pytest.raises(ProjectDamagedError), told(Place("a")):
        raise sqlite3.OperationalError("Could not decode to UTF-8 column 'text' with text 'x'")
