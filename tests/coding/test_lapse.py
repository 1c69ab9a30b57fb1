"""The last day on which an offer stands."""

import pytest

from stateofplay.coding.lapse import last_day
from stateofplay.model import PartialDate


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("until Friday", "2031-03-07"),
        ("lapses on 31 March", "2031-03-31"),
        ("expires at midnight on Sunday", "2031-03-09"),
        ("until the end of May", "2031-05-31"),
        ("through next week", "2031-03-16"),
        ("until further notice", ""),
        ("", ""),
    ],
)
def test_the_day_lies_ahead_of_the_report(words, day):
    """Days are counted on from the report of Wednesday 5 March 2031; what names none gives none."""
    assert last_day(words, PartialDate("2031-03-05")) == day


def test_an_undated_report_has_no_friday():
    """Without the day of the report only a whole date counts."""
    assert last_day("until Friday", None) == ""
    assert last_day("until 7 March 2031", None) == "2031-03-07"
