"""Parties, proposed: the bodies that take stances and speak, with those who speak for them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stateofplay.coding.parties import Directory, PartyMention
from stateofplay.drafting import names, nouns, people, stands
from stateofplay.drafting.names import Body, Origin
from stateofplay.drafting.people import Person
from stateofplay.drafting.stands import Stands
from stateofplay.model import Actor, Codebook, Document, Party

_SPEECH = 0.5
_LEAST = 2.0
_SHARE = 0.1
"""A party stands behind at least this share of what the foremost one stands behind."""


@dataclass(frozen=True, slots=True)
class Table:
    """Who may sit at the table: the parties in order of weight, the provisional codebook of all bodies, what they hold."""

    parties: tuple[Party, ...]
    keys: tuple[str, ...]
    """The key of each party among the bodies."""
    book: Codebook
    stands: Stands
    weights: dict[str, float]
    loose: tuple[str, ...]
    """People who speak and are tied to no party."""


def find(documents: Sequence[Document], limit: int) -> Table:
    """Propose at most `limit` parties."""
    bodies = names.find(documents)
    named = _namings(documents, bodies)
    bodies = nouns.tied(documents, bodies, named)
    named = _namings(documents, bodies)
    states = frozenset(body.key for body in bodies if body.origin is Origin.STATE)
    places = frozenset(body.key for body in bodies if body.origin is Origin.PLACE)
    persons = people.find(documents, named, states, places)
    book = Codebook("", _with_members(names.provisional(bodies), persons), ())
    found = stands.find(documents, book)
    weights = _weights(documents, found)
    chosen = _chosen(weights, limit)
    by_key = {party.id: party for party in book.parties}
    text = "\n".join(document.clean.text for document in documents)
    shown = [_shown(by_key[key], text) for key in chosen]
    known = {name.lower() for body in bodies for name in (body.name, *body.aliases)}
    return Table(
        tuple(shown),
        tuple(chosen),
        book,
        found,
        weights,
        tuple(p.name for p in persons if p.body not in chosen and not p.outsider and p.name.lower() not in known),
    )


def _namings(documents: Sequence[Document], bodies: Iterable[Body]) -> list[tuple[PartyMention, ...]]:
    directory = Directory(Codebook("", names.provisional(bodies), ()), widened=False)
    return [directory.find(document.tokens) for document in documents]


def _with_members(parties: Iterable[Party], persons: Sequence[Person]) -> tuple[Party, ...]:
    members: dict[str, list[Actor]] = defaultdict(list)
    for person in persons:
        if person.body:
            members[person.body].append(Actor(person.name))
    return tuple(Party(p.id, p.name, p.aliases, tuple(members[p.id])) for p in parties)


def _weights(documents: Sequence[Document], found: Stands) -> dict[str, float]:
    """How much each body takes stances and speaks; those that do so in one sentence alone are left out."""
    weights: dict[str, float] = defaultdict(float)
    sentences: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for stand in found.held:
        for party in stand.parties:
            weights[party] += stand.weight
            sentences[party].add((stand.document, stand.sentence))
    for said in found.said:
        for party in said.parties:
            weights[party] += _SPEECH
            sentences[party].add(
                (said.document, documents[said.document].sentence_at(documents[said.document].tokens[said.content[0][0]].start))
            )
    return {key: weight for key, weight in weights.items() if len(sentences[key]) > 1}


def _chosen(weights: dict[str, float], limit: int) -> list[str]:
    ranked = sorted(weights, key=lambda key: (-weights[key], key))
    if not ranked:
        return []
    least = max(_LEAST, _SHARE * weights[ranked[0]])
    return [key for key in ranked if weights[key] >= least][:limit]


def _shown(party: Party, text: str) -> Party:
    """The party without the aliases that no report uses; reading finds a state's capital and demonyms by itself."""
    used = [name for name in party.aliases if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, _case(name))]
    return replace(party, aliases=tuple(used))


def _case(name: str) -> re.RegexFlag:
    return re.RegexFlag(0) if name.isupper() else re.IGNORECASE
