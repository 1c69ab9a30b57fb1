"""Contradictions between reports and disagreements between people, in a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from stateofplay.export import decided, state_json
from stateofplay.export.board import Board
from stateofplay.export.disagreement import Disagreement, Opinion
from stateofplay.export.evidence_view import statement
from stateofplay.export.glyphs import FLAG_STYLES, Glyphs
from stateofplay.export.json_forms import Json, encode
from stateofplay.export.quoting import as_said, quoted, report_name, without_middle
from stateofplay.export.time_words import issue_title
from stateofplay.export.wording import CONTRADICTED, RED_LINE, count
from stateofplay.model import Action, Citation, Conflict, State, Statement

SCHEMA: Final = "stateofplay-conflicts/1"
_PASSAGE: Final = 300
_PAST: Final = {Action.ACCEPT: "accepts it", Action.CORRECT: "corrects it", Action.ADD: "added it", Action.REJECT: "rejects it"}


def conflicts_view(
    state: State, conflicts: Sequence[Conflict], disagreements: Sequence[Disagreement] | None, *, glyphs: Glyphs
) -> RenderableType:
    """The contradictions, the heaviest first, and where people disagree; None where nobody could have decided anything."""
    board = Board.of(state)
    order = ", the heaviest first" if len(conflicts) > 1 else ""
    parts: list[RenderableType] = []
    if conflicts:
        parts.append(Text(f"{count(len(conflicts), 'contradiction')}{order}", "bold"))
    else:
        parts.append(Text("No contradiction between reports was found."))
    for row in conflicts:
        parts += [Text(), *conflict_lines(board, glyphs, row)]
    if disagreements:
        parts += [Text(), Text(f"People disagree on {count(len(disagreements), 'statement')}", "bold")]
        for one in disagreements:
            parts += [Text(), *_disagreement(board, glyphs, one)]
    elif disagreements is not None:
        parts += [Text(), Text("People disagree on no statement.", "dim")]
    return Group(*parts)


def conflict_lines(board: Board, glyphs: Glyphs, row: Conflict) -> Iterator[RenderableType]:
    """What two passages clash on, both of them with their reports, and why they cannot both be right."""
    line = Text(f"{glyphs.symbol(CONTRADICTED)} ", FLAG_STYLES[CONTRADICTED.symbol])
    line.append(glyphs.say(row.about or row.kind), "not bold")
    known = [glyphs.say(row.kind), *([glyphs.say(issue_title(board, row.issue))] if row.issue else [])]
    yield line.append(f"  {glyphs.dot.join(known)}", "not bold dim")
    for cited in (row.a, row.b):
        yield Padding(cited_line(board, glyphs, cited), (0, 0, 0, 2))
    if row.why:
        yield Padding(Text(f"why: {glyphs.say(row.why)}", "dim"), (0, 0, 0, 2))


def cited_line(board: Board, glyphs: Glyphs, cited: Citation) -> Text:
    """A passage in quotation marks, and its report."""
    return Text(as_said(glyphs, cited.evidence, _PASSAGE)).append(f" {report_name(board, glyphs, cited.report)}", "dim")


def _disagreement(board: Board, glyphs: Glyphs, one: Disagreement) -> Iterator[RenderableType]:
    top = Text(one.statement.id, "dim").append(glyphs.dot)
    yield top.append_text(_position(board, glyphs, one.statement))
    yield Padding(cited_line(board, glyphs, one.statement.citation), (0, 0, 0, 2))
    for opinion in one.opinions:
        yield Padding(_opinion(board, glyphs, one.statement, opinion), (0, 0, 0, 4))


def _position(board: Board, glyphs: Glyphs, row: Statement) -> Text:
    line = Text(f"{glyphs.say(board.party_name(row.party))} on {glyphs.say(issue_title(board, row.issue))}: ")
    line.append_text(glyphs.stance(row.stance))
    return line.append(f" {glyphs.named(RED_LINE)}", FLAG_STYLES[RED_LINE.symbol]) if row.red_line else line


def _opinion(board: Board, glyphs: Glyphs, shown: Statement, opinion: Opinion) -> Text:
    line = Text(glyphs.say(opinion.who), "bold").append(f" {_PAST.get(opinion.action, glyphs.say(opinion.action))}", "not bold")
    if opinion.says is not None and (opinion.action is Action.CORRECT or opinion.says.id != shown.id):
        line.append(": ", "not bold").append_text(_position(board, glyphs, opinion.says))
    if opinion.why:
        line.append(f" {quoted(glyphs, without_middle(glyphs.say(opinion.why), _PASSAGE))}", "not bold")
    return line.append(f"  {glyphs.say(opinion.recorded)[:10]}", "not bold dim")


def dumps(state: State, conflicts: Sequence[Conflict], disagreements: Sequence[Disagreement] | None) -> str:
    """Both as JSON text that ends in a line end."""
    document = state_json.document(State(state.codebook, conflicts=tuple(conflicts)))
    made: Json = {
        "schema": SCHEMA,
        "negotiation": state.codebook.negotiation,
        "as_of": state.as_of,
        "conflicts": document["conflicts"],
        "disagreements": None if disagreements is None else [_row(state, one) for one in disagreements],
    }
    return encode(made, indent=1) + "\n"


def _row(state: State, one: Disagreement) -> Json:
    return {
        "statement": statement(state, one.statement),
        "decided": decided.row(one.verdict),
        "opinions": [
            {
                "who": row.who,
                "action": str(row.action),
                "says": None if row.says is None else statement(state, row.says),
                "recorded": row.recorded,
                "why": row.why,
            }
            for row in one.opinions
        ],
    }
