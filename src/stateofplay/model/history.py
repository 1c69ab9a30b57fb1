"""What has been done to a project: reports that were added, what was read, codebooks, and what people decided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stateofplay.model.decision import Decision


class Did(StrEnum):
    """What an entry of the history tells of."""

    ADDED = "added"
    READ = "read"
    CODEBOOK = "codebook"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that was done to a project.

    Attributes:
        did: what.
        recorded: when, ISO 8601 text in UTC; of several reports in a row when the first came.
        until: when the last of them came.
        who: who did it; "" for what was read.
        reports: ids of the reports, in their order.
        files: the names of the files that they came from, "" where that is not known; empty for what was read.
        replacing: how many of them are new versions of reports that were there.
        statements: how many were read.
        reader: the reader with its version.
        codebook: the number of the codebook that was read with or put in force.
        what: for a codebook, where it came from and what it holds, in words; for a decision on it, and one that takes such a
            decision back, what that does.
        why: the reason for a codebook.
        decision: what was decided.
        taken_back: the decision that takes it back and stands itself.
        unfit: it fits nothing any longer.
        unfollowed: the issue or party that it is about, or that it named instead, is no longer followed.
        undone: the decision that this one takes back.
        batch: the entries that were made at one stroke, this one the first of them; empty for one alone.
    """

    did: Did
    recorded: str
    until: str = ""
    who: str = ""
    reports: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    replacing: int = 0
    statements: int = 0
    reader: str = ""
    codebook: int = 0
    what: str = ""
    why: str = ""
    decision: Decision | None = None
    taken_back: Decision | None = None
    unfit: bool = False
    unfollowed: bool = False
    undone: Decision | None = None
    batch: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """Entries, the newest first, and how many there are in all."""

    entries: tuple[Entry, ...] = ()
    total: int = 0
