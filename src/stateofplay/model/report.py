"""A report: the text that everything else cites."""

from __future__ import annotations

from dataclasses import dataclass, field

from stateofplay.model.dates import PartialDate
from stateofplay.model.offsets import OffsetMap
from stateofplay.model.span import Span


@dataclass(frozen=True, slots=True)
class SetAside:
    """A block of the text that is not reporting (a share bar, a newsletter prompt, a caption), kept with the reason."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Original:
    """What the file held, and how `Report.text` maps back to it.

    `text` is the decoded file (header, mark-up and line ends as they were); `offsets` maps code points of `Report.text`
    to code points of `text`.
    """

    path: str
    format: str
    encoding: str
    text: str
    offsets: OffsetMap


@dataclass(frozen=True, slots=True)
class Report:
    r"""One report. All offsets in the project are code points into `text`, which is never changed after intake.

    Attributes:
        id: the file's name without its ending (made unique within one reading).
        text: the body below the header, line ends as "\n".
        set_aside: blocks that are not read for statements, in order, not overlapping.
        headings: stretches that are headings or subheadings, in order.
    """

    id: str
    text: str
    outlet: str = ""
    published: PartialDate | None = None
    title: str = ""
    url: str = ""
    set_aside: tuple[SetAside, ...] = ()
    headings: tuple[Span, ...] = ()
    original: Original | None = field(default=None, repr=False, compare=False)

    def span(self, start: int, end: int) -> Span:
        """The span of this report's text from `start` to `end`."""
        return Span.of(self.text, start, end)
