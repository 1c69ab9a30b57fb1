"""Units of measure and what they are reckoned by."""

from __future__ import annotations

import pytest

from stateofplay.language.numerals import words
from stateofplay.language.quantities_measures import is_measure, is_time, measure_at, rate_at


def _unit(text):
    row = words(text)
    found = measure_at(row, 1)
    return rate_at(row, found[1], found[0])[0] if found else None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5 km", "kilometres"), ("5km", "kilometres"), ("5 kilometers", "kilometers"), ("5-mile", "miles"),
        ("5 sq ft", "square feet"),
        ("5 square-mile", "square miles"), ("5 cubic metres", "cubic metres"), ("5 nautical miles", "nautical miles"),
        ("5 light-years", "light years"), ("5 kilowatt-hours", "kilowatt-hours"), ("5MWh", "megawatt-hours"),
        ("5C", "degrees Celsius"),
        ("5 degrees Celsius", "degrees Celsius"), ("5°F", "degrees Fahrenheit"), ("5 degrees", "degrees"),
        ("5km2", "square kilometres"),
        ("5p", "pence"), ("5 metric tons", "metric tons"), ("5 m long", "metres"), ("5 m people", None), ("5 drones", None),
        ("5 metres per second", "metres per second"), ("5 m/s", None), ("5m/s", "metres per second"),
        ("5 barrels a day", "barrels per day"),
        ("5 grams a day later", "grams"), ("5 years a year ago", "years"),
        ("5 tonnes per square mile", "tonnes per square mile"),
        ("5 hours each week", "hours per week"), ("5 inches each man", "inches"),
    ],
)  # fmt: skip
def test_measures(text, unit):
    """Names, short forms, powers and rates of measures."""
    assert _unit(text) == unit


def test_time_is_told_from_other_measures():
    """A length of time stays one with a rate; a tonne is none."""
    assert is_time("hours per week")
    assert not is_time("tonnes")
    assert is_measure("square feet")
    assert not is_measure("drones")
