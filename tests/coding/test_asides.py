"""Asides: whom they name, on which side, and whether they stand between a subject and its verb."""

from __future__ import annotations

import pytest
from reading import scene

from stateofplay.coding import asides
from stateofplay.coding.rosters import Reader


def found(text):
    """(kind, names, where it stands) of each aside of the first sentence."""
    view = scene(text)
    read = Reader(view.tokens, view.first, view.last, frozenset({"opposed", "proposed", "said"}), view.dated)
    out = []
    for one in asides.find(read):
        names = ["".join(token.text for token in view.tokens[a:b]) for a, b in one.names]
        where = "passed" if one.passed else "opens" if one.opens else "loose" if one.loose else "after"
        out.append((("not " if one.denied else "") + one.kind, names, where))
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway, backed by Chile, proposed it.", [("by+", ["Chile"], "passed")]),
        ("Norway, for EFTA, backed by Chile, said so.", [("for", ["EFTA"], "passed"), ("by+", ["Chile"], "passed")]),
        (
            "Norway, backed by Chile and Peru but opposed by Kenya, proposed it.",
            [("by+", ["Chile", "Peru"], "passed"), ("by-", ["Kenya"], "passed")],
        ),
        ("Backed by Chile, Norway proposed it.", [("by+", ["Chile"], "opens")]),
        ("Norway proposed it, opposed by Chile.", [("by-", ["Chile"], "after")]),
        ("It was backed by Chile but not by Peru.", [("by+", ["Chile"], "loose"), ("not by+", ["Peru"], "loose")]),
        ("Norway, with Chile, proposed it.", [("with", ["Chile"], "passed")]),
        ("Norway, joined by Chile, proposed it.", [("with", ["Chile"], "passed")]),
        ("Norway proposed it.", []),
    ],
)
def test_asides_are_read_from_left_to_right(text, expected):
    """Each aside of a chain has its own names and kind, and shares its place."""
    assert found(text) == expected
