"""What a time expression is read against: the words around it, the day of publication, the day the story has reached."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from stateofplay.language.calendar import MONTHS
from stateofplay.language.numerals import Word
from stateofplay.model.document import TimexType

_BACK, _AHEAD = 16, 14
_FUTURE = frozenset(
    "will won't shall would due scheduled slated expected set plan plans planned planning upcoming until till deadline expire expires "
    "ahead hopes may might could likely can going must should before next".split()
)
_PAST = frozenset(
    "said told met was were had did went came held began left spoke wrote gave got put took sent broke fell rose shot struck won "
    "lost made saw ran hit fought sat stood drew flew drove sought brought thought bought built paid kept led heard felt became "
    "chose grew knew swore threw withdrew since has have been after ago overran cast closed died".split()
)
_NOT_PAST = frozenset("need indeed speed exceed proceed succeed unprecedented based embed".split())
_NOT_VERBS = frozenset("the a an this that these those its their his her our all each any some work power".split())
_ABBREVIATIONS = frozenset([*MONTHS, *"mr mrs ms dr gen sen rep gov lt col sgt st no vs inc corp co u s a p m".split()]) - {
    "may", "march", "june", "july", "august", "april", "no"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression: indices of its words (first to last, exclusive), its type and TIMEX3 value.

    `story` is the day that the story reaches by it ("the same evening" counts from there).
    """

    first: int
    last: int
    timex: TimexType
    value: str
    story: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """The words of a text, the day of publication, and the day that the story has reached so far."""

    row: Sequence[Word]
    published: dt.date | None
    story: dt.date | None
    coarse: dt.date | None
    """The first day of the publication's month or year where no day is known: enough to resolve years."""

    @property
    def reached(self) -> dt.date | None:
        """The day of the story, or that of publication."""
        return self.story or self.published

    def base(self, at: int) -> str:
        """The word at `at` in small letters, without a possessive ending; "" outside the text."""
        return self.row[at].base if 0 <= at < len(self.row) else ""

    def bases(self, at: int, count: int) -> list[str]:
        """The next `count` words from `at`."""
        return [word.base for word in self.row[at : at + count]]

    def capital(self, at: int) -> bool:
        """Whether the word at `at` begins with a capital letter."""
        return 0 <= at < len(self.row) and self.row[at].text[0].isupper()

    def digits(self, at: int) -> bool:
        """Whether the word at `at` is a number in digits."""
        return 0 <= at < len(self.row) and self.row[at].is_digits

    def glued(self, at: int) -> bool:
        """Whether no space stands before the word at `at`."""
        return 0 <= at < len(self.row) and self.row[at].glued

    def past_period(self, at: int) -> int:
        """The index behind an abbreviation's full stop at `at`, or `at`."""
        return at + 1 if self.base(at) == "." and self.glued(at) else at

    def tense(self, first: int, last: int) -> int:
        """Whether the clause around words `first` to `last` looks back (-1) or ahead (+1); 0 where it does not show.

        The nearest cue before the expression decides ("said Monday that ..." against "will meet Monday"), else the nearest after it.
        """
        for at in range(first - 1, max(-1, first - _BACK), -1):
            if self.ends_clause(at):
                break
            if cue := self._cue(at):
                return cue
        for at in range(last, min(len(self.row), last + _AHEAD)):
            if self.ends_clause(at):
                break
            if cue := self._cue(at):
                return cue
        return 0

    def ends_clause(self, at: int) -> bool:
        """Whether the mark at `at` ends a sentence or half of one."""
        text = self.row[at].text
        if text == ".":
            return not (at and self.row[at].glued and (self.row[at - 1].base in _ABBREVIATIONS or self.glued(at + 1)))
        return text in "!?;”" or self.row[at].is_break

    def _cue(self, at: int) -> int:
        word = self.row[at].lower
        if word in {"until", "till"} and "had" in self.bases(max(0, at - 3), 3):
            return -1
        if word in {"may", "march"} and self.capital(at):
            return 0
        if word in _FUTURE or word.endswith("'ll"):
            return 1
        if word == "by" and self.base(at + 1) in {"the", "then"}:
            return 0
        if word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST):
            return -1
        after = self.row[at + 1] if at + 1 < len(self.row) else None
        if word == "to" and after and after.is_alpha and after.text.islower() and after.lower not in _NOT_VERBS:
            return 0 if after.lower.endswith(("s", "ing", "ed")) else 1
        return 0
