"""The picture in order of time."""

from dataclasses import replace

import pytest
from builders import Paper, picture
from hypothesis import HealthCheck, given, settings

from factories import harbour, states
from stateofplay.model import DeadlineState, EventKind, PartialDate, Stance
from stateofplay.picture import days
from stateofplay.picture.timeline import Happening, Only, Position, positions, timeline


def entries(found):
    """All entries, ahead ones last."""
    return [entry for day in (*found.days, *found.ahead) for entry in day.entries]


def test_an_event_of_several_reports_is_one_entry():
    """The talks that two reports tell of stand once, at the day that the more precise one gives."""
    found = timeline(harbour())
    talks = [row for row in entries(found) if isinstance(row, Happening) and row.occurrence.kind is EventKind.TALKS]
    assert [(row.date, row.reports) for row in talks] == [("2025-11-02", ("01-wire", "02-post"))]


def test_what_lies_ahead_comes_apart():
    """A deadline that has not passed is ahead; one that has stands at its day."""
    found = timeline(harbour())
    assert [row.date for row in found.deadlines] == ["2025-12"]
    assert [entry.occurrence.state for day in found.days for entry in day.entries if isinstance(entry, Happening)][-1] is (
        DeadlineState.PASSED
    )


def test_days_are_in_order():
    """Oldest first: a month before its days, a span by its start."""
    event = harbour().events[0]
    dates = ("2025-11-02", "2025-11", "2025-11-03", "2025-10-30/2025-11-02", "2025")
    events = tuple(replace(event, date=date) for date in dates)
    found = timeline(replace(harbour(), events=events, occurrences=(), statements=(), cells=(), movements=()))
    assert [day.date for day in found.days] == ["2025", "2025-10-30/2025-11-02", "2025-11", "2025-11-02", "2025-11-03"]


def test_older_files_have_an_occurrence_for_each_event():
    """Without occurrences each event stands alone, and a deadline's state follows from the dates."""
    rows = days.occurrences(replace(harbour(), occurrences=()))
    assert [row.state for row in rows] == [None, None, DeadlineState.PASSED, DeadlineState.AHEAD]


def test_first_stance_and_movements_are_told():
    """Of a cell, the first stance and every change stand in the timeline, each with its words; repetition does not."""
    a, b, c = Paper("a", "2031-03-04"), Paper("b", "2031-03-05"), Paper("c", "2031-03-06")
    a.says("demands")
    b.says("demands")
    moved = c.says("open")
    first, second = positions(picture(a, b, c))
    assert (first.date, first.stance, first.before) == ("2031-03-04", Stance.DEMANDS, None)
    assert (second.date, second.stance, second.before, second.before_date) == (
        "2031-03-06", Stance.OPEN, Stance.DEMANDS, "2031-03-05",
    )  # fmt: skip
    assert second.cited == moved.citation


def test_an_agreement_moves_who_stood_elsewhere():
    """Where an issue is called agreed, the words that call it so are what moved a party."""
    a, b = Paper("a", "2031-03-04"), Paper("b", "2031-03-05")
    a.says("rejects")
    claim = b.tells("agreed")
    last = positions(picture(a, b))[-1]
    assert (last.stance, last.before, last.statement) == (Stance.SUPPORTS, Stance.REJECTS, None)
    assert last.cited.evidence == claim.evidence


def test_a_stance_that_gave_way_on_its_own_day_was_never_held():
    """What a party says on the day on which its issue is called agreed makes no movement of its own."""
    a, b, c = Paper("a", "2031-03-04"), Paper("b", "2031-03-05"), Paper("c", "2031-03-05")
    a.says("demands")
    b.says("rejects", confidence=0.5)
    claim = c.tells("agreed")
    first, moved = positions(picture(a, b, c))
    assert (first.stance, moved.before, moved.stance, moved.date) == (
        Stance.DEMANDS, Stance.DEMANDS, Stance.SUPPORTS, "2031-03-05",
    )  # fmt: skip
    assert moved.cited.evidence == claim.evidence
    assert moved.cited_before == first.cited


