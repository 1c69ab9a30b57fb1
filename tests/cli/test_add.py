"""`stateofplay add`: what it says, its exit codes, standard input, corrected versions, the first codebook."""

import io
import sys
from types import SimpleNamespace

import pytest

import harbour_project as harbour
from stateofplay.cli import add as command
from stateofplay.cli import main as cli_main
from stateofplay.ledger import open_project
from stateofplay.project import incoming, states
from stateofplay.project.reading import Added

TALKS = """The Dockers' Union rejected the fee rise in the {} round, Jonas Berg of the Dockers' Union said.

The Port Authority demands the fee rise. The Port Authority said it would never give up the fee rise.

The Dockers' Union said it would accept a fee rise of two percent, and demands an end of the night shift. The Port Authority
rejected an end of the night shift."""


@pytest.fixture
def project(project_address, tmp_path, capsys):
    """A project with a codebook and without reports."""
    assert cli_main.run(["init", project_address, "-c", str(harbour.codebook(tmp_path))]) == 0
    capsys.readouterr()
    return project_address


def add(*words):
    """Run the command with the rules alone."""
    return cli_main.run(["add", *map(str, words), "--reader", "rules", "--as", "ada"])


def test_reports_are_added_once(project, tmp_path, capsys):
    """A summary says what is new, what was there, and what the project holds."""
    folder = harbour.reports(tmp_path / "reports")
    assert add(project, folder) == 0
    err = capsys.readouterr().err
    assert "Comparing 3 reports" in err
    assert "Added 3 reports. In the project now: 3 reports, 5 statements." in err
    assert add(project, folder) == 0
    err = capsys.readouterr().err
    assert "Comparing" not in err
    assert err == "3 reports were there already. In the project now: 3 reports, 5 statements.\n"


def test_files_that_fail_are_named(project, tmp_path, capsys):
    """The others are added, exit 1; where none is left, exit 3."""
    good, gone = harbour.report(tmp_path / "reports", "monday"), tmp_path / "gone.txt"
    assert add(project, good, gone) == 1
    err = capsys.readouterr().err
    assert f"error: {gone}: there is no such file" in err
    assert "Added 1 report and 1 file could not be read." in err
    assert add(project, gone) == 3
    assert "no report could be read" in capsys.readouterr().err


def test_standard_input(project, monkeypatch, capsys):
    """`-` is one report, beside files or alone; what is no report is refused under the name of standard input."""

    def given(data):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))

    given(b"published: 2025-11-03\n\nThe union rejected the fee rise.\n")
    assert add(project, "-", "--title", "Talks\n go on") == 0
    assert "Added 1 report." in capsys.readouterr().err
    with open_project(project) as ledger:
        assert [card.id for card in states.state(ledger).reports] == ["talks-go-on"]
    given(b"")
    assert add(project, "-") == 3
    assert "error: standard input: the file is empty" in capsys.readouterr().err
    monkeypatch.setattr(incoming, "LONGEST", 1000)
    given(b"x" * 5000)
    assert add(project, "-") == 3
    assert "standard input: there is more than" in capsys.readouterr().err


def test_a_corrected_version(project, tmp_path, capsys):
    """It takes the place of the old one, under its id; a name that is none is told of."""
    folder = harbour.reports(tmp_path / "reports")
    assert add(project, folder) == 0
    fixed = harbour.report(tmp_path / "b", "fixed", "2025-11-03", "The union supports the fee rise.")
    assert add(project, fixed, "--replaces", "mondays") == 2
    assert "Did you mean 'monday'?" in capsys.readouterr().err
    assert add(project, fixed, "--replaces", "monday") == 0
    assert "Replaced report monday. In the project now: 3 reports, 4 statements." in capsys.readouterr().err
    assert add(project, folder, "--replaces", "monday") == 2
    assert "Name one file" in capsys.readouterr().err


