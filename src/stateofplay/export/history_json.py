"""The history of a project as one JSON object, and decisions as rows of it."""

from __future__ import annotations

from typing import Final

from stateofplay.export import state_json
from stateofplay.export.json_forms import Json, encode
from stateofplay.model import Codebook, Decision, State, Statement
from stateofplay.model.history import Did, Entry, History

SCHEMA: Final = "stateofplay-history/1"
_NO_BOOK: Final = Codebook("", (), ())


def dumps(found: History) -> str:
    """The entries as JSON text that ends in a line end, the newest first; `total` counts those that were left out too."""
    made: Json = {"schema": SCHEMA, "total": found.total, "entries": [_entry(row) for row in found.entries]}
    return encode(made, indent=1) + "\n"


def _entry(row: Entry) -> Json:
    made: Json = {"did": str(row.did), "recorded": row.recorded}
    match row.did:
        case Did.ADDED:
            reports = [{"id": one, "file": file} for one, file in zip(row.reports, row.files, strict=True)]
            return {**made, "until": row.until, "who": row.who, "reports": reports, "replacing": row.replacing}
        case Did.READ:
            more = {"reader": row.reader, "codebook": row.codebook, "statements": row.statements}
            return {**made, "until": row.until, "reports": list(row.reports), **more}
        case Did.CODEBOOK:
            return {**made, "who": row.who, "codebook": row.codebook, "what": row.what, "why": row.why}
        case Did.DECIDED:
            told = {} if row.decision is None else decision(row.decision)
            gone = row.taken_back
            back = None if gone is None else {"id": gone.id, "who": gone.who, "recorded": gone.recorded}
            return {**made, **told, "what": row.what, "taken_back": back, "unfit": row.unfit}


def decision(row: Decision) -> Json:
    """A decision: what was seen, and what it says instead, null for nothing."""
    return {
        "id": row.id,
        "action": str(row.action),
        "who": row.who,
        "recorded": row.recorded,
        "why": row.why,
        "report": row.report,
        "seen": _statement(row.seen),
        "says": _statement(row.says),
        "passages": [{"report": report, "words": words} for report, words in row.passages],
        "operation": dict(row.operation) or None,
        "undoes": row.undoes,
        "batch": row.batch,
    }


def _statement(row: Statement | None) -> Json | None:
    if row is None:
        return None
    made: Json = state_json.document(State(_NO_BOOK, statements=(row,)))["statements"][0]
    return made
