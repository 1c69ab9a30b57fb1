"""What has become of each deadline by the date of the picture: still ahead, passed, or extended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from stateofplay.language.stems import stem, words
from stateofplay.language.stretches import sentences
from stateofplay.language.wordset import words as listed
from stateofplay.model.facts import DeadlineState, Event, EventKind, Occurrence
from stateofplay.model.reading import Reading
from stateofplay.reconcile.happenings import around, days
from stateofplay.reconcile.similarity import Rarity
from stateofplay.reconcile.words import stems

_EXTENDED: Final = listed("extend extens postpon prolong defer reset push mov delay lengthen renew shift")
_LATER: Final = listed("back later further forward until till to")
_NEEDS_MORE: Final = listed("push mov shift renew reset delay")
_TO: Final = listed("to until till")
_GENERIC: Final = listed("deadlin must need expir run laps notic give set extend extens postpon push back new")
_ONE_MATTER: Final = 0.4
"""Least overlap of the sentences of two deadlines on one matter."""
_MOST: Final = 200
"""Deadlines that a later one is held against."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A telling of a deadline: its last day, what its sentence is about, whether the sentence puts it off, and to this date."""

    event: Event
    last: int
    report: int
    stems: frozenset[str]
    puts_off: bool
    is_new: bool


def settle(occurrences: Sequence[Occurrence], readings: Sequence[Reading]) -> tuple[Occurrence, ...]:
    """The occurrences, deadlines with a state as of the day of the last dated report; without such a report they have none.

    Extended is a deadline of which a report says so, or whose matter a later report gives a later deadline.
    """
    published = [reading.report.published.iso for reading in readings if reading.report.published]
    if not published:
        return tuple(occurrences)
    today = days(max(published))[0]
    told = _told(occurrences, readings)
    rarity = Rarity.of([one.stems for rows in told.values() for one in rows])
    put_off = _put_off(told, rarity)
    return tuple(
        replace(one, state=DeadlineState.EXTENDED if at in put_off else _passed(one, today)) if at in told else one
        for at, one in enumerate(occurrences)
    )


def _passed(one: Occurrence, today: int) -> DeadlineState:
    return DeadlineState.PASSED if days(one.date)[1] < today else DeadlineState.AHEAD


def _told(occurrences: Sequence[Occurrence], readings: Sequence[Reading]) -> dict[int, list[_Told]]:
    """The tellings of each deadline, by its place among the occurrences."""
    place = {reading.report.id: at for at, reading in enumerate(readings)}
    bounds: dict[str, list[tuple[int, int]]] = {}
    found: defaultdict[int, list[_Told]] = defaultdict(list)
    for at, one in enumerate(occurrences):
        if one.kind is not EventKind.DEADLINE:
            continue
        for event in one.events:
            reading = readings[place[event.report]]
            text = reading.report.text
            rows = bounds.setdefault(event.report, sentences(text))
            low, high = around(event, rows)
            matter = frozenset(stems(text, low, high)) - _GENERIC
            found[at].append(_Told(event, days(event.date)[1], place[event.report], matter, *_reading(text, low, high, event)))
    return dict(found)


def _reading(text: str, low: int, high: int, event: Event) -> tuple[bool, bool]:
    """Whether the sentence puts a deadline off, and whether the event's date is the one that it is put off to."""
    row = words(text, low, high)
    roots = [stem(word.form) for word in row]
    spoken = [at for at, root in enumerate(roots) if root in _EXTENDED]
    puts_off = any(roots[at] not in _NEEDS_MORE or bool(_LATER & {word.form for word in row[at + 1 : at + 9]}) for at in spoken)
    if not puts_off:
        return False, False
    before = [word.form for word in row if event.evidence.start <= word.start < event.evidence.end]
    return True, any(form in _TO for form in before[-6:])


def _put_off(told: Mapping[int, Sequence[_Told]], rarity: Rarity) -> set[int]:
    """The deadlines that were extended."""
    found: set[int] = set()
    order = sorted(told, key=lambda at: (max(one.last for one in told[at]), at))
    for at in order:
        if any(one.puts_off and not one.is_new for one in told[at]):
            found.add(at)
    firsts = {at: min(rows, key=lambda one: one.report) for at, rows in told.items()}
    for place, at in enumerate(order):
        first = firsts[at]
        for earlier in order[max(0, place - _MOST) : place]:
            old = firsts[earlier]
            if old.last < first.last and _takes_its_place(old, first, rarity):
                found.add(earlier)
    return found


def _takes_its_place(old: _Told, new: _Told, rarity: Rarity) -> bool:
    """Whether the later deadline is on the matter of the earlier one: told by a later report, or in words of putting off."""
    if new.puts_off and new.is_new and old.report <= new.report:
        return old.event.report == new.event.report or rarity.overlap(old.stems, new.stems) >= _ONE_MATTER / 2
    both = bool(old.event.parties) and bool(new.event.parties)
    apart = both and not set(old.event.parties) & set(new.event.parties)
    return new.report > old.report and not apart and rarity.overlap(old.stems, new.stems) >= _ONE_MATTER
