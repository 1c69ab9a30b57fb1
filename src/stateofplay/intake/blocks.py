"""A text cut into blocks: its lines, or where lines are wrapped at a margin, the stretches between blank lines."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 700
"""Blocks above this many characters are reporting: nobody writes a prompt or a caption of that length."""

_ENDS = tuple(".!?:;…\"'”’»)]")
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "\u00ad": None, "\u200b": None, "\u2060": None, "\ufeff": None}
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
    return [Block(start, end, _words(text[start : min(end, start + LONGEST + 1)])) for start, end, _ in lines]


def _words(text: str) -> str:
    return " ".join(text.translate(_PLAIN).split())


def _lines(text: str) -> list[tuple[int, int, bool]]:
    """(start, end, whether it ends a sentence) of each line that is not blank."""
    found, at = [], 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = at + len(line) - len(line.lstrip())
            found.append((start, start + len(bare), bare.endswith(_ENDS)))
        at += len(line) + 1
    return found


def _adjoins(lines: list[tuple[int, int, bool]], index: int) -> bool:
    """Whether the next line follows at once, give or take a few spaces."""
    return lines[index + 1][0] - lines[index][1] <= 4


def _wrapped(lines: list[tuple[int, int, bool]]) -> bool:
    """Whether most lines that run into another one are full to the margin and break off in mid-sentence."""
    pairs = [index for index in range(len(lines) - 1) if _adjoins(lines, index)]
    if len(pairs) < 5 or max(end - start for start, end, _ in lines) > 120:
        return False
    broken = [index for index in pairs if not lines[index][2] and lines[index][1] - lines[index][0] >= 40]
    return len(broken) * 2 > len(pairs)


def _joined(lines: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    joined = lines[:1]
    for index in range(1, len(lines)):
        start, end, closed = lines[index]
        # "\n" alone between them: a blank line makes it two or more.
        if start - lines[index - 1][1] == 1:
            joined[-1] = (joined[-1][0], end, closed)
        else:
            joined.append((start, end, closed))
    return joined
