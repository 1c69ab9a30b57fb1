"""Decisions laid upon what a reader finds now: they hold on to words, and none is lost."""

from dataclasses import replace

import pytest

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


IF_PAID = "The city supports the quay if the port pays for it. Others agree."
QUAY = Report("01", IF_PAID)
PAID = "if the port pays for it"


def conditional(stance=Stance.SUPPORTS):
    """A statement that holds under a condition."""
    whole = statement("The city supports the quay", "city", "quay", stance, IF_PAID)
    at = IF_PAID.index(PAID)
    sentence = Span.of(IF_PAID, 0, IF_PAID.index(".") + 1)
    return replace(whole, sentence=sentence, condition=Span.of(IF_PAID, at, at + len(PAID)))


@pytest.mark.parametrize(
    "now", ["The city supports the quay. Others agree.", "The city supports the quay if it rains. Others agree."]
)
def test_an_acceptance_never_outlives_its_condition(now):
    """Where the text no longer has it, the position stands as the reader now has it there, else the acceptance fits nothing."""
    rows = decided((Action.ACCEPT, "ada", conditional(), conditional()), report=QUAY)
    new = Report("01", now)
    read = statement("The city supports the quay", "city", "quay", Stance.SUPPORTS, now)
    if "if it" in now:
        at = now.index("if it rains")
        read = replace(read, condition=Span.of(now, at, at + 11))
    found = laid([read], rows, new, 2)
    assert found.rows[0].stands.condition == read.condition
    assert found.rows[0].verdict.who == ("ada",)
    for others in ([], [replace(read, stance=Stance.OPEN)]):
        found = laid(others, rows, new, 2)
        assert found.unfit == tuple(rows)
        assert [row.stands for row in found.rows] == others


@pytest.mark.parametrize("action", [Action.CORRECT, Action.ADD])
def test_other_decisions_that_lost_their_condition_fit_nothing(action):
    """A correction or an addition under a condition that is gone is listed; it never stands without."""
    new = Report("01", "The city supports the quay. Others agree.")
    read = statement("The city supports the quay", "city", "quay", Stance.SUPPORTS, new.text)
    seen = conditional(Stance.OPEN) if action is Action.CORRECT else None
    rows = decided((action, "ada", seen, conditional()), report=QUAY)
    found = laid([read], rows, new, 2)
    assert found.unfit == tuple(rows)
    assert found.rows[0].verdict is None


def test_a_condition_that_moved_is_found_and_other_words_are_let_go():
    """What is put between the position and its condition shifts it; a cue that is gone is no loss."""
    seen = replace(conditional(), cue=Span.of(IF_PAID, IF_PAID.index("agree"), IF_PAID.index("agree") + 5))
    new = Report("01", "The city supports the quay, its mayor said, if the port pays for it. Others left.")
    found = laid([], decided((Action.ACCEPT, "ada", seen, seen), report=QUAY), new, 2)
    assert found.rows[0].stands.condition.start == new.text.index(PAID)
    assert found.rows[0].stands.cue is None


MISSED = statement("The city stayed silent", "city", "fees", Stance.UNDECIDED)
WIDER = statement("The city stayed silent.", "city", "fees", Stance.UNDECIDED)


@pytest.mark.parametrize("right", [replace(MISSED, party="union"), replace(MISSED, issue="shift"), WIDER])
@pytest.mark.parametrize("action", [Action.ADD, Action.ACCEPT])
def test_what_people_hold_alone_is_one_statement_whatever_they_correct(action, right):
    """Who speaks of the correction speaks of the statement that was corrected."""
    first = (action, "ada", None if action is Action.ADD else MISSED, MISSED)
    rows = [first, (Action.CORRECT, "bo", MISSED, right), (Action.ACCEPT, "cy", right, right)]
    found = laid([FEES], decided(*rows))
    assert [row.stands.id for row in found.rows] == [FEES.id, right.id]
    assert found.rows[1].verdict.who[0] == "cy"
    found = laid([FEES], decided(*rows, (Action.REJECT, "di", right, None)))
    assert [row.stands for row in found.rows] == [FEES, None]
    assert found.rows[1].subject.id == found.rows[1].verdict.statement == right.id
    assert not found.unfit


