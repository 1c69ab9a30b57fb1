"""The tagger's roles as attributions."""

from dataclasses import replace

import pytest
from said import words

from stateofplay.attribution import attribute
from stateofplay.attribution.tagged import by_sentence
from stateofplay.language.analyse import document as layers
from stateofplay.model import Context, Form, Kind, Report, SetAside, Span, Tagged

TEXT = "Edda Strand met him. The minister of Norway said the port stays shut. “We wait,” she added on Monday."


def role(document, *parts):
    """The tokens of each of these words, wherever they first stand."""
    return tuple(document.tokens_in(document.text.index(part), document.text.index(part) + len(part)) for part in parts)


def one(document, source, cue, content, **more):
    """What the tagger might say: each role is its words, or a tuple of them."""
    parts = [role(document, *((part,) if isinstance(part, str) else part)) for part in (source, cue, content)]
    values = {"kind": Kind.SPEECH, "is_nominal": False, "confidence": 0.83, **more}
    return Tagged(*parts, **values)


def tagged(text, *rows, **more):
    """The text with these (source, cue, content) as the tagger's; `more` goes to its report."""
    document = layers(Report("r", text, **more))
    return replace(document, tagged=tuple(row if isinstance(row, Tagged) else one(document, *row) for row in rows))


def read(document):
    """Its attributions."""
    (made,) = attribute([document], Context())
    return made.attributions


def test_by_sentence():
    """Each draft stands under the sentence of its cue, in order; a document that the tagger did not read has none."""
    document = tagged(
        "Ada said no. Nobody came. He said yes, Bo said, too.",
        ("Ada", "said", "no"), ("He", "said yes", "too"), ("Bo", "Bo said", "yes"),
    )  # fmt: skip
    found = by_sentence(document)
    assert {index: [draft.value.phrase for draft in drafts] for index, drafts in found.items()} == {
        0: ["said"],
        2: ["said yes", "bo said"],
    }
    assert by_sentence(replace(document, tagged=())) == {}
    assert by_sentence(replace(document, tagged=None)) == {}


def test_draft_holds_what_the_tagger_said():
    """Cue, content, every part of the source and the confidence are the tagger's; a noun's frame is that of nouns."""
    document = layers(Report("r", TEXT))
    rows = [
        one(document, ("The minister", "Norway"), "said", ("the port", "shut")),
        one(document, (), "added", "We wait", is_nominal=True, confidence=0.2),
    ]
    found = by_sentence(replace(document, tagged=tuple(rows)))
    first, second = (draft for drafts in found.values() for draft in drafts)
    assert (first.cue, first.content, first.sources) == (rows[0].cue[0], rows[0].content, rows[0].source)
    assert (first.confidence, first.value.frames, first.carried) == (0.83, {"clause"}, False)
    assert (second.source, second.sources, second.confidence, second.value.frames) == (None, (), 0.2, {"noun"})


@pytest.mark.parametrize(
    ("parts", "main"),
    [
        (("The minister", "Norway"), "Norway"),
        (("The minister", "him"), "The minister"),
        (("him", "Edda Strand", "Norway"), "Edda Strand"),
        (("she",), "she"),
    ],
)
def test_main_part_of_a_source(parts, main):
    """Of a split source the first part with a name says who it is, and without any the first part."""
    document = tagged(TEXT, (parts, "said", "the port stays shut"))
    ((draft,),) = by_sentence(document).values()
    assert document.token_span(*draft.source).exact == main


def test_attribution_says_its_words():
    """Every part of every role becomes a span, with the tagger's confidence."""
    made, *_ = read(tagged(TEXT, (("The minister", "Norway"), "said", ("the port", "shut"))))
    assert (words(made.source), words(made.cue), words(made.content)) == ("The minister | Norway", "said", "the port | shut")
    assert all(span.holds_in(TEXT) for part in (made.source, made.cue, made.content) for span in part)
    assert (made.confidence, made.kind, made.form, made.is_nominal) == (0.83, Kind.SPEECH, Form.INDIRECT, False)


def test_source_that_is_absent():
    """Without a source there is no speaker."""
    made, *_ = read(tagged(TEXT, ((), "said", "the port stays shut")))
    assert (made.source, made.speaker, made.antecedent) == ((), "", None)


