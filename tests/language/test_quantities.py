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
        ("at least six nurses a shift", ("at least six nurses a shift", 6, "nurses per shift", "at_least")),
        ("as many as 12, it says", ("as many as 12", 12, "", "at_most")),
        ("no fewer than 10 weeks in a row", ("no fewer than 10 weeks", 10, "weeks", "at_least")),
        ("more than 40 Norwegian pilots left", ("more than 40 Norwegian pilots", 40, "Norwegian pilots", "more_than")),
        ("about $5bn", ("about $5bn", 5_000_000_000, "dollars", "about")),
        ("worth €1.2tn", ("€1.2tn", 1_200_000_000_000, "euros", "")),
        ("$429 million a year", ("$429 million a year", 429_000_000, "dollars per year", "")),
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
        ("an 80-kilometre-long front", ("80-kilometre", 80, "kilometres", "")),
        ("a plant of 1.2 GW", ("1.2 GW", 1.2, "gigawatts", "")),
        ("ran at 90 km/h", ("90 km/h", 90, "kilometres per hour", "")),
        ("stood 6ft 2in tall", ("6ft 2in", 6.1667, "feet", "")),
        ("it took a year and a half", ("a year and a half", 1.5, "years", "")),
        ("half a tonne of rice", ("half a tonne", 0.5, "tonnes", "")),
        ("three hundredths of a second", ("three hundredths of a second", 0.03, "seconds", "")),
        ("prices rose tenfold", ("tenfold", 10, "times", "")),
        ("kept at minus 20 degrees Celsius", ("minus 20 degrees Celsius", -20, "degrees Celsius", "")),
        ("over five years", ("five years", 5, "years", "")),
        ("for over five years", ("over five years", 5, "years", "more_than")),
        ("500 or more people", ("500 or more", 500, "people", "at_least")),
        ("a 54-year-old driver", ("54-year-old", 54, "years", "")),
        ("the mayor, 66, said", ("66", 66, "years", "")),
        ("six T-72 tanks", ("six T-72 tanks", 6, "T-72 tanks", "")),
        ("seven current and former officials", ("seven current and former officials", 7, "current and former officials", "")),
        ("two out of every five wells", ("two out of every five", 0.4, "share", "")),
        ("65 million years ago", ("65 million years", 65_000_000, "years", "")),
        ("a couple of matches", ("a couple of matches", 2, "matches", "")),
        ("One sailor was rescued", ("One sailor", 1, "sailor", "")),
        ("a majority of one", ("one", 1, "", "")),
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
        ("four of the 11 members", [(4, "members"), (11, "members")]),
        ("153 drones, of which 133 were downed", [(153, "drones"), (133, "drones")]),
        ("36 ships a day, down from 41", [(36, "ships per day"), (41, "ships per day")]),
        ("won 6-4 on Monday", [(6, ""), (4, "")]),
        ("a 12-to-9 vote", [(12, "votes"), (9, "votes")]),
        ("between $5 and $6 billion", [(5e9, "dollars"), (6e9, "dollars")]),
        ("exports fell to 4,100 in May", [(4100, "exports")]),
        ("the number of ships rose by 40", [(40, "ships")]),
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
        "It left Terminal 5 for Pier 9 at 24/7 speed",
        "the 2016 elections of the 1970s",
        "They fled to Camp 12 on Highway 66, built in 300 BC",
        "the 9/11 attacks",
        "a third round, a second half and One World",
        "One hallmark of it, said one aide",
        "call 0800 today, or call 911",
        "call 555-123-4567",
        "in 2014",
    ],
)
def test_numbers_that_count_nothing(text):
    """Dates, clock times, labels, codes, ages and idioms are no quantities."""
    assert _find(text) == []


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("between 5 and 7 percent", ["at_least", "at_most"]),
        ("5 to 7 percent of it", ["at_least", "at_most"]),
        ("rose from 5 to 7 percent", ["", ""]),
        ("rose 5 to 7 percent", ["", ""]),
        ("That adds up to 12 percent", [""]),
        ("talks over 20 points", [""]),
    ],
)
def test_ranges_bound_their_ends_and_changes_do_not(text, bounds):
    """The ends of a range are its least and its most; those of a change, and a preposition, bound nothing."""
    assert [row[3] for row in _find(text)] == bounds


@given(st.lists(_PIECES, max_size=30).map(" ".join) | st.lists(_PIECES, max_size=20).map("".join) | st.text(max_size=120))
def test_spans_say_their_words(text):
    """Every quantity's span says its words, and quantities rise without overlap."""
    clean = CleanText(text, OffsetMap())
    found = quantities.find(clean, text, dates.find(clean, text, None))
    assert all(one.span.holds_in(text) and len(one.span) for one in found)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))


@pytest.mark.parametrize(
    "piece",
    [
        "12,",
        "100,100,",
        "million million ",
        "the number of ",
        "12 ",
        "1",
        ",",
        "one hundred ",
        "1,",
        "5 to ",
        "at least ",
        "$1 ",
        "20 drones ",
        "half a ",
    ],
)
def test_hostile_input_costs_no_more_than_its_length(piece):
    """A repeated piece is read in time that grows with its length."""

    def cost(size):
        text = piece * (size // len(piece))
        begun = time.process_time()
        quantities.find(CleanText(text, OffsetMap()), text, ())
        return time.process_time() - begun

    assert cost(40_000) < 12 * cost(10_000) + 0.5


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("pledged 1.1 billion euros, of which 300 million is new", ("300 million", 300_000_000, "euros", "")),
        ("with 40-plus stations", ("40-plus stations", 40, "stations", "at_least")),
        ("a population of 2.3m.", ("2.3m", 2_300_000, "", "")),
        ("second-class costs 87p.", ("87p", 87, "pence", "")),
        ("64 out of 89 drones", ("64", 64, "drones", "")),
        ("who turned 80 in May", ("80", 80, "years", "")),
        ("carried 650,000 b/d of it", ("650,000 b/d", 650_000, "barrels per day", "")),
        ("up to 6 million Israelis", ("up to 6 million Israelis", 6_000_000, "Israelis", "at_most")),
    ],
)
def test_forms_of_the_news(text, row):
    """Short forms that reports are written in."""
    assert row in _find(text)
