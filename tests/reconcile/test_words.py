"""What the words of a passage say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stateofplay.language.stems import forms, named, words
from stateofplay.reconcile.words import amounts, measures, months, name_stems, stems


def test_stems_leave_out_what_says_nothing():
    """Function words, words of telling and numbers are no evidence of likeness."""
    assert stems("The officials said on Monday that 9 crews were at the port") == ("official", "crew", "port")


def test_amounts_months_and_names():
    """Numbers come as digits, also those that words stand for; months by number, initials as one word."""
    assert amounts("nine hands, half the crews and 4,000 crowns") == ("9", "0.5", "4000")
    assert months("in May, may, and on Aug. 4") == {5, 8}
    assert name_stems("the U.N. envoy Ines Varga") == {"un", "envoy", "ine", "varga"}


def test_measures_name_what_is_counted():
    """A number stands with the next word that is no scale and no function word; alone it is left out."""
    assert measures("4.5 billion of the crowns, two dozen ships, and then 7") == (
        ("4.5", "crown"),
        ("2", "dozen"),
        ("12", "ship"),
    )


@given(st.text(alphabet="aBé won't1,.5% \n“İ", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_stretch_of_a_text_reads_as_the_stretch_alone(text, start, end):
    """The words of a stretch are those of its own letters, wherever it is cut, though those of the whole text are kept."""
    long = text + " " + "word " * 100
    alone = words(long[start:end])
    held = words(long, start, end)
    assert [(word.start - start, word.end - start, word.form) for word in held] == [tuple(word)[:3] for word in alone]
    assert list(forms(long, start, end)) == [word.form for word in held]
    assert named(long, start, end) == [word.form for word in held if word.name]
