"""What a person is asked next: statements that this person has not decided yet, in order of what matters.

Two people who decide on one project are asked independently: what one has decided hides nothing from the other, and, unless it
is asked for, is not told either. The queue is read a page at a time, so that it takes no more memory in a larger project.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from heapq import merge
from itertools import chain, islice
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, func, select, tuple_

from stateofplay.errors import UsageError
from stateofplay.ledger import Ledger, forms, standing
from stateofplay.ledger.reports import of_id
from stateofplay.ledger.schema import REPORTS, STANDING, STATEMENTS
from stateofplay.ledger.standing import Standing
from stateofplay.ledger.verdicts import content
from stateofplay.model import Action, Codebook, Decision, Statement, Verdict
from stateofplay.picture.leverage import Weight
from stateofplay.project import drawing, lots, states
from stateofplay.project.asked import Lost, flagged_by, hanging, settled, unfit

PAGE: Final = 100
"""Statements that a face holds at a time, and more as it goes on."""
_AHEAD: Final = 500
_SCANNED: Final = 20_000
"""Statements through which words are looked for, at most, before more are asked for."""
_BY_LOT: Final = 2_000
"""Lots that are in memory at a time."""


class Sort(StrEnum):
    """In which order people are asked."""

    UNCERTAIN = "uncertain"
    LEVERAGE = "leverage"
    NEWEST = "newest"
    TEXT = "text"
    RANDOM = "random"


class Those(StrEnum):
    """About which statements people are asked."""

    OPEN = "open"
    FLAGGED = "flagged"
    DISAGREED = "disagreements"
    UNFIT = "unfit"


@dataclass(frozen=True, slots=True)
class Only:
    """What the queue is narrowed to.

    Attributes:
        issue, party, report: ids; "" for all.
        words: what the statement, or what is told with it, must hold.
        those: what this person has not decided, what is flagged, on what people disagree, or decisions that fit nothing.
        others: show what others have decided, and ask also about what they have added.
        untouched: leave out what anybody has decided.
    """

    issue: str = ""
    party: str = ""
    report: str = ""
    words: str = ""
    those: Those = Those.OPEN
    others: bool = False
    untouched: bool = False

    @property
    def is_open(self) -> bool:
        """Whether people see what others have decided."""
        return self.others or self.those is not Those.OPEN


@dataclass(frozen=True, slots=True)
class Item:
    """A statement on which a person is asked.

    Attributes:
        standing: its row in the picture.
        asked: as it is shown to this person: as it was read, where they are not to know what others have made of it.
        weight: what hangs on it, where the queue is ordered by that.
        unfit: the decision that fits no statement any longer, where that is what is asked about.
        is_followed: what it is about is followed; else that is why it fits nothing.
    """

    standing: Standing
    asked: Statement
    weight: Weight | None = None
    unfit: Decision | None = None
    is_followed: bool = True

    @property
    def id(self) -> str:
        """The id by which it is decided on: as it was read."""
        if self.unfit is not None:
            return self.unfit.id
        return (self.standing.read or self.standing.shown).id

    @property
    def is_as_read(self) -> bool:
        """Whether it is shown as the reader has it."""
        return self.asked is self.standing.read


@dataclass(frozen=True, slots=True)
class _Entry:
    """A place in the queue; `key` orders it, and ends with the place in the picture."""

    key: tuple[Any, ...]
    id: str
    weight: Weight | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class _Touched:
    """A place in the queue where somebody has decided something."""

    entry: _Entry
    is_asked: bool
    is_read: bool


@dataclass(frozen=True, slots=True)
class _Asks:
    """Whether a person is asked about what somebody has decided already."""

    who: str
    only: Only
    flagged: frozenset[int]
    settled: frozenset[str]

    @classmethod
    def of(cls, connection: Connection, who: str, only: Only) -> _Asks:
        is_disagreed = only.those is Those.DISAGREED
        return cls(who, only, flagged_by(connection, who), settled(connection, who) if is_disagreed else frozenset())

    def __call__(self, verdict: Verdict, key: str, place: int, *, is_read: bool) -> bool:
        if self.only.those is Those.UNFIT:
            return False
        if self.only.those is Those.FLAGGED:
            return verdict.flagged
        if self.only.those is Those.DISAGREED:
            return bool(verdict.against) and key not in self.settled
        if self.who in (*verdict.who, *verdict.against) or place in self.flagged:
            return False
        if self.only.untouched and verdict.action is not Action.FLAG:
            return False
        return is_read or self.only.others  # what somebody else has added cannot be asked about unseen


class Queue:
    """The statements on which one person is asked, handed out in pages.

    Attributes:
        total: how many there are; None where that takes looking at each.

    Raises:
        UsageError: it is narrowed to a report that there is none of.
        ProjectError: the project cannot be read.
    """

    def __init__(
        self, ledger: Ledger, who: str, only: Only | None = None, sort: Sort = Sort.UNCERTAIN, *, limit: int | None = None
    ) -> None:
        drawing.refresh(ledger)
        self.ledger, self.who, self.sort = ledger, who, sort
        self.only = only or Only()
        self._limit = limit
        self._met: dict[str, int] = {}  # by id the place of what was handed out, or was decided by this person
        self._number = 0
        self._left: list[_Entry] = []
        with ledger.reading() as connection:
            self.codebook = states.codebook(connection)
            self._where = _where(connection, self.only)
            self._seed = lots.seed(connection) if sort is Sort.RANDOM else ""
            asks = _Asks.of(connection, who, self.only)
            is_all = self.only.those is Those.OPEN
            touched = self._touched(connection, asks)
            entries = [one.entry for one in touched if one.is_asked]
            if is_sample := is_all and sort is Sort.RANDOM and limit is not None:
                entries = self._sample(connection, touched, limit or 0)
            lost = unfit(connection) if self.only.those is Those.UNFIT else []
            untouched = _count_untouched(connection, self._where) if is_all and not is_sample else 0
            first = self._weighed(connection, asks) if sort is Sort.LEVERAGE else []
        self._lost = [_lost(one) for one in lost if _fits(one, self.only)]
        number = len(entries) + untouched + len(self._lost)
        self.total = None if self.only.words else min(number, limit or number)
        down = sort is Sort.NEWEST
        entries.sort(key=lambda entry: entry.key, reverse=down)
        rest = merge(entries, self._untouched() if is_all and not is_sample else (), key=lambda entry: entry.key, reverse=down)
        self._entries: Iterator[_Entry] = chain(first, rest)

    def more(self, most: int = PAGE) -> list[Item]:
        """The next statements, at most so many; none where that was all.

        Raises:
            ProjectError: the project cannot be read.
        """
        if self._limit is not None:
            most = min(most, self._limit - self._number)
        out, self._lost = self._lost[:most], self._lost[most:]
        scanned = 0
        while len(out) < most and scanned < _SCANNED:
            entries = list(islice(chain(self._left, self._entries), PAGE))
            if not entries:
                self.total = self._number if self.total is None else self.total
                break
            scanned += len(entries)
            fresh = self._fresh(entries)
            found = [item for item in self._items(fresh) if _says(item.asked, self.only.words, self.codebook)]
            kept, left = found[: most - len(out)], {item.id for item in found[most - len(out) :]}
            out += kept
            self._number += len(kept)
            self._left = [entry for entry in fresh if entry.id in left]
            for entry in self._left:
                del self._met[entry.id]
        return out

    def _fresh(self, entries: Sequence[_Entry]) -> list[_Entry]:
        """Those not met before. A statement that a reader has twice, word for word, is asked about once."""
        out = []
        for entry in entries:
            if entry.id not in self._met:
                self._met[entry.id] = entry.key[-1]
                out.append(entry)
            elif self._met[entry.id] != entry.key[-1] and self.total is not None:
                self.total -= 1
        return out

    def again(self, item: Item) -> Item | None:
        """The item as it stands now; None where the statement is no longer in the picture."""
        if item.unfit is not None:
            return item
        with self.ledger.reading() as connection:
            rows = standing.of_ids(connection, [item.id])
        row = next((row for row in rows if row.place == item.standing.place), standing.by_id(rows).get(item.id))
        return None if row is None else replace(item, standing=row, asked=self._asked(row))

    def _items(self, entries: Sequence[_Entry]) -> list[Item]:
        with self.ledger.reading() as connection:
            rows = {row.place: row for row in standing.of_ids(connection, [entry.id for entry in entries])}
        made = ((rows[entry.key[-1]], entry.weight) for entry in entries if entry.key[-1] in rows)
        return [Item(row, self._asked(row), weight) for row, weight in made]

    def _asked(self, row: Standing) -> Statement:
        is_own = row.verdict is not None and row.verdict.who[:1] == (self.who,)
        return row.shown if row.read is None or is_own or self.only.is_open else row.read

    def _touched(self, connection: Connection, asks: _Asks) -> list[_Touched]:
        """Where somebody has decided something, in what the queue is narrowed to; where that is not shown, by what was read."""
        c, read = STANDING.c, STATEMENTS.c.body.label("read")
        columns = (c.place, c.id, c.version, c.day, c.issue, c.confidence, c.decided, c.body, read)
        joined = STANDING.join(STATEMENTS, c.row == STATEMENTS.c.seq, isouter=True)
        where = self._where if self.only.is_open else _of_report(self.only)
        out = []
        for row in connection.execute(select(*columns).select_from(joined).where(c.decided.is_not(None), *where)):
            text = row.body or row.read
            body = forms.decode(text) if text else {}
            if not self.only.is_open and not _is_on(self.only, body.get("issue", row.issue), body.get("party", "")):
                continue
            verdict = standing.verdict(forms.decode(row.decided)["verdict"])
            key = self._key(row.id, body.get("confidence", row.confidence), row.day, row.place)
            is_asked = asks(verdict, row.id, row.place, is_read=bool(body))
            out.append(_Touched(_Entry(key, row.id), is_asked=is_asked, is_read=bool(body)))
            if not is_asked and self.only.those is Those.OPEN:
                self._met[row.id] = row.place
        return out

    def _key(self, name: str, confidence: float, day: str, place: int) -> tuple[Any, ...]:
        match self.sort:
            case Sort.NEWEST:
                return day, place
            case Sort.TEXT:
                return (place,)
            case Sort.RANDOM:
                return lots.lot(self._seed, name, place)
            case _:
                return confidence, place

    def _untouched(self) -> Iterator[_Entry]:
        """What nobody has decided, in order; read as far as it is asked for."""
        if self.sort is Sort.RANDOM:
            yield from self._untouched_by_lot()
            return
        c = STANDING.c
        columns = {Sort.NEWEST: (c.day, c.place), Sort.TEXT: (c.place,)}.get(self.sort, (c.confidence, c.place))
        down = self.sort is Sort.NEWEST
        last: tuple[Any, ...] | None = None
        while True:
            chosen = select(c.place, c.id, c.day, c.confidence).where(c.decided.is_(None), *self._where)
            if last is not None:
                chosen = chosen.where(tuple_(*columns) < last if down else tuple_(*columns) > last)
            chosen = chosen.order_by(*(column.desc() if down else column for column in columns)).limit(_AHEAD)
            with self.ledger.reading() as connection:
                rows = connection.execute(chosen).all()
            for row in rows:
                last = self._key(row.id, row.confidence, row.day, row.place)
                yield _Entry(last, row.id)
            if len(rows) < _AHEAD:
                return

    def _untouched_by_lot(self) -> Iterator[_Entry]:
        last: lots.Lot | None = None
        while True:
            with self.ledger.reading() as connection:
                found = lots.after(connection, self._seed, [STANDING.c.decided.is_(None), *self._where], last, most=_BY_LOT)
            for last, name in found:
                yield _Entry(last, name)
            if len(found) < _BY_LOT:
                return

    def _sample(self, connection: Connection, touched: Sequence[_Touched], limit: int) -> list[_Entry]:
        """Of the statements with the first lots, so many as are wanted, those that this person is asked about.

        Only what was read takes part, whoever has decided what on it.
        """
        decided = [(one.entry.key, one.entry.id) for one in touched if one.is_read]
        where = [STANDING.c.decided.is_(None), *self._where]
        waiting = {one.entry.key for one in touched if not one.is_asked}
        drawn = lots.sample(connection, self._seed, where, decided, most=limit)
        return [_Entry(key, name) for key, name in drawn if key not in waiting]

    def _weighed(self, connection: Connection, asks: _Asks) -> list[_Entry]:
        """Statements on which something hangs, the weightiest first, the less certain first among equals."""
        only = self.only
        held = []
        for weight, row in hanging(connection, self.codebook, issue=only.issue, party=only.party):
            if only.report and row.shown.report != only.report:
                continue
            read = row.read or row.shown
            is_asked = only.those is Those.OPEN
            if row.verdict is not None:
                is_asked = asks(row.verdict, read.id, row.place, is_read=row.read is not None)
                if not only.is_open and content(read) != content(row.shown):
                    continue  # what hangs on it would tell what somebody has made of it
            if is_asked:
                held.append(_Entry((-weight.score, read.confidence, row.place), read.id, weight))
        return sorted(held, key=lambda entry: entry.key)


def _where(connection: Connection, only: Only) -> list[ColumnElement[bool]]:
    c = STANDING.c
    where: list[ColumnElement[bool]] = []
    if only.issue:
        where.append(c.issue == only.issue)
    if only.party:
        where.append(c.party == only.party)
    if only.report and of_id(connection, only.report) is None:
        raise UsageError(f"there is no report {only.report!r}", remedy="name a report by its id")
    return [*where, *_of_report(only)]


def _of_report(only: Only) -> list[ColumnElement[bool]]:
    chosen = select(REPORTS.c.seq).where(REPORTS.c.report == only.report)
    return [STANDING.c.version.in_(chosen)] if only.report else []


def _is_on(only: Only, issue: str, party: str) -> bool:
    return only.issue in ("", issue) and only.party in ("", party)


def _lost(lost: Lost) -> Item:
    """A decision that fits nothing, with what it was about in the text of then."""
    row, one = lost.stored, lost.stored.decision
    target = one.seen or one.says
    if target is None:
        raise ValueError("a decision that fits nothing is about a statement")
    verdict = Verdict(target.id, one.action, (one.who,), (), one.recorded, one.why)
    shown = Standing(-row.seq, one.version, "", None, one.says, verdict, alone=target)
    return Item(shown, target, unfit=one, is_followed=lost.is_followed)


def _fits(lost: Lost, only: Only) -> bool:
    return _is_on(only, *lost.about) and only.report in ("", lost.stored.decision.report)


def _count_untouched(connection: Connection, where: Sequence[ColumnElement[bool]]) -> int:
    """How many statements nobody has decided: all less the few decided ones, which is quick."""
    every = select(func.count()).select_from(STANDING).where(*where)
    return (connection.scalar(every) or 0) - (connection.scalar(every.where(STANDING.c.decided.is_not(None))) or 0)


def _says(row: Statement, words: str, book: Codebook) -> bool:
    """Whether what is shown of a statement holds all the words."""
    if not words:
        return True
    party = next((one.name for one in book.parties if one.id == row.party), "")
    issue = next((f"{one.title} {one.proposition}" for one in book.issues if one.id == row.issue), "")
    told = (row.party, party, row.issue, issue, row.stance, row.sourcing, row.report, row.speaker, row.via, row.sentence.exact)
    text = " ".join(told).casefold()
    return all(word in text for word in words.casefold().split())
