"""The corpora in one form."""

import pytest
from training.reader import corpora

HARBOUR = "Harbour staff will strike, Ms Ode said on Monday, unless pay rises. It may rain."


def words(text, spans):
    """What stands at the spans, with their tags."""
    return [(text[start:end], *tag) for start, end, *tag in spans]


@pytest.fixture
def brat(tmp_path):
    """Two articles in brat's form: one that two people marked, one that nobody did."""

    def at(phrase):
        return f"{HARBOUR.index(phrase)} {HARBOUR.index(phrase) + len(phrase)}"

    lines = [
        f"T1\tSource {at('Ms Ode')}\tMs Ode",
        f"T2\tCue {at('said')};{at('on Monday')}\tsaid on Monday",
        f"T3\tContent {at('unless pay rises')}\tunless pay rises",
        f"T4\tContent {at('Harbour staff will strike')}\tHarbour staff will strike",
        f"T5\tCue {at('may')}\tmay",
        "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3 Content2:T4 Other:T1",
        "E2\tAttribution:T5 Cue:T5 Content:T9",
        "A1\tLevel E1 Nested",
    ]
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    for name in ("b", "a"):
        (tmp_path / "text" / f"{name}.txt").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "attributions" / "a_second.ann").write_text("", encoding="utf-8")
    (tmp_path / "attributions" / "a_first.ann").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_polnear_has_the_attributions_of_the_first_annotator(brat):
    """Roles may have parts, which come in the order of the text; without content there is no attribution."""
    (example,) = corpora.polnear(brat)
    (one,) = example.attributions
    assert words(example.text, one.source) == [("Ms Ode",)]
    assert words(example.text, one.cue) == [("said",), ("on Monday",)]
    assert words(example.text, one.content) == [("Harbour staff will strike",), ("unless pay rises",)]
    assert (one.kind, one.nested) == ("", False)


def test_polnear_marks_nothing_else(brat):
    """It has no names, no parts of speech, no sentences, and does not mark what is nested."""
    (example,) = corpora.polnear(brat)
    assert (example.name, example.names, example.tags, example.starts) == ("a", None, None, None)
    assert not example.marks_nested


@pytest.fixture
def passages(tmp_path):
    """Eleven passages."""
    lines = [f"= p{number} | wire\n[S1|He] [Q1s|said] [C1|[S2|she] [Q2b|hoped] [C2|so]]." for number in range(1, 12)]
    (tmp_path / "some.txt").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_every_tenth_passage_is_held_out(passages):
    """What figures are made of is not trained on."""
    assert [one.name for one in corpora.own(passages, held_out=True)] == ["some-p10"]
    trained = [one.name for one in corpora.own(passages, held_out=False)]
    assert trained == [f"some-p{number}" for number in (*range(1, 10), 11)]


def test_passages_say_what_is_nested(passages):
    """An attribution whose cue lies in another's content is nested; the head line's register is the genre."""
    (example,) = corpora.own(passages, held_out=True)
    assert [(one.kind, one.nested) for one in example.attributions] == [("speech", False), ("belief", True)]
    assert (example.genre, example.marks_nested, example.names) == ("wire", True, [])


LETTER = """
# newdoc id = letter
# newpar
# sent_id = letter-1
1-2 Ode's _ _ _
1 Ode PROPN 3 nmod:poss
2 's PART 1 case
3 boats NOUN 4 nsubj
4 left VERB 0 root
5 New PROPN 6 compound
6 Bray PROPN 4 obj SpaceAfter=No
7 . PUNCT 4 punct

# sent_id = letter-2
1 Wait VERB 0 root SpaceAfter=No
2 ! PUNCT 1 punct

# newpar
# sent_id = letter-3
1 Lind PROPN 0 root

# newdoc id = other
# sent_id = other-1
1 Yes INTJ 0 root
"""
NAMES = """
# sent_id = letter-1
1\tOde\tB-PER\t-\tx
2\t's\tO\t-\tx
3\tboats\tO\t-\tx
4\tleft\tO\t-\tx
5\tNew\tB-LOC\t-\tx
6\tBray\tI-LOC\t-\tx
7\t.\tO\t-\tx

# sent_id = letter-3
1\tLind\tB-ORG\t-\tx
"""


