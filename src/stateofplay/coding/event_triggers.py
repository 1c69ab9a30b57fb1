"""The words that tell of talks, calls, offers, signings, statements, attacks, votes and deadlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stateofplay.language.phrases import PhraseTable
from stateofplay.model.document import Token
from stateofplay.model.facts import EventKind


@dataclass(frozen=True, slots=True)
class Sense:
    """What a trigger tells of. `noun`: a name for the event; `close`: only a date right beside it dates the act of speaking."""

    kind: EventKind
    noun: bool = False
    close: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger found: token indices (first to last, exclusive) and its sense."""

    first: int
    last: int
    sense: Sense


def _rows(phrases: str, sense: Sense) -> list[tuple[str, Sense | None]]:
    return [(phrase.strip(), sense) for phrase in phrases.split("|")]


_NOTHING = (
    "no talks|offered no|met with resistance|met the|at all offers|air strike|strike fund|vote of confidence|so-called|"
    "signed off|met his match|session ahead|round number|round table|open fire|fired back|sign of|signs of|"
    "under attack from critics|on offer|call themselves|call it|called it off|*meet "
    "demand/demands/conditions/criteria/targets/needs"
)
_TABLE: PhraseTable[Sense | None] = PhraseTable(
    [
        *_rows(
            "*meet|sit/sits/sat/sitting down|*return to the table|back at the table|back to the table|*convene|*reconvene|"
            "*confer|*huddle|*hold/resume ~ talks|*negotiate|*host",
            Sense(EventKind.TALKS),
        ),
        *_rows(
            "meeting/meetings|talks|negotiations|negotiation|summit/summits|session/sessions|round|rounds|discussions|"
            "consultations|"
            "bargaining|peace conference|dialogue|gathering|plenary/plenaries|informals|contact group|mediation|parley|"
            "huddle|lunch with|dinner with|breakfast with",
            Sense(EventKind.TALKS, noun=True),
        ),
        *_rows(
            "phoned/phoning/telephoned/telephoning|*dial|speak/speaks/spoke/spoken ~ by phone/telephone/video|*talk ~ by "
            "phone/telephone/video|"
            "speak/speaks/spoke/spoken on/over the phone|*call ~ by phone",
            Sense(EventKind.CALL),
        ),
        *_rows(
            "phone call/calls|telephone call/calls|video call/calls|conference call/calls|phone "
            "conversation/conversations|by phone|"
            "telephone conversation|videoconference|video conference|call with|a call between|call between|hotline",
            Sense(EventKind.CALL, noun=True),
        ),
        *_rows(
            "*offer|*propose|*table|*present|*put forward|*hand|*hand over|*counter|*submit|*deliver ~ "
            "proposal/offer/plan|*lay out|"
            "*make ~ offer/offers/proposal/proposals|*send ~ proposal/offer/text|*circulate|*float|put/puts/putting out ~ "
            "draft/text/proposal/plan",
            Sense(EventKind.OFFER),
        ),
        *_rows(
            "offer/offers|proposal/proposals|counteroffer/counteroffers|counterproposal/counterproposals|counter-offer|"
            "counter-proposal|"
            "reply|response|counter-offers|counter-proposals|peace plan|draft/drafts",
            Sense(EventKind.OFFER, noun=True),
        ),
        *_rows(
            "*sign|*initial|initialled|initialed|*ink|*conclude ~ deal/agreement/pact/treaty/accord|*seal|settled|*agree|"
            "*clinch|"
            "*reach ~ deal/agreement/accord/truce/settlement/pact/ceasefire|deal/agreement/accord/settlement reached|*put "
            "~ name/names to|"
            "strike/strikes/struck ~ deal/agreement/accord/bargain",
            Sense(EventKind.SIGNING),
        ),
        *_rows("signing|signature|signing ceremony", Sense(EventKind.SIGNING, noun=True)),
        *_rows(
            "*say|*state|*add|*note|*insist|*acknowledge|*comment|*remark|*testify|*respond|"
            "*confirm|*deny|*reiterate|*claim|*argue|*explain|*suggest|*vow|*swear",
            Sense(EventKind.STATEMENT, close=True),
        ),
        *_rows(
            "*tell|*write|*warn|*tweet|speak/speaks/spoke/spoken/speaking|*declare|*renew/repeat ~ call/demand/appeal|"
            "*announce|*publish|*issue|*release|*call|*urge|*answer|*reply|*condemn|*denounce|*accuse|*praise|*hail|"
            "*endorse|*reject|"
            "*unveil|*disclose|*reveal|*post|*appeal|*address|*criticize|*criticise|*recommend|*welcome|*rule "
            "out|*threaten",
            Sense(EventKind.STATEMENT),
        ),
        *_rows(
            "statement/statements|press release|news conference|press conference|speech|remarks|announcement|memo|letter|"
            "briefing|"
            "interview|answer|communique|communiqué|televised address|bulletin|op-ed",
            Sense(EventKind.STATEMENT, noun=True),
        ),
        *_rows(
            "strike/strikes/struck|*fire ~ missile/missiles/drones/drone/rockets/rocket/shells/at|*shell|*bomb|*bombard|"
            "*attack|*invade|*raid|*ambush|*kill|"
            "*shoot down|*shoot|*down|*intercept|*destroy|*storm|*assault|*torpedo|sank/sunk|war broke out|fighting "
            "erupted/resumed|fighting broke out|hostilities began|"
            "*capture/seize/take ~ city/town/village/airport/capital/base|*fire on|*open fire|*detonate|*wound|"
            "*launch ~ "
            "attack/attacks/missile/missiles/drones/rockets/offensive/invasion/strike/strikes/assault/raid/operation|"
            "hit/hits/hitting",
            Sense(EventKind.ATTACK),
        ),
        *_rows(
            "attack/attacks|invasion|airstrike/airstrikes|air strike/strikes|drone strike/strikes|missile strike/strikes|"
            "raid/raids|"
            "bombing/bombings|shelling|offensive|assault|bombardment|barrage|ambush|explosion/explosions|massacre|incursion",
            Sense(EventKind.ATTACK, noun=True),
        ),
        *_rows(
            "*vote|*ratify|*approve|*back|*pass|*adopt|*reject by|*elect|*cast ~ ballot/ballots|*go to the polls",
            Sense(EventKind.VOTE),
        ),
        *_rows(
            "vote/votes|ballot/ballots|ratification|referendum|voting|balloting|roll call|plebiscite|election/elections|"
            "decision/decisions",
            Sense(EventKind.VOTE, noun=True),
        ),
        *_rows(
            "*expire|run/runs/ran/running out|*lapse|must|due by|must ~ by|*end at midnight|*time out",
            Sense(EventKind.DEADLINE),
        ),
        *_rows(
            "deadline/deadlines|cutoff|cut-off|ultimatum|expiration|expiry|target date", Sense(EventKind.DEADLINE, noun=True)
        ),
        *((phrase, None) for phrase in _NOTHING.split("|")),
    ]
)
_ATTACKERS = frozenset(
    "air drone missile rocket military on against near hit killed killing targeted bombing jets warplanes forces".split()
)
_LABOUR = frozenset("deal deals agreement accord pact bargain compromise tone chord balance blow".split())
_AGENTS = frozenset("the a an its their his her our this that these those no any of every each".split())
_NOT_DATED = frozenset("hand counter table present initial down address state note".split())


