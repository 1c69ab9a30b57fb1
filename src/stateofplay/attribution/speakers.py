"""Whose words: pronouns and short names traced to the fullest name that the report has given before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from stateofplay.language import closed as w
from stateofplay.language.clauses import Stretch
from stateofplay.language.people import People
from stateofplay.language.persons import gender, is_person_noun
from stateofplay.model.document import Document, Mention, MentionType
from stateofplay.model.span import Span

RELATIVES = frozenset({"who", "which", "that"})
_PERSONAL = frozenset({"he", "she", "him", "her", "his", "i"})
_GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_NEUTER = frozenset({"it", "its"})
_PLURAL = frozenset({"they", "them", "their", "we", "our"})
_FEW = 4
_NEAR = 8
_CLOSE = 3
"""So many people back a better fit is preferred to the latest one."""
_PLURAL_HEADS = frozenset(
    {"people", "police", "leaders", "staff", "sources", "men", "women", "folk", "folks", "children", "elders"}
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be the antecedent of a pronoun. `start` orders them in the text."""

    span: Span
    head: str
    person: bool
    plural: bool
    gender: str = ""

    def may_be(self, pronoun: str) -> bool:
        """Whether the pronoun can stand for the one named."""
        if pronoun in _PERSONAL:
            return self.person and not self.plural and (not self.gender or _GENDERS.get(pronoun, self.gender) == self.gender)
        if pronoun in _NEUTER:
            return not self.person and not self.plural
        return pronoun in _PLURAL and (self.plural or not self.person)


@dataclass(slots=True)
class Trace:
    """What has been named so far in one report, latest last. Lives while one report is read."""

    candidates: list[Candidate] = field(default_factory=list)

    def see(self, candidate: Candidate) -> None:
        """Remember words that name somebody."""
        self.candidates.append(candidate)
        del self.candidates[:-40]

    def several(self) -> Candidate | None:
        """The latest people who were named together, or as a number of people."""
        return next((c for c in reversed(self.candidates) if c.plural and c.person), None)

    def resolve(self, pronoun: str) -> Candidate | None:
        """The latest named one that the pronoun can stand for."""
        if pronoun in _PLURAL:
            several = next((c for c in reversed(self.candidates[-_NEAR:]) if c.plural), None)
            if several is not None:
                return several
        if pronoun in _PERSONAL:
            people = [c for c in reversed(self.candidates) if c.person and not c.plural]
            near = [c for c in people[:_CLOSE] if c.may_be(pronoun)]
            return next(iter(near or people), None)
        return next((c for c in reversed(self.candidates) if c.may_be(pronoun)), None)


def is_one_of_several(document: Document, source: Stretch) -> bool:
    """Whether the source is some or all of people spoken of before: "one of them", "the two", "another"."""
    words = [document.tokens[i].lower for i in range(*source) if document.tokens[i].lower != ","]
    if not words or len(words) > _FEW:
        return False
    if words[0] in {"one", "another", "both", "all", "some", "others", "two"} and words[1:2] in ([], ["of"]):
        return words[1:] == [] or words[-1] in {"them", "two", "three", "four", "five"}
    return (
        words[0] == "the"
        and words[-1] in {"two", "three", "four", "five", "pair", "trio"}
        and set(words[1:-1]) <= {"same", "other"}
    )


def candidate(document: Document, source: Stretch, people: People | None = None) -> Candidate | None:
    """The source as a candidate for later pronouns; None when it is a pronoun itself."""
    while source[0] < source[1] and document.tokens[source[0]].lower == ",":
        source = (source[0] + 1, source[1])
    tokens = document.tokens[source[0] : source[1]]
    if not tokens or (len(tokens) == 1 and tokens[0].lower in w.PRONOUNS | w.POSSESSIVE_PRONOUNS | RELATIVES):
        return None
    span = document.token_span(*source)
    mention = main_mention(document, span)
    head = _head(document, source)
    listed = any(t.lower == "and" for t in tokens) and sum(m.type is MentionType.PER for m in _mentions_in(document, span)) > 1
    bare = (
        document.tagged is None
        and mention is None
        and all(t.text[:1].isupper() and not t.text.isupper() for t in tokens)
        and len(tokens) <= 3
    )
    person = bare or is_person_noun(head) or (mention is not None and mention.type is MentionType.PER)
    plural = (
        listed
        or head in _PLURAL_HEADS
        or (head.endswith("s") and not head.endswith("ss") and (mention is None or mention.span.end < span.end))
    )
    own = mention if mention is not None and mention.type is MentionType.PER and is_head(document, mention, span) else None
    if own is None or people is None:
        sex = gender([head]) if person else ""
        return Candidate(span, head, person=person, plural=plural, gender=sex)
    return Candidate(span, head, person=person, plural=plural, gender=people.gender(own.span))


def _head(document: Document, source: Stretch) -> str:
    """The last noun before a post-modifier."""
    tokens = document.tokens
    end = next(
        (i for i in range(source[0] + 1, source[1]) if tokens[i].lower in w.LINKS | {",", "who"} - {"familiar", "close"}),
        source[1],
    )
    words = [t.lower for t in tokens[source[0] : end] if t.lower not in {"familiar", "close", "'s", "'"}]
    return words[-1] if words else ""


def _mentions_in(document: Document, span: Span) -> list[Mention]:
    return list(document.mentions_in(span.start, span.end))


def main_mention(document: Document, span: Span) -> Mention | None:
    """The name in the span: a person before any other."""
    inside = _mentions_in(document, span)
    return next((m for m in inside if m.type is MentionType.PER), inside[0] if inside else None)


def is_head(document: Document, mention: Mention, span: Span) -> bool:
    """Whether the name is what the phrase is about: in "Lind administration officials" it is not."""
    at = document.token_at(mention.span.end)
    if at >= len(document.tokens) or document.tokens[at].start >= span.end:
        return True
    following = document.tokens[at].lower
    return not following.isalpha() or following in w.PREPOSITIONS | w.CONJUNCTIONS | w.SUBORDINATORS


def canonical_names(mentions: Sequence[Mention]) -> dict[str, str]:
    """Every short form of a person's name in the report to its longest form, where that is unambiguous.

    "Lind" becomes "Ada Lind" unless an "Olof Lind" is named too.
    """
    people = dict.fromkeys(m.span.exact for m in mentions if m.type is MentionType.PER)
    longest: dict[str, str] = {}
    for name in people:
        parts = name.split()
        fuller = [other for other in people if len(other.split()) > len(parts) and other.split()[-len(parts) :] == parts]
        roots = {f for f in fuller if not any(g != f and g.endswith(f) for g in fuller)}
        longest[name] = roots.pop() if len(roots) == 1 else name
    return longest


def is_pronoun(document: Document, source: Stretch) -> bool:
    """Whether the source is one pronoun."""
    return source[1] - source[0] == 1 and document.tokens[source[0]].lower in w.PRONOUNS | w.POSSESSIVE_PRONOUNS