def test_noun_is_a_noun():
    """A nominal cue of the tagger is one in the attribution."""
    text = "The demand of Norway that the port reopen is old."
    document = layers(Report("r", text))
    row = one(document, "Norway", "demand", "that the port reopen", is_nominal=True)
    (made,) = read(replace(document, tagged=(row,)))
    assert made.is_nominal


@pytest.mark.parametrize(("content", "form"), [("We wait", Form.DIRECT), ("the port stays", Form.INDIRECT)])
def test_form(content, form):
    """Whether words are quoted is seen in the text, not asked of the tagger."""
    (made,) = [found for found in read(tagged(TEXT, ("she", "added", content))) if found.cue]
    assert made.form is form


def test_pronoun_is_traced():
    """A source that is a pronoun stands for who was named before, with the place where."""
    text = "Edda Strand said no. She said it was late."
    document = tagged(text, ("Edda Strand", "said", "no"))
    second = replace(one(document, "She", "said", "it was late"), cue=(document.tokens_in(25, 29),))
    _, made = read(replace(document, tagged=(*document.tagged, second)))
    assert (made.cue[0].start, made.speaker, made.antecedent.exact) == (25, "Edda Strand", "Edda Strand")


def test_tagger_has_the_last_word():
    """Where the tagger read and found nothing the rules add nothing; where it did not read they find what they find."""
    document = layers(Report("r", "Edda Strand said the port stays shut."))
    assert read(replace(document, tagged=())) == ()
    assert [words(made.cue) for made in read(document)] == ["said"]


def test_headings_and_asides_are_not_read():
    """What the tagger sees in a heading or a block that was set aside is left."""
    text = "Strand said no\nStrand said it was late.\nReaders said they care."
    aside = Span.of(text, text.index("Readers"), len(text))
    heading = Span.of(text, 0, text.index("\n"))
    document = tagged(text, set_aside=(SetAside(aside, "prompt"),), headings=(heading,))
    starts = [at for at in range(len(text)) if text.startswith("said", at)]
    rows = [one(document, (), "care", "they", kind=Kind.ATTITUDE)] * len(starts)
    rows = [replace(row, cue=(document.tokens_in(at, at + 4),)) for row, at in zip(rows, starts, strict=True)]
    made = read(replace(document, tagged=tuple(rows)))
    assert [row.cue[0].start for row in made] == [starts[1]]


def test_order_is_that_of_the_text():
    """Attributions come in the order of their cues, also where a content stands before its cue."""
    text = "The port is shut, Ada said, and Bo denied it. It rains, Cy thinks."
    made = read(tagged(text, ("Ada", "said", "The port is shut"), ("Bo", "denied", "it"), ("Cy", "thinks", "It rains")))
    assert [words(row.cue) for row in made] == ["said", "denied", "thinks"]


def test_cue_before_any_sentence():
    """A document without sentences has no attributions, and no error."""
    document = layers(Report("r", ""))
    assert read(replace(document, tagged=())) == ()


def test_relative_pronoun_stands_for_the_words_before_it():
    """A relative pronoun is the source, as it was marked; whom it stands for is the antecedent, also later on."""
    text = "Edda Strand, who has opposed the plan, left early. She said the port stays shut."
    made = read(tagged(text, ("who", "has opposed", "the plan"), ("She", "said", "the port stays shut")))
    assert [words(row.source) for row in made] == ["who", "She"]
    assert [row.antecedent.exact for row in made] == ["Edda Strand", "Edda Strand"]


def test_cue_within_another_content_is_nested():
    """An attribution is nested where its cue stands in another's content, for either reader."""
    text = "Bo said Ada wanted to sell. Cy agreed."
    rows = (("Bo", "said", "Ada wanted to sell"), ("Ada", "wanted", "to sell"), ("Cy", "agreed", "."))
    assert [row.is_nested for row in read(tagged(text, *rows))] == [False, True, False]
    (ruled,) = attribute([layers(Report("r", "Bo said that Ada had warned that prices would rise."))], Context())
    assert [(words(row.cue), row.is_nested) for row in ruled.attributions] == [("said", False), ("warned", True)]


def test_pronoun_that_opens_a_that_clause_is_its_speaker():
    """In "Oslo said that it would wait" it is Oslo that would, past "that" as without it."""
    text = "Bern met Oslo. Oslo said that it hoped to wait."
    made = read(tagged(text, ("Oslo said", "said", "that it hoped to wait"), ("it", "hoped", "to wait")))
    assert made[-1].antecedent.exact.startswith("Oslo")
