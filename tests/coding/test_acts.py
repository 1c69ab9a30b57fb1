"""Verbs and their subjects, with what stands in asides looked past."""

from __future__ import annotations

import pytest
from reading import scene

from stateofplay.coding.acts import Acts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway, backed by Chile, opposed the levy.", {"opposed": ["Norway"]}),
        ("Norway opposed the levy and called for a vote.", {"opposed": ["Norway"], "called": ["Norway"]}),
        ("Opposing this, Norway called for a vote.", {"opposing": ["Norway"], "called": ["Norway"]}),
        ("Norway, which leads the talks, opposed the levy.", {"opposed": ["Norway"]}),
        ("Norway said it opposed the levy.", {"said": ["Norway"], "opposed": ["Norway"]}),
        ("Norway supported the levy and Chile opposed it.", {"supported": ["Norway"], "opposed": ["Chile"]}),
        ("The levy was opposed by Norway.", {}),
        ("Norway agreed to close the ward and support the staff.", {"agreed": ["Norway"]}),
    ],
)
def test_each_verb_finds_its_holders(text, expected):
    """Joined verbs share a subject, a participle borrows one, and a passive has none."""
    view = scene(text)
    read = Acts(view)
    got = {
        read.word(act): ["".join(token.text for token in view.tokens[a:b]) for a, b in act.holders]
        for act in read.with_subjects()
    }
    assert got == expected
