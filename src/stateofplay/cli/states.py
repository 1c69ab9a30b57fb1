"""What several commands share: reading a state file, and finding the issue or party that a person named."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import sys
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from stateofplay.errors import Place, StateError, UsageError

if TYPE_CHECKING:
    from click import Context, Parameter

    from stateofplay.model import Issue, Party, State


def load(path: str) -> State:
    """The state in a file, or on standard input for `-`.

    Raises:
        StateError: it cannot be read or is not a state of play.
    """
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
    return rows[_found("issue", name, [(row.id, (row.title,)) for row in rows])]


def party(state: State, name: str) -> Party:
    """The party of that id, name or alias; raises UsageError."""
    rows = state.codebook.parties
    return rows[_found("party", name, [(row.id, (row.name, *row.aliases)) for row in rows])]


def _found(noun: str, name: str, rows: list[tuple[str, tuple[str, ...]]]) -> int:
    wanted = name.casefold()
    for index, (key, _) in enumerate(rows):
        if key == name:
            return index
    for index, (key, names) in enumerate(rows):
        if wanted in {key.casefold(), *(other.casefold() for other in names)}:
            return index
    ids = [key for key, _ in rows]
    by_name = {other.casefold(): key for key, names in rows for other in (key, *names)}
    near = get_close_matches(wanted, list(by_name), n=1, cutoff=0.5)
    remedy = f"did you mean {by_name[near[0]]!r}?" if near else _choices(noun, ids)
    raise UsageError(f"there is no {noun} {name!r}", remedy=remedy)


def _choices(noun: str, ids: list[str]) -> str:
    plural = "parties" if noun == "party" else f"{noun}s"
    shown = ", ".join(ids[:12])
    return f"the {plural} are {shown}{' and others' if len(ids) > 12 else ''}" if ids else f"the file has no {plural}"


def complete_issue(ctx: Context, _param: Parameter, incomplete: str) -> list[str]:
    """Issue ids for the shell, from the state file on the line."""
    return _ids(ctx, "issues", incomplete)


def complete_party(ctx: Context, _param: Parameter, incomplete: str) -> list[str]:
    """Party ids for the shell, from the state file on the line."""
    return _ids(ctx, "parties", incomplete)


def _ids(ctx: Context, noun: str, incomplete: str) -> list[str]:
    # A line that breaks off after an option leaves its arguments unparsed.
    path = next((word for word in (ctx.params.get("state"), *ctx.args) if isinstance(word, str)), "-")
    if path == "-":
        return []
    try:
        book = load(path).codebook
    except StateError:
        return []
    rows: Iterable[Issue | Party] = book.issues if noun == "issues" else book.parties
    return [row.id for row in rows if row.id.startswith(incomplete)]
