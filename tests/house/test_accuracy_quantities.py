"""The tool that measures how quantities are read."""

from __future__ import annotations

import accuracy_quantities as tool
import pytest


def test_marks_are_read_with_their_places():
    """A marked line gives its plain text, and each mark the place of its words in it."""
    row = tool.parse("At least [153 drones|153|drones|>=] were [nine in ten|0.9||~].")
    assert row.text == "At least 153 drones were nine in ten."
    assert [row.text[one.start : one.end] for one in row.gold] == ["153 drones", "nine in ten"]
    assert [(one.value, one.unit, one.bound) for one in row.gold] == [(153, "drones", ">="), (0.9, "", "~")]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("dollars", "Dollar", True), ("feet", "foot", True), ("kilometers per hour", "kilometre per hour", True),
     ("share", "", True),
     ("percent", "percentage points", False), ("dollar", "euro", False)],
)  # fmt: skip
def test_units_are_compared_in_small_letters_and_the_singular(a, b, same):
    """Plurals, capitals and the table of synonyms do not part units."""
    assert (tool.bare(a) == tool.bare(b)) == same


def test_pairs_are_as_many_as_can_be():
    """A quantity that could pair with two leaves the one that another needs."""
    gold = [tool.Found(0, 10, 5, ""), tool.Found(0, 4, 5, "")]
    found = [tool.Found(0, 4, 5, ""), tool.Found(6, 10, 5, "")]
    assert tool.pairs(gold, found, tool.same_value) == [(0, 1), (1, 0)]


def test_values_are_equal_to_a_millionth_and_shares_to_a_thousandth():
    """The tolerance is that of the guide."""
    assert tool.equal(0.6667, 2 / 3)
    assert tool.equal(1e9, 1e9 + 100)
    assert not tool.equal(1e9, 1.00001e9)


def test_the_development_half_meets_the_goals():
    """Quantities of the marked sentences are found with F1 at least that of the goals."""
    rows = tool.rows("dev")
    total = tool.score(rows, tool.ours(row.text for row in rows))
    assert total.f1(total.value) >= tool.GOALS[0]
    assert total.f1(total.unit) >= tool.GOALS[1]
