"""Decisions laid upon what a reader finds now: they hold on to words, and none is lost."""

from dataclasses import replace

from stateofplay.ledger import decisions
from stateofplay.ledger.decisions import StoredDecision
from stateofplay.ledger.verdicts import lay
from stateofplay.model import Action, Report, Sourcing, Span, Stance, Statement

TEXT = "The port rejected higher fees. The union demanded a night shift of six hours. The city stayed silent."
REPORT = Report("01", TEXT)


def statement(words, party="port", issue="fees", stance=Stance.REJECTS, text=TEXT):
    """A statement on these words."""
    start = text.index(words)
    span = Span.of(text, start, start + len(words))
    return Statement("01", span, span, issue, stance, party, Sourcing.NONE, confidence=0.7)


FEES = statement("The port rejected higher fees")
SHIFT = statement("The union demanded a night shift", "union", "shift", Stance.DEMANDS)


def decided(*rows, report=REPORT, version=1):
    """Stored decisions, each (action, who, seen, says)."""
    return [
        StoredDecision(at, decisions.about(action, report, version, who=who, recorded=f"2025-01-0{at}", seen=seen, says=says))
        for at, (action, who, seen, says) in enumerate(rows, 1)
    ]


def laid(statements, rows, report=REPORT, version=1):
    """The decisions laid upon the statements."""
    return lay(report, version, statements, rows)


def test_without_decisions_all_stands_as_read():
    """Nothing is decided, nothing has a verdict."""
    found = laid([FEES, SHIFT], [])
    assert [row.stands for row in found.rows] == [FEES, SHIFT]
    assert not any(row.verdict for row in found.rows)


def test_what_is_rejected_no_longer_stands():
    """The statement as read is still known, with who rejected it."""
    found = laid([FEES, SHIFT], decided((Action.REJECT, "ada", FEES, None)))
    assert [row.stands for row in found.rows] == [None, SHIFT]
    assert found.rows[0].read == FEES
    assert found.rows[0].verdict.who == ("ada",)
    assert found.rows[0].verdict.statement == FEES.id


def test_what_is_accepted_is_sure():
    """A person's word has confidence 1 and is named among the reasons."""
    found = laid([FEES], decided((Action.ACCEPT, "ada", FEES, FEES)))
    assert found.rows[0].stands == replace(FEES, confidence=1.0, reasons=("accepted by ada",))


def test_a_correction_stands_in_place_of_the_reading():
    """Stance, party and words are those of the correction; the id as read is kept."""
    right = replace(statement("The port rejected higher fees", stance=Stance.OPEN), condition=Span.of(TEXT, 0, 8))
    found = laid([FEES], decided((Action.CORRECT, "ada", FEES, right)))
    assert found.rows[0].stands.stance is Stance.OPEN
    assert found.rows[0].stands.condition == right.condition
    assert found.rows[0].verdict.read == FEES.id
    assert found.rows[0].verdict.statement == found.rows[0].stands.id != FEES.id


def test_a_better_reader_keeps_decisions_on_other_offsets():
    """A reader that now finds fewer or more words for the same position has the decision still."""
    shorter = statement("rejected higher fees")
    found = laid([shorter], decided((Action.REJECT, "ada", FEES, None)))
    assert found.rows[0].stands is None
    assert not found.unfit


def test_a_better_reader_that_agrees_with_a_correction_finds_it_decided():
    """What a person corrected and the reader now reads so is not asked again."""
    right = replace(FEES, party="city")
    found = laid([right], decided((Action.CORRECT, "ada", FEES, right)))
    assert found.rows[0].stands.party == "city"
    assert found.rows[0].verdict.action is Action.CORRECT
    assert len(found.rows) == 1


def test_what_was_accepted_stands_even_where_no_reader_finds_it():
    """A statement that a person has seen to be there is kept by that person's word, in its place in the text."""
    found = laid([SHIFT], decided((Action.ACCEPT, "ada", FEES, FEES)))
    assert [row.stands.issue for row in found.rows] == ["fees", "shift"]
    assert found.rows[0].read is None
    assert found.rows[0].verdict.is_kept


def test_a_rejection_of_what_no_reader_finds_is_listed():
    """It has nothing left to reject, and is shown rather than lost."""
    rows = decided((Action.REJECT, "ada", FEES, None))
    found = laid([SHIFT], rows)
    assert found.unfit == tuple(rows)
    assert [row.stands for row in found.rows] == [SHIFT]


