"""The picture of a project as a State: kept, drawn in memory, as of a day, as known at a moment, or only a grid of it."""

from dataclasses import replace

import makers
import pytest

from stateofplay.errors import ProjectReadOnlyError
from stateofplay.export import grid as export_grid
from stateofplay.export.board import Board
from stateofplay.export.glyphs import Glyphs
from stateofplay.export.numbers import Numbers
from stateofplay.ledger import create, now, open_project
from stateofplay.model import Action
from stateofplay.project import decide, drawing, reading, states


def refused(*_):
    """Nothing may be written."""
    raise ProjectReadOnlyError("no")


def test_a_grid_needs_only_what_sets_its_cells(talks):
    """Cells, statuses and numbers are those of the whole picture; of statements there are the leading ones, no movements."""
    with open_project(talks) as ledger:
        whole, (shown, numbers) = states.state(ledger), states.grid(ledger)
    assert numbers == Numbers.of(whole)
    assert [replace(cell, statements=cell.statements[:1]) for cell in shown.cells] == [
        replace(cell, statements=cell.statements[:1]) for cell in whole.cells
    ]
    assert (shown.movements, shown.status, shown.as_of) == ((), whole.status, whole.as_of)
    leads = {cell.statements[0] for cell in whole.cells}
    assert {row.id for row in shown.statements} == leads
    assert set(shown.statements) <= set(whole.statements)


def test_a_grid_has_the_lead_of_a_corrected_cell(talks):
    """A statement that stands under another id than it was read under sets its cell, and is there with its report."""
    with open_project(talks) as ledger:
        row = next(row for row in states.state(ledger).statements if row.issue == "pensions" and row.party == "port")
        (made,) = decide.decide(ledger, [decide.Choice(row.id, Action.CORRECT, {"party": "city"})], who="ada")
        shown, _ = states.grid(ledger)
        assert shown.cell("city", "pensions").statements == (made.says.id,)
        assert {row.id for row in shown.statements} == {cell.statements[0] for cell in shown.cells}
        assert made.says.report in {card.id for card in shown.reports}


def test_the_head_of_a_grid(talks):
    """It is the same from the numbers as from all rows; copies are named."""
    glyphs = Glyphs.for_encoding("utf-8", ascii_only=False)
    with open_project(talks) as ledger:
        whole, (shown, numbers) = states.state(ledger), states.grid(ledger)
    told = export_grid.header(Board.of(whole), glyphs).plain
    assert export_grid.header(Board.of(shown), glyphs, numbers).plain == told
    assert "3 reports" in told
    assert "(2 copies)" in export_grid.header(Board.of(shown), glyphs, replace(numbers, copies=2)).plain


def test_an_empty_project(project_address):
    """There is a picture of nothing."""
    with create(project_address) as ledger:
        assert states.state(ledger).statements == ()
        shown, numbers = states.grid(ledger)
        assert (shown.cells, numbers) == ((), Numbers("", 0, 0, 0))


@pytest.mark.parametrize("where", ["check", "keep"])
def test_a_picture_that_cannot_be_kept_is_drawn_in_memory(talks, tmp_path, monkeypatch, where):
    """Whether that shows before drawing or only when it is to be kept; what asks for kept rows is refused."""
    with open_project(talks) as ledger:
        late = makers.write(tmp_path / "late", {"late": ("2025-11-09", "The union rejected the fee rise.")})
        reading.add(ledger, [late], who="t", context=makers.CONTEXT)
        with monkeypatch.context() as patched:
            patched.setattr(drawing, "keep", refused)
            if where == "check":
                patched.setattr(states, "check_writable", refused)
            unkept, (shown, numbers) = states.state(ledger), states.grid(ledger)
            assert numbers.reports == 4
            assert shown == unkept
            with pytest.raises(ProjectReadOnlyError):
                states.evidence(ledger, "fees", "union")
        assert states.state(ledger) == unkept


def test_what_was_known_at_a_moment(talks, tmp_path):
    """Reports and decisions of later are not in it."""
    with open_project(talks) as ledger:
        before, moment = states.state(ledger), now()
        late = makers.write(tmp_path / "late", {"late": ("2025-11-01", "The union rejected the fee rise.")})
        reading.add(ledger, [late], who="t", context=makers.CONTEXT)
        decide.decide(ledger, [decide.Choice(before.statements[0].id, Action.REJECT)], who="ada")
        assert states.state(ledger, known=moment) == before
        assert states.state(ledger, known=now()) == states.state(ledger)
        assert states.state(ledger, known="2000").statements == ()


def test_decisions_that_fit_nothing(talks, tmp_path):
    """A rejection of words that a corrected report no longer has is told of, with who made it."""
    with open_project(talks) as ledger:
        assert states.unfit(ledger) == ()
        row = next(row for row in states.state(ledger).statements if row.report == "tuesday")
        decide.decide(ledger, [decide.Choice(row.id, Action.REJECT)], who="ada")
        fixed = makers.write(tmp_path / "fixed", {"x": ("2025-11-04", "All of it was withdrawn.")})
        reading.add(ledger, [fixed], who="t", context=makers.CONTEXT, replaces="tuesday")
        (unfit,) = states.unfit(ledger)
        assert (unfit.who, unfit.report) == ("ada", "tuesday")
