"""Which quantities a party could deny."""

from __future__ import annotations

import pytest

from stateofplay.coding import figures
from stateofplay.language.analyse import document
from stateofplay.model import PartialDate, Report


def _values(text):
    return [one.value for one in figures.find(document(Report(id="r", text=text, published=PartialDate("2025-12-15"))))]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It would be spread over six years.", [6]),
        ("The pilots insist on a five-year price cap.", [5]),
        ("Jobs would be safe for two years under the offer.", [2]),
        ("It wants a subsidy of $4 million a year.", [4_000_000]),
        ("They work nine hours a week.", [9]),
        ("The camp has 1.2 GW of power.", [1.2]),
        ("The floor fell from six pilots to five.", [6, 5]),
    ],
)
def test_terms_and_levels_are_figures(text, values):
    """A length that is promised or demanded is a term; a measure and a rate are levels."""
    assert _values(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "Lind, 54, and a 42-year-old aide left.",
        "They met two years ago.",
        "The contract ran out after three years.",
        "One sailor waved and two others slept.",
        "They left by half past five.",
        "Talks on the 28-gigahertz band resumed.",
    ],
)
def test_ages_and_time_gone_by_are_none(text):
    """Ages, elapsed time, small head counts, clock times and the names of bands are no figures."""
    assert _values(text) == []
