"""Rows as JSON, and back: spans are offsets alone, so that a row can say nothing that its report does not.

Only what differs from the usual is written, since there may be a million rows.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from stateofplay.ledger.damage import fits
from stateofplay.model import (
    Attribution,
    Codebook,
    DateMention,
    Event,
    EventKind,
    Figure,
    Form,
    Kind,
    PartialDate,
    Reading,
    Report,
    SetAside,
    Sourcing,
    Span,
    Stance,
    Statement,
    Status,
    StatusClaim,
    TimexType,
)
from stateofplay.model.codebook import Actor, Issue, Party

Row = dict[str, Any]
_SPANS: Final = ("source", "cue", "condition", "anonymity", "expires")
_WORDS: Final = ("speaker", "via", "told_by")
_FLAGS: Final = ("red_line", "past")
_LEVEL: Final = 6


def encode(value: object) -> str:
    """Compact JSON in one order, so that equal values give equal text."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"), sort_keys=True)


@fits
def decode(text: str) -> Any:  # noqa: ANN401 - whatever the row holds
    """What `encode` wrote."""
    return json.loads(text)


def statement_row(row: Statement) -> Row:
    """A statement without its report; the columns issue, party, stance and confidence are in it too."""
    body: Row = {
        "at": [row.evidence.start, row.evidence.end],
        "in": [row.sentence.start, row.sentence.end],
        "issue": row.issue,
        "party": row.party,
        "stance": str(row.stance),
        "sourcing": str(row.sourcing),
        "confidence": row.confidence,
    }
    for name in _SPANS:
        words: Span | None = getattr(row, name)
        if words is not None:
            body[name] = [words.start, words.end]
    body |= {name: getattr(row, name) for name in (*_WORDS, *_FLAGS) if getattr(row, name)}
    if row.reasons:
        body["reasons"] = list(row.reasons)
    if row.sources:
        body["sources"] = row.sources
    return body


@fits
def statement(report: str, text: str, body: Mapping[str, Any]) -> Statement:
    """The statement of a row, in a report of that id and text.

    Raises:
        ValueError, KeyError: the row does not fit the text.
    """
    more: dict[str, Any] = {name: _span(text, body[name]) for name in _SPANS if name in body}
    more |= {name: body.get(name, "") for name in _WORDS} | {name: body.get(name, False) for name in _FLAGS}
    return Statement(
        report=report,
        evidence=_span(text, body["at"]),
        sentence=_span(text, body["in"]),
        issue=body["issue"],
        stance=Stance(body["stance"]),
        party=body["party"],
        sourcing=Sourcing(body["sourcing"]),
        confidence=body["confidence"],
        reasons=tuple(body.get("reasons", ())),
        sources=body.get("sources", 0),
        **more,
    )


def layers(reading: Reading) -> bytes:
    """What a reading holds beside its statements, packed."""
    rows = {
        "claims": [_claim_row(row) for row in reading.claims],
        "figures": [_figure_row(row) for row in reading.figures],
        "events": [_event_row(row) for row in reading.events],
        "attributions": [_attribution_row(row) for row in reading.attributions],
        "dates": [[row.span.start, row.span.end, str(row.timex), row.value] for row in reading.dates],
    }
    return zlib.compress(encode(rows).encode("ascii"), _LEVEL)


@fits
def reading(report: Report, statements: Sequence[Statement], packed: bytes) -> Reading:
    """The reading of a report; raises ValueError, KeyError or zlib.error where the rows do not fit it."""
    rows = decode(zlib.decompress(packed).decode("ascii"))
    text = report.text
    return Reading(
        report=report,
        statements=tuple(statements),
        claims=tuple(_claim(report, row) for row in rows["claims"]),
        figures=tuple(_figure(report, row) for row in rows["figures"]),
        events=tuple(_event(report, row) for row in rows["events"]),
        attributions=tuple(_attribution(text, row) for row in rows["attributions"]),
        dates=tuple(DateMention(Span.of(text, a, b), TimexType(kind), value) for a, b, kind, value in rows["dates"]),
    )


