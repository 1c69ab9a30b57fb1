"""From what kind of source a report has it: a named person, unnamed ones, a body, a document, another outlet, its own voice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from stateofplay.coding.communique import is_own_text
from stateofplay.coding.outlets import OUTLETS, head, is_outlet, via
from stateofplay.coding.parties import PartyMention
from stateofplay.language import closed as w
from stateofplay.language.name_words import BODIES, OFFICE_PARTS, OFFICES
from stateofplay.language.persons import is_person_noun
from stateofplay.model.document import Document, MentionType
from stateofplay.model.span import Span
from stateofplay.model.statement import Sourcing

__all__ = ["OUTLETS", "classify", "in_writing", "is_outlet", "via"]

_DOCUMENTS = frozenset(
    "statement release memo memorandum letter document documents summary summaries text draft drafts communique "
    "communiqué declaration note "
    "paper papers proposal plan report transcript filing email e-mail resolution treaty accord post tweet notice "
    "bulletin minutes dossier framework "
    "manifesto submission petition pamphlet blog op-ed editorial article brief motion bill contract "
    "file annex appendix manual handbook guidebook book booklet leaflet flyer brochure survey poll study estimate "
    "forecast count census log logbook "
    "record ledger data figures statistics sheet page pages copy schedule timetable agenda primer guide act decree "
    "ruling judgment verdict order "
    "agreement settlement covenant charter protocol deal clause article list chart map graphic poster banner "
    "placard sign inscription plaque "
    "website site message telegram cable fax affidavit complaint lawsuit indictment subpoena slide slides "
    "presentation spreadsheet newsletter "
    "questionnaire invoice receipt ticket certificate licence license permit diary almanac dictionary encyclopedia "
    "textbook textbooks "
    "tender prospectus syllabus accounts audit circular index analysis assessment review evaluation inventory "
    "readout account wording outline blueprint roadmap "
    "template checklist roster calendar ordinance statute statutes law legislation constitution code rules rulebook "
    "regulation regulations bylaws directive "
    "directory catalogue catalog calculation calculations tally notes programme program talking-points counter- "
    "brief counterproposal counter-proposal "
    "letterhead postcard card column editorials pages factsheet fact-sheet recording footage video audio tape "
    "screenshot screenshots chapter section preamble "
    "footnote paragraph passage excerpt excerpts version addendum amendment amendments proposals demands complaint "
    "testimony deposition obituary".split()
)
_NO_PAPERS = frozenset(
    "account program programme code review demands version recording card column section chapter record sheet page "
    "guide plan report order deal article list sign figures act agreement settlement".split()
)
"""Words for papers only where something is read in them; the same words name much else."""
_UNNAMED = frozenset(
    "official officials source sources person people diplomat diplomats aide aides insider insiders negotiator negotiators "
    "figure figures participant participants circle camp entourage quarters friends chums pals allies confidants "
    "someone somebody one ones some another others two three four both those many few anyone mole moles".split()
)
_GROUPS = frozenset(
    "campaigners protesters demonstrators critics supporters opponents teachers nurses drivers miners players owners investors "
    "shareholders creditors bondholders ranchers pilots doctors actors publishers employers villagers commuters "
    "students parents".split()
)
"""Nouns for persons that in the plural are a group which speaks as one; other plurals are several unnamed ones."""
_SPOKEN_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokespeople", "office"})
_OFFICES = frozenset(
    "president premier chancellor king queen pope pontiff minister leader chief secretary head chairman "
    "chairwoman commissioner "
    "governor mayor prince".split()
)
"""One person holds such an office: "the minister" is somebody, "a minister" is not."""
_INDEFINITE = frozenset({"a", "an", "one", "another", "senior", "some", "two", "three", "several"})
_SELF = frozenset({"himself", "herself"})
_SURNAME = 2
_SAID_IN = _DOCUMENTS - frozenset(
    "record order deal list sign figures act agreement settlement page song map count ticket ruling card column "
    "section chapter version".split()
)
"""What is said "in a ..." is said in writing."""
_SPOKEN_IN = frozenset(
    "statement letter memo release post tweet note email e-mail filing submission communique communiqué declaration".split()
)
"""The same where the paper is somebody's ("in the group's statement"); another's text or draft is only spoken about."""
_TAIL = frozenset({"in"})
_ARTICLES = frozenset("a an the its his her their one that this".split())