def triggers(tokens: Sequence[Token], first: int, last: int) -> list[Trigger]:
    """The triggers among tokens `first` to `last`, left to right."""
    found: list[Trigger] = []
    for hit in _TABLE.find(tokens, first, last):
        if hit.value is None or not _holds(tokens, hit.first, hit.last, last):
            continue
        sense = hit.value
        if not sense.noun and _is_noun(tokens, hit.first, first):
            sense = Sense(sense.kind, noun=True)
        found.append(Trigger(hit.first, hit.last, sense))
    return found


def _is_noun(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a verb form in its base stands as a noun ("the offer", "a call")."""
    before = tokens[at - 1].lower if at > first else ""
    return before in _AGENTS and not tokens[at].lower.endswith("ed")


def _holds(tokens: Sequence[Token], first: int, last: int, stop: int) -> bool:  # noqa: PLR0911 - one return for each form
    """Whether a word of several meanings has the one of its table row."""
    word = tokens[first].lower
    before = tokens[first - 1].lower if first else ""
    after = {token.lower for token in tokens[last : min(stop, last + 4)]}
    if word in _NOT_DATED:
        return False
    if word in {"strike", "strikes", "striking", "struck"}:
        if after & _LABOUR:
            return False
        if before in {"be", "been"} and after & {"from", "off"}:
            return False
        near = tokens[last].lower if last < stop else ""
        return word == "struck" or before in _ATTACKERS or near in _ATTACKERS
    if word in {"hit", "hits", "back", "pass", "initial", "round"}:
        return word not in {"back", "pass", "initial"} and (word != "hit" or bool(after & {"by", "targets", "the", "a"}))
    if word == "backed":
        return bool(after & {"contract", "deal", "agreement", "plan", "resolution", "motion"})
    if word == "met" and before in {"were", "was", "be", "been", "being", "is", "are"}:
        return False
    return not (word in {"call", "calls"} and last - first == 1)
