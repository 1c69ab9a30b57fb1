"""The subject of a verb, found without a parser: past auxiliaries, adverbs, dates, appositions and relative clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stateofplay.language import closed as w
from stateofplay.language.chunks import is_name_like, phrase_after, phrase_before
from stateofplay.model.document import Document, Token
from stateofplay.model.span import Span

Stretch = tuple[int, int]
"""Token indices, first to last (exclusive)."""

_REACH = 30
_CARRIES = frozenset({"and", "but", "then", "or", "to"})
_SKIPPED = w.AUXILIARIES | w.ADVERBS | w.TIME_NOUNS
_OPENERS = w.QUOTES | w.CONJUNCTIONS | w.ADVERBS | w.PREPOSITIONS | {","}
_EDGES_LEFT = w.EDGES | {"that"}
_EDGES_RIGHT = w.EDGES | {"and", "but"}


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence, ready to be searched: its tokens by document index, which of them stand in dates or in quotations.

    `verbs` holds the verb forms that end a noun phrase.
    """

    tokens: Sequence[Token]
    first: int
    last: int
    dated: frozenset[int]
    quoted: frozenset[int]
    verbs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Subject:
    """The noun phrase that a verb is said of. `carried`: taken over from an earlier verb of the sentence."""

    at: Stretch
    carried: bool = False


def covered(document: Document, spans: Sequence[Span]) -> frozenset[int]:
    """The indices of the tokens that lie in one of the spans."""
    return frozenset(i for span in spans if len(span) for i in range(*document.tokens_in(span.start, span.end)))


def skip_left(view: Scene, at: int) -> int:
    """Where the subject must end: left of the auxiliaries, adverbs and dates before the verb at `at`."""
    tokens = view.tokens
    while at > view.first:
        word = tokens[at - 1].lower
        if at - 1 in view.quoted and at not in view.quoted:
            break
        named = word in w.MODALS and is_name_like(tokens[at - 1])  # "Tom May ruled out"
        known = at - 1 in view.dated or (word in _SKIPPED and not named) or _is_adverb(tokens[at - 1])
        before_time = word in w.TIME_OPENERS and (at in view.dated or tokens[at].lower in w.TIME_NOUNS)
        if not known and not before_time:
            break
        at -= 1
    while (
        at > view.first
        and tokens[at - 1].lower in {"both", "each", "all"}
        and at < view.last
        and tokens[at - 2].lower not in w.BE
    ):
        at -= 1
    return at


def is_passive(view: Scene, verb: int) -> bool:
    """Whether the verb at `verb` is a passive or a reduced one ("was rejected", "hours viewed for each show")."""
    tokens = view.tokens
    word = tokens[verb].lower
    if word.endswith("ing") or not word.endswith(("ed", "en", "wn", "t", "d", "ne")):
        return False
    at = verb - 1
    while at > view.first and (tokens[at].lower in w.ADVERBS or _is_adverb(tokens[at])):
        at -= 1
    return at >= view.first and tokens[at].lower in w.BE


def is_bare_compound(view: Scene, at: int) -> bool:
    """Whether the word is the head of a bare compound ("security guarantees"): no name, pronoun or article opens the phrase."""
    end = skip_left(view, at)
    first = phrase_before(view.tokens, view.first, end, view.verbs)
    if first >= end:
        return end == at and view.tokens[at - 1].lower not in w.QUOTES | {"which", "who", "that", ",", "but", "and", "then"}
    opening = view.tokens[first]
    return not (opening.text[:1].isupper() or opening.lower in w.DETERMINERS | w.PRONOUNS or opening.lower.endswith("s"))


def _is_adverb(token: Token) -> bool:
    return token.lower.endswith("ly") and len(token.lower) > 4 and token.text[:1].islower() and token.lower not in w.LY_NOUNS