def test_a_correction_of_a_correction_returns_to_the_statement_that_is_read():
    """A reader that finds again what was corrected has all that was decided since, also on the corrected form."""
    right, other = replace(MISSED, party="union"), replace(MISSED, party="port")
    rows = decided(
        (Action.CORRECT, "ada", MISSED, right), (Action.CORRECT, "bo", right, other), (Action.ACCEPT, "cy", other, other)
    )
    found = laid([MISSED], rows)
    assert [row.stands.party for row in found.rows] == ["port"]
    assert len(found.rows[0].decisions) == 3


def test_decisions_on_another_version_of_a_correction_stay_with_it():
    """In a text that has shifted, too."""
    right = statement("city stayed silent", "union", "fees", Stance.UNDECIDED)
    rows = decided((Action.ADD, "ada", None, MISSED), (Action.CORRECT, "bo", MISSED, right), (Action.REJECT, "cy", right, None))
    found = laid([], rows, Report("01", "CORRECTED\n" + TEXT), 2)
    assert [row.stands for row in found.rows] == [None]
    assert found.rows[0].verdict.against == ("ada", "bo")


def test_an_addition_takes_the_place_of_nothing_that_is_read():
    """Another stance of the same party on the same issue stands beside the one that is read, on the same words or on fewer."""
    for words in ("The port rejected higher fees", "rejected higher fees"):
        second = statement(words, stance=Stance.OPEN)
        found = laid([FEES], decided((Action.ADD, "ada", None, second)))
        assert sorted(str(row.stands.stance) for row in found.rows) == ["open", "rejects"]
        assert [row.verdict is None for row in found.rows] == [True, False]


def test_an_addition_on_few_of_the_words_that_are_read_stands_alone():
    """The same stance, told again in the words beside."""
    more = statement("higher fees. The union demanded a night shift", stance=Stance.REJECTS)
    assert len(laid([FEES], decided((Action.ADD, "ada", None, more))).rows) == 2


@pytest.mark.parametrize(
    "words",
    ["The city stayed silent", "The city stayed silent.", "city stayed silent", "shift of six hours. The city stayed silent."],
)
def test_what_a_later_reader_finds_of_an_addition_is_that_statement(words):
    """The same position on more than half of the words is not there twice; what was said of the addition goes with it."""
    read = statement(words, "city", "fees", Stance.UNDECIDED)
    rows = decided((Action.ADD, "ada", None, MISSED), (Action.ACCEPT, "bo", MISSED, MISSED))
    (row,) = laid([read], rows[:1]).rows
    assert row.read == read
    assert row.stands.evidence == MISSED.evidence
    (row,) = laid([read], rows).rows
    assert row.verdict.who == ("bo", "ada")


def test_two_additions_are_not_one_because_a_reader_finds_both_in_one():
    """Each stands; one of them is what the reader has."""
    one, other = (statement(words, stance=Stance.REJECTS) for words in ("The port rejected", "higher fees"))
    found = laid([FEES], decided((Action.ADD, "ada", None, one), (Action.ADD, "ada", None, other)))
    assert [row.stands.evidence.exact for row in found.rows] == ["The port rejected", "higher fees"]


def test_two_people_who_add_the_same_agree():
    """On a full stop more or less; another stance of one of them is another statement."""
    rows = [(Action.ADD, "ada", None, MISSED), (Action.ADD, "bo", None, WIDER)]
    (row,) = laid([], decided(*rows)).rows
    assert (row.verdict.who, row.verdict.against) == (("bo", "ada"), ())
    assert len(laid([], decided(*rows, (Action.ADD, "bo", None, replace(MISSED, stance=Stance.OPEN)))).rows) == 2


