"""A codebook changes: what was read and decided before comes along, and taking a change back makes the picture as it was."""

import tempfile
from dataclasses import replace
from pathlib import Path

import makers
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stateofplay.errors import UsageError
from stateofplay.export import state_json
from stateofplay.ledger import codebooks as kept_codebooks
from stateofplay.ledger import open_project, readings
from stateofplay.ledger.operations import (
    AddIssue,
    AddParty,
    DropIssue,
    DropParty,
    MergeIssues,
    MergeParties,
    RenameIssue,
    RenameParty,
    Replace,
    SplitIssue,
    SplitParty,
)
from stateofplay.model import Action, Codebook, Issue, Party, Stance
from stateofplay.project import codebooks, decide, drawing, operations, reading, states
from stateofplay.project.decide import Choice

LATE = {
    "friday": (
        "2025-11-07",
        "The city rejected the fee rise. The union demands that the night shift ends.\n\nThe port supports the pension fund.",
    )
}
QUAY = Issue("quay", "The quay", "The port pays for the quay", ("the quay", "quay"))


@pytest.fixture
def ledger(talks):
    """The project, open."""
    with open_project(talks) as opened:
        yield opened


def kept(ledger):
    """The picture that is kept."""
    return state_json.dumps(states.state(ledger))


def anew(ledger):
    """The picture as drawing everything again gives it."""
    with ledger.reading() as connection:
        made_from = drawing.material(connection)
    return state_json.dumps(drawing.drawn(made_from).state)


def do(ledger, operation):
    """The operation, done; its decision."""
    made, _ = codebooks.change(ledger, operation, who="ada")
    assert kept(ledger) == anew(ledger)
    return made


def pairs(ledger):
    """What stands: party, issue, stance and words of each statement."""
    rows = states.state(ledger).statements
    return sorted((row.report, row.evidence.start, row.party, row.issue, row.stance) for row in rows)


def cells(ledger):
    """The stance of each cell."""
    return {(cell.party, cell.issue): cell.stance for cell in states.state(ledger).cells}


def add(ledger, folder, which=LATE):
    """Add reports that come later."""
    return reading.add(ledger, [makers.write(folder, which)], who="ada", context=makers.CONTEXT)


EACH = (
    RenameIssue("fees", "charges", "Charges"),
    RenameParty("union", "dockers", "The Dockers"),
    MergeIssues("pensions", "shift"),
    MergeIssues("pensions", "fees", opposite=True),
    MergeParties("city", "port"),
    SplitIssue("fees", QUAY, ("quay",)),
    SplitParty("city", Party("council", "The Council", ("the council",))),
    AddIssue(QUAY),
    AddParty(Party("state", "The State")),
    DropIssue("shift"),
    DropParty("port"),
    Replace(Codebook("Other", makers.BOOK.parties[1:], (*makers.BOOK.issues[:1], QUAY))),
)


@pytest.mark.parametrize("operation", EACH, ids=lambda one: one.kind)
def test_undo_makes_the_very_picture_of_before(ledger, operation):
    """To the byte, with decisions made before and after the change; taking that back brings the change back."""
    rows = states.state(ledger).statements
    decide.decide(ledger, [Choice(rows[0].id, Action.REJECT)], who="bo")
    decide.decide(ledger, [Choice(rows[2].id, Action.CORRECT, {"stance": "open"})], who="bo")
    before = kept(ledger)
    made = do(ledger, operation)
    after = kept(ledger)
    assert after != before
    (back,) = decide.undo(ledger, made.id, who="bo")
    assert back.id == made.id
    assert kept(ledger) == anew(ledger) == before
    with ledger.reading() as connection:
        undone = kept_codebooks.in_force(connection)
        assert undone.codebook == makers.BOOK
        assert undone.seq == 1
    last = next(iter(reversed(_history(ledger))))
    decide.undo(ledger, last.id, who="ada")
    assert kept(ledger) == after


