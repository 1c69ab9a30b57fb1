"""Agreement in a terminal: figures, and labels against labels in a table wherever one fits."""

import io

import pytest
from rich.console import Console

from factories import codebook, statement
from stateofplay.export.agreement_view import agreement_view, decimals, statement_words
from stateofplay.export.board import Board
from stateofplay.export.glyphs import Glyphs
from stateofplay.model import Span, Stance, State
from stateofplay.model.agreement import Agreed, Agreement, Measure, Pair

LABELS = ("supports", "demands", "offers", "open", "undecided", "rejects", "not a statement")
FIGURE = Agreement(7, 0.0, 0.5, -0.001, -0.2, 0.001, tuple((a, b, 1) for a, b in zip(LABELS, reversed(LABELS), strict=True)))
FOUND = Agreed((("ada", 7), ("bo", 7)), (Pair("ada", "bo", 7, 0, 0, {Measure.STANCE: FIGURE}, ()),))


def drawn(width):
    """What is printed at a width."""
    out = io.StringIO()
    view = agreement_view(State(codebook()), FOUND, width=width, glyphs=Glyphs(ascii_only=False))
    Console(file=out, width=width, color_system=None, markup=False, highlight=False, emoji=False).print(view)
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 80, 120])
def test_labels_stand_in_a_table_where_one_fits(width):
    """With heads on several lines, or cut, but never so that two are alike or one is left out by dots."""
    lines = drawn(width).splitlines()
    assert max(map(len, lines)) <= width
    start = next(number for number, line in enumerate(lines) if line.startswith("Stance: ada down, bo across"))
    table = lines[start + 1 : start + 14]
    assert not any("…" in line or "/" in line for line in table)
    assert sum(line.rstrip().endswith("1") or " 1 " in line for line in table) >= len(LABELS)


def test_where_no_table_fits_labels_stand_in_lines():
    """Each pair of labels, with how often."""
    assert "rejects / demands: 1" in drawn(40)


def test_no_zero_has_a_sign():
    """Neither a kappa nor an end of its interval."""
    assert [decimals(value) for value in (-0.001, 0.0, -0.2, 1.0)] == ["0.00", "0.00", "-0.20", "1.00"]
    assert "-0.00" not in drawn(120)


@pytest.mark.parametrize(
    ("words", "told"),
    [("if the strike ends", ", “if the strike ends”"), ("the strike ends", ", if “the strike ends”"), ("Unless", ", “Unless”")],
)
def test_a_condition_has_one_if(words, told):
    """Words that begin with one, or with another such word, get no other."""
    row = statement("01-wire", "pay", "union", Stance.OPEN, condition=Span(0, len(words), words))
    assert statement_words(Board.of(State(codebook())), Glyphs(ascii_only=False), row).plain.endswith(told)
