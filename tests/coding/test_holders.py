"""Whose position it is, whoever tells it."""

from __future__ import annotations

import pytest
from reading import FISH, TRUCE, WARD, cases, only, rows


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    [
        *cases(FISH, """
            iceland access open | Oslo said Reykjavik was open to zone access.
            iceland limit rejects | According to Norway, Iceland rejects a catch limit.
            iceland observers supports | Norwegian officials said Iceland had agreed to observers.
            iceland access demands | A fleet owner said Iceland wants zone access.
            faroes limit supports | Aasen told reporters that the Faroes backed a catch limit.
            iceland access open | Oslo said talks were slow and that Iceland had hinted it was open to zone access.
            iceland access open | "Iceland, in the end, has hinted they were open to zone access," Oslo said.
        """),
        *cases(WARD, """
            union pay demands | Falk said the nurses were demanding a pay rise of 9 percent.
            trust parking offers | Quill said management had offered free parking.
            union pay demands | The trust said it had heard the union's demand for a pay rise.
        """),
        *cases(TRUCE, """
            tarsk withdrawal demands | Velmora said Tarsk wanted a withdrawal.
            velmora monitors rejects | Drow complained that Velmora had refused foreign monitors.
        """),
    ],
)  # fmt: skip
def test_the_position_is_its_holders_not_its_tellers(codebook, expected, text):
    """What one side says of another is the other's position."""
    assert rows(text, codebook) == expected


@pytest.mark.parametrize(
    ("text", "party", "teller"),
    [
        ("Oslo said Reykjavik was open to zone access.", "iceland", "norway"),
        ("According to Norway, Iceland rejects a catch limit.", "iceland", "norway"),
        ("Norwegian officials said Iceland had agreed to observers.", "iceland", "norway"),
        ("Hallsson said Iceland had agreed to observers.", "iceland", ""),
        ("A buyer said Iceland had agreed to observers.", "iceland", ""),
        ("Iceland has agreed to observers.", "iceland", ""),
    ],
)
def test_told_by_names_the_other_party_that_tells_it(text, party, teller):
    """A party's own word, a stranger's and the report's leave `told_by` empty."""
    assert only(text, FISH, party).told_by == teller


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    [
        *cases(TRUCE, """
            tarsk vote rejects | Drow met envoys on Sunday. She ruled out a referendum.
            tarsk vote rejects | Tarsk sent two envoys. It rejects a referendum.
            velmora vote rejects | Vask spoke first. "We reject a referendum," he said.
            tarsk+velmora vote rejects | Tarsk and Velmora both oppose a referendum.
            league+tarsk vote rejects | Tarsk and the League oppose a referendum.
            tarsk vote supports; velmora vote rejects | Tarsk backs a referendum while Velmora opposes it.
            velmora vote rejects | A referendum was refused by Vask on Sunday.
            tarsk vote rejects | Tarsk's refusal to hold a referendum angered Velmora.
            velmora blockade rejects | Talk turned to the blockade. Velmora refused to lift it.
        """),
        *cases(WARD, """
            trust+union pay rejects | Both sides rejected a pay rise.
            union pension demands | Nurses met on Sunday. They want new staff to join the pension fund.
        """),
        *cases(FISH, """
            norway limit rejects | Norwegian officials arrived on Sunday. The officials said a catch limit was unacceptable.
        """),
    ],
)  # fmt: skip
def test_pronouns_pairs_and_agents_lead_to_the_holder(codebook, expected, text):
    """A pronoun, a joint subject, an agent and a bare noun are traced to the parties that they stand for."""
    assert rows(text, codebook) == expected


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    [
        *cases(WARD, """
            | A shopkeeper said the nurses deserve a pay rise.
            | Shoppers want free parking.
            | A professor of medicine rejected compulsory overtime.
        """),
        *cases(TRUCE, """
            | Fishermen on the far bank want the blockade lifted.
            | The pope called for an exchange of prisoners.
        """),
    ],
)  # fmt: skip
def test_people_who_are_not_at_the_table_hold_nothing(codebook, expected, text):
    """A bystander's wish is no party's position."""
    assert [row for row in rows(text, codebook) if row[0]] == expected


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    [
        *cases(WARD, """
            union ratio demands | The talks turned to a staffing ratio that the union has demanded.
            union pension demands | Talks turned to the pension fund, which the nurses have demanded.
            trust pay offers | Reporters saw a leaflet on the pay rise of 5 percent that the trust had offered.
        """),
        *cases(TRUCE, """
            velmora monitors rejects | Ministers spoke of foreign monitors, which Velmora opposes.
            velmora monitors rejects | Ministers spoke of foreign monitors, which Velmora has refused.
        """),
        *cases(FISH, """
            norway observers demands | The text has observers, which Norway has sought since May.
            iceland limit rejects | Ministers discussed a catch limit that Iceland has rejected.
            iceland access demands; norway access rejects | Norway rejected zone access, which Iceland has sought for years.
        """),
    ],
)  # fmt: skip
def test_a_relative_clause_says_who_holds_what_it_hangs_on(codebook, expected, text):
    """What precedes "that" or "which" is the matter, what follows is the holder."""
    assert rows(text, codebook) == expected
