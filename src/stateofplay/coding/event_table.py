"""The words and phrases that tell of talks, calls, offers, signings, statements, attacks, votes and deadlines."""

from __future__ import annotations

from dataclasses import dataclass

from stateofplay.language.phrases import PhraseTable
from stateofplay.model.facts import EventKind


@dataclass(frozen=True, slots=True)
class Sense:
    """What a trigger tells of.

    Attributes:
        noun: a name for the event.
        close: only a date right beside it dates the act.
        needs: what must stand beside it: `event` (a noun of an event before it, whose kind it takes), `people` (those
            who negotiate), `body` (one that decides), `date` (the day itself: "the Oct. 25 deal"), `paper` (an agreement),
            `term` (what can run out), `number` (a number behind it); "" nothing.
    """

    kind: EventKind
    noun: bool = False
    close: bool = False
    needs: str = ""


def _rows(phrases: str, sense: Sense) -> list[tuple[str, Sense | None]]:
    return [(phrase.strip(), sense) for phrase in phrases.split("|")]


_NOTHING = (
    "no talks|offered no|met with resistance/silence/approval/criticism/applause/scepticism/skepticism|at all offers|"
    "strike fund|"
    "so-called|signed off|met his/her/its/their match|session ahead|round number|fired back|sign of|signs of|*strike down/off|"
    "*strike from ~ list|"
    "under attack from critics|on offer|call themselves|call it|*call off|*call ~ off|*call to mind|*call in sick|"
    "*meet demand/demands/conditions/criteria/targets/needs|*meet ~ "
    "demand/demands/conditions/criteria/targets/needs/costs/deadline|"
    "pair of hands|on the other hand|on hand|hand in hand|*hit back|*hit out|*strike a tone|call center/centre|*call for calm|"
    "*vote with their feet|a vote of thanks|*pass the buck|*pass through|*pass over|*pass away|*shoot for|*shoot down ~ "
    "idea/proposal|"
    "*fire ~ staff/employees/workers|heart attack|*address ~ concerns/issue/problem/gap|*raise hopes|*note that|*file past|"
    "round the clock|first round pick|record number|must-have|*present itself|*present themselves|release of|on condition"
)
TABLE: PhraseTable[Sense | None] = PhraseTable(
    [
        *_rows(
            "meeting/meetings|talks|negotiations|negotiation|summit/summits|session/sessions|round|rounds|discussions|"
            "consultations|bargaining|peace conference|dialogue|gathering|plenary/plenaries|informals|contact group|"
            "mediation|parley|"
            "huddle|lunch with|dinner with|breakfast with|hearing/hearings|town hall meeting|roundtable|conclave|stocktake|"
            "conciliation|peace process|proximity talks|retreat|working group/groups|trilateral|bilateral|"
            "working lunch/dinner/breakfast|get-together|conference|arbitration|round table/tables|sitting/sittings|encounter|"
            "tête-à-tête|face-to-face|one-on-one|conversations|shuttle diplomacy|technical talks|pre-talks|workshop|"
            "kick-off/kickoff|caucus|day one/two/three/four/five|"
            "first/second/third/fourth/fifth/final/last day/evening/morning/night of|"
            "tripartite/trilateral/four-way/three-way talks/meeting|crisis meeting/talks|quiet word|get-togethers|"
            "cabinet-level talks|peace forum|arbitration hearing|day of talks/negotiations/mediation|"
            "peace track|working session|plenary session|emergency session|closed session|marathon session|negotiating session",
            Sense(EventKind.TALKS, noun=True),
        ),
        *_rows("opening|opening day|first day|start", Sense(EventKind.TALKS, noun=True, needs="date")),
        *_rows(
            "*meet|sit/sits/sat/sitting down|*return to ~ table/talks/negotiations/session|back at the table|back to "
            "the table|*convene|"
            "*reconvene|*confer|*huddle|*hold/*resume/*open/*begin/*start/*restart/*conclude/*suspend/*adjourn/*join/*attend ~ "
            "talks/negotiations/discussions/consultations|*negotiate|*host|*chair ~ meeting/session/talks|*parley|"
            "*mediate|*bargain|"
            "*ask/*call/*invite/*summon/*bring ~ back|*bring ~ together|*walk out of ~ talks|*sit ~ across|*agree to "
            "meet/talk/return|"
            "*break bread|*dine with|*lunch with|sit/sits/sat/sitting ~ again/together|"
            "*walk/*storm/*stalk/*march out|*leave/*quit/*abandon ~ table/talks/negotiations|*boycott ~ "
            "talks/session/round/meeting/negotiations|*see ~ again|*face ~ across the table|*exchange views|*caucus|"
            "be/been/is/are/was/were summoned|*enter ~ talks/negotiations|*haggle|*thrash out|*come/*go to ~ "
            "table/talks/session|*receive ~ delegation/envoy/negotiators|"
            "at/around/round the table|*come face to face|*sit opposite|*shuttle between|*be in the room|*be locked in|"
            "in the same room|around/round the same table|*pick up ~ where they left off|*go into ~ round/day/session|"
            "*enter ~ round/day|*break for the night/day/weekend/week|*recess|behind closed doors|*take ~ seats|*crowd into|"
            "is/are/be due back|*see one another|*compare notes|*knock heads|*spend ~ hours/day/night "
            "in/with/at|*close the door|*reopen the talks|*speak face to face|*talk face to face|*invite ~ to ~ table/talks",
            Sense(EventKind.TALKS),
        ),
        *_rows(
            "*return|*go back|*come back|*reassemble|*assemble|*regroup|*gather|*get together|*come together|back "
            "in/at/around/to|"
            "*face each other|*resume|*travel to|*fly to|*arrive|*sit|*leave ~ room|*part|*try again|*see each other|"
            "*continue|*go on|*carry on|*talk|*adjourn|*break up|*convene|*pause",
            Sense(EventKind.TALKS, needs="people"),
        ),
        *_rows(
            "*open|*begin|*start|*kick off|get/gets/got/getting under way|get/gets/got/getting underway|"
            "get/gets/got/getting going|"
            "*resume|*restart|*continue|go/goes/went/going on/ahead|*drag on|*last|run/runs/ran|*end|*finish|*conclude|"
            "*wrap up|"
            "*close|*break up|*break off|*break down|*collapse|*fail|*stall|*falter|*founder|*stop|*adjourn|"
            "take/takes/took place|"
            "taking/taken place|is/was/are/were/be/been held|*follow|is/was/are/were on|*turn to|"
            "is/was/are/were/been "
            "scheduled/set/due/planned/expected/pencilled/penciled/postponed/cancelled/canceled/delayed/moved|"
            "come/comes/came|*happen|*resume again|*return|*be made|was/were made|is/was/were/been put|"
            "was/were/been raised/lifted/cut/lowered/"
            "improved/doubled/halved/withdrawn/revised/rewritten/tabled/handed/sent/circulated/delivered/presented/dropped/taken|"
            "*rise|*climb|*date from|*land|*meet with|*falter|*drift|*move to|*spill|*stretch|*enter|*reconvene|*be resumed|"
            "was/were reopened|*reopen|*proceed|*reach|arrive/arrives/arrived|went/go/goes out|*be put off|*pause|"
            "went/go/goes to|*be suspended|*be called off|*be interrupted|*peter out|*erupt|*be launched|*occur|cast|"
            "is/was/are/were/be for|*expire",
            Sense(EventKind.TALKS, needs="event"),
        ),
        *_rows(
            "phoned/phoning/telephoned/telephoning|*dial|speak/speaks/spoke/spoken ~ by phone/telephone/video|*talk ~ by "
            "phone/telephone/video|speak/speaks/spoke/spoken/*talk on/over the phone|*call ~ by phone|"
            "*take/*place/*receive/*get ~ call|"
            "*ring/rang up|*hold ~ call|*have ~ call with|*confer/*meet ~ by video/telephone/phone|speak/speaks/spoke "
            "on ~ line",
            Sense(EventKind.CALL),
        ),
        *_rows(
            "phone call/calls|telephone call/calls|video call/calls|conference call/calls|phone "
            "conversation/conversations|by phone|by telephone|"
            "telephone conversation/conversations|videoconference|video conference|call with|call between|call from|"
            "call to ~ counterpart|"
            "hotline|video link",
            Sense(EventKind.CALL, noun=True),
        ),
        *_rows(
            "*offer|*propose|*table|*present|*put forward|*hand over|*hand ~ "
            "offer/proposal/plan/draft/text/paper/document/list|*hand out|"
            "*hand round|*hand around|handed|*counter|*submit|"
            "*deliver ~ proposal/offer/plan/text/draft/paper|*lay out|*make ~ offer/offers/proposal/proposals/bid/concession|"
            "*send ~ proposal/offer/text/draft|*circulate|*float|put/puts/putting out ~ draft/text/proposal/plan|"
            "*raise/*improve/*sweeten/*revise/*withdraw/*renew/*extend ~ offer/bid/proposal|put/puts/putting ~ on the table|"
            "*bid|*lodge ~ bid/claim/proposal/offer|*unveil ~ offer/proposal/plan/draft/package|*tender|*bring ~ "
            "draft/text/offer/proposal|*set out|*set ~ out|*lay ~ out|*put ~ to ~ "
            "table/union/company/council/talks/delegation/delegations/negotiators/side/delegates/employer/employers|"
            "had put to|*sketch out|*hold out ~ prospect|*dangle|*pitch|*moot|*advance ~ proposal/plan/idea/formula|"
            "*come/came back/forward/up with ~ offer/proposal/plan/figure/number/formula/text|*name ~ "
            "price/figure/sum/number/terms|*give/*write/*quote ~ figure/number/sum|*put ~ figure/number/price/sum on|"
            "*make ~ overture/gesture/pitch|*extend ~ hand|"
            "*respond/*answer/*reply/*return with ~ offer/proposal/paper/draft/text/figure/bid|"
            "*improve/*better/*up/*lift/*top/*cut/*lower/*soften/*amend/*rewrite/*modify/*retract/*double/*halve/*table ~ "
            "offer/bid/proposal/demand/claim/terms/figure/price|*be rewritten|is/was/were/been rewritten|*hand/*pass/*give ~ "
            "over/round/around ~ draft/text/paper/plan/proposal/sheet|*volunteer|*file ~ proposal/offer/bid|*table ~ "
            "amendment/amendments|*split the difference|*give ground|*inch up|*edge up|*budge|*climb down|*shift ~ position|"
            "*move ~ position|*slide ~ across|"
            "*push ~ across|*produce ~ figure/number/paper/text/draft/plan/proposal|*trade ~ proposals/offers|"
            "*swap ~ proposals|"
            "*exchange ~ proposals/offers/drafts/papers|*take ~ off the table|*lay ~ on the table|*bring ~ to the table|"
            "*put ~ forward|*put ~ on paper|*send ~ over|*fax|*email|*e-mail|*slip ~ under|"
            "*make ~ opening/first/second/last/final/new|"
            "*come in at|*come in with|*put in|*hand in|*throw in|*throw ~ into the pot|*chip in|*stump up|*up the ante|"
            "*meet ~ halfway|*sweeten",
            Sense(EventKind.OFFER),
        ),
        *_rows(
            "go/goes/went/gone/going/come/comes/came/coming up/down/to|"
            "go/goes/went/gone/going/come/comes/came/coming up/down/back/as to|went as far/high/low as|"
            "*raise/*lift/*up/*increase/*cut/*lower/*reduce/*trim/*drop/*halve/*double ~ "
            "offer/bid/demand/claim/figure/price/proposal to|*move ~ from|*settle for|*climb to|*drop to|*add|"
            "become/becomes/became|"
            "*concede|*put ~ at|*suggest|*name|*come ~ with|*open with|*open at|*start at|"
            "*raise/*cut/*lower/*reduce it to|*promise|*pledge|*move to|*shift to|*slip to|*inch to|*edge to|*rise to|"
            "*fall to|*jump to|"
            "*settle on|*stop at|*stick at|*bring|*arrive with|*answer with|*reply with|*respond with|"
            "*counter with|*begin with|*begin at|*start with|*write|*read out|*knock|*shave|*take|*allow|*put|*return with",
            Sense(EventKind.OFFER, needs="number"),
        ),
        *_rows(
            "offer/offers|proposal/proposals|counteroffer/counteroffers|counterproposal/counterproposals|counter-offer|"
            "counter-proposal|reply|response|counter-offers|counter-proposals|peace plan|draft/drafts|"
            "new/latest/revised/draft/updated "
            "text/paper/package|term sheet|position paper|non-paper|working paper|blueprint|takeover bid|bid/bids|"
            "tender|bridging "
            "text/paper/proposal|final offer|overture/overtures|counter-bid/counter-bids|counterbid|opening bid|compromise "
            "proposal/text/paper|road map/maps|roadmap|peace initiative|concession/concessions|letter of intent|heads of terms|"
            "sketch|mediator's proposal",
            Sense(EventKind.OFFER, noun=True),
        ),
        *_rows(
            "*sign|*initial|initialled|initialed|*ink|*conclude/*finalise/*finalize/*close ~ "
            "deal/agreement/pact/treaty/accord|*seal|"
            "settled|*agree|*clinch|*reach ~ deal/agreement/accord/truce/settlement/pact/ceasefire/compromise/understanding|"
            "deal/agreement/accord/settlement reached|put/puts/putting ~ name/names/signature/signatures to|*shake hands on|"
            "*strike ~ deal/agreement/accord/bargain/compromise|*come to terms|*hammer out ~ deal/agreement|*reach "
            "terms|*cut ~ deal|*shake hands|*put pen to paper|*bury the hatchet|*wrap up ~ "
            "deal/agreement|*nail down ~ deal/agreement|*complete ~ deal/agreement/merger|*make peace|*close the deal|"
            "*sign off on|*countersign|*co-sign|*exchange ~ signatures/copies|"
            "*come to ~ agreement/accord/understanding|*find ~ agreement/compromise|*arrive at ~ compromise/agreement|"
            "*settle ~ dispute/case/lawsuit/strike/row/quarrel|*make ~ deal|*do ~ deal|*append ~ signature/signatures|"
            "*reach/*find common ground|*wave ~ deal through|*accept ~ deal/settlement/compromise/text|*end ~ "
            "strike/dispute/war/row/quarrel|*lay down ~ arms",
            Sense(EventKind.SIGNING),
        ),
        *_rows(
            "*strike|*reach|*conclude|*finalise|*finalize|*make|*hammer out|*announce|*do",
            Sense(EventKind.SIGNING, needs="paper"),
        ),
        *_rows(
            "demand/demands|list|sheet|draft|plan/plans|paper|text|package|formula|promise|pitch|gesture|initiative",
            Sense(EventKind.OFFER, noun=True, needs="date"),
        ),
        *_rows("signing|signature|signing ceremony|initialling", Sense(EventKind.SIGNING, noun=True)),
        *_rows(
            "accord|agreement|deal|truce|compromise|understanding|ceasefire|cease-fire|pact|treaty|settlement|memorandum|"
            "protocol|armistice",
            Sense(EventKind.SIGNING, noun=True, needs="date"),
        ),
        *_rows(
            "*say|*state|*add|*note|*insist|*acknowledge|*comment|*remark|*testify|*respond|"
            "*confirm|*deny|*reiterate|*claim|*argue|*explain|*suggest|*vow|*swear|*hint|*pledge|*promise|*admit|"
            "*concede|*contend|"
            "*maintain|*assert|*caution|*predict|*stress|*observe|*recall|*quip|*joke|*shrug|*snap|*sigh|*retort|*boast|*scoff|"
            "*repeat|*opine|*muse|*lament|*marvel|*estimate|*forecast|*counsel|*advise|*indicate|*agree with|*emphasize|"
            "*emphasise|*reaffirm|*allege|*complain|*assure|*signal",
            Sense(EventKind.STATEMENT, close=True),
        ),
        *_rows(
            "*tell|*write|*warn|*tweet|speak/speaks/spoke/spoken/speaking|*declare|*renew/*repeat ~ call/demand/appeal|"
            "*announce|*publish|*issue|*release|*call|*urge|*answer|*reply|*condemn|*denounce|*accuse|*praise|*hail|"
            "*endorse|*reject|asked|*demand|"
            "*unveil|*disclose|*reveal|*post|*appeal|*address|*criticize|*criticise|*recommend|*welcome|*rule "
            "out|*threaten|*plead|*beg|*implore|*press for|*push for|*ask for|*call for|*call on|*insist on|*speak out|"
            "*weigh in|*lash out|*read out|*read from|*put it|*put ~ in ~ speech|*let it be known|*let be known|*make ~ "
            "clear/plain/known|"
            "*come/came out for/against/in|*rebuff|*dismiss|*turn down|*refuse|*brand|*describe|*dub|*liken|*compare|*blame|"
            "*thank|*apologise|*apologize|*deplore|*bemoan|*applaud|*salute|*laud|*commend|"
            "*defend|*remind|*mention|*point out|*spell out|*clarify|*lobby|*petition|*take ~ questions|*address|"
            "*brief ~ reporters/journalists/press|*give ~ interview/speech/briefing|*hold ~ conference|*drop/*lift ~ "
            "demand/demands/objection/objections/opposition|*back down|*back away|*relent|*give way|*draw ~ line|*accept|"
            "*take ~ number/figure/sum/offer|*throw ~ weight behind|*voice|*express|*profess|*signal|"
            "*confide|*mock|*ridicule|*contradict|*congratulate|*implore|*exhort|*chide|*scold|"
            "*rebuke|*concur|*bristle|*rail|*fume|*hold firm|*stand firm|*dig in|*stand by|*take back|*withdraw|"
            "*renounce|*drop|*give up|"
            "*insist|*repeat|*renew|*restate|*reaffirm|*tell|*take to|*say no|*say yes|*nod|*shake ~ head|*decline|"
            "*float the idea|"
            "*raise ~ doubts/question/questions|*cast doubt|*rule ~ out|*hit back|*fire back|*set ~ condition/conditions|"
            "*go public|"
            "*face ~ reporters|*speak to|*talk to|*respond|*hint|*ask",
            Sense(EventKind.STATEMENT),
        ),
        *_rows(
            "statement/statements|press release|news conference|press conference|speech|remarks|announcement|memo|letter|"
            "briefing|interview|answer|communique|communiqué|televised address|bulletin|op-ed|open letter|"
            "radio interview|podcast|livestream|broadcast|video message|testimony|editorial|"
            "newsletter|social media post|policy speech",
            Sense(EventKind.STATEMENT, noun=True),
        ),
        *_rows(
            "strike/strikes/struck|*fire ~ missile/missiles/drones/drone/rockets/rocket/shells/mortars|*fire at|*shell|"
            "*bomb|*bombard|"
            "*attack|*invade|*raid|*ambush|*kill|*blow up|*gun down|*assassinate|*strafe|*besiege|*overrun|"
            "*shoot down|*shoot|*down|*intercept|*destroy|*storm|*assault|*torpedo|sank/sunk|war broke out|fighting "
            "erupted/resumed|fighting broke out|hostilities began|*exchange/*trade ~ fire|*cross ~ border with|"
            "*capture/*seize/*take/*retake/*recapture/*occupy ~ city/town/village/villages/airport/capital/base/port/bridge|"
            "*fire on|*open fire|*detonate|*wound|"
            "*launch ~ "
            "attack/attacks/missile/missiles/drones/rockets/offensive/invasion/strike/strikes/assault/raid/operation/incursion|"
            "hit/hits/hitting",
            Sense(EventKind.ATTACK),
        ),
        *_rows(
            "attack/attacks|invasion|airstrike/airstrikes|air strike/strikes|drone strike/strikes|missile strike/strikes|"
            "raid/raids|bombing/bombings|shelling|offensive|bombardment|barrage|ambush|explosion/explosions|massacre|incursion|"
            "clashes|skirmish/skirmishes|firefight|fighting|shootout|car bomb|suicide bombing|assassination|"
            "counteroffensive|siege",
            Sense(EventKind.ATTACK, noun=True),
        ),
        *_rows(
            "*have ~ last/final word|*have ~ say|"
            "*go to/before ~ members/parliament/board/council/assembly/cabinet/shareholders/"
            "members/congress/senate|*put ~ to members/parliament/shareholders/vote/ballot|*be put to the vote|"
            "*ask ~ members to|"
            "*show ~ hands|*raise ~ hands|*be/is before parliament/council/congress/cabinet/members|*wave through|"
            "*carry ~ motion|"
            "*vote|*ratify|*approve|*back|*pass ~ "
            "bill/law/resolution/motion/measure/budget/act/amendment/legislation/ordinance/plan/"
            "package/treaty/statute/deal/agreement/decree|*adopt|*reject by|*elect|*cast ~ ballot/ballots/vote/votes|"
            "ballot/ballots/vote/votes ~ cast/counted|*go to the polls|*vote down|*ballot",
            Sense(EventKind.VOTE),
        ),
        *_rows(
            "*put|*take up|*decide|*clear|*throw out|*enact|*list|*designate|*override|*veto|*impeach|*authorise|"
            "*authorize|*reject|"
            "*endorse|*pass|*block|*rule on|*consider|*debate|*rule|*hear|*discuss|*examine|*deliberate|*turn down",
            Sense(EventKind.VOTE, needs="body"),
        ),
        *_rows(
            "vote/votes|ballot/ballots|ratification|referendum|voting|balloting|roll call|plebiscite|election/elections|"
            "decision/decisions|first/second/third/final reading|poll/polls|the count|show of hands|members' meeting|"
            "annual meeting|general meeting|no-confidence vote|confidence vote|show of hands|by-election",
            Sense(EventKind.VOTE, noun=True),
        ),
        *_rows(
            "*expire|run/runs/ran/running out|*lapse|must|due by|must ~ by|*end at midnight|*time out|*fall due|"
            "*serve/*give/*file/*issue ~ notice|*set/*impose/*face/*miss/*extend ~ deadline|*give ~ ultimatum|"
            "*hold until|*stand until|*stay open until|*keep ~ open until|*elapse|off the table|is/are/be up|no later than|"
            "at the latest|*fall away|last/final day|*have to ~ by|*run dry|"
            "*want ~ answer/reply ~ by|*time ~ out|*run out of time|close of business|*give ~ until|last call|last chance",
            Sense(EventKind.DEADLINE),
        ),
        *_rows(
            "*end|*terminate|*finish|*close|*die|is/was/are/were/be dead|*come to an end|*hold|*stand|*stop|*cease|*be void|"
            "*be gone|*be withdrawn|is/are/will be withdrawn/gone/void/off/over|*fall",
            Sense(EventKind.DEADLINE, needs="term"),
        ),
        *_rows(
            "deadline/deadlines|cutoff|cut-off|ultimatum|expiration|expiry|target date|time limit|grace period|strike "
            "notice|due date|"
            "cooling-off period",
            Sense(EventKind.DEADLINE, noun=True),
        ),
        *((phrase, None) for phrase in _NOTHING.split("|")),
    ]
)
