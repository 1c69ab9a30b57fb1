"""What a report attributes to somebody, cut into passages that can be held against each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from stateofplay.language.stems import forms, named, stem
from stateofplay.language.stretches import sentences
from stateofplay.language.wordset import words as listed
from stateofplay.model.attribution import Attribution, Kind
from stateofplay.model.dates import PartialDate
from stateofplay.model.reading import Reading
from stateofplay.model.report import Report
from stateofplay.model.span import Citation, Span
from stateofplay.model.statement import Statement
from stateofplay.reconcile.disputes import CHARGE_OF, COUNTERED, DENIALS, MODALS, NEGATIONS, PAST
from stateofplay.reconcile.words import name_stems, stems, topics

_LONGEST: Final = 600
_SHORTEST: Final = 12
_REACH: Final = 2_000
"""Code points that no evidence of a statement is longer than."""
_SHARED: Final = listed(
    "offici person peopl sourc spokesman spokeswoman spokesperson execut diplomat member leader delegat statement senior"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one voice: where they stand, whose they are, what they speak of, and whether they assert or deny.

    Attributes:
        sentence: the number of its sentence in the report.
        voice: the stems that name the voice.
        stems: what it speaks of.
        denies: it holds an odd number of negations and denials.
        factual: it tells what happened or is the case, not what somebody wants.
        charges: the kinds of charge that its words make.
        statement: the statement that it is, if it is one.
        countered: the words that attribute it say that it contradicts.
    """

    report: Report
    span: Span
    sentence: int
    voice: frozenset[str]
    stems: frozenset[str]
    denies: bool
    factual: bool
    charges: frozenset[str]
    statement: Statement | None = None
    countered: bool = False
    past: bool = False
    """It has a verb of the past."""

    @property
    def citation(self) -> Citation:
        """The report and the words."""
        return Citation(self.report.id, self.span)

    def against(self, other: Passage) -> bool:
        """Whether the two are different voices, as far as their names tell."""
        return bool(self.voice) and bool(other.voice) and not (self.voice & other.voice)


@dataclass(frozen=True, slots=True)
class Page:
    """A report with its sentences (start, end) and the passages that it attributes, in order."""

    reading: Reading
    sentences: tuple[tuple[int, int], ...]
    passages: tuple[Passage, ...]
    by_sentence: Mapping[int, Sequence[Passage]]
    paragraphs: tuple[int, ...] = ()
    """For each sentence the number of its paragraph."""
    quiet: frozenset[int] = frozenset()
    """The sentences of headings and of what was set aside."""

    names: frozenset[str] = frozenset()
    """The stems of the words that are capitalised inside a sentence."""
    topics: tuple[frozenset[str], ...] = ()
    """For each sentence what it speaks of, as `words.topics` has it."""

    @property
    def id(self) -> str:
        """The id of the report."""
        return self.reading.report.id

    @property
    def day(self) -> int | None:
        """The day of publication as an ordinal; None where no day is known."""
        published = self.reading.report.published
        return _ordinal(published) if published else None

    def passages_in(self, sentence: int) -> Sequence[Passage]:
        """The passages that begin in a sentence."""
        return self.by_sentence.get(sentence, ())

    def statements_at(self, span: Span) -> tuple[Statement, ...]:
        """The statements whose evidence overlaps a stretch of the text; they stand in the order of the text."""
        rows = self.reading.statements
        low = bisect_left(rows, span.start - _REACH, key=lambda row: row.evidence.start)
        high = bisect_left(rows, span.end, lo=low, key=lambda row: row.evidence.start)
        return tuple(row for row in rows[low:high] if row.evidence.overlaps(span))

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds the offset, or the last one before it."""
        return max(0, bisect_right(self.sentences, offset, key=lambda bounds: bounds[0]) - 1)

    def text(self, sentence: int) -> str:
        """The words of a sentence."""
        low, high = self.sentences[sentence]
        return self.reading.report.text[low:high]

    def span(self, sentence: int) -> Span:
        """The sentence as evidence."""
        return self.reading.report.span(*self.sentences[sentence])


@lru_cache(maxsize=4_096)
def _ordinal(published: PartialDate) -> int | None:
    return published.day.toordinal() if published.day else None


def page(reading: Reading) -> Page:
    """Cut a report into sentences and attributed passages."""
    text = reading.report.text
    bounds = tuple((low + len(text[low:high]) - len(text[low:high].lstrip()), high) for low, high in sentences(text))
    blank = Page(reading, bounds, (), {})
    found: dict[tuple[int, int], Passage] = {}
    for statement in reading.statements:
        if statement.source is not None:
            name = statement.speaker or statement.source.exact
            cue = statement.cue.exact if statement.cue else ""
            passage = _passage(blank, (statement.evidence.start, statement.evidence.end), name, cue, statement)
            found.setdefault((passage.span.start, passage.span.end), passage)
    stated = tuple(sorted(found))
    for attribution in reading.attributions:
        for span in _contents(blank, attribution):
            if not _in_heading(reading.report, span) and not _stated(stated, span):
                name = attribution.speaker or " ".join(part.exact for part in attribution.source)
                passage = _passage(blank, span, name, " ".join(part.exact for part in attribution.cue))
                found.setdefault((passage.span.start, passage.span.end), passage)
    passages = tuple(found[key] for key in sorted(found))
    by_sentence: defaultdict[int, list[Passage]] = defaultdict(list)
    for passage in passages:
        by_sentence[passage.sentence].append(passage)
    return Page(
        reading,
        bounds,
        passages,
        dict(by_sentence),
        tuple(_paragraphs(text, bounds)),
        _quiet(reading.report, bounds),
        _names(text),
        tuple(frozenset(topics(text, low, high)) for low, high in bounds),
    )


def _paragraphs(text: str, bounds: Sequence[tuple[int, int]]) -> Iterator[int]:
    """For each sentence the number of its paragraph; a line end opens a new one."""
    number, last = 0, 0
    for low, high in bounds:
        number += "\n" in text[last:low]
        last = high
        yield number


def _names(text: str) -> frozenset[str]:
    """The stems of the words that are capitalised inside a sentence."""
    return frozenset(map(stem, named(text)))


def _quiet(report: Report, bounds: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The sentences that touch a heading or a block that was set aside."""
    blocks = sorted(
        [(span.start, span.end) for span in report.headings] + [(b.span.start, b.span.end) for b in report.set_aside]
    )
    found, at = set[int](), 0
    for number, (low, high) in enumerate(bounds):
        while at < len(blocks) and blocks[at][1] <= low:
            at += 1
        if at < len(blocks) and blocks[at][0] < high:
            found.add(number)
    return frozenset(found)


