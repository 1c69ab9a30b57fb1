"""Verbs as cues: `X said that ...`, `"...", X said`, `"...", said X`, `X, who leads Y, wants ...`, `..., adding that ...`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from stateofplay.attribution.cues import Cue, Lexicon
from stateofplay.attribution.draft import Draft
from stateofplay.language import closed as w
from stateofplay.language.chunks import is_verb_like, phrase_after
from stateofplay.language.clauses import Scene, Stretch, is_bare_compound, is_passive, skip_left, subject_of, trimmed
from stateofplay.language.phrases import Found

_RECIPIENTS = frozenset(
    "tell told tells telling inform informed informs assure assured assures remind reminded reminds".split()
)
_TAILS = frozenset("in at on during after to from following as".split())
_CLAUSE_OPENERS = frozenset({"that", ":"})
_BREAKS = frozenset("but while although though and which who as".split())
_SENTENCE_OPENS = w.QUOTES | w.STOPS
_NOUN_BEFORE = (w.DETERMINERS | {"'s", "'", "of", "for", "to"}) - {"that", "all", "both", "some", "many", "few"}
_ING_BEFORE = w.BE | w.BEFORE_PARTICIPLE | {"and"}
_TURNS = frozenset({"but", "while", "whereas", "although", "though"})
_QUOTE_AFTER = w.EDGES | w.TIME_NOUNS | {"reporters", "journalists", "lawmakers", "statement", "interview", "that"}
_SAME_FORM = frozenset("put read set cut let cast shut".split())


def find(view: Scene, lexicon: Lexicon) -> Iterator[Draft]:
    """The attributions whose cue is a verb, left to right."""
    last_source: Stretch | None = None
    for hit in lexicon.verbal.find(view.tokens, view.first, view.last):
        if not _is_verb(view, hit):
            continue
        draft = _attribution(view, hit, last_source)
        if draft is None:
            continue
        if draft.source is not None and not draft.carried:
            last_source = draft.source
        yield draft


def without_parentheses(view: Scene, drafts: list[Draft]) -> list[Draft]:
    """Take "..., she said, ..." out of the content of the other attributions of the sentence."""
    holes = sorted({(d.source[0], d.cue[1]) for d in drafts if d.source is not None and d.content[0][1] <= d.source[0]})
    starts = _new_speakers(view, drafts)
    out = []
    for draft in drafts:
        own = draft.source[0] if draft.source is not None else -1
        content = tuple(part for stretch in draft.content for part in _split(stretch, [h for h in holes if h[0] != own]))
        end = starts[at] if (at := bisect_right(starts, draft.cue[1])) < len(starts) else view.last
        content = tuple((first, min(last, end)) for first, last in content if first < end)
        out.append(replace(draft, content=content or draft.content))
    return out


def _new_speakers(view: Scene, drafts: list[Draft]) -> list[int]:
    """Where ", and she said ..." begins: another speaker in a clause of their own ends what the one before says."""
    found = set()
    for draft in drafts:
        if draft.source is None or draft.carried or "clause" not in draft.value.frames or draft.source[0] < view.first + 2:
            continue
        at = draft.source[0] - 1
        if view.tokens[at].lower in {"and", "but", "while"} and view.tokens[at - 1].lower in {",", ";"}:
            found.add(at - 1)
    return sorted(found)


def _split(stretch: Stretch, holes: list[Stretch]) -> Iterator[Stretch]:
    """The stretch without the holes in it and the commas around them."""
    first, last = stretch
    for begin, end in holes:
        if begin <= first or last <= begin:
            continue
        if begin - 1 > first:
            yield first, begin - 1
        if last - end <= 3:
            return
        first = end + 1
    if first < last:
        yield first, last


def _is_verb(view: Scene, hit: Found[Cue]) -> bool:
    """Whether the words found act as a verb here, not as a noun, a participle before a noun or an infinitive."""
    token = view.tokens[hit.first]
    before = view.tokens[hit.first - 1].lower if hit.first > view.first else ""
    if token.text[:1].isupper() and before and before not in _SENTENCE_OPENS:
        return False
    if hit.value.phrase.startswith("*be ") or " " in hit.value.phrase:
        return True
    following = view.tokens[hit.last].lower if hit.last < view.last else ""
    reduced = token.lower.endswith("ed") and "clause" not in hit.value.frames and following in w.PREPOSITIONS
    if before in _NOUN_BEFORE or reduced or is_passive(view, hit.first):
        return False
    return _form_fits(view, hit, before)


def _form_fits(view: Scene, hit: Found[Cue], before: str) -> bool:
    """Whether the form of the verb goes with what stands before it."""
    word, base = view.tokens[hit.first].lower, hit.value.phrase[1:]
    if word == base and base not in _SAME_FORM:
        subject = skip_left(view, hit.first)
        near = view.tokens[subject - 1].lower if subject > view.first else ""
        return near.endswith("s") or near in w.PRONOUNS or subject < hit.first
    following = view.tokens[hit.last].lower if hit.last < view.last else ""
    if word.endswith("s") and word != base and (following in w.AUXILIARIES or is_bare_compound(view, hit.first)):
        return False
    return not (word.endswith("ing") and before not in _ING_BEFORE)


def _attribution(view: Scene, hit: Found[Cue], last_source: Stretch | None) -> Draft | None:
    subject = subject_of(view, hit.first, last_source)
    cue = (hit.first, hit.last)
    after_quote = hit.first > view.first and view.tokens[hit.first - 1].lower in w.QUOTES
    if subject is None or hit.first == view.first or after_quote:
        inverted = _source_right(view, hit)
        if inverted is not None and (subject is None or subject.carried):
            content = _content_before(view, hit.first)
            if content:
                return Draft(cue, _with_rest(view, content, inverted[1]), inverted, hit.value)
    if subject is None:
        return None
    if "clause" in hit.value.frames and not subject.carried and _is_parenthetical(view, subject.at[0], hit.last):
        content = _content_before(view, subject.at[0])
        if content:
            return Draft(cue, _with_rest(view, content, hit.last), subject.at, hit.value)
    after = _content_after(view, hit)
    return None if after is None else Draft(cue, (after,), subject.at, hit.value, subject.carried)


def _source_right(view: Scene, hit: Found[Cue]) -> Stretch | None:
    """The subject after an inverted cue: `"...", said Ada Lind, the mayor of Brenn`."""
    if "clause" not in hit.value.frames or hit.last >= view.last:
        return None
    tokens = view.tokens
    end = phrase_after(tokens, hit.last, view.last, view.verbs)
    if end == hit.last or tokens[hit.last].lower in {"that", "it", "this", "him", "them", "us", "me"}:
        return None
    if (
        end + 1 < view.last
        and tokens[end].lower == ","
        and tokens[end + 1].lower in w.DETERMINERS | {"who", "president", "head", "chief"}
    ):
        stop = end + 1
        while stop < view.last and stop - end < 30 and tokens[stop].lower not in w.STOPS | w.QUOTES | {","}:
            stop += 1
        end = stop
    return hit.last, end


def _is_parenthetical(view: Scene, source: int, cue_end: int) -> bool:
    """Whether `source ... cue` stands between commas or at the end: "Talks are over, she said."."""
    tokens = view.tokens
    opened = source > view.first and tokens[source - 1].lower in w.QUOTES | {",", "—", "–", "--"}
    if not opened:
        return False
    if tokens[source - 1].lower in w.QUOTES and source - 2 in view.quoted:
        return True
    end = cue_end
    if tokens[cue_end - 1].lower in _RECIPIENTS:
        end = phrase_after(tokens, end, view.last, view.verbs)
    while end < view.last and (end in view.dated or tokens[end].lower in w.ADVERBS | w.TIME_NOUNS | {"on", "in"}):
        end += 1
    return end >= view.last or tokens[end].lower in w.STOPS | w.QUOTES | {","} or _only_tail(view, cue_end)


def _only_tail(view: Scene, at: int) -> bool:
    """Whether only circumstances of speaking follow ("said in a statement on Monday.")."""
    if view.tokens[at].lower not in _TAILS:
        return False
    return all(token.lower not in _CLAUSE_OPENERS for token in view.tokens[at : min(view.last, at + 15)])


def _content_before(view: Scene, end: int) -> tuple[Stretch, ...]:
    first, last = trimmed(view, view.first, end)
    return ((first, last),) if last - first >= 2 or (last > first and first in view.quoted) else ()


def _with_rest(view: Scene, content: tuple[Stretch, ...], at: int) -> tuple[Stretch, ...]:
    """The content and what takes it up again after a parenthesis in the middle of the sentence."""
    tokens = view.tokens
    rest = next((i for i in range(at, min(view.last, at + 12)) if tokens[i].lower in w.QUOTES | {",", ":"}), None)
    if rest is None:
        return content
    following = tokens[rest + 1].lower if rest + 1 < view.last else ""
    if tokens[rest].lower == "," and following.endswith("ing"):
        return content
    first, last = trimmed(view, rest, view.last)
    return (*content, (first, last)) if last - first >= 2 else content


def _content_after(view: Scene, hit: Found[Cue]) -> Stretch | None:
    """What follows the cue, past the one spoken to, dates and places, up to the end of the sentence."""
    tokens = view.tokens
    at = hit.last
    window = range(at, min(view.last, at + 14))
    opener = next(
        (
            i
            for i in window
            if tokens[i].lower in _CLAUSE_OPENERS
            or (tokens[i].lower in w.QUOTES and i > at and tokens[i - 1].lower in _QUOTE_AFTER)
        ),
        None,
    )
    if (
        opener is not None
        and "clause" in hit.value.frames
        and not any(tokens[i].lower in {",", ";"} or is_verb_like(tokens, i, view.verbs) for i in range(at, opener))
    ):
        at = opener if tokens[opener].lower in w.QUOTES else opener + 1
    elif tokens[hit.first].lower in _RECIPIENTS and hit.last == hit.first + 1:
        at = phrase_after(tokens, at, view.last, view.verbs)
    while at < view.last and (at in view.dated or tokens[at].lower in w.TIME_NOUNS | {","}):
        at += 1
    first, last = trimmed(view, at, _clause_end(view, at, hit.value))
    return (first, last) if last > first else None


def _clause_end(view: Scene, at: int, cue: Cue) -> int:
    """The end of the content that begins at `at`: the sentence's for a clause.

    The next comma before a new clause for a phrase.
    """
    if "clause" in cue.frames:
        return view.last
    tokens = view.tokens
    for i in range(at + 1, view.last - 1):
        word, following = tokens[i].lower, tokens[i + 1].lower
        if word == ";" or (word == "," and following in _BREAKS and i not in view.quoted) or word in _TURNS:
            return i
    return view.last
