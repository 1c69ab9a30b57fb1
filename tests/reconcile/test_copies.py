"""Copies: to the letter, edited, respun; and what is none."""

from __future__ import annotations

from itertools import permutations

import pytest
from reconcile_builders import DOCKS, DOCKS_OTHER, DOCKS_SPUN, reading, report

from stateofplay.model import CopyKind
from stateofplay.reconcile import copies, copy_wording, prints

LINES = DOCKS.split("\n")
UPDATED = "\n".join(["Work at the port stopped dead this week, and the fruit is starting to rot.", *LINES[1:3], *LINES[4:]])
PADDING = "\n".join(
    f"Readers who follow berth {number} closely should bookmark this page and look in again for further developments."
    for number in range(4)
)
NOISE = (
    "In the fish market the stalls were half empty and the talk was of weather, of debts and of sons gone abroad. "
    "A teacher had brought her class to look at the silent cranes, and the children drew them in chalk on the wall."
)


def found(*reports):
    """The copies among reports, as (copy, original, kind)."""
    return [(copy.report, copy.of, copy.kind) for copy in copies.find([reading(made) for made in reports])]


def test_same_text_with_other_quotes_and_spaces_is_an_exact_copy():
    """Quotation marks and white space do not make a text another."""
    again = DOCKS.replace("“", '"').replace("”", '"').replace(" ", "  ")
    assert found(report("a", DOCKS), report("b", again, "2031-03-05")) == [("b", "a", CopyKind.EXACT)]


def test_trimmed_and_updated_text_is_an_edited_copy():
    """A new lead and dropped paragraphs leave an edited copy."""
    assert found(report("a", DOCKS), report("b", UPDATED, "2031-03-05")) == [("b", "a", CopyKind.EDITED)]


def test_text_with_swapped_words_is_a_respun_copy():
    """Synonyms for half of the words do not hide the source."""
    assert found(report("a", DOCKS), report("b", DOCKS_SPUN, "2031-03-05")) == [("b", "a", CopyKind.RESPUN)]


def test_respun_text_is_found_when_sentences_are_gone_and_shuffled():
    """Dropping a third of the paragraphs and shuffling the rest does not hide the source either."""
    lines = DOCKS_SPUN.split("\n")[:4]
    lines = [lines[at] for at in (2, 0, 3, 1)]
    assert found(report("a", DOCKS), report("b", "\n".join(lines), "2031-03-05")) == [("b", "a", CopyKind.RESPUN)]


def test_honest_reports_of_one_event_are_no_copies():
    """Two reporters who quote the same words wrote two reports."""
    assert found(report("a", DOCKS), report("b", DOCKS_OTHER)) == []


def test_short_reports_that_sound_alike_are_no_copies():
    """A few sentences on one matter, in other words and with other news, are a report of their own."""
    monday = (
        "The port authority demands higher harbour fees. The union rejected the fee rise. The city supports an end of the "
        "night shift. The port said it could not agree to end the night shift."
    )
    wednesday = (
        "After eleven hours behind closed doors the dockers changed course. The union said that it supports the fee rise, "
        "which nobody had expected. A spokesman of the port authority offered to end the night shift before the holidays. "
        "Outside, the council called for an end of the night shift, as it has done since the spring."
    )
    assert found(report("a", monday, "2025-11-03"), report("b", wednesday, "2025-11-05")) == []


def test_shared_statement_in_quotation_marks_is_no_copy():
    """A press statement quoted at length by both makes neither a copy."""
    quote = "“" + " ".join(LINES[3:5]) + "”"
    first = f"Reporters stood in the rain to hear the mayor read a page. {quote} Then he went back indoors without a word."
    second = f"City hall broke its silence about the docks this evening. {quote} It will hardly calm brokers."
    filler = "In the bars along the quay few had listened, and fewer cared, since rent was due and wages were not coming."
    other = (
        "Brokers in the exchange shrugged, sold what they held in cold storage, and called their lawyers about the contracts."
    )
    assert found(report("a", f"{first}\n{filler}"), report("b", f"{second}\n{other}")) == []


def test_blocks_set_aside_do_not_make_a_copy():
    """A long newsletter prompt that two reports share is not compared."""
    prompt = LINES[3] + " " + LINES[4]
    one, two = f"{DOCKS_OTHER}\n{prompt}", f"The committee on fisheries met in closed session.\n{prompt}"
    assert found(report("a", one, aside=[prompt]), report("b", two, aside=[prompt])) == []


