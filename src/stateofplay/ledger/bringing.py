"""What was read and decided with one codebook, in the words of the next: statements, claims, events and people.

Nothing is lost by it, since what is kept is never changed: a statement that an operation hides is there again when the
operation is taken back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from stateofplay.ledger.operations import (
    AddIssue,
    AddParty,
    DropIssue,
    DropParty,
    MergeIssues,
    MergeParties,
    Operation,
    RenameIssue,
    RenameParty,
    Replace,
    SplitIssue,
    SplitParty,
    all_names,
    same_name,
)
from stateofplay.model import Codebook, Event, Party, Reading, Stance, Statement, Status, StatusClaim

_TURNED: Final = {
    Stance.SUPPORTS: Stance.REJECTS,
    Stance.DEMANDS: Stance.REJECTS,
    Stance.OFFERS: Stance.REJECTS,
    Stance.REJECTS: Stance.SUPPORTS,
}
"""Stances towards the opposite. Who is open or undecided has taken neither side, and stays so."""
_MOST: Final = 256


@dataclass(frozen=True, slots=True)
class Turn:
    """One step of the way of a codebook: what is done, and the codebook after it."""

    operation: Operation
    after: Codebook


def bring(turn: Turn, reading: Reading) -> Reading:
    """A reading made with the codebook before, as one of the codebook after; the same object where nothing changes.

    Of two statements that become one the surer is kept, in the place of the first.
    """
    statements = _once(new for row in reading.statements if (new := statement(turn, row)) is not None)
    claims = tuple(dict.fromkeys(told for claim in reading.claims if (told := _claim(turn, claim)) is not None))
    events = tuple(_event(turn, row) for row in reading.events)
    if (statements, claims, events) == (reading.statements, reading.claims, reading.events):
        return reading
    return replace(reading, statements=statements, claims=claims, events=events)


def statement(turn: Turn, row: Statement) -> Statement | None:
    """A statement in the words of the codebook after; None where it is hidden."""
    operation = turn.operation
    issue = _issue(operation, row.issue, (row.evidence.exact, row.sentence.exact), row.id)
    party = _holder(turn, row)
    told_by = _told_by(operation, row)
    if issue is None or party is None:
        return None
    stance = row.stance
    if isinstance(operation, MergeIssues) and operation.opposite and row.issue == operation.issue:
        stance = _TURNED.get(stance, stance)
    told_by = "" if told_by == party else told_by
    if (issue, party, told_by, stance) == (row.issue, row.party, row.told_by, row.stance):
        return row
    return replace(row, issue=issue, party=party, told_by=told_by, stance=stance)


def pair(turn: Turn, seen: Statement | None, says: Statement | None) -> tuple[Statement | None, Statement | None]:
    """What a person saw and what the person said instead: what was not corrected goes where the other goes."""
    new_seen = None if seen is None else statement(turn, seen)
    new_says = None if says is None else statement(turn, says)
    if seen is None or says is None or new_seen is None or new_says is None:
        return new_seen, new_says
    if says.issue == seen.issue:
        new_says = replace(new_says, issue=new_seen.issue)
    if says.party == seen.party:
        new_says = replace(new_says, party=new_seen.party)
    return new_seen, new_says


def people(turn: Turn, taught: Mapping[str, str]) -> dict[str, str]:
    """Whom a report introduces, by name, to the parties of the codebook after."""
    found = {name: _party(turn.operation, party, (name,)) for name, party in taught.items()}
    return {name: party for name, party in found.items() if party}


def inverse(operation: Operation, before: Codebook) -> Operation | None:
    """What leads back to the codebook before, as well as it can be led back to; None where nothing needs to be done."""
    back: Operation | None = None
    match operation:
        case RenameIssue(issue=old, id=new) if new not in ("", old):
            back = RenameIssue(new, old)
        case RenameParty(party=old, id=new) if new not in ("", old):
            back = RenameParty(new, old)
        case SplitIssue(issue=old, new=issue):
            back = MergeIssues(issue.id, old)
        case SplitParty(party=old, new=party):
            back = MergeParties(party.id, old)
        case AddIssue(issue=issue):
            back = DropIssue(issue.id)
        case AddParty(party=party):
            back = DropParty(party.id)
        case Replace():
            back = Replace(before)
    return back


def only_renames(operation: Operation) -> bool:
    """Whether an operation gives another id and nothing else, so that reports would be read as before."""
    match operation:
        case RenameIssue(title="", proposition="", terms=None) | RenameParty(name="", aliases=None):
            return True
        case _:
            return False


def needs_reading(operation: Operation) -> bool:
    """Whether the reports must be read again to find all that the codebook after asks for."""
    match operation:
        case AddIssue() | AddParty() | Replace():
            return True
        case RenameIssue(proposition=proposition, terms=terms):
            return bool(proposition) or terms is not None
        case RenameParty(aliases=aliases):
            return aliases is not None
        case _:
            return False


def _issue(operation: Operation, issue: str, texts: Iterable[str], key: str = "") -> str | None:
    match operation:
        case RenameIssue(issue=old, id=new) if issue == old:
            return new or old
        case MergeIssues(issue=old, into=into) if issue == old:
            return into
        case SplitIssue(issue=old, new=new, words=words, statements=ids) if issue == old:
            pattern = _holding(words)
            return new.id if key in ids or (pattern and any(pattern.search(text) for text in texts)) else old
        case DropIssue(issue=old) if issue == old:
            return None
        case Replace(codebook=book) if all(one.id != issue for one in book.issues):
            return None
        case _:
            return issue


def _holder(turn: Turn, row: Statement) -> str | None:
    """Whose statement it is."""
    operation = turn.operation
    if not isinstance(operation, SplitParty) or row.party != operation.party:
        return _party(operation, row.party, ())
    is_new = row.id in operation.statements or _is_of(operation.new, turn.after.party(operation.party), row)
    return operation.new.id if is_new else operation.party


def _is_of(new: Party, old: Party, row: Statement) -> bool:
    """Whether a statement is of the new party: by who speaks, and, where that is neither, by which of the two the words name.

    Who speaks for another party tells nothing of whose position it is.
    """
    voices = () if row.told_by else _voices(row)
    if any(belongs(voice, new) for voice in voices):
        return True
    if any(belongs(voice, old) for voice in voices):
        return False
    named = ((belongs(words, new), belongs(words, old)) for words in (row.evidence.exact, row.sentence.exact))
    return next((is_new for is_new, is_old in named if is_new is not is_old), False)


def _told_by(operation: Operation, row: Statement) -> str:
    return _party(operation, row.told_by, _voices(row)) or ""


def _voices(row: Statement) -> tuple[str, ...]:
    return tuple(text for text in (row.speaker, row.source.exact if row.source else "") if text)


def _party(operation: Operation, party: str, voices: Iterable[str]) -> str | None:
    """The party now; None where it is no longer followed."""
    now: str | None = party
    match operation:
        case RenameParty(party=old, id=new) if party == old:
            now = new or old
        case MergeParties(party=old, into=into) if party == old:
            now = into
        case SplitParty(party=old, new=fresh) if party == old:
            now = fresh.id if any(belongs(voice, fresh) for voice in voices) else old
        case DropParty(party=old) if party == old:
            now = None
        case Replace(codebook=book) if party and all(one.id != party for one in book.parties):
            now = None
    return now


def belongs(voice: str, party: Party) -> bool:
    """Whether a speaker is called as a party or one of its people, in full or by a person's last name alone."""
    names = all_names(party)
    pattern = _holding(names)
    surnames = {same_name(one.name).split()[-1] for one in party.members if one.name.strip()}
    return bool(pattern and pattern.search(voice)) or same_name(voice) in surnames


