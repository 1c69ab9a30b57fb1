"""People decide: the picture follows at once, is the one that drawing anew gives, and every step can be taken back."""

import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import makers
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stateofplay.errors import UsageError
from stateofplay.export import state_json
from stateofplay.ledger import decisions, moments, now, open_project, picture
from stateofplay.model import Action, Stance
from stateofplay.project import decide, drawing, states
from stateofplay.project.decide import Choice


@pytest.fixture
def ledger(talks):
    """The project, open."""
    with open_project(talks) as opened:
        yield opened


def anew(ledger):
    """The picture as drawing everything again gives it, with the decisions that fit nothing."""
    with ledger.reading() as connection:
        new = drawing.drawn(drawing.material(connection))
    return state_json.dumps(new.state), [row.decision.id for row in new.unfit]


def kept(ledger):
    """The picture that is kept, with the decisions that fit nothing."""
    return state_json.dumps(states.state(ledger)), [one.id for one in states.unfit(ledger)]


def is_current(ledger):
    """Whether the picture that is kept is that of now."""
    with ledger.reading() as connection:
        return picture.is_current(connection, picture.head(connection))


def statement(ledger, party, issue):
    """The statement of that party on that issue."""
    return next(row for row in states.state(ledger).statements if (row.party, row.issue) == (party, issue))


def test_the_picture_of_a_project_is_that_of_its_reports(ledger, tmp_path):
    """A project that holds the reports of a folder shows what reading the folder shows."""
    from stateofplay import pipeline  # noqa: PLC0415 - used here alone

    read = pipeline.read([tmp_path / "reports"], makers.BOOK, makers.CONTEXT)
    assert kept(ledger) == (state_json.dumps(replace(read, notices=())), [])
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


def test_a_statement_is_named_by_the_id_under_which_it_was_read(ledger):
    """Where another stands under that id since somebody corrected it, a batch decides on each that it names."""
    rows = states.state(ledger).statements
    second, first = [row for row in rows if row.report == "monday"][:2]
    for row, other in ((second, replace(first, party="city", issue="pensions")), (first, second)):
        words = (other.evidence.start, other.evidence.end)
        changes = {"party": other.party, "issue": other.issue, "stance": str(other.stance), "evidence": words}
        decide.decide(ledger, [Choice(row.id, Action.CORRECT, changes)], who="ada")
    stands = {one.read: one.statement for one in states.state(ledger).verdicts}
    assert stands[first.id] == second.id, "what was read as the first stands under the id of the second"
    batch = [Choice(first.id, Action.ACCEPT, as_read=True), Choice(second.id, Action.REJECT)]
    made = decide.decide(ledger, batch, who="bo")
    assert [(one.action, one.seen.id) for one in made] == [(Action.ACCEPT, first.id), (Action.REJECT, second.id)]
    assert kept(ledger) == anew(ledger)
    tied = decide.tie(ledger, first.id, second.id, together=False, who="bo")
    assert [words for _, words in tied.passages] == [first.evidence.exact, second.evidence.exact]


def test_a_corrected_statement_can_be_named_as_it_stands(ledger):
    """By the id that `issue` prints: to decide on it again, and to part it from another."""
    row, other = statement(ledger, "port", "pensions"), statement(ledger, "union", "pensions")
    (made,) = decide.decide(ledger, [Choice(row.id, Action.CORRECT, {"stance": "open"})], who="ada")
    assert decide.tie(ledger, made.says.id, other.id, together=False, who="ada").passages[0][0] == row.report
    (again,) = decide.decide(ledger, [Choice(made.says.id, Action.REJECT)], who="bo")
    assert again.seen.id == row.id


def test_nobody_accepts_what_they_were_not_shown(ledger):
    """A statement that somebody else has corrected since it was shown is not accepted unseen, whatever of it has changed."""
    row = statement(ledger, "port", "pensions")
    (seen,) = decide.decide(ledger, [Choice(row.id, Action.CORRECT, {"stance": "offers"})], who="ada")
    shown = decide.mark(statement(ledger, "port", "pensions"))
    assert decide.decide(ledger, [Choice(row.id, Action.FLAG, shown=shown)], who="bo")
    decide.decide(ledger, [Choice(row.id, Action.CORRECT, {"red_line": True})], who="cy")
    before = kept(ledger)
    for action in (Action.ACCEPT, Action.REJECT, Action.FLAG):
        with pytest.raises(UsageError, match="changed meanwhile"):
            decide.decide(ledger, [Choice(row.id, action, shown=shown)], who="bo")
    assert decide.decide(ledger, [Choice(row.id, Action.FLAG, shown=seen.says.id)], who="bo"), "the id alone is the same"
    decide.undo(ledger, who="bo")
    decide.decide(ledger, [Choice(row.id, Action.CORRECT, {"stance": "supports"})], who="cy")
    with pytest.raises(UsageError, match="changed meanwhile"):
        decide.decide(ledger, [Choice(row.id, Action.ACCEPT, shown=seen.says.id)], who="bo")
    decide.undo(ledger, who="cy")
    assert kept(ledger) == before
    (made,) = decide.decide(ledger, [Choice(row.id, Action.ACCEPT, as_read=True, shown=shown)], who="bo")
    assert made.says.stance is row.stance, "what was read does not change"


