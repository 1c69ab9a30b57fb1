"""What commands on a project share: who is at work, and moments of what was known."""

import click
import pytest

from stateofplay.cli import projects
from stateofplay.errors import UsageError


def test_who_is_at_work(monkeypatch):
    """As given, else from the environment, else the login, else somebody."""
    monkeypatch.setenv(projects.WHO, "Bo")
    assert projects.named("  Ada Lind ") == "Ada Lind"
    assert projects.named(None) == "Bo"
    monkeypatch.delenv(projects.WHO)
    monkeypatch.setattr(projects.getpass, "getuser", lambda: "login")
    assert projects.named(None) == "login"

    def nobody():
        raise OSError

    monkeypatch.setattr(projects.getpass, "getuser", nobody)
    assert projects.named(None) == "somebody"


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\x1b[2J", "a\nb"])
def test_what_is_no_name(name):
    """Empty, too long, or what a terminal would obey."""
    with pytest.raises(UsageError):
        projects.named(name)


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("2025-12-15", "2025-12-15T23:59:59.999999Z"),
        ("2025-02", "2025-02-28T23:59:59.999999Z"),
        ("2024", "2024-12-31T23:59:59.999999Z"),
        ("2025-12-15T18:30", "2025-12-15T18:30:00.000000Z"),
        ("2025-12-15 18:30:01Z", "2025-12-15T18:30:01.000000Z"),
        ("2025-12-15T18:30+02:00", "2025-12-15T16:30:00.000000Z"),
    ],
)
def test_moments_of_what_was_known(said, moment):
    """A date is its last moment; a time is itself, in UTC where it does not say otherwise."""
    assert projects.known_by(said) == moment


@pytest.mark.parametrize("said", ["", "sunday", "2025-13", "2025-12-15T25:00", "9999-12-31T23:59-05:00", "２０２５"])
def test_what_is_no_moment(said):
    """It is refused with a form that is one."""
    with pytest.raises(click.BadParameter, match="2025-12-15T18:30"):
        projects.known_by(said)


def test_comparing_is_said_while_it_lasts_on_a_terminal(monkeypatch, capsys):
    """A line where standard error is a file; something that goes away where it is a terminal."""
    with projects._saying("Comparing 2 reports ..."):
        assert capsys.readouterr().err == "Comparing 2 reports ...\n"
    monkeypatch.setattr(projects.sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with projects._saying("Comparing 2 reports ..."):
        pass
    assert capsys.readouterr().err.endswith("\x1b[1A\x1b[2K")  # the line is taken away
