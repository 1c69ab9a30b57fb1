"""Whose position it is: from a noun phrase to parties, with pronouns and bare nouns traced back through the report."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from stateofplay.coding import together
from stateofplay.coding.communique import is_own_text, issuers
from stateofplay.coding.parties import PartyMention, parties_in
from stateofplay.coding.stances import stance_lexicon
from stateofplay.coding.voices import Voices
from stateofplay.language import closed as w
from stateofplay.language.clauses import Scene, Stretch, covered, main_subject
from stateofplay.language.inflect import stem
from stateofplay.language.people import People
from stateofplay.model.attribution import Attribution
from stateofplay.model.codebook import Codebook
from stateofplay.model.document import Document
from stateofplay.model.span import Span

_FIRST_PERSON = frozenset("we i us our my me ours mine".split())
_THIRD_PERSON = frozenset("he she it they his her its their them him".split())
_OPENERS = w.QUOTES | {"that", "whether", "if"}
_BACK = 3
_FAR_BACK = 4000
"""Characters before a source in which whom it points to was named."""
_RECENT = 24
"""Namings of parties that are looked back on for "both"."""
_OWN_BODIES = frozenset(
    "delegation ministry council board committee government union company party mission secretariat presidency movement "
    "assembly association federation league agency commission group office captains members side".split()
)
_DEFINITE = frozenset("the this that these those its their his her same both".split())
_SHARED = frozenset("deal agreement accord pact treaty settlement contract truce ceasefire".split())
"""What several make together belongs to none of them."""
_OPENS_APPOSITION = frozenset("who which whose supported backed opposed joined for with on representing speaking".split())
_GIVING = frozenset(
    "published publishing released offered presented tabled proposed submitted unveiled handed made sent drafted "
    "circulated issued put".split()
)
_PUT_FORWARD = frozenset(stem(x) for x in "offer proposal package summary draft paper terms text plan document".split())


class Cast:
    """The parties of one report as they come up. Bare nouns ("the officials") keep the party they were last named with."""

    def __init__(self, document: Document, codebook: Codebook, mentions: tuple[PartyMention, ...]) -> None:
        self.issuers = issuers(document.report, codebook) if is_own_text(document) else ()
        """Whose own text the report is, as its outlet says: "Press service of the rail union"."""
        self.document = document
        self.codebook = codebook
        self.mentions = mentions
        self.voices = Voices(document)
        self.people = People(document)
        self._starts = [m.first for m in mentions]
        self._asked: set[int] = set()
        self._verbs = w.COMMON_VERBS | stance_lexicon().verbs
        self._dated = covered(document, [d.span for d in document.dates])
        self._nouns = self._noun_table()
        self._givers = self._giver_table()
        self._antecedents = {a.source[0].start: a for a in document.attributions if a.source and a.antecedent is not None}

    def of(self, at: Stretch, sentence: int) -> tuple[str, ...]:  # noqa: PLR0911 - a return a kind of phrase
        """The parties that the noun phrase at `at` stands for; empty when it stands for none at the table."""
        tokens = self.document.tokens
        if at[0] >= at[1]:
            return ()
        words = [tokens[i].lower for i in range(*at)]
        named = parties_in(self.mentions_in(*self._head(at)), tokens, *at) or parties_in(self.mentions_in(*at), tokens, *at)
        if named:
            joined = len(words) > 2 and words[0] in _FIRST_PERSON | _THIRD_PERSON and words[1] == "and"
            return tuple(dict.fromkeys((*self.of((at[0], at[0] + 1), sentence), *named))) if joined else named
        several = together.counted(words)
        if several is not None:
            return self._together(at[0], several)
        if words and words[0] in _FIRST_PERSON:
            return self.speaker_at(tokens[at[0]].start) or (self.issuers if self.voices_are_outside(at[0]) else ())
        if words and words[0] in _THIRD_PERSON:
            antecedent = self._antecedents.get(tokens[at[0]].start)
            if antecedent is not None and antecedent.antecedent is not None:
                back = self.document.tokens_in(antecedent.antecedent.start, antecedent.antecedent.end)
                return self.of(back, sentence) if back != at else ()
            return self._pronoun(at[0], sentence, plural=words[0] in {"they", "their", "them"})
        person = self.people.who(at)
        if person is not None:
            return self._person(person)
        return self._noun(at) or (self.issuers if self._is_own_body(at) else ())

    def _together(self, at: int, several: together.Several) -> tuple[str, ...]:
        """Those whom "both", "the two unions", "all four" stand for: the whole table, or the last so many that were named."""
        parties = tuple(p.id for p in self.codebook.parties)
        wanted = several.size or len(parties)
        if wanted == len(parties) and not several.noun:
            return parties
        kind = (
            [p.id for p in self.codebook.parties if together.is_kind((p.name, *p.aliases), several.noun)]
            if several.noun
            else []
        )
        if len(kind) == wanted:
            return tuple(kind)
        found: dict[str, None] = {}
        low = bisect_left(self._starts, at)
        for mention in reversed(self.mentions[max(0, low - _RECENT) : low]):
            if not mention.person and (not kind or mention.party in kind):
                found.setdefault(mention.party)
            if len(found) == wanted and several.size:
                return tuple(reversed(found))
        return parties if wanted == len(parties) else ()

    def _is_own_body(self, at: Stretch) -> bool:
        """Whether the report is a body's own text, and the words are what it calls itself in it: "the delegation"."""
        if not self.issuers or not self.voices_are_outside(at[0]):
            return False
        words = [self.document.tokens[i].lower for i in range(*at)]
        return len(words) == 2 and words[0] == "the" and words[1] in _OWN_BODIES

    def voices_are_outside(self, at: int) -> bool:
        """Whether no quotation holds the token."""
        start = self.document.tokens[at].start
        low = bisect_left(self.document.quotations, start, key=lambda q: q.span.end)
        return not (low < len(self.document.quotations) and self.document.quotations[low].span.start <= start)

    def _person(self, name: Span) -> tuple[str, ...]:
        """The party of somebody whose name stands at the span."""
        first, last = self.document.tokens_in(name.start, name.end)
        return tuple(dict.fromkeys(m.party for m in self.mentions_in(first, last)))[:1]

    def _head(self, at: Stretch) -> Stretch:
        """The phrase up to its apposition; a list of parties is no apposition."""
        tokens = self.document.tokens
        comma = next((i for i in range(*at) if tokens[i].lower == ","), None)
        if comma is None or comma + 1 >= at[1]:
            return at
        listed = (
            any(m.first <= comma + 2 for m in self.mentions_in(comma + 1, at[1]))
            and tokens[comma + 1].lower not in _OPENS_APPOSITION
        )
        return at if listed else (at[0], comma)

    def speaker(self, attribution: Attribution, sentence: int) -> tuple[str, ...]:
        """The parties that the source of an attribution speaks for."""
        span = attribution.antecedent or (attribution.source[0] if attribution.source else None)
        if span is None:
            return ()
        at = self.document.tokens_in(span.start, span.end)
        found = self.of(at, sentence)
        return found if found or attribution.speaker in {"", span.exact} else self._called(attribution.speaker, span.start)

    def _called(self, name: str, before: int) -> tuple[str, ...]:
        """The party of a speaker whom the source only points to ("one of them"), by the last earlier naming of that speaker."""
        start = self.document.text.rfind(name, max(0, before - _FAR_BACK), before)
        if start < 0:
            return ()
        return self.of(self.document.tokens_in(start, start + len(name)), self.document.sentence_at(start))

    def speaker_at(self, offset: int) -> tuple[str, ...]:
        """The parties whose quoted or reported words stand at `offset`: the innermost attribution counts."""
        found = self.voices.innermost(offset, offset + 1)
        if found is None:
            return ()
        best = found[0]
        span = best.antecedent or best.source[0]
        at = self.document.tokens_in(span.start, span.end)
        return (
            self.of(at, self.document.sentence_at(span.start)) if self.document.tokens[at[0]].lower not in _FIRST_PERSON else ()
        )

    def mentions_in(self, first: int, last: int) -> tuple[PartyMention, ...]:
        """The namings of parties that begin among tokens `first` to `last` (exclusive)."""
        low = bisect_left(self._starts, first)
        return self.mentions[low : bisect_left(self._starts, last)]

    def _noun_table(self) -> dict[str, list[tuple[int, str]]]:
        """What each noun was named with: (token index, party) in order, by the stem of the noun."""
        tokens = self.document.tokens
        table: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for m in self.mentions:
            begin = m.last + 1 if m.last < len(tokens) and tokens[m.last].lower in {"'s", "'"} else m.last
            for i in range(begin, min(len(tokens), begin + 4)):
                if (
                    not tokens[i].lower.isalpha()
                    or tokens[i].lower in w.AUXILIARIES | w.PREPOSITIONS | w.CONJUNCTIONS | w.SUBORDINATORS
                ):
                    break
                if tokens[i].lower not in _SHARED:
                    table[stem(tokens[i].lower)].append((i, m.party))
        return table

    def _noun(self, at: Stretch) -> tuple[str, ...]:
        """The party that the head noun was last named with: "U.S. officials ... The officials"."""
        tokens = self.document.tokens
        if tokens[at[0]].lower not in _DEFINITE and at[1] - at[0] > 1:
            return ()
        end = next((i for i in range(at[0] + 1, at[1]) if tokens[i].lower in w.PREPOSITIONS | {",", "who"}), at[1])
        head = stem(tokens[end - 1].lower)
        if tokens[end - 1].text[:1].isupper():
            return ()
        named = self._nouns.get(head, [])
        before = bisect_left(named, (at[0], ""))
        if before:
            return (named[before - 1][1],)
        if head in _PUT_FORWARD:
            given = bisect_left(self._givers, (at[0], ""))
            return (self._givers[given - 1][1],) if given else ()
        return ()

    def _giver_table(self) -> list[tuple[int, str]]:
        """(token index, party): who published, offered or presented something, in order."""
        tokens = self.document.tokens
        table = []
        for sentence in self.document.sentences:
            for i in range(sentence.first, sentence.last):
                if tokens[i].lower in _GIVING:
                    before = self.mentions_in(sentence.first, i)
                    if before:
                        table.append((i, before[0].party))
        return table

    def _subject_of_sentence(self, index: int) -> Stretch | None:
        """The noun phrase that the sentence opens with, past "On Monday," and the like."""
        row = self.document.sentences[index]
        view = Scene(self.document.tokens, row.first, row.last, self._dated, frozenset(), self._verbs)
        return main_subject(view, row.last)

    def _is_new(self, at: Stretch) -> bool:
        return self.document.tokens[at[0]].lower not in _THIRD_PERSON | _FIRST_PERSON

    def _in_what_is_said(self, at: int, *, plural: bool) -> tuple[str, ...]:
        """The first party named in the reported words before the pronoun; the speaker's where the pronoun opens them."""
        tokens = self.document.tokens
        found = self.voices.innermost(tokens[at].start, tokens[at].end)
        if found is None:
            return ()
        first = self.document.tokens_in(found[1].start, found[1].end)[0]
        named = self.mentions_in(first, at)
        if named:
            return parties_in(named, tokens, named[0].first, at) if plural else (named[0].party,)
        if all(tokens[i].lower in _OPENERS for i in range(first, at)):
            return self.speaker(found[0], self.document.sentence_at(tokens[at].start))
        return ()

    def _pronoun(self, at: int, sentence: int, *, plural: bool) -> tuple[str, ...]:
        """The first party named before the pronoun: in what is said there, in the sentence, in the sentences just before."""
        sentences = self.document.sentences
        if at in self._asked:
            return ()  # a tagger may call a pronoun the source of the very words that it stands in
        self._asked.add(at)
        said = self._in_what_is_said(at, plural=plural)
        self._asked.discard(at)
        if said:
            return said
        inside = self.mentions_in(sentences[sentence].first, at)
        if inside:
            return parties_in(inside, self.document.tokens, inside[0].first, at) if plural else (inside[0].party,)
        for back in range(sentence - 1, max(-1, sentence - _BACK), -1):
            subject = self._subject_of_sentence(back)
            told = self.of(subject, back) if subject is not None and self._is_new(subject) else ()
            if told:
                return told if plural else told[:1]
            found = self.mentions_in(sentences[back].first, sentences[back].last)
            if found:
                return (found[0].party,)
        return ()
