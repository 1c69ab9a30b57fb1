"""Rival numbers, measured against a proposition that names one."""

from __future__ import annotations

import pytest
from reading import FISH, WARD, cases, rows


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    [
        *cases(WARD, """
            trust pay rejects | The trust offered a pay rise of 4 percent.
            trust pay rejects | The trust offered a pay rise of 4.9 percent.
            trust pay rejects | Management proposed 3 percent.
            trust pay rejects | The trust said it would raise pay by 2 percent.
            trust pay offers | The trust offered a pay rise of 5 percent.
            trust pay offers | The trust offered a pay rise of 6 percent.
            trust pay offers | Management proposed 6.5 percent.
            union pay demands | The union demands a pay rise of 6 percent.
            union pay demands | The union wants pay to rise by at least 7 percent.
            union pay demands | Nurses asked for a pay rise of 12%.
        """),
        *cases(FISH, """
            iceland share demands | Iceland demands 18 percent of the quota.
            norway share rejects | Norway offered Iceland 12 percent of the quota.
            norway share offers | Norway offered Iceland 16 percent of the quota.
        """),
    ],
)  # fmt: skip
def test_at_least_is_met_from_the_number_upwards(codebook, expected, text):
    """With "at least 5 percent", 4 rejects, 5 from the payer offers and 6 from the other side demands."""
    assert rows(text, codebook) == expected


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    cases(WARD, """
        union ratio demands | The union wants a staffing ratio of four patients to a nurse.
        union ratio demands | The union wants a staffing ratio of three patients to a nurse.
        trust ratio offers | The trust offered a staffing ratio of four patients to a nurse.
        trust ratio rejects | The trust proposed a staffing ratio of six patients to a nurse.
    """),
)  # fmt: skip
def test_at_most_is_met_from_the_number_downwards(codebook, expected, text):
    """With "at most four patients", three demands and six rejects."""
    assert rows(text, codebook) == expected


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    cases(WARD, """
        union pay demands | Nurses rejected a pay rise of 3 percent as too small.
        union pay demands | The union turned down a pay rise of 2 percent.
        union pay demands | Quill said a pay rise of 3 percent was unacceptable.
        trust pay rejects | The trust rejected a pay rise of 9 percent.
    """),
)  # fmt: skip
def test_turning_down_too_little_is_holding_on_to_the_claim(codebook, expected, text):
    """A refusal of less than the proposition asks is no refusal of the proposition; a refusal of more is."""
    assert rows(text, codebook) == expected


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    cases(WARD, """
        union pay demands | The union wants a pay rise over two years.
        union pension demands | Nurses want 90 percent of new staff to join the pension fund.
        union pay demands | The union, which has 400 members, wants a pay rise.
    """),
)  # fmt: skip
def test_numbers_of_another_kind_are_not_measured(codebook, expected, text):
    """Years, heads and shares of something else leave the stance as the words tell it."""
    assert rows(text, codebook) == expected
