"""From what kind of source a report has it, and which outlet it credits."""

from __future__ import annotations

import pytest
from reading import FISH, TRUCE, WARD, directory, document, only, statements

from stateofplay.coding import sourcing
from stateofplay.model import Sourcing


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("Sigrid Aasen said Norway supports observers.", "Sigrid Aasen", Sourcing.NAMED),
        ("Norwegian minister Ada Lind said Norway supports observers.", "Norwegian minister Ada Lind", Sourcing.NAMED),
        ("Spokeswoman Ada Lind said Norway supports observers.", "Spokeswoman Ada Lind", Sourcing.NAMED),
        ("A senior diplomat said Norway supports observers.", "A senior diplomat", Sourcing.ANONYMOUS),
        ("Norwegian officials said Norway supports observers.", "Norwegian officials", Sourcing.ANONYMOUS),
        ("People familiar with talks said Norway supports observers.", "People familiar with talks", Sourcing.ANONYMOUS),
        ("An aide briefed on talks said Norway supports observers.", "An aide briefed on talks", Sourcing.ANONYMOUS),
        ("Norway said it supports observers.", "Norway", Sourcing.COLLECTIVE),
        ("The ministry in Oslo said Norway supports observers.", "The ministry in Oslo", Sourcing.COLLECTIVE),
        ("The Norwegian delegation said Norway supports observers.", "The Norwegian delegation", Sourcing.COLLECTIVE),
        ("The letter says Norway supports observers.", "The letter", Sourcing.DOCUMENT),
        ("The memo said Norway supports observers.", "The memo", Sourcing.DOCUMENT),
        ("Norway supports observers, according to a memo.", "a memo", Sourcing.DOCUMENT),
        ("Norway said in a statement that it supports observers.", "Norway", Sourcing.DOCUMENT),
        ("In a letter, Norway said it supports observers.", "Norway", Sourcing.DOCUMENT),
        ("Aasen wrote that Norway supports observers.", "Aasen", Sourcing.DOCUMENT),
        ("Reuters reported that Norway supports observers.", "Reuters", Sourcing.OUTLET),
        ("The Harbour Times reported that Norway supports observers.", "The Harbour Times", Sourcing.OUTLET),
        ("A local newspaper reported that Norway supports observers.", "A local newspaper", Sourcing.OUTLET),
        ("Aasen told reporters that Norway supports observers.", "Aasen", Sourcing.NAMED),
        pytest.param(
            "Norway supports observers, Aasen told the Morning Post.",
            "Aasen",
            Sourcing.NAMED,
            marks=pytest.mark.xfail(reason="Morning is read as a time of day", strict=True),
        ),
        ("Norway supports observers, Aasen said.", "Aasen", Sourcing.NAMED),
        ('"Norway supports observers," Aasen said on Monday.', "Aasen", Sourcing.NAMED),
    ],
)  # fmt: skip
def test_each_class_of_source(text, source, kind):
    """Named, anonymous, collective, document and outlet, by the source's own words and what stands beside them."""
    found = only(text, FISH, "norway")
    assert (found.source and found.source.exact, found.sourcing) == (source, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Norway supports observers.",
        "Norway wants observers.",
        "Norway is demanding observers.",
        "Norway is asking for observers.",
        "Norway continues to reject observers.",
        "Norway has not said whether it supports observers.",
        "Norway's push for observers goes on.",
    ],
)
def test_a_standing_position_is_the_reports_own_voice(text):
    """Wants, seeks, is demanding, has not said: nobody is speaking, so nobody is the source."""
    found = only(text, FISH, "norway")
    assert (found.source, found.sourcing, found.speaker) == (None, Sourcing.NONE, "")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Norway demanded observers.", "Norway"),
        ("Oslo urged Reykjavik to agree to observers.", "Oslo"),
        ("Aasen ruled out observers.", "Aasen"),
        ("Sigrid Aasen ruled out observers.", "Sigrid Aasen"),
        ("Aasen declined to say whether Norway wants observers.", "Aasen"),
        ("Last year Norway demanded observers.", "Norway"),
        ("On Sunday, Norway demanded observers.", "Norway"),
    ],
)
def test_an_act_of_speech_makes_its_subject_the_source(text, source):
    """Whoever demands, urges, rules out or declines to say is whom the report has it from."""
    found = only(text, FISH, "norway")
    assert found.source.exact == source
    assert found.cue is not None


