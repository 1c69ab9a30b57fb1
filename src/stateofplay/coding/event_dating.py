"""Which act of a sentence a date dates, and whether the act lies behind the report or ahead of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from stateofplay.coding.event_speech import Speech
from stateofplay.coding.event_table import Sense
from stateofplay.coding.event_triggers import Trigger
from stateofplay.language import closed as w
from stateofplay.language.wordset import words
from stateofplay.model.document import DateMention, Document, Sentence, TimexType
from stateofplay.model.facts import EventKind

_COMMA, _BREAK, _DATED, _NOUN, _ADJUNCT, _LIMIT, _FAR = 3, 6, 6, 5, 3, 18, 30
_LONGEST, _NESTED, _APPOSITION = 6, 4, 8
_CLOSE_REACH = 3
_BREAKS = words("that which who whose because while although though when where if after before but as since whether")
_HARD = frozenset("; : — – ( )".split())
TOLD = words(
    "met said told wrote spoke struck hit shot broke put made sent held laid began took came went sank rang overran gave set "
    "laid spoke came brought drew sat stood rose won lost left read "
    "pled swore chose drove flew fought found gathered kept led meant paid quit ran rewrote sought sold threw thought withdrew"
)
"""Past tenses that do not end in -ed."""
_PUT_OFF = words(
    "resume run runs ran off postponed adjourned delayed suspended continue continues paused due last lasts scheduled "
    "go goes stretch"
)
_BETWEEN_CLOSE = words("on reporters late early that")
_DETERMINERS = words("its their his her our my your the this that a an")
_ANY = words("any every each")
_LEADS = words("in at on by until before after since from to of for during through between and or towards toward ahead till")
_CLOSED = w.PREPOSITIONS | w.AUXILIARIES | w.CONJUNCTIONS | w.SUBORDINATORS | w.EDGES | {"the", "a", "an", "to"}
_ANCHORS = words("after before following")
_HEARD = words("told tells addressed informed assured")
_WHILE, _AFTER, _AT, _NEAR_NOUN = words("as when while"), words("after following during"), words("at in"), 5
_TALKED = frozenset({EventKind.TALKS, EventKind.CALL})
_ADVERBIAL = words(
    "in at on over after during before from outside inside by through to via with under once again here there later"
)
_PERFECT = words("had was were")
_LENGTHS = words("hours days weeks months years")
_ONWARD, _UP_TO = words("from starting beginning effective"), words("to until till through")
_TOLD_ACTS = frozenset({EventKind.STATEMENT, EventKind.OFFER, EventKind.SIGNING, EventKind.ATTACK})
_THOUGHT, _CONDITIONS, _BACK = words("could might may should can would"), words("if unless provided whether"), 10


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a sentence: the mention, its tokens (first to last, exclusive) and the ISO date that it comes to.

    `is_limit`: it is by when something is to be done ("twelve days to take it").
    """

    mention: DateMention
    first: int
    last: int
    date: str
    is_limit: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Its tokens."""
        return self.first, self.last


def usable(document: Document, one: Dated, sentence: Sentence) -> bool:
    """Whether the date tells when something is: no stamp of a running report, not since when, no "any Friday"."""
    opens = one.mention.span.start == document.paragraphs[sentence.paragraph].start
    if opens and one.mention.timex is TimexType.TIME and one.mention.span.exact[:1].isdigit():
        return False
    if not one.date:
        return False
    before = document.tokens[one.first - 1].lower if one.first > sentence.first else ""
    return before not in {"since", "than"} and before not in _ANY and document.tokens[one.first].lower not in _ANY


def chosen(
    document: Document, sentence: Sentence, acts: tuple[Sequence[Trigger], Speech], dates: Sequence[Dated], index: int
) -> Trigger | None:
    """The act that the date at `index` dates; None for none. `acts` are the triggers of the sentence and what is said where."""
    cues, speech = acts
    one = dates[index]
    if one.is_limit:
        return Trigger(one.first, one.first + 1, Sense(EventKind.DEADLINE))
    low = bisect_left(cues, one.first - _FAR - _LONGEST, key=_first)
    near = cues[low : bisect_left(cues, one.last + _FAR + 1, key=_first)]
    near = [cue for cue in near if not speech.gives(document, cue, one.first)]
    near = [] if _is_term(document, dates, index) and not _is_ahead(document, one) else near
    fitting = [cue for cue in near if _fits(document, cue, one) and not _is_supposed(document, sentence, cue, one)]
    best = _best(document, fitting, dates, index)
    if best is None and index and _goes_on(document, dates[index - 1], one):
        first = index - 1  # a list of days is dated by what its first or second day is
        best = _best(document, [cue for cue in near if _fits(document, cue, dates[first])], dates, first)
    limit = _deadline(document, one, sentence)
    talks = best is not None and best.sense.kind is EventKind.TALKS
    return best if limit is None or (talks and _is_put_off(document, sentence, one.first)) else limit


def _is_ahead(document: Document, one: Dated) -> bool:
    return bool(one.date) and one.date > str(document.report.published or "")


def _is_term(document: Document, dates: Sequence[Dated], index: int) -> bool:
    """Whether the date is part of what is told, not when it is told: "a stop from March to the end of May"."""
    tokens, one = document.tokens, dates[index]
    led = tokens[one.first - 1].lower if one.first else ""
    if led in _ONWARD:
        return True
    before = dates[index - 1] if index else None
    if before is None or led not in _UP_TO:
        return False
    return before.first > 0 and tokens[before.first - 1].lower in _ONWARD and one.first - before.last <= _CLOSE_REACH


def _is_supposed(document: Document, sentence: Sentence, cue: Trigger, one: Dated) -> bool:
    """Whether the act is only thought of: "could sign tomorrow", "if they meet on Friday", "to ask for"."""
    tokens = document.tokens
    before = [token.lower for token in tokens[max(sentence.first, cue.first - 3) : cue.first]]
    if cue.sense.kind in _TOLD_ACTS and not cue.sense.noun:
        if before[-1:] == ["to"] and not set(before[:-1]) & (w.BE | {"due", "set", "decided", "chose"}):
            return cue.sense.kind is EventKind.STATEMENT
        if _is_ahead(document, one) and _THOUGHT & set(before):
            return True
    low = min(cue.first, one.first)
    for at in range(low - 1, max(sentence.first, low - _BACK) - 1, -1):
        word = tokens[at].lower
        if word in _CONDITIONS:
            return cue.sense.kind is not EventKind.DEADLINE
        if word in _HARD or word in {",", "that", "said"}:
            return False
    return False


def _goes_on(document: Document, before: Dated, one: Dated) -> bool:
    """Whether the date goes on with the one before it: "met on Sunday and again on Monday"."""
    between = [token.lower for token in document.tokens[before.last : one.first]]
    return "and" in between and set(between) <= {"and", "again", "on", ",", "then", "in", "once", "more"}


def _first(cue: Trigger) -> int:
    return cue.first


def _fits(document: Document, cue: Trigger, one: Dated) -> bool:
    """Whether the act can be of that date: what is told in the past tense is not still to come, "weeks of talks" have none."""
    ahead_of = [token.lower for token in document.tokens[max(0, cue.first - 2) : cue.first]]
    if cue.sense.noun and ahead_of[1:] == ["of"] and ahead_of[0] in _LENGTHS:
        return False
    published = document.report.published
    if published is None or one.date <= str(published):
        return True
    word = document.tokens[cue.first].lower
    before = document.tokens[cue.first - 1].lower if cue.first else ""
    told = not cue.sense.noun and cue.noun < 0 and (word.endswith("ed") or word in TOLD)
    if told and cue.sense.kind is EventKind.TALKS and cue.last < one.first:
        told = not any(token.lower in {"back", "for", "to"} for token in document.tokens[cue.first + 1 : one.first])
    return not (told and before not in {"be", "been", "get", "is", "are", "to"}) and not cue.sense.close


def _is_put_off(document: Document, sentence: Sentence, at: int) -> bool:
    return any(token.lower in _PUT_OFF for token in document.tokens[max(sentence.first, at - 8) : at])


def _deadline(document: Document, one: Dated, sentence: Sentence) -> Trigger | None:
    """By Friday, until May 1: a deadline where the day is not past when the report appears."""
    tokens = document.tokens
    at = one.first - 1
    while at > sentence.first and tokens[at].lower in {"the", "end", "of", "early", "late", "at", "least"}:
        at -= 1
    if [token.lower for token in tokens[max(0, at - 1) : at + 1]] == ["ahead", "of"]:
        at -= 1
    if tokens[at].lower == "on" and at > sentence.first:
        near = [token.lower for token in tokens[max(sentence.first, at - _CLOSE_REACH - 2) : at]]
        led = next(
            (at - len(near) + i for i in range(len(near) - 1, -1, -1) if near[i] in {"by", "until", "till", "before"}), at
        )
        verbs = {*w.AUXILIARIES, *w.PRONOUNS, ",", "and", "that"} & set(near[led - at + len(near) :])
        at = at if verbs else led
    if at < sentence.first or tokens[at].lower not in {"by", "until", "till", "before", "ahead"}:
        return None
    ranged = {token.lower for token in tokens[max(sentence.first, at - 5) : at]}
    if "from" in ranged or "between" in ranged:
        return None
    published = document.report.published
    if published is not None and one.date[-10:] < str(published)[: len(one.date[-10:])]:
        return None
    around = {token.lower for token in tokens[max(sentence.first, at - 6) : min(sentence.last, one.last + 8)]}
    if tokens[at].lower == "by" and around & _PERFECT and not around & (w.MODALS | {"due", "to"}):
        return None  # "by Friday the water had reached the step" looks back
    return Trigger(at, at + 1, Sense(EventKind.DEADLINE))


def _best(document: Document, cues: Sequence[Trigger], dates: Sequence[Dated], index: int) -> Trigger | None:
    """The trigger that stands nearest to the date, commas and clause borders counted as distance."""
    best: tuple[int, Trigger] | None = None
    one = dates[index]
    reach = _attributive(document, one)
    home = quotation(document, document.tokens[one.first].start)
    for cue in cues:
        if (
            reach
            and not (cue.first < one.first < cue.last)
            and not (cue.sense.noun and one.last <= cue.first <= one.last + reach)
        ):
            continue
        cost = 0 if cue.first < one.first and one.last <= cue.last else _cost(document, cue, dates, index)
        where = quotation(document, document.tokens[cue.first].start)
        spoken = where >= 0 and cue.sense.close
        if cost <= _LIMIT and home == where and not spoken and (best is None or cost < best[0]):
            best = (cost, cue)
    return best[1] if best else None


def _attributive(document: Document, one: Dated) -> int:
    """Within how many tokens the noun must follow that a date belongs to ("Tuesday's vote", "its March average"); 0: none."""
    tokens = document.tokens
    if tokens[one.last - 1].lower.endswith(("'s", "s'")) or (one.last < len(tokens) and tokens[one.last].lower in {"'s", "'"}):
        return 4
    before = tokens[one.first - 1].lower if one.first else ""
    own = tokens[one.first].lower
    if not (before in _DETERMINERS or before.endswith("'s")) or own in _DETERMINERS | {"last", "next", "end", "same"}:
        return 0
    following = tokens[one.last] if one.last < len(tokens) else None
    if following is None or not following.text[:1].isalpha():
        return 0
    closed = w.PREPOSITIONS | w.AUXILIARIES | w.CONJUNCTIONS | w.SUBORDINATORS | w.ADVERBS | w.DETERMINERS | w.COMMON_VERBS
    return 0 if following.lower in closed else 3


def quotation(document: Document, offset: int) -> int:
    """The start of the quotation that holds the offset; -1 outside all."""
    last = bisect_left(document.quotations, offset + 1, key=lambda one: one.inner.start)
    near = document.quotations[max(0, last - _NESTED) : last]
    return next((one.inner.start for one in near if one.inner.start <= offset < one.inner.end), -1)


def _cost(document: Document, cue: Trigger, dates: Sequence[Dated], index: int) -> int:
    one = dates[index]
    follows = cue.first >= one.last
    low, high = (one.last, cue.first) if follows else (cue.last, one.first)
    if high < low or high - low > _FAR:
        return _LIMIT + 1
    between = _plain([token.lower for token in document.tokens[low:high]])
    if follows and document.tokens[one.last - 1].lower in _ANCHORS and high - low <= _NEAR_NOUN:
        return _LIMIT + 1  # "the week after the hearing" is not the week of the hearing
    if follows and cue.sense.noun and high - low <= (2 + _possessive(document, one)) and not _CLOSED & set(between):
        return 0
    words_off = [word for word in between if word not in _BETWEEN_CLOSE]
    if cue.sense.close and len(words_off) > _CLOSE_REACH and (len(words_off) > _LIMIT or not _is_plain(words_off)):
        return _LIMIT + 1
    opening = document.sentences[document.sentence_at(document.tokens[one.first].start)].first + 1
    apart = ("," in between and one.first > opening) if follows else w.AUXILIARIES & set(between)
    if cue.sense.close and apart:
        return _LIMIT + 1
    cost = len(between) + _NOUN * cue.sense.noun
    if cue.sense.noun and {"at", "during"} & {token.lower for token in document.tokens[max(0, cue.first - 4) : cue.first]}:
        cost += _ADJUNCT
    cost += sum(_COMMA for word in between if word == ",") + sum(_BREAK for word in between if word in _BREAKS)
    cost += sum(_LIMIT for word in between if word in _HARD)
    cost += _BREAK * (follows and bool({"and", "but"} & set(between)))
    cost += _BREAK * any(pair in {(",", "and"), (",", "but")} for pair in pairwise(between))
    cost += sum(
        _DATED
        for other in dates[max(0, index - _LIMIT - 1) : index + _LIMIT + 2]
        if other is not one and low <= other.first < high and other.first - one.first not in {-2, -1}
    )
    return cost


def _is_plain(between: Sequence[str]) -> bool:
    """Whether the words between a cue and its date are adverbials: "said over coffee in the kitchen on Thursday"."""
    return between[0] in _ADVERBIAL and not set(between) & (
        _BREAKS | _HARD | w.AUXILIARIES | {",", "and", "to", "he", "she", "it", "they"}
    )


def _possessive(document: Document, one: Dated) -> int:
    return 2 if document.tokens[one.last - 1].lower.endswith(("'s", "s'")) else 0


def _plain(between: list[str]) -> list[str]:
    """The words without appositions, which stand between two commas and hold no clause."""
    out: list[str] = []
    at = 0
    while at < len(between):
        if between[at] == ",":
            close = next((i for i in range(at + 1, min(len(between), at + 2 + _APPOSITION)) if between[i] == ","), 0)
            if close and not set(between[at + 1 : close]) & (_BREAKS | _HARD | w.AUXILIARIES | {"and", "or"}):
                at = close + 1
                continue
        out.append(between[at])
        at += 1
    return out


def _next(cues: Sequence[Trigger], at: int) -> Sequence[Trigger]:
    """The few triggers behind a token."""
    low = bisect_left(cues, at + 1, key=_first)
    return cues[low : low + 4]


def also(
    document: Document, sentence: Sentence, acts: tuple[Sequence[Trigger], Trigger], dates: Sequence[Dated], index: int
) -> Trigger | None:
    """The talks that the date of an act dates besides: "said on Monday as talks began", "told the hearing on Tuesday".

    `acts` are the triggers of the sentence and the act that has the date.
    """
    cues, told = acts
    tokens, one = document.tokens, dates[index]
    stop = min(sentence.last, one.last + _LIMIT, dates[index + 1].first if index + 1 < len(dates) else sentence.last)
    low = max(sentence.first, min(told.first, one.first) - 1, dates[index - 1].last if index else sentence.first)
    for at in range(low, stop):
        word = tokens[at].lower
        if at >= max(one.last, told.last) and (word in _HARD or word in {".", "that", "“", '"'}):
            return None
        if word not in _WHILE | _AFTER | _AT and not (at == told.first and word in _HEARD):
            continue
        for cue in _next(cues, at):
            if cue.sense.kind not in _TALKED or cue.first >= stop or cue.first <= told.first < cue.last:
                continue
            between = {token.lower for token in tokens[at + 1 : cue.first]}
            if between & (_BREAKS | _HARD | {",", "no", "for", "to"}):
                continue
            if word in _WHILE:
                if cue.noun > at and cue.noun - at <= _NEAR_NOUN:
                    return cue
            elif cue.sense.noun and cue.first - at <= _NEAR_NOUN and not between & (TOLD | w.AUXILIARIES):
                return cue
    return None


def main_act(
    document: Document, sentence: Sentence, cues: Sequence[Trigger], dates: Sequence[Dated], index: int
) -> Trigger | None:
    """The act of the main clause that the date of the clause before it dates: "As talks opened on Monday, she called for"."""
    tokens, one = document.tokens, dates[index]
    if tokens[sentence.first].lower not in _WHILE | _AFTER or index > 0:
        return None
    comma = next((at for at in range(one.last, min(sentence.last, one.last + _NESTED)) if tokens[at].text == ","), -1)
    stop = dates[1].first if len(dates) > 1 else sentence.last
    for cue in _next(cues, comma) if comma >= 0 else ():
        if cue.sense.kind in _TOLD_ACTS and not cue.sense.noun and cue.noun < 0:
            return cue if cue.first < min(stop, comma + _LIMIT) else None
    return None
