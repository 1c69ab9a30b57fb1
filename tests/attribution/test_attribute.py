"""The step: forms, carried speakers, order, what is skipped, and spans that say their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from said import attributions, document, triples

from stateofplay.attribution import attribute
from stateofplay.language.analyse import document as layers
from stateofplay.model import Context, Form, Report, SetAside, Span


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“We will not sail,” Strand said.", Form.DIRECT),
        ('"We will not sail," Strand said.', Form.DIRECT),
        ("“The tariff,” the minister said, “will stay until June.”", Form.DIRECT),
        ("«We will not sail», said Edda Strand.", Form.DIRECT),
        ("The ministers “agreed to disagree,” one diplomat said.", Form.MIXED),
        ("The minister said that the levy was “a gift to smugglers”.", Form.MIXED),
        ("The union said that the depot would stay shut.", Form.INDIRECT),
        ("According to the monitors, the truce has failed.", Form.INDIRECT),
    ],
)
def test_form(text, form):
    """All words in marks is direct, some is mixed, none is indirect."""
    (one,) = attributions(text)
    assert one.form is form


@pytest.mark.parametrize(
    "text",
    [
        "“We will not sail,” Strand said. “The sea is empty.”",
        "Strand said the fleet was idle. “The sea is empty.”",
        "“We will not sail,” Strand said.\n\n“The sea is empty.”",
    ],
)
def test_sentence_of_quotation_goes_on_with_the_speaker(text):
    """Words in marks with no cue belong to the one who spoke last; they have a source, but no cue."""
    said, more = attributions(text)
    assert (more.content[0].exact, more.form, more.cue) == ("“The sea is empty.”", Form.DIRECT, ())
    assert (more.source, more.speaker) == (said.source, said.speaker)
    assert more.confidence < said.confidence


def test_quotation_before_any_speaker_is_nobody_s():
    """Words in marks that open a report are attributed to nobody."""
    assert triples("“The sea is empty.” The fleet stayed in port.") == []


def test_sentence_partly_quoted_is_not_carried():
    """A sentence with words of the report's own is not taken for the last speaker's."""
    assert len(triples("Strand said the fleet was idle. The harbour “sleeps” now.")) == 1


def test_order_is_that_of_the_text():
    """Attributions stand in the order of their cues."""
    rows = triples(
        "Osk rejected the plan, saying that it was late. Valdria said it was fair. According to Norrland, it is dead."
    )
    assert [row[1] for row in rows] == ["rejected", "saying", "said", "According to"]


def test_headings_and_set_aside_blocks_are_not_read():
    """Nobody speaks in a heading or in a block that is no reporting."""
    text = "Strand said no\n\nStrand said the quota was small.\n\nReaders said they love our letter."
    aside = text.index("Readers")
    report = Report(
        "r", text, set_aside=(SetAside(Span.of(text, aside, len(text)), "prompt"),), headings=(Span.of(text, 0, 14),)
    )
    (made,) = attribute([layers(report)], Context())
    assert [a.content[0].exact for a in made.attributions] == ["the quota was small"]


def test_step_is_lazy_and_keeps_the_document():
    """Documents come one at a time, with all their other layers as they were."""
    asked = []

    def documents():
        for name in ("a", "b"):
            asked.append(name)
            yield layers(Report(name, "Strand said the quota was small."))

    first = next(attribute(documents(), Context()))
    assert asked == ["a"]
    assert (first.report.id, len(first.attributions), len(first.sentences)) == ("a", 1, 1)


_HARD = (
    "“We will not sail,” Strand said. “Never.”",
    "According to «Edda», she said, “no,",
    "SHE SAID. THE UNION SAID THAT IT WOULD STRIKE.",
    "he\u00ad said\u200b that e\u0301tat 🙂 was “\u202eover”",
    "“”’‘\"'",
    "said said said, said",
    "Osk's demand that, its refusal to,",
    ", who said, which says,",
    "\u05d0\u05de\u05e8 said “\u05d3\u05d2”,",
    "told reporters that: “",
    "\n\n",
    "according to",
)
_TEXT = st.lists(
    st.sampled_from(_HARD) | st.text(st.sampled_from("aB .,:;“”\"'’\n\u00ad\u200b\u0301🙂\u05d0\u202e—"), max_size=12),
    max_size=8,
).map(" ".join)


@given(_TEXT)
def test_every_span_says_its_words(text):
    """Whatever the text: every role says its words, contents are never empty, and parts stand in order without overlap."""
    made = document(text)
    for one in made.attributions:
        roles = (one.source, one.cue, one.content, (one.antecedent,) if one.antecedent else ())
        assert all(span.holds_in(text) and len(span) for role in roles for span in role)
        assert one.content
        assert all(a.end <= b.start for a, b in zip(one.content, one.content[1:], strict=False))
        assert not any(cue.overlaps(part) for cue in one.cue for part in one.content)


@given(_TEXT)
def test_attribution_stays_in_its_sentence(text):
    """Cue and content of an attribution stand in one sentence."""
    made = document(text)
    for one in made.attributions:
        assert len({made.sentence_at(span.start) for span in (*one.cue, *one.content)}) == 1


@pytest.mark.parametrize(
    "piece", ["said ", "he said, ", "“no,” he said. ", "X's demand that ", ", who ", "according to ", "and "]
)
def test_long_runs_of_cues_are_read(piece):
    """Three thousand characters of cues in one sentence are read, and every span holds."""
    text = piece * (3_000 // len(piece))
    made = document(text)
    assert all(part.holds_in(text) for one in made.attributions for part in one.content)
    assert len(made.tokens) >= 3_000 // len(piece)
