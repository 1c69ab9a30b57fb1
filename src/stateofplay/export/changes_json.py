"""What is new since a date as one JSON object, to the letter of docs/over-time.md."""

from __future__ import annotations

from typing import Final

from stateofplay.export.json_forms import Json, citation, encode
from stateofplay.export.timeline_json import occurrence, position
from stateofplay.model import Conflict, IssueStatus, State
from stateofplay.picture.changes import Changes, Confirmed, Expired, StatusChange

SCHEMA: Final = "stateofplay-changes/1"


def dumps(state: State, found: Changes) -> str:
    """The changes as JSON text that ends in a line end."""
    made: Json = {
        "schema": SCHEMA,
        "negotiation": state.codebook.negotiation,
        "since": found.since,
        "as_of": found.as_of,
        "before": found.before,
        "reports": [card.id for card in found.reports],
        "undated": found.undated,
        "moved": [position(row) for row in found.moved],
        "status": [_status(row) for row in found.status],
        "new": [position(row) for row in found.new],
        "confirmed": [_confirmed(row) for row in found.confirmed],
        "conflicts": [conflict(row) for row in found.conflicts],
        "passed": [occurrence(row) for row in found.passed],
        "set": [occurrence(row) for row in found.set],
        "extended": [occurrence(row) for row in found.extended],
        "expired": [_expired(row) for row in found.expired],
    }
    return encode(made, indent=1) + "\n"


def _status(row: StatusChange) -> Json:
    return {
        "issue": row.issue,
        "before": _stands(row.before),
        "after": _stands(row.after),
        "evidence": [citation(cited) for cited in row.evidence],
    }


def _stands(row: IssueStatus | None) -> Json | None:
    return None if row is None else {"status": str(row.status), "inferred": row.inferred}


def _confirmed(row: Confirmed) -> Json:
    return {
        "party": row.cell.party,
        "issue": row.cell.issue,
        "stance": str(row.cell.stance),
        "statements": [statement.id for statement in row.statements],
        "words": [citation(statement.citation) for statement in row.statements],
    }


def conflict(row: Conflict) -> Json:
    """Two passages that cannot both be right."""
    return {
        "about": row.about,
        "kind": row.kind,
        "issue": row.issue,
        "why": row.why,
        "weight": row.weight,
        "words": [citation(row.a), citation(row.b)],
    }


def _expired(row: Expired) -> Json:
    return {
        "party": row.statement.party,
        "issue": row.statement.issue,
        "day": row.day,
        "statement": row.statement.id,
        "words": citation(row.statement.citation),
    }