def _claim(turn: Turn, row: StatusClaim) -> StatusClaim | None:
    """A claim of where an issue stands. What is agreed on an opposite is off the table; off the table, it tells nothing."""
    operation = turn.operation
    issue = _issue(operation, row.issue, (row.evidence.exact, row.sentence.exact))
    if issue is None or issue == row.issue:
        return None if issue is None else row
    status = row.status
    if isinstance(operation, MergeIssues) and operation.opposite:
        if status is Status.OFF_TABLE:
            return None
        status = Status.OFF_TABLE if status is Status.AGREED else status
    return replace(row, issue=issue, status=status)


def _event(turn: Turn, row: Event) -> Event:
    operation = turn.operation
    if not row.parties:
        return row
    if isinstance(operation, SplitParty):
        found = set(_split(operation, turn.after, row))
    else:
        found = {party for old in row.parties if (party := _party(operation, old, ()))}
    parties = tuple(party.id for party in turn.after.parties if party.id in found)
    return row if parties == row.parties else replace(row, parties=parties)


def _split(operation: SplitParty, after: Codebook, row: Event) -> Iterator[str]:
    """Who took part: the new party where the words name it, and the old one where they name that, or not the new one."""
    words = row.evidence.exact
    for party in row.parties:
        if party != operation.party or not belongs(words, operation.new):
            yield party
            continue
        yield operation.new.id
        if belongs(words, after.party(party)):
            yield party


def _once(rows: Iterable[Statement]) -> tuple[Statement, ...]:
    kept: dict[str, Statement] = {}
    for row in rows:
        other = kept.get(row.id)
        if other is None or row.confidence > other.confidence:
            kept[row.id] = row
    return tuple(kept.values())


@lru_cache(maxsize=_MOST)
def _holding(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """A pattern for text that holds one of the words, whole, in capitals or small letters."""
    parts = [r"\s+".join(map(re.escape, word.split())) for word in words if word.strip()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE) if parts else None
