"""Words that make opposites of two sentences that are otherwise alike."""

import pytest

from stateofplay.reconcile.opposed import opposed


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("rejects", "supports", ("rejects", "supports")),
        ("agreed to", "refused", ("agreed", "refused")),
        ("accepts", "opposes", ("accepts", "opposes")),
        ("will rise", "will fall", ("rise", "fall")),
        ("likely", "unlikely", ("likely", "unlikely")),
        ("was open", "was shut", ("open", "shut")),
    ],
)
def test_opposites_are_found_whichever_comes_first(a, b, words):
    """A word in one and its opposite in the other tell the two apart, in either order."""
    assert opposed(a, b) == words
    assert opposed(b, a) == words[::-1]


@pytest.mark.parametrize(
    ("a", "b"),
    [("rejected", "refused"), ("shut", "closed"), ("Sunday", "Monday"), ("", "rejects"), ("accepts, rejects", "rejects")],
)
def test_other_words_are_no_opposites(a, b):
    """Synonyms, days, and words that stand in both do not."""
    assert opposed(a, b) is None
