"""Text as it comes: whatever it is, the trained model reads it, and what it finds says its words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tagger_fakes import held

from stateofplay import pipeline
from stateofplay.attribution import attribute
from stateofplay.export import annotate_json
from stateofplay.language import analyse
from stateofplay.model import Context, Reader, Report

MODEL = Context(reader=Reader.MODEL)


@pytest.fixture
def annotated(tmp_path):
    """A function that writes a text to a file and reads it with the model."""

    def read(text):
        path = tmp_path / "report.txt"
        path.write_text("published: 2031-03-04\n\n" + text, encoding="utf-8")
        made = held(pipeline.annotate(path, MODEL))
        assert made.tagged is not None
        assert annotate_json.dumps(made).count("\n") == 0
        return made

    return read


def direct(text):
    """The text read with the model, without a file."""
    (made,) = attribute(analyse([Report("r", text)], MODEL), MODEL)
    return held(made)


def cues(made):
    """The words of all cues."""
    return [span.exact for one in made.attributions for span in one.cue]


def test_unbalanced_quotation(annotated):
    """A quotation that is never closed, or never opened, is read all the same."""
    made = annotated("“We will not sail, Edda Strand said.\n\nThe port stays shut,” Tomas Berg said on Monday. ”“ ' \" ’")
    assert made.quotations


def test_nested_quotation(annotated):
    """Quotations in quotations in quotations are read."""
    made = annotated("Edda Strand said: “He told me ‘they said “never” to us’ and left.” “‘“'\"deep\"'”’”")
    assert {quotation.depth for quotation in made.quotations} > {0}


def test_marks_reopened_at_each_paragraph(annotated):
    """A quotation that reopens its marks at each paragraph is read."""
    made = annotated("“We will not sail,” Strand said.\n\n“The sea is empty.\n\n“The nets are torn.\n\n“We go home.”")
    assert any(quotation.continues for quotation in made.quotations)


def test_capitals(annotated):
    """A bulletin that writes its parties in capitals is read like any other."""
    made = annotated("SAUDI ARABIA opposed the text. NORWAY, for the GROUP, said it was ready. The EU and IRAN asked for time.")
    assert "said" in cues(made)


def test_nothing_but_capitals(annotated):
    """A text all in capitals is read."""
    annotated("THE MINISTER SAID THE PORT WOULD REOPEN. “NEVER,” SAID THE UNION. ALL SHIPS WAIT.")


def test_tweets(annotated):
    """Short posts with handles, tags, links and pictures are read."""
    annotated(
        "RT @harbourwire: Strand says NO to the deal!!! #strike #port2031 https://example.org/a?b=1&c=2 🐟🐟\n"
        "@union_hq u said it's over lol… smh 😤 — via @x\n.@port they said what?! pic.example.com/AbC"
    )


def test_bullets(annotated):
    """A list of points is read."""
    annotated("Demands:\n- The union wants a raise\n- Norway said no\n* a\n• \n1. First, she said\n(a) second\n–\n– third said")


def test_no_punctuation(annotated):
    """Words without any stop are read, as far as they go."""
    annotated("the minister said the port would reopen and the union said it would not " * 40)


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير إن الميناء سيفتح من جديد، «لن نبحر» قالت النقابة.",
        "部长说港口将重新开放。“我们不会出航，”工会说。谈判仍在继续。",
        "Министр сказал, что порт снова откроется. «Мы не выйдем», — заявил союз.",
        "🐟🐟 said 🚢: “⚓️👩‍👩‍👧‍👦🏴‍☠️” — 🇳🇴 said 🇮🇸 said 🙅🏽‍♀️",
        "T\u0301h\u0308e\u0327 m\u0306i\u0301n\u0303ister s\u0301a\u0308id t\u0300h\u0301e p\u0301ort "
        + "Z\u0300\u0301\u0302\u0303" * 200,
    ],
    ids=["arabic", "chinese", "cyrillic", "emoji", "combining"],
)
def test_other_scripts(annotated, text):
    """Scripts that the model never learnt are read without harm."""
    assert annotated(text).tokens


def test_english_among_other_scripts(annotated):
    """What stands between lines of another script is read as ever."""
    made = annotated("港口仍然关闭。\n\nThe minister said the port would reopen.\n\nПорт закрыт.")
    assert cues(made) == ["said"]


@pytest.mark.parametrize("sign", ["a", "é", "-", "a-", "said.", "\u0301"])
def test_line_without_spaces(annotated, sign):
    """Thirty thousand characters without a space are read."""
    annotated("The minister said the port would reopen.\n" + sign * (30_000 // len(sign)))


def test_nothing_but_marks(annotated):
    """Thousands of quotation marks, stops and brackets are read."""
    annotated("“" * 2_000 + "”" * 2_000 + "'\"" * 500 + "([{" * 500 + "!" * 2_000)


def test_long_paragraph(annotated):
    """A paragraph of a hundred thousand characters is read from its beginning to its end."""
    sentences = (
        "The nets were torn and the boats lay idle in the long grey morning. " * 12 + "The minister said it was over. "
    ) * 118
    made = annotated(sentences[:100_000])
    assert len(made.paragraphs) == 1
    said = [span.start for one in made.attributions for span in one.cue if span.exact == "said"]
    assert min(said) < 2_000
    assert max(said) > 97_000


def test_hidden_characters(annotated):
    """Soft hyphens and characters without width are no words, and what is found still says what stands there."""
    plain = annotated("The minister said the port would reopen.")
    hidden = annotated("The min\u00adis\u00adter s\u200baid\ufeff the\u2060 po\u00adrt wo\u200duld reopen\u200b.")
    assert cues(plain) == ["said"]
    assert [[span.exact for span in one.cue] for one in hidden.attributions] == [["s\u200baid"]]


def test_frame_of_the_network(annotated):
    """A report that writes the network's own marks is read as text."""
    annotated("[CLS] The minister [SEP] said [PAD] the port [UNK] would [MASK] reopen [unused0]. ##said")