def test_an_earlier_version_is_told_of(project, tmp_path, capsys):
    """It is there, superseded; --replaces brings it back."""
    old = harbour.report(tmp_path / "a", "monday")
    assert add(project, old) == 0
    assert (
        add(project, harbour.report(tmp_path / "b", "fixed", "2025-11-03", "The union supports it."), "--replaces", "monday")
        == 0
    )
    capsys.readouterr()
    assert add(project, old) == 0
    err = capsys.readouterr().err
    assert "1 report is there in a later version." in err
    assert "Bring this one back: add it with --replaces monday" in err
    assert add(project, old, "--replaces", "monday") == 0
    assert "Replaced report monday." in capsys.readouterr().err


def test_what_is_said_of_a_report(project, tmp_path, capsys):
    """Its date, title, outlet and id; nonsense is refused."""
    path = harbour.report(tmp_path / "a", "undated", text="The union rejected the fee rise.")
    assert add(project, path, "--published", "2025-11-09", "--title", "T", "--outlet", "Wire", "--id", "ninth") == 0
    assert "warning" not in capsys.readouterr().err
    with open_project(project) as ledger:
        (card,) = states.state(ledger).reports
    assert (card.id, card.outlet, str(card.published), card.title) == ("ninth", "Wire", "2025-11-09", "T")
    for words in (["--published", "sunday"], ["--id", "a\nb"], ["--id", " "], ["--title", "x" * 501]):
        assert add(project, path, *words) == 2
    assert add(project, path, "--id", "tenth") == 0
    assert "no date of publication" in capsys.readouterr().err


def test_a_codebook_is_no_report(project, tmp_path, capsys):
    """It is said what takes it."""
    assert add(project, harbour.codebook(tmp_path)) == 3
    assert "this is a codebook, not a report. `stateofplay codebook replace` takes it" in capsys.readouterr().err


def test_a_codebook_is_drafted_where_there_is_none(project_address, tmp_path, capsys):
    """It is said plainly that it is a guess, and how to see and to replace it."""
    assert cli_main.run(["init", project_address]) == 0
    assert add(project_address, harbour.report(tmp_path / "poor", "friday")) == 3
    assert "none can be drafted" in capsys.readouterr().err
    folder = harbour.reports(tmp_path / "reports")
    for name, day in (("first", 3), ("second", 5), ("third", 6)):
        harbour.report(folder, name, f"2025-11-0{day}", TALKS.format(name))
    assert add(project_address, folder) == 0
    err = capsys.readouterr().err
    assert "one was drafted from 6 reports: " in err
    assert "It is a guess." in err
    assert "stateofplay codebook show " in err
    assert "stateofplay codebook replace " in err
    assert cli_main.run(["show", project_address]) == 0
    assert "As of 7 November 2025" in capsys.readouterr().out
    assert add(project_address, folder) == 0
    assert "drafted" not in capsys.readouterr().err


def test_hostile_titles_and_names(project, tmp_path, capsys):
    """What a terminal would obey is printed by no command."""
    path = harbour.report(
        tmp_path / "r\x1b[31m", "evil\x1b[2J", "2025-11-03", "The union rejected the fee rise.", "a\x1b]0;b\x07"
    )
    assert add(project, path, tmp_path / "gone\x1b[2J.txt") == 1
    for words in (["show"], ["timeline"], ["changes", "--since", "2025"], ["brief", "-o", "-"], ["show", "--issue", "fees"]):
        assert cli_main.run([words[0], project, *words[1:]]) == 0
    told = capsys.readouterr()
    assert "\x1b" not in told.out + told.err
    assert "\x07" not in told.out + told.err


def test_no_project(tmp_path, capsys):
    """It is said how to make one."""
    assert add(tmp_path / "none.sop", harbour.report(tmp_path / "r", "monday")) == 3
    assert "stateofplay init" in capsys.readouterr().err


def test_the_summary_in_other_words():
    """Reports read again, copies, one of each."""
    added = Added(new=("a",), known=("b",), again=("c",), failed=2)
    told = command.summary(added, {"reports": 3, "copies": 1, "statements": 1})
    assert told == (
        "Added 1 report, 1 report was there already, read 1 report again, since others tell of people named there and "
        "2 files could not be read. In the project now: 3 reports (1 copy), 1 statement."
    )
