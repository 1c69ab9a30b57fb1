"""The verbs of a sentence that take a stance or say something, each with its subject; what stands in asides is looked past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from stateofplay.coding import asides, stances
from stateofplay.coding.asides import Aside
from stateofplay.coding.rosters import Reader
from stateofplay.coding.stances import Hit, StanceCue, StanceLexicon, stance_lexicon
from stateofplay.language import closed as w
from stateofplay.language.clauses import Scene, Stretch, before_apposition, is_passive, main_subject
from stateofplay.language.inflect import forms
from stateofplay.language.phrasebook import rows
from stateofplay.language.phrases import PhraseTable
from stateofplay.model.document import Token
from stateofplay.model.statement import Stance

_PRONOUNS = frozenset("it they he she we i".split())
_OF_THINGS = frozenset("offers offered offer requires required calls called seeks sought embraces".split())
_SUPPOSED = frozenset("if whether unless".split())


@dataclass(slots=True)
class Act:
    """A verb that takes a stance, or says something: where it is, what it comes to, and whose it is."""

    first: int
    last: int
    stance: Stance
    claim: bool = False
    negated: bool = False
    after_be: bool = False
    start: int = 0
    holders: tuple[Stretch, ...] = ()
    asides: tuple[Aside, ...] = ()
    trailing: list[Aside] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of `sides.tsv`, made ready."""

    lexicon: StanceLexicon
    claims: PhraseTable[bool]
    nouns: dict[str, Stance]
    verbs: frozenset[str]
    bases: frozenset[str]


@cache
def _words() -> _Words:
    """The bundled words, read once, joined to the verbs of the stance lexicon."""
    table = rows("coding", "sides.tsv")
    skipped = {row[0] for row in table if row[1] == "skip"}
    own = [(row[0], StanceCue(row[0], Stance(row[2]), "verb")) for row in table if row[1] == "act"]
    given = {phrase for phrase, _ in own}
    known = [
        cue for row in rows("coding", "stances.tsv") if row[2] == "verb" and row[0] not in skipped | given for cue in _cue(*row)
    ]
    claims = [(row[0], True) for row in table if row[1] == "claim"]
    heads = sorted({phrase.split()[0][1:] for phrase, _ in (*own, *claims) if phrase.startswith("*")})
    verbs = stance_lexicon().verbs | frozenset(form for head in heads for form in forms(head))
    bases = frozenset(heads) | {phrase.split()[0][1:] for phrase, cue in known if cue.is_verb}
    nouns = {word: Stance(row[2]) for row in table if row[1] == "noun" for word in row[0].split("/")}
    return _Words(StanceLexicon(PhraseTable([*known, *own]), verbs), PhraseTable(claims), nouns, verbs, bases)


def _cue(phrase: str, stance: str, frame: str, tags: str = "") -> Iterator[tuple[str, StanceCue]]:
    """A row of the stance lexicon as its phrase and cue; nothing for what only documents do, and for modals."""
    given = tags.split(",")
    if "paper" not in given and "modal" not in given:
        bare = phrase.removeprefix("*be ")
        needs, both = "neg" in given, "both" in given
        yield bare, StanceCue(bare, Stance(stance), frame, needs_negation=needs, both=both, be=phrase != bare)


