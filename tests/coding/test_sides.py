"""Who takes which side of what in one sentence: lists, asides, negation, shared verbs; and what is no side at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import FISH, TRUCE, WARD, cases, document, rows, scene

from stateofplay.coding import sides
from stateofplay.language.clauses import Scene


def words(view, at):
    """The text of a stretch of tokens."""
    return document_text(view)[view.tokens[at[0]].start : view.tokens[at[1] - 1].end] if at[1] > at[0] else ""


def document_text(view):
    """The report's text, put together again from its tokens, blanks where nothing stands."""
    text = [" "] * view.tokens[-1].end
    for token in view.tokens:
        text[token.start : token.end] = token.text.ljust(token.end - token.start)[: token.end - token.start]
    return "".join(text)


def read(text):
    """(proposal, holder, stance) of each side of the first sentence, as a readable row."""
    view = scene(text)
    return [f"{side.proposal} {words(view, side.holder)} {side.stance}" for side in sides.find(view)]


def table(text):
    """Parameters (expected, sentence) from lines `1 holder+holder stance; ... | sentence`."""
    out = []
    for line in filter(None, map(str.strip, text.splitlines())):
        expected, sentence = map(str.strip, line.split("|"))
        each = []
        for one in filter(None, map(str.strip, expected.split(";"))):
            number, _, rest = one.partition(" ")
            names, _, stance = rest.rpartition(" ")
            each += [f"{number} {name} {stance}" for name in names.split("+")]
        out.append(pytest.param(each, sentence, id=sentence))
    return out


@pytest.mark.parametrize(
    ("expected", "text"),
    table("""
        1 Norway offers; 1 Chile supports | Norway, backed by Chile, proposed a new fund.
        1 Norway offers; 1 Chile+the EU supports; 1 Peru rejects | Norway, backed by Chile and the EU, not by Peru, proposed it.
        1 NORWAY demands; 1 CHILE supports; 1 PERU rejects | NORWAY, supported by CHILE and opposed by PERU, called for a fund.
        1 Nurses demands; 1 the union supports; 1 the ward rejects | Nurses, backed by the union, opposed by the ward, want pay.
        1 The nurses rejects; 1 the porters rejects | The nurses, seconded by the porters, oppose the merger.
        1 Norway rejects; 1 Chile rejects; 1 Peru supports | Norway, supported by Chile and opposed by Peru, rejected the levy.
        1 Chile supports; 1 Norway demands | Supported by Chile, Norway called for a levy.
        1 Norway offers; 1 Chile rejects; 1 Peru rejects | Norway proposed a levy on fuel, opposed by Chile and Peru.
        1 the pilots rejects; 1 the crew supports | The merger was opposed by the pilots and supported by the crew.
        1 many members supports; 1 Brazil rejects | The plan is supported by many members but not by Brazil.
        1 Drivers+mechanics+porters rejects | Drivers, joined by mechanics and porters, rejected the offer.
        1 Norway rejects; 1 Chile rejects | Norway, along with Chile, opposed the levy.
        1 Kenya supports; 1 Peru rejects | With Kenya supporting and Peru opposing the text, talks broke up.
        1 Norway demands; 2 Norway rejects; 2 Chile rejects | Norway called for a fund and, supported by Chile, opposed a levy.
        1 Norway supports; 1 Chile supports | Norway, backed by Chile, said the rules were clear.
    """),
)  # fmt: skip
def test_asides_take_sides_on_what_the_sentence_proposes(expected, text):
    """Those "supported by", "opposed by", "joined by" or "along with" whom something is proposed hold a stance on it too."""
    assert sorted(read(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("expected", "text"),
    table("""
        1 Norway rejects | Norway opposed the levy.
        1 Norway+Chile+Peru supports | Norway, Chile and Peru supported the levy.
        1 Norway supports; 1 Antigua and Barbuda supports | Norway and Antigua and Barbuda supported the levy.
        1 the League rejects | Velmora, on behalf of the League, objected to the levy.
        1 the League demands; 1 the Guild demands | Velmora, for the League, and Tarsk, for the Guild, called for a vote.
        1 several parties supports | On pay, several parties supported the levy.
        1 a group of farmers rejects | At the close, a group of farmers rejected the levy.
        1 Norway rejects | On fees and pay, Norway opposed the levy.
        1 Ada Lind rejects | Ada Lind, head of the union, rejected the levy.
        1 Norway rejects; 1 Chile rejects | Neither Norway nor Chile supported the levy.
        1 Norway rejects | Norway did not support the levy.
        1 Norway open | Norway is no longer opposed to the levy.
        1 The union rejects | The union said it could not accept the offer.
        1 Norway offers | Norway: proposed a levy.
    """),
)  # fmt: skip
def test_active_verbs_have_the_names_before_them(expected, text):
    """A list, an opening before it, a spokesman for a group and a negation are all read."""
    assert read(text) == expected


@pytest.mark.parametrize(
    ("expected", "text"),
    table("""
        1 Norway supports; 1 Chile rejects | Norway supported the levy and Chile opposed it.
        1 Norway supports; 2 Chile demands | Norway supported the levy, while Chile called for a vote.
        1 Norway offers; 1 Chile supports | Norway proposed, and Chile seconded, a change of plan.
        1 Norway demands; 1 Chile rejects | Norway insisted on a levy, while Chile objected.
        1 Norway rejects; 1 Chile rejects | Norway opposed the levy, and Chile agreed.
        1 Norway rejects; 2 Norway offers | Norway opposed the levy, proposing a fund.
        1 Norway rejects; 2 Norway demands; 3 Norway supports | Norway questioned the levy, urged a vote and welcomed the fund.
        1 Norway demands | Norway stressed that the levy should go.
        1 Norway rejects | Norway said the levy should not be raised.
    """),
)  # fmt: skip
def test_each_verb_has_its_own_proposal_or_shares_one(expected, text):
    """Two verbs make two proposals, unless the second has no object of its own or only points back."""
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The report proposed a levy.",
        "A proposed levy was discussed.",
        "Any deal must be approved by Congress and supported by the senate.",
        "The crowd moved to the square.",
        "Ministers asked whether Norway opposed the levy.",
        "He spoke of activities supported by the fund.",
    ],
)
def test_what_takes_no_side_gives_none(text):
    """Things hold no position, and what is supposed or wished for is not one."""
    assert read(text) == []


