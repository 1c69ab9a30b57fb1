"""How conflicts are told to people."""

from hypothesis import given
from hypothesis import strategies as st

from stateofplay.reconcile.clash_wording import Names, cut, quote


def test_quotations_are_cut_between_words():
    """What is left out is marked."""
    long = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    assert quote(long) == "“one two three four five six seven eight nine ten eleven twelve thirteen fourteen […]”"
    assert quote(" “a plain\nword” ") == "“a plain word”"


def test_no_id_is_a_name():
    """Without a codebook nobody is named."""
    names = Names.of(None)
    assert (names.party("port"), names.issue("crew-size")) == ("one party", "the same matter")


@given(st.text(alphabet="ab  \n", max_size=200), st.integers(min_value=1, max_value=40))
def test_a_cut_text_is_made_of_its_first_words(text, most):
    """No word is cut, and nothing is added but the sign of an omission."""
    held = cut(text, most).removesuffix(" […]").split()
    assert held == text.split()[: len(held)]
