"""Who is named: one name, or a list ("Norway, the African Group and several parties"), read to the right or to the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from stateofplay.language import closed as w
from stateofplay.language.clauses import Stretch
from stateofplay.language.phrasebook import rows
from stateofplay.language.states import load_states
from stateofplay.model.document import Token

_MOST_ITEMS = 60
_MOST_WORDS = 14
_AND = frozenset({"and", "&", "or", "nor", "plus"})
_PARTICIPLES = frozenset(
    "developing emerging participating remaining leading neighbouring neighboring striking governing ruling opposing "
    "negotiating acting visiting sitting founding industrialized industrialised developed united associated allied".split()
)
_STOP = (
    w.STOPS
    | w.QUOTES
    | w.SUBORDINATORS
    | w.PREPOSITIONS
    | w.CONJUNCTIONS
    | w.AUXILIARIES
    | w.PRONOUNS
    | w.NEGATIONS
    | {",", "this", "that", "there", "what"}
)
_COUNTED = frozenset("number group majority handful coalition couple minority series bloc alliance dozen hundreds".split())
_SPEAKING = (["speaking", "on", "behalf", "of"], ["on", "behalf", "of"], ["speaking", "for"], ["representing"], ["for"])
_OTHERS = frozenset("others other".split())
_ALONE = frozenset("some many several most few both all others another each".split())
_ADJECTIVES = frozenset("recent new current previous further initial latest early specific additional financial annual".split())
_OWN = frozenset("we they he she it i you everyone nobody".split())
_INSIDE = frozenset({"/", "'s", "'"})


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper()


def is_adverb(word: str) -> bool:
    """Whether the word may stand before a verb and say only how."""
    return word in w.ADVERBS or word.endswith("ly")


@cache
def _double_names() -> frozenset[tuple[str, str]]:
    """The words around the "and" of one state's name: ("antigua", "barbuda")."""
    names = [name.lower().split() for state in load_states() for name in (state.name, *state.aliases)]
    return frozenset((n[i - 1], n[i + 1]) for n in names for i in range(1, len(n) - 1) if n[i] in {"and", "&"})


