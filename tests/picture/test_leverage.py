"""How much the picture hangs on a statement, found by drawing its cell without it."""

from builders import BOOK, Paper
from hypothesis import given, settings
from hypothesis import strategies as st

from stateofplay.model import Account, Conflict, Retelling, Stance
from stateofplay.picture.cells import draw_cells
from stateofplay.picture.leverage import weights


def account(*papers, retold=(), conflicts=()):
    """What the papers say."""
    return Account(
        tuple(paper.reading for paper in papers),
        tuple(Retelling(tuple(row.id for row in group)) for group in retold),
        tuple(Conflict(a.citation, b.citation, "which", "stance", a.issue, (a.id, b.id)) for a, b in conflicts),
    )


def weight(row, *papers, **more):
    """What hangs on one statement."""
    (found,) = weights(account(*papers, **more), BOOK, wanted=[row.id])
    return found


def test_the_only_statement_of_a_party_weighs_most():
    """Without it the party is silent on the issue, which the reason says in names."""
    paper = Paper("a")
    alone = paper.says("rejects")
    found = weight(alone, paper)
    assert found.after is None
    assert found.before.stance is Stance.REJECTS
    assert found.reasons == ("the only statement of Outer Islands on Quota",)
    assert found.score >= 1


def test_the_only_source_of_a_stance_says_what_would_stand_without_it():
    """The stance of the day before comes back, and the movement goes."""
    first, second = Paper("a", "2031-03-01"), Paper("b", "2031-03-02")
    first.says("supports")
    last = second.says("rejects")
    found = weight(last, first, second)
    assert "the only source of Outer Islands' stance on Quota; without it: supports" in found.reasons
    assert "the move from supports to rejects rests on it" in found.reasons
    assert found.after.stance is Stance.SUPPORTS


def test_one_of_several_sources_weighs_little():
    """Two people say so: without one of them the stance has one source fewer."""
    paper = Paper("a")
    one = paper.says("rejects", who="Ada Lund")
    paper.says("rejects", who="Bo Rask")
    found = weight(one, paper)
    assert found.reasons == ("one of 2 sources of Outer Islands' stance on Quota",)
    assert 0 < found.score < 0.5


def test_what_sets_nothing_weighs_nothing():
    """An older statement of the same stance changes nothing but the list."""
    first, second = Paper("a", "2031-03-01"), Paper("b", "2031-03-02")
    old = first.says("rejects")
    second.says("rejects")
    assert weight(old, first, second).score == 0


def test_a_red_line_a_condition_and_conflicts_are_told():
    """Whatever else would change is among the reasons."""
    first, second = Paper("a", "2031-03-01"), Paper("b", "2031-03-02")
    red = first.says("rejects", red_line=True)
    other = second.says("rejects")
    assert "the red line rests on it" in weight(red, first, second).reasons
    found = weight(red, first, second, conflicts=[(red, other)])
    assert "1 conflict rests on it" in found.reasons
    third = Paper("c")
    plain, _ = third.says("open"), third.says("open", condition="if it rains")
    assert "without it: only on condition" in weight(plain, third).reasons


def test_the_weightiest_comes_first_and_ties_keep_reading_order():
    """The order is that of the scores."""
    paper = Paper("a")
    paper.says("rejects", who="Ada Lund")
    alone = paper.says("open", party="osk")
    paper.says("rejects", who="Bo Rask")
    found = weights(account(paper), BOOK)
    assert found[0].statement == alone.id
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_of_a_large_cell_only_what_can_matter_is_tried():
    """Forty old statements of one stance are not weighed; those of the last day are."""
    papers = [Paper(f"p{number:02}", f"2031-01-{number:02}") for number in range(1, 29)]
    for paper in papers:
        paper.says("rejects")
    found = {one.statement for one in weights(account(*papers), BOOK)}
    assert papers[-1].statements[0].id in found
    assert len(found) < 5


ROWS = st.lists(
    st.tuples(
        st.sampled_from([stance for stance in Stance if stance is not Stance.MIXED]),
        st.integers(1, 6),
        st.booleans(),
        st.sampled_from(["", "Ada Lund", "Bo Rask"]),
        st.sampled_from([0.5, 0.9]),
    ),
    min_size=1,
    max_size=9,
)


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_the_cell_without_a_statement_is_the_cell_of_the_others(rows):
    """For any cell, `after` is what drawing the other statements gives, and `before` what drawing all gives."""
    papers = []
    for number, (stance, day, condition, who, confidence) in enumerate(rows):
        paper = Paper(f"r{number}", f"2031-03-0{day}")
        paper.says(str(stance), who=who, condition="if it rains" if condition else "", confidence=confidence)
        papers.append(paper)
    papers.sort(key=lambda paper: paper.day)
    (whole,), _ = draw_cells(account(*papers))
    for one in weights(account(*papers), BOOK):
        rest = [paper for paper in papers if paper.statements[0].id != one.statement]
        cells, _ = draw_cells(account(*rest))
        assert one.before == whole
        assert one.after == (cells[0] if cells else None)
        assert (one.score > 0) or one.after.stance is one.before.stance
