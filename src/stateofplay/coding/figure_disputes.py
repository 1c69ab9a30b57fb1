"""Which quantities a party could deny: not time gone by, ages, head counts of sources, or idioms."""

from __future__ import annotations

from typing import Final

from stateofplay.language.calendar import PLURALS, UNITS
from stateofplay.language.quantities_measures import is_measure
from stateofplay.language.quantities_money import is_money
from stateofplay.language.wordset import words
from stateofplay.model.document import Document, Quantity

_TIME: Final = frozenset(UNITS) | frozenset(PLURALS)
_CLOCK: Final = words("second seconds minute minutes hour hours night nights")
_TERM_BEFORE: Final = words(
    "guarantee guarantees guaranteed guaranteeing within minimum extend extended extending extension grant "
    "granted granting cap capped "
    "limit limited promise promised pledge pledged offer offered demand demanded demands require required "
    "requires seek seeking sought "
    "propose proposed wants want every"
)
_TERM_AFTER: Final = words(
    "work pay labor labour leave notice vacation severance employment wages holiday salary training truce "
    "ceasefire cease pause extension "
    "window transition moratorium suspension freeze grace halt transitional implementation lull phase stock "
    "supply supplies inventory reserves cover coverage"
)
_WITNESSES: Final = words(
    "sides parties officials sources executives leaders ministers diplomats aides negotiators envoys presidents "
    "reporters journalists "
    "analysts experts friends colleagues delegates governments teams delegations men women strikes wars "
    "countries nations rounds meetings "
    "sessions statements unions companies capitals outlets newspapers others lawmakers questions reasons ways "
    "things times issues topics "
    "documents mediators advisers advisors chiefs heads spokesmen figures camps groups neighbors neighbours "
    "allies rivals powers "
    "heavyweights economies brothers daughters sons children texts versions drafts options parts halves steps stages areas"
)
_FAMILIAR: Final = words("familiar briefed close with who involved involved near inside")
_DEFINITE: Final = words("the these those both")
_BODIES: Final = words(
    "members people persons nations countries states stories storeys pages ways parts seats sides parties rooms beds"
)
_SHARES: Final = frozenset(("percent", "share", "percentage points", "basis points"))
_TERMS: Final = words(
    "contract contracts lease leases licence licences license licenses deal agreement term terms cap freeze "
    "guarantee limit ban floor "
    "minimum maximum plan offer proposal bid demand extension commitment promise pledge mandate tenure ceiling "
    "embargo exemption accord "
    "pact treaty settlement schedule timetable notice warranty subsidy concession franchise truce ceasefire period transition"
)
_PROMISES: Final = words(
    "would will must should shall could may might to plan plans offer offers offered proposal proposals propose "
    "proposes proposed demand "
    "demands want wants insist insists insisted limit floor minimum maximum cap freeze frozen lease licence "
    "licences license licenses "
    "contract guarantee guaranteed promise promised pledge pledged term terms named agreed accept accepts allow "
    "allows seek seeks ask asks "
    "asking call calls spread holds keep stay remain unless until if until no more than under run runs"
)
_LAPSED: Final = words(
    "last past previous since after first recent ago already almost nearly took lasted spent been ended began served"
)
_ENDED: Final = words("ran expired expires ended lapsed runs")
_LENGTH_BEFORE: Final = words("for over in of to within than under about at is was named be beyond until on least most")
_PAST: Final = words("ago earlier later after before since")
_AGES: Final = words("old olds yo")