def report_key(report: Report) -> str:
    """Sixteen hex digits that derive from what the report says and what is known of it, not from the name of its file."""
    parts = (report.outlet, str(report.published or ""), report.title, report.url, report.text)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def layout_row(report: Report) -> Row:
    """Which stretches of a report are set aside or headings."""
    return {
        "aside": [[row.span.start, row.span.end, row.reason] for row in report.set_aside],
        "headings": [[row.start, row.end] for row in report.headings],
    }


@fits
def report(name: str, columns: Mapping[str, Any]) -> Report:
    """The report of a row; raises ValueError or KeyError where its layout does not fit its text."""
    layout, text = decode(columns["layout"]), columns["text"]
    return Report(
        id=name,
        text=text,
        outlet=columns["outlet"],
        published=PartialDate(columns["published"]) if columns["published"] else None,
        title=columns["title"],
        url=columns["url"],
        set_aside=tuple(SetAside(Span.of(text, a, b), reason) for a, b, reason in layout["aside"]),
        headings=tuple(Span.of(text, a, b) for a, b in layout["headings"]),
    )


def codebook_row(book: Codebook) -> Row:
    """A codebook, in the order of its file."""
    return {
        "negotiation": book.negotiation,
        "parties": [
            {
                "id": party.id,
                "name": party.name,
                "aliases": list(party.aliases),
                "members": [[one.name, one.role, list(one.aliases), one.wikidata] for one in party.members],
                "wikidata": party.wikidata,
            }
            for party in book.parties
        ],
        "issues": [[one.id, one.title, one.proposition, list(one.terms)] for one in book.issues],
    }


@fits
def codebook(row: Mapping[str, Any]) -> Codebook:
    """The codebook of a row."""
    return Codebook(
        row["negotiation"],
        tuple(
            Party(
                one["id"],
                one["name"],
                tuple(one["aliases"]),
                tuple(Actor(name, role, tuple(aliases), wikidata) for name, role, aliases, wikidata in one["members"]),
                one["wikidata"],
            )
            for one in row["parties"]
        ),
        tuple(Issue(key, title, proposition, tuple(terms)) for key, title, proposition, terms in row["issues"]),
    )


def _span(text: str, at: Sequence[int]) -> Span:
    return Span.of(text, at[0], at[1])


def _maybe(text: str, at: Sequence[int] | None) -> Span | None:
    return None if at is None else _span(text, at)


def _at(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _claim_row(row: StatusClaim) -> list[Any]:
    return [_at(row.evidence), _at(row.sentence), row.issue, str(row.status), _at(row.source)]


def _claim(report: Report, row: Sequence[Any]) -> StatusClaim:
    at, sentence, issue, status, source = row
    text = report.text
    return StatusClaim(report.id, _span(text, at), _span(text, sentence), issue, Status(status), _maybe(text, source))


def _figure_row(row: Figure) -> list[Any]:
    return [_at(row.evidence), row.value, row.unit, row.bound, row.claimant, row.counts, row.as_of]


def _figure(report: Report, row: Sequence[Any]) -> Figure:
    at, value, unit, bound, claimant, counts, as_of = row
    return Figure(report.id, _span(report.text, at), value, unit, bound, claimant, counts, as_of)


def _event_row(row: Event) -> list[Any]:
    return [_at(row.evidence), row.date, str(row.kind), row.place, list(row.parties)]


def _event(report: Report, row: Sequence[Any]) -> Event:
    at, date, kind, place, parties = row
    return Event(report.id, _span(report.text, at), date, EventKind(kind), place, tuple(parties))


def _attribution_row(row: Attribution) -> list[Any]:
    parts = [[_at(span) for span in spans] for spans in (row.source, row.cue, row.content)]
    rest = [row.speaker, _at(row.antecedent), row.confidence, row.is_nominal, row.is_nested]
    return [*parts, str(row.form), str(row.kind), *rest]


def _attribution(text: str, row: Sequence[Any]) -> Attribution:
    source, cue, content, form, kind, speaker, antecedent, confidence, nominal, nested = row
    return Attribution(
        source=tuple(_span(text, at) for at in source),
        cue=tuple(_span(text, at) for at in cue),
        content=tuple(_span(text, at) for at in content),
        form=Form(form),
        kind=Kind(kind),
        speaker=speaker,
        antecedent=_maybe(text, antecedent),
        confidence=confidence,
        is_nominal=nominal,
        is_nested=nested,
    )
