"""What rules and the trained reader say of a sentence, made one."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.coding.candidates import Candidate
from stateofplay.coding.drafts import Draft, Loose
from stateofplay.coding.fuse import Sign, fuse, log_odds
from stateofplay.coding.issues import IssueMatch
from stateofplay.coding.positions.reader import Opinion
from stateofplay.coding.positions.store import STANCES, Weights
from stateofplay.coding.stances import Hit, StanceCue
from stateofplay.model import Stance

WEIGHTS = Weights(warmth=1.0, some=0.5, rule=2.0, agree=1.0, red=0.5, past=0.5, condition=0.0)


def draft(*parties, issue="pay", stance=Stance.DEMANDS, at=(0, 6), confidence=0.7):
    """What the rules read."""
    hit = Hit(at[0] + 1, at[0] + 2, StanceCue("*demand", stance, "verb"), stance)
    return Draft(at, IssueMatch(issue, at[0] + 2, at[1], 0.9, "term"), stance, parties, hit, (at[0], at[0] + 1), confidence)


def opinion(party, some, stance=Stance.DEMANDS, second=None, **more):
    """What the reader makes of a party; `second` is a stance half as likely, `more` are other fields, and the words named."""
    chances = [4.0 if one is stance else 2.0 if one is second else 0.1 for one in STANCES]
    logs = tuple(math.log(chance / sum(chances)) for chance in chances)
    candidate = Candidate(0, party, more.pop("named", ((0, 1),)), ())
    fields = {"issue": "pay", "red": 0.1, "past": 0.1, "evidence": (2, 5), "condition": None, **more}
    return Opinion(candidate=candidate, some=some, stances=logs, **fields)


def told(drafts):
    """(parties, issue, stance) of each."""
    return [(one.parties, one.match.issue, one.stance) for one in drafts]


def test_rules_alone_stay_as_they_are():
    """A position whose party the reader was not asked about is what the rules made it."""
    alone = draft("union")
    assert fuse([alone], [], WEIGHTS) == [alone]
    assert fuse([alone], [opinion("trust", -9.0), opinion("union", -9.0, issue="ward")], WEIGHTS) == [alone]


def test_nothing_said_is_nothing():
    """Neither rules nor reader: no position."""
    assert fuse([], [], WEIGHTS) == []


def test_of_two_parties_each_is_weighed_by_itself():
    """A draft of two parties becomes a row for each; where the reader denies one, the other stays."""
    both = draft("union", "trust")
    assert told(fuse([both], [], WEIGHTS)) == [(("trust",), "pay", Stance.DEMANDS), (("union",), "pay", Stance.DEMANDS)]
    assert told(fuse([both], [opinion("union", -9.0)], WEIGHTS)) == [(("trust",), "pay", Stance.DEMANDS)]


@pytest.mark.parametrize(("some", "kept"), [(-0.01, False), (0.0, True), (3.0, True)])
def test_threshold_of_the_reader_alone(some, kept):
    """Without the rules a position stands from the threshold on, as sure as the reader is."""
    made = fuse([], [opinion("union", some)], WEIGHTS)
    assert [one.confidence for one in made] == ([pytest.approx(1 / (1 + math.exp(-some)))] if kept else [])


@pytest.mark.parametrize(("some", "kept"), [(-1.01, False), (-1.0, True), (1.0, True)])
def test_threshold_with_the_rules(some, kept):
    """That the rules see it too counts for as much as the weights say, times how sure they are, and no more."""
    made = fuse([draft("union", confidence=0.5)], [opinion("union", some)], WEIGHTS)
    assert [one.confidence for one in made] == ([pytest.approx(1 / (1 + math.exp(-some - 1)))] if kept else [])


def test_higher_threshold_keeps_less():
    """The threshold is the one that the weights say."""
    opinions = [opinion("union", 1.0), opinion("trust", 3.0)]
    assert len(fuse([], opinions, replace(WEIGHTS, some=0.9))) == 1
    assert fuse([], opinions, replace(WEIGHTS, some=0.99)) == []


def test_words_of_the_issue_count():
    """That the sentence has the issue's own words counts as much as the weights say, times how well they match."""
    weights = replace(WEIGHTS, term=2.0)
    matched, half, none = (opinion("union", -1.0, matched=score) for score in (1.0, 0.5, 0.0))
    assert [log_odds(one, [one], weights, Sign.NONE) for one in (matched, half, none)] == [1.0, 0.0, -1.0]
    assert log_odds(half, [half], weights, Sign.RULE) == 2.0
    assert len(fuse([], [half], weights)) == 1
    assert fuse([], [none], weights) == []


