"""What several commands share: the state of play in a file or a project, and finding the issue or party that a person named."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from stateofplay.errors import Place, StateError, StateOfPlayError, UsageError

if TYPE_CHECKING:
    from click import Context, Parameter

    from stateofplay.export.numbers import Numbers
    from stateofplay.model import Codebook, Issue, Party, State

_NEAR = 0.75
"""Likeness from which on a name may be a slip of another."""


def load(name: str, as_of: str = "", known: str = "") -> State:
    """The state of a project, of a file, or on standard input for `-`.

    Args:
        name: a path or an address.
        as_of: a date, ISO text: only what was published up to then; "" for all.
        known: a moment, ISO text in UTC: only what a project knew then; "" for all.

    Raises:
        StateError: the file cannot be read or is not a state of play.
        ProjectError: the project cannot be read.
        UsageError: `known` is given for a file, which does not say when what became known.
    """
    if is_project(name):
        from stateofplay.cli import projects
        from stateofplay.project import states as of_project

        with projects.opened(name) as ledger:
            return of_project.state(ledger, as_of=as_of, known=known)
    if known:
        raise UsageError("--known needs a project: a state file does not say when what was added", remedy="name a project")
    state = _in_file(name)
    if not as_of:
        return state
    from stateofplay.picture import past

    return past.before(state, f"{as_of}~")  # above all dates that lie in that day, month or year


def grid(name: str) -> tuple[State, Numbers | None]:
    """What a grid shows: of a project no more than that, with its numbers; of a file the whole state."""
    if not is_project(name):
        return load(name), None
    from stateofplay.cli import projects
    from stateofplay.project import states as of_project

    with projects.opened(name) as ledger:
        return of_project.grid(ledger)


def is_project(name: str) -> bool:
    """Whether a name is that of a project. What begins like JSON is none, and no database is needed to say so."""
    if name == "-":
        return False
    try:
        path = Path(name)
        if path.is_file():  # to open a pipe may be to wait for ever, and what was read of it is gone
            with path.open("rb") as stream:
                if stream.read(1) in {b"{", b"\xef"}:
                    return False
    except (OSError, ValueError):
        pass
    from stateofplay import ledger

    return ledger.is_project(name)


def _in_file(path: str) -> State:
    from stateofplay.export import state_json

    place = Place("standard input" if path == "-" else path)
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StateError("this is not UTF-8 text", place=place, remedy="give a file that `stateofplay read` wrote") from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise StateError(f"cannot read: {reason}", place=place, remedy="give a file that `stateofplay read` wrote") from None
    return state_json.loads(text, place)


def issue(state: State, name: str) -> Issue:
    """The issue of that id or title; raises UsageError."""
    rows = state.codebook.issues
    return rows[found("issue", name, [(row.id, (row.title,)) for row in rows])]


def party(state: State, name: str) -> Party:
    """The party of that id, name or alias, or the one of which somebody of that name is a member; raises UsageError."""
    rows = state.codebook.parties
    members = [[(one.name, *one.aliases) for one in row.members] for row in rows]
    return rows[found("party", name, [(row.id, (row.name, *row.aliases)) for row in rows], members)]


def found(
    noun: str,
    name: str,
    rows: Sequence[tuple[str, Sequence[str]]],
    members: Sequence[Sequence[Sequence[str]]] = (),
) -> int:
    """The place of the row of that id, or of that other name; raises UsageError, which says what may have been meant.

    Args:
        noun: what the rows are.
        name: what is looked for.
        rows: ids, with other names.
        members: of each row those who belong to it, each with all names.
    """
    wanted = name.casefold().strip()
    for index, (key, _) in enumerate(rows):
        if key == name:
            return index
    for index, (key, names) in enumerate(rows):
        if wanted in {key.casefold(), *(other.casefold() for other in names)}:
            return index
    ids = [key for key, _ in rows]
    owners = _owners(wanted, members)
    if len(owners) == 1:
        return owners[0]
    if owners:
        several = " and ".join(ids[index] for index in owners[:12])
        raise UsageError(f"{name!r} is the name of members of several {_plural(noun)}", remedy=f"name one of them: {several}")
    by_name = {other.casefold(): key for key, names in rows for other in (key, *names)}
    near = get_close_matches(wanted, list(by_name), n=1, cutoff=_NEAR)
    remedy = f"did you mean {by_name[near[0]]!r}?" if near else _choices(noun, ids)
    raise UsageError(f"there is no {noun} {name!r}", remedy=remedy)


def _owners(wanted: str, members: Sequence[Sequence[Sequence[str]]]) -> list[int]:
    """The places of the rows to which somebody of that name belongs; where none has it whole, of whose names it ends one."""
    for fits in (str.__eq__, lambda one, other: one.endswith(f" {other}")):
        found = [
            index
            for index, people in enumerate(members)
            if any(fits(one.casefold(), wanted) for names in people for one in names)
        ]
        if found and wanted:
            return found
    return []


def _plural(noun: str) -> str:
    return "parties" if noun == "party" else f"{noun}s"


def _choices(noun: str, ids: list[str]) -> str:
    plural = _plural(noun)
    shown = ", ".join(ids[:12])
    return f"the {plural} are {shown}{' and others' if len(ids) > 12 else ''}" if ids else f"the file has no {plural}"


def complete_issue(ctx: Context, _param: Parameter, incomplete: str) -> list[str]:
    """Issue ids for the shell, from the project or state file on the line."""
    return _ids(ctx, "issues", incomplete)


def complete_party(ctx: Context, _param: Parameter, incomplete: str) -> list[str]:
    """Party ids for the shell, from the project or state file on the line."""
    return _ids(ctx, "parties", incomplete)


def _ids(ctx: Context, noun: str, incomplete: str) -> list[str]:
    # A line that breaks off after an option leaves its arguments unparsed.
    given = (ctx.params.get("state"), ctx.params.get("project"), *ctx.args)
    name = next((word for word in given if isinstance(word, str)), "-")
    if name == "-":
        return []
    try:
        book = _codebook(name)
    except StateOfPlayError:
        return []
    rows: Iterable[Issue | Party] = book.issues if noun == "issues" else book.parties
    return [row.id for row in rows if row.id.startswith(incomplete)]


def _codebook(name: str) -> Codebook:
    """The codebook alone, which is quick however much a project holds."""
    if not is_project(name):
        return _in_file(name).codebook
    from stateofplay.cli import projects
    from stateofplay.project import states as of_project

    with projects.opened(name) as ledger, ledger.reading() as connection:
        return of_project.codebook(connection)