def test_two_people_who_add_other_stances_on_the_same_words_disagree():
    """Where a reader finds what the first of them added, too; one person alone has added two statements."""
    other = replace(MISSED, stance=Stance.OPEN)
    rows = decided((Action.ADD, "ada", None, MISSED), (Action.ADD, "bo", None, other))
    for read in ([], [MISSED]):
        (row,) = laid(read, rows).rows
        assert row.stands.stance is Stance.OPEN
        assert row.verdict.against == ("ada",)
    assert len(laid([], decided((Action.ADD, "ada", None, MISSED), (Action.ADD, "ada", None, other))).rows) == 2


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_disagreement_does_not_depend_on_who_spoke_first(order):
    """What one rejected and another accepted, and no reader finds, is kept as a disagreement; the last word stands."""
    both = [(Action.REJECT, "bo", FEES, None), (Action.ACCEPT, "ada", FEES, FEES)]
    found = laid([SHIFT], decided(*(both[at] for at in order)))
    row = found.rows[0]
    assert not found.unfit
    assert (row.stands is None) == (order == (1, 0))
    assert (row.verdict.who, row.verdict.against) == ((("ada",), ("bo",)) if order == (0, 1) else (("bo",), ("ada",)))
    assert [one.seq for one in row.decisions] == [1, 2]


def test_a_disagreement_outlives_another_reading():
    """Where the reader has another stance now, an acceptance stands against it, and who rejected that is still heard."""
    now = replace(FEES, stance=Stance.OPEN)
    found = laid([now], decided((Action.REJECT, "bo", FEES, None), (Action.ACCEPT, "ada", FEES, FEES)))
    assert found.rows[0].stands.stance is Stance.REJECTS
    assert found.rows[0].verdict.against == ("bo",)


def test_what_nobody_holds_any_longer_hides_no_other_reading():
    """Who accepted and then rejected a stance has said nothing of the one that is read now."""
    now = replace(FEES, stance=Stance.OPEN)
    rows = decided((Action.ACCEPT, "ada", FEES, FEES), (Action.REJECT, "ada", FEES, None), (Action.FLAG, "bo", FEES, None))
    found = laid([now], rows)
    assert found.rows[0].stands == now
    assert found.rows[0].verdict.action is Action.FLAG
    assert found.unfit == tuple(rows[:2])


def test_a_correction_of_the_words_needs_only_its_own():
    """What it corrected may be gone."""
    right = replace(statement("demanded a night shift", "union", "shift", Stance.DEMANDS), sentence=SHIFT.sentence)
    wide = statement("The union demanded a night shift of six hours", "union", "shift", Stance.DEMANDS)
    new = Report("01", "A correction. " + TEXT.replace("six", "seven"))
    rows = decided((Action.CORRECT, "ada", wide, right))
    found = laid([], rows, new, 2)
    assert not found.unfit
    assert found.rows[0].stands.evidence == Span.of(new.text, new.text.index("demanded"), new.text.index("demanded") + 22)
    gone = laid([], rows, Report("01", new.text.replace("demanded", "wanted")), 3)
    assert gone.unfit == tuple(rows)


def test_thousands_of_decisions_are_laid_in_their_order():
    """Additions and verdicts on many statements of one report, each found by what was seen."""
    text = " ".join(f"The port rejected higher fees in year {number}." for number in range(2000))
    report = Report("01", text)
    read, at = [], 0
    for number in range(2000):
        end = text.index(".", at)
        span = Span.of(text, at, end)
        read.append(Statement("01", span, span, f"fees{number % 7}", Stance.REJECTS, "port", Sourcing.NONE))
        at = end + 2
    rows = [(Action.ACCEPT, "ada", row, row) for row in read]
    rows += [(Action.ADD, "bo", None, replace(row, stance=Stance.OPEN)) for row in read]
    rows += [(Action.REJECT, "cy", replace(row, stance=Stance.OPEN), None) for row in read]
    found = laid(read, decided(*rows, report=report), report)
    assert len(found.rows) == 4000
    assert [row.stands is None for row in found.rows] == [False, True] * 2000
    assert not found.unfit