def test_mark_up_and_escapes(annotated):
    """Mark-up, braces and escape sequences are words like others."""
    annotated("<b>Strand</b> said {{ port }} & \x1b[31mred\x1b[0m %s {0} \\n '; DROP TABLE ports; -- said")


def test_one_word_and_one_mark(annotated):
    """The shortest reports are read."""
    for text in ("said", "said.", "S", ".", "“", "“said”", "5"):
        annotated(text)


def test_cue_without_anything(annotated):
    """Cues side by side, with nothing to say, are read."""
    annotated("said said said says told according to said: said, said; “said” said")


def test_very_many_cues(annotated):
    """Two thousand attributions in one paragraph are read in order."""
    made = annotated("He said no. " * 2_000)
    starts = [one.cue[0].start for one in made.attributions]
    assert starts == sorted(set(starts))


_PIECES = (
    "The minister said the port would reopen.",
    "“We will not sail,” Edda Strand said.",
    "NORWAY OPPOSED THE TEXT",
    "he\u00ad said\u200b that e\u0301tat 🙂 was “\u202eover”",
    "\u05d0\u05de\u05e8 said “\u05d3\u05d2”,",
    "- its demand that, who said:",
    "“”’‘\"'«»",
    "\n\n",
    "5.5% of $3",
)
_TEXT = st.lists(
    st.sampled_from(_PIECES)
    | st.text(max_size=40)
    | st.text(st.characters(exclude_categories=()), max_size=12)
    | st.text(st.sampled_from("aB .,:;“”\"'’\n\u00ad\u200b\u0301🙂\u05d0\u202e—\x00\r\t"), max_size=20),
    max_size=8,
).map(" ".join)


@settings(max_examples=120, deadline=None)
@given(_TEXT)
def test_any_text(text):
    """Whatever the text: no crash, and every span of every layer says its words."""
    assert direct(text).tagged is not None
