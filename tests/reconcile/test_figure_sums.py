"""What numbers a figure may mean."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.model import Figure, Span
from stateofplay.reconcile.figure_sums import Stretch, shown, stretch, unit_key


def _figure(words, value, unit="", bound=""):
    return Figure("r", Span(0, len(words), words), value, unit, bound)


@pytest.mark.parametrize(
    ("figure", "low", "high"),
    [
        (_figure("153 drones", 153, "drones"), 153, 153),
        (_figure("1.5 million", 1_500_000), 1_450_000, 1_550_000),
        (_figure("45 percent", 45, "percent"), 44.5, 45.5),
        (_figure("about 100", 100, "", "about"), 95, 105),
        (_figure("at least 40", 40, "", "at_least"), 40, math.inf),
        (_figure("up to 40", 40, "", "at_most"), 0, 40),
    ],
)
def test_rounding_and_bounds_make_a_stretch(figure, low, high):
    """A figure stands for the numbers that round to it, or that its bound allows."""
    found = stretch(figure)
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))


@given(st.floats(-1e6, 1e6), st.floats(0, 1e3), st.floats(-1e6, 1e6), st.floats(0, 1e3))
def test_meeting_is_mutual(a, width, b, breadth):
    """One stretch meets another as the other meets it, and itself."""
    one, two = Stretch(a, a + width), Stretch(b, b + breadth)
    assert one.meets(two) == two.meets(one)
    assert one.meets(one)


def test_units_are_compared_without_rate_and_number():
    """A rate, a plural and a spelling do not part units; points are no percent."""
    assert unit_key("dollars per hour") == unit_key("dollar")
    assert unit_key("kilometers") == unit_key("kilometres")
    assert unit_key("missing soldiers") == unit_key("soldiers")
    assert unit_key("percentage points") != unit_key("percent")


@pytest.mark.parametrize(
    ("value", "text"), [(12_700, "12,700"), (1_500_000, "1.5 million"), (0.25, "0.25"), (4e12, "4 trillion")]
)
def test_numbers_are_shown_for_people(value, text):
    """Separators below a million, scale words above."""
    assert shown(value) == text
