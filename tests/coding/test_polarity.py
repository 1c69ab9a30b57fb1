"""Words that turn a matter round, against propositions that deny something or take it away."""

from __future__ import annotations

import pytest
from reading import FISH, TRUCE, WARD, cases, layers, rows

from stateofplay.attribution import attribute
from stateofplay.coding import code, polarity
from stateofplay.model import Actor, Codebook, Context, Issue, Party, Reader, Report

ORSK = Codebook(
    "Orsk talks",
    (
        Party("gov", "Government of Orsk", ("the government", "Orsk"), (Actor("Vera Noll"),)),
        Party("front", "Hill Front", ("the Front",), (Actor("Dan Roe"),)),
    ),
    (
        Issue("early", "Prisoners", "No prisoners are freed before an accord", ("prisoners", "detainees")),
        Issue("steel", "Steel tariff", "No tariff on steel before 2030", ("steel tariff", "tariff on steel")),
        Issue("hours", "Hours", "No more than 40 hours are worked a week", ("working week", "40 hours")),
        Issue("base", "Bases", "There is no foreign base on the island", ("foreign base", "foreign bases")),
        Issue("arms", "Arms", "Neither side imports arms", ("arms imports",)),
        Issue("curfew", "Curfew", "Should the curfew be lifted?", ("curfew",)),
        Issue("pool", "Fuel pool", "Should Orsk not join the fuel pool?", ("fuel pool",)),
        Issue("exit", "Treaty", "The government gives a guarantee that it will not leave the treaty", ("guarantee",)),
    ),
)
DOCK = Codebook(
    "Dock talks",
    (Party("union", "Dockers' Union", ("the union",)), Party("port", "Port Office", ("the port",))),
    (
        Issue("strike", "Strikes", "The union may not strike", ("strikes", "right to strike")),
        Issue("pier", "Pier", "The pier is not closed", ("pier",)),
        Issue("layoffs", "Layoffs", "Nobody is laid off", ("layoffs", "laid off")),
        Issue("cranes", "Cranes", "No cranes run without a driver", ("driverless cranes",)),
        Issue("night", "Night work", "Should night work never be compulsory?", ("night work",)),
    ),
)


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


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    [
        *cases(ORSK, """
            gov early rejects | The government said it will release prisoners now.
            gov early rejects | The government will free prisoners now.
            gov early rejects | The government wants to free detainees at once.
            gov early rejects | The government offered to release prisoners.
            gov early rejects | The government agreed to release prisoners this week.
            front early rejects | The Front called for prisoners to be freed at once.
            front early rejects | The Front demands the release of prisoners now.
            gov early demands | The government insisted that no prisoners be freed before an accord.
            gov early demands | The government refused to release prisoners.
            gov steel rejects | The government wants a tariff on steel.
            gov steel rejects | The government will impose a tariff on steel next year.
            gov steel demands | The government opposes any tariff on steel.
            gov steel demands | The government demands that no tariff on steel be imposed.
            gov hours demands | The government demanded a working week of at most 40 hours.
            front hours demands | The Front demanded that no more than 40 hours be worked.
            front base rejects | The Front wants a foreign base on the island.
            gov base rejects | The government will allow a foreign base.
            gov base demands | The government wants no foreign base on the island.
            front base demands | The Front opposes foreign bases.
            front arms rejects | The Front defended its arms imports.
            front arms demands | The Front called for an end to arms imports.
            gov pool rejects | The government wants to join the fuel pool.
            gov pool demands | The government rejected the fuel pool.
            front exit demands | The Front demanded a guarantee.
            gov exit rejects | The government refused to give a guarantee.
        """),
        *cases(DOCK, """
            union strike rejects | The union insists on its right to strike.
            union strike rejects | The union defended the right to strike.
            port strike demands | The port wants strikes banned.
            port strike demands | The port demanded that the union not strike.
            port strike demands | The port demanded an end to strikes.
            port pier rejects | The port will close the pier.
            union pier demands | The union opposes the closure of the pier.
            union pier demands | The union wants the pier kept open.
            union pier demands | The union demanded that the pier not be closed.
            port layoffs rejects | The port insists on layoffs.
            port layoffs offers | The port promised that nobody would be laid off.
            union layoffs demands | The union demands an end to layoffs.
            port cranes rejects | The port wants driverless cranes.
            union cranes demands | The union rejects driverless cranes.
            port night rejects | The port wants compulsory night work.
            union night demands | The union wants night work never to be compulsory.
        """),
    ],
)  # fmt: skip
def test_a_proposition_that_denies_is_rejected_by_whoever_wants_what_it_denies(codebook, expected, text):
    """Who "will release prisoners" rejects "No prisoners are freed", and who refuses to demands it."""
    assert rows(text, codebook) == expected


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    cases(ORSK, """
        gov curfew demands | The government wants the curfew lifted.
        gov curfew rejects | The government will keep the curfew.
        gov curfew rejects | The government refused to lift the curfew.
        front curfew demands | The Front demanded an end to the curfew.
    """),
)  # fmt: skip
def test_a_question_is_answered_as_the_statement_it_asks_about(codebook, expected, text):
    """Stances towards a question are stances towards its statement."""
    assert rows(text, codebook) == expected


def test_the_step_reads_a_denied_proposition_by_rules():
    """The whole step, with the rules alone, codes as its parts do."""
    context = Context(codebook=ORSK, reader=Reader.RULES)
    report = layers(Report("r", "The government will release prisoners now, Vera Noll said on Monday."))
    (reading,) = code(attribute([report], context), context)
    assert [(one.party, one.issue, str(one.stance)) for one in reading.statements] == [("gov", "early", "rejects")]


def test_which_propositions_deny_and_which_take_away():
    """A proposition with "may not" denies, one with "is lifted" or "closes" takes away, a plain one does neither."""
    assert polarity.is_negated(WARD.issue("overtime"), ("overtim",))
    assert polarity.is_negated(FISH.issue("discards"), ("fish",))
    assert not polarity.is_negated(FISH.issue("limit"), ("limit",))
    assert polarity.is_negated(ORSK.issue("early"), ("detaine",))
    assert not polarity.is_negated(ORSK.issue("hours"), ("hour",))
    assert not polarity.is_negated(ORSK.issue("exit"), ("guarante",))
    assert polarity.is_removal(FISH.issue("tariff"))
    assert polarity.is_removal(WARD.issue("ward"))
    assert not polarity.is_removal(TRUCE.issue("vote"))
