"""The closed classes of English that decide where a noun phrase begins and ends."""

from __future__ import annotations

from typing import Final

DETERMINERS: Final = frozenset(
    "a an the this that these those its their his her our my your some several many both all each every any no "
    "one two three four "
    "five six seven eight nine ten few most another multiple various other certain such".split()
)
PRONOUNS: Final = frozenset(
    "he she it they we i you who them him us me himself herself itself themselves nobody everyone someone".split()
)
POSSESSIVE_PRONOUNS: Final = frozenset("its their his her our my your".split())
PREPOSITIONS: Final = frozenset(
    "of for in on at by with to from about over under between among against into through during after before "
    "since until toward "
    "towards within without across behind beyond near around inside outside per via as than like despite amid "
    "upon on off up out".split()
)
LINKS: Final = frozenset("of for in from with to at on on familiar close".split())
"""Prepositions that commonly stand inside the name of a source ("a person familiar with the talks".

"the head of the union").
"""
SUBORDINATORS: Final = frozenset(
    "that which who whom whose when while because if whether although though unless until where why how what as "
    "since lest whereas".split()
)
CONJUNCTIONS: Final = frozenset("and or but nor yet so & plus then".split())
BE: Final = frozenset("is are was were be been being am isn't aren't wasn't weren't 'm".split())
MODALS: Final = frozenset(
    "would could should might may must will shall can cannot can't won't wouldn't couldn't shouldn't mustn't "
    "shan't 'll 'd ought".split()
)
HAVE_DO: Final = frozenset("has have had having hasn't haven't hadn't do does did don't doesn't didn't 've done".split())
AUXILIARIES: Final = BE | MODALS | HAVE_DO
NEGATIONS: Final = frozenset(
    "not n't never no cannot can't won't wouldn't couldn't shouldn't mustn't isn't aren't wasn't weren't hasn't "
    "haven't hadn't don't "
    "doesn't didn't neither nor nobody none nothing without hardly".split()
)
ADVERBS: Final = frozenset(
    "no longer also again still already later earlier recently repeatedly publicly privately quietly openly reportedly "
    "apparently clearly firmly "
    "consistently previously initially now then once twice first finally eventually often always ever never just "
    "only even further "
    "however meanwhile nevertheless nonetheless instead therefore thus too not to all largely strongly flatly "
    "formally bluntly angrily "
    "separately jointly simply merely long so far immediately explicitly effectively categorically unanimously "
    "swiftly promptly steadfastly "
    "actually certainly certainly perhaps maybe reluctantly tentatively basically broadly roughly nearly almost "
    "even yesterday today tonight "
    "tomorrow late early n't duly since each in-person pointedly starkly famously variously increasingly indeed "
    "moreover additionally".split()
)
TIME_NOUNS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday week month year night morning afternoon evening "
    "weekend day today yesterday "
    "tonight tomorrow january february march april june july august september october november december jan. "
    "feb. mar. apr. aug. sept. "
    "oct. nov. dec. noon midnight".split()
)
COMMON_VERBS: Final = frozenset(
    "come comes came go goes went get gets got give gives gave take takes took make makes made met meet meets "
    "left leave leaves led lead leads "
    "held hold holds ran run runs began begin begins broke break breaks kept keep keeps put puts set sets sat "
    "sit sits stood stand stands "
    "fell fall falls rose rise rises grew grow grows sent send sends brought bring brings became become becomes "
    "remain remains stay stays "
    "continue continues continued help helps mean means meant show shows showed face faces faced include "
    "includes included involve involves "
    "arrived arrive arrives returned return returns moved move moves turned turn turns followed follow follows "
    "ended end ends started start "
    "starts need needs needed let lets seem seems appear appears appeared work works worked live lives happen "
    "happened look looks looked "
    "say says said told tells tell adds added call calls called won win wins lost lose loses paid pay pays "
    "signed sign signs joined join joins walked failed fail fails stopped spoke speak speaks".split()
)
QUOTES: Final = frozenset("“ ” \" „ « » ‘ `` ''".split())
STOPS: Final = frozenset(". ; : — – ( ) [ ] ? ! … -- … •".split())
EDGES: Final = frozenset({",", ".", ";", ":", "—", "–", "--"})
TIME_OPENERS: Final = frozenset("on in late early last this of".split())
BEFORE_PARTICIPLE: Final = frozenset({",", "while", "by", "after", "before", "in"})
LY_NOUNS: Final = frozenset("family italy july supply ally assembly monopoly anomaly reply".split())
