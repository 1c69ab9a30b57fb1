"""The preview of a change of the codebook: statements that become one with others are counted."""

import io

from rich.console import Console

from factories import codebook, statement
from stateofplay.export.codebook_change import Change, change_view
from stateofplay.export.glyphs import Glyphs
from stateofplay.model import Stance, State
from stateofplay.picture.difference import difference


def drawn(before, after):
    """What is printed of a change from the one picture to the other."""
    out = io.StringIO()
    view = change_view(Change("merge", before, after, difference(before, after)), glyphs=Glyphs(ascii_only=False))
    Console(file=out, width=200, color_system=None, markup=False, highlight=False, emoji=False).print(view)
    return out.getvalue()


def test_statements_that_coincide_are_told():
    """How many there are before and after; where none does, nothing is said of it."""
    book = codebook()
    issues = [issue.id for issue in book.issues[:2]]
    rows = [statement("01-wire", issue, book.parties[0].id, Stance.REJECTS) for issue in issues]
    other = statement("01-wire", issues[0], book.parties[1].id, Stance.REJECTS, 500)
    merged = drawn(State(book, statements=(*rows, other)), State(book, statements=(rows[1], other)))
    assert "1 statement moves:" in merged
    assert "becomes one with it: 3 become 2." in merged
    assert "become one" not in drawn(State(book, statements=(rows[0], other)), State(book, statements=(rows[1], other)))
    assert "become" not in drawn(State(book, statements=(rows[0], other)), State(book, statements=(other,)))
