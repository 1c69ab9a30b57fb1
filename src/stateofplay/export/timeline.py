"""The timeline in a terminal: what happened, who took which stance when, and what lies ahead."""

from __future__ import annotations

from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from stateofplay.export.board import Board
from stateofplay.export.glyphs import FLAG_STYLES, STANCE_STYLES, Glyphs
from stateofplay.export.quoting import as_said
from stateofplay.export.time_words import (
    DEADLINE_STYLES,
    DUE,
    SETTLED,
    UNCERTAIN,
    deadline_words,
    heading,
    issue_title,
    told_in,
    took_part,
)
from stateofplay.export.wording import CONDITION, MOVED, RED_LINE, STANCES, count, long_date, short_date
from stateofplay.model import Citation, Span, State
from stateofplay.picture.timeline import Day, Entry, Happening, Only, Position, Timeline

LABEL: Final = 11
"""Columns of the words that say what an entry is."""
WORDS: Final = 160
"""Characters of a passage that a line shows."""


def timeline_view(
    state: State, found: Timeline, *, glyphs: Glyphs, only: Only | None = None, statements: bool = False
) -> RenderableType:
    """The timeline as lines of text, grouped by date; with `statements` also the events in which somebody only spoke."""
    board = Board.of(state)
    full, found = found, found if statements else found.without_statements
    parts: list[RenderableType] = [_head(board, glyphs, found, only or Only())]
    hidden = _entries(full) - _entries(found)
    if hidden:
        parts.append(Text(f"{count(hidden, 'event')} of the kind statement left out: --statements shows them", "dim"))
    for day in found.days:
        parts += [Text(), *_day(board, glyphs, day)]
    if found.ahead:
        title = f"Ahead of {long_date(state.as_of)}" if state.as_of else "Ahead"
        parts += [Text(), Text(title, "bold underline")]
        for day in found.ahead:
            parts += [Text(), *_day(board, glyphs, day)]
    if not found.days and not found.ahead:
        narrowed = only is not None and only != Only()
        nothing = "Nothing was found that is so." if narrowed else "No events and no stances were found in the reports."
        parts += [Text(), Text(nothing)]
    return Group(*parts)


def _entries(found: Timeline) -> int:
    return sum(len(day.entries) for day in (*found.days, *found.ahead))


def _head(board: Board, glyphs: Glyphs, found: Timeline, only: Only) -> Text:
    rows = [entry for day in (*found.days, *found.ahead) for entry in day.entries]
    events = sum(isinstance(row, Happening) for row in rows)
    moves = sum(isinstance(row, Position) and row.before is not None for row in rows)
    parts = [
        f"As of {long_date(board.state.as_of)}" if board.state.as_of else "No report is dated",
        count(events, "event"),
        count(len(rows) - events - moves, "first stance"),
        count(moves, "movement"),
        *([f"{count(len(found.due), 'deadline')} {DUE}"] if found.due else []),
        *([f"{count(len(found.deadlines), 'deadline')} ahead"] if found.deadlines else []),
    ]
    title = glyphs.say(board.state.codebook.negotiation) or "State of play"
    head = Text.assemble((f"{title}: timeline", "bold"), "\n", (glyphs.dot.join(parts), "dim"))
    shown = [
        *([issue_title(board, only.issue)] if only.issue else []),
        *([board.party_name(only.party)] if only.party else []),
        *([f"from {long_date(only.start)}"] if only.start else []),
        *([f"to {long_date(only.end)}"] if only.end else []),
    ]
    return head.append(f"\nOnly: {glyphs.say(glyphs.dot.join(shown))}", "dim") if shown else head


def _day(board: Board, glyphs: Glyphs, day: Day) -> list[RenderableType]:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=LABEL, overflow="fold")
    table.add_column(overflow="fold")
    for entry in day.entries:
        table.add_row(*entry_row(board, glyphs, entry))
    return [Text(glyphs.say(heading(day.date)), "bold"), table]


def entry_row(board: Board, glyphs: Glyphs, entry: Entry) -> tuple[Text, Text]:
    """What an entry is, and what it says."""
    if isinstance(entry, Happening):
        return _event(board, glyphs, entry)
    return Text("moved" if entry.before else "stance", FLAG_STYLES[MOVED.symbol] if entry.before else "dim"), position_line(
        board, glyphs, entry
    )


def _event(board: Board, glyphs: Glyphs, entry: Happening) -> tuple[Text, Text]:
    row = entry.occurrence
    line = Text()
    if row.state is not None:
        line.append(deadline_words(row, board.state.as_of), DEADLINE_STYLES[row.state]).append(glyphs.dot)
    where = took_part(board, row)
    if where:
        line.append(glyphs.say(where)).append(glyphs.dot)
    if row.events:
        line.append(brief_words(glyphs, row.events[0].evidence)).append(" ")
    return Text(glyphs.say(row.kind), "bold"), line.append(glyphs.say(told_in(row)), "dim")


def position_line(board: Board, glyphs: Glyphs, row: Position) -> Text:
    """A stance with its words on the same line; of a movement, the words of before on one of their own."""
    line = position_head(board, glyphs, row).append(" ").append_text(passage(board, glyphs, row.cited, dated=False))
    return line.append("\n").append_text(_before(board, glyphs, row)) if row.cited_before else line


def position_head(board: Board, glyphs: Glyphs, row: Position) -> Text:
    """`Ukraine on NATO membership: demands`; of a movement, from what to what, and whether that is uncertain."""
    line = Text(f"{glyphs.say(board.party_name(row.party))} on {glyphs.say(issue_title(board, row.issue))}: ")
    if row.before is not None:
        line.append_text(glyphs.stance(row.before)).append(f" {glyphs.symbol(MOVED)} ", FLAG_STYLES[MOVED.symbol])
    if row.statement is None:
        symbol = glyphs.symbol(STANCES[row.stance])
        return line.append(f"{symbol} {SETTLED}", STANCE_STYLES[row.stance])
    line.append_text(glyphs.stance(row.stance))
    if row.before is not None and row.is_uncertain:
        line.append(UNCERTAIN, "yellow")
    if row.statement.red_line:
        line.append(f" {glyphs.named(RED_LINE)}", FLAG_STYLES[RED_LINE.symbol])
    if row.statement.condition is not None:
        line.append(f" {glyphs.named(CONDITION)}", FLAG_STYLES[CONDITION.symbol])
    return line


def position_words(board: Board, glyphs: Glyphs, row: Position) -> list[Text]:
    """The words of a stance, and of a movement those of before; each with its report and day."""
    now = passage(board, glyphs, row.cited)
    return [now, _before(board, glyphs, row)] if row.cited_before else [now]


def _before(board: Board, glyphs: Glyphs, row: Position) -> Text:
    line = Text("before: ", "dim")
    return line.append_text(passage(board, glyphs, row.cited_before)) if row.cited_before else line


def passage(board: Board, glyphs: Glyphs, cited: Citation, *, dated: bool = True) -> Text:
    """The words, and the report that they stand in, with its day."""
    day = board.published(cited.report) if dated else ""
    where = f"in {glyphs.say(cited.report)}" + (f", {short_date(day, board.year)}" if day else "")
    return Text(brief_words(glyphs, cited.evidence)).append(f" {where}", "dim")


def brief_words(glyphs: Glyphs, span: Span) -> str:
    """The words in quotation marks, short enough for a line or two."""
    return as_said(glyphs, span, WORDS)
