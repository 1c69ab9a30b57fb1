"""Dated events of a negotiation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.coding import events
from stateofplay.coding.parties import Directory
from stateofplay.language.analyse import document
from stateofplay.model import Codebook, PartialDate, Party, Report

_PIECES = st.sampled_from(
    "Monday said talks met offered on Aug. 11 and until Friday . , the ministers struck deadline signed vote “ ” by phone "
    "in Oslo".split(" ")
)


def _find(text, published="2025-12-15"):
    day = PartialDate(published) if published else None
    return [(str(one.kind), one.date) for one in events.find(document(Report(id="r", text=text, published=day)))]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The ministers met for an hour in Oslo on Sunday.", ("talks", "2025-12-14")),
        ("More talks are likely this weekend, diplomats said.", ("talks", "2025-12-20")),
        ("The two presidents spoke by phone on Friday.", ("call", "2025-12-12")),
        ("The owners handed the union a plan on Aug. 11.", ("offer", "2025-08-11")),
        ("In its Dec. 1 proposal the union asked for less.", ("offer", "2025-12-01")),
        ("The accord was signed on Dec. 3.", ("signing", "2025-12-03")),
        ("A spokeswoman said Monday that it was false.", ("statement", "2025-12-15")),
        ("The harbour was shelled on Saturday.", ("attack", "2025-12-13")),
        ("Members voted on Oct. 2.", ("vote", "2025-10-02")),
        ("The owners have until Friday to reply.", ("deadline", "2025-12-19")),
        ("The deadline is Dec. 31.", ("deadline", "2025-12-31")),
    ],
)
def test_a_trigger_with_a_date_is_an_event(text, row):
    """What happened and when makes an event of its kind."""
    assert row in _find(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met in Oslo.",
        "The strike began on Sept. 1.",
        "It has been closed since Aug. 4.",
        "“I will be back tomorrow,” she said.",
    ],
)
def test_no_date_or_no_kind_is_no_event(text):
    """An act without a date, or a date without a marked act, is no event."""
    assert _find(text) == []


def test_two_days_are_two_events():
    """One act on two days is an event for each."""
    assert _find("The owners made offers on Aug. 17 and 18.") == [("offer", "2025-08-17"), ("offer", "2025-08-18")]


def test_one_speaker_on_one_day_is_one_statement():
    """The same speaker's words of the same day are told once."""
    text = "The envoys said Monday that it was near. It rained. The envoys said Monday that it was close."
    assert _find(text) == [("statement", "2025-12-15")]


def test_an_attack_told_on_is_of_the_same_day():
    """An attack in the next sentence, without a date, is of the day before it."""
    text = "The port was shelled on Saturday. Two bridges were bombed as well."
    assert _find(text) == [("attack", "2025-12-13"), ("attack", "2025-12-13")]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Talks over the harbour dues opened in the old custom house on Tuesday.", ("talks", "2025-12-09")),
        ("The first round lasts until Wednesday.", ("talks", "2025-12-17")),
        ("Negotiators return on Thursday.", ("talks", "2025-12-18")),
        ("The mediator called the next session for Thursday.", ("talks", "2025-12-18")),
        ("The minister took a call from the envoy, Ada Holm, on Sunday.", ("call", "2025-12-14")),
        ("The port has until the end of the month to answer.", ("deadline", "2025-12-31")),
        ("The lease lapses on Sept. 30.", ("deadline", "2026-09-30")),
        ("Parliament put the group on its list in May 2024.", ("vote", "2024-05")),
        ("She declared on Sunday as talks on the dues began.", ("talks", "2025-12-14")),
        ("Officials spoke on Sunday after a meeting with the owners.", ("talks", "2025-12-14")),
        ("The council has just signed the lease.", ("signing", "2025-12-15")),
    ],
)
def test_what_happens_to_an_event_dates_it(text, row):
    """Verbs said of an event, those who come back to the table, and looks ahead make events."""
    assert row in _find(text)


@pytest.mark.parametrize(
    "text",
    [
        "The crew was not asked to speak on Sunday.",
        "By Friday evening the water had reached the step.",
        "It was far below its March average, the board said.",
        "She sold more coffee than on any Friday since the storm.",
        "The crossings were both called off on Sunday.",
        "They lost 2 percent in the week after the hearing.",
    ],
)
def test_what_only_looks_like_an_event_is_none(text):
    """What is denied, what a date only describes, and words of another sense are no events."""
    assert _find(text) == []


def test_an_act_at_the_meeting_is_of_its_day():
    """An act without a date takes that of the meeting that it is said to be at."""
    text = "The owners met the union on Sunday. At the meeting the owners offered two shifts."
    assert _find(text) == [("talks", "2025-12-14"), ("offer", "2025-12-14")]


def test_hours_later_is_the_same_day():
    """An act hours after a dated one is of its day."""
    text = "The owners met the union on Sunday. Its answer reached them three hours later."
    assert ("statement", "2025-12-14") in _find(text)


def test_who_took_part_stands_in_the_order_of_the_codebook():
    """The parties named in the clause of an event take part in it."""
    parties = (Party("port", "Port of Tollin"), Party("union", "Dockers Union"))
    directory = Directory(Codebook("", parties, ()))
    day = PartialDate("2025-12-15")
    page = document(Report(id="r", text="The Dockers Union met the Port of Tollin on Sunday.", published=day))
    (one,) = events.find(page, directory.mentions(page), ("port", "union"))
    assert one.parties == ("port", "union")


@given(st.lists(_PIECES, max_size=30).map(" ".join) | st.text(max_size=150), st.sampled_from(["2025-12-15", None]))
def test_evidence_says_its_words(text, published):
    """The evidence of every event stands in the report, and its date is known."""
    day = PartialDate(published) if published else None
    found = events.find(document(Report(id="r", text=text, published=day)))
    assert all(one.evidence.holds_in(text) and "X" not in one.date for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "The minister asked for a stop from June to the end of July.",
        "The owners could sign tomorrow.",
        "If the owners offered more on Friday, nobody heard of it.",
        "The crews will strike from Jan. 9.",
    ],
)
def test_what_is_only_asked_for_or_supposed_is_no_event(text):
    """Terms of a demand, what could be, conditions, and the start of a strike are no events (RULES.md 36)."""
    assert _find(text) == []


def test_talks_at_which_something_was_said_are_told_too():
    """One date may date an act and the talks that it fell in."""
    assert _find("The envoy said on Friday at the second session that it was near.") == [
        ("statement", "2025-12-12"),
        ("talks", "2025-12-12"),
    ]


def test_a_capitalised_name_behind_in_is_a_place():
    """A place that no list knows is one by where it stands."""
    day = PartialDate("2025-12-15")
    page = document(Report(id="r", text="It rained.\n\nThe delegates met on Friday in Vorshull.", published=day))
    assert [one.place for one in events.find(page)] == ["Vorshull"]
