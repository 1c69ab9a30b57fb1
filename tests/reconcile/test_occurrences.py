"""Events told by several reports, made one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.model import DeadlineState, Event, EventKind, PartialDate, Reading, Report
from stateofplay.reconcile import occurrences


def _reading(name, published, *rows):
    """A report of one sentence a row: (words, date, kind), with place and parties where given."""
    text = " ".join(row[0] for row in rows)
    report = Report(id=name, text=text, published=PartialDate(published) if published else None)
    events, at = [], 0
    for said, date, kind, *more in rows:
        span = report.span(at, at + len(said) - 1)
        events.append(Event(name, span, date, EventKind(kind), *more))
        at += len(said) + 1
    return Reading(report, events=tuple(events))


def _groups(*readings):
    return [tuple(event.report for event in one.events) for one in occurrences.find(readings, ())]


def test_one_meeting_in_two_reports_is_one():
    """Talks of one day are one happening, with the fullest place and all who took part."""
    a = _reading("a", "2030-03-05", ("The envoys met in Tollin on Monday.", "2030-03-04", "talks", "Tollin", ("north",)))
    b = _reading("b", "2030-03-06", ("Monday's talks lasted six hours.", "2030-03-04", "talks", "", ("south",)))
    (one,) = occurrences.find([a, b], ())
    assert (one.date, one.place, one.parties, len(one.events)) == ("2030-03-04", "Tollin", ("north", "south"), 2)
    assert one.reason.startswith("talks, same day")


def test_two_days_are_two_sessions():
    """Talks come again: another day is another session, however like the words."""
    a = _reading("a", "2030-03-05", ("The envoys met in Tollin on Monday.", "2030-03-04", "talks"))
    b = _reading("b", "2030-03-07", ("The envoys met in Tollin on Wednesday.", "2030-03-06", "talks"))
    assert _groups(a, b) == [("a",), ("b",)]


def test_a_month_takes_the_day_that_another_report_gives():
    """An offer dated by its month only is the one dated by its day, and the day is kept."""
    a = _reading("a", "2030-03-05", ("The port offered a third of the berths on Feb. 11.", "2030-02-11", "offer"))
    b = _reading("b", "2030-03-09", ("The third of the berths that the port offered in February.", "2030-02", "offer"))
    (one,) = occurrences.find([a, b], ())
    assert one.date == "2030-02-11"


def test_reports_may_differ_on_the_day_of_one_vote():
    """Two reports that put one vote on different days tell of one vote where the words are alike."""
    a = _reading("a", "2030-03-05", ("Its trustees approved the harbour merger on Feb. 19.", "2030-02-19", "vote"))
    b = _reading("b", "2030-03-09", ("The trustees approved the harbour merger on Feb. 21.", "2030-02-21", "vote"))
    assert _groups(a, b) == [("a", "b")]


def test_a_report_that_tells_both_days_tells_of_two():
    """Days that one report tells apart are two offers in every report."""
    a = _reading(
        "a",
        "2030-03-05",
        ("The port offered a third of the berths on Feb. 11.", "2030-02-11", "offer"),
        ("The port offered a third of the berths again on Feb. 13.", "2030-02-13", "offer"),
    )
    b = _reading("b", "2030-03-09", ("The port offered a third of the berths on Feb. 13.", "2030-02-13", "offer"))
    assert _groups(a, b) == [("a",), ("a", "b")]


def test_speakers_are_told_apart():
    """Two people who speak on one day make two statements."""
    a = _reading("a", "2030-03-05", ("Minister Ada Holm said on Monday.", "2030-03-04", "statement"))
    b = _reading("b", "2030-03-05", ("The crane drivers denied it on Monday.", "2030-03-04", "statement"))
    assert len(_groups(a, b)) == 2


def test_places_are_told_apart():
    """Attacks of one day in two towns are two."""
    a = _reading("a", "2030-03-05", ("Drones hit the port of Tollin on Monday.", "2030-03-04", "attack", "Tollin"))
    b = _reading("b", "2030-03-05", ("Drones hit the port of Marrow on Monday.", "2030-03-04", "attack", "Marrow"))
    assert len(_groups(a, b)) == 2


@pytest.mark.parametrize(("published", "state"), [("2030-03-10", DeadlineState.AHEAD), ("2030-04-02", DeadlineState.PASSED)])
def test_a_deadline_is_ahead_until_its_day_is_over(published, state):
    """The state of a deadline counts from the day of the last report."""
    a = _reading("a", "2030-03-05", ("The lease on the quay expires on April 1.", "2030-04-01", "deadline"))
    b = _reading("b", published, ("The envoys met in Tollin on Monday.", "2030-03-04", "talks"))
    assert next(one.state for one in occurrences.find([a, b], ()) if one.kind is EventKind.DEADLINE) is state


def test_a_deadline_put_off_is_extended():
    """A later report that puts the deadline off makes the old one extended; the new one is ahead."""
    a = _reading("a", "2030-03-05", ("The port has until April 1 to answer on the berths.", "2030-04-01", "deadline"))
    words = "The deadline for the port to answer on the berths was pushed back to May 1."
    b = _reading("b", "2030-03-20", (words, "2030-05-01", "deadline"))
    assert [(one.date, one.state) for one in occurrences.find([a, b], ())] == [
        ("2030-04-01", DeadlineState.EXTENDED),
        ("2030-05-01", DeadlineState.AHEAD),
    ]


def test_without_a_date_of_the_picture_deadlines_have_no_state():
    """Nothing tells whether a deadline is ahead where no report is dated."""
    a = _reading("a", None, ("The lease on the quay expires on April 1.", "2030-04-01", "deadline"))
    assert occurrences.find([a], ())[0].state is None


_ROWS = st.lists(
    st.tuples(
        st.sampled_from(["The envoys met on Monday.", "The port offered berths.", "They voted.", "Shells hit the quay."]),
        st.sampled_from(["2030-03-04", "2030-03-05", "2030-03", "2030-03-04/2030-03-10", "2031", "0000-13-40"]),
        st.sampled_from([kind.value for kind in EventKind]),
    ),
    min_size=1,
    max_size=8,
)


@given(st.lists(_ROWS, min_size=1, max_size=4))
def test_every_event_stands_in_one_occurrence(reports):
    """Every event stands in exactly one occurrence, and the order is by date."""
    readings = [_reading(str(at), "2030-03-06", *rows) for at, rows in enumerate(reports)]
    found = occurrences.find(readings, ())
    told = [(event.report, event.evidence.start) for one in found for event in one.events]
    assert sorted(told) == sorted((event.report, event.evidence.start) for reading in readings for event in reading.events)
    assert [one.date[:10] for one in found] == sorted(one.date[:10] for one in found)
