"""From scores to names and roles."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tagger_fakes import NAMES

from stateofplay.language.tagger.decode import CONTENT, CUE, OTHER, SOURCE, Place, best_paths, name_runs, read_roles, runs

O, S, Q, C = OTHER, SOURCE, CUE, CONTENT  # noqa: E741 - one letter a role, so that a path can be read
_BITS = st.lists(st.tuples(st.booleans(), st.booleans()), max_size=30)


def value(path, scores, steps):
    """The score of a path of roles."""
    return sum(scores[i, role] for i, role in enumerate(path)) + sum(steps[a, b] for a, b in pairwise(path))


@settings(deadline=None)
@given(st.integers(0, 2**32 - 1), st.lists(st.integers(1, 5), min_size=1, max_size=3))
def test_best_path_is_the_best_of_all(seed, lengths):
    """The path found scores as high as the best of every path there is, for pairs of different lengths at once."""
    random = np.random.default_rng(seed)
    scores = random.integers(-9, 10, (len(lengths), max(lengths), 4)).astype(np.float32)
    steps = random.integers(-9, 10, (4, 4)).astype(np.float32)
    paths = best_paths(scores, np.array(lengths), steps)
    assert paths.shape == scores.shape[:2]
    for row, length in enumerate(lengths):
        best = max(value(path, scores[row], steps) for path in product(range(4), repeat=length))
        assert value(paths[row, :length].tolist(), scores[row], steps) == best


@settings(deadline=None)
@given(st.integers(0, 2**32 - 1), st.lists(st.integers(1, 6), min_size=2, max_size=4))
def test_pairs_do_not_touch_each_other(seed, lengths):
    """A pair's path is the same alone and among longer ones, and past its end the last role repeats."""
    random = np.random.default_rng(seed)
    scores = random.normal(0, 3, (len(lengths), max(lengths), 4)).astype(np.float32)
    steps = random.normal(0, 1, (4, 4)).astype(np.float32)
    paths = best_paths(scores, np.array(lengths), steps)
    for row, length in enumerate(lengths):
        (alone,) = best_paths(scores[row : row + 1, :length], np.array([length]), steps)
        assert paths[row, :length].tolist() == alone.tolist()
        assert set(paths[row, length:].tolist()) <= {alone[-1]}


@pytest.mark.parametrize(
    ("mask", "breaks", "found"),
    [
        ("", "", []),
        ("....", "....", []),
        (".##.", "....", [(1, 3)]),
        ("##.#", "....", [(0, 2), (3, 4)]),
        ("####", "#.#.", [(0, 2), (2, 4)]),
        ("####", "####", [(0, 1), (1, 2), (2, 3), (3, 4)]),
        ("#..#", "##..", [(0, 1), (3, 4)]),
    ],
)
def test_runs(mask, breaks, found):
    """Words side by side are one run, cut where a paragraph begins."""
    assert runs(*(np.array([sign == "#" for sign in signs], np.bool_) for signs in (mask, breaks))) == found


@settings(deadline=None)
@given(_BITS)
def test_runs_hold_what_is_true(bits):
    """Runs hold each true word once, in order, and a break only where they begin; two that touch have a break between."""
    mask, breaks = np.array([a for a, _ in bits], np.bool_), np.array([b for _, b in bits], np.bool_)
    found = runs(mask, breaks)
    assert [i for first, last in found for i in range(first, last)] == np.flatnonzero(mask).tolist()
    assert not any(breaks[first + 1 : last].any() for first, last in found)
    assert all(a[1] < b[0] or breaks[b[0]] for a, b in pairwise(found))


def unbroken(words):
    """No word begins a paragraph."""
    return np.zeros(len(words), np.bool_)


def logits(words):
    """Scores that say these tags, one for each word; the other tag of the same type comes second."""
    out = np.zeros((len(words), len(NAMES)), np.float32)
    for row, tag in enumerate(words):
        if tag != "O":
            out[row, [NAMES.index(f"{place}-{tag[2:]}") for place in "BI"]] = 3
        out[row, NAMES.index(tag)] = 4
    return out


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", []),
        ("O O", []),
        ("B-PER I-PER O", [(0, 2, "PER")]),
        ("O B-LOC", [(1, 2, "LOC")]),
        ("B-PER B-PER", [(0, 1, "PER"), (1, 2, "PER")]),
        ("I-ORG I-ORG O", [(0, 2, "ORG")]),
        ("B-PER I-ORG I-ORG", [(0, 1, "PER"), (1, 3, "ORG")]),
        ("B-PER O I-PER", [(0, 1, "PER"), (2, 3, "PER")]),
        ("I-LOC B-LOC I-LOC", [(0, 1, "LOC"), (1, 3, "LOC")]),
    ],
)
def test_names(words, found):
    """A tag that continues nothing, or a name of another type, begins a name of its own."""
    assert [row[:3] for row in name_runs(logits(words.split()), NAMES, unbroken(words.split()))] == found