def test_the_matter_is_the_object_without_its_asides():
    """The matter is the words that state the proposal; a preference names only what is preferred."""
    view = scene("Norway, backed by Chile, preferred a fund over a levy, arguing that it was cheaper.")
    assert {words(view, side.matter) for side in sides.find(view)} == {"a fund"}


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    [
        *cases(FISH, """
            norway limit offers; iceland limit supports | Norway, backed by Iceland, proposed a catch limit.
            norway observers supports; faroes observers rejects | Observers were supported by Norway but not by the Faroes.
            norway tariff offers; iceland tariff rejects | Norway proposed lifting the landing tariff, opposed by Iceland.
        """),
        *cases(WARD, """
            union parking demands; trust parking rejects | The nurses, opposed by the trust, called for free parking.
        """),
        *cases(TRUCE, """
            velmora vote rejects; league vote rejects | Velmora, along with the League, said it could not accept a referendum.
            velmora monitors rejects; tarsk monitors supports | Velmora, opposed by Tarsk, rejected foreign monitors.
        """),
    ],
)  # fmt: skip
def test_sides_become_positions_of_the_parties(codebook, expected, text):
    """Each holder that is a party gets its stance on the issue that the sentence is about."""
    assert rows(text, codebook) == expected


_SOUP = st.lists(
    st.sampled_from(
        "Norway the EU G-77 / CHINA , and but with for on behalf of supported opposed by backed not proposed said called "
        "for supporting who ( ) : ; “ ” ' it others several parties a in which agreed no longer should preferred over "
        "Antigua Barbuda I while to 2008 inter alia such as".split()
    ),
    max_size=60,
)


@given(_SOUP)
def test_stretches_lie_in_the_sentence_and_holders_stand_apart_from_what_they_hold(soup):
    """Any run of such words is read without an error, and no stretch leaves the sentence or overlaps its holder."""
    made = document(" ".join(soup) + " end.")
    for line in made.sentences:
        view = Scene(made.tokens, line.first, line.last, frozenset(), frozenset(), frozenset())
        for side in sides.find(view):
            for first, last in (side.holder, side.matter, side.cue):
                assert line.first <= first <= last <= line.last
            assert side.holder[0] < side.holder[1]
            assert side.matter[1] <= side.holder[0] or side.holder[1] <= side.matter[0] or side.matter[0] == side.matter[1]
            assert side.proposal >= 1
