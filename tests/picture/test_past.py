"""The picture as it was before a date, drawn again from the picture now."""

from builders import Paper, picture
from hypothesis import HealthCheck, given, settings

from factories import harbour, states
from stateofplay.model import DeadlineState, Stance, Status
from stateofplay.picture import past


def test_nothing_before_the_first_report():
    """Before the first report there is no picture."""
    first = Paper("a", "2031-03-04")
    first.says("demands")
    then = past.before(picture(first), "2031-03-04")
    assert (then.reports, then.statements, then.cells, then.as_of) == ((), (), (), "")


def test_after_the_last_report_it_is_the_picture_now():
    """With all reports known, the picture is the same again, retellings, copies and conflicts counted."""
    a, b, c = Paper("a", "2031-03-04"), Paper("b", "2031-03-05"), Paper("c", "2031-03-06")
    rows = [a.says("demands", who="Ana"), b.says("demands", who="Ana"), b.says("rejects", "osk"), c.says("rejects", who="Bo")]
    b.tells("deadlocked")
    c.says("supports", "osk")
    state = picture(a, b, c, retold=[rows[:2]], conflicts=[(rows[2], rows[3])], copies=[(c, a)])
    then = past.before(state, "2031-03-07")
    assert (then.cells, then.status, then.movements) == (state.cells, state.status, state.movements)
    assert (then.retellings, then.conflicts, then.copies) == (state.retellings, state.conflicts, state.copies)


def test_what_was_published_on_the_day_is_not_known():
    """The day itself belongs to the time after; stances, conflicts and retellings of then are undone."""
    a, b = Paper("a", "2031-03-04"), Paper("b", "2031-03-05")
    rows = [a.says("demands"), b.says("rejects")]
    state = picture(a, b, conflicts=[tuple(rows)])
    then = past.before(state, "2031-03-05")
    assert state.cells[0].stance is Stance.REJECTS
    assert (then.cells[0].stance, then.cells[0].contradicted, then.as_of) == (Stance.DEMANDS, False, "2031-03-04")
    assert then.movements == ()


def test_undated_reports_were_known():
    """A report without a date cannot be told to be new."""
    a = Paper("a", "")
    a.says("demands")
    assert len(past.before(picture(a), "2031-03-05").cells) == 1


def test_a_copy_counts_for_itself_while_its_original_is_unknown():
    """What a later original is copied in was a report of its own before."""
    copy, original = Paper("copy", "2031-03-04"), Paper("original", "2031-03-06")
    copy.says("demands")
    original.says("demands")
    state = picture(copy, original, copies=[(copy, original)])
    assert [cell.as_of for cell in past.before(state, "2031-03-05").cells] == ["2031-03-04"]


def test_status_of_before_is_told_where_the_last_word_is_older_and_inferred_otherwise():
    """Of status, a picture keeps the last word alone."""
    a, b = Paper("a", "2031-03-04"), Paper("b", "2031-03-06")
    a.says("demands")
    a.says("rejects", "osk")
    a.tells("narrowing", "access")
    b.tells("deadlocked")
    then = {row.issue: row for row in past.before(picture(a, b), "2031-03-05").status}
    assert (then["access"].status, then["access"].inferred) == (Status.NARROWING, False)
    assert (then["quota"].status, then["quota"].inferred) == (Status.OPEN, True)


def test_occurrences_are_told_by_the_reports_of_then():
    """An occurrence keeps the tellings of before, and a deadline has the state of then."""
    talks, passed = past.before(harbour(), "2025-11-05").occurrences
    assert [event.report for event in talks.events] == ["01-wire"]
    assert talks.parties == ("port", "union")
    assert passed.state is DeadlineState.AHEAD


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(states())
def test_any_state_has_a_past(state):
    """No state makes it fail, and nothing of the past is from a report of later."""
    then = past.before(state, "2025")
    known = {card.id for card in then.reports}
    assert all(row.report in known for row in (*then.statements, *then.figures, *then.events))
    assert all(str(card.published or "") < "2025" for card in then.reports)
