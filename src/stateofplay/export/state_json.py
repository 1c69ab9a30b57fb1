"""`state.json`: the whole state of play as one JSON object, to the letter of docs/state.md, and back."""

from __future__ import annotations

from dataclasses import replace

from stateofplay import __version__
from stateofplay.errors import Place
from stateofplay.export.json_forms import Json, citation, encode, number, span
from stateofplay.export.state_load import SCHEMA, loads
from stateofplay.model import (
    Cell,
    Check,
    Codebook,
    Conflict,
    Copy,
    Event,
    Figure,
    IssueStatus,
    Merge,
    Movement,
    Notice,
    Occurrence,
    Party,
    ReportCard,
    State,
    Statement,
    Tally,
    Verdict,
)

__all__ = ["SCHEMA", "dumps", "loads"]


def dumps(state: State) -> str:
    """The state as JSON text: UTF-8 can hold it, equal states give equal text, and it ends in a line end."""
    return encode(document(state), indent=1) + "\n"


def document(state: State) -> Json:
    """The state as the object that `dumps` writes."""
    return {
        "schema": SCHEMA,
        "generator": {"name": "stateofplay", "version": __version__},
        "negotiation": state.codebook.negotiation,
        "as_of": state.as_of,
        "codebook": _codebook(state.codebook),
        "reports": [_report(card) for card in state.reports],
        "statements": [_statement(statement) for statement in state.statements],
        "cells": [cell(row) for row in state.cells],
        "status": [_status(status) for status in state.status],
        "figures": [_figure(figure) for figure in state.figures],
        "events": [_event(event) for event in state.events],
        "retellings": [list(retelling.statements) for retelling in state.retellings],
        "retelling_reasons": [retelling.reason for retelling in state.retellings],
        "retelling_merges": [[_merge(merge) for merge in retelling.merges] for retelling in state.retellings],
        "retelling_origins": [retelling.origin for retelling in state.retellings],
        "conflicts": [_conflict(conflict) for conflict in state.conflicts],
        "copies": [_copy(copy) for copy in state.copies],
        "movements": [movement(row) for row in state.movements],
        "occurrences": [_occurrence(occurrence) for occurrence in state.occurrences],
        "checks": [_check(check) for check in state.checks],
        "tallies": [_tally(tally) for tally in state.tallies],
        "verdicts": [_verdict(verdict) for verdict in state.verdicts],
        "notices": [_notice(notice) for notice in state.notices],
    }


def _codebook(codebook: Codebook) -> Json:
    return {
        "parties": [_party(party) for party in codebook.parties],
        "issues": [
            {"id": issue.id, "title": issue.title, "proposition": issue.proposition, "terms": list(issue.terms)}
            for issue in codebook.issues
        ],
    }


def _party(party: Party) -> Json:
    return {
        "id": party.id,
        "name": party.name,
        "aliases": list(party.aliases),
        "members": [
            {"name": actor.name, "role": actor.role, "aliases": list(actor.aliases), "wikidata": actor.wikidata}
            for actor in party.members
        ],
        "wikidata": party.wikidata,
    }


def _report(card: ReportCard) -> Json:
    return {
        "id": card.id,
        "outlet": card.outlet,
        "published": str(card.published) if card.published else None,
        "title": card.title,
        "words": card.words,
        "set_aside": card.set_aside,
    }


def _statement(statement: Statement) -> Json:
    return {
        "id": statement.id,
        "report": statement.report,
        "evidence": span(statement.evidence),
        "source": span(statement.source),
        "cue": span(statement.cue),
        "speaker": statement.speaker,
        "party": statement.party,
        "sourcing": str(statement.sourcing),
        "via": statement.via,
        "issue": statement.issue,
        "stance": str(statement.stance),
        "condition": "" if statement.condition is None else statement.condition.exact,
        "condition_span": span(statement.condition),
        "red_line": statement.red_line,
        "past": statement.past,
        "told_by": statement.told_by,
        "confidence": statement.confidence,
        "reasons": list(statement.reasons),
        "anonymity": span(statement.anonymity),
        "sources": statement.sources,
        "expires": span(statement.expires),
        "sentence": span(statement.sentence),
    }


