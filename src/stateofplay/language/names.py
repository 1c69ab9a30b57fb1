"""Names of persons, bodies, places and other things, found by rules.

Capitals mark them (`name_spans`), their own and neighbouring words type them (`name_types`), and a word whose capital is due to
its place in the sentence counts only when something else speaks for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from stateofplay.language import name_types
from stateofplay.language import name_words as w
from stateofplay.language.name_capitals import is_initial
from stateofplay.language.name_lexicon import lexicon
from stateofplay.language.name_spans import Candidate, candidates
from stateofplay.model.document import Mention, Paragraph, Sentence, Token
from stateofplay.model.span import Span

_LONGEST_ACRONYM = 6


def find(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], paragraphs: Sequence[Paragraph]
) -> tuple[Mention, ...]:
    """The names of a report in order, without overlap; those in blocks that are set aside too."""
    del paragraphs
    known = lexicon()
    inside, small = _seen(tokens, sentences)
    typed = [
        name_types.by_words(tokens, candidate, sentence.last)
        for sentence in sentences
        for candidate in candidates(tokens, sentence.first, sentence.last, known)
        if _is_supported(tokens, candidate, sentence.last, inside, small)
    ]
    out: list[Mention] = []
    for found in name_types.agree(tokens, typed):
        candidate = found.candidate
        start, end = tokens[candidate.first].start, tokens[candidate.last - 1].end
        if candidate.cut and end - start == len(tokens[candidate.first].text):
            start, end = start + candidate.cut[0], start + candidate.cut[1]
        span = Span.of(text, start, end)
        title = candidate.title
        before = Span.of(text, tokens[title[0]].start, tokens[title[1] - 1].end) if title else None
        out.append(Mention(span, found.type, before))
    return tuple(out)


def _seen(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[frozenset[str], frozenset[str]]:
    """The words that stand with a capital inside a sentence, and those that stand without one."""
    inside: set[str] = set()
    small: set[str] = set()
    for sentence in sentences:
        for at in range(sentence.first, sentence.last):
            word = tokens[at].text
            if word[0].islower():
                small.add(word)
            elif word[0].isupper() and not is_initial(tokens, sentence.first, at):
                inside.add(word)
    return frozenset(inside), frozenset(small)


def _is_supported(
    tokens: Sequence[Token], candidate: Candidate, last: int, inside: frozenset[str], small: frozenset[str]
) -> bool:
    """Whether more than a capital at the start of a sentence speaks for the name."""
    if candidate.known is not None or candidate.title:
        return True
    only = tokens[candidate.first]
    words = tokens[candidate.first : candidate.last]
    if all((word.lower in small or word.lower in w.ORDINARY) and word.text not in w.given_names() for word in words):
        return False
    if len(words) == 1 and not _may_stand_alone(only, tokens[candidate.last] if candidate.last < last else None):
        return False
    if not candidate.initial or len(words) > 1 or only.text in inside or only.text in w.given_names():
        return True
    after = tokens[candidate.last].lower if candidate.last < last else ""
    return (only.text.isupper() and len(only.text) > 1) or after in w.SAYING or after == "'s"


def _may_stand_alone(token: Token, after: Token | None) -> bool:
    """Whether one word can be a name: no single letter, no shout, no "Section 7"."""
    if token.lower in w.NO_BODY or len(token.text) == 1:
        return False
    if after is not None and after.text[0].isdigit() and token.lower in w.COUNTED:
        return False
    return not (token.text.isupper() and len(token.text) > _LONGEST_ACRONYM and token.text.isalpha())
