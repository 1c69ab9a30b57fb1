"""Changes of a codebook as values: what each does to the codebook, and its form as JSON in the row of a decision."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final, TypeAlias, TypeVar

from stateofplay.errors import ProjectDamagedError, UsageError
from stateofplay.ledger import forms
from stateofplay.model import Codebook, Issue, Party
from stateofplay.model.codebook import Actor

_ID: Final = re.compile(r"\w[\w.-]{0,63}\Z")
_IDS: Final = "an id has letters, digits, hyphens, dots and underscores, and no spaces"


@dataclass(frozen=True, slots=True)
class RenameIssue:
    """An issue gets another id, title, proposition or terms; "" and None leave what is there."""

    kind: ClassVar[str] = "rename-issue"
    issue: str
    id: str = ""
    title: str = ""
    proposition: str = ""
    terms: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class RenameParty:
    """A party gets another id, name or aliases. Its former name stays an alias, unless the aliases are given."""

    kind: ClassVar[str] = "rename-party"
    party: str
    id: str = ""
    name: str = ""
    aliases: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class MergeIssues:
    """Two issues become one, which has the terms of both; `opposite`: to be for the one is to be against the other."""

    kind: ClassVar[str] = "merge-issues"
    issue: str
    into: str
    opposite: bool = False


@dataclass(frozen=True, slots=True)
class MergeParties:
    """Two parties become one, which has the names and members of both."""

    kind: ClassVar[str] = "merge-parties"
    party: str
    into: str


@dataclass(frozen=True, slots=True)
class SplitIssue:
    """Part of an issue becomes an issue of its own: where the evidence or its sentence holds one of the words, or by name.

    Attributes:
        issue: the id of the one that is split.
        new: the new one; terms that it has are taken from the old one.
        words: words that tell the statements of the new one.
        statements: ids of statements that go to it whatever their words.
    """

    kind: ClassVar[str] = "split-issue"
    issue: str
    new: Issue
    words: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SplitParty:
    """Part of a party becomes a party of its own: what it and its members say, or is told of it alone, or by name.

    Attributes:
        party: the id of the one that is split.
        new: the new one; aliases and members that it has are taken from the old one.
        statements: ids of statements that go to it whoever speaks.
    """

    kind: ClassVar[str] = "split-party"
    party: str
    new: Party
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddIssue:
    """An issue that was not followed so far."""

    kind: ClassVar[str] = "add-issue"
    issue: Issue


@dataclass(frozen=True, slots=True)
class AddParty:
    """A party that was not followed so far."""

    kind: ClassVar[str] = "add-party"
    party: Party


@dataclass(frozen=True, slots=True)
class DropIssue:
    """An issue is followed no longer; its statements are hidden."""

    kind: ClassVar[str] = "drop-issue"
    issue: str


@dataclass(frozen=True, slots=True)
class DropParty:
    """A party is followed no longer; its statements are hidden."""

    kind: ClassVar[str] = "drop-party"
    party: str


@dataclass(frozen=True, slots=True)
class Replace:
    """Another codebook altogether; statements stay whose party and issue it has too, by their ids."""

    kind: ClassVar[str] = "replace"
    codebook: Codebook


_OnIssues: TypeAlias = RenameIssue | MergeIssues | SplitIssue | AddIssue | DropIssue
_OnParties: TypeAlias = RenameParty | MergeParties | SplitParty | AddParty | DropParty
Operation: TypeAlias = _OnIssues | _OnParties | Replace
KINDS: Final[Mapping[str, type[Operation]]] = {
    one.kind: one
    for one in (
        *(RenameIssue, RenameParty, MergeIssues, MergeParties, SplitIssue, SplitParty),
        *(AddIssue, AddParty, DropIssue, DropParty, Replace),
    )
}


def apply(operation: Operation, book: Codebook) -> Codebook:
    """The codebook after an operation.

    Raises:
        UsageError: it names what is not there, gives an id or a name that is taken, changes nothing, or leaves nothing over.
    """
    match operation:
        case Replace(codebook=whole):
            made = Codebook(whole.negotiation, whole.parties, whole.issues)
        case RenameParty() | MergeParties() | SplitParty() | AddParty() | DropParty():
            made = Codebook(book.negotiation, tuple(_parties(operation, book)), book.issues)
        case _:
            made = Codebook(book.negotiation, book.parties, tuple(_issues(operation, book)))
    _check(made)
    if made == book:
        raise UsageError("this changes nothing in the codebook", remedy="`stateofplay codebook show` prints it")
    return made


def _issues(operation: _OnIssues, book: Codebook) -> Iterable[Issue]:
    if isinstance(operation, AddIssue):
        return (*book.issues, operation.issue)
    old = _issue(book, operation.issue)
    match operation:
        case RenameIssue(id=key, title=title, proposition=proposition, terms=terms):
            terms = old.terms if terms is None else terms
            return _put(book.issues, old, Issue(key or old.id, title or old.title, proposition or old.proposition, terms))
        case MergeIssues(into=other):
            into = _other(old, _issue(book, other))
            return _put(_put(book.issues, old), into, replace(into, terms=_names([*into.terms, *old.terms])))
        case SplitIssue(new=new, words=words, statements=ids):
            if not words and not ids:
                raise UsageError("nothing tells which statements go to the new issue", remedy="give words, terms or statements")
            taken = {same_name(term) for term in new.terms}
            left = replace(old, terms=tuple(term for term in old.terms if same_name(term) not in taken))
            return _put(book.issues, old, left, new)
        case DropIssue():
            return _put(book.issues, old)


def _parties(operation: _OnParties, book: Codebook) -> Iterable[Party]:
    if isinstance(operation, AddParty):
        return (*book.parties, operation.party)
    old = _party(book, operation.party)
    match operation:
        case RenameParty():
            return _put(book.parties, old, _renamed(operation, old))
        case MergeParties(into=other):
            into = _other(old, _party(book, other))
            return _put(_put(book.parties, old), into, _joined(old, into))
        case SplitParty(new=new):
            return _put(book.parties, old, _without(old, new), new)
        case DropParty():
            return _put(book.parties, old)


_Row = TypeVar("_Row", Issue, Party)


def _put(rows: Iterable[_Row], old: _Row, *new: _Row) -> tuple[_Row, ...]:
    """The rows, with others in the place of one."""
    return tuple(row for one in rows for row in (new if one is old else (one,)))


def _other(old: _Row, into: _Row) -> _Row:
    if old.id == into.id:
        raise UsageError(f"{old.id!r} cannot be merged into itself", remedy="name two")
    return into


def _renamed(operation: RenameParty, old: Party) -> Party:
    name = operation.name or old.name
    aliases = old.aliases if operation.aliases is None else operation.aliases
    if operation.aliases is None and same_name(name) != same_name(old.name):
        aliases = _names([*aliases, old.name], but=[name])
    return replace(old, id=operation.id or old.id, name=name, aliases=aliases)


def _joined(old: Party, into: Party) -> Party:
    people = {same_name(one.name) for one in into.members}
    members = (*into.members, *(one for one in old.members if same_name(one.name) not in people))
    aliases = _names([*into.aliases, old.name, *old.aliases], but=[into.name])
    return Party(into.id, into.name, aliases, members, into.wikidata or old.wikidata)


def _without(old: Party, new: Party) -> Party:
    """A party without the aliases and members of one that leaves it."""
    names = {same_name(name) for name in all_names(new)}
    return replace(
        old,
        aliases=tuple(alias for alias in old.aliases if same_name(alias) not in names),
        members=tuple(one for one in old.members if same_name(one.name) not in names),
    )


def all_names(party: Party) -> tuple[str, ...]:
    """What a party and those who speak for it are called."""
    people = (name for one in party.members for name in (one.name, *one.aliases))
    return (party.name, *party.aliases, *people)


def same_name(name: str) -> str:
    """The form under which two spellings of a name are one."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().replace("’", "'").split())


