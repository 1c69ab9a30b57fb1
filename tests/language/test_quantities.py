"""Numbers with what they count."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.language import dates, quantities
from stateofplay.model import CleanText, OffsetMap, PartialDate

_PIECES = st.sampled_from(
    "about at least 5 to 7 percent % $ billion m bn - two thirds of the half a dozen people one in ten , . 2025 euros year old "
    "Article F 16 US hundred and up more than or 1,000 3.5 / : fifth ’ points basis".split(" ")
)


def _find(text):
    clean = CleanText(text.replace("’", "'"), OffsetMap())
    found = quantities.find(clean, text, dates.find(clean, text, PartialDate("2025-12-15")))
    return [(one.span.exact, one.value, one.unit, one.bound) for one in found]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("They fired 153 drones of all kinds", ("153 drones", 153, "drones", "")),
        ("a 20-point peace plan, he said", ("20-point peace plan", 20, "points", "")),
        ("roughly 90 percent of the text", ("roughly 90 percent", 90, "percent", "about")),
        ("at least six nurses a shift", ("at least six nurses", 6, "nurses", "at_least")),
        ("as many as 12, it says", ("as many as 12", 12, "", "at_most")),
        ("no fewer than 10 weeks in a row", ("no fewer than 10 weeks", 10, "weeks", "at_least")),
        ("more than 40 Norwegian pilots left", ("more than 40 Norwegian pilots", 40, "Norwegian pilots", "more_than")),
        ("about $5bn", ("about $5bn", 5_000_000_000, "dollars", "about")),
        ("worth €1.2tn", ("€1.2tn", 1_200_000_000_000, "euros", "")),
        ("$429 million a year", ("$429 million", 429_000_000, "dollars", "")),
        ("a sum of 15 US dollars", ("15 US dollars", 15, "dollars", "")),
        ("800 thousand tonnes", ("800 thousand tonnes", 800_000, "tonnes", "")),
        ("5m people", ("5m people", 5_000_000, "people", "")),
        ("Ninety-nine percent agreed", ("Ninety-nine percent", 99, "percent", "")),
        ("rates rose 0.25 percentage points", ("0.25 percentage points", 0.25, "percentage points", "")),
        ("nine in ten voters", ("nine in ten", 0.9, "share", "")),
        ("a fifth of the members", ("a fifth", 0.2, "share", "")),
        ("two-thirds approval", ("two-thirds approval", 0.6667, "share", "")),
        ("nearly four years of war", ("nearly four years", 4, "years", "about")),
        ("within 90 days", ("90 days", 90, "days", "")),
    ],
)
def test_a_number_has_value_unit_and_bound(text, row):
    """A quantity runs from its bound to its unit."""
    assert row in _find(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("5 to 7 percent", [(5, "percent"), (7, "percent")]),
        ("between 200 and 300 hostages", [(200, "hostages"), (300, "hostages")]),
        ("from six pilots to five", [(6, "pilots"), (5, "pilots")]),
        ("6 percent, followed by 5 and 5.", [(6, "percent"), (5, "percent"), (5, "percent")]),
        ("8,435 in favor and 90 against", [(8435, ""), (90, "")]),
    ],
)
def test_ranges_share_their_unit(text, values):
    """A range or list is one quantity for each number, with the unit they share."""
    assert [row[1:3] for row in _find(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "at 12:01 a.m. on Aug. 11, 2025",
        "It was day 113 under Article 5 and Chapter 7, No. 10 of Resolution 1701",
        "an F-16, the G20 and COP28",
        "one of them saw one another at one point",
        "the one hundred thirtieth day",
        "Lind, 54, and a 42-year-old aide",
        "call 555-123-4567",
        "in 2014",
    ],
)
def test_numbers_that_count_nothing(text):
    """Dates, clock times, labels, codes, ages and idioms are no quantities."""
    assert _find(text) == []


@given(st.lists(_PIECES, max_size=30).map(" ".join) | st.lists(_PIECES, max_size=20).map("".join) | st.text(max_size=120))
def test_spans_say_their_words(text):
    """Every quantity's span says its words, and quantities rise without overlap."""
    clean = CleanText(text, OffsetMap())
    found = quantities.find(clean, text, dates.find(clean, text, None))
    assert all(one.span.holds_in(text) and len(one.span) for one in found)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))


@pytest.mark.parametrize("piece", ["1", ",", "one hundred ", "1,", "5 to ", "at least ", "$1 ", "20 drones ", "half a "])
def test_hostile_input_costs_no_more_than_its_length(piece):
    """A repeated piece is read in time that grows with its length."""

    def cost(size):
        text = piece * (size // len(piece))
        begun = time.process_time()
        quantities.find(CleanText(text, OffsetMap()), text, ())
        return time.process_time() - begun

    assert cost(40_000) < 12 * cost(10_000) + 0.5
