"""Which party words speak of: by the codebook's names, by nationality and capital, by what the report itself teaches.

"Ukrainian President X" teaches for the length of one report that X speaks for the party that "Ukrainian" names.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from stateofplay.coding.taught import COMMON, Naming, Teacher, heads, with_names
from stateofplay.language import closed as w
from stateofplay.language.analyse import document as layers
from stateofplay.language.groups import load_groups
from stateofplay.language.states import load_states
from stateofplay.language.tokens import tokenize
from stateofplay.language.words_of import words_of
from stateofplay.model.codebook import Codebook, Party
from stateofplay.model.document import Document, Token
from stateofplay.model.report import Report

_QUARTERS = frozenset("northern southern eastern western north south east west new latin central".split())
"""In front of a name they make another name of it: Northern Ireland is not Ireland."""
_MONTHS = frozenset("may march april june august".split())
_WORDS = _MONTHS | frozenset("will can might must shall mark hope grant bill".split())
"""Words that are common where they stand with a capital without being a name."""
_WHEN = frozenset(
    "in since last this next early late mid until by of on before after from to through during every and between".split()
)
_AWAY = frozenset("to with about against over toward towards on".split())
_JOINED = frozenset({"and", ",", "&", "nor", "or"})


@dataclass(frozen=True, slots=True)
class PartyMention:
    """Token indices (first to last, exclusive) that name a party."""

    first: int
    last: int
    party: str
    person: bool = False
    """It names a person who speaks for the party, not the party itself."""


@dataclass(frozen=True, slots=True)
class _Alias:
    words: tuple[str, ...]
    party: str
    cased: bool
    acronym: bool
    person: bool
    among: tuple[str, ...] = ()
    """Parties that share the name; the one of them that was last named otherwise is meant."""


class Directory:
    """Who belongs to which party, from the codebook and the tables of states and groups. Made once; never changes.

    `widened`: also by what a report would call them for short ("the committee"), and by the groups of states they are.
    """

    def __init__(self, codebook: Codebook, *, widened: bool = True) -> None:
        self.codebook = codebook
        self._learned: dict[str, str] = {}
        claims: dict[str, list[str]] = {}
        for party in codebook.parties:
            for name in _written(party):
                claims.setdefault(name, []).append(party.id)
        written = {name.lower() for name in claims}
        for name, party_id in _generated(codebook, widened=widened):
            if name.lower() not in written and party_id not in claims.setdefault(name, []):
                claims[name].append(party_id)
        people = {name for party in codebook.parties for name in (*_members(party), *_from_members(party))}
        shared = _same_but_case({name: tuple(dict.fromkeys(ids)) for name, ids in claims.items()})
        aliases = {alias for party in codebook.parties for alias in party.aliases}
        self.shared = {name: ids for name, ids in shared.items() if len(ids) > 1 and name in aliases}
        """Aliases that the codebook gives to several parties, and who they are."""
        self._aliases = _index((name, ids, name in people) for name, ids in shared.items())

    def knowing(self, people: Mapping[str, str]) -> Directory:
        """The same directory with people of whom earlier reports told: name to party."""
        wiser = copy(self)
        wiser._learned = dict(people)  # noqa: SLF001 - a copy of its own kind
        return wiser

    def taught(self, document: Document) -> dict[str, str]:
        """Whom the document or its title introduces: name to party."""
        title = document.report.title
        heading = [_heading(document.report.id, title)] if title.strip() else []
        found: dict[str, str] = {}
        for part in (document, *heading):
            known = [Naming(m.first, m.last, m.party, m.person) for m in self.find(part.tokens)]
            found = {**Teacher(part, self.codebook, known).people(), **found}
        return found

    def mentions(self, document: Document) -> tuple[PartyMention, ...]:
        """Every naming of a party in the document, in order, with what this report and earlier ones tell of its people."""
        told = _index(
            (name, (party,), _is_personal(name)) for name, party in {**self._learned, **self.taught(document)}.items()
        )
        return self.find(document.tokens, told)

    def find(self, tokens: Sequence[Token], told: dict[str, list[_Alias]] | None = None) -> tuple[PartyMention, ...]:
        """Every naming of a party by the codebook, the table of states and `told`; the longest name first."""
        found = []
        last: dict[str, int] = {}
        at = 0
        while at < len(tokens):
            best = _longest(tokens, at, (*self._aliases.get(tokens[at].lower, ()), *(told or {}).get(tokens[at].lower, ())))
            if best is None:
                at += 1
                continue
            if best.words[0] == "the":
                inner = _longest(tokens, at + 1, self._aliases.get(tokens[at + 1].lower, ()))
                if inner is not None and len(inner.words) >= len(best.words):
                    at += 1
                    continue
            meant = max(best.among, key=lambda party: last.get(party, -1), default=best.party)
            if not best.among:
                last[best.party] = at
            if not best.among or meant in last:
                found.append(PartyMention(at, at + len(best.words), meant, best.person))
            at += len(best.words)
        return tuple(found)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words that stand in the name of a party, lower case: no evidence for an issue by themselves."""
        return frozenset(word for aliases in self._aliases.values() for alias in aliases for word in alias.words)


