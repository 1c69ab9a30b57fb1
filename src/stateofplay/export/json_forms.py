"""What both JSON formats write alike: spans, citations, numbers, and text that UTF-8 can hold."""

from __future__ import annotations

import json
import math
import re
from typing import Any, Final

from stateofplay.model import Citation, Span

Json = dict[str, Any]
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def encode(value: Json, *, indent: int | None = None) -> str:
    """`value` as JSON; equal values give equal text. A lone surrogate, which UTF-8 cannot hold, is written as an escape."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _SURROGATE.sub(escaped, text)


def escaped(found: re.Match[str]) -> str:
    """The JSON escape of one character."""
    return f"\\u{ord(found[0]):04x}"


def span(words: Span | None) -> Json | None:
    """Words and offsets; null for None."""
    return None if words is None else words_of(words)


def words_of(words: Span) -> Json:
    """Words and offsets."""
    return {"exact": words.exact, "start": words.start, "end": words.end}


def citation(cited: Citation) -> Json:
    """A report's id and words in it."""
    return {"report": cited.report, "evidence": span(cited.evidence)}


def number(value: float) -> int | float | None:
    """The number, or null where JSON has none for it (infinite, or longer than Python itself would read back)."""
    if isinstance(value, int):
        return value if value.bit_length() < 4096 else None
    return value if math.isfinite(value) else None
