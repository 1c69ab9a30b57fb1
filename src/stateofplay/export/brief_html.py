"""The briefing: the state of play as one HTML page, whole in itself, to print or to mail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from stateofplay import __version__
from stateofplay.export.board import Board
from stateofplay.export.brief_issues import conflict_view, issue_section
from stateofplay.export.brief_links import anchor, report_cite
from stateofplay.export.brief_takeaways import takeaways
from stateofplay.export.brief_time import over_time, since
from stateofplay.export.figure_words import figure_value
from stateofplay.export.plain import plain
from stateofplay.export.wording import (
    CONDITION,
    CONTRADICTED,
    COPIES,
    MOVED,
    NO_STATUS,
    RED_LINE,
    SILENT,
    SILENT_MEANING,
    STANCES,
    STATUSES,
    count,
    long_date,
    short_date,
)
from stateofplay.model import Cell, Figure, Level, Party, ReportCard, State
from stateofplay.picture.changes import Changes

_TEMPLATES: Final = Path(__file__).parent / "templates"
_MANY: Final = 6
"""More parties than this do not fit beside each other on paper."""

View = dict[str, Any]


def render(state: State, changes: Changes | None = None, *, statements: bool = False) -> str:
    """The briefing as HTML text: one file without script, that asks nothing of any host.

    Args:
        state: what to show.
        changes: what is new since a date, for a section of its own.
        statements: have the timeline show also the events in which somebody only spoke.
    """
    board = Board.of(state)
    loader = FileSystemLoader(_TEMPLATES)
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    seen: set[str] = set()
    known = {issue.id for issue in state.codebook.issues}
    return environment.get_template("brief.html.j2").render(
        head=_head(board),
        takeaways=takeaways(board),
        parties=[plain(party.name or party.id) for party in state.codebook.parties],
        many=len(state.codebook.parties) > _MANY,
        grid=list(_grid(board)),
        legend=_legend(),
        issues=[issue_section(board, issue, seen) for issue in state.codebook.issues],
        other_conflicts=[conflict_view(board, row) for row in state.conflicts if row.issue not in known],
        figures=[_figure(board, figure) for figure in state.figures],
        since=since(board, changes) if changes else None,
        over_time=over_time(board, statements=statements),
        reports=[_report(board, card) for card in state.reports],
        notices=[
            {"level": str(notice.level), "text": plain(str(notice))}
            for notice in state.notices
            if notice.level is not Level.INFO
        ],
        version=__version__,
    )


def _head(board: Board) -> View:
    state = board.state
    return {
        "title": plain(state.codebook.negotiation) or "State of play",
        "as_of": long_date(state.as_of),
        "as_of_iso": state.as_of,
        "reports": count(len(state.reports), "report"),
        "copies": count(len({copy.report for copy in state.copies}), "copy", "copies") if state.copies else "",
        "statements": count(len(state.statements), "statement"),
    }


def _legend() -> View:
    flags = (RED_LINE, CONDITION, CONTRADICTED, MOVED)
    return {
        "stances": [
            {"kind": str(stance), "symbol": mark.symbol, "word": mark.word, "meaning": mark.meaning}
            for stance, mark in STANCES.items()
        ],
        "flags": [{"symbol": mark.symbol, "word": mark.word, "meaning": mark.meaning} for mark in flags],
        "silent": {"word": SILENT, "meaning": SILENT_MEANING},
    }


def _grid(board: Board) -> Iterator[View]:
    for issue in board.state.codebook.issues:
        status = board.statuses.get(issue.id)
        yield {
            "title": plain(issue.title or issue.id),
            "href": "#" + anchor("issue", issue.id),
            "status": STATUSES[status.status] if status else NO_STATUS,
            "status_kind": str(status.status) if status else "none",
            "inferred": bool(status and status.inferred),
            "cells": [_cell(board, party, board.cells.get((party.id, issue.id))) for party in board.state.codebook.parties],
        }


def _cell(board: Board, party: Party, cell: Cell | None) -> View:
    name = plain(party.name or party.id)
    if cell is None:
        return {"party": name, "silent": True}
    mark = STANCES[cell.stance]
    lead = next(board.cited(cell.statements), None)
    flags = [
        {"kind": kind, "symbol": flag.symbol, "word": flag.word, "meaning": flag.meaning}
        for kind, flag, holds in (
            ("red-line", RED_LINE, cell.red_line),
            ("condition", CONDITION, cell.conditional),
            ("disputed", CONTRADICTED, cell.contradicted),
        )
        if holds
    ]
    if cell.moved_from:
        word = f"{MOVED.word} {STANCES[cell.moved_from].word}"
        flags.append({"kind": "moved", "symbol": MOVED.symbol, "word": word, "meaning": MOVED.meaning})
    return {
        "party": name,
        "silent": False,
        "kind": str(cell.stance),
        "symbol": mark.symbol,
        "word": mark.word,
        "date": short_date(cell.as_of, board.year),
        "iso": cell.as_of,
        "sources": count(cell.sources, "source"),
        "flags": flags,
        "href": "#" + (anchor("s", lead.id) if lead else anchor("issue", cell.issue)),
    }


def _figure(board: Board, figure: Figure) -> View:
    return {
        "words": plain(figure.evidence.exact),
        "value": figure_value(figure),
        "claimant": plain(figure.claimant) or "the report itself",
        "cite": report_cite(board, figure.report),
    }


def _report(board: Board, card: ReportCard) -> View:
    copies = [copy for copy in board.state.copies if copy.report == card.id]
    return {
        "anchor": anchor("r", card.id),
        "id": plain(card.id),
        "outlet": plain(card.outlet) or "outlet unknown",
        "title": plain(card.title) or "untitled",
        "date": long_date(str(card.published)) if card.published else "undated",
        "words": f"{card.words:,}",
        "set_aside": count(card.set_aside, "block") if card.set_aside else "nothing",
        "copies": [{"kind": COPIES[copy.kind], "cite": report_cite(board, copy.of)} for copy in copies],
    }
