"""One issue of the briefing: its proposition, its status and who says so, every statement with its words, and the conflicts."""

from __future__ import annotations

from typing import Any, Final

from stateofplay.export.board import Board, Telling
from stateofplay.export.brief_links import anchor, report_cite
from stateofplay.export.plain import plain
from stateofplay.export.quoting import head, tail, without_middle
from stateofplay.export.wording import NO_STATUS, STANCES, STATUSES, count, sourced
from stateofplay.model import Citation, Conflict, Issue, Statement

_LONGEST: Final = 900
"""Characters of a passage that are shown; a text without full stops has no end."""

View = dict[str, Any]


def issue_section(board: Board, issue: Issue, seen: set[str]) -> View:
    """All that the page shows of an issue. `seen` holds the statement ids that have their place already; it grows."""
    status = board.statuses.get(issue.id)
    return {
        "anchor": anchor("issue", issue.id),
        "title": plain(issue.title or issue.id),
        "proposition": plain(issue.proposition),
        "status": STATUSES[status.status] if status else NO_STATUS,
        "status_kind": str(status.status) if status else "none",
        "inferred": bool(status and status.inferred),
        "said": [_passage(board, citation) for citation in board.status_citations(status)] if status else [],
        "statements": [_telling(board, telling, seen) for telling in board.tellings(issue)],
        "conflicts": [conflict_view(board, conflict) for conflict in board.conflicts.get(issue.id, ())],
    }


def conflict_view(board: Board, conflict: Conflict) -> View:
    """Two passages side by side."""
    sides = [_passage(board, conflict.a), _passage(board, conflict.b)]
    return {"about": plain(conflict.about or conflict.kind) or "These differ", "sides": sides}


def _passage(board: Board, citation: Citation) -> View:
    return {"words": shortened(citation.evidence.exact), "cite": report_cite(board, citation.report)}


def _telling(board: Board, telling: Telling, seen: set[str]) -> View:
    statement = telling.lead
    words, kind = sourced(statement)
    mark = STANCES[statement.stance]
    before, evidence, after = _in_sentence(statement)
    return {
        "anchors": _anchors(telling, seen),
        "party": board.party_name(statement.party),
        "outsider": not statement.party,
        "kind": str(statement.stance),
        "symbol": mark.symbol,
        "word": mark.word,
        "before": before,
        "evidence": evidence,
        "after": after,
        "condition": "" if statement.condition is None else shortened(statement.condition.exact),
        "red_line": statement.red_line,
        "past": statement.past,
        "source": plain(words),
        "sourcing": plain(kind),
        "told_by": board.party_name(statement.told_by) if statement.told_by not in ("", statement.party) else "",
        "via": plain(statement.via),
        "cite": report_cite(board, statement.report),
        "told": count(telling.reports, "report") if telling.again else "",
        "again": [report_cite(board, report) for report in dict.fromkeys(row.report for row in telling.again)],
        "sure": f"{statement.confidence:.0%}",
        "reasons": [plain(reason) for reason in statement.reasons],
    }


def _anchors(telling: Telling, seen: set[str]) -> list[str]:
    """Places for this statement and those folded into it, each once on the page."""
    made = []
    for row in (telling.lead, *telling.again):
        if row.id not in seen:
            seen.add(row.id)
            made.append(anchor("s", row.id))
    return made


def _in_sentence(statement: Statement) -> tuple[str, str, str]:
    """The sentence as what stands before the evidence, the evidence, and what stands after it."""
    sentence, words = statement.sentence, statement.evidence
    if not sentence.covers(words):
        return "", shortened(words.exact), ""
    before = sentence.exact[: words.start - sentence.start]
    after = sentence.exact[words.end - sentence.start :]
    room = max(80, (_LONGEST - len(words)) // 2)
    shown_before = plain(before if len(before) <= room else f"… {tail(before, room)}")
    shown_after = plain(after if len(after) <= room else f"{head(after, room)} …")
    gap_before = " " if before[-1:].isspace() else ""
    gap_after = " " if after[:1].isspace() else ""
    return shown_before + gap_before, shortened(words.exact), gap_after + shown_after


def shortened(words: str) -> str:
    """The words, without the middle of what is too long to read."""
    return plain(without_middle(words, _LONGEST))
