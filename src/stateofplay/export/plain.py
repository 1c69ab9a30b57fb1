"""Text from reports made safe to print: no escape sequences, no control characters, no marks that turn the line around."""

from __future__ import annotations

import re
from typing import Final

_ESCAPES: Final = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]{0,256}[ -/]{0,16}[@-~]?"  # control sequences: colours, cursor
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]{0,4096}(?:\x07|\x1b\\|\x9c)?"  # strings: titles, links
    r"|\x1b[ -/]{0,16}[0-~]?"
)
_SPACES: Final = re.compile(r"[ \t\n\x0b\x0c\r\x85\u00a0\u2028\u2029]+")
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def plain(text: str) -> str:
    """`text` as one line that a terminal prints and does not obey: escapes and controls gone, runs of space as one."""
    text = _UNSEEN.sub("", _ESCAPES.sub("", text))
    return _SURROGATES.sub("\ufffd", _SPACES.sub(" ", text)).strip()
