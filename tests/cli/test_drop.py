"""`stateofplay drop`: reports out of a project, and what is said of it."""

import json

import pytest

import harbour_project as harbour
from stateofplay.cli import main as cli_main


@pytest.fixture
def project(project_address, tmp_path, capsys):
    """A project with three reports."""
    harbour.made(project_address, tmp_path)
    capsys.readouterr()
    return project_address


def test_a_report_is_left_out_and_brought_back(project, tmp_path, capsys):
    """It is said what is left, and how to bring it back; the history and a further `add` know of it."""
    assert cli_main.run(["drop", project, "monday", "--why", "a hoax", "--as", "ada"]) == 0
    err = capsys.readouterr().err
    assert "Left out: report monday (decision " in err
    assert "Left out 1 report. In the project now: 2 reports, 3 statements." in err
    decision = err.rpartition(" ")[2].strip()
    assert cli_main.run(["history", project, "--limit", "1"]) == 0
    out = capsys.readouterr().out
    assert "ada left out report monday" in out
    assert "why: a hoax" in out
    assert "“”" not in out
    assert cli_main.run(["history", project, "--limit", "1", "--json", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["entries"][0]["action"] == "leave-out"
    assert cli_main.run(["add", project, str(tmp_path / "reports" / "monday.txt"), "--reader", "rules"]) == 0
    err = capsys.readouterr().err
    assert "1 report is there and left out." in err
    assert "Report monday is there, and was left out. Bring it back: stateofplay undo " in err
    assert decision in err
    assert cli_main.run(["undo", project, decision, "--as", "bo"]) == 0
    assert "Taken back: ada left out report monday" in capsys.readouterr().err
    assert cli_main.run(["show", project]) == 0
    assert "3 reports" in capsys.readouterr().out


def test_several_at_once(project, capsys):
    """They are told as one in the history, and come back together."""
    assert cli_main.run(["drop", project, "monday", "friday", "--as", "ada"]) == 0
    assert "Bring them back: " in capsys.readouterr().err
    assert cli_main.run(["history", project, "--limit", "1"]) == 0
    assert "left out 2 reports" in capsys.readouterr().out
    assert cli_main.run(["undo", project, "--as", "ada"]) == 0
    assert capsys.readouterr().err.count("Taken back: ada left out report") == 2


def test_what_is_refused(project, capsys):
    """No such report, and a reason without end."""
    assert cli_main.run(["drop", project, "mondy"]) == 2
    assert "Did you mean 'monday'?" in capsys.readouterr().err
    assert cli_main.run(["drop", project, "monday", "--why", "x" * 10_001]) == 2
    assert "10,001 characters" in capsys.readouterr().err
