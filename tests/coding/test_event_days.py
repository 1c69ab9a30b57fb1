"""The days that date events."""

from __future__ import annotations

import pytest

from stateofplay.coding import events
from stateofplay.coding.event_days import event_date
from stateofplay.language.analyse import document
from stateofplay.model import PartialDate, Report


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2025-12-15", "2025-12-15"),
        ("2025-12-15T17:00", "2025-12-15"),
        ("2025-12-15TNI", "2025-12-15"),
        ("2025-W50-WE", "2025-12-13"),
        ("2025-W50", "2025-12-08/2025-12-14"),
        ("2020-W53", "2020-12-28/2021-01-03"),
        ("2025-W53", ""),
        ("2025-12", "2025-12"),
        ("2025", ""),
        ("2025-Q3", ""),
        ("PAST_REF", ""),
        ("XXXX-WXX-1", ""),
    ],
)
def test_a_weekend_is_its_saturday_and_a_week_its_days(value, date):
    """What is vaguer than a month dates no event (RULES.md 36)."""
    assert event_date(value) == date


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The two sides meet again on the nineteenth.", ("talks", "2025-12-19")),
        ("The offer lapses a week on Friday.", ("deadline", "2025-12-26")),
        ("The next session is set for the week after next.", ("talks", "2025-12-29/2026-01-04")),
        ("The owners made an offer on Friday and gave the union ten days to answer.", ("deadline", "2025-12-22")),
        ("The minister set it out on Tuesday.", ("offer", "2025-12-09")),
        ("By the twenty-second the money must be paid.", ("deadline", "2025-12-22")),
    ],
)
def test_days_told_by_counting_date_acts(text, row):
    """Spelled days, weeks counted on and terms of days come to their day; a past tense turns a weekday back."""
    page = document(Report(id="r", text=text, published=PartialDate("2025-12-15")))
    assert row in [(str(one.kind), one.date) for one in events.find(page)]


def test_the_date_of_a_dateline_dates_nothing():
    """The day before the dash of the dateline is that of the report, not of the act."""
    text = "OSTRAVE, Dec. 15 - The owners made an offer on Friday."
    page = document(Report(id="r", text=text, published=PartialDate("2025-12-15")))
    assert [one.date for one in events.find(page)] == ["2025-12-12"]
