"""Around a stance cue: whose it is, by grammar, and where its matter may stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stateofplay.coding.stances import Hit
from stateofplay.language import clauses
from stateofplay.language import closed as w
from stateofplay.language.chunks import is_verb_like, phrase_after
from stateofplay.language.clauses import Scene, Stretch, subject_of

_HYPOTHETICAL = frozenset({"if", "whether", "unless", "once", "provided", "providing", "assuming", "were"})
_REASONS = frozenset("because as since so where when before after which that who".split())
_NO_POSSESSOR = w.STOPS | w.QUOTES | w.PREPOSITIONS | {",", "the", "a", "an", "this", "that", "any", "no"}
_PAPERS = frozenset(
    "proposal plan offer draft text package document summary deal agreement framework statement memo letter bill "
    "accord pact treaty contract".split()
)
_DEAL = frozenset(
    "document summary agreement accord text pact treaty deal declaration settlement contract protocol compact framework".split()
)
_NEW_CLAUSE = frozenset("but while although though whereas which who and something".split())
_BREAK = frozenset("but while whereas although though".split())


def subject(view: Scene, hit: Hit) -> Stretch | None:
    """The noun phrase that holds the stance, or that it is said of; None when grammar shows none."""
    if hit.frame == "noun":
        return possessor(view, hit.first)
    if hit.cue.both:
        return hit.first, hit.last
    found = subject_of(view, hit.first, None)
    return found.at if found else None


def possessor(view: Scene, noun: int) -> Stretch | None:
    """Who holds the noun: "Oslo's demand", "the union push", "its refusal"."""
    tokens = view.tokens
    at = noun - 1
    while at >= view.first and noun - at <= 3 and tokens[at].lower not in {"'s", "'"}:
        if tokens[at].lower in w.POSSESSIVE_PRONOUNS or tokens[at].text[:1].isupper():
            return at, at + 1
        if tokens[at].lower in _NO_POSSESSOR:
            return None
        at -= 1
    if at > view.first and tokens[at].lower in {"'s", "'"}:
        first = at - 1
        while (
            first > view.first
            and at - first < 6
            and (tokens[first - 1].text[:1].isupper() or tokens[first - 1].lower in {"the", "of"})
        ):
            first -= 1
        return first, at
    return None


def agent(view: Scene, hit: Hit) -> Stretch | None:
    """The phrase after "by" or "from": "was rejected by the union", "a demand from Oslo"."""
    tokens = view.tokens
    openers = {"by", "from"} if hit.frame == "noun" else {"by"}
    if hit.last >= view.last or tokens[hit.last].lower not in openers:
        return None
    if hit.frame == "verb" and not (is_passive(view, hit) or tokens[hit.last - 1].lower.endswith(("ed", "wn", "en"))):
        return None
    end = hit.last + 1
    while end < view.last and tokens[end].lower not in w.STOPS | w.QUOTES | {","} and end - hit.last < 8:
        end += 1
    return (hit.last + 1, end) if end > hit.last + 1 else None


def towards(view: Scene, hit: Hit) -> Stretch | None:
    """Whom a predicate is for: "is unacceptable to the union", "a red line for us"."""
    if hit.cue.modal or hit.last >= view.last or view.tokens[hit.last].lower not in {"to", "for"}:
        return None
    end = phrase_after(view.tokens, hit.last + 1, view.last, view.verbs)
    return (hit.last + 1, end) if end > hit.last + 1 else None


def is_passive(view: Scene, hit: Hit) -> bool:
    """Whether the cue is a passive: what is before it is the matter, not the holder."""
    if hit.cue.be:
        return False
    return clauses.is_passive(view, hit.first)


def is_paper(view: Scene, at: Stretch | None) -> bool:
    """Whether the phrase names a document: whose it is, holds what it says."""
    return at is not None and any(view.tokens[i].lower in _PAPERS for i in range(*at))


def opening_paper(view: Scene) -> Stretch | None:
    """The document that a sentence goes by: "Under the union's offer, pay would rise"; None where it names none."""
    for at in range(view.first, min(view.last, view.first + 6)):
        if view.tokens[at].lower == "under":
            end = next((i for i in range(at, min(view.last, at + 10)) if view.tokens[i].lower == ","), at)
            return (at + 1, end) if end > at + 1 and is_paper(view, (at + 1, end)) else None
    return None


def is_deal(view: Scene, at: Stretch) -> bool:
    """Whether the phrase names an agreement."""
    return any(view.tokens[i].lower in _DEAL for i in range(*at))


def is_infinitive(view: Scene, hit: Hit) -> bool:
    """Whether the cue is an infinitive that hangs on a noun or an object, so that grammar does not show its subject."""
    tokens = view.tokens
    at = hit.first - 1
    while at > view.first and tokens[at].lower in w.ADVERBS:
        at -= 1
    if hit.frame != "verb" or tokens[at].lower != "to" or at <= view.first:
        return False
    return not (is_verb_like(tokens, at - 1, view.verbs) or at - 1 in view.dated)


def is_question(view: Scene, hit: Hit) -> bool:
    """Whether the cue tells of a question put to somebody: "Asked whether ...", "Pressed on ..."."""
    if view.tokens[hit.first].lower not in {"asked", "pressed", "asks", "ask", "asking"}:
        return False
    following = view.tokens[hit.last].lower if hit.last < view.last else ""
    return hit.first == view.first or following in {"whether", "if", "by", "about"}


def is_hypothetical(view: Scene, first: int, hit: Hit) -> bool:
    """Whether "if", "whether" or the like stands right before the subject."""
    return first > view.first and view.tokens[first - 1].lower in (_HYPOTHETICAL | _REASONS if hit.cue.modal else _HYPOTHETICAL)


def within(view: Scene, part: Stretch) -> Scene:
    """The scene narrowed to a part of it: what somebody is quoted or reported as saying is read by itself."""
    return replace(view, first=max(view.first, part[0]), last=min(view.last, part[1]))


@dataclass(frozen=True, slots=True)
class Reach:
    """Where the matter of a cue may stand: token indices, how sure that makes it, and how it lies to the cue.

    `kind` is "right" (the object), "left" (what the clause opens with), "antecedent" (of a relative clause) or "thing".
    """

    at: Stretch
    weight: float
    kind: str


def reaches(view: Scene, hit: Hit, at: Stretch | None) -> Iterator[Reach]:
    """Where the matter of the cue may stand, the likeliest first."""
    end = relative_end(view, hit) or clause_end(view, hit.last)
    by = agent(view, hit)
    if by is not None and hit.frame == "verb":
        yield from _of_passive(view, hit, by)
        return
    if hit.frame == "thing":
        if at is not None:
            comma = next((i for i in range(hit.last, end) if view.tokens[i].lower == ","), end)
            yield Reach((at[0], comma if hit.cue.modal else hit.last), 0.9, "thing")
        yield Reach((hit.last, end), 0.7, "thing")
        yield Reach((clause_start(view, hit.first), end), 0.6, "thing")
        return
    yield Reach((hit.last, end), 0.95, "right")
    begin = clause_start(view, at[0] if at else hit.first)
    if at is not None and begin < at[0]:
        relative = view.tokens[at[0] - 1].lower in {"which", "that"}
        yield Reach((begin, at[0]), 0.75, "antecedent" if relative else "left")
    if at is not None and at[1] <= hit.first:
        yield Reach((at[0], end), 0.6, "left")


def _of_passive(view: Scene, hit: Hit, by: Stretch) -> Iterator[Reach]:
    """What is supported or opposed "by X": the subject before it, or, in an aside, what the sentence goes on to propose."""
    before = Reach((clause_start(view, hit.first), hit.first), 0.9, "thing")
    after = Reach((by[1], view.last), 0.85, "thing")
    aside = hit.first > view.first and view.tokens[hit.first - 1].lower in {",", "and", "but", "–", "—"}
    yield from (after, before) if aside else (before, after)


def before_condition(view: Scene, reach: Reach, limits: Sequence[Stretch]) -> Reach:
    """The reach up to the first condition or "as part of a deal" in it: what is asked in return is another matter."""
    words = [token.lower for token in view.tokens[reach.at[0] : reach.at[1]]]
    frame = [reach.at[0] + i for i in range(len(words) - 2) if words[i] == "as" and words[i + 1] in {"a", "an", "the", "part"}]
    starts = [limit[0] for limit in limits] + frame
    inside = [start for start in starts if reach.at[0] <= start < reach.at[1]]
    return replace(reach, at=(reach.at[0], min(inside))) if inside else reach


def relative_end(view: Scene, hit: Hit) -> int | None:
    """Where the relative clause that the cue stands in ends ("The board, which refused any rise, now says").

    None outside one.
    """
    tokens = view.tokens
    for i in range(hit.first - 1, max(view.first, hit.first - 12), -1):
        if tokens[i].lower == ",":
            if tokens[i + 1].lower not in {"which", "who", "whose"}:
                return None
            return next((j for j in range(hit.last, view.last) if tokens[j].lower == ","), None)
    return None


def clause_start(view: Scene, at: int) -> int:
    """Back to the start of the clause: a semicolon, a dash, or "but"."""
    for i in range(at - 1, view.first, -1):
        word = view.tokens[i].lower
        if word in {";", "—", "–", "but"} or (word == "and" and view.tokens[i - 1].lower == ","):
            return i + 1
    return view.first


def clause_end(view: Scene, at: int) -> int:
    """On to the end of the clause: a semicolon, a dash, or a comma before a clause of its own."""
    tokens = view.tokens
    for i in range(at, view.last - 1):
        word, following = tokens[i].lower, tokens[i + 1].lower
        if word in {";", "—", "–"} or (word == "," and following in _NEW_CLAUSE) or (word in _BREAK and i > at):
            return i
    return view.last
