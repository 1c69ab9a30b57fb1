"""The features of a retelling, their weights and the reason in words."""

from __future__ import annotations

from reconcile_builders import report, statement

from stateofplay.reconcile.similarity import Rarity
from stateofplay.reconcile.tellings import WEIGHTS, Telling, features, reason, score

RARITY = Rarity.of([["crew", "night", "hand"], ["port"], ["rain"], ["fog"]])
TEXT = (
    "“The gates stay shut until dawn,” Varga said. Reld said the gates stay shut. "
    "On 9 March the gates were shut until dawn, Varga said."
)


def telling(words, source, published="2031-03-04", name="a", stance="demands"):
    """One statement on the gates."""
    made = report(name, TEXT, published)
    return Telling.of(statement(made, (words, "gates", "union", stance, source)), made)


def test_only_declared_features_count():
    """Whatever counts for a pair is in the table of weights."""
    pair = telling("“The gates stay shut until dawn,”", "Varga"), telling("the gates were shut until dawn", "Varga", name="b")
    found = features(*pair, RARITY, 3)
    assert found.keys() <= WEIGHTS.keys()
    assert score(found) == sum(found.values())


def test_another_speaker_counts_against():
    """Two named people are two sources."""
    same = features(
        telling("“The gates stay shut until dawn,”", "Varga"), telling("the gates were shut until dawn", "Varga"), RARITY
    )
    other = features(telling("“The gates stay shut until dawn,”", "Varga"), telling("the gates stay shut", "Reld"), RARITY)
    assert "source" in same
    assert "other speaker" in other


def test_distance_in_time_counts_against():
    """The same day speaks for one utterance, a week against it."""
    a = telling("“The gates stay shut until dawn,”", "Varga")
    day = features(a, telling("the gates were shut until dawn", "Varga", name="b"), RARITY)
    week = features(a, telling("the gates stay shut", "Varga", "2031-03-12", "b"), RARITY)
    assert "day" in day
    assert "week" in week


def test_the_reason_names_what_counted():
    """A person can read why two statements were merged."""
    a, b = telling("“The gates stay shut until dawn,”", "Varga"), telling("the gates were shut until dawn", "Varga", name="b")
    said = reason(a, b, features(a, b, RARITY))
    assert said.startswith("same party and issue, same speaker, same day, ")
    assert said.endswith("of the words")
