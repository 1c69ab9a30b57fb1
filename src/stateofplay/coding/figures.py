"""Figures that someone could dispute: counts, shares, sums, levels and numbered terms, with who puts them forward."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from stateofplay.coding.figure_disputes import is_disputable
from stateofplay.coding.figure_scope import as_of, counts
from stateofplay.model.attribution import Attribution
from stateofplay.model.document import Document
from stateofplay.model.facts import Figure
from stateofplay.model.span import Span

_NESTED = 12
_PRONOUNS = frozenset("he she it they we i you who which that this these those one".split())


def find(document: Document) -> tuple[Figure, ...]:
    """The figures of a document in the order of the text, those of headings and set-aside blocks left out."""
    return tuple(_figures(document))


def _figures(document: Document) -> Iterator[Figure]:
    claims = sorted(
        ((content, index) for index, claim in enumerate(document.attributions) for content in claim.content),
        key=lambda pair: (pair[0].start, pair[1]),
    )
    for quantity in document.quantities:
        if not _is_read(document, quantity.span) or not is_disputable(document, quantity):
            continue
        holding = _holding(document.attributions, claims, quantity.span)
        yield Figure(
            report=document.report.id,
            evidence=quantity.span,
            value=quantity.value,
            unit=quantity.unit,
            bound=quantity.bound,
            claimant=_claimant(holding),
            counts=counts(document, quantity),
            as_of=as_of(document, quantity.span, holding.content if holding else ()),
        )


def _is_read(document: Document, span: Span) -> bool:
    at = document.sentence_at(span.start)
    return at < 0 or document.paragraphs[document.sentences[at].paragraph].kind in {"text", "list"}


def _holding(attributions: Sequence[Attribution], contents: Sequence[tuple[Span, int]], span: Span) -> Attribution | None:
    """The outermost attribution whose content holds the figure; None where the report itself says it."""
    last = bisect_right(contents, span.start, key=lambda pair: pair[0].start)
    holding = [attributions[index] for content, index in contents[max(0, last - _NESTED) : last] if content.covers(span)]
    return max(holding, key=lambda claim: sum(len(content) for content in claim.content)) if holding else None


def _claimant(outer: Attribution | None) -> str:
    """Its source as written, a pronoun by the one it stands for; "" where nobody is named."""
    if outer is None or not outer.source:
        return ""
    words = outer.source[0].exact
    if words.lower() in _PRONOUNS:
        return outer.antecedent.exact if outer.antecedent else outer.speaker
    return words
