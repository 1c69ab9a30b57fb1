"""One voice that two reports of one occasion have on opposite sides: ready to accept in one, ruling out in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from stateofplay.model.reconciled import Conflict, ConflictKind
from stateofplay.reconcile.clash_marks import Mark, Weights, actor, apart, marks, rivals
from stateofplay.reconcile.passages import Page

ACCEPT: Final = re.compile(
    r"\b(?:(?:could|can|would|might|may|will|'d|'ll) (?:well |also |gladly |even |perhaps |certainly |now )?(?:accept|"
    r"agree|live with|support|back|consider|imagine|swallow|stomach|countenance|picture|look at|talk about|discuss|go "
    r"along|sign|welcome|settle for|bear|tolerate|allow|endorse|sell|give up|cut|grant|be (?:happy|open|ready|willing|"
    r"prepared|glad|fine))|(?:no|not any|nothing) (?:objections?|problems?|quarrel|difficulty|difficulties|qualms|"
    r"reservations?|issue|trouble|complaint) (?:to|with|against|about|over)|nothing against|(?:is|are|was|were|be|"
    r"been|being|remains?|remained|seem(?:s|ed)?|sounded|declared (?:himself|herself|itself|themselves)) (?:now |also "
    r"|quite |perfectly |fully |still )?(?:open to|ready to|willing to|prepared to|happy (?:to|with)|in favou?r of|"
    r"for it|fine with|comfortable with|not opposed|not against|sympathetic|receptive|content with)|(?:spoke|came out|"
    r"speaks|argued|voted|stood up|pleaded) (?:\w+ )?(?:in favou?r of|for)\b|(?:accept|support|endorse|favou?r|"
    r"welcome|embrace|approve|agree|applaud)(?:s|ed|d)\b(?! by)|back(?:s|ed) (?:a|an|the|this|that|his|her|its|their|"
    r"it)\b|(?:accept|agree)ed to|said yes|green light|thumbs[- ]up|(?:perfectly |quite )?acceptable|reasonable|"
    r"open(?:ness)? to|willing(?:ness)? to|readiness to|within reach|a fair|not rul(?:e|ed|ing) out|(?:did|does|do|"
    r"would|had) not (?:object|oppose|mind|exclude|rule out)|(?:never|not) objected|negotiable|on the table|hand over|"
    r"would be possible|is possible|was possible|thinkable|conceivable|(?:would|will|could|might|may) be (?:\w+ "
    r")?(?:welcome|fine|acceptable|possible|all right|reasonable)|(?:is|are|was|were) (?:\w+ )?welcome|food for "
    r"thought)\b",
    re.IGNORECASE,
)
"""Words of somebody who would go along."""
REFUSE: Final = re.compile(
    r"\b(?:(?:rule|rules|ruled|ruling) out|out of the question|(?:not|never|n['’]t) (?:\w+ )?(?:accept|agree|sign|"
    r"support|back|allow|hand|give|yield|consider|tolerate|live with|discuss|negotiable|acceptable|set foot|budge|"
    r"move|concede|sell|cut|grant|bend|let|permit|vote|go along|settle|happen|come into question)|never (?!been\b|"
    r"had\b|was\b|\w+ed\b)|not (?:one|a single|an inch|one inch|even one) |no (?:way|chance|circumstances|question of|"
    r"deal|such|room for|more|licen[cs]e|extension|longer|concession|compromise|exceptions?)|(?:will|would|can|could|"
    r"must|shall) not (?!be\b|have\b|only\b|necessarily\b)|(?:will|would|can|could|must|shall) not be (?:\w+ "
    r")?(?:allowed|accepted|moved|part|considered|tolerated|permitted|granted|signed|punished|fined|forced|changed)|"
    r"(?:wo|ca|would|could|sha)n['’]t |cannot |refus(?:e|es|ed|al|ing)|reject(?:s|ed|ing|ion)?|oppos(?:e|es|ed|ing|"
    r"ition)|unacceptable|unthinkable|(?:said|says|say) no\b|a (?:flat |firm |clear |resounding )?no\b|(?:turn|turns|"
    r"turned|turning) (?:\w+ ){0,2}?down|shot (?:\w+ ){0,2}?down|off the table|red line|over my dead body|non[- "
    r"]starter|dead on arrival|veto(?:es|ed)?|against\b|dismiss(?:es|ed)|non[- ]negotiable|impossible|closed the door|"
    r"slam(?:s|med) the door|no\b[^.;]{0,40}\bever|nothing doing|(?:stay|stays|stayed|remain|remains|remained) "
    r"(?:shut|closed|barred|out|banned)|forget it|as tourists|not for (?:sale|us|me|anybody|anyone|storms|discussion|"
    r"any))",
    re.IGNORECASE,
)
"""Words of somebody who would not."""
NEGATED: Final = re.compile(
    r"\b(?:no|not|never|nothing|nobody|none|neither|nor|without|hardly|cannot)\b|n['’]t\b", re.IGNORECASE
)
"""Any negation: enough for a refusal where both passages name the other's matter."""
_OTHERS: Final = re.compile(
    r"\b(?:participants|delegates|delegations|parties|members|countries|groups?|others|all|many|some|most|sides|both|everyone|everybody|who|which)"
    r"(?: \w+){0,2} \Z",
    re.IGNORECASE,
)
"""Subjects right before a verb that are others than the voice."""
_UNSAID: Final = re.compile(r"\b(?:whether|if|asked|declin(?:e[sd]?|ing)|unless)\b[^.;]*\Z", re.IGNORECASE)
"""Words before an act that leave open whether it is one."""
_LEAST: Final = 1.6
_FAINT: Final = 2.0
_PLENTY: Final = 2.5
_SPOKEN: Final = 0.5
_ACTED: Final = 1.2
"""Least that the two sentences share: of what a voice says, and of what the report says that it does."""
_MEETING: Final = frozenset(
    {
        "talk",
        "meet",
        "room",
        "parti",
        "side",
        "posit",
        "offer",
        "accept",
        "reject",
        "agr",
        "firm",
        "union",
        "govern",
        "minist",
        "council",
        "chief",
    }
    | {"spokesman", "parlia", "presid", "member", "mayor", "board", "countri", "delegat", "speak", "evening", "discus", "issu"}
)
_DAYS: Final = 1
_OLD: Final = re.compile(
    r"\b(?:had (?:\w+ )?(?:said|refused|rejected|ruled|opposed|hinted|insisted|told|remarked|shot|sworn)|previously|"
    r"earlier|until (?:now|then|recently)|used to|once|originally|no longer|(?:last|a) (?:week|month|year)|(?:days|"
    r"weeks|months|years) (?:ago|before|earlier)|back in|first said|ten days)\b",
    re.IGNORECASE,
)


