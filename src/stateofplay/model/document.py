"""A report with its language layers: paragraphs, sentences, tokens, quotations, names, dates, quantities, attributions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from stateofplay.model.attribution import Attribution
from stateofplay.model.encoded import Encoded
from stateofplay.model.offsets import OffsetMap
from stateofplay.model.report import Report
from stateofplay.model.span import Span
from stateofplay.model.tags import Tagged


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark. `start` and `end` point into `Report.text`; `text` is the clean form.

    Clean means: no soft hyphen or zero-width character inside, "’" written as "'". `lower` is the form to match: lower case,
    with "'s", "'re", "'ll" after a pronoun written out ("is", "are", "will"). "won't" is one token; so is a possessive.
    """

    start: int
    end: int
    text: str
    lower: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: offsets, its sentences (indices first to last, exclusive) and what it is."""

    start: int
    end: int
    first_sentence: int
    last_sentence: int
    kind: str = "text"
    """`text`, `heading`, `list` or `aside` (set aside by intake: not read for statements)."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: offsets, its tokens (indices first to last, exclusive), the index of its paragraph."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks. `span` includes the marks; `inner` does not.

    `depth` is 0 for an outer quotation, 1 for one inside it. `open_ended` is true when the closing mark is missing, as where
    a quotation runs over several paragraphs that each reopen it; each such stretch is a Quotation of its own, and
    `continues` is true from the second on.
    """

    span: Span
    inner: Span
    depth: int = 0
    open_ended: bool = False
    continues: bool = False


class MentionType(StrEnum):
    """What a name names."""

    PER = "PER"
    ORG = "ORG"
    LOC = "LOC"
    MISC = "MISC"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text. `title` is the title or office right before it ("Chancellor", "Foreign Minister"), outside `span`."""

    span: Span
    type: MentionType
    title: Span | None = None


class TimexType(StrEnum):
    """The kinds of time expression of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression. `value` is a TIMEX3 value ("2025-12-15", "2025-W50", "P4Y", "XXXX-12-25", "2025-12-08/2025-12-14")."""

    span: Span
    timex: TimexType
    value: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts. `value` is absolute ("$5 billion" is 5e9); percent stays in percent; fractions are shares.

    `bound` is "" (exactly), "about", "at_least", "at_most", "more_than" or "less_than".
    """

    span: Span
    value: int | float
    unit: str
    bound: str = ""


@dataclass(frozen=True, slots=True)
class CleanText:
    """`Report.text` made easy to match: soft hyphens and zero-width characters gone, odd spaces plain, "’" as "'"."""

    text: str
    offsets: OffsetMap

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of `Report.text` that `text[start:end]` was made from."""
        return self.offsets.span(start, end)


@dataclass(frozen=True, slots=True)
class Document:
    """A report and what was read from it so far. Every layer is in order of the text."""

    report: Report
    clean: CleanText
    paragraphs: tuple[Paragraph, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    tagged: tuple[Tagged, ...] | None = None
    """What the tagger found, in the order of cues; None where it did not read."""
    attributions: tuple[Attribution, ...] = ()
    encoded: Encoded | None = field(default=None, repr=False, compare=False)
    """Its words as vectors, where a later reader goes on from them."""

    @property
    def text(self) -> str:
        """The text that all offsets point into."""
        return self.report.text

    def span(self, start: int, end: int) -> Span:
        """The span of the report's text from `start` to `end`."""
        return Span.of(self.report.text, start, end)

    def token_span(self, first: int, last: int) -> Span:
        """The span of tokens `first` to `last` (exclusive)."""
        return self.span(self.tokens[first].start, self.tokens[last - 1].end)

    def token_at(self, offset: int) -> int:
        """The index of the first token that ends after `offset`."""
        return bisect_right(self.tokens, offset, key=lambda token: token.end)

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """The indices (first, last exclusive) of the tokens that touch the stretch."""
        return self.token_at(start), bisect_left(self.tokens, end, key=lambda token: token.start)

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The names that lie wholly in the stretch."""
        first = bisect_left(self.mentions, start, key=lambda mention: mention.span.start)
        last = bisect_left(self.mentions, end, key=lambda mention: mention.span.start)
        return tuple(mention for mention in self.mentions[first:last] if mention.span.end <= end)

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds `offset`, or the last one that starts before it; -1 before the first."""
        return bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
