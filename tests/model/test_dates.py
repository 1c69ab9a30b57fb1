"""Dates keep the precision that they were given."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.model import PartialDate

_DAYS = st.dates(min_value=dt.date(1000, 1, 1))


@pytest.mark.parametrize(
    ("iso", "precision", "first", "day"),
    [
        ("2031", "year", dt.date(2031, 1, 1), None),
        ("2031-07", "month", dt.date(2031, 7, 1), None),
        ("2031-07-09", "day", dt.date(2031, 7, 9), dt.date(2031, 7, 9)),
        ("2028-02-29", "day", dt.date(2028, 2, 29), dt.date(2028, 2, 29)),
    ],
)
def test_precision(iso, precision, first, day):
    """A year and a month know their first day, and only a day is a day."""
    date = PartialDate(iso)
    assert (date.precision, date.first_day, date.day, str(date)) == (precision, first, day, iso)


@pytest.mark.parametrize(
    "iso",
    [
        "",
        "31",
        "2031-7",
        "2031-07-9",
        "2031/07/09",
        "2031-07-09T10:00",
        "2031-07-09\n",
        " 2031",
        "2031-",
        "２０３１-07-09",
        "٢٠٣١",
    ],
)
def test_other_forms_are_refused(iso):
    """What is not written as a date says so and shows the three forms."""
    with pytest.raises(ValueError, match="is not a date of the form 2025, 2025-12 or 2025-12-15"):
        PartialDate(iso)


@pytest.mark.parametrize("iso", ["2031-13", "2031-00", "2031-02-29", "2031-04-31", "2031-04-00", "0000"])
def test_days_that_no_calendar_has_are_refused(iso):
    """A well-written date that does not exist is refused with its words."""
    with pytest.raises(ValueError, match=f"'{iso}' is not a date: "):
        PartialDate(iso)


@given(_DAYS)
def test_day_and_back(day):
    """A day made into a date is that day."""
    assert PartialDate.from_day(day).day == day


@given(_DAYS, _DAYS)
def test_order_of_days_is_the_calendar_s(one, other):
    """Dates of full precision sort as their days do."""
    assert (PartialDate.from_day(one) < PartialDate.from_day(other)) is (one < other)


def test_month_comes_before_its_days():
    """A year sorts before its months, a month before its days and after the month before."""
    rows = [PartialDate(iso) for iso in ("2031-07-01", "2031-07", "2031", "2031-06-30", "2030-12-31")]
    assert [str(date) for date in sorted(rows)] == ["2030-12-31", "2031", "2031-06-30", "2031-07", "2031-07-01"]
