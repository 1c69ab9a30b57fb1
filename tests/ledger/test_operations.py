"""Changes of a codebook as values: what each does to a codebook and to what was read with it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import statement
from stateofplay.errors import ProjectDamagedError, UsageError
from stateofplay.ledger import bringing, forms
from stateofplay.ledger.bringing import Turn
from stateofplay.ledger.operations import (
    AddIssue,
    AddParty,
    DropIssue,
    DropParty,
    MergeIssues,
    MergeParties,
    RenameIssue,
    RenameParty,
    Replace,
    SplitIssue,
    SplitParty,
    apply,
    as_json,
    from_json,
)
from stateofplay.model import (
    Actor,
    Codebook,
    Event,
    EventKind,
    Issue,
    Party,
    Reading,
    Report,
    Span,
    Stance,
    Status,
    StatusClaim,
)

BOOK = Codebook(
    "Ferries",
    (
        Party("crews", "Ferry Crews", ("the crews",), (Actor("Ada Lind", "chair", ("A. Lind",)), Actor("Jo Berg"))),
        Party("line", "Coast Line", ("the line", "the company"), (Actor("Tom Varga"),), "Q42"),
        Party("island", "Island Council", ("the island",)),
    ),
    (
        Issue("pay", "Pay", "Pay rises by a tenth", ("pay rise", "wages")),
        Issue("bonus", "Bonus", "Crews get a winter bonus", ("winter bonus",)),
        Issue("night", "Night ferry", "The night ferry runs again", ("night ferry",)),
    ),
)
FRESH = Issue("hours", "Hours", "The week has 36 hours", ("working week",))


def turn(operation):
    """The operation done to the codebook of these tests."""
    return Turn(operation, apply(operation, BOOK))


def said(issue="pay", party="crews", stance=Stance.DEMANDS, words="they want more", **changes):
    """A statement on words of its own."""
    sentence = f"They say: {words}, and that was it."
    return replace(
        statement("r", issue, party, stance),
        evidence=Span(10, 10 + len(words), words),
        sentence=Span(0, len(sentence), sentence),
        **changes,
    )


def test_a_rename_changes_names_and_nothing_else():
    """The issue keeps its place; what is not given stays."""
    after = apply(RenameIssue("bonus", "extra", title="Extra pay"), BOOK)
    assert [one.id for one in after.issues] == ["pay", "extra", "night"]
    assert after.issue("extra") == Issue("extra", "Extra pay", "Crews get a winter bonus", ("winter bonus",))
    assert (after.parties, after.negotiation) == (BOOK.parties, BOOK.negotiation)


def test_a_former_name_of_a_party_stays_an_alias():
    """Reports go on calling it so; where aliases are given they take the place of all."""
    after = apply(RenameParty("line", name="North Line"), BOOK)
    assert after.party("line").aliases == ("the line", "the company", "Coast Line")
    after = apply(RenameParty("line", "north", "North Line", ("NL",)), BOOK)
    assert after.party("north") == Party("north", "North Line", ("NL",), (Actor("Tom Varga"),), "Q42")


def test_a_merge_keeps_the_terms_and_names_of_both():
    """Nothing by which reports speak of either is lost, and nothing stands twice."""
    assert apply(MergeIssues("bonus", "pay"), BOOK).issue("pay").terms == ("pay rise", "wages", "winter bonus")
    merged = apply(MergeParties("line", "crews"), BOOK).party("crews")
    assert merged.aliases == ("the crews", "Coast Line", "the line", "the company")
    assert [one.name for one in merged.members] == ["Ada Lind", "Jo Berg", "Tom Varga"]
    assert merged.wikidata == "Q42"


def test_a_split_takes_terms_names_and_members_along():
    """The new one stands after the old one, and has what it names; the old one has the rest."""
    after = apply(SplitIssue("pay", Issue("wages", "Wages", "Wages rise", ("wages",)), ("wages",)), BOOK)
    assert [(one.id, one.terms) for one in after.issues][:2] == [("pay", ("pay rise",)), ("wages", ("wages",))]
    after = apply(SplitParty("crews", Party("berg", "Berg's list", ("the list",), (Actor("Jo Berg"),))), BOOK)
    assert [one.id for one in after.parties] == ["crews", "berg", "line", "island"]
    assert [one.name for one in after.party("crews").members] == ["Ada Lind"]


@pytest.mark.parametrize(
    ("operation", "problem"),
    [
        (RenameIssue("weather", "storm"), "there is no issue 'weather'"),
        (RenameIssue("pay", "bonus"), "issue 'bonus' already"),
        (RenameIssue("pay", "two words"), "cannot be an id"),
        (RenameIssue("pay", "pay"), "changes nothing"),
        (RenameParty("crews", name="Coast Line"), "means 'crews' and would mean 'line' too"),
        (MergeIssues("pay", "pay"), "merged into itself"),
        (MergeIssues("pay", "weather"), "no issue 'weather'"),
        (MergeParties("nobody", "line"), "no party 'nobody'"),
        (SplitIssue("pay", Issue("new", "New", "New things happen")), "nothing tells which"),
        (SplitIssue("pay", Issue("night", "New", "New things happen"), ("new",)), "issue 'night' already"),
        (SplitParty("crews", Party("line", "Lind")), "party 'line' already"),
        (SplitParty("crews", Party("new", "")), "has no name"),
        (AddIssue(Issue("pay", "Pay", "Pay rises")), "issue 'pay' already"),
        (AddIssue(Issue("new", "New", "")), "has no proposition"),
        (AddParty(Party("new", "New", ("Ada Lind",))), "'Ada Lind' means 'crews'"),
        (DropIssue("weather"), "no issue 'weather'"),
        (Replace(Codebook("", BOOK.parties, ())), "leave no issue"),
        (Replace(BOOK), "changes nothing"),
    ],
)
def test_what_cannot_be_is_refused(operation, problem):
    """Unknown and taken ids, names of two parties, nothing left over: each with a word on what to do."""
    with pytest.raises(UsageError, match=problem) as caught:
        apply(operation, BOOK)
    assert caught.value.remedy


def test_the_last_issue_and_the_last_party_stay():
    """A codebook without any could not be written as a file."""
    book = apply(DropIssue("night"), apply(DropIssue("bonus"), BOOK))
    with pytest.raises(UsageError, match="leave no issue"):
        apply(DropIssue("pay"), book)


ALL = (
    RenameIssue("pay", "wages", "Wages", "Wages rise", ("wage",)),
    RenameIssue("pay", terms=()),
    RenameParty("crews", "crew", "Crew", ("c",)),
    MergeIssues("bonus", "pay", opposite=True),
    MergeParties("line", "crews"),
    SplitIssue("pay", FRESH, ("week",), ("0123456789ab",)),
    SplitParty("crews", Party("berg", "Berg's list", ("list",), (Actor("Jo Berg", "head", ("JB",), "Q1"),)), ("ab",)),
    AddIssue(FRESH),
    AddParty(Party("state", "The State")),
    DropIssue("pay"),
    DropParty("line"),
    Replace(Codebook("Other", BOOK.parties[:2], (FRESH,))),
)


@pytest.mark.parametrize("operation", ALL, ids=lambda one: one.kind)
def test_an_operation_is_the_same_after_being_written(operation):
    """Its JSON is equal to itself once written and read, so that the id of its decision is too."""
    body = as_json(operation)
    assert forms.decode(forms.encode(body)) == body
    assert str(forms.decode(forms.encode(body))) == str(body)
    assert from_json({**body, "on": 3}) == operation


@pytest.mark.parametrize("body", [{}, {"kind": "explode"}, {"kind": "merge-issues", "issue": "pay"}, {"kind": "replace"}])
def test_an_operation_of_a_later_version_is_said_to_be_one(body):
    """It is neither guessed at nor passed over."""
    with pytest.raises(ProjectDamagedError, match="cannot be read"):
        from_json(body)


@pytest.mark.parametrize(
    ("stance", "turned"),
    [
        (Stance.SUPPORTS, Stance.REJECTS),
        (Stance.DEMANDS, Stance.REJECTS),
        (Stance.OFFERS, Stance.REJECTS),
        (Stance.REJECTS, Stance.SUPPORTS),
        (Stance.OPEN, Stance.OPEN),
        (Stance.UNDECIDED, Stance.UNDECIDED),
    ],
)
def test_towards_an_opposite_stances_turn_over(stance, turned):
    """Who takes a side takes the other one; who takes none takes none; statements on the issue that stays are not touched."""
    step = turn(MergeIssues("bonus", "pay", opposite=True))
    moved = bringing.statement(step, said("bonus", stance=stance, red_line=True))
    assert (moved.issue, moved.stance, moved.red_line) == ("pay", turned, True)
    assert bringing.statement(step, said("pay", stance=stance)).stance is stance
    assert bringing.statement(turn(MergeIssues("bonus", "pay")), said("bonus", stance=stance)).stance is stance


@pytest.mark.parametrize(
    ("status", "turned"), [(Status.AGREED, Status.OFF_TABLE), (Status.OPEN, Status.OPEN), (Status.OFF_TABLE, None)]
)
def test_what_is_agreed_on_an_opposite_is_off_the_table(status, turned):
    """An agreement that something will not be is none that it will be."""
    claim = StatusClaim("r", Span(0, 4, "deal"), Span(0, 4, "deal"), "bonus", status)
    brought = bringing.bring(turn(MergeIssues("bonus", "pay", opposite=True)), Reading(Report("r", "deal"), (), (claim,)))
    assert [(one.issue, one.status) for one in brought.claims] == ([("pay", turned)] if turned else [])


def test_of_two_statements_that_become_one_the_surer_is_kept():
    """A merge leaves no two statements of one party on one issue that say the same of the same words."""
    rows = (said("pay", confidence=0.5), said("bonus", confidence=0.9), said("night"))
    brought = bringing.bring(turn(MergeIssues("bonus", "pay")), Reading(Report("r", ""), rows))
    assert [(one.issue, one.confidence) for one in brought.statements] == [("pay", 0.9), ("night", 0.9)]


def test_a_split_moves_what_holds_its_words():
    """Whole words, in capitals or not, in the evidence or its sentence; or the statement that is named."""
    named = said(words="something else")
    step = turn(SplitIssue("pay", FRESH, ("working  week", "hours"), (named.id,)))
    moves = {
        "they want a shorter Working\nWeek": "hours",
        "fewer HOURS at sea": "hours",
        "after hoursing about": "pay",
        "something else": "hours",
        "they want more": "pay",
    }
    assert {words: bringing.statement(step, said(words=words)).issue for words in moves} == moves
    assert bringing.statement(step, said("night", words="fewer hours")).issue == "night"


def test_a_split_party_takes_what_its_people_say():
    """By speaker or source, a last name alone too; who speaks for another party does not change whose stance it is."""
    step = turn(SplitParty("crews", Party("berg", "Berg's list", ("the list",), (Actor("Jo Berg"),))))
    own = {"Jo Berg": "berg", "Berg": "berg", "a speaker of the list": "berg", "Ada Lind": "crews", "Bergman": "crews"}
    assert {name: bringing.statement(step, said(speaker=name)).party for name in own} == own
    assert bringing.statement(step, said(source=Span(0, 8, "The list"))).party == "berg"
    told = bringing.statement(step, said(party="line", told_by="crews", speaker="Jo Berg"))
    assert (told.party, told.told_by) == ("line", "berg")
    assert bringing.statement(step, said(told_by="line", speaker="Jo Berg")).party == "crews"


def test_without_a_speaker_the_words_tell_whose_it_is():
    """What a report tells in its own voice goes to the party that it names, and stays where it names both or neither."""
    step = turn(SplitParty("crews", Party("berg", "Berg's list", ("the list",), (Actor("Jo Berg"),))))
    told = {"The list wants more": "berg", "The crews and the list want more": "crews", "More is wanted": "crews"}
    assert {words: bringing.statement(step, said(words=words)).party for words in told} == told
    assert bringing.statement(step, said(words="The list wants more", speaker="Ada Lind")).party == "crews"
    assert bringing.statement(step, said(words="The list wants more", speaker="Tom Varga", told_by="line")).party == "berg"


def test_who_took_part_follows():
    """Events name the parties of the codebook after, in its order; a split one where the words name it."""
    event = Event("r", Span(0, 20, "Jo Berg met the line"), "2025-11-01", EventKind.TALKS, "", ("crews", "line"))

    def parties(operation, row=event):
        (found,) = bringing.bring(turn(operation), Reading(Report("r", ""), events=(row,))).events
        return found.parties

    assert parties(MergeParties("crews", "island")) == ("line", "island")
    assert parties(DropParty("crews")) == ("line",)
    split = SplitParty("crews", Party("berg", "Berg's list", (), (Actor("Jo Berg"),)))
    assert parties(split) == ("berg", "line")
    both = replace(event, evidence=Span(0, 29, "Jo Berg, the crews, the line."))
    assert parties(split, both) == ("crews", "berg", "line")


def test_people_follow_their_parties():
    """Whom a report introduces speaks for the party of now, or for none that is followed."""
    taught = {"Kim Ray": "crews", "Jo Berg": "crews", "Lee": "line"}
    assert bringing.people(turn(RenameParty("crews", "crew")), taught)["Kim Ray"] == "crew"
    assert bringing.people(turn(DropParty("line")), taught) == {"Kim Ray": "crews", "Jo Berg": "crews"}
    split = SplitParty("crews", Party("berg", "Berg's list", (), (Actor("Jo Berg"),)))
    assert bringing.people(turn(split), taught) == {"Kim Ray": "crews", "Jo Berg": "berg", "Lee": "line"}


def test_what_is_dropped_is_hidden():
    """Statements of a dropped party, or of none in another codebook; one told by it stays, told by nobody known."""
    assert bringing.statement(turn(DropParty("crews")), said()) is None
    assert bringing.statement(turn(DropIssue("pay")), said()) is None
    assert bringing.statement(turn(DropParty("line")), said(told_by="line")).told_by == ""
    other = turn(Replace(Codebook("", BOOK.parties[1:], BOOK.issues)))
    assert bringing.statement(other, said()) is None
    assert bringing.statement(other, said(party="")).party == ""


def test_an_uncorrected_issue_goes_where_the_seen_statement_goes():
    """A person's word on other words of the same sentence is not parted from what it corrects."""
    seen = said(words="fewer hours")
    says = replace(seen, evidence=Span(0, 4, "They"), sentence=Span(0, 9, "They said"), stance=Stance.OPEN)
    assert bringing.pair(turn(SplitIssue("pay", FRESH, ("hours",))), seen, says)[1].issue == "hours"


OPERATIONS = st.sampled_from([one for one in ALL if not isinstance(one, Replace)])


@given(OPERATIONS, st.sampled_from(["pay", "bonus", "night"]), st.sampled_from(["crews", "line", "island", ""]))
def test_what_is_brought_is_of_the_codebook_after(operation, issue, party):
    """Whatever the operation, a statement names an issue and a party that there are, and leads back to ones that there were."""
    after = apply(operation, BOOK)
    row = bringing.statement(Turn(operation, after), said(issue, party, speaker="Jo Berg"))
    if row is None:
        assert operation.kind in ("drop-issue", "drop-party")
        return
    after.issue(row.issue)
    assert not row.party or after.party(row.party)
    back = bringing.inverse(operation, BOOK)
    again = row if back is None else bringing.statement(Turn(back, BOOK), row)
    BOOK.issue(again.issue)
    if isinstance(operation, (RenameIssue, RenameParty, SplitIssue, SplitParty, AddIssue, AddParty)):
        assert again.id == said(issue, party).id
