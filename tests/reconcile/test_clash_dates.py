"""One act with two dates."""

from clash_builders import SECOND, found, kinds, told

ONE = told("a", "The port of Dravik tabled its offer on the cranes on 12 February. It rained.", "2031-03-04")


def test_one_act_on_two_days_clashes():
    """The same offer cannot have been tabled twice."""
    other = told("b", "Its offer on the cranes was tabled by the port of Dravik on Feb. 19. Fog came in.", SECOND)
    got = found(ONE, other)
    assert [row[0] for row in got] == ["date"]
    assert "12 February" in got[0][1]
    assert "Feb. 19" in got[0][2]


def test_the_same_day_in_other_words_agrees():
    """The order of day and month makes no difference."""
    assert kinds(ONE, told("b", "The port of Dravik tabled its offer on the cranes on February 12. Fog.", SECOND)) == []


def test_ordinals_tell_acts_apart():
    """A first and a second round are two."""
    first = told("a", "The first round of talks on the cranes of Dravik opened on 12 February. It rained.", "2031-03-04")
    second = told("b", "The second round of talks on the cranes of Dravik opened on 19 February. Fog.", SECOND)
    assert kinds(first, second) == []


def test_a_limit_is_no_date_of_an_act():
    """What is to be done by a day was not done on it."""
    limit = told("b", "The port of Dravik tabled its offer on the cranes, valid until 19 February. Fog came in.", SECOND)
    assert kinds(ONE, limit) == []


def test_days_that_are_none():
    """The 31st of February is no day, and does not stop the reading."""
    assert kinds(ONE, told("b", "The port of Dravik tabled its offer on the cranes on 31 February. Fog came in.", SECOND)) == []
