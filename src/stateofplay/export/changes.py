"""What is new since a date, in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from stateofplay.export.board import Board
from stateofplay.export.glyphs import FLAG_STYLES, Glyphs
from stateofplay.export.quoting import without_middle
from stateofplay.export.time_words import (
    DEADLINE_STYLES,
    deadline_words,
    issue_title,
    status_words,
    told_in,
    took_part,
    who_says,
)
from stateofplay.export.timeline import brief_words, passage, position_head, position_words
from stateofplay.export.wording import CONTRADICTED, MOVED, STATUSES, count, listed, long_date
from stateofplay.model import Conflict, Occurrence, State, Status
from stateofplay.picture.changes import Changes, Confirmed, Expired, StatusChange

SECTIONS: Final = (
    ("moved", "What moved"),
    ("status", "Where issues stand"),
    ("new", "New positions"),
    ("confirmed", "Confirmed by further sources"),
    ("conflicts", "New contradictions"),
    ("passed", "Deadlines passed"),
    ("set", "Deadlines set"),
    ("extended", "Deadlines extended"),
    ("expired", "Offers that have run out"),
)
"""The fields of Changes in the order in which they are shown, with their titles."""


Item = tuple[Text, list[Text]]
"""A line, and the words that stand below it."""


def changes_view(state: State, found: Changes, *, glyphs: Glyphs) -> RenderableType:
    """Everything that is new, each with its words and report."""
    board = Board.of(state)
    parts: list[RenderableType] = [_head(board, glyphs, found)]
    items: dict[str, Callable[..., Item]] = {
        "moved": lambda row: (position_head(board, glyphs, row), position_words(board, glyphs, row)),
        "new": lambda row: (position_head(board, glyphs, row), position_words(board, glyphs, row)),
        "status": lambda row: _status(board, glyphs, row),
        "confirmed": lambda row: _confirmed(board, glyphs, row),
        "conflicts": lambda row: _conflict(board, glyphs, row),
        "expired": lambda row: _expired(board, glyphs, row),
        **dict.fromkeys(("passed", "set", "extended"), lambda row: _deadline(board, glyphs, row)),
    }
    unchanged = []
    for name, title in SECTIONS:
        rows = getattr(found, name)
        if not rows:
            unchanged.append(title.lower())
            continue
        parts += [Text(), Text(f"{title} ({len(rows)})", "bold underline")]
        for row in rows if name != "status" else [row for row in rows if not _only_follows(row)]:
            head, words = items[name](row)
            parts += [Padding(head, (0, 0, 0, 2)), *(Padding(line, (0, 0, 0, 4)) for line in words)]
        parts += [Padding(line, (0, 0, 0, 2)) for line in (_following(board, glyphs, rows) if name == "status" else [])]
    if unchanged and not found.is_empty:
        parts += [Text(), Text(f"Nothing found under: {', '.join(unchanged)}.", "dim")]
    return Group(*parts)


def summary(found: Changes) -> str:
    """What was held against what, in a sentence or two."""
    new = count(len(found.reports), "report")
    if not found.as_of:
        return "No report is dated, so nothing can be told to be new."
    if not found.reports:
        return f"No report is as new as that: the last one is of {long_date(found.as_of)}."
    before = f"before that, the picture of {long_date(found.before)}" if found.before else "none before it, so all of it is new"
    undated = f" {count(found.undated, 'report')} without a date counted as known before." if found.undated else ""
    return f"{new} published since, the last of {long_date(found.as_of)}; {before}.{undated}"


def _head(board: Board, glyphs: Glyphs, found: Changes) -> Text:
    title = glyphs.say(board.state.codebook.negotiation) or "State of play"
    head = Text.assemble((f"{title}: since {long_date(found.since)}", "bold"), "\n", (summary(found), "dim"))
    return head.append("\n\nNo change was found.") if found.is_empty else head


def _status(board: Board, glyphs: Glyphs, row: StatusChange) -> Item:
    line = Text(f"{glyphs.say(issue_title(board, row.issue))}: ").append(status_words(row.before), "dim")
    line.append(f" {glyphs.symbol(MOVED)} ", FLAG_STYLES[MOVED.symbol]).append(status_words(row.after), "bold")
    return line, [passage(board, glyphs, cited) for cited in row.evidence]


def _only_follows(row: StatusChange) -> bool:
    """Whether a status is new and no report says it."""
    return row.before is None and row.after is not None and row.after.inferred


def _following(board: Board, glyphs: Glyphs, rows: tuple[StatusChange, ...]) -> Iterator[Text]:
    """What only follows from the stances, in one line for each status."""
    titles: dict[Status, list[str]] = {}
    for row in rows:
        if _only_follows(row) and row.after is not None:
            titles.setdefault(row.after.status, []).append(glyphs.say(issue_title(board, row.issue)))
    for status, names in titles.items():
        yield Text(f"newly {STATUSES[status]}, inferred from the stances alone: {listed(names)}", "dim")


def _confirmed(board: Board, glyphs: Glyphs, row: Confirmed) -> Item:
    line = Text(f"{glyphs.say(board.party_name(row.cell.party))} on {glyphs.say(issue_title(board, row.cell.issue))}: ")
    words = []
    for statement in row.statements:
        source = Text(f"{without_middle(glyphs.say(who_says(statement)), 80)}: ")
        words.append(source.append_text(passage(board, glyphs, statement.citation)))
    return line.append_text(glyphs.stance(row.cell.stance)), words


def _conflict(board: Board, glyphs: Glyphs, row: Conflict) -> Item:
    line = Text(f"{glyphs.symbol(CONTRADICTED)} ", FLAG_STYLES[CONTRADICTED.symbol])
    line.append(glyphs.say(row.about or row.kind), "not bold")
    words = [passage(board, glyphs, cited) for cited in (row.a, row.b)]
    return line, [*words, *([Text(glyphs.say(f"why: {row.why}"), "dim")] if row.why else [])]


def _deadline(board: Board, glyphs: Glyphs, row: Occurrence) -> Item:
    line = Text(long_date(row.date))
    if row.state is not None:
        line.append(" ").append(deadline_words(row, board.state.as_of), DEADLINE_STYLES[row.state])
    where = took_part(board, row)
    line.append(glyphs.dot + glyphs.say(where) if where else "")
    words = Text(brief_words(glyphs, row.events[0].evidence) + " " if row.events else "")
    return line, [words.append(glyphs.say(told_in(row)), "dim")]


def _expired(board: Board, glyphs: Glyphs, row: Expired) -> Item:
    statement = row.statement
    line = Text(f"{glyphs.say(board.party_name(statement.party))} on {glyphs.say(issue_title(board, statement.issue))}: ")
    line.append_text(glyphs.stance(statement.stance)).append(f", until {long_date(row.day)}")
    if statement.expires is not None:
        line.append(f" ({brief_words(glyphs, statement.expires)})")
    return line, [passage(board, glyphs, statement.citation)]
