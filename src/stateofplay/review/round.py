"""One person's sitting: the statements at hand, which one is asked about, what was decided on each, and the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from stateofplay.errors import UsageError
from stateofplay.ledger import Ledger
from stateofplay.model import Action, Cell, Decision, Span, Statement
from stateofplay.project import decide
from stateofplay.project.asked import Asked, asked, cell_of, decided_since, undoing
from stateofplay.project.decide import Choice
from stateofplay.project.queue import Item, Only, Queue, Sort, Those


class Mark(StrEnum):
    """What became of a statement in this sitting."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    FLAGGED = "flagged"
    SKIPPED = "skipped"
    BACK = "taken back"


_MARKS: Final[Mapping[Action, Mark]] = {
    Action.ACCEPT: Mark.ACCEPTED,
    Action.REJECT: Mark.REJECTED,
    Action.CORRECT: Mark.CORRECTED,
    Action.FLAG: Mark.FLAGGED,
    Action.UNDO: Mark.BACK,
}


@dataclass(slots=True)
class Draft:
    """A correction that is not kept yet: fields with what they are to say, and a reason for whatever is decided."""

    changes: dict[str, Any] = field(default_factory=dict)
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Step:
    """Something that can be taken back: statements, how they were marked before, and the decision (of several the first)."""

    items: tuple[Item, ...]
    before: Mapping[str, Mark]
    decision: str = ""


