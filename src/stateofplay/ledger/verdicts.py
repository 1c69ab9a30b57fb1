"""What stands by people's decisions: each decision laid upon the statement that it is about, wherever a reader finds it now.

A decision is about words, and about what was said of them. It is found again:
- by the statement that was seen, or by what other decisions on it have made of that: who speaks of a correction speaks of what
  was corrected;
- else by a statement that is read, of the same party on the same issue, which overlaps with the words. A rejection asks for the
  same stance too;
- else by what people alone have kept of the same party on the same issue, on exactly these words.
What a person adds is another statement only where party, issue, stance and more than half of the words (of the shorter of the
two) are the same. Otherwise it stands beside what is read. Additions of one person that are not the same are never taken for
one statement; those of two people with other stances on exactly the same words are one on which they disagree.

Where nothing is read, what a person has said to be there stands by that person's word, and others' words on it count, whoever
spoke first. A rejection or a flag that finds neither fits nothing, and is listed. So are verdicts of people who all reject, in
the end, what some of them had made of a statement, where the reader now has another position there: that is asked anew.

Where the text has changed, a decision needs its words. A correction holds on to its own where those that it corrected are gone.
Where a condition is gone, an acceptance stands as the reader now has that position, and fits nothing where no reader has it; a
correction or an addition fits nothing: what was said under a condition is never said without one. Words that name a source, a
cue, a reason for anonymity or an end are let go.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any, Final

from stateofplay.ledger.anchors import Quote, is_unmistakable, relocate
from stateofplay.ledger.decisions import StoredDecision
from stateofplay.model import Action, Decision, Report, Span, Statement, Verdict
from stateofplay.model.decision import VERDICTS

_SPANS: Final = ("sentence", "source", "cue", "condition", "anonymity", "expires")


@dataclass(frozen=True, slots=True)
class Stood:
    """A statement of the picture.

    Attributes:
        read: as the reader has it; None where a person alone says it.
        stands: as it stands by the decisions; None where it is rejected.
        verdict: what was decided; None where nothing was.
        decisions: those that it rests on, in their order.
    """

    read: Statement | None
    stands: Statement | None
    verdict: Verdict | None = None
    decisions: tuple[StoredDecision, ...] = ()

    @property
    def subject(self) -> Statement:
        """What the decisions are about: as it stands, as it was read, or, where it is read no longer, as it was rejected."""
        verdicts = (row.decision for row in reversed(self.decisions) if row.decision.action in VERDICTS)
        said = (one for row in verdicts for one in (row.seen, row.says))
        found = self.stands or self.read or next((one for one in said if one is not None), None)
        if found is None:
            raise ValueError("nothing was read, and nobody has said anything")
        return found


@dataclass(frozen=True, slots=True)
class Laid:
    """The statements of one report with its decisions laid upon them, and the decisions that fit nothing."""

    rows: tuple[Stood, ...]
    unfit: tuple[StoredDecision, ...] = ()


def lay(report: Report, version: int, statements: Sequence[Statement], decisions: Iterable[StoredDecision]) -> Laid:
    """Lay decisions upon the statements of a report.

    Args:
        report: the report as it is in force.
        version: the number of that version.
        statements: what the reader in force has read in it, in its order.
        decisions: those about this report that nobody has taken back, in their order.
    """
    held = _Held(statements, version)
    unfit: list[StoredDecision] = []
    answers: list[_Told] = []
    for stored in decisions:
        told = _found_again(stored, report, version)
        if told is not None and told.decision.says is None:
            answers.append(told)  # what is answered may have been said later, where a reader had it at the time
        elif told is None or not held.say(told):
            unfit.append(stored)
    unfit += [told.stored for told in answers if not held.answer(told)]
    rows: list[Stood] = []
    for at, row in enumerate(statements):
        upon, idle = _of_this(row, held.told(at))
        rows.append(_stood(row, [told.moved for told in upon]))
        unfit += [told.stored for told in idle]
    own = [_stood(None, [told.moved for told in held.told(at)]) for at in range(len(statements), held.size)]
    rows = _in_text_order(rows, own)
    return Laid(tuple(rows), tuple(sorted(unfit, key=lambda row: row.seq)))


def _in_text_order(read: Sequence[Stood], own: Sequence[Stood]) -> list[Stood]:
    """The reader's rows in their own order; each of a person's own after the last that begins no later."""
    if not own:
        return list(read)
    starts = [(row.read or row.subject).evidence.start for row in read]
    least = list(accumulate(reversed(starts), min))[::-1]  # from each row on
    behind: dict[int, list[Stood]] = defaultdict(list)
    for row in sorted(own, key=lambda row: row.subject.evidence.start):
        behind[bisect_right(least, row.subject.evidence.start)].append(row)
    rows = behind[0]
    for at, row in enumerate(read, 1):
        rows += [row, *behind[at]]
    return rows


@dataclass(frozen=True, slots=True)
class _Told:
    """A decision as it was made and with its words found in the text; `is_bare` where the condition of what it says is gone."""

    stored: StoredDecision
    moved: StoredDecision
    is_bare: bool = False

    @property
    def decision(self) -> Decision:
        return self.moved.decision

    def names(self) -> Iterator[tuple[int, str]]:
        """What it is about: as it was seen, then as it says, each with the version of the text in which that stands."""
        was, now = self.stored.decision, self.moved.decision
        for before, after in ((was.seen, now.seen), (was.says, now.says)):
            if after is not None:
                yield now.version, after.id
            if before is not None and was.version != now.version:
                yield was.version, before.id


class _Held:
    """The statements of a report, those that people hold alone after those that are read, with the decisions on each.

    A statement goes by many names: its own, and those of all that people have made of it.
    """

    def __init__(self, statements: Sequence[Statement], version: int) -> None:
        self.statements = statements
        self.size = len(statements)
        self._told: dict[int, list[_Told]] = defaultdict(list)
        self._named: dict[tuple[int, str], int] = {}
        self._on_issue: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._held: dict[tuple[object, ...], dict[tuple[Span, int], None]] = defaultdict(dict)
        self._kept: dict[tuple[object, ...], int] = {}
        self._additions: dict[tuple[object, ...], dict[int, None]] = defaultdict(dict)
        self._added_by: dict[int, set[str]] = defaultdict(set)
        for at, row in enumerate(statements):
            self._named.setdefault((version, row.id), at)
            self._on_issue[row.party, row.issue].append(at)
            self._held[_position(row)][row.evidence, at] = None

    def told(self, at: int) -> list[_Told]:
        """The decisions on a statement in their order."""
        return sorted(self._told[at], key=lambda one: one.stored.seq)

    def say(self, told: _Told) -> bool:
        """Lay a decision that says how a statement stands; False where it fits nothing."""
        one = told.decision
        at = self._about(told) if one.action is not Action.ADD or one.says is None else self._added(told, one.says)
        if told.is_bare:
            read = None if at is None or at >= len(self.statements) else self.statements[at]
            if read is None or one.says is None or _position(read) != _position(one.says):
                return False
            told = replace(told, moved=replace(told.moved, decision=replace(one, says=read)))
        if at is None:
            at, self.size = self.size, self.size + 1
        self._told[at].append(told)
        for name in told.names():
            self._named.setdefault(name, at)
        if one.says is not None:
            self._held[_position(one.says)][one.says.evidence, at] = None
            if one.action is Action.ADD:
                self._additions[_matter(one.says)][at] = None
                self._added_by[at].add(one.who)
        if at >= len(self.statements) and self._told[at][0].decision.action is not Action.ADD:
            for row in (one.seen, one.says):
                if row is not None:
                    self._kept.setdefault(_matter(row), at)
        return True

    def answer(self, told: _Told) -> bool:
        """Lay a decision that rejects or flags what is there; False where it is not."""
        at = self._about(told)
        if at is None:
            return False
        self._told[at].append(told)
        return True

    def _about(self, told: _Told) -> int | None:
        """The statement that a decision is about: as it was seen, or else as the decision has it."""
        for name in told.names():
            if name in self._named:
                return self._named[name]
        one = told.decision
        targets = [row for row in (one.seen, one.says) if row is not None]
        at = next((found for row in targets if (found := self._alike(row)) is not None), None)
        if at is not None and one.action is Action.REJECT and self.statements[at].stance is not targets[0].stance:
            at = None  # another proposal, on which nothing was said
        if at is None:
            at = next((self._kept[key] for key in map(_matter, targets) if key in self._kept), None)
        return at

    def _alike(self, target: Statement) -> int | None:
        """The statement that is read of that party on that issue which shares most of the words."""
        best: tuple[int, int] | None = None
        for at in self._on_issue.get((target.party, target.issue), ()):
            row = self.statements[at]
            rank = _shared(row.evidence, target.evidence) * 2 + (row.stance is target.stance)
            if row.evidence.overlaps(target.evidence) and (best is None or rank > best[0]):
                best = (rank, at)
        return None if best is None else best[1]

    def _added(self, told: _Told, says: Statement) -> int | None:
        """The statement that a person has added where it is one that is there already."""
        for name in told.names():
            if name in self._named:
                return self._named[name]
        best: tuple[int, int] | None = None
        for words, at in self._held.get(_position(says), ()):
            shared = _shared(words, says.evidence)
            is_best = shared * 2 > min(len(words), len(says.evidence)) and (best is None or shared > best[0])
            if is_best and self._has_room(at, says):
                best = (shared, at)
        if best is not None:
            return best[1]
        who = told.decision.who
        return next((at for at in self._additions.get(_matter(says), ()) if who not in self._added_by[at]), None)

    def _has_room(self, at: int, says: Statement) -> bool:
        """Whether an addition can be that statement: nothing was added to it, or much the same."""
        others = [one.decision.says for one in self._told[at] if one.decision.action is Action.ADD]
        return not others or any(row is not None and _is_same(row, says) for row in others)


def _of_this(read: Statement, told: Sequence[_Told]) -> tuple[Sequence[_Told], Sequence[_Told]]:
    """The decisions on a statement, and those that were on what others had made of it, which nobody holds any longer."""
    verdicts = [one for one in told if one.decision.action in VERDICTS]
    last = {one.decision.who: one.decision for one in verdicts}
    if any(one.says is not None for one in last.values()):
        return told, ()
    if any(one.decision.seen is not None and _position(one.decision.seen) == _position(read) for one in verdicts):
        return told, ()
    return [one for one in told if one.decision.action not in VERDICTS], verdicts


def _position(row: Statement) -> tuple[object, ...]:
    return row.party, row.issue, row.stance


def _matter(row: Statement) -> tuple[object, ...]:
    return row.party, row.issue, row.evidence.start, row.evidence.end


def _shared(one: Span, other: Span) -> int:
    """How many characters both have; less than one where they do not overlap."""
    return min(one.end, other.end) - max(one.start, other.start)


def _is_same(one: Statement, other: Statement) -> bool:
    """Whether two are one position, on more than half of the same words."""
    shared = _shared(one.evidence, other.evidence)
    return _position(one) == _position(other) and shared * 2 > min(len(one.evidence), len(other.evidence))


def _found_again(stored: StoredDecision, report: Report, version: int) -> _Told | None:
    """The decision with its offsets in this version of the report; None where that no longer says the words."""
    decision = stored.decision
    if decision.version == version:
        return _Told(stored, stored)
    seen, says = decision.seen, decision.says
    target = seen or says
    if target is None:
        return None
    found = relocate(Quote(target.evidence, decision.before, decision.after), report.text)
    if found is None and seen is not None and says is not None and says.evidence != seen.evidence:
        seen, target = None, says  # what was corrected is gone; what the person said instead may still be there
        found = _again(says.evidence, says, report, 0)
    if found is None:
        return None
    shift = found.start - target.evidence.start
    seen = None if seen is None else _shifted(seen, report, shift)
    moved = None if says is None else _shifted(says, report, shift)
    if says is not None and moved is None:
        return None
    is_bare = says is not None and says.condition is not None and moved is not None and moved.condition is None
    if is_bare and decision.action is not Action.ACCEPT:
        return None
    return _Told(stored, StoredDecision(stored.seq, replace(decision, seen=seen, says=moved, version=version)), is_bare)


def _shifted(row: Statement, report: Report, shift: int) -> Statement | None:
    """The statement with its words found again in the report; None where its evidence is not there."""
    evidence = _again(row.evidence, row, report, shift)
    if evidence is None:
        return None
    spans: dict[str, Any] = {}
    for name in _SPANS:
        words: Span | None = getattr(row, name)
        spans[name] = None if words is None else _again(words, row, report, shift)
    sentence = spans.pop("sentence") or evidence
    return replace(row, report=report.id, evidence=evidence, sentence=sentence, **spans)


def _again(words: Span, row: Statement, report: Report, shift: int) -> Span | None:
    """Words of a statement where they stand now: shifted as the others, or else with what its sentence has around them."""
    start = words.start + shift
    if start >= 0 and report.text[start : start + len(words)] == words.exact:
        return Span.of(report.text, start, start + len(words))
    quote = Quote.within(row.sentence, words)
    if not quote.before and not quote.after and not is_unmistakable(words.exact, report.text):
        return None
    start = max(0, start)
    return relocate(replace(quote, span=Span(start, start + len(words), words.exact)), report.text)


def _stood(read: Statement | None, decisions: Sequence[StoredDecision]) -> Stood:
    """A statement as it stands by the decisions on it."""
    said = [row for row in decisions if row.decision.action in VERDICTS]
    flags = [row for row in decisions if row.decision.action is Action.FLAG]
    last: dict[str, Decision] = {row.decision.who: row.decision for row in said}  # each person's last word
    if not said:
        verdict = None
        if flags and read is not None:
            one = flags[-1].decision
            verdict = Verdict(read.id, Action.FLAG, (one.who,), (), one.recorded, one.why, flagged=True, read=read.id)
        return Stood(read, read, verdict, tuple(decisions))
    chief = said[-1].decision
    stands = None if chief.says is None else _as_said(chief.says, read, chief)
    flagged = any(row.seq > said[-1].seq for row in flags)
    at_odds = tuple(who for who, one in last.items() if who != chief.who and not _agree(one, chief))
    agreed = (chief.who, *(who for who in reversed(last) if who != chief.who and who not in at_odds))
    verdict = Verdict(
        statement=stands.id if stands else (read.id if read else (chief.seen.id if chief.seen else "")),
        action=chief.action,
        who=agreed,
        against=at_odds,
        recorded=chief.recorded,
        why=chief.why,
        flagged=flagged,
        is_kept=read is None and chief.action is not Action.ADD,
        read=read.id if read else "",
    )
    return Stood(read, stands, verdict, tuple(decisions))


def _as_said(says: Statement, read: Statement | None, decision: Decision) -> Statement:
    """The statement by a person's word, which is sure; what the reader has since found around it is taken from the reader."""
    if read is not None and decision.action is Action.ACCEPT and content(read) == content(says):
        says = read
    return replace(says, confidence=1.0, reasons=(*says.reasons, f"{_PAST[decision.action]} by {decision.who}"))


_PAST: Final[Mapping[Action, str]] = {Action.ACCEPT: "accepted", Action.CORRECT: "corrected", Action.ADD: "added"}


def content(row: Statement) -> tuple[object, ...]:
    """What a statement says, apart from which words it rests on: what two people can agree on."""
    condition = row.condition.exact if row.condition else ""
    return row.party, row.issue, row.stance, row.sourcing, row.red_line, row.past, condition


def _agree(one: Decision, other: Decision) -> bool:
    if one.says is None or other.says is None:
        return one.says is None and other.says is None
    return content(one.says) == content(other.says)