def _history(ledger):
    from stateofplay.ledger import decisions  # noqa: PLC0415 - only here

    with ledger.reading() as connection:
        return [row.decision for row in decisions.every(connection)]


def test_a_rename_changes_nothing_but_names(ledger):
    """Every statement, cell and movement is there under the new ids."""
    before, old_cells = pairs(ledger), cells(ledger)
    do(ledger, RenameIssue("fees", "charges", "Charges"))
    do(ledger, RenameParty("union", "dockers", "The Dockers"))
    names = {"fees": "charges", "union": "dockers"}
    assert pairs(ledger) == sorted((r, at, names.get(p, p), names.get(i, i), s) for r, at, p, i, s in before)
    assert cells(ledger) == {(names.get(p, p), names.get(i, i)): stance for (p, i), stance in old_cells.items()}
    with ledger.reading() as connection:
        assert operations.due(connection) == ()


def test_a_split_of_all_equals_a_rename(ledger):
    """What every statement of an issue goes to stands as the issue stood."""
    before = cells(ledger)
    ids = tuple(row.id for row in states.state(ledger).statements if row.issue == "fees")
    do(ledger, SplitIssue("fees", Issue("charges", "Charges", "Harbour fees rise by five percent"), (), ids))
    assert cells(ledger) == {(p, "charges" if i == "fees" else i): stance for (p, i), stance in before.items()}


def test_decisions_come_along(ledger):
    """A rejected statement stays rejected under its new names, and a corrected one corrected; undo of them works after it."""
    rows = states.state(ledger).statements
    fees = [row for row in rows if row.issue == "fees"]
    decide.decide(ledger, [Choice(fees[0].id, Action.REJECT)], who="bo")
    decide.decide(ledger, [Choice(fees[1].id, Action.CORRECT, {"stance": "undecided"})], who="bo")
    do(ledger, RenameIssue("fees", "charges"))
    do(ledger, MergeIssues("charges", "pensions", opposite=True))
    after = states.state(ledger)
    assert {verdict.action for verdict in after.verdicts} == {Action.REJECT, Action.CORRECT}
    assert states.unfit(ledger) == ()
    assert not any(row.evidence == fees[0].evidence and row.report == fees[0].report for row in after.statements)
    decide.undo(ledger, who="bo")
    decide.undo(ledger, who="bo")
    assert kept(ledger) == anew(ledger)
    assert not states.state(ledger).verdicts


def test_decisions_made_after_a_change_stay_when_it_is_taken_back(ledger):
    """They name the ids of then, and are led back."""
    made = do(ledger, RenameIssue("fees", "charges"))
    row = next(row for row in states.state(ledger).statements if row.issue == "charges")
    decide.decide(ledger, [Choice(row.id, Action.CORRECT, {"stance": "open"})], who="bo")
    decide.undo(ledger, made.id, who="ada")
    (verdict,) = states.state(ledger).verdicts
    assert verdict.action is Action.CORRECT
    standing = next(row for row in states.state(ledger).statements if row.id == verdict.statement)
    assert (standing.issue, standing.stance) == ("fees", Stance.OPEN)
    assert kept(ledger) == anew(ledger)


def test_decisions_on_what_is_dropped_are_hidden_and_come_back(ledger):
    """They fit again as soon as the party is followed again."""
    row = next(row for row in states.state(ledger).statements if row.party == "port")
    decide.decide(ledger, [Choice(row.id, Action.REJECT)], who="bo")
    before = kept(ledger)
    made = do(ledger, DropParty("port"))
    assert states.state(ledger).verdicts == ()
    assert [(one.action, one.who) for one in states.unfit(ledger)] == [(Action.REJECT, "bo")]
    decide.undo(ledger, made.id, who="ada")
    assert kept(ledger) == before
    assert states.unfit(ledger) == ()


