"""One voice calls a matter settled or nearly so, another says that nothing is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from stateofplay.language.stems import stem
from stateofplay.language.wordset import words as listed
from stateofplay.model.reconciled import Conflict, ConflictKind
from stateofplay.reconcile import hints
from stateofplay.reconcile.clash_marks import Mark, Weights, apart, marks, rivals, strangers
from stateofplay.reconcile.clash_wording import quote
from stateofplay.reconcile.passages import Page
from stateofplay.reconcile.words import topics

_DEAL: Final = (
    r"(?:agreements?|deals?|accords?|pacts?|settlements?|understandings?|compromises?|consensus|signing|signatures?|treaty|"
    r"contracts?|solutions?|resolution|breakthrough|truce|ceasefire)"
)
_ALMOST: Final = (
    r"(?:all but|almost|nearly|virtually|practically|largely|mostly|more or less|as good as|basically|essentially|"
    r"effectively|substantially|pretty much|well-nigh|half|already|finally|now)"
)
_DONE: Final = (
    r"(?:settled|agreed|done|finished|complete[d]?|finali[sz]ed|resolved|concluded|sealed|sewn up|wrapped up|closed|signed|"
    r"decided|ironed out|hammered out|in place|in the bag|there|ready)"
)
NEAR: Final = re.compile(
    r"\b(?:(?:is|was|are|were) (?:now |well |all )?behind (?:us|them)\b|there for the taking|small print|within (?:a "
    r"whisker|an inch|inches|sight|striking distance|touching distance) of|agreed (?:down to|to the last)|"
    r"\w+(?:-\w+)? per ?cent (?:\w+ )?(?:done|agreed|settled|there|finished|ready|complete)|agreed in everything but|"
    rf"wrapped up|(?:very |quite |so |extremely )?(?:close|closer|near|nearer) to (?:\w+ ){{0,3}}?{_DEAL}|on "
    rf"the (?:verge|brink|cusp|threshold|point) of (?:\w+ ){{0,3}}?(?:{_DEAL}|agreeing|settling|concluding|sealing)|"
    rf"{_ALMOST} (?:been )?{_DONE}\b|(?:one|a|an|two|three|a few|only|just|a single|mere|inches|hours|days|minutes|steps|"
    r"metres|millimetres|hand's breadth) (?:\w+ ){0,2}?(?:away|short) (?:from|of)|one \w+ away|a \w+ away\b|(?:inches|"
    rf"hours|days|minutes|steps) away|{_DEAL} (?:is|was|are|were|lies|lay|seems?|seemed|looks?|looked) (?:\w+ "
    r")?(?:within (?:reach|grasp|sight)|in sight|near|close|imminent|at hand|at our fingertips|there for the taking|"
    r"all but certain|ready)|(?:within (?:reach|grasp|touching distance)|in (?:the )?(?:final|last|home) (?:stretch|"
    r"straight|stage|stages|lap|metres|meters|yards)|on the home (?:stretch|straight)|in the bag|home and dry|down to "
    r"the (?:details|small print|last|final|commas?|wording)|dott(?:ed|ing) the i|a (?:mere )?(?:matter|question) of "
    r"(?:\w+ )?(?:hours|days|weeks|form|time|wording)|only (?:the )?(?:details|signatures?|ink|paperwork|wording) "
    r"(?:is|are|was|were|remains?|remained)|a (?:mere )?formality|ready (?:to sign|for signature|to be signed|to "
    r"initial)|agreed in principle|agreement in principle|(?:common ground|an understanding) (?:has been|had been|"
    r"was) (?:found|reached)|(?:had|have|has) (?:\w+ )?(?:reached|struck|sealed|clinched|found) (?:\w+ "
    r"){0,3}?(?:agreement|deal|understanding|compromise|accord|settlement)|(?:have|has|had) (?:a|an|our) (?:deal|"
    r"agreement|understanding)|(?:is|was|were|are) (?:a )?done deal|(?:nine tenths|nine-tenths|most|\d\d percent|\d\d "
    r"per cent|three quarters) (?:of \w+ )?(?:\w+ ){0,3}?(?:agreed|settled|done|resolved|finished)|signed and sealed|"
    r"signed, sealed|(?:shaken|shook|shake) hands|(?:the )?ink is (?:almost|nearly|all but)|(?:the )?finish(?:ing)? "
    r"line|all (?:over )?but the (?:shouting|signing|signature|ink)|in all but name|on (?:the )?paper already|a "
    r"(?:hair|hair's breadth|whisker|stone's throw|handshake|comma|phone call) (?:away|from)|(?:\w+ )?out of (?:\w+ "
    r")?(?:points|issues|chapters|articles|clauses) (?:are|were|have been|had been) (?:\w+ )?(?:agreed|settled|closed|"
    r"done|solved|resolved)|(?:has|have|had|is|was|are|were) (?:been )?(?:largely|mostly|fully|finally|basically) "
    r"(?:agreed|settled|solved|resolved|cleared)|(?:has|have|had|is|was|are|were) (?:been )?(?:cleared|ironed|sorted|"
    r"hammered) (?:up|out|away)|(?:off|out of) the way|(?:has|have|had) been (?:settled|agreed|resolved|solved)|(?:is|"
    r"was|are|were) settled|(?:a|the) deal (?:is|was) (?:done|there|made|ready)|an agreement (?:is|was) (?:there|"
    r"ready|near|close)|nothing (?:left )?to (?:settle|negotiate|argue)|light at the end) ?)",
    re.IGNORECASE,
)
"""Words that call a matter agreed or nearly so."""
FAR: Final = re.compile(
    rf"\b(?:nothing (?:\w+ )?(?:has|have|had|is|was) (?:been )?(?:\w+ )?{_DONE}|nothing (?:agreed|settled|signed|"
    r"decided)|(?:not|never|n['’]t) (?:been )?(?:\w+ )?(?:agreed|settled|signed|decided|resolved|accepted) (?:to "
    r")?(?:anything|a thing|any|on anything)|not (?:a|even a|yet a) (?:line|word|comma|clause|page|paragraph|sentence|"
    r"article|sheet)\b|not (?:one|a single|even one|one single) (?:\w+ )?(?:line|word|comma|clause|page|point|"
    r"paragraph|sentence|article|item|thing|sheet|figure|number|letter|issue|question|matter)\b|(?:there (?:is|was|"
    r"were|are)|there['’]s|we have|they have|i see|i saw|we see|he saw|she saw|has|had|have) (?:still |yet |as yet "
    rf")?(?:no|not (?:a|any|one)|never (?:a|any)) (?:such )?(?:\w+ )?(?:{_DEAL}|page|paper|text|draft|meeting of minds|"
    rf"common ground|progress|movement)|no (?:such )?{_DEAL} (?:\w+ ){{0,3}}?(?:has|had|have|was|is|exists?|existed|yet|"
    r"whatsoever|of any kind|on|about|over)|(?:do|does|did|have|has|had) not (?:yet )?(?:have|seen?|got) (?:one|a|a "
    r"single|any|even one|even a) (?:\w+ )?(?:line|word|clause|page|sheet|point|paragraph|sentence|article|paper|text|"
    rf"draft|{_DEAL})|(?:don|doesn|haven|hasn|hadn|didn)['’]t (?:yet )?(?:have|seen?|got) (?:one|a|a single|any) (?:\w+ "
    rf")?(?:line|word|clause|page|sheet|point|paragraph|sentence|article|paper|text|draft|{_DEAL})|(?:talk|reports?|"
    rf"rumou?rs?|claims?|word|announcements?|suggestions?|news) of (?:\w+ ){{0,3}}?(?:{_DEAL}|progress|success|"
    r"breakthroughs?) (?:\w+ )?(?:is|are|was|were)|(?:is|are|was|were|'re|’re) (?:still |simply |"
    r"absolutely |quite )?nowhere\b|nowhere (?:near|close)|(?:far|miles|worlds|oceans|light[- ]years|poles|leagues|"
    r"kilomet(?:re|er)s) (?:away from|apart|from)|(?:as )?far apart|(?:a )?(?:very |still )?(?:long|great) (?:way|"
    r"distance|road) (?:off|from|to go|apart|away)|(?:not|n['’]t|never|no) (?:even |anywhere )?(?:\w+ )?(?:close|"
    r"closer|near)\b|wishful thinking|pure fantasy|pie in the sky|(?:is|was|are|were|remains?|remained) (?:still "
    r")?(?:wide )?(?:open(?! to)|unresolved|unsettled|deadlocked|stuck|stalled|blocked|frozen)\b|in (?:a )?deadlock|"
    r"at (?:an )?impasse|back (?:to|at) square one|no further than|no nearer|(?:has|have|had) agreed (?:to "
    r")?(?:nothing|none)|agreed nothing|signed nothing|news to (?:me|us|him|her|them)|(?:not|n['’]t) know what (?:\w+ "
    r"){1,3}?(?:talking about|saw|seen|heard|read|means|meant)|nothing is agreed until|(?:not|n['’]t|never) (?:even "
    r")?(?:\w+ )?(?:begun|started|begin|discussed|talked|spoken|touched|the outline|an outline|the beginning|a "
    r"beginning)|blank (?:page|sheet|space)|figment|imagin(?:es|ed|ing|ation|ary)|dreaming|a dream\b|mirage|fairy[- "
    r"]?tale|no (?:such )?(?:progress|movement|headway|understanding|outline|paper|text|draft|common ground|meeting "
    r"of minds)\b|another (?:room|meeting|planet)|(?:everything|all) (?:is|was|remains|remained) (?:still )?open(?! "
    r"to)|has never been (?:agreed|settled|discussed)|(?:was|were|is|are|has|have|had) never (?:been )?(?:agreed|"
    r"settled|signed|on the table|discussed)|no \w+ (?:has|had) been (?:agreed|settled|signed|reached))",
    re.IGNORECASE,
)
"""Words that say that nothing is agreed, or little."""
FAINT: Final = re.compile(
    r"\b(?:not|n['’]t|no|never|nothing|nobody|none|hardly|yet to|still|as open as|"
    r"remains?)\b[^.;]{0,60}?\b(?:agree[ds]?|agreements?|signed|settled|deals?|accords?|lists?|pages?|papers?|texts?|"
    r"drafts?|past|seen|trace|progress|approved|accepted|adopted|ratified|far|close|done|exists?|open|ever|begun|"
    r"started|resolved|solved|decided|nearer|reached|there|understanding|compromise|solution)\b|\b(?:accord|agreement|"
    r"deal|list|paper|text|understanding|compromise)\b[^.;]{0,30}? (?:does|do|did) not exist\b|\b(?:forgot|forgotten|"
    r"failed) to tell\b|\bexactly where|\bwhere (?:it|they) (?:was|were)\b",
    re.IGNORECASE,
)
"""Words that may say so: enough where both voices are known and speak of one matter."""
_UNREAL: Final = re.compile(
    r"\b(?:if|unless|until|would (?:be|have)|could be|hopes?|hoped|hoping|wants?|wanted|should|whether|before|once|"
    r"when|lest|far from|short of a)\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"\b(?:not|n['’]t|no|never|nowhere|nothing|neither|nobody|far from|hardly)\b", re.IGNORECASE)
_ON: Final = re.compile(
    r"\b(?:on|about|over|regarding|concerning|as for|as to) (?:the |any |a |an |their |its )?(\w+(?: \w+)?)", re.IGNORECASE
)
_LATER: Final = 4
"""Days within which somebody may still answer that nothing is settled."""
_FAINT_DAYS: Final = 3
_LEAST: Final = 0.6
_OWN: Final = 1.5
_GENERIC: Final = frozenset(
    stem(word)
    for word in listed(
        "talk talks meeting offer plan plans agreement agreements deal deals contract text document draft round sides side "
        "party parties issue issues point points matter matters question questions negotiation negotiations paper protocol "
        "conclusion conclusions decision decisions country countries government minister delegate delegates delegation peace "
        "percent close settled settle settlement agreed agree open done ready line page word final session"
    )
)
"""What any two passages on the state of talks speak of."""


def clashing(pages: Sequence[Page], weights: Weights) -> Iterator[Conflict]:
    """Pairs of a voice that calls a matter settled, or nearly so, and one that says that it is not."""
    near = [
        mark
        for sheet in pages
        for mark in marks(sheet, NEAR, hints=hints.NEAR)
        if not _denied(mark) and not _UNREAL.search(mark.span.exact)
    ]
    far = [mark for sheet in pages for mark in marks(sheet, FAR, hints=hints.FAR)]
    faint = [mark for sheet in pages for mark in marks(sheet, FAINT, FAR, hints.FAINT) if mark.voice]

    def judge(a: Mark, b: Mark) -> float:
        days = apart(a, b)
        if (
            days is None
            or not -1 <= days <= _LATER
            or not strangers(a, b)
            or (a.sheet.id == b.sheet.id and a.sentence == b.sentence)
        ):
            return 0.0
        if days == 0 and a.sheet.id == b.sheet.id and not (a.attributed and b.attributed and a.voice and b.voice):
            return 0.0
        if not _one_matter(a, b, weights):
            return 0.0
        score = weights.shared(a, b)
        need = _LEAST if a.attributed and b.attributed else _OWN
        return score / (1 + 0.1 * abs(days)) if score >= need else 0.0

    def faintly(a: Mark, b: Mark) -> float:
        near_days = a.sheet.id != b.sheet.id and 0 <= (apart(a, b) or 0) <= _FAINT_DAYS
        plain = a.voice and weights.matter(a, b) and weights.matter(b, a)
        score = judge(a, b) if near_days and plain else 0.0
        return score if score >= _OWN else 0.0

    used: set[tuple[str, int]] = set()
    for a, b, _ in chain(rivals(near, far, judge, used), rivals(near, faint, faintly, used)):
        about = f"settled or nearly so, or not: {weights.common(a, b)}"
        why = f"one says {quote(a.span.exact)}, the other {quote(b.span.exact)}"
        yield Conflict(a.citation, b.citation, about, ConflictKind.STATUS, why=why)


def _one_matter(a: Mark, b: Mark, weights: Weights) -> bool:
    """Whether both speak of one matter beside the talks themselves: what one calls settled or open, the other names."""
    left, right = _objects(a), _objects(b)
    if (left and not left & b.bag.keys()) or (right and not right & a.bag.keys()):
        return False
    return weights.matter(a, b, _GENERIC) or weights.matter(b, a, _GENERIC)


def _objects(mark: Mark) -> frozenset[str]:
    """What the sentence says that it is settled or open on: the topics after "on", "about", "over"."""
    text = mark.sheet.text(mark.sentence)
    found = {topic for hit in _ON.finditer(text) for topic in topics(text, *hit.span(1))}
    return frozenset(found) - mark.voice - _GENERIC


def _denied(mark: Mark) -> bool:
    """Whether the words that call a matter settled are denied before they are said."""
    before = mark.sheet.reading.report.text[max(0, mark.span.start - 30) : mark.span.end]
    at = before.find(mark.words.strip())
    return _NOT.search(before[: max(0, at)]) is not None or FAR.search(mark.span.exact) is not None
