"""From scores to probabilities."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.language.tagger import store
from stateofplay.language.tagger.calibration import Calibration, log_odds

_SCORE = st.floats(0, 1)
_SCORES = st.tuples(_SCORE, _SCORE, _SCORE)
_WEIGHT = st.floats(-50, 50)


@pytest.mark.parametrize(("score", "value"), [(0.5, 0.0), (0.75, math.log(3)), (0.25, -math.log(3))])
def test_log_odds(score, value):
    """They are ln(p / (1 - p))."""
    assert log_odds(score) == pytest.approx(value)


def test_log_odds_are_bounded():
    """Certainty counts as one in ten thousand."""
    assert log_odds(0) == log_odds(1e-9) == pytest.approx(math.log(1e-4 / (1 - 1e-4)))
    assert log_odds(1) == log_odds(1 - 1e-9) == pytest.approx(-log_odds(0))


def test_weights_of_one_leave_the_score():
    """With weight 1 for one score alone the outcome is that score."""
    one = Calibration((0.0, 1.0, 0.0, 0.0))
    assert [one((score, 0.3, 0.9)) for score in (0.11, 0.5, 0.87)] == [0.11, 0.5, 0.87]


@given(st.tuples(_WEIGHT, _WEIGHT, _WEIGHT, _WEIGHT), _SCORES)
def test_probability_is_one(weights, scores):
    """Whatever weights and scores, it lies between 0 and 1 and has two digits."""
    made = Calibration(weights)(scores)
    assert 0 <= made <= 1
    assert made == round(made, 2)


@given(_WEIGHT, st.tuples(*[st.floats(0, 50)] * 3), _SCORES, _SCORES)
def test_more_is_not_less(constant, weights, one, other):
    """Where weights are positive, higher scores never make it less likely."""
    made = Calibration((constant, *weights))
    low, high = (tuple(map(pick, one, other)) for pick in (min, max))
    assert made(low) <= made(high)


def test_number_of_scores_is_that_of_weights():
    """A weight too many or too few is an error, not a guess."""
    with pytest.raises(ValueError, match="zip"):
        Calibration((0.0, 1.0))((0.5, 0.5, 0.5))


def test_bundled_calibration_takes_the_scores_of_roles():
    """The model that the package carries has a weight for each score, and trusts a likely cue more than an unlikely one."""
    made = store.bundled().calibration
    assert made((0.5, 0.5, 0.5)) < made((0.99, 0.99, 0.99))