def clashing(pages: Sequence[Page], weights: Weights) -> Iterator[Conflict]:
    """Pairs of passages in which two reports have one voice accept and refuse one thing within a day."""
    open_to = [mark for sheet in pages for mark in _spoken(sheet, ACCEPT, NEGATED)]
    against = [mark for sheet in pages for mark in _spoken(sheet, REFUSE, None)]
    negated = [mark for sheet in pages for mark in _spoken(sheet, NEGATED, REFUSE)]

    def judge(a: Mark, b: Mark) -> float:
        days = apart(a, b)
        if days is None or abs(days) > _DAYS or a.sheet.id == b.sheet.id or not _one_voice(a, b):
            return 0.0
        score = weights.shared(a, b)
        hidden = a.voice | b.voice | a.names | b.names | _MEETING
        both = [topic for topic in sorted((a.own & b.own) - hidden) if not topic[0].isdigit()]
        said = a.attributed and b.attributed
        ways = weights.matter(a, b, _MEETING) + weights.matter(b, a, _MEETING)
        near = (said and (ways == 2 or (ways == 1 and score >= _PLENTY))) or sum(map(weights.weight, both)) >= (
            _SPOKEN if said else _ACTED
        )
        return score if score >= _LEAST and near else 0.0

    def faintly(a: Mark, b: Mark) -> float:
        score = judge(a, b)
        return score if score >= _FAINT and weights.matter(a, b, _MEETING) and weights.matter(b, a, _MEETING) else 0.0

    used: set[tuple[str, int]] = set()
    for a, b, _ in chain(rivals(open_to, against, judge, used), rivals(open_to, negated, faintly, used)):
        about = f"whether the same side is for or against it, on {weights.common(a, b)}"
        why = f"one voice, one occasion, opposite stances: “{a.words.strip()}” and “{b.words.strip()}”"
        yield Conflict(a.citation, b.citation, about, ConflictKind.STANCE, why=why)


def _one_voice(a: Mark, b: Mark) -> bool:
    """Whether one and the same name speaks in both."""
    return bool(a.voice & b.voice & (a.sheet.names | b.sheet.names))


def _spoken(sheet: Page, pattern: re.Pattern[str], unless: re.Pattern[str] | None) -> list[Mark]:
    """The marks of named voices that do not look back."""
    named = [mark if mark.voice or mark.attributed else replace(mark, voice=actor(mark)) for mark in marks(sheet, pattern)]
    found = [mark for mark in named if mark.voice and not _OLD.search(sheet.text(mark.sentence))]
    found = [mark for mark in found if not (pattern is ACCEPT and _UNSAID.search(mark.lead))]
    return [mark for mark in found if not (unless and unless.search(_beside(mark))) and not _OTHERS.search(mark.lead)]


def _beside(mark: Mark) -> str:
    """The clause without the words of the mark itself."""
    return mark.span.exact.replace(mark.words, " ", 1)
