"""The screen as lines: for any size, without colour, whatever reports are called."""

import makers
import pytest
from rich.cells import cell_len

from stateofplay.export.glyphs import Glyphs
from stateofplay.model import Action
from stateofplay.project.queue import Only, Sort, Those
from stateofplay.review.drawing import WIDE, Look, at_row, screen
from stateofplay.review.round import Round

SIZES = [(80, 24), (60, 20), (120, 40), (200, 60), (40, 10), (20, 6), (WIDE, 24), (3, 2)]


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("is_ascii", [False, True])
def test_it_fits_every_terminal(ledger, width, height, is_ascii):
    """No line is wider, and there are no more lines, than the terminal has."""
    sitting = Round(ledger, "ada", sort=Sort.LEVERAGE)
    look = Look(Glyphs(is_ascii), "talks.sop", "a message that is rather long " * 5)
    for step in (lambda: None, lambda: sitting.change("stance", "undecided"), sitting.skip, lambda: sitting.move(10**6)):
        step()
        rows = screen(sitting, look, width, height)
        assert len(rows) <= height
        assert all(cell_len(row.plain) <= width and "\n" not in row.plain for row in rows)
        assert not is_ascii or all(row.plain.isascii() for row in rows)


def shown(sitting, width=80, height=24, **look):
    """The screen as text."""
    return "\n".join(row.plain for row in screen(sitting, Look(Glyphs(), "talks.sop", **look), width, height))


@pytest.mark.parametrize(("width", "height"), [(80, 24), (60, 20), (120, 40)])
def test_what_matters_is_there(ledger, width, height):
    """Progress, the words in their passage, what was read, what hangs on it, and the keys."""
    sitting = Round(ledger, "ada", sort=Sort.LEVERAGE)
    text = shown(sitting, width, height)
    item = sitting.current
    assert f"0 of {len(sitting.items)} decided" in text
    assert "«" in text
    assert sitting.queue.codebook.party(item.asked.party).name in text
    assert sitting.queue.codebook.issue(item.asked.issue).proposition in text
    assert "hangs   " in text
    for key in ("a accept", "x reject", "space skip", "? keys", "q quit"):
        assert key in text


def test_progress_and_what_became_of_each(ledger):
    """Decided and skipped statements keep their place in the list, with a sign."""
    sitting = Round(ledger, "ada", since="2020")
    sitting.decide(Action.ACCEPT)
    sitting.decide(Action.REJECT)
    sitting.skip()
    sitting.go(0)
    text = shown(sitting)
    assert f"2 of {len(sitting.items)} decided · 1 skipped · 2 today" in text
    assert [line[1] for line in text.splitlines()[1:4]] == ["✓", "✗", "–"]


def test_the_end_says_what_can_be_done(ledger):
    """All is decided, or skipped, or was never there."""
    sitting = Round(ledger, "ada")
    sitting.skip()
    sitting.decide_all(Action.ACCEPT)
    text = shown(sitting)
    assert "That was all: " in text
    assert "1 statement skipped: space goes through them again." in text
    assert "Nothing is left to decide here." in shown(Round(ledger, "ada", only=Only(those=Those.FLAGGED)))


def test_both_verdicts_stand_side_by_side(ledger):
    """A disagreement shows who said what, when and why."""
    first = Round(ledger, "ada")
    first.note("nobody says so")
    first.decide(Action.REJECT)
    other = Round(ledger, "bo")
    other.change("stance", "undecided")
    other.decide(Action.ACCEPT)
    text = shown(Round(ledger, "cy", only=Only(those=Those.DISAGREED)), 100, 40)
    assert "rejected by ada, " in text
    assert "(nobody says so)" in text
    assert "corrected by bo, " in text
    assert "stance undecided" in text
    assert "disagreements" in text


def test_rows_are_found_where_they_are_drawn(ledger):
    """A click on a line of the list finds its statement, in every layout."""
    sitting = Round(ledger, "ada")
    for width, height in SIZES[:4]:
        for y in range(height):
            at = at_row(sitting, width, height, 2, y)
            if at is not None:
                line = screen(sitting, Look(Glyphs()), width, height)[y].plain
                assert f"{round(sitting.items[at].asked.confidence * 100):3}%" in line
        assert at_row(sitting, width, height, 2, 0) is None


def test_hostile_reports_are_not_obeyed(tmp_path):
    """Titles, outlets and texts with escapes, marks that turn the line around, endless words: shown as text."""
    evil = "\x1b]0;gone\x07\x1b[2J\u202e"
    text = (
        f"{evil}The union rejected the fee rise{evil}, {'x' * 500} 漢字{'e' + chr(0x301) * 50} said.\n\n"
        + "The port demands the fee rise. " * 40
    )
    folder = makers.write(tmp_path / "reports", {"evil": ("", f"title: {evil}Talks{evil}\noutlet: {evil}Post\n\n{text}")})
    with makers.project(str(tmp_path / "evil.sop"), folder) as ledger:
        sitting = Round(ledger, "ada")
        assert sitting.items
        for width, height in SIZES:
            while sitting.current is not None:
                for whole in (False, True):
                    look = Look(Glyphs(), f"{evil}talks", evil, whole=whole)
                    for row in screen(sitting, look, width, height):
                        assert row.plain.isprintable()
                        assert cell_len(row.plain) <= width
                sitting.move(1)
            sitting.go(0)
