"""A string read for who says what, and the answer as plain words."""

from __future__ import annotations

from stateofplay.attribution import attribute
from stateofplay.language.analyse import document as layers
from stateofplay.model import Attribution, Context, Document, PartialDate, Report


def document(text: str) -> Document:
    """The text as a report of Monday 3 March 2025, with its attributions."""
    return next(iter(attribute([layers(Report("r", text, published=PartialDate("2025-03-03")))], Context())))


def attributions(text: str) -> tuple[Attribution, ...]:
    """All attributions of the text, in its order."""
    return document(text).attributions


def words(spans) -> str:
    """The words of a role; a role in two parts is written with a bar between."""
    return " | ".join(span.exact for span in spans)


def triples(text: str) -> list[tuple[str, str, str]]:
    """(source, cue, content) of each attribution."""
    return [(words(a.source), words(a.cue), words(a.content)) for a in attributions(text)]


def speakers(text: str) -> list[str]:
    """Whom each attribution is traced to."""
    return [a.speaker for a in attributions(text)]
