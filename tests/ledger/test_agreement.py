"""Agreement beyond chance: the figures of the papers, and where none can be had."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.ledger.agreement import cohen, krippendorff

LABELS = st.sampled_from("abc")
PAIRS = st.lists(st.tuples(LABELS, LABELS), max_size=30)


def pairs(table):
    """The pairs of labels of a table of counts."""
    return [(str(i), str(j)) for i, row in enumerate(table) for j, number in enumerate(row) for _ in range(number)]


def test_kappa_and_its_error_are_those_of_the_textbook():
    """Fleiss's hundred diagnoses (1981, table 13.1) give kappa 0.68 with a standard error of 0.087."""
    found = cohen(pairs([[75, 1, 4], [5, 4, 1], [0, 0, 10]]))
    assert (found.n, found.observed) == (100, pytest.approx(0.89))
    assert found.expected == pytest.approx(0.66)
    assert found.kappa == pytest.approx(0.68, abs=0.005)
    assert (found.high - found.low) / 2 / 1.96 == pytest.approx(0.087, abs=0.001)


def test_one_label_throughout_has_no_kappa():
    """Two people who say one and the same of everything agree, and no kappa is made of that."""
    found = cohen([("yes", "yes")] * 30)
    assert (found.observed, found.expected, found.kappa, found.low) == (1.0, 1.0, None, None)
    assert found.one_label


def test_no_labels_have_no_figures():
    """Nothing in common is nothing to compare."""
    assert cohen([]).kappa is None
    assert cohen([]).n == 0
    assert not cohen([]).one_label


def test_never_differing_has_no_interval():
    """Where the error is nought whatever the number, no interval pretends to be sure."""
    found = cohen([("a", "a"), ("b", "b")])
    assert (found.kappa, found.low, found.high) == (1.0, None, None)
    assert found.is_few


def test_one_person_with_one_label_is_told():
    """Where one of two gives one label alone kappa is nought by arithmetic, which is marked."""
    found = cohen([("a", "a"), ("a", "b"), ("a", "a")])
    assert found.kappa == pytest.approx(0.0)
    assert found.one_label


@given(PAIRS)
def test_kappa_knows_no_order_of_people_or_things(rows):
    """Swapping the two people, or going backwards, changes no figure; the confusion holds every pair."""
    one, other = cohen(rows), cohen([(b, a) for a, b in reversed(rows)])
    assert one.kappa == pytest.approx(other.kappa)
    assert (one.low is None) == (other.low is None)
    assert one.low is None or (one.low, one.high) == pytest.approx((other.low, other.high))
    assert sum(number for *_, number in one.confusion) == one.n == len(rows)
    assert one.low is None or -1 <= one.low <= one.kappa <= one.high <= 1


def test_alpha_is_that_of_the_paper():
    """Krippendorff's four observers of twelve units, some missing (2011, part C), give 0.743."""
    observers = ("1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 .")
    units = zip(*(row.split() for row in observers), strict=True)
    found = krippendorff([[label for label in unit if label != "."] for unit in units])
    assert found.value == pytest.approx(0.743, abs=0.0005)
    assert found.n == 11


def test_alpha_of_one_label_is_not_defined():
    """All labels alike, or nobody labelling twice, say nothing."""
    assert krippendorff([["a", "a"], ["a", "a", "a"]]).value is None
    assert krippendorff([["a"], []]).value is None
