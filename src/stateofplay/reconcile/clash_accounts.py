"""Two voices that tell one thing in opposite ways: a denial, an announced disagreement, a charge and its denial."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from stateofplay.language.stems import forms as forms_of
from stateofplay.language.stems import words
from stateofplay.model.reconciled import Conflict, ConflictKind
from stateofplay.model.span import Citation, Span
from stateofplay.reconcile import hints
from stateofplay.reconcile.clash_wording import quote
from stateofplay.reconcile.disputes import CHARGE_OF, DENIALS, DISAGREE, DISPUTES, NEGATIONS, OTHERWISE, UNCHECKED, UNTRUE
from stateofplay.reconcile.passages import Page, Passage
from stateofplay.reconcile.similarity import Rarity
from stateofplay.reconcile.words import stems

_MIDDLE: Final = re.compile(r"; (?:but |and |while )?|, (?:but|while|whereas) ")
_SAYING: Final = re.compile(
    r"\b(\w+) (?:says?|said|insists?|insisted|claims?|claimed|maintains?|maintained|argues?|argued|reports?|"
    r"reported|contends?)\b"
)
_WISHED: Final = re.compile(r"\b(?:not be|should|must|would|will)\b", re.IGNORECASE)
"""Words of what is wanted or to come."""
_FIGURE: Final = re.compile(r"\b(?:figure|number|count|tally|estimate)", re.IGNORECASE)
_DIGIT: Final = re.compile(r"\d")
_REACH: Final = 3
"""How many sentences back the passage may stand that a sentence disputes."""
_WINDOW: Final = 8
"""How many sentences apart a charge and its denial may stand."""
_MOST: Final = 40
_LONG: Final = 250
"""Code points of a passage beyond which it lists many things."""
_REACHING: Final = 8
"""Words before a charge among which its denial stands."""
_PER_REPORT: Final = 6
"""Clashes of one report after which no more are looked for."""
_SHARE: Final = 0.3
_BEHIND: Final = 2
"""Words behind a negation that it denies."""


def clashing(pages: Sequence[Page], rarity: Rarity) -> Iterator[Conflict]:
    """Clashing accounts within each report, the surest kind of sign first; a passage clashes once."""
    for sheet in pages:
        used: set[Span] = set()
        signs = (
            _disputed(sheet),
            _announced(sheet),
            _weighed(sheet),
            _halved(sheet),
            _denied(sheet, rarity),
        )
        for a, b, about in chain.from_iterable(signs):
            if a.evidence in used or b.evidence in used or a.evidence.overlaps(b.evidence):
                continue
            used |= {a.evidence, b.evidence}
            if len(used) > 2 * _PER_REPORT:
                break
            why = f"{about}: {quote(a.evidence.exact)} and {quote(b.evidence.exact)}"
            yield Conflict(a, b, about, ConflictKind.ACCOUNT, statements=_ids(sheet, a, b), why=why)


def _ids(sheet: Page, *ends: Citation) -> tuple[str, ...]:
    """The ids of the statements that the two ends are, when both are."""
    found = [
        next(
            (
                p.statement.id
                for p in sheet.passages_in(sheet.sentence_at(end.evidence.start))
                if p.statement and p.span == end.evidence
            ),
            "",
        )
        for end in ends
    ]
    return tuple(found) if all(found) else ()


def _before(sheet: Page, number: int, *, other_than: frozenset[str]) -> Citation | None:
    """The nearest passage before a sentence that is another voice's."""
    for near in _back(number):
        for passage in reversed(sheet.passages_in(near)):
            if passage.voice and not passage.voice & other_than:
                return passage.citation
    return None


def _voices(sheet: Page, number: int) -> frozenset[str]:
    """The stems that name whoever speaks in a sentence; statements know best."""
    inside = sheet.passages_in(number)
    known = [passage for passage in inside if passage.statement] or inside
    return frozenset().union(*(passage.voice for passage in known))


def _disputed(sheet: Page) -> Iterator[tuple[Citation, Citation, str]]:
    """A sentence that disputes what stands before it, or calls it untrue."""
    report = sheet.reading.report.id
    for number in hints.where(sheet.reading.report.text, sheet.sentences, hints.DISPUTES + hints.UNTRUE):
        if not number:
            continue
        text = sheet.text(number)
        plain = DISPUTES.search(text)
        if (not plain and not UNTRUE.search(text)) or text.rstrip().endswith("?"):
            continue
        target = _before(sheet, number, other_than=_voices(sheet, number))
        if plain and target is not None and not _linked(sheet, number, target):
            continue
        if plain and _FIGURE.search(plain.group()):
            counted = (near for near in _back(number) if _DIGIT.search(sheet.text(near)))
            target = next((Citation(report, sheet.span(near)) for near in counted), target)
        if target is None and plain and number - 1 >= 0:
            target = Citation(report, sheet.span(number - 1))
        if target is None:
            continue
        source = Citation(report, sheet.span(number))
        if plain and len(words(text)) <= 8 + len(text[: plain.start()].split()) and _follows(sheet, number):
            low, high = sheet.sentences[number][0], sheet.sentences[number + 1][1]
            source = Citation(report, sheet.reading.report.span(low, high))
        yield target, source, "a claim and its denial"


def _linked(sheet: Page, number: int, target: Citation) -> bool:
    """Whether a sentence can answer a passage: the one right before it, or one that speaks of the same."""
    near = sheet.sentence_at(target.evidence.start)
    if near == number - 1:
        return True
    low, high = sheet.sentences[number]
    text = sheet.reading.report.text
    said = frozenset(stems(text, low, high)) & frozenset(stems(text, target.evidence.start, target.evidence.end))
    return bool(said)


