"""What stands by people's decisions: each decision laid upon the statement that it is about, wherever a reader finds it now.

A decision is about words, and about what was said of them. It is found again by a statement of the same party on the same issue
that stands on the same words. Where there is none, what a person has said to be there stands by that person's word; a rejection
has nothing left to reject, and is listed as fitting nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from stateofplay.ledger.anchors import Quote, relocate
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
        """What the decisions are about: as it stands, as it was read, or as somebody had it who stands alone."""
        said = (one for row in self.decisions for one in (row.decision.says, row.decision.seen))
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
    upon: dict[int, list[StoredDecision]] = defaultdict(list)
    alone: dict[tuple[object, ...], list[StoredDecision]] = defaultdict(list)
    unfit: list[StoredDecision] = []
    ids = {row.id: at for at, row in reversed(list(enumerate(statements)))}
    for stored in decisions:
        moved = _moved(stored, report, version)
        if moved is None:
            unfit.append(stored)
            continue
        at = _found(moved.decision, statements, ids)
        if at is not None:
            upon[at].append(moved)
        elif moved.decision.says is not None:
            alone[_matter(moved.decision.seen or moved.decision.says)].append(moved)
        elif (key := _matter(moved.decision.seen)) in alone:
            alone[key].append(moved)  # somebody else's word on what only a person says
        else:
            unfit.append(stored)
    rows = [(row.evidence.start, at, _stood(row, upon[at])) for at, row in enumerate(statements)]
    added = [_stood(None, told) for told in alone.values()]
    rows += [(one.subject.evidence.start, len(statements), one) for one in added]
    if added:
        rows = _in_text_order(rows)
    return Laid(tuple(row for _, _, row in rows), tuple(unfit))


def _in_text_order(rows: list[tuple[int, int, Stood]]) -> list[tuple[int, int, Stood]]:
    """The reader's rows in their own order; each of a person's own after the last that begins no later."""
    read = [row for row in rows if row[2].read is not None]
    for own in sorted((row for row in rows if row[2].read is None), key=lambda row: row[0]):
        at = next((i + 1 for i in range(len(read) - 1, -1, -1) if read[i][0] <= own[0]), 0)
        read.insert(at, own)
    return read


def _moved(stored: StoredDecision, report: Report, version: int) -> StoredDecision | None:
    """The decision with its offsets in this version of the report; None where that no longer says the words."""
    decision = stored.decision
    if decision.version == version:
        return stored
    target = decision.seen or decision.says
    if target is None:
        return None
    found = relocate(Quote(target.evidence, decision.before, decision.after), report.text)
    if found is None:
        return None
    shift = found.start - target.evidence.start
    seen = None if decision.seen is None else _shifted(decision.seen, report, shift)
    says = None if decision.says is None else _shifted(decision.says, report, shift)
    if (decision.seen is not None and seen is None) or (decision.says is not None and says is None):
        return None
    return StoredDecision(stored.seq, replace(decision, seen=seen, says=says, version=version))


def _shifted(row: Statement, report: Report, shift: int) -> Statement | None:
    """The statement with its words found again in the report; None where its evidence is not there."""
    evidence = _again(row.evidence, report, shift)
    if evidence is None:
        return None
    spans: dict[str, Any] = {}
    for name in _SPANS:
        words: Span | None = getattr(row, name)
        spans[name] = None if words is None else _again(words, report, shift)
    sentence = spans.pop("sentence") or evidence
    return replace(row, report=report.id, evidence=evidence, sentence=sentence, **spans)


def _again(words: Span, report: Report, shift: int) -> Span | None:
    start = words.start + shift
    if start >= 0 and report.text[start : start + len(words)] == words.exact:
        return Span.of(report.text, start, start + len(words))
    return relocate(Quote(replace_start(words, max(0, start)), "", ""), report.text)


def replace_start(words: Span, start: int) -> Span:
    """The same words as if they began at `start`."""
    return Span(start, start + len(words), words.exact)


def _found(decision: Decision, statements: Sequence[Statement], ids: Mapping[str, int]) -> int | None:
    """The statement that a decision is about: as it was seen, or else as the decision has it; `ids` says where each stands."""
    for target in (decision.seen, decision.says):
        if target is not None and target.id in ids:
            return ids[target.id]
    seen = decision.seen
    if seen is None:
        return _alike(decision.says, statements) if decision.says else None
    at = _alike(seen, statements)
    if at is None and decision.says is not None:
        at = _alike(decision.says, statements)
    if at is not None and decision.says is None and decision.action is Action.REJECT:
        return at if statements[at].stance is seen.stance else None  # another proposal, on which nothing was said
    return at


def _alike(target: Statement, statements: Sequence[Statement]) -> int | None:
    """The statement of that party on that issue which shares most of the words."""
    best: tuple[int, int] | None = None
    for at, row in enumerate(statements):
        if (row.party, row.issue) != (target.party, target.issue) or not row.evidence.overlaps(target.evidence):
            continue
        shared = min(row.evidence.end, target.evidence.end) - max(row.evidence.start, target.evidence.start)
        rank = shared * 2 + (row.stance is target.stance)
        if best is None or rank > best[0]:
            best = (rank, at)
    return None if best is None else best[1]


def _matter(row: Statement | None) -> tuple[object, ...]:
    return () if row is None else (row.party, row.issue, row.evidence.start, row.evidence.end)


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