class Round:
    """A sitting of one person over one project.

    Attributes:
        items: the statements at hand, more as it goes on.
        at: which one is asked about; `len(items)` where all are dealt with.
        marks: what became of each, by id.
        drafts: corrections that are not kept yet, by id.
        today: how many statements this person has decided since `since`.
    """

    def __init__(  # noqa: PLR0913 - what a sitting begins with
        self,
        ledger: Ledger,
        who: str,
        *,
        only: Only | None = None,
        sort: Sort = Sort.UNCERTAIN,
        limit: int | None = None,
        since: str = "",
    ) -> None:
        self.ledger, self.who, self._limit = ledger, who, limit
        self.marks: dict[str, Mark] = {}
        self.drafts: dict[str, Draft] = {}
        self._steps: list[_Step] = []
        self._seen: tuple[Item, Asked] | None = None
        with ledger.reading() as connection:
            self.today = decided_since(connection, who, since) if since else 0
        self.begin(only, sort)

    def begin(self, only: Only | None = None, sort: Sort | None = None) -> None:
        """Ask again what is to be asked, narrowed or ordered otherwise.

        Raises:
            ProjectError: the project cannot be read; all is as it was.
        """
        last = getattr(self, "queue", None)
        wanted = only if only is not None else (last.only if last else Only())
        queue = Queue(self.ledger, self.who, wanted, sort or (last.sort if last else Sort.UNCERTAIN), limit=self._limit)
        items = queue.more()
        self.queue, self.items, self.at = queue, items, 0
        self.marks = {key: mark for key, mark in self.marks.items() if mark is Mark.SKIPPED}
        self._seen = None
        self._to_open(0)

    @property
    def current(self) -> Item | None:
        """The statement that is asked about; None where all are dealt with."""
        return self.items[self.at] if self.at < len(self.items) else None

    @property
    def draft(self) -> Draft:
        """What is being corrected in the current statement."""
        item = self.current
        return self.drafts.get(item.id, Draft()) if item else Draft()

    @property
    def visible(self) -> tuple[Item, ...]:
        """The statements at hand that nothing was done with yet."""
        return tuple(item for item in self.items if item.id not in self.marks)

    @property
    def done(self) -> int:
        """How many of those at hand are decided."""
        return sum(self.marks.get(item.id, Mark.SKIPPED) is not Mark.SKIPPED for item in self.items)

    @property
    def skipped(self) -> int:
        """How many of those at hand were skipped."""
        return sum(self.marks.get(item.id) is Mark.SKIPPED for item in self.items)

    def seen(self) -> Asked | None:
        """What is shown with the current statement.

        Raises:
            ProjectError: the project cannot be read.
        """
        item = self.current
        if item is None:
            return None
        if self._seen is None or self._seen[0] is not item:
            book, is_open = self.queue.codebook, self.queue.only.is_open
            self._seen = item, asked(self.ledger, item.standing, book, who=self.who, is_open=is_open)
        return self._seen[1]

    def proposed(self) -> Statement | None:
        """The current statement with what is being corrected in it."""
        item, seen = self.current, self.seen()
        if item is None or seen is None:
            return None
        return decide.corrected(item.asked, seen.report.report, self.queue.codebook, self.draft.changes)

    def move(self, by: int) -> None:
        """Go to a statement further on or back, decided ones too."""
        while self.at + by >= len(self.items) and self._fetch():
            pass
        self.at = min(max(self.at + by, 0), len(self.items))

    def go(self, at: int) -> None:
        """Go to that one of the statements at hand."""
        self.at = min(max(at, 0), len(self.items))

    def skip(self) -> None:
        """Leave the current statement for later; where all are dealt with, go through those that were skipped."""
        item = self.current
        if item is None:
            again = [one.id for one in self.items if self.marks.get(one.id) is Mark.SKIPPED]
            for key in again:
                del self.marks[key]
            self._to_open(0)
            return
        if self.marks.get(item.id, Mark.SKIPPED) is Mark.SKIPPED:
            self._steps.append(_Step((item,), self._marks([item])))
            self.marks[item.id] = Mark.SKIPPED
        self._to_open(self.at + 1)

    def change(self, name: str, value: Any) -> None:  # noqa: ANN401 - any field
        """Correct a field of the current statement, without keeping it yet.

        Raises:
            UsageError: that is no value for it.
        """
        item, seen = self.current, self.seen()
        if item is None or seen is None:
            return
        changes = {**self.draft.changes, name: value}
        made = decide.corrected(item.asked, seen.report.report, self.queue.codebook, changes)
        if getattr(made, name) == getattr(item.asked, name):
            del changes[name]
        self._put(item, Draft(changes, self.draft.why))

    def note(self, why: str) -> None:
        """Give a reason for what will be decided on the current statement."""
        item = self.current
        if item is not None:
            self._put(item, Draft(self.draft.changes, why))

    def drop(self) -> None:
        """Let go of what is being corrected in the current statement."""
        if self.current is not None:
            self.drafts.pop(self.current.id, None)

    def decide(self, action: Action) -> str:
        """Keep a decision on the current statement, and go on to the next; what that did, in words.

        Raises:
            UsageError: the statement is there no longer, somebody has changed it since it was shown, or a correction says what
                cannot be.
            ProjectError: nothing was kept, and the statement is still asked about.
        """
        item = self.current
        return "" if item is None else self._keep((item,), action)

    def side_with(self, one: Decision) -> str:
        """Decide as somebody else did; raises as `decide`."""
        item = self.current
        if item is None:
            return ""
        self.drop()
        if one.says is None:
            return self.decide(Action.REJECT)
        for name in decide.FIELDS:
            value = getattr(one.says, name)
            if value != getattr(item.asked, name):
                self.change(name, (value.start, value.end) if isinstance(value, Span) else value or "")
        return self.decide(Action.ACCEPT)

    def decide_all(self, action: Action) -> str:
        """Keep the same decision on all statements at hand that nothing was done with yet, as one step; raises as `decide`."""
        return self._keep(self.visible, action) if self.visible else "nothing is left in the list"

    def undo(self) -> str | None:
        """Take back the last step of this sitting; what that was, or None where there is none.

        Raises:
            ProjectError: nothing was changed.
        """
        if not self._steps:
            return None
        step = self._steps[-1]
        taken: tuple[Decision, ...] = ()
        told = ""
        if step.decision:
            try:
                taken = decide.undo(self.ledger, step.decision, who=self.who)
            except UsageError as error:
                told = error.problem
        self._steps.pop()
        self.today -= sum(one.action is not Action.UNDO for one in taken)
        self._restore(step)
        return told or _told_back(taken, step)

    def undo_earlier(self) -> str:
        """Take back this person's last decision of before this sitting.

        Raises:
            UsageError: there is none.
            ProjectError: nothing was changed.
        """
        taken = decide.undo(self.ledger, who=self.who)
        self.begin()
        ids = {one.seen.id for one in taken if one.seen is not None}
        self.at = next((at for at, item in enumerate(self.items) if item.id in ids), self.at)
        return _told_back(taken, None)

    def _keep(self, items: Sequence[Item], action: Action) -> str:
        if self.queue.only.those is Those.UNFIT:
            return self._take_back(items, action)
        cells = self._cells(items[0]) if len(items) == 1 else {}
        try:
            made = decide.decide(self.ledger, [self._choice(item, action) for item in items], who=self.who)
        except UsageError:  # what is asked about may have changed: it is shown as it stands, and asked about again
            self._refresh(items)
            raise
        told = _count(made) + (self._effect(items[0], cells, made[0]) if len(items) == 1 else "")
        self._kept(items, [_MARKS[one.action] for one in made], made[0].id)
        return told

    def _take_back(self, items: Sequence[Item], action: Action) -> str:
        """Decisions that fit nothing can be taken back, and nothing else."""
        if action is not Action.REJECT:
            raise UsageError("this fits nothing any longer", remedy="x takes the decision back, space leaves it")
        for item in items:
            decide.undo(self.ledger, item.id, who=self.who)
            with self.ledger.reading() as connection:
                self._kept([item], [Mark.BACK], undoing(connection, item.id))
        return "taken back"

    def _kept(self, items: Sequence[Item], marks: Sequence[Mark], decision: str) -> None:
        """Note what was decided, and go on."""
        self._steps.append(_Step(tuple(items), self._marks(items), decision))
        self.today += sum(mark is not Mark.BACK for mark in marks)
        for item, mark in zip(items, marks, strict=True):
            self.marks[item.id] = mark
            self.drafts.pop(item.id, None)
        self._refresh(items)
        self._to_open(self.at if len(items) > 1 else self.at + 1)

    def _choice(self, item: Item, action: Action) -> Choice:
        draft = self.drafts.get(item.id, Draft())
        if action is Action.ACCEPT and draft.changes:
            return Choice(item.id, Action.CORRECT, dict(draft.changes), draft.why, item.is_as_read, decide.mark(item.asked))
        return Choice(item.id, action, None, draft.why, item.is_as_read, decide.mark(item.asked))

    def _cells(self, item: Item) -> dict[tuple[str, str], Cell | None]:
        """The cells that deciding on a statement, with what is being corrected in it, can touch."""
        row, changes = item.asked, self.drafts.get(item.id, Draft()).changes
        after = changes.get("issue", row.issue), changes.get("party", row.party)
        with self.ledger.reading() as connection:
            return {key: cell_of(connection, *key) for key in dict.fromkeys(((row.issue, row.party), after)) if key[1]}

    def _effect(self, item: Item, before: Mapping[tuple[str, str], Cell | None], made: Decision) -> str:
        """What one decision did to the picture, in words; nothing where that would tell what others decided."""
        is_blind = item.standing.verdict is not None and item.standing.verdict.who[:1] != (self.who,)
        if made.action is Action.FLAG or (is_blind and not self.queue.only.is_open):
            return ""
        parties = {one.id: one.name for one in self.queue.codebook.parties}
        issues = {one.id: one.title or one.id for one in self.queue.codebook.issues}
        out = ""
        with self.ledger.reading() as connection:
            for (issue, party), old in before.items():
                new = cell_of(connection, issue, party)
                if _stance(old) != _stance(new):
                    out += f"; {parties.get(party, party)} on {issues.get(issue, issue)}: {_stance(old)} → {_stance(new)}"
        return out

    def _put(self, item: Item, draft: Draft) -> None:
        self.drafts[item.id] = draft
        if not draft.changes and not draft.why:
            del self.drafts[item.id]

    def _marks(self, items: Sequence[Item]) -> dict[str, Mark]:
        return {item.id: self.marks[item.id] for item in items if item.id in self.marks}

    def _restore(self, step: _Step) -> None:
        for item in step.items:
            self.marks.pop(item.id, None)
        self.marks |= step.before
        here = {item.id for item in self.items}
        self.items[self.at : self.at] = [item for item in step.items if item.id not in here]
        self._refresh(step.items)
        self.at = next((at for at, item in enumerate(self.items) if item.id == step.items[0].id), self.at)

    def _refresh(self, items: Sequence[Item]) -> None:
        """Have statements at hand as they stand now."""
        ids = {item.id for item in items}
        for at, item in enumerate(self.items):
            if item.id in ids:
                self.items[at] = self.queue.again(item) or item
        self._seen = None

    def _to_open(self, start: int) -> None:
        """Go to the next statement from `start` on with which nothing was done, or else to one before it."""
        at = start
        while True:
            if at >= len(self.items) and not self._fetch():
                break
            if self.items[at].id not in self.marks:
                self.at = at
                return
            at += 1
        before = (at for at, item in enumerate(self.items[:start]) if item.id not in self.marks)
        self.at = next(before, len(self.items))

    def _fetch(self) -> bool:
        more = self.queue.more()
        self.items += more
        return bool(more)


def _stance(cell: Cell | None) -> str:
    return "silent" if cell is None else str(cell.stance)


def _count(made: Sequence[Decision]) -> str:
    word = _MARKS[made[0].action]
    return f"{word}" if len(made) == 1 else f"{word} {len(made)} statements, as one step"


def _told_back(taken: Sequence[Decision], step: _Step | None) -> str:
    if not taken:
        return "taken back: skipped" if step is not None else "nothing was taken back"
    what = _MARKS.get(taken[0].action, taken[0].action)
    target = taken[0].seen or taken[0].says
    words = "" if target is None else f" “{target.evidence.exact[:60]}”"
    return f"taken back: {what}{words}" if len(taken) == 1 else f"taken back: {what} {len(taken)} statements"
