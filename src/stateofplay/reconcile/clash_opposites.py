"""Two voices side by side that tell one thing in words that exclude each other: open and shut, inside and outside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from stateofplay.model.reconciled import Conflict, ConflictKind
from stateofplay.reconcile.clash_marks import Weights
from stateofplay.reconcile.passages import Page, Passage
from stateofplay.reconcile.words import topics

_PAIRS: Final = (
    (
        r"outside|absent|excluded|elsewhere|shut out|locked out|still waiting",
        r"in the room|inside|present|at the table|attended|took part|was there|were there",
    ),
    (
        r"restored|switched (?:back )?on|back on|reconnected|running again|flowing|working again|repaired|lit",
        (
            r"dark|cut off|without (?:power|water|electricity|light)|no (?:power|water|electricity|light)|"
            r"switched off|blacked out|dead|still down|out of order"
        ),
    ),
    (
        (
            r"remains the|remains our|remained the|keeps?|kept|retains?|retained|stays?|stayed|survives?|survived|"
            r"continues?|still (?:the|has|have|in)|as (?:it|before)|in place"
        ),
        (
            r"shown the door|gone|scrapped|abolished|ended|swept away|buried|history|no longer|torn up|thrown out|"
            r"dropped|got rid of|out of the way|dismantled|replaced"
        ),
    ),
    (
        r"rewritten|changed|reopened|rewrote|altered|amended|renegotiated|torn up|new text|revised",
        (
            r"not (?:been )?(?:reopened|changed|touched|altered|rewritten|amended)|unchanged|untouched|the same|"
            r"as it was|intact"
        ),
    ),
    (
        r"open(?:ed)?|reopened|let (?:in|through)|admitted|passed|got through",
        r"closed|shut|blocked|sealed|stopped|turned back|barred|held up|prevented",
    ),
    (
        r"calm|quiet|peaceful(?:ly)?|holding|respected|silent|no shots",
        r"shelled|fired|attacked|violat\w+|broke[n]?|shooting|fighting|bombed|clashes|gunfire",
    ),
    (
        r"paid|transferred|sent|delivered|arrived|received",
        (
            r"(?:not|never|nothing|no \w+) (?:\w+ ){0,2}?(?:paid|transferred|sent|delivered|arrived|received|come|"
            r"seen)|not a (?:cent|penny|truck|lorry|dollar|euro)|unpaid|withheld|missing"
        ),
    ),
    (
        r"safe|harmless|sound|secure|no danger|no risk",
        r"dangerous|unsafe|hazard\w*|a risk|at risk|deadly|poison\w*|contaminated",
    ),
    (
        r"united|of one mind|stand together|as one|unanimous(?:ly)?|speak with one voice",
        r"split|divided|rift|at odds|fractured|quarrel\w*|broke ranks|disagree\w*",
    ),
    (
        r"volunt(?:arily|eered)|freely|of (?:his|her|their|its) own (?:accord|will)",
        r"forced|coerced|made to|under (?:duress|pressure|threat)|no choice|ordered to",
    ),
    (
        r"alive|freed|released|unharmed|in good health",
        r"dead|killed|died|executed|still (?:held|captive|in (?:jail|prison|custody))|tortured",
    ),
    (
        r"knew|was told|were told|informed|warned|consulted|notified|aware",
        (
            r"(?:not|never|nobody|no one) (?:\w+ ){0,2}?(?:knew|know|told|informed|warned|consulted|notified|"
            r"asked)|unaware|kept in the dark|heard (?:of|about) it (?:from|on|in)|taken by surprise"
        ),
    ),
    (
        r"resigned|stepped down|quit|left of|chose to (?:go|leave)",
        r"fired|sacked|dismissed|pushed out|forced out|ousted|removed from",
    ),
)
"""Words of one side and of the other; the first pairs tell so much that nothing further need be shared."""
OPPOSITES: Final = tuple(tuple(re.compile(rf"\b(?:{side})\b", re.IGNORECASE) for side in pair) for pair in _PAIRS)
_NOT: Final = re.compile(
    r"\b(?:not|never|no|nobody|n['’]t|neither|without|will|would|must|should|could|may|might|can|if|unless|wants?|"
    r"demands?|until)\b",
    re.IGNORECASE,
)
_Found: TypeAlias = dict[int, tuple[re.Match[str] | None, re.Match[str] | None]]
_Hits: TypeAlias = dict[tuple[int, int], _Found]
_PLAIN: Final = 2
"""So many of the first pairs need no further word in common."""
_NEAR: Final = 2
"""Sentences that two voices may stand apart."""
_LEAST: Final = 0.5
_PER_REPORT: Final = 10


def clashing(pages: Sequence[Page], weights: Weights) -> Iterator[Conflict]:
    """Neighbouring passages of two voices, with a word of one side in the first and one of the other in the second."""
    for sheet in pages:
        said = 0
        hits: _Hits = {}
        for at, a in enumerate(sheet.passages):
            for b in sheet.passages[at + 1 : at + 6]:
                if b.sentence - a.sentence > _NEAR or said >= _PER_REPORT:
                    break
                hit = _opposed(sheet, a, b, weights, hits)
                if hit:
                    said += 1
                    why = f"words that exclude each other: “{hit[0]}” and “{hit[1]}”"
                    yield Conflict(a.citation, b.citation, f"“{hit[0]}” or “{hit[1]}”", ConflictKind.ACCOUNT, why=why)
                    break


def _opposed(sheet: Page, a: Passage, b: Passage, weights: Weights, hits: _Hits) -> tuple[str, str] | None:
    """The words of two passages that exclude each other, if the voices differ, both tell of facts and speak of one thing."""
    if a.sentence == b.sentence or not a.against(b) or sheet.paragraphs[a.sentence] != sheet.paragraphs[b.sentence]:
        return None
    own, others = _found(a, hits), _found(b, hits)
    for place in sorted(own.keys() & others.keys()):
        for side in (0, 1):
            first, second = own[place][side], others[place][1 - side]
            if not first or not second or _wished(a, first) or _wished(b, second):
                continue
            both = set(topics(a.span.exact)) & set(topics(b.span.exact))
            shared = sum(weights.weight(topic) for topic in sorted(both))
            if shared >= _LEAST or (place < _PLAIN and a.past and b.past):
                return first.group().lower(), second.group().lower()
    return None


def _found(passage: Passage, hits: _Hits) -> _Found:
    """By its place in the table each pair of which the passage holds a side, with the first words of both sides."""
    key = passage.span.start, passage.span.end
    if key not in hits:
        text = passage.span.exact
        rows = ((place, (left.search(text), right.search(text))) for place, (left, right) in enumerate(OPPOSITES))
        hits[key] = {place: row for place, row in rows if any(row)}
    return hits[key]


def _wished(passage: Passage, hit: re.Match[str]) -> bool:
    """Whether the words are denied or only wanted where they stand."""
    inside = _NOT.match(hit.group())
    return inside is None and _NOT.search(passage.span.exact[max(0, hit.start() - 30) : hit.start()]) is not None
