"""Whether words speak of a proposition or of its opposite.

Words that turn a matter round fall into classes. A class that the issue itself is about ("withdraw" where the proposition is
that troops leave) does not turn it round; one that is foreign to it does ("drop the bid to join"). Plain negation is counted on
both sides: "scripts be kept out of training" agrees with "scripts may not be used for training".
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from functools import cache

from stateofplay.language import closed as w
from stateofplay.language.inflect import stem
from stateofplay.language.phrasebook import rows
from stateofplay.language.phrases import PhraseTable
from stateofplay.language.tokens import tokenize
from stateofplay.model.codebook import Issue
from stateofplay.model.document import Token


class Turn(StrEnum):
    """A class of words that turn a matter round."""

    NEGATE = "negate"
    REMOVE = "remove"
    LESSEN = "lessen"
    KEEP = "keep"
    """Turns round only what is about dropping or ending something."""


_FORBIDDEN = frozenset(
    "banned barred forbidden prohibited excluded outlawed ban prohibition refrain refrains abstain abstains".split()
)
_LOOSE = frozenset({"without", "no", "nothing", "none", "neither", "nor"})
_CLAUSE = frozenset({"that", "which", "who", "whose"})
"""What stands behind one of these is denied by itself: "a guarantee that it will not leave" is no denied guarantee."""
_BOUNDS = frozenset("more less fewer later earlier sooner longer higher lower greater larger smaller".split())


@cache
def _table() -> PhraseTable[Turn]:
    return PhraseTable([(phrase, Turn(turn)) for phrase, turn in rows("coding", "turns.tsv")])


def turns(tokens: Sequence[Token], first: int, last: int, own: Collection[Turn], skip: Collection[int] = ()) -> int:
    """How often the words at `first` to `last` (exclusive) turn the matter round.

    Args:
        tokens: the tokens of the document.
        first: index of the first token.
        last: index after the last one.
        own: classes that belong to the matter itself, which do not count.
        skip: tokens that do not count, such as those of the stance cue.
    """
    found = [f for f in _table().find(tokens, first, last) if f.first not in skip]
    inside = {i for f in found for i in range(f.first, f.last)}
    negations = sum(
        tokens[i].lower in w.NEGATIONS and i not in skip and i not in inside and not _is_bound(tokens, i)
        for i in range(first, last)
    )
    return negations + sum((Turn.REMOVE in own) if f.value is Turn.KEEP else f.value not in own for f in found)


@cache
def own_turns(issue: Issue) -> frozenset[Turn]:
    """The classes that the issue itself is about, plain negation apart."""
    tokens = tokenize(" . ".join((issue.title, issue.statement, *issue.terms)))
    return frozenset(f.value for f in _table().find(tokens, 0, len(tokens))) - {Turn.NEGATE}


@cache
def is_negated(issue: Issue, stems: tuple[str, ...]) -> bool:
    """Whether the proposition denies what the matched words name.

    "May not", "is banned" deny the whole proposition; "without" and "no" only what follows them: in "goods pass through a green
    lane without checks" the lane is not denied. A "no" that opens it denies all of it, and "no more than" is a bound.

    Args:
        issue: the issue.
        stems: stems of the words by which it was matched.
    """
    tokens = tokenize(issue.statement.split("(")[0])
    for at, token in enumerate(tokens):
        if _is_bound(tokens, at):
            continue
        inside = any(other.lower in _CLAUSE for other in tokens[:at])
        denies = token.lower in _FORBIDDEN or token.lower in w.NEGATIONS
        if denies and not inside and token.lower not in _LOOSE:
            return True
        if denies:
            places = [i for i, other in enumerate(tokens) if stem(other.lower) in stems]
            return (at == 0 and not places) or (bool(places) and min(places) > at)
    return False


def denials(text: str) -> int:
    """How many words of the text deny: "not", "no", "is banned"; bounds such as "no more than" do not."""
    tokens = tokenize(text)
    denying = _FORBIDDEN | w.NEGATIONS
    return sum(token.lower in denying and not _is_bound(tokens, at) for at, token in enumerate(tokens))


def _is_bound(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word only opens a bound: "no more than", "not later than"."""
    following = [token.lower for token in tokens[at + 1 : at + 3]]
    return tokens[at].lower in {"no", "not"} and following[1:] == ["than"] and following[0] in _BOUNDS


@cache
def is_removal(issue: Issue) -> bool:
    """Whether the proposition itself is that something is dropped, ended or given up."""
    return Turn.REMOVE in own_turns(issue)


@cache
def _removals() -> frozenset[str]:
    return frozenset(phrase for phrase, turn in rows("coding", "turns.tsv") if turn == Turn.REMOVE)


def removes(phrase: str) -> bool:
    """Whether the stance cue is itself a word of dropping or ending."""
    return phrase in _removals()
