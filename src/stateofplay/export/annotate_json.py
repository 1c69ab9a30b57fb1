"""One report's layers as one JSON object on one line, to the letter of `stateofplay-annotate/1`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from stateofplay.export.json_forms import Json, encode, escaped, number, span, words_of
from stateofplay.model import Attribution, DateMention, Document, Mention, Quantity, Span

SCHEMA: Final = "stateofplay-annotate/1"

_LINE_ENDS: Final = re.compile("[\x85\u2028\u2029]")


def dumps(document: Document) -> str:
    """The layers as one line of JSON that UTF-8 can hold, without a line end."""
    # Readers that split at every Unicode line end would otherwise see two lines.
    return _LINE_ENDS.sub(escaped, encode(_document(document)))


def _document(document: Document) -> Json:
    report = document.report
    return {
        "schema": SCHEMA,
        "report": report.id,
        "outlet": report.outlet,
        "title": report.title,
        "published": str(report.published) if report.published else None,
        "text": report.text,
        "paragraphs": [{"start": row.start, "end": row.end, "kind": row.kind} for row in document.paragraphs],
        "sentences": [{"start": row.start, "end": row.end} for row in document.sentences],
        "quotations": [{**words_of(row.span), "depth": row.depth} for row in document.quotations],
        "mentions": [_mention(mention) for mention in document.mentions],
        "dates": [_date(date) for date in document.dates],
        "quantities": [_quantity(quantity) for quantity in document.quantities],
        "attributions": [_attribution(one) for one in document.attributions if not one.is_nested],
        "nested": [_attribution(one) for one in document.attributions if one.is_nested],
        "set_aside": [{**words_of(row.span), "reason": row.reason} for row in report.set_aside],
    }


def _mention(mention: Mention) -> Json:
    return {**words_of(mention.span), "type": str(mention.type), "title": span(mention.title)}


def _date(date: DateMention) -> Json:
    return {**words_of(date.span), "timex": str(date.timex), "value": date.value}


def _quantity(quantity: Quantity) -> Json:
    return {**words_of(quantity.span), "value": number(quantity.value), "unit": quantity.unit, "bound": quantity.bound}


def _attribution(attribution: Attribution) -> Json:
    return {
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
        "form": str(attribution.form),
        "speaker": attribution.speaker,
        "kind": str(attribution.kind),
        "antecedent": span(attribution.antecedent),
        "confidence": attribution.confidence,
    }


def _spans(spans: Iterable[Span]) -> list[Json | None]:
    return [span(words) for words in spans]
