"""A sitting: decisions are kept one by one, it goes on by itself, and every step can be taken back."""

import pytest

from stateofplay.errors import ProjectBusyError, UsageError
from stateofplay.ledger import decisions
from stateofplay.model import Action
from stateofplay.project import decide, states
from stateofplay.project.decide import Choice
from stateofplay.project.queue import Only, Queue, Sort, Those
from stateofplay.review.round import Mark, Round


@pytest.fixture
def sitting(ledger):
    """A sitting of one person."""
    return Round(ledger, "ada", since="2020")


def rows(ledger):
    """What was decided and not taken back: action and id as read."""
    with ledger.reading() as connection:
        live = decisions.live(decisions.every(connection))
    return [(row.decision.action, row.decision.seen.id) for row in live]


def test_it_goes_on_by_itself_and_keeps_each_decision_at_once(sitting, ledger):
    """After a decision the next statement is asked about, and the ledger has the decision."""
    ids = [item.id for item in sitting.items]
    assert sitting.decide(Action.ACCEPT).startswith("accepted")
    assert rows(ledger) == [(Action.ACCEPT, ids[0])]
    assert sitting.current.id == ids[1]
    sitting.skip()
    sitting.decide(Action.REJECT)
    sitting.decide(Action.FLAG)
    assert rows(ledger) == [(Action.ACCEPT, ids[0]), (Action.REJECT, ids[2]), (Action.FLAG, ids[3])]
    assert (sitting.done, sitting.skipped, sitting.today) == (3, 1, 3)
    assert sitting.marks[ids[1]] is Mark.SKIPPED


def test_it_ends_and_goes_through_what_was_skipped(sitting):
    """When all are dealt with, nothing is asked; skipping then asks about what was skipped."""
    first = sitting.current.id
    sitting.skip()
    while sitting.current is not None:
        sitting.decide(Action.ACCEPT)
    assert sitting.skipped == 1
    sitting.skip()
    assert sitting.current.id == first
    sitting.decide(Action.REJECT)
    assert sitting.current is None
    assert sitting.decide(Action.ACCEPT) == ""
    assert sitting.done == sitting.queue.total == len(sitting.items)


def test_a_correction_is_shown_before_it_is_kept(sitting, ledger):
    """Several fields are changed in place, kept as one decision, or dropped."""
    item = sitting.current
    other = next(party for party in ("port", "union", "city") if party != item.asked.party)
    sitting.change("party", other)
    sitting.change("red_line", value=not item.asked.red_line)
    assert (sitting.proposed().party, sitting.proposed().red_line) == (other, not item.asked.red_line)
    assert rows(ledger) == []
    sitting.change("red_line", value=item.asked.red_line)
    assert list(sitting.draft.changes) == ["party"], "what is as it was read is no correction"
    sitting.drop()
    assert sitting.proposed() == item.asked
    sitting.change("party", other)
    sitting.note("the next sentence says who")
    sitting.decide(Action.ACCEPT)
    with ledger.reading() as connection:
        (row,) = decisions.every(connection)
    assert (row.decision.action, row.decision.says.party, row.decision.why) == (
        Action.CORRECT,
        other,
        "the next sentence says who",
    )
    assert sitting.marks[item.id] is Mark.CORRECTED
    with pytest.raises(UsageError, match="no stance"):
        sitting.change("stance", "furious")
    assert not sitting.draft.changes


def test_words_are_corrected_by_offsets(sitting, ledger):
    """Evidence and condition are stretches of the report."""
    words = sitting.current.asked.evidence
    sitting.change("evidence", (words.start, words.end - 1))
    sitting.change("condition", (words.start, words.start + 3))
    sitting.decide(Action.ACCEPT)
    with ledger.reading() as connection:
        (row,) = decisions.every(connection)
    assert row.decision.says.evidence.exact == words.exact[:-1]
    assert row.decision.says.condition.exact == words.exact[:3]


def test_what_a_decision_did_to_the_picture_is_told(ledger):
    """The message names the party and the issue, and how it stood and stands."""
    sitting = Round(ledger, "ada", sort=Sort.LEVERAGE)
    said = sitting.decide(Action.REJECT)
    assert said.startswith("rejected; ")
    assert " → " in said


