"""What to know first: what is agreed, what is not, what moved, what is final, what is contested. Chosen, not judged."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any, Final

from stateofplay.export.board import Board
from stateofplay.export.brief_links import anchor, report_cite
from stateofplay.export.plain import plain
from stateofplay.export.time_words import UNCERTAIN, stance_word
from stateofplay.export.wording import STANCES, STATUSES, count, short_date
from stateofplay.model import Status
from stateofplay.model.reconciled import ranked
from stateofplay.picture.timeline import positions

_SHOWN: Final = 8

View = dict[str, Any]


def takeaways(board: Board) -> list[View]:
    """Groups of short entries, each with a link to its place on the page and the reports that say so."""
    groups = (
        ("agreed", "Agreed", list(_statuses(board, (Status.AGREED,))), "No report was found to call an issue agreed."),
        (
            "unsettled",
            "Not settled",
            list(_statuses(board, (Status.DEADLOCKED, Status.OPEN, Status.NARROWING, Status.OFF_TABLE))),
            "No report was found to call an issue open, deadlocked or off the table.",
        ),
        ("moved", "What moved", list(_moved(board)), "No change of stance was found in the reports."),
        ("red-lines", "Red lines", list(_red_lines(board)), "No red line was found in the reports."),
        ("contested", "Contested", list(_contested(board)), "No contradiction was found between the reports."),
    )
    return [
        {
            "id": key,
            "title": title,
            "items": rows[:_SHOWN],
            "more": count(len(rows) - _SHOWN, "more", "more") if len(rows) > _SHOWN else "",
            "empty": empty,
        }
        for key, title, rows, empty in groups
    ]


def _title(board: Board, issue_id: str) -> str:
    return next((plain(row.title or row.id) for row in board.state.codebook.issues if row.id == issue_id), plain(issue_id))


def _cites(board: Board, reports: Iterable[str]) -> list[View]:
    return [report_cite(board, report) for report in islice(dict.fromkeys(reports), 3)]


def _statuses(board: Board, wanted: tuple[Status, ...]) -> Iterable[View]:
    for status in sorted(board.state.status, key=lambda row: row.status not in wanted or wanted.index(row.status)):
        if status.status not in wanted:
            continue
        yield {
            "subject": _title(board, status.issue),
            "href": "#" + anchor("issue", status.issue),
            "text": "" if wanted == (Status.AGREED,) else STATUSES[status.status],
            "inferred": status.inferred,
            "cites": [] if status.inferred else _cites(board, (row.report for row in board.status_citations(status))),
        }


def _moved(board: Board) -> Iterable[View]:
    moves = [row for row in positions(board.state) if row.before is not None]
    for row in sorted(moves, key=lambda row: row.date, reverse=True):
        before = "" if row.before is None else STANCES[row.before].word
        when = f", {short_date(row.date, board.year)}" if row.date else ""
        yield {
            "subject": f"{board.party_name(row.party)} on {_title(board, row.issue)}",
            "href": "#" + (anchor("s", row.statement.id) if row.statement else anchor("issue", row.issue)),
            "text": f"from {before} to {stance_word(row)}{when}{UNCERTAIN if row.is_uncertain else ''}",
            "inferred": False,
            "cites": _cites(board, (cited.report for cited in (row.cited_before, row.cited) if cited is not None)),
        }


def _red_lines(board: Board) -> Iterable[View]:
    for cell in board.state.cells:
        if cell.red_line:
            statements = [row for row in board.cited(cell.statements) if row.red_line]
            yield {
                "subject": f"{board.party_name(cell.party)} on {_title(board, cell.issue)}",
                "href": "#" + (anchor("s", statements[0].id) if statements else anchor("issue", cell.issue)),
                "text": STANCES[cell.stance].word,
                "inferred": False,
                "cites": _cites(board, (row.report for row in statements)),
            }


def _contested(board: Board) -> Iterable[View]:
    for row in ranked(board.state.conflicts):
        yield {
            "subject": _title(board, row.issue) if row.issue else plain(row.kind).capitalize() or "Account",
            "href": "#" + anchor("issue", row.issue)
            if row.issue in {i.id for i in board.state.codebook.issues}
            else "#conflicts",
            "text": plain(row.about),
            "inferred": False,
            "cites": _cites(board, (row.a.report, row.b.report)),
        }
