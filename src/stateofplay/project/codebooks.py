"""A codebook is changed: what would come of it is shown first, from the picture that it would give, and then it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from stateofplay.errors import InputError, UsageError
from stateofplay.ledger import Ledger, codebooks, decisions, now, picture, standing
from stateofplay.ledger.codebooks import Lineage, StoredCodebook
from stateofplay.ledger.decisions import StoredDecision
from stateofplay.ledger.operations import (
    MergeIssues,
    MergeParties,
    Operation,
    RenameIssue,
    RenameParty,
    SplitIssue,
    SplitParty,
    apply,
    as_json,
)
from stateofplay.ledger.store import check_writable
from stateofplay.model import Action, Codebook, Decision, State
from stateofplay.picture.difference import Difference, Renamed, difference
from stateofplay.project import drawing, operations, states


@dataclass(frozen=True, slots=True)
class Preview:
    """What would come of an operation.

    Attributes:
        operation: the operation.
        before, after: the pictures.
        difference: what the one after has otherwise.
        brought: how many decisions on statements that move, or are named otherwise, come along.
        hidden: how many decisions are about what is no longer followed.
        unfit: how many decisions more fit nothing.
        due: how many reports must be read again after it to have all that the codebook then asks for.
        rests_on: the codebook to which it would be done.
    """

    operation: Operation
    before: State
    after: State
    difference: Difference
    brought: int
    hidden: int
    unfit: int
    due: int
    rests_on: Lineage


def preview(ledger: Ledger, operation: Operation) -> Preview:
    """The picture with an operation done, held against the picture of now. Nothing is kept.

    Raises:
        UsageError: the operation cannot be done.
        InputError: the project has no codebook.
        ProjectError: the project cannot be read.
    """
    with ledger.reading() as connection:
        operation = _named(connection, operation)
        apply(operation, _in_force(connection).codebook)
    before = states.state(ledger)
    with ledger.reading() as connection:
        made_from = drawing.material(connection, plus=operation)
        old = _decided(connection)
        due = operations.due(connection, plus=operation)
        rests_on = _in_force(connection).lineage
        head = picture.head(connection)
    hidden = {row.seq: row.decision.id for row in made_from.unfollowed if row.seq in old}
    new = {row.seq: row for row in made_from.decided if row.seq not in hidden}
    drawn = drawing.drawn(made_from)
    unfit_now = frozenset(head.body.get("unfit", ()) if head else ())
    return Preview(
        operation,
        before,
        drawn.state,
        difference(before, drawn.state, renamed(operation)),
        brought=sum(new[seq] != row for seq, row in old.items() if seq in new),
        hidden=len(hidden),
        unfit=len({row.decision.id for row in drawn.unfit} - unfit_now - set(hidden.values())),
        due=len(due),
        rests_on=rests_on,
    )


def _decided(connection: Connection) -> dict[int, StoredDecision]:
    """The decisions that stand, by their numbers, in the words of the codebook in force."""
    decided = operations.decided(connection)
    gone = {row.seq for row in decided.unfollowed}
    return {row.seq: row for row in decided.rows if row.seq not in gone}


def change(
    ledger: Ledger, operation: Operation, *, who: str, why: str = "", rests_on: Lineage | None = None
) -> tuple[Decision, Codebook]:
    """Do an operation: the decision, and the codebook in force with it. What was read before is brought to it.

    Args:
        ledger: the project.
        operation: what to do.
        who: who decides so.
        why: the reason.
        rests_on: the codebook that the person saw; None for whichever is in force.

    Raises:
        UsageError: it cannot be done, or somebody else has changed the codebook since.
        InputError: the project has no codebook.
        ProjectUnwritableError: nothing was kept.
    """
    check_writable(ledger)
    operations.ready(ledger, who=who)
    with ledger.writing(alone=True) as connection:
        operation = _named(connection, operation)
        held = _in_force(connection)
        if rests_on is not None and rests_on != held.lineage:
            raise UsageError("somebody has changed the codebook meanwhile", remedy="look at the preview again")
        book = apply(operation, held.codebook)
        recorded = now()
        made = Decision(Action.CODEBOOK, who, recorded, why, operation={**as_json(operation), "on": held.seq})
        decisions.add(connection, [made])
        lineage = Lineage(held.lineage.base, (*held.lineage.steps, made.id))
        codebooks.add(
            connection, book, origin=codebooks.OPERATION, recorded=recorded, who=who, why=operation.kind, lineage=lineage
        )
    drawing.refresh(ledger)
    return made, book


def _in_force(connection: Connection) -> StoredCodebook:
    book = codebooks.in_force(connection)
    if book is None:
        remedy = "add reports, or give a codebook when the project is made (`stateofplay init --codebook`)"
        raise InputError("the project has no codebook yet", remedy=remedy)
    return book


def renamed(operation: Operation) -> Renamed:
    """What is the same under another id afterwards."""
    match operation:
        case RenameIssue(issue=old, id=new) if new:
            return Renamed(issues={old: new})
        case RenameParty(party=old, id=new) if new:
            return Renamed(parties={old: new})
        case _:
            return Renamed()


def _named(connection: Connection, operation: Operation) -> Operation:
    """The operation with its statements under all ids that they have: as read, and as people have corrected them.

    Raises:
        UsageError: there is no such statement of what is split.
    """
    match operation:
        case SplitIssue(issue=issue, new=new, words=words, statements=ids) if ids:
            return SplitIssue(issue, new, words, _ids(connection, ids, issue=issue))
        case SplitParty(party=party, new=fresh, statements=ids) if ids:
            return SplitParty(party, fresh, _ids(connection, ids, party=party))
        case _:
            return operation


def _ids(connection: Connection, ids: tuple[str, ...], *, issue: str = "", party: str = "") -> tuple[str, ...]:
    found: dict[str, list[str]] = {}
    for row in standing.of_ids(connection, ids):
        for one in (row.read, row.stands):
            if one is not None and issue in ("", one.issue) and party in ("", one.party):
                found.setdefault(one.id, []).extend(other.id for other in (row.read, row.stands) if other is not None)
    missing = next((key for key in ids if key not in found), "")
    if missing:
        matter = f"on {issue!r}" if issue else f"of {party!r}"
        problem = f"there is no statement {missing[:40]!r} {matter}"
        raise UsageError(problem, remedy="its id stands in `stateofplay show --issue`")
    return tuple(dict.fromkeys(other for key in ids for other in (key, *found[key])))


def told(operation: Operation, book: Codebook) -> str:
    """What an operation does, in words, with the names of the codebook before it."""
    issues = {one.id: f"{one.title!r} ({one.id})" for one in book.issues}
    parties = {one.id: f"{one.name!r} ({one.id})" for one in book.parties}
    match operation:
        case MergeIssues(issue=issue, into=into, opposite=opposite):
            words = f"merge issue {issues.get(issue, issue)} into {issues.get(into, into)}"
            return f"{words}, as its opposite" if opposite else words
        case MergeParties(party=party, into=into):
            return f"merge party {parties.get(party, party)} into {parties.get(into, into)}"
        case SplitIssue(issue=issue, new=new):
            return f"split issue {issues.get(issue, issue)}: a new one, {new.title!r} ({new.id})"
        case SplitParty(party=party, new=fresh):
            return f"split party {parties.get(party, party)}: a new one, {fresh.name!r} ({fresh.id})"
        case _:
            return _told_of_one(operation, issues, parties)


def _told_of_one(operation: Operation, issues: dict[str, str], parties: dict[str, str]) -> str:
    verb, _, noun = operation.kind.partition("-")
    about = getattr(operation, noun, None) if noun else None
    match about:
        case None:
            return "replace the codebook"
        case str():
            words = f"{verb} {noun} {(issues if noun == 'issue' else parties).get(about, about)}"
            return f"{words}: {'; '.join(new)}" if (new := list(_renaming(operation))) else words
        case _:
            return f"{verb} {noun} {getattr(about, 'title', '') or getattr(about, 'name', '')!r} ({about.id})"


def _renaming(operation: Operation) -> Iterator[str]:
    """What a party or an issue has otherwise after it was renamed."""
    match operation:
        case RenameIssue(id=key, title=name, proposition=proposition, terms=words):
            noun, list_of = "title", "terms"
        case RenameParty(id=key, name=name, aliases=words):
            noun, list_of, proposition = "name", "aliases", ""
        case _:
            return
    if key:
        yield f"id {key}"
    if name:
        yield f"{noun} {name!r}"
    if proposition:
        yield f"proposition {proposition!r}"
    if words is not None:
        yield f"{list_of} {', '.join(words) or 'none'}"