def is_disputable(document: Document, quantity: Quantity) -> bool:  # noqa: PLR0911 - one return for each form
    """Whether the number is one that a party could deny, not time gone by, a head count of sources or an idiom."""
    first, last = document.tokens_in(quantity.span.start, quantity.span.end)
    tokens = document.tokens
    at = document.sentence_at(quantity.span.start)
    opens = document.sentences[at].first if at >= 0 else 0
    before = [token.lower for token in tokens[max(opens, first - 6) : first]]
    after = [token.lower for token in tokens[last : last + 4]]
    exact = quantity.span.exact
    spelled = not any(mark.isdigit() for mark in exact)
    base = quantity.unit.partition(" per ")[0]
    unit = base.split()[-1].lower() if base else ""
    if unit.endswith("hertz") and "-" in exact:
        return False  # the name of a band, not a level
    if base in _SHARES or is_money(base):
        return not (quantity.value == 0.5 and any(word in _TIME for word in after[:3]))
    if unit in _TIME:
        return not _is_age(exact, before, after) and _is_term(quantity, before, after, unit)
    if not unit or (unit not in exact.lower() and not is_measure(base) and unit.removesuffix("s") not in exact.lower()):
        return _is_bare_figure(quantity, before, after, spelled=spelled)
    if _is_joined(exact, unit) and (unit in _BODIES or (spelled and unit != "points")):
        return False
    if unit in {"people", "persons", "sources", "officials"} and after and after[0] in _FAMILIAR:
        return False
    if unit in _WITNESSES and quantity.value < 10 and not quantity.bound:
        return False
    if quantity.value <= 2 and not quantity.bound and (spelled or unit in _WITNESSES):
        return False
    return not (spelled and quantity.value < 10 and not quantity.bound and before[-1:] and before[-1] in _DEFINITE)


def _is_joined(exact: str, unit: str) -> bool:
    """Whether a hyphen joins the number and its unit ("20-point plan", but not "thirty-five ships")."""
    return f"-{unit.removesuffix('s')[:3]}" in exact.lower() or (
        unit in _BODIES and "-" in exact and not exact.lower().endswith(unit)
    )


def _is_age(exact: str, before: list[str], after: list[str]) -> bool:
    """Whether years are those of an age: "42-year-old", "Lind, 54,", "aged 30"."""
    said = exact.lower().replace("-", " ").split()
    if _AGES & set(said) or said[-2:] == ["of", "age"] or after[:1] == ["old"]:
        return True
    if any(word.strip("s") in _TIME for word in said):
        return False
    return before[-1:] in ([","], ["aged"], ["age"]) or before[-2:] == ["age", "of"] or (before[-1:] in (["is"], ["was"]))


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
    if after[:1] and after[0] in _PAST:
        return False
    if _is_promised(quantity, before, after):
        return True
    if (
        before[-1:] == ["within"]
        or (before[-1:] == ["from"] and after[:1] == ["to"])
        or (before[-1:] == ["to"] and "from" in before)
    ):
        return True
    bounded = quantity.bound in {"at_least", "at_most"} and unit not in {"year", "years", "decade", "decades"}
    return bounded or (bool(_TERM_BEFORE & set(before)) and "-" not in quantity.span.exact)


def _is_promised(quantity: Quantity, before: list[str], after: list[str]) -> bool:
    """Whether words around a length make it one that is to come: "over six years", "a five-year price cap"."""
    if (
        _LAPSED & set(before[-4:])
        or _ENDED & set(after)
        or before[-2:-1] in (["percent"], ["%"], ["cent"])
        or (after[:1] and after[0] in {"of", "in"} and after[1:2] and after[1] in _LAPSED)
    ):
        return False
    if "-" in quantity.span.exact:
        return bool(_TERMS & set(after[:2]))
    if not before or before[-1] not in _LENGTH_BEFORE:
        return bool(after[:3]) and after[0] in {"is", "was", "would"} and bool(_TERMS & set(after[:4]))
    return bool(_PROMISES & set(before[:-1])) or bool(_TERMS & set(before[:-1]))


def _is_bare_figure(quantity: Quantity, before: list[str], after: list[str], *, spelled: bool) -> bool:
    if spelled and quantity.unit and before[-1:] == ["to"] and "from" in before:
        return quantity.value > 2
    if spelled:
        return quantity.value > 2 and (bool(quantity.bound) or (after[:1] == ["of"] and after[1:2] != ["all"]))
    if before[-1:] and before[-1] in {"turns", "turned", "turning", "nearly", "just"} and quantity.value < 120:
        return False
    return quantity.value > 2 or "." in quantity.span.exact
