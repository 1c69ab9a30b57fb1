"""Until when an offer stands."""

from __future__ import annotations

import pytest
from reading import WARD, statements

from stateofplay.model import Stance


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The trust offered a pay rise of 6 percent until Friday, a spokesman said.", "until Friday"),
        ("The trust offered a pay rise of 6 percent. The offer lapses on 31 March, it said.", "lapses on 31 March"),
        (
            "The trust offered a pay rise of 6 percent; the offer expires at midnight on Sunday.",
            "expires at midnight on Sunday",
        ),
        ("The trust offered a pay rise of 6 percent until the nurses come back to work.", None),
        ("The trust offered a pay rise of 6 percent. Talks go on.", None),
    ],
)
def test_an_offer_says_when_it_ends(text, words):
    """The words that name a time after "until", "lapses on" and the like are kept with the offer, other words are not."""
    offers = [row for row in statements(text, WARD) if row.stance is Stance.OFFERS]
    assert [row.expires.exact if row.expires else None for row in offers] == [words]


def test_only_offers_end():
    """A demand with a date is no offer that ends."""
    assert all(
        row.expires is None for row in statements("The union demanded a pay rise by Friday, until Sunday at most.", WARD)
    )
