"""A text cut into blocks: its lines, or where lines are wrapped at a margin, the stretches between blank lines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

LONGEST = 700
"""Blocks above this many characters are reporting: nobody writes a prompt or a caption of that length."""

_ENDS = tuple(".!?:;…\"'”’»)]")
_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "\u00a0": " ",
        "\u202f": " ",
        "\u00ad": None,
        "\u200b": None,
        "\u2060": None,
        "\ufeff": None,
    }
)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the text: code points `start` to `end`, without white space around it.

    `words` is what it says in one line with plain quotation marks, for matching alone; cut where the block is long.
    """

    start: int
    end: int
    words: str

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.words.endswith(_ENDS)

    def __len__(self) -> int:
        return self.end - self.start


def blocks(text: str) -> list[Block]:
    """The blocks of `text`, in order."""
    lines = _lines(text)
    if _wrapped(lines):
        lines = _joined(lines)
    return [
        Block(start, end, _words(text[start : min(end, start + LONGEST + 1)]))
        for start, end in ((line.start, line.end) for line in lines)
    ]


def _words(text: str) -> str:
    return " ".join(text.translate(_PLAIN).split())


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    start: int
    end: int
    closed: bool
    """Whether it ends as a sentence does."""


def _lines(text: str) -> list[_Line]:
    """Each line that is not blank, without white space around it."""
    found, at = [], 0
    for number, line in enumerate(text.split("\n")):
        bare = line.strip()
        if bare:
            start = at + len(line) - len(line.lstrip())
            found.append(_Line(number, start, start + len(bare), bare.endswith(_ENDS)))
        at += len(line) + 1
    return found


def _wrapped(lines: list[_Line]) -> bool:
    """Whether most lines that run into another one are full to the margin and break off in mid-sentence."""
    running = [line for line, after in pairwise(lines) if after.number == line.number + 1]
    if len(running) < 5 or max(line.end - line.start for line in lines) > 120:
        return False
    broken = [line for line in running if not line.closed and line.end - line.start >= 40]
    return len(broken) * 2 > len(running)


def _joined(lines: list[_Line]) -> list[_Line]:
    joined = lines[:1]
    for before, line in pairwise(lines):
        if line.number == before.number + 1:
            joined[-1] = _Line(line.number, joined[-1].start, line.end, line.closed)
        else:
            joined.append(line)
    return joined
