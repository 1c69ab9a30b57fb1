"""Asides that say who stands beside a subject, who against it, for whom it speaks: ", backed by Chile but not by Peru,"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from stateofplay.coding.rosters import Reader, is_adverb
from stateofplay.language import closed as w
from stateofplay.language.clauses import Stretch
from stateofplay.language.phrasebook import rows

_LINKS = frozenset({",", "and", "but", "though", "although", "while", "–", "—", "(", "or", "yet"})
_AND = frozenset({"and", "or", "&"})
_ADDS = frozenset("not strongly firmly also later then fully widely broadly partly only once".split())
_FOR = (("speaking", "on", "behalf", "of"), ("on", "behalf", "of"), ("speaking", "for"), ("representing",), ("for",))


@dataclass(frozen=True, slots=True)
class Aside:
    """Token indices of the aside with the commas around it, whom it names, and how they stand.

    Attributes:
        kind: "by+" and "by-" (they support, oppose), "with" (they stand beside), "for" (they are spoken for), "note" (nobody).
        follows: the token after the name that it stands by.
        after: the token after it.
        passed: it stands between a subject and its verb, so that the verb is read as if it were not there.
        opens: it opens the sentence.
        loose: it hangs on a noun or a "be", on no verb of a subject: "was opposed by Oslo", "a plan backed by Oslo".
        denied: it says "not by".
    """

    first: int
    last: int
    kind: str
    names: tuple[Stretch, ...]
    cue: Stretch
    follows: int
    after: int
    passed: bool = False
    opens: bool = False
    loose: bool = False
    denied: bool = False


@cache
def _openers() -> tuple[dict[str, str], tuple[tuple[str, ...], ...]]:
    """The participles before "by", with their kind; the openers of those who stand beside, the longest first."""
    table = rows("coding", "sides.tsv")
    by = {row[0]: row[1] for row in table if row[1] in {"by+", "by-"}}
    beside = [tuple(row[0].split()) for row in table if row[1] == "with"]
    return by, tuple(sorted(beside, key=lambda words: (-len(words), words)))


def find(names: Reader) -> tuple[Aside, ...]:
    """The asides of a sentence, left to right."""
    found: list[Aside] = []
    at = names.first
    while at < names.last:
        chain = _chain(names, at)
        if not chain:
            at += 1
            continue
        found += _placed(names, chain)
        at = max(at + 1, chain[-1].last)
    return tuple(found)


def _chain(names: Reader, at: int) -> list[Aside]:
    """The asides that follow each other from `at`: ", for the group, supported by Chile but opposed by Peru,"."""
    chain: list[Aside] = []
    while (one := _one(names, at, chain)) is not None:
        chain.append(one)
        at = one.last
    return chain


def _one(names: Reader, at: int, chain: list[Aside]) -> Aside | None:
    """The aside that begins at `at` with its comma or link, if one does."""
    if at >= names.last:
        return None
    here = at
    while here < names.last and here - at < 3 and names.tokens[here].lower in _LINKS:
        here += 1
    links = [token.lower for token in names.tokens[at:here]]
    if not chain and any(one in {"and", "but"} and other == "," for one, other in pairwise(links)):
        return None  # "and, supported by Chile, called": the "and" joins the verbs
    for read in (_by, _for, _beside, _brackets, _among):
        aside = read(names, at, here, chain)
        if aside is not None:
            return aside
    return None


def _by(names: Reader, at: int, here: int, chain: list[Aside]) -> Aside | None:
    """Those of "supported by ...", "but not by ...", "and also opposed by ..."."""
    tokens, (by, _) = names.tokens, _openers()
    start, denied = here, False
    while here < names.last and here - start < 3 and tokens[here].lower in _ADDS:
        denied |= tokens[here].lower == "not"
        here += 1
    kind = by.get(tokens[here].lower) if here < names.last else None
    if kind is None:
        again = chain and chain[-1].kind in {"by+", "by-"} and here < names.last and tokens[here].lower == "by"
        if not again or here == at:
            return None
        kind, begin = chain[-1].kind, here + 1
    else:
        begin = here + 1
        while (
            begin < names.last and begin - here < 3 and (tokens[begin].lower in w.ADVERBS or tokens[begin].lower.endswith("ly"))
        ):
            begin += 1
        if begin >= names.last or tokens[begin].lower != "by":
            return None
        begin += 1
    listed, end = names.list_after(begin)
    if not listed:
        return None
    kind = "with" if tokens[here].lower == "joined" else kind
    return Aside(at, end, kind, listed, (here, begin), at, end, denied=denied)


def _for(names: Reader, at: int, _here: int, chain: list[Aside]) -> Aside | None:
    """The group of ", for the group", right after a name."""
    if at <= names.first or chain or not names.is_inner(at - 1):
        return None
    group = names.group_after(at)
    return None if group is None else Aside(at, group[1], "for", (group[0],), (at, group[0][0]), at, group[1])


def _beside(names: Reader, at: int, here: int, chain: list[Aside]) -> Aside | None:
    """Those of ", with Chile", ", along with Chile", ", and with Chile"."""
    tokens = names.tokens
    bare = here == at and not (at == names.first or chain or tokens[at - 1].lower in w.QUOTES)
    for words in _openers()[1]:
        if bare and len(words) == 1:
            continue
        if tuple(t.lower for t in tokens[here : min(names.last, here + len(words))]) == words:
            listed, end = names.list_after(here + len(words))
            named = any(tokens[i].text[:1].isupper() for name in listed for i in range(*name))
            if not listed or not (named or len(words) > 1) or end >= names.last or tokens[end].lower.endswith("ing"):
                return None
            return Aside(at, end, "with", listed, (here, here + len(words)), at, end)
    return None


def _brackets(names: Reader, at: int, _here: int, _chain: list[Aside]) -> Aside | None:
    """Nobody: what is in brackets after a name takes no side."""
    if names.tokens[at].lower != "(" or at == names.first or not names.is_inner(at - 1):
        return None
    end = next((i + 1 for i in range(at + 1, min(names.last, at + 10)) if names.tokens[i].lower == ")"), None)
    return None if end is None else Aside(at, end, "note", (), (at, end), at, end)


def _among(names: Reader, at: int, here: int, _chain: list[Aside]) -> Aside | None:
    """Nobody: "inter alia" and "among other things"."""
    words = tuple(t.lower for t in names.tokens[here : min(names.last, here + 3)])
    size = 2 if words[:2] == ("inter", "alia") else 3 if words == ("among", "other", "things") else 0
    end = here + size
    if not size or at == names.first:
        return None
    colon = end < names.last and names.tokens[end].lower == ":"
    return Aside(at, end + colon, "note", (), (at, end), at, end)


def _placed(names: Reader, chain: list[Aside]) -> Iterator[Aside]:
    """The asides of a chain, told where they stand: before a verb, at the opening, after an object, or on a noun."""
    tokens = names.tokens
    last = chain[-1].last
    comma = last < names.last and tokens[last].lower in {",", ")", "–", "—"}
    end = last + 1 if comma else last
    if len(chain) > 1 and chain[0].kind == "with" and end < names.last and tokens[end].lower.endswith("ing"):
        chain = chain[1:]  # "with Oslo, opposed by Kyiv, suggesting": Oslo is a subject
    first = chain[0].first
    opens = first == names.first or tokens[first - 1].lower in w.STOPS | w.QUOTES
    linked = tokens[first].lower in _LINKS or chain[0].kind == "with"
    before_verb = _leads_to_verb(names, end)
    if all(one.kind in {"note", "for"} for one in chain):
        noted = not opens and chain[0].kind == "note"
        passed = noted or before_verb or comma or last == names.last or names.tokens[last].lower in _AND
        closing = before_verb and comma
    else:
        passed, closing = before_verb and not opens and linked, comma
    joined = tokens[first].lower in _AND | {"but"}  # "binding and supported by": one more predicate of the same subject
    loose = (not linked or joined) and not opens
    for k, one in enumerate(chain):
        own_last = end if k == len(chain) - 1 and passed and closing else one.last
        yield replace(
            one,
            last=own_last,
            follows=first,
            after=end,
            passed=passed,
            opens=opens,
            loose=loose and not passed and one.kind in {"by+", "by-"},
        )


def _leads_to_verb(names: Reader, at: int) -> bool:
    """Whether a verb comes next, past adverbs and auxiliaries."""
    for i in range(at, min(names.last, at + 6)):
        word = names.tokens[i].lower
        if word in w.AUXILIARIES or word in w.COMMON_VERBS or word in names.verbs:
            return True
        if not is_adverb(word):
            return i == at and word.endswith("ed") and names.tokens[at - 1].lower == ","
    return False
