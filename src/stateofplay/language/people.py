"""Who is meant by "the minister", "the deputy negotiator", "the 54-year-old": by what the report has said of its people.

A report introduces a person once by office ("Transport Minister Ada Lind", "Ada Lind, 54, who leads the drivers' union") and
goes on with the office alone. Nothing here knows of parties.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from stateofplay.language import closed as w
from stateofplay.language.inflect import stem
from stateofplay.language.persons import gender, is_outsider, is_person_noun, kindred
from stateofplay.language.states import load_states
from stateofplay.model.document import Document, MentionType
from stateofplay.model.span import Span

Stretch = tuple[int, int]

_AGE: Final = re.compile(r"(\d{1,3})-year-old")
_DEFINITE: Final = frozenset({"the", "that", "this"})
_POSSESSIVE: Final = frozenset({"his", "her", "its", "their"})
_BEFORE: Final = 8
"""Tokens before a name that may tell who it is: "the national union's new vice president Ada Lind"."""
_AFTER: Final = 14
"""Tokens of an apposition that may do so."""
_EDGES: Final = w.STOPS | w.QUOTES | {","}
_NO_TITLE: Final = _EDGES | w.PREPOSITIONS | w.CONJUNCTIONS | w.SUBORDINATORS | w.AUXILIARIES | w.PRONOUNS | w.COMMON_VERBS
_EMPTY: Final = w.DETERMINERS | w.PREPOSITIONS | w.CONJUNCTIONS | w.SUBORDINATORS | w.AUXILIARIES | {"'s", "'", "who"}
_BACK: Final = 4
"""So many sentences back a noun that fits no introduction may still mean the person who was last spoken of."""
_MOST: Final = 12
"""So many people of one office, and so many introductions of one person, are weighed."""
_UNLIKE: Final = -2
_SPEAKING: Final = frozenset(
    "envoy negotiator diplomat legate emissary minister president chief boss leader chairman chairwoman chair secretary "
    "spokesman spokeswoman spokesperson politician veteran commander general premier executive lawyer attorney commissioner "
    "governor mayor director deputy supremo mediator facilitator ambassador man woman".split()
)
"""Nouns by which a report varies the name of someone just spoken of, although it never gave them that office."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named. `said` holds the stems of what the report says they are; `at` is where it first says so (by token)."""

    key: str
    span: Span
    at: int
    said: frozenset[str]
    heads: frozenset[str]
    age: str
    gender: str


