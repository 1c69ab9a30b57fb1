"""Across reports: who broke off, a charge and its denial, and a report that belies what somebody claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from stateofplay.model.reconciled import Conflict, ConflictKind
from stateofplay.reconcile.clash_concepts import topics
from stateofplay.reconcile.clash_marks import Mark, Weights, apart, clause, mark, marks, rivals, strangers
from stateofplay.reconcile.passages import Page

LEFT: Final = re.compile(
    r"\b(?:walk(?:ed|s|ing) (?:out|away|off)|storm(?:ed|s|ing) (?:out|off)|left (?:the|their|our|that|us|early|first|"
    r"without|before|after|in)|call(?:ed|s|ing) (?:\w+ ){0,3}?off|br(?:oke|oken|eaks?|eaking) (?:\w+ ){0,3}?off|"
    r"pull(?:ed|s|ing) out|pack(?:ed|s|ing) (?:up|their|its|his|her)|picked up (?:their|his|her|its)|got up and|"
    r"(?:plane|train|flight|boat|bus|car) to catch|hung up|quit (?:the|on)|abandon(?:ed|s|ing) the|boycott(?:ed|s|"
    r"ing)?|stayed away|(?:did not|didn['’]t|never) (?:show|turn|come|turned|showed|came|appear(?:ed)?)\b|refus(?:ed|"
    r"es|ing) to (?:come|meet|sit|attend|enter|stay|talk|return|go on|continue|negotiate)|end(?:ed|s|ing) the "
    r"(?:talks|session|meeting|round|day|call)|slammed the door|cut (?:\w+ ){0,2}?short|went home|gone home|drove "
    r"(?:off|away)|cancel(?:l?ed|s|l?ing)|let us wait|stood us up|failed to (?:show|turn|appear|come)|turned (?:their|"
    r"his|her|its) backs?|scuppered|sank|torpedoed|blew (?:it|the (?:talks|meeting|deal)) up|disappear(?:ed|s)|"
    r"slipped (?:out|away)|headed for the (?:door|exit|airport)|were gone|was gone)\b",
    re.IGNORECASE,
)
"""Words of somebody who broke off or stayed away."""
STAYED: Final = re.compile(
    r"\b(?:(?:never|not|n['’]t) (?:\w+ )?(?:invited|asked (?:to|in)|told (?:of|about|that|where|when)|informed|called|"
    r"summoned|admitted|let in|notified|leave|left|walk(?:ed)?|broken off|break off|storm(?:ed)?|quit|cancel(?:led)?|"
    r"call(?:ed)? off)|uninvited|no invitation|(?:nobody|no one|none of us|not one of us) (?:\w+ )?(?:invited|told|"
    r"asked|left|informed|called|walked|had left|ever)|lock(?:ed|ing) (?:us |them |\w+ )?out|shut (?:us |them )?out|"
    r"kept (?:us |them )?(?:out|waiting)|turned (?:us |them )?away|(?:sat|stayed|waited|remained|were|was) (?:\w+ "
    r"){0,5}?(?:until|till|waiting)|waited (?:for|until|in|all|at)|(?:we|they|he|she|team|people|delegation|"
    r"negotiators) (?:were|was|are|is) (?:still )?(?:waiting|sitting|ready to (?:go on|continue|stay|talk))|(?:sent|"
    r"shown|told|asked|ordered) (?:us |them )?(?:home|the door|to (?:leave|go|wait outside))|threw us out|thrown out|"
    r"expelled|excluded|never left|stayed put|(?:still|all) (?:in|at) (?:the|our|their) (?:room|table|hotel|chairs?|"
    r"seats?)|(?:at|in) the (?:table|room|hotel|building|hall) (?:all|until|till|the whole)|kept (?:our|their) "
    r"(?:chairs|seats))\b",
    re.IGNORECASE,
)
"""Words of somebody who says that he did no such thing."""
_DENIAL: Final = re.compile(
    r"\b(?:never|did not|didn['’]t|have not|haven['’]t|has not|hasn['’]t|had not|hadn['’]t|was not|wasn['’]t|were not|"
    r"weren['’]t|no such|nobody|no one|none of (?:us|them|it)|not an? \w+|not true|untrue|denie[sd]|denying|nothing "
    r"of the (?:sort|kind)|invent(?:ed|ion)|made up|fabricat\w+|not a single|not one|at no (?:time|point|stage)|a lie|"
    r"lies|fiction|fairy tale|myth|out of thin air|imaginary|slander)\b",
    re.IGNORECASE,
)
_ANSWER: Final = re.compile(
    r"\b(?:bristled|hit back|shot back|fired back|pushed back|retorted|countered|denie[sd]|disputed|contradicted|"
    r"rebutted|asked about (?:the|that|this|his|her|their)|confronted with|accus(?:ed of|ations?)|allegations?|the "
    r"(?:claims?|charges?|reports?|story|version|account|suggestion)|that (?:claim|charge|report|story|version|"
    r"account|suggestion)|what (?:had|has) been said|reports? that|defen[cs]ive|rejected (?:the|that|this) (?:\w+ "
    r")?(?:claim|charge|report|story|version|account|suggestion|idea)|was having none of it|would have none of it)\b",
    re.IGNORECASE,
)
_FACT: Final = re.compile(
    r"\b(?:was|were|had|has|have been|did|told|let (?:us|them|it be) know|said|asked|offered|promised|signed|agreed|"
    r"gave|took|made|sent|knew|came|went|left|met|saw|heard|paid|got|put|kept|broke|\w{3,}ed)\b"
)
_WISH: Final = re.compile(
    r"\b(?:will|shall|must|should|want|wants|wanted|demands?|demanded|if|unless|would never|could|never again|going "
    r"to)\b",
    re.IGNORECASE,
)
_ALWAYS: Final = re.compile(
    r"\b(?:all along|(?:has|have|had) always|always (?:wanted|asked|said|sought|been|meant|planned|intended)|from the "
    r"(?:very )?(?:start|beginning|outset|first day)|(?:exactly|just|precisely) (?:what|as) (?:\w+ ){1,3}?(?:wanted|"
    r"asked|sought|demanded|planned|intended|expected|hoped|promised)|never (?:wanted|asked|sought|demanded|moved|"
    r"changed|wavered|budged)|had not (?:moved|changed|given|budged)|every(?:thing| last \w+) (?:\w+ ){0,3}?(?:wanted|"
    r"asked|demanded|sought))\b",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    r"\b(?:had (?:\w+ )?(?:sought|asked|demanded|wanted|insisted|called|offered|said|ruled|vowed|sworn|promised|"
    r"rejected|refused|opposed|proposed|threatened|held out|pressed|spoken|argued|named|put)|(?:in|last) (?:January|"
    r"February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|fall|winter|"
    r"week|month|year)\b[^.]{0,40}\b(?:sought|asked|demanded|wanted|insisted|rejected|refused|ruled out|opposed)|"
    r"(?:was|were) (?:asking|demanding|seeking|offering|insisting|holding out))\b"
)
_BREAK_DAYS: Final = 2
_DENY_DAYS: Final = 5
_LEAST: Final = 1.0
_SAME_DAY: Final = 0.7
_TELLING: Final = 0.5
_CHARGED: Final = 1.4
_PLAIN: Final = 1.5
"""Least that two sentences share: of a denial that answers something, in all, and of one by somebody whom the other names."""
_TALKS: Final = frozenset({"talk", "meet", "room", "chair", "tabl", "hour", "seat", "hotel", "lunch", "invit", "delegat"})
_BENT: Final = re.compile(
    r"(?:not|n['’]t|never) (?:\w+ )?(?:object|oppose|mind|rule|exclude|disagree|doubt|surpris)", re.IGNORECASE
)


def clashing(pages: Sequence[Page], weights: Weights) -> Iterator[Conflict]:
    """All three, the plainest first."""
    return chain(_broken_off(pages, weights), _denied(pages, weights), _belied(pages, weights))


def _broken_off(pages: Sequence[Page], weights: Weights) -> Iterator[Conflict]:
    """Two voices on one break: each says that the other left, or one says that it was never there to leave."""
    left = [one for sheet in pages for one in marks(sheet, LEFT, STAYED)]
    stayed = [one for sheet in pages for one in marks(sheet, STAYED)]

    stood = {one.place for one in stayed}

    def judge(a: Mark, b: Mark) -> float:
        days = apart(a, b)
        if days is None or abs(days) > _BREAK_DAYS or not (a.attributed and b.attributed) or not strangers(a, b):
            return 0.0
        if a.sheet.id == b.sheet.id and a.sheet.paragraphs[a.sentence] == b.sheet.paragraphs[b.sentence]:
            return 0.0
        if not (a.bag.keys() & _TALKS and b.bag.keys() & _TALKS) or not (b.place in stood or _others(a, b)):
            return 0.0
        score = weights.shared(a, b)
        return score if score >= (_LEAST if days else _SAME_DAY) else 0.0

    for a, b, _ in rivals(left, [*stayed, *left], judge, set()):
        why = f"one says “{a.words}”, the other “{b.words}”"
        yield Conflict(a.citation, b.citation, f"who broke off, on {weights.common(a, b)}", ConflictKind.ACCOUNT, why=why)


def _others(a: Mark, b: Mark) -> bool:
    """Whether two voices name different ones who left."""
    left, right = (
        {topic for topic in topics(one.span.exact[: max(0, one.span.exact.find(one.words))]) if topic not in _TALKS}
        for one in (a, b)
    )
    if not (a.voice and b.voice and a.place < b.place):
        return False
    return bool(left) and bool(right) and not left & right and not left & a.voice and not right & b.voice


def _denied(pages: Sequence[Page], weights: Weights) -> Iterator[Conflict]:
    """What one voice tells and another, in another report, says was never so."""
    told = [
        mark(sheet, passage.sentence, passage.span.start, passage.span.end)
        for sheet in pages
        for passage in sheet.passages
        if passage.voice
        and not passage.denies
        and passage.past
        and not _WISH.search(passage.span.exact)
        and passage.sentence not in sheet.quiet
    ]
    denied = [one for sheet in pages for one in marks(sheet, _DENIAL) if one.voice and _tells(sheet.text(one.sentence))]

    def judge(a: Mark, b: Mark) -> float:
        days = apart(a, b)
        if days is None or not 0 <= days <= _DENY_DAYS or a.sheet.id == b.sheet.id or not strangers(a, b):
            return 0.0
        answers = any(_ANSWER.search(b.sheet.text(near)) for near in (b.sentence, b.sentence - 1) if near >= 0)
        named = any(topic in b.bag or topic in b.voice for topic in a.names)
        accused = bool(a.own & (b.speaker | b.voice))
        own = sum(weights.weight(topic) for topic in sorted(a.own & b.own) if topic not in a.voice | b.voice)
        score = own + 0.4 * weights.shared(a, b)
        if not (answers or (days <= _BREAK_DAYS and accused)) or not (weights.matter(a, b) and weights.matter(b, a)):
            return 0.0
        need = _TELLING if answers else _PLAIN
        return score if (named or accused) and own >= need and score >= _CHARGED else 0.0

    for a, b, _ in rivals(told, denied, judge, set()):
        why = f"one tells it, the other says “{b.words}”"
        yield Conflict(a.citation, b.citation, f"what happened, on {weights.common(a, b)}", ConflictKind.ACCOUNT, why=why)


def _tells(text: str) -> bool:
    """Whether a sentence tells of what was or was not so, and not of what somebody wants."""
    return _FACT.search(text) is not None and not _WISH.search(text) and not _BENT.search(text)


def _belied(pages: Sequence[Page], weights: Weights) -> Iterator[Conflict]:
    """A claim to have wanted something all along, and the report's own word, right after it, of what was wanted then."""
    for sheet in pages:
        for one in marks(sheet, _ALWAYS):
            after = one.sentence + 1
            if not one.attributed or after >= len(sheet.sentences) or sheet.paragraphs[after] != sheet.paragraphs[one.sentence]:
                continue
            low, high = sheet.sentences[after]
            hit = _BEFORE.search(sheet.reading.report.text, low, high)
            if hit and not sheet.passages_in(after):
                other = mark(sheet, after, hit.start(), hit.end())
                span = clause(sheet, after, hit.start(), hit.end())
                why = f"a claim, “{one.words}”, and what the report recalls, “{span.exact}”"
                about = f"what was wanted before, on {weights.common(one, other)}"
                yield Conflict(one.citation, other.citation, about, ConflictKind.ACCOUNT, why=why)
