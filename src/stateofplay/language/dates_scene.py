"""What a time expression is read against: the words around it, the day of publication, the day the story has reached."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from stateofplay.language.calendar import MONTHS, WEEKDAYS, first_day
from stateofplay.language.numerals import Word
from stateofplay.model.document import TimexType

_BACK, _AHEAD = 16, 14
_SHORT_MONTHS = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
_FUTURE = frozenset(
    "will won't shall would due scheduled slated expected set planned planning upcoming until till deadline "
    "expire expires "
    "ahead hopes may might could likely can going must should next resume resumes return returns reconvenes goes begins "
    "starts opens ends meets expires reopens arrives faces plays hosts closes".split()
)
_TO_COME = frozenset(
    "meet hold resume vote visit travel return begin start sign speak convene gather host attend continue reconvene "
    "expire decide be go "
    "restart present publish announce deliver reply respond finish complete conclude open end".split()
)
_WANTED = _FUTURE | frozenset("want wants wanting seek seeks seeking need needs demand demands aim aims".split())
_STAYED = frozenset("had held waited remained stayed lasted stood hung continued worked".split())
_BIDDING = frozenset(
    "demanded asked wanted told gave promised agreed pledged urged ordered expected set required called said".split()
)
_PAST = frozenset(
    "said told met was were had did went came held began left spoke wrote gave got put took sent broke fell rose shot "
    "struck won "
    "lost made saw ran hit fought sat stood drew flew drove sought brought thought bought built paid kept led heard felt "
    "became "
    "chose grew knew swore threw withdrew since has have been after ago overran cast closed died".split()
)
DATE_WORDS = frozenset([*MONTHS, *WEEKDAYS, "christmas", "easter", "tomorrow", "next", "early", "mid", "late", "end"])
_CLOSERS = _FUTURE | frozenset(
    "a an the this that these those his her its their our my your and or but nor so yet if when while as because since until "
    "before after than though although whether where which who whom whose what how why that in on at by for from of to with "
    "without within during over under through throughout into onto about against between among across along around behind "
    "beyond despite near off out up down via per like unlike toward towards amid alongside he she it they we you i there not "
    "is are was were be been being am has have had do does did can could would should may might must also only even just then "
    "now still again too ago earlier later alone more most both each every all some any no one says say said according except "
    "'s its it's that's there's he's she's i'm we're they're didn't wasn't isn't hasn't haven't won't can't "
    "includes means brings comes came makes seems appears starts begins ends".split()
)
_NEAR = 60
_UP_TO = frozenset("until till by through".split())
_SHORT_UNITS = frozenset("second minute hour day night".split())
_FINE = {"decade": 3, "century": 2, "week": 8, "month": 7, "quarter": 7, "weekend": 8}
_NOT_PAST = frozenset("need indeed speed exceed proceed succeed unprecedented based embed".split())
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
    prior: str = ""
    """The value of the last date or time before this place."""
    prior_at: int = 0
    """The word behind that date."""
    day: str = ""
    """The value of the last one before this place that is as fine as a day."""
    day_at: int = 0
    """The word behind that day."""

    @property
    def reached(self) -> dt.date | None:
        """The day of the story, or that of publication."""
        return self.story or self.published

    def reference(self, at: int, unit: str) -> dt.date | None:
        """The day that "a year later" or "the previous month" at word `at` counts from.

        Days count from the day that the story has reached, longer units from the last date told shortly before, and all from
        the publication where there is neither.
        """
        near = self.prior and at - self.prior_at <= _NEAR
        if unit in _SHORT_UNITS:
            close = self.day and at - self.day_at <= _NEAR
            return (first_day(self.day) if close else None) or self.reached
        told = first_day(self.prior) if near and len(self.prior) >= _FINE.get(unit, 4) else None
        return told or self.story or self.coarse

    def closes(self, at: int) -> bool:
        """Whether the word at `at` ends a noun phrase: a mark, the end of a line, a function word or a plain verb."""
        if at >= len(self.row) or not self.row[at].text[0].isalnum():
            return at >= len(self.row) or not (self.row[at].text in "-‐‑" and self.row[at].glued)
        word = self.row[at].lower
        return word in _CLOSERS or word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST)

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

    def past_month(self, at: int) -> int:
        """The index behind a month's name at `at`, and behind its full stop where it is shortened ("Aug.")."""
        return self.past_period(at + 1) if self.base(at) in _SHORT_MONTHS else at + 1

    def tense(self, first: int, last: int, ahead: int = _AHEAD) -> int:
        """Whether the clause around words `first` to `last` looks back (-1) or ahead (+1); 0 where it does not show.

        The nearest cue before the expression decides ("said Monday that ..." against "will meet Monday"), else the one after.
        """
        for at in range(first - 1, max(-1, first - _BACK), -1):
            if self.ends_clause(at):
                break
            if cue := self._cue(at):
                return cue
        for at in range(last, min(len(self.row), last + ahead)):
            if self.ends_clause(at):
                break
            if self.row[at].lower not in _UP_TO and (cue := self._cue(at)):
                return cue
        return 0

    def ends_clause(self, at: int) -> bool:
        """Whether the mark at `at` ends a sentence or half of one."""
        text = self.row[at].text
        if text == ".":
            return not (at and self.row[at].glued and (self.row[at - 1].base in _ABBREVIATIONS or self.glued(at + 1)))
        return text in "!?;”" or self.row[at].is_break

    def _cue(self, at: int) -> int:  # noqa: PLR0911 - one return for each form
        word = self.row[at].lower
        if word in {"until", "till", "by", "through"} and self._went_by(at):
            return -1
        if word in {"may", "march"} and self.capital(at):
            return 0
        if word in _FUTURE or word.endswith("'ll") or (word in {"plan", "plans"} and self.base(at + 1) == "to"):
            return 1
        if at and self.row[at - 1].lower == "be":
            return 0
        if word == "before":
            return 1 if _WANTED & {other.lower for other in self.row[max(0, at - 8) : at]} else 0
        if word in {"by", "through"}:
            return 1 if self.base(at + 1) in DATE_WORDS or self.digits(at + 1) else 0
        if word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST):
            return -1
        after = self.row[at + 1] if at + 1 < len(self.row) else None
        return 1 if word == "to" and after and after.lower in _TO_COME else 0

    def _went_by(self, at: int) -> bool:
        """Whether the time up to "until" or "by" has gone by: "held out until Monday", "hung a sign by Sunday"."""
        for before in range(at - 1, max(-1, at - 11), -1):
            word = self.row[before].lower
            if self.ends_clause(before) or word in _FUTURE or word in _BIDDING:
                return False
            if word in _STAYED or (self.row[at].lower == "by" and (word in _PAST or (word.endswith("ed") and len(word) > 4))):
                return True
        return False