def test_no_name_runs_over_a_paragraph():
    """A name ends where a paragraph does, whatever the tags say."""
    words = ["B-PER", "I-PER", "I-PER"]
    found = name_runs(logits(words), NAMES, np.array([True, False, True]))
    assert [row[:2] for row in found] == [(0, 2), (2, 3)]


def test_name_is_as_sure_as_its_weakest_word():
    """The probability of a name is that of its least likely word."""
    scores = logits(["B-PER", "I-PER", "I-PER"])
    scores[1, NAMES.index("I-PER")] = 3.5
    ((first, last, kind, sure),) = name_runs(scores, NAMES, unbroken(scores))
    assert (first, last, kind) == (0, 3, "PER")
    assert sure == pytest.approx(np.exp(3.5) / (np.exp(3.5) + np.exp(3) + 5))


@settings(deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(0, 200))
def test_names_of_any_scores(seed, count):
    """Whatever the scores, names have words, a type and a probability, and come in order, apart from each other."""
    scores = np.random.default_rng(seed).normal(0, 3, (count, len(NAMES))).astype(np.float32)
    found = name_runs(scores, NAMES, unbroken(scores))
    assert all(0 <= first < last <= count for first, last, *_ in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert {kind for *_, kind, _ in found} <= {"PER", "ORG", "LOC"}
    assert all(0 < sure <= 1 for *_, sure in found)


@settings(deadline=None)
@given(st.lists(st.sampled_from(NAMES), max_size=20))
def test_names_hold_all_that_is_tagged(words):
    """Every word with a tag is in one name, in order, of the type that its tag says."""
    found = name_runs(logits(words), NAMES, unbroken(words))
    assert [i for first, last, *_ in found for i in range(first, last)] == [i for i, tag in enumerate(words) if tag != "O"]
    assert all(words[i][2:] == kind for first, last, kind, _ in found for i in range(first, last))
    assert all(words[i].startswith("I-") for first, last, *_ in found for i in range(first + 1, last))


def roles(path, anchor, *, chances=None, offset=0, **at):
    """What is read from a path; `opens` and `marks` say at which words paragraphs open and marks stand."""
    breaks, signs = np.zeros((2, len(path)), np.bool_)
    breaks[list(at.get("opens", ()))] = True
    signs[list(at.get("marks", ()))] = True
    sure = np.array(chances or [0.8] * len(path), np.float32)
    return read_roles(np.array(path), sure, Place(anchor, offset, 0.7, is_nested=False), breaks, signs)


def test_roles_of_a_path():
    """Each role is its runs of words, a split one has several."""
    one = roles([C, C, S, Q, O, C], 3)
    assert (one.source, one.cue, one.content, one.anchor) == (((2, 3),), ((3, 4),), ((0, 2), (5, 6)), 3)


def test_roles_in_words_of_the_report():
    """Places count from the window's first word."""
    one = roles([S, Q, C], 1, offset=100)
    assert (one.anchor, one.source, one.cue, one.content) == (101, ((100, 101),), ((101, 102),), ((102, 103),))


def test_no_content_is_no_attribution():
    """Without content there is nothing attributed, whatever else the path says."""
    assert roles([S, Q, O], 1) is None
    assert roles([O, O, O], 1) is None


def test_marks_alone_are_no_role():
    """A run of nothing but marks is no part of a source or content, and no content at all."""
    one = roles([S, O, S, Q, C, O, C], 3, marks=(0, 6))
    assert (one.source, one.content) == (((2, 3),), ((4, 5),))
    assert roles([S, Q, C, C, O], 1, marks=(2, 3)) is None
    assert roles([S, Q, C, C, O], 1, marks=(3,)).content == ((2, 4),)


def test_cue_is_the_run_of_its_anchor():
    """Another cue's words in the path are not this one's; without any the word that opened it is the cue."""
    assert roles([Q, O, Q, Q, C], 2).cue == ((2, 4),)
    assert roles([Q, O, O, O, C], 2).cue == ((2, 3),)


@pytest.mark.parametrize("path", [[S, C, C], [S, S, C]])
def test_cue_is_nothing_else(path):
    """The word that opened the cue is in no other role, even where the path gives it one."""
    one = roles(path, 1)
    words = [i for first, last in (*one.source, *one.cue, *one.content) for i in range(first, last)]
    assert len(words) == len(set(words))


def test_roles_are_cut_where_a_paragraph_begins():
    """Content that runs on into the next paragraph is two parts."""
    assert roles([S, Q, C, C], 1, opens=(3,)).content == ((2, 3), (3, 4))


def test_scores():
    """They are the cue's probability, the mean over all words with a role, and the weakest edge of source and content."""
    one = roles([S, O, Q, C, C, C], 2, chances=[0.9, 0.01, 0.5, 0.8, 0.2, 0.6])
    assert one.scores == pytest.approx((0.7, np.mean([0.9, 0.5, 0.8, 0.2, 0.6]), 0.6))
