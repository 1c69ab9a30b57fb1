"""The picture over time in the briefing."""

import pytest
from hypothesis import HealthCheck, given, settings
from pages import Page

from factories import harbour, hostile, states
from stateofplay.export import brief_html
from stateofplay.picture.changes import changes


def page(state, since):
    """The briefing with what is new since a date, parsed."""
    return Page(brief_html.render(state, changes(state, since)))


@pytest.mark.parametrize("state", [harbour(), hostile()])
def test_page_with_changes_is_well_formed(state):
    """Tags match, ids are unique, and links lead somewhere on the page."""
    made = page(state, "2020")
    assert len(set(made.ids)) == len(made.ids)
    assert {link.removeprefix("#") for link in made.links} <= set(made.ids)
    assert all(b - a <= 1 for a, b in zip(made.headings, made.headings[1:], strict=False))


def test_what_is_new_is_told_with_its_words():
    """A movement has from what to what, and the words of then and now; deadlines and contradictions are there."""
    text = page(harbour(), "2025-11-08").text
    section = text[text.index("Since 8 November 2025 2 reports") : text.index("Who stands where Each cell")]
    assert "Shipping Lines' Association on Higher harbour fees ✕ rejects → to ○ open" in section
    assert "before We will never sign that Lindenbrook Wire, 2 Nov" in section
    assert "8 November 2025 Northern Harbour Authority passed answer by 8 November" in section
    assert "whether the talks broke off" in section


def test_timeline_is_in_order_with_what_lies_ahead():
    """Events once, with the reports that tell of them, days in order, and what is to come apart."""
    text = page(harbour(), "2026").text
    section = text[text.index("Over time Each event once") : text.rindex("Reports read")]
    assert "Sunday 2 November 2025" in section
    assert "met on Sunday in Lindenbrook Wire, 2 Nov; Harbour Post, 5 Nov" in section
    assert (
        section.index("Saturday 8 November 2025") < section.index("Ahead of 12 November 2025") < section.index("December 2025")
    )
    assert "No change was found." in text


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(states())
def test_any_state_makes_a_page(state):
    """No state makes the page fail; its links lead somewhere."""
    made = page(state, "2025")
    assert {link.removeprefix("#") for link in made.links} <= set(made.ids)