@dataclass(slots=True)
class Acquaintances:
    """Who speaks for whom, as the reports read so far tell it. Lives while one set of reports is read, in their order."""

    told: dict[str, dict[str, int]] = field(default_factory=dict)
    """By name: in how many reports somebody of that name was introduced as speaking for each party."""
    by_word: dict[str, list[str]] = field(default_factory=dict)
    """The names by each of their words."""

    def among(self, words: AbstractSet[str]) -> dict[str, str]:
        """Name to party of those whose names are made of these words, in the order of the names.

        A name that as many reports give to one party as to another is nobody's.
        """
        near = sorted({name for word in words if word in self.by_word for name in self.by_word[word]})
        found = {}
        for name in near:
            if words_of(name) <= words and (party := self._party(name)):
                found[name] = party
        return found

    def _party(self, name: str) -> str:
        ranked = sorted(self.told[name].items(), key=lambda vote: -vote[1])
        return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else ""

    def meet(self, taught: Mapping[str, str]) -> None:
        """Remember whom a report introduces."""
        for name, party in taught.items():
            if name not in self.told:
                for word in words_of(name):
                    self.by_word.setdefault(word, []).append(name)
            votes = self.told.setdefault(name, {})
            votes[party] = votes.get(party, 0) + 1


@lru_cache(maxsize=8)
def _heading(report: str, title: str) -> Document:
    """The title of a report, read like a text; three steps ask for it, one after another."""
    return with_names(layers(Report(report, title)))


