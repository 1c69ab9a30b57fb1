"""Places of statements in reading order, and finding statements by each id that they have."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from old_project import OTHERS, small
from stateofplay.ledger import open_project, standing
from stateofplay.model import Action
from stateofplay.project import decide, drawing

_LAST = 2**63 - 1
"""The largest number that both databases keep."""


@given(st.integers(0, 2**31 - 1), st.integers(1, 2**31), st.data())
def test_all_statements_of_a_report_have_places(report, number, data):
    """However many a report has: each its own, in order, within those of its report and within 64 bits."""
    at = data.draw(st.integers(0, number - 1))
    place = standing.place_of(report, at, number)
    opened = standing.opening(report)
    assert opened < place < standing.closing(opened) == standing.opening(report + 1)
    assert standing.opening_of(place) == opened
    assert place <= _LAST
    if at:
        assert standing.place_of(report, at - 1, number) < place


@given(st.lists(st.none() | st.integers(-2, 40), max_size=20), st.integers(0, 5), st.integers(0, 40))
def test_places_between_two_others(held, before, room):
    """They rise strictly between the two; those that are held stay where that can be; none only where there are too many."""
    after = before + 1 + room
    found = standing.spread(held, before, after)
    if found is None:
        assert len(held) > room
        return
    assert len(found) == len(held)
    assert all(one < other for one, other in pairwise([before, *found, after]))


def test_places_that_are_held_stay():
    """What is added comes evenly between them; where there is no room for it, all move."""
    assert standing.spread([None, 20, None, None], 0, 50) == [10, 20, 30, 40]
    assert standing.spread([1, None, 2], 0, 40) == [10, 20, 30]
    assert standing.spread([None, None], 0, 2) is None
    assert standing.spread([], 4, 5) == []


def test_a_statement_is_added_before_the_same_one_again_and_again():
    """There is room for more than anybody adds: where places run out between two, the others move."""
    places = []
    for _ in range(2_000):
        places = standing.spread([*places, None], 0, standing.place_of(0, 0, 100))
        assert places is not None
    assert len(set(places)) == 2_000


def test_a_statement_is_found_by_either_of_its_ids(project_address):
    """As it was read, and as it stands since it was corrected; once, where both are asked for."""
    with open_project(small(project_address)) as ledger:
        drawing.refresh(ledger)
        (made,) = decide.decide(ledger, [decide.Choice(OTHERS[3], Action.CORRECT, {"stance": "undecided"})], who="ada")
        with ledger.reading() as connection:
            (row,) = standing.of_ids(connection, [made.says.id])
            assert (row.read.id, row.stands.id) == (OTHERS[3], made.says.id)
            assert standing.of_ids(connection, [OTHERS[3]]) == [row]
            assert standing.of_ids(connection, [made.says.id, OTHERS[3], "0123456789ab"]) == [row]
            assert standing.by_id([row]) == {made.says.id: row, OTHERS[3]: row}
            held = standing.of_ids(connection, [*OTHERS, *(f"{at:012x}" for at in range(500)), made.says.id])
            assert held == sorted(held, key=lambda one: one.place)


def test_what_was_read_under_an_id_comes_first(project_address):
    """Where one statement was corrected to what another was read as, that id is the other's."""
    with open_project(small(project_address)) as ledger:
        drawing.refresh(ledger)
        with ledger.reading() as connection:
            one, other = standing.of_ids(connection, OTHERS[1:3])
        corrected = replace(one, stands=other.read)
        for rows in ([corrected, other], [other, corrected]):
            assert standing.by_id(rows) == {one.read.id: corrected, other.read.id: other}
