"""Two wordings of one passage, word by word."""

from hypothesis import given, settings
from hypothesis import strategies as st

from stateofplay.picture.swaps import Fate, wording


def test_swapped_words_are_told_apart():
    """What stays, goes and comes, with the spaces between."""
    found = wording("The union said it would strike.", "The union stated it would strike.")
    assert [(piece.fate, piece.text) for piece in found.pieces] == [
        (Fate.SAME, "The union"),
        (Fate.OLD, " said"),
        (Fate.NEW, " stated"),
        (Fate.SAME, " it would strike."),
    ]
    assert 0.8 < found.share < 1
    assert not found.is_same


def test_marks_and_capitals_do_not_differ():
    """Straight and curved quotation marks, small and capital letters are one."""
    assert wording("“We will not sign,” she said", '"we will not sign," she said').is_same


def test_endless_passages_are_compared_in_part():
    """A text without full stops does not make the comparison last for ever."""
    assert sum(len(piece.text.split()) for piece in wording("a " * 50_000, "b " * 50_000).pieces) == 800


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_the_pieces_make_up_both(old, new):
    """The same and the old words together are the old wording, the same and the new ones the new one."""
    found = wording(old, new)
    alone = "".join(piece.text for piece in found.pieces if piece.fate is not Fate.NEW)
    whole = wording(old, old).pieces
    assert alone.split() == "".join(piece.text for piece in whole).split() or alone.replace(" ", "") == "".join(
        piece.text for piece in whole
    ).replace(" ", "")
    assert 0 <= found.share <= 1
