"""Who speaks for which body: by the title before a name, by what follows it, by "X of Y"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stateofplay.coding.parties import PartyMention
from stateofplay.coding.stances import stance_lexicon
from stateofplay.drafting.bodies import outsiders, roles
from stateofplay.drafting.names import bare
from stateofplay.language import closed as w
from stateofplay.language.name_words import HONORIFICS, OFFICE_PARTS, OFFICES
from stateofplay.model import Document, Mention, MentionType, Token

_SURE = 10
_FAIR = 5
_ENOUGH = 5
_REACH = 12
_EDGES = w.STOPS | w.QUOTES
_BREAKS = _EDGES | w.AUXILIARIES | w.SUBORDINATORS | (w.PREPOSITIONS - {"of"}) | {"said", "says", "and", ","}
_ACTING = frozenset(
    "speaking representing behalf leading chairing leads led heads headed chairs chaired runs ran speaks spoke represents "
    "represented negotiates negotiated bargains commands commanded advises".split()
)
_OWN = frozenset({"its", "their"})
_BACK = 3
"""Sentences before a name in which "its leader" may have its body."""
_PERSONAL = frozenset("it its they their he his she her".split())
_HOME = 3
_SHORT = 4
_MOSTLY = 0.6
_HIGH = frozenset("president premier chancellor minister secretary king queen prince emir taoiseach".split())
"""Offices of a state, that a report names without the state."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is named: in full, how often, the key of the body they speak for ("" for none), whether an outsider."""

    name: str
    count: int
    body: str
    outsider: bool


@dataclass(frozen=True, slots=True)
class _Tie:
    """What one naming tells: the body, how surely, whether of an outsider, whether of one in an office of state."""

    body: str = ""
    weight: int = 0
    outsider: bool = False
    high: bool = False


def find(
    documents: Sequence[Document], named: Sequence[Sequence[PartyMention]], states: frozenset[str], places: frozenset[str]
) -> list[Person]:
    """Everybody who is named in full, the most often named first.

    Args:
        documents: the reports.
        named: where each report names the bodies.
        states: the keys of the bodies that are states.
        places: the keys of those that are places.
    """
    full = _full_names(documents)
    counts: Counter[str] = Counter()
    ties: dict[str, Counter[str]] = defaultdict(Counter)
    near: dict[str, Counter[str]] = defaultdict(Counter)
    strangers: Counter[str] = Counter()
    high: set[str] = set()
    for document, mentions in zip(documents, named, strict=True):
        for mention in document.mentions:
            name = full.get(person(mention), "") if mention.type is MentionType.PER else ""
            if not name:
                continue
            counts[name] += 1
            tie = _tie(document, mentions, mention, places)
            if tie.body:
                ties[name][tie.body] += tie.weight
            strangers[name] += tie.outsider
            if tie.high:
                high.add(name)
            for body in _states_near(document, mentions, mention, states):
                near[name][body] += _HOME
    _fill(ties, near, high, sorted(counts))
    return [
        Person(name, counts[name], _settled(ties[name], strangers[name]), bool(strangers[name]))
        for name in sorted(counts, key=lambda name: (-counts[name], name))
    ]


def _fill(ties: dict[str, Counter[str]], near: dict[str, Counter[str]], high: set[str], names: Sequence[str]) -> None:
    """Ties for those who have none of their own: of a spelling by the other one, of office-holders by the states near."""
    kin: dict[str, list[str]] = defaultdict(list)
    for name in names:
        kin[name.rpartition(" ")[0]].append(name)
    for name in [name for name in names if not ties[name]]:
        alike = kin[name.rpartition(" ")[0]]
        ties[name] = next((ties[other] for other in alike if ties[other] and _is_variant(name, other)), ties[name])
    for name in high:
        if not ties[name]:
            ties[name] = near[name]


def _is_variant(name: str, other: str) -> bool:
    """Whether two names are spellings of one: "Ada Lindt", "Ada Lind"."""
    one, two = name.split(), other.split()
    same = len(one) == len(two) and one[:-1] == two[:-1]
    return same and len(one[-1]) > _SHORT and (one[-1].startswith(two[-1]) or two[-1].startswith(one[-1]))


def _states_near(
    document: Document, mentions: Sequence[PartyMention], mention: Mention, states: frozenset[str]
) -> tuple[str, ...]:
    """The states that are named in the sentence of a naming, or beside it."""
    here = max(0, document.sentence_at(mention.span.start))
    rows = document.sentences[max(0, here - 1) : here + 2]
    low = bisect_left(mentions, rows[0].first, key=lambda m: m.first)
    high = bisect_left(mentions, rows[-1].last, key=lambda m: m.first)
    return tuple(dict.fromkeys(m.party for m in mentions[low:high] if m.party in states))


def person(mention: Mention) -> str:
    """The name of a person without rank or form of address."""
    words = bare(mention).split()
    while len(words) > 1 and (words[0].lower() in HONORIFICS or words[0].lower() in OFFICES | {"field", "sir"}):
        words = words[1:]
    return " ".join(words)


def _full_names(documents: Sequence[Document]) -> dict[str, str]:
    """Each name of a person, full or surname, with the full name that it stands for; a surname of two stands for neither."""
    names = Counter(person(m) for d in documents for m in d.mentions if m.type is MentionType.PER)
    names.pop("", None)
    full = {name: name for name in names if len(name.split()) > 1}
    short: dict[str, set[str]] = defaultdict(set)
    for name in full:
        words = name.split()
        short[words[-1]].add(name)
        short[words[0]].add(name)
        short[" ".join(words[1:])].add(name)
    return full | {name: min(owners) for name, owners in short.items() if len(owners) == 1 and name not in full}


