"""`stateofplay reread`: what it says of statements and of decisions that no longer fit."""

from dataclasses import replace

import harbour_project as harbour
from stateofplay import coding
from stateofplay.cli import main as cli_main
from stateofplay.cli import reread as command
from stateofplay.ledger import open_project
from stateofplay.model import Action
from stateofplay.project import decide, reading, states


def test_reading_again_is_told(project_address, tmp_path, capsys, monkeypatch):
    """Nothing is due at first; another version reads all again, and a decision that fits nothing any longer is named."""
    project = harbour.made(project_address, tmp_path)
    capsys.readouterr()
    assert cli_main.run(["reread", project, "--reader", "rules"]) == 0
    assert capsys.readouterr().err == "Every report has been read by this reader with this codebook already.\n"
    with open_project(project) as ledger:
        (told,) = (row for row in states.state(ledger).statements if row.report == "friday")
        decide.decide(ledger, [decide.Choice(told.id, Action.REJECT, why="no")], who="bo\u202e")
    monkeypatch.setattr(reading, "version_of", lambda _: "rules 99")
    read = coding.Desk.read
    monkeypatch.setattr(
        coding.Desk,
        "read",
        lambda self, document, people: replace(
            found := read(self, document, people), statements=() if document.report.id == "friday" else found.statements
        ),
    )
    assert cli_main.run(["reread", project, "--reader", "rules", "--as", "ada"]) == 0
    err = capsys.readouterr().err
    assert "Comparing 3 reports" in err
    assert "Read 3 reports again: 4 statements stayed, 0 came, 1 went." in err
    assert "1 decision fits nothing that is read now" in err
    assert "reject “" in err
    assert "\u202e" not in err


def test_many_decisions_are_cut_short(capsys):
    """Twenty are named, the others counted; long words are cut."""
    with_long = [_decision(n) for n in range(25)]
    command._say_unfit(with_long)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 22
    assert lines[0].startswith("25 decisions fit nothing")
    assert lines[-1] == "- and 5 more"
    assert max(map(len, lines)) < 160


def _decision(number):
    from stateofplay.model import Decision, Sourcing, Span, Stance, Statement  # noqa: PLC0415

    words = Span(0, 300, "x" * 300)
    seen = Statement("r", words, words, "fees", Stance.REJECTS, "union", Sourcing.NONE)
    return Decision(Action.REJECT, "bo", f"2025-11-03T10:00:{number:02}.000000Z", seen=seen)


def test_no_codebook(tmp_path, capsys):
    """There is nothing to read with."""
    project = str(tmp_path / "p.sop")
    assert cli_main.run(["init", project]) == 0
    assert cli_main.run(["reread", project, "--reader", "rules"]) == 3
    assert "stateofplay codebook replace" in capsys.readouterr().err