def classify(
    document: Document, source: Span, cue: Span | None, parties: Sequence[PartyMention], speaker: str = ""
) -> Sourcing:
    """The class of a source by its own words and those right after the cue.

    Args:
        document: where the words stand.
        source: the words that name the source.
        cue: the words that signal the attribution, when there are any.
        parties: the parties and their people that the source names.
        speaker: the name that the source is traced to, where that is another than its own words.
    """
    first, last = document.tokens_in(source.start, source.end)
    words = [t.lower for t in document.tokens[first:last]]
    noun = head(words)
    if not words:
        return Sourcing.NONE
    if is_outlet(document, source, cue):
        return Sourcing.OUTLET
    person = _names_person(document, source, parties)
    paper = _is_paper(words, noun) and not (person and _is_in_name(document, source, noun))
    if paper or (cue is not None and in_writing(document, source, cue)):
        return Sourcing.DOCUMENT
    if person or _is_traced(document, speaker) or words[-1] in _SELF or _is_label(document, first, last):
        return Sourcing.NAMED
    if _is_outside(document, first) and is_own_text(document):
        return Sourcing.DOCUMENT
    return _of_noun(document, (first, last), words, noun, parties)


def _of_noun(document: Document, at: tuple[int, int], words: list[str], noun: str, parties: Sequence[PartyMention]) -> Sourcing:
    """Named, anonymous or collective, by the noun of a source without a name."""
    if noun in _OFFICES and words[0] not in _INDEFINITE:
        return Sourcing.NAMED
    end = at[0] + len(words) - words[::-1].index(noun) if noun in words else at[1]
    if any(not m.person and m.last == end for m in parties):
        return Sourcing.COLLECTIVE
    if noun in _UNNAMED - _GROUPS or any(word in {"familiar", "briefed", "privy"} for word in words):
        return Sourcing.ANONYMOUS
    if noun in _SPOKEN_FOR or (noun == "officer" and "press" in words):
        return Sourcing.COLLECTIVE
    if is_person_noun(noun):
        group = noun in _GROUPS and words[0] not in _INDEFINITE | {"four", "five", "six"}
        return Sourcing.COLLECTIVE if group and not any(word in {"who", "senior"} for word in words) else Sourcing.ANONYMOUS
    return Sourcing.NAMED if _is_bare_name(document, at) else Sourcing.COLLECTIVE


def _is_paper(words: list[str], noun: str) -> bool:
    """Whether the noun is one of something written: "a memo", "the annexes", "data from a survey"."""
    base = noun[:-1] if noun.endswith("s") and noun not in _DOCUMENTS else noun
    if base not in _DOCUMENTS:
        return False
    return base not in _NO_PAPERS or len(words) > 1


def _is_in_name(document: Document, source: Span, noun: str) -> bool:
    """Whether the noun is part of a person's name: "Dana Page", "Bill Grant"."""
    people = (m for m in document.mentions_in(source.start, source.end) if m.type is MentionType.PER)
    return any(noun in m.span.exact.lower().split() for m in people)


def _is_traced(document: Document, speaker: str) -> bool:
    """Whether the speaker is a person's name."""
    return bool(speaker) and any(m.type is MentionType.PER and m.span.exact == speaker for m in document.mentions)


def _is_label(document: Document, first: int, last: int) -> bool:
    """Whether the words are who speaks in a transcript: capitals at the start of a paragraph, with a colon after them."""
    tokens = document.tokens
    loud = tokens[first].text.isupper() and len(tokens[first].text) > 1
    return (
        loud
        and last < len(tokens)
        and tokens[last].lower == ":"
        and not any(t.lower in w.DETERMINERS for t in tokens[first:last])
    )


