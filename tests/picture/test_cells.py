"""Where a party stands: the last word, whose word, and how firm it is."""

import pytest
from builders import Paper, cell, picture
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.model import Account, Citation, Copy, CopyKind, Sourcing, Stance
from stateofplay.picture.cells import draw_cells

_MARCH, _APRIL, _MAY = "2031-03-04", "2031-04-04", "2031-05-04"
_FIRM = ("supports", "demands", "offers", "rejects")
_SOFT = ("open", "undecided")


def _papers(*rows):
    """A paper for each (day, stance, fields); ids in order."""
    papers = []
    for number, (day, stance, *more) in enumerate(rows):
        papers.append(Paper(f"p{number}", day))
        papers[-1].says(stance, **(more[0] if more else {}))
    return papers


@pytest.mark.parametrize("first", [*_FIRM, *_SOFT])
@pytest.mark.parametrize("last", [*_FIRM, *_SOFT])
def test_last_stated_wins(first, last):
    """A cell is the last stance stated, as of the report that stated it; to decline to say takes nothing back."""
    made = cell(*_papers((_MARCH, first), (_APRIL, last)))
    kept = last == "undecided" != first
    assert (made.stance, made.as_of) == ((Stance(first), _MARCH) if kept else (Stance(last), _APRIL))


def test_last_is_by_date_and_not_by_place():
    """The report of the latest day counts, also where it is read first or has the lower number."""
    made = cell(*_papers((_APRIL, "offers"), (_MARCH, "rejects")))
    assert (made.stance, made.as_of) == (Stance.OFFERS, _APRIL)


def test_undated_report_yields_to_a_dated_one():
    """A report without a day does not overrule one that has a day; alone it sets the cell without a date."""
    assert cell(*_papers((_MARCH, "offers"), ("", "rejects"))).stance is Stance.OFFERS
    assert cell(*_papers(("", "rejects"))).as_of == ""


def test_later_in_the_report_wins_among_equals():
    """On one day, all else equal, what is told later counts."""
    paper = Paper("a")
    paper.says("rejects")
    last = paper.says("offers")
    made = cell(paper)
    assert (made.stance, made.statements[0]) == (Stance.OFFERS, last.id)


@pytest.mark.parametrize("swap", [False, True])
@pytest.mark.parametrize(("firm", "soft"), [(firm, soft) for firm in _FIRM for soft in _SOFT])
def test_firm_beats_exploratory_on_a_day(firm, soft, *, swap):
    """A demand beats "would not say" and "open" of the same day, whichever is told first."""
    rows = [(_MARCH, firm), (_MARCH, soft)]
    assert cell(*_papers(*(rows[::-1] if swap else rows))).stance is Stance(firm)


@pytest.mark.parametrize("swap", [False, True])
def test_unconditional_beats_conditional_on_a_day(swap):
    """What is said without an if beats what holds only under a condition."""
    rows = [(_MARCH, "rejects"), (_MARCH, "offers", {"condition": "if the strait is opened"})]
    made = cell(*_papers(*(rows[::-1] if swap else rows)))
    assert (made.stance, made.conditional) == (Stance.REJECTS, False)


def test_unconditional_beats_a_later_conditional():
    """A concession on a condition does not overrule the standing position of the day before."""
    made = cell(*_papers((_MARCH, "rejects"), (_APRIL, "offers", {"condition": "if the strait is opened"})))
    assert (made.stance, made.as_of) == (Stance.REJECTS, _MARCH)


def test_condition_alone_makes_a_conditional_cell():
    """Where a party speaks only on a condition, the cell says so."""
    made = cell(*_papers((_MARCH, "offers", {"condition": "if the strait is opened"})))
    assert (made.stance, made.conditional) == (Stance.OFFERS, True)


@pytest.mark.parametrize("swap", [False, True])
def test_own_voice_beats_what_others_tell(swap):
    """On one day, what the party says itself beats what its opponent says of it."""
    rows = [(_MARCH, "demands", {"who": "Edda Strand"}), (_MARCH, "rejects", {"who": "Pavel Orsk", "told_by": "osk"})]
    made = cell(*_papers(*(rows[::-1] if swap else rows)))
    assert made.stance is Stance.DEMANDS


