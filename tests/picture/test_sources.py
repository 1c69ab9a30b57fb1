"""How many independent sources say so, and how a party moved."""

import pytest
from builders import Paper, cell, picture

from stateofplay.model import Sourcing, Stance

_MARCH, _APRIL, _MAY = "2031-03-04", "2031-04-04", "2031-05-04"


@pytest.mark.parametrize(
    ("rows", "sources"),
    [
        ([("a", {}), ("a", {})], 1),
        ([("a", {}), ("b", {})], 2),
        ([("a", {"who": "Edda Strand"}), ("b", {"who": "Edda Strand"})], 1),
        ([("a", {"who": "Edda Strand"}), ("a", {"who": "Jon Hall"})], 2),
        ([("a", {"who": "an official", "speaker": "", "sourcing": Sourcing.ANONYMOUS})] * 2, 1),
        ([(name, {"who": "an official", "speaker": "", "sourcing": Sourcing.ANONYMOUS}) for name in "ab"], 2),
        ([("a", {"who": "Edda Strand"}), ("a", {}), ("a", {"who": "an official", "sourcing": Sourcing.ANONYMOUS})], 2),
        ([("a", {"who": "the letter", "speaker": "", "sourcing": Sourcing.DOCUMENT}), ("a", {"who": "Edda Strand"})], 2),
    ],
)
def test_independent_sources(rows, sources):
    """A person counts once over all reports, unnamed ones once a report, a report's own voice where there is no other."""
    papers = {name: Paper(name) for name, _ in rows}
    for name, more in rows:
        papers[name].says("demands", **more)
    assert cell(*papers.values()).sources == sources


def test_retellings_count_once():
    """Statements that tell one utterance again are one source, in however many reports it stands."""
    papers = [Paper(name) for name in "abc"]
    rows = [paper.says("demands") for paper in papers]
    assert cell(*papers).sources == 3
    assert cell(*papers, retold=[rows[:2]]).sources == 2
    made = cell(*papers, retold=[rows])
    assert (made.sources, made.reports) == (1, 3)


def test_sources_of_the_stance_alone_count():
    """Who said something else before does not back the stance that holds now."""
    old, new = Paper("a", _MARCH), Paper("b", _APRIL)
    old.says("rejects", who="Edda Strand")
    new.says("offers", who="Jon Hall")
    made = cell(old, new)
    assert (made.sources, made.reports, len(made.statements)) == (1, 2, 2)


def test_movement():
    """A change of stance from one day to another is a movement with both days and both statements."""
    old, same, new = Paper("a", _MARCH), Paper("b", _APRIL), Paper("c", _MAY)
    old.says("rejects")
    before = same.says("rejects")
    after = new.says("open")
    state = picture(old, same, new)
    (moved,) = state.movements
    assert (moved.party, moved.issue, moved.before, moved.after) == ("islands", "quota", Stance.REJECTS, Stance.OPEN)
    assert (moved.before_date, moved.after_date) == (_APRIL, _MAY)
    assert (moved.before_statement, moved.after_statement) == (before.id, after.id)
    assert state.cell("islands", "quota").moved_from is Stance.REJECTS


def test_moving_back_and_forth_is_two_movements():
    """Every change counts, and the cell shows the last one."""
    papers = [Paper(str(number), day) for number, day in enumerate((_MARCH, _APRIL, _MAY))]
    for paper, stance in zip(papers, ("rejects", "offers", "demands"), strict=True):
        paper.says(stance)
    state = picture(*papers)
    assert [(m.before, m.after) for m in state.movements] == [(Stance.REJECTS, Stance.OFFERS), (Stance.OFFERS, Stance.DEMANDS)]
    assert state.cell("islands", "quota").moved_from is Stance.OFFERS


@pytest.mark.parametrize(
    ("second_day", "second"),
    [(_APRIL, "rejects"), (_MARCH, "offers"), ("", "offers")],
)
def test_no_movement(second_day, second):
    """The same stance again, two stances on one day, and a report without a day are no movement."""
    old, new = Paper("a", _MARCH), Paper("b", second_day)
    old.says("rejects")
    new.says(second)
    assert picture(old, new).movements == ()


def test_condition_alone_is_no_movement():
    """What a party would do on a condition does not move it from the stance that it holds without one."""
    old, new = Paper("a", _MARCH), Paper("b", _APRIL)
    old.says("rejects")
    new.says("offers", condition="if the strait is opened")
    assert picture(old, new).movements == ()


def test_movements_of_one_party_are_its_own():
    """One party's change is not another's, nor another issue's."""
    old, new = Paper("a", _MARCH), Paper("b", _APRIL)
    old.says("rejects")
    old.says("rejects", party="osk")
    old.says("rejects", issue="term")
    new.says("offers")
    new.says("rejects", party="osk")
    state = picture(old, new)
    assert [(m.party, m.issue) for m in state.movements] == [("islands", "quota")]
    assert state.cell("osk", "quota").moved_from is None


def test_copies_move_nothing():
    """A later copy with other words does not make a movement."""
    old, new = Paper("a", _MARCH), Paper("b", _APRIL)
    old.says("rejects")
    new.says("offers")
    assert picture(old, new, copies=[(new, old)]).movements == ()
    assert len(picture(old, new).movements) == 1