def _follows(sheet: Page, number: int) -> bool:
    """Whether the next sentence of the paragraph goes on with the denial in quotation marks."""
    if number + 1 >= len(sheet.sentences) or not sheet.passages_in(number + 1):
        return False
    between = sheet.reading.report.text[sheet.sentences[number][1] : sheet.sentences[number + 1][0]]
    return "\n" not in between and sheet.text(number + 1)[:1] in '“"‘'


def _back(number: int) -> range:
    """The sentences before `number` that it can refer to, the nearest first."""
    return range(number - 1, max(-1, number - 1 - _REACH), -1)


def _weighed(sheet: Page) -> Iterator[tuple[Citation, Citation, str]]:
    """Two voices before a sentence that weighs them, or on both sides of words that set one against the other."""
    weighing = frozenset(hints.where(sheet.reading.report.text, sheet.sentences, hints.UNCHECKED + hints.OTHERWISE))
    countering = {passage.sentence for passage in sheet.passages if passage.countered and passage.past}
    for number in sorted(weighing | countering):
        if not number:
            continue
        text = sheet.text(number)
        before = [passage for near in _back(number + 1) for passage in reversed(sheet.passages_in(near))]
        if UNCHECKED.search(text):
            for second in before[:1]:
                first = next((passage for passage in before[1:] if passage.against(second)), None)
                if first is not None:
                    yield first.citation, second.citation, "two accounts that the report could not reconcile"
        answers = [passage for near in (number, number + 1) for passage in sheet.passages_in(near)]
        found = OTHERWISE.search(text)
        if not found:
            answers = [passage for passage in answers if passage.countered and passage.past and passage.sentence == number]
        for second in answers:
            if found and second.span.start < sheet.sentences[number][0] + found.end():
                continue
            held = [passage for passage in before if passage.sentence < number and (found or passage.past)]
            first = next((passage for passage in held if passage.against(second)), None)
            if first is not None:
                yield first.citation, second.citation, "an account and the answer that contradicts it"
                break


def _halved(sheet: Page) -> Iterator[tuple[Citation, Citation, str]]:
    """A sentence whose halves, with a semicolon or "but" between them, give two voices, one asserting and one denying."""
    report = sheet.reading.report
    for low, high in sheet.sentences:
        middle = _MIDDLE.search(report.text, low, high)
        if not middle:
            continue
        left, right = (low, middle.start()), (middle.end(), high)
        said, also = (_SAYING.search(report.text, *side) for side in (left, right))
        if not said or not also or _WISHED.search(report.text, low, high) or said.group(1).lower() == also.group(1).lower():
            continue
        (held, denied_a), (told, denied_b) = (_content(report.text, side) for side in (left, right))
        if (held - denied_a) & denied_b or (told - denied_b) & denied_a:
            a, b = (Citation(report.id, report.span(*side)) for side in (left, right))
            yield a, b, "one voice asserts and another denies it"


def _content(text: str, side: tuple[int, int]) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of a stretch of text, and those of them that it denies: right behind a negation."""
    row = words(text, *side)
    behind = [
        word
        for at, one in enumerate(row)
        if one.form in NEGATIONS or one.form.endswith(("n't", "n’t"))
        for word in row[at + 1 : at + 1 + _BEHIND]
    ]
    denied = frozenset(stem for word in behind for stem in stems(text, word.start, word.end))
    return frozenset(stems(text, *side)), denied


def _announced(sheet: Page) -> Iterator[tuple[Citation, Citation, str]]:
    """Two voices right after a sentence, in its paragraph, that says that they disagree on a matter of fact."""
    report = sheet.reading.report
    for number in hints.where(sheet.reading.report.text, sheet.sentences, hints.DISAGREE):
        if number + 2 >= len(sheet.sentences) or not DISAGREE.search(sheet.text(number)):
            continue
        end = report.text.find("\n", sheet.sentences[number][1])
        near = [
            at for at in range(number + 1, min(number + 4, len(sheet.sentences))) if end < 0 or sheet.sentences[at][0] < end
        ]
        following = [passage for at in near for passage in sheet.passages_in(at)]
        if not following:
            continue
        first = following[0]
        later = [passage for passage in following if passage.sentence > first.sentence]
        second = next((passage.citation for passage in later if first.against(passage)), None)
        if second is None and not later and first.sentence + 1 in near:
            second = Citation(report.id, sheet.span(first.sentence + 1))
        if second is not None:
            yield first.citation, second, "two accounts that the report sets against each other"


def _denied(sheet: Page, rarity: Rarity) -> Iterator[tuple[Citation, Citation, str]]:
    """A charge that one voice makes and another denies."""
    for at, a in enumerate(sheet.passages):
        for b in sheet.passages[at + 1 : at + 1 + _MOST]:
            if b.sentence - a.sentence > _WINDOW:
                break
            common = a.charges & b.charges
            if (
                not common
                or max(len(a.span), len(b.span)) > _LONG
                or _denies(a) == _denies(b)
                or not a.against(b)
                or a.statement
                or b.statement
            ):
                continue
            if not (a if a.denies else b).factual and rarity.overlap(a.stems, b.stems) < _SHARE:
                continue
            yield a.citation, b.citation, f"whether there was {min(common)}: one voice says so, another denies it"


def _denies(passage: Passage) -> bool:
    """Whether the words deny a charge: a negation or a denial stands shortly before the word that makes it."""
    forms = list(forms_of(passage.report.text, passage.span.start, passage.span.end))
    places = [at for at, form in enumerate(forms) if form in CHARGE_OF]
    return any(form in NEGATIONS or form in DENIALS for at in places for form in forms[max(0, at - _REACHING) : at])
