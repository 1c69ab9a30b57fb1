"""`stateofplay decide`: verdicts, added statements and tellings from the command line."""

import pytest

from old_project import OTHERS, small
from stateofplay.cli import main as cli_main
from stateofplay.ledger import open_project
from stateofplay.model import Action, Sourcing, Stance
from stateofplay.project import states


@pytest.fixture
def project(project_address):
    """A small project on each of the two databases."""
    return small(project_address)


def state(project):
    """Its picture."""
    with open_project(project) as ledger:
        return states.state(ledger)


def run(project, *words):
    """Decide as ada; the exit code."""
    return cli_main.run(["decide", project, *words, "--as", "ada"])


def test_verdicts(project, capsys):
    """Each is kept with its reason, and told with its id."""
    for one, action in zip(OTHERS[1:], ("accept", "reject", "flag"), strict=True):
        assert run(project, one, action, "--why", "so it is") == 0
        assert f"{one} in r" in capsys.readouterr().err
    held = {row.read: row for row in state(project).verdicts}
    assert [held[one].action for one in OTHERS[1:]] == [Action.ACCEPT, Action.REJECT, Action.FLAG]
    assert {held[one].why for one in OTHERS[1:]} == {"so it is"}


def test_a_correction(project, capsys):
    """Any field can be otherwise; how the statement stands now is told."""
    words = ["--party", "shippers", "--issue", "fund", "--stance", "open", "--sourcing", "anonymous", "--speaker", "Tom Varga"]
    assert run(project, OTHERS[3], "correct", *words, "--red-line", "--past", "--evidence", "said", "--condition", "") == 0
    err = capsys.readouterr().err
    row = next(row for row in state(project).statements if row.party == "shippers")
    assert f"it stands as {row.id}" in err
    assert (row.issue, row.stance, row.sourcing, row.speaker) == ("fund", Stance.OPEN, Sourcing.ANONYMOUS, "Tom Varga")
    assert (row.red_line, row.past, row.evidence.exact) == (True, True, "said")


def test_a_statement_that_was_missed(project):
    """It stands in the report, by the words that are given."""
    words = ["--report", "r00002", "--evidence", "Vell", "--party", "city", "--issue", "fund", "--stance", "offers"]
    assert run(project, "--add", *words) == 0
    rows = [row for row in state(project).statements if (row.party, row.issue, row.stance) == ("city", "fund", Stance.OFFERS)]
    assert [(row.report, row.evidence.exact) for row in rows] == [("r00002", "Vell")]


def test_tellings(project):
    """Two statements are said to be one, or not."""
    assert run(project, OTHERS[1], OTHERS[3], "--together") == 0
    assert run(project, OTHERS[1], OTHERS[3], "--apart", "--why", "two days") == 0


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ([], "a statement and a verdict are needed"),
        ([OTHERS[1]], "a statement and a verdict are needed"),
        ([OTHERS[1], "bless"], "accept, reject, correct, flag; or --add"),
        ([OTHERS[1], "accept", "more"], "a statement and a verdict are needed"),
        (["ffffffffffff", "accept"], "there is no statement"),
        ([OTHERS[1], "correct"], "there is nothing to correct"),
        ([OTHERS[1], "accept", "--stance", "open"], "accept corrects nothing"),
        ([OTHERS[1], "correct", "--party", "moon"], "there is no party 'moon'"),
        ([OTHERS[1], "correct", "--issue", ""], "there is no issue ''"),
        ([OTHERS[1], "correct", "--stance", "mixed"], "Invalid value"),
        ([OTHERS[1], "correct", "--evidence", "not there at all"], "does not say"),
        ([OTHERS[1], "correct", "--evidence", ""], "does not say"),
        ([OTHERS[1], "accept", "--report", "r00002"], "--report is for a statement that is added"),
        (["--add"], "give --report ID"),
        (["--add", "--report", "none"], "there is no report 'none'"),
        (["--add", "--report", "r00002", "--party", "city"], "needs evidence and issue and stance"),
        (["--add", OTHERS[1], "--report", "r00002"], "--add takes no statement"),
        ([OTHERS[1], "--together"], "--together takes two statements"),
        ([OTHERS[1], OTHERS[1], "--apart"], "--apart takes two statements"),
        ([OTHERS[1], OTHERS[2], "--apart", "--stance", "open"], "leave out --stance"),
        ([OTHERS[1], "ffffffffffff", "--apart"], "there is no statement"),
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path, capsys, words, problem):
    """With exit code 2, in words; nothing is kept."""
    project = small(str(tmp_path / "a.sop"))
    before = len(state(project).verdicts)
    assert run(project, *words) == 2
    told = capsys.readouterr().err.lower()
    assert problem.lower() in " ".join(told.split())
    assert len(state(project).verdicts) == before
