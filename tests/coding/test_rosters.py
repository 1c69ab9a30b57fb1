"""Lists of names, read from their first word or from their last."""

from __future__ import annotations

import pytest
from reading import scene

from stateofplay.coding.rosters import Reader


def reader(text):
    """A reader of the first sentence."""
    view = scene(text)
    return Reader(view.tokens, view.first, view.last, frozenset({"opposed", "proposed", "asked"}), view.dated)


def named(read, stretches):
    """Names as words, a blank between tokens."""
    return [" ".join(token.text for token in read.tokens[first:last]) for first, last in stretches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway, Chile and Peru opposed it.", ["Norway", "Chile", "Peru"]),
        ("Norway, Antigua and Barbuda, and Peru opposed it.", ["Norway", "Antigua and Barbuda", "Peru"]),
        ("several parties and the Republic of Korea opposed it.", ["several parties", "the Republic of Korea"]),
        ("Ghana, for the African Group, and Peru opposed it.", ["the African Group", "Peru"]),
        ("Ghana, on behalf of the League for Peace, opposed it.", ["the League for Peace"]),
        ("Norway, proposed as chair, opposed it.", ["Norway"]),
        ("a number of unions opposed it.", ["a number of unions"]),
        ("opposed it.", []),
    ],
)
def test_a_list_is_read_from_its_first_word(text, expected):
    """It ends where a verb begins, and a group stands for the one who speaks for it."""
    read = reader(text)
    assert named(read, read.list_after(read.first)[0]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway, Chile and Peru opposed it.", ["Norway", "Chile", "Peru"]),
        ("On finance, Norway and Peru opposed it.", ["Norway", "Peru"]),
        ("On Monday and in Oslo, Norway opposed it.", ["Norway"]),
        ("Ada Lind, New Zealand, opposed it.", ["Ada Lind"]),
        ("The head of the union opposed it.", ["The head of the union"]),
        ("A number of unions opposed it.", ["A number of unions"]),
        ("Talks with Norway opposed it.", []),
    ],
)
def test_a_list_is_read_from_its_last_word(text, expected):
    """What the sentence opens with before a comma is no part of it, nor is what hangs on a preposition."""
    read = reader(text)
    end = next(i for i in range(read.first, read.last) if read.tokens[i].lower == "opposed")
    end -= read.tokens[end - 1].lower == ","
    assert named(read, read.list_before(range(read.first, read.last), end)[0]) == expected


@pytest.mark.parametrize(("text", "thing"), [("the draft reports", True), ("the head of the fund", False), ("Norway", False)])
def test_things_hold_no_position(text, thing):
    """The head noun decides."""
    read = reader(f"{text} opposed it.")
    end = next(i for i in range(read.first, read.last) if read.tokens[i].lower == "opposed")
    assert read.is_thing((read.first, end)) is thing