def test_others_telling_sets_the_cell_where_the_party_is_silent():
    """What an opponent says of a party is better than nothing."""
    assert cell(*_papers((_MARCH, "rejects", {"told_by": "osk"}))).stance is Stance.REJECTS


def test_past_never_sets_the_cell():
    """A position told later as one held once does not overrule the present one, nor does it move it."""
    state = picture(*_papers((_MARCH, "offers"), (_APRIL, "rejects", {"past": True})))
    made = state.cell("islands", "quota")
    assert (made.stance, made.as_of, made.moved_from) == (Stance.OFFERS, _MARCH, None)
    assert len(made.statements) == 2
    assert state.movements == ()


def test_surer_reading_wins_among_equals():
    """Of two readings of one day and rank the surer one counts."""
    assert (
        cell(*_papers((_MARCH, "offers", {"confidence": 0.9}), (_MARCH, "rejects", {"confidence": 0.4}))).stance
        is Stance.OFFERS
    )


def test_copies_do_not_count():
    """What a copy repeats, or puts in other words, neither sets a cell nor adds a source or report."""
    original, copy = _papers((_MARCH, "demands"), (_APRIL, "rejects"))
    made = cell(original, copy, copies=[(copy, original)])
    assert (made.stance, made.as_of, made.sources, made.reports, len(made.statements)) == (Stance.DEMANDS, _MARCH, 1, 1, 1)
    assert cell(original, copy).stance is Stance.REJECTS


def test_silence_makes_no_cell():
    """A party without a statement has no cell, and an outsider's word is nobody's cell."""
    paper = Paper("a")
    paper.says("rejects", party="")
    paper.says("demands", party="osk", issue="term")
    assert [(made.party, made.issue) for made in picture(paper).cells] == [("osk", "term")]


def test_cells_are_sorted_whatever_the_order_of_reading():
    """Cells stand by party and issue id."""
    paper = Paper("a")
    for party, issue in [("osk", "term"), ("islands", "term"), ("osk", "access"), ("islands", "quota")]:
        paper.says("demands", party=party, issue=issue)
    names = [(made.party, made.issue) for made in picture(paper).cells]
    assert names == sorted(names)
    assert len(names) == 4


def _voices(first, second, **more):
    paper = Paper("a")
    paper.says(first, who="Edda Strand")
    paper.says(second, **{"who": "Jon Hall", **more})
    return cell(paper).stance


@pytest.mark.parametrize(("first", "second"), [("supports", "rejects"), ("rejects", "demands"), ("offers", "rejects")])
def test_voices_of_one_party_that_differ_are_mixed(first, second):
    """Two named voices of the party for and against on the last day make the cell mixed."""
    assert _voices(first, second) is Stance.MIXED


@pytest.mark.parametrize(
    ("second", "more"),
    [
        ("demands", {}),
        ("open", {}),
        ("rejects", {"who": "Edda Strand"}),
        ("rejects", {"told_by": "osk"}),
        ("rejects", {"past": True}),
        ("rejects", {"condition": "if it rains"}),
        ("rejects", {"sourcing": Sourcing.ANONYMOUS}),
        ("rejects", {"confidence": 0.3}),
    ],
)
def test_what_makes_no_mixed_cell(second, more):
    """One side, one voice, an opponent's telling, the past, a condition, an unnamed or a doubtful voice is not mixed."""
    assert _voices("supports", second, **more) is not Stance.MIXED


def test_voices_that_differed_before_the_last_day_are_not_mixed():
    """A quarrel that is over does not show."""
    early = Paper("a", _MARCH)
    early.says("supports", who="Edda Strand")
    early.says("rejects", who="Jon Hall")
    late = Paper("b", _APRIL)
    late.says("supports", who="Edda Strand")
    assert cell(early).stance is Stance.MIXED
    assert cell(early, late).stance is Stance.SUPPORTS


