"""Statements of one report, whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import FISH, TRUCE, WARD, coder, document, only, rows, statements

from stateofplay.coding import code
from stateofplay.language.analyse import document as layers
from stateofplay.model import Codebook, Context, Party, Report, SetAside, Span

_WORDS = (
    "Tarsk Velmora Drow Vask she it they the a said that told Reuters demands rejects offered open to would not never if "
    'unless a vote referendum foreign monitors prisoners blockade , . ; “ ” " ? — and but while which refused rule out no '
    "longer agreed on is was by lift 5 percent"
).split()


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("Tarsk previously ruled out a referendum.", True),
        ("Tarsk had earlier refused a referendum.", True),
        ("Tarsk had rejected a referendum in January.", True),
        ("Tarsk initially opposed a referendum.", True),
        ("Last year Tarsk demanded a referendum.", True),
        ("Tarsk once backed a referendum.", True),
        pytest.param(
            "In January, Tarsk would not discuss a referendum.",
            True,
            marks=pytest.mark.xfail(reason="would makes January the next one", strict=True),
        ),
        ("Tarsk used to oppose a referendum.", True),
        ("Tarsk rejects a referendum.", False),
        ("Tarsk has rejected a referendum.", False),
        ("On Sunday Tarsk rejected a referendum.", False),
        ("Drow said on Sunday that Tarsk was open to a referendum.", False),
    ],
)
def test_a_position_told_as_past_is_flagged(text, past):
    """What a party held earlier is a row, and says that it is of the past."""
    assert only(text, TRUCE, "tarsk").past is past


def test_a_former_and_a_present_position_are_two_rows():
    """Where a party once opposed and now backs, one row is past and the other is not."""
    found = statements("Tarsk once opposed a referendum; it now backs a referendum.", TRUCE)
    assert [(str(one.stance), one.past) for one in found] == [("rejects", True), ("supports", False)]


def test_statements_come_in_the_order_of_the_text():
    """Rows follow the words."""
    text = "Tarsk rejects a referendum. Velmora has offered an exchange of prisoners. Tarsk wants the blockade lifted."
    assert [(one.party, one.issue) for one in statements(text, TRUCE)] == [
        ("tarsk", "vote"), ("velmora", "prisoners"), ("tarsk", "blockade"),
    ]  # fmt: skip


def test_headings_and_asides_are_not_read():
    """What intake set aside, and a heading, state nothing."""
    text = "Tarsk rejects a referendum\n\nTarsk backs a referendum.\n\nVelmora rejects a referendum."
    aside = Span.of(text, 28, 53)
    report = Report(id="r", text=text, headings=(Span.of(text, 0, 26),), set_aside=(SetAside(aside, "a caption"),))
    assert [(one.party, str(one.stance)) for one in coder(TRUCE).read(layers(report))] == [("velmora", "rejects")]


def test_a_statement_says_what_it_rests_on():
    """Reasons name the words that matched and the cue; confidence is a share."""
    found = only("Tarsk refused a referendum.", TRUCE, "tarsk")
    assert any("refuse" in reason for reason in found.reasons)
    assert 0 < found.confidence <= 1


def test_a_whole_report_gives_its_rows():
    """Lead, quotation, background and reply of one report."""
    text = (
        "KEMBLE — Tarsk ruled out a referendum on Sunday, a day before talks resume.\n\n"
        '"We will never accept a referendum," premier Lena Drow said. She said Tarsk was open to foreign monitors.\n\n'
        "Velmora has demanded a referendum since the spring. Two Velmoran officials said it would lift the blockade "
        "if Tarsk freed its prisoners.\n\n"
        "The League has not said whether it would send monitors."
    )
    assert rows(text, TRUCE) == [
        ("league", "monitors", "undecided"),
        ("tarsk", "monitors", "open"),
        ("tarsk", "vote", "rejects"),
        ("velmora", "blockade", "offers"),
        ("velmora", "prisoners", "demands"),
        ("velmora", "vote", "demands"),
    ]


def test_reading_twice_gives_the_same():
    """A coder keeps nothing of what it has read."""
    text = "Tarsk rejects a referendum. It wants foreign monitors."
    first = statements(text, TRUCE)
    statements("Velmora backs a referendum.", TRUCE)
    assert statements(text, TRUCE) == first


def test_a_codebook_of_one_party_reads():
    """A single party holds positions as well."""
    book = Codebook("Alone", (Party("union", "Nurses' Federation", ("the union",)),), WARD.issues)
    assert rows("The union rejected compulsory overtime. The trust did not.", book) == [("union", "overtime", "demands")]


@pytest.mark.parametrize(
    "text", ["", ".", "“", "\n\n\n", "Tarsk", "Rejects a referendum", "not not not", "if if if", ",,,, ;;;;", "🙂 Tarsk"]
)
def test_scraps_give_nothing_and_raise_nothing(text):
    """Text without a statement has none."""
    assert statements(text, TRUCE) == ()


def test_the_step_needs_a_codebook():
    """Without a codebook there is nothing to code by."""
    with pytest.raises(ValueError, match="codebook"):
        list(code([document("Tarsk rejects a referendum.")], Context()))


def test_the_step_is_lazy_and_keeps_the_order():
    """One reading for each document, made when it is asked for."""
    documents = (document(text) for text in ("Tarsk rejects a referendum.", "Velmora backs a referendum."))
    readings = code(documents, Context(TRUCE))
    assert next(readings).statements[0].party == "tarsk"
    assert next(readings).statements[0].party == "velmora"


def _holds(text, codebook):
    for one in statements(text, codebook):
        assert all(part.holds_in(text) for part in (one.evidence, one.sentence, one.source, one.cue, one.condition) if part)
        assert one.sentence.covers(one.evidence)
        assert one.evidence.exact.strip()
        assert 0 < one.confidence <= 1
        assert one.party in {"", *(party.id for party in codebook.parties)}
        assert one.told_by != one.party or not one.party
        codebook.issue(one.issue)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(_WORDS), max_size=60))
def test_spans_say_their_words_for_any_run_of_words(words):
    """Whatever the order of the words, every span of every statement stands in the text."""
    _holds(" ".join(words), TRUCE)


@given(st.text(max_size=200))
def test_spans_say_their_words_for_any_text(text):
    """Any characters at all can be read."""
    _holds(text, FISH)
