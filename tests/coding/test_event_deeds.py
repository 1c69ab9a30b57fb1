"""Acts that no listed word tells of."""

from __future__ import annotations

import pytest

from stateofplay.coding import events
from stateofplay.language.analyse import document
from stateofplay.model import PartialDate, Report


def _find(text):
    page = document(Report(id="r", text=text, published=PartialDate("2025-12-15")))
    return [(str(one.kind), one.date) for one in events.find(page)]


def test_someone_who_names_a_number_makes_an_offer():
    """A party with a past tense and a number on a day has moved its offer."""
    assert _find("On Friday the union nudged its sum towards 40 crowns.") == [("offer", "2025-12-12")]


@pytest.mark.parametrize(
    "text",
    [
        "The lake swallowed 40 boats on Friday.",
        "On Friday the union flew 40 guests home.",
        "On Friday the union nudged its sum.",
    ],
)
def test_things_journeys_and_deeds_without_a_number_are_no_offer(text):
    """What no one at the table did, and what is no move of an offer, gives no event."""
    assert _find(text) == []
