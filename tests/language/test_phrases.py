"""Listed phrases are found where they stand, the longest first, without overlap."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.language.clean import clean
from stateofplay.language.phrases import Found, PhraseTable
from stateofplay.language.tokens import find


def _found(phrases, text, accept=None):
    """(words, phrase) of each hit of the phrases in the text."""
    tokens = find(clean(text))
    hits = PhraseTable([(phrase, phrase) for phrase in phrases]).find(tokens, 0, len(tokens), accept)
    return [(" ".join(token.text for token in tokens[hit.first : hit.last]), hit.value) for hit in hits]


@pytest.mark.parametrize(
    ("phrase", "text", "words"),
    [
        ("red line", "That is a red line for us", ["red line"]),
        ("red line", "A RED LINE, they said", ["RED LINE"]),
        ("red line", "a red thin line", []),
        ("*rule out", "They ruled out a levy and are ruling out more", ["ruled out", "ruling out"]),
        ("*rule out", "the rules are out", []),
        ("*make ~ clear", "She made clear that", ["made clear"]),
        ("*make ~ clear", "She made it very clear that", ["made it very clear"]),
        ("*make ~ clear", "She made it all very clear", ["made it all very clear"]),
        ("*make ~ clear", "She made it all so very clear", []),
        ("will/would not", "It would not and will not; it may not", ["would not", "will not"]),
        ("*insist/demand that", "They insist that and demand that and demanded that", ["insist that", "demand that"]),
        ("no", "no, no and not", ["no", "no"]),
        ("no deal", "there is no", []),
    ],
)
def test_found(phrase, text, words):
    """A star takes every form, a slash either word, a tilde up to three words, and case is nothing."""
    assert [row[0] for row in _found([phrase], text)] == words


def test_longest_phrase_wins():
    """Of phrases that begin at one word the longest is taken, whatever their order."""
    for phrases in (["call", "call for", "call for an end"], ["call for an end", "call for", "call"]):
        assert _found(phrases, "They call for an end, call for more, and call it off") == [
            ("call for an end", "call for an end"),
            ("call for", "call for"),
            ("call", "call"),
        ]


def test_hits_do_not_overlap():
    """What one hit has taken is not part of the next."""
    assert _found(["no deal", "deal today"], "no deal today") == [("no deal", "no deal")]


def test_refused_hit_makes_room_for_a_shorter_one():
    """Where the longest is not accepted the next one is tried."""
    assert _found(["call for", "call"], "They call for help", lambda hit: hit.value == "call") == [("call", "call")]
    assert _found(["call for", "call"], "They call for help", lambda _hit: False) == []


def test_only_the_stretch_is_searched():
    """Tokens outside `first` to `last` are not looked at, also not the tail of a phrase."""
    tokens = find(clean("no deal no deal"))
    table = PhraseTable([("no deal", 1)])
    assert list(table.find(tokens, 1, 4)) == [Found(2, 4, 1)]
    assert list(table.find(tokens, 0, 3)) == [Found(0, 2, 1)]


def test_matches_lists_all_that_begin_here():
    """`matches` gives every phrase at a word with its end, the longest first."""
    table = PhraseTable([("no", "a"), ("no deal", "b"), ("deal", "c")])
    assert table.matches(["no", "deal"], 0, 2) == [(2, "b"), (1, "a")]
    assert table.matches(["no", "deal"], 0, 1) == [(1, "a")]


def test_phrase_cannot_begin_with_a_gap():
    """A phrase that begins with a tilde is refused by its words."""
    with pytest.raises(ValueError, match="'~ out' begins with a gap"):
        PhraseTable([("~ out", 1)])


@given(st.lists(st.sampled_from(["no", "deal", "clear", "make", "x"]), max_size=30))
def test_hits_are_in_order_and_apart(words):
    """Whatever the words, hits rise, do not touch the same token and stay in the stretch."""
    tokens = find(clean(" ".join(words)))
    hits = list(PhraseTable([("*make ~ clear", 1), ("no deal", 2), ("no", 3)]).find(tokens, 0, len(tokens)))
    assert all(a.last <= b.first for a, b in pairwise(hits))
    assert all(0 <= hit.first < hit.last <= len(tokens) for hit in hits)
    assert sum(hit.value != 1 for hit in hits) <= words.count("no")