def test_a_decision_can_be_made_on_what_was_brought(ledger):
    """The picture is mended as it would be drawn."""
    do(ledger, MergeIssues("pensions", "fees"))
    for row in states.state(ledger).statements[:4]:
        decide.decide(ledger, [Choice(row.id, Action.ACCEPT)], who="bo")
    assert kept(ledger) == anew(ledger)
    evidence = {"evidence": "The union rejected", "party": "union", "issue": "fees", "stance": "open"}
    decide.add_statement(ledger, "monday", evidence, who="bo")
    assert kept(ledger) == anew(ledger)


@pytest.mark.parametrize(
    "operation",
    [RenameIssue("fees", "charges"), RenameParty("union", "dockers"), MergeIssues("pensions", "shift"), DropIssue("shift")],
    ids=lambda one: one.kind,
)
def test_reports_added_later_stand_beside_those_that_were_brought(ledger, tmp_path, operation):
    """Those read before are the same whenever the change was made, and those read after it name what there is then.

    Where ids alone change, the later ones are the same too.
    """
    do(ledger, operation)
    added = add(ledger, tmp_path / "late")
    assert (added.new, added.again) == (("friday",), ())
    after = pairs(ledger)
    with makers.project(str(tmp_path / "other.sop"), tmp_path / "reports") as other:
        add(other, tmp_path / "late")
        do(other, operation)
        same = operation.kind.startswith("rename")
        assert [row for row in pairs(other) if same or row[0] != "friday"] == [
            row for row in after if same or row[0] != "friday"
        ]
        assert states.state(other).codebook == states.state(ledger).codebook
    _names_what_there_is(ledger)


def test_a_report_read_between_is_led_back(ledger, tmp_path):
    """Where only ids were changed and changed back, nothing is read again, and nothing is lost."""
    made = do(ledger, RenameIssue("fees", "charges"))
    add(ledger, tmp_path / "late")
    decide.undo(ledger, made.id, who="ada")
    assert states.state(ledger).notices == ()
    with ledger.reading() as connection:
        assert operations.covered(connection) == {1, 2}
    with makers.project(str(tmp_path / "other.sop"), tmp_path / "reports") as other:
        add(other, tmp_path / "late")
        assert pairs(other) == pairs(ledger)


def test_a_report_that_cannot_be_led_back_stays_and_is_due(ledger, tmp_path):
    """What two merged issues had each cannot be told: what there is stays shown, and it is due for reading again."""
    made = do(ledger, MergeIssues("pensions", "shift"))
    add(ledger, tmp_path / "late")
    assert ("friday", "pensions") not in {(row.report, row.issue) for row in states.state(ledger).statements}
    decide.undo(ledger, made.id, who="ada")
    picture = states.state(ledger)
    assert any(row.report == "friday" for row in picture.statements)
    assert [card.id for card in picture.reports][-1] == "friday"
    (notice,) = picture.notices
    assert "1 report was read with another codebook" in notice.problem
    assert "stateofplay reread" in notice.remedy
    with ledger.reading() as connection:
        assert operations.due(connection) == ("friday",)
    assert reading.reread(ledger, who="ada", context=makers.CONTEXT).again == ("friday",)
    assert states.state(ledger).notices == ()
    assert ("friday", "pensions") in {(row.report, row.issue) for row in states.state(ledger).statements}


def test_what_a_new_issue_asks_for_is_found_by_reading_again(ledger):
    """Adding an issue moves nothing, says that all reports are due, and reading again finds what they say on it."""
    before = pairs(ledger)
    do(ledger, AddIssue(QUAY))
    assert pairs(ledger) == before
    assert "3 reports were read" in states.state(ledger).notices[0].problem
    assert len(reading.reread(ledger, who="ada", context=makers.CONTEXT).again) == 3
    assert states.state(ledger).notices == ()
    assert reading.reread(ledger, who="ada", context=makers.CONTEXT).again == ()


def test_a_rename_alone_makes_nothing_due(ledger):
    """Reports would be read as they were: `reread` leaves them."""
    do(ledger, RenameIssue("fees", "charges"))
    assert reading.reread(ledger, who="ada", context=makers.CONTEXT).again == ()