def test_copy_of_a_copy_names_the_first_original():
    """Where A was trimmed to B and B respun to C, both name A."""
    third = "\n".join(DOCKS_SPUN.split("\n")[1:])
    got = found(report("c", third, "2031-03-06"), report("a", DOCKS), report("b", UPDATED, "2031-03-05"))
    assert got == [("b", "a", CopyKind.EDITED), ("c", "a", CopyKind.RESPUN)]


@pytest.mark.parametrize(("first", "second"), [("2031-03-04", "2031-03-04"), ("", "")])
def test_the_more_complete_report_is_the_original_where_dates_do_not_decide(first, second):
    """Of one day, or without dates, the longer text is the original."""
    assert found(report("a", "\n".join(LINES[:4]), first), report("b", DOCKS, second)) == [("a", "b", CopyKind.EDITED)]


def test_the_earlier_report_is_the_original_even_when_it_is_shorter():
    """An update that adds to an earlier story is its copy, with a score below 1."""
    (copy,) = copies.find([reading(report("b", DOCKS, "2031-03-05")), reading(report("a", "\n".join(LINES[:4])))])
    assert (copy.report, copy.of) == ("b", "a")
    assert 0.4 < copy.score < 0.9


def test_the_order_of_readings_does_not_matter():
    """Any order gives the same copies."""
    made = [report("a", DOCKS), report("b", UPDATED), report("c", DOCKS_SPUN), report("d", DOCKS_OTHER)]
    assert found(*made) == found(*reversed(made)) == found(made[2], made[0], made[3], made[1])


def test_empty_and_tiny_reports_are_no_copies():
    """Nothing, and a line, are too little to compare, unless they are the same line."""
    assert found(report("a", ""), report("b", ""), report("c", "Talks go on."), report("d", "Talks went on.")) == []
    assert found(report("c", "Talks go on."), report("d", "Talks go on.")) == [("d", "c", CopyKind.EXACT)]


def test_a_monotonous_text_does_not_take_quadratic_time():
    """Thousands of equal sentences are compared in a bounded number of steps."""
    text = "The crew of the night shift waited for the ship in the harbor again. " * 3000
    assert found(report("a", text), report("b", text + "Nothing else happened there.")) == [("a", "b", CopyKind.EDITED)]


def test_passages_are_the_sentences_of_both():
    """A copy cites its sentences with those of the original, to the letter, in its own order."""
    made = {"a": report("a", DOCKS), "b": report("b", DOCKS_SPUN, "2031-03-05")}
    (copy,) = copies.find([reading(one) for one in made.values()])
    assert len(copy.passages) >= 5
    assert [here.evidence.start for here, _ in copy.passages] == sorted(here.evidence.start for here, _ in copy.passages)
    for here, there in copy.passages:
        assert (here.report, there.report) == ("b", "a")
        assert here.evidence.holds_in(made["b"].text)
        assert there.evidence.holds_in(made["a"].text)


@pytest.mark.parametrize(
    ("first", "second", "text", "direction"),
    [
        ("2031-03-04", "2031-03-05", UPDATED, "dates"),
        ("2031-03", "2031-04-01", UPDATED, "dates"),
        ("2031-03", "2031-03-05", UPDATED, "completeness"),
        ("2031-03-04", "2031-03-04", UPDATED, "completeness"),
        ("2031-03-04", "", UPDATED, "completeness"),
        ("2031-03-04", "2031-03-04", DOCKS.replace("week", "month"), ""),
        ("", "", DOCKS, ""),
    ],
)
def test_direction_says_what_shows_it(first, second, text, direction):
    """Dates go before completeness, and where neither shows the direction it is left open."""
    (copy,) = copies.find([reading(report("a", DOCKS, first)), reading(report("b", text, second))])
    assert (copy.report, copy.of, copy.direction) == ("b", "a", direction)


def test_compare_tells_of_two_reports_what_the_one_has_of_the_other():
    """Two reports are compared without an index; strangers give nothing."""
    copy = copies.compare(report("b", UPDATED, "2031-03-05"), report("a", DOCKS))
    assert copy is not None
    assert (copy.report, copy.of, copy.kind, copy.direction) == ("b", "a", CopyKind.EDITED, "dates")
    assert copies.compare(report("b", DOCKS_OTHER), report("a", DOCKS)) is None
    assert copies.compare(report("b", ""), report("a", "")) is None


