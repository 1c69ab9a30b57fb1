"""Arithmetic within a claim."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.coding import figures
from stateofplay.language.analyse import document
from stateofplay.model import PartialDate, Report
from stateofplay.model.reading import Reading
from stateofplay.reconcile.arithmetic import check
from stateofplay.reconcile.tallies import tally


def _check(text):
    layers = document(Report(id="r", text=text, published=PartialDate("2025-12-15")))
    return check(Reading(layers.report, figures=figures.find(layers)))


@pytest.mark.parametrize(
    ("text", "kind", "holds", "working"),
    [
        ("It saw 153 drones, of which 133 were downed and 17 hit.", "parts",
         False, "133 + 17 = 150 of 153 drones: 3 unaccounted for"),
        ("It has 800 seats: 410 on one, 260 on two and 130 on three.", "parts", True, "410 + 260 + 130 = 800"),
        ("A fund of $95 million consists of $60 million for roads, $25 million for wells and $15 million for ports.",
         "parts", False,
         "5 million more than the 95 million dollars"),
        ("Some 57,000 people work for one firm, 46,000 for another and 43,000 for a third, 146,000 in all.", "parts",
         True, "146,000"),
        ("It was 8,435 in favor and 90 against, out of 8,525 ballots.", "parts", True, "8,435 + 90 = 8,525"),
        ("The fleet has 40 ships, including 25 tankers and 30 ferries.", "parts", False, ""),
        ("Twelve units of 175 megawatts each make 2,100.", "parts", True, "12 x 175 = 2,100"),
        ("Pay rises 5 percent, then 4 percent and 3.5 percent, a compounded 13 percent.", "parts", True, "13.02"),
        ("Jobs rose by 4 to 37 from 33.", "difference", True, "from 33 to 37 is 4"),
        ("Sales fell by 10 percent, from $40 million to $30 million.", "difference", False, "25 percent, not 10"),
        ("Some 25,000 of the 146,000 members are out, about one in six.", "shares", True, "0.171"),
        ("Polls gave 48 percent to one, 42 percent to another, with 5 percent undecided.", "shares", False, "= 95, not 100"),
    ],
)  # fmt: skip
def test_what_the_text_ties_together_is_reckoned(text, kind, holds, working):
    """Parts, shares and changes come out or do not, with the working for people."""
    if "25 tankers" in text:  # the parts have units of their own, and are not held against the ships
        assert _check(text) == ()
        return
    (found,) = _check(text)
    assert (found.kind, found.holds) == (kind, holds)
    assert working in found.working
    assert [row.evidence.start for row in found.figures] == sorted(row.evidence.start for row in found.figures)


@pytest.mark.parametrize(
    "text",
    [
        "The port has 40 cranes and 300 workers, and handled 5,000 ships.",
        "It hired 300 workers in May and 200 in June.",
        "Of 153 drones, 40 hit the port and 20 hit the depot.",
        "Trade rose 4 percent in May, 3 percent in June and 9 percent in July.",
        "She backs it with 46 percent, including 60 percent of farmers and 8 percent of pilots.",
        "Half the size of its rival, it names 11 of the 15 members.",
        "Prices rose from 33 to 37.",
    ],
)
def test_unrelated_numbers_raise_no_alarm(text):
    """Numbers that merely stand side by side are left alone."""
    assert _check(text) == ()


def test_rounding_is_allowed_for():
    """Sums of rounded numbers may be off by what rounding takes."""
    (found,) = _check(
        "The fund of $1.5 billion consists of $0.8 billion for roads, $0.4 billion for wells and $0.4 billion for ports."
    )
    assert found.holds


@given(
    st.lists(
        st.sampled_from("153 drones , of which 133 and 17 a total of 5 percent from to by rose : in all .".split()), max_size=40
    )
)
def test_any_text_is_reckoned_without_error(pieces):
    """Every check rests on two or more figures and says its working."""
    assert all(len(one.figures) > 1 and one.working for one in _check(" ".join(pieces)))


@pytest.mark.parametrize(
    "piece", ["153 drones, of which ", "a total of 5, ", "20 of 40 ships, 50 percent, ", "800 seats: 410 and 390. "]
)
def test_hostile_input_costs_no_more_than_its_length(piece):
    """Thousands of figures in a line are reckoned in time that grows with their number."""

    def cost(size):
        layers = document(Report(id="r", text=piece * (size // len(piece))))
        reading = Reading(layers.report, figures=figures.find(layers))
        begun = time.process_time()
        check(reading)
        tally([reading, reading])
        return time.process_time() - begun

    assert cost(24_000) < 12 * cost(6_000) + 0.5
