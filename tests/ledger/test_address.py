"""Where projects are: paths with any character, servers, and what is neither."""

import os

import pytest

from old_project import OTHERS, rows_of, small
from stateofplay.errors import ProjectError
from stateofplay.ledger import create, is_project, open_project
from stateofplay.ledger.address import Address
from stateofplay.ledger.backup import backup
from stateofplay.model import Action
from stateofplay.project import decide, states

ODD = (
    "a?b.sop",
    "a#b.sop",
    "100%25.sop",
    "mit Leerzeichen.sop",
    "Ünï—文.sop",
    "a&mode=ro.sop",
    ":memory:",
    "file:x.sop",
    "'q\".sop",
    "-x.sop",
)


@pytest.mark.parametrize("name", ODD)
def test_any_name_is_a_file_of_that_name(tmp_path, monkeypatch, name):
    """A project is made, copied, decided on and read under it, and nothing else is there afterwards."""
    monkeypatch.chdir(tmp_path)
    create(name).engine.dispose()
    assert os.listdir(tmp_path) == [name]  # noqa: PTH208 - names as they are
    os.unlink(name)  # noqa: PTH108
    with open_project(small("start.sop")) as ledger:
        backup(ledger, name)
    with open_project(name) as ledger:
        decide.decide(ledger, [decide.Choice(OTHERS[3], Action.ACCEPT)], who="ada")
        assert states.state(ledger).statements
    assert sorted(os.listdir(tmp_path)) == sorted([name, "start.sop"])  # noqa: PTH208


def test_a_name_of_any_bytes_is_a_file(tmp_path):
    """Also one that is not UTF-8."""
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.sop")
    small(name)
    with open_project(name) as ledger:
        assert states.state(ledger).statements


def test_a_relative_path_stays_where_it_was(tmp_path, monkeypatch):
    """Going elsewhere after opening a project does not lose it."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    small("a.sop")
    with open_project("../here/a.sop") as ledger:
        monkeypatch.chdir(tmp_path)
        assert states.state(ledger).statements
        decide.decide(ledger, [decide.Choice(OTHERS[3], Action.ACCEPT)], who="ada")


def test_a_link_leads_to_its_file(tmp_path):
    """What is decided by way of a link is in the file, and the log stands beside the file."""
    (tmp_path / "real").mkdir()
    real = tmp_path / "real" / "a.sop"
    small(str(real))
    link = tmp_path / "link.sop"
    link.symlink_to(real)
    with open_project(str(link)) as ledger:
        decide.decide(ledger, [decide.Choice(OTHERS[3], Action.ACCEPT)], who="ada")
        assert (tmp_path / "real" / "a.sop-wal").exists()
    assert len(rows_of(str(real))["decisions"]) == 8
    assert sorted(os.listdir(tmp_path)) == ["link.sop", "real"]  # noqa: PTH208


def test_no_path_is_told():
    """A NUL is in no path."""
    with pytest.raises(ProjectError, match="no path"):
        Address.of("a\x00b")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("postgresql://desk@server/talks", ("desk", "server", None, "")),
        ("postgres://desk@server:5433/talks", ("desk", "server", 5433, "")),
        ("postgresql+psycopg://desk@server/talks?sslmode=require", ("desk", "server", None, "require")),
        ("postgresql://desk@/talks?host=server&sslmode=prefer", ("desk", "server", None, "")),
        ("postgresql:///talks?host=server", ("me", "server", None, "")),
    ],
)
def test_servers_are_named_as_others_name_them(monkeypatch, name, said):
    """By libpq's form of an address."""
    monkeypatch.setenv("PGUSER", "me")
    found = Address.of(name)
    assert found.file is None
    assert (found.url.username, found.url.host, found.url.port, found.sslmode) == said
    assert (found.url.drivername, found.url.database, dict(found.url.query)) == ("postgresql+pg8000", "talks", {})


def test_a_socket_is_found_in_its_folder():
    """By the folder and the port."""
    found = Address.of("postgresql://desk@/talks?host=/run/pg&application_name=x")
    assert found.url.query["unix_sock"] == "/run/pg/.s.PGSQL.5432"
    assert found.shown == "postgresql://desk@/talks?application_name=x&host=/run/pg"


def test_a_password_may_stand_in_the_environment(monkeypatch):
    """$PGPASSWORD is taken where the address has none."""
    monkeypatch.setenv("PGPASSWORD", "hush")
    words = [Address.of(f"postgresql://{name}@server/talks").url.password for name in ("desk", "desk:own")]
    assert words == ["hush", "own"]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("mysql://desk:hush@server/talks", "not kept in 'mysql'"),
        ("https://desk:hush@server/talks", "not kept in 'https'"),
        ("postgresql://desk:hush@server", "names no database"),
        ("postgresql://desk:hush@server:port/talks", "cannot be read"),
        ("postgresql://desk:hush@server/talks?connect=5", "option 'connect', which is not known"),
        ("postgresql://desk:hush@server/talks?sslmode=maybe", "unknown sslmode"),
        ("postgresql://desk:hush@/talks?host=a&host=b", "several hosts"),
    ],
)
def test_an_address_that_is_none_is_told_without_its_password(name, problem):
    """In words, never with the password."""
    with pytest.raises(ProjectError, match=problem) as told:
        Address.of(name)
    assert "hush" not in str(told.value)


def test_projects_are_told_from_states(tmp_path):
    """By their first bytes or ending; a pipe is not opened, since it would be waited for."""
    small(str(tmp_path / "a.data"))
    (tmp_path / "state.json").write_text("{}", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    os.mkfifo(tmp_path / "pipe.sop")
    assert is_project(str(tmp_path / "a.data"))
    assert is_project(str(tmp_path / "none.SOP"))
    assert is_project("postgresql://x/y")
    assert is_project(str(tmp_path / "pipe.sop"))
    assert not is_project(str(tmp_path / "pipe"))
    assert not is_project(str(tmp_path / "state.json"))
    assert not is_project(str(tmp_path))
    assert not is_project("a\x00b")
