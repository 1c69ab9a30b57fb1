"""How quotations are shortened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.export.glyphs import Glyphs
from stateofplay.export.quoting import shortened, without_middle
from stateofplay.model import Span

TEXT = "Neither the development room nor the studio is willing to sign before the first of June"


@pytest.mark.parametrize("longest", range(20, len(TEXT)))
def test_quotations_are_cut_at_spaces(longest):
    """What is left are whole words from both ends, with dots between them."""
    start, dots, end = without_middle(TEXT, longest).partition(" … ")
    assert dots
    assert TEXT.startswith(f"{start} ")
    assert TEXT.endswith(f" {end}")


def test_ascii_has_three_dots():
    """Where a terminal has no symbols the dots are plain."""
    assert " ... " in shortened(Glyphs(ascii_only=True), Span(0, len(TEXT), TEXT), 40)


@given(st.text(max_size=200), st.integers(2, 100))
def test_no_text_is_too_odd_to_shorten(words, longest):
    """Short text stays, long text gets no longer than asked for and the dots."""
    made = without_middle(words, longest)
    assert made == words if len(words) <= longest else len(made) <= longest + 3
