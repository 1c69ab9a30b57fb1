"""Propositions that say nearly the same, or the opposite, are pointed out with both lines."""

from __future__ import annotations

import pytest

from stateofplay.coding import doubles
from stateofplay.errors import Place
from stateofplay.model import Codebook, Issue, Level


def _found(*propositions):
    issues = tuple(Issue(f"i{number}", "Title", text) for number, text in enumerate(propositions))
    places = {f"issues.{issue.id}": Place("c.yaml", 10 + number) for number, issue in enumerate(issues)}
    return doubles(Codebook("", (), issues, places))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The port hires 200 more dockers in May", "The port hires 200 dockers more in May"),
        ("Prisoners are freed by both sides", "Both sides free prisoners"),
        ("The curfew is lifted", "Should the curfew be lifted?"),
        ("The union may not strike", "The union does not strike"),
        ("Norway pays Iceland for fish", "Norway will pay Iceland for its fish"),
    ],
)
def test_nearly_the_same_is_said_with_both_lines(one, other):
    """The later issue is the place, the earlier one is named with its line, and a remedy follows."""
    (notice,) = _found("Staff park free of charge", one, other)
    assert notice.level is Level.WARNING
    assert notice.place == Place("c.yaml", 12)
    assert "nearly the same as that of issues.i1 in line 11" in notice.problem
    assert notice.remedy


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The port pays for shore power", "The port does not pay for shore power"),
        ("Prisoners are freed before an accord", "No prisoners are freed before an accord"),
        ("The union may strike", "May the union not strike?"),
        ("The curfew in the valley is lifted", "The curfew in the valley is kept"),
        ("Harbour fees rise next year", "Harbour fees fall next year"),
    ],
)
def test_the_opposite_is_said_to_be_that(one, other):
    """A denial, or a word and its opposite, make the opposite of a proposition."""
    (notice,) = _found(one, other)
    assert "the opposite of that of issues.i0 in line 10" in notice.problem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pay rises by at least 5 percent in the first year", "Pay rises by at least 7 percent in the first year"),
        ("Velmora withdraws all its troops from the valley", "Tarsk withdraws all its troops from the valley"),
        ("Norway pays Iceland for fish", "Iceland pays Norway for fish"),
        ("The port hires 200 more dockers in May", "The port hires 200 more dockers in June"),
        ("The curfew does not rise", "Harbour fees do not fall"),
    ],
)
def test_other_names_numbers_and_roles_are_another_matter(one, other):
    """Propositions with the same words about other parties, months or amounts are not taken for one."""
    assert _found(one, other) == ()


def test_two_denials_are_the_same_again():
    """A denied opposite is the proposition itself."""
    (notice,) = _found("Harbour fees rise next year", "Harbour fees do not fall next year")
    assert "nearly the same" in notice.problem


def test_many_issues_that_are_one_give_one_warning_each():
    """A codebook of the same sentence over and over is told once an issue, not once a pair."""
    assert len(_found(*["The port pays for shore power"] * 2000)) == 1999
    assert _found(*[f"The pier of berth w{number}x is rebuilt" for number in range(2000)]) == ()
