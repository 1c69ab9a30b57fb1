"""Issues, proposed: phrases that recur in what parties take stances on, one for each matter."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from stateofplay.coding.parties import Directory, PartyMention
from stateofplay.drafting import phrases
from stateofplay.drafting.bodies import class_of
from stateofplay.drafting.names import all_states
from stateofplay.drafting.parties import Table
from stateofplay.drafting.phrases import Phrase, Usage, matter
from stateofplay.language.clauses import covered
from stateofplay.model import Document, MentionType, TimexType

_SAID = 0.4
_MODAL = 0.5
_NOBODY = 0.7
_ELSEWHERE = 0.25
_LEAST = 1.0
_MANY = 0.3
_FEW = 60
_FRESH = 0.6
_LONGER = 2.0
_ADJECTIVES = ("al", "ive", "ous", "ic", "ful", "able", "ible", "ian", "ean", "ary", "ent", "ant", "ese", "less", "ern", "ish")
Place = tuple[int, int]
"""Indices of a document and of a sentence in it."""


@dataclass(slots=True)
class Seed:
    """A stem, or two side by side, with where it stands and who takes a stance there."""

    stems: tuple[str, ...]
    places: dict[Place, float] = field(default_factory=dict)
    parties: Counter[str] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)
    heads: int = 0
    """How often the last of the stems is the head of its phrase."""
    count: int = 0
    named: int = 0
    """How often it stands in the name of a place."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A matter: its seed, its title, its terms, where it stands."""

    stems: tuple[str, ...]
    title: str
    terms: tuple[str, ...]
    places: tuple[Place, ...]
    """Those first where most of a stance is told."""
    parties: tuple[str, ...]
    score: float


def find(documents: Sequence[Document], table: Table, limit: int) -> list[Topic]:
    """Propose at most `limit` issues, the foremost first."""
    usage = Usage.of(documents)
    found = _occurrences(documents, table, usage)
    seeds = _seeds(documents, table, found, usage)
    return _greedy(seeds, found, len(found), limit)


def _occurrences(documents: Sequence[Document], table: Table, usage: Usage) -> dict[Place, list[Phrase]]:
    """The phrases of each sentence that is read, in order."""
    directory = Directory(table.book)
    keys = set(table.keys)
    out: dict[Place, list[Phrase]] = {}
    seen: set[str] = set()
    for number, document in enumerate(documents):
        names = {i for m in directory.mentions(document) if m.party in keys or m.person for i in range(m.first, m.last)}
        people = covered(document, [m.span for m in document.mentions if m.type is MentionType.PER])
        states = {i for m in all_states().find(document.tokens) if not _describes(document, m) for i in range(m.first, m.last)}
        places = covered(document, [m.span for m in document.mentions if m.type is MentionType.LOC])
        known = {i for m in directory.find(document.tokens) if m.party.startswith("known:") for i in range(m.first, m.last)}
        places |= known
        skip = (
            frozenset(names)
            | frozenset(states)
            | people
            | covered(document, [d.span for d in document.dates if d.timex in {TimexType.DATE, TimexType.TIME}])
        )
        for index, row in enumerate(document.sentences):
            text = " ".join(document.text[row.start : row.end].split())
            if document.paragraphs[row.paragraph].kind in {"text", "list"} and text not in seen:
                seen.add(text)
                out[number, index] = list(phrases.find(document, row.first, row.last, usage, phrases.Marks(skip, places)))
    return out


def _describes(document: Document, mention: PartyMention) -> bool:
    """Whether the name of a state only says of what kind a thing is: "Norwegian fish"."""
    after = document.tokens[mention.last] if mention.last < len(document.tokens) else None
    return after is not None and after.text.islower() and after.text.isalpha() and after.lower not in phrases.ordinary()


def _seeds(documents: Sequence[Document], table: Table, found: dict[Place, list[Phrase]], usage: Usage) -> list[Seed]:
    """Every stem and pair of stems with its weight at each place."""
    keys = set(table.keys)
    held: dict[Place, list[tuple[int, int, float, tuple[str, ...]]]] = defaultdict(list)
    for stand in table.stands.held:
        parties = tuple(p for p in stand.parties if p in keys)
        weight = max(stand.weight, _MODAL) * (1.0 if parties else _NOBODY)
        held[stand.document, stand.sentence].append((min(stand.reach[0], stand.hit.first), stand.reach[1], weight, parties))
    for said in table.stands.said:
        parties = tuple(p for p in said.parties if p in keys)
        for first, last in said.content if parties else ():
            tokens = documents[said.document].tokens
            at = documents[said.document].sentence_at(tokens[first].start)
            while at < len(documents[said.document].sentences) and documents[said.document].sentences[at].first < last:
                held[said.document, at].append((first, last, _SAID, parties))
                at += 1
    seeds: dict[tuple[str, ...], Seed] = {}
    for place, inside in found.items():
        for phrase in inside:
            over = [row for row in held[place] if row[0] <= phrase.first < row[1]]
            weight = max([_ELSEWHERE, *(row[2] for row in over)])
            for stems in _keys(phrase):
                seed = seeds.setdefault(stems, Seed(stems))
                seed.places[place] = max(seed.places.get(place, 0.0), weight)
                seed.texts[_around(phrase, stems, usage)] += 1
                seed.count += 1
                seed.heads += phrase.stems[-1] == stems[-1]
                seed.named += phrase.is_place
                for party in {p for row in over for p in row[3]}:
                    seed.parties[party] += 1
    return [seeds[stems] for stems in sorted(seeds)]


