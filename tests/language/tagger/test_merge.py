"""Names of the network among those of the rules."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stateofplay.language.analyse import document as layers
from stateofplay.language.tagger.merge import merged
from stateofplay.model import Mention, MentionType, Report

TEXT = "Foreign Minister Edda Strand met Oslo and the Harbour Pact in Norway on ice"
DOCUMENT = layers(Report("r", TEXT))
WORDS = [token.text for token in DOCUMENT.tokens]


def ruled(*names):
    """The document with these names from rules: words, type, and the words of a title or None."""
    mentions = []
    for words, kind, title in names:
        before = span_of(title) if title else None
        mentions.append(Mention(span_of(words), MentionType(kind), before))
    return replace(DOCUMENT, mentions=tuple(mentions))


def span_of(words):
    """Where the words stand."""
    return DOCUMENT.span(TEXT.index(words), TEXT.index(words) + len(words))


def network(words, kind, sure=0.9):
    """A name as the network says it."""
    first = WORDS.index(words.split()[0])
    return (first, first + len(words.split()), kind, sure)


def shown(mentions):
    """Words and type of each name."""
    return [(one.span.exact, str(one.type)) for one in mentions]


STRAND = ("Edda Strand", "PER", "Foreign Minister")
PACT = ("Harbour Pact", "MISC", None)


def test_network_names():
    """What the network names is named, whether or not rules did, and what it does not name is not."""
    made = merged(ruled(("Oslo", "LOC", None)), [network("Edda Strand", "PER"), network("Norway", "LOC")])
    assert shown(made) == [("Edda Strand", "PER"), ("Norway", "LOC")]


def test_network_says_the_type():
    """Where both name the same words the network's type counts."""
    assert shown(merged(ruled(("Harbour Pact", "LOC", None)), [network("Harbour Pact", "ORG")])) == [("Harbour Pact", "ORG")]


def test_same_words_have_one_type():
    """Words that the network names more than once in a report are of one type: that which is likelier over all."""
    document = layers(Report("r", "Tarsk spoke. Tarsk wrote. Tarsk left."))
    said = [(0, 1, "LOC", 0.6), (3, 4, "ORG", 0.7), (6, 7, "ORG", 0.6)]
    made = merged(replace(document, mentions=()), said)
    assert shown(made) == [("Tarsk", "ORG")] * 3


def test_states_and_well_known_bodies_keep_their_type():
    """What the world knows under a name is not for the network to say."""
    assert shown(merged(ruled(), [network("Norway", "PER")])) == [("Norway", "LOC")]


def test_doubtful_name_needs_the_rules():
    """A name that is less than likely counts only where rules see one too."""
    doubtful = network("Edda Strand", "PER", 0.4)
    assert merged(ruled(), [doubtful]) == ()
    assert shown(merged(ruled(("Strand", "PER", None)), [doubtful])) == [("Edda Strand", "PER")]


def test_title_is_kept():
    """The title that rules found before a name goes with it."""
    (one,) = merged(ruled(STRAND), [network("Edda Strand", "PER")])
    assert one.title.exact == "Foreign Minister"
    (longer,) = merged(ruled(STRAND), [network("Minister Edda Strand", "PER")])
    assert longer.title is None


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], [("Harbour Pact", "MISC")]),
        ([("Edda Strand", "PER")], [("Edda Strand", "PER"), ("Harbour Pact", "MISC")]),
        ([("Harbour Pact", "ORG")], [("Harbour Pact", "ORG")]),
        ([("Harbour", "LOC")], [("Harbour", "LOC")]),
        ([("Oslo", "LOC"), ("Norway", "LOC")], [("Oslo", "LOC"), ("Harbour Pact", "MISC"), ("Norway", "LOC")]),
    ],
)
def test_other_names_are_the_rules(names, expected):
    """What is neither person, body nor place stays as rules found it, unless the network says otherwise."""
    assert shown(merged(ruled(PACT), [network(*name) for name in names])) == expected


_CUTS = st.lists(st.integers(0, len(WORDS)), max_size=8, unique=True).map(sorted)
_KINDS = st.sampled_from(["PER", "ORG", "LOC"])


@settings(deadline=None)
@given(
    _CUTS, st.lists(st.tuples(_KINDS, st.floats(0, 1)), min_size=8, max_size=8), _CUTS, st.lists(st.sampled_from(MentionType))
)
def test_names_stand_in_order(cuts, told, other, kinds):
    """Whatever both say, names come in order, apart from each other, and every sure one of the network is among them."""
    names = [(a, b, *what) for (a, b), what in zip(pairwise(cuts), told, strict=False)]
    spans = [DOCUMENT.token_span(a, b) for a, b in pairwise(other)]
    rules = tuple(Mention(span, kind) for span, kind in zip(spans, kinds, strict=False))
    made = merged(replace(DOCUMENT, mentions=rules), names)
    assert all(a.span.end <= b.span.start for a, b in pairwise(made))
    assert {DOCUMENT.token_span(a, b) for a, b, _, sure in names if sure >= 0.5} <= {one.span for one in made}
