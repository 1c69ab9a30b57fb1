"""Reports held against each other as one JSON object, to the letter of docs/over-time.md."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stateofplay.export.changes_json import conflict
from stateofplay.export.json_forms import Json, citation, encode, number
from stateofplay.model import Cell, Copy, Figure, Report, Statement
from stateofplay.picture.comparison import Comparison, Counted, Lone, Pair, Standing

SCHEMA: Final = "stateofplay-compare/1"


def dumps(found: Sequence[Comparison]) -> str:
    """The comparisons as JSON text that ends in a line end."""
    reports = {report.id: report for row in found for report in (row.a, row.b)}
    made: Json = {
        "schema": SCHEMA,
        "reports": [_report(report) for report in reports.values()],
        "pairs": [_comparison(row) for row in found],
    }
    return encode(made, indent=1) + "\n"


def _report(report: Report) -> Json:
    return {
        "id": report.id,
        "outlet": report.outlet,
        "published": str(report.published) if report.published else None,
        "title": report.title,
        "words": len(report.text.split()),
    }


def _comparison(row: Comparison) -> Json:
    return {
        "a": row.a.id,
        "b": row.b.id,
        "copy": _copy(row.copy),
        "shared": {"a": round(row.shared_a, 3), "b": round(row.shared_b, 3)},
        "both": [_pair(pair) for pair in row.both],
        "odds": [_pair(pair) for pair in row.odds],
        "figures": [_counted(figures) for figures in row.figures],
        "conflicts": [conflict(clash) for clash in row.conflicts],
        "stances": [_standing(standing) for standing in row.standings],
        "only_a": [_lone(lone) for lone in row.only_a],
        "only_b": [_lone(lone) for lone in row.only_b],
    }


def _copy(copy: Copy | None) -> Json | None:
    if copy is None:
        return None
    return {"report": copy.report, "of": copy.of, "kind": str(copy.kind), "score": copy.score, "direction": copy.direction}


def _pair(pair: Pair) -> Json:
    pieces = pair.wording.pieces if pair.wording else ()
    return {
        "words": [citation(pair.a), citation(pair.b)],
        "score": pair.score,
        "reasons": list(pair.reasons),
        "pieces": [{"fate": str(piece.fate), "text": piece.text} for piece in pieces],
    }


def _counted(row: Counted) -> Json:
    return {"about": row.about, "figures": [_figure(row.a), _figure(row.b)]}


def _figure(row: Figure) -> Json:
    return {
        **citation(row.citation),
        "value": number(row.value),
        "unit": row.unit,
        "bound": row.bound,
        "claimant": row.claimant,
    }


def _standing(row: Standing) -> Json:
    return {
        "party": row.party,
        "issue": row.issue,
        "stances": [_stance(row.a), _stance(row.b)],
        "words": [_words(row.words_a), _words(row.words_b)],
        "opposite": row.opposite,
    }


def _stance(cell: Cell | None) -> str | None:
    return None if cell is None else str(cell.stance)


def _words(statement: Statement | None) -> Json | None:
    return None if statement is None else citation(statement.citation)


def _lone(row: Lone) -> Json:
    return {
        "words": citation(row.words),
        "score": row.score,
        "speakers": list(row.speakers),
        "figures": [_figure(figure) for figure in row.figures],
    }
