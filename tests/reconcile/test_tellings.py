"""The features of a retelling, their weights and the reason in words."""

from __future__ import annotations

import pytest
from reconcile_builders import reading, report, statement

from stateofplay.reconcile.similarity import Rarity
from stateofplay.reconcile.tellings import Company, Telling, features, reason, rival, score, weighed, within_reach
from stateofplay.reconcile.weights import WEIGHTS

RARITY = Rarity.of([["crew", "night", "hand"], ["port"], ["rain"], ["fog"]])
TEXT = (
    "“The gates stay shut until dawn,” Varga said. Reld said the gates stay shut for two hours. It rained all day long, and "
    "the harbor was quiet. The gates were shut until dawn, Varga said. "
    "They stay shut for three hours, says Varga. It takes four trains."
)
QUOTED, LONGER = "“The gates stay shut until dawn,”", "The gates were shut until dawn"


def telling(words, source, published="2031-03-04", name="a", stance="demands"):
    """One statement on the gates."""
    made = report(name, TEXT, published)
    return Telling.of(statement(made, (words, "gates", "union", stance, source)), reading(made))


def test_what_counts_has_a_weight():
    """Each part of a score is a declared feature times its weight."""
    pair = telling(QUOTED, "Varga"), telling(LONGER, "Varga", name="b")
    found = features(*pair, RARITY, Company(3, 1))
    counted = weighed(found)
    assert counted
    assert counted.keys() <= WEIGHTS.keys()
    assert all(counted[name] == pytest.approx(found[name] * WEIGHTS[name], abs=1e-6) for name in counted)
    assert score(counted) == pytest.approx(sum(counted.values()), abs=1e-5)


def test_another_speaker_counts_against():
    """Two named people are two sources."""
    same = features(telling(QUOTED, "Varga"), telling(LONGER, "Varga", name="b"), RARITY)
    other = features(telling(QUOTED, "Varga"), telling("the gates stay shut", "Reld", name="b"), RARITY)
    assert "same source" in same
    assert "other speaker" in other
    assert WEIGHTS["other speaker"] < 0 < WEIGHTS["same source"]


def test_distance_in_time_counts_against():
    """The same day speaks for one utterance, another day against it."""
    a = telling(QUOTED, "Varga")
    day = features(a, telling(LONGER, "Varga", name="b"), RARITY)
    week = features(a, telling(LONGER, "Varga", "2031-03-12", "b"), RARITY)
    assert "same day, alone" in day
    assert "other day, alone" in week
    assert WEIGHTS["other day, alone"] < WEIGHTS["same day, alone"]


def test_years_apart_are_out_of_reach():
    """What is said two years later is not held against it."""
    a = telling(QUOTED, "Varga")
    assert within_reach(a, telling(LONGER, "Varga", "2031-03-12", "b"))
    assert not within_reach(a, telling(LONGER, "Varga", "2033-03-12", "b"))


def test_numbers_of_one_unit_are_rivals():
    """Two hours are not three; four trains are something else."""
    two = telling("the gates stay shut for two hours", "Reld")
    three = telling("They stay shut for three hours", "Varga", name="b")
    trains = telling("four trains", "Varga", name="b")
    assert rival(two, three)
    assert not rival(two, trains)
    assert not rival(two, two)


def test_the_reason_names_what_counted():
    """A person can read why two statements were merged."""
    a, b = telling(QUOTED, "Varga"), telling(LONGER, "Varga", name="b")
    said = reason(a, b, features(a, b, RARITY))
    assert said.startswith("same party and issue, same speaker, same day, ")
    assert "of the words" in said
