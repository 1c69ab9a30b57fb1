"""Text made safe to print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.export.plain import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07x", "x"),
        ("\x1b]8;;http://a\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b31mred", "red"),
        ("\x1bPq#0\x1b\\x", "x"),
        ("\x1b(0lqk", "lqk"),
        ("a\tb\nc\r\nd\u2028e", "a b c d e"),
        ("\u202eevil\u202c", "evil"),
        ("soft\u00adhyphen\u200b", "softhyphen"),
        ("\ud800", "\ufffd"),
        ("\x00\x07\x7f", ""),
        ("family \U0001f468\u200d\U0001f469", "family \U0001f468\u200d\U0001f469"),
        ("\x1b", ""),
    ],
)
def test_what_is_taken_out(text, shown):
    """Escape sequences, controls and unseen marks go; words stay."""
    assert plain(text) == shown


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_is_left_to_obey(text):
    """No control character, direction mark or surrogate is left in any text, and doing it twice changes nothing."""
    shown = plain(text)
    assert not {char for char in shown if char < " " or "\x7f" <= char <= "\x9f" or "\u202a" <= char <= "\u202e"}
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert plain(shown) == shown


def test_long_text_takes_linear_time():
    """A text full of beginnings of escape sequences is done at once."""
    assert plain("\x1b[" * 200_000 + "\x1b]" * 200_000) == ""
