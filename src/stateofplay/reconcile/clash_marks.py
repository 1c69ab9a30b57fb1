"""Words that give away on which side a voice stands, and how two of them are recognised as speaking of one thing.

A mark is such words with what surrounds them: who speaks, on what day, and what the paragraph is about. Two marks of opposite
kinds are held against each other where the voices differ, the days are near and the paragraphs share what few others do.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from stateofplay.language.stems import named, words
from stateofplay.model.span import Citation, Span
from stateofplay.reconcile.clash_wording import SAME
from stateofplay.reconcile.hints import where
from stateofplay.reconcile.passages import Page, Passage, voice
from stateofplay.reconcile.words import topic_of, topics

_AROUND: Final = 5
"""Sentences of a paragraph on either side that tell what a sentence is about."""
_NEIGHBOUR: Final = (1.0, 0.7, 0.6, 0.5, 0.3, 0.2)
_BEFORE: Final = 0.35
_LEAD: Final = 0.2
"""What a word counts for in a sentence of the same paragraph so far away, in the paragraph before, and in the report's lead."""
_LEADING: Final = 2
"""So many sentences tell what a report is about."""
_CROWDED: Final = 24
"""A word that so many marks share pairs none of them."""
_SPELL: Final = 6
"""Days within which marks are looked up together, so that an old archive crowds out nothing new."""
_PER_REPORT: Final = 40
_BREAK: Final = re.compile(r"[,;:—–]\s|\s[—–-]\s|\s(?:but|while|whereas|although|though)\s|[“\"„]|[”\"](?=[\s,.])")
_LEAST: Final = 4
"""Words of the shortest clause."""
_TELLING: Final = 0.5
"""Least weight of a topic that names a matter, and least it must count for in the other's surroundings."""
_SHOWN: Final = 3
_SENTENCES: Final = 60
"""So many sentences without a topic are reckoned with, so that few short reports do not make every topic common."""
_SAYS: Final = (
    "said|says|told|insisted|insists|added|noted|claimed|claims|argued|maintained|admitted|conceded|declared|stressed|warned|snapped|"
    "scoffed|shrugged|sniffed|grumbled|complained|retorted|countered|wrote|writes|reported|reports|recalled|explained|announced"
)
_TELLS: Final = re.compile(
    rf"[,”\"] (?:(?P<who>(?:[\w.'’-]+ ){{1,5}}?)(?:{_SAYS})\b|(?:{_SAYS}) (?P<after>[\w.'’-]+(?: [\w.'’-]+){{0,3}}))"
)
"""Words after a clause that give it to somebody."""
_CALLS: Final = re.compile(
    r"(?P<who>(?:[\w.'’-]+ ){1,4}?)(?:called|calls|hailed|hails|described|praised|dismissed|branded|termed|welcomed|presented|"
    r"celebrated|derided|denounced|touted|billed|portrayed|characteri[sz]ed|spoke of|speaks of|talked of)\b"
)
"""Words before a clause that do."""
_BESIDE: Final = 120
_PERSON: Final = re.compile(r"\b[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){1,3}\b")
_VOICES: Final = 4
"""Sentences back to which a voice carries."""
_PRONOUNS: Final = frozenset({"he", "she", "they", "it", "we", "who", "which", "that"})


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of one kind in a report.

    Attributes:
        span: the clause that they stand in.
        voice: the stems that name whoever speaks; empty for the report's own voice.
        attributed: somebody speaks, named or not.
        own: the topics of the clause's sentence.
        bag: those and, for less, those of what stands around it.
        words: what gives it away.
        names: the topics of the sentence that are names.
    """

    sheet: Page
    sentence: int
    span: Span
    voice: frozenset[str]
    attributed: bool
    own: frozenset[str]
    bag: Mapping[str, float]
    words: str
    names: frozenset[str]

    @property
    def lead(self) -> str:
        """What stands in the sentence before the words."""
        text, low = self.sheet.reading.report.text, self.sheet.sentences[self.sentence][0]
        at = text.find(self.words, self.span.start, self.span.end)
        return text[max(min(low, self.span.start), at - 60) : max(at, low)]

    @property
    def citation(self) -> Citation:
        """The report and the clause."""
        return Citation(self.sheet.id, self.span)

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands, to sort by."""
        return self.sheet.id, self.span.start