def test_a_decision_that_fits_nothing_any_longer_is_known_at_once(ledger):
    """A rejection of what somebody else had added, once that is taken back; and no longer, once it is there again."""
    row = {"evidence": "the council called for an end", "party": "union", "issue": "shift", "stance": "demands"}
    added = decide.add_statement(ledger, "wednesday", row, who="ada")
    (rejected,) = decide.decide(ledger, [Choice(added.says.id, Action.REJECT)], who="bo")
    assert states.unfit(ledger) == ()
    decide.undo(ledger, added.id, who="ada")
    assert is_current(ledger)
    assert [one.id for one in states.unfit(ledger)] == [rejected.id]
    assert kept(ledger) == anew(ledger)
    other = statement(ledger, "port", "pensions")
    decide.decide(ledger, [Choice(other.id, Action.ACCEPT)], who="ada")
    assert [one.id for one in states.unfit(ledger)] == [rejected.id], "a decision on another report leaves it"
    decide.undo(ledger, rejected.id, who="bo")
    assert is_current(ledger)
    assert states.unfit(ledger) == ()
    assert kept(ledger) == anew(ledger)


def test_decisions_are_recorded_in_the_order_in_which_they_are_kept(talks, ledger, monkeypatch):
    """Whoever waits for another is recorded after it; a clock that is behind changes nothing that was known at a time."""
    one, other = states.state(ledger).statements[:2]
    with ThreadPoolExecutor(1) as workers, open_project(talks) as second:
        with ledger.writing(alone=True):
            waiting = workers.submit(decide.decide, second, [Choice(one.id, Action.REJECT)], who="ada")
            time.sleep(0.3)
            released = now()
        (made,) = waiting.result()
    assert made.recorded > released
    then = state_json.dumps(states.state(ledger, known=made.recorded))
    monkeypatch.setattr(moments, "now", lambda: "2001-01-01T00:00:00.000000Z")
    (late,) = decide.decide(ledger, [Choice(other.id, Action.REJECT)], who="bo")
    added = decide.add_statement(
        ledger, "monday", {"evidence": "The city", "party": "city", "issue": "fees", "stance": "open"}, who="bo"
    )
    decide.tie(ledger, one.id, other.id, together=False, who="bo")
    decide.undo(ledger, late.id, who="ada")
    with ledger.reading() as connection:
        recorded = [row.decision.recorded for row in decisions.every(connection)]
    assert recorded == sorted(set(recorded))
    assert made.recorded < late.recorded < added.recorded
    assert state_json.dumps(states.state(ledger, known=made.recorded)) == then


def test_undoing_loads_only_what_is_taken_back(ledger, monkeypatch):
    """However many decisions there are; a batch of which one is taken back already goes with the rest."""
    rows = states.state(ledger).statements[:4]
    first, *rest = decide.decide(ledger, [Choice(row.id, Action.REJECT) for row in rows], who="ada")
    decide.decide(ledger, [Choice(rows[0].id, Action.ACCEPT)], who="bo")
    back = decide.undo(ledger, who="bo")
    monkeypatch.setattr(decisions, "every", None)
    assert [one.who for one in back] == ["bo"]
    assert decide.undo(ledger, first.id, who="bo") == (first, *rest)
    with pytest.raises(UsageError, match="taken back already"):
        decide.undo(ledger, rest[0].id, who="ada")
    with pytest.raises(UsageError, match="there is no decision"):
        decide.undo(ledger, "0123456789ab", who="ada")


def test_the_picture_is_that_of_a_time_of_our_knowledge(ledger):
    """What was known before a decision is what is shown as of then, whatever has been decided since."""
    before = kept(ledger)
    row = states.state(ledger).statements[0]
    (made,) = decide.decide(ledger, [Choice(row.id, Action.REJECT)], who="ada")
    just_before = made.recorded[:-2] + "0Z" if not made.recorded.endswith("0Z") else made.recorded
    if just_before < made.recorded:
        assert state_json.dumps(states.state(ledger, known=just_before)) == before[0]
    assert state_json.dumps(states.state(ledger, known=made.recorded)) == kept(ledger)[0]


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
    """After any steps of two people the mended picture is the one drawn from all rows; undoing all brings the first back."""
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
