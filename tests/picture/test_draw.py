"""The step: an account in, a state out."""

import pytest
from builders import BOOK, Paper, picture
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.errors import Place
from stateofplay.export import state_json
from stateofplay.model import Account, Codebook, Context, PartialDate, Reading, Report, SetAside, Span
from stateofplay.picture import draw


def test_codebook_is_needed():
    """Without a codebook there is no picture, and the error says so."""
    with pytest.raises(ValueError, match="codebook"):
        next(draw([Account(())], Context()))


def test_every_account_gives_a_state():
    """The step is lazy and gives one state for each account; an empty account gives an empty one."""
    asked = []

    def accounts():
        for number in range(2):
            asked.append(number)
            yield Account(())

    states = draw(accounts(), Context(codebook=BOOK))
    first = next(states)
    assert asked == [0]
    assert (first.codebook, first.cells, first.status, first.reports) == (BOOK, (), (), ())
    assert len(list(states)) == 1


def test_card_says_what_identifies_a_report():
    """A report's card has its words counted and its set-aside blocks, but no text."""
    text = "Boats stay in port.\nSubscribe now"
    report = Report(
        "a", text, "Tide", PartialDate("2031-03"), "Boats", set_aside=(SetAside(Span.of(text, 20, len(text)), "prompt"),)
    )
    (state,) = draw([Account((Reading(report),))], Context(codebook=BOOK))
    (card,) = state.reports
    assert (card.id, card.outlet, str(card.published), card.title, card.words, card.set_aside) == (
        "a",
        "Tide",
        "2031-03",
        "Boats",
        6,
        1,
    )


def test_state_holds_every_statement_in_reading_order():
    """All statements are kept, those of copies and outsiders too, in the order of reports and text."""
    first, copy = Paper("a"), Paper("b")
    rows = [first.says("rejects"), first.says("open", party=""), copy.says("rejects")]
    state = picture(first, copy, copies=[(copy, first)], retold=[[rows[0], rows[2]]], conflicts=[(rows[0], rows[2])])
    assert state.statements == tuple(rows)
    assert [len(layer) for layer in (state.copies, state.retellings, state.conflicts)] == [1, 1, 1]


_PARTIES = [party.id for party in BOOK.parties]
_ISSUES = [issue.id for issue in BOOK.issues]
_ROW = st.tuples(
    st.sampled_from(["supports", "demands", "offers", "open", "undecided", "rejects"]),
    st.sampled_from([*_PARTIES, ""]),
    st.sampled_from(_ISSUES),
    st.booleans(),
)


@given(st.lists(st.tuples(st.sampled_from(["2031-03-04", "2031-04", ""]), st.lists(_ROW, max_size=4)), max_size=4))
def test_cells_and_statuses_rest_on_statements(days):
    """Whatever is said: one cell for each party and issue of which something is said, and every id is held."""
    papers = [Paper(str(number), day) for number, (day, _) in enumerate(days)]
    for paper, (_, rows) in zip(papers, days, strict=True):
        for stance, party, issue, past in rows:
            paper.says(stance, party=party, issue=issue, past=past)
    state = picture(*papers)
    said = {(row.party, row.issue) for row in state.statements if row.party}
    assert [(cell.party, cell.issue) for cell in state.cells] == sorted(said)
    for row in (*state.cells, *state.status):
        assert all(state.statement(one).issue == row.issue for one in row.statements)
    assert {row.issue for row in state.status} <= set(_ISSUES)
    assert state_json.loads(state_json.dumps(state), Place("state.json")) == state


def test_same_account_gives_the_same_bytes():
    """Drawing twice, and with parties listed in another order, gives the same cells."""
    paper = Paper("a")
    for party in _PARTIES:
        paper.says("demands", party=party)
    account = Account((paper.reading,))
    book = Codebook(BOOK.negotiation, BOOK.parties[::-1], BOOK.issues)
    one, other = (next(draw([account], Context(codebook=BOOK))) for _ in range(2))
    assert state_json.dumps(one) == state_json.dumps(other)
    assert next(draw([account], Context(codebook=book))).cells == one.cells
