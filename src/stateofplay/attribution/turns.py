"""Transcripts: paragraphs that open with who speaks ("REED: We will not sign."), and all that is said until the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from stateofplay.language import closed as w
from stateofplay.model.document import Document

_LONGEST: Final = 14
"""Tokens of an opening: "ADA LIND, chief negotiator of the drivers' union:"."""
_FEWEST: Final = 2
"""Somebody speaks so often in a transcript; headings with a colon come once each."""
_HOSTS: Final = frozenset(
    "host presenter anchor moderator interviewer question q reporter journalist correspondent announcer newsreader press "
    "audience".split()
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's words, in token indices (last exclusive). `host`: somebody who asks on behalf of the outlet."""

    label: tuple[int, int]
    said: tuple[int, int]
    host: bool


def find(document: Document) -> tuple[Turn, ...]:
    """The turns of a transcript, in order; none in a report that is no transcript."""
    openings = list(_openings(document))
    names = Counter(document.tokens[label[0]].lower for label, _ in openings)
    if not any(count >= _FEWEST for count in names.values()) and not set(names) & _HOSTS:
        return ()
    out = []
    ends = [label[0] for label, _ in openings[1:]] + [len(document.tokens)]
    for (label, begin), end in zip(openings, ends, strict=True):
        if begin < end:
            out.append(Turn(label, (begin, end), document.tokens[label[0]].lower in _HOSTS))
    return tuple(out)


def _openings(document: Document) -> Iterator[tuple[tuple[int, int], int]]:
    """(label, first token of what is said) of each paragraph that opens with a speaker in capitals and a colon."""
    tokens = document.tokens
    for paragraph in document.paragraphs:
        if paragraph.kind in {"aside", "heading"} or paragraph.first_sentence >= paragraph.last_sentence:
            continue
        first = document.sentences[paragraph.first_sentence].first
        last = document.sentences[paragraph.last_sentence - 1].last
        colon = next(
            (
                i
                for i in range(first, min(last, first + _LONGEST))
                if tokens[i].lower in w.STOPS | w.QUOTES and tokens[i].text != "."
            ),
            None,
        )
        if colon is None or tokens[colon].lower != ":" or colon == first:
            continue
        comma = next((i for i in range(first, colon) if tokens[i].lower in {",", "("}), colon)
        name = [tokens[i].text for i in range(first, comma)]
        loud = [word for word in name if word.isupper() and any(c.isalpha() for c in word)]
        if (
            len(loud) == len([word for word in name if any(c.isalpha() for c in word)])
            and loud
            and any(len(word) > 1 or word == "Q" for word in loud)
        ):
            yield (first, colon), colon + 1