class People:
    """The people of one document, with what it says of them, in the order in which it does."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._names = [m for m in document.mentions if m.type is MentionType.PER]
        self._full = _fullest(document)
        self._told = self._introductions()
        self._seen = [document.token_at(m.span.start) for m in self._names]
        self._demonyms = _demonyms()
        self._by_head: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._ages: dict[str, list[Person]] = defaultdict(list)
        self._unnamed = _unnamed(document, frozenset(self._seen))
        for person in sorted((one for each in self._told.values() for one in each), key=lambda one: one.at):
            for head in sorted(person.heads):
                self._by_head[head].append((person.at, person.key))
            if person.age:
                self._ages[person.age].append(person)

    def name(self, span: Span) -> Span:
        """The fullest naming in the report of the person whose name the span is."""
        return self._full.get(span.exact, span)

    def gender(self, span: Span) -> str:
        """`f`, `m` or `` for the person whose name the span is."""
        own = self._told.get(self._key(span.exact))
        return next((person.gender for person in own or () if person.gender), "")

    def who(self, at: Stretch) -> Span | None:  # noqa: PLR0911 - a return a kind of phrase
        """The name, in full, of the one person that a definite noun phrase without a name stands for; None when unsure."""
        tokens = self.document.tokens
        while at[0] < at[1] and tokens[at[1] - 1].lower in _EDGES:
            at = (at[0], at[1] - 1)
        words = [tokens[i].lower for i in range(*at)]
        if len(words) < 2 or words[0] not in _DEFINITE | _POSSESSIVE or self._names_somebody(at):
            return None
        end = next(
            (i for i, word in enumerate(words) if i and (word in w.PREPOSITIONS | w.SUBORDINATORS or word in _EDGES)),
            len(words),
        )
        noun = [word for word in words[1:end] if word not in {"'s", "'"}]
        if not noun:
            return None
        age = _AGE.fullmatch(noun[0]) or _AGE.fullmatch(noun[-1])
        if age and (len(noun) == 1 or is_person_noun(noun[-1])):
            return self._aged(age[1], at[0])
        if (noun[-1].endswith("s") and not noun[-1].endswith("ss")) or noun[-1] in {"people", "men", "women", "staff"}:
            return None
        if not is_person_noun(noun[-1]):
            return (
                self._last(at[0])
                if noun[-1] in self._demonyms and len(noun) == 1 and tokens[at[1] - 1].text[:1].isupper()
                else None
            )
        if self._is_unnamed(stem(noun[-1]), at[0]):
            return None
        described = self._described(noun, {stem(x) for x in words[end:] if x not in _EMPTY}, at[0])
        if described is not None or words[0] in _POSSESSIVE or end < len(words) or is_outsider(noun[-1]):
            return described
        return (
            self._last(
                at[0], {"man": "m", "woman": "f"}.get(noun[-1][-5:] if noun[-1].endswith("woman") else noun[-1][-3:], "")
            )
            if noun[-1] in _SPEAKING
            else None
        )

    def _is_unnamed(self, head: str, before: int) -> bool:
        """Whether the noun last brought in somebody without a name: "an official in the room"."""
        places = self._unnamed.get(head, [])
        at = bisect_left(places, before)
        held = self._held_at(head, before)
        return at > 0 and places[at - 1] > held

    def _held_at(self, head: str, before: int) -> int:
        places = self._by_head.get(head, [])
        at = bisect_left(places, (before, ""))
        return places[at - 1][0] if at else -1

    def _names_somebody(self, at: Stretch) -> bool:
        low = bisect_left(self._seen, at[0])
        follows = self._seen[low] if low < len(self._seen) else -1
        if low < len(self._seen) and follows < at[1] and self._names[low].span.end <= self.document.tokens[at[1] - 1].end:
            after = self.document.tokens[min(follows + 1, at[1] - 1)].lower
            return after not in {"'s", "'"} and follows >= at[1] - len(self._names[low].span.exact.split())
        tokens = self.document.tokens
        return follows == at[1] or (
            follows == at[1] + 1 and tokens[at[1]].lower == "," and at[1] - at[0] > 1 and not self._ends_clause(at[1])
        )

    def _ends_clause(self, comma: int) -> bool:
        """Whether the name after the comma opens a clause of its own, so that it is no apposition."""
        tokens = self.document.tokens
        index = self.document.sentence_at(tokens[comma].start)
        row = self.document.sentences[index]
        end = self.document.token_at(self._names[bisect_left(self._seen, comma)].span.end)
        return end < row.last and tokens[end].lower not in _EDGES

    def _described(self, noun: list[str], rest: set[str], before: int) -> Span | None:
        """The one introduced by this office: most words in common, then the latest."""
        more = {stem(x) for x in noun[:-1] if x not in _EMPTY} | rest
        own = stem(noun[-1])
        best: tuple[int, int, Span] | None = None
        for key in sorted({key for head in kindred(noun[-1]) for key in self._held(head, before)}):
            earlier = [p for p in self._told[key][:_MOST] if p.at < before]
            said = frozenset[str]().union(*(p.said for p in earlier))
            heads = frozenset[str]().union(*(p.heads for p in earlier))
            score = 3 * (own in heads) + 2 * len(more & said) - len(more - said - heads)
            if own not in heads and not more & said and more:
                continue
            last = self._last_seen(key, before)
            if best is None or (score, last) > best[:2]:
                best = (score, last, earlier[0].span)
        return best[2] if best is not None and best[0] > _UNLIKE else None

    def _held(self, head: str, before: int) -> list[str]:
        """Who was introduced by that noun before the token, the latest few."""
        places = self._by_head.get(head, [])
        end = bisect_left(places, (before, ""))
        return [key for _, key in places[max(0, end - _MOST) : end]]

    def _last_seen(self, key: str, before: int) -> int:
        places = self._told[key]
        at = bisect_left(places, before, key=lambda person: person.at)
        return places[at - 1].at if at else -1

    def _aged(self, age: str, before: int) -> Span | None:
        """Whoever is said to be so old, else who was last spoken of."""
        found = next((person for person in self._ages.get(age, ()) if person.at < before), None)
        return found.span if found is not None else self._last(before)

    def _last(self, before: int, wanted: str = "") -> Span | None:
        """The person whom the sentences just before began with; no further back than a few of them."""
        sentences = self.document.sentences
        here = self.document.sentence_at(self.document.tokens[before].start)
        for index in range(here, max(-1, here - _BACK), -1):
            low = bisect_left(self._seen, sentences[index].first)
            for mention in self._names[low : bisect_left(self._seen, min(sentences[index].last, before))]:
                if self._is_somebody(mention.span) and (not wanted or self.gender(mention.span) in {"", wanted}):
                    return self.name(mention.span)
        return None

    def _is_somebody(self, span: Span) -> bool:
        """Whether more than one capitalised word speaks for its being a person: a full name, an office, a second naming."""
        own = self._told[self._key(span.exact)]
        return len(self.name(span).exact.split()) > 1 or any(p.heads or p.age for p in own)

    def _key(self, name: str) -> str:
        full = self._full.get(name)
        return full.exact if full is not None else name

    def _introductions(self) -> dict[str, list[Person]]:
        told: dict[str, list[Person]] = defaultdict(list)
        for mention in self._names:
            first, last = self.document.tokens_in(mention.span.start, mention.span.end)
            before, after = self._title(first), self._apposition(last)
            title = mention.title.exact.split() if mention.title else []
            full = self.name(mention.span)
            heads = {stem(before[-1])} if before else set()
            heads |= {stem(title[-1].lower())} if title else set()
            heads |= _heads(after)
            said = {stem(x) for x in (*before, *after, *(t.lower() for t in title)) if x not in _EMPTY}
            age = next((word for word in after[:1] if word.isdigit() and len(word) < 4), "")
            own = gender([*title, *before[-1:], *_plain_heads(after)], full.exact.split())
            told[self._key(mention.span.exact)].append(
                Person(self._key(mention.span.exact), full, first, frozenset(said), frozenset(heads), age, own)
            )
        return told

    def _title(self, first: int) -> list[str]:
        """The words of the office before a name: "rail union vice president", "The head of the agency, "."""
        tokens = self.document.tokens
        floor = max(0, first - _BEFORE, self.document.sentences[max(0, self.document.sentence_at(tokens[first].start))].first)
        at = first
        apposed = at - 1 > floor and tokens[at - 1].lower == ","
        at -= apposed
        words: list[str] = []
        while at > floor and tokens[at - 1].lower not in _NO_TITLE - ({"of", "for"} if apposed else set()):
            at -= 1
            words.insert(0, tokens[at].lower)
        if "of" in words or "for" in words:
            cut = next(i for i, word in enumerate(words) if word in {"of", "for"})
            words = [*words[cut + 1 :], *words[:cut]]
        words = [word for word in words if word not in {"of", "for"}]
        return words if words and is_person_noun(words[-1]) else []

    def _apposition(self, last: int) -> list[str]:
        """The words of an apposition or relative clause after a name."""
        tokens = self.document.tokens
        if last >= len(tokens) or tokens[last].lower not in {",", "("}:
            return []
        end = next(
            (i for i in range(last + 1, min(len(tokens), last + _AFTER)) if tokens[i].lower in _EDGES),
            min(len(tokens), last + _AFTER),
        )
        words = [tokens[i].lower for i in range(last + 1, end)]
        if words and words[0].isdigit() and end + 1 < len(tokens):
            stop = next((i for i in range(end + 1, min(len(tokens), end + _AFTER)) if tokens[i].lower in _EDGES), end + 1)
            words += [tokens[i].lower for i in range(end + 1, stop)]
        return words


def _plain_heads(words: list[str]) -> list[str]:
    """The nouns for persons right at the start of an apposition: "a chairwoman of", not the king whom a minister serves."""
    end = next((i for i, word in enumerate(words) if word in w.PREPOSITIONS | w.SUBORDINATORS), len(words))
    return [word for word in words[:end] if is_person_noun(word)][-1:]


def _heads(words: list[str]) -> set[str]:
    """The head nouns of an apposition: "the union's vice president and chief negotiator"; of a clause, who does it."""
    found = set()
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else ""
        if is_person_noun(word) and (not following or following in w.PREPOSITIONS | w.CONJUNCTIONS | w.SUBORDINATORS):
            found.add(stem(word))
        if i and words[0] == "who" and word in {"leads", "led", "heads", "headed", "runs", "chairs", "chaired"}:
            found |= {stem("leader"), stem("chair" if word.startswith("chair") else "head")}
    return found


def _fullest(document: Document) -> dict[str, Span]:
    """Every naming of a person to the longest one in the report that ends in it, where that is unambiguous."""
    people: dict[str, Span] = {}
    for mention in document.mentions:
        if mention.type is MentionType.PER:
            people.setdefault(mention.span.exact, mention.span)
    by_last: dict[str, list[str]] = defaultdict(list)
    for name in people:
        by_last[name.split()[-1].lower()].append(name)
    out = {}
    for name, span in people.items():
        low = " " + name.lower()
        fuller = [other for other in by_last[name.split()[-1].lower()][:_MOST] if other.lower().endswith(low)]
        roots = [f for f in fuller if not any(g != f and g.lower().endswith(" " + f.lower()) for g in fuller)]
        out[name] = people[roots[0]] if len(roots) == 1 else span
    return out


def _unnamed(document: Document, names: frozenset[int]) -> dict[str, list[int]]:
    """Where "an official", "one negotiator" and the like stand, by the stem of the noun; not where a name follows."""
    tokens = document.tokens
    found: dict[str, list[int]] = defaultdict(list)
    for i, token in enumerate(tokens):
        if token.lower not in {"a", "an", "one", "another"}:
            continue
        end = next((j for j in range(i + 1, min(len(tokens), i + _BEFORE)) if tokens[j].lower in _NO_TITLE), i)
        apposed = end > i and tokens[i - 1].lower == "," if i else False
        if end > i + 1 and end not in names and not apposed and is_person_noun(tokens[end - 1].lower):
            named = tokens[end].lower == "," and end + 1 in names
            if not named and not any(j in names for j in range(i, end)):
                found[stem(tokens[end - 1].lower)].append(end - 1)
    return found


def _demonyms() -> frozenset[str]:
    return frozenset(name.lower() for state in load_states() for name in state.demonyms)
