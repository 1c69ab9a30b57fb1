"""One quantity with two values: one term of one offer, one count by two claimants, and parts that miss their total."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations, product
from typing import Final

from stateofplay.language.stems import stem, words
from stateofplay.language.wordset import words as listed
from stateofplay.model.facts import Check, Figure, Tally
from stateofplay.model.reconciled import Conflict, ConflictKind
from stateofplay.model.span import Citation, Span
from stateofplay.model.statement import Statement
from stateofplay.reconcile.clash_marks import Mark, Weights, apart, clause, mark, spells, strangers
from stateofplay.reconcile.clash_wording import Names
from stateofplay.reconcile.figure_sums import shown
from stateofplay.reconcile.passages import Page, voice
from stateofplay.reconcile.stances import opposite
from stateofplay.reconcile.words import FUNCTION, months

_CROWDED: Final = 30
_LONG: Final = 100
"""Code points before a passage in which a figure that reaches into it begins."""
_NEAR: Final = 3
"""Days apart at which two reports may give one count."""
_LEAD: Final = 60
_TRAIL: Final = 30
"""Code points before and after a figure among which a word of wanting or moving is of it."""
_RATIO: Final = 10.0
"""How many times the lesser of two counts of one thing the greater may be."""
_RATES: Final = frozenset({"percent", "share", "percentage points", "basis points"})
_ALIKE: Final = 0.3
_LEAST: Final = 1.0
_AROUND: Final = 2.2
"""Least likeness of two counts: of their sentences as a share and in all, or of their paragraphs."""
_BACK: Final = re.compile(
    r"\b(?:when|at the (?:start|outset|time)|before|previously|originally|initially|earlier)\b", re.IGNORECASE
)
POSITION: Final = re.compile(
    r"\b(?:once|tops?|wants?|wanted|wanting|demand\w*|seeks?|seeking|sought|propos\w+|offer\w*|bids?|asks?|asked|asking|"
    r"insist\w*|holds? out|held out|put forward|puts forward|tabled|floor|minimum|maximum|limits?|ceiling|caps?|"
    r"capped|penalty|penalties|fines?|accept\w*|settle for|settled for|go (?:below|above|beyond|under|over|down|up)|"
    r"call(?:s|ed|ing)? for|press(?:es|ed|ing)? for|push\w* for|targets?|goals?|aims?|aimed|plans?|planned|promis\w+|"
    r"pledg\w+|would(?! (?:have to|add|cost|mean|bring|lose|amount|come|affect|create|destroy|be worth|be lost))|should|"
    r"could|might|may|if|unless|never|rais(?:e|ed|es|ing)|lower(?:ed|s|ing)?|reject\w*|agree[ds]?|guarantee[ds]?|"
    r"commit\w*|price|pays?|paying|require[ds]?|need(?:s|ed)?|up to|as (?:many|much) as)\b",
    re.IGNORECASE,
)
"""Words of what somebody wants or is to have: two values of it are two positions."""
MOVING: Final = re.compile(
    r"\b(?:up from|down from|from (?:about |some |nearly )?[\d$€£]|rose|risen|rises?|fell|fallen|falls?|grew|grown|"
    r"climb\w*|dropp\w+|increas\w+|decreas\w+|now|so far|at present|more than (?:a|the) (?:day|week|month|year)|than "
    r"(?:a|the|last|in)|below|above|compared|another|further|additional|extra|(?:\w+ )?more\b(?! than)|of (?:those|"
    r"these|them|which|whom)|each|every|per|apiece|the other|the rest|remaining|average)\b",
    re.IGNORECASE,
)
"""Words of a level that moves, of a part or of a rate: another value is no contradiction."""
_NUMBER_OF: Final = re.compile(r"\b(?:number|count|tally|total|toll) of (?:\w+ )??(\w+)", re.IGNORECASE)
_TIMES: Final = listed("second minut hour day week month year decad night percent point share part ratio degre")
_MONEY: Final = listed("dollar euro pound crown franc yen yuan rupee peso rand lira real krona usd eur gbp florin mark shill")


@dataclass(frozen=True, slots=True)
class _Count:
    """A figure with its unit as a stem, its sentence and surroundings, and the statements that rest on it."""

    figure: Figure
    mark: Mark
    unit: str
    units: frozenset[str]
    statements: tuple[Statement, ...]
    lone: bool

    @property
    def sheet(self) -> Page:
        """The report."""
        return self.mark.sheet

    @property
    def day(self) -> int | None:
        """The day of the report."""
        return self.mark.sheet.day

    @property
    def clause(self) -> str:
        """The words of the sentence."""
        return self.sheet.text(self.mark.sentence)


def clashing(pages: Sequence[Page], weights: Weights, names: Names) -> Iterator[Conflict]:
    """Pairs of figures that count the same and differ, those of one offer first, each figure once."""
    counts = [count for sheet in pages for count in _counts(sheet)]
    told: set[Citation] = set()
    terms: set[tuple[str, ...]] = set()
    scored: list[tuple[float, int, int]] = []
    for i, j in _pairs(counts):
        a, b = counts[i], counts[j]
        if not differ(a.figure, b.figure):
            continue
        held = _same_term(a, b) if a.sheet.id != b.sheet.id else None
        key = (a.unit, *sorted((a.sheet.id, b.sheet.id)))
        if held and key not in terms and not told & {a.figure.citation, b.figure.citation}:
            terms.add(key)
            told |= {a.figure.citation, b.figure.citation}
            yield Conflict(
                held[0].citation, held[1].citation, _about(a, b), ConflictKind.FIGURE, held[0].issue, (held[0].id, held[1].id),
                f"one term of {names.party(held[0].party)}, {names.issue(held[0].issue)}: {_said(a)} and {_said(b)}",
            )  # fmt: skip
        elif not held and (sure := _same_count(a, b, weights)) > 0:
            scored.append((sure, i, j))
    for _, i, j in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        a, b = counts[i], counts[j]
        if not told & {a.figure.citation, b.figure.citation}:
            told |= {a.figure.citation, b.figure.citation}
            why = f"both count {a.figure.counts or a.figure.unit or 'the same'}, {weights.common(a.mark, b.mark)}: "
            why += f"{_said(a)} and {_said(b)}"
            yield Conflict(a.mark.citation, b.mark.citation, _about(a, b), ConflictKind.FIGURE, why=why)


def unbalanced(pages: Sequence[Page], checks: Sequence[Check]) -> Iterator[Conflict]:
    """Totals that their parts miss: the clause of the total against the stretch of the parts."""
    by_id = {sheet.id: sheet for sheet in pages}
    for check in checks:
        sheet = by_id.get(check.figures[0].report) if check.figures else None
        if check.holds or sheet is None or len(check.figures) < 2:
            continue
        total = max(check.figures, key=lambda figure: figure.value)
        parts = sorted(figure.evidence for figure in check.figures if figure is not total)
        if total.evidence.start > parts[0].start and total.evidence.start < parts[-1].end:
            total, parts = check.figures[0], sorted(figure.evidence for figure in check.figures[1:])
        number = sheet.sentence_at(total.evidence.start)
        whole = clause(sheet, number, total.evidence.start, total.evidence.end)
        low, high = parts[0].start, max(part.end for part in parts)
        if whole.overlaps(sheet.reading.report.span(low, high)):
            whole = _up_to(sheet, whole, total.evidence, low, high)
        rest = sheet.reading.report.span(low, high)
        yield Conflict(
            Citation(sheet.id, whole),
            Citation(sheet.id, rest),
            _off(total, check.figures),
            ConflictKind.FIGURE,
            why=check.working,
        )


def _off(total: Figure, figures: Sequence[Figure]) -> str:
    """By how much the parts exceed their total, or fall short of it."""
    rest = math.fsum(figure.value for figure in figures if figure is not total) - total.value
    way = "exceed the total by" if rest > 0 else "fall short of the total by"
    return f"{total.counts or total.unit or 'a total'}: the parts {way} {shown(abs(rest))}"


def _up_to(sheet: Page, whole: Span, total: Span, low: int, high: int) -> Span:
    """The clause of a total without the parts that it runs into."""
    start, end = (whole.start, min(whole.end, low)) if total.start < low else (max(whole.start, high), whole.end)
    text = sheet.reading.report.text
    start, end = min(start, total.start), max(end, total.end)
    while end > total.end and (text[end - 1].isspace() or text[end - 1] in ",;:—–-($€£"):
        end -= 1
    return sheet.reading.report.span(start, end)


def competing(pages: Sequence[Page], tallies: Sequence[Tally], weights: Weights) -> Iterator[Conflict]:
    """Claims of one tally, by different voices at one time, that exclude each other: the two that lie farthest apart."""
    by_id = {sheet.id: sheet for sheet in pages}
    for tally in tallies:
        held = [_count(by_id[figure.report], figure) for figure in tally.figures if not tally.agrees and figure.report in by_id]
        pairs = [
            (abs(a.figure.value - b.figure.value), i, a, b)
            for i, (a, b) in enumerate(combinations(held[:_CROWDED], 2))
            if differ(a.figure, b.figure)
            and _measured(a, b)
            and _one_thing(a, b, told=tally.counts)
            and _days_fit(a, b)
            and strangers(a.mark, b.mark)
            and _measured(a, b)
            and _one_thing(a, b, told=tally.counts)
            and _days_fit(a, b)
            and strangers(a.mark, b.mark)
        ]
        if pairs and (best := max(pairs, key=lambda row: (row[0], -row[1]))):
            _, _, a, b = best
            if weights.shared(a.mark, b.mark) >= _LEAST:
                why = f"both count {tally.counts or tally.unit}: {_said(a)} and {_said(b)}"
                yield Conflict(a.mark.citation, b.mark.citation, _about(a, b), ConflictKind.FIGURE, why=why)


def _days_fit(a: _Count, b: _Count) -> bool:
    days = apart(a.mark, b.mark)
    same = not (a.figure.as_of and b.figure.as_of) or a.figure.as_of == b.figure.as_of
    return days is not None and abs(days) <= _NEAR and same


def _about(a: _Count, b: _Count) -> str:
    unit = a.figure.unit or b.figure.unit or a.figure.counts or b.figure.counts or "how many"
    return f"{unit}: {shown(a.figure.value)} or {shown(b.figure.value)}"


def _said(count: _Count) -> str:
    return f"“{count.figure.evidence.exact}”"


def _counts(sheet: Page) -> Iterator[_Count]:
    if sheet.sentences:
        yield from (_count(sheet, figure) for figure in sheet.reading.figures)


def _count(sheet: Page, figure: Figure) -> _Count:
    number = sheet.sentence_at(figure.evidence.start)
    low, high = sheet.sentences[number]
    unit = figure.unit or figure.counts
    if not unit and (named := _NUMBER_OF.search(sheet.reading.report.text, low, high)):
        unit = named[1]
    units = _units(unit)
    rivals = [one for one in _inside(sheet, low, high) if one is not figure and _units(one.unit) & units]
    rows = sheet.statements_at(figure.evidence)
    found = mark(sheet, number, figure.evidence.start, figure.evidence.end)
    return _Count(figure, found, _unit(unit), units, rows, not rivals)


def _inside(sheet: Page, low: int, high: int) -> Sequence[Figure]:
    """The figures of a report that begin between two offsets; they stand in the order of the text."""
    rows = sheet.reading.figures
    first = bisect_left(rows, low, key=lambda figure: figure.evidence.start)
    return rows[first : bisect_left(rows, high, lo=first, key=lambda figure: figure.evidence.start)]


@lru_cache(maxsize=4_096)
def _unit(unit: str) -> str:
    """The first content word of a unit, as a stem."""
    return next((stem(word.form) for word in words(unit) if word.form not in FUNCTION), "")


@lru_cache(maxsize=4_096)
def _units(unit: str) -> frozenset[str]:
    """The stems of a unit's content words."""
    return frozenset(stem(word.form) for word in words(unit) if word.form not in FUNCTION and not word.number)


