"""The picture over time in the briefing: what happened by date, what lies ahead, and what is new since a date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from stateofplay.export.board import Board
from stateofplay.export.brief_issues import shortened
from stateofplay.export.brief_links import anchor, report_cite
from stateofplay.export.changes import SECTIONS, summary
from stateofplay.export.plain import plain
from stateofplay.export.time_words import (
    UNCERTAIN,
    deadline_words,
    heading,
    issue_title,
    stance_word,
    status_words,
    took_part,
    who_says,
)
from stateofplay.export.wording import STANCES, long_date
from stateofplay.model import Citation, Conflict, Occurrence
from stateofplay.picture.changes import Changes, Confirmed, Expired, StatusChange
from stateofplay.picture.timeline import Day, Entry, Happening, Position, timeline

View = dict[str, Any]


def over_time(board: Board, *, statements: bool = False) -> View:
    """The days up to the last report, and those ahead of it; with `statements` also events in which somebody only spoke."""
    drawn = timeline(board.state)
    found = drawn if statements else drawn.without_statements
    return {
        "days": [_day(board, day) for day in found.days],
        "ahead": [_day(board, day) for day in found.ahead],
        "as_of": long_date(found.as_of),
        "left_out": found != drawn,
    }


def since(board: Board, found: Changes) -> View:
    """What is new since a date: groups of entries, those without any named at the end."""
    makers: dict[str, Callable[..., View]] = {
        "moved": lambda row: _position(board, row),
        "new": lambda row: _position(board, row),
        "status": lambda row: _status(board, row),
        "confirmed": lambda row: _confirmed(board, row),
        "conflicts": lambda row: _conflict(board, row),
        "passed": lambda row: _event(board, row),
        "set": lambda row: _event(board, row),
        "extended": lambda row: _event(board, row),
        "expired": lambda row: _expired(board, row),
    }
    named = [(title, [makers[name](row) for row in getattr(found, name)]) for name, title in SECTIONS]
    return {
        "date": long_date(found.since),
        "summary": summary(found),
        "groups": [{"title": title, "items": items} for title, items in named if items],
        "nothing": [title.lower() for title, items in named if not items],
    }


def _day(board: Board, day: Day) -> View:
    return {"heading": heading(day.date), "entries": [_entry(board, entry) for entry in day.entries]}


def _entry(board: Board, entry: Entry) -> View:
    if isinstance(entry, Happening):
        return {**_event(board, entry.occurrence), "what": str(entry.occurrence.kind), "date": ""}
    made = _position(board, entry)
    return {"what": "moved" if entry.before else "stance", **made, "said": made["said"][:1]}


def _row(subject: str, href: str, text: str, said: Iterable[View]) -> View:
    """An entry: what it is about and where that leads, what is to be said of it, and the words."""
    blank: View = {"date": "", "before": None, "stance": None, "again": []}
    return {"subject": subject, "href": href, "text": text, "said": list(said), **blank}


def _words(board: Board, cited: Citation, note: str = "") -> View:
    return {"note": note, "words": shortened(cited.evidence.exact), "cite": report_cite(board, cited.report)}


def _stance(kind: str) -> View:
    mark = next(mark for stance, mark in STANCES.items() if stance == kind)
    return {"kind": kind, "symbol": mark.symbol, "word": mark.word}


def _event(board: Board, row: Occurrence) -> View:
    """An event with the words of its first telling, and all reports that tell of it."""
    reports = list(dict.fromkeys(event.report for event in row.events))
    text = deadline_words(row, board.state.as_of)
    said = [_words(board, row.events[0].citation)] if row.events else []
    again = [report_cite(board, report) for report in reports[1:]]
    return {**_row(took_part(board, row), "", text, said), "date": long_date(row.date), "again": again}


def _position(board: Board, row: Position) -> View:
    href = anchor("s", row.statement.id) if row.statement else anchor("issue", row.issue)
    said = [_words(board, row.cited)]
    if row.cited_before is not None:
        said.append(_words(board, row.cited_before, "before"))
    text = UNCERTAIN.strip(", ") if row.before and row.is_uncertain else ""
    made = _row(_subject(board, row.party, row.issue), "#" + href, text, said)
    stance = {**_stance(str(row.stance)), "word": stance_word(row)}
    return {**made, "stance": stance, "before": _stance(str(row.before)) if row.before else None}


def _subject(board: Board, party: str, issue: str) -> str:
    return f"{board.party_name(party)} on {issue_title(board, issue)}"


def _status(board: Board, row: StatusChange) -> View:
    text = f"{status_words(row.before)} \u2192 {status_words(row.after)}"
    said = [_words(board, cited) for cited in row.evidence]
    return _row(issue_title(board, row.issue), "#" + anchor("issue", row.issue), text, said)


def _confirmed(board: Board, row: Confirmed) -> View:
    cell = row.cell
    said = [_words(board, one.citation, plain(who_says(one))) for one in row.statements]
    made = _row(_subject(board, cell.party, cell.issue), "#" + anchor("s", row.statements[0].id), "", said)
    return {**made, "stance": _stance(str(cell.stance))}


def _conflict(board: Board, row: Conflict) -> View:
    return _row(plain(row.about or row.kind), "", plain(row.why), [_words(board, cited) for cited in (row.a, row.b)])


def _expired(board: Board, row: Expired) -> View:
    statement = row.statement
    subject = _subject(board, statement.party, statement.issue)
    made = _row(subject, "#" + anchor("s", statement.id), f"until {long_date(row.day)}", [_words(board, statement.citation)])
    return {**made, "stance": _stance(str(statement.stance))}
