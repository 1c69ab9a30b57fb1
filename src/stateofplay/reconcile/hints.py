"""Letters that a match of a costly pattern cannot do without, so that the pattern is tried on few sentences only.

Each list belongs to the pattern of its name in `clash_status` and `disputes`: whatever the pattern matches holds one of them,
as the tests make sure. They stand in lower case, with their spaces.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

_ODD: Final = "İıſ"
"""Letters that match an ASCII letter whatever its case, and whose lower case is none."""

NEAR: Final = tuple(
    (
        " been | hands| the way|agreed|agreement|all but|almost|an inch|articles|as good as|at hand|at our fingertips|away|"
        "basically|behind |brink|but the |cent |chapters|clauses|cleared|clinched|close|comma|common ground|cusp|deal|done|"
        "dott|down to|effectively|essentially|finally|finish|for signature|formality|found|fully|hair|half|hammered|"
        "handshake|home and dry|imminent|in the bag|inches|ink is |ironed|issues|lap|largely|light at the end|matter|meters|"
        "metres|more or less|mostly|near|nothing |now|on the home str|only |phone call|point|practically|pretty much|"
        "question|reached|ready|resolved|sealed|settled|short|sight|small print|sorted|stage|stone's throw|straight|stretch|"
        "striking distance|struck|substantially|there for the taking|threshold|to be signed|to initial|to sign|to the last|"
        "touching distance|understanding|verge|virtually|well-nigh|whisker|within |wrapped up|yards"
    ).split("|")
)
FAR: Final = tuple(
    (
        " been | know what | never | square one|a dream|accepted|accord|agreed|agreement|announcement|another |article|begin|"
        "begun|blank |blocked|breakthrough|ceasefire|claim|clause|close|comma|common ground|compromise|consensus|contract|"
        "deadlock|deal|decided|didn|discussed|doesn|don|draft|dreaming|fairy|far|figment|frozen|great|hadn|hasn|haven|"
        "headway|imagin|impasse|kilomet|leagues|light|line|long|meeting of minds|miles|mirage|movement|near|news|no |not |"
        "nothing |nowhere|oceans|open|pact|page|paper|paragraph|pie in the sky|poles|progress|pure fantasy|report|resolved|"
        "rumo|sentence|settled|settlement|sheet|signature|signed|signing|solution|spoken|stalled|started|stuck|suggestion|"
        "talk|text|touched|treaty|truce|understanding|wishful thinking|word|worlds"
    ).split("|")
)
FAINT: Final = tuple(
    (
        " to tell|accepted|accord|adopted|agree|approved|begun|close|compromise|deal|decided|done|draft|ever|exactly where|"
        "exist|far|list|nearer|open|page|paper|past|progress|ratified|reached|seen|settled|signed|solution|solved|started|"
        "text|there|trace|understanding|where "
    ).split("|")
)
SHIFT: Final = tuple(
    (
        "about-face|big|change of |clear|dramatic|first time that|for the first time|fundamental|important|major|mark|"
        "notable|reversal|reversed course|sharp|significant|striking|u-turn|unprecedented|volte-face"
    ).split("|")
)
DISPUTES: Final = tuple("challenge|contest|contradict|denie|dismisse|dispute|rebutted|refute|rejected|rejects".split("|"))
UNTRUE: Final = tuple(
    "a lie|baseless|fabricated|false|fiction|groundless|invented|nonsense|not true|unfounded|untrue".split("|")
)
DISAGREE: Final = tuple(
    (
        "accounts|agree |ask|at odds |competing|conflicting|contradictory|depends on|different|differing|disagree|diverging|"
        "opposing|rival|stories|versions"
    ).split("|")
)
OTHERWISE: Final = tuple(
    (
        "begged to differ|begs to differ|differently|not so,|quite another way|said the opposite|says the opposite|"
        "the opposite way|the other way"
    ).split("|")
)
UNCHECKED: Final = tuple("accounts|claims|figures|neither |statements|versions".split("|"))


def where(text: str, sentences: Sequence[tuple[int, int]], hints: Sequence[str]) -> Sequence[int]:
    """The numbers of the sentences (start, end; in order) in which a hint begins; all of them where case is not plain."""
    if any(letter in text for letter in _ODD):
        return range(len(sentences))
    lowered = text.lower()
    starts = [low for low, _ in sentences]
    found: set[int] = set()
    for hint in hints:
        at = lowered.find(hint)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            if number >= 0:
                found.add(number)
            if number + 1 == len(starts):
                break
            at = lowered.find(hint, max(at + 1, starts[number + 1]))
    return sorted(found)
