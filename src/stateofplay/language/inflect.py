"""The forms of an English verb, and the light stem that makes word forms comparable."""

from __future__ import annotations

from functools import cache

from stateofplay.language import closed as w

_IRREGULAR = {
    "be": "is are was were been being am be 's 're",
    "bear": "bears bore borne bearing",
    "begin": "begins began begun beginning",
    "bid": "bids bid bidding",
    "break": "breaks broke broken breaking",
    "bring": "brings brought bringing",
    "build": "builds built building",
    "cast": "casts cast casting",
    "come": "comes came coming",
    "cut": "cuts cut cutting",
    "dig": "digs dug digging",
    "do": "does did done doing",
    "draw": "draws drew drawn drawing",
    "fall": "falls fell fallen falling",
    "feel": "feels felt feeling",
    "fight": "fights fought fighting",
    "find": "finds found finding",
    "forbid": "forbids forbade forbidden forbidding",
    "foresee": "foresees foresaw foreseen foreseeing",
    "get": "gets got gotten getting",
    "give": "gives gave given giving",
    "go": "goes went gone going",
    "have": "has had having",
    "hear": "hears heard hearing",
    "hold": "holds held holding",
    "keep": "keeps kept keeping",
    "know": "knows knew known knowing",
    "lay": "lays laid laying",
    "lead": "leads led leading",
    "leave": "leaves left leaving",
    "let": "lets let letting",
    "make": "makes made making",
    "mean": "means meant meaning",
    "meet": "meets met meeting",
    "pay": "pays paid paying",
    "put": "puts put putting",
    "read": "reads read reading",
    "say": "says said saying",
    "see": "sees saw seen seeing",
    "seek": "seeks sought seeking",
    "send": "sends sent sending",
    "set": "sets set setting",
    "shoot": "shoots shot shooting",
    "shut": "shuts shut shutting",
    "speak": "speaks spoke spoken speaking",
    "spell": "spells spelled spelt spelling",
    "strike": "strikes struck stricken striking",
    "shrink": "shrinks shrank shrunk shrinking",
    "freeze": "freezes froze frozen freezing",
    "cling": "clings clung clinging",
    "forgo": "forgoes forwent forgone forgoing",
    "overcome": "overcomes overcame overcoming",
    "rise": "rises rose risen rising",
    "lose": "loses lost losing",
    "stand": "stands stood standing",
    "stick": "sticks stuck sticking",
    "swear": "swears swore sworn swearing",
    "take": "takes took taken taking",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "throw": "throws threw thrown throwing",
    "understand": "understands understood understanding",
    "uphold": "upholds upheld upholding",
    "win": "wins won winning",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
    "withhold": "withholds withheld withholding",
    "write": "writes wrote written writing",
    "overturn": "overturns overturned overturning",
    "undertake": "undertakes undertook undertaken undertaking",
    "retake": "retakes retook retaken retaking",
    "split": "splits split splitting",
    "spurn": "spurns spurned spurning",
    "rebut": "rebuts rebutted rebutting",
    "signal": "signals signaled signalled signaling signalling",
    "label": "labels labeled labelled labeling labelling",
    "model": "models modeled modelled modeling modelling",
    "cancel": "cancels canceled cancelled canceling cancelling",
    "veto": "vetoes vetoed vetoing",
    "echo": "echoes echoed echoing",
}
_DOUBLING = frozenset(
    "shrug dub sidestep rub grab scan ram snub nab admit plan stop drop rebuff scrap bar ban permit commit concur "
    "refer rebut prefer submit flag nod quip pin trim omit regret chat spar rip hit let tap cap beg slam blur "
    "confer rap drag plug quit tap whip rebid axe".split()
)
_VOWELS = frozenset("aeiou")


@cache
def forms(verb: str) -> tuple[str, ...]:
    """All forms of a verb, the base first: `forms("say")` is ("say", "says", "said", "saying")."""
    if verb in _IRREGULAR:
        return tuple(dict.fromkeys([verb, *_IRREGULAR[verb].split()]))
    if verb.endswith("e"):
        stem, third = verb[:-1], verb + "s"
        return (verb, third, stem + "ed", (verb if verb.endswith("ee") else stem) + "ing")
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    doubled = verb + verb[-1] if verb in _DOUBLING and verb[-1] not in "fyw" else verb
    return (verb, third, doubled + "ed", doubled + "ing")


_SMALL = w.PRONOUNS | w.DETERMINERS | w.PREPOSITIONS | w.SUBORDINATORS | w.CONJUNCTIONS | w.AUXILIARIES
"""No stem of a longer word: "herring" is not "her"."""
_ENDINGS = (("ies", "y"), ("ied", "y"), ("ings", ""), ("ing", ""), ("ed", ""), ("s", ""))
"""Endings of inflection: what is cut off, and what takes its place; the first that fits is used."""
_SUFFIXES = tuple(
    (rule.partition(">")[0], rule.partition(">")[2])
    for rule in (
        "ization>ize isation>ize ational>ate fulness>ful iveness>ive ication>y ency>ent ance> ence> ament> ment> ship> "
        "ation> ator> ity> ion> ally> er> or> al> ate> at> ly> ous> ive> able>"
    ).split()
)
"""Endings that make another word of a stem, likewise."""


@cache
def stem(word: str) -> str:
    """A light stem, so that "ratified", "ratification" and "ratify" meet.

    Words of three letters or fewer, and numbers, stay. It joins more than a lemmatiser would: it serves to compare words, not
    to show them.
    """
    word = word.lower()
    if len(word) <= 3 or not word.isalpha() or word.endswith("ss"):
        return word
    plain = _cut(word, _ENDINGS)
    found = _tidy(_cut(plain if plain == word else _single(plain), _SUFFIXES))
    return word if found in _SMALL else found


def _single(root: str) -> str:
    """Without a doubled consonant at the end."""
    return root[:-1] if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "aeiouls" else root


def _cut(word: str, rules: tuple[tuple[str, str], ...]) -> str:
    for suffix, other in rules:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)] + other
    return word


def _tidy(root: str) -> str:
    """Without a doubled consonant or a silent "e" at the end, and with "y" for "i"."""
    root = _single(root)
    while len(root) > 3 and root.endswith("e"):
        root = root[:-1]
    return root[:-1] + "y" if len(root) > 3 and root.endswith("i") else root
