"""The state of play in a terminal: issues down, parties across, in each cell a symbol and a word, date, sources and flags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from stateofplay.export.board import Board
from stateofplay.export.glyphs import FLAG_STYLES, Glyphs, packed
from stateofplay.export.issue_view import issue_view
from stateofplay.export.numbers import Numbers
from stateofplay.export.wording import (
    CONDITION,
    CONTRADICTED,
    MOVED,
    NO_STATUS,
    RED_LINE,
    SILENT,
    SILENT_MEANING,
    STANCES,
    Mark,
    count,
    long_date,
    short_date,
)
from stateofplay.model import Cell, Issue, Party, State

__all__ = ["grid_view", "issue_view"]

_LEFT: Final = (19, 34)
_CELL: Final = (14, 20)
_WORDS_NEED: Final = 30


def grid_view(
    state: State, *, width: int, glyphs: Glyphs, party: Party | None = None, numbers: Numbers | None = None
) -> RenderableType:
    """The whole grid, in several parts where the parties do not fit beside each other.

    Args:
        state: what to show.
        width: columns of the terminal.
        glyphs: how to write for it.
        party: show this party alone, and beside each stance the words that it rests on.
        numbers: how much the picture rests on, where `state` holds only what the grid shows.
    """
    board = Board.of(state)
    parties = (party,) if party else state.codebook.parties
    parts: list[RenderableType] = [header(board, glyphs, numbers), Text()]
    if not state.codebook.issues or not parties:
        return Group(*parts, Text("The codebook names no issues or no parties."))
    if len(parties) == 1 and width >= _LEFT[0] + _CELL[0] + _WORDS_NEED + 3:
        parts.append(_party_table(board, glyphs, parties[0], width))
    else:
        groups = _groups(parties, glyphs, width)
        for number, group in enumerate(groups):
            if len(groups) > 1:
                parts.append(Text(f"Parties, part {number + 1} of {len(groups)}", "dim italic"))
            parts.extend((_table(board, glyphs, group, width), Text()))
    return Group(*parts, *([Text()] if len(parties) == 1 else []), _legend(board, glyphs, parties))


def header(board: Board, glyphs: Glyphs, numbers: Numbers | None = None) -> Text:
    """The negotiation's name, the date, and what was read; `numbers` where the picture's rows are not all there."""
    told = numbers or Numbers.of(board.state)
    reports = count(told.reports, "report")
    if told.copies:
        reports += f" ({count(told.copies, 'copy', 'copies')})"
    parts = [
        f"As of {long_date(told.as_of)}" if told.as_of else "No report is dated",
        reports,
        count(told.statements, "statement"),
    ]
    title = glyphs.say(board.state.codebook.negotiation) or "State of play"
    return Text.assemble((title, "bold"), "\n", (glyphs.dot.join(parts), "dim"))


def _word_width(text: str) -> int:
    """Cells of the longest stretch that cannot be broken; wide letters (Chinese, Japanese, Korean) can be broken anywhere."""
    return max((2 if cell_len(word) > len(word) else cell_len(word) for word in text.split()), default=1)


def _cell_width(party: Party, glyphs: Glyphs) -> int:
    return max(_CELL[0], _word_width(glyphs.say(party.name)))


def _groups(parties: Sequence[Party], glyphs: Glyphs, width: int) -> list[Sequence[Party]]:
    """The parties in as few groups of about equal size as the width allows."""
    for number in range(1, len(parties) + 1):
        cuts = [len(parties) * i // number for i in range(number + 1)]
        groups = [parties[a:b] for a, b in pairwise(cuts)]
        if all(_LEFT[0] + sum(_cell_width(party, glyphs) + 1 for party in group) < width for group in groups):
            return groups
    return [parties[i : i + 1] for i in range(len(parties))]


def _widths(board: Board, glyphs: Glyphs, parties: Sequence[Party], width: int) -> tuple[int, list[int]]:
    """Columns for the issues and for each party: no less than they need, no more than reads well."""
    issues = board.state.codebook.issues
    titles = [glyphs.say(issue.title) for issue in issues]
    need = max(_LEFT[0], min(_LEFT[1], max(map(_word_width, titles))))
    cells = [_cell_width(party, glyphs) for party in parties]
    spare = max(0, width - need - 1 - sum(cells) - len(cells))
    left = need + min(spare // 2, max(0, min(_LEFT[1], max(map(cell_len, titles))) - need))
    spare -= left - need
    each = spare // len(cells)
    return max(1, min(left, width - 2)), [min(max(cell, _CELL[1]), cell + each) for cell in cells]


def _table(board: Board, glyphs: Glyphs, parties: Sequence[Party], width: int) -> Table:
    left, cells = _widths(board, glyphs, parties, width)
    table = _empty_table(glyphs)
    table.add_column(Text("Issue"), width=left, overflow="fold")
    for party, cell_width in zip(parties, cells, strict=True):
        table.add_column(Text(glyphs.say(party.name)), width=cell_width, overflow="fold")
    for issue in board.state.codebook.issues:
        rows = (_cell(board, glyphs, party, issue, wide) for party, wide in zip(parties, cells, strict=True))
        table.add_row(_issue(board, glyphs, issue), *rows)
    return table


def _party_table(board: Board, glyphs: Glyphs, party: Party, width: int) -> Table:
    """One party alone: there is room for the words that set each stance."""
    left, _ = _widths(board, glyphs, (party,), width - _WORDS_NEED - 1)
    cell_width = max(_CELL[1] - 2, _cell_width(party, glyphs))
    table = _empty_table(glyphs)
    table.add_column(Text("Issue"), width=left, overflow="fold")
    table.add_column(Text(glyphs.say(party.name)), width=cell_width, overflow="fold")
    table.add_column(Text("In the words"), width=max(10, min(80, width - left - cell_width - 3)), overflow="fold")
    for issue in board.state.codebook.issues:
        table.add_row(
            _issue(board, glyphs, issue),
            _cell(board, glyphs, party, issue, cell_width),
            _words(board, glyphs, party, issue),
        )
    return table


def _empty_table(glyphs: Glyphs) -> Table:
    return Table(
        box=glyphs.box,
        show_edge=False,
        show_lines=True,
        padding=(0, 1, 0, 0),
        border_style="dim",
        header_style="bold",
        pad_edge=True,
    )


def _issue(board: Board, glyphs: Glyphs, issue: Issue) -> Text:
    status = board.statuses.get(issue.id)
    title = Text(glyphs.say(issue.title or issue.id), "bold")
    if status is None:
        return title.append("\n").append(NO_STATUS, "dim")
    return title.append("\n").append_text(glyphs.status(status))


def _words(board: Board, glyphs: Glyphs, party: Party, issue: Issue) -> Text:
    cell = board.cells.get((party.id, issue.id))
    statement = next(board.cited(cell.statements), None) if cell else None
    if statement is None:
        return Text()
    card = board.cards.get(statement.report)
    told = [card.outlet if card and card.outlet else statement.report]
    if statement.source is not None:
        told.insert(0, statement.speaker or statement.source.exact)
    words = glyphs.say(statement.evidence.exact)
    words = words if len(words) <= 240 else f"{words[:239].rsplit(' ', 1)[0]} ..."
    return Text(glyphs.say("“") + words + glyphs.say("”")).append(f"\n{glyphs.dot.join(map(glyphs.say, told))}", "dim")


def _cell(board: Board, glyphs: Glyphs, party: Party, issue: Issue, width: int) -> Text:
    cell = board.cells.get((party.id, issue.id))
    if cell is None:
        return Text(SILENT, "dim")
    known = [Text(short_date(cell.as_of, board.year), "dim"), Text(f"{cell.sources} src", "dim")]
    flags = [Text(words, FLAG_STYLES[mark.symbol]) for mark, words in _flags(cell, glyphs)]
    return Text("\n").join([glyphs.stance(cell.stance), packed([*known, *flags], width)])


def _flags(cell: Cell, glyphs: Glyphs) -> Iterator[tuple[Mark, str]]:
    """What stands out in a cell: the mark and how it is written."""
    if cell.red_line:
        yield RED_LINE, glyphs.named(RED_LINE)
    if cell.conditional:
        yield CONDITION, glyphs.named(CONDITION)
    if cell.contradicted:
        yield CONTRADICTED, glyphs.named(CONTRADICTED)
    if cell.moved_from:
        yield MOVED, f"{glyphs.named(MOVED)} {STANCES[cell.moved_from].word}"


def _legend(board: Board, glyphs: Glyphs, parties: Sequence[Party]) -> Text:
    """What the flags mean that this grid shows."""
    ids = {party.id for party in parties}
    cells = [cell for cell in board.state.cells if cell.party in ids]
    seen = {mark.word for cell in cells for mark, _ in _flags(cell, glyphs)}
    shown = [mark for mark in (RED_LINE, CONDITION, CONTRADICTED, MOVED) if mark.word in seen]
    lines = [f"{glyphs.named(mark)}: {mark.meaning}" for mark in shown]
    if cells:
        lines.append("src: independent sources, retellings and copies counted once")
    if len(cells) < len(ids) * len(board.state.codebook.issues):
        lines.append(f"{SILENT}: {SILENT_MEANING}")
    if any(status.inferred for status in board.state.status):
        lines.append("inferred: no report says so, it follows from the stances")
    return Text("\n".join(lines), "dim")
