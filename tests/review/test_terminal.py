"""The command in a real terminal: thirty statements by keyboard, what the project then holds, and what is asked again."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest
import record_review
from pseudo_terminal import Screen, Terminal

from stateofplay.ledger import decisions, open_project
from stateofplay.model import Action, Stance
from stateofplay.project.queue import Queue

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """A project with the bundled example."""
    return record_review.project(tmp_path_factory.mktemp("review") / "talks.sop")


@pytest.fixture
def place(example, tmp_path):
    """A copy of it."""
    copy = tmp_path / "talks.sop"
    copy.write_bytes(example.read_bytes())
    return copy


def asked(place, who=record_review.WHO):
    """The statements that somebody is asked about, in order."""
    with open_project(str(place)) as ledger:
        return Queue(ledger, who).more()


def every(place):
    """All decisions, in order; and those in force."""
    with open_project(str(place)) as ledger, ledger.reading() as connection:
        rows = decisions.every(connection)
        return [row.decision for row in rows], [row.decision for row in decisions.live(rows)]


def test_thirty_statements_by_keyboard(place):
    """The ledger holds exactly what was pressed, and starting again asks about none of it."""
    items = asked(place)
    screens = []
    with Terminal(record_review.command(place)) as terminal:
        record_review.play(terminal, lambda step, lines: screens.append(lines))
        assert terminal.end() == 0
    made, live = every(place)
    by_id = {one.seen.id: one for one in live}
    order = [item.id for item in items]
    assert len(by_id) == len(live) == 31
    assert Counter(one.action for one in live) == {Action.ACCEPT: 24, Action.CORRECT: 5, Action.REJECT: 1, Action.FLAG: 1}
    assert sum(one.action is Action.UNDO for one in made) == 1 + 4, "one decision, and a batch of four"
    assert len({one.batch for one in live if one.batch}) == 1
    assert order[3] not in by_id, "it was skipped"

    def says(at):
        return by_id[order[at]].says

    assert (by_id[order[0]].action, by_id[order[0]].why) == (Action.REJECT, "about the date, not the land")
    assert says(1) == items[1].asked
    assert (items[2].asked.stance, says(2).stance) == (Stance.OPEN, Stance.SUPPORTS)
    assert (items[4].asked.issue, says(4).issue) == ("army", "force")
    assert by_id[order[5]].action is Action.FLAG
    assert says(6).issue == "guarantees"
    assert says(7).evidence.exact == items[7].asked.evidence.exact.removeprefix("if ")
    assert by_id[order[8]].action is Action.ACCEPT, "the rejection before it was taken back"
    assert (says(10).party, says(10).condition.exact) == ("europe", "with American support")
    left = asked(place)
    assert {item.id for item in left} == set(order) - set(by_id)
    assert left[0].id == order[3], "what was skipped is asked again"
    with Terminal(record_review.command(place)) as terminal:
        terminal.wait(f"0 of {len(left)} decided")
        terminal.press("ctrl+c")
        assert terminal.end() == 0
    assert len(every(place)[1]) == 31
    widths = {len(line) for lines in screens for line in lines}
    assert max(widths) <= record_review.COLUMNS


def test_the_screens_of_the_document_are_those_of_the_session(example):
    """docs/review.md shows the session that the tool presses, with each title."""
    text = (DOCS / "review.md").read_text(encoding="utf-8")
    for step in record_review.steps():
        assert not step.shot or step.shot in text
    first = next(iter(asked(example)))
    assert f"«{first.asked.evidence.exact}»" in text


def test_the_recording_can_be_played():
    """docs/review.cast is an asciicast 2 whose pieces are in order and end with the last screen."""
    head, *rows = (DOCS / "review.cast").read_text(encoding="utf-8").splitlines()
    shape = json.loads(head)
    assert (shape["version"], shape["width"], shape["height"]) == (2, 80, 24)
    events = [json.loads(row) for row in rows]
    times = [at for at, _, _ in events]
    assert times == sorted(times)
    screen = Screen(80, 24)
    for _, kind, text in events[:-1]:
        assert kind == "o"
        screen.feed(text)
    assert "7 of 20 decided" in screen.lines[0]


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "vt100", "NO_COLOR": "1"}])
def test_without_colour(place, environment):
    """With NO_COLOR no colour is set, and the signs say all."""
    with Terminal(record_review.command(place), environment=environment) as terminal:
        lines = terminal.wait(lambda lines: any("q quit" in line for line in lines) and any("«" in line for line in lines))
        terminal.settle()
        assert terminal.screen.colours == set()
        assert any("▸" in line for line in lines)
        terminal.press("q")
        assert terminal.end() == 0


def test_resized_while_it_runs(place):
    """A larger window gets the list beside the passage, a smaller one still shows the keys."""
    with Terminal(record_review.command(place)) as terminal:
        terminal.wait("decided")
        terminal.resize(120, 40)
        terminal.wait(lambda lines: any(" │ " in line for line in lines))
        terminal.resize(60, 20)
        lines = terminal.wait(lambda lines: any("q quit" in line for line in lines))
        assert len(lines) == 20
        terminal.press("a")
        terminal.wait("1 of ")
        terminal.press("q")
        assert terminal.end() == 0
    assert len(every(place)[1]) == 1


def test_killed_in_the_middle(place):
    """What was decided before is there."""
    with Terminal(record_review.command(place)) as terminal:
        terminal.wait(" 0 of ")
        terminal.press("a")
        terminal.wait(" 1 of ")
        terminal.press("x")
        terminal.wait(" 2 of ")
    assert [one.action for one in every(place)[1]] == [Action.ACCEPT, Action.REJECT]


def test_somebody_else_is_writing(place):
    """After a wait a line says so; the statement stays, and the same key works when the other is done."""
    with Terminal(record_review.command(place)) as terminal, open_project(str(place)) as ledger:
        terminal.wait(" 0 of ")
        with ledger.writing():
            terminal.press("a")
            lines = terminal.wait("somebody else is writing to this project")
            assert any(" 0 of " in line for line in lines)
        terminal.press("a")
        terminal.wait(" 1 of ")
        terminal.press("q")
        assert terminal.end() == 0
    assert [one.action for one in every(place)[1]] == [Action.ACCEPT]


def test_the_terminal_of_the_tests_knows_what_is_written():
    """Sequences in pieces, wide letters, erasing, moves."""
    screen = Screen(10, 3)
    for piece in ("ab\x1b", "[2;3", "Hc漢d\x1b[1;1H", "\x1b]0;title\x07x\x1b[?25l\x1b[31mr\r\n\n!"):
        screen.feed(piece)
    assert screen.lines == ["xr", "  c漢d", "!"]
    assert screen.colours == {"31"}
    screen.feed("\x1b[2;4H\x1b[K")
    assert screen.lines[1] == "  c"
    screen.feed("\x1b[2J")
    assert screen.lines == ["", "", ""]