def test_red_line_and_contradiction_show():
    """A red line of the deciding statements and a conflict on any statement mark the cell."""
    papers = _papers((_MARCH, "demands"), (_APRIL, "rejects", {"red_line": True}))
    old, new = (paper.statements[0] for paper in papers)
    plain, disputed = cell(*papers), cell(*papers, conflicts=[(old, new)])
    assert (plain.red_line, plain.contradicted, disputed.contradicted) == (True, False, True)
    assert cell(*papers[:1]).red_line is False


def test_a_red_line_lasts_as_long_as_the_stance():
    """Who repeats a refusal without the strong words has not taken them back."""
    assert cell(*_papers((_MARCH, "rejects", {"red_line": True}), (_APRIL, "rejects"))).red_line is True
    moved = _papers((_MARCH, "rejects", {"red_line": True}), (_APRIL, "offers"), (_MAY, "rejects"))
    assert cell(*moved).red_line is False


def test_red_line_of_an_older_stance_does_not_last():
    """A red line that was given up with its stance is no longer shown."""
    assert cell(*_papers((_MARCH, "rejects", {"red_line": True}), (_APRIL, "offers"))).red_line is False


_ROWS = st.lists(
    st.tuples(st.sampled_from([_MARCH, _APRIL, _MAY, ""]), st.sampled_from([*_FIRM, *_SOFT]), st.booleans()),
    min_size=1,
    max_size=6,
)


@given(_ROWS)
def test_cell_rests_on_its_statements(rows):
    """Whatever is said, a cell holds all its statements once, and the first of them has its stance and day."""
    papers = _papers(*((day, stance, {"past": past}) for day, stance, past in rows))
    state = picture(*papers)
    made = state.cell("islands", "quota")
    first = state.statement(made.statements[0])
    assert sorted(made.statements) == sorted(row.id for row in state.statements)
    assert first.stance is made.stance
    assert made.as_of == {paper.id: paper.day for paper in papers}[first.report]
    assert 1 <= made.sources <= len(rows)
    assert made.reports == len(rows)
    assert first.past is all(past for _, _, past in rows)


def test_one_utterance_has_one_stance():
    """Tellings that put one utterance differently are no movement; the one that was read most surely says what it is."""
    first, later = Paper("a", _MARCH), Paper("b", _APRIL)
    rows = [first.says("offers", confidence=0.95), later.says("demands", confidence=0.7)]
    apart, made = cell(first, later), cell(first, later, retold=[rows])
    assert (apart.stance, apart.moved_from) == (Stance.DEMANDS, Stance.OFFERS)
    assert (made.stance, made.moved_from, made.as_of) == (Stance.OFFERS, None, _APRIL)
    assert set(made.statements) == {row.id for row in rows}


def test_a_partial_copy_keeps_its_own_news():
    """What a copy adds to its original sets a cell; what it repeats does not."""
    original, copy = Paper("a", _MARCH), Paper("b", _APRIL)
    original.says("demands")
    repeated, added = copy.says("rejects"), copy.says("offers", issue="access")
    passage = (Citation("b", repeated.evidence), Citation("a", original.statements[0].evidence))
    account = Account((original.reading, copy.reading), copies=(Copy("b", "a", CopyKind.EDITED, 0.5, "dates", (passage,)),))
    cells, _ = draw_cells(account)
    assert [(made.issue, made.stance, made.statements) for made in cells] == [
        ("access", Stance.OFFERS, (added.id,)),
        ("quota", Stance.DEMANDS, (original.statements[0].id,)),
    ]


@pytest.mark.parametrize("swap", [False, True])
def test_what_a_person_has_checked_beats_what_was_only_read(swap):
    """Of one day the stance that somebody has looked at counts, be it the softer one; a later day's goes before it."""
    checked, read = Paper("a"), Paper("b")
    checked.says("open", confidence=1.0)
    read.says("rejects", confidence=0.99)
    papers = (read, checked) if swap else (checked, read)
    assert cell(*papers).stance is Stance.OPEN
    later = Paper("c", "2031-03-05")
    later.says("rejects")
    assert cell(*papers, later).stance is Stance.REJECTS
