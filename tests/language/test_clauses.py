"""The subject of a verb."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.language.analyse import document
from stateofplay.language.clauses import (
    Scene,
    before_apposition,
    covered,
    is_passive,
    main_subject,
    skip_left,
    subject_of,
    trimmed,
)
from stateofplay.model import PartialDate, Report

_VERBS = frozenset("say says said saying want wants wanted reject rejects rejected adding".split())


def _scene(text):
    """The first sentence of the text."""
    made = document(Report("r", text, published=PartialDate("2025-03-03")))
    line = made.sentences[0]
    dated, quoted = (covered(made, spans) for spans in ([d.span for d in made.dates], [q.inner for q in made.quotations]))
    return Scene(made.tokens, line.first, line.last, dated, quoted, _VERBS)


def _at(view, word):
    """The last token that is the word."""
    return max(i for i in range(view.first, view.last) if view.tokens[i].text == word)


def _words(view, stretch):
    return " ".join(view.tokens[i].text for i in range(*stretch)) if stretch else None


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The union said no.", "said", "The union"),
        ("The union on Monday said no.", "said", "The union"),
        ("The union has repeatedly and firmly said no.", "said", None),
        ("The union would never have said no.", "said", "The union"),
        ("Edda Strand, who leads the skippers, said no.", "said", "Edda Strand , who leads the skippers"),
        ("Edda Strand, the skipper, said no.", "said", "Edda Strand , the skipper"),
        ("The head of the league, Edda Strand, said no.", "said", "The head of the league , Edda Strand"),
        ("Islands that wanted more stayed away.", "wanted", "Islands"),
        ("Islands, which wanted more, stayed away.", "wanted", "Islands"),
        ("On Monday, the board said no.", "said", "the board"),
        ("Said no.", "Said", None),
    ],
)
def test_subject_of(text, verb, subject):
    """The subject is found past auxiliaries, adverbs, dates, appositions and relative clauses."""
    view = _scene(text)
    found = subject_of(view, _at(view, verb), None)
    if subject is None:
        assert found is None or found.carried
    else:
        assert (_words(view, found.at), found.carried) == (subject, False)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The union left the room, saying no.", "saying"),
        ("The union left and rejected the text.", "rejected"),
        ("On Monday, the union left the room, saying no.", "saying"),
    ],
)
def test_carried_subject(text, verb):
    """A participle and a second verb take the subject that opens the sentence, or the one found before."""
    view = _scene(text)
    found = subject_of(view, _at(view, verb), None)
    assert (_words(view, found.at).lower(), found.carried) == ("the union", True)
    assert subject_of(view, _at(view, verb), (0, 1)).at == (0, 1)


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The text was rejected.", "rejected", True),
        ("The text was quickly rejected.", "rejected", True),
        ("The text isn't rejected.", "rejected", True),
        ("The board rejected it.", "rejected", False),
        ("The board has rejected it.", "rejected", False),
        ("The board was saying no.", "saying", False),
        ("Rejected.", "Rejected", False),
    ],
)
def test_is_passive(text, verb, passive):
    """A past form after a form of `be` is a passive, adverbs between or not."""
    view = _scene(text)
    assert is_passive(view, _at(view, verb)) is passive


def test_skip_left_stops_at_the_noun():
    """Auxiliaries, adverbs in -ly and dates are passed, nouns in -ly are not."""
    for text, last in [("The ally has openly said no.", "ally"), ("The board on Monday said no.", "board")]:
        view = _scene(text)
        assert view.tokens[skip_left(view, _at(view, "said")) - 1].text == last


def test_skip_left_does_not_enter_a_quotation():
    """What stands in marks is not passed."""
    view = _scene("“It may never” said the board.")
    assert skip_left(view, _at(view, "said")) == _at(view, "said")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The union left.", "The union"),
        ("On fishing rights, Norrland would not move.", "Norrland"),
        ("But the union left.", "the union"),
        ("“ Osk left.", "Osk"),
    ],
)
def test_main_subject(text, subject):
    """The phrase that opens the sentence, past conjunctions, marks and a phrase set off by a comma."""
    view = _scene(text)
    assert _words(view, main_subject(view, view.last)) == subject


def test_before_apposition_needs_a_name_or_an_article():
    """What stands before the first of two commas is the subject only if it is named."""
    view = _scene("The skipper, in a rare move, said no.")
    comma = max(i for i in range(view.last) if view.tokens[i].text == ",")
    assert _words(view, before_apposition(view, comma)) == "The skipper , in a rare move"
    view = _scene("slowly, in a rare move, said no.")
    comma = max(i for i in range(view.last) if view.tokens[i].text == ",")
    assert before_apposition(view, comma) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [(", that the levy stays, and", "the levy stays"), ("— “no” —", "“ no ”"), (", .", ""), ("the levy", "the levy")],
)
def test_trimmed(text, words):
    """Commas, stops, dashes, an opening "that" and a closing "and" go; quotation marks stay."""
    view = _scene(text)
    assert _words(view, trimmed(view, view.first, view.last)) == words


@given(
    st.lists(
        st.sampled_from("the of and , “ ” she said Osk who that Monday was adding to openly".split()), min_size=1, max_size=40
    )
)
def test_subject_stands_in_the_sentence(words):
    """Whatever the words, a subject is a stretch of the sentence that is not empty."""
    view = _scene(" ".join(words))
    for at in range(view.first, view.last):
        found = subject_of(view, at, None)
        assert view.first <= skip_left(view, at) <= at
        if found is not None:
            assert view.first <= found.at[0] < found.at[1] <= view.last
