"""People decide: the picture follows at once, is the one that drawing anew gives, and every step can be taken back."""

import tempfile
from dataclasses import replace
from pathlib import Path

import makers
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stateofplay.errors import UsageError
from stateofplay.export import state_json
from stateofplay.ledger import open_project
from stateofplay.model import Action, Stance
from stateofplay.project import decide, drawing, states
from stateofplay.project.decide import Choice


@pytest.fixture
def ledger(talks):
    """The project, open."""
    with open_project(talks) as opened:
        yield opened


def anew(ledger):
    """The picture as drawing everything again gives it."""
    with ledger.reading() as connection:
        made_from = drawing.material(connection)
    return state_json.dumps(drawing.drawn(made_from).state)


def kept(ledger):
    """The picture that is kept."""
    return state_json.dumps(states.state(ledger))


def statement(ledger, party, issue):
    """The statement of that party on that issue."""
    return next(row for row in states.state(ledger).statements if (row.party, row.issue) == (party, issue))


def test_the_picture_of_a_project_is_that_of_its_reports(ledger, tmp_path):
    """A project that holds the reports of a folder shows what reading the folder shows."""
    from stateofplay import pipeline  # noqa: PLC0415 - used here alone

    read = pipeline.read([tmp_path / "reports"], makers.BOOK, makers.CONTEXT)
    assert kept(ledger) == state_json.dumps(replace(read, notices=()))
    assert read.cells, "the reports say something"


def test_a_rejected_statement_leaves_its_cell(ledger):
    """Its cell goes where it held no other, and the verdict says who did it."""
    row = statement(ledger, "port", "pensions")
    decide.decide(ledger, [Choice(row.id, Action.REJECT, why="no position")], who="ada")
    after = states.state(ledger)
    assert after.cell("port", "pensions") is None
    assert row.id not in {one.id for one in after.statements}
    (verdict,) = after.verdicts
    assert (verdict.action, verdict.who, verdict.why, verdict.read) == (Action.REJECT, ("ada",), "no position", row.id)


def test_a_corrected_statement_sets_its_cell(ledger):
    """The cell of the corrected party and issue has the stance; the old one has lost it."""
    row = statement(ledger, "port", "pensions")
    decide.decide(ledger, [Choice(row.id, Action.CORRECT, {"party": "city", "stance": "open"})], who="ada")
    after = states.state(ledger)
    assert after.cell("port", "pensions") is None
    assert after.cell("city", "pensions").stance is Stance.OPEN
    assert kept(ledger) == anew(ledger)


def test_what_cannot_be_is_refused_and_nothing_kept(ledger):
    """An unknown party, issue, stance, field, or words that the report does not say; the others of the batch are not kept."""
    before = kept(ledger)
    first, row = states.state(ledger).statements[:2]
    wrong = (
        {"party": "nobody"},
        {"issue": "weather"},
        {"stance": "mixed"},
        {"sourcing": "rumour"},
        {"evidence": "words that nobody wrote"},
        {"evidence": (5, 999_999)},
        {"colour": "red"},
    )
    for changes in wrong:
        with pytest.raises(UsageError):
            decide.decide(ledger, [Choice(first.id, Action.REJECT), Choice(row.id, Action.CORRECT, changes)], who="ada")
    with pytest.raises(UsageError, match="there is no statement"):
        decide.decide(ledger, [Choice("0123456789ab", Action.ACCEPT)], who="ada")
    assert kept(ledger) == before


def test_a_statement_that_the_reader_missed_can_be_added(ledger):
    """It stands on the words that the person names, and sets a cell."""
    words = "the council called for an end of the night shift"
    row = {"evidence": words, "party": "union", "issue": "shift", "stance": "demands"}
    decide.add_statement(ledger, "wednesday", row, who="ada")
    after = states.state(ledger)
    (added,) = [one for one in after.statements if one.party == "union" and one.issue == "shift"]
    assert added.evidence.exact == words
    assert added.sentence.exact.startswith("Outside, the council")
    assert after.cell("union", "shift").stance is Stance.DEMANDS
    assert kept(ledger) == anew(ledger)


