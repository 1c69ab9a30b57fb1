"""Words in a report, with the place where they stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of `Report.text`: code points `start` to `end` (exclusive), and the words that stand there.

    Make one with `Span.of`, so that `text[start:end] == exact` holds from birth.
    """

    start: int
    end: int
    exact: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or len(self.exact) != self.end - self.start:
            raise ValueError(f"span [{self.start}:{self.end}] cannot say {self.exact[:40]!r}")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` from `start` to `end`; raises ValueError outside the text."""
        if end > len(text):
            raise ValueError(f"span [{start}:{end}] reaches past the text, which ends at {len(text)}")
        return cls(start, end, text[start:end])

    def holds_in(self, text: str) -> bool:
        """Whether the offsets say in `text` what the words say."""
        return text[self.start : self.end] == self.exact

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A span together with the id of the report that it stands in: what every claim of the tool rests on."""

    report: str
    evidence: Span