def test_every_step_is_taken_back_in_turn(sitting, ledger):
    """Decisions, skips and a batch: the last first, each back on its statement, until nothing is left."""
    ids = [item.id for item in sitting.items]
    before = states.state(ledger)
    sitting.decide(Action.ACCEPT)
    sitting.skip()
    sitting.decide(Action.REJECT)
    said = sitting.decide_all(Action.REJECT)
    assert said == f"rejected {len(ids) - 3} statements, as one step"
    assert sitting.current is None
    assert sitting.undo() == f"taken back: rejected {len(ids) - 3} statements"
    assert sitting.current.id == ids[3]
    assert sitting.undo().startswith("taken back: rejected “")
    assert sitting.current.id == ids[2]
    assert sitting.undo() == "taken back: skipped"
    assert sitting.undo().startswith("taken back: accepted")
    assert sitting.current.id == ids[0]
    assert sitting.undo() is None
    assert rows(ledger) == []
    assert (sitting.today, sitting.done, sitting.skipped) == (0, 0, 0)
    after = states.state(ledger)
    assert (after.cells, after.statements) == (before.cells, before.statements)


def test_decisions_of_before_are_taken_back_one_by_one(sitting, ledger):
    """A new sitting can take back what an earlier one decided, and asks about it."""
    first = sitting.current.id
    sitting.decide(Action.ACCEPT)
    later = Round(ledger, "ada")
    assert later.undo() is None
    assert later.undo_earlier().startswith("taken back: accepted")
    assert later.current.id == first
    with pytest.raises(UsageError, match="nothing that could be taken back"):
        later.undo_earlier()


def test_undo_after_ordering_otherwise(sitting):
    """The statement comes back to the list that was made without it."""
    first = sitting.current.id
    sitting.decide(Action.ACCEPT)
    sitting.begin(sort=Sort.NEWEST)
    assert first not in {item.id for item in sitting.items}
    sitting.undo()
    assert sitting.current.id == first
    assert first not in sitting.marks


def test_moving_to_a_decided_statement_and_deciding_anew(sitting, ledger):
    """Whoever goes back can decide otherwise; the last word counts, and the one before is history."""
    first = sitting.current.id
    sitting.decide(Action.ACCEPT)
    sitting.move(-1)
    assert sitting.current.id == first
    sitting.decide(Action.REJECT)
    assert rows(ledger) == [(Action.ACCEPT, first), (Action.REJECT, first)]
    sitting.undo()
    assert sitting.marks[first] is Mark.ACCEPTED
    assert states.state(ledger).verdicts[0].action is Action.ACCEPT


def test_moving_stays_within_the_list(sitting):
    """Before the first there is nothing; after the last one it ends."""
    sitting.move(-5)
    assert sitting.at == 0
    sitting.move(10**6)
    assert sitting.current is None
    sitting.move(-1)
    assert sitting.at == len(sitting.items) - 1


def test_when_nothing_can_be_kept_the_statement_stays(sitting, ledger, monkeypatch):
    """A project that somebody else is writing to: the statement is still asked about, with its correction."""
    first = sitting.current.id
    other = next(party for party in ("port", "union") if party != sitting.current.asked.party)
    sitting.change("party", other)
    with ledger.writing(), pytest.raises(ProjectBusyError):
        sitting.decide(Action.ACCEPT)
    assert sitting.current.id == first
    assert sitting.draft.changes == {"party": other}
    assert (rows(ledger), sitting.done) == ([], 0)
    sitting.decide(Action.ACCEPT)
    with ledger.writing(), pytest.raises(ProjectBusyError):
        sitting.undo()
    assert sitting.marks[first] is Mark.CORRECTED
    assert sitting.undo().startswith("taken back")


def test_an_undo_that_somebody_else_has_made_already(sitting, ledger):
    """The step is gone all the same, and the statement is asked about."""
    first = sitting.current.id
    sitting.decide(Action.ACCEPT)
    decide.undo(ledger, who="ada")
    assert "taken back already" in sitting.undo()
    assert sitting.current.id == first


