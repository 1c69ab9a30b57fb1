"""A question is read as the statement that it asks about; anything else is read as it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.model import Issue
from stateofplay.model.proposition import is_open, is_question, statement

_WORDS = (
    """Should Will will Does won't whether or not ? ？ the tariff Norway be a lifted pays to Who is an it , may " """.split()
)


@pytest.mark.parametrize(
    ("asked", "stated"),
    [
        ("Should the tariff be lifted?", "The tariff should be lifted"),
        ("Will Norway join Iceland's quota pact?", "Norway will join Iceland's quota pact"),
        ("Will the Northern League join the accord?", "The Northern League will join the accord"),
        ("Does the union accept binding arbitration?", "The union accepts binding arbitration"),
        ("Does the board carry the cost ?", "The board carries the cost"),
        ("Do nurses get at least 5 percent more pay?", "Nurses get at least 5 percent more pay"),
        ("Did Tarsk accept the truce?", "Tarsk did accept the truce"),
        ("Is the maternity ward closed?", "The maternity ward is closed"),
        ("Is the tariff on steel to be lifted before 2030?", "The tariff on steel is to be lifted before 2030"),
        ("Are all prisoners freed before an accord?", "All prisoners are freed before an accord"),
        ("Has the army left the valley?", "The army has left the valley"),
        ("Should both sides withdraw their troops?", "Both sides should withdraw their troops"),
        ("Will there be a referendum?", "There will be a referendum"),
        ("Will the pay rise exceed 5 percent?", "The pay rise will exceed 5 percent"),
        ("Will wages rise by 5 percent?", "Wages will rise by 5 percent"),
        ("Would the merger cost jobs?", "The merger would cost jobs"),
        ("Shouldn't the pier stay open?", "The pier should not stay open"),
        ("Won't the union strike?", "The union will not strike"),
        ("Should overtime not be compulsory?", "Overtime should not be compulsory"),
        ("Is Velmora a member of the League?", "Velmora is a member of the League"),
        ("Does the company that owns the mine pay damages?", "The company that owns the mine pays damages"),
        ("Will the tariff go or not?", "The tariff will go"),
        ("Whether the port pays for shore power", "The port pays for shore power"),
        ("Whether or not the port pays for shore power?", "The port pays for shore power"),
        ("The tariff is lifted?", "The tariff is lifted"),
    ],
)
def test_a_question_is_turned_into_its_statement(asked, stated):
    """The verb goes back behind its subject, and the question mark goes."""
    assert is_question(asked)
    assert statement(asked) == stated
    assert Issue("i", "t", asked).statement == stated
    assert Issue("i", "t", asked).proposition == asked


@pytest.mark.parametrize(
    "text",
    [
        "The tariff is lifted",
        "May Day is a holiday",
        "Will Drummond resigns",
        "No tariff on steel before 2030",
        "The union may not strike",
        "  spaced  out ",
        "",
        "?",
    ],
)
def test_what_is_no_question_is_left_alone(text):
    """A statement comes back as it is, also where it begins with a name that could be a verb."""
    assert statement(text) == text


def test_a_question_that_yes_and_no_do_not_answer_is_open():
    """Who, when and how have no statement; whether has."""
    assert is_open("Who pays for the bridge?")
    assert is_open("By how much does pay rise?")
    assert not is_open("Should the port pay for the bridge?")
    assert not is_open("What the port pays is published")


@given(st.text(max_size=80) | st.lists(st.sampled_from(_WORDS), max_size=10).map(" ".join))
def test_a_statement_is_its_own_statement(text):
    """Normalising twice changes nothing, whatever the text."""
    once = statement(text)
    assert statement(once) == once


@pytest.mark.parametrize(
    "text", ["whether " * 9_000 + "?", "Should " * 9_000 + "?", "x" + " or not" * 9_000 + "?", "?" * 9_000]
)
def test_what_is_no_sentence_is_left_alone(text):
    """A text far longer than any sentence is not taken apart."""
    assert statement(text) == text
