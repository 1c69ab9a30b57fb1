"""The day that a TIMEX3 value gives an event."""

from __future__ import annotations

import pytest

from stateofplay.coding.event_days import event_date


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
