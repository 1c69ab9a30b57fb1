"""Fitting confidence."""

import numpy as np
import pytest
from training.reader import calibration
from training.reader.examples import UNMARKED, Labelled, Link

from stateofplay.language.tagger.decode import Roles
from stateofplay.language.tagger.features import Features
from stateofplay.language.tagger.tagger import Tags

WORDS = "Ada said rain would come".split()


def document(count):
    """A document with so many attributions of five words each."""
    starts = np.cumsum([0, *(len(word) + 1 for word in WORDS * count)])[:-1]
    size = len(WORDS) * count
    blank = np.zeros(size, np.int32)
    features = Features(blank, blank, blank, np.arange(size), np.arange(size + 1), np.zeros(size, bool))
    links = [
        Link(at + 1, np.array([at]), np.array([at + 1]), np.arange(at + 2, at + 5), UNMARKED, nested=False)
        for at in range(0, size, len(WORDS))
    ]
    unmarked = np.full(size, UNMARKED, np.int16)
    spans = [(int(start), int(start) + len(word)) for start, word in zip(starts, WORDS * count, strict=True)]
    text = " ".join(WORDS * count)
    return Labelled("one", "", text, spans, features, unmarked, unmarked, unmarked, links, marks_nested=False)


def told(scores, right):
    """An attribution of the document's for each score; those that are wrong miss the source."""
    roles = [
        Roles(at + 1, ((at, at + 1),) if good else (), ((at + 1, at + 2),), ((at + 2, at + 5),), is_nested=False, scores=score)
        for at, score, good in zip(range(0, len(scores) * 5, 5), scores, right, strict=True)
    ]
    return Tags((), np.zeros(0, np.int64), np.zeros((0, 0), np.float16), tuple((one, "speech") for one in roles))


def drawn(documents, each, seed=1):
    """Documents and what is told of them, right as often as the first score says."""
    chance = np.random.default_rng(seed)
    sure = chance.uniform(0.05, 0.95, (documents, each))
    right = chance.uniform(size=sure.shape) < sure
    tags = [told([(float(p), 0.5, 0.5) for p in row], hit.tolist()) for row, hit in zip(sure, right, strict=True)]
    return [document(each)] * documents, tags


def test_fit_recovers_a_known_slope():
    """From enough samples of a logistic regression its weights come back; scores that say nothing get none."""
    chance = np.random.default_rng(3)
    odds = chance.uniform(-4, 4, 20_000)
    right = chance.uniform(size=odds.size) < 1 / (1 + np.exp(-(0.8 * odds - 0.5)))
    weights = calibration.fit([(float(p), 0.5, 0.5) for p in 1 / (1 + np.exp(-odds))], right.astype(float))
    assert weights == pytest.approx((-0.5, 0.8, 0, 0), abs=0.06)


def test_fit_is_bounded_where_all_is_right():
    """The ridge keeps weights finite when no sample is wrong."""
    weights = calibration.fit([(0.9, 0.8, 0.7), (0.6, 0.7, 0.8)], np.ones(2))
    assert np.isfinite(weights).all()


@pytest.mark.parametrize(
    ("sure", "right"),
    [([0.25] * 4, [1, 0, 0, 0]), ([1.0, 1.0, 0.0], [True, True, False]), ([0.5] * 2 + [0.75] * 4, [1, 0, 1, 1, 1, 0])],
)
def test_perfect_calibration_has_no_error(sure, right):
    """Where each bin is right as often as it says, the error is 0."""
    assert calibration.expected_error(sure, right) == 0


def test_expected_error_weighs_bins_by_their_samples():
    """Three sure and wrong, one perfect: three quarters of the gap."""
    assert calibration.expected_error([0.8, 0.8, 0.8, 0.0], [0, 0, 0, 0]) == pytest.approx(0.6)


def test_samples_say_score_rightness_and_document():
    """An attribution is right when it matches a marked one; a nested one is no sample."""
    first = told([(0.9, 0.8, 0.7), (0.4, 0.3, 0.2)], [True, False])
    outer, kind = first.roles[0]
    nested = Roles(outer.anchor, outer.source, outer.cue, outer.content, is_nested=True, scores=(0.1, 0.1, 0.1))
    second = Tags((), first.tags, first.lower, ((nested, kind), (outer, kind)))
    scores, right, home = calibration.samples([document(2), document(1)], [first, second])
    assert scores == [(0.9, 0.8, 0.7), (0.4, 0.3, 0.2), (0.9, 0.8, 0.7)]
    assert right.tolist() == [1, 0, 1]
    assert home.tolist() == [0, 0, 1]


def test_held_out_error_of_honest_scores_is_small():
    """Scores that are right as often as they say need no correction, and get little."""
    assert calibration.held_out_error(*drawn(100, 30)) < 0.05


def test_what_is_fitted_never_saw_what_it_is_asked(monkeypatch):
    """In every fold the weights come from the other documents alone."""
    documents, tags = drawn(10, 3)
    scores, *_ = calibration.samples(documents, tags)
    seen = []
    monkeypatch.setattr(calibration, "fit", lambda given, right: seen.append((given, len(right))) or (0.0, 0.0, 0.0, 0.0))
    calibration.held_out_error(documents, tags, folds=5)
    held = [[*scores[3 * fold : 3 * fold + 3], *scores[3 * fold + 15 : 3 * fold + 18]] for fold in range(5)]
    assert seen == [([one for one in scores if one not in out], 24) for out in held]
