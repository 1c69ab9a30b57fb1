"""Where an issue stands: as told, and where nobody tells it, as the cells have it."""

import pytest
from builders import BOOK, Paper, cited, picture

from stateofplay.model import Stance, Status

_MARCH, _APRIL = "2031-03-04", "2031-04-04"


def _status(*papers, issue="quota", **more):
    """The status of an issue; None where there is none."""
    return next((row for row in picture(*papers, **more).status if row.issue == issue), None)


@pytest.mark.parametrize("status", list(Status))
def test_told_status_is_cited(status):
    """What a report tells is the status, resting on its words, and not inferred."""
    paper = Paper("a")
    claim = paper.tells(status)
    made = _status(paper)
    assert (made.status, made.evidence, made.inferred) == (status, (cited(claim),), False)


@pytest.mark.parametrize("swap", [False, True])
@pytest.mark.parametrize(
    ("one", "other"),
    [("narrowing", "deadlocked"), ("agreed", "narrowing"), ("agreed", "open"), ("narrowing", "open"), ("open", "deadlocked")],
)
def test_less_advanced_reading(one, other, *, swap):
    """Where two claims of one day differ, the less advanced one holds, and it alone is cited."""
    papers = {status: Paper(status) for status in (one, other)}
    claims = {status: paper.tells(status) for status, paper in papers.items()}
    made = _status(*(list(papers.values())[::-1] if swap else papers.values()))
    assert (made.status, made.evidence) == (Status(other), (cited(claims[other]),))


def test_last_day_s_claim_holds():
    """A later claim overrules an earlier one, also one that is less advanced."""
    old, new = Paper("a", _MARCH), Paper("b", _APRIL)
    old.tells("deadlocked")
    new.tells("agreed")
    assert _status(old, new).status is Status.AGREED
    assert _status(new, old).status is Status.AGREED


def test_claims_of_copies_do_not_count():
    """What a copy tells is nobody's claim."""
    old, new = Paper("a", _MARCH), Paper("b", _APRIL)
    old.tells("open")
    new.tells("agreed")
    assert _status(old, new, copies=[(new, old)]).status is Status.OPEN


def test_all_accept_is_agreed_inferred():
    """Where several parties support and nobody tells a status, agreement follows, and is marked as inferred."""
    paper = Paper("a")
    rows = [paper.says("supports", party=party) for party in ("islands", "osk")]
    made = _status(paper)
    assert (made.status, made.inferred, made.evidence) == (Status.AGREED, True, ())
    assert made.statements == tuple(row.id for row in rows)


@pytest.mark.parametrize("stance", ["rejects", "demands", "open", "undecided", "offers"])
def test_not_all_accept_is_open_inferred(stance):
    """Where one of several parties does not support, the issue is open, and marked as inferred."""
    paper = Paper("a")
    paper.says("supports")
    paper.says(stance, party="osk")
    made = _status(paper)
    assert (made.status, made.inferred) == (Status.OPEN, True)


@pytest.mark.parametrize("stance", ["supports", "rejects"])
def test_one_party_alone_makes_no_status(stance):
    """What one party says does not tell where the issue stands."""
    paper = Paper("a")
    paper.says(stance)
    assert _status(paper) is None


def test_conditional_support_is_no_agreement():
    """A yes that hangs on a condition does not settle an issue."""
    paper = Paper("a")
    paper.says("supports", condition="if the strait is opened")
    paper.says("supports", party="osk", condition="once it is signed")
    made = _status(paper)
    assert made is None or made.status is not Status.AGREED


def test_told_status_is_not_overruled_by_older_cells():
    """What a report says beats what would follow from the cells of the same day."""
    paper = Paper("a")
    paper.says("supports")
    paper.says("supports", party="osk")
    paper.tells("narrowing")
    made = _status(paper)
    assert (made.status, made.inferred) == (Status.NARROWING, False)


def test_told_status_yields_to_later_acceptance():
    """A deadlock told before all came to accept holds no longer; one told after does."""
    old, middle, new = Paper("a", _MARCH), Paper("b", "2031-03-20"), Paper("c", _APRIL)
    old.tells("deadlocked")
    middle.says("supports")
    new.says("supports", party="osk")
    made = _status(old, middle, new)
    assert (made.status, made.inferred) == (Status.AGREED, True)
    new.tells("deadlocked")
    assert _status(old, middle, new).status is Status.DEADLOCKED


def test_agreed_issue_settles_its_cells():
    """On an agreed issue everybody who had a stance supports what was settled, without a condition or a red line."""
    paper = Paper("a")
    paper.says("rejects", red_line=True)
    paper.says("offers", party="osk", condition="if the strait is opened")
    paper.says("rejects", party="osk", issue="term")
    paper.tells("agreed")
    state = picture(paper)
    cells = [state.cell(party, "quota") for party in ("islands", "osk")]
    assert [(c.stance, c.red_line, c.conditional, c.moved_from) for c in cells] == [
        (Stance.SUPPORTS, False, False, Stance.REJECTS),
        (Stance.SUPPORTS, False, False, Stance.OFFERS),
    ]
    assert state.cell("norrland", "quota") is None
    assert state.cell("osk", "term").stance is Stance.REJECTS


def test_an_agreement_lapses_when_one_refuses_later():
    """Who refuses after the agreement was told is not made to support it, and the issue is no longer agreed."""
    old, new = Paper("a", _MARCH), Paper("b", _APRIL)
    old.says("offers")
    old.says("supports", party="osk")
    old.tells("agreed")
    new.says("rejects")
    state = picture(old, new)
    assert [state.cell(party, "quota").stance for party in ("islands", "osk")] == [Stance.REJECTS, Stance.SUPPORTS]
    assert _status(old, new).status is Status.OPEN


@pytest.mark.parametrize("status", ["open", "narrowing", "deadlocked", "off_table"])
def test_no_other_status_settles_cells(status):
    """Only agreement changes cells."""
    paper = Paper("a")
    paper.says("rejects")
    paper.tells(status)
    assert picture(paper).cell("islands", "quota").stance is Stance.REJECTS


def test_order_is_that_of_the_codebook():
    """Statuses stand in the order of the codebook's issues, however they are told."""
    paper = Paper("a")
    for issue in ("term", "quota", "access"):
        paper.tells("open", issue)
    assert [row.issue for row in picture(paper).status] == [issue.id for issue in BOOK.issues]