def parties_in(mentions: Sequence[PartyMention], tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    """The parties that a noun phrase stands for: its first one, and those joined to it by "and".

    In "the envoy to Kyiv" or "talks with the union" the name is whom they talk to, so it counts only when nothing else does.
    """
    inside = [m for m in mentions if first <= m.first < last]
    if not inside:
        return ()
    near = [m for m in inside if m.first == first or tokens[m.first - 1].lower not in _AWAY]
    chosen = near or inside[:1]
    out = [chosen[0].party]
    for before, after in itertools.pairwise(chosen):
        between = [t.lower for t in tokens[before.last : after.first]]
        if after.party == before.party:
            continue
        if set(between) & _JOINED and len(between) <= 4:
            out.append(after.party)
        else:
            break
    return tuple(dict.fromkeys(out))


def _is_personal(name: str) -> bool:
    """Whether a name that was introduced can be a person's: "SAMOA, for the islands" is a state that speaks for others."""
    return not (name.isupper() and len(name) > 1) and not any(name in {state.name, *state.aliases} for state in load_states())


def _written(party: Party) -> list[str]:
    names = [party.name, *party.aliases, *_members(party)]
    short = [re.sub(r"\s*\(.*?\)", "", name) for name in names]
    bare = [re.sub(r"(?i)^the\s+", "", name) for name in short]
    return _with_plain_letters([*names, *short, *bare])


def _with_plain_letters(names: Iterable[str]) -> list[str]:
    """The names, and each without its accents, since reports often leave them out."""
    out = []
    for name in names:
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
        out += [name, plain]
    return list(dict.fromkeys(name for name in out if name))


def _members(party: Party) -> list[str]:
    return [name for actor in party.members for name in (actor.name, *actor.aliases)]


def _from_members(party: Party) -> list[str]:
    """Surnames, which reports use after the first naming; in some countries that is the first name."""
    parts = [actor.name.split() for actor in party.members]
    names = [p[-1] for p in parts if len(p) > 1] + [p[0] for p in parts if len(p) > 1]
    return [name for name in names if name.lower() not in COMMON and len(name) > 2]


def _from_states(party: Party) -> list[str]:
    """Demonyms, capital and seats of government of the states that the party is or names itself by."""
    names = {name.lower() for name in (party.name, *party.aliases)}
    out: list[str] = []
    for state in load_states():
        if {state.name.lower(), *(alias.lower() for alias in state.aliases)} & names:
            out += [state.name, *state.aliases, *state.demonyms, *state.metonyms]
            out += [state.capital] if state.capital else []
    return _with_plain_letters(out)


def _index(rows: Iterable[tuple[str, tuple[str, ...], bool]]) -> dict[str, list[_Alias]]:
    table: dict[str, list[_Alias]] = {}
    for name, parties, person in rows:
        words = tuple(token.lower for token in tokenize(name))
        if words and parties:
            cased = any(c.isupper() for c in name)
            acronym = len(words) == 1 and name.replace(".", "").isupper() and len(name) <= 5
            alias = _Alias(words, parties[0], cased, acronym, person, parties if len(parties) > 1 else ())
            table.setdefault(alias.words[0], []).append(alias)
    for aliases in table.values():
        aliases.sort(key=lambda a: (-len(a.words), a.words, a.party))
    return table


def _same_but_case(claims: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The claims, those of names that differ in capitals alone made one: "the Union" of one and "the union" of another."""
    every: dict[str, dict[str, None]] = {}
    for name, ids in claims.items():
        every.setdefault(name.lower(), {}).update(dict.fromkeys(ids))
    return {
        name: tuple(every[name.lower()]) if name[:4].lower() == "the " or len(ids) > 1 else ids for name, ids in claims.items()
    }


def _generated(codebook: Codebook, *, widened: bool) -> Iterator[tuple[str, str]]:
    """Names that the codebook does not write: of states and groups, surnames of members, "the committee" for its last noun.

    A name that two states or groups would share is left out: nobody has said that it may mean either.
    """
    of_states = [
        (name, party.id)
        for party in codebook.parties
        for name in (*_from_states(party), *(_from_groups(party, codebook) if widened else ()))
    ]
    owners: dict[str, set[str]] = {}
    for name, party_id in of_states:
        owners.setdefault(name, set()).add(party_id)
    yield from (row for row in of_states if len(owners[row[0]]) == 1)
    yield from ((name, party.id) for party in codebook.parties for name in _from_members(party))
    if widened:
        yield from heads(codebook)


def _from_groups(party: Party, codebook: Codebook) -> list[str]:
    """Other names of the groups of states that the party is, and those of members who speak for it and for nobody else."""
    own = {_bare(name) for name in (party.name, *party.aliases)}
    others = {_bare(name) for other in codebook.parties if other.id != party.id for name in (other.name, *other.aliases)}
    out: list[str] = []
    for group in load_groups():
        if not {_bare(name) for name in (group.name, *group.aliases)} & own:
            continue
        out += [group.name, *group.aliases, *group.metonyms]
        for state in load_states() if group.spoken_for else ():
            names = (state.name, *state.aliases)
            if state.iso2 in group.members and not {_bare(name) for name in names} & others:
                out += [*names, *state.demonyms, *state.metonyms, *([state.capital] if state.capital else [])]
    return _with_plain_letters(out)


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ").strip()


def _longest(tokens: Sequence[Token], at: int, aliases: Iterable[_Alias]) -> _Alias | None:
    best: _Alias | None = None
    for alias in aliases:
        size = len(alias.words)
        if best is not None and size <= len(best.words):
            continue
        if at + size > len(tokens) or any(tokens[at + i].lower != word for i, word in enumerate(alias.words)):
            continue
        first = tokens[at].text
        if alias.acronym and not first.replace(".", "").isupper():
            continue
        if alias.cased and not first[:1].isupper():
            continue
        if size == 1 and alias.cased and alias.words[0] in _WORDS and not _is_name(tokens, at):
            continue
        if at and alias.cased and tokens[at - 1].text.lower() in _QUARTERS and tokens[at - 1].text[:1].isupper():
            continue
        best = alias
    return best


def _is_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capital "May" or "Will" is a name there: no month, and no verb that opens a question."""
    word = tokens[at].lower
    before = tokens[at - 1].lower if at else "."
    after = tokens[at + 1].lower if at + 1 < len(tokens) else "."
    follows = after in w.COMMON_VERBS | w.AUXILIARIES | {"'s", "'", ","} or after.endswith("ed")
    if word in _MONTHS and (before[:1].isdigit() or after[:1].isdigit() or (before in _WHEN and not follows)):
        return False
    if before not in w.STOPS | w.QUOTES:
        return True
    return follows and after not in w.PRONOUNS
