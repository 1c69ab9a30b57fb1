"""The screen with its keys: letters act in the queue and are typed in a line of text; dialogs, clicks, errors, sizes."""

import asyncio

import pytest
from textual.widgets import Input, OptionList

from stateofplay.errors import ProjectError, ProjectFullError
from stateofplay.export.glyphs import Glyphs
from stateofplay.ledger import decisions
from stateofplay.model import Action
from stateofplay.project import decide
from stateofplay.project.queue import Only, Sort, Those
from stateofplay.review.app import Review
from stateofplay.review.dialogs import Ask, Keys, Pick, Write
from stateofplay.review.round import Mark, Round


@pytest.fixture
def press(ledger):
    """Runs a review in which keys are pressed; `looks` are asked of the application after them. Gives the sitting back."""

    def run(*keys, looks=lambda app: None, size=(80, 24), **more):
        sitting = Round(ledger, "ada", **more)
        app = Review(sitting, Glyphs(), "talks.sop")

        async def session():
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                for key in keys:
                    await pilot.press(key)
                await pilot.pause()
                looks(app)

        asyncio.run(session())
        return sitting

    return run


def rows(ledger):
    """What was decided and not taken back: action, and the statement by the decision."""
    with ledger.reading() as connection:
        live = decisions.live(decisions.every(connection))
    return [(row.decision.action, row.decision.says) for row in live]


def message(app):
    """What the line above the keys says."""
    return app.desk.look.message


def test_single_keys_decide(press, ledger):
    """Accept, reject, skip and flag, each going on by itself; backspace takes the last one back."""
    sitting = press("a", "x", "space", "f", "a", "backspace")
    assert [action for action, _ in rows(ledger)] == [Action.ACCEPT, Action.REJECT, Action.FLAG]
    assert [sitting.marks.get(item.id) for item in sitting.items[:5]] == [
        Mark.ACCEPTED, Mark.REJECTED, Mark.SKIPPED, Mark.FLAGGED, None,
    ]  # fmt: skip
    assert sitting.at == 4


def test_letters_are_typed_where_there_is_a_line_of_text(press, ledger):
    """In a dialog `a`, `x` and `q` are letters, as WCAG 2.1.4 asks."""

    def looks(app):
        assert isinstance(app.screen, Write)
        assert app.screen.query_one(Input).value == "axq A"

    sitting = press("w", "a", "x", "q", "space", "A", looks=looks)
    assert rows(ledger) == []
    assert sitting.at == 0


def test_a_reason_is_kept_with_the_decision(press, ledger):
    """It is written first, and leaves with escape unwritten."""
    press("w", "n", "o", "escape", "w", *"unclear", "enter", "x")
    with ledger.reading() as connection:
        (row,) = decisions.every(connection)
    assert (row.decision.action, row.decision.why) == (Action.REJECT, "unclear")


@pytest.mark.parametrize(
    ("keys", "field", "value"),
    [
        (("s", *"undec", "enter"), "stance", "undecided"),
        (("p", *"counc", "enter"), "party", "city"),
        (("i", *"pension", "enter"), "issue", "pensions"),
        (("o", *"docum", "enter"), "sourcing", "document"),
        (("c", *"past", "enter"), "past", True),
        (("c", *"speaker", "enter", *"X", "enter"), "speaker", "X"),
        (("c", "down", "down", "enter", *"undec", "enter"), "stance", "undecided"),
    ],
)
def test_a_field_is_corrected_from_a_list(press, ledger, keys, field, value):
    """Typing narrows the list, enter takes; `a` keeps the correction."""
    press(*keys, "a", sort=Sort.TEXT)
    ((action, says),) = rows(ledger)
    assert action is Action.CORRECT
    assert getattr(says, field) == value


def test_a_red_line_is_turned_over(press, ledger):
    """And back: then nothing is corrected, and `a` accepts."""
    press("r", "enter", "r", "r", "a")
    assert [action for action, _ in rows(ledger)] == [Action.CORRECT, Action.ACCEPT]


def test_words_are_chosen_with_arrows(press, ledger):
    """The start with arrows, the end with shift, or either after tab; letters do nothing meanwhile; escape leaves."""

    def looks(app):
        assert app.desk.look.choosing == ""

    sitting = press("e", "a", "x", "right", "shift+left", "tab", "left", "enter", "e", "escape", "a", looks=looks)
    ((action, says),) = rows(ledger)
    assert action is Action.CORRECT
    read = sitting.items[0].asked if sitting.items[0].asked.id != says.id else None
    original = sitting.items[0].standing.read.evidence
    assert read is None or read
    assert original.start < says.evidence.start
    assert says.evidence.end < original.end
    assert says.evidence.exact in original.exact


def test_a_condition_is_chosen_and_taken_away(press, ledger):
    """Backspace while it is chosen says that there is none."""
    press("d", "enter", "d", "backspace", "d", "shift+right", "enter", "a")
    ((_, says),) = rows(ledger)
    assert says.condition is not None
    sitting = press("up", looks=lambda app: None, only=Only(others=True))
    assert sitting.at == 0


def test_escape_drops_a_correction(press, ledger):
    """Nothing is kept, and the statement is as it was read."""
    sitting = press("r", "escape", "enter")
    assert rows(ledger) == []
    assert not sitting.draft.changes


def test_all_in_the_list_after_a_question(press, ledger):
    """Only `y` says yes; it is one step."""
    sitting = press("A", "n", "A", "enter", "escape", "X", "y")
    assert {action for action, _ in rows(ledger)} == {Action.REJECT}
    assert len(rows(ledger)) == len(sitting.items)
    press("backspace", "y")
    assert rows(ledger) == [], "a later sitting takes it back as one step, too, once asked"


