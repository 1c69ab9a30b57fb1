"""Whether two wordings of one sentence say opposite things: by the words that only one of them has."""

from __future__ import annotations

import re
from typing import Final

from stateofplay.reconcile.clash_opposites import OPPOSITES

_PAIRS: Final = (
    (
        (
            r"accept\w*|agree(?:s|d|ing|ment)?|support\w*|back(?:s|ed|ing)?|approv\w+|welcom\w+|endors\w+|favou?r(?:s|ed|ing)?|"
            r"embrac\w+|adopt\w*|said yes|for|(?:open|ready|willing|prepared) to|acceptable|on the table|negotiable"
        ),
        (
            r"reject\w*|refus\w+|oppos\w+|block\w*|veto\w*|declin\w+|denounc\w+|condemn\w*|dismiss\w*|disagree\w*|"
            r"rul(?:e|es|ed|ing) out|turn(?:s|ed|ing)? down|disapprov\w+|resist\w*|spurn\w*|said no|against|"
            r"unwilling|unacceptable|out of the question|off the table|red line|"
            r"(?:not|never|n['’]t) (?:\w+ )?(?:accept|agree|support|back|approve|welcome|endorse|negotiable|acceptable)"
        ),
    ),
    (
        r"ris(?:e|es|en|ing)|rose|rais(?:e|es|ed|ing)|increas\w+|grow\w*|grew|climb\w*|gain\w*|higher|more|above|up|expand\w*",
        (
            r"fall\w*|fell|decreas\w+|shrink\w*|shrank|drop\w*|lower\w*|fewer|less|below|down|cut|cuts|cutting|reduc\w+|"
            r"declin\w+|los\w+"
        ),
    ),
    (
        r"begin\w*|began|begun|start\w*|launch\w*|open(?:s|ed|ing)?|resum\w+|continu\w+",
        r"end(?:s|ed|ing)?|stop\w*|halt\w*|suspend\w*|clos(?:e|es|ed|ing)|cancel\w*|br(?:eak|oke|oken) off",
    ),
    (
        r"allow\w*|permit\w*|let|lets|legal|lawful|authori[sz]\w+",
        r"ban|bans|banned|banning|forbid\w*|forbade|prohibit\w*|bar|bars|barred|illegal|unlawful|prevent\w*",
    ),
    (r"win|wins|won|winning|victory", r"los(?:e|es|t|ing)|defeat\w*"),
    (r"confirm\w*|admit\w*|acknowledg\w+|conced\w+", r"den(?:y|ies|ied|ying|ial)"),
    (r"join\w*|enter\w*|stay\w*|remain\w*", r"leav(?:e|es|ing)|left|quit\w*|withdr[ae]w\w*|exit\w*"),
    (r"success\w*|succeed\w*", r"fail\w*"),
    (r"before|earlier", r"after|later"),
    (r"first|initial", r"last|final"),
    (r"guilty", r"innocent|not guilty"),
    (r"possible", r"impossible"),
    (r"always|everyone|everybody|all", r"never|nobody|no one|none"),
    (r"can|could|will|would|must|should|may", r"cannot|can['’]t|won['’]t|couldn['’]t|wouldn['’]t|mustn['’]t|shouldn['’]t"),
)
_OWN: Final = tuple(tuple(re.compile(rf"\b(?:{side})\b", re.IGNORECASE) for side in pair) for pair in _PAIRS)
_TABLE: Final = (*_OWN, *OPPOSITES)
_WORD: Final = re.compile(r"\w+")
_SHORTEST: Final = 4


def opposed(a: str, b: str) -> tuple[str, str] | None:
    """The words of each that exclude each other; None where none do.

    Meant for what is left of two sentences that are otherwise alike: a word that stands in both tells nothing.

    Args:
        a: the words that one of the sentences has alone.
        b: those of the other.
    """
    for left, right in _TABLE:
        for one, two in ((left, right), (right, left)):
            first, second = one.search(a), two.search(b)
            if first and second and not two.search(a) and not one.search(b):
                return first.group().strip().lower(), second.group().strip().lower()
    own, other = ([word.lower() for word in _WORD.findall(text)] for text in (a, b))
    for one_word in own:
        for two_word in other:
            short, long = sorted((one_word, two_word), key=len)
            if len(short) >= _SHORTEST and long == f"un{short}":
                return one_word, two_word
    return None
