"""Clean text, and the way back from it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stateofplay.language.clean import clean
from stateofplay.model import OffsetMap

_ODD = st.text(alphabet=st.sampled_from("aB7 \n\t’'\u00ad\u200b\ufeff\u00a0\u2011e\u0301\u05d0🙂\ufe0f\u200d"), max_size=60)


def test_plain_text_is_left_alone():
    """A text without odd characters is its own clean text, with the identity map."""
    assert clean("Plain text, “quoted” too.").offsets == OffsetMap()


def test_odd_characters_are_dropped_or_made_plain():
    """Soft hyphens and zero-width characters go; odd spaces, hyphens and apostrophes become plain."""
    assert clean("\ufeffThe\u00a0min\u00adis\u200bter’s non\u2011paper").text == "The minister's non-paper"


def test_double_quotation_marks_stay():
    """Double marks keep their shape, since the shape tells opening from closing."""
    assert clean("“a\u00ad” „b“").text == "“a” „b“"


@given(_ODD)
def test_every_clean_character_has_its_place(text):
    """Each clean character stands where the map says, up to the spelling that cleaning makes plain."""
    cleaned = clean(text)
    plain = {"\t": " ", "\u00a0": " ", "’": "'", "\u2011": "-"}
    for at, char in enumerate(cleaned.text):
        original = text[cleaned.offsets(at)]
        assert plain.get(original, original) == char


@given(_ODD)
def test_map_rises(text):
    """The map's starts rise strictly from 0."""
    starts = clean(text).offsets.starts
    assert starts[0] == 0
    assert all(a < b for a, b in pairwise(starts))
