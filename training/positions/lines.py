"""Contrast lines as values: a proposition, and sentences that differ in the stance which a marked holder takes on it.

`python -m training.positions.lines FILE...` prints each error with its file and line, then counts.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.positions.corpus import STANCES, FormError

LABELS = ("none", *STANCES)
FLAGS = ("red", "past")
_MARKS = re.compile(r"[\[\]{}]")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with its marks gone: where they stood, as offsets into `text`."""

    title: str
    proposition: str
    label: str
    flags: frozenset[str]
    text: str
    holder: tuple[Span, ...]
    condition: Span | None


def load(path: Path) -> tuple[list[Line], list[str]]:
    """The lines of a file in order, and what is wrong with it; a line that is wrong is left out."""
    out: list[Line] = []
    errors = []
    head: tuple[str, str] | None = None
    for number, raw in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        line = raw.strip()
        try:
            if line.startswith("P "):
                head = _head(line)
            elif line:
                out.append(_line(head, line))
        except FormError as error:
            errors.append(f"{path}:{number}: {error}")
    return out, errors


def _head(line: str) -> tuple[str, str]:
    title, bar, words = line[2:].partition(" | ")
    if not bar or not words.strip():
        raise FormError("P title | proposition")
    return title.strip(), words.strip()


def _line(head: tuple[str, str] | None, line: str) -> Line:
    if head is None:
        raise FormError("a line before the first proposition")
    label, bar, words = line.partition(" | ")
    first, *flags = label.split()
    if not bar or first not in LABELS or not set(flags) <= set(FLAGS):
        raise FormError(f"label and flags not known: {label!r}")
    text, holder, condition = unmarked(words.strip())
    if condition and first == "none":
        raise FormError("a condition of no stance")
    return Line(*head, first, frozenset(flags), text, holder, condition)


def unmarked(words: str) -> tuple[str, tuple[Span, ...], Span | None]:
    """The words without marks, the spans in square brackets, and the one in braces."""
    text = ""
    holder: list[Span] = []
    conditions: list[Span] = []
    opened: dict[str, int] = {}
    at = 0
    for mark in _MARKS.finditer(words):
        text += words[at : mark.start()]
        at = mark.end()
        kind = mark[0]
        if kind in "[{":
            if kind in opened:
                raise FormError(f"{kind} within {kind}")
            opened[kind] = len(text)
        else:
            start = opened.pop("[" if kind == "]" else "{", None)
            if start is None:
                raise FormError(f"{kind} without its beginning")
            (holder if kind == "]" else conditions).append((start, len(text)))
    if opened:
        raise FormError("a mark is not closed")
    text += words[at:]
    if not holder or len(conditions) > 1:
        raise FormError("a line has a holder and at most one condition")
    lead = len(text) - len(text.lstrip())
    text = text.strip()

    def moved(span: Span) -> Span:
        start, end = (min(max(0, at - lead), len(text)) for at in span)
        return start, end

    return text, tuple(s for s in map(moved, holder) if s[0] < s[1]), moved(conditions[0]) if conditions else None


def groups(lines: list[Line]) -> Iterator[tuple[str, list[Line]]]:
    """The lines of each proposition."""
    held: dict[str, list[Line]] = {}
    for line in lines:
        held.setdefault(line.proposition, []).append(line)
    yield from held.items()


def main(paths: list[str]) -> int:
    """Checks the files; 1 when a line breaks the form."""
    every: list[Line] = []
    errors: list[str] = []
    for path in paths:
        lines, found = load(Path(path))
        every += lines
        errors += found
    print("\n".join(errors))
    counts = Counter(line.label for line in every)
    print(f"groups {len(list(groups(every)))}, lines {len(every)}, {dict(counts.most_common())}")
    red, past = (sum(flag in line.flags for line in every) for flag in FLAGS)
    print(f"conditions {sum(line.condition is not None for line in every)}, red {red}, past {past}")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