def test_undo_takes_back_the_last_step_of_a_person(ledger):
    """A batch goes as one; the history keeps all rows; taking back what was taken back brings it back."""
    before = kept(ledger)
    rows = states.state(ledger).statements[:3]
    decide.decide(ledger, [Choice(row.id, Action.REJECT) for row in rows], who="ada")
    decided = kept(ledger)
    assert decided != before
    with pytest.raises(UsageError, match="bo has decided nothing"):
        decide.undo(ledger, who="bo")
    assert len(decide.undo(ledger, who="ada")) == 3
    assert kept(ledger) == before
    with pytest.raises(UsageError, match="ada has decided nothing"):
        decide.undo(ledger, who="ada")


def test_two_tellings_can_be_joined_and_parted(ledger):
    """The reports are compared again with what people say."""
    one, other = (
        statement(ledger, "city", "shift"),
        [row for row in states.state(ledger).statements if (row.party, row.issue) == ("city", "shift")][-1],
    )
    assert one.report != other.report
    decide.tie(ledger, one.id, other.id, together=True, who="ada")
    assert any({one.id, other.id} <= set(row.statements) for row in states.state(ledger).retellings)
    decide.undo(ledger, who="ada")
    decide.tie(ledger, one.id, other.id, together=False, who="ada")
    assert not any({one.id, other.id} <= set(row.statements) for row in states.state(ledger).retellings)


def test_the_picture_is_that_of_a_time_of_our_knowledge(ledger):
    """What was known before a decision is what is shown as of then, whatever has been decided since."""
    before = kept(ledger)
    row = states.state(ledger).statements[0]
    (made,) = decide.decide(ledger, [Choice(row.id, Action.REJECT)], who="ada")
    just_before = made.recorded[:-2] + "0Z" if not made.recorded.endswith("0Z") else made.recorded
    if just_before < made.recorded:
        assert state_json.dumps(states.state(ledger, known=just_before)) == before
    assert state_json.dumps(states.state(ledger, known=made.recorded)) == kept(ledger)


def test_the_picture_is_that_of_a_date_of_the_world(ledger):
    """As of a day only the reports published by then count."""
    day = states.state(ledger, as_of="2025-11-04")
    assert [card.id for card in day.reports] == ["monday", "tuesday"]
    assert day.cell("union", "fees").stance is Stance.REJECTS
    assert states.state(ledger).cell("union", "fees").stance is Stance.SUPPORTS


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["accept", "reject", "correct", "flag", "undo", "add"]),
        st.integers(0, 30),
        st.sampled_from(["ada", "bo"]),
        st.sampled_from(["port", "union", "city", ""]),
        st.sampled_from(["fees", "shift", "pensions"]),
        st.sampled_from([str(one) for one in Stance if one is not Stance.MIXED]),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_mending_gives_what_drawing_anew_gives(steps):
    """After any steps of two people the picture that was mended is the one drawn from all rows; undoing all brings the first back."""
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder)
        with makers.project(str(where / "p.sop"), makers.write(where / "reports")) as ledger:
            first = kept(ledger)
            for action, number, who, party, issue, stance in steps:
                step(ledger, action, number, who, party, issue, stance)
                assert kept(ledger) == anew(ledger)
            for who in ("ada", "bo"):
                while True:
                    try:
                        decide.undo(ledger, who=who)
                    except UsageError:
                        break
            assert kept(ledger) == anew(ledger) == first


def step(ledger, action, number, who, party, issue, stance):  # noqa: PLR0913, PLR0917 - a parameter a choice
    """One step of a person."""
    rows = states.state(ledger).statements
    if action == "undo":
        try:
            decide.undo(ledger, who=who)
        except UsageError:
            return
    elif action == "add" or not rows:
        words = ("The union", "The port", "The city", "the council")[number % 4]
        report = ("monday", "tuesday", "wednesday")[number % 3]
        wanted = {"evidence": words, "party": party or "port", "issue": issue, "stance": stance}
        text = makers.REPORTS[report][1]
        if words in text:
            decide.add_statement(ledger, report, wanted, who=who)
    else:
        row = rows[number % len(rows)]
        changes = {"party": party, "issue": issue, "stance": stance} if action == "correct" else None
        decide.decide(ledger, [Choice(row.id, Action(action), changes)], who=who)
