"""Parties and issues are found by id, and the state finds what it holds."""

import pytest

from stateofplay.model import Cell, Codebook, Issue, PartialDate, Party, ReportCard, Stance, State

_BOOK = Codebook(
    "Steel tariffs",
    (Party("valdria", "Valdria"), Party("osk", "Republic of Osk")),
    (Issue("steel", "Steel", "Valdria lifts its tariff on steel"), Issue("term", "Term", "The deal runs five years")),
)


def test_found_by_id():
    """An id gives its own party and issue, not the first."""
    assert _BOOK.party("osk").name == "Republic of Osk"
    assert _BOOK.issue("term").title == "Term"


@pytest.mark.parametrize("name", ["Osk", "steel", "nobody", "os"])
def test_unknown_party_is_a_key_error(name):
    """A party that the codebook lacks is an error that says its id; names and issues are no party ids."""
    with pytest.raises(KeyError, match=f"'{name}'"):
        _BOOK.party(name)


@pytest.mark.parametrize("name", ["Steel", "osk", "t"])
def test_unknown_issue_is_a_key_error(name):
    """An issue that the codebook lacks is an error that says its id."""
    with pytest.raises(KeyError, match=f"'{name}'"):
        _BOOK.issue(name)


def test_state_finds_cells_and_knows_silence():
    """A cell is found by party and issue; where a party is silent there is none."""
    cell = Cell("osk", "steel", Stance.DEMANDS, "2031-03-04", (), 1, 1)
    state = State(_BOOK, cells=(Cell("osk", "term", Stance.OPEN, "", (), 1, 1), cell))
    assert state.cell("osk", "steel") is cell
    assert state.cell("valdria", "steel") is None


def test_state_without_a_statement_is_a_key_error():
    """A statement id that is not held is an error that says it."""
    with pytest.raises(KeyError, match="abc"):
        State(_BOOK).statement("abc")


@pytest.mark.parametrize(
    ("dates", "as_of"),
    [
        ((), ""),
        ((None,), ""),
        (("2031-03-04", None), "2031-03-04"),
        (("2031-03-04", "2030-12-31"), "2031-03-04"),
        (("2031",), "2031"),
    ],
)
def test_state_is_as_of_its_last_dated_report(dates, as_of):
    """The state's date is that of the latest report that has one, in whatever order they stand."""
    cards = tuple(ReportCard(str(n), "", PartialDate(day) if day else None, "") for n, day in enumerate(dates))
    assert State(_BOOK, cards).as_of == as_of
