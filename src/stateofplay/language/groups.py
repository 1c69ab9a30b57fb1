"""Groups of states that negotiate together: their names, the places that stand for them, and who belongs to them.

The table `groups.tsv` was written by hand. Memberships change; they only serve to recognise who speaks for a group.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from stateofplay.language.phrasebook import rows


@dataclass(frozen=True, slots=True)
class Group:
    """A group of states.

    Attributes:
        aliases: other names ("G-77", "Group of 77").
        metonyms: places that stand for it ("Brussels").
        members: two letters of ISO 3166-1 each.
        spoken_for: a member at the table usually speaks for the group, not for itself alone.
    """

    name: str
    aliases: tuple[str, ...]
    metonyms: tuple[str, ...]
    members: frozenset[str]
    spoken_for: bool


@cache
def load_groups() -> tuple[Group, ...]:
    """All groups in the order of the table."""
    return tuple(
        Group(name, _split(aliases), _split(metonyms), frozenset(members.split()), spoken == "yes")
        for name, aliases, metonyms, spoken, members in rows("language", "groups.tsv")
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()
