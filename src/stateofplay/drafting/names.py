"""The bodies that reports name: states, well-known bodies, and names of organisations with their short forms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import pairwise

from stateofplay.coding.parties import Directory
from stateofplay.coding.sourcing import OUTLETS
from stateofplay.drafting.bodies import known_bodies, noun_classes
from stateofplay.language.name_words import GROUPS
from stateofplay.language.states import load_states
from stateofplay.model import Codebook, Document, Mention, MentionType, Party, Token

_SMALL = frozenset("of the and for in on to de &".split())
_LONGEST_ACRONYM = 8
_LONGEST_NAME = 12
_MOST_NAMES = 400
"""Names that are weighed; the rarer ones of very many are left out."""
_OUTLET_WORDS = (OUTLETS - {"agency", "media", "channel", "independent", "outlets"}) | frozenset(
    "radio tv television broadcasting ledger monitor flyer bulletin review wire record standard press".split()
)
_QUARTERS = frozenset("north south east west northern southern eastern western central latin".split())
_MOVEMENTS = frozenset("front army movement forces liberation resistance militia council party government alliance".split())
_SHORTEST_PLACE = 5
_BARE = re.compile(r"^(?:the|The|THE)\s+|['’]s?$")


class Origin(StrEnum):
    """From where a body is known."""

    STATE = "state"
    KNOWN = "known"
    NAME = "name"
    PLACE = "place"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Body:
    """Somebody who may be a party: a key, the fullest name, the other names."""

    key: str
    name: str
    aliases: tuple[str, ...]
    origin: Origin
    count: int = 0
    """How often it is named."""


def find(documents: Sequence[Document]) -> list[Body]:
    """The bodies that the reports name, states first, then the most often named."""
    states = list(_states(documents))
    known = list(_known(documents))
    taken = {name.lower() for body in (*states, *known) for name in (body.name, *body.aliases)}
    taken |= {name.lower() for state in load_states() for name in (*state.demonyms, *state.metonyms, state.capital)}
    votes = _votes(documents)
    for outlet in {document.report.outlet for document in documents}:
        votes.pop(outlet, None)
    families = _families(votes, _defined(documents))
    named = [body for body in _named(families, votes) if not {body.name.lower(), *map(str.lower, body.aliases)} & taken]
    peoples = {word for state in load_states() for d in state.demonyms for word in d.lower().split()} | GROUPS | _QUARTERS
    named = [body for body in named if not set(body.name.lower().split()) <= peoples]
    led = Counter(b.text for d in documents for a, b in pairwise(d.tokens) if a.lower == "the")
    capitals = {t.lower: t.text for document in documents for t in document.tokens if t.text[:1].isupper()}
    known = [_with_tails(body, led) for body in known]
    taken = {name.lower() for body in known for name in body.aliases}
    named = [_with_adjectives(body, capitals) for body in named if body.name.lower() not in taken]
    return [*known, *states, *_joined(named)]


def _with_tails(body: Body, led: Mapping[str, int]) -> Body:
    """A well-known body with the short forms of its names that the reports use: "the Commission"."""
    tails = {name.split()[-1]: None for name in (body.name, *body.aliases) if len(name.split()) > 1 and name[0].isupper()}
    found = tuple(tail for tail in tails if tail[0].isupper() and led.get(tail))
    return replace(body, aliases=(*body.aliases, *found))


def _with_adjectives(body: Body, capitals: Mapping[str, str]) -> Body:
    """A place with the adjectives made of it that the reports use."""
    if body.origin is not Origin.PLACE or " " in body.name or len(body.name) < _SHORTEST_PLACE:
        return body
    root = body.name.lower()
    stems = (root, root.rstrip("aeiou"))
    made = {s + ending for s in stems for ending in ("n", "ns", "an", "ans", "ian", "ians", "i", "is", "ese")} - {root}
    used = sorted(capitals[form] for form in made if form in capitals)
    return replace(body, aliases=(*body.aliases, *used))


def _joined(bodies: Sequence[Body]) -> list[Body]:
    """A place joined to the one movement that is named after it: it is by the name of the place that reports speak of it."""
    out = list(bodies)
    for place in [body for body in bodies if body.origin is Origin.PLACE]:
        root = place.name.lower()
        after = [
            b for b in out if b.origin is Origin.NAME and b.name.lower().split()[0] in {root, *map(str.lower, place.aliases)}
        ]
        if len(after) == 1 and set(after[0].name.lower().split()) & _MOVEMENTS:
            out[out.index(after[0])] = replace(after[0], aliases=(*after[0].aliases, place.name, *place.aliases))
            out.remove(place)
    return out


def provisional(bodies: Iterable[Body]) -> tuple[Party, ...]:
    """The bodies as parties; of a name that two have, the first keeps it."""
    seen: set[str] = set()
    parties = []
    for body in bodies:
        names = [name for name in dict.fromkeys((body.name, *body.aliases)) if name.lower() not in seen]
        seen.update(name.lower() for name in names)
        if names:
            parties.append(Party(body.key, names[0], tuple(names[1:])))
    return tuple(parties)


@cache
def all_states() -> Directory:
    """Finds every state of the world, by whatever name."""
    return Directory(Codebook("", tuple(Party(s.iso2, s.name, s.aliases) for s in load_states()), ()), widened=False)


def _states(documents: Sequence[Document]) -> Iterator[Body]:
    """The states that are named in any way."""
    counts = Counter(m.party for document in documents for m in all_states().find(document.tokens))
    for state in load_states():
        if counts[state.iso2]:
            yield Body(f"state:{state.iso2}", state.name, state.aliases, Origin.STATE, counts[state.iso2])


def _known(documents: Sequence[Document]) -> Iterator[Body]:
    """The well-known bodies that are named by their name or its short form; the rest of their names come with it."""
    counts = _named_of(documents, [Party(each.name, each.name, each.aliases) for each in known_bodies()])
    own = [Party(each.name, each.name, tuple(a for a in each.aliases if a.isupper() or " " in a)) for each in known_bodies()]
    sure = _named_of(documents, own)
    for each in known_bodies():
        count = counts[each.name]
        if sure[each.name]:
            yield Body(f"known:{each.name}", each.name, each.aliases, Origin.KNOWN, count)


def _named_of(documents: Sequence[Document], parties: Sequence[Party]) -> Counter[str]:
    """How often each of the parties is named."""
    directory = Directory(Codebook("", tuple(parties), ()), widened=False)
    return Counter(m.party for document in documents for m in directory.find(document.tokens))


def bare(mention: Mention) -> str:
    """The words of a name without article and possessive ending; "" where they are no plain name."""
    text = " ".join(mention.span.exact.split())
    for _ in range(2):
        text = _BARE.sub("", text)
    words = text.split()
    tail = words[-1].rpartition("-")[2] if words else ""
    owned = any(word.endswith(("'s", "’s")) for word in words[:1])
    plain = words and words[-1][:1].isupper() and not tail[:1].islower() and not owned and len(words) <= _LONGEST_NAME
    return text if plain and not any(char in text for char in '"“”:;,()') else ""


def is_outlet_name(name: str) -> bool:
    """Whether the name is that of a news outlet."""
    last = name.lower().split()[-1]
    return last in _OUTLET_WORDS or last.endswith(("wire", "news", "casting"))


def _votes(documents: Sequence[Document]) -> dict[str, Counter[MentionType]]:
    """How often each name is of each type."""
    votes: dict[str, Counter[MentionType]] = {}
    for document in documents:
        for mention in document.mentions:
            name = bare(mention)
            if name:
                titled = 2 if mention.title is not None else 1
                votes.setdefault(name, Counter())[mention.type] += titled
    for name, count in _possessed(documents).items():
        votes.setdefault(name, Counter())[MentionType.ORG] += count
    people = [name.split() for name, types in votes.items() if types.most_common(1)[0][0] is MentionType.PER]
    surnames = {word for words in people if len(words) > 1 for word in words}
    for name in surnames & votes.keys():
        votes[name] = Counter({MentionType.PER: votes[name].total()})
    return votes


def _possessed(documents: Sequence[Document]) -> Counter[str]:
    """Names of bodies that open with an owner in the plural, which finders of names miss: "Dockers' Union"."""
    found: Counter[str] = Counter()
    words = {word for each in noun_classes() for word in each.words}
    for document in documents:
        tokens = document.tokens
        for at in range(1, len(tokens) - 1):
            if tokens[at].text in {"'", "’"} and tokens[at - 1].text[:1].isupper() and tokens[at - 1].lower.endswith("s"):
                end = at + 1
                while end < len(tokens) and tokens[end].text[:1].isupper() and end - at < _LONGEST_NAME:
                    end += 1
                if end > at + 1 and tokens[end - 1].lower in words:
                    found[document.text[tokens[at - 1].start : tokens[end - 1].end]] += 1
    return found


def _defined(documents: Sequence[Document]) -> dict[str, str]:
    """Short forms that a report itself explains: "Dock Safety Board (DSB)"; after Schwartz and Hearst (2003)."""
    found: dict[str, str] = {}
    for document in documents:
        tokens = document.tokens
        for at in range(1, len(tokens) - 2):
            short = tokens[at + 1].text
            if tokens[at].text == "(" and tokens[at + 2].text == ")" and _is_acronym(short):
                long = _explained(tokens, at, short)
                if long:
                    found.setdefault(short, long)
    return found


def _explained(tokens: Sequence[Token], end: int, short: str) -> str:
    letters = [c.lower() for c in short.rstrip("s") if c.isalpha()]
    for first in range(end - 1, max(-1, end - 2 * len(letters) - 1), -1):
        words = [token.text for token in tokens[first:end]]
        initials = [part[0].lower() for word in words for part in word.split("-") if part]
        main = [part[0].lower() for word in words if word.lower() not in _SMALL for part in word.split("-") if part]
        if words[0][:1].isupper() and letters in (initials, main):
            return " ".join(words)
    return ""


def _is_acronym(word: str) -> bool:
    plain = word.replace(".", "").rstrip("s")
    return 2 <= len(plain) <= _LONGEST_ACRONYM and plain.isupper() and plain.isalpha()


def _families(votes: dict[str, Counter[MentionType]], defined: dict[str, str]) -> list[list[str]]:
    """Names that mean one body, the fullest first: a name, its beginning, its acronym."""
    bodies = {name for name, types in votes.items() if _is_body(name, types)} | set(defined) | set(defined.values())
    ranked = sorted(bodies, key=lambda name: (-votes.get(name, Counter()).total(), name))[:_MOST_NAMES]
    ranked.sort(key=lambda name: (-len(name.split()), -votes.get(name, Counter()).total(), name))
    families: list[list[str]] = []
    for name in ranked:
        place = votes.get(name, Counter({MentionType.ORG: 1})).most_common(1)[0][0] is MentionType.LOC
        home = [family for family in families if not place and _is_short_for(name, family, defined)]
        if len(home) == 1:
            home[0].append(name)
        else:
            families.append([name])
    return families


def _is_body(name: str, types: Counter[MentionType]) -> bool:
    """Whether a name is one of a body: most often typed so, or a single word that is never a person's in full."""
    if is_outlet_name(name):
        return False
    best = types.most_common(1)[0][0]
    shared = types[MentionType.ORG] * 4 >= types.total()
    return best is MentionType.ORG or best is MentionType.LOC or (shared and len(name.split()) == 1)


