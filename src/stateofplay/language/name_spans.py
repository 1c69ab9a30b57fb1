"""Where names begin and end: runs of capitalised words, what joins them, and the titles to cut from their front."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from stateofplay.language import name_words as w
from stateofplay.language.name_capitals import is_acronym, is_capital, is_initial, is_loud, mixed, person_size
from stateofplay.language.name_lexicon import Lexicon
from stateofplay.language.wordset import words
from stateofplay.model.document import MentionType, Token

_AFTER_COMMA: Final = words("Inc. Inc Ltd. Ltd LLC L.L.C. Corp. LLP Jr. Jr Sr.")
_JOINING_HEADS: Final = words(
    "ministry department office alliance committee agency organization organisation commission council federation "
    "association institute union center centre college academy confederation board bureau fund guild society "
    "administration"
)
_POSSESSED: Final = words("people children women men queen king lloyd mcdonald moody levi wendy macy sotheby christie workers")
_FIELDS: Final = words(
    "ways securities food science arts oil trade women health standards peace research culture energy education fire law "
    "children labor labour environment transport agriculture foreign motion television radio film immigration customs "
    "revenue"
)
"""Words before an "and" inside the name of a body ("Food and Drug Administration")."""
_FIRST_WORDS: Final = frozenset({"new", "human", "home", "white", "free", "local"})
"""Ordinary words that may open a name nonetheless ("Human Rights Council")."""
_LONGEST: Final = 14


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `first` to `last` (exclusive) that may be a name.

    `title` are the tokens of the title right before it. `initial`: the capital may be due to the place in the sentence.
    `known` is the type from the lexicon.
    """

    first: int
    last: int
    title: tuple[int, int] | None = None
    initial: bool = False
    known: MentionType | None = None
    cut: tuple[int, int] | None = None
    """Characters of a single token, where the name is a part of it ("U.S." in "U.S.-led")."""


