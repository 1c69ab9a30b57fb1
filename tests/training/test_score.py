"""Figures of a reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.reader.score import Counts, Told, compare, interval, matched, total

SHE_SAID = Told(((0, 3),), ((4, 8),), ((9, 29),), "direct|named")


def counted(counts, name):
    """Right, told and marked."""
    return counts.right[name], counts.told[name], counts.gold[name]


@st.composite
def attributions(draw):
    """A few attributions with cue and content."""
    run = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda pair: (pair[0], sum(pair)))
    runs = st.lists(run, min_size=1, max_size=2, unique=True).map(lambda found: tuple(sorted(found)))
    one = st.builds(Told, st.one_of(st.just(()), runs), runs, runs)
    return draw(st.lists(one, max_size=4, unique=True))


def test_pieces_are_right_when_exact_and_characters_when_covered():
    """A content that ends early is no exact piece, but its characters count."""
    counts = compare([Told(((0, 3),), ((4, 8),), ((9, 24),))], [SHE_SAID])
    assert counted(counts, "exact source") == (1, 1, 1)
    assert counted(counts, "exact content") == (0, 1, 1)
    assert counted(counts, "token content") == (15, 15, 20)
    assert counts.f1("token content") == pytest.approx(200 * 15 / 35)


def test_shared_pieces_count_once():
    """A source of two attributions is one piece."""
    other = Told(SHE_SAID.source, ((40, 44),), ((45, 60),))
    assert counted(compare([SHE_SAID], [SHE_SAID, other]), "exact source") == (1, 1, 1)
    assert counted(compare([SHE_SAID], [SHE_SAID, other]), "exact cue") == (1, 1, 2)


def test_whole_attributions_and_groups():
    """An attribution is whole when matched, whole exact when alike; recall is counted for each group of the gold."""
    missed = Told(((30, 32),), ((33, 37),), ((38, 50),), "indirect|named")
    counts = compare([Told(((0, 3),), ((4, 8),), ((9, 24),))], [SHE_SAID, missed])
    assert counted(counts, "whole") == (1, 1, 2)
    assert counted(counts, "whole exact") == (0, 1, 2)
    assert {name: counted(counts, name) for name in counts.gold if name.startswith("recall")} == {
        "recall direct": (1, 0, 1),
        "recall named": (1, 0, 2),
        "recall indirect": (0, 0, 1),
    }


@pytest.mark.parametrize(
    ("told", "right"),
    [
        (Told(((0, 3),), ((4, 8),), ((9, 19),)), True),
        (Told(((0, 3),), ((4, 8),), ((9, 18),)), False),
        (Told(((0, 3),), ((4, 8),), ((9, 49),)), True),
        (Told(((0, 3),), ((4, 8),), ((9, 50),)), False),
        (Told(((2, 9),), ((4, 8),), ((9, 29),)), True),
        (Told(((3, 4),), ((4, 8),), ((9, 29),)), False),
        (Told((), ((4, 8),), ((9, 29),)), False),
    ],
    ids=["half", "less than half", "twice", "more than twice", "source overlaps", "other source", "no source"],
)
def test_what_matches(told, right):
    """Contents overlap by half of each; sources overlap."""
    assert matched([told], [SHE_SAID]) == ([(0, 0)] if right else [])


def test_both_sources_may_be_absent():
    """Two attributions to nobody match."""
    nobody = Told((), ((4, 8),), ((9, 29),))
    assert matched([nobody], [nobody]) == [(0, 0)]


def test_the_larger_overlap_is_matched_first():
    """Each attribution has one partner at most, the nearest one."""
    near, far = Told(((0, 3),), ((4, 8),), ((9, 28),)), Told(((0, 3),), ((4, 8),), ((9, 22),))
    assert matched([far, near], [SHE_SAID]) == [(1, 0)]
    assert matched([far, near], [SHE_SAID, far]) == [(0, 1), (1, 0)]


@given(attributions(), attributions())
def test_counts_are_bounded(told, gold):
    """Nothing is right that was not told and marked, and F1 lies between 0 and 100."""
    counts = compare(told, gold)
    for name in counts.gold:
        right, said, marked = counted(counts, name)
        assert 0 <= right <= min(said, marked)
        assert 0 <= counts.f1(name) <= 100


@given(attributions())
def test_the_gold_itself_is_all_right(gold):
    """A reader that says what is marked has F1 of 100 wherever something is marked."""
    counts = compare(gold, gold)
    assert all(counts.f1(name) == 100 for name in counts.gold if counts.gold[name])


def test_nothing_told_of_nothing():
    """F1 is 0 where nothing was told or marked, also of what was never counted."""
    assert compare([], []).f1("whole") == 0
    assert Counts().f1("whole") == 0


def test_total_sums_documents():
    """Counts of documents add up, and stay as they were."""
    one, two = compare([SHE_SAID], [SHE_SAID]), compare([], [SHE_SAID])
    assert counted(total([one, two]), "whole") == (1, 1, 2)
    assert counted(one, "whole") == (1, 1, 1)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(5, 9), st.integers(5, 9)), min_size=5, max_size=30))
def test_interval_contains_the_point(documents):
    """The bootstrap interval is around F1, between 0 and 100, and the same each time."""
    each = []
    for right, told, gold in documents:
        each.append(Counts())
        each[-1].add("whole", right, told, gold)
    low, high = interval(each, "whole", rounds=200)
    assert 0 <= low <= total(each).f1("whole") + 1e-9
    assert total(each).f1("whole") - 1e-9 <= high <= 100
    assert interval(each, "whole", rounds=200) == (low, high)


def test_interval_of_one_document_is_a_point():
    """Where there is one document to draw, every draw is alike."""
    assert interval([compare([SHE_SAID], [SHE_SAID])], "whole") == (100, 100)