def cell(row: Cell) -> Json:
    """A cell as `dumps` writes it."""
    return {
        "party": row.party,
        "issue": row.issue,
        "stance": str(row.stance),
        "as_of": row.as_of,
        "statements": list(row.statements),
        "sources": row.sources,
        "reports": row.reports,
        "red_line": row.red_line,
        "conditional": row.conditional,
        "contradicted": row.contradicted,
        "moved_from": str(row.moved_from) if row.moved_from else None,
    }


def _status(status: IssueStatus) -> Json:
    return {
        "issue": status.issue,
        "status": str(status.status),
        "statements": list(status.statements),
        "evidence": [citation(cited) for cited in status.evidence],
        "inferred": status.inferred,
    }


def _figure(figure: Figure) -> Json:
    return {
        "id": _figure_id(figure),
        **citation(figure.citation),
        "value": number(figure.value),
        "unit": figure.unit,
        "bound": figure.bound,
        "claimant": figure.claimant,
        "counts": figure.counts,
        "as_of": figure.as_of,
    }


def _figure_id(figure: Figure) -> str:
    """The figure's id as it is after reading back: a number that JSON cannot say comes back as none."""
    return figure.id if number(figure.value) is not None else replace(figure, value=float("nan")).id


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        **citation(event.citation),
        "date": event.date,
        "precision": event.precision if event.date.count("-") <= 2 or "/" in event.date else "",
        "place": event.place,
        "kind": str(event.kind),
        "parties": list(event.parties),
    }


def _merge(merge: Merge) -> Json:
    return {
        "a": merge.a,
        "b": merge.b,
        "score": None if merge.score is None else number(merge.score),
        "features": [{"name": name, "weight": number(weight)} for name, weight in merge.features],
        "reason": merge.reason,
    }


def _conflict(conflict: Conflict) -> Json:
    return {
        "a": citation(conflict.a),
        "b": citation(conflict.b),
        "about": conflict.about,
        "kind": conflict.kind,
        "issue": conflict.issue,
        "statements": list(conflict.statements),
        "why": conflict.why,
        "weight": conflict.weight,
    }


def _copy(copy: Copy) -> Json:
    return {
        "report": copy.report,
        "of": copy.of,
        "kind": str(copy.kind),
        "score": copy.score,
        "direction": copy.direction,
        "passages": [{"copy": citation(own), "original": citation(other)} for own, other in copy.passages],
    }


def _occurrence(occurrence: Occurrence) -> Json:
    return {
        "events": [event.id for event in occurrence.events],
        "kind": str(occurrence.kind),
        "date": occurrence.date,
        "place": occurrence.place,
        "parties": list(occurrence.parties),
        "state": str(occurrence.state) if occurrence.state else None,
        "reason": occurrence.reason,
    }


def _check(check: Check) -> Json:
    return {
        "figures": [_figure_id(figure) for figure in check.figures],
        "kind": check.kind,
        "holds": check.holds,
        "working": check.working,
    }


def _tally(tally: Tally) -> Json:
    return {
        "counts": tally.counts,
        "unit": tally.unit,
        "figures": [_figure_id(figure) for figure in tally.figures],
        "agrees": tally.agrees,
    }


def movement(row: Movement) -> Json:
    """A movement as `dumps` writes it."""
    return {
        "party": row.party,
        "issue": row.issue,
        "before": str(row.before),
        "after": str(row.after),
        "before_date": row.before_date,
        "after_date": row.after_date,
        "before_statement": row.before_statement,
        "after_statement": row.after_statement,
    }


def _verdict(verdict: Verdict) -> Json:
    return {
        "statement": verdict.statement,
        "action": str(verdict.action),
        "who": list(verdict.who),
        "against": list(verdict.against),
        "recorded": verdict.recorded,
        "why": verdict.why,
        "flagged": verdict.flagged,
        "is_kept": verdict.is_kept,
        "read": verdict.read,
    }


def _notice(notice: Notice) -> Json:
    return {"level": str(notice.level), "problem": notice.problem, "place": _place(notice.place), "remedy": notice.remedy}


def _place(place: Place) -> Json:
    return {"file": place.file, "line": place.line, "column": place.column, "key": place.key}
