"""Words that tell what a capitalised stretch is: offices, bodies, places, and words that have capitals without being names."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from stateofplay.language.wordset import words

FUNCTION: Final = words(
    "the a an and or but nor if of in on at by for with from to as than that this these those it its he she they we "
    "you i i'm i've i'll i'd it's he's she's they're we're you're his her their our my your who what when where why "
    "how which not no yes is are was were be been has have had do does did will would can could should may must after "
    "before since until while because although though so then there here all both each every some any many most more "
    "also just only even still yet ever never now today yesterday tomorrow please oh ok okay hi hello"
)
"""Words that are never part of a name, however they are written."""
SHORT_STATES: Final = frozenset({"U.S.", "US", "U.K.", "UK", "EU", "E.U.", "UN", "U.N.", "NATO", "USA", "UAE"})
"""Short names that often stand before another name."""
LONE_BODIES: Final = words("parliament congress senate assembly republicans democrats hezbollah guardian")
"""Words for bodies that are a name on their own."""
PARTICLES: Final = words(
    "de da do di del della dos das du van von der den zu la le bin ibn bint al el ter ten y ben ould abu e"
)
HONORIFICS: Final = words(
    "mr. mrs. ms. mx. dr. prof. mr mrs ms mx dr prof gen. lt. col. maj. capt. cmdr. adm. sgt. cpl. brig. sen. rep. "
    "gov. pres. amb. rev. hon. sir dame lord lady baroness baron messrs. mme. sen rep gov gen"
)
OFFICES: Final = words(
    "chief boss presidents ministers senators governors generals ambassadors judges justices mayors envoys "
    "congressmen spokesmen commissioners president minister premier chancellor secretary senator governor mayor king "
    "queen prince princess emperor sheikh sheik sultan emir pope archbishop cardinal bishop rabbi ayatollah imam "
    "general admiral colonel major captain lieutenant sergeant marshal commander judge justice ambassador envoy "
    "spokesman spokeswoman spokesperson director chairman chairwoman chair chairperson commissioner leader speaker "
    "professor attorney counsel adviser advisor negotiator diplomat analyst economist lawyer coach ceo cfo founder "
    "co-founder executive congressman congresswoman councillor councilman officer correspondent author actor actress "
    "activist candidate nominee deputy president-elect secretary-general director-general rapporteur undersecretary "
    "lawmaker legislator representative administrator treasurer dictator mp mep vice-president co-chair co-chairman "
    "co-chairwoman editor journalist organizer organiser delegate inspector detective constable superintendent "
    "warlord pastor reverend father sister brother saint uncle aunt prime-minister singer writer showrunner"
)
"""Words that end a title or office; capitalised or not, they stand right before a name."""
OFFICE_PARTS: Final = words(
    "vice deputy prime foreign defence defense finance interior trade energy health press first chief special senior "
    "former acting executive attorney national security presidential state climate environment economy justice labor "
    "labour agriculture transport treasury home lead top head federal supreme permanent opposition party outgoing "
    "incoming then-president communications managing associate assistant under crown grand union board co. human "
    "rights affairs european council police army military campaign brigadier lieutenant major rear commerce education "
    "culture science budget welfare development cabinet house senate majority minority economic political legal "
    "general"
)
OF_OFFICE: Final = words(
    "state defense defence finance justice labor labour commerce treasury energy education health agriculture "
    "transportation transport interior staff war trade industry foreign economy homeland veterans housing culture "
    "environment"
)
BODIES: Final = words(
    "ministry department union party corp corp. corporation inc inc. ltd ltd. llc plc co. company companies council "
    "commission committee guild university college academy institute institution association federation confederation "
    "league agency authority bureau bank fund foundation organization organisation alliance coalition parliament "
    "congress senate assembly court tribunal army navy guard police brigade forces command group holdings airlines "
    "airways air motors electric entertainment pictures studios records media news times post journal herald tribune "
    "telegraph guardian newspaper magazine press tv television radio network broadcasting society club team fc united "
    "church hospital school center centre museum library secretariat administration office service services board "
    "chamber cabinet house bloc movement front brotherhood hezbollah partners capital securities insurance systems "
    "technologies software brothers bros bros. industries labs laboratory laboratories international trust caucus "
    "delegation staff consortium cooperative exchange republicans democrats campaign task force forum teamsters "
    "workers writers producers directors actors syndicate crescent cross programme program panel directorate "
    "headquarters mission workers' teachers nurses journalists firefighters ledger newswire wire dispatch examiner "
    "inquirer bulletin review pac daily observer standard chronicle gazette weekly"
)
"""Words that make a capitalised stretch an organisation, wherever they stand in it."""
BODY_HEADS: Final = words(
    "ministry department bank university council house court federation organization organisation association "
    "institute alliance union church board bureau office college school academy league confederation chamber society "
    "fund congress commission committee agency center centre museum guild brotherhood order army group party front "
    "campaign coalition foundation network movement international library conference company corporation authority "
    "service programme program assembly secretariat parliament workers writers producers administration statue "
    "republic kingdom gulf strait straits bay city district province isle cape state states sea mount duchy "
    "principality treaty declaration convention charter directorate brothers sons daughters knights friends doctors "
    "reporters"
)
"""Capitalised words after which "of" or "for" goes on with the name."""
PLACES: Final = words(
    "river lake sea ocean island islands isle mountain mountains mount mt. hill hills province region city county "
    "street st. road avenue valley bay gulf strait straits desert peninsula airport square district coast canal port "
    "beach park bridge town village territory territories state states republic kingdom plateau basin heights "
    "archipelago prefecture oblast governorate canyon falls forest creek springs plaza boulevard highway border "
    "corridor crossing dam reservoir harbor harbour cape plant camp"
)
WORKS: Final = words(
    "act agreement agreements accord accords treaty protocol cup olympics olympic war prize award awards plan day "
    "games constitution summit resolution bill declaration charter pact law code amendment article deal initiative "
    "convention conference revolution spring festival championship championships series bible koran quran torah "
    "memorandum directive framework week year christmas easter ramadan era age oscar oscars emmy emmys grammy grammys "
    "report doctrine theory syndrome disease virus tour mission match talks process crisis uprising"
)
"""Words that make a capitalised stretch a law, an event or a work."""
GROUPS: Final = words(
    "christian christians muslim muslims jew jews jewish islamic islam catholic catholics protestant protestants "
    "shiite shiites shia sunni sunnis hindu hindus buddhist buddhists kurd kurds kurdish arab arabs arabic hispanic "
    "latino european europeans african africans asian asians american americans western latin slavic democrat "
    "democrats republican republicans democratic liberal liberals conservative conservatives communist communists "
    "socialist socialists english welsh scottish scots catalan catalans basque tibetan tibetans soviet soviets nazi "
    "nazis marxist zionist bolshevik roman victorian byzantine ottoman internet web earth english-language god lord "
    "christ ok arctic"
)
"""Peoples, creeds and languages: capitalised, but no name of a person, body or place."""
CALENDAR: Final = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december mon. tue. tues. wed. thu. thur. thurs. fri. sat. sun. jan. feb. mar. apr. "
    "jun. jul. aug. sep. sept. oct. nov. dec. nov dec oct sept feb fri thurs tues thu sat sun christmas easter "
    "ramadan thanksgiving halloween hanukkah passover eid mondays tuesdays wednesdays thursdays fridays saturdays "
    "sundays est edt pst pdt gmt utc a.m. p.m. am pm bc ad ce bce"
)
NO_BODY: Final = words(
    "tv dvd cd gdp ai it ceo cfo coo cto pm mp mps mep vp dna rna hiv aids ok pdf id ufo uk us usa usd eur gbp vat pc "
    "pr hr suv faq lol omg btw asap fyi imo usb http url html vip phd md jr sr ii iii iv vi vii viii ix q a p.s. ps "
    "wmd wmds icbm re fw cc rip diy iq ngo ngos sms gps covid covid-19 sars atm fbi's sos rsvp am lgbt lgbtq xi edit "
    "update breaking not and but no all this very so what i t v x et ct mt pt est cst"
)
"""Acronyms and loud words that name no organisation."""
ORDINARY: Final = words(
    "a about above according across after afterwards again against ago all almost alone along already also although "
    "always am amid among an and another any anybody anyone anything anyway are around as aside ask asked at away "
    "back based basically be because been before behind being below besides between beyond both but by call can "
    "cannot certain certainly clearly close come consider critics could currently days dear did despite do does don't "
    "done down due during each earlier early either else end enough especially even eventually ever every everybody "
    "everyone everything exactly except experts far few finally find first five following for former four from full "
    "further get give given go good got great had half has have he hello help hence her here hers herself hey hi him "
    "himself his hope how however i i'd i'll i'm i've if imagine in indeed inside instead into is it it's its itself "
    "just keep know last late later latest least less let let's like little long look looking lots made mainly make "
    "many maybe me meanwhile might more moreover most mostly much must my myself near nearly neither never "
    "nevertheless new next nine no nobody none nonetheless nor not note nothing now nowhere number obviously of off "
    "officials often oh ok okay old on once one ones only onto open or other others otherwise our ours out outside "
    "over overall own part people perhaps please plus possibly previously probably put quite rather read really "
    "recent recently regarding remember right same say second see seven several shall she should show similarly "
    "simply since six so some somebody somehow someone something sometimes soon sources still such suddenly sure take "
    "talks tell ten than thank thanks that that's the their theirs them then there there's thereafter therefore these "
    "they they're third this those though thousands three through throughout thus till time to today together "
    "tomorrow tonight too toward towards try turn twelve twenty two under unfortunately unless unlike until up upon "
    "us use used using usually various very via voters want was we we're well were what what's whatever when whenever "
    "where whereas whether which whichever while who whoever whole whom whose why will with within without won't work "
    "workers would write yes yesterday yet you you're you've your yours leaders negotiators ministers lawmakers "
    "diplomats analysts rebels troops soldiers police prices shares stocks hundreds dozens millions editor's image "
    "photo video source category published advertisement share related welcome hopefully interesting additionally "
    "furthermore specifically generally historically originally traditionally typically ultimately apparently "
    "evidently essentially naturally personally seriously surprisingly sadly luckily best better big bring check "
    "choose contact cost create day died different drive easy eat enjoy extra fast food free fresh friendly fun happy "
    "hard high home hot house huge ideas important information it'll job kids large learn leave life light line local "
    "love low main major man men mine money month months move name need nice night order pay place plan play poor "
    "possible pretty price problem question quick quiet ready real reason rest results run safe save seems send "
    "service set short side simple single sit sleep slow small someone's sounds special spend stand start stay stop "
    "story strong stuff subject summer support surely talk teachers team things think thought tips top total train "
    "travel true trust type understand update view visit wait walk watch way week weeks went wife winter wish woman "
    "women wonderful word words worst worth wow wrong year years young opponents supporters protesters activists "
    "authorities government governments senior president minister prime foreign agreement proposals negotiations "
    "mediators delegates countries parties nations members employers studios unions management"
)
"""Words that begin sentences: a capital there says nothing about them."""
SAYING: Final = words(
    "said says told tells added adds asked wrote writes replied announced warned insisted argued claimed declared "
    "stated stressed urged called vowed accused denied confirmed tweeted noted acknowledged suggested explained "
    "believes thinks hopes wants pledged promised met visited signed rejected refused agreed proposed offered "
    "demanded resigned died spoke arrived testified"
)
PLACE_PREPOSITIONS: Final = words("in near around across throughout outside inside from to at into toward towards via")


PLACES_AND_WORDS: Final = words(
    "turkey china jordan guinea phoenix mobile gulf pacific atlantic baltic orange florence victoria cologne niger "
    "georgia hamilton jersey islamic republic congo oceania austin dallas houston virginia washington alexandria "
    "kingston stanley wellington san marino america dominica samoa grenada malta perth durban holland naples venice "
    "geneva caribbean mediterranean sinai"
) | {"islamic republic", "mainland china", "republic of china", "san marino", "the hague", "middle east", "far east"}
"""Places whose names in small letters are other words or too often persons."""
COUNTED: Final = words(
    "section article chapter page phase room item part group level step table figure appendix paragraph annex clause "
    "exhibit schedule form line route title type version stage category class division round question vol unit gate "
    "track block option attachment tier grade channel formula apollo windows day week number no scene act verse "
    "flight highway"
)
"""Capitalised words that a number follows ("Section 7")."""


@cache
def given_names() -> frozenset[str]:
    """The bundled given names."""
    return frozenset(name for line in _listed("given_names.txt") for name in line.split())


@cache
def places() -> frozenset[str]:
    """The bundled regions and cities, as the words of each joined by one space."""
    return frozenset(_listed("places.txt"))


def known_names() -> list[tuple[str, str]]:
    """(type, name) of each body and place known beforehand."""
    rows = (line.split("\t") for line in _listed("known_names.tsv"))
    return [(kind, name) for kind, name in rows]


def _listed(name: str) -> list[str]:
    """The lines of a data file that are no comments."""
    text = files("stateofplay.language").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
