"""What people's verdicts say about the reader as one JSON object, to the letter of docs/agreement.md."""

from __future__ import annotations

from typing import Final

from stateofplay.export.agreement_json import statement
from stateofplay.export.json_forms import Json, encode
from stateofplay.model import State
from stateofplay.model.corrections import Band, Case, Corrections, Rate

SCHEMA: Final = "stateofplay-corrections/1"


def dumps(state: State, found: Corrections) -> str:
    """What was reviewed as JSON text that ends in a line end."""
    made: Json = {
        "schema": SCHEMA,
        "negotiation": state.codebook.negotiation,
        "who": found.who,
        "reviewed": found.reviewed,
        "as_read": found.as_read,
        "corrected": found.corrected,
        "rejected": found.rejected,
        "missed": found.missed,
        "disputed": found.disputed,
        "unfit": found.unfit,
        "right": {name: [_rate(row) for row in rows] for name, rows in found.rates.items()},
        "confidence": [_band(row) for row in found.bands],
        "errors": [{"field": row.field, "before": row.before, "after": row.after, "n": row.n} for row in found.errors],
        "sample": {"reviewed": found.sure, "open": found.rest, "n": found.open},
        "now": _share(found.now),
        "cases": [_case(row) for row in found.cases],
    }
    return encode(made, indent=1) + "\n"


def _share(row: Rate) -> Json:
    return {"right": row.right, "n": row.n, "share": row.share, "interval": list(row.interval) if row.n else None}


def _rate(row: Rate) -> Json:
    return {"label": row.label, **_share(row)}


def _band(row: Band) -> Json:
    return {"from": row.low, "to": row.high, "said": row.said, **_share(row.rate)}


def _case(row: Case) -> Json:
    read = None if row.read is None else {**statement(row.read), "confidence": row.read.confidence}
    says = None if row.says is None else statement(row.says)
    return {"read": read, "says": says, "who": row.who, "why": row.why, "reader": row.reader}
