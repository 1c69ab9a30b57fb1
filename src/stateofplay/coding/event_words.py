"""Whether a word of several meanings tells of an event where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from stateofplay.language import closed as w
from stateofplay.language.wordset import words
from stateofplay.model.document import Token
from stateofplay.model.facts import EventKind

PEOPLE = words(
    "negotiator negotiators delegation delegations delegates sides parties teams envoys envoy mediator mediators diplomats "
    "ministers leaders officials bargainers both commanders representatives lawyers executives chiefs "
    "principals counterparts unions captains premiers presidents governments committee committees"
)
"""Those who negotiate: when they come back, there are talks."""
BODIES = words(
    "parliament council board assembly senate congress committee commission cabinet chamber legislature lawmakers house "
    "knesset "
    "bundestag duma court shareholders members directors deputies regulators regulator delegates diet commons lords lawmaker "
    "panel authority conference synod electorate voters trustees ministers mps meps senators councillors councilors"
)
"""Those who decide by vote."""
AGENTS = (
    PEOPLE
    | BODIES
    | words(
        "union company employer employers owner owners management government ministry side minister mayor president premier "
        "chairman chairwoman director directors clubs players workers studios airlines carriers firm firms alliance "
        "federation association guild league community hosts host authority envoy mediator delegation negotiator bank city "
        "town towns state states operators operator buyers buyer sellers seller landlord tenants teachers nurses pilots "
        "they he she we i who alliance bloc front party parties faction spokesman spokeswoman team"
    )
)
"""Those who can name a figure."""
_PAPERS = words(
    "deal deals agreement agreements accord accords bargain compromise compromises truce ceasefire pact treaty settlement "
    "understanding contract memorandum"
)
_TERMS = _PAPERS | words(
    "offer bid proposal mandate licence license lease ultimatum deadline moratorium permit concession extension window "
    "permission charter franchise arrangement waiver reprieve pause freeze exemption tender"
)
NUMERALS = words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion half third quarter "
    "thirds quarters"
)
_BEFORE_NUMBER = words("about some only just at least a an $ € £ around roughly another for up to as much the nearly almost")
_AFTER_NUMBER = frozenset({".", ",", ";", "more", "extra", "from", "to"})
_THINGS = words("it this that there these those such")
_LOOK, _ASIDE = 8, 4
_ATTACKERS = words(
    "air drone missile rocket military on against near hit killed killing targeted bombing jets warplanes forces artillery "
    "naval retaliatory"
)
_BARGAINS = words("deal deals agreement accord pact bargain compromise tone chord balance blow note optimistic")
_AGENTS = words("the a an its their his her our my this that these those no any of every each another")
_NOT_DATED = words("hand counter table present initial down address state note bid ballot tender")
_LAWS = words(
    "bill law resolution motion measure budget act amendment amendments legislation contract deal agreement plan "
    "package treaty "
    "lease merger text it proposal offer ceasefire truce draft accord sale takeover constitution rules strike"
)
_NEGATED = words(
    "not n't never didn't don't doesn't won't wouldn't cannot can't couldn't wasn't weren't isn't aren't hasn't haven't hadn't "
    "refused declined failed without neither nor"
)
_NEW_CLAUSE = words(', and but that who which “ " until since after before when where because as')
_DENIED_REACH = 4
_AIMS = words("on of at for about to toward towards over without before from into")
_SET_TO = w.BE | words(
    "due set decided chose agreed scheduled expected going plan plans planned ready about hope hopes want wants intend intends "
    "promised vowed managed pledged likely"
)
_MERELY = words("ask asks asking call calls claim claims state post posts issue issues maintain maintains")
_PASSIVE = words("be been was were is are being")
_VERB_OR_NOUN = words(
    "vote votes offer offers call calls strike strikes attack attacks raid raids ambush bomb reply answer statement bid bids "
    "address appeal demand demands release post claim claims comment remark remarks meeting shelling"
)
_ADJECTIVE_ENDS = ("al", "ic", "ive", "ous", "ary", "ful", "able", "ible", "ish", "less")
_ADJECTIVES = words(
    "new first second third last latest final fresh recent earlier early late next yes no key full main big joint second-round "
    "revised improved better previous formal informal further more other deadly major drone missile air rocket surprise"
)


def is_noun(tokens: Sequence[Token], at: int, last: int, first: int) -> bool:
    """Whether a verb form stands as a noun: "the offer", "a yes vote"."""
    word = tokens[at].lower
    if word.endswith("ed") or last - at > 1:
        return False
    before = tokens[at - 1].lower if at > first else ""
    if before in _AGENTS or before.isdigit():
        return True
    if word not in _VERB_OR_NOUN:
        return False
    for index in range(at - 1, max(first, at - 4) - 1, -1):
        previous = tokens[index].lower
        if previous in _AGENTS:
            return True
        if previous not in _ADJECTIVES and not previous.endswith(_ADJECTIVE_ENDS):
            return previous.endswith(("'s", "'")) or previous in {"for", "by", "at", "after", "before", "with"}
    return False


def is_denied(tokens: Sequence[Token], at: int, first: int, kind: EventKind, *, noun: bool = False) -> bool:
    """Whether the verb tells of what did not happen: "was not asked", "never met"."""
    if kind is EventKind.DEADLINE:
        return False
    if noun:
        return any(token.lower in {"never", "no", "without"} for token in tokens[max(first, at - _DENIED_REACH - 1) : at])
    for index in range(at - 1, max(first, at - _DENIED_REACH) - 1, -1):
        word = tokens[index].lower
        if word in _NEGATED:
            return True
        if word in _NEW_CLAUSE:
            return False
    return False


def is_aim(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether the verb says what something is for, not what was done: "talks on ending the war", "met to settle it"."""
    before = tokens[at - 1].lower if at > first else ""
    if tokens[at].lower.endswith("ing"):
        return before in _AIMS
    ahead = tokens[at - 2].lower if at - 1 > first else ""
    return before == "to" and ahead not in _SET_TO


