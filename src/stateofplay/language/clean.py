"""Text made easy to match, with the way back to the text as it was."""

from __future__ import annotations

import re
from typing import Final

from stateofplay.model.document import CleanText
from stateofplay.model.offsets import OffsetMap

_DROPPED: Final = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
_RUNS: Final = re.compile(f"[{_DROPPED}]+")
_NEEDS_WORK: Final = re.compile(
    f"[{_DROPPED}\t\x0b\x0c\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000’ʼ\u2010\u2011\r]"
)
_MAPPED: Final = {
    **dict.fromkeys(map(ord, "\t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"), " "),
    **dict.fromkeys(range(0x2000, 0x200B), " "),
    **dict.fromkeys(map(ord, "’ʼ"), "'"),
    **dict.fromkeys((0x2010, 0x2011), "-"),
}


def clean(text: str) -> CleanText:
    """Drop what has no width, make odd spaces and hyphens plain, and write "’" as "'"; everything else stays, line ends too."""
    if not _NEEDS_WORK.search(text):
        return CleanText(text, OffsetMap())
    kept: list[str] = []
    starts, shifts = [0], [0]
    done = length = 0
    for run in _RUNS.finditer(text):
        kept.append(text[done : run.start()])
        length += run.start() - done
        done = run.end()
        if starts[-1] == length:
            shifts[-1] = done - length
        else:
            starts.append(length)
            shifts.append(done - length)
    kept.append(text[done:])
    return CleanText("".join(kept).translate(_MAPPED), OffsetMap(tuple(starts), tuple(shifts)))