def _is_short_for(name: str, family: Sequence[str], defined: dict[str, str]) -> bool:
    full = family[0]
    if defined.get(name) == full or defined.get(full) == name:
        return True
    words, whole = name.split(), full.split()
    if _is_acronym(name):
        letters = [c.lower() for c in name.replace(".", "").rstrip("s")]
        return letters in ([w[0].lower() for w in whole], [w[0].lower() for w in whole if w.lower() not in _SMALL])
    lower, inside = [w.lower().rstrip("s") for w in words], [w.lower().rstrip("s") for w in whole]
    if len(words) >= len(whole) and lower != inside:
        return False
    return inside[: len(lower)] == lower or (len(words) > 1 and inside[-len(lower) :] == lower)


def _named(families: Sequence[Sequence[str]], votes: dict[str, Counter[MentionType]]) -> Iterator[Body]:
    counted = [(sum(votes.get(name, Counter()).total() for name in family), family) for family in families]
    for count, family in sorted(counted, key=lambda row: (-row[0], row[1][0])):
        shown = _best_written(family)
        place = all(votes.get(name, Counter({MentionType.ORG: 1})).most_common(1)[0][0] is MentionType.LOC for name in family)
        others = tuple(name for name in family if name.lower() != shown.lower())
        yield Body(f"name:{family[0].lower()}", shown, others, Origin.PLACE if place else Origin.NAME, count)


def _best_written(family: Sequence[str]) -> str:
    """The fullest name that is not shouted."""
    full = family[0]
    return next((name for name in family if name.lower() == full.lower() and not name.isupper()), full)


def class_words(name: str) -> frozenset[str]:
    """The words of a name that say of what kind the body is."""
    words = {word.lower() for word in name.split()}
    return frozenset(words & {word for each in noun_classes() for word in each.words})
