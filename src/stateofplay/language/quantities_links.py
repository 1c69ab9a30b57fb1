"""What quantities of a sentence lend each other: units, scales, and the bounds of a range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from stateofplay.language.numerals import Word, is_hyphen, tidy
from stateofplay.language.quantities_bounds import RISES, is_range
from stateofplay.language.quantities_draft import Draft, Kind
from stateofplay.language.quantities_nouns import counted, is_plural
from stateofplay.language.wordset import words

_JOINTS: Final = frozenset(("to", "and", "or", "-", "–", "than"))
_SERIES: Final = words(", followed by and then to from or in the first second third fourth year next rising -")
_THEIRS: Final = words("the its their his her our these those all some every")
_LENT: Final = frozenset((Kind.COUNT, Kind.MEASURE, Kind.TIMES))
"""Kinds that a later bare number of the sentence takes over."""
_LENT_NEAR: Final = frozenset((Kind.TIME, Kind.MONEY, Kind.PERCENT, Kind.AGE))
"""Kinds that it takes over only right behind a word of change or choice."""
_CHANGE: Final = frozenset(("to", "and", "or", "than", "by", "-", "–", "from", "usual"))
_LEVEL: Final = frozenset(("to", "by", "at"))
_VAGUE: Final = words("number numbers total tally toll thousands hundreds dozens scores millions tens count")
_NO_NOUN: Final = words(
    "the a an its their his her our their of in on at by and or to from with for as that which who when while if but"
)
_REACH: Final = 8
_CHARS: Final = 48
_FAR: Final = 40


def linked(row: Sequence[Word], drafts: list[Draft]) -> list[Draft]:
    """The drafts with units taken over from neighbours and the bounds of ranges. Linear in the drafts."""
    drafts = list(drafts)
    for index in range(len(drafts) - 2, -1, -1):
        drafts[index] = _from_next(row, drafts[index], drafts[index + 1])
    lender: Draft | None = None
    for index, draft in enumerate(drafts):
        if draft.kind is Kind.BARE and not draft.unit:
            draft = drafts[index] = _from_noun(row, draft)  # noqa: PLW2901 - what follows speaks of the new one
        if draft.kind is Kind.BARE and not draft.unit and index:
            draft = drafts[index] = _from_before(row, draft, drafts[index - 1], lender)  # noqa: PLW2901
        if draft.kind is Kind.BARE and not draft.unit:
            draft = drafts[index] = _from_subject(row, draft)  # noqa: PLW2901
        if draft.kind in _LENT and draft.unit and draft.value != 1:
            lender = draft
    for index in range(len(drafts) - 1):
        drafts[index], drafts[index + 1] = _ranged(row, drafts[index], drafts[index + 1])
    return drafts


def _between(row: Sequence[Word], here: Draft, after: Draft) -> list[str]:
    """The words between two quantities; ["far"] where they stand apart."""
    if after.begin - here.stop > 4:
        return ["far"]
    return [word.lower for word in row[here.stop : after.begin]]


def _from_next(row: Sequence[Word], here: Draft, after: Draft) -> Draft:
    """Give a bare number the unit or the scale of the one it is joined to: "5 to 7 percent", "four of the 11 members"."""
    joint = _between(row, here, after)
    if here.kind is Kind.BARE and after.unit and after.kind not in {Kind.SHARE, Kind.AGE}:
        joined = joint == ["-", "to", "-"] or (bool(joint) and joint[-1] in _JOINTS and len(joint) <= 2)
        of_them = joint in (["of"], ["out", "of"]) or (
            len(joint) > 1 and joint[0] == "of" and joint[1] in _THEIRS and after.kind is not Kind.PERCENT
        )
        of_theirs = len(joint) > 1 and joint[0] == "of" and joint[-1].endswith("'s") and after.kind is Kind.COUNT
        if joined or joint == [","] or of_them or of_theirs:
            here = replace(here, unit=after.unit, kind=after.kind, lent=True)
    near = joint in (["to"], ["-"], ["–"], ["or"]) or (joint == ["and"] and row[here.begin - 1].lower == "between")
    if near and here.scale == 1 and after.scale > 1 and here.value < 1000 and here.unit == after.unit:
        here = replace(here, value=tidy(here.value * after.scale), scale=after.scale)
    return here


def _from_noun(row: Sequence[Word], draft: Draft) -> Draft:
    """Give a bare number the noun that it is taken from: "40 of the candidates"."""
    step = draft.stop
    if step + 2 >= len(row) or row[step].lower != "of" or row[step + 1].lower not in _THEIRS:
        return draft
    found = counted(row, step + 2 + (row[step + 2].lower == "most"))
    return replace(draft, unit=found[0], kind=Kind.COUNT, lent=True) if found else draft


def _from_before(row: Sequence[Word], here: Draft, before: Draft, lender: Draft | None) -> Draft:
    """Give a bare number the unit that the sentence has named: "36 ships, down from 41", "153 drones, of which 133"."""
    close = here.first - before.last <= _REACH and row[here.begin].start - row[before.stop - 1].end <= _CHARS
    if close and before.unit and (before.kind in _LENT_NEAR or before.kind in _LENT) and _ends(row, here):
        between = row[before.stop : here.begin]
        if not any(word.is_break or word.text in ".;!?" for word in between):
            series = before.unit == "percent" and all(word.lower in _SERIES for word in between)
            near = row[here.first - 1].lower in _CHANGE or (before.kind is Kind.PERCENT and row[here.first - 1].lower == "at")
            if series or near:
                return replace(here, unit=before.unit, kind=before.kind, lent=True)
    if not _ends(row, here) or _is_score(row, here) or here.stop > here.last:
        return here
    if close and _is_of_it(row, here) and before.unit and before.kind not in {Kind.PERCENT, Kind.SHARE, Kind.TIMES, Kind.AGE}:
        return replace(here, unit=before.unit, kind=before.kind, lent=True)
    if lender is None or here.first - lender.stop > _FAR:
        return here
    if row[here.begin - 1].lower == "of" or any(_closes(row, at) for at in range(lender.stop, here.begin)):
        return here
    return replace(here, unit=lender.unit, kind=lender.kind, lent=True)


def _from_subject(row: Sequence[Word], here: Draft) -> Draft:
    """Give a bare number the noun that it is a level of: "approvals fell to 41,300", "the number of ships rose by 40"."""
    if not _ends(row, here) or _is_score(row, here) or not here.begin:
        return here
    if row[here.begin - 1].lower in _LEVEL:
        verb = here.begin - 2
        if verb > 0 and row[verb].lower in RISES:
            verb -= 1
        low = verb + 1
        while (
            low > max(0, verb - 2)
            and row[low - 1].is_alpha
            and row[low - 1].lower not in _NO_NOUN
            and row[low - 1].lower not in RISES
        ):
            low -= 1
        if low <= verb and is_plural(row[verb]) and (counts := counted(row, low)) and counts[1] == verb + 1:
            return replace(here, unit=counts[0].lower(), kind=Kind.COUNT, lent=True)
    for at in range(here.begin - 1, max(0, here.begin - _FAR), -1):
        if _closes(row, at):
            break
        if row[at].lower == "of" and row[at - 1].lower in _VAGUE:
            found = counted(row, at + 1 + (row[at + 1].lower in _THEIRS))
            if found and found[1] < here.begin:
                return replace(here, unit=found[0], kind=Kind.COUNT, lent=True)
            break
    return here


def _ends(row: Sequence[Word], here: Draft) -> bool:
    """Whether no noun of its own can follow the number."""
    return here.stop >= len(row) or not (row[here.stop].glued and (is_hyphen(row[here.stop]) or row[here.stop].is_alpha))


def _is_of_it(row: Sequence[Word], here: Draft) -> bool:
    """Whether the words say that the number is of what was just named: "of which 300 million", "300 million of it"."""
    before = [word.lower for word in row[max(0, here.begin - 2) : here.begin]]
    after = [word.lower for word in row[here.stop : here.stop + 2]]
    return before in (["of", "which"], ["of", "it"], ["of", "that"]) or after in (["of", "it"], ["of", "which"], ["of", "that"])


def _is_score(row: Sequence[Word], here: Draft) -> bool:
    return here.first > 0 and is_hyphen(row[here.first - 1]) and row[here.first].glued


def _closes(row: Sequence[Word], at: int) -> bool:
    """Whether a sentence ends at the word."""
    word = row[at]
    return word.is_break or word.text in "!?" or (word.text == "." and not (at + 1 < len(row) and row[at + 1].text.islower()))


def _ranged(row: Sequence[Word], here: Draft, after: Draft) -> tuple[Draft, Draft]:
    """The two ends of a range, each with its bound."""
    if (
        here.bound in {"", "about"}
        and after.bound in {"", "about"}
        and here.unit
        and here.unit == after.unit
        and here.value < after.value
    ):
        joint = [word for word in _between(row, here, after) if word not in {"about", "roughly"}]
        if is_range(row, here.begin, joint):
            return replace(here, bound="at_least"), replace(after, bound="at_most")
    return here, after