def marks(
    sheet: Page, pattern: re.Pattern[str], unless: re.Pattern[str] | None = None, hints: Sequence[str] = ()
) -> list[Mark]:
    """The places of a report, at most one a sentence, where the pattern is found and `unless` is not.

    Args:
        sheet: the report.
        pattern: what gives a side away.
        unless: what makes it tell nothing.
        hints: letters that each match of the pattern holds one of; without any, every sentence is looked at.
    """
    found: list[Mark] = []
    numbers = where(sheet.reading.report.text, sheet.sentences, hints) if hints else range(len(sheet.sentences))
    for number in numbers:
        low, high = sheet.sentences[number]
        if number in sheet.quiet or len(found) >= _PER_REPORT:
            continue
        hit = pattern.search(sheet.reading.report.text, low, high)
        if hit and not (unless and unless.search(sheet.reading.report.text, low, high)):
            found.append(mark(sheet, number, hit.start(), hit.end()))
    return found


def mark(sheet: Page, number: int, start: int, end: int) -> Mark:
    """The words from `start` to `end` of a sentence with what surrounds them."""
    passage = speaking(sheet, number, start)
    text = sheet.reading.report.text
    who = passage.voice if passage else frozenset[str]()
    attributed = passage is not None
    if passage is None:
        told = _told(text, sheet.sentences[number], start, end)
        attributed = told is not None or inside_quotation(sheet, start)
        who = voice(told) - _PRONOUNS if told else who
    if attributed and not who:
        who = _last_voice(sheet, number)
    return Mark(
        sheet,
        number,
        clause(sheet, number, start, end, passage),
        who,
        attributed,
        sheet.topics[number],
        bag(sheet, number),
        text[start:end],
        _names(text, *sheet.sentences[number]),
    )


def _names(text: str, start: int, end: int) -> frozenset[str]:
    """The topics of a stretch of text that are names."""
    return frozenset(filter(None, map(topic_of, named(text, start, end))))


def speaking(sheet: Page, number: int, at: int) -> Passage | None:
    """The longest attributed passage that holds the offset: what one voice hands on from another, it says."""
    near = [p for back in (number, number - 1) for p in sheet.passages_in(back) if p.span.start <= at < p.span.end]
    return min(near, key=lambda p: (-len(p.span), p.span.start), default=None)


def _told(text: str, sentence: tuple[int, int], start: int, end: int) -> str | None:
    """The words that name who says what stands between `start` and `end`, as the sentence gives them; None where nobody does.

    For what no attribution holds: "..., a broker noted", "which Reld hailed as ...".
    """
    low, high = sentence
    after = _TELLS.search(text, end, min(high, end + _BESIDE))
    if after:
        return after["who"] or after["after"]
    before = list(_CALLS.finditer(text, max(low, start - _BESIDE), start))
    return before[-1]["who"] if before else None


def inside_quotation(sheet: Page, at: int) -> bool:
    """Whether the offset stands between quotation marks of its paragraph."""
    text = sheet.reading.report.text
    low = max(text.rfind("\n", 0, at), at - 600, 0)
    before = text[low:at]
    if "“" in before:
        return before.rfind("“") > before.rfind("”")
    return before.count('"') % 2 == 1


def _last_voice(sheet: Page, number: int) -> frozenset[str]:
    """The voice that spoke last in the paragraph, up to the end of the sentence, or else the last full name in it."""
    first = number
    while first > max(0, number - _VOICES) and sheet.paragraphs[first - 1] == sheet.paragraphs[number]:
        first -= 1
    for back in range(number, first - 1, -1):
        for passage in reversed(sheet.passages_in(back)):
            if passage.voice:
                return passage.voice
    people = _PERSON.findall(sheet.reading.report.text, sheet.sentences[first][0], sheet.sentences[number][1])
    return voice(people[-1]) if people else frozenset()


