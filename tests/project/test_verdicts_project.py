"""Verdicts in a project: what people add and correct can be decided on again, and is in the picture once."""

import makers
import pytest

from stateofplay.export import state_json
from stateofplay.ledger import open_project
from stateofplay.model import Action, Stance
from stateofplay.project import decide, drawing, states
from stateofplay.project.decide import Choice

WORDS = "the council called for an end of the night shift"


@pytest.fixture
def ledger(talks):
    """The project, open."""
    with open_project(talks) as opened:
        yield opened


def is_drawn(ledger):
    """Whether the picture that is kept is the one that drawing everything anew gives."""
    with ledger.reading() as connection:
        made_from = drawing.material(connection)
    return state_json.dumps(states.state(ledger)) == state_json.dumps(drawing.drawn(made_from).state)


def on(ledger, report, words):
    """What stands on these words of a report."""
    return [row for row in states.state(ledger).statements if row.report == report and row.evidence.exact == words]


def test_an_addition_that_was_corrected_is_decided_on_again(ledger):
    """It stands once, as it was corrected last; rejected, it is gone; taken back, it is there again."""
    wanted = {"evidence": WORDS, "party": "union", "issue": "fees", "stance": "demands"}
    decide.add_statement(ledger, "wednesday", wanted, who="ada")
    for who, changes in (("bo", {"party": "port"}), ("cy", {"issue": "pensions"}), ("ada", {"stance": "open"})):
        (row,) = on(ledger, "wednesday", WORDS)
        decide.decide(ledger, [Choice(row.id, Action.CORRECT, changes)], who=who)
        assert is_drawn(ledger)
    (row,) = on(ledger, "wednesday", WORDS)
    assert (row.party, row.issue, row.stance) == ("port", "pensions", Stance.OPEN)
    decide.decide(ledger, [Choice(row.id, Action.REJECT)], who="bo")
    assert on(ledger, "wednesday", WORDS) == []
    assert is_drawn(ledger)
    assert states.unfit(ledger) == ()
    decide.undo(ledger, who="bo")
    assert [one.id for one in on(ledger, "wednesday", WORDS)] == [row.id]
    assert is_drawn(ledger)


def test_an_addition_leaves_what_is_read_where_it_is(ledger):
    """A second position of the party on the issue, on the words of the first, stands beside it."""
    before = states.state(ledger).statements
    read = next(row for row in before if row.party == "union" and row.stance is Stance.REJECTS)
    words = (read.evidence.start, read.evidence.end)
    wanted = {"evidence": words, "party": read.party, "issue": read.issue, "stance": "open"}
    decide.add_statement(ledger, read.report, wanted, who="ada")
    after = states.state(ledger).statements
    assert len(after) == len(before) + 1
    assert read in after
    assert is_drawn(ledger)


def test_a_condition_that_a_corrected_report_drops_is_not_dropped_in_silence(ledger, tmp_path):
    """Who accepted a position under a condition has not accepted it without, nor under another."""
    from people import add  # noqa: PLC0415 - stands beside this file

    row = next(row for row in states.state(ledger).statements if row.condition is not None)
    decide.decide(ledger, [Choice(row.id, Action.ACCEPT)], who="ada")
    date, text = makers.REPORTS[row.report]
    new = text.replace(row.condition.exact, "if the city pays for the quay")
    assert new != text
    corrected = makers.write(tmp_path / "b", {"fixed": (date, new)})
    add(ledger, [corrected / "fixed.txt"], replaces=row.report)
    now = [one for one in states.state(ledger).statements if (one.report, one.party) == (row.report, row.party)]
    assert [one.condition.exact for one in now if one.condition] == ["if the city pays for the quay"]
    assert is_drawn(ledger)
