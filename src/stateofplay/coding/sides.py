"""The sides of a sentence: who takes which stance on what is put forward in it, in lists and asides too.

"Norway, supported by Australia and the EU but opposed by Brazil, proposed a fund" holds four positions on one proposal. Asides
are read first, from left to right, and then looked past, so that what is left is a subject, its verb and its object.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stateofplay.coding.acts import Act, Acts
from stateofplay.coding.asides import Aside
from stateofplay.coding.rosters import things
from stateofplay.language import closed as w
from stateofplay.language.clauses import Scene, Stretch, trimmed
from stateofplay.model.statement import Stance

_MOST = 600
"""Tokens of a sentence that are read: more is no sentence, and what is read stays linear in the text."""
_NEAR = 10
_DUTY = frozenset("should must shall ought".split())
_HAVE_TO = (["need", "to"], ["needs", "to"], ["has", "to"], ["have", "to"])
_POINTS_BACK = frozenset("this that it these those them so".split())
_CON = frozenset({Stance.REJECTS})
_RATHER = frozenset({"over", "rather", "instead"})
_SEES_LIKE = frozenset("agree agreed agrees agreeing concur concurred concurs concurring".split())
_SEES_ELSE = frozenset("disagree disagreed disagrees disagreeing dissented dissents demurred".split())
_WISHED = _DUTY | {"could", "might", "may", "can", "if", "unless"}
_CLAUSE = w.STOPS | {"while", "whereas", "although", "though", "but"}


@dataclass(frozen=True, slots=True)
class Side:
    """One position: token indices of the holder's name, of the cue and of what it is about (empty: what was said before)."""

    holder: Stretch
    stance: Stance
    matter: Stretch
    proposal: int
    """Which proposal of the sentence, from 1."""
    cue: Stretch
    own: bool = True
    """The holder is the subject, not one who is said to stand beside or against it."""


def find(view: Scene) -> tuple[Side, ...]:
    """The sides of one sentence, in the order of the words."""
    return _Finder(replace(view, last=min(view.last, view.first + _MOST))).sides()


