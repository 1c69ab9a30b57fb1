"""Currencies by sign, code and name."""

from __future__ import annotations

import pytest

from stateofplay.language.numerals import numeral_at, words
from stateofplay.language.quantities_money import CODES, SYMBOLS, is_money, money_at, money_before


def _before(text):
    row = words(text)
    at = next(index for index, word in enumerate(row) if word.is_digits)
    return money_before(row, at)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("$5", "dollars"), ("US$5", "dollars"), ("U.S.$5", "dollars"), ("A$7,500", "Australian dollars"),
        ("C$26 million", "Canadian dollars"), ("HK$190", "Hong Kong dollars"), ("R$40", "reais"), ("£9", "pounds"),
        ("Rs 500 crore", "rupees"), ("Rs. 500", "rupees"), ("CHF 12 million", "Swiss francs"),
        ("KSh50,000", "Kenyan shillings"),
        ("R450 million", "rands"), ("N1,000", "nairas"), ("ZAR 5", "rands"), ("USD115", "dollars"),
        ("COP28", ""), ("ALL 5", ""), ("R2", ""), ("TOP 10", ""), ("drones 5", ""),
    ],
)  # fmt: skip
def test_a_sign_or_code_before_a_number(text, unit):
    """What stands before a number is a currency where it is written as one."""
    assert _before(text)[0] == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5 dollars", "dollars"), ("5 US dollars", "dollars"), ("5 U.S. dollars", "dollars"),
        ("5 Australian dollars", "Australian dollars"), ("5 Swiss francs", "Swiss francs"),
        ("5 million pounds sterling", "pounds"),
        ("5 South Korean won", "won"), ("40 won", None), ("4,000 won", "won"), ("5 Japanese yen", "yen"),
        ("5 NOK", "Norwegian kroner"),
        ("20p", None), ("8 Rand Paul", None), ("5 rouble", "roubles"), ("5 Pakistani rupees", "Pakistani rupees"),
    ],
)  # fmt: skip
def test_a_name_or_code_behind_a_number(text, unit):
    """A currency's name is told from other words, and keeps the nation that it needs."""
    row = words(text)
    found = numeral_at(row, 0)
    named = money_at(row, found.last, found.value)
    assert (named and named[0]) == unit


def test_every_currency_of_the_table_is_money():
    """The names of the table are currencies with or without their country, and nothing else is."""
    assert all(is_money(name) for name in (*CODES.values(), *SYMBOLS.values()))
    assert len(CODES) > 150
    assert is_money("Pakistani rupees")
    assert not is_money("drones")