def test_nothing_is_taken_back_from_before_without_a_question(press, ledger):
    """Backspace in a fresh sitting asks."""
    press("a")
    press("backspace", looks=lambda app: isinstance(app.screen, Ask) or pytest.fail("no question"))
    assert len(rows(ledger)) == 1


def test_narrowing_and_ordering(press, ledger):
    """`/` narrows by words and escape shows all again; `t` goes through the orders."""
    sitting = press("slash", *"pension", "enter")
    assert {item.asked.issue for item in sitting.items} == {"pensions"}
    whole = press("slash", *"pension", "enter", "escape", "t", "t")
    assert len(whole.items) > len(sitting.items)
    assert whole.queue.sort is Sort.NEWEST


def test_moving_with_arrows_letters_and_the_mouse(press):
    """Up and down, j and k, home and end; a click on a line goes there."""
    assert press("down", "j", "right", "up").at == 2
    assert press("end").at == len(press().items) - 1
    assert press("end", "home").at == 0

    sitting = press("x", "down", "down", "up", "k", "k", "k")
    assert sitting.at == 0


def test_help_lists_the_keys_and_leaves(press, ledger):
    """`?` shows them, any way of leaving goes back, and no key acts meanwhile."""
    press("question_mark", "a", looks=lambda app: isinstance(app.screen, Keys) or pytest.fail("no help"))
    assert rows(ledger) == []
    press("question_mark", "escape", "a")
    assert len(rows(ledger)) == 1


def test_quitting_asks_only_where_a_correction_is_not_kept(press):
    """Everything else is kept already."""

    def looks(app):
        assert isinstance(app.screen, Ask)

    press("r", "q", looks=looks)
    press("r", "q", "n", looks=lambda app: app.is_running or pytest.fail("it left"))
    press("a", "q", looks=lambda app: not app._exit and pytest.fail("it stayed"))


def test_pick_takes_none_where_nothing_fits(press, ledger):
    """Enter on an empty list does nothing; escape leaves."""
    press("s", *"zzz", "enter", looks=lambda app: isinstance(app.screen, Pick) or pytest.fail("left"))
    press("s", *"zzz", "enter", "escape", "a")
    assert [action for action, _ in rows(ledger)] == [Action.ACCEPT]


def test_the_choice_is_pointed_at(press):
    """A sign stands before the one that enter would take, wherever it is moved; a colour alone would not do."""

    def looks(app):
        listed = app.screen.query_one(OptionList)
        pointed = [at for at, option in enumerate(listed.options) if str(option.prompt).startswith("> ")]
        assert pointed == [listed.highlighted]

    press("s", looks=looks)
    press("s", "down", "up", "up", "down", looks=looks)
    press("s", *"e", "down", "backspace", "pagedown", looks=looks)


def test_what_goes_wrong_is_said_and_the_statement_stays(press, ledger, monkeypatch):
    """A full disk: the message helps, nothing is lost, and the next press works."""
    real, calls = decide.decide, []

    def full(*args, **more):
        calls.append(args)
        if len(calls) == 1:
            raise ProjectFullError("the disk is full", remedy="make room")
        return real(*args, **more)

    monkeypatch.setattr(decide, "decide", full)
    sitting = press("a", looks=lambda app: message(app) == "the disk is full. Make room" or pytest.fail(message(app)))
    assert sitting.at == 0
    assert rows(ledger) == []
    press("a")
    assert len(rows(ledger)) == 1


def test_a_lost_server_is_said_on_the_screen(press, monkeypatch):
    """Where the statement cannot even be read, the screen says why, and goes on when it can."""

    def lost(*_, **__):
        raise ProjectError("the server cannot be reached", remedy="check that it runs")

    def looks(app):
        monkeypatch.setattr("stateofplay.review.round.asked", lost)
        app.desk.sitting._seen = None
        text = app.desk.render().plain
        assert "the server cannot be reached. Check that it runs" in " ".join(text.split())

    press(looks=looks)


def test_siding_is_offered_only_where_verdicts_are_shown(press, ledger):
    """Blind coders are told which options show them; settling takes somebody's word."""
    first = Round(ledger, "bo")
    first.decide(Action.REJECT)
    press("g", looks=lambda app: "--open" in message(app) or pytest.fail(message(app)))
    press("a")
    sitting = press("g", "enter", only=Only(those=Those.DISAGREED))
    assert sitting.current is None
    assert rows(ledger)[-1] == (Action.REJECT, None)


@pytest.mark.parametrize("size", [(60, 20), (120, 40), (40, 10), (20, 5)])
def test_every_size_of_terminal(press, ledger, size):
    """The keys work in small and large terminals alike."""
    press("question_mark", "escape", "s", "escape", "a", "t", "x", size=size)
    assert len(rows(ledger)) == 2


def test_it_is_resized(ledger):
    """The screen is laid out anew for another size."""
    sitting = Round(ledger, "ada")
    app = Review(sitting, Glyphs(), "talks.sop")

    async def session():
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert len(app.desk.render().plain.split("\n")) == 24
            await pilot.resize_terminal(130, 40)
            await pilot.pause()
            assert " │ " in app.desk.render().plain
            assert len(app.desk.render().plain.split("\n")) == 40

    asyncio.run(session())


def test_a_click_goes_to_a_statement(ledger):
    """The third line of the list is the third statement."""
    sitting = Round(ledger, "ada")
    app = Review(sitting, Glyphs(), "talks.sop")

    async def session():
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.click(app.desk, offset=(10, 3))
            await pilot.pause()

    asyncio.run(session())
    assert sitting.at == 2