def test_a_rejection_of_another_stance_is_another_matter():
    """Who rejected "rejects" has said nothing of "open": that is asked anew."""
    rows = decided((Action.REJECT, "ada", FEES, None))
    found = laid([replace(FEES, stance=Stance.OPEN)], rows)
    assert found.rows[0].stands.stance is Stance.OPEN
    assert found.rows[0].verdict is None
    assert found.unfit == tuple(rows)


def test_an_accepted_stance_outlives_another_reading():
    """What a person saw and accepted goes before what a later reader makes of the same words."""
    found = laid([replace(FEES, stance=Stance.OPEN)], decided((Action.ACCEPT, "ada", FEES, FEES)))
    assert found.rows[0].stands.stance is Stance.REJECTS


def test_decisions_follow_a_text_that_has_shifted():
    """The same words in a later version of the report, other characters before them."""
    new = Report("01", "CORRECTED VERSION\n" + TEXT.replace("six", "seven"))
    again = statement("The port rejected higher fees", text=new.text)
    rows = decided((Action.CORRECT, "ada", FEES, replace(FEES, stance=Stance.OPEN)), (Action.ACCEPT, "bo", SHIFT, SHIFT))
    found = laid([again], rows, new, 2)
    assert [row.stands.stance for row in found.rows] == [Stance.OPEN, Stance.DEMANDS]
    assert all(row.stands.evidence.holds_in(new.text) and row.stands.sentence.holds_in(new.text) for row in found.rows)


def test_decisions_on_words_that_are_gone_are_listed():
    """A text that no longer says the words has nothing for the decision to stand on."""
    new = Report("01", TEXT.replace("rejected higher fees", "had no comment"))
    rows = decided((Action.ACCEPT, "ada", FEES, FEES))
    found = laid([], rows, new, 2)
    assert found.unfit == tuple(rows)
    assert found.rows == ()


def test_two_people_who_differ_are_both_heard():
    """The last word stands; who decided otherwise is named."""
    found = laid([FEES], decided((Action.ACCEPT, "ada", FEES, FEES), (Action.REJECT, "bo", FEES, None)))
    assert found.rows[0].stands is None
    assert found.rows[0].verdict.who == ("bo",)
    assert found.rows[0].verdict.against == ("ada",)
    assert len(found.rows[0].decisions) == 2


def test_two_people_who_agree_are_no_disagreement():
    """The same correction, made twice."""
    right = replace(FEES, stance=Stance.OPEN)
    found = laid([FEES], decided((Action.CORRECT, "ada", FEES, right), (Action.CORRECT, "bo", FEES, right)))
    assert found.rows[0].verdict.who == ("bo", "ada")
    assert found.rows[0].verdict.against == ()


def test_who_thinks_again_is_not_against_oneself():
    """Of one person the last word counts alone."""
    found = laid([FEES], decided((Action.REJECT, "ada", FEES, None), (Action.ACCEPT, "ada", FEES, FEES)))
    assert found.rows[0].stands is not None
    assert found.rows[0].verdict.against == ()


def test_a_flag_asks_for_another_look_and_changes_nothing():
    """Until somebody decides."""
    found = laid([FEES], decided((Action.FLAG, "ada", FEES, None)))
    assert found.rows[0].stands == FEES
    assert found.rows[0].verdict.flagged
    after = laid([FEES], decided((Action.FLAG, "ada", FEES, None), (Action.ACCEPT, "bo", FEES, FEES)))
    assert not after.rows[0].verdict.flagged


def test_what_a_person_adds_stands_in_its_place():
    """Between what was read before and behind it; others' words on it count."""
    missed = statement("The city stayed silent", "city", "fees", Stance.UNDECIDED)
    rows = decided((Action.ADD, "ada", None, missed), (Action.REJECT, "bo", missed, None))
    added = laid([FEES, SHIFT], rows[:1])
    assert [row.stands.party for row in added.rows] == ["port", "union", "city"]
    assert not added.rows[2].verdict.is_kept
    both = laid([FEES, SHIFT], rows)
    assert both.rows[2].stands is None
    assert both.rows[2].verdict.against == ("ada",)


def test_what_the_reader_learns_to_find_is_not_there_twice():
    """A statement that a person had added and a later reader finds is one statement."""
    missed = statement("The city stayed silent", "city", "fees", Stance.UNDECIDED)
    found = laid([FEES, missed], decided((Action.ADD, "ada", None, missed)))
    assert [row.stands.party for row in found.rows] == ["port", "city"]
