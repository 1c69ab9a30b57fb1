"""Which issues a sentence may be about."""

from __future__ import annotations

import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from positions_fakes import FEW, document, many

from stateofplay.coding.issues import IssueMatch
from stateofplay.coding.positions import inputs
from stateofplay.coding.positions.likeness import MOST, Likeness
from stateofplay.model import Codebook, Issue

pytestmark = pytest.mark.usefixtures("small_vectors")


def asked(text, codebook, matched=()):
    """The issues to read beside a text of one sentence, and their scores; `matched` are issues that its words match."""
    made = document(text)
    likeness, seen = Likeness(codebook), inputs.sight(made.encoded, (0, len(made.tokens)))
    found = {issue: IssueMatch(issue, 0, 1, 1.0, "term") for issue in matched}
    return likeness.likeliest(made, seen, found), likeness.scores(made, seen, found)


def test_few_issues_are_all_read():
    """Of a small codebook every issue is read, whatever the sentence says."""
    assert asked("The harbour is quiet.", FEW)[0] == tuple(issue.id for issue in FEW.issues)


@pytest.mark.parametrize("count", [MOST, MOST + 1, 3 * MOST, 60])
def test_so_many_issues_are_read(count):
    """Of a large codebook there are just so many, in its order."""
    codebook = many(count)
    issues, scores = asked("The harbour is quiet.", codebook)
    assert len(issues) == MOST
    assert list(issues) == [issue.id for issue in codebook.issues if issue.id in issues]
    assert len(scores) == count
    assert all(map(math.isfinite, scores))


@pytest.mark.parametrize("number", [0, 7, 29])
def test_issue_whose_words_stand_in_the_sentence(number):
    """The issue whose proposition or term the sentence says is the likeliest of all."""
    codebook = many(30)
    issue = codebook.issues[number]
    for text in (f"Norway said: {issue.proposition}.", f"Norway wants {issue.terms[0]} soon."):
        issues, scores = asked(text, codebook)
        assert issue.id in issues
        assert max(scores) == scores[number]


def test_issue_that_the_rules_match():
    """An issue that the rules find in the sentence is read, though nothing else in it sounds like that issue."""
    codebook = many(30)
    plain, scores = asked("The harbour is quiet.", codebook)
    for number, issue in enumerate(codebook.issues):
        issues, lifted = asked("The harbour is quiet.", codebook, [issue.id])
        assert issue.id in issues
        assert lifted[number] > scores[number]
        assert lifted[:number] + lifted[number + 1 :] == scores[:number] + scores[number + 1 :]
        assert issues == plain or issue.id not in plain


def test_issue_with_many_terms_gains_only_by_the_best():
    """Terms that have nothing to do with the sentence do not lift an issue over one with the same best term."""
    words = (
        Issue("a", "Quay", "The quay is dug", ("quay",)),
        Issue("b", "Quay", "The quay is dug", ("quay", "gallery", "violin")),
    )
    few = Codebook("Quays", FEW.parties, words)
    _, (one, other) = asked("Norway wants a new quay.", few)
    assert one == pytest.approx(other)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from("Norway wants a quay dababa cecece bacedi , no 5 x".split()), min_size=1, max_size=30),
    st.integers(1, 12),
)
def test_whatever_the_sentence(words, count):
    """Any sentence has finite scores, and the same issues again."""
    text, codebook = " ".join(words), many(count)
    issues, scores = asked(text, codebook)
    assert (issues, scores) == asked(text, codebook)
    assert len(issues) == min(count, MOST)
    assert all(map(math.isfinite, scores))