@pytest.fixture
def letter(tree, tmp_path):
    """The documents above, with names."""
    names = tmp_path / "some.iob2"
    names.write_text(NAMES, encoding="utf-8")
    return list(corpora.ewt(tree(LETTER), names))


def test_ewt_text(letter):
    """Each document is one text, with line breaks between paragraphs; sentences begin where they do."""
    assert [(one.name, one.text) for one in letter] == [("letter", "Ode's boats left New Bray. Wait!\nLind"), ("other", "Yes")]
    assert [letter[0].text[start:][:4] for start in letter[0].starts] == ["Ode'", "Wait", "Lind"]


def test_ewt_names_and_tags(letter):
    """A possessive's ending is no part of a name; a multi-word token has one part of speech."""
    first = letter[0]
    assert words(first.text, first.names) == [("Ode", "PER"), ("New Bray", "LOC"), ("Lind", "ORG")]
    assert words(first.text, first.tags)[:3] == [("Ode's", "PROPN"), ("boats", "NOUN"), ("left", "VERB")]
    assert first.attributions is None


def test_ewt_sentences_whose_names_nobody_marked(letter):
    """What the names' file leaves out is unknown, not without names."""
    assert words(letter[0].text, letter[0].unnamed) == [("Wait!",)]
    assert words(letter[1].text, letter[1].unnamed) == [("Yes",)]


MINUTES = """
# newdoc id = GUM_NAME
# newpar
# sent_id = GUM_NAME-1
1 Ada PROPN 3 nsubj Discourse=attribution-positive:1->2|Entity=(1-person-new
2 Ode PROPN 1 flat Entity=1)
3 said VERB 0 root
4 talks NOUN 5 nsubj Discourse=joint-list:2->9
5 failed VERB 3 ccomp SpaceAfter=No
6 . PUNCT 3 punct
"""


@pytest.fixture
def gum(tree, tmp_path):
    """Three documents, of which one is in dev and one in test."""
    for name in ("news_a", "interview_b", "news_c"):
        tree(MINUTES.replace("NAME", name), f"GUM_{name}.conllu")
    (tmp_path / "splits.md").write_text(
        "# Splits\n\n## train\n\n  * GUM_news_a\n\n## dev\n  * GUM_interview_b\n## test\n\n  * GUM_news_c\n", encoding="utf-8"
    )
    return tmp_path


@pytest.mark.parametrize(("split", "name"), [("train", "GUM_news_a"), ("dev", "GUM_interview_b"), ("test", "GUM_news_c")])
def test_gum_splits(gum, split, name):
    """A document is in the split that splits.md says; its name says its genre."""
    (example,) = corpora.gum(gum, split=split, with_attributions=False)
    assert (example.name, example.genre) == (name, name.split("_")[1])
    assert corpora.gum_split(gum) == {"GUM_interview_b": "dev", "GUM_news_c": "test"}


def test_gum_names_and_attributions(gum):
    """Names come from mentions, attributions from the discourse layer."""
    (example,) = corpora.gum(gum, split="train", with_attributions=True)
    assert words(example.text, example.names) == [("Ada Ode", "PER")]
    (one,) = example.attributions
    assert [words(example.text, pieces) for pieces in (one.source, one.cue, one.content)] == [
        [("Ada Ode",)],
        [("said",)],
        [("talks failed",)],
    ]
    assert example.marks_nested


def test_gum_without_attributions(gum):
    """Left out, they are unknown."""
    (example,) = corpora.gum(gum, split="train", with_attributions=False)
    assert example.attributions is None
    assert not example.marks_nested
