"""Whom and what to follow: the parties of a negotiation and the propositions that they are for or against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from stateofplay.errors import Place
from stateofplay.model import proposition as propositions


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or body that speaks for a party."""

    name: str
    role: str = ""
    aliases: tuple[str, ...] = ()
    wikidata: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody at the table."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    members: tuple[Actor, ...] = ()
    wikidata: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """A matter in dispute. All stances are towards its `proposition`, a sentence one can be for or against."""

    id: str
    title: str
    proposition: str
    terms: tuple[str, ...] = ()

    @property
    def statement(self) -> str:
        """The proposition as it is read: a question is read as the statement that it asks about."""
        return propositions.statement(self.proposition)


@dataclass(frozen=True, slots=True)
class Codebook:
    """The parties and issues of one negotiation, in the order in which the file names them.

    `places` says where the file names an issue, by key paths such as `issues.nato`; a codebook that is from no file has none.
    """

    negotiation: str
    parties: tuple[Party, ...]
    issues: tuple[Issue, ...]
    places: Mapping[str, Place] = field(default_factory=dict, repr=False, compare=False)

    def place(self, key: str) -> Place:
        """Where the file has that key path; the key alone where that is not known."""
        return self.places.get(key, Place(key=key))

    def party(self, party_id: str) -> Party:
        """The party of that id; raises KeyError."""
        for party in self.parties:
            if party.id == party_id:
                return party
        raise KeyError(party_id)

    def issue(self, issue_id: str) -> Issue:
        """The issue of that id; raises KeyError."""
        for issue in self.issues:
            if issue.id == issue_id:
                return issue
        raise KeyError(issue_id)