def test_what_others_have_decided_is_not_told(ledger):
    """Blind, neither what they said nor how the cell stands by it; in the open, both."""
    item = Queue(ledger, "bo", sort=Sort.LEVERAGE).more()[0]
    decide.decide(ledger, [Choice(item.id, Action.REJECT, why="no")], who="ada")
    blind = Round(ledger, "bo")
    blind.at = [one.id for one in blind.items].index(item.id)
    assert (blind.seen().said, blind.seen().cell, blind.seen().weight) == ((), None, None)
    assert blind.decide(Action.ACCEPT) == "accepted"
    seeing = Round(ledger, "cy", only=Only(others=True))
    seeing.at = [one.id for one in seeing.items].index(item.id)
    assert [one.who for one in seeing.seen().said] == ["ada", "bo"]


def test_siding_with_somebody(ledger):
    """Where people differ, the word of either can be taken as it is: a correction, or a rejection."""
    first, second = [item.id for item in Queue(ledger, "ada").more()[:2]]
    decide.decide(ledger, [Choice(first, Action.CORRECT, {"stance": "undecided", "condition": ""})], who="ada")
    decide.decide(ledger, [Choice(second, Action.REJECT)], who="ada")
    decide.decide(ledger, [Choice(one, Action.ACCEPT, as_read=True) for one in (first, second)], who="bo")
    sitting = Round(ledger, "cy", only=Only(those=Those.DISAGREED))
    assert [item.id for item in sitting.items] == [first, second]
    sitting.side_with(sitting.seen().said[0])
    sitting.side_with(sitting.seen().said[0])
    assert sitting.current is None
    verdicts = {one.read: one for one in states.state(ledger).verdicts}
    assert verdicts[first].who == verdicts[second].who == ("cy", "ada")
    assert verdicts[first].against == verdicts[second].against == ("bo",)


def test_decisions_that_fit_nothing_are_taken_back_or_left(ledger):
    """They are taken back, and that too can be undone; nothing can be accepted there."""
    from dataclasses import replace  # noqa: PLC0415 - used here alone

    from stateofplay.ledger import reports  # noqa: PLC0415 - as above

    item = Queue(ledger, "ada").more()[0]
    with ledger.writing() as connection:
        stored = reports.of_id(connection, item.asked.report)
        gone = replace(item.asked, party="city", issue="pensions", evidence=stored.report.span(0, 3))
        made = decisions.about(
            Action.REJECT, stored.report, stored.seq, who="ada", recorded="2025-12-01T00:00:00.000000Z", seen=gone, says=None
        )
        decisions.add(connection, [made])
    sitting = Round(ledger, "bo", only=Only(those=Those.UNFIT))
    with pytest.raises(UsageError, match="fits nothing any longer"):
        sitting.decide(Action.ACCEPT)
    assert sitting.decide(Action.REJECT) == "taken back"
    assert sitting.current is None
    assert rows(ledger) == []
    sitting.undo()
    assert [key for key, _ in rows(ledger)] == [Action.REJECT]
    assert sitting.current.id == made.id


def test_what_somebody_has_changed_since_it_was_shown_is_asked_about_again(ledger):
    """In the open, a correction that is no longer the one shown is not accepted; it is shown as it is now, and then is."""
    item = Queue(ledger, "cy", sort=Sort.TEXT).more()[0]
    decide.decide(ledger, [Choice(item.id, Action.CORRECT, {"stance": "offers"})], who="ada")
    sitting = Round(ledger, "cy", only=Only(others=True), sort=Sort.TEXT)
    assert (sitting.current.id, sitting.current.asked.stance) == (item.id, "offers")
    decide.decide(ledger, [Choice(item.id, Action.CORRECT, {"stance": "undecided"})], who="bo")
    with pytest.raises(UsageError, match="changed meanwhile"):
        sitting.decide(Action.ACCEPT)
    assert (sitting.current.id, sitting.current.asked.stance) == (item.id, "undecided")
    assert sitting.decide(Action.ACCEPT).startswith("accepted")
    assert states.state(ledger).verdicts[0].who == ("cy", "bo")
