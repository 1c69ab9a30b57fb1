"""What a change of the codebook would move, in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from stateofplay.export.board import Board
from stateofplay.export.glyphs import FLAG_STYLES, Glyphs
from stateofplay.export.json_forms import Json, encode
from stateofplay.export.time_words import issue_title
from stateofplay.export.timeline import passage
from stateofplay.export.wording import CONDITION, CONTRADICTED, MOVED, RED_LINE, count
from stateofplay.model import Cell, State, Statement
from stateofplay.picture.difference import CellChange, Difference, Moved

SCHEMA: Final = "stateofplay-codebook-preview/1"
_SHOWN: Final = 5
_CELLS: Final = 20
_HEADS: Final = (
    ("appears", "appear"),
    ("stance", "take another stance"),
    ("mixed", "become mixed"),
    ("marks", "keep their stance and change a mark"),
    ("vanishes", "vanish"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """What is shown of a change.

    Attributes:
        words: what is done.
        before, after: the pictures.
        found: how they differ.
        brought, hidden, unfit: how many decisions come along, are hidden, and fit nothing after it.
        due: how many reports must be read again after it.
    """

    words: str
    before: State
    after: State
    found: Difference
    brought: int = 0
    hidden: int = 0
    unfit: int = 0
    due: int = 0


def change_view(change: Change, *, glyphs: Glyphs) -> RenderableType:
    """The change, the statements and cells that it moves, and what else it touches."""
    before, after = Board.of(change.before), Board.of(change.after)
    gone = [row for row in change.found.moved if row.after is None]
    moved = [row for row in change.found.moved if row.after is not None]
    parts: list[RenderableType] = [Text(glyphs.say(change.words[:1].upper() + change.words[1:]), "bold")]
    parts += [Text(glyphs.say(_sizes(change)), "dim"), Text()]
    parts += _statements(before, after, glyphs, moved, ("moves", "move"))
    parts += _statements(before, after, glyphs, gone, ("is hidden", "are hidden"))
    new = [Moved(row, None) for row in change.found.came]
    parts += _statements(after, after, glyphs, new, ("is new", "are new"))
    parts += _cells(before, after, glyphs, change.found.cells)
    parts += [Text(glyphs.say(line)) for line in _rest(change)]
    return Group(*parts)


def _sizes(change: Change) -> str:
    books = [state.codebook for state in (change.before, change.after)]
    sizes = [f"{count(len(one.parties), 'party', 'parties')}, {count(len(one.issues), 'issue')}" for one in books]
    return f"now {sizes[0]}; then {sizes[1]}"


def _statements(
    before: Board, after: Board, glyphs: Glyphs, rows: list[Moved], verbs: tuple[str, str]
) -> Iterator[RenderableType]:
    if not rows:
        return
    yield Text(f"{count(len(rows), 'statement')} {verbs[len(rows) != 1]}:")
    for row in rows[:_SHOWN]:
        line = _position(before, glyphs, row.before)
        if row.after is not None:
            line.append(f" {glyphs.symbol(MOVED)} ", FLAG_STYLES[MOVED.symbol])
            line.append_text(_otherwise(after, glyphs, row.before, row.after))
        yield Padding(line, (0, 0, 0, 2))
        yield Padding(passage(before, glyphs, row.before.citation), (0, 0, 0, 4))
    if len(rows) > _SHOWN:
        yield Padding(Text(f"and {len(rows) - _SHOWN:,} more", "dim"), (0, 0, 0, 2))


def _position(board: Board, glyphs: Glyphs, row: Statement) -> Text:
    """Whose stance on what."""
    line = Text(f"{glyphs.say(board.party_name(row.party))} on {glyphs.say(issue_title(board, row.issue))}: ")
    return line.append_text(glyphs.stance(row.stance))


def _otherwise(board: Board, glyphs: Glyphs, before: Statement, after: Statement) -> Text:
    """What of a statement is not as it was."""
    parts = []
    if after.party != before.party:
        parts.append(Text(glyphs.say(_party(board, after.party))))
    if after.issue != before.issue:
        parts.append(Text(glyphs.say(f"on {_issue(board, after.issue)}")))
    if after.stance is not before.stance:
        parts.append(glyphs.stance(after.stance))
    if not parts:
        parts.append(Text(glyphs.say(f"told by {board.party_name(after.told_by)}" if after.told_by else "told by itself")))
    return Text(" ").join(parts)


def _party(board: Board, key: str) -> str:
    name = board.party_name(key)
    return name if not key or name == key else f"{name} ({key})"


def _issue(board: Board, key: str) -> str:
    title = issue_title(board, key)
    return title if title == key else f"{title} ({key})"


def _cells(before: Board, after: Board, glyphs: Glyphs, rows: Iterable[CellChange]) -> Iterator[RenderableType]:
    rows = list(rows)
    for kind, words in _HEADS:
        own = [row for row in rows if row.kind == kind]
        if not own:
            continue
        number = count(len(own), "cell")
        yield Text(f"{number} {words}:" if len(own) != 1 else f"1 cell: {_single(kind)}")
        for row in own[:_CELLS]:
            yield Padding(_cell(before, after, glyphs, row), (0, 0, 0, 2))
        if len(own) > _CELLS:
            yield Padding(Text(f"and {len(own) - _CELLS:,} more", "dim"), (0, 0, 0, 2))


def _single(kind: str) -> str:
    words = {"mixed": "becomes mixed", "stance": "takes another stance", "marks": "keeps its stance and changes a mark"}
    return words.get(kind, kind)


def _cell(before: Board, after: Board, glyphs: Glyphs, row: CellChange) -> Text:
    shown = row.after or row.before
    board = after if row.after is not None else before
    if shown is None:
        return Text()
    line = Text(f"{glyphs.say(_party(board, shown.party))} on {glyphs.say(_issue(board, shown.issue))}: ")
    for number, cell in enumerate(one for one in (row.before, row.after) if one is not None):
        if number:
            line.append(f" {glyphs.symbol(MOVED)} ", FLAG_STYLES[MOVED.symbol])
        line.append_text(_stance(glyphs, cell))
    return line


def _stance(glyphs: Glyphs, cell: Cell) -> Text:
    line = glyphs.stance(cell.stance)
    for mark, is_so in ((RED_LINE, cell.red_line), (CONDITION, cell.conditional), (CONTRADICTED, cell.contradicted)):
        if is_so:
            line.append(f" {glyphs.named(mark)}", FLAG_STYLES[mark.symbol])
    return line


def _rest(change: Change) -> Iterator[str]:
    found = change.found
    if found.renamed:
        named = f"{count(found.renamed, 'statement')} {_are(found.renamed)} named otherwise"
        yield f"{named}, and {'stays' if found.renamed == 1 else 'stay'} what {'it is' if found.renamed == 1 else 'they are'}."
    joined = _joined(change)
    if joined:
        yield joined
    if not (found.moved or found.came or found.cells):
        yield "No statement and no cell moves."
    for noun, (new, gone) in (("contradiction", found.conflicts), ("retelling", found.retellings)):
        parts = [f"{count(new, noun)} {_are(new)} found anew"] if new else []
        parts += [f"{count(gone, noun)} {_are(gone)} no longer found"] if gone else []
        if parts:
            yield "; ".join(parts) + "."
    if change.brought:
        yield f"{count(change.brought, 'decision')} of people {'comes' if change.brought == 1 else 'come'} along."
    if change.hidden:
        yield f"{count(change.hidden, 'decision')} {_are(change.hidden)} hidden with what {_are(change.hidden)} decided on."
    if change.unfit:
        yield f"{count(change.unfit, 'decision')} {'fits' if change.unfit == 1 else 'fit'} nothing after it."
    if change.due:
        yield f"{count(change.due, 'report')} must be read again for all that it asks for: run `stateofplay reread`."


def _joined(change: Change) -> str:
    """Where statements become one with others: how many there are before and after."""
    before, after = len(change.before.statements), len(change.after.statements)
    gone = sum(row.after is None for row in change.found.moved)
    joined = before - gone + len(change.found.came) - after
    if joined <= 0:
        return ""
    verb = (
        "says then what another says on the same words, and becomes"
        if joined == 1
        else "say then what others say on the same words, and become"
    )
    return (
        f"{count(joined, 'statement')} {verb} one with it: {before:,} become {after:,}."
        if joined == 1
        else (f"{count(joined, 'statement')} {verb} one with these: {before:,} become {after:,}.")
    )


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def dumps(change: Change) -> str:
    """The preview as JSON text that ends in a line end: all statements and cells, none left out."""
    found = change.found
    made: Json = {
        "schema": SCHEMA,
        "change": change.words,
        "renamed": found.renamed,
        "moved": [{"before": _said(row.before), "after": _said(row.after)} for row in found.moved],
        "new": [_said(row) for row in found.came],
        "cells": [{"kind": row.kind, "before": _held(row.before), "after": _held(row.after)} for row in found.cells],
        "conflicts": {"new": found.conflicts[0], "gone": found.conflicts[1]},
        "retellings": {"new": found.retellings[0], "gone": found.retellings[1]},
        "decisions": {"brought": change.brought, "hidden": change.hidden, "unfit": change.unfit},
        "due": change.due,
    }
    return encode(made, indent=1) + "\n"


def _said(row: Statement | None) -> Json | None:
    if row is None:
        return None
    place = {"report": row.report, "start": row.evidence.start, "end": row.evidence.end, "words": row.evidence.exact}
    return {"id": row.id, "party": row.party, "issue": row.issue, "stance": str(row.stance), **place}


def _held(cell: Cell | None) -> Json | None:
    if cell is None:
        return None
    flags = {"red_line": cell.red_line, "conditional": cell.conditional, "contradicted": cell.contradicted}
    return {"party": cell.party, "issue": cell.issue, "stance": str(cell.stance), **flags}
