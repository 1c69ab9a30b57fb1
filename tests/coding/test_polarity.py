"""Words that turn a matter round, against propositions that deny something or take it away."""

from __future__ import annotations

import pytest
from reading import FISH, TRUCE, WARD, cases, rows

from stateofplay.coding import polarity


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    [
        *cases(WARD, """
            union overtime demands | The union demands an end to compulsory overtime.
            union overtime demands | The union wants a ban on compulsory overtime.
            union overtime demands | The union opposes compulsory overtime.
            union overtime demands | Nurses rejected compulsory overtime.
            union overtime demands | Nurses said overtime must not be compulsory.
            trust overtime rejects | The trust insists on compulsory overtime.
            trust overtime rejects | The trust defended compulsory overtime.
            trust overtime offers | The trust offered to end compulsory overtime.
            trust overtime rejects | The trust refused to end compulsory overtime.
            ? the term is what the proposition takes away | union parking demands | The union wants the parking fee scrapped.
            ? the term is what the proposition takes away | union parking demands | Nurses want parking without a fee.
            ? the term is what the proposition takes away | trust parking rejects | The trust defended the parking fee.
        """),
        *cases(FISH, """
            norway discards demands | Norway wants a ban on discards.
            norway discards demands | Norway wants discards banned.
            norway discards demands | Norway demands that boats not throw fish back.
            norway discards supports | Norway supports the ban on discards.
            iceland discards rejects | Iceland wants to keep throwing fish back.
            iceland discards rejects | Iceland wants boats to be allowed to throw fish back.
        """),
        *cases(TRUCE, """
            tarsk drones demands | Tarsk demands an end to drone flights.
            tarsk drones demands | Tarsk demanded a halt to drones.
            velmora drones rejects | Velmora insists on its right to fly drones.
            velmora drones offers | Velmora offered to stop its drone flights.
            velmora drones rejects | Velmora refused to stop its drone flights.
        """),
    ],
)  # fmt: skip
def test_against_a_denied_proposition_the_thing_itself_is_the_opposite(codebook, expected, text):
    """Whoever opposes what the proposition forbids is for the proposition."""
    assert rows(text, codebook) == expected


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    [
        *cases(FISH, """
            iceland tariff demands | Iceland wants the landing tariff lifted.
            iceland tariff demands | Iceland demands that the landing tariff be lifted.
            iceland tariff demands | Iceland called for an end to the landing tariff.
            norway tariff offers | Norway offered to lift the landing tariff.
            norway tariff offers | Norway dropped the landing tariff.
            norway tariff open | Norway is open to dropping the landing tariff.
            norway tariff rejects | Norway refused to lift the landing tariff.
            norway tariff rejects | Norway will not lift the landing tariff.
            norway tariff rejects | Norway will keep the landing tariff.
            norway tariff rejects | Norway insists on keeping the landing tariff.
        """),
        *cases(TRUCE, """
            velmora withdrawal rejects | Velmora refuses to withdraw from the valley.
            velmora withdrawal rejects | Velmora ruled out a withdrawal.
            velmora withdrawal offers | Velmora offered to withdraw its troops from the valley.
            velmora withdrawal rejects | Vask said Velmoran troops would stay in the Sel valley.
            tarsk withdrawal demands | Tarsk demands that Velmora leave the Sel valley.
            tarsk withdrawal demands | Tarsk wants Velmoran troops out of the Sel valley.
            tarsk blockade demands | Tarsk called for an end to the blockade.
            velmora blockade offers | Velmora offered to end the blockade.
            velmora blockade rejects | Velmora will not lift the blockade.
            velmora blockade rejects | Vask said the blockade would continue.
        """),
        *cases(WARD, """
            trust ward demands | The trust wants to close the maternity ward.
            trust ward offers | The trust plans to close the maternity ward.
            trust ward rejects | The trust dropped its plan to close the maternity ward.
            union ward rejects | The union opposes the closure of the maternity ward.
            union ward rejects | Quill said the maternity ward must not close.
            union ward rejects | "Closing the maternity ward is out of the question," Quill said.
            union ward rejects | The union wants the maternity ward kept open.
            union ward rejects | Nurses demanded that the maternity ward stay open.
        """),
    ],
)  # fmt: skip
def test_against_a_proposition_that_takes_away_keeping_is_the_opposite(codebook, expected, text):
    """To lift, leave or close is what such a proposition asks; to keep or stay is to reject it."""
    assert rows(text, codebook) == expected


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    [
        *cases(WARD, """
            union pension rejects | The union dropped its bid for a place in the pension fund.
            trust pension rejects | The trust wants to keep new staff out of the pension fund.
        """),
        *cases(TRUCE, """
            tarsk vote rejects | Tarsk wants to drop the referendum.
            velmora monitors rejects | Velmora demanded that no foreign monitors patrol the crossing.
            velmora monitors demands | Velmora warned against a truce without foreign monitors.
        """),
    ],
)  # fmt: skip
def test_words_of_dropping_turn_a_plain_proposition_round(codebook, expected, text):
    """To drop, exclude or do without what the proposition wants is to reject it."""
    assert rows(text, codebook) == expected


def test_which_propositions_deny_and_which_take_away():
    """A proposition with "may not" denies, one with "is lifted" or "closes" takes away, a plain one does neither."""
    assert polarity.is_negated(WARD.issue("overtime"), ("overtim",))
    assert polarity.is_negated(FISH.issue("discards"), ("fish",))
    assert not polarity.is_negated(FISH.issue("limit"), ("limit",))
    assert polarity.is_removal(FISH.issue("tariff"))
    assert polarity.is_removal(WARD.issue("ward"))
    assert not polarity.is_removal(TRUCE.issue("vote"))