def _is_bare_name(document: Document, at: tuple[int, int]) -> bool:
    """Whether the words are one or two capitals that no body, place or state is called by: a surname alone."""
    tokens = document.tokens[at[0] : at[1]]
    if len(tokens) > _SURNAME or not all(
        t.text[:1].isupper() and not t.text.isupper() and t.text[-1:].isalpha() for t in tokens
    ):
        return False
    if any(t.lower in BODIES or t.lower in w.DETERMINERS | w.PRONOUNS or t.lower in OFFICE_PARTS for t in tokens):
        return False
    start, end = tokens[0].start, tokens[-1].end
    return not any(m.type in {MentionType.ORG, MentionType.LOC} for m in document.mentions_in(start, end))


def _is_outside(document: Document, at: int) -> bool:
    """Whether no quotation holds the token."""
    start = document.tokens[at].start
    low = bisect_left(document.quotations, start, key=lambda q: q.span.end)
    return not (low < len(document.quotations) and document.quotations[low].span.start <= start)


def _names_person(document: Document, source: Span, parties: Sequence[PartyMention]) -> bool:
    """Whether the source is a person by name: one of the codebook's, or a name that is not the name of a party."""
    begin = document.token_at(source.start)
    last = document.tokens_in(source.start, source.end)[1]
    if any(m.person and _is_meant(document, begin, m.first, m.last, last) for m in parties):
        return True
    for mention in document.mentions_in(source.start, source.end):
        at, end = document.tokens_in(mention.span.start, mention.span.end)
        free = mention.type is MentionType.PER and not any(not m.person and m.first < end and at < m.last for m in parties)
        if free and _is_meant(document, begin, at, end, last):
            return True
    return False


def _is_meant(document: Document, begin: int, first: int, end: int, last: int) -> bool:
    """Whether the name is the source itself: not in "Lind's office", "Lind administration officials", "an aide to Lind"."""
    tokens = document.tokens
    after = tokens[end].lower if end < last else ""
    if after in {"'s", "'"} or tokens[end - 1].lower.endswith("'s"):
        return False
    if after.isalpha() and after not in w.PREPOSITIONS | w.CONJUNCTIONS | w.SUBORDINATORS:
        return False
    at = first
    while at > begin and (
        tokens[at - 1].text[:1].isupper() or tokens[at - 1].lower.rstrip("s") in OFFICES or tokens[at - 1].lower in OFFICE_PARTS
    ):
        at -= 1
    return at <= begin or tokens[at - 1].lower not in w.PREPOSITIONS


def in_writing(document: Document, source: Span, cue: Span) -> bool:
    """Whether it was put in writing: "said in a statement", "In a letter, X warned", "wrote".

    Or the plain continuation of such words.
    """
    first, last = document.tokens_in(cue.start, cue.end)
    words = [token.lower for token in document.tokens[first : last + 1]]
    if any(word in {"wrote", "writes"} and words[i + 1 : i + 2] != ["on"] for i, word in enumerate(words[: last - first])):
        return True
    index = document.sentence_at(cue.start)
    sentence = document.sentences[index]
    after = document.token_at(cue.end)
    if _names_paper(document, document.token_at(cue.start), min(after + 8, sentence.last)):
        return True
    if _names_paper(document, sentence.first, min(sentence.first + 6, after)):
        return True
    if source.start >= sentence.start:
        return False
    earlier = document.sentence_at(source.start)
    same = document.sentences[earlier].paragraph == sentence.paragraph
    row = document.sentences[earlier]
    return same and _names_paper(document, row.first, row.last)


def _names_paper(document: Document, first: int, last: int) -> bool:
    """Whether "in a statement", "in its letter" or the like stands among the tokens `first` to `last` (exclusive)."""
    words = [token.lower for token in document.tokens[first:last]]
    for i, word in enumerate(words[:-2]):
        if word in _TAIL and words[i + 1] in _ARTICLES:
            noun = words[i + 2 : i + 5]
            owned = next((j for j, x in enumerate(noun) if x in {"'s", "'"}), len(noun))
            if any(x in _SAID_IN for x in noun[:owned]) or any(x in _SPOKEN_IN for x in noun[owned:]):
                return True
    return False
