"""What a search found, in a terminal and as JSON."""

from __future__ import annotations

from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from stateofplay.export.board import Board
from stateofplay.export.glyphs import Glyphs
from stateofplay.export.hits import Found, Hit
from stateofplay.export.json_forms import Json, encode, words_of
from stateofplay.export.marking import marked
from stateofplay.export.quoting import LONGEST, quoted, report_name, without_middle
from stateofplay.export.time_words import issue_title
from stateofplay.export.wording import count
from stateofplay.model import State, Statement

SCHEMA: Final = "stateofplay-search/1"
_TITLE: Final = 120
_WORDS: Final = 80


def search_view(found: Found, *, glyphs: Glyphs) -> RenderableType:
    """Each paragraph with the words marked, its report, and what parties state in it."""
    cards = tuple({hit.report.id: hit.report for hit in found.hits}.values())
    board = Board.of(State(found.codebook, reports=cards))
    query = without_middle(glyphs.say(found.query), _TITLE)
    if not found.hits:
        return Text(f"No paragraph was found with {query}")
    number = f"The first {count(len(found.hits), 'paragraph')}" if found.before else count(len(found.hits), "paragraph")
    order = ", newest added first" if len(found.hits) > 1 else ""
    parts: list[RenderableType] = [Text(f"{number} with {query}{order}", "bold")]
    parts.append(Text(f"{glyphs.say('«')} {glyphs.say('»')} enclose what was searched for", "dim"))
    for hit in found.hits:
        parts += [Text(), *_hit(board, glyphs, hit)]
    if found.before:
        parts += [Text(), Text(f"There are more: --before {found.before} goes on, or add a word", "dim")]
    return Group(*parts)


def _hit(board: Board, glyphs: Glyphs, hit: Hit) -> list[RenderableType]:
    top = Text(report_name(board, glyphs, hit.report.id), "bold")
    if hit.report.title:
        top.append(f"  {without_middle(glyphs.say(hit.report.title), _TITLE)}", "not bold dim")
    shown = Padding(marked(glyphs, hit.paragraph.exact, hit.marks, LONGEST), (0, 0, 0, 2))
    return [top, shown, *(Padding(_stated(board, glyphs, row), (0, 0, 0, 4)) for row in hit.statements)]


def _stated(board: Board, glyphs: Glyphs, row: Statement) -> Text:
    line = Text(f"{glyphs.say(board.party_name(row.party))} on {glyphs.say(issue_title(board, row.issue))}: ")
    words = quoted(glyphs, glyphs.say(without_middle(row.evidence.exact, _WORDS)))
    return line.append_text(glyphs.stance(row.stance)).append(f" {words}").append(f"  {row.id}", "dim")


def dumps(found: Found) -> str:
    """What was found as JSON text that ends in a line end."""
    made: Json = {
        "schema": SCHEMA,
        "negotiation": found.codebook.negotiation,
        "query": found.query,
        "hits": [_row(hit) for hit in found.hits],
        "before": found.before or None,
    }
    return encode(made, indent=1) + "\n"


def _row(hit: Hit) -> Json:
    start = hit.paragraph.start
    return {
        "report": hit.report.id,
        "outlet": hit.report.outlet,
        "published": str(hit.report.published) if hit.report.published else None,
        "title": hit.report.title,
        "paragraph": words_of(hit.paragraph),
        "marks": [
            {"exact": hit.paragraph.exact[low:high], "start": start + low, "end": start + high} for low, high in hit.marks
        ],
        "statements": [
            {
                "id": row.id,
                "party": row.party,
                "issue": row.issue,
                "stance": str(row.stance),
                "evidence": words_of(row.evidence),
            }
            for row in hit.statements
        ],
    }
