"""What is new since a date."""

from dataclasses import replace

import pytest
from builders import Paper, picture
from hypothesis import HealthCheck, given, settings

from factories import harbour, states
from stateofplay.model import DeadlineState, Event, EventKind, Occurrence, Sourcing, Span, Stance, Status
from stateofplay.picture.changes import changes


def two_days(**later):
    """A paper of the fourth, in which the islands demand the quota, and one of the fifth in which they say what `later` has."""
    a, b = Paper("a", "2031-03-04"), Paper("b", "2031-03-05")
    a.says("demands", who="Ana Lund")
    b.says(**later)
    return picture(a, b)


def test_a_movement_has_both_words():
    """A stance that changed since is told with the words of then and now."""
    found = changes(two_days(stance="rejects"), "2031-03-05")
    (moved,) = found.moved
    assert (moved.before, moved.stance, moved.cited.report, moved.cited_before.report) == (
        Stance.DEMANDS, Stance.REJECTS, "b", "a",
    )  # fmt: skip
    assert (found.before, found.as_of, [card.id for card in found.reports]) == ("2031-03-04", "2031-03-05", ["b"])
    assert found.new == ()


def test_a_party_that_speaks_for_the_first_time_is_new():
    """A cell that was not there is new, and is no movement."""
    found = changes(two_days(stance="rejects", party="osk"), "2031-03-05")
    assert [(row.party, row.stance) for row in found.new] == [("osk", Stance.REJECTS)]
    assert (found.moved, found.confirmed) == ((), ())


def test_another_source_confirms_and_the_same_one_does_not():
    """A stance is confirmed by a source that had not said so, by whatever form of its name."""
    assert [len(row.statements) for row in changes(two_days(stance="demands", who="Bo Strand"), "2031-03-05").confirmed] == [1]
    assert changes(two_days(stance="demands", who="Lund"), "2031-03-05").confirmed == ()
    assert changes(two_days(stance="demands"), "2031-03-05").confirmed == ()


def test_a_retelling_confirms_nothing():
    """What tells an earlier utterance again is no further source."""
    a, b = Paper("a", "2031-03-04"), Paper("b", "2031-03-05")
    rows = a.says("demands", who="Ana"), b.says("demands", sourcing=Sourcing.ANONYMOUS, who="an official")
    assert changes(picture(a, b, retold=[rows]), "2031-03-05").confirmed == ()
    assert len(changes(picture(a, b), "2031-03-05").confirmed) == 1


def test_conflicts_are_new_where_a_new_report_has_part_in_them():
    """A contradiction counts from the report that makes it one."""
    a, b = Paper("a", "2031-03-04"), Paper("b", "2031-03-05")
    rows = a.says("demands"), b.says("rejects")
    state = picture(a, b, conflicts=[rows])
    assert len(changes(state, "2031-03-05").conflicts) == 1
    assert changes(state, "2031-03-06").conflicts == ()


def test_status_that_changed_has_what_it_was():
    """Where an issue stands now, where it stood, and the passage that says so."""
    a, b = Paper("a", "2031-03-04"), Paper("b", "2031-03-05")
    a.says("demands")
    a.says("rejects", "osk")
    claim = b.tells("deadlocked")
    (row,) = changes(picture(a, b), "2031-03-05").status
    assert (row.before.status, row.before.inferred, row.after.status) == (Status.OPEN, True, Status.DEADLOCKED)
    assert [cited.evidence for cited in row.evidence] == [claim.evidence]


def test_deadlines_are_passed_set_or_extended():
    """A deadline counts by when it had passed, who told of it first, and what became of it."""
    state = harbour()
    assert [row.date for row in changes(state, "2025-11-08").passed] == ["2025-11-08"]
    assert changes(state, "2025-11-13").passed == ()
    assert [row.date for row in changes(state, "2025-11-12").set] == ["2025-12"]
    late = replace(state.occurrences[0], kind=state.occurrences[1].kind, state=DeadlineState.EXTENDED)
    found = changes(replace(state, occurrences=(late,)), "2025-11-05")
    assert found.extended == (late,)
    assert found.set == ()


