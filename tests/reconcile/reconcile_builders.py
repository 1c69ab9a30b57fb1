"""Readings made by hand: a text, and what is said to be read from it."""

from __future__ import annotations

from pathlib import Path

from stateofplay.model import (
    Attribution,
    Figure,
    Form,
    PartialDate,
    Reading,
    Report,
    SetAside,
    Sourcing,
    Span,
    Stance,
    Statement,
)


def span(text, words, nth=0):
    """The nth place where the words stand in the text."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span.of(text, at, at + len(words))


def sentence(text, at):
    """The sentence around an offset, as far as stops and line ends tell."""
    low = max(text.rfind(mark, 0, at) for mark in (". ", "\n", "? ")) + 1
    high = min((found for found in (text.find(mark, at) for mark in (". ", ".\n", "\n")) if found >= 0), default=len(text) - 1)
    while text[low].isspace():
        low += 1
    return Span.of(text, low, high + 1)


def statement(report, row):
    """The statement of a row (evidence, issue, party, stance[, source[, other fields]]).

    The source stands somewhere in the text; without one it is the report's own voice.
    """
    evidence, issue, party, stance, source, rest = (*row, *("", {})[len(row) - 4 :])
    place = span(report.text, evidence)
    fields = {"sourcing": "named", **rest}
    fields["sourcing"] = Sourcing(fields["sourcing"]) if source else Sourcing.NONE
    if "condition" in fields:
        fields["condition"] = span(report.text, fields["condition"])
    return Statement(
        report=report.id,
        evidence=place,
        sentence=sentence(report.text, place.start),
        issue=issue,
        stance=Stance(stance),
        party=party,
        source=span(report.text, source) if source else None,
        speaker=source if fields["sourcing"] is Sourcing.NAMED else "",
        **fields,
    )


def figure(report, evidence, value, unit, **rest):
    """A figure on `evidence`."""
    return Figure(report=report.id, evidence=span(report.text, evidence), value=value, unit=unit, **rest)


def attribution(report, source, cue, content, nth=0):
    """An attribution: who, the cue, what."""
    return Attribution(
        source=(span(report.text, source, nth),),
        cue=(span(report.text, cue),),
        content=(span(report.text, content),),
        form=Form.INDIRECT,
        speaker=source,
    )


def report(report_id, text, published="2031-03-04", aside=()):
    """A report; the words of `aside` are set aside."""
    return Report(
        id=report_id,
        text=text,
        published=PartialDate(published) if published else None,
        set_aside=tuple(SetAside(span(text, words), "prompt") for words in aside),
    )


def reading(made, rows=(), figures=(), attributions=()):
    """A reading of a report; its statements are given as the rows that `statement` takes."""
    statements = sorted((statement(made, row) for row in rows), key=lambda row: row.evidence)
    return Reading(report=made, statements=tuple(statements), figures=tuple(figures), attributions=tuple(attributions))


def _text(name):
    return (Path(__file__).parent / "texts" / name).read_text(encoding="utf-8").rstrip("\n")


DOCKS = _text("docks.txt")
DOCKS_SPUN = _text("docks_spun.txt")
"""The same with half of its words swapped."""
DOCKS_OTHER = _text("docks_other.txt")
"""Another reporter's story of the same day, with one quotation in common."""
