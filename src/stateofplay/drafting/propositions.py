"""Propositions: the clearest clause that says what should be, told as a sentence that one can be for or against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stateofplay.coding import frames
from stateofplay.coding.stances import stance_lexicon
from stateofplay.drafting.phrases import Usage, matter
from stateofplay.drafting.stands import Stand, scene
from stateofplay.language import closed as w
from stateofplay.language.chunks import phrase_after
from stateofplay.language.clauses import Scene, Stretch, covered, subject_of
from stateofplay.language.inflect import forms
from stateofplay.model import Document, Stance, Token

_MODALS = frozenset("should must would will shall".split())
_SHORTEST, _LONGEST, _BEST = 4, 18, 9
_SUBJECT = 8
_CUT = (
    (w.SUBORDINATORS - {"that", "as", "since"})
    | w.STOPS
    | w.QUOTES
    | frozenset({",", "unless", "if", "but", "without", "though"})
)
_NEVER = w.PRONOUNS | w.NEGATIONS | frozenset("this these those such there here which who what".split()) | w.POSSESSIVE_PRONOUNS
_FINITE = w.MODALS | (w.BE - {"be", "been", "being"}) | {"has", "have", "had", "does", "did", "said", "says"}
_NO_VERB = w.DETERMINERS | w.PREPOSITIONS | w.CONJUNCTIONS | w.ADVERBS | w.PRONOUNS | w.AUXILIARIES | w.TIME_NOUNS
_NO_HEAD = w.DETERMINERS | w.TIME_NOUNS | {"half", "side", "sides", "both"}
_OWN = frozenset({"its", "their", "his", "her"})
_ACTS = frozenset({Stance.DEMANDS, Stance.OFFERS, Stance.SUPPORTS, Stance.OPEN, Stance.REJECTS})
_SEARCHED = 2_000_000
_PLURALS = frozenset("people police members workers staff troops both".split())
_ASKS = re.compile(
    r"(?:whether|should|will|would|does|do|is|are|can|could|may|must|shall|has|have|who|what|when|where|why|how|which)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence made of a clause, and how well it serves; more is better."""

    text: str
    stems: frozenset[str]
    merit: float


class Clauses:
    """The clauses of all reports, sentence by sentence, made when asked for."""

    def __init__(self, documents: Sequence[Document], usage: Usage, names: dict[str, str]) -> None:
        self._documents = documents
        self._usage = usage
        self._names = names
        self._views: dict[int, tuple[frozenset[int], frozenset[int]]] = {}

    def of(self, stands: Sequence[Stand]) -> Iterator[Clause]:
        """What the stands of one sentence say should be."""
        for stand in stands:
            if stand.hit.stance not in _ACTS:
                continue
            document = self._documents[stand.document]
            view = self._view(stand.document, stand.sentence)
            for subject, verb, merit in self._found(view, stand):
                made = self._made(document, view, subject, verb)
                if made is not None:
                    text, words = made
                    size = len(text.split())
                    fit = merit - abs(size - _BEST) * 0.08
                    yield Clause(text, frozenset(matter(word) for word in words), fit)

    def _view(self, number: int, index: int) -> Scene:
        document = self._documents[number]
        if number not in self._views:
            dated = covered(document, [d.span for d in document.dates])
            self._views[number] = dated, covered(document, [q.inner for q in document.quotations])
        return scene(document, index, *self._views[number], stance_lexicon())

    def _found(self, view: Scene, stand: Stand) -> Iterator[tuple[Stretch | str, int, float]]:
        """(subject, index of the verb, merit) of each clause that hangs on the cue."""
        tokens, hit = view.tokens, stand.hit
        party = self._names.get(stand.parties[0], "") if len(stand.parties) == 1 else ""
        if hit.cue.modal:
            verb = _after_adverbs(view, hit.last)
            modal = tokens[hit.first].lower in _MODALS or tokens[hit.last - 1].lower == "to"
            subject = subject_of(view, hit.first, None)
            if modal and subject is not None:
                yield subject.at, verb, 0.5
                if party and subject.at[1] - subject.at[0] == 1 and tokens[subject.at[0]].lower in w.PRONOUNS:
                    yield party, verb, 0.4
            return
        if hit.last >= view.last:
            return
        if party and (tokens[hit.last - 1].lower == "to" or tokens[hit.last].lower == "to"):
            verb = _after_adverbs(view, hit.last + (tokens[hit.last].lower == "to"))
            yield party, verb, 1.0 if hit.stance in {Stance.OFFERS, Stance.REJECTS} else 0.8
        begin = hit.last + (tokens[hit.last].lower in {"that", "for", "on"})
        end = phrase_after(tokens, begin, view.last, view.verbs)
        if end > begin and end + 1 < view.last and tokens[end].lower in {"to", *_MODALS}:
            yield (begin, end), _after_adverbs(view, end + 1), 1.0
        elif end > begin and end < view.last and tokens[end].lower == "be":
            yield (begin, end), end, 0.9

    def _made(self, document: Document, view: Scene, subject: Stretch | str, verb: int) -> tuple[str, list[str]] | None:
        """The sentence, and its words in small letters; None where it would be no good one."""
        tokens = view.tokens
        if verb >= view.last or not self._may_be_verb(tokens[verb]):
            return None
        end = self._end(view, verb)
        said = [token.lower for token in tokens[verb:end]]
        if isinstance(subject, str):
            opening, plural, first = subject, subject.lower().startswith("the ") and subject.endswith("s"), []
        else:
            if subject[1] - subject[0] > _SUBJECT or not _is_plain(tokens, subject):
                return None
            opening = document.text[tokens[subject[0]].start : tokens[subject[1] - 1].end]
            first = [token.lower for token in tokens[subject[0] : subject[1]]]
            plural = _is_plural(tokens, subject)
        owned = _OWN & set(said) if set(said) & _OWN else set()
        if not _SHORTEST <= len(first or opening.split()) + len(said) <= _LONGEST or set(first) & _NEVER:
            return None
        if set(said) & (_NEVER - owned) or set(said[1:]) & _FINITE or said[-1:] == [tokens[verb].lower] or _ASKS.match(opening):
            return None
        rest = document.text[tokens[verb].end : tokens[end - 1].end]
        text = " ".join(f"{opening} {_inflected(tokens[verb].lower, plural=plural)}{rest}".split())
        return text[:1].upper() + text[1:], first + said

    def _end(self, view: Scene, verb: int) -> int:
        """Where the clause ends: at a mark, a subordinate clause, or "and" before another verb."""
        tokens = view.tokens
        end = min(frames.clause_end(view, verb), view.last)
        for i in range(verb + 1, end):
            word = tokens[i].lower
            if word in _CUT:
                end = i
                break
            following = tokens[i + 1].lower if i + 1 < end else ""
            if word in {"and", "or"} and (
                following in self._verbs() or self._usage.verb[following] > self._usage.noun[following]
            ):
                end = i
                break
        while end > verb + 1 and tokens[end - 1].lower in w.PREPOSITIONS | w.CONJUNCTIONS | w.DETERMINERS | {"as", "that"}:
            end -= 1
        return end

    def _may_be_verb(self, token: Token) -> bool:
        word = token.lower
        if word in {"be", "have", "do"} or (token.text.islower() and word in self._verbs()):
            return True
        return token.text.isalpha() and token.text.islower() and word not in _NO_VERB and not self._usage.noun[word]

    def _verbs(self) -> frozenset[str]:
        return w.COMMON_VERBS | stance_lexicon().verbs


