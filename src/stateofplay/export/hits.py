"""What a search found, as every face is shown it."""

from __future__ import annotations

from dataclasses import dataclass

from stateofplay.model import Codebook, ReportCard, Span, Statement


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph that holds what was searched for.

    Attributes:
        number: its number in the index of words; of two paragraphs the one added later has the higher.
        report: the report that it stands in.
        paragraph: its words, with their place in the report's text.
        marks: offsets into `paragraph.exact` of what was searched for, in order.
        statements: what stands in it, in reading order.
    """

    number: int
    report: ReportCard
    paragraph: Span
    marks: tuple[tuple[int, int], ...]
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of a search, those added last first.

    Attributes:
        query: what was searched for.
        codebook: names of the parties and issues.
        hits: at most as many as were asked for.
        before: where there are more, the number below which they are; 0 where these are all.
    """

    query: str
    codebook: Codebook
    hits: tuple[Hit, ...]
    before: int = 0
