"""Agreements: their terms are the positions of all who made them."""

from __future__ import annotations

import pytest
from reading import FISH, TRUCE, WARD, cases, directory, document, rows

from stateofplay.coding import deals


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    [
        *cases(FISH, """
            iceland+norway limit supports | Norway and Iceland signed an accord on Sunday. The accord sets a catch limit.
            iceland+norway observers supports | Norway and Iceland signed a pact. Under the pact, trawlers will carry observers.
            faroes+norway limit supports | Norway and the Faroes agreed on a catch limit.
        """),
        *cases(TRUCE, """
            tarsk+velmora prisoners supports | Velmora and Tarsk agreed on an exchange of prisoners.
            tarsk+velmora prisoners supports | Velmora and Tarsk reached a deal. The deal provides for a prisoner exchange.
            tarsk+velmora prisoners supports | Velmora agreed with Tarsk on an exchange of prisoners.
        """),
        *cases(WARD, """
            trust+union pay supports | The union and the trust reached a deal. Pay will rise 6 percent in the first year.
            ? it | trust+union overtime supports | The union and the trust reached a deal. It says overtime may not be forced.
            trust+union pension supports | The union and the trust made a deal. The deal says new staff join the pension fund.
            trust+union pension supports | Both sides agreed that new staff join the pension fund.
            trust+union ward rejects | The union and the trust signed a pact. Under the pact, the maternity ward will not close.
            trust ratio supports | The trust has accepted a staffing ratio.
        """),
    ],
)  # fmt: skip
def test_a_term_of_an_agreement_is_supported_by_those_who_made_it(codebook, expected, text):
    """What both have signed both support, and what one has accepted only that one does."""
    assert rows(text, codebook) == expected


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    [
        *cases(FISH, """
            | The draft says every trawler carries an observer.
            | The plan on the table provides for a catch limit.
        """),
        *cases(TRUCE, """
            | A draft accord provides for an exchange of prisoners.
            | Envoys wrote a text. The text says foreign monitors will patrol the crossing.
        """),
    ],
)  # fmt: skip
def test_a_draft_that_nobody_signed_is_nobodys_position(codebook, expected, text):
    """The terms of a draft belong to no party."""
    assert [row for row in rows(text, codebook) if row[0]] == expected


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Velmora and Tarsk signed a truce.", ("velmora", "tarsk")),
        ("Tarsk and Velmora have agreed on a text.", ("tarsk", "velmora")),
        ("Velmora struck a deal with Tarsk.", ("velmora", "tarsk")),
        ("Velmora signed a decree.", ()),
        ("Velmora met Tarsk.", ()),
        ("Envoys signed a truce.", ()),
    ],
)
def test_signatories_are_two_parties_of_one_agreement(text, parties):
    """It takes two parties and a verb of agreeing."""
    made = document(text)
    assert deals.signatories(made, TRUCE, directory(TRUCE).mentions(made)) == parties


@pytest.mark.parametrize(
    ("text", "title", "told"),
    [
        ("Velmora and Tarsk signed a truce.", "", True),
        ("The guns fell silent.", "Velmora and Tarsk reach a deal", True),
        ("The guns fell silent.", "Shelling goes on", False),
    ],
)
def test_a_report_of_an_agreement_says_so_at_its_head(text, title, told):
    """The title or the opening tells that an agreement was made."""
    assert deals.is_about_deal(document(text, title=title)) is told