def _names(names: Iterable[str], but: Iterable[str] = ()) -> tuple[str, ...]:
    """The names, each once, in order."""
    seen = {same_name(name) for name in but}
    kept = []
    for name in names:
        if (key := same_name(name)) not in seen:
            seen.add(key)
            kept.append(name)
    return tuple(kept)


def _issue(book: Codebook, key: str) -> Issue:
    found = next((one for one in book.issues if one.id == key), None)
    if found is None:
        raise UsageError(f"there is no issue {key[:64]!r}", remedy=f"the issues are {_some(one.id for one in book.issues)}")
    return found


def _party(book: Codebook, key: str) -> Party:
    found = next((one for one in book.parties if one.id == key), None)
    if found is None:
        raise UsageError(f"there is no party {key[:64]!r}", remedy=f"the parties are {_some(one.id for one in book.parties)}")
    return found


def _some(ids: Iterable[str]) -> str:
    ids = list(ids)
    return ", ".join(ids[:12]) + (" and others" if len(ids) > 12 else "")


def _check(book: Codebook) -> None:
    """Raise UsageError where a codebook could not be written as a file and read again."""
    if not book.issues or not book.parties:
        noun = "party" if book.issues else "issue"
        raise UsageError(f"this would leave no {noun}", remedy="a codebook needs one; add another first")
    for noun, ids in (("issue", [one.id for one in book.issues]), ("party", [one.id for one in book.parties])):
        for key in ids:
            if not _ID.match(key):
                raise UsageError(f"{key[:64]!r} cannot be an id", remedy=_IDS)
            if ids.count(key) > 1:
                raise UsageError(f"there is {noun} {key!r} already", remedy="choose another id")
    for issue in book.issues:
        if not issue.proposition or not issue.title:
            raise UsageError(f"the issue {issue.id!r} has no proposition", remedy="say what one can be for or against")
    _check_names(book)


