"""The timeline as one JSON object, to the letter of docs/over-time.md."""

from __future__ import annotations

from typing import Final

from stateofplay.export.json_forms import Json, citation, encode
from stateofplay.model import Citation, DeadlineState, Occurrence, State
from stateofplay.picture.timeline import Day, Entry, Happening, Only, Position, Timeline

SCHEMA: Final = "stateofplay-timeline/1"


def dumps(state: State, found: Timeline, only: Only | None = None) -> str:
    """The timeline as JSON text that ends in a line end."""
    chosen = only or Only()
    made: Json = {
        "schema": SCHEMA,
        "negotiation": state.codebook.negotiation,
        "as_of": found.as_of,
        "only": {"issue": chosen.issue, "party": chosen.party, "from": chosen.start, "to": chosen.end},
        "days": [_day(day) for day in found.days],
        "ahead": [_day(day) for day in found.ahead],
    }
    return encode(made, indent=1) + "\n"


def _day(day: Day) -> Json:
    return {"date": day.date, "entries": [_entry(entry) for entry in day.entries]}


def _entry(entry: Entry) -> Json:
    if isinstance(entry, Happening):
        return {"what": "event", **occurrence(entry.occurrence)}
    return {"what": "moved" if entry.before else "stance", **position(entry)}


def occurrence(row: Occurrence) -> Json:
    """An event: what, when, where, who, and the passages that tell of it."""
    return {
        "kind": str(row.kind),
        "date": row.date,
        "place": row.place,
        "parties": list(row.parties),
        "state": str(row.state) if row.state else None,
        "inferred": row.state is DeadlineState.EXTENDED,
        "reports": list(dict.fromkeys(event.report for event in row.events)),
        "evidence": [citation(event.citation) for event in row.events],
    }


def position(row: Position) -> Json:
    """A stance that is new or changed, and the words."""
    return {
        "date": row.date,
        "party": row.party,
        "issue": row.issue,
        "stance": str(row.stance),
        "words": citation(row.cited),
        "statement": row.statement.id if row.statement else None,
        "uncertain": row.is_uncertain,
        "before": str(row.before) if row.before else None,
        "before_date": row.before_date,
        "before_words": _maybe(row.cited_before),
    }


def _maybe(cited: Citation | None) -> Json | None:
    return None if cited is None else citation(cited)
