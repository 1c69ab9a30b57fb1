"""The words by which a text shows that two accounts clash: denials, charges, framings, disagreement. General English only."""

from __future__ import annotations

import re
from typing import Final

from stateofplay.language.wordset import words as listed

NEGATIONS: Final = listed("not no never none nobody nothing neither nor without hardly nowhere")
DENIALS: Final = listed(
    "deny denies denied denying untrue false falsehood fabrication fabricated baseless unfounded groundless "
    "incorrect inaccurate lie lies fiction "
    "invented nonsense dispute disputes disputed contradict contradicts contradicted refute refuted refutes "
    "rebut rebutted"
)
MODALS: Final = listed(
    "would should must will could may might shall want wants demand demands seek seeks propose proposes urge "
    "urges call calls insist insists "
    "oppose opposes offer offers ready prepared plan plans hope hopes if unless until"
)
"""Words of positions and plans: a passage with one of them tells what somebody wants, not what happened."""
PAST: Final = listed("was were had has have been did left made took went came fired hit met signed told gave got broke held")

_CLAIM: Final = (
    r"(?:the|that|this|those|these|his|her|its|their) (?:\w+ )?(?:claims?|charges?|accounts?|accusations?|allegations?|"
    r"figures?|reports?|version|numbers?|assertions?|story|description|characteri[sz]ation|counts?|tally|estimates?)\b"
)
_BARE: Final = r"(?:that|this|it|them)(?= ?(?:[.,;:!?”\"]|\Z)| (?:and|but|saying|on) )"
"""A pronoun that stands for what was said, not "that" before a clause."""
DISPUTES: Final = re.compile(
    rf"\b(?:(?:dispute[sd]?|denie[sd]|contradicte?[sd]?|contest(?:s|ed)|rebutted|refute[sd]|challenge[sd]) "
    rf"(?:{_CLAIM}|{_BARE})|(?:rejected|rejects|dismiss(?:es|ed)) {_CLAIM})",
    re.IGNORECASE,
)
"""A sentence that disputes what stands before it ("disputed that", "denied the charge")."""
UNTRUE: Final = re.compile(
    r"\b(?:is|are|was|were|as|called it|that) (?:\w+ )?(?:untrue|false|a lie|baseless|unfounded|groundless|"
    r"not true|nonsense|fiction|fabricated|invented)\b",
    re.IGNORECASE,
)
DISAGREE: Final = re.compile(
    r"\b(?:(?:can ?not|could not|can['’]t|couldn['’]t|do not|did not|don['’]t|didn['’]t|unable to|"
    r"failed to) (?:even )?agree (?:even )?(?:on|about|over)|"
    r"disagree[sd]? (?:on|about|over)|(?:conflicting|contradictory|different|differing|rival|competing|diverging|"
    r"opposing) (?:accounts|versions|stories|"
    r"descriptions|figures|claims|readings|explanations)|(?:accounts|versions|stories) (?:differ|diverge|conflict)|"
    r"(?:depends on|asking|ask) (?:who|whom) (?:is|you|one|does)\b|"
    r"(?:tell|tells|told|saw|see|sees|remember|describe|described) it (?:very )?differently|at odds (?:over|about|"
    r"on) (?:who|what|whose|whether|how))\b",
    re.IGNORECASE,
)
"""A sentence that announces two accounts."""

OTHERWISE: Final = re.compile(
    r"\b(?:(?:read|reads|saw|sees|see|put|puts|told|tells|heard|understood|understands|took|takes) [^.;]{0,40}?"
    r"(?:the other way|differently|the opposite way|quite another way)|said the opposite|says the opposite|"
    r"begged to differ|begs to differ|not so,)",
    re.IGNORECASE,
)
"""A sentence that sets what follows against what stood before."""
UNCHECKED: Final = re.compile(
    r"\b(?:neither (?:account|claim|version|report|statement|figure)s?\b|(?:both|the two|the rival|"
    r"the conflicting) (?:accounts|claims|versions|statements|"
    r"figures) (?:could|cannot|can|were|are|clash|contradict|differ))",
    re.IGNORECASE,
)
"""A sentence that weighs the two accounts before it."""
COUNTERED: Final = listed("countered counters retorted retorts rebutted rebuts disputed contradicted contradicts")
"""Cues of an answer that contradicts."""
STRONG: Final = re.compile(r"\b(?:shift|reversal|u-turn|about-face|volte-face|turnaround|unprecedented)\b", re.IGNORECASE)

SHIFT: Final = re.compile(
    r"\b(?:(?:major|sharp|dramatic|significant|notable|marked|striking|important|big|fundamental|clear|"
    r"remarkable) (?:\w+ )?"
    r"(?:shift|change|reversal|turn|departure|break|turnaround|climbdown|move|concession|breakthrough)|reversal|"
    r"reversed course|about-face|u-turn|"
    r"for the first time|first time that|volte-face|change of (?:heart|course|position)|(?:marks?|marked|"
    r"mark) a (?:shift|change|turn|break)|"
    r"unprecedented)\b",
    re.IGNORECASE,
)
STANDING: Final = re.compile(
    r"\b(?:(?:had|has|have) (?:already|previously|long|always|repeatedly|consistently|earlier|before) |"
    r"previously (?:said|stated|declared|indicated|"
    r"signal+ed|made|agreed|accepted|told)|(?:said|stated|made clear|accepted|agreed) (?:so )?(?:before|"
    r"previously|earlier|in the past|years ago|months ago|"
    r"long ago)|never (?:objected|opposed)|not (?:a )?new|nothing new|long-?(?:standing|held)|all along|"
    r"consistently maintained)\b",
    re.IGNORECASE,
)
"""Words that call a position an old one."""

REFUSAL: Final = re.compile(
    r"\b(?:no|not|never|nothing|nobody|none|neither|nor|without|cannot|refus(?:e|es|ed|al|ing)|reject(?:s|ed|ing|ion)?|"
    r"oppos(?:e|es|ed|ing|ition)|(?:rule|rules|ruled|ruling) out|out of the question|unacceptable|unthinkable|against|"
    r"veto(?:es|ed)?|dismiss(?:es|ed)|off the table|object(?:s|ed))\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words of a refusal."""
CHARGES: Final = {
    "delay": "stall stalls stalled stalling delay delays delayed delaying drag drags dragged dragging "
    "procrastinate foot-dragging protract prolong "
    "prolonging filibuster",
    "breach": "breach breaches breached breaching violate violated violating violation violations broke broken "
    "renege reneged reneging",
    "split": "split splits divided division divisions rift rifts fracture fractured disunity dissent",
    "block": "block blocked blocking obstruct obstructed obstructing sabotage sabotaged sabotaging derail "
    "derailed undermine undermined undermining",
    "withhold": "withhold withheld withholding conceal concealed hide hid hiding",
    "coerce": "threaten threatened threatening coerce coerced blackmail intimidate intimidated intimidation pressured bullied",
}
"""Charges that parties make and deny, each with words that make it."""
CHARGE_OF: Final = {word: charge for charge, listed in CHARGES.items() for word in listed.split()}
