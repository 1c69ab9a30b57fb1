"""Verbs as cues: who is the subject, and what is said."""

import pytest
from said import attributions, triples

from stateofplay.model import Kind


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The union said that the depot would stay shut.", "The union", "said", "the depot would stay shut"),
        ("Edda Strand said the quota was too small.", "Edda Strand", "said", "the quota was too small"),
        ("The ministry warned that boats would be seized.", "The ministry", "warned", "boats would be seized"),
        ("Small islands fear the target is too weak.", "Small islands", "fear", "the target is too weak"),
        ("The union said on Friday that it would strike.", "The union", "said", "it would strike"),
        ("The union has said it will strike in May.", "The union", "said", "it will strike in May"),
        ("The union also said it would strike.", "The union", "said", "it would strike"),
        ("The union said: we will strike.", "The union", "said", "we will strike"),
        ("The union said, “We will strike.”", "The union", "said", "“We will strike.”"),
        ("The union said: “We will strike.”", "The union", "said", "“We will strike.”"),
        ("The treaty says that no ship may fish there.", "The treaty", "says", "no ship may fish there"),
        (
            "A person familiar with the talks said the gap was narrow.",
            "A person familiar with the talks",
            "said",
            "the gap was narrow",
        ),
        ("Edda Strand and Jon Hall said the text was ready.", "Edda Strand and Jon Hall", "said", "the text was ready"),
        ("Asked about the levy, the minister said it would stay.", "the minister", "said", "it would stay"),
        ("Speaking in Lindau, the minister said the levy would stay.", "the minister", "said", "the levy would stay"),
    ],
)
def test_subject_verb_content(text, source, cue, content):
    """`X said that ...`: the subject is the source, the clause the content; dates, adverbs and openings are neither."""
    assert (source, cue, content) in triples(text)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("“We will not sail,” said Edda Strand.", "Edda Strand", "said", "“We will not sail,”"),
        ("“No deal,” said the trade minister on Monday.", "the trade minister", "said", "“No deal,”"),
        ("“Is the truce over?” asked Strand.", "Strand", "asked", "“Is the truce over?”"),
        (
            "“No deal,” said Edda Strand, the head of the skippers' league.",
            "Edda Strand, the head of the skippers' league",
            "said",
            "“No deal,”",
        ),
    ],
)
def test_inverted(text, source, cue, content):
    """`"...", said X`: the source stands after the cue, with its apposition and without the date."""
    assert triples(text) == [(source, cue, content)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("“We will not sail,” Strand said.", "Strand", "“We will not sail,”"),
        ("The tariff will stay until June, the minister said.", "the minister", "The tariff will stay until June"),
        ("“No deal,” the minister said in a statement on Monday.", "the minister", "“No deal,”"),
        ("The ministers “agreed to disagree,” one diplomat said.", "one diplomat", "The ministers “agreed to disagree,”"),
        ("The tariff, the minister said, will stay until June.", "the minister", "The tariff | will stay until June"),
        ("“The tariff,” the minister said, “will stay until June.”", "the minister", "“The tariff,” | “will stay until June.”"),
        (
            '"Not one boat," Strand told the Harbour Post on Monday, "will leave the quay."',
            "Strand",
            '"Not one boat," | "will leave the quay."',
        ),
    ],
)
def test_medial_and_final(text, source, content):
    """`..., X said, ...`: the content is all around the speaker, in parts, without the speaker and the circumstances."""
    assert [(row[0], row[2]) for row in triples(text)] == [(source, content)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Edda Strand, who leads the skippers, said the quota was small.", "Edda Strand, who leads the skippers"),
        ("Edda Strand, head of the skippers' league, said the quota was small.", "Edda Strand, head of the skippers' league"),
        ("The head of the league, Edda Strand, said the quota was small.", "The head of the league, Edda Strand"),
        ("The minister, speaking in Lindau, said the quota was small.", "The minister, speaking in Lindau"),
        ("Officials close to the mediator said the quota was small.", "Officials close to the mediator"),
    ],
)
def test_long_subjects(text, source):
    """Appositions, relative clauses, participles and post-modifiers belong to the source."""
    assert (source, "said", "the quota was small") in triples(text)


def test_participle_has_the_subject_of_its_sentence():
    """`..., adding that ...` says on whose behalf: the subject's."""
    assert triples("The minister left the room, adding that talks would resume.") == [
        ("The minister", "adding", "talks would resume")
    ]


def test_two_cues_of_one_subject():
    """`X rejected ..., saying that ...` is two attributions of one source."""
    rows = triples("Osk rejected the plan, saying that the levy would ruin farmers.")
    assert [row[:2] for row in rows] == [("Osk", "rejected"), ("Osk", "saying")]
    assert rows[1][2] == "the levy would ruin farmers"


def test_two_speakers_in_one_sentence_are_kept_apart():
    """`X said ..., and Y said ...` ends the first content before the second speaker."""
    assert triples("The union said it would strike, and the company said it would sue.") == [
        ("The union", "said", "it would strike"),
        ("the company", "said", "it would sue"),
    ]


@pytest.mark.parametrize(
    ("text", "source", "content", "kind"),
    [
        ("The mediator believes a deal is near.", "The mediator", "a deal is near", Kind.ATTITUDE),
        ("Valdria wants the levy lifted.", "Valdria", "the levy lifted", Kind.ATTITUDE),
        ("The court ordered the company to reopen the pit.", "The court", "the company to reopen the pit", Kind.DECREE),
        ("Osk vowed to fight the tariff.", "Osk", "fight the tariff", Kind.INTENTION),
        ("Osk called for a ceasefire.", "Osk", "a ceasefire", Kind.SPEECH),
        ("The islands have demanded a bigger share.", "The islands", "a bigger share", Kind.SPEECH),
        ("Osk denied that it had fired first.", "Osk", "it had fired first", Kind.SPEECH),
    ],
)
def test_kinds(text, source, content, kind):
    """Belief, intention and decree are told from speech, also where a phrase and no clause follows."""
    (one,) = attributions(text)
    assert (one.source[0].exact, one.content[0].exact, one.kind) == (source, content, kind)


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met in Lindau on Monday.",
        "The said document was lost.",
        "Two ships were reported missing.",
        "The talks ended without a deal.",
        "The claims were settled in May.",
        "The bridge over the river was rebuilt at a cost of 4 million.",
        "Rain fell on the pickets.",
        "",
    ],
)
def test_no_attribution(text):
    """Events, participles before a noun, passives and nouns that look like a cue attribute nothing."""
    assert triples(text) == []
