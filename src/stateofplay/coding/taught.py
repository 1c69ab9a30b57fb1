"""Whom a report itself introduces: "Norwegian minister Ada Lind", "Ada Lind, who leads the union", "its spokesman, Jo Berg"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from stateofplay.language import closed as w
from stateofplay.language.inflect import stem
from stateofplay.language.name_words import BODIES, HONORIFICS, OFFICES
from stateofplay.language.persons import has_left, is_outsider, is_person_noun
from stateofplay.language.phrasebook import rows
from stateofplay.language.states import load_states
from stateofplay.model.codebook import Codebook
from stateofplay.model.document import Document, Mention, MentionType

Stretch = tuple[int, int]

COMMON: Final = frozenset(
    "may will mark hope grace long brown green white black young king price rice bush stone field church wood west "
    "north".split()
)
"""Surnames that are words: alone they are found only in full."""
_EDGES: Final = w.STOPS | w.QUOTES | {","}
_BREAKS: Final = _EDGES | w.SUBORDINATORS | w.AUXILIARIES | w.PRONOUNS
_REACH: Final = 8
"""Tokens before a name that may be its office."""
_APPOSED: Final = 16
"""Tokens of an apposition."""
_LEADS: Final = frozenset(
    "leads led heads headed chairs chaired runs ran represents represented commands commanded speaks spoke "
    "negotiates negotiated "
    "bargains bargained advises directs directed coordinates sits counts keeps manages handles".split()
)
_AWAY: Final = frozenset({"to", "with", "about", "against", "over", "toward", "towards", "on", "like", "than", "near"})
_SAID: Final = frozenset("said says told tells".split())
_OWN: Final = frozenset({"its", "their", "whose", "our", "his", "her"})
_STATE_WORDS: Final = frozenset({"government", "ministry", "cabinet", "presidency", "kingdom", "republic"})
_HIGH: Final = frozenset(
    {"minister", "premier", "chancellor", "undersecretary", "taoiseach", "president", "king", "queen", "emir", "ambassador"}
)
_BACK: Final = 3
_NAME: Final = 4
_PARTICLE: Final = "de|da|di|du|van|von|der|den|ten|ter|el|al|bin|dos|la|le"
_CAPITAL: Final = r"[^\W\d_a-z][\w'’-]*"
_RUN: Final = re.compile(rf"(?<!\w){_CAPITAL}(?:(?: (?:{_PARTICLE})){{0,2}} {_CAPITAL}){{1,4}}")
_MOST_ALIKE: Final = 2
"""Where more parties share a noun it tells nothing."""
_TITLES: Final = HONORIFICS - {"king"}


@dataclass(frozen=True, slots=True)
class Naming:
    """Tokens that name a party (first to last, exclusive); `person`: they name one of its people."""

    first: int
    last: int
    party: str
    person: bool


class Teacher:
    """Reads who speaks for whom in one document, from namings of parties that are known already."""

    def __init__(self, document: Document, codebook: Codebook, known: Sequence[Naming]) -> None:
        self.document = document
        self.known = list(known)
        self._starts = [one.first for one in self.known]
        self._bodies = {party.id: _body_words((party.name, *party.aliases)) for party in codebook.parties}
        self._states = [party.id for party in codebook.parties if _is_state((party.name, *party.aliases))]
        self._stems = _attributive(codebook)

    def people(self) -> dict[str, str]:
        """Names, in full and surnames alone, to the party that each speaks for; the first introduction counts."""
        taught: dict[str, str] = {}
        strangers: set[str] = set()
        for mention in self.document.mentions:
            if mention.type is not MentionType.PER or mention.span.exact in strangers:
                continue
            at = self.document.tokens_in(mention.span.start, mention.span.end)
            if self._within(*at) and not all(one.person for one in self._within(*at)):
                continue
            title = self._title(at[0], mention)
            after = self._after(at[1])
            if any(has_left(self.document.tokens[i].lower) for part in (title, after) for i in range(*part)):
                strangers |= {mention.span.exact, mention.span.exact.split()[-1]}
                continue
            party = self._by_title(title, at[0]) or self._by_apposition(after) or self._by_link(at[1])
            party = party or self._by_office((title, after), at[0])
            if party:
                name = mention.span.exact.removesuffix("'s").removesuffix("’s")
                taught.setdefault(name, party)
                surname = name.split()[-1]
                if surname.lower() not in COMMON:
                    taught.setdefault(surname, party)
        return taught

    def _title(self, first: int, mention: Mention) -> Stretch:
        """The tokens before a name that may tell its office, back to the start of the phrase."""
        tokens = self.document.tokens
        low = max(0, first - _REACH, self.document.sentences[max(0, self.document.sentence_at(mention.span.start))].first)
        at = first
        while at > low and tokens[at - 1].lower not in _BREAKS | w.COMMON_VERBS | (w.PREPOSITIONS - {"of", "for"}) | {
            "and",
            "or",
            "but",
        }:
            at -= 1
        if at == first and at - 2 > low and tokens[at - 1].lower == ",":
            at -= 1
            while at > low and tokens[at - 1].lower not in _BREAKS | w.COMMON_VERBS | {"and", "or", "but"}:
                at -= 1
            end = first - 1
            office = next((i for i in range(at, end) if tokens[i].lower in w.PREPOSITIONS), end)
            return (at, end) if office > at and is_person_noun(tokens[office - 1].lower) else (first, first)
        return at, first

    def _after(self, last: int) -> Stretch:
        """The tokens of the apposition, clause or bracket after a name; an age is passed over."""
        tokens = self.document.tokens
        if last >= len(tokens) or tokens[last].lower not in {",", "("}:
            return last, last
        begin = last + 1
        if begin + 1 < len(tokens) and tokens[begin].text.isdigit() and tokens[begin + 1].lower == ",":
            begin += 2
        end = next(
            (i for i in range(begin, min(len(tokens), begin + _APPOSED)) if tokens[i].lower in _EDGES),
            min(len(tokens), begin + _APPOSED),
        )
        return begin, end

    def _within(self, first: int, last: int) -> list[Naming]:
        low = bisect_left(self._starts, first)
        return [one for one in self.known[low : bisect_left(self._starts, last)] if one.last <= last]

    def _by_title(self, title: Stretch, name: int) -> str:
        """As in "Norwegian minister Ada Lind", "the union's Ada Lind", "its chairman, Ada Lind", "rebel lawyer Ada Lind"."""
        tokens = self.document.tokens
        words = [tokens[i].lower for i in range(*title)]
        if not words:
            return ""
        office = any(is_person_noun(word) or word in _TITLES or word.rstrip("s") in OFFICES for word in words)
        for one in reversed(self._within(*title)):
            between = [tokens[i].lower for i in range(one.last, title[1])]
            owned = between[:1] in (["'s"], ["'"]) and title[1] == name and not one.person
            if one.person and between[:1] not in (["'s"], ["'"]):
                continue
            if tokens[one.first - 1].lower in _AWAY if one.first else False:
                continue
            if owned or (office and (between or tokens[one.first - 1].lower in {"of", "for"})):
                return one.party
        if not office:
            return ""
        if words[0] in _OWN:
            return self._owner(title[0])
        return next((self._stems[key] for word in words[:-1] if (key := stem(word)) in self._stems), "")

    def _owner(self, at: int) -> str:
        """Whose "its" is: the party that the sentence, or one just before, first names."""
        sentences = self.document.sentences
        here = max(0, self.document.sentence_at(self.document.tokens[at].start))
        for index in range(here, max(-1, here - _BACK), -1):
            inside = self._within(sentences[index].first, min(at, sentences[index].last))
            own = [one for one in inside if not one.person] or inside
            if own:
                return own[0].party
        return ""

    def _by_apposition(self, after: Stretch) -> str:
        """As in "Ada Lind, head of the union", "Ada Lind, who leads it", "Ada Lind, of the agrarians", "Ada Lind (Labour)"."""
        tokens = self.document.tokens
        words = [tokens[i].lower for i in range(*after)]
        if not words or words[0] in w.AUXILIARIES | w.COMMON_VERBS | w.CONJUNCTIONS | _SAID or words[0].endswith("ed"):
            return ""
        inside = self._within(*after)
        last = after[1] >= len(tokens) or tokens[after[1]].lower in {")", "."}
        if inside and last and inside[0].last == after[1] and after[1] - inside[0].first >= len(words) - (words[0] == "the"):
            return inside[0].party
        clause = words[0] == "who" and bool(set(words[1:4]) & _LEADS)
        inside = [
            one
            for one in self._within(*after)
            if tokens[one.first - 1].lower not in _AWAY and (one.first < 2 or tokens[one.first - 2].lower not in _AWAY)
        ]
        links = words[0] in {"of", "for", "from", "representing"} or tokens[after[0] - 1].lower == "("
        if inside and (clause or links or self._has_office(words)):
            return inside[0].party
        if self._has_office(words) and words[0] in _OWN:
            return self._owner(after[0])
        if self._has_office(words):
            return next((self._stems[key] for word in words[:-1] if (key := stem(word)) in self._stems), "")
        return ""

    def _has_office(self, words: Sequence[str]) -> bool:
        return any(is_person_noun(word) or word in OFFICES for word in words) or bool(set(words[:3]) & {"number", "head"})

    def _by_link(self, last: int) -> str:
        """As in "Ada Lind of the rail union", "ADA LIND for the alliance"."""
        tokens = self.document.tokens
        if last + 1 >= len(tokens) or tokens[last].lower not in {"of", "from", "for"}:
            return ""
        inside = [one for one in self._within(last + 1, min(len(tokens), last + _REACH)) if one.first <= last + 3]
        return inside[0].party if inside and (tokens[last].lower != "for" or inside[0].first <= last + 2) else ""

    def _by_office(self, parts: Iterable[Stretch], first: int) -> str:
        """An office that only one body at the table has: "the mayor, Ada Lind", where a city is a party."""
        tokens = self.document.tokens
        words = [tokens[i].lower for part in parts for i in range(*part)]
        if any(is_outsider(word) for word in words) or not words:
            return ""
        owned = bool({"'s", "'", "of"} & set(words)) or words[0] in _OWN
        foreign = owned or any(tokens[i].lower in _demonyms() for part in parts for i in range(*part))
        for word in words:
            bodies = _offices().get(word)
            if bodies is None and word not in _HIGH:
                continue
            found = [party for party, named in self._bodies.items() if bodies and named & bodies]
            if word in _HIGH and not foreign and (len(self._states) == 1 or not found):
                found = self._states
            if len(found) == 1 and not foreign:
                return found[0]
            if len(found) > 1 and word in _HIGH and not foreign:
                return self._latest(found, first)
        return ""

    def _latest(self, parties: Sequence[str], before: int) -> str:
        """Of these parties the one that the sentence, or one of those just before, names first; "" for none."""
        sentences = self.document.sentences
        here = max(0, self.document.sentence_at(self.document.tokens[before].start))
        for index in range(here, max(-1, here - _BACK), -1):
            inside = [
                one for one in self._within(sentences[index].first, min(before, sentences[index].last)) if one.party in parties
            ]
            if inside:
                return inside[0].party
        return ""


def with_names(title: Document) -> Document:
    """The title of a report with the runs of capitals in it as names of people, where no other name stands."""
    found = list(title.mentions)
    for run in _RUN.finditer(title.text):
        start, end = run.span()
        words = run[0].split()
        while len(words) > 1 and (words[0].lower() in OFFICES or is_person_noun(words[0].lower())):
            start += len(words.pop(0)) + 1
        free = not any(m.span.start < end and start < m.span.end for m in title.mentions)
        if free and 1 < len(words) <= _NAME:
            found.append(Mention(title.span(start, end), MentionType.PER))
    return replace(title, mentions=tuple(sorted(found, key=lambda m: m.span.start)))


@cache
def _offices() -> dict[str, frozenset[str]]:
    """Each office with the words of the bodies that have it."""
    return {office: frozenset(row[1].split()) for row in rows("coding", "offices.tsv") for office in row[0].split()}


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(word.lower() for state in load_states() for word in state.demonyms)


def _body_words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower().removesuffix("'s") for name in names for word in name.split())


def _is_state(names: Iterable[str]) -> bool:
    own = {name.lower() for name in names}
    if _body_words(own) & _STATE_WORDS:
        return True
    return not own.isdisjoint(_state_names())


@cache
def _state_names() -> frozenset[str]:
    return frozenset(name.lower() for state in load_states() for name in (state.name, *state.aliases))


def _attributive(codebook: Codebook) -> dict[str, str]:
    """Stems of common nouns that a party goes by, to stand before an office: "rebel" for "the rebels"; none that two share."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for party in codebook.parties:
        for name in (party.name, *party.aliases):
            words = [word for word in name.split() if word.lower() not in w.DETERMINERS]
            if len(words) != 1 or not words[0].islower():
                continue
            key = stem(words[0].rstrip("'’").removesuffix("'s"))
            if found.setdefault(key, party.id) != party.id:
                shared.add(key)
    return {key: party for key, party in found.items() if key not in shared}


def heads(codebook: Codebook) -> list[tuple[str, str]]:
    """("the committee", party): what a report calls a body by its last noun; where two may be called so, a row for each."""
    found: dict[str, set[str]] = {}
    for party in codebook.parties:
        for name in (party.name, *party.aliases):
            words = [word.lower() for word in name.split("(")[0].split()]
            for at, word in enumerate(words):
                last = at == len(words) - 1 or words[at + 1] in w.PREPOSITIONS
                if last and word in BODIES | _MORE_BODIES:
                    found.setdefault(word, set()).add(party.id)
                if last:
                    break
    return [(f"the {word}", party) for word, ids in found.items() if len(ids) <= _MOST_ALIKE for party in sorted(ids)]


_MORE_BODIES: Final = frozenset(
    "government ministry front bidder suitor buyer rebels creditors bondholders shareholders investors employers "
    "operator railway "
    "clubs players drivers conductors teachers nurses pilots writers actors dockers miners owners growers farmers "
    "carmakers insurers "
    "plaintiffs mediators guarantors manufacturer developer regulator watchdog airline carrier carriers city town municipality "
    "kingdom republic state states community bloc treasury presidency monarchy crown club manager managers chiefs".split()
)