def test_an_agreement_stands_on_the_day_of_its_words():
    """Where the party speaks again after it, the words that call the issue agreed keep the date of their report."""
    a, b, c = Paper("a", "2031-03-04"), Paper("b", "2031-03-05"), Paper("c", "2031-03-06")
    a.says("demands")
    claim = b.tells("agreed")
    c.says("demands", confidence=0.5)
    last = positions(picture(a, b, c))[-1]
    assert (last.date, last.cited.report, last.cited.evidence, last.stance) == (
        "2031-03-05", "b", claim.evidence, Stance.SUPPORTS,
    )  # fmt: skip


def test_a_movement_on_little_confidence_is_uncertain():
    """A statement of less confidence than 0.6 makes a movement uncertain."""
    for confidence in (0.59, 0.6):
        a, b = Paper("a", "2031-03-04"), Paper("b", "2031-03-05")
        a.says("demands")
        b.says("rejects", confidence=confidence)
        assert positions(picture(a, b))[-1].is_uncertain is (confidence < 0.6)


@pytest.mark.parametrize(
    ("as_of", "due", "ahead"), [("2025-12-14", 0, 1), ("2025-12-15", 1, 0), ("2025-12-16", 0, 1), ("2025", 0, 1)]
)
def test_a_deadline_of_the_last_day_is_due(as_of, due, ahead):
    """What ends on the day of the last report is due then, and not ahead of it."""
    state = harbour()
    late = replace(state.occurrences[0], kind=EventKind.DEADLINE, date="2025-12-15", state=DeadlineState.AHEAD)
    cards = (replace(state.reports[0], published=PartialDate(as_of)),)
    found = timeline(replace(state, reports=cards, occurrences=(late,), statements=(), cells=(), movements=(), status=()))
    assert (len(found.due), len(found.deadlines)) == (due, ahead)


def test_what_somebody_only_said_can_be_left_out():
    """Without events of the kind statement all others stay, and no day is empty."""
    state = harbour()
    said = replace(state.occurrences[0], kind=EventKind.STATEMENT, date="2025-10-01")
    full = timeline(replace(state, occurrences=(*state.occurrences, said)))
    assert full.days[0].date == "2025-10-01"
    assert full.without_statements == timeline(state)


@pytest.mark.parametrize(
    ("only", "dates"),
    [
        (Only(start="2025-11-09"), {"2025-11-09", "2025-11-12", "2025-12"}),
        (Only(end="2025-11-04"), {"2025-11-02"}),
        (Only(start="2025-12"), {"2025-12"}),
        (Only(issue="fee-rise", party="lines"), {"2025-11-02", "2025-11-12"}),
    ],
)
def test_it_can_be_narrowed(only, dates):
    """Issue, party and dates leave only what is on them, both ends included."""
    found = timeline(harbour(), only)
    assert {day.date for day in (*found.days, *found.ahead)} == dates


def test_a_party_has_the_events_that_it_took_part_in():
    """Narrowed to a party, events without it go."""
    found = timeline(harbour(), Only(party="city"))
    kinds = [row.occurrence.kind for row in entries(found) if isinstance(row, Happening)]
    assert kinds == [EventKind.TALKS]
    assert {row.party for row in entries(found) if isinstance(row, Position)} == {"city"}


def test_undated_rows_are_left_out_where_dates_are_asked_for():
    """What has no date is neither before nor after one."""
    a = Paper("a", "")
    a.says("demands")
    state = picture(a)
    assert [day.date for day in timeline(state).days] == [""]
    assert timeline(state, Only(start="2031")).days == ()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(states())
def test_any_state_has_a_timeline(state):
    """No state makes it fail, and every occurrence is in it once."""
    found = timeline(state)
    told = [row.occurrence for row in entries(found) if isinstance(row, Happening)]
    assert sorted(map(repr, told)) == sorted(map(repr, days.occurrences(state)))