@pytest.mark.parametrize(
    ("text", "via", "kind"),
    [
        ("Aasen told Reuters that Norway supports observers.", "Reuters", Sourcing.NAMED),
        ('"Norway supports observers," Aasen told the Morning Post.', "the Morning Post", Sourcing.NAMED),
        (
            "Aasen said in an interview with the Morning Post that Norway supports observers.",
            "the Morning Post",
            Sourcing.NAMED,
        ),
        ("An official told Bloomberg that Norway supports observers.", "Bloomberg", Sourcing.ANONYMOUS),
        ("Reuters reported that Norway supports observers.", "Reuters", Sourcing.OUTLET),
        ("The Harbour Times reported that Norway supports observers.", "The Harbour Times", Sourcing.OUTLET),
        ("Aasen told reporters that Norway supports observers.", "", Sourcing.NAMED),
        ("Aasen said Norway supports observers.", "", Sourcing.NAMED),
        ("Norway supports observers.", "", Sourcing.NONE),
    ],
)
def test_the_outlet_that_is_credited_is_via(text, via, kind):
    """An outlet spoken to leaves the speaker's class alone, an outlet that reports is source and via alike."""
    found = only(text, FISH, "norway")
    assert (found.via, found.sourcing) == (via, kind)


def test_a_pronoun_is_never_the_source():
    """The nearest earlier words that name the speaker stand for "she" and "it"."""
    found = only("Drow met envoys on Sunday. She said a referendum was unacceptable.", TRUCE, "tarsk")
    assert (found.source.exact, found.sourcing) == ("Drow", Sourcing.NAMED)


@pytest.mark.parametrize(
    ("text", "party", "source"),
    [
        ("Tom May ruled out free parking.", "union", "Tom May"),
        ("Will Drummond rejected free parking.", "trust", "Will Drummond"),
        ("Tom May said nurses rejected free parking.", "union", "Tom May"),
        ("Will Drummond said the trust rejected free parking.", "trust", "Will Drummond"),
    ],
)
def test_a_name_that_is_also_a_common_word_is_a_whole_name(text, party, source):
    """Months and modals inside a name are part of it."""
    assert only(text, WARD, party).source.exact == source


def test_the_outermost_teller_is_the_source():
    """The report has it from whoever stands outermost."""
    found = only("Aasen said Hallsson had told her that Iceland supports observers.", FISH, "iceland")
    assert found.source.exact == "Aasen"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Lena Drow", Sourcing.NAMED),
        ("Drow", Sourcing.NAMED),
        ("the president", Sourcing.NAMED),
        ("a president", Sourcing.ANONYMOUS),
        ("two aides", Sourcing.ANONYMOUS),
        ("an aide to the premier", Sourcing.ANONYMOUS),
        ("the government", Sourcing.COLLECTIVE),
        ("Tarsk", Sourcing.COLLECTIVE),
        ("the final communique", Sourcing.DOCUMENT),
        ("drafts of the accord", Sourcing.DOCUMENT),
        ("Bloomberg", Sourcing.OUTLET),
        ("state media", Sourcing.OUTLET),
    ],
)
def test_words_alone_have_a_class(words, kind):
    """The head of the phrase decides, and a person's name before all else."""
    made = document(f"{words[0].upper()}{words[1:]} spoke.")
    named = directory(TRUCE).mentions(made)
    source = made.span(0, len(words))
    inside = [m for m in named if m.first < made.tokens_in(source.start, source.end)[1]]
    assert sourcing.classify(made, source, None, inside) is kind


def test_a_source_stands_in_the_text():
    """Source and cue say their words."""
    text = "Aasen said Norway backs observers. Iceland, according to a memo, rejects a catch limit."
    for one in statements(text, FISH):
        assert all(part.holds_in(text) for part in (one.source, one.cue) if part is not None)


@pytest.mark.parametrize(
    ("cue", "kind"),
    [
        ("wrote", Sourcing.DOCUMENT),
        ("wrote in a letter", Sourcing.DOCUMENT),
        ("said", Sourcing.DOCUMENT),
        ("wrote on", Sourcing.NAMED),
    ],
)
def test_words_on_paper_may_stand_in_the_cue(cue, kind):
    """A cue that takes in its preposition says as much of the paper as one that does not; what is posted is said in person."""
    text = (
        "Aasen said in a statement"
        if cue == "said"
        else "Aasen wrote on Parley"
        if cue == "wrote on"
        else "Aasen wrote in a letter"
    )
    read = document(f"{text} that Norway supports observers.")
    at = read.text.index(cue)
    found = sourcing.classify(read, read.span(0, 5), read.span(at, at + len(cue)), directory(FISH).mentions(read))
    assert found is kind


def test_what_hangs_on_a_source_is_not_its_head():
    """A leaflet handed out somewhere is a leaflet."""
    read = document("A bulletin handed out at the gate said Norway supports observers.")
    source = read.span(0, len("A bulletin handed out at the gate"))
    assert sourcing.classify(read, source, None, ()) is Sourcing.DOCUMENT
