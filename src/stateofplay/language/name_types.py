"""What a name names, by its own words, by the words around it, and by what the rest of the report calls so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stateofplay.language import name_words as w
from stateofplay.language.name_spans import Candidate
from stateofplay.language.wordset import words as word_set
from stateofplay.model.document import MentionType, Token

PER, ORG, LOC, MISC = MentionType.PER, MentionType.ORG, MentionType.LOC, MentionType.MISC
_COMMON_ENDING: Final = re.compile(
    r"(?:...ing|..ed|tions?|ness|ments?|ity|ities|able|ible|ful|ous|ive|[^l]ly|ics|isms?|ists|..als?|ship|ways)$"
)
_PLACE_FIRST: Final = frozenset({"mount", "mt.", "lake", "gulf", "strait", "cape", "fort", "port", "isle", "republic"})
_DIRECTIONS: Final = word_set(
    "north south east west northern southern eastern western upper lower new san santa los las st. el"
)
_INSIDE: Final = word_set("in near around across throughout outside inside into toward towards")
_WEAK: Final = 1
_FAIR: Final = 2
_SURE: Final = 3


@dataclass(frozen=True, slots=True)
class Typed:
    """A candidate with its type and how sure it is (1 to 3)."""

    candidate: Candidate
    type: MentionType
    weight: int


def by_words(tokens: Sequence[Token], candidate: Candidate, last: int) -> Typed:
    """The type of a candidate by its words and its neighbours; `last` ends the sentence."""
    if candidate.known is not None:
        return Typed(candidate, candidate.known, _SURE)
    words = [token.text for token in tokens[candidate.first : candidate.last]]
    if candidate.title:
        return Typed(candidate, PER, _SURE)
    lowers = [word.lower() for word in words]
    if " ".join(words) in w.places():
        return Typed(candidate, LOC, _FAIR)
    cue = _by_cue(words, lowers)
    if cue:
        return Typed(candidate, cue, _SURE)
    if words[0] in w.given_names() and len(words) > 1:
        return Typed(candidate, PER, _SURE)
    return _by_neighbours(tokens, candidate, last, words)


def _by_cue(words: Sequence[str], lowers: Sequence[str]) -> MentionType | None:
    """The type that a word of the name gives away."""
    final = lowers[-1]
    if final in w.WORKS and len(words) > 1:
        return MISC
    if len(words) > 1 and (
        final in w.PLACES or lowers[0] in {"mount", "mt.", "lake", "gulf", "strait", "cape", "fort", "port", "isle", "republic"}
    ):
        return LOC
    if any(lower in w.BODIES for lower in lowers) and (len(words) > 1 or final in w.LONE_BODIES):
        return ORG
    if len(words) > 1 and lowers[0] in _DIRECTIONS:
        return LOC
    return None


def _by_neighbours(tokens: Sequence[Token], candidate: Candidate, last: int, words: Sequence[str]) -> Typed:
    """The type by what stands before and after."""
    before = tokens[candidate.first - 1].lower if candidate.first else ""
    after = tokens[candidate.last].lower if candidate.last < last else ""
    if after in {"reported", "reports"} and len(words) < 4:
        return Typed(candidate, ORG, _FAIR)
    kind, weight = _one_word(words[0], before, after) if len(words) == 1 else _several_words(words, before, after)
    return Typed(candidate, kind, weight)


def _one_word(word: str, before: str, after: str) -> tuple[MentionType, int]:
    """Type and weight of a name of one word, by the words beside it (in small letters)."""
    loud = word.isupper() and len(word) > 1
    if loud or before in _INSIDE:
        return (ORG if loud else LOC), _FAIR
    if word in w.given_names() or after in w.SAYING or after in {"who", "himself", "herself"}:
        return PER, _FAIR
    if before == "the" or (_is_vocabulary(word) and before not in {"from", "to"}):
        return MISC, _WEAK
    return (LOC if before in {"from", "to"} else PER), _WEAK


def _several_words(words: Sequence[str], before: str, after: str) -> tuple[MentionType, int]:
    """The same for a name of several words."""
    if "&" in words or any(word.isupper() and len(word) > 2 and "." not in word for word in words):
        return ORG, _FAIR
    if before in {"in", "near"}:
        return LOC, _WEAK
    if before == "the":
        return (ORG if len(words) > 2 else MISC), _WEAK
    if len(words) > 4 or _is_vocabulary(words[-1]) or any(char.isdigit() for char in words[-1]):
        return MISC, _WEAK
    return PER, (_FAIR if after in w.SAYING or after in {",", "who"} else _WEAK)


def _is_vocabulary(word: str) -> bool:
    """Whether the word has the ending of an English common noun, adjective or participle."""
    return bool(_COMMON_ENDING.search(word)) or word.lower() in w.ORDINARY or word.lower() in w.OFFICE_PARTS


def agree(tokens: Sequence[Token], found: Sequence[Typed]) -> list[Typed]:
    """The same, where names that are not sure take the type that the report gives the same words, or the full name."""
    votes: dict[str, Counter[MentionType]] = {}
    surnames: set[str] = set()
    for typed in found:
        text = _text(tokens, typed.candidate)
        votes.setdefault(text, Counter())[typed.type] += typed.weight**2
        if typed.type is PER and typed.weight > _WEAK and typed.candidate.last - typed.candidate.first > 1:
            surnames.add(tokens[typed.candidate.last - 1].text)
    agreed = (_settled(typed, _text(tokens, typed.candidate), votes, surnames) for typed in found)
    return [typed for typed in agreed if typed.type is not MISC or typed.weight > _WEAK]


def _settled(typed: Typed, text: str, votes: dict[str, Counter[MentionType]], surnames: set[str]) -> Typed:
    """The name with the type that the report as a whole gives its words."""
    if typed.candidate.known is not None or typed.candidate.title is not None:
        return typed
    if text in surnames:
        return Typed(typed.candidate, PER, _SURE)
    if typed.weight == _SURE:
        return typed
    best = max(votes[text].items(), key=lambda item: (item[1], item[0].value))
    return Typed(typed.candidate, best[0], typed.weight)


def _text(tokens: Sequence[Token], candidate: Candidate) -> str:
    """The words of the candidate, joined by spaces."""
    return " ".join(token.text for token in tokens[candidate.first : candidate.last])
