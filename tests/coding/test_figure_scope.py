"""What a figure counts, and the day that it holds for."""

from __future__ import annotations

import pytest

from stateofplay.coding import figures
from stateofplay.language.analyse import document
from stateofplay.model import PartialDate, Report


def _only(text):
    found = figures.find(document(Report(id="r", text=text, published=PartialDate("2025-12-15"))))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The army shot down 153 drones overnight.", "drones shot down"),
        ("It said 153 drones were intercepted.", "drones intercepted"),
        ("Some 90 percent of the plan is settled.", "of the plan"),
        ("The port lost 40 cranes in the storm.", "cranes lost in the storm"),
        ("The council has 120 members.", "members"),
        ("It paid $5 million.", ""),
        ("About 57,000 people in the valley are without power.", "people in the valley"),
        ("It counted 400 ships in all.", "ships"),
    ],
)
def test_counts_says_what_is_counted(text, counts):
    """The noun with the words that restrict it, in the report's words."""
    assert _only(text).counts == counts


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Dec. 12, 2025, the army shot down 153 drones.", "2025-12-12"),
        ("So far 153 ships have left the port.", "2025-12-15"),
        ("To date it has cost $5 million.", "2025-12-15"),
        ("The port handled 153 ships.", ""),
        ("By Jan. 10, 2026, all 153 ships must leave.", ""),
        ("The port handled 4,000 ships in May 2025.", "2025-05"),
    ],
)
def test_as_of_is_a_date_of_the_sentence_or_of_the_report(text, day):
    """A date in the sentence dates the figure unless it is a limit; "so far" takes the report's own."""
    assert _only(text).as_of == day
