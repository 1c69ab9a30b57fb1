"""The passage in which a statement stands, with what was read in it marked: by signs, so that no colour is needed."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Final

from rich.console import Console
from rich.text import Text

from stateofplay.export.glyphs import Glyphs
from stateofplay.model import Report, Span, Statement

_AROUND: Final = 6_000
"""Characters shown before and after the words; a text without paragraphs has no end."""
EVIDENCE: Final = "bold yellow"
_ROLES: Final = (
    ("evidence", "«", "»", EVIDENCE),
    ("condition", "§", "§", "magenta"),
    ("source", "‹", "›", "underline"),
    ("cue", "/", "/", "italic"),
)
_ASCII: Final = {"§": "*", "‹": "<", "›": ">"}
_CONSOLE: Final = Console(file=io.StringIO(), width=80, legacy_windows=False)


@dataclass(frozen=True, slots=True)
class _Marked:
    """Words with the signs around them and their style."""

    span: Span
    opening: str
    closing: str
    style: str


def bounds(report: Report, words: Span) -> tuple[int, int]:
    """The paragraph (the lines) in which words stand, without spaces around it."""
    text = report.text
    start = max(text.rfind("\n", 0, words.start) + 1, words.start - _AROUND, 0)
    end = text.find("\n", words.end)
    end = min(len(text) if end < 0 else end, words.end + _AROUND)
    while start < words.start and text[start].isspace():
        start += 1
    while end > words.end and text[end - 1].isspace():
        end -= 1
    return start, end


def passage(report: Report, row: Statement, glyphs: Glyphs, *, whole: bool = False) -> Text:
    """The paragraph of a statement, or all of the report around it, with evidence, condition, source and cue marked."""
    start, end = bounds(report, row.evidence)
    if whole:
        start, end = max(0, row.evidence.start - _AROUND), min(len(report.text), row.evidence.end + _AROUND)
    marked = []
    for name, opening, closing, style in _ROLES:
        span = getattr(row, name)
        if span is not None and start <= span.start < span.end <= end and report.text[span.start : span.end] == span.exact:
            marked.append(_Marked(span, _sign(opening, glyphs), _sign(closing, glyphs), style))
    return _laid(report.text, start, end, marked, glyphs)


def legend(glyphs: Glyphs) -> str:
    """What the signs mean."""
    words = {"evidence": "words", "condition": "condition", "source": "source", "cue": "cue"}
    return " ".join(f"{_sign(a, glyphs)}{words[name]}{_sign(b, glyphs)}" for name, a, b, _ in _ROLES)


def lines(text: Text, width: int) -> list[Text]:
    """The text in lines of that many cells; words that are too long are broken."""
    return list(text.wrap(_CONSOLE, max(width, 4), overflow="fold"))


def first_marked(wrapped: list[Text]) -> int:
    """The line in which the evidence begins; 0 where none is marked."""
    return next((at for at, line in enumerate(wrapped) if any(EVIDENCE in str(span.style) for span in line.spans)), 0)


def kept_spaces(words: str, glyphs: Glyphs) -> str:
    """Words as a terminal prints and does not obey them, with one space at each end where they had some."""
    said = glyphs.say(words)
    if not said:
        return " " if any(char.isspace() for char in words) else ""
    return (" " if words[:1].isspace() else "") + said + (" " if words[-1:].isspace() else "")


def _sign(sign: str, glyphs: Glyphs) -> str:
    return _ASCII.get(sign, glyphs.say(sign)) if glyphs.ascii_only else sign


def _laid(text: str, start: int, end: int, marked: list[_Marked], glyphs: Glyphs) -> Text:
    """The stretch of the text, cut where a mark begins or ends and where a line does."""
    marked = sorted(marked, key=lambda one: (one.span.start, -one.span.end))
    cuts = {start, end, *(one.span.start for one in marked), *(one.span.end for one in marked)}
    cuts |= {at + 1 for at in range(start, end) if text[at] == "\n"}
    in_order = sorted(cuts)
    out = Text()
    for at, until in zip(in_order, [*in_order[1:], end], strict=True):
        for one in reversed(marked):
            if one.span.end == at:
                out.append(one.closing, one.style)
        for one in marked:
            if one.span.start == at:
                out.append(one.opening, one.style)
        styles = [one.style for one in marked if one.span.start <= at < one.span.end]
        out.append(kept_spaces(text[at:until], glyphs), " ".join(styles))
        if text[at:until].endswith("\n"):
            out.rstrip()
            out.append("\n")
    return out
