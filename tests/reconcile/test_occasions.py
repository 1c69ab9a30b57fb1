"""The day of an utterance, as its report tells it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reconcile_builders import report, span, statement

from stateofplay.model import DateMention, TimexType
from stateofplay.reconcile.occasions import days, occasion

TEXT = (
    "Varga said on Tuesday that the gates stay shut until 9 March.\n"
    "The talks opened on 2 March. She would not move on the gates.\n"
    "The guild had sought the gates. “By Sunday the gates open,” she added."
)
DATES = (("Tuesday", "2031-03-03"), ("9 March", "2031-03-09"), ("2 March", "2031-03-02"), ("Sunday", "2031-03-01"))


def _day(iso):
    return dt.date.fromisoformat(iso).toordinal()


def _held(words, published="2031-03-04", **rest):
    made = report("a", TEXT, published)
    dates = [DateMention(span(TEXT, said), TimexType.DATE, value) for said, value in DATES]
    row = statement(made, (words, "gates", "union", "demands", "Varga", rest))
    return occasion(row, made, dates)


def test_the_day_named_in_the_sentence_is_the_day():
    """A date to come is what is said, not when."""
    held = _held("the gates stay shut until 9 March")
    assert held is not None
    assert (held.first, held.last, held.told) == (_day("2031-03-03"), _day("2031-03-03"), True)


def test_the_paragraph_has_named_the_day():
    """The story stays on the day that it has reached."""
    held = _held("would not move on the gates")
    assert held is not None
    assert held.is_day
    assert held.first == _day("2031-03-02")


def test_words_that_look_back_leave_the_day_open():
    """What had been sought was sought before."""
    held = _held("The guild had sought the gates")
    assert held is not None
    assert held.back
    assert held.last == _day("2031-03-03")


def test_a_day_inside_the_quotation_is_not_the_day_of_saying_so():
    """What is said of Sunday is not said on Sunday."""
    held = _held("“By Sunday the gates open,”")
    assert held is not None
    assert not held.told


def test_without_a_date_of_publication_nothing_is_known():
    """Unknown stays unknown."""
    assert _held("would not move on the gates", published=None) is None


def test_occasions_are_apart_by_days():
    """Days that overlap are not apart, in whichever order they are asked."""
    held = _held("would not move on the gates")
    assert held is not None
    later = replace(held, first=held.first + 3, last=held.last + 5)
    assert (held.apart(later), later.apart(held), held.apart(held)) == (3, 3, 0)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031-03-02", "2031-03-02", "2031-03-02"),
        ("2031-03-02TMO", "2031-03-02", "2031-03-02"),
        ("2031-03", "2031-03-01", "2031-03-31"),
        ("2031-12", "2031-12-01", "2031-12-31"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("2031-Q4", "2031-10-01", "2031-12-31"),
        ("2031-W10", "2031-03-03", "2031-03-09"),
        ("2031-W10-WE", "2031-03-08", "2031-03-09"),
        ("2031-03-02/2031-03-05", "2031-03-02", "2031-03-05"),
    ],
)
def test_values_come_to_days(value, first, last):
    """Each form of a date has its first and its last day."""
    assert days(value) == (_day(first), _day(last))


@pytest.mark.parametrize(
    "value", ["PRESENT_REF", "P4Y", "XXXX-05", "203", "2031-13", "2031-02-30", "2031-W60", "2031/2030", ""]
)
def test_what_is_no_day_comes_to_none(value):
    """Vague, wrong and open values are no days."""
    assert days(value) is None


@given(st.text("0123456789-/TWQE:X", max_size=24))
def test_no_value_breaks_it(value):
    """Whatever stands there, days come in order or not at all."""
    held = days(value)
    assert held is None or held[0] <= held[1]
