"""Three invented negotiations, and a string read as a report of one of them."""

from __future__ import annotations

from functools import cache

import pytest
from _pytest.mark.structures import ParameterSet

from stateofplay.attribution import attribute
from stateofplay.coding.parties import Directory
from stateofplay.coding.stances import stance_lexicon
from stateofplay.coding.statements import Coder
from stateofplay.language.analyse import document as layers
from stateofplay.language.clauses import Scene, covered
from stateofplay.model import Actor, Codebook, Context, Document, Issue, PartialDate, Party, Report, Statement

FISH = Codebook(
    "Mackerel talks, spring round",
    (
        Party("norway", "Norway", (), (Actor("Sigrid Aasen", "fisheries minister"),)),
        Party("iceland", "Iceland", (), (Actor("Jon Hallsson", "negotiator"),)),
        Party("faroes", "Faroe Islands", ("the Faroes",)),
    ),
    (
        Issue("limit", "Catch limit", "A common limit is set on the mackerel catch", ("catch limit", "limit on the catch")),
        Issue("access", "Access to waters", "Icelandic boats fish in Norwegian waters", ("access to waters", "zone access")),
        Issue("observers", "Observers", "Every trawler carries an observer", ("observers", "observer scheme")),
        Issue("tariff", "Landing tariff", "The landing tariff is lifted", ("landing tariff", "tariff on landings")),
        Issue("discards", "Discards", "Boats may not throw fish back into the sea", ("discards", "throw fish back")),
        Issue("share", "Quota share", "Iceland gets at least 16 percent of the quota", ("quota share", "percent of the quota")),
    ),
)
WARD = Codebook(
    "Nurses' contract",
    (
        Party(
            "union", "Nurses' Federation", ("the union", "nurses", "the federation"), (Actor("Mara Quill"), Actor("Tom May"))
        ),
        Party("trust", "Saint Brigid Trust", ("the trust", "management"), (Actor("Ines Falk"), Actor("Will Drummond"))),
    ),
    (
        Issue("pay", "Pay rise", "Pay rises by at least 5 percent in the first year", ("pay rise", "wages", "pay")),
        Issue("ratio", "Staffing ratio", "A nurse cares for at most four patients", ("staffing ratio", "patients")),
        Issue("overtime", "Forced overtime", "Overtime may not be compulsory", ("compulsory overtime", "forced overtime")),
        Issue("parking", "Parking", "Staff park at the site without paying a fee", ("parking fee", "free parking", "parking")),
        Issue("ward", "Maternity ward", "The maternity ward closes", ("maternity ward", "ward closure")),
        Issue("pension", "Pension fund", "New staff join the pension fund", ("pension fund", "pensions")),
    ),
)
TRUCE = Codebook(
    "Sel valley truce",
    (
        Party("velmora", "Velmora", ("Velmoran", "Velmorans", "Port Aster"), (Actor("Orin Vask", "president"),)),
        Party("tarsk", "Tarsk", ("Tarskian", "Tarskians", "Kemble"), (Actor("Lena Drow", "premier"),)),
        Party("league", "River League", ("the League",), ()),
    ),
    (
        Issue(
            "withdrawal", "Withdrawal", "Velmoran troops withdraw from the Sel valley", ("withdrawal", "leave the Sel valley")
        ),
        Issue(
            "prisoners", "Prisoners", "All prisoners are exchanged", ("prisoner exchange", "exchange of prisoners", "prisoners")
        ),
        Issue("monitors", "Monitors", "Foreign monitors patrol the crossing", ("foreign monitors", "monitors")),
        Issue("blockade", "Blockade", "The blockade of the harbour is lifted", ("blockade",)),
        Issue("drones", "Drones", "Neither army flies drones over the river", ("drones", "drone flights")),
        Issue("vote", "Referendum", "The valley votes in a referendum", ("referendum",)),
    ),
)


def document(text: str, *, title: str = "", outlet: str = "Harbour Wire") -> Document:
    """The text as a report of Monday 3 March 2025, with its language layers and its attributions."""
    report = Report(id="r", text=text, published=PartialDate("2025-03-03"), title=title, outlet=outlet)
    return next(iter(attribute([layers(report)], Context())))


@cache
def coder(codebook: Codebook) -> Coder:
    """The codebook made ready."""
    return Coder.of(codebook)


@cache
def directory(codebook: Codebook) -> Directory:
    """The names of the codebook's parties."""
    return coder(codebook).directory


def statements(text: str, codebook: Codebook, **more: str) -> tuple[Statement, ...]:
    """What the text states, in order."""
    return coder(codebook).read(document(text, **more))


def rows(text: str, codebook: Codebook, **more: str) -> list[tuple[str, str, str]]:
    """(party, issue, stance) of each statement, without repeats, sorted."""
    found = statements(text, codebook, **more)
    return sorted({(one.party, one.issue, str(one.stance)) for one in found})


def only(text: str, codebook: Codebook, party: str, **more: str) -> Statement:
    """The one statement of that party in the text."""
    (found,) = (one for one in statements(text, codebook, **more) if one.party == party)
    return found


def cases(codebook: Codebook, table: str) -> list[ParameterSet]:
    """Parameters (codebook, rows, text) from lines `party+party issue stance; ... | text`; no rows: nothing is stated.

    A line `? reason | rows | text` is a case that is beyond the rules today.
    """
    found = []
    for line in filter(None, map(str.strip, table.splitlines())):
        *reason, expected, text = map(str.strip, line.split("|"))
        marks = [pytest.mark.xfail(reason=one.removeprefix("? "), strict=True) for one in reason]
        stated = [tuple(one.split()) for one in expected.split(";") if one]
        each = sorted((party, issue, stance) for parties, issue, stance in stated for party in parties.split("+"))
        found.append(pytest.param(codebook, each, text, id=text, marks=marks))
    return found


def scene(text: str, *, at: int = 0) -> Scene:
    """Sentence number `at` of the text, as the finders of cues look at it."""
    made = document(text)
    line = made.sentences[at]
    dated = covered(made, [date.span for date in made.dates])
    quoted = covered(made, [quotation.inner for quotation in made.quotations])
    return Scene(made.tokens, line.first, line.last, dated, quoted, stance_lexicon().verbs)
