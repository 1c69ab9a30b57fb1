"""Figures in a terminal: what several reports give alike is one row."""

import io
from dataclasses import replace

from rich.console import Console

from factories import codebook
from stateofplay.export.figures_view import Only, figures_view, shown
from stateofplay.export.glyphs import Glyphs
from stateofplay.model import Figure, Span, State


def figure(report, value, **more):
    """A figure of a report."""
    words = f"{value} days"
    return replace(Figure(report, Span(0, len(words), words), float(value), "days"), **more)


def drawn(*figures):
    """What is printed of them."""
    state = State(codebook(), figures=figures)
    out = io.StringIO()
    view = figures_view(state, shown(state, Only()), glyphs=Glyphs(ascii_only=False))
    Console(file=out, width=100, color_system=None, markup=False, highlight=False, emoji=False).print(view)
    return out.getvalue()


def test_the_same_figure_of_several_reports_is_one_row():
    """With the words of each; another claimant, or another bound, is another row."""
    out = drawn(
        figure("a", 30, claimant="The mediator"),
        figure("b", 30, claimant="the mediator"),
        figure("c", 30, claimant="the union"),
        figure("d", 30, claimant="the union", bound="at_most"),
    )
    assert out.count("30 days  by the mediator") == 1
    assert out.count("“30 days”") == 4
    assert out.count("by the union") == 2
