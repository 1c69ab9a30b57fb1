"""The stance lexicon (`stances.tsv`) and what negation, refusal and chains of verbs make of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from stateofplay.coding.polarity import removes
from stateofplay.language import closed as w
from stateofplay.language.chunks import is_verb_like, phrase_before
from stateofplay.language.clauses import Scene, is_bare_compound, skip_left
from stateofplay.language.inflect import forms
from stateofplay.language.phrasebook import rows
from stateofplay.language.phrases import PhraseTable
from stateofplay.model.document import Token
from stateofplay.model.statement import Stance

_BETWEEN = frozenset("to that it they he she for a an the its their his her and also now not will would be been be".split())
_LINKING = frozenset(
    "remain remains remained seem seems seemed appear appears appeared become became stay stays stayed look "
    "looks looked".split()
)
_GOVERNED = 6
"""How many cues after a demand may still be part of it."""
_ALWAYS = frozenset("forever indefinitely eternally perpetually endlessly permanently".split())
_SAME_FORM = frozenset("put set cut let cast shut".split())
_NOUN_BEFORE = (w.DETERMINERS | {"'s", "'", "of"}) - {
    "that",
    "all",
    "both",
    "some",
    "many",
    "few",
    "each",
    "several",
    "most",
    "two",
    "three",
}
_NOUN_AFTER = (
    w.AUXILIARIES | (w.PREPOSITIONS - {"to", "for", "on", "off", "out", "up"}) | w.STOPS | {",", "and", "or", "but", "much"}
)
_NEGATED = {
    Stance.SUPPORTS: Stance.REJECTS,
    Stance.DEMANDS: Stance.REJECTS,
    Stance.OFFERS: Stance.REJECTS,
    Stance.OPEN: Stance.REJECTS,
    Stance.REJECTS: Stance.OPEN,
    Stance.UNDECIDED: Stance.UNDECIDED,
}
_FLIPPED = {
    Stance.SUPPORTS: Stance.REJECTS,
    Stance.DEMANDS: Stance.REJECTS,
    Stance.OFFERS: Stance.REJECTS,
    Stance.OPEN: Stance.REJECTS,
    Stance.REJECTS: Stance.DEMANDS,
    Stance.UNDECIDED: Stance.UNDECIDED,
}


@dataclass(frozen=True, slots=True)
class StanceCue:
    """A listed phrase: which stance it signals, who holds it (`frame`), and whether it is an act of speech."""

    phrase: str
    stance: Stance
    frame: str
    speech: bool = False
    needs_negation: bool = False
    both: bool = False
    modal: bool = False
    """A modal: what is denied with it is the matter, not the stance."""
    paper: bool = False
    """Only a document does this: a plan provides, a draft includes."""
    be: bool = False
    """A form of "be" must stand in the verb group before it: "is still open to"."""

    @property
    def is_verb(self) -> bool:
        """Whether the phrase begins with a verb in any form."""
        return self.phrase.startswith("*")


@dataclass(frozen=True, slots=True)
class Hit:
    """A stance cue found: token indices (first to last, exclusive), what it comes to after negation, what it is chained to."""

    first: int
    last: int
    cue: StanceCue
    stance: Stance
    negated: bool = False
    inner: tuple[int, ...] = ()

    @property
    def frame(self) -> str:
        """`verb`, `noun` or `thing`."""
        return self.cue.frame


@dataclass(frozen=True, slots=True)
class StanceLexicon:
    """The cues and every verb form among them."""

    table: PhraseTable[StanceCue]
    verbs: frozenset[str]


@cache
def stance_lexicon() -> StanceLexicon:
    """The bundled lexicon, read once."""
    cues = [_cue(*row) for row in rows("coding", "stances.tsv")]
    verbs = sorted({cue.phrase.split()[0][1:] for cue in cues if cue.is_verb} - {"be", "have", "do"})
    return StanceLexicon(PhraseTable([(cue.phrase, cue) for cue in cues]), frozenset(f for verb in verbs for f in forms(verb)))


def _cue(phrase: str, stance: str, frame: str, tags: str = "") -> StanceCue:
    given = tags.split(",")
    be = phrase.startswith("*be ")
    return StanceCue(
        phrase.removeprefix("*be "),
        Stance(stance),
        frame,
        speech="say" in given,
        needs_negation="neg" in given,
        both="both" in given,
        modal="modal" in given,
        paper="paper" in given,
        be=be,
    )


def governed(view: Scene, hits: Sequence[Hit]) -> frozenset[int]:
    """Which hits (by index) only say what another is pressed to do: "demands that Kyiv accept", "wants them to drop it"."""
    out = set()
    for i, hit in enumerate(hits):
        if hit.cue.modal:
            out |= {j for j in range(i + 1, min(len(hits), i + 1 + _GOVERNED)) if _is_part_of(view, hit, hits[j])}
        if hit.stance not in {Stance.DEMANDS, Stance.SUPPORTS} or (hit.stance is Stance.SUPPORTS and not hit.cue.modal):
            continue
        for j in range(i + 1, min(len(hits), i + 1 + _GOVERNED)):
            verb = view.tokens[hits[j].first]
            plain = hits[j].cue.is_verb and verb.lower == hits[j].cue.phrase[1:].split()[0]
            between = [t.lower for t in view.tokens[hit.last : hits[j].first]]
            if plain and not {";", "but", "while"} & set(between) and (",", "and") not in pairwise(between):
                out.add(j)
    return frozenset(out)


def _is_part_of(view: Scene, modal: Hit, later: Hit) -> bool:
    """Whether a participle goes with a modal: "would have to be binding and supported by Congress" is one demand."""
    between = [t.lower for t in view.tokens[modal.last : later.first]]
    participle = view.tokens[later.first].lower.endswith("ed") and later.frame == "verb"
    return participle and "be" in between and between[-1:] in (["and"], ["or"]) and not {",", ";"} & set(between)


def find(view: Scene, lexicon: StanceLexicon) -> tuple[Hit, ...]:
    """The stance cues of one sentence, negation and chains applied, left to right."""
    found = lexicon.table.find(view.tokens, view.first, view.last, lambda f: _hit(view, f.first, f.last, f.value) is not None)
    hits = [hit for f in found if (hit := _hit(view, f.first, f.last, f.value)) is not None]
    return tuple(_chained(view.tokens, [h for i, h in enumerate(hits) if not _is_weaker(h, hits[i + 1 : i + 2])]))


def _is_weaker(hit: Hit, following: Sequence[Hit]) -> bool:
    """Whether the hit is a modal with a predicate of its own right after it: "there could be no deal without"."""
    return hit.cue.modal and any(h.frame == "thing" and not h.cue.modal and h.first - hit.last <= 3 for h in following)


def _hit(view: Scene, first: int, last: int, cue: StanceCue) -> Hit | None:
    if cue.be and not _after_be(view, first):
        return None
    if cue.frame == "verb" and not _acts_as_verb(view, first, cue):
        return None
    if cue.modal:
        capital = view.tokens[first].text[:1].isupper()
        named = first in view.dated or (
            capital
            and (first > view.first or (view.tokens[first + 1 : first + 2] and view.tokens[first + 1].text[:1].isupper()))
        )
        return None if named else Hit(first, last, cue, cue.stance)
    negated = _is_negated(view, first) and not _is_limited(view, last)
    if cue.needs_negation:
        return Hit(first, last, cue, cue.stance) if negated else None
    if negated and cue.stance is Stance.DEMANDS and view.tokens[first - 1].lower == "longer":
        return Hit(first, last, cue, Stance.OPEN, negated)  # no longer to insist is to be open
    return Hit(first, last, cue, _NEGATED[cue.stance] if negated else cue.stance, negated)


def _is_limited(view: Scene, last: int) -> bool:
    """Whether only a limit of time is denied: "will not be on offer for ever" does not take the offer back."""
    following = [token.lower for token in view.tokens[last : min(view.last, last + 3)]]
    return any(word in _ALWAYS for word in following) or following[:2] in (["for", "ever"], ["for", "long"])


def _after_be(view: Scene, first: int) -> bool:
    """Whether "be", "remain" or the like stands in the verb group before the word."""
    start = skip_left(view, first)
    if any(view.tokens[i].lower in w.BE for i in range(start, first)):
        return True
    return start > view.first and view.tokens[start - 1].lower in _LINKING


def _acts_as_verb(view: Scene, first: int, cue: StanceCue) -> bool:
    """Whether the first word is a verb here: not a noun after an article, not a participle before its noun."""
    if not cue.is_verb:
        return True
    tokens = view.tokens
    if tokens[first].text[:1].isupper() and first > view.first and tokens[first - 1].lower not in w.QUOTES | w.STOPS:
        return False
    before = tokens[first - 1].lower if first > view.first else ""
    following = tokens[first + 1].lower if first + 1 < view.last else ""
    word, base = tokens[first].lower, cue.phrase[1:].split()[0]
    if before in _NOUN_BEFORE:
        return False
    if word == base and word not in _SAME_FORM:
        return _is_plain_verb(view, first)
    if word.endswith("s") and word != base:
        post = following.endswith("ed") and first + 2 < view.last and tokens[first + 2].lower in w.PREPOSITIONS
        noun = following in _NOUN_AFTER or post or is_bare_compound(view, first)
        return not noun or _is_object_gap(view, first)
    return not (word.endswith("ed") and before in w.PREPOSITIONS and before not in {"to", "after", "since"})


def _is_plain_verb(view: Scene, verb: int) -> bool:
    """Whether a base form is a verb: after a modal or "to", or with a subject of several."""
    end = skip_left(view, verb)
    near = view.tokens[end - 1].lower if end > view.first else ""
    plural = near.endswith("s") and not near.endswith("ss")
    return end < verb or plural or near in w.PRONOUNS or near in {"to", "and", "people"} or _is_joint(view, end)


def _is_object_gap(view: Scene, verb: int) -> bool:
    """Whether the verb ends a relative clause whose object stands before it: "monitors, which Oslo opposes"."""
    first = phrase_before(view.tokens, view.first, skip_left(view, verb), view.verbs)
    if first <= view.first + 1:
        return False
    opener = view.tokens[first - 1].lower
    return opener in {"which", "whom"} or (opener == "that" and not is_verb_like(view.tokens, first - 2, view.verbs))


def _is_joint(view: Scene, end: int) -> bool:
    """Whether the phrase that ends before `end` joins several: "Oslo and the union oppose"."""
    first = phrase_before(view.tokens, view.first, end, view.verbs)
    return any(view.tokens[i].lower == "and" for i in range(first, end))


def _is_negated(view: Scene, first: int) -> bool:
    """Whether an odd number of negations stands in the verb group that ends before `first`."""
    start = max(skip_left(view, first), first - 6)
    count = sum(view.tokens[i].lower in w.NEGATIONS for i in range(start, first))
    if start > view.first and view.tokens[start - 1].lower in {"neither", "nobody", "none", "nothing"}:
        count += 1
    opening = view.tokens[view.first].lower
    if opening in {"neither", "nobody"} and start - view.first < 8:
        count += 1
    return count % 2 == 1


def _chained(tokens: Sequence[Token], hits: Sequence[Hit]) -> Iterator[Hit]:
    """Join cues that follow each other closely: "refused to rule out", "agreed to offer", "ready to drop"."""
    at = 0
    while at < len(hits):
        hit = hits[at]
        while at + 1 < len(hits) and hit.frame != "thing" and _follows(tokens, hit, hits[at + 1]):
            inner = hits[at + 1]
            if removes(inner.cue.phrase):
                at += 1  # "ready to drop the bid": what is dropped is turned round by polarity, not by the chain
                continue
            hit = replace(hit, last=inner.last, stance=combined(hit.stance, inner.stance), inner=(*hit.inner, inner.first))
            at += 1
        yield hit
        at += 1


def _follows(tokens: Sequence[Token], outer: Hit, inner: Hit) -> bool:
    if {"never", "not"} & set(outer.cue.phrase.split()):
        return False
    between = [t.lower for t in tokens[outer.last : inner.first]]
    if len(between) > 3 or not set(between) <= _BETWEEN:
        return False
    if inner.frame == "noun":
        return False
    if outer.frame == "noun" and not between:
        return False  # "the proposal promised": a subject and its verb
    links = tokens[outer.last - 1].lower in {"to", "not"} or not between or bool({"to", "that", "not"} & set(between))
    return links and inner.frame == "verb"


def combined(outer: Stance, inner: Stance) -> Stance:
    """What an outer stance makes of the one it governs: to refuse to rule out is to be open."""
    if outer is Stance.UNDECIDED:
        return Stance.UNDECIDED
    if outer is Stance.REJECTS:
        return _NEGATED[inner]
    if inner in {Stance.REJECTS, Stance.UNDECIDED}:
        return inner
    if outer is Stance.DEMANDS:
        return Stance.DEMANDS
    if outer is Stance.OPEN:
        return Stance.OPEN
    return inner if outer is Stance.SUPPORTS else outer


def flipped(stance: Stance) -> Stance:
    """The stance towards the opposite of what was spoken of: to demand that it not happen is to reject it."""
    return _FLIPPED[stance]