def _is_plain(tokens: Sequence[Token], at: Stretch) -> bool:
    """Whether the phrase is a subject to speak of: no number alone, nothing denied, no clause in it."""
    words = [tokens[i].lower for i in range(*at)]
    before = {tokens[i].lower for i in range(max(0, at[0] - 3), at[0])}
    denied = before & {"none", "neither", "nobody", "no", "nor"}
    return not denied and words[-1] not in _NO_HEAD and any(c.isalpha() for c in words[-1]) and not set(words) & _CUT


def _after_adverbs(view: Scene, at: int) -> int:
    while at < view.last and (view.tokens[at].lower in w.ADVERBS or view.tokens[at].lower.endswith("ly")):
        at += 1
    return at


def _is_plural(tokens: Sequence[Token], at: Stretch) -> bool:
    words = [tokens[i].lower for i in range(*at)]
    end = next((i for i, word in enumerate(words) if i and word in w.PREPOSITIONS), len(words))
    head = words[end - 1]
    if tokens[at[0]].text[:1].isupper() and tokens[at[0] + end - 1].text[:1].isupper() and words[0] not in w.DETERMINERS:
        return "and" in words[:end]
    return (head.endswith("s") and not head.endswith("ss")) or head in _PLURALS or "and" in words[:end]


def _inflected(verb: str, *, plural: bool) -> str:
    if verb == "be":
        return "are" if plural else "is"
    return verb if plural else forms(verb)[1]


def plain(phrase: str, article: str = "") -> str:
    """The sentence for a phrase of which the reports have no clause, with the article that they give it."""
    head = phrase.rsplit(maxsplit=1)[-1].lower()
    plural = head.endswith("s") and not head.endswith(("ss", "us", "is"))
    return f"There {'are' if plural else 'is'} {'' if plural or not article else article + ' '}{phrase}"


def article(phrase: str, text: str) -> str:
    """The article ("a", "an", "the") that the text has before the phrase most often; "" where it has none."""
    found = re.findall(rf"\b(an?|the)\s+{re.escape(phrase)}\b", text[:_SEARCHED], re.IGNORECASE)
    return max(sorted({word.lower() for word in found}), key=[w.lower() for w in found].count, default="")
