"""What one of those who negotiate did on a day, where no listed word tells of the act.

A report gives the day of an act of the negotiation by the thousand verbs that people move, yield and stand firm with. So
where a party, a person or an office is the subject of a past tense in the active voice, or an offer is named, and the clause
holds a number, its day dates an offer; verbs of coming, going and daily life tell of none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from stateofplay.coding.event_dating import TOLD, Dated
from stateofplay.coding.event_table import Sense
from stateofplay.coding.event_triggers import Trigger
from stateofplay.coding.event_words import AGENTS, NUMERALS
from stateofplay.coding.parties import PartyMention
from stateofplay.language import closed as w
from stateofplay.language.inflect import forms
from stateofplay.language.wordset import words
from stateofplay.model.document import Document, MentionType, Sentence
from stateofplay.model.facts import EventKind

_OFFERED, _BID = Sense(EventKind.OFFER), Sense(EventKind.OFFER, noun=True)
_LEFT, _RIGHT, _NAME, _ASIDE, _LATE = 18, 12, 4, 9, 6
_EVERYDAY = frozenset(
    form
    for verb in (
        "leave fly walk arrive spend sit stand eat sleep drive travel wear run ride wait smile laugh cry nod sing dance work "
        "live die marry try attempt avoid see hear find lose win fall grow rise open close begin start stop end "
        "continue watch play cook drink land sail march strike picket protest gather return come go get have be do "
        "happen seem appear look feel remain stay turn pass cross enter visit join celebrate mourn pray rest retire resign "
        "appoint hire fire sack arrest jail free release buy sell own build count ship load carry collect lead "
        "earn pay charge sue file learn know think believe hope fear want need miss catch kill wound shell bomb hit "
        "hang light ring knock climb jump swim fish farm harvest fill empty shut switch cancel ground halt resume"
    ).split()
    for form in forms(verb)
) | words("flew drove slept ate wore rode sang swam rang grew spent sat stood left rose fell began kept won lost caught")
_ALSO_PRESENT = words("put set let read cut split quit shut hit")
_EDGES = frozenset('; : — – ( ) “ ” "'.split())
_STOPS = words("that which who because while although though when where if after before since as until unless")
_BEFORE_ADJECTIVE = w.DETERMINERS | w.POSSESSIVE_PRONOUNS | words("of by to in with and")
_INNER = words("of by to from in for with against on at about")
_NAMES = words("offer offers bid bids proposal proposals demand demands claim counteroffer counter-offer opening")
_SUBJECTS = words("he she they we")
_SKIPPED = w.ADVERBS | words("had has have also then again first later finally duly promptly twice once both")


def deed(document: Document, sentence: Sentence, one: Dated, mentions: Sequence[PartyMention]) -> Trigger | None:
    """What someone at the table did on the date: an offer with its number; None for none.

    Args:
        document: with its names and quantities.
        sentence: where the date stands.
        one: the date, a day that is not ahead.
        mentions: where the document names parties, in order.
    """
    low, high = _clause(document, sentence, one)
    best = -1
    for at in range(low, high):
        if one.first <= at < one.last or (best >= 0 and abs(best - one.first) <= abs(at - one.first)):
            continue
        if _is_told(document, at, low) and _is_agent(
            document, _subject(document, at, low, one), one.last if one.last <= at else low, mentions
        ):
            best = at
    if best >= 0 and document.tokens[best].lower not in _EVERYDAY and _has_number(document, best, high, one):
        return Trigger(best, best + 1, _OFFERED)
    for at in range(max(low, one.first - _LEFT), one.first):
        if document.tokens[at].lower in _NAMES and _has_number(document, at, high, one):
            return Trigger(at, at + 1, _BID)
    return None


def _clause(document: Document, sentence: Sentence, one: Dated) -> tuple[int, int]:
    """The tokens around the date that no colon, bracket, quotation mark or word that opens a clause cuts off."""
    tokens = document.tokens
    low, high = one.first, one.last
    while low > max(sentence.first, one.first - _LEFT) and tokens[low - 1].lower not in _EDGES | _STOPS:
        low -= 1
    while high < min(sentence.last, one.last + _RIGHT) and tokens[high].lower not in _EDGES | _STOPS:
        high += 1
    return low, high


def _is_told(document: Document, at: int, low: int) -> bool:
    """Whether the token is a verb in the past tense and the active voice."""
    word = document.tokens[at]
    if word.text[:1].isupper() or not (
        word.lower in TOLD | _ALSO_PRESENT or (word.lower.endswith("ed") and len(word.lower) > len("need"))
    ):
        return False
    before = document.tokens[at - 1].lower if at > low else ""
    return before not in w.BE | _BEFORE_ADJECTIVE


def _subject(document: Document, at: int, low: int, one: Dated) -> int:
    """The last token of what stands before the verb, dates, adverbs and appositions skipped; -1 where nothing does."""
    tokens, head = document.tokens, at - 1
    while head >= low:
        word = tokens[head].lower
        if one.first <= head < one.last:
            head = one.first - 1
        elif word in _SKIPPED or (word == "on" and head + 1 == one.first):
            head -= 1
        elif word == "," and (close := _opening(document, head, low)) >= 0:
            head = close - 1
        else:
            return head
    return -1


def _opening(document: Document, at: int, low: int) -> int:
    """The comma that opens the apposition that the comma at `at` closes; -1 for none."""
    return next((other for other in range(at - 1, max(low, at - _ASIDE) - 1, -1) if document.tokens[other].text == ","), -1)


def _is_agent(document: Document, head: int, low: int, mentions: Sequence[PartyMention]) -> bool:
    """Whether a party, a person or an office is named by the words that end at `head`."""
    if head < low:
        return False
    tokens = document.tokens
    word = tokens[head]
    if word.lower in _SUBJECTS:
        return True
    if any(tokens[at].lower in _INNER for at in range(max(low, head - _NAME), head)):
        return False
    at = bisect_left(mentions, head + 1, key=lambda one: one.first)
    if at and mentions[at - 1].last > head:
        return True
    near = bisect_left(document.mentions, word.end, key=lambda one: one.span.start)
    named = document.mentions[near - 1] if near else None
    if named is not None and named.span.end >= word.end and named.type in {MentionType.PER, MentionType.ORG}:
        return True
    return word.lower in AGENTS


def _has_number(document: Document, verb: int, high: int, one: Dated) -> bool:
    for at in range(verb + 1, high):
        token = document.tokens[at]
        if not one.first <= at < one.last and (token.text[:1].isdigit() or token.lower.partition("-")[0] in NUMERALS):
            return True
    return False