def bag(sheet: Page, number: int) -> dict[str, float]:
    """What a sentence is about: its topics, those of its paragraph, and the end of the paragraph before."""
    found: dict[str, float] = {}
    home = sheet.paragraphs[number]
    around = range(max(0, number - _AROUND), min(len(sheet.sentences), number + _AROUND + 1))
    for near in sorted({*around, *range(min(_LEADING, len(sheet.sentences)))}):
        if near in sheet.quiet:
            continue
        if near == number:
            weight = 1.0
        elif sheet.paragraphs[near] == home:
            weight = _NEIGHBOUR[min(abs(near - number), _AROUND)]
        elif sheet.paragraphs[near] == home - 1:
            weight = _BEFORE
        elif near < _LEADING:
            weight = _LEAD
        else:
            continue
        for topic in sheet.topics[near]:
            found[topic] = max(found.get(topic, 0.0), weight)
    return found


def clause(sheet: Page, number: int, start: int, end: int, passage: Passage | None = None) -> Span:
    """The shortest clause around some words: within what is attributed, or between commas and quotation marks."""
    text = sheet.reading.report.text
    low, high = sheet.sentences[number]
    if passage is not None:
        low, high = max(low, passage.span.start), min(high, passage.span.end)
    low, high = min(low, start), max(high, end)
    breaks = [low, *(hit.end() for hit in _BREAK.finditer(text, low, high)), high]
    first = max(at for at, place in enumerate(breaks) if place <= start)
    last = min(at for at, place in enumerate(breaks) if place >= end)
    while len(text[breaks[first] : breaks[last]].split()) < _LEAST and (first > 0 or last < len(breaks) - 1):
        first, last = (first, last + 1) if last < len(breaks) - 1 else (first - 1, last)
    left, right = breaks[first], breaks[last]
    while left < right and (text[left].isspace() or text[left] in ",;:—–-"):
        left += 1
    while right > left and (text[right - 1].isspace() or text[right - 1] in ",;:—–-"):
        right -= 1
    if text[left - 1 : left] in {"“", '"'} and text[right - 1 : right] in {"”", '"'}:
        left -= 1
    return sheet.reading.report.span(left, right)


@dataclass(frozen=True, slots=True)
class Weights:
    """How telling a topic is: near 1 for one of few sentences of all reports, near 0 for one that stands everywhere."""

    counts: Mapping[str, int]
    total: int

    @classmethod
    def of(cls, pages: Iterable[Page]) -> Weights:
        """Count the sentences of each topic."""
        counts: Counter[str] = Counter()
        total = 0
        for sheet in pages:
            for held in sheet.topics:
                counts.update(held)
            total += len(sheet.topics)
        return cls(counts, total)

    def weight(self, topic: str) -> float:
        """The weight of a topic; one that stands once tells no pair apart, so it counts as if it stood twice."""
        count = max(2, self.counts.get(topic, 0))
        total = _SENTENCES + self.total
        return max(0.0, math.log(total / count) / math.log(total))

    def shared(self, a: Mark, b: Mark) -> float:
        """How much two marks have in common, the names of the two voices left out."""
        both = sorted((a.bag.keys() & b.bag.keys()) - a.voice - b.voice)
        return math.fsum(self.weight(topic) * min(a.bag[topic], b.bag[topic]) for topic in both)

    def common(self, a: Mark, b: Mark) -> str:
        """The words that tell most of what both speak of, in quotation marks and in the order of the text."""
        hidden = a.voice | b.voice
        both = {topic for topic in a.bag.keys() & b.bag.keys() if topic not in hidden and not topic[0].isdigit()}
        best = sorted(both, key=lambda topic: (-self.weight(topic) * min(a.bag[topic], b.bag[topic]), topic))[:_SHOWN]
        said = surface(a, best) or surface(b, best)
        return ", ".join(f"“{words_}”" for words_ in said) or SAME

    def matter(self, a: Mark, b: Mark, general: AbstractSet[str] = frozenset()) -> bool:
        """Whether `a` names a matter that stands around `b` too; names, and what is `general`, are none."""
        hidden = a.voice | b.voice | a.names | b.names | general
        near = (topic for topic in a.own if topic not in hidden and not topic[0].isdigit() and b.bag.get(topic, 0) >= _TELLING)
        return any(self.weight(topic) >= _TELLING for topic in near)