def _pairs(counts: Sequence[_Count]) -> list[tuple[int, int]]:
    """Figures of one unit that share a statement's party and issue, or a word that few share."""
    terms: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    topics: defaultdict[tuple[str, int], defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for at, count in enumerate(counts):
        for statement in count.statements:
            terms[count.unit, statement.issue, statement.party].append(at)
        for key in product(count.units, spells(count.day)):
            postings = topics[key]
            for topic in count.mark.bag:
                postings[topic].append(at)
    found: set[tuple[int, int]] = set()
    for entries in chain(terms.values(), *(postings.values() for postings in topics.values())):
        if 1 < len(entries) <= _CROWDED:
            found.update(combinations(entries, 2))
    return sorted(found)


def differ(a: Figure, b: Figure) -> bool:
    """Whether the values exclude each other, bounds and rounding considered."""
    low, high = sorted((a, b), key=lambda figure: figure.value)
    if low.value == high.value or low.bound in {"at_least", "more_than"} or high.bound in {"at_most", "less_than"}:
        return False
    return abs(high.value - low.value) > (0.1 if "about" in {a.bound, b.bound} else 0.02) * abs(high.value)


def _same_term(a: _Count, b: _Count) -> tuple[Statement, Statement] | None:
    """The statements that put one term of one party on one occasion with two values; None when there are none.

    A single figure must state the term: where a statement holds several, they may be steps or parts.
    """
    for row in a.statements:
        for other in b.statements:
            same = (row.issue, row.party) == (other.issue, other.party) and not opposite(row.stance, other.stance)
            if (
                same
                and row.party
                and row.stance is other.stance
                and _alone(a, row)
                and _alone(b, other)
                and _one_occasion(a, b)
            ):
                return row, other
    return None


def _alone(count: _Count, row: Statement) -> bool:
    """Whether the statement holds no other figure of the unit."""
    return not any(
        figure is not count.figure and _unit(figure.unit) == count.unit and figure.evidence.overlaps(row.evidence)
        for figure in _inside(count.sheet, row.evidence.start - _LONG, row.evidence.end)
    )


def _one_occasion(a: _Count, b: _Count) -> bool:
    """Whether the reports are of one day, or the later one speaks of the time of the earlier."""
    if a.day is None or b.day is None:
        return False
    if a.day == b.day:
        return True
    first, last = (a, b) if a.day < b.day else (b, a)
    published = first.sheet.reading.report.published
    return (published is not None and _looks_back(last.clause, published.first_day.month)) or _BACK.search(
        last.clause
    ) is not None


def _looks_back(text: str, month: int) -> bool:
    """Whether a sentence names the month as one gone by, not as the month of a day to come."""
    return month in months(text) and not re.search(r"\b(?:from|by|until|on|before) (?:\d{1,2} )?[A-Z][a-z]{2,8}\b", text)


def _same_count(a: _Count, b: _Count, weights: Weights) -> float:
    """How sure it is that two voices, or two reports of about the same time, count one thing; 0 where they do not."""
    if not _days_fit(a, b) or not _measured(a, b) or not (a.lone and b.lone) or not _one_thing(a, b):
        return 0.0
    here = a.sheet.id == b.sheet.id
    if (here and a.mark.sentence == b.mark.sentence) or not _two_claimants(a, b):
        return 0.0
    both = [
        topic
        for topic in sorted(a.mark.own & b.mark.own)
        if not topic[0].isdigit() and topic not in a.mark.voice | b.mark.voice
    ]
    own = sum(map(weights.weight, both))
    sizes = sorted(sum(weights.weight(topic) for topic in sorted(m.own) if not topic[0].isdigit()) for m in (a.mark, b.mark))
    alike = own / max(1.0, math.sqrt(sizes[0] * (sizes[0] + sizes[1]) / 2))
    if alike >= _ALIKE and own >= _LEAST and len(both) >= 2:
        return own + alike
    plain = not (a.units | b.units) & (_TIMES | _MONEY)
    around = weights.shared(a.mark, b.mark)
    claimed = bool(a.mark.voice or a.figure.claimant) and bool(b.mark.voice or b.figure.claimant)
    return 0.1 * around if plain and claimed and not here and around >= _AROUND else 0.0


def _one_thing(a: _Count, b: _Count, *, told: str = "") -> bool:
    """Whether two counts can be of one thing: a thing that is named, not of other names, and no rates but of what is `told`."""
    low, high = sorted((a.figure.value, b.figure.value))
    if not (a.unit and b.unit) or (not told and {a.figure.unit, b.figure.unit} & _RATES) or low <= 0:
        return False
    left, right = (one.mark.names - one.mark.voice for one in (a, b))
    if left and right and not left & right:
        return False
    return high <= _RATIO * low


def _measured(a: _Count, b: _Count) -> bool:
    """Whether both are told as counted, not as wanted, moving, or a part or rate of something."""
    return not any(
        POSITION.search(text) or MOVING.search(text) for text in (_near_words(a), _near_words(b))
    ) and not (a.units ^ b.units) & _TIMES  # fmt: skip


def _near_words(count: _Count) -> str:
    """What leads up to a figure in its sentence, and a little of what follows it."""
    text = count.sheet.reading.report.text
    low, high = count.sheet.sentences[count.mark.sentence]
    span = count.figure.evidence
    return text[max(low, span.start - _LEAD) : min(high, span.end + _TRAIL)]


def _two_claimants(a: _Count, b: _Count) -> bool:
    """Whether two different claimants give the figures, or two reports each in its own voice."""
    left, right = (one.mark.voice or voice(one.figure.claimant) for one in (a, b))
    if left & right:
        return False
    return bool(left and right) or a.sheet.id != b.sheet.id
