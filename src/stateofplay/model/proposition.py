"""A proposition as it is written, and the statement that it is read as: a question turned back into what it asks about."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WHETHER = re.compile(r"(?:the question is |the question of )?whether(?: or not)? ", re.IGNORECASE)
_OPEN = re.compile(
    r"(?:who|whom|whose|what|when|where|why|how|which|(?:by|for|from|to|in|at|on|with) (?:whom|what|which|how))\b",
    re.IGNORECASE,
)
_OR_NOT = re.compile(r",? or not\Z", re.IGNORECASE)
_DENIED = re.compile(r"(\w+)n['’]t\Z", re.IGNORECASE)
_BE = frozenset("is are was were am".split())
_MODALS = frozenset("should will would can could may might must shall ought".split())
_HAVE = frozenset("has have had".split())
_DO = frozenset("do does did".split())
_ASKING = _BE | _MODALS | _HAVE | _DO
_NAMES_TOO = frozenset("will may".split())
"""At the head of what ends without a question mark these may be a name or a month."""
_LONGEST = 1000
"""Characters; what is longer is no sentence."""
_SHORT = {"wo": "will", "ca": "can", "sha": "shall"}
_LONE = frozenset("it they he she we i you there this that these those both everyone nobody anyone all".split())
_BEFORE_NOUNS = frozenset(
    "a an the this that these those its their his her our my your every each all both any some no more fewer less most many "
    "several either neither of for in on at by with to from about over under between among against into through during "
    "within without new old and or".split()
)
_ENDS = frozenset("while if when because unless until before after once so where whereas although though by than as".split())
_SURE = frozenset(
    "be have not never also only ever accept agree allow allowed admit adopt apply attend avoid become begin belong bring "
    "build buy choose close come compensate complete continue create declare defend deliver demobilise demobilize deploy "
    "destroy disarm disclose dismiss dissolve divide earn employ enforce enjoy enter establish evacuate exceed expand expel "
    "expire extend fall forbid forgive give go govern grant grow guarantee happen hire hold host implement impose include "
    "increase inspect join keep lease leave let lift lose maintain make meet merge negotiate nominate obey observe obtain "
    "occupy open oversee own participate pass permit postpone prevent prohibit promise prosecute protect provide publish "
    "raise ratify reach receive recognise recognize reduce reform refrain reinstate reject release relinquish remain remove "
    "renounce repair repay replace require resign resume retain retire return reveal scrap sell send serve settle shrink sign "
    "sit speak spend stay stop store submit suffer surrender suspend take tell terminate throw unite use vacate veto "
    "withdraw withhold write".split()
)
"""Verbs whose bare form is seldom a noun."""
_PERHAPS = frozenset(
    "aid aim arm back ban bar benefit block boycott cancel cap carry cease change charge claim command control cost count "
    "cover cut deal delay demand double drop end exchange face fight finance fish fly force form free freeze function fund "
    "get grade guard halt help house increase land last lead level limit link list live lock look lower man mine monitor move "
    "offer operate order park patrol pay phase pick place plant play police pool press price process produce pull push put "
    "question rank rate rebuild receive record rest review rise rule run sail sanction say search secure see set share ship "
    "split staff stand start state strike study supply support swap talk tax trade train transfer treat try turn value visit "
    "vote wait want watch work yield".split()
)
"""Verbs whose bare form is a noun as well."""
_PARTICIPLES = frozenset(
    "been built bought brought chosen cut done drawn fallen found frozen given gone held kept led left let lost made met paid "
    "put rebuilt risen sent set shut sold spent split struck taken told torn withdrawn withheld won written".split()
)
_STATES = frozenset(
    "open closed free bound able ready due subject part present binding compulsory mandatory voluntary public private "
    "permanent temporary legal illegal acceptable necessary needed entitled liable responsible neutral independent "
    "a an to".split()
)


def is_open(text: str) -> bool:
    """Whether it asks who, when or how, so that there is no statement that it asks about."""
    return text.rstrip(" \"'”’").endswith(("?", "？")) and _OPEN.match(text.lstrip(" \"'“‘")) is not None


def is_question(text: str) -> bool:
    """Whether it asks: by a question mark, by "whether", or by a verb before its subject."""
    words = text.split()
    if not words:
        return False
    first = _plain(words[0])[0]
    turned = first in _ASKING - _NAMES_TOO and len(words) > 2
    return text.rstrip(" \"'”’").endswith(("?", "？")) or _WHETHER.match(text) is not None or turned


def statement(text: str) -> str:
    """What the text states; for a question, what it asks about; any other text comes back as it is.

    "Should the tariff be lifted?" is "The tariff should be lifted", "Does the union strike?" is "The union strikes". The
    subject is found by a list of verbs, so an unusual one may stay in front of its verb; reading asks for the words alone.
    """
    if len(text) > _LONGEST or not is_question(text):
        return text
    bare = _bare(text)
    turned = _turned(bare.split())
    return (bare if is_question(turned) else turned) or text


def _bare(text: str) -> str:
    """Without question marks, "whether" and "or not"."""
    while True:
        cut = text.strip(' \t\n"“”').rstrip("?？").rstrip()
        cut = _OR_NOT.sub("", _WHETHER.sub("", cut, count=1)).removeprefix("to ")
        if cut == text:
            return text[:1].upper() + text[1:]
        text = cut


def _plain(word: str) -> tuple[str, bool]:
    """The verb in small letters, and whether it is denied: "won't" is ("will", True)."""
    lower = word.lower()
    if lower == "cannot":
        return "can", True
    found = _DENIED.match(lower)
    return (_SHORT.get(found[1], found[1]), True) if found else (lower, False)


def _turned(words: Sequence[str]) -> str:
    if len(words) < 3:
        return " ".join(words)
    verb, denied = _plain(words[0])
    if verb not in _ASKING:
        return " ".join(words)
    rest = list(words[1:])
    at = _predicate(rest, verb)
    middle = [verb, "not"] if denied else [verb]
    if verb in _DO and not denied and rest[at].lower() not in {"not", "never"} and verb != "did":
        middle = []
        if verb == "does":
            rest[at] = _third(rest[at])
    out = " ".join([*rest[:at], *middle, *rest[at:]])
    return out[:1].upper() + out[1:]


def _predicate(rest: Sequence[str], verb: str) -> int:
    """Where what is said of the subject begins: the index (1 or more) at which the verb goes back in."""
    if rest[0].lower() in _LONE and rest[1].lower() not in {"of", "who"} and not _is_noun_after(rest):
        return 1
    last = next((i for i in range(2, len(rest)) if rest[i].lower() in _ENDS), len(rest))
    sure = [i for i in range(1, last) if _may_begin(rest, i) and _begins(rest[i].lower(), verb)]
    if sure:
        return sure[0]
    perhaps = [i for i in range(1, last) if _may_begin(rest, i) and rest[i].lower() in _PERHAPS]
    if perhaps and verb not in _BE | _HAVE:
        return perhaps[0]
    return _after_name(rest)


def _is_noun_after(rest: Sequence[str]) -> bool:
    """Whether "this", "all" or the like only opens the subject: "Will both sides ..."."""
    word, following = rest[0].lower(), rest[1].lower()
    opener = word in {"this", "that", "these", "those", "both", "all"}
    return opener and following not in _SURE | _STATES and not (following in _PERHAPS and not following.endswith("s"))


def _may_begin(rest: Sequence[str], at: int) -> bool:
    return rest[at - 1].lower() not in _BEFORE_NOUNS and not rest[at - 1].endswith((",", "'s", "’s"))


def _begins(word: str, verb: str) -> bool:
    """Whether a predicate of that verb surely begins here."""
    if word in {"not", "never"}:
        return True
    if verb in _BE | _HAVE:
        participle = word in _PARTICIPLES or (len(word) > 4 and word.endswith(("ed", "ing")))
        return participle or (verb in _BE and word in _STATES)
    return word in _SURE


def _after_name(rest: Sequence[str]) -> int:
    """After a name in capitals, or an article and its noun."""
    first = 1 if rest[0].lower() in _BEFORE_NOUNS else 0
    at = first + 1
    while at < len(rest) - 1 and rest[at][:1].isupper() and rest[at - 1][:1].isupper():
        at += 1
    return min(at, len(rest) - 1)


def _third(verb: str) -> str:
    """The form of the third person: "accepts", "carries", "goes"."""
    lower = verb.lower()
    irregular = {"have": "has", "be": "is", "do": "does", "go": "goes"}
    if lower in irregular:
        return irregular[lower]
    if lower.endswith("y") and lower[-2:-1] not in set("aeiou"):
        return verb[:-1] + "ies"
    return verb + ("es" if lower.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
