"""What terminals are written with: symbols, or ASCII where a terminal has none, and a style for each stance and status."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from rich.box import Box
from rich.cells import cell_len
from rich.text import Text

from stateofplay.export.plain import plain
from stateofplay.export.wording import STANCES, STATUSES, Mark
from stateofplay.model import IssueStatus, Stance, Status

STANCE_STYLES: Final = MappingProxyType(
    {
        Stance.DEMANDS: "bold blue",
        Stance.OFFERS: "bold cyan",
        Stance.SUPPORTS: "bold green",
        Stance.OPEN: "green",
        Stance.UNDECIDED: "yellow",
        Stance.REJECTS: "bold red",
        Stance.MIXED: "bold magenta",
    }
)
STATUS_STYLES: Final = MappingProxyType(
    {
        Status.AGREED: "green",
        Status.NARROWING: "cyan",
        Status.OPEN: "yellow",
        Status.DEADLOCKED: "red",
        Status.OFF_TABLE: "magenta",
    }
)
FLAG_STYLES: Final = MappingProxyType({"!": "bold red", "§": "yellow", "≠": "bold magenta", "→": "cyan"})
SYMBOLS: Final = "".join(mark.symbol for mark in STANCES.values()) + "!§≠→·“”«»─━"
_RULES: Final = Box("    \n    \n ━━ \n    \n ── \n ── \n    \n    \n")
_ASCII_RULES: Final = Box("    \n    \n == \n    \n -- \n -- \n    \n    \n", ascii=True)
_ASCII: Final = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "·": "-", "«": ">>", "»": "<<", "−": "-"}
)


@dataclass(frozen=True, slots=True)
class Glyphs:
    """How to write for one terminal."""

    ascii_only: bool = False

    @classmethod
    def for_encoding(cls, encoding: str | None, *, ascii_only: bool = False) -> Glyphs:
        """Symbols where the encoding has them all, ASCII where it has not or where that is asked for."""
        try:
            SYMBOLS.encode(encoding or "ascii")
        except (UnicodeEncodeError, LookupError):
            return cls(ascii_only=True)
        return cls(ascii_only)

    @property
    def box(self) -> Box:
        """A table's lines: a thick one below the head, thin ones between rows."""
        return _ASCII_RULES if self.ascii_only else _RULES

    @property
    def dot(self) -> str:
        """What stands between the parts of a line."""
        return " - " if self.ascii_only else " · "

    def say(self, text: str) -> str:
        """Text from anywhere as one safe line; in ASCII mode without accents and typographic marks."""
        text = plain(text)
        if not self.ascii_only:
            return text
        bare = unicodedata.normalize("NFKD", text.translate(_ASCII))
        return "".join(char for char in bare if not unicodedata.combining(char))

    def symbol(self, mark: Mark) -> str:
        """The mark's symbol."""
        return mark.ascii if self.ascii_only else mark.symbol

    def named(self, mark: Mark) -> str:
        """The mark's symbol and word."""
        return f"{self.symbol(mark)} {mark.word}"

    def stance(self, stance: Stance) -> Text:
        """A stance's symbol and word, styled."""
        return Text(self.named(STANCES[stance]), STANCE_STYLES[stance])

    def status(self, status: IssueStatus) -> Text:
        """A status in brackets, told as inferred where no report says so."""
        word = STATUSES[status.status]
        return Text(f"[{word}, inferred]" if status.inferred else f"[{word}]", STATUS_STYLES[status.status])


def packed(tokens: Iterable[Text], width: int, gap: str = "  ") -> Text:
    """The tokens on as few lines as `width` cells allow; a token that fits on a line is never broken."""
    lines: list[Text] = []
    for token in tokens:
        if lines and lines[-1].cell_len + cell_len(gap) + token.cell_len <= width:
            lines[-1].append(gap).append_text(token)
        else:
            lines.append(token.copy())
    return Text("\n").join(lines)