def holds(tokens: Sequence[Token], first: int, last: int, stop: int) -> bool:  # noqa: PLR0911 - one return for each form
    """Whether a word of several meanings has the one of its table row."""
    word = tokens[first].lower
    before = tokens[first - 1].lower if first else ""
    after = {token.lower for token in tokens[last : min(stop, last + 4)]}
    if last - first > 1:
        return True
    if word in _NOT_DATED:
        return False
    if word in {"strike", "strikes", "striking", "struck"}:
        return _is_blow(tokens, first, last, stop)
    if word in {"hit", "hits"}:
        return bool(after & {"by", "targets", "the", "a", "an"}) or before in _ATTACKERS
    if word in {"storm", "storms", "back", "pass", "initial", "downing", "ink", "seal", "seals", "signal", "signals"}:
        return False
    if word == "backed":
        return bool(after & _LAWS)
    if word == "told":
        following = tokens[last].lower if last < stop else "."
        return following not in w.STOPS | {",", "by", "in", "of"} and before not in _PASSIVE
    if word in {"met", "held", "asked"} and before in _PASSIVE:
        return False
    return word not in _MERELY


def _is_blow(tokens: Sequence[Token], first: int, last: int, stop: int) -> bool:
    """Whether a strike is one of arms, not of labour, nor a bargain that is struck."""
    word = tokens[first].lower
    before = tokens[first - 1].lower if first else ""
    near = tokens[last].lower if last < stop else ""
    after = {token.lower for token in tokens[last : min(stop, last + 4)]}
    after |= {token.lower for token in tokens[max(0, first - _LOOK) : first]} & _PAPERS
    if (
        after & (_BARGAINS | _PAPERS)
        or (word == "struck" and near in {"down", "off", "out", "by", "up"})
        or (before in {"be", "been"} and after & {"from", "off", "out"})
    ):
        return False
    return word == "struck" or before in _ATTACKERS or near in _ATTACKERS - {"on", "against", "near"}


def beside(tokens: Sequence[Token], needs: str, at: tuple[int, int], bounds: tuple[int, int]) -> bool:
    """Whether what a phrase needs stands beside it in the sentence.

    Args:
        tokens: of the document.
        needs: as in `Sense.needs`.
        at: the tokens of the phrase.
        bounds: those of its sentence.
    """
    (first, last), (start, stop) = at, bounds
    before = [token.lower for token in tokens[max(start, first - _LOOK) : first]]
    if needs == "people":
        return bool(PEOPLE & set(before)) or "they" in before
    if needs == "body":
        return bool(BODIES & set(before)) and before[-1:] != ["to"]
    if needs == "paper":
        after = {token.lower for token in tokens[last : min(stop, last + _ASIDE)]}
        return bool(_PAPERS & (set(before) | after))
    if needs == "term":
        return bool(_TERMS & set(before)) and not {";", ":", "but"} & set(before)
    return needs != "number" or _has_number(tokens, at, bounds)


def _has_number(tokens: Sequence[Token], at: tuple[int, int], bounds: tuple[int, int]) -> bool:
    """Whether someone names a number: "he went up to 25", "the union asked for 35 crowns"."""
    (first, last), (start, stop) = at, bounds
    while last < stop and last - at[1] < _ASIDE and tokens[last].lower in _BEFORE_NUMBER:
        last += 1
    if last >= stop or not (tokens[last].text[:1].isdigit() or tokens[last].lower.partition("-")[0] in NUMERALS):
        return False
    if tokens[first].lower.startswith("bec"):
        return bool(_TERMS & {token.lower for token in tokens[max(start, first - _LOOK) : first]})
    if tokens[first].lower.startswith("add") and (last + 1 < stop and tokens[last + 1].lower not in _AFTER_NUMBER):
        return False
    who = first - 1
    while who > start and tokens[who].lower in w.AUXILIARIES | w.ADVERBS:
        who -= 1
    return who >= start and (
        tokens[who].lower in AGENTS or (tokens[who].text[:1].isupper() and tokens[who].lower not in _THINGS)
    )