def candidates(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """What may be names among the tokens of one sentence, in order."""
    loud = is_loud(tokens, first, last)
    at = first
    while at < last:
        token = tokens[at]
        if "-" in token.text and not lexicon.match(tokens, at, at + 1):
            parts = list(_parts(token.text, at, lexicon))
            if parts:
                yield from parts
                at += 1
                continue
        if not is_capital(token):
            size = lexicon.small(tokens, at, last)
            if size:
                yield Candidate(at, at + size, known=MentionType.LOC)
            at += size or 1
            continue
        if loud:
            found = _in_headline(tokens, first, at, last, lexicon)
            if found:
                yield found
            at = found.last if found else at + 1
            continue
        end = _run_end(tokens, at, last, lexicon)
        if end == at:
            at += 1
            continue
        yield from _split(tokens, first, at, end, lexicon)
        at = end


def _in_headline(tokens: Sequence[Token], first: int, at: int, last: int, lexicon: Lexicon) -> Candidate | None:
    """A name at `at` that does not rest on its capital: a known one, a given name with another, an acronym."""
    matched = lexicon.match(tokens, at, last)
    if matched:
        return Candidate(at, at + matched[0], known=matched[1])
    size = person_size(tokens, at, last)
    if size:
        return Candidate(at, at + size, known=MentionType.PER)
    if is_acronym(tokens[at]) and tokens[at].lower not in w.ORDINARY and mixed(tokens, first, last):
        return Candidate(at, at + 1)
    return None


def _parts(text: str, at: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """The known names that a hyphenated token is made of, from the first on."""
    start = 0
    for part in text.split("-"):
        kind = lexicon.single(part)
        if kind is None:
            return
        yield Candidate(at, at + 1, known=kind, cut=(start, start + len(part)))
        start += len(part) + 1


def _run_end(tokens: Sequence[Token], at: int, last: int, lexicon: Lexicon) -> int:
    """The end of the run of capitalised words that begins at `at`; `at` itself when the word cannot begin a name."""
    matched = lexicon.match(tokens, at, last)
    if not matched and tokens[at].lower in w.FUNCTION:
        return at
    end = at + (matched[0] if matched else 1)
    linked = False
    last = min(last, at + _LONGEST)
    while end < last:
        token = tokens[end]
        if is_capital(token) and token.lower not in w.FUNCTION:
            if token.lower == "may" and not tokens[end - 1].text[0].isupper():
                break
            end += 1
            continue
        skip, linked = _joined(tokens, at, end, last, linked=linked)
        if not skip:
            break
        end += skip
    return end


def _joined(tokens: Sequence[Token], first: int, at: int, last: int, *, linked: bool) -> tuple[int, bool]:
    """How many tokens from `at` on join the run with what follows (0: none), and whether an "of" has joined it."""
    word = tokens[at].lower
    before = tokens[at - 1].lower
    after = at + 1
    if word == ",":
        return (2 if after < last and tokens[after].text in _AFTER_COMMA else 0), linked
    if word in {"of", "for"} and after < last and tokens[after].lower == "the":
        after += 1
    if after >= last or not is_capital(tokens[after]) or tokens[after].lower in w.FUNCTION:
        return 0, linked
    skip = after - at + 1
    if word in {"of", "for"}:
        office = word == "of" and before in w.OFFICES and tokens[after].lower in w.OF_OFFICE
        named = tokens[at - 1].text[0].isupper() and (before in w.BODY_HEADS if word == "of" else before in w.BODIES)
        again = linked and word == "of" and tokens[at - 1].text[0].isupper() and before not in w.PLACES
        return (skip, True) if office or named or again else (0, linked)
    if word == "and":
        heads = linked and any(token.lower in _JOINING_HEADS for token in tokens[first:at])
        field = before in _FIELDS and any(token.lower in w.BODIES for token in tokens[after + 1 : after + 3])
        return (skip, linked) if (heads and before not in w.PLACES) or field else (0, linked)
    if word == "'s":
        return (skip, linked) if before in _POSSESSED else (0, linked)
    return (skip, linked) if word == "&" or (word in w.PARTICLES and tokens[at].text == word) else (0, linked)


def _split(tokens: Sequence[Token], first: int, low: int, high: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """The names in the run `low` to `high`: before a title, and after it."""
    office = _last_office(tokens, low, high)
    if office is None:
        yield from _plain(tokens, first, low, high, lexicon)
        return
    title_start, name_start = _title(tokens, low, office, high, lexicon)
    if title_start > low:
        yield from _plain(tokens, first, low, title_start, lexicon)
    if name_start < high:
        title_start = _back(tokens, first, title_start, lexicon)
        yield Candidate(name_start, high, title=(title_start, name_start))


def _last_office(tokens: Sequence[Token], low: int, high: int) -> int | None:
    """The last word of an office in the run before what may be a person's name; None when there is none."""
    for at in range(high - 1, low - 1, -1):
        lower = tokens[at].lower
        if lower in w.OFFICES or lower in w.HONORIFICS:
            rest = [token.lower for token in tokens[at + 1 : high]]
            cued = any(word in w.BODIES or word in w.PLACES or word in w.WORKS for word in rest[-1:])
            return None if cued and len(rest) < 3 else at
    return None


def _title(tokens: Sequence[Token], low: int, office: int, high: int, lexicon: Lexicon) -> tuple[int, int]:
    """Where the title around the word at `office` begins, and where the name after it does."""
    end = office + 1
    if end + 1 < high and tokens[end].lower in {"of", "for"}:
        end += 2 if tokens[end + 1].lower != "the" else 3
        while end + 1 < high and tokens[end].lower == "and":
            end += 2
        end = min(end, high)
    return _back(tokens, low, office, lexicon), end


def _back(tokens: Sequence[Token], low: int, at: int, lexicon: Lexicon) -> int:
    """The first of the words of office or nationality that stand in a row before `at`, whatever their capitals."""
    low = max(low, at - _LONGEST)
    while at > low:
        lower = tokens[at - 1].lower
        matched = lexicon.match(tokens, at - 2, at) if at - 2 >= low else None
        people = at - 2 >= low and lexicon.people(tokens, at - 2, at) == 2
        if matched and matched[0] == 2 and not people:
            break
        if people or (lower in {"of", "and"} and at - 2 >= low and tokens[at - 2].lower in w.OFFICES):
            at -= 2
        elif _is_office_word(lower) or lexicon.people(tokens, at - 1, at):
            at -= 1
        else:
            break
    return at


def _is_office_word(lower: str) -> bool:
    """Whether the word can be part of a title."""
    return lower in w.OFFICES or lower in w.OFFICE_PARTS or lower in w.HONORIFICS


def _plain(tokens: Sequence[Token], first: int, low: int, high: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """The names in a run without a title in it."""
    initial = is_initial(tokens, first, low)
    matched = lexicon.match(tokens, low, high)
    end = low + matched[0] if matched else low
    if matched and (end == high or matched[1] is MentionType.ORG or tokens[low].text in w.SHORT_STATES):
        if end == high or not _cued(tokens, end, high):
            yield Candidate(low, end, known=matched[1])
            yield from _plain(tokens, first, end, high, lexicon) if end < high else ()
            return
    elif not matched:
        start = _without_lead(tokens, low, high, lexicon, initial=initial)
        initial = initial and start == low
        low = start
    high = _without_tail(tokens, low, high, lexicon)
    if low == high or all(token.lower in w.OFFICE_PARTS or token.lower in {"of", "for"} for token in tokens[low:high]):
        return
    matched = lexicon.match(tokens, low, high)
    known = matched[1] if matched and low + matched[0] == high else None
    title = None
    if known is None and not initial and low > first and tokens[low - 1].lower in w.OFFICES and not _cued(tokens, low, high):
        title = (_back(tokens, first, low, lexicon), low)
    yield Candidate(low, high, title=title, initial=initial, known=known)


def _without_lead(tokens: Sequence[Token], low: int, high: int, lexicon: Lexicon, *, initial: bool) -> int:
    """Where the run begins once words for peoples, and ordinary words that open the sentence, are cut off."""
    while low < high:
        people = lexicon.people(tokens, low, high)
        if people and not _cued(tokens, low + people, high):
            low += people
        elif initial and tokens[low].lower in w.ORDINARY and not (high - low > 1 and tokens[low].lower in _FIRST_WORDS):
            low += 1
        else:
            return low
        initial = initial and not people
    return low


def _without_tail(tokens: Sequence[Token], low: int, high: int, lexicon: Lexicon) -> int:
    """Where the run ends once words for peoples, offices and dangling particles are cut off."""
    while high > low:
        lower = tokens[high - 1].lower
        people = lexicon.people(tokens, high - 1, high) and lower not in w.BODIES
        if not (people or lower in w.OFFICES or lower in w.PARTICLES):
            break
        high -= 1
    return high


def _cued(tokens: Sequence[Token], low: int, high: int) -> bool:
    """Whether a word of the run says that it is a body, a place or a work."""
    return any(token.lower in w.BODIES or token.lower in w.PLACES or token.lower in w.WORKS for token in tokens[low:high])
