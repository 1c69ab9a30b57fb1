"""Figures that someone could dispute: counts, shares, sums, levels and numbered terms, with who puts them forward."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from stateofplay.language.calendar import PLURALS, UNITS
from stateofplay.model.attribution import Attribution
from stateofplay.model.document import Document, Quantity
from stateofplay.model.facts import Figure
from stateofplay.model.span import Span

_TIME = frozenset(UNITS) | frozenset(PLURALS)
_CLOCK = frozenset("second seconds minute minutes hour hours night nights".split())
_TERM_BEFORE = frozenset(
    "guarantee guarantees guaranteed guaranteeing within minimum extend extended extending extension grant granted "
    "granting cap capped "
    "limit limited promise promised pledge pledged offer offered demand demanded demands require required requires seek "
    "seeking sought "
    "propose proposed wants want every".split()
)
_TERM_AFTER = frozenset(
    "work pay labor labour leave notice vacation severance employment wages holiday salary training truce ceasefire cease "
    "pause extension "
    "window transition moratorium suspension freeze grace halt transitional implementation lull phase".split()
)
_WITNESSES = frozenset(
    "sides parties officials sources executives leaders ministers diplomats aides negotiators envoys presidents reporters "
    "journalists "
    "analysts experts friends colleagues delegates governments teams delegations men women strikes wars countries nations "
    "rounds meetings "
    "sessions statements unions companies capitals outlets newspapers others lawmakers questions reasons ways "
    "things times issues "
    "topics documents mediators advisers advisors chiefs heads spokesmen figures camps groups neighbors neighbours allies "
    "rivals powers "
    "heavyweights economies brothers daughters sons children texts versions drafts options parts halves steps stages "
    "areas".split()
)
_FAMILIAR = frozenset("familiar briefed close with who involved involved near inside".split())
_DEFINITE = frozenset("the these those both".split())
_BODIES = frozenset(
    "members people persons nations countries states stories storeys pages ways parts seats sides parties rooms beds".split()
)
_MONEY_OR_SHARE = frozenset("percent share dollars euros pounds yen yuan rubles rupees francs pesos".split()) | {
    "percentage points", "basis points"
}  # fmt: skip
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
        if not _is_read(document, quantity.span) or not _is_disputable(document, quantity):
            continue
        yield Figure(
            report=document.report.id,
            evidence=quantity.span,
            value=quantity.value,
            unit=quantity.unit,
            bound=quantity.bound,
            claimant=_claimant(document.attributions, claims, quantity.span),
        )


def _is_read(document: Document, span: Span) -> bool:
    at = document.sentence_at(span.start)
    return at < 0 or document.paragraphs[document.sentences[at].paragraph].kind in {"text", "list"}


def _is_disputable(document: Document, quantity: Quantity) -> bool:  # noqa: PLR0911 - one return for each form
    """Whether the number is one that a party could deny, not time gone by, a head count of sources or an idiom."""
    first, last = document.tokens_in(quantity.span.start, quantity.span.end)
    tokens = document.tokens
    before = [token.lower for token in tokens[max(0, first - 6) : first]]
    after = [token.lower for token in tokens[last : last + 4]]
    spelled = not any(mark.isdigit() for mark in quantity.span.exact)
    hyphened = "-" in quantity.span.exact and not quantity.unit.startswith("share")
    unit = quantity.unit.split()[-1].lower() if quantity.unit else ""
    if quantity.unit in _MONEY_OR_SHARE:
        return not (quantity.value == 0.5 and any(word in _TIME for word in after[:3]))
    if unit in _TIME:
        return _is_term(quantity, before, after, unit)
    if not unit:
        return _is_bare_figure(quantity, before, after, spelled=spelled)
    if hyphened and (unit in _BODIES or (spelled and unit != "points")):
        return False
    if unit in {"people", "persons", "sources", "officials"} and after and after[0] in _FAMILIAR:
        return False
    if unit in _WITNESSES and quantity.value < 10 and not quantity.bound:
        return False
    if quantity.value <= 2 and not quantity.bound and (spelled or unit in _WITNESSES):
        return False
    return not (spelled and quantity.value < 10 and not quantity.bound and before[-1:] and before[-1] in _DEFINITE)


def _is_term(quantity: Quantity, before: list[str], after: list[str], unit: str) -> bool:  # noqa: PLR0911 - one return for each form
    """Whether a length of time is a term of a deal ("10 weeks of work", "within 90 days"), not time that has gone by."""
    inside = {word.strip(",.") for word in quantity.span.exact.lower().replace("-", " ").split()}
    if unit in _CLOCK:
        if unit.startswith("hour") and ("week" in inside or after[:1] == ["week"] or after[:2] == ["a", "week"]):
            return True
        return unit.startswith("hour") and after[:1] in (["a"], ["per"], ["of"]) and bool(_TERM_BEFORE & set(before))
    if "guaranteed" in inside or inside & _TERM_AFTER or (after[:1] and after[0] in _TERM_AFTER):
        return True
    if after[:1] == ["of"] and len(after) > 1 and any(word in _TERM_AFTER for word in after[1:3]):
        return True
    if after[:1] and after[0] in {"ago", "earlier", "later", "after", "before", "since"}:
        return False
    if (
        before[-1:] == ["within"]
        or (before[-1:] == ["from"] and after[:1] == ["to"])
        or (before[-1:] == ["to"] and "from" in before)
    ):
        return True
    bounded = quantity.bound in {"at_least", "at_most"} and unit not in {"year", "years", "decade", "decades"}
    return bounded or (bool(_TERM_BEFORE & set(before)) and "-" not in quantity.span.exact)


def _is_bare_figure(quantity: Quantity, before: list[str], after: list[str], *, spelled: bool) -> bool:
    if spelled:
        return quantity.value > 2 and (bool(quantity.bound) or (after[:1] == ["of"] and after[1:2] != ["all"]))
    if before[-1:] and before[-1] in {"turns", "turned", "turning", "nearly", "just"} and quantity.value < 120:
        return False
    return quantity.value > 2 or "." in quantity.span.exact


def _claimant(attributions: tuple[Attribution, ...], contents: list[tuple[Span, int]], span: Span) -> str:
    """The source of the outermost attribution whose content holds the figure; "" where the report itself says it."""
    last = bisect_right(contents, span.start, key=lambda pair: pair[0].start)
    holding = [attributions[index] for content, index in contents[max(0, last - _NESTED) : last] if content.covers(span)]
    if not holding:
        return ""
    outer = max(holding, key=lambda claim: sum(len(content) for content in claim.content))
    if not outer.source:
        return ""
    words = outer.source[0].exact
    if words.lower() in _PRONOUNS:
        return outer.antecedent.exact if outer.antecedent else outer.speaker
    return words
