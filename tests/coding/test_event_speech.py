"""Dates in what is said and dates of saying it."""

from __future__ import annotations

from stateofplay.attribution import attribute
from stateofplay.coding import events
from stateofplay.language.analyse import document
from stateofplay.model import Context, PartialDate, Report


def _find(text):
    page = document(Report(id="r", text=text, published=PartialDate("2025-12-15")))
    return [(str(one.kind), one.date) for one in events.find(next(iter(attribute([page], Context()))))]


def test_a_date_in_what_is_said_does_not_date_the_saying():
    """The day of what is told is not the day when it is told."""
    assert _find("Ada Holm said that the crews would have slept on Friday.") == []


def test_a_date_behind_the_place_of_speaking_dates_it():
    """Adverbials may stand between the cue and its day."""
    assert _find("Ada Holm said in the small kitchen on Friday that it was near.") == [("statement", "2025-12-12")]