def test_what_a_later_change_rests_on_is_not_taken_back(ledger):
    """The message names the later one; taken back in order, both go."""
    before = kept(ledger)
    first = do(ledger, RenameIssue("fees", "charges"))
    second = do(ledger, MergeIssues("charges", "shift"))
    with pytest.raises(UsageError, match=f"merge-issues, {second.id}"):
        decide.undo(ledger, first.id, who="ada")
    decide.undo(ledger, second.id, who="ada")
    decide.undo(ledger, first.id, who="ada")
    assert kept(ledger) == before


def test_one_in_the_middle_can_be_taken_back(ledger, tmp_path):
    """What stands of the others is kept as a version of its own, with which reports are read."""
    first = do(ledger, RenameIssue("fees", "charges"))
    do(ledger, RenameParty("union", "dockers"))
    decide.undo(ledger, first.id, who="ada")
    with ledger.reading() as connection:
        book = kept_codebooks.in_force(connection)
    assert [one.id for one in book.codebook.issues] == ["fees", "shift", "pensions"]
    assert book.codebook.parties[1].id == "dockers"
    assert book.seq == 4
    add(ledger, tmp_path / "late")
    with ledger.reading() as connection:
        assert {made.codebook for _, made in readings.in_force(connection).values()} == {1, 4}
    assert {row.issue for row in states.state(ledger).statements} == {"fees", "shift", "pensions"}
    assert kept(ledger) == anew(ledger)


def test_a_preview_is_what_comes_of_it(ledger):
    """The picture that it shows is, to the byte, the one after the change, and nothing is kept by looking."""
    row = next(row for row in states.state(ledger).statements if row.issue == "pensions")
    decide.decide(ledger, [Choice(row.id, Action.ACCEPT)], who="bo")
    before = kept(ledger)
    for operation in EACH:
        found = codebooks.preview(ledger, operation)
        assert kept(ledger) == before
        made = do(ledger, operation)
        assert state_json.dumps(replace(found.after, notices=())) == state_json.dumps(replace(states.state(ledger), notices=()))
        with ledger.reading() as connection:
            assert found.due == len(operations.due(connection))
        decide.undo(ledger, made.id, who="ada")


def test_a_preview_says_what_moves(ledger):
    """Statements, cells and decisions that a merge touches; a rename moves none."""
    row = next(row for row in states.state(ledger).statements if row.issue == "pensions")
    decide.decide(ledger, [Choice(row.id, Action.ACCEPT)], who="bo")
    found = codebooks.preview(ledger, MergeIssues("pensions", "shift"))
    assert {one.before.issue for one in found.difference.moved} == {"pensions"}
    assert {one.after.issue for one in found.difference.moved} == {"shift"}
    assert (found.brought, found.hidden, found.unfit, found.due) == (1, 0, 0, 0)
    gone = [one.before for one in found.difference.cells if one.kind == "vanishes"]
    assert {cell.issue for cell in gone} == {"pensions"}
    named = codebooks.preview(ledger, RenameIssue("pensions", "fund")).difference
    assert (named.moved, named.cells, named.came) == ((), (), ())
    assert named.renamed > 1
    dropped = codebooks.preview(ledger, DropIssue("pensions"))
    assert dropped.hidden == 1
    assert all(one.after is None for one in dropped.difference.moved)


def test_a_change_of_what_has_changed_meanwhile_is_refused(ledger):
    """What a person has seen is what is done, or nothing."""
    found = codebooks.preview(ledger, DropIssue("pensions"))
    do(ledger, RenameIssue("fees", "charges"))
    with pytest.raises(UsageError, match="meanwhile"):
        codebooks.change(ledger, found.operation, who="bo", rests_on=found.rests_on)


