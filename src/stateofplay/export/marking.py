"""Words marked in what stands around them, in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from stateofplay.export.glyphs import Glyphs
from stateofplay.export.quoting import head


def marked(glyphs: Glyphs, words: str, marks: Sequence[tuple[int, int]], longest: int) -> Text:
    """The words between quotation marks, what is marked in bold between guillemets; of a long text what is around the first.

    Args:
        glyphs: how to write.
        words: the text.
        marks: offsets into it, in order; of those that overlap only the first counts.
        longest: characters of the text that are shown.
    """
    start, stop = _window(words, marks, longest)
    made = Text(glyphs.say("“"))
    if start:
        made.append(f"{glyphs.say('…')} ")
    at = start
    for low, high in marks:
        if low < at or high > stop:
            continue
        _add(made, glyphs, words[at:low])
        made.append(glyphs.say("«"), "bold yellow").append(glyphs.say(words[low:high]), "bold")
        made.append(glyphs.say("»"), "bold yellow")
        at = high
    _add(made, glyphs, words[at:stop])
    made.rstrip()
    if stop < len(words):
        made.append(f" {glyphs.say('…')}")
    return made.append(glyphs.say("”"))


def _window(words: str, marks: Sequence[tuple[int, int]], longest: int) -> tuple[int, int]:
    """Which stretch is shown: it begins a third of its length before the first mark, at a space where there is one."""
    if len(words) <= longest:
        return 0, len(words)
    first, last = marks[0] if marks else (0, 0)
    low = max(0, min(first - longest // 3, len(words) - longest))
    start = 0 if low == 0 else next((at + 1 for at in range(low, first) if words[at].isspace()), low)
    stop = len(words) if start + longest >= len(words) else start + len(head(words[start:], longest))
    return start, max(stop, last)


def _add(made: Text, glyphs: Glyphs, words: str) -> None:
    """Add a stretch as one safe line, with the spaces at its ends as one each."""
    shown = glyphs.say(words)
    before = " " if words[:1].isspace() and shown else ""
    after = " " if words[-1:].isspace() else ""
    made.append(f"{before}{shown}{after}")