def _settled(ties: Counter[str], strange: int) -> str:
    ranked = sorted(ties.items(), key=lambda row: (-row[1], row[0]))
    if not ranked or ranked[0][1] < _ENOUGH or strange:
        return ""
    return ranked[0][0] if ranked[0][1] >= _MOSTLY * ties.total() else ""


def _tie(document: Document, mentions: Sequence[PartyMention], mention: Mention, places: frozenset[str]) -> _Tie:
    """What the words around one naming tell."""
    tokens = document.tokens
    first, last = document.tokens_in(mention.span.start, mention.span.end)
    sentence = document.sentences[max(0, document.sentence_at(mention.span.start))]
    before = _words_before(tokens, sentence.first, first)
    after = _words_after(tokens, last, sentence.last)
    words = [token.lower for token in (*before, *after)]
    high = bool(_HIGH & set(words))
    if any(word.removeprefix("ex-") in outsiders() or word.startswith("ex-") for word in words):
        return _Tie(outsider=True, high=high)
    own = _OWN & set(words) and any(_is_role(word) or word == "who" for word in words)
    earlier = _spoken_of(document, mentions, first, places) if own else ""
    if earlier:
        return _Tie(earlier, _FAIR, high=high)
    found = _before(tokens, mentions, first, before, sentence.first) or _after(mentions, last, after, places)
    if found is None and last + 1 < sentence.last and tokens[last].lower in {"of", "for", "from"}:
        body = _first_named(mentions, last + 1, min(last + 4, sentence.last))
        found = _Tie(body, _FAIR) if body else None
    return replace(found, high=high) if found is not None else _Tie(high=high)


def _spoken_of(document: Document, mentions: Sequence[PartyMention], first: int, places: frozenset[str]) -> str:
    """The body that "its" stands for: the first named in the sentence, or in the nearest one before that names its subject."""
    here = document.sentence_at(document.tokens[first].start)
    for index in range(here, max(-1, here - _BACK - 1), -1):
        row = document.sentences[index]
        if index < here and document.tokens[row.first].lower in _PERSONAL:
            continue
        low = bisect_left(mentions, row.first, key=lambda m: m.first)
        named = [m.party for m in mentions[low : low + 9] if m.first < min(row.last, first) and m.party not in places]
        if named:
            return named[0]
    return ""


def _before(
    tokens: Sequence[Token], mentions: Sequence[PartyMention], first: int, words: Sequence[Token], low: int
) -> _Tie | None:
    """By what stands before a name: "Oslo's Ada Lind", "Oslo's envoy, Ada Lind", "For Oslo, Ada Lind"."""
    if any(_is_role(token.lower) for token in words):
        body = _last_named(mentions, first - len(words), first)
        if body:
            return _Tie(body, _SURE)
    at = bisect_left(mentions, first, key=lambda m: m.first)
    near = mentions[at - 1] if at else None
    if near is None or near.first < low:
        return None
    if first - near.last == 1 and tokens[near.last].lower in {"'s", "'"}:
        return _Tie(near.party, _FAIR)
    opens = near.first > low and "for" in {tokens[i].lower for i in range(max(low, near.first - 2), near.first)}
    return _Tie(near.party, _FAIR) if opens and first - near.last == 1 and tokens[near.last].lower == "," else None


def _after(mentions: Sequence[PartyMention], last: int, words: Sequence[Token], places: frozenset[str]) -> _Tie | None:
    """By the apposition after a name: "Ada Lind, head of the union", "Ada Lind, who speaks for Oslo"."""
    lowered = [token.lower for token in words]
    if any(_is_role(word) for word in lowered) or _ACTING & set(lowered):
        body = _first_named(mentions, last, last + len(words))
        if body and (body not in places or any(_is_role(word) for word in lowered)):
            return _Tie(body, _SURE)
    return None


def _is_role(word: str) -> bool:
    return word in roles() or (word.endswith(("woman", "man")) and word not in {"woman", "man"})


def _is_verb(word: str) -> bool:
    known = word in stance_lexicon().verbs or word in w.COMMON_VERBS or word.endswith("ed")
    return known and not _is_role(word) and word not in OFFICE_PARTS


def _words_before(tokens: Sequence[Token], low: int, first: int) -> Sequence[Token]:
    """The words of the title or of the apposition before a name: "the union's president,", "Oslo's envoy"."""
    at = first
    if at > low and tokens[at - 1].lower == ",":
        at -= 1
    limit = max(low, first - _REACH)
    while at > limit and tokens[at - 1].lower not in _BREAKS and not _is_verb(tokens[at - 1].lower):
        at -= 1
    return tokens[at:first]


def _words_after(tokens: Sequence[Token], last: int, high: int) -> Sequence[Token]:
    """The apposition after a name, its comma first; empty where none follows."""
    if last >= high or tokens[last].lower not in {",", "("}:
        return ()
    high = min(high, last + _REACH)
    end = next((i for i in range(last + 1, high) if tokens[i].lower in _EDGES | {","}), high)
    return tokens[last:end]


def _last_named(mentions: Sequence[PartyMention], first: int, last: int) -> str:
    at = bisect_left(mentions, last, key=lambda m: m.first)
    return mentions[at - 1].party if at and mentions[at - 1].first >= first else ""


def _first_named(mentions: Sequence[PartyMention], first: int, last: int) -> str:
    at = bisect_right(mentions, first - 1, key=lambda m: m.first)
    return mentions[at].party if at < len(mentions) and mentions[at].first < last else ""
