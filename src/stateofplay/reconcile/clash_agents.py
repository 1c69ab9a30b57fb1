"""One act with two doers: who left the meeting, who asked for the break, who handed the paper to the press.

An act of these kinds is done once at a meeting, or to a paper. Two reports that give it to two sides cannot both be
right, nor can one that has somebody leave what another says that he was kept from or put out of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from stateofplay.language.wordset import words as listed
from stateofplay.model.reconciled import Conflict, ConflictKind
from stateofplay.reconcile.clash_concepts import topics
from stateofplay.reconcile.clash_days import MEETINGS, about, days_of, pairs
from stateofplay.reconcile.clash_marks import Mark, Weights, mark, spells
from stateofplay.reconcile.passages import Page

_OUT: Final = (
    r"(?:rooms?|tables?|buildings?|meetings?|sessions?|talks|halls?|chambers?|seats?|chairs?|premises|place|conference|round)"
)
_LEFT: Final = re.compile(
    rf"\b(?:left (?:the|his|her|their|its) {_OUT}|walked (?:out|off|away)|storm(?:ed|s) (?:out|off)|w(?:ent|alked) home|"
    rf"stood up and|got up and|(?:and|had|was|were) (?:went|left|gone|departed)(?=[,.;])|quit the {_OUT}|"
    rf"(?:broke|called|breaking) (?:off|up) the {_OUT}|(?:abandoned|deserted) the {_OUT}|departed(?=[,.; ])|"
    rf"marched out|pulled out of the {_OUT})",
    re.IGNORECASE,
)
_PUT_OUT: Final = re.compile(
    r"\b(?:(?:turned|threw|thrown|put|shown|showed|sent|ordered|driven|shut|kept|locked|pushed|forced|"
    r"told) (?:\w+ ){0,3}?(?:out|home|away|the door)\b|"
    r"asked (?:\w+ ){0,2}?to leave|(?:excluded|ejected|expelled|barred|evicted|removed) (?:\w+ ){0,2}?from|"
    r"(?:not|never|n['’]t) (?:been |even )?(?:invited|asked|summoned|admitted|told of|informed of)|uninvited|"
    r"(?:no|never an?|not an?|not one) (?:invitation|letter|call|badge|word|summons|"
    r"notice)\b[^.;]{0,60}\b(?:reached|came|arrived|received|got|had))",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(
    r"\b(?:(?:asked|begged|pleaded|called|pressed|applied) (?:\w+ )?(?:for|to be given|to have|to wait|"
    r"to adjourn|to postpone)|requested|sought|"
    r"wanted|demanded|moved) (?:\w+ ){0,3}?(?:break|recess|pause|adjournment|postponement|delay|time|days?|"
    r"weeks?|hours?|until|extension|"
    r"suspension|adjourn|postpone|wait)\b",
    re.IGNORECASE,
)
_PRESS: Final = (
    r"(?:newspapers?|papers?|press|reporters?|journalists?|media|broadcasters?|television|station|correspondents?|editors?)"
)
_LEAK: Final = re.compile(
    rf"\b(?:leak(?:ed|s|ing)?|(?:slipped|passed|carried|handed|given|gave|fed|sold|sent|delivered|smuggled|"
    rf"taken|took|brought|"
    rf"mailed|forwarded|shown|showed|supplied) (?:\w+ ){{0,4}}?(?:to|onto|with) (?:\w+ ){{0,2}}?{_PRESS})\b",
    re.IGNORECASE,
)
_ORIGIN: Final = re.compile(
    r"\b(?:(?:run off|printed|photocopied|typed|stamped|franked|mailed|sent|faxed|scanned|downloaded) (?:\w+ ){0,4}?"
    r"(?:in|at|on|from)|(?:came|comes|come|originated|stemmed) (?:\w+ )?from)\b",
    re.IGNORECASE,
)
"""Where a paper was made or sent: who had it."""
_PAPER: Final = listed(
    "list paper document letter draft memo memorandum text report plan map minutes email mail note recording table"
)
_NOT_SUBJECT: Final = (
    listed(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
        "august september october november december"
    )
    | MEETINGS
)
_NP: Final = re.compile(
    r"\b(?:[Tt]he|[Aa]|[Aa]n|[Tt]wo|[Tt]hree|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|"
    r"[Oo]ur) (?P<head>(?:[\w’'-]+ ){0,1}[\w’'-]+)|(?P<name>(?:[A-Z][\w-]+)(?: [A-Z][\w-]+)*)"
)
_PAPERS: Final = frozenset(topic for word in _PAPER for topic in topics(word))
_NO_DOER: Final = frozenset(topic for word in (*_NOT_SUBJECT, *_PAPER) for topic in topics(word))
_LEAD: Final = 90
_DAYS: Final = 8
_FEW: Final = 0.9
"""Least that the paragraphs share."""


@dataclass(frozen=True, slots=True)
class _Deed:
    """An act of a kind with the words that name its doer (topics), and the day on which it was done."""

    mark: Mark
    kind: str
    doer: frozenset[str]
    said: str
    days: frozenset[int]


def clashing(pages: Sequence[Page], weights: Weights) -> Iterator[Conflict]:
    """Pairs of passages that give one act to two doers, or have somebody leave what he was put out of, each once."""
    held = [deed for sheet in pages for deed in _deeds(sheet)]
    used: set[tuple[str, int]] = set()
    for i, j in pairs([spells(deed.mark.sheet.day, _DAYS + 1) for deed in held]):
        a, b = held[i], held[j]
        ends = {(a.mark.sheet.id, a.mark.sentence), (b.mark.sheet.id, b.mark.sentence)}
        if used & ends or not _clash(a, b, weights):
            continue
        used |= ends
        what = {
            "left": "who left the meeting",
            "put out": "whether somebody left, or was not let stay",
            "break": "who asked for time",
            "leak": "who gave the paper to the press",
        }
        named = what["put out" if "put out" in {a.kind, b.kind} else "leak" if a.kind in {"leak", "origin"} else a.kind]
        why = f"one act, two accounts: “{a.mark.span.exact}” and “{b.mark.span.exact}”"
        yield Conflict(a.mark.citation, b.mark.citation, named, ConflictKind.ACCOUNT, why=why)


def _clash(a: _Deed, b: _Deed, weights: Weights) -> bool:
    if a.mark.sheet.id == b.mark.sheet.id or abs((a.mark.sheet.day or 0) - (b.mark.sheet.day or 0)) > _DAYS:
        return False
    kinds = {a.kind, b.kind}
    around = about(a.mark.sheet, a.mark.sentence) & about(b.mark.sheet, b.mark.sentence)
    shared = sum(weights.weight(topic) for topic in sorted(around))
    if kinds == {"left", "put out"}:
        left, out = (a, b) if a.kind == "left" else (b, a)
        return bool(a.days & b.days) and bool(left.doer & (out.doer | out.mark.bag.keys()))
    if kinds <= {"leak", "origin"} and "leak" in kinds:
        return bool(_PAPERS & around) and bool(a.doer) and bool(b.doer) and not a.doer & b.doer and shared >= _FEW
    if len(kinds) > 1 or not a.doer or not b.doer or _who(a) & _who(b):
        return False
    return bool(a.days & b.days) and shared >= _FEW


def _who(deed: _Deed) -> frozenset[str]:
    return deed.doer | deed.mark.voice


def _deeds(sheet: Page) -> Iterator[_Deed]:
    text = sheet.reading.report.text
    for number, (low, high) in enumerate(sheet.sentences):
        if number in sheet.quiet:
            continue
        for kind, pattern in (("put out", _PUT_OUT), ("left", _LEFT), ("break", _BREAK), ("leak", _LEAK), ("origin", _ORIGIN)):
            hit = pattern.search(text, low, high)
            if hit is None:
                continue
            made = mark(sheet, number, hit.start(), hit.end())
            doer, said = (
                _doer(text, hit.end(), min(high, hit.end() + _LEAD))
                if kind == "origin"
                else _subject(sheet, number, hit.start())
            )
            if kind == "put out":
                doer |= frozenset(topic for topic in topics(text, low, high)) | made.voice
            yield _Deed(made, kind, doer, said, days_of(sheet, number, hit.start()))
            break


def _subject(sheet: Page, number: int, at: int) -> tuple[frozenset[str], str]:
    """Who acts: the names and noun phrases right before the act, as topics, and the first of them as written."""
    text, low = sheet.reading.report.text, sheet.sentences[number][0]
    low = max(low, at - _LEAD)
    found = [hit.group() for hit in _NP.finditer(text, low, at)]
    doer = {topic for said in found for topic in topics(said)} - _NO_DOER
    if not doer:
        return frozenset(), ""
    return frozenset(doer), found[0]


def _doer(text: str, start: int, end: int) -> tuple[frozenset[str], str]:
    """Whose place it was, behind the act."""
    end = min((at for at in (text.find(mark_, start, end) for mark_ in ",;") if at >= 0), default=end)
    hit = _NP.search(text, start, end)
    return (frozenset(topics(text[hit.start() : end])) - _NO_DOER, hit.group()) if hit else (frozenset(), "")