def subject_of(view: Scene, verb: int, last: Stretch | None) -> Subject | None:  # noqa: PLR0911 - a return a word order
    """The subject of the verb at `verb`; `last` is the one found before in this sentence."""
    tokens = view.tokens
    end = skip_left(view, verb)
    if end <= view.first:
        return None
    before = tokens[end - 1].lower
    if before in {"who", "which", "that"} and end - 1 > view.first:
        stop = end - 2 if tokens[end - 2].lower == "," else end - 1
        first = phrase_before(tokens, view.first, stop, view.verbs)
        return Subject((first, stop)) if first < stop else None
    if before == "of" and tokens[verb].lower.endswith(("ing", "ed")):
        first = phrase_before(tokens, view.first, end - 1, view.verbs)
        return Subject((first, end - 1)) if first < end - 1 else None
    if before in _CARRIES or _is_participle(view, verb, end):
        found = last or main_subject(view, verb)
        return Subject(found, carried=True) if found else None
    if before == ",":
        outer = before_apposition(view, end - 1)
        return Subject(outer) if outer else None
    first = phrase_before(tokens, view.first, end, view.verbs)
    if first >= end:
        return Subject(last, carried=True) if before in w.QUOTES and last else None
    return Subject(_with_office(view, first, end))


def _is_participle(view: Scene, verb: int, end: int) -> bool:
    """Whether the verb is an -ing form without "be", so that its subject is that of the sentence: ", adding that"."""
    tokens = view.tokens
    alone = tokens[verb].lower.endswith("ing") and not any(tokens[i].lower in w.BE for i in range(end, verb))
    return alone and (tokens[end - 1].lower in w.BEFORE_PARTICIPLE or end == verb)


def _with_office(view: Scene, first: int, end: int) -> Stretch:
    """Take in an office set off by one comma before a name: "the head of the agency, Ada Lind, said"."""
    tokens = view.tokens
    if first - 1 > view.first and tokens[first - 1].lower == "," and is_name_like(tokens[first]):
        outer = phrase_before(tokens, view.first, first - 1, view.verbs)
        opens = outer == view.first or tokens[outer - 1].lower == ","
        if outer < first - 1 and opens and tokens[outer].lower in {"the", "a", "its", "their"}:
            return outer, end
    return first, end


def before_apposition(view: Scene, comma: int) -> Stretch | None:
    """The subject whose apposition ends at `comma`: "Ada Lind, who leads the union, said"."""
    tokens = view.tokens
    found: Stretch | None = None
    for at in range(comma - 1, max(view.first, comma - _REACH), -1):
        if tokens[at].lower in w.QUOTES:
            break
        if tokens[at].lower == ",":
            first = phrase_before(tokens, view.first, at, view.verbs)
            named = first < at and (
                is_name_like(tokens[at - 1]) or is_name_like(tokens[first]) or tokens[first].lower in w.DETERMINERS
            )
            if named and tokens[at + 1].lower in {"who", "which", "whose"}:
                return first, comma
            found = found or ((first, comma) if named else None)
    return found


def _past_opening(view: Scene, before: int) -> int:
    """Past "On artificial intelligence," and the like: a phrase that a preposition opens and a comma ends."""
    tokens = view.tokens
    if tokens[view.first].lower in w.PREPOSITIONS:
        for at in range(view.first + 1, min(before, view.first + 12)):
            if tokens[at].lower == ",":
                return at + 1
    return view.first


def main_subject(view: Scene, before: int) -> Stretch | None:
    """The noun phrase that opens the sentence, past an opening like "On Monday,"."""
    tokens = view.tokens
    begin = _past_opening(view, before)
    while begin < before and (tokens[begin].lower in _OPENERS or begin in view.dated):
        begin += 1
    end = phrase_after(tokens, begin, before, view.verbs)
    return (begin, end) if end > begin else None


def trimmed(view: Scene, first: int, last: int) -> Stretch:
    """The stretch without commas, stops and dashes at its ends; quotation marks stay, since they belong to the words."""
    tokens = view.tokens
    while first < last and tokens[first].lower in _EDGES_LEFT:
        first += 1
    while last > first and tokens[last - 1].lower in _EDGES_RIGHT:
        last -= 1
    return first, last
