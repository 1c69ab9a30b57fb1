"""Quotations that no cue claims."""

import pytest
from said import attributions


def saying(text):
    """(speaker, content) of the attributions without a cue."""
    return [(one.speaker, one.content[0].exact) for one in attributions(text) if not one.cue]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Ada Lind, on her way out: "We will not sign."', [("Ada Lind", '"We will not sign."')]),
        ('Jon Berg said no. "Not today. Not ever."', [("Jon Berg", '"Not today. Not ever."')]),
        ('"We are done," Ada Lind said.\n"We go home."', [("Ada Lind", '"We go home."')]),
        ('"Not today," was all that Ada Lind had to offer.', [("Ada Lind", '"Not today,"')]),
    ],
)
def test_place_tells_who_speaks(text, expected):
    """A name before the colon, the speaker before, a name right after."""
    assert saying(text) == expected


@pytest.mark.parametrize("text", ['He called it "a fine mess" in March.', 'The sign read "Closed for good".', '"Help."'])
def test_no_speaker_is_made_up(text):
    """A few quoted words in a sentence, or words that nobody is near, stay unclaimed."""
    assert saying(text) == []


def test_a_quotation_is_its_speakers_to_the_end():
    """The sentences of one quotation have one speaker, whichever of them the cue stands at."""
    text = '"It is late. We are tired. Go home," Ada Lind said.'
    whole = [one for one in attributions(text) if one.speaker == "Ada Lind"]
    covered = "".join(one.content[0].exact for one in whole)
    assert "We are tired" in covered
    assert "It is late" in covered