@cache
def things() -> frozenset[str]:
    """Nouns that hold no position, singular."""
    return frozenset(row[0] for row in rows("coding", "sides.tsv") if row[1] == "thing")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads names among the tokens of one sentence, `first` to `last` (exclusive); `verbs` end a name."""

    tokens: Sequence[Token]
    first: int
    last: int
    verbs: frozenset[str]
    dated: frozenset[int]

    def is_inner(self, at: int) -> bool:  # noqa: PLR0911 - a return a word class
        """Whether the token may stand in a name or a bare noun phrase."""
        token = self.tokens[at]
        word = token.lower
        if word in _INSIDE:
            return True
        if at in self.dated and not word.isdigit():
            return False
        if (word in w.LINKS and self._is_inside_name(at)) or (word == "i" and self._is_numeral(at)):
            return True
        if word.isdigit():
            return at + 1 < self.last and _is_capital(self.tokens[at + 1]) and self.tokens[at - 1].lower in w.DETERMINERS
        if _is_capital(token):
            return (
                word not in _STOP or word == "our" or (len(word) > 1 and token.text.isupper() and word in {"us", "it", "who"})
            )
        if word in _STOP or word in w.DETERMINERS or word in w.ADVERBS or word in w.TIME_NOUNS or not word[:1].isalpha():
            return False
        if word in self.verbs or word in w.COMMON_VERBS:
            return False
        return word in _PARTICIPLES or not word.endswith(("ing", "ly", "ed"))

    def item_after(self, at: int, *, bare: bool = True, deep: bool = False) -> int:
        """Where the name that begins at `at` ends; `at` when none does.

        Args:
            at: the token to begin at.
            bare: a noun without article or capital will do.
            deep: "for the ..." may stand in it ("the Alliance for the Peoples of Our America").
        """
        start = at
        if at < self.last and self._is_own(at):
            return at + 1
        while at < self.last and self._opens(at):
            at += 1
        named = at
        links = {"of", "for"} if deep else {"of"}
        while at < self.last and at - start < _MOST_WORDS:
            word = self.tokens[at].lower
            if self.is_inner(at):
                at += 1
            elif (word in links and at > named and self._goes_on(at)) or self._is_double(at):
                at += 2
            else:
                break
        while at > named and self.tokens[at - 1].lower in _INSIDE:
            at -= 1
        if at == named:
            return at if named > start and self.tokens[named - 1].lower in _ALONE else start
        if start == named and not _is_capital(self.tokens[named]) and (not bare or self.tokens[named].lower in w.ADVERBS):
            return start
        return self._past_brackets(at)

    def list_after(self, at: int) -> tuple[tuple[Stretch, ...], int]:
        """The names of the list that begins at `at`, and its end; each is the group spoken for where it says so."""
        found: list[Stretch] = []
        closed = False
        while at < self.last and len(found) < _MOST_ITEMS:
            end = self.item_after(at)
            if end == at:
                break
            group = self.group_after(end)
            found.append(group[0] if group else (at, self._bare_end(at, end)))
            end = group[1] if group else end
            following = self._join(end)
            if following is None or (closed and self.tokens[end].lower == "," and following == end + 1):
                at = end
                break
            closed = closed or self.tokens[following - 1].lower in _AND
            at, before = following, end
            if self.item_after(at) == at or (self.tokens[following - 1].lower == "," and not self._is_listed(at)):
                at = before
                break
        return tuple(found), at

    def group_after(self, at: int) -> tuple[Stretch, int] | None:
        """Who is spoken for right after a name (", for the African Group"), and where the aside ends, before its comma."""
        here = at + 1 if at < self.last and self.tokens[at].lower == "," else at
        words = [token.lower for token in self.tokens[here : min(self.last, here + 4)]]
        for opener in _SPEAKING:
            if words[: len(opener)] == opener and (here > at or opener[0] == "on"):
                begin = here + len(opener)
                end = self.item_after(begin, bare=False, deep=True)
                if end > begin and any(_is_capital(self.tokens[i]) for i in range(begin, end)):
                    return (begin, self._bare_end(begin, end)), end
        return None

    def is_thing(self, at: Stretch) -> bool:
        """Whether the name is of a thing, which holds no position."""
        head = next((i for i in range(at[0], at[1]) if self.tokens[i].lower == "of"), at[1]) - 1
        if self.tokens[max(at[0], head)].lower in _COUNTED and head + 1 < at[1]:
            head = at[1] - 1
        word = self.tokens[max(at[0], head)].lower
        known = things()
        return word in known or word.removesuffix("s") in known or (word.endswith("ies") and word[:-3] + "y" in known)

    def is_vague(self, at: Stretch) -> bool:
        """Whether it only says "others"."""
        words = {self.tokens[i].lower for i in range(*at)}
        return bool(words & _OTHERS) and words <= _OTHERS | {"the", "all", "some"}

    def list_before(self, seq: Sequence[int], end: int) -> tuple[tuple[Stretch, ...], int]:
        """The names of the list that ends before position `end` of `seq` (token indices); and where it begins in `seq`."""
        found: list[Stretch] = []
        commas: list[bool] = []
        joined = False
        begin = end
        while len(found) < _MOST_ITEMS:
            start = self._item_before(seq, begin)
            if start == begin:
                break
            found.append((seq[start], self._bare_end(seq[start], seq[begin - 1] + 1)))
            at = start
            if at > 0 and self._word(seq, at - 1) in _AND:
                joined = True
                comma = at > 1 and self._word(seq, at - 2) == ","
                following = at - 2 if comma else at - 1
                commas.append(comma)
            elif at > 0 and self._word(seq, at - 1) == "," and (joined or self._is_apposed(seq, at - 1)):
                following = at - 1
                commas.append(True)
                if not joined:
                    first = self._item_before(seq, following)
                    return ((seq[first], self._bare_end(seq[first], seq[following - 1] + 1)),), first
            else:
                begin = start
                break
            if not self._may_join(seq, following):
                begin = start
                commas = commas[: len(found) - 1]
                break
            begin = following
        else:
            begin = end
        return self._without_opening(seq, found, commas, begin, end)

    def _without_opening(
        self, seq: Sequence[int], found: list[Stretch], commas: list[bool], begin: int, end: int
    ) -> tuple[tuple[Stretch, ...], int]:
        """The list less what belongs to an opening like "On finance, "; nothing where all of it hangs on a preposition."""
        if not found:
            return (), end
        begin = next((k for k in range(end) if seq[k] == found[-1][0]), begin)
        before = self._word(seq, begin - 1) if begin > 0 else ""
        hangs = before in w.PREPOSITIONS or (begin > 0 and before.endswith("ing") and before not in _PARTICIPLES)
        if not hangs:
            return tuple(reversed(found)), begin
        for size in range(len(found) - 1, 0, -1):
            if commas[size - 1]:
                kept = found[:size]
                begin = next((k for k in range(end) if seq[k] == kept[-1][0]), begin)
                return tuple(reversed(kept)), begin
        last = found[0]
        if len(found) > 1 and (_is_capital(self.tokens[last[0]]) or self.tokens[last[0]].lower in w.DETERMINERS):
            return (last,), next((k for k in range(end) if seq[k] == last[0]), end)
        return (), end

    def _word(self, seq: Sequence[int], at: int) -> str:
        return self.tokens[seq[at]].lower

    def _item_before(self, seq: Sequence[int], end: int) -> int:
        """The position in `seq` where the name that ends before `end` begins; `end` when none does."""
        at = end
        if at > 0 and self._is_own(seq[at - 1]):
            return at - 1
        while at > 0 and end - at < _MOST_WORDS:
            here = seq[at - 1]
            word = self.tokens[here].lower
            if at < end and seq[at] - here > 1:
                break
            if self.is_inner(here):
                at -= 1
            elif word in w.DETERMINERS and word not in {"this", "that"}:
                at -= 1
                of = at > 1 and self._word(seq, at - 1) == "of" and self._is_noun(seq[at - 2])
                if not of and not (at > 0 and self._opens(seq[at - 1])):
                    break
            elif at < end and (self._is_double(here) or (word in {"of", "from"} and at > 1 and self._is_noun(seq[at - 2]))):
                at -= 1
            else:
                break
        while at < end and self.tokens[seq[at]].lower in _INSIDE | {"of", "from"}:
            at += 1
        if at < end and all(self.tokens[i].lower in w.DETERMINERS - _ALONE | _ADJECTIVES for i in seq[at:end]):
            return end
        return at

    def _may_join(self, seq: Sequence[int], end: int) -> bool:
        """Whether what ends before `end` can be one more name: with a capital, an article, or alone as a bare noun."""
        start = self._item_before(seq, end)
        if start == end:
            return False
        opening = self.tokens[seq[start]]
        first = start == 0 or self._word(seq, start - 1) in w.STOPS | w.QUOTES | w.SUBORDINATORS | {","}
        return _is_capital(opening) or opening.lower in w.DETERMINERS or self._is_own(seq[start]) or first

    def _is_apposed(self, seq: Sequence[int], comma: int) -> bool:
        """Whether the sentence opens with a name that ends at the comma: "Ada Lind, New Zealand, said"."""
        start = self._item_before(seq, comma)
        opens = start == 0 or self._word(seq, start - 1) in w.STOPS | w.QUOTES
        return start < comma and opens and _is_capital(self.tokens[seq[start]]) and _is_capital(self.tokens[seq[comma - 1]])

    def _is_inside_name(self, at: int) -> bool:
        """Whether the preposition stands between two capitals of one name: "COUNCIL FOR ENERGY", "Campaign for Peace"."""
        if not self.first + 1 < at < self.last - 1 or self.tokens[at].lower not in {"for", "of", "on"}:
            return False
        before, after = self.tokens[at - 1], self.tokens[at + 1]
        alone = before.lower in w.PREPOSITIONS or before.lower in w.DETERMINERS
        return _is_capital(before) and _is_capital(after) and not alone and before.lower not in _AND

    def _is_numeral(self, at: int) -> bool:
        """Whether "I" is a number: "Annex I parties"."""
        return self.first < at < self.last - 1 and _is_capital(self.tokens[at - 1]) and self.tokens[at - 1].lower.isalpha()

    def _is_own(self, at: int) -> bool:
        token = self.tokens[at]
        if token.lower == "i" and self._is_numeral(at):
            return False
        return token.lower in _OWN and not (token.text.isupper() and len(token.text) > 1)

    def _opens(self, at: int) -> bool:
        """Whether an article or a number of some kind opens a name here: "the", "many of the", "a number of"."""
        word = self.tokens[at].lower
        if word in w.DETERMINERS:
            return word not in {"this", "that"}
        before = self.tokens[at - 1].lower if at > self.first else ""
        if word == "of":
            return before in _COUNTED or before in w.DETERMINERS
        return word in _COUNTED and at + 1 < self.last and self.tokens[at + 1].lower == "of"

    def _goes_on(self, at: int) -> bool:
        """Whether a name goes on after "of"."""
        return at + 1 < self.last and (self.is_inner(at + 1) or self.tokens[at + 1].lower in w.DETERMINERS)

    def _is_noun(self, at: int) -> bool:
        return self.is_inner(at) and self.tokens[at].lower[:1].isalpha()

    def _is_double(self, at: int) -> bool:
        if not self.first < at < self.last - 1 or self.tokens[at].lower not in _AND:
            return False
        pair = (self.tokens[at - 1].lower, self.tokens[at + 1].lower)
        return pair in _double_names()

    def _past_brackets(self, at: int) -> int:
        """Past "(IETA)" and the like."""
        if at < self.last and self.tokens[at].lower == "(":
            for i in range(at + 1, min(self.last, at + 8)):
                if self.tokens[i].lower == ")":
                    return i + 1
        return at

    def _bare_end(self, first: int, end: int) -> int:
        """The end of a name without the brackets after it."""
        return next((i for i in range(first + 1, end) if self.tokens[i].lower == "("), end)

    def _join(self, at: int) -> int | None:
        """Where the next name of a list may begin: past ",", "and", ", and", "as well as", "but also"."""
        if at >= self.last:
            return None
        words = [token.lower for token in self.tokens[at : min(self.last, at + 4)]]
        comma = words[0] == ","
        rest = words[1:] if comma else words
        if rest[:1] and rest[0] in _AND:
            return at + comma + 1
        if rest[:3] == ["as", "well", "as"]:
            return at + comma + 3
        return at + 1 if comma else None

    def _is_listed(self, at: int) -> bool:
        """Whether the name after a comma is one of the list: no verb follows it, and it does not go on as a clause."""
        end = self.item_after(at, bare=False)
        if end == at:
            return self._bare_listed(at)
        group = self.group_after(end)
        end = group[1] if group else end
        if end >= self.last:
            return True
        return not self._is_verb_group(end)

    def _bare_listed(self, at: int) -> bool:
        """Whether a bare noun goes on with a list: "doctors, nurses and porters"."""
        end = self.item_after(at)
        return end > at and end - at <= 3 and end < self.last and self.tokens[end].lower in _AND | {","}

    def _is_verb_group(self, at: int) -> bool:
        """Whether a verb, or an adverb before one, stands here, so that what is before it is a subject."""
        for i in range(at, min(self.last, at + 4)):
            word = self.tokens[i].lower
            if word in self.verbs or word in w.AUXILIARIES or word in w.COMMON_VERBS:
                return True
            if word not in w.ADVERBS and not word.endswith("ly"):
                return False
        return False