def _keys(phrase: Phrase) -> Iterable[tuple[str, ...]]:
    single = [(s,) for s in phrase.stems]
    pairs = [tuple(phrase.stems[i : i + 2]) for i in range(len(phrase.stems) - 1)]
    return dict.fromkeys([*single, *pairs])


def _score(seed: Seed, left: set[Place], sentences: int) -> float:
    """How much a seed says of what is not covered yet."""
    places = [place for place in seed.places if place in left]
    if len(seed.places) < 2 or not places:
        return 0.0
    weight = sum(seed.places[place] for place in places)
    reports = len({place[0] for place in places})
    spread = 1 + 0.5 * min(3, max(0, len(seed.parties) - 1)) + 0.25 * min(4, reports - 1)
    common = len(seed.places) / max(_FEW, sentences)
    if not seed.parties:
        weight *= 0.6
    rare = 1.0 if common < 0.1 else 0.1 / common
    place = 0.3 if seed.named * 2 > seed.count else 1.0
    return weight * spread * rare * place * (1.3 if len(seed.stems) > 1 else 1.0)


def _may_be(seed: Seed) -> bool:
    """Whether the seed can name a matter: it is the head of its phrases, or a noun that stands before several heads."""
    own = {word.lower() for text in seed.texts for word in text.split() if matter(word.lower()) == seed.stems[-1]}
    if len(seed.stems) == 1 and any(_is_body(word) for word in own):
        return False
    if seed.heads * 2 >= seed.count:
        return True
    if len(seed.stems) > 1:
        return seed.heads * 3 >= seed.count
    return not any(word.endswith(_ADJECTIVES) for word in own)


def _is_body(word: str) -> bool:
    """Whether the noun stands for parties; a court, a fund or a council may be what they differ about."""
    kinds = [class_of(form) for form in (word, word + "s", word.removesuffix("s"))]
    return any(kind is not None and "agency" not in kind.nouns for kind in kinds)


def _around(phrase: Phrase, stems: tuple[str, ...], usage: Usage) -> str:
    """The words of a phrase about the stems: one before them, and on to the head, four at most."""
    words = phrase.text.split()
    at = [i for i, word in enumerate(words) if matter(word.lower()) in stems]
    if not at:
        return phrase.text
    end = min(len(words), at[0] + 3)
    while end > at[-1] + 1 and not (
        _is_plural(words[end - 1]) or usage.noun[words[end - 1].lower()] or usage.bare(words[end - 1])
    ):
        end -= 1
    return " ".join(words[max(0, at[0] - 1) : end])


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _greedy(seeds: list[Seed], found: dict[Place, list[Phrase]], sentences: int, limit: int) -> list[Topic]:
    """Take the seed that says most, then the one that says most of the rest, and so on."""
    left = set(found)
    used: set[str] = set()
    many = _many_sided(seeds)
    seeds = [seed for seed in seeds if len(seed.places) > 1 and _may_be(seed)]
    topics: list[Topic] = []
    while len(topics) < limit:
        score, best = max(
            ((_score(s, left, sentences) * (_MANY if s.stems in many else 1.0), s) for s in seeds if _is_open(s, used, left)),
            key=lambda row: (row[0], row[1].stems), default=(0.0, None),
        )  # fmt: skip
        if best is None or score < _LEAST:
            break
        used.update(best.stems)
        left -= best.places.keys()
        topics.append(_topic(best, score, {topic.title.lower() for topic in topics}))
    return topics


def _usual(seed: Seed, text: str) -> float:
    """How often the phrase stands; one of several words says more."""
    return seed.texts[text] * (_LONGER if " " in text and seed.texts[text] > 1 else 1.0) + (0.5 if " " in text else 0.0)


def _is_open(seed: Seed, used: set[str], left: set[Place]) -> bool:
    """Whether the seed is none of those taken: a pair may share one stem with them where it mostly stands elsewhere."""
    shared = sum(s in used for s in seed.stems)
    if not shared:
        return True
    fresh = sum(place in left for place in seed.places)
    return shared < len(seed.stems) and fresh >= _FRESH * len(seed.places)


def _many_sided(seeds: Sequence[Seed]) -> frozenset[tuple[str, ...]]:
    """The single stems that several pairs share: "battery plants" and "plant closures" are two matters, "plants" is none."""
    pairs = Counter(
        (s,) for seed in seeds if len(seed.stems) > 1 and len(seed.places) > 1 and _may_be(seed) for s in seed.stems
    )
    return frozenset(stems for stems, count in pairs.items() if count > 1)


def _topic(seed: Seed, score: float, titles: set[str]) -> Topic:
    texts = sorted(seed.texts, key=lambda text: (-_usual(seed, text), -len(text), text))
    terms = tuple(dict.fromkeys(text.lower() if not text.isupper() else text for text in texts))[:8]
    title = next((text for text in texts if text.lower() not in titles), " ".join(texts[0:1]))
    return Topic(
        seed.stems,
        title,
        terms,
        tuple(sorted(seed.places, key=lambda at: (-seed.places[at], at))),
        tuple(sorted(seed.parties)),
        score,
    )
