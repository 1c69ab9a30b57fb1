"""A page of the statements on an issue, in a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from stateofplay.export import decided, state_json
from stateofplay.export.board import Board
from stateofplay.export.evidence import Entry, Page
from stateofplay.export.glyphs import FLAG_STYLES, Glyphs
from stateofplay.export.issue_view import issue_head, told, where_stands
from stateofplay.export.json_forms import Json, encode
from stateofplay.export.wording import CONTRADICTED, count
from stateofplay.model import State, Statement

SCHEMA: Final = "stateofplay-issue/1"


def evidence_view(page: Page, *, glyphs: Glyphs) -> RenderableType:
    """The proposition, where it and the parties stand, and the statements with what people decided on each."""
    board = Board.of(page.state)
    parts: list[RenderableType] = [issue_head(board, glyphs, page.issue)]
    shown = (page.party,) if page.party else page.state.codebook.parties
    parts += [Text(), Text("Where they stand", "bold"), *(where_stands(board, glyphs, page.issue, one) for one in shown)]
    if page.disputed:
        line = Text(f"{glyphs.symbol(CONTRADICTED)} reports contradict each other: ", FLAG_STYLES[CONTRADICTED.symbol])
        parts.append(line.append(f"`stateofplay conflicts` with --issue {glyphs.say(page.issue.id)} shows where", "not bold"))
    by = f" by {glyphs.say(page.party.name)}" if page.party else ""
    order = ", newest first" if len(page.entries) > 1 else ""
    parts += [Text(), Text(f"{count(len(page.entries), 'statement')}{by}{order}{', of more' if page.more else ''}", "bold")]
    if page.entries:
        parts.append(Text(f"{glyphs.say('«')} {glyphs.say('»')} enclose the words that a statement rests on", "dim"))
    parts += _all(board, glyphs, page.entries)
    if page.more:
        parts += [Text(), Text(f"{count(page.more, 'statement')} more: --before {page.before} goes on", "dim")]
    if page.rejected:
        parts += [Text(), Text(f"{count(len(page.rejected), 'statement')} rejected, not in the picture", "bold red")]
        parts += _all(board, glyphs, page.rejected)
    return Group(*parts)


def _all(board: Board, glyphs: Glyphs, entries: Iterable[Entry]) -> Iterator[RenderableType]:
    for entry in entries:
        yield Text()
        yield from told(board, glyphs, entry.telling)
        line = Text(f"{entry.telling.lead.id}{glyphs.dot}", "dim")
        yield Padding(line.append_text(decided.decided(glyphs, entry.verdict)), (0, 0, 0, 2))
        for row, verdict in zip(entry.telling.again, entry.again, strict=True):
            if verdict is not None:
                line = Text(f"{row.id}{glyphs.dot}in {glyphs.say(row.report)}: ", "dim")
                yield Padding(line.append_text(decided.decided(glyphs, verdict)), (0, 0, 0, 2))


def dumps(page: Page) -> str:
    """The page as JSON text that ends in a line end."""
    state = page.state
    cells = tuple(
        cell for cell in state.cells if cell.issue == page.issue.id and (page.party is None or cell.party == page.party.id)
    )
    part = State(state.codebook, cells=cells, status=tuple(row for row in state.status if row.issue == page.issue.id))
    document = state_json.document(part)
    made: Json = {
        "schema": SCHEMA,
        "negotiation": state.codebook.negotiation,
        "as_of": state.as_of,
        "issue": {"id": page.issue.id, "title": page.issue.title, "proposition": page.issue.proposition},
        "party": page.party.id if page.party else None,
        "status": document["status"][0] if document["status"] else None,
        "stands": [{key: value for key, value in row.items() if key != "statements"} for row in document["cells"]],
        "statements": [_row(state, entry) for entry in page.entries],
        "more": page.more,
        "before": page.before or None,
        "rejected": [_row(state, entry) for entry in page.rejected],
    }
    return encode(made, indent=1) + "\n"


def _row(state: State, entry: Entry) -> Json:
    return {
        **statement(state, entry.telling.lead),
        "again": [
            {"id": row.id, "report": row.report, "decided": decided.row(verdict)}
            for row, verdict in zip(entry.telling.again, entry.again, strict=True)
        ],
        "decided": decided.row(entry.verdict),
    }


def statement(state: State, one: Statement) -> Json:
    """A statement in the form of docs/state.md."""
    (made,) = state_json.document(State(state.codebook, statements=(one,)))["statements"]
    return dict(made)