def _stated(stated: Sequence[tuple[int, int]], span: tuple[int, int]) -> bool:
    """Whether a statement already holds most of the words; `stated` is in order."""
    at = bisect_left(stated, (span[0] - _LONGEST, 0))
    while at < len(stated) and stated[at][0] < span[1]:
        low, high = stated[at]
        if span[0] < high and high - low >= 0.6 * (span[1] - span[0]):
            return True
        at += 1
    return False


def _in_heading(report: Report, span: tuple[int, int]) -> bool:
    return any(heading.start < span[1] and span[0] < heading.end for heading in report.headings)


def _contents(blank: Page, attribution: Attribution) -> Iterator[tuple[int, int]]:
    """The stretches of what is attributed, one for each sentence that they touch; none of an intention."""
    if attribution.kind is Kind.INTENTION or not blank.sentences:
        return
    text = blank.reading.report.text
    touched: dict[int, tuple[int, int]] = {}
    for part in attribution.content:
        opener = 5 if text[part.start : part.start + 5].lower() == "that " else 0
        for index in range(blank.sentence_at(part.start), blank.sentence_at(max(part.start, part.end - 1)) + 1):
            bounds = blank.sentences[index]
            low, high = max(part.start + opener, bounds[0]), min(part.end, bounds[1])
            before = touched.get(index, (low, high))
            touched[index] = (min(before[0], low), max(before[1], high))
    for _, (low, high) in sorted(touched.items()):
        if min(high, low + _LONGEST) - low >= _SHORTEST:
            yield low, min(high, low + _LONGEST)


def _passage(blank: Page, bounds: tuple[int, int], name: str, cue: str, statement: Statement | None = None) -> Passage:
    report = blank.reading.report
    start, end = _trimmed(report.text, *bounds)
    said = list(forms(report.text, start, end))
    held = frozenset(said)
    past = bool(held & PAST) or any(form.endswith("ed") for form in held)
    return Passage(
        report,
        report.span(start, end),
        blank.sentence_at(start),
        voice(name),
        frozenset(stems(report.text, start, end)),
        sum(form in NEGATIONS or form in DENIALS for form in said) % 2 == 1,
        (past or "is" in held) and not held & MODALS,
        frozenset(CHARGE_OF[form] for form in said if form in CHARGE_OF),
        statement,
        not COUNTERED.isdisjoint(forms(cue)),
        past,
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space and commas at its ends."""
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return start, end


def voice(name: str) -> frozenset[str]:
    """The stems that name a voice, without the words that any source is called by."""
    return name_stems(name) - _SHARED
