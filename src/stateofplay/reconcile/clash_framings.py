"""One fact in two lights: a concession or nothing new, a breakthrough or routine, a useful meeting or a waste of time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from stateofplay.model.reconciled import Conflict, ConflictKind
from stateofplay.reconcile.clash_marks import Mark, Weights, apart, marks, rivals, strangers
from stateofplay.reconcile.passages import Page

_GREAT: Final = (
    r"(?:major|historic|huge|big|bold|great|giant|massive|enormous|sweeping|dramatic|significant|substantial|important|"
    r"generous|unprecedented|remarkable|extraordinary|exceptional|far-reaching|ground-?breaking|landmark|radical|painful|"
    r"considerable|genuine|meaningful|decisive|unheard-of|once-in-a-\w+|momentous|fundamental|profound|courageous|"
    r"brave|tremendous|monumental|impressive|sensational|striking|notable|sharp|handsome|fairest|best|biggest|"
    r"largest|boldest|most \w+|very \w+)"
)
_GIFT: Final = (
    r"(?:concessions?|steps?|moves?|movement|offers?|shifts?|leaps?|breakthroughs?|guarantees?|gestures?|sacrifices?|compromises?|"
    r"advances?|progress|turn|reversal|departure|proposals?|commitments?|contributions?|packages?|improvements?|sums?|deals?|"
    r"opening|turnaround|achievements?|success|victory|win|milestones?|innovations?|investments?|pay rises?|raises?|reforms?)"
)
GREAT: Final = re.compile(
    rf"\b(?:{_GREAT}(?:,? (?:and )?{_GREAT})? {_GIFT}\b|(?:is|was|as|of|called it|hailed) a concession\b|breakthrough\b|"
    r"milestone\b|game[- ]changer|turning point|watershed|olive branch|(?:gesture|sign|act|proof|token) of (?:good "
    r"?will|good faith|generosity|respect|trust)|generosity|leap of faith|outstretched hand|(?:has|have|had|will|"
    r"would)? ?(?:cost|costs) (?:us|them|him|her|it|the \w+) (?:dear|dearly|a lot|a great deal|a fortune|plenty)|(?:a|"
    r"an) (?:\w+ )?(?:first|triumph|coup|landmark|lifeline|sensation|revolution|sacrifice|victory|masterstroke)\b|put "
    r"everything (?:we have |they have )?on the table|last (?:and|,) best|best and final|(?:gone|went|go|going|come|"
    r"came) (?:much |far |a lot |a good deal )?(?:further|farther|beyond) than|(?:made|make|takes?|took|marks?|"
    r"marked) history|(?:for the )?first time ever|like never before|more than (?:anyone|anybody|they) (?:\w+ "
    r")?(?:asked|expected|hoped|dreamed)|met (?:them|him|her|us|the \w+) (?:more than )?half ?way|a sea change|opened "
    r"a new (?:chapter|page)|new era|bent over backwards?|stretched (?:ourselves|themselves|our hand)|(?:a )?u-turn|"
    r"volte-face|about-face|climb-?down|most generous|a leap\b|a quantum)",
    re.IGNORECASE,
)
"""Words that make much of a step."""
SMALL: Final = re.compile(
    r"\b(?:nothing (?:\w+ )?(?:new|novel|fresh|original|special|remarkable|historic)|(?:not|n['’]t|hardly|scarcely|"
    r"anything but) (?:\w+ )?(?:a |any )?(?:new|novel|news|fresh|concession|breakthrough|step forward|progress)\b|no "
    r"(?:\w+ )?(?:concession|breakthrough|novelty|news|gift|favou?r|sacrifice)\b|(?:the |that |their |its |his |her |"
    r"our )?(?:same )?old (?:\w+ )?(?:money|offer|promise|proposal|idea|news|wine|hat|story|song|tune|paper|text|"
    r"figures?|deal|plan|cash|pledge|numbers?|sum|hay|bottles?|clothes|package|position|dress|coat|trick)s?\b|(?:the "
    r")?same (?:old|tired) |(?:the )?same (?:offer|money|proposal|promise|package|sum|deal|thing) (?:again|as "
    r"(?:before|last)|in|with|we|they|twice|under)|already (?:\w+ )?(?:makes?|made|requires?|required|obliges?|"
    r"obliged|promised|agreed|had|has|have|owes?|owed|exists?|existed|offered|on the table|in the (?:law|contract|"
    r"budget)|law|ours|theirs|said|paid|pays|gets?|got|entitled|given|conceded|guaranteed|guarantees|binding|bound|"
    r"signed|decided|accepted|announced|provided|provides|in force)|recycl(?:es|ed|ing) (?:an? |the |its |their |old |"
    r"last )?(?:\w+ )?(?:offers?|promises?|pledges?|money|proposals?|ideas?|plans?|news|announcements?)|recycled\b|"
    r"repackag(?:ed?|ing)|re-?heated|re-?hash(?:ed)?|warmed[- ](?:over|up)|dusted off|dressed up|re-?branded|"
    r"re-?labell?ed|leftovers?|window[- ]dressing|cosmetic|gimmick|smoke and mirrors|sleight of hand|drop in the "
    r"(?:ocean|bucket|sea)|crumbs?|peanuts|pittance|public relations|(?:pr|publicity) (?:stunt|exercise|trick)|stunt|"
    r"meaningless|hollow|empty (?:words|gesture|promise|shell|phrase|box)|worthless|not worth (?:the|a)|symbolic|"
    r"token (?:gesture|offer)|lip service|window-dressing|sham|farce|bluff|trick\b|hot air|said (?:so|that|as much) "
    r"(?:in|back in|last|years?|months?|before|already|all)|(?:heard|hearing|known|had|seen|told|knew|said|saying|"
    r"offered|promised|promising) (?:\w+ ){1,4}?(?:for|since) (?:\w+ )?(?:months|years|weeks|ages|decades|january|"
    r"february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|last)|"
    r"long-?(?:standing|known|promised|agreed)|all along|as (?:it|they|he|she|we) (?:always|long) (?:has|have|had|"
    r"did)|(?:has|had|have) always (?:been|had|said|offered|wanted|done|paid)|what (?:the |our |any )?(?:\w+ "
    r"){1,4}?already|(?:has|have|had) (?:\w+ )?been (?:in|on|part of|written into) (?:our|the|their|every|that) "
    r"(?:\w+ ){1,3}?(?:since|for)|owe[sd]? (?:us|them|it|me|him|her|the)\b|cost(?:s|ing)? (?:them|him|her|us|it|the "
    r"\w+) (?:nothing|not a|next to nothing)|(?:they|he|she|it|who) (?:\w+ ){0,2}?(?:had|has|have|was|were|is|are) "
    r"(?:to|bound to|obliged to|required to) (?:\w+ ){0,3}?anyway|\banyway\b|(?:was|were|been|are|is) (?:promised|"
    r"agreed|offered|granted|signed|decided|announced|conceded|written) (?:\w+ ){0,3}?(?:years?|months?|weeks?|"
    r"decades?|spring|summer|autumn|winter|ago|before|in \d{4}|long ago)|an? (?:\w+ )?insult\b|insulting|(?:what|than|"
    r"as|because) (?:the |our |any |every |their )?(?:\w+ )?(?:law|contract|deed|statute|treaty|charter|constitution|"
    r"court|ruling|rules?) (?:of \d{4} )?(?:\w+ )?(?:demands|requires|obliges|obliged|makes|says|gives|guarantees|"
    r"entitles|provides|compels|orders|ordered)|one hand and (?:take|takes|took|taking)|in a new (?:envelope|box|suit|"
    r"bottle|folder|frame)|a fig ?leaf|small change|a drop|a trifle|chicken feed|baby step|too late|belated(?:ly)?|by "
    r"another name|spread (?:out )?over (?:more|longer|a longer)|(?:less|no more|nothing more|little more|not more) "
    r"than (?:before|the old|last|we have|it was|what)|(?:mere|pure|just|simply|plain|only) routine|a routine|routine "
    r"(?:step|matter|move|meeting|exercise|procedure)|business as usual|long overdue|too little|(?:what|than) (?:the "
    r")?law (?:\w+ )?(?:demands|requires|says)|required by law|legal(?:ly)? (?:duty|obligation|obliged|required|"
    r"bound)|previously (?:said|stated|agreed|accepted|offered|announced|promised)|never (?:objected|opposed)|in "
    r"another wrapper|new (?:wrapping|label|bottles?|paint|ribbon|clothes))",
    re.IGNORECASE,
)
"""Words that make little of it."""
FAINT: Final = re.compile(
    r"\b(?:already|always|since (?:\w+ ){0,5}?(?:19|20)\d\d|in (?:19|20)\d\d|for (?:a|two|three|four|five|six|seven|"
    r"eight|nine|ten|many|several) (?:years|decades?|months)|merely|simply|only|just|no more than|nothing|same|used "
    r"to|once had|years ago|away again|back again|practice|(?:dismissed|shrugged|scoffed|mocked|sneered|laughed|"
    r"derided|ridiculed|belittled|brushed)|changes? nothing)\b",
    re.IGNORECASE,
)
"""Words that may make little of it: enough where both voices are known and speak of one matter."""
GOOD_TALKS: Final = re.compile(
    r"\b(?:constructive|productive|fruitful|cordial|amicable|businesslike|business-like|useful|friendly|harmonious|in "
    r"good faith|encouraging|respectful|excellent|(?:very |really )?(?:good|warm|positive|frank and open|open and "
    r"honest) (?:talks|meeting|conversation|discussion|session|atmosphere|spirit|exchange|dialogue|day|round|climate|"
    r"mood)|good[- ]tempered|in a good (?:spirit|mood|atmosphere|climate)|made (?:\w+ )?progress|real progress|speaks "
    r"to what|listened (?:carefully|closely))\b",
    re.IGNORECASE,
)
BAD_TALKS: Final = re.compile(
    r"\b(?:(?:a |complete |total |utter )?waste of (?:\w+ )?(?:time|breath|a day|an? \w+)|pointless|fruitless|futile|"
    r"a farce|a charade|a circus|a sham|a mockery|a pantomime|a monologue|a sermon|a lecture|lectured|(?:an? "
    r")?ultimatum|dictated|diktat|humiliat\w+|insult(?:ing|ed)?|an ambush|ambushed|hostile|acrimonious|a shouting "
    r"match|shouted (?:at|down)|a disaster|disastrous|a disgrace|disgraceful|shameful|a scandal|a provocation|a show "
    r"trial|a staged|a (?:puppet |magic |freak |talk |chat )?show|a comedy|a spectacle|a joke|a ritual|a dance|a "
    r"ceremony|a tea party|a photo opportunity|a photo op|theat(?:re|er)|talking to a wall|a brick wall|deaf ears|"
    r"nobody listened|no(?:body| one) was listening|sat through|bad faith|read (?:us|them|to us|to them|out)|"
    r"bull(?:ied|ying)|an? (?:cold|icy|frosty|poisonous|tense|ugly|stormy))\b",
    re.IGNORECASE,
)
_TALKS: Final = frozenset({"talk", "meet", "chair", "room", "tabl", "hour", "bargain"})
_NOT: Final = re.compile(
    r"\b(?:not|n['’]t|no|never|nothing|neither|hardly|without|any|calls? for|called for|demand\w*|want\w*|hop\w+|"
    r"need\w*|if|unless|could|should|must|would need)\b",
    re.IGNORECASE,
)
_DAYS: Final = 5
_TALKS_DAYS: Final = 2
_FAINT_DAYS: Final = 3
_LEAST: Final = 1.1
_FAINT_LEAST: Final = 1.4
_DOUBTFUL: Final = 1.8
"""Least that two marks share, and where one of them is nobody's or both seem to be one voice's."""


def clashing(pages: Sequence[Page], weights: Weights) -> Iterator[Conflict]:
    """Pairs of marks that put one fact in opposite lights."""
    great = [mark for sheet in pages for mark in marks(sheet, GREAT, SMALL) if not _denied(mark)]
    small = [mark for sheet in pages for mark in marks(sheet, SMALL)]
    faint = [mark for sheet in pages for mark in marks(sheet, FAINT, SMALL) if mark.voice]
    used: set[tuple[str, int]] = set()
    plain = rivals(great, small, lambda a, b: _sure(a, b, weights), used)
    for a, b, _ in chain(plain, rivals(great, faint, lambda a, b: _faintly(a, b, weights), used)):
        yield _conflict(a, b, weights, "new and great, or nothing new")
    good = [mark for sheet in pages for mark in marks(sheet, GOOD_TALKS) if not _denied(mark)]
    bad = [mark for sheet in pages for mark in marks(sheet, BAD_TALKS) if not _denied(mark)]
    for a, b, _ in rivals(good, bad, lambda a, b: _met(a, b, weights), used):
        yield _conflict(a, b, weights, "a good meeting or a bad one")


def _conflict(a: Mark, b: Mark, weights: Weights, what: str) -> Conflict:
    about = f"how to call it, on {weights.common(a, b)}: {what}"
    why = f"one fact in two lights: “{a.words.strip()}” and “{b.words.strip()}”"
    return Conflict(a.citation, b.citation, about, ConflictKind.FRAMING, why=why)


def _sure(a: Mark, b: Mark, weights: Weights) -> float:
    """How sure it is that the two speak of one fact: what their paragraphs share, if the days are near."""
    days = apart(a, b)
    if days is None or abs(days) > _DAYS or not (a.attributed or b.attributed):
        return 0.0
    if days == 0 and a.sheet.id == b.sheet.id and (a.sentence == b.sentence or not strangers(a, b)):
        return 0.0
    score = weights.shared(a, b)
    sure = a.attributed and b.attributed and not a.voice & b.voice
    return score / (1 + 0.1 * abs(days)) if score >= (_LEAST if sure else _DOUBTFUL) else 0.0


def _faintly(a: Mark, b: Mark, weights: Weights) -> float:
    """The same for faint words: two known voices in two reports of about one day, each of which names the other's matter."""
    if a.sheet.id == b.sheet.id or abs(apart(a, b) or 0) > _FAINT_DAYS or not (a.voice and b.voice) or a.voice & b.voice:
        return 0.0
    score = _sure(a, b, weights) if weights.matter(a, b) and weights.matter(b, a) else 0.0
    return score if score >= _FAINT_LEAST else 0.0


def _met(a: Mark, b: Mark, weights: Weights) -> float:
    """The same for two voices on one meeting: they speak of talks, or stand side by side."""
    if not (a.voice and b.voice) or not strangers(a, b):
        return 0.0
    beside = a.sheet.id == b.sheet.id and abs(a.sentence - b.sentence) <= 3
    if not a.bag.keys() & b.bag.keys() & _TALKS:
        return 0.0
    if beside and abs(a.sentence - b.sentence) > 0:
        return 1.0 + weights.shared(a, b)
    return _sure(a, b, weights) if abs(apart(a, b) or 0) <= _TALKS_DAYS else 0.0


def _denied(mark: Mark) -> bool:
    """Whether the words are denied, asked for or only hoped for where they stand."""
    text = mark.sheet.reading.report.text
    low = max(mark.sheet.sentences[mark.sentence][0], mark.span.start - 25)
    at = text.find(mark.words, mark.span.start, mark.span.end)
    return _NOT.search(text, low, max(low, at)) is not None
