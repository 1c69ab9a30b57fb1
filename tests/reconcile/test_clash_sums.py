"""Enumerations that should make a total nearby."""

import pytest

from stateofplay.coding import figures
from stateofplay.language.analyse import document
from stateofplay.model import PartialDate, Report
from stateofplay.model.reading import Reading
from stateofplay.reconcile.arithmetic import check


def _checks(text):
    layers = document(Report(id="r", text=text, published=PartialDate("2031-03-04")))
    return check(Reading(layers.report, figures=figures.find(layers)))


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("It costs 90 million crowns. It has 50 million for roads, 30 million for wells and 20 million for locks.", False),
        ("It costs 100 million crowns. It has 50 million for roads, 30 million for wells and 20 million for locks.", True),
        ("The fleet counts sixteen boats: seven at the old quay, six in the dock and four under repair on land.", False),
        ("Against costs of 80 million crowns it has 41 million from dues, 20 million from aid and 9 million from fees.", False),
    ],
)  # fmt: skip
def test_parts_without_a_word_that_says_so(text, holds):
    """Three amounts for something and a total nearby are added up."""
    assert [row.holds for row in _checks(text)] == [holds]


@pytest.mark.parametrize(
    "text",
    [
        "The port moved 90 ships. It had 30 ships in 2019, 40 ships in 2020 and 25 ships in 2021.",
        "The town has 900 houses. It built 3 schools in the north, 4 clubs in the south and 5 parks by the lake.",
        "The union asked for 12 percent. It was offered 4 percent from May, 3 percent from June and 6 percent from July.",
        "Some 14 questions arose under Articles 4.8, 4.9 and 3.14 of the pact.",
    ],
)
def test_series_and_other_things_are_not_added_up(text):
    """Amounts of several times, of several things, and numbers of articles make no sum."""
    assert all(row.holds for row in _checks(text))