def test_offers_run_out_on_the_day_after_their_last():
    """An offer that has ended since the picture of before is told once, whoever tells it again."""
    a, b = Paper("a", "2031-03-04"), Paper("b", "2031-03-09")
    offer = a.says("offers", expires=Span(0, 12, "until Friday"))
    b.says("demands", "osk")
    state = picture(a, b)
    ends = {offer.id: "2031-03-07"}
    assert [(row.statement, row.day) for row in changes(state, "2031-03-05", ends).expired] == [(offer, "2031-03-07")]
    assert changes(state, "2031-03-10", ends).expired == ()
    assert changes(state, "2031-03-05", {offer.id: "2031-03-03"}).expired == ()
    assert changes(state, "2031-03-05", {offer.id: "2031-03-09"}).expired == ()


@pytest.mark.parametrize("since", ["2031-03-04", "2031-03-05", "2031-03-06"])
def test_day_by_day_each_deadline_and_offer_runs_out_once(since):
    """Who asks every morning hears of what ran out on the day before: not on the day itself, and not again."""
    papers = [Paper(name, f"2031-03-0{day}") for day, name in enumerate("abcd", 3)]
    papers[0].says("offers", expires=Span(0, 12, "until Monday"))
    for paper in papers[1:]:
        paper.says("demands", "osk")
    shown = [paper for paper in papers if paper.day <= since]
    offer = papers[0].statements[0]
    told = Event("a", offer.evidence, "2031-03-04", EventKind.DEADLINE)
    state = DeadlineState.PASSED if since > "2031-03-04" else DeadlineState.AHEAD
    occurrence = Occurrence((told,), told.kind, told.date, state=state)
    now = replace(picture(*shown), events=(told,), occurrences=(occurrence,))
    found = changes(now, since, {offer.id: "2031-03-04"})
    ran_out = since == "2031-03-05"
    assert (len(found.passed), len(found.expired)) == (ran_out, ran_out)


def test_where_nothing_is_older_the_eve_counts():
    """Without a picture of before, what ended on the day before the date, or later, is what passed since."""
    a, b = Paper("a", "2031-03-05"), Paper("b", "2031-03-06")
    offer = a.says("offers", expires=Span(0, 12, "until Monday"))
    b.says("demands", "osk")
    state = picture(a, b)
    assert len(changes(state, "2031-03-05", {offer.id: "2031-03-04"}).expired) == 1
    assert changes(state, "2031-03-05", {offer.id: "2031-03-03"}).expired == ()


def test_a_party_does_not_confirm_itself():
    """What a party says again, through whomever of its own, is no further source; what it says of what others told is one."""
    a, b = Paper("a", "2031-03-04"), Paper("b", "2031-03-05")
    a.says("demands", who="the Outer Islands", sourcing=Sourcing.COLLECTIVE)
    b.says("demands", who="they", sourcing=Sourcing.COLLECTIVE, speaker="Outer Islands")
    b.says("demands", who="Outer Islands")
    assert changes(picture(a, b), "2031-03-05").confirmed == ()
    d = Paper("d", "2031-03-04")
    d.says("demands")
    assert changes(picture(d, b), "2031-03-05").confirmed == ()
    c = Paper("c", "2031-03-04")
    c.says("demands", who="Ilka Moor", told_by="osk")
    ((row,),) = [one.statements for one in changes(picture(c, b), "2031-03-05").confirmed]
    assert row.speaker == "Outer Islands"


def test_no_report_as_new_as_that():
    """After the last report nothing has changed."""
    found = changes(two_days(stance="rejects"), "2031-04")
    assert found.is_empty
    assert found.reports == ()


def test_undated_reports_are_counted():
    """Reports without a date are no news, and are told of."""
    a = Paper("a", "")
    a.says("demands")
    found = changes(picture(a), "2031-03-05")
    assert (found.undated, found.is_empty) == (1, True)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(states())
def test_any_state_has_changes(state):
    """No state makes it fail, and what is new is from new reports."""
    found = changes(state, "2025")
    fresh = {card.id for card in found.reports}
    assert all(row.report in fresh for one in found.confirmed for row in one.statements)
