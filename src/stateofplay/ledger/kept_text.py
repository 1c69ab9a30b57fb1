"""Text as both databases can hold it: what one of them has no room for is written as an escape, and read back as it was.

PostgreSQL holds no NUL, and neither holds half a surrogate pair, which file names and odd encodings can bring. Such a character
is kept as DLE and four hex digits, and so is DLE itself; whoever reads gets the same code points, so offsets stay true.
"""

from __future__ import annotations

import re
from typing import Final

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

_MARK: Final = "\x10"
_UNHELD: Final = re.compile("[\x00\x10\ud800-\udfff]")
_ESCAPED: Final = re.compile("\x10([0-9a-f]{4})")


class KeptText(TypeDecorator[str]):
    """A column of text that people wrote, whatever characters that has."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        """The text as it is kept."""
        return None if value is None else kept(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> str | None:
        """The text as it was."""
        return None if value is None else restored(value)


def kept(text: str) -> str:
    """The text with escapes for what a database cannot hold."""
    return _UNHELD.sub(lambda found: f"{_MARK}{ord(found[0]):04x}", text)


def restored(text: str) -> str:
    """The text that `kept` was given."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if _MARK in text else text