class _Finder:
    """Tells what each verb and aside of one sentence is about, and what follows for each holder."""

    def __init__(self, view: Scene) -> None:
        self.view = view
        self.tokens = view.tokens
        self.read = Acts(view)

    def sides(self) -> tuple[Side, ...]:
        """All sides, acts first in the order of the words, then what hangs on none of them."""
        acts = self.read.with_subjects()
        self._hang_trailing(acts)
        found: list[Side] = []
        about: list[tuple[int, Stretch]] = []
        for number, matter, act in self._numbered(acts):
            about.append((number, matter))
            found += self._of_act(act, number, matter)
        hung = {aside for act in acts for aside in (*act.asides, *act.trailing)}
        loose = [aside for aside in self.read.asides if aside not in hung and aside.kind in {"by+", "by-"}]
        found += self._of_loose(loose, about)
        found += self._of_nouns(max((side.proposal for side in found), default=0))
        kept = sorted(_distinct(self._actors(found)), key=lambda s: (s.proposal, s.holder, s.stance))
        numbers = {old: new for new, old in enumerate(dict.fromkeys(side.proposal for side in kept), 1)}
        return tuple(replace(side, proposal=numbers[side.proposal]) for side in kept)

    def _of_loose(self, loose: Sequence[Aside], about: Sequence[tuple[int, Stretch]]) -> Iterator[Side]:
        """Those named after "was opposed by" or in "a plan backed by": each chain is about what stands before it."""
        number = max((n for n, _ in about), default=0)
        chains: dict[int, tuple[int, Stretch]] = {}
        for aside in loose:
            if aside.opens or self._tells_nothing(aside):
                continue
            if aside.follows not in chains:
                stated = next((one for one in about if self._is_of(aside, one[1])), None)
                new = (number + 1, self._before(aside))
                again = next((one for one in chains.values() if one[1][0] == new[1][0]), None)
                chains[aside.follows] = stated or again or new
                number = max(number, chains[aside.follows][0])
                if aside.passed:
                    which, matter = chains[aside.follows] = chains[aside.follows][0], self._after(aside)
                    yield from (Side(h, Stance.SUPPORTS, matter, which, aside.cue) for h in self._subject_of(aside))
            which, matter = chains[aside.follows]
            yield from (Side(h, _towards(Stance.SUPPORTS, aside), matter, which, aside.cue, own=False) for h in aside.names)

    def _is_of(self, aside: Aside, matter: Stretch) -> bool:
        """Whether the aside hangs on the words of a verb's object: "proposed a move opposed by", ", which was supported by"."""
        gap = [self.tokens[i].lower for i in range(matter[1], max(matter[1], aside.follows))]
        return matter[0] < aside.follows and (len(gap) <= 1 or (len(gap) <= 5 and "which" in gap[:2]))

    def _tells_nothing(self, aside: Aside) -> bool:
        """Whether it tells no stance: who pays ("activities supported by the fund"), or who would have to agree."""
        before = self.tokens[aside.follows - 1].lower
        clause = self._before(aside)
        words = (
            {self.tokens[i].lower for i in range(max(clause[0], aside.follows - _NEAR), aside.follows)}
            if aside.loose
            else set()
        )
        if words & _WISHED or {"have", "to"} <= words:
            return True  # "must be supported by Congress" says no stance of Congress
        alone = len(aside.names) == 1 and self.tokens[aside.cue[0]].lower == "supported"
        return aside.loose and alone and before not in w.AUXILIARIES | w.ADVERBS and before.removesuffix("s") not in things()

    def _subject_of(self, aside: Aside) -> tuple[Stretch, ...]:
        """Whoever does what an aside supports, where the verb takes no stance: "Oslo, backed by Kyiv, bracketed the text"."""
        place = next((k for k, i in enumerate(self.read.seq) if i >= aside.follows), len(self.read.seq))
        holders = self.read.spoken_for(self.read.names.list_before(self.read.seq, place)[0])
        return tuple(h for h in holders if self.tokens[h[1] - 1].text[:1].isupper())

    def _after(self, aside: Aside) -> Stretch:
        """What an aside between a subject and a verb of any kind is about: the verb and what follows; else what is before."""
        if not self._subject_of(aside):
            return self._before(aside)
        end = next((i for i in range(aside.after, self.view.last) if self.tokens[i].lower in _CLAUSE | {","}), self.view.last)
        return trimmed(self.view, aside.after, end)

    def _hang_trailing(self, acts: Sequence[Act]) -> None:
        """An aside after the object belongs to the last verb before it: "proposed a fund, opposed by Brazil"."""
        for aside in self.read.asides:
            if aside.passed or aside.loose or (aside.kind == "with" and not (aside.opens or self._is_joining(aside))):
                continue
            before = [act for act in acts if act.first < aside.first]
            following = next((act for act in acts if act.start >= aside.last), None)
            if aside.opens and following is not None:
                following.trailing.append(aside)
            elif before and not aside.opens:
                before[-1].trailing.append(aside)

    def _is_joining(self, aside: Aside) -> bool:
        """Whether it says, after the object, who else: "called for a vote, along with Peru"."""
        return self.tokens[aside.first].lower == "," and self.tokens[aside.cue[0]].lower in {"along", "together", "joined"}

    def _numbered(self, acts: Sequence[Act]) -> Iterator[tuple[int, Stretch, Act]]:
        """Each verb with the number of its proposal and the words that state it; a bare "objected" is about the one before."""
        number, last, said, opened = 0, (self.view.first, self.view.first), Stance.SUPPORTS, False
        for k, act in enumerate(acts):
            matter = self._matter(act, acts[k + 1 :])
            if act.claim:
                stance = None if act.negated or self.read.is_participle(act) else self._claimed(act, matter)
                if stance is None:
                    continue
                act.stance = stance
            words = [word for i in range(*matter) if (word := self.tokens[i].lower)[:1].isalpha()]
            points = len(words) == 1 and words[0] in _POINTS_BACK
            bare = not words or (points and number > 0)
            ahead = bare and self._shares_ahead(act, acts[k + 1 :])
            if bare and number and not ahead:
                matter = last
                act.stance = act.stance if points else _answered(self.tokens[act.first].lower, act.stance, said)
            else:
                number += not opened
                opened = ahead
            if ahead:
                matter = self._matter(acts[k + 1], acts[k + 2 :])
            last, said = matter, act.stance
            yield number, matter, act

    def _shares_ahead(self, act: Act, later: Sequence[Act]) -> bool:
        """Whether the object stands after the next verb: "Britain proposed, and France seconded, a change"."""
        return bool(later) and all(
            self.tokens[i].lower in {",", "and", "but", "or"} for i in range(act.last, max(act.last, later[0].start))
        )

    def _matter(self, act: Act, later: Sequence[Act]) -> Stretch:
        """From the cue to the end of its clause."""
        end = self.view.last
        opening = act.start <= self.view.first + 1 and self.read.is_participle(act)
        for aside in self.read.asides:
            if aside.first >= act.last and aside.names:
                end = min(end, aside.first)
        for one in later:
            if one.start >= act.last:
                end = min(end, one.start)
        for i in range(act.last, end):
            word = self.tokens[i].lower
            following = self.tokens[i + 1].lower if i + 1 < end else ""
            note = word == "," and (opening or following in {"who", "which", "while", "but"} or following.endswith("ing"))
            if (
                (word in _CLAUSE and word != "(" and i > act.last)
                or note
                or (word in _RATHER and "prefer" in self.read.word(act))
            ):
                end = i
                break
        return trimmed(self.view, act.last, max(act.last, end))

    def _claimed(self, act: Act, matter: Stretch) -> Stance | None:
        """The stance that a thing said comes to: a duty is demanded; else it counts only where others take sides on it."""
        words = [self.tokens[i].lower for i in range(*matter)]
        limit = next((k for k, word in enumerate(words) if word in {"which", "who", "because", ";"}), len(words))
        for k, word in enumerate(words[:limit]):
            if (
                word in _DUTY
                or (word in {"need", "needs"} and words[k + 1 : k + 2] == ["to"])
                or words[k : k + 2] == ["has", "to"]
            ):
                denied = bool(set(words[k + 1 : k + 3]) & {"not", "never"}) or words[k - 1 : k] == ["nobody"]
                return Stance.REJECTS if denied else Stance.DEMANDS
        sided = any(aside.kind in {"by+", "by-"} for aside in (*act.asides, *act.trailing))
        return Stance.SUPPORTS if sided or self._has_partner(act) else None

    def _has_partner(self, act: Act) -> bool:
        return any(aside.kind == "with" for aside in act.asides)

    def _before(self, aside: Aside) -> Stretch:
        """What "was opposed by" is said of: the clause before it."""
        start = next(
            (i + 1 for i in range(aside.first - 1, self.view.first, -1) if self.tokens[i].lower in _CLAUSE), self.view.first
        )
        end = aside.follows
        while end > start + 1 and self.tokens[end - 1].lower in w.AUXILIARIES | w.ADVERBS | {","}:
            end -= 1
        return trimmed(self.view, start, max(start, end))

    def _of_act(self, act: Act, number: int, matter: Stretch) -> Iterator[Side]:
        cue = (act.first, act.last)
        for holder in act.holders:
            yield Side(holder, act.stance, matter, number, cue)
        for aside in dict.fromkeys((*act.asides, *act.trailing)):
            for name in aside.names:
                if aside.kind == "with":
                    yield Side(name, act.stance, matter, number, cue, own=False)
                elif aside.kind in {"by+", "by-"}:
                    yield Side(name, _towards(act.stance, aside), matter, number, aside.cue, own=False)

    def _of_nouns(self, count: int) -> Iterator[Side]:
        """Those of "the objection of Oslo", "a proposal by the union"."""
        for i in range(self.view.first + 1, self.view.last - 2):
            stance = self.read.words.nouns.get(self.tokens[i].lower)
            opener = self.tokens[i + 1].lower
            if stance is None or opener not in ({"by", "from", "of"} if stance is Stance.REJECTS else {"by", "from"}):
                continue
            names, end = self.read.names.list_after(i + 2)
            named = [name for name in names if self.tokens[name[1] - 1].text[:1].isupper()]
            count += bool(named)
            matter = trimmed(self.view, end, self._clause_end(end))
            yield from (Side(name, stance, matter, count, (i, i + 1)) for name in named)

    def _clause_end(self, at: int) -> int:
        return next((i for i in range(at, self.view.last) if self.tokens[i].lower in _CLAUSE | {","}), self.view.last)

    def _actors(self, sides: Sequence[Side]) -> Iterator[Side]:
        """Those that are somebody's."""
        for side in sides:
            if not self.read.names.is_thing(side.holder) and not self.read.names.is_vague(side.holder):
                yield side


def _towards(stance: Stance, aside: Aside) -> Stance:
    """What those named in an aside hold, given what they are said to support or oppose."""
    if stance is Stance.UNDECIDED:
        return stance
    against = (aside.kind == "by-") != aside.denied
    return Stance.REJECTS if against != (stance in _CON) else Stance.SUPPORTS


def _answered(word: str, stance: Stance, said: Stance) -> Stance:
    """The stance of a verb without object towards what was said before: to agree with a refusal is to refuse."""
    if word in _SEES_LIKE:
        return said
    return Stance.SUPPORTS if word in _SEES_ELSE and said in _CON else stance


def _distinct(sides: Iterator[Side]) -> Iterator[Side]:
    """Each holder once for each proposal: the first that says so."""
    seen: set[tuple[Stretch, int]] = set()
    for side in sides:
        key = (side.holder, side.proposal)
        if key not in seen:
            seen.add(key)
            yield side
