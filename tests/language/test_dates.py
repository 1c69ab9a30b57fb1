"""Time expressions and what they mean."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.language import dates
from stateofplay.model import CleanText, OffsetMap, PartialDate

_PIECES = st.sampled_from(
    "Monday May 5 12 , . - : the last next this week two weeks ago a an every Aug 2025 p.m. noon until by will said to and of "
    "early mid 1990s half Christmas overnight into Sunday ’ \u00ad 31 Feb quarter hours later in".split(" ")
)


def _find(text, published="2025-12-15"):
    clean = CleanText(text.replace("’", "'"), OffsetMap())
    return [
        (mention.span.exact, mention.timex.value, mention.value)
        for mention in dates.find(clean, text, PartialDate(published) if published else None)
    ]


@pytest.mark.parametrize(
    ("text", "exact", "value"),
    [
        ("Officials said Monday that it was over.", "Monday", "2025-12-15"),
        ("The ministers met on Sunday.", "Sunday", "2025-12-14"),
        ("The ministers will meet on Friday.", "Friday", "2025-12-19"),
        ("They meet again next Monday.", "next Monday", "2025-12-22"),
        ("The envoys left this Friday for home, they say", "this Friday", "2025-12-12"),
        ("Talks resume this weekend.", "this weekend", "2025-W51-WE"),
        ("Over the weekend, both sides fired.", "the weekend", "2025-W50-WE"),
        ("It was agreed last week.", "last week", "2025-W50"),
        ("It was agreed last month.", "last month", "2025-11"),
        ("It was tabled two weeks ago.", "two weeks ago", "2025-W49"),
        ("It was tabled on Aug. 11.", "Aug. 11", "2025-08-11"),
        ("The truce will expire on Jan. 10.", "Jan. 10", "2026-01-10"),
        ("The vote on 15 December 2024 failed.", "15 December 2024", "2024-12-15"),
        ("It was signed on May 1, 2026.", "May 1, 2026", "2026-05-01"),
        ("In May, the union refused.", "May", "2025-05"),
        ("The plenary was moved to Wednesday, 6 December.", "Wednesday, 6 December", "2023-12-06"),
        ("It could be over by Christmas.", "Christmas", "2025-12-25"),
        ("The war began in February 2022.", "February 2022", "2022-02"),
        ("A deal came in mid-March.", "mid-March", "2025-03"),
        ("It is due in early 2026.", "early 2026", "2026"),
        ("Sales fell in the third quarter of 2025.", "the third quarter of 2025", "2025-Q3"),
        ("It was common in the 1990s.", "the 1990s", "199"),
        ("Drones came overnight Sunday into Monday.", "overnight Sunday into Monday", "2025-12-15TNI"),
        ("The call came Monday evening.", "Monday evening", "2025-12-15TEV"),
        ("Work stopped at 12:01 a.m. Tuesday.", "12:01 a.m. Tuesday", "2025-12-09T00:01"),
    ],
)
def test_dates_are_counted_from_publication(text, exact, value):
    """A time expression is found in full and resolved."""
    published = "2023-12-05" if "plenary" in text else "2025-12-15"
    assert (exact, value) in [(words, meant) for words, _, meant in _find(text, published)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("a war of four years", ("four years", "DURATION", "P4Y")),
        ("about 20 minutes passed", ("about 20 minutes", "DURATION", "PT20M")),
        ("half an hour", ("half an hour", "DURATION", "PT30M")),
        ("after several weeks of talks", ("several weeks", "DURATION", "PXW")),
        ("they meet every week", ("every week", "SET", "P1W")),
        ("$5 million a year", ("a year", "SET", "P1Y")),
    ],
)
def test_lengths_and_repetitions(text, row):
    """A length of time is a duration, a repetition a set."""
    assert row in _find(text)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("They met early Monday and late last month.", ["early Monday=2025-12-15", "late last month=2025-11"]),
        ("It lasts until the end of March.", ["the end of March=2026-03"]),
        ("in the late 1990s and the early '60s", ["the late 1990s=199", "the early '60s=196"]),
        ("In the first week of May 2024 it rained.", ["the first week of May 2024=2024-W18"]),
        ("on the last Saturday of the month", ["the last Saturday of the month=2025-12-27"]),
        ("for more than a decade and at least three years", ["more than a decade=P10Y", "at least three years=P3Y"]),
        ("It fell in the past six months.", ["the past six months=P6M"]),
        ("It will rise in the coming weeks.", ["the coming weeks=FUTURE_REF"]),
        ("He is now poor; recently he was rich.", ["now=PRESENT_REF", "recently=PAST_REF"]),
        ("The 42-year-old and a four-day strike", ["42-year-old=P42Y", "four-day=P4D"]),
        ("twice a week, every Friday, $15 an hour", ["twice a week=P1W", "every Friday=XXXX-WXX-5", "an hour=PT1H"]),
        ("He works six days a week and every other Sunday.", ["six days a week=P1W", "every other Sunday=XXXX-WXX-7"]),
        ("from 2 to 4 p.m. today", ["2=2025-12-15T14:00", "4 p.m. today=2025-12-15T16:00"]),
        ("at half past ten and at 0830 GMT", ["half past ten=2025-12-15T10:30", "0830=2025-12-15T08:30"]),
        ("the night of May 9, 1996; a day later", ["the night of May 9, 1996=1996-05-09TNI", "a day later=1996-05-10"]),
        ("between May and July 2012", ["May=2012-05", "July 2012=2012-07"]),
        ("in 2010-11 and fiscal 2012", ["2010=2010", "11=2011", "fiscal 2012=FY2012"]),
        ("It left at 9:30 p.m. Monday and sank six hours later.",
         ["9:30 p.m. Monday=2025-12-15T21:30", "six hours later=2025-12-16T03:30"]),
        ("two hours and 30 minutes, a year and a half", ["two hours and 30 minutes=PT2H30M", "a year and a half=P1.5Y"]),
        ("In 1948 he left; a year later he came home.", ["1948=1948", "a year later=1949"]),
        ("It fell from 40 the year before.", ["the year before=2024"]),
        ("on Monday, August 16, 2008", ["Monday, August 16, 2008=2008-08-16"]),
        ("in the 1930's", ["the 1930's=193"]),
        ("since Ash Wednesday and until Election Day 2028", ["Ash Wednesday=2025-03-05", "Election Day 2028=2028-11-07"]),
        ("The 20th century ended in the winter of 1999.", ["The 20th century=19", "the winter of 1999=1999-WI"]),
    ],
)  # fmt: skip
def test_what_widens_counts_and_repeats(text, rows):
    """Modifiers, articles and counts belong to the expression, and its value is the one that TIMEX3 gives."""
    assert [f"{words}={value}" for words, _, value in _find(text)] == rows


@pytest.mark.parametrize("year", ["0001", "1399", "9999"])
def test_a_publication_at_the_rim_of_the_calendar_is_read_as_undated(year):
    """Days that cannot be counted from are left alone, without an error."""
    rows = _find("Yesterday, last week, next Monday and at Easter", f"{year}-01-01")
    assert [row[2] for row in rows] == ["XXXX-XX-XX", "XXXX-WXX", "XXXX-WXX-1", "XXXX-04-XX"]


def test_the_same_evening_is_that_of_the_story():
    """What counts from the story counts from its last weekday."""
    rows = _find("The union made its offer on Friday. The owners replied the same evening.", "2023-09-09")
    assert [value[:10] for _, _, value in rows] == ["2023-09-08", "2023-09-08"]


def test_joined_days_are_two_dates():
    """Two days of one month are each a date."""
    assert [row[2] for row in _find("offers on Aug. 17 and 18 came")] == ["2025-08-17", "2025-08-18"]


@pytest.mark.parametrize(
    "text",
    [
        "He may go.",
        "They march on.",
        "wait a second",
        "Sun Corp. rose",
        "the Sunday Times",
        "2,000 votes",
        "1900 people",
        "Feb. 30",
    ],
)
def test_words_that_only_look_like_dates(text):
    """Verbs, companies, papers, counts and days that no calendar has are no dates."""
    assert _find(text) == []


def test_an_undated_report_leaves_the_unknown_open():
    """Without a day of publication the unknown parts are X."""
    rows = _find("On Monday, yesterday, last week and on Dec. 25", None)
    assert [row[2] for row in rows] == ["XXXX-WXX-1", "XXXX-XX-XX", "XXXX-WXX", "XXXX-12-25"]


@given(
    st.lists(_PIECES, max_size=30).map(" ".join) | st.text(max_size=120),
    st.sampled_from(["2025-12-15", "2025-12", "2025", None]),
)
def test_spans_say_their_words(text, published):
    """Every mention's span says its words, and mentions rise without overlap."""
    clean = CleanText(text, OffsetMap())
    found = dates.find(clean, text, PartialDate(published) if published else None)
    assert all(mention.span.holds_in(text) and mention.value for mention in found)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        ",",
        "one hundred ",
        "May ",
        "a ",
        "1-",
        "half a ",
        "Aug. 1 and ",
        "the last ",
        "two weeks ",
        "another ",
        "early ",
        "the week of ",
        "the end of ",
        "more than ",
        "every other ",
        "mid-",
        "2010-",
        "10:30 ",
        "the first of ",
    ],
)
def test_hostile_input_costs_no_more_than_its_length(piece):
    """A repeated piece is read in time that grows with its length."""

    def cost(size):
        text = piece * (size // len(piece))
        begun = time.process_time()
        dates.find(CleanText(text, OffsetMap()), text, PartialDate("2025-12-15"))
        return time.process_time() - begun

    assert cost(40_000) < 12 * cost(10_000) + 0.5