def _check_names(book: Codebook) -> None:
    holders: dict[str, tuple[str, bool]] = {}
    for party in book.parties:
        if not party.name:
            raise UsageError(f"the party {party.id!r} has no name", remedy="give what reports call it")
        aliases = {same_name(alias) for alias in party.aliases}
        for name in all_names(party):
            key = same_name(name)
            alias = key in aliases
            holder, shared = holders.setdefault(key, (party.id, alias))
            if holder != party.id and not (alias and shared):
                raise UsageError(
                    f"{name[:64]!r} means {holder!r} and would mean {party.id!r} too", remedy="keep it with one of the two"
                )


def as_json(operation: Operation) -> dict[str, Any]:
    """The operation as JSON that is equal to itself when it has been written and read."""
    body: dict[str, Any] = {"kind": operation.kind}
    for name in operation.__slots__:
        value = getattr(operation, name)
        match value:
            case Codebook():
                body[name] = forms.codebook_row(value)
            case Issue():
                body[name] = forms.codebook_row(Codebook("", (), (value,)))["issues"][0]
            case Party():
                body[name] = forms.codebook_row(Codebook("", (value,), ()))["parties"][0]
            case _:
                body[name] = value
    made: dict[str, Any] = forms.decode(forms.encode(body))
    return made


def from_json(body: Mapping[str, Any]) -> Operation:
    """What `as_json` wrote.

    Raises:
        ProjectDamagedError: it is none of the operations that this version knows.
    """
    try:
        kind = KINDS[body["kind"]]
        return kind(**{name: _value(name, body[name]) for name in kind.__slots__ if name in body})
    except (KeyError, TypeError, ValueError, IndexError) as error:
        problem = f"a change of the codebook cannot be read ({type(error).__name__}: {str(error)[:80]})"
        raise ProjectDamagedError(problem, remedy="use a newer version, or go back to a copy") from None


def _value(name: str, value: Any) -> Any:  # noqa: ANN401 - any field
    if name == "codebook":
        return forms.codebook(value)
    if isinstance(value, dict):
        return forms.codebook({"negotiation": "", "parties": [value], "issues": []}).parties[0]
    if isinstance(value, list) and name in ("new", "issue"):
        return forms.codebook({"negotiation": "", "parties": [], "issues": [value]}).issues[0]
    return tuple(value) if isinstance(value, list) else value


def actors(names: Iterable[str]) -> tuple[Actor, ...]:
    """Members of whom only the names are known."""
    return tuple(Actor(name) for name in names)
