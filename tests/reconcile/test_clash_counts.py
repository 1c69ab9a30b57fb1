"""One quantity with two values in words that have little in common."""

from test_clash_happenings import _kinds


def test_one_instant_ties_two_sums():
    """Two losses at the end of one year are one loss."""
    one = "At the end of 2030 the ferry company was 4.4 million crowns short, Anna Brodd said."
    other = "When the company closed its books on 31 December 2030, 2.6 million were missing, Carl Vane said."
    assert _kinds(one, other) == ["figure"]


def test_other_years_do_not():
    """Losses of two years are two losses."""
    one = "At the end of 2029 the ferry company was 4.4 million crowns short, Anna Brodd said."
    other = "When the company closed its books on 31 December 2030, Carl Vane said, 2.6 million were missing."
    assert _kinds(one, other) == []


def test_a_value_that_the_other_report_has_too_is_another_quantity():
    """Who tells both values knows both quantities."""
    one = "The ferry carried 212 passengers a week last winter, the crews said."
    other = "The ferry carried 540 people in a week from December to the end of February; 212 passengers had cars."
    assert _kinds(one, other) == []
