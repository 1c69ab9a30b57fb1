"""The six stances: verbs, nouns and predicates that signal them, and what negation and chains of verbs make of them."""

from __future__ import annotations

from importlib.resources import files
from itertools import product

import pytest
from reading import FISH, TRUCE, WARD, cases, rows, scene

from stateofplay.attribution.cues import lexicon
from stateofplay.coding import stances
from stateofplay.coding.stances import combined, flipped, stance_lexicon
from stateofplay.model import Kind, Stance

_FRAMES = {"verb", "noun", "thing"}
_TAGS = {"", "say", "neg", "both", "modal", "paper"}
_PLAIN = [stance for stance in Stance if stance is not Stance.MIXED]


def _table(room, name):
    lines = files("stateofplay").joinpath(room, name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def test_every_row_of_the_stance_lexicon_is_well_formed():
    """A phrase, one of the six stances, a known frame, and known tags or none."""
    for row in _table("coding", "stances.tsv"):
        assert len(row) in {3, 4}, row
        assert row[0] == " ".join(row[0].lower().split()), row
        assert Stance(row[1]) in _PLAIN, row
        assert row[2] in _FRAMES, row
        assert set("".join(row[3:]).split(",")) <= _TAGS, row


def test_no_phrase_of_the_stance_lexicon_stands_twice():
    """One phrase in one frame has one stance."""
    keys = [(row[0], row[2], "".join(row[3:]).split(",").count("neg")) for row in _table("coding", "stances.tsv")]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_the_stance_lexicon_is_read_whole_and_covers_the_six_stances():
    """Each stance has verbs, nouns and predicates, and each verb form is known."""
    found = {(row[1], row[2]) for row in _table("coding", "stances.tsv")}
    assert found >= {(str(stance), frame) for stance, frame in product(_PLAIN, _FRAMES)}
    assert {"demanded", "sought", "refuses", "offering", "ruled"} <= stance_lexicon().verbs


def test_every_row_of_the_attribution_lexicon_is_well_formed_and_unique():
    """A phrase, a kind and a frame, and no row twice."""
    found = _table("attribution", "cues.tsv")
    for row in found:
        assert len(row) == 3, row
        assert row[0] == " ".join(row[0].split()), row
        assert Kind(row[1]), row
        assert row[2] in {"clause", "np", "prep", "noun"}, row
    keys = [(phrase, frame) for phrase, _, frame in found]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []
    assert "said" in lexicon().verbs


_DEMANDS = [
    *cases(FISH, """
        iceland access demands | Iceland is asking for access to waters off the coast.
        iceland access demands | Iceland wants zone access.
        iceland access demands | Iceland seeks wider zone access.
        norway observers demands | Norway insists on observers.
        norway observers demands | Norway called for observers on every trawler.
        norway observers demands | Norway's push for an observer scheme goes on.
        norway observers demands | Oslo's demand for observers has not changed.
        norway observers demands | "Observers are essential," said Sigrid Aasen.
        norway observers demands | Aasen said observers must be on board every trawler.
    """),
    *cases(WARD, """
        union pay demands | The union demands a pay rise of 6 percent.
        union pay demands | The union wants a pay rise.
        union pay demands | Quill is holding out for a pay rise.
        union pay demands | "We want a pay rise," said Mara Quill.
        union pay demands | "We need a pay rise now," Quill said.
        union pension demands | Nurses are pressing for a place in the pension fund.
        union pension demands | Nurses insisted that new staff join the pension fund.
    """),
    *cases(TRUCE, """
        tarsk monitors demands | Tarsk wants foreign monitors.
        tarsk withdrawal demands | Tarsk said the withdrawal was non-negotiable.
        tarsk monitors demands | Kemble said there could be no deal without foreign monitors.
        tarsk vote demands | A demand from Tarsk for a referendum was ignored.
        tarsk vote demands | The Tarskian demand for a referendum was ignored.
        tarsk vote demands | Tarsk is adamant that a referendum be held.
    """),
]  # fmt: skip
_SUPPORTS = [
    *cases(FISH, """
        iceland limit supports | Iceland supports a catch limit.
        iceland limit supports | Iceland backs a common limit on the mackerel catch.
        iceland limit supports | Iceland has agreed to a catch limit.
        iceland limit supports | Reykjavik welcomed the catch limit.
        iceland limit supports | Iceland's support for a catch limit is firm.
        iceland limit supports | Hallsson said a catch limit was reasonable.
        iceland limit supports | "The catch limit is fair," Hallsson said.
        iceland limit supports | Hallsson said there should be a catch limit.
        faroes limit supports | The Faroes endorsed the catch limit.
    """),
    *cases(TRUCE, """
        velmora prisoners supports | Velmora accepted the exchange of prisoners.
        velmora prisoners supports | Velmora is in favor of a prisoner exchange.
        tarsk monitors supports | Tarsk supports foreign monitors.
        tarsk vote supports | Tarsk agreed to hold a referendum.
    """),
]  # fmt: skip
_OFFERS = [
    *cases(WARD, """
        trust parking offers | The trust offered free parking.
        trust parking offers | Management proposed free parking.
        trust parking offers | Falk said the trust was ready to provide free parking.
        trust parking offers | The trust is prepared to give nurses free parking.
        trust parking offers | The trust's offer of free parking stands.
        trust pension offers | Management promised that new staff would join the pension fund.
        trust pension offers | The trust will let new staff join the pension fund.
        trust pay offers | The trust offered a pay rise of 5 percent.
    """),
    *cases(TRUCE, """
        velmora monitors offers | Velmora floated the idea of foreign monitors.
        velmora prisoners offers | Vask pledged to free all prisoners in an exchange.
        tarsk vote offers | Tarsk's offer of a referendum came late.
    """),
]  # fmt: skip
_OPEN = [
    *cases(FISH, """
        norway access open | Norway is open to zone access.
        norway access open | Norway would consider zone access for Icelandic boats.
        norway access open | Norway could live with zone access.
        norway access open | Aasen said Norway was considering zone access.
        norway access open | Aasen said zone access could be possible.
        norway access open | Norway has no objection to zone access.
        norway access open | Norway has signalled flexibility on zone access.
        norway access open | Norway left the door open to zone access.
        norway access open | Norway's openness to zone access surprised the fleet.
    """),
    *cases(WARD, """
        trust ratio open | "We could live with a staffing ratio," Falk said.
    """),
    *cases(TRUCE, """
        tarsk monitors open | Tarsk said it would look at foreign monitors.
        tarsk monitors open | Tarsk is weighing foreign monitors.
    """),
]  # fmt: skip
_UNDECIDED = [
    *cases(FISH, """
        faroes observers undecided | The Faroes have not said whether they want observers.
        faroes observers undecided | The Faroes declined to say whether observers would be allowed.
        faroes observers undecided | The Faroes are undecided on observers.
        faroes observers undecided | The Faroes are divided over observers.
        faroes observers undecided | The Faroes would not say if they accept observers.
        faroes observers undecided | The Faroes remain silent on observers.
        faroes observers undecided | The Faroes have not decided on observers.
        faroes observers undecided | The Faroes have yet to take a position on observers.
    """),
    *cases(TRUCE, """
        league vote undecided | The League took no position on the referendum.
        league vote undecided | The League has not responded on the referendum.
        tarsk vote undecided | Tarsk's silence on a referendum was noted.
        tarsk vote undecided | Drow declined to comment on the referendum.
        tarsk vote undecided | Drow neither confirmed nor denied that Tarsk backs a referendum.
    """),
]  # fmt: skip
_REJECTS = [
    *cases(TRUCE, """
        tarsk vote rejects | Tarsk rejects a referendum.
        tarsk vote rejects | Tarsk ruled out a referendum.
        tarsk vote rejects | Tarsk has refused to hold a referendum.
        tarsk vote rejects | Tarsk turned down a referendum.
        tarsk vote rejects | Tarsk is opposed to a referendum.
        tarsk vote rejects | Drow said a referendum was unacceptable.
        tarsk vote rejects | Drow said a referendum was out of the question.
        tarsk vote rejects | Drow dismissed a referendum.
        tarsk vote rejects | Tarsk's rejection of a referendum came at dawn.
        tarsk vote rejects | Tarskian opposition to a referendum is strong.
        tarsk vote rejects | "A referendum is off the table," Drow said.
        tarsk vote rejects | A referendum was rejected by Tarsk.
        tarsk vote rejects | A referendum has been ruled out by Tarsk.
        tarsk vote rejects | Tarsk vowed to block a referendum.
        tarsk vote rejects | A referendum is a red line for Tarsk.
        tarsk vote rejects | Tarsk sees no need for a referendum.
        tarsk monitors rejects | Tarsk opposes foreign monitors at the crossing.
    """),
    *cases(FISH, """
        norway access rejects | Norway rejects zone access.
    """),
    *cases(WARD, """
        trust ratio rejects | "We cannot accept a staffing ratio," Falk said.
        trust pension rejects | "There will be no place in the pension fund for new staff," Falk said.
    """),
]  # fmt: skip


@pytest.mark.parametrize(("codebook", "expected", "text"), [*_DEMANDS, *_SUPPORTS, *_OFFERS, *_OPEN, *_UNDECIDED, *_REJECTS])
def test_a_stance_is_told_by_verb_noun_or_predicate(codebook, expected, text):
    """Each of the six stances is read from the words that usually signal it."""
    assert rows(text, codebook) == expected


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    cases(TRUCE, """
        tarsk vote open | Tarsk did not rule out a referendum.
        tarsk vote open | Tarsk has not ruled out a referendum.
        tarsk vote open | Tarsk refused to rule out a referendum.
        tarsk vote open | Tarsk declined to rule out a referendum.
        tarsk vote open | Tarsk no longer opposes a referendum.
        tarsk vote open | Tarsk no longer rejects a referendum.
        tarsk vote open | Tarsk is no longer against a referendum.
        tarsk vote open | Drow said Tarsk was not opposed to a referendum.
        tarsk vote open | Drow said Tarsk would not oppose a referendum.
        tarsk vote open | Drow said Tarsk would not block a referendum.
        tarsk vote open | Drow said she would not stand in the way of a referendum.
        tarsk vote open | Tarsk does not object to a referendum.
        tarsk vote open | Tarsk has dropped its demand for a referendum.
        tarsk vote demands | Tarsk has not dropped its demand for a referendum.
        tarsk vote demands | Tarsk refuses to drop its demand for a referendum.
        tarsk vote undecided | Tarsk has not said whether it would hold a referendum.
        tarsk vote undecided | Drow would not say whether Tarsk backs a referendum.
        tarsk vote rejects | Tarsk would not accept a referendum.
        tarsk vote rejects | Drow said Tarsk would never accept a referendum.
        tarsk vote rejects | Tarsk does not want a referendum.
        tarsk vote rejects | Tarsk does not support a referendum.
        tarsk vote rejects | Tarsk never agreed to a referendum.
        tarsk vote rejects | Tarsk cannot support a referendum.
        tarsk vote rejects | Tarsk is not considering a referendum.
        tarsk vote rejects | Tarsk is not open to a referendum.
        tarsk vote rejects | Tarsk is not willing to hold a referendum.
        tarsk vote rejects | Tarsk is unwilling to hold a referendum.
        tarsk vote rejects | Tarsk will not hold a referendum.
        tarsk vote rejects | Tarsk won't hold a referendum.
        tarsk vote rejects | Tarsk will not agree to a referendum.
        tarsk vote rejects | Tarsk has no intention of holding a referendum.
        tarsk vote rejects | Tarsk has no plans to hold a referendum.
        tarsk vote rejects | Nobody in Tarsk supports a referendum.
        tarsk vote rejects | Neither Drow nor her cabinet supports a referendum.
        tarsk vote rejects | Drow said there would be no referendum.
        tarsk vote rejects | Drow said there will never be a referendum.
        tarsk vote rejects | Drow said that the referendum would not happen.
        tarsk vote rejects | Drow said a referendum must not be held.
        tarsk vote rejects | Drow said a referendum should not be held.
        tarsk vote rejects | Drow said a referendum could not be held.
        tarsk vote rejects | Drow demanded that no referendum be held.
    """),
)  # fmt: skip
def test_negation_and_refusal_turn_a_stance_round(codebook, expected, text):
    """A denied refusal is openness, a denied wish is a refusal, and withheld words are neither."""
    assert rows(text, codebook) == expected


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Tarsk refused to rule out a referendum.", Stance.OPEN),
        ("Tarsk refused to offer a referendum.", Stance.REJECTS),
        ("Tarsk agreed to offer a referendum.", Stance.OFFERS),
        ("Tarsk did not rule out a referendum.", Stance.OPEN),
    ],
)
def test_a_chain_of_cues_is_one_hit(text, stance):
    """What an outer verb makes of an inner one is a single cue with a single stance."""
    assert [hit.stance for hit in stances.find(scene(text), stance_lexicon())] == [stance]


@pytest.mark.parametrize("stance", _PLAIN)
def test_combined_and_flipped_stay_among_the_six(stance):
    """No pair of stances comes to `mixed`, and whoever declines to say says nothing about the opposite either."""
    assert Stance.MIXED not in {flipped(stance), *(combined(stance, other) for other in _PLAIN)}
    assert combined(Stance.UNDECIDED, stance) is Stance.UNDECIDED
    assert (flipped(stance) is stance) == (stance is Stance.UNDECIDED)
