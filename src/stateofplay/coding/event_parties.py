"""Who took part in an event: the subject of its verb, and whom it is said to be with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from stateofplay.coding.event_dating import TOLD
from stateofplay.coding.event_triggers import Trigger
from stateofplay.coding.event_words import AGENTS
from stateofplay.coding.parties import PartyMention, parties_in
from stateofplay.coding.stances import stance_lexicon
from stateofplay.language import closed as w
from stateofplay.language.clauses import Scene, Stretch, covered, is_passive, main_subject, subject_of
from stateofplay.language.wordset import words
from stateofplay.model.attribution import Attribution
from stateofplay.model.document import Document, Sentence
from stateofplay.model.facts import EventKind

_ALONE = frozenset({EventKind.STATEMENT, EventKind.OFFER})
_TOGETHER = frozenset({EventKind.TALKS, EventKind.CALL, EventKind.SIGNING, EventKind.ATTACK})
_MET = words(
    "meet meets met meeting see sees saw host hosts hosted hosting receive receives received face faces faced phone phones "
    "phoned phoning telephone telephones telephoned telephoning call calls called ring rings rang invite invites invited "
    "dial dials dialed dialled confront confronts confronted"
)
"""Verbs whose object meets their subject."""
_OUTSIDE = words(
    "critic critics opponent opponents rival rivals enemy enemies analyst analysts expert experts observer observers scholar "
    "scholars professor historian author judge victim victims neighbour neighbours neighbor neighbors reporter reporters"
)
_MATTERS = words("war wars conflict crisis talks question dispute deal accord plan issue file")
_OF_PLACE = words("in on at near about over against to with between into during after before under than like despite")
_OFFICES = AGENTS | words(
    "officials official administration troops forces army military navy envoy envoys counterpart foreign defence defense "
    "prime deputy acting interior finance trade chief head secretary general chancellor king queen prince ambassador "
    "adviser advisers advisor advisors aide aides colleague colleagues lawmakers leadership commander commanders spokesman "
    "spokeswoman spokesperson representatives representative leader leaders workers members executive executives"
)
_STOPS = w.STOPS | w.QUOTES | w.SUBORDINATORS | w.AUXILIARIES
_ENDS = words("for on in at about over to after before during until since by from into as with under near through amid around")
_UNCHANGED = words("cut hit put set let shut split quit asks names makes says calls wants")
_DASHES = words("- -- – —")
_REACH, _NAME, _GAP = 22, 6, 5
_BOTH = frozenset(
    {("both", "sides"), ("two", "sides"), ("both", "parties"), ("two", "parties"), ("both", "governments"), ("each", "other")}
)


@dataclass(frozen=True, slots=True)
class Guests:
    """The namings of parties of a document, in order, and the ids of all parties in the order of the codebook."""

    document: Document
    mentions: Sequence[PartyMention]
    order: Sequence[str]
    dated: frozenset[int]
    """The tokens of its dates."""
    speakers: dict[int, Attribution]
    """Who speaks, by the first token of the words that say so."""
    verbs: frozenset[str]

    @staticmethod
    def of(document: Document, mentions: Sequence[PartyMention], order: Sequence[str]) -> Guests:
        """Those of a document."""
        speakers: dict[int, Attribution] = {}
        for one in document.attributions:
            if one.cue and one.source and not one.is_nominal:
                speakers.setdefault(document.token_at(one.cue[0].start), one)
        dated = covered(document, [date.span for date in document.dates])
        return Guests(document, mentions, order, dated, speakers, w.COMMON_VERBS | stance_lexicon().verbs)

    def subject(self, sentence: Sentence, cue: Trigger) -> Stretch | None:
        """The noun phrase that the verb of an event is said of; None for a noun, a passive and where none is found."""
        source = self._source(cue)
        if source is not None and cue.sense.kind is EventKind.STATEMENT:
            first, last = self.document.tokens_in(source.source[0].start, source.source[-1].end)
            if sentence.first <= first < last <= sentence.last:
                return self._listed(sentence, (first, last))
        if cue.sense.noun or cue.noun >= 0 or self.is_passive(sentence, cue):
            return None
        found = subject_of(self._scene(sentence), cue.first, None)
        return self._listed(sentence, found.at) if found is not None else None

    def _listed(self, sentence: Sentence, at: Stretch) -> Stretch:
        """The subject without the dateline before it, and with the parties that a list names before it."""
        tokens, (first, last) = self.document.tokens, at
        if tokens[sentence.first].text.isupper():
            dash = next((i for i in range(first, min(last, sentence.first + _NAME)) if tokens[i].text in _DASHES), -1)
            if dash >= 0:
                return dash + 1, last
        several = any(tokens[i].lower == "and" for i in range(first, last)) or tokens[first - 1].lower == "and"
        while several and first > sentence.first + 1 and tokens[first - 1].lower in {",", "and"}:
            near = [one for one in self._inside(max(sentence.first, first - _NAME), first) if one.last == first - 1]
            if not near:
                break
            first = near[0].first
        return first, last

    def is_passive(self, sentence: Sentence, cue: Trigger) -> bool:
        """Whether the verb is said of whom it is done to; a participle that opens the sentence is."""
        opens = cue.first == sentence.first and self.document.tokens[cue.first].lower.endswith("ed")
        return opens or is_passive(self._scene(sentence), cue.first)

    def took_part(self, sentence: Sentence, cue: Trigger) -> tuple[str, ...]:
        """The parties that took part in an event, in the order of the codebook.

        Of a statement or an offer only whose it is; of a meeting, a call, a signing and an attack also whom it is with.
        Who is only named in what is said, in the object or elsewhere in the sentence takes no part.

        Args:
            sentence: where the event is told.
            cue: what tells of it.
        """
        phrases: list[Stretch] = []
        subject = self._limited(sentence, cue) if cue.sense.kind is EventKind.DEADLINE else self.subject(sentence, cue)
        found = list(self._named(subject)) if subject is not None else []
        if subject is not None:
            phrases.append(subject)
        source = None if cue.sense.noun else self._source(cue)
        if not found and source is not None and cue.sense.kind in _ALONE:
            found += self._before(source)
        at = cue.noun if cue.noun >= 0 else cue.first
        if cue.sense.noun or cue.noun >= 0:
            found += self._owner(sentence, at, cue)
        if cue.sense.noun or cue.noun >= 0 or self.is_passive(sentence, cue):
            found += self._behind(sentence, at, cue, words("by"))
        if cue.sense.kind in _TOGETHER:
            leads = words("with between to from") if cue.sense.kind is EventKind.CALL else words("with between")
            found += self._behind(sentence, at, cue, leads)
            if self.document.tokens[cue.first].lower in _MET and not cue.sense.noun and cue.noun < 0:
                found += self._company(cue.last, sentence.last)
        if self._are_both(phrases, cue):
            return tuple(self.order)
        return tuple(party for party in self.order if party in found)

    def told(self, sentence: Sentence, cue: Trigger, at: Stretch) -> Stretch | None:
        """The tokens of what is said or offered with its verb and its subject; None where it has none: a noun alone.

        Args:
            sentence: where it is told.
            cue: what tells of it.
            at: the tokens from the first word of its clause to the end of cue and date.
        """
        (first, last), tokens = at, self.document.tokens
        subject = self.subject(sentence, cue)
        if subject is not None:
            begins = subject[0] if max(0, first - subject[0]) <= _REACH else first
            return min(first, begins), self._whole(sentence, cue, max(last, min(subject[1], last + _REACH)))
        if not cue.sense.noun and cue.noun < 0 and tokens[cue.first - 1].lower in w.BE:
            return first, last
        if cue.first == sentence.first and not cue.sense.noun:
            spoken = next((i for i in range(last, min(sentence.last, last + _REACH)) if i in self.speakers), -1)
            return (first, spoken + 1) if spoken >= 0 else None
        for index in range(first, min(sentence.last, last + _REACH)):
            if index >= last and tokens[index].lower in w.STOPS | w.QUOTES:
                break
            if self._is_verb(index) and not cue.first <= index < cue.last - (not cue.sense.noun):
                return first, max(last, index + 1)
        return None if cue.sense.kind is EventKind.STATEMENT else (first, last)

    def _is_verb(self, at: int) -> bool:
        token = self.document.tokens[at]
        past = token.lower.endswith("ed") and token.text.islower()
        return (
            past
            or token.lower in w.AUXILIARIES
            or token.lower in TOLD | _UNCHANGED
            or (token.lower in self.verbs and self.document.tokens[at - 1].lower not in w.DETERMINERS)
        )

    def _whole(self, sentence: Sentence, cue: Trigger, last: int) -> int:
        """The end of the evidence, with what is asked for where it would end with the "for"."""
        tokens = self.document.tokens
        if last == cue.last and tokens[last - 1].lower in w.PREPOSITIONS:
            while last < min(sentence.last, cue.last + _NAME) and tokens[last].lower not in _STOPS | {","}:
                last += 1
        return last

    def _scene(self, sentence: Sentence) -> Scene:
        return Scene(self.document.tokens, sentence.first, sentence.last, self.dated, frozenset(), self.verbs)

    def _source(self, cue: Trigger) -> Attribution | None:
        return next((self.speakers[at] for at in range(cue.first, cue.last) if at in self.speakers), None)

    def _before(self, source: Attribution) -> tuple[str, ...]:
        """The parties of whom a pronoun stands for; a party itself is no "she"."""
        if source.antecedent is None:
            return ()
        first, last = self.document.tokens_in(source.antecedent.start, source.antecedent.end)
        body = any((one.first, one.last) == (first, last) and not one.person for one in self._inside(first, last))
        return () if body and source.source[0].exact.lower() in {"he", "she"} else self._named((first, last))

    def _limited(self, sentence: Sentence, cue: Trigger) -> Stretch | None:
        """Who is bound by a deadline: the subject of its own clause."""
        tokens, first = self.document.tokens, cue.first
        while first > max(sentence.first, cue.first - _REACH) and tokens[first - 1].lower not in _STOPS - w.AUXILIARIES | {","}:
            first -= 1
        view = Scene(tokens, first, sentence.last, self.dated, frozenset(), self.verbs)
        return main_subject(view, cue.first) if first < cue.first else None

    def _inside(self, first: int, last: int) -> Sequence[PartyMention]:
        low = bisect_left(self.mentions, first, key=lambda one: one.first)
        return self.mentions[low : bisect_left(self.mentions, last, lo=low, key=lambda one: one.first)]

    def _named(self, at: Stretch) -> tuple[str, ...]:
        """The parties that a noun phrase speaks for; none where they only stand in what it is about or where it is."""
        tokens, (first, last) = self.document.tokens, at
        if first >= last or any(token.lower in _OUTSIDE for token in tokens[first:last]):
            return ()
        inside = self._inside(first, last)
        own = [one for one in inside if one.last >= len(tokens) or tokens[one.last].lower not in _MATTERS]
        if not own:
            return ()
        for index in range(first, own[0].first):
            if tokens[index].lower in _OF_PLACE:
                office = index > first and tokens[index - 1].lower in _OFFICES and tokens[index].lower == "in"
                if not office:
                    return ()
        return parties_in(own, tokens, first, last)

    def _owner(self, sentence: Sentence, noun: int, cue: Trigger) -> tuple[str, ...]:
        """Whose it is: "the union's offer of May 3", "its reply", where the clause goes on with its own subject."""
        tokens = self.document.tokens
        low = max(sentence.first, noun - _GAP)
        near = self._inside(low, noun)
        if near and cue.sense.kind in _ALONE | {EventKind.ATTACK}:
            between = [i for i in range(near[-1].last, noun) if i not in self.dated]
            if all(not tokens[i].lower.isalpha() or tokens[i].lower.islower() for i in between) and not any(
                tokens[i].lower in w.PREPOSITIONS | w.CONJUNCTIONS | _STOPS | self.verbs | {","} for i in between
            ):
                return (near[-1].party,)
        if cue.sense.kind in _ALONE and any(tokens[i].lower in w.POSSESSIVE_PRONOUNS for i in range(low, noun)):
            after = cue.last + (cue.last < sentence.last and tokens[cue.last].text == ",")
            after += after < sentence.last and tokens[after].lower == "the" and not self._inside(after, after + 1)
            led = tokens[sentence.first].lower in w.PREPOSITIONS and cue.last - sentence.first <= 2 * _GAP
            return tuple(one.party for one in self._inside(after, after + 1)) if led else ()
        return ()

    def _behind(self, sentence: Sentence, first: int, cue: Trigger, leads: frozenset[str]) -> tuple[str, ...]:
        """Those whom a phrase behind the verb or noun names, which one of the words opens: "with", "between"."""
        tokens = self.document.tokens
        for at in range(first + 1, min(sentence.last, max(cue.last, first + 1) + _REACH)):
            word = tokens[at].lower
            if at >= cue.last and (word in _STOPS or (word == "," and tokens[at + 1 : at + 2] and at + 1 not in self.dated)):
                return ()
            if word in leads:
                found = self._company(at + 1, sentence.last)
                if found:
                    return found
        return ()

    def _company(self, first: int, stop: int) -> tuple[str, ...]:
        """The parties that the noun phrase names that begins at the token, each as one that can meet or sign."""
        tokens, found, at = self.document.tokens, dict[str, None](), first
        while at < min(stop, first + _REACH):
            row = self._inside(at, min(stop, at + _NAME))
            lead = range(at, row[0].first) if row else range(0)
            if not row or any(self._ends(i) for i in lead):
                break
            if any(tokens[i].lower in {"of", "to"} and tokens[i - 1].lower not in _OFFICES for i in lead):
                break
            mention = row[0]
            end = mention.last
            if not mention.person and end < stop and tokens[end].lower in self.verbs and tokens[end].lower.endswith("s"):
                break
            while end < min(stop, mention.last + _NAME) and not self._ends(end) and tokens[end].lower not in {",", "and", "&"}:
                end += 1
            rest = [tokens[i] for i in range(mention.last, end) if tokens[i].text.isalpha() and tokens[i].text.islower()]
            if rest and not any(token.lower in _OFFICES for token in rest):
                break
            found.setdefault(mention.party)
            at = end
            while at < stop and tokens[at].lower in {",", "and", "&"}:
                at += 1
            if at == end:
                break
        return tuple(found)

    def _ends(self, at: int) -> bool:
        """Whether a noun phrase ends before the token."""
        word = self.document.tokens[at].lower
        return at in self.dated or word in _STOPS or word in _ENDS or word in self.verbs or word in _OUTSIDE

    def _are_both(self, phrases: Sequence[Stretch], cue: Trigger) -> bool:
        """Whether "both sides" stand in what the event is said of, or right behind it, where two negotiate."""
        tokens = self.document.tokens
        if len(self.order) != len(("one", "other")):
            return False
        behind = (cue.last, min(len(tokens), cue.last + _GAP)) if cue.sense.kind in _TOGETHER else (0, 0)
        return any(
            (tokens[at].lower, tokens[at + 1].lower) in _BOTH
            for first, last in (*phrases, behind)
            for at in range(first, min(last, len(tokens) - 1))
        )
