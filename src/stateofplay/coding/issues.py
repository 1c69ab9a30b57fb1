"""Which propositions words bear on: by the codebook's terms and by the rarer words of title and proposition."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stateofplay.language import closed as w
from stateofplay.language.inflect import stem
from stateofplay.language.tokens import tokenize
from stateofplay.model.codebook import Codebook, Issue
from stateofplay.model.document import Token

_WINDOW = 9
_THRESHOLD = 0.5
_STRONG = 0.65
_GENERIC = frozenset(
    "deal offer report contract agreement talk talks system data figure figures group side work show pact issue "
    "position role status question "
    "time number level term terms year week month day percent force forces area areas support right rights case "
    "law rule rules share "
    "change country state states people member members line lines list body power power control general national "
    "public final full".split()
)
"""Nouns that say little by themselves, even where only one issue has them."""
_GENERIC_STEMS = frozenset(stem(word) for word in _GENERIC)
_FUNCTION = (
    w.DETERMINERS
    | w.PRONOUNS
    | w.PREPOSITIONS
    | w.SUBORDINATORS
    | w.CONJUNCTIONS
    | w.AUXILIARIES
    | w.NEGATIONS
    | w.STOPS
    | w.QUOTES
) | {"'s", "'"}
_EMPTY = _FUNCTION | frozenset(
    "party parties deal talks agreement minimum least more most new other part set size plan give gives given "
    "get gets used use made make makes people first new old 's under single offer offers report reports system".split()
)


@dataclass(frozen=True, slots=True)
class IssueMatch:
    """An issue that the words at token indices `first` to `last` (exclusive) bear on; `score` is 0 to 1.

    `why` names the words.
    """

    issue: str
    first: int
    last: int
    score: float
    why: str
    stems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Profile:
    issue: Issue
    terms: dict[tuple[str, ...], str]
    """Each term as written, by its stems."""
    weights: dict[str, float]
    marks: dict[str, float]
    """Single words that no other issue shares, with how much each one says."""


class Topics:
    """What the issues of a codebook sound like. Made once for a codebook; never changes."""

    def __init__(self, codebook: Codebook, party_words: frozenset[str]) -> None:
        names = frozenset(stem(word) for word in party_words)
        bags = [Counter(_stems(f"{i.title} . {i.statement} . {' . '.join(i.terms)}")) for i in codebook.issues]
        spread = Counter(s for bag in bags for s in bag)
        size = max(1, len(bags))
        self._profiles = tuple(_profile(issue, names, spread, size) for issue in codebook.issues)
        self._known: dict[str, list[int]] = {}
        """Numbers of the profiles that a stem may bear on."""
        for number, p in enumerate(self._profiles):
            for s in dict.fromkeys((*p.weights, *p.marks, *(t for term in p.terms for t in term))):
                self._known.setdefault(s, []).append(number)

    def find(self, tokens: Sequence[Token], first: int, last: int) -> tuple[IssueMatch, ...]:
        """The issues that tokens `first` to `last` bear on, the best match of each, in order of the text."""
        stems = [(i, stem(tokens[i].lower)) for i in range(first, last)]
        known = [(i, s) for i, s in stems if s in self._known]
        if not known:
            return ()
        near = sorted({number for _, s in known for number in self._known[s]})
        found = [match for number in near if (match := _best(self._profiles[number], known)) is not None]
        return tuple(sorted(_convincing(_undisputed(found)), key=lambda m: (m.first, m.issue)))


def _profile(issue: Issue, names: frozenset[str], spread: Counter[str], size: int) -> _Profile:
    terms = {stems: term for term in reversed(issue.terms) if (stems := tuple(_stems(term, _FUNCTION)))}
    weights = {}
    for s in dict.fromkeys(_stems(f"{issue.title} . {issue.statement}")):
        if s not in names and not s.isdigit():
            weights[s] = math.log(1 + size / max(1, spread[s]))
    return _Profile(issue, terms, weights, _marks(issue, names, spread))


def _marks(issue: Issue, names: frozenset[str], spread: Counter[str]) -> dict[str, float]:
    """Proper words ("Christmas"), words of the title and the heads of longer terms, where they belong to this issue alone."""
    marks: dict[str, float] = {}
    proper = [word for text in (issue.statement, *issue.terms) for word in text.split()[1:] if word[:1].isupper()]
    heads = [term.split()[-1] for term in issue.terms if len(term.split()) > 1]
    for words, score in ((heads, 0.5), (issue.title.split(), 0.5), (proper, 0.7)):
        for s in (s for word in words for s in _stems(word)):
            if s not in _GENERIC_STEMS and s not in names and len(s) > 2 and spread[s] == 1 and not s.isdigit():
                marks[s] = score
    return marks


def _best(profile: _Profile, known: Sequence[tuple[int, str]]) -> IssueMatch | None:
    best: IssueMatch | None = None
    present = {s for _, s in known}
    for term in profile.terms:
        if all(s in present for s in term):
            place = _close(known, term)
            if place is not None:
                score = 1.0 if len(term) > 1 else 0.85
                if best is None or score > best.score:
                    best = IssueMatch(profile.issue.id, *place, score, f"term '{profile.terms[term]}'", term)
    for other in (_overlap(profile, known), _mark(profile, known)):
        if other is not None and (best is None or other.score > best.score):
            best = other
    return best


def _mark(profile: _Profile, known: Sequence[tuple[int, str]]) -> IssueMatch | None:
    hits = [(profile.marks[s], -i, s) for i, s in known if s in profile.marks]
    if not hits:
        return None
    score, at, s = max(hits)
    return IssueMatch(profile.issue.id, -at, -at + 1, score, f"word '{s}'", (s,))


def _close(known: Sequence[tuple[int, str]], term: tuple[str, ...]) -> tuple[int, int] | None:
    """Where all words of the term stand near each other, in any order."""
    need = set(term)
    for at, (index, s) in enumerate(known):
        if s not in need:
            continue
        seen = {s}
        for later, other in known[at:]:
            if later - index > _WINDOW:
                break
            if other in need:
                seen.add(other)
                if seen == need:
                    return index, later + 1
    return None


def _overlap(profile: _Profile, known: Sequence[tuple[int, str]]) -> IssueMatch | None:
    total = sum(profile.weights.values())
    hits = [(i, s) for i, s in known if s in profile.weights]
    distinct = {s for _, s in hits}
    if total <= 0 or len(distinct) < 2:
        return None
    score = sum(profile.weights[s] for s in sorted(distinct)) / total
    strong = min(1.0, score / _THRESHOLD * 0.6)
    if score < _THRESHOLD and not (len(distinct) >= 3 and score >= 0.4):
        return None
    return IssueMatch(
        profile.issue.id, hits[0][0], hits[-1][0] + 1, strong, f"words {', '.join(sorted(distinct))}", tuple(sorted(distinct))
    )


def _convincing(found: list[IssueMatch]) -> list[IssueMatch]:
    """Weak matches count only where no strong one stands beside them, and then only the best."""
    if not found:
        return []
    best = max(m.score for m in found)
    if best >= _STRONG:
        return [m for m in found if m.score >= _STRONG]
    return [next(m for m in found if m.score == best)]


def _undisputed(found: Iterable[IssueMatch]) -> list[IssueMatch]:
    """Drop a weak match where a strong one rests on the same words."""
    ranked = sorted(found, key=lambda m: (-m.score, m.last - m.first, m.issue))
    kept: list[IssueMatch] = []
    for match in ranked:
        covered = any(k.first <= match.first and match.last <= k.last and k.score > match.score + 0.1 for k in kept)
        if not covered:
            kept.append(match)
    return kept


def stems_of(text: str) -> list[str]:
    """The stems of the words of a text that say something by themselves."""
    return _stems(text)


def _stems(text: str, empty: frozenset[str] = _EMPTY) -> list[str]:
    return [stem(token.lower) for token in tokenize(text) if token.lower not in empty and any(c.isalnum() for c in token.lower)]
