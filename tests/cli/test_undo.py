"""`stateofplay undo`: decisions are taken back, and stay in the history."""

import pytest

from old_project import OTHERS, STATEMENT, small
from stateofplay.cli import main as cli_main
from stateofplay.ledger import open_project
from stateofplay.model import Action
from stateofplay.project import decide, states


@pytest.fixture
def project(project_address):
    """A small project on each of the two databases."""
    return small(project_address)


def ids(project):
    """The ids of the statements that stand."""
    with open_project(project) as ledger:
        return {row.id for row in states.state(ledger).statements}


def test_the_last_decision_of_a_person_is_taken_back(project, capsys):
    """Ada's last is that two tellings are apart, then the flag, then the rejection."""
    assert STATEMENT not in ids(project)
    for words in ("told apart", "flagged", "rejected"):
        assert cli_main.run(["undo", project, "--as", "ada"]) == 0
        assert f"Taken back: ada {words}" in capsys.readouterr().err
    assert STATEMENT in ids(project)
    assert cli_main.run(["undo", project, "--as", "ada"]) == 2
    assert "has decided nothing that could be taken back" in capsys.readouterr().err


def test_any_decision_is_taken_back_by_its_id(project, capsys):
    """Also somebody else's; a second time it is refused, and one that is not there too."""
    assert cli_main.run(["undo", project, "1b44940e1c1d", "--as", "cy"]) == 0
    assert STATEMENT in ids(project)
    assert cli_main.run(["undo", project, "1b44940e1c1d", "--as", "cy"]) == 2
    assert "taken back already" in capsys.readouterr().err
    assert cli_main.run(["undo", project, "ffffffffffff", "--as", "cy"]) == 2
    assert "`stateofplay history` lists them" in capsys.readouterr().err


def test_decisions_of_one_stroke_go_together(project, capsys):
    """A batch is one."""
    with open_project(project) as ledger:
        decide.decide(ledger, [decide.Choice(one, Action.REJECT) for one in OTHERS[1:]], who="cy")
    assert not ids(project) & set(OTHERS[1:])
    assert cli_main.run(["undo", project, "--as", "cy"]) == 0
    assert capsys.readouterr().err.count("Taken back: cy rejected") == 3
    assert ids(project) >= set(OTHERS[1:])