def surface(mark: Mark, wanted: Iterable[str]) -> list[str]:
    """The words of a mark's surroundings that stand for the topics, in the order of the text, neighbours together."""
    text, home = mark.sheet.reading.report.text, mark.sheet.paragraphs[mark.sentence]
    left, held = set(wanted), list[tuple[int, int]]()
    around = range(max(0, mark.sentence - _AROUND), min(len(mark.sheet.sentences), mark.sentence + _AROUND + 1))
    for near in sorted(around, key=lambda number: (abs(number - mark.sentence), number)):
        if home - 1 <= mark.sheet.paragraphs[near] <= home:
            for word in words(text, *mark.sheet.sentences[near]):
                meant = left.intersection(topics(text, word.start, word.end))
                left -= meant
                held += [(word.start, word.end)] if meant else []
    joined: list[tuple[int, int]] = []
    for start, end in sorted(held):
        if joined and text[joined[-1][1] : start] in {" ", "-"}:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return [text[start:end] for start, end in joined]


Judge = Callable[[Mark, Mark], float]
"""How sure it is that two marks clash; 0 for no."""


def rivals(
    left: Sequence[Mark], right: Sequence[Mark], judge: Judge, used: set[tuple[str, int]]
) -> Iterator[tuple[Mark, Mark, float]]:
    """Pairs of marks that clash, the surest first, each mark and its neighbours once.

    Marks that share only what many hold never meet, so that the work grows with the text and not with its square.

    Args:
        left: the marks of one side.
        right: the marks of the other.
        judge: how sure a pair is.
        used: the sentences that clash already, to which those of the pairs are added.
    """
    postings: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for at, one in enumerate(right):
        for topic in sorted(one.bag):
            for spell in spells(one.sheet.day):
                postings[topic, spell].append(at)
    scored: list[tuple[float, int, int]] = []
    for i, one in enumerate(left):
        held = [postings.get((topic, spell), ()) for topic in one.bag for spell in spells(one.sheet.day)]
        near = {at for entries in held if len(entries) <= _CROWDED for at in entries}
        for j in sorted(near):
            sure = judge(one, right[j])
            if sure > 0:
                scored.append((sure, i, j))
    for sure, i, j in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        a, b = left[i], right[j]
        taken = {(one.sheet.id, one.sentence + step) for one in (a, b) for step in (-1, 0, 1)}
        if not taken & used:
            used |= {(a.sheet.id, a.sentence), (b.sheet.id, b.sentence)}
            yield (a, b, sure) if _first(a, b) else (b, a, sure)


def spells(day: int | None, length: int = _SPELL) -> tuple[int, int]:
    """The two spells of days that a day is counted with: days less than a spell apart share one."""
    at = (day or 0) // length
    return at, at + 1


def _first(a: Mark, b: Mark) -> bool:
    """Whether `a` was published before `b`, or stands before it."""
    return (a.sheet.day or 0, *a.place) <= (b.sheet.day or 0, *b.place)


def apart(a: Mark, b: Mark) -> int | None:
    """Days from the report of `a` to that of `b`; 0 within a report, None where a date is missing."""
    if a.sheet.id == b.sheet.id:
        return 0
    if a.sheet.day is None or b.sheet.day is None:
        return None
    return b.sheet.day - a.sheet.day


def strangers(a: Mark, b: Mark) -> bool:
    """Whether the two marks are of different voices, at least one of them somebody's, as far as names tell."""
    if a.voice & b.voice:
        return False
    return bool(a.voice or b.voice)