def test_likelier_issue_of_the_same_holder_counts_against():
    """An issue loses by as much as another one is likelier for the same holder; the likeliest loses nothing."""
    weights = replace(WEIGHTS, rival=0.5)
    pay, ward, other = opinion("union", 1.0), opinion("union", 5.0, issue="ward"), opinion("trust", 9.0, issue="ward")
    assert told(fuse([], [pay, other], weights)) == told(fuse([], [pay, other], WEIGHTS))
    assert [one.match.issue for one in fuse([], [pay, ward], weights)] == ["ward"]
    assert log_odds(pay, [pay, ward], weights, Sign.NONE) == -1.0
    assert log_odds(ward, [pay, ward], weights, Sign.NONE) == 5.0


def test_odds_beyond_all_bounds():
    """However sure the reader is, a probability comes out."""
    sure, never = fuse([], [opinion("union", 1e6), opinion("trust", -1e6)], replace(WEIGHTS, some=0.0))[::-1]
    assert never.confidence < 1e-9
    assert sure.confidence == pytest.approx(1)


@pytest.mark.parametrize(
    ("agree", "stance"), [(0.0, Stance.REJECTS), (0.6, Stance.REJECTS), (0.8, Stance.DEMANDS), (5.0, Stance.DEMANDS)]
)
def test_stance_of_the_rules_counts_more(agree, stance):
    """The reader's second choice wins where it is that of the rules and their word weighs enough."""
    heard = opinion("union", 2.0, Stance.REJECTS, second=Stance.DEMANDS)
    (made,) = fuse([draft("union")], [heard], replace(WEIGHTS, agree=agree))
    assert made.stance is stance
    (alone,) = fuse([], [heard], replace(WEIGHTS, agree=agree))
    assert alone.stance is Stance.REJECTS


def test_what_both_see_rests_on_the_words_of_the_rules():
    """A position that rules and reader see keeps words, match, cue and subject; stance and certainty are of both."""
    rule, heard = draft("union"), opinion("union", 1.0, Stance.OFFERS)
    (made,) = fuse([rule], [heard], WEIGHTS)
    assert made == replace(rule, stance=Stance.OFFERS, confidence=made.confidence, opinion=heard)
    assert made.opinion is heard


@pytest.mark.parametrize(
    ("named", "first"),
    [((), 4), (((0, 1),), 4), (((2, 3),), 2), (((2, 4),), 2), (((1, 4), (6, 7)), 1), (((5, 6),), 4), (((8, 9),), 4)],
)
def test_what_the_reader_alone_sees_rests_on_its_words(named, first):
    """Its words are those that the reader points to, with the holder's name where it stands just before them."""
    heard = opinion("union", 3.0, Stance.OFFERS, evidence=(4, 8), named=named)
    (made,) = fuse([], [heard], WEIGHTS)
    assert made.at == (first, 8)
    assert (made.match.issue, made.match.first, made.match.last) == ("pay", first, 8)
    assert (made.stance, made.parties, made.subject, made.paper, made.aside) == (Stance.OFFERS, ("union",), None, None, False)
    assert made.opinion is heard
    assert made.hit.first == made.hit.last == first


