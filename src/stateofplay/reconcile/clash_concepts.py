"""Words that say the same, so that two reports of one thing meet: general English, a concept to a line."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from stateofplay.language.stems import stem, words
from stateofplay.language.wordset import words as listed
from stateofplay.reconcile.words import FUNCTION, TELLING

_CONCEPTS: Final = """
offer offered offering proposal propose proposed bid tender proposition counteroffer
talks talk negotiation negotiate negotiator negotiating bargaining bargain session round mediation parley plenary dialogue
talks summit
meeting meet met gathering gathered
agreement agreed agree deal accord pact settlement settle settled understanding treaty
contract contractual
sign signed signing signature initial initialled initialed
vote voted voting ballot poll referendum approve approved approval ratify ratified ratification adopt adopted endorse
vote endorsed
loss lose lost losing deficit shortfall
cost costs costing expense expenditure bill
pay paid paying payment wage salary salaries earnings remuneration
price priced pricing tariff
fare fares ticket
fee fees levy levies charge charges
money fund funds funding finance finances cash budget
worker workers employee employees staff staffing workforce personnel labor labour workforce
job jobs post posts
home homes house houses housing dwelling household
move moved relocate relocated relocation resettle resettled resettlement displace displaced displacement evacuate evacuated
move uproot uprooted
leave left leaving depart departed departure
death dead died die killed kill killing fatality fatalities deaths toll
wounded wound injured injure injury injuries hurt casualty casualties
attack attacked shell shelled shelling bombard bombardment raid assault
fire fired firing shoot shot shooting
soldier soldiers troop troops fighter fighters combatant
prisoner prisoners captive captives hostage hostages detainee detainees
ceasefire truce armistice
war fighting conflict hostilities
ship ships boat boats ferry ferries vessel vessels
crossing crossings sailing sailings voyage
plane planes aircraft jet jets airliner
flight flights fly flew flown
train trains rail railway
factory factories
hospital hospitals clinic clinics
nurse nurses
doctor doctors physician physicians surgeon surgeons medic medics
teacher teachers
student students pupil pupils
school schools
farm farms farmer farmers grower growers
river rivers stream
dam dams reservoir reservoirs lake
inspector inspectors inspect inspected inspection inspections monitor monitors monitored monitoring verify verified
inspector verification
share shares portion
output produce production produced
power electricity electric energy
licence license licences licenses licensed permit permits permission
lease leased leases tenancy rent rental
land ground site plot
invite invited invitation summon summoned
room chamber hall
paper document text draft dossier memo memorandum
letter mail email
report study audit survey review
law legislation statute
court judge tribunal judges
arbitration arbitrator arbitrate arbiter
penalty penalties fine fines fined sanction sanctions
freeze froze frozen moratorium
cut cuts cutting reduce reduced reduction reductions slash slashed trim trimmed
rise rose risen raise raised increase increased increases hike hikes
layoff layoffs redundancy redundancies dismissal dismissals sacked sack laid
pension pensions retirement retire retired superannuation
ratio proportion
guarantee guaranteed guarantees pledge pledged promise promised assurance assured assurances commitment commit committed
build built building construct construction constructed
close closed closing closure closures shut shutting shutdown
open opened opening reopen reopened
begin began begun start started launch launched kickoff
end ended finish finished conclude concluded conclusion
expire expired expiry lapse lapsed lapses
delay delayed postpone postponed postponement defer deferred
buy bought buying purchase purchased acquire acquired acquisition takeover merger merge merged
sell sold sale selling
firm firms company companies corporation operator business enterprise
union unions guild
member members membership
government administration cabinet ministry
council councils municipality
parliament assembly legislature congress senate
president presidency
minister ministers secretary
mayor mayors
board boards
chief head boss leader executive
island islands islander islanders isles isle
cap caps capped ceiling ceilings limit limits limited
disrupt disrupted disrupting disruption disruptions disturb disturbed disturbing disturbance disturbances interfere
disrupt interfered interference
obstacle obstacles hurdle hurdles stumbling
difference differences gap gaps disagreement disagreements
progress headway advance advances advanced
climate warming
election elections
constitution constitutional
autonomy autonomous
sovereignty sovereign
territory territories territorial region regions province provinces
timetable schedule schedules calendar
evening tonight
morning dawn
safety safe security secure
health healthcare medical
child children kid kids
family families
woman women
treat treatment
bonus bonuses premium premiums
match matches game games fixture fixtures
league leagues
broadcast broadcasts broadcaster television
strike strikes walkout
attendance spectators audience
village villages hamlet hamlets
city town cities towns
people persons person resident residents inhabitant inhabitants population
border borders frontier boundary
aid relief assistance humanitarian
refugee refugees
visit visited trip
call telephone telephoned phone phoned phoned rang
crowd marchers protester protesters demonstrator demonstrators demonstration protest protests rally turnout
night nights nightly overnight
stadium stadiums arena
museum museums gallery galleries collection
artefact artifact artefacts artifacts artwork artworks painting paintings sculpture sculptures bronze bronzes treasure
artefact treasures
restitution return returned returning repatriate repatriated repatriation restore restored
loan loans loaned lend lent lending
player players athlete athletes footballer footballers
pilot pilots captain captains
rest breaks
fan fans supporter supporters
seat seats seating
seize seized confiscate confiscated capture captured
withdraw withdrew withdrawn withdrawal withdrawals pullback pullout retreat
weapon weapons arms rifle rifles artillery armament
drone drones uav
missile missiles rocket rockets
tank tanks armour armor
mine mines minefield landmine landmines
water waters
fish fishing fishery fisheries catch
quota quotas allocation allocations
ton tons tonne tonnes
emission emissions carbon pollution pollutant
oil petroleum crude
gas methane
coal lignite
forest forests timber logging
tax taxes taxation duty duties
debt debts liability liabilities borrowing
profit profits surplus
road roads highway highways motorway
bridge bridges
harbour harbor port ports
hour hours
shift shifts roster rota
hire hired hires recruit recruited recruitment
apology apologise apologize apologised apologized apologies
compensation compensate compensated damages reparation reparations indemnity
owner owners ownership proprietor proprietors
tenant tenants
accept accepted accepting acceptance
reject rejected rejecting rejection refuse refused refusal
chair chairman chairwoman chairperson chaired
spokesman spokeswoman spokesperson
lawyer lawyers attorney attorneys counsel solicitor
accuse accused accusation accusations allege alleged allegation allegations
threat threaten threatened threats
demand demanded demands
want wanted
bring brought
send sent
hold held
find found
know knew known
tell told
speak spoke spoken
write wrote written
break broke broken
choose chose chosen
grow grew grown
fall fell fallen drop dropped
"""
_EMPTY: Final = listed(
    "sir lady way ways thing things time times hour days weeks months years million billion thousand hundred percent "
    "per cent come came comes coming go went gone going goes get got gets getting give gave given gives giving take "
    "took taken takes taking make made makes making put puts putting let lets keep kept keeps look looked looks seem "
    "seemed seems become became like far long back away late later early earlier first last next new old good great "
    "little well really former several number think thought believe believed know knew known see saw seen want wants "
    "wanted use used set part end lot bit right january february march april may june july august september october "
    "november december feb jan apr aug sept oct nov dec people person man men woman women afternoon morning evening "
    "night noon another told asked reporters journalist journalists"
)
"""Words that say nothing of what a passage is about."""


def _by_stem() -> dict[str, str]:
    """Each stem with its concept."""
    found: dict[str, str] = {}
    for line in _CONCEPTS.split("\n"):
        names = [stem(word) for word in line.split()]
        for name in names:
            found.setdefault(name, names[0])
    return found


CONCEPT: Final = _by_stem()
"""The concept of a stem; a stem that is not listed is its own."""


def topics(text: str, start: int = 0, end: int | None = None) -> tuple[str, ...]:
    """What a stretch of text speaks of: the concepts of its content words, and its numbers, in order."""
    return tuple(
        word.form if word.number else _concept(word.form)
        for word in words(text, start, end)
        if word.number
        or (len(word.form) > 1 and word.form not in FUNCTION and word.form not in TELLING and word.form not in _EMPTY)
    )


@lru_cache(maxsize=65_536)
def _concept(form: str) -> str:
    """The concept of a word; one that is not listed is its own stem."""
    root = stem(form)
    return CONCEPT.get(root, root)