def test_a_statement_that_is_named_must_be_there(ledger):
    """An id that is none, or one of another issue, is a slip that is told."""
    other = next(row for row in states.state(ledger).statements if row.issue == "shift")
    for key in ("0123456789ab", other.id):
        with pytest.raises(UsageError, match="there is no statement"):
            codebooks.preview(ledger, SplitIssue("fees", QUAY, (), (key,)))


def test_a_corrected_statement_is_split_by_the_id_under_which_it_stands(ledger):
    """The id that people see is enough, and the correction goes along."""
    row = next(row for row in states.state(ledger).statements if row.issue == "fees")
    (made,) = decide.decide(ledger, [Choice(row.id, Action.CORRECT, {"stance": "undecided"})], who="bo")
    do(ledger, SplitIssue("fees", QUAY, (), (made.says.id,)))
    (moved,) = [one for one in states.state(ledger).statements if one.issue == "quay"]
    assert (moved.evidence, moved.stance) == (row.evidence, Stance.UNDECIDED)


def test_the_picture_of_then_has_the_codebook_of_then(ledger):
    """As of a time of our knowledge, before a change and after it was taken back."""
    before = kept(ledger)
    made = do(ledger, MergeIssues("pensions", "shift"))
    after = kept(ledger)
    decide.undo(ledger, made.id, who="ada")
    just_before = _history(ledger)[0].recorded[:-2] + "0Z"
    if just_before < made.recorded:
        assert state_json.dumps(states.state(ledger, known=just_before)) == before
    assert state_json.dumps(states.state(ledger, known=made.recorded)) == after


STEPS = st.lists(
    st.one_of(
        st.sampled_from([*EACH, *EACH, RenameIssue("charges", "fees"), MergeIssues("quay", "fees"), DropIssue("fees")]),
        st.sampled_from(["undo", "redo", "reject", "correct", "accept", "add"]),
    ),
    min_size=1,
    max_size=7,
)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_any_course_can_be_gone_back(steps):
    """After any steps the picture kept is the one drawn anew, of ids that there are; all taken back, it is the first one."""
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder)
        with makers.project(str(where / "p.sop"), makers.write(where / "reports")) as ledger:
            first, has_late = kept(ledger), False
            for number, step in enumerate(steps):
                has_late |= step == "add"
                _go(ledger, step, number, where)
                assert kept(ledger) == anew(ledger)
                _names_what_there_is(ledger)
            _take_all_back(ledger)
            assert kept(ledger) == anew(ledger)
            if has_late:
                reading.reread(ledger, who="ada", context=makers.CONTEXT)
                with makers.project(str(where / "q.sop"), where / "reports") as other:
                    add(other, where / "late")
                    assert pairs(other) == pairs(ledger)
            else:
                assert kept(ledger) == first


def _go(ledger, step, number, where):
    rows = states.state(ledger).statements
    try:
        if step == "add":
            add(ledger, where / "late")
        elif step == "undo":
            decide.undo(ledger, who="ada")
        elif step == "redo":
            undone = [one for one in _history(ledger) if one.action is Action.UNDO]
            if undone:
                decide.undo(ledger, undone[-1].id, who="ada")
        elif isinstance(step, str):
            if rows:
                changes = {"stance": "open"} if step == "correct" else None
                decide.decide(ledger, [Choice(rows[number * 3 % len(rows)].id, Action(step), changes)], who="ada")
        else:
            codebooks.change(ledger, step, who="ada")
    except UsageError:
        return  # it cannot be done to the codebook of now


def _names_what_there_is(ledger):
    state = states.state(ledger)
    issues, parties = {one.id for one in state.codebook.issues}, {one.id for one in state.codebook.parties}
    assert {row.issue for row in state.statements} <= issues
    assert {row.party for row in state.statements} <= {*parties, ""}
    assert {row.told_by for row in state.statements} <= {*parties, ""}
    assert {party for event in state.events for party in event.parties} <= parties


def _take_all_back(ledger):
    while True:
        try:
            decide.undo(ledger, who="ada")
        except UsageError:
            return