def test_order_is_that_of_the_words():
    """Positions stand in the order of their words, whoever sees them; on the same words in that of issues and parties."""
    drafts = [draft("union", at=(9, 14)), draft("trust", issue="ward", at=(3, 8))]
    opinions = [
        opinion("union", 3.0, issue="ward", evidence=(3, 8), named=()),
        opinion("trust", 3.0, issue="pension", evidence=(1, 3), named=()),
        opinion("trust", 3.0, issue="overtime", evidence=(3, 8), named=()),
    ]
    wanted = [("trust", "pension"), ("trust", "overtime"), ("trust", "ward"), ("union", "ward"), ("union", "pay")]
    assert [(*one.parties, one.match.issue) for one in fuse(drafts, opinions, WEIGHTS)] == wanted
    assert [(*one.parties, one.match.issue) for one in fuse(drafts[::-1], opinions[::-1], WEIGHTS)] == wanted


def test_both_of_two_drafts_stay():
    """Where the rules read a party twice on an issue, in different words, both are told."""
    drafts = [draft("union", at=(0, 6)), draft("union", at=(8, 12), stance=Stance.REJECTS)]
    assert [one.at for one in fuse(drafts, [], WEIGHTS)] == [(0, 6), (8, 12)]
    assert [one.at for one in fuse(drafts, [opinion("union", 1.0)], WEIGHTS)] == [(0, 6), (8, 12)]


_PARTY, _ISSUE, _STANCE = (
    st.sampled_from(["union", "trust", "city"]),
    st.sampled_from(["pay", "ward"]),
    st.sampled_from(STANCES),
)
_AT = st.tuples(st.integers(0, 9), st.integers(3, 6)).map(lambda pair: (pair[0], pair[0] + pair[1]))
_DRAFTS = st.lists(
    st.builds(
        lambda parties, issue, stance, at: draft(*parties, issue=issue, stance=stance, at=at),
        st.lists(_PARTY, min_size=1, max_size=3, unique=True), _ISSUE, _STANCE, _AT,
    ),
    max_size=6,
)  # fmt: skip
_OPINIONS = st.lists(
    st.builds(
        lambda party, issue, some, stance, at: opinion(party, some, stance, issue=issue, evidence=at),
        _PARTY, _ISSUE, st.floats(-40, 40), _STANCE, _AT,
    ),
    max_size=6,
    unique_by=lambda one: (one.candidate.party, one.issue),
)  # fmt: skip


@given(_DRAFTS, _OPINIONS)
def test_each_row_has_somebody_who_says_it(drafts, opinions):
    """Whatever is said, rows are in order, none is made twice, and each has somebody who says it."""
    made = fuse(drafts, opinions, WEIGHTS)
    assert len(made) <= sum(len(one.parties) for one in drafts) + len(opinions)
    assert all(len(one.parties) == 1 for one in made)
    assert [(one.at, one.match.issue, one.parties) for one in made] == sorted(
        (one.at, one.match.issue, one.parties) for one in made
    )
    ruled = {(party, one.match.issue) for one in drafts for party in one.parties}
    heard = {(one.candidate.party, one.issue): one for one in opinions}
    said = {(one.parties[0], one.match.issue) for one in made}
    assert ruled - set(heard) <= said <= ruled | set(heard)
    for one in made:
        assert one.opinion is heard.get((one.parties[0], one.match.issue))
        assert one.opinion is None or WEIGHTS.some <= one.confidence <= 1


def test_a_stance_on_something_unnamed_is_given_the_issue_that_the_reader_sees():
    """Where the rules see a holder take a stance but can't say on what, its words stand and the reader names the issue."""
    weights = replace(WEIGHTS, cue=2.0)
    heard = opinion("union", -1.0)
    cue = StanceCue("turned down", Stance.REJECTS, "verb")
    loose = Loose((3, 7), "union", Hit(4, 5, cue, Stance.REJECTS), (3, 4))
    assert fuse([], [heard], weights) == []
    (draft,) = fuse([], [heard], weights, [loose])
    assert (draft.at, draft.match.issue, draft.hit.cue) == ((3, 7), heard.issue, cue)


def test_who_is_seen_beside_another_holder_counts_as_told():
    """That the rules see only somebody else hold the issue counts for or against, as the weights say."""
    heard = opinion("union", 1.0)
    assert log_odds(heard, [heard], replace(WEIGHTS, other=-3.0), Sign.OTHER) == -2.0
