"""Where one party stands, issue by issue, in a terminal and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from stateofplay.export import state_json
from stateofplay.export.board import Board
from stateofplay.export.conflicts_view import cited_line, conflict_lines
from stateofplay.export.evidence_view import statement
from stateofplay.export.glyphs import FLAG_STYLES, Glyphs
from stateofplay.export.json_forms import Json, encode
from stateofplay.export.quoting import quoted, report_name, shortened
from stateofplay.export.wording import CONDITION, CONTRADICTED, MOVED, RED_LINE, count, listed, short_date
from stateofplay.model import Cell, Conflict, Issue, Movement, Party, Sourcing, State, Statement
from stateofplay.model.reconciled import ranked

SCHEMA: Final = "stateofplay-party/1"
_EACH: Final = 3
"""Red lines and conditions of a cell that are shown."""


def party_view(state: State, party: Party, *, glyphs: Glyphs) -> RenderableType:
    """Its stances with the words that set them, what moved, red lines, conditions, contradictions, and who speaks for it."""
    board = Board.of(state)
    head = Text(glyphs.say(party.name), "bold").append(f"  {glyphs.say(party.id)}", "not bold dim")
    parts: list[RenderableType] = [head, *_voices(glyphs, state, party)]
    silent = []
    for issue in state.codebook.issues:
        cell = board.cells.get((party.id, issue.id))
        if cell is None:
            silent.append(glyphs.say(issue.title or issue.id))
        else:
            parts += [Text(), *_cell(board, glyphs, issue, cell)]
    if silent:
        parts += [Text(), Text(f"Silent on {listed(silent)}: unknown, not neutral", "dim")]
    found = contradictions(state, party)
    if found:
        parts += [Text(), Text(count(len(found), "open contradiction"), "bold magenta")]
        for row in found:
            parts += [Text(), *conflict_lines(board, glyphs, row)]
    return Group(*parts)


def _voices(glyphs: Glyphs, state: State, party: Party) -> Iterator[Text]:
    named = [f"{glyphs.say(one.name)}{f' ({glyphs.say(one.role)})' if one.role else ''}" for one in party.members]
    if named:
        yield Text("Speak for it: ", "dim").append(listed(named), "not dim")
    heard = [f"{glyphs.say(name)} ({count(number, 'statement')})" for name, number in voices(state, party)]
    if heard:
        yield Text("Heard for it: ", "dim").append(listed(heard), "not dim")


def voices(state: State, party: Party) -> list[tuple[str, int]]:
    """Who states positions of the party to a report by name, the most heard first."""
    own = (row for row in state.statements if row.party == party.id and row.speaker and not row.told_by)
    return Counter(row.speaker for row in own if row.sourcing is Sourcing.NAMED).most_common()


def contradictions(state: State, party: Party) -> list[Conflict]:
    """The contradictions that touch a statement of the party, the heaviest first."""
    own = {row.id for row in state.statements if row.party == party.id}
    return [row for row in ranked(state.conflicts) if not own.isdisjoint(row.statements)]


def _cell(board: Board, glyphs: Glyphs, issue: Issue, cell: Cell) -> Iterator[RenderableType]:
    top = Text(glyphs.say(issue.title or issue.id), "bold").append("  ").append_text(glyphs.stance(cell.stance))
    known = [short_date(cell.as_of, board.year), count(cell.sources, "independent source")]
    top.append(f"  {glyphs.dot.join(known)}", "not bold dim")
    if cell.contradicted:
        top.append(f"  {glyphs.named(CONTRADICTED)}", FLAG_STYLES[CONTRADICTED.symbol])
    yield top
    rows = list(board.cited(cell.statements))
    if rows:
        yield Padding(cited_line(board, glyphs, rows[0].citation), (0, 0, 0, 2))
    for move in board.state.movements:
        if (move.party, move.issue) == (cell.party, cell.issue):
            yield Padding(_moved(board, glyphs, move), (0, 0, 0, 2))
    for row in red_lines(rows)[:_EACH]:
        line = Text(f"{glyphs.named(RED_LINE)}: ", FLAG_STYLES[RED_LINE.symbol])
        yield Padding(line.append_text(cited_line(board, glyphs, row.citation)), (0, 0, 0, 2))
    for row in conditions(rows)[:_EACH]:
        if row.condition is not None:
            line = Text(f"{glyphs.symbol(CONDITION)} condition: ", FLAG_STYLES[CONDITION.symbol])
            line.append(quoted(glyphs, shortened(glyphs, row.condition)), "not bold default")
            yield Padding(line.append(f" {report_name(board, glyphs, row.report)}", "dim"), (0, 0, 0, 2))


def red_lines(rows: list[Statement]) -> list[Statement]:
    """Those that are said to be not negotiable, and not told as past; the newest first, the same words once."""
    return list({row.evidence.exact: row for row in reversed(rows) if row.red_line and not row.past}.values())[::-1]


def conditions(rows: list[Statement]) -> list[Statement]:
    """Those that hold only under a condition; the newest first, the same words once."""
    found = {row.condition.exact: row for row in reversed(rows) if row.condition is not None and not row.past}
    return list(found.values())[::-1]


def _moved(board: Board, glyphs: Glyphs, move: Movement) -> Text:
    line = Text(f"{glyphs.symbol(MOVED)} moved: ", FLAG_STYLES[MOVED.symbol]).append_text(glyphs.stance(move.before))
    line.append(f" {short_date(move.before_date, board.year)} {glyphs.symbol(MOVED)} ", "dim")
    line.append_text(glyphs.stance(move.after)).append(f" {short_date(move.after_date, board.year)}", "dim")
    before = board.statements.get(move.before_statement)
    if before is not None:
        line.append("\nbefore: ", "dim").append_text(cited_line(board, glyphs, before.citation))
    return line


def dumps(state: State, party: Party) -> str:
    """Where the party stands as JSON text that ends in a line end."""
    board = Board.of(state)
    part = State(
        state.codebook,
        cells=tuple(cell for cell in state.cells if cell.party == party.id),
        movements=tuple(move for move in state.movements if move.party == party.id),
        conflicts=tuple(contradictions(state, party)),
    )
    document = state_json.document(part)
    made: Json = {
        "schema": SCHEMA,
        "negotiation": state.codebook.negotiation,
        "as_of": state.as_of,
        "party": next(row for row in document["codebook"]["parties"] if row["id"] == party.id),
        "voices": [{"name": name, "statements": number} for name, number in voices(state, party)],
        "stands": [_stands(board, cell, row) for cell, row in zip(part.cells, document["cells"], strict=True)],
        "silent": [issue.id for issue in state.codebook.issues if (party.id, issue.id) not in board.cells],
        "movements": document["movements"],
        "conflicts": document["conflicts"],
    }
    return encode(made, indent=1) + "\n"


def _stands(board: Board, cell: Cell, row: Json) -> Json:
    rows = list(board.cited(cell.statements))
    return {
        **{key: value for key, value in row.items() if key not in ("party", "statements")},
        "statement": statement(board.state, rows[0]) if rows else None,
        "red_lines": [statement(board.state, one) for one in red_lines(rows)],
        "conditions": [statement(board.state, one) for one in conditions(rows)],
    }
