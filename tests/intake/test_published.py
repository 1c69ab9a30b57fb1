"""Dates are read as people write them, and never guessed."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.intake.published import parse


@pytest.mark.parametrize(
    "text",
    [
        "2025-12-15",
        "2025-12-15T18:00:00Z",
        "2025-12-15 18:00",
        "2025-12-15T18:00:00.123+02:00",
        "2025/12/15",
        "15 December 2025",
        "15 Dec. 2025",
        "15th December, 2025",
        "December 15, 2025",
        "Dec 15 2025",
        "Monday, December 15, 2025",
        "Mon, 15 Dec 2025 18:00:00 GMT",
        "December 15, 2025 at 6:00 pm",
        " DECEMBER 15,  2025 ",
    ],
)
def test_a_day_in_its_usual_forms(text):
    """ISO 8601, dates in words and the forms of feeds all mean the same day."""
    assert str(parse(text)) == "2025-12-15"


@pytest.mark.parametrize(("text", "iso"), [("2025-12", "2025-12"), ("2025", "2025"), ("December 2025", "2025-12")])
def test_a_date_keeps_its_precision(text, iso):
    """A month stays a month."""
    assert str(parse(text)) == iso


@pytest.mark.parametrize(
    "text",
    [
        "2025-13-45",
        "30 February 2025",
        "12/11/2025",
        "yesterday",
        "",
        "15 Decembrr 2025",
        "2025-12-15x",
        "２０２５-12-15",
        "١٥ December 2025",
    ],
)
def test_what_is_no_date_is_refused(text):
    """Days that the calendar lacks and forms that mean two days raise ValueError."""
    with pytest.raises(ValueError, match="date"):
        parse(text)


@given(st.dates())
def test_every_day_is_read_in_words(day):
    """Every day of the calendar written in words is that day."""
    assert parse(f"{day.day} {day:%B} {day.year:04d}").day == day


@given(st.text(max_size=200))
def test_no_text_crashes_it(text):
    """Any text is a date or a ValueError."""
    with suppress(ValueError):
        assert parse(text).first_day