class Acts:
    """Reads the verbs of one sentence.

    `names` reads names in it, `asides` are its asides, `seq` are its tokens without those between a subject and its verb.
    """

    def __init__(self, view: Scene) -> None:
        self.words = _words()
        self.view = view
        self.tokens: Sequence[Token] = view.tokens
        self.names = Reader(view.tokens, view.first, view.last, self.words.verbs, view.dated)
        self.asides = asides.find(self.names)
        inside = {i for aside in self.asides if aside.passed for i in range(aside.first, aside.last)}
        self.seq = [i for i in range(view.first, view.last) if i not in inside]
        self.place = {i: k for k, i in enumerate(self.seq)}

    def _acts(self) -> list[Act]:
        """The verbs that take a stance, and those of saying, left to right; asides are looked past."""
        seq, view = self.seq, self.view
        dated, quoted = (frozenset(k for k, i in enumerate(seq) if i in within) for within in (view.dated, view.quoted))
        short = Scene([self.tokens[i] for i in seq], 0, len(seq), dated, quoted, self.words.verbs)
        hits = stances.find(short, self.words.lexicon)
        skip = stances.governed(short, hits)
        taken = {k for hit in hits for k in range(hit.first, hit.last)}
        found = [_act(hit) for i, hit in enumerate(hits) if i not in skip]
        claims = self.words.claims.find(short.tokens, 0, len(seq))
        found += [Act(f.first, f.last, Stance.SUPPORTS, claim=True) for f in claims if f.first not in taken]
        kept = sorted((act for act in found if not _is_passive(short, act)), key=lambda act: act.first)
        for act in kept:
            act.first, act.last = seq[act.first], seq[act.last - 1] + 1
        return kept

    def with_subjects(self) -> list[Act]:
        """The acts that have a holder, with the asides that stand by it."""
        kept: list[Act] = []
        waiting: list[Act] = []
        last: Act | None = None
        main: Act | None = None
        for act in self._acts():
            self._find_subject(act, last if self.is_participle(act) else main)
            if self._opens(act):
                waiting.append(act)
            elif act.holders:
                self._resolve(act, kept)
                for before in waiting:
                    before.holders, before.start = act.holders, before.first
                    kept.append(before)
                waiting = []
                kept.append(act)
                last, main = act, main if self.is_participle(act) else act
        return sorted(kept, key=lambda act: act.first)

    def _opens(self, act: Act) -> bool:
        """Whether the verb opens the sentence as a participle whose subject comes after: "Opposing this, the EU said"."""
        alone = act.first == self.view.first or self.tokens[act.first - 1].lower in w.QUOTES
        return alone and self.tokens[act.first].lower.endswith("ing") and not act.claim

    def _find_subject(self, act: Act, last: Act | None) -> None:
        """Set the holders of a verb: those right before it, or those of the verb before it that it is joined to."""
        seq, tokens = self.seq, self.tokens
        end = self._verb_start(self.place[act.first])
        act.start = seq[end] if end < len(seq) else act.first
        own = tuple(aside for aside in self.asides if aside.passed and aside.follows <= act.start == aside.after)
        before = tokens[seq[end - 1]].lower if end else ""
        participle = self.is_participle(act)
        joins = before in {"and", "but", "or", "then"} or (before == "while" and participle)
        if joins or (before == "," and (participle or act.first != act.start)):
            self._carry(act, last or self._unsaid(act, end), own, end)
        elif before == ",":
            self._past_apposition(act, end, last)
        elif before != "to" and end > 0:
            if before in {"who", "which", "that"} and end > 1:
                end -= 2 if tokens[seq[end - 2]].lower == "," else 1
            elif before == ":" and self.names.item_after(self.view.first) == seq[end - 1]:
                end -= 1  # as in minutes: "Norway: proposed a fund"
            self._take(act, last, own, end)

    def _carry(self, act: Act, last: Act | None, own: tuple[Aside, ...], end: int) -> None:
        """Take over the holders of the verb before; a participle takes not those who stand beside them."""
        if last is None or self._is_infinitive(act, last):
            return
        before, participle = self.tokens[self.seq[end - 1]].lower, self.is_participle(act)
        if not participle or before in {",", "while"} or self.word(last).endswith("ing"):
            act.holders = last.holders
            act.asides = own or (last.asides if not participle else ())
            act.start = self.seq[end - 1]

    def _take(self, act: Act, last: Act | None, own: tuple[Aside, ...], end: int) -> None:
        """Take the names that stand right before the verb."""
        holders, begin = self.names.list_before(self.seq, end)
        if last is not None and len(holders) > 1 and self._is_object(holders, last):
            holders = holders[-1:]
            begin = self.place[holders[0][0]]
        before = self.tokens[self.seq[begin - 1]].lower if begin else ""
        if self.is_participle(act) and not (before == "and" and last is not None and self.is_participle(last)):
            holders, begin = self._after_with(end)
        if holders and before not in _SUPPOSED:
            act.start = self.seq[begin]
            act.holders, act.asides = self.spoken_for(holders), own or self._beside(holders)

    def _is_object(self, holders: tuple[Stretch, ...], last: Act) -> bool:
        """Whether all but the last name are the object of the verb before: "backed the tariff and Oslo opposed it"."""
        between = self.tokens[holders[-1][0] - 2].lower == "," and len(holders) == 2
        return between or holders[0][0] - last.last <= 0

    def _is_infinitive(self, act: Act, last: Act) -> bool:
        """Whether the verb is joined to an infinitive, not to the verb before: "agreed to close it and support the staff"."""
        helped = self.tokens[act.first - 1].lower in w.AUXILIARIES | w.NEGATIONS
        return not helped and self.word(act) in self.words.bases and self.word(last) not in self.words.bases

    def _unsaid(self, act: Act, end: int) -> Act | None:
        """The subject of a verb that takes no stance itself: "The chair opened the meeting and proposed ..."."""
        if self.tokens[self.seq[end - 1]].lower == "," or self.is_participle(act):
            return None
        found = main_subject(self.view, self.seq[end - 1])
        stop = None if found is None else self.place.get(found[1])
        holders = self.names.list_before(self.seq, stop)[0] if stop is not None else ()
        if not holders:
            return None
        holders = self.spoken_for(holders)
        return Act(act.first, act.last, act.stance, holders=holders, asides=self._beside(holders))

    def is_participle(self, act: Act) -> bool:
        """Whether the verb is an -ing form without "be"."""
        at = self.place[act.first]
        be = any(self.tokens[self.seq[k]].lower in w.BE for k in range(self._verb_start(at), at))
        return self.tokens[act.first].lower.endswith("ing") and not be

    def _after_with(self, end: int) -> tuple[tuple[Stretch, ...], int]:
        """The names in "with Oslo opposing"."""
        for begin in range(end - 1, max(-1, end - 12), -1):
            if self.tokens[self.seq[begin]].lower == "with":
                names, stop = self.names.list_after(self.seq[begin] + 1)
                return (names, begin) if names and stop == self.seq[end - 1] + 1 else ((), end)
        return (), end

    def _past_apposition(self, act: Act, end: int, last: Act | None) -> None:
        """The subject whose apposition or relative clause ends at the comma before the verb; else a row of verbs goes on."""
        found = before_apposition(self.view, self.seq[end - 1])
        stop = next((i for i in range(*found) if self.tokens[i].lower in {",", "("}), found[1]) if found else 0
        name_end = self.place.get(stop)
        new = found is not None and (last is None or self._opens_clause(found[0], last))
        if new and name_end is not None:
            holders, begin = self.names.list_before(self.seq, name_end)
            if holders:
                act.holders, act.start = self.spoken_for(holders), self.seq[begin]
                act.asides = self._beside(holders)
        elif last is not None and not self._is_infinitive(act, last):
            act.holders, act.asides = last.holders, last.asides

    def _opens_clause(self, at: int, last: Act) -> bool:
        """Whether a clause of its own begins here, after the verb before."""
        before = self.tokens[at - 1].lower if at > self.view.first else ""
        return at <= last.first or before in w.SUBORDINATORS | w.STOPS | {"and", "but"} or at == last.last

    def _verb_start(self, at: int) -> int:
        """Back over auxiliaries and adverbs, to where the subject must end."""
        while at > 0:
            token = self.tokens[self.seq[at - 1]]
            word = token.lower
            adverb = word in w.ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in w.LY_NOUNS)
            plain = token.text[:1].islower() or at == 1
            known = (plain and (adverb or word in w.AUXILIARIES)) or self.seq[at - 1] in self.view.dated
            if word == "to" or not known:
                break
            at -= 1
        return at

    def _beside(self, holders: tuple[Stretch, ...]) -> tuple[Aside, ...]:
        """The asides that stand right after one of the names."""
        ends = {holder[1] for holder in holders}
        return tuple(aside for aside in self.asides if aside.passed and aside.follows in ends and aside.kind != "for")

    def spoken_for(self, holders: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
        """The names, and in place of each who speaks for a group, the group."""
        groups = {aside.follows: aside.names for aside in self.asides if aside.kind == "for"}
        return tuple(name for holder in holders for name in groups.get(holder[1], (holder,)))

    def _resolve(self, act: Act, kept: Sequence[Act]) -> None:
        """A pronoun in what is said stands for who says it: "Oslo said it opposed the plan"."""
        word = self.tokens[act.holders[0][0]].lower
        if len(act.holders) != 1 or word not in _PRONOUNS:
            return
        saying = next((one for one in reversed(kept) if one.claim), None)
        if word == "it" and (self.word(act) in _OF_THINGS or saying is None or act.start - saying.last > 2):
            act.holders = ()
        elif saying is not None and act.start - saying.last <= 2 and saying.holders:
            act.holders, act.asides = saying.holders, act.asides or saying.asides
            saying.claim, saying.negated = True, True  # the inner verb says it all

    def word(self, act: Act) -> str:
        """The verb as it stands, lower case."""
        return self.tokens[act.first].lower


def _is_passive(view: Scene, act: Act) -> bool:
    """Whether what is before the verb is its matter: "was proposed", "rejected by"."""
    by = act.last < view.last and view.tokens[act.last].lower == "by" and view.tokens[act.first].lower.endswith("ed")
    return by or (not act.after_be and is_passive(view, act.first))


def _act(hit: Hit) -> Act:
    return Act(hit.first, hit.last, hit.stance, negated=hit.negated, after_be=hit.cue.be)
