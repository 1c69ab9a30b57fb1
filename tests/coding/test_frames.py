"""Around a cue: what another is pressed to do, what is only guessed, supposed or asked gives nothing."""

from __future__ import annotations

import pytest
from reading import FISH, TRUCE, WARD, cases, rows


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    [
        *cases(FISH, """
            norway limit demands | Norway demands that Iceland accept a catch limit.
            norway limit demands | Norway wants Iceland to accept a catch limit.
            norway observers demands | Oslo urged Reykjavik to agree to observers.
            norway access rejects | Norway wants Iceland to drop its claim to zone access.
        """),
        *cases(TRUCE, """
            tarsk monitors demands | Tarsk demanded that Velmora allow foreign monitors.
            velmora vote demands | Velmora pressed Tarsk to accept a referendum.
            velmora vote demands | Vask said Tarsk must accept a referendum.
            velmora prisoners demands | Vask said Tarsk should agree to the exchange of prisoners.
        """),
        *cases(WARD, """
            union pension demands | The union called on the trust to open the pension fund to new staff.
            union pay demands | The union urged management to offer a pay rise of 7 percent.
        """),
    ],
)  # fmt: skip
def test_what_another_is_pressed_to_do_is_not_the_others_position(codebook, expected, text):
    """A demand that somebody accept is the demander's alone."""
    assert rows(text, codebook) == expected


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    [
        *cases(FISH, """
            | Norway believes Iceland will accept a catch limit.
            | Oslo expects Reykjavik to agree to observers.
            | Aasen hopes Iceland will accept a catch limit.
            | Aasen said she believed that Iceland would accept a catch limit.
        """),
        *cases(TRUCE, """
            | Drow predicted that Velmora would reject a referendum.
            | Vask doubts that Tarsk would accept foreign monitors.
        """),
        *cases(WARD, """
            | Falk thinks the union will drop its demand for a pay rise.
            | Analysts expect the trust to offer a pay rise.
        """),
    ],
)  # fmt: skip
def test_a_guess_about_another_gives_nothing(codebook, expected, text):
    """What somebody believes, expects or hopes of a party is not that party's position."""
    assert rows(text, codebook) == expected


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    [
        *cases(WARD, """
            ? the main clause is taken for what is offered | | If the trust offers a pay rise, talks could end this week.
            | Will the trust accept a pay rise?
            | Nobody knows whether the trust would accept free parking.
        """),
        *cases(TRUCE, """
            | It is unclear whether Tarsk supports a referendum.
            | Asked whether Tarsk backs a referendum, a diplomat shrugged.
            | Should Velmora accept foreign monitors, the crossing would open.
            | Were Velmora to accept foreign monitors, the crossing would open.
        """),
        *cases(FISH, """
            | If Iceland accepts a catch limit, the fleet stays in port.
            | Whether Norway accepts zone access is the question of the day.
            | Unless Iceland accepts observers, the boats stay in port.
        """),
    ],
)  # fmt: skip
def test_what_is_only_supposed_gives_nothing(codebook, expected, text):
    """A position after "if" or "whether", or in a question, is nobody's."""
    assert rows(text, codebook) == expected


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    [
        *cases(TRUCE, """
            | Vask said the talks were productive.
            | Drow accused Velmora of dragging out the talks.
            | Vask is open to peace.
            | Tarsk brought an offer that speaks to Velmoran concerns.
        """),
        *cases(WARD, """
            | Nurses marched past the maternity ward on Sunday.
            | The trust runs the pension fund from an office in the north.
            | The maternity ward has 40 beds.
        """),
        *cases(FISH, """
            | Norway objects to parts of the text.
            | Iceland praised the cooks.
        """),
    ],
)  # fmt: skip
def test_moods_charges_and_background_are_no_positions(codebook, expected, text):
    """Without a stance on a proposition that the words name there is no row."""
    assert rows(text, codebook) == expected


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    cases(TRUCE, """
        tarsk monitors open; tarsk vote rejects | Tarsk is open to foreign monitors but rejects a referendum.
        tarsk monitors open; tarsk vote rejects | Tarsk was open to foreign monitors but ruled out a referendum.
        tarsk monitors open; tarsk vote rejects | Drow said Tarsk was open to monitors, even while ruling out a referendum.
        tarsk monitors demands; tarsk vote demands | Tarsk demands foreign monitors and a referendum.
        tarsk monitors demands; tarsk vote rejects | Tarsk demanded foreign monitors; it ruled out a referendum.
        tarsk monitors supports; tarsk vote rejects | While Tarsk backs the monitors, it rejects a referendum.
    """),
)  # fmt: skip
def test_one_sentence_gives_a_row_for_each_issue(codebook, expected, text):
    """Two verbs with two objects are two rows, and two objects of one verb are two as well."""
    assert rows(text, codebook) == expected
