"""Which party words speak of: by the codebook's names, by nationality and capital, by what the report itself teaches.

"Ukrainian President X" teaches for the length of one report that X speaks for the party that "Ukrainian" names.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from stateofplay.language import closed as w
from stateofplay.language.states import load_states
from stateofplay.language.tokens import tokenize
from stateofplay.model.codebook import Codebook, Party
from stateofplay.model.document import Document, MentionType, Token

_COMMON = frozenset(
    "may will mark hope grace long brown green white black young king price rice bush stone field church wood "
    "west north".split()
)
_ROLES = frozenset(
    "president chairman chairwoman chair head leader chief minister secretary spokesman spokeswoman spokesperson "
    "negotiator envoy "
    "ambassador director executive commissioner representative delegate co-chair co-chairman co-chairwoman "
    "premier chancellor "
    "vice-president governor member lawyer adviser advisor official commander general".split()
)
_QUARTERS = frozenset("northern southern eastern western north south east west new latin central".split())
"""In front of a name they make another name of it: Northern Ireland is not Ireland."""
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


class Directory:
    """Who belongs to which party, from the codebook and the table of states. Made once for a codebook; never changes."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        owners: dict[str, str] = {}
        for party in codebook.parties:
            for name in _written(party):
                owners.setdefault(name, party.id)
        generated = [(name, party.id) for party in codebook.parties for name in (*_from_states(party), *_from_members(party))]
        clash = {name for name, party in generated if any(other == name and p != party for other, p in generated)}
        for name, party_id in generated:
            if name.lower() not in {o.lower() for o in owners} and name not in clash:
                owners.setdefault(name, party_id)
        people = {name for party in codebook.parties for name in (*_members(party), *_from_members(party))}
        self._aliases = _index((name, party, name in people) for name, party in owners.items())

    def mentions(self, document: Document) -> tuple[PartyMention, ...]:
        """Every naming of a party in the document, in order, with what the report itself teaches about its people."""
        told = _index((name, party, True) for name, party in _taught(document, self.find(document.tokens)).items())
        return self.find(document.tokens, told)

    def find(self, tokens: Sequence[Token], told: dict[str, list[_Alias]] | None = None) -> tuple[PartyMention, ...]:
        """Every naming of a party by the codebook, the table of states and `told`; the longest name first."""
        found = []
        at = 0
        while at < len(tokens):
            best = _longest(tokens, at, (*self._aliases.get(tokens[at].lower, ()), *(told or {}).get(tokens[at].lower, ())))
            if best is None:
                at += 1
            else:
                found.append(PartyMention(at, at + len(best.words), best.party, best.person))
                at += len(best.words)
        return tuple(found)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words that stand in the name of a party, lower case: no evidence for an issue by themselves."""
        return frozenset(word for aliases in self._aliases.values() for alias in aliases for word in alias.words)


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
    return [name for name in names if name.lower() not in _COMMON and len(name) > 2]


def _from_states(party: Party) -> list[str]:
    """Demonyms, capital and seats of government of the states that the party is or names itself by."""
    names = {name.lower() for name in (party.name, *party.aliases)}
    out: list[str] = []
    for state in load_states():
        if {state.name.lower(), *(alias.lower() for alias in state.aliases)} & names:
            out += [state.name, *state.aliases, *state.demonyms, *state.metonyms]
            out += [state.capital] if state.capital else []
    return _with_plain_letters(out)


def _index(rows: Iterable[tuple[str, str, bool]]) -> dict[str, list[_Alias]]:
    table: dict[str, list[_Alias]] = {}
    for name, party, person in rows:
        words = tuple(token.lower for token in tokenize(name))
        if words:
            cased = any(c.isupper() for c in name)
            acronym = len(words) == 1 and name.replace(".", "").isupper() and len(name) <= 5
            alias = _Alias(words, party, cased, acronym, person)
            table.setdefault(alias.words[0], []).append(alias)
    for aliases in table.values():
        aliases.sort(key=lambda a: (-len(a.words), a.words, a.party))
    return table


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
        if at and alias.cased and tokens[at - 1].text.lower() in _QUARTERS and tokens[at - 1].text[:1].isupper():
            continue
        best = alias
    return best


def _taught(document: Document, known: Sequence[PartyMention]) -> dict[str, str]:
    """Names of people whose title or apposition names a party: "Norwegian minister Ada Lind", "Ada Lind, head of the union"."""
    taught: dict[str, str] = {}
    for mention in document.mentions:
        if mention.type is not MentionType.PER:
            continue
        first, last = document.tokens_in(mention.span.start, mention.span.end)
        party = _before(document, known, first) or _after(document, known, last)
        if party:
            name = mention.span.exact
            taught.setdefault(name, party)
            surname = name.split()[-1]
            if surname.lower() not in _COMMON:
                taught.setdefault(surname, party)
    return taught


def _before(document: Document, known: Sequence[PartyMention], first: int) -> str:
    """The party named in the title before a name: nothing but title words may stand between."""
    tokens = document.tokens
    near = bisect_left(known, first, key=lambda m: m.first)
    for m in known[max(0, near - 3) : near]:
        if m.last <= first and first - m.last <= 5:
            between = [t.lower for t in tokens[m.last : first]]
            if m.first and document.tokens[m.first - 1].lower in {"former", "ex", "late"}:
                continue
            plain = all(t not in w.PREPOSITIONS | w.SUBORDINATORS | w.STOPS | w.QUOTES | w.AUXILIARIES | {","} for t in between)
            if (
                plain
                and between
                and any(t.rstrip("s") in _ROLES or t.endswith(("man", "woman")) for t in between)
                and "former" not in between
            ):
                return m.party
    return ""


def _after(document: Document, known: Sequence[PartyMention], last: int) -> str:
    """The party named in the apposition after a name: a role must stand there."""
    tokens = document.tokens
    if last >= len(tokens) or tokens[last].lower != ",":
        return ""
    end = next(
        (i for i in range(last + 1, min(len(tokens), last + 14)) if tokens[i].lower in w.STOPS | w.QUOTES | {","}), last + 14
    )
    words = [t.lower for t in tokens[last + 1 : end]]
    if not any(word in _ROLES for word in words) and words[:1] != ["who"]:
        return ""
    if "former" in words or "ex" in words:
        return ""
    near = bisect_right(known, last, key=lambda m: m.first)
    return known[near].party if near < len(known) and known[near].first < end else ""