def test_a_text_that_many_carry_does_not_crowd_itself_out():
    """Many copies of one original all name it, however many there are."""
    made = [
        report("00", DOCKS, "2031-03-01"),
        *(report(f"{number:02}", UPDATED + f"\nBerth {number} is free.") for number in range(1, 30)),
    ]
    assert {(copy.report, copy.of) for copy in copies.find([reading(one) for one in made])} == {
        (one.id, "00") for one in made[1:]
    }


@pytest.mark.parametrize("days", list(permutations(["2031-03-04", "2031-03-05", "2031-03-06"])))
def test_a_copy_names_a_report_that_it_shares_sentences_with(days):
    """Where one report holds two others, those two are no copies of each other, whichever came first."""
    texts = {"a": DOCKS, "ab": f"{DOCKS}\n{DOCKS_OTHER}", "b": DOCKS_OTHER}
    made = {name: report(name, text, day) for (name, text), day in zip(texts.items(), days, strict=True)}
    said = copies.find([reading(one) for one in made.values()])
    assert said
    for copy in said:
        assert {copy.report, copy.of} != {"a", "b"}
        assert copy.passages
        assert copies.verify(prints.lines(made[copy.report]), prints.lines(made[copy.of]))


def test_a_copy_of_what_a_copy_added_names_that_copy():
    """B, which stands only in A+B, is a copy of A+B and not of A."""
    made = [report("a", DOCKS), report("ab", f"{DOCKS}\n{DOCKS_OTHER}", "2031-03-05"), report("b", DOCKS_OTHER, "2031-03-06")]
    assert found(*made) == [("ab", "a", CopyKind.EDITED), ("b", "ab", CopyKind.EDITED)]


@pytest.mark.parametrize("text", [f"{DOCKS}\n{PADDING}", f"{DOCKS_SPUN}\n{PADDING}"])
def test_a_dated_report_is_never_the_copy_of_an_undated_one(text):
    """A saved page without a date is the copy, however much longer it is, and nothing shows which came first."""
    (copy,) = copies.find([reading(report("page", text, "")), reading(report("wire", DOCKS))])
    assert (copy.report, copy.of, copy.direction) == ("page", "wire", "")
    assert copies.compare(report("wire", DOCKS), report("page", text, "")).direction == ""


@pytest.mark.parametrize("day", ["2031-03-04", ""])
def test_a_padded_respin_of_the_same_day_is_the_copy(day):
    """Swapped words are rarer than those that they stand for, so length does not make a respin the original."""
    made = [report("farm", f"{DOCKS_SPUN}\n{PADDING}", day), report("wire", DOCKS, day)]
    made += [report("late", UPDATED, day), report("next", "\n".join(LINES[1:]), "2031-03-05" if day else "")]
    assert found(*made[:2]) == [("farm", "wire", CopyKind.RESPUN)]
    assert {(copy.report, copy.of) for copy in copies.find([reading(one) for one in made])} == {
        ("farm", "wire"),
        ("late", "wire"),
        ("next", "wire"),
    }


def test_where_the_wording_tells_nothing_the_more_complete_respin_stands(monkeypatch):
    """Without a sign the longer of two wordings is named, with no direction; with one that it is the plainer, completeness."""
    made = [reading(report("long", f"{DOCKS}\n{PADDING}")), reading(report("short", DOCKS_SPUN))]
    (copy,) = copies.find(made)
    assert (copy.report, copy.of, copy.kind, copy.direction) == ("short", "long", CopyKind.RESPUN, "completeness")
    monkeypatch.setattr(copy_wording, "rarer", lambda _: 0)
    (copy,) = copies.find(made)
    assert (copy.report, copy.of, copy.kind, copy.direction) == ("short", "long", CopyKind.RESPUN, "")


def test_completeness_asks_that_the_longer_holds_nearly_all():
    """Two reports of one day that each add something of their own do not show which came first."""
    own = f"{DOCKS_OTHER}\n{PADDING}"
    (copy,) = copies.find([reading(report("a", f"{DOCKS}\n{own}")), reading(report("b", "\n".join([*LINES[:3], NOISE])))])
    assert (copy.report, copy.of, copy.direction) == ("b", "a", "")
