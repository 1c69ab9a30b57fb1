"""Attributions of GUM's discourse layer."""

import pytest
from training.reader import discourse, treebank


@pytest.fixture
def read(tree):
    """A function from rows to (source, cue, content, nested) of each attribution, in words."""

    def attributions(rows):
        ((name, group),) = treebank.documents(tree("# newdoc id = GUM_news_some\n" + rows.strip()))
        text = treebank.example(name, group, [None] * len(group)).text
        return [
            (*("|".join(text[a:b] for a, b in pieces) for pieces in (one.source, one.cue, one.content)), one.nested)
            for one in discourse.attributions(group, text)
        ]

    return attributions


REOPENS = """
1 The DET 2 det Discourse=joint-list:1->9
2 harbour NOUN 3 nsubj
3 reopens VERB 7 ccomp SpaceAfter=No
4 , PUNCT 3 punct
5 the DET 6 det Discourse=attribution-positive:2->1
6 mayor NOUN 9 nsubj
7 has AUX 9 aux
8 repeatedly ADV 9 advmod
9 said VERB 0 root SpaceAfter=No
10 . PUNCT 9 punct
"""


def test_subject_and_verb_with_what_stands_beside_it(read):
    """The subject is the source, the verb with auxiliaries and adverbs the cue; marks at the ends are left out."""
    assert read(REOPENS) == [("the mayor", "has repeatedly said", "The harbour reopens", False)]


def test_according_to(read):
    """The two words are the cue, what follows them the source."""
    rows = """
    1 According VERB 4 case Discourse=attribution-positive:1->2
    2 to ADP 1 fixed
    3 the DET 4 det
    4 clerk NOUN 7 obl SpaceAfter=No
    5 , PUNCT 4 punct
    6 it PRON 7 nsubj Discourse=joint-list:2->9
    7 rained VERB 0 root
    """
    assert read(rows) == [("the clerk", "According to", "it rained", False)]


def test_expletive_is_no_source(read):
    """In "it was reported" nobody is named."""
    rows = """
    1 It PRON 3 nsubj:pass Discourse=attribution-positive:1->2
    2 was AUX 3 aux:pass
    3 reported VERB 0 root
    4 that SCONJ 6 mark Discourse=joint-list:2->9
    5 talks NOUN 6 nsubj
    6 failed VERB 3 ccomp
    """
    assert read(rows) == [("", "was reported", "that talks failed", False)]


def test_owner_of_a_claim(read):
    """Where a noun governs, its owner is the source; a noun that is nobody's attributes nothing."""
    rows = """
    1 Her PRON 2 nmod:poss Discourse=attribution-positive:1->2
    2 claim NOUN 6 nsubj
    3 that SCONJ 5 mark Discourse=joint-list:2->9
    4 it PRON 5 nsubj
    5 rained VERB 2 acl
    6 fell VERB 0 root Discourse=joint-list:3->9
    """
    assert read(rows) == [("Her", "claim", "that it rained", False)]
    assert read(rows.replace("1 Her PRON 2 nmod:poss", "1 The DET 2 det")) == []


def test_subject_outside_the_unit(read):
    """A verb whose subject stands in another unit has it from there, with all that hangs on it."""
    rows = """
    1 The DET 2 det Discourse=joint-list:1->9
    2 crew NOUN 3 nsubj
    3 left VERB 0 root
    4 and CCONJ 5 cc Discourse=attribution-positive:2->3
    5 said VERB 3 conj
    6 so ADV 5 advmod Discourse=joint-list:3->9
    """
    assert read(rows) == [("", "said", "so", False)]
    assert read(rows.replace("2 crew NOUN 3 nsubj", "2 crew NOUN 5 nsubj")) == [("The crew", "said", "so", False)]


def test_content_with_what_hangs_on_it(read):
    """A unit that elaborates the content belongs to it; one of another relation, or in the next sentence, does not."""
    rows = """
    1 He PRON 2 nsubj Discourse=attribution-positive:1->2
    2 said VERB 0 root
    3 talks NOUN 4 nsubj Discourse=joint-list:2->9
    4 failed VERB 2 ccomp
    5 as SCONJ 7 mark Discourse=RELATION:3->2
    6 nobody PRON 7 nsubj
    7 moved VERB 4 advcl

    1 Sadly ADV 0 root Discourse=elaboration-additional:4->2
    """
    assert read(rows.replace("RELATION", "causal-cause")) == [("He", "said", "talks failed as nobody moved", False)]
    assert read(rows.replace("RELATION", "topic-question")) == [("He", "said", "talks failed", False)]


def test_attribution_around_which_the_content_is_split(read):
    """Content goes on after the attribution when its unit does."""
    rows = """
    1 Talks NOUN 4 nsubj Discourse=joint-list:1->9 SpaceAfter=No
    2 he PRON 3 nsubj Discourse=attribution-positive:2->1
    3 said VERB 4 parataxis
    4 failed VERB 0 root Discourse=same-unit:3->1
    """.replace(" SpaceAfter=No", "")
    assert read(rows) == [("he", "said", "Talks|failed", False)]


def test_nested_attribution(read):
    """An attribution whose cue lies in another's content is nested."""
    rows = """
    1 He PRON 2 nsubj Discourse=attribution-positive:1->2
    2 said VERB 0 root
    3 rain NOUN 4 nsubj Discourse=joint-list:2->9
    4 fell VERB 2 ccomp
    5 as SCONJ 7 mark Discourse=explanation-evidence:3->2
    6 she PRON 7 nsubj Discourse=attribution-positive:4->5
    7 hoped VERB 4 advcl
    8 so ADV 7 advmod Discourse=joint-list:5->3
    """
    assert read(rows) == [("He", "said", "rain fell as she hoped so", False), ("she", "hoped", "so", True)]


def test_negative_attribution_and_particles(read):
    """What is denied is attributed too; a split-off unit of the attribution gives it its words."""
    rows = """
    1 Nobody PRON 2 nsubj Discourse=attribution-negative_r:1->2
    2 made VERB 0 root
    3 out ADP 2 compound:prt
    4 who PRON 5 nsubj Discourse=joint-list_m:2->9:10:sem-some-1
    5 won VERB 2 ccomp
    """
    assert read(rows) == [("Nobody", "made out", "who won", False)]


@pytest.mark.parametrize("relation", ["attribution-positive:2->7", "joint-list:2->1"], ids=["no such unit", "no attribution"])
def test_nothing_is_attributed(read, relation):
    """A unit that attributes what is not there, or does not attribute, marks nothing."""
    assert read(REOPENS.replace("attribution-positive:2->1", relation)) == []
