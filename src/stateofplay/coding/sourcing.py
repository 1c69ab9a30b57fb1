"""From what kind of source a report has it: a named person, unnamed ones, a body, a document, another outlet, its own voice."""

from __future__ import annotations

from collections.abc import Sequence

from stateofplay.coding.parties import PartyMention
from stateofplay.language import closed as w
from stateofplay.model.document import Document, MentionType
from stateofplay.model.span import Span
from stateofplay.model.statement import Sourcing

OUTLETS = frozenset(
    "reuters bloomberg axios politico variety cnn bbc nbc abc cbs npr pbs cnbc msnbc afp ap tass xinhua kyodo "
    "yonhap dpa efe ansa tanjug "
    "interfax telegraph guardian times post journal tribune herald gazette economist spiegel monde figaro país "
    "pais bild welt zeitung "
    "haaretz jazeera arabiya anadolu ria kommersant independent mirror sun chronicle examiner globe courier "
    "dispatch deadline "
    "newswire newswires broadcaster newspaper magazine outlet outlets media channel agency daily weekly reporter "
    "newsletter".split()
)
_OUTLET_ONE = frozenset("reuters bloomberg axios politico variety cnn bbc afp tass xinhua kyodo yonhap npr cnbc nbc".split())
_OUTLET_HEADS = frozenset(
    "outlet outlets newspaper newspapers broadcaster broadcasters media daily magazine channel website".split()
)
_REPORTING = frozenset("reported reports reporting report citing cited wrote published quoted quoting revealed".split())
_DOCUMENTS = frozenset(
    "statement release memo memorandum letter document documents summary summaries text draft drafts communique "
    "communiqué declaration note "
    "paper proposal plan report transcript filing email e-mail resolution treaty accord post tweet notice "
    "bulletin minutes dossier framework "
    "manifesto submission petition pamphlet blog op-ed editorial article brief motion bill contract".split()
)
_UNNAMED = frozenset(
    "official officials source sources person people diplomat diplomats aide aides executive executives insider "
    "insiders adviser advisers "
    "advisor advisors negotiator negotiators delegate delegates lawmaker lawmakers minister ministers ambassador "
    "ambassadors envoy envoys "
    "mediator mediators observer observers analyst analysts expert experts officer officers writer worker "
    "workers resident residents "
    "member members man woman professor lawyer employee employees staffer staffers veteran soldier soldiers commander "
    "bureaucrat figure figures participant participants campaigner activist ally allies confidant interlocutor "
    "politician politicians "
    "manager managers bosses boss director driver trader banker economist farmer fisherman".split()
)
_OFFICES = frozenset(
    "president premier chancellor king queen pope pontiff minister leader chief secretary head chairman "
    "chairwoman commissioner "
    "governor mayor prince".split()
)
"""One person holds such an office: "the minister" is somebody, "a minister" is not."""
_TAIL = frozenset({"in"})
_ARTICLES = frozenset("a an the its his her their one that this".split())


def classify(document: Document, source: Span, cue: Span | None, parties: Sequence[PartyMention]) -> Sourcing:
    """The class of a source by its own words and those right after the cue.

    Args:
        document: where the words stand.
        source: the words that name the source.
        cue: the words that signal the attribution, when there are any.
        parties: the parties and their people that the source names.
    """
    first, last = document.tokens_in(source.start, source.end)
    words = [t.lower for t in document.tokens[first:last]]
    head = _head(words)
    person = _names_person(document, source, parties)
    if is_outlet(document, source, cue):
        return Sourcing.OUTLET
    if head in _DOCUMENTS or head.rstrip("s") in _DOCUMENTS or (cue is not None and in_writing(document, source, cue)):
        return Sourcing.DOCUMENT
    if person or (head in _OFFICES and words[0] not in {"a", "an", "one", "another", "senior"}):
        return Sourcing.NAMED
    if head in _UNNAMED or (head.rstrip("s") in _UNNAMED) or any(word in {"familiar", "briefed"} for word in words):
        return Sourcing.ANONYMOUS
    return Sourcing.COLLECTIVE if words else Sourcing.NONE


def _names_person(document: Document, source: Span, parties: Sequence[PartyMention]) -> bool:
    """Whether the source names a person: one of the codebook's, or a name that is not the name of a party."""
    if any(m.person for m in parties):
        return True
    for mention in document.mentions_in(source.start, source.end):
        at, end = document.tokens_in(mention.span.start, mention.span.end)
        after = document.tokens[end].lower if end < len(document.tokens) and document.tokens[end].start < source.end else ""
        if after.isalpha() and after not in w.PREPOSITIONS | w.CONJUNCTIONS | w.SUBORDINATORS:
            continue  # "Lind administration officials" are not Lind
        if mention.type is MentionType.PER and not any(m.first < end and at < m.last for m in parties):
            return True
    return False


def is_outlet(document: Document, source: Span, cue: Span | None) -> bool:
    """Whether the source is another news outlet: known by its name or by its kind together with a verb of reporting."""
    first, last = document.tokens_in(source.start, source.end)
    words = [t.lower for t in document.tokens[first:last]]
    if not words or any(m.type is MentionType.PER for m in document.mentions_in(source.start, source.end)):
        return False
    if _head(words) in _OUTLET_HEADS:
        return True
    capital = document.tokens[last - 1].text[:1].isupper()
    if len(words) <= 2 and words[-1] in _OUTLET_ONE:
        return True
    reports = cue is not None and any(t in _REPORTING for t in cue.exact.lower().split())
    named = any(word in OUTLETS for word in words) and capital
    return named and (reports or len(words) >= 2)


def _head(words: list[str]) -> str:
    """The noun that the rest hangs on: the last word before "of", "for", "close", a comma or a relative clause."""
    stops = w.PREPOSITIONS | w.SUBORDINATORS | {",", "familiar", "close", "just", "briefed"}
    end = next((i for i, word in enumerate(words) if i and (word in stops or _opens_clause(words, i))), len(words))
    kept = [word for word in words[:end] if word not in {"'s", "'"}]
    return kept[-1] if kept else ""


def _opens_clause(words: list[str], at: int) -> bool:
    """Whether a participle that belongs to what follows opens a clause there: "a leaflet handed out at the gate"."""
    following = words[at + 1] if at + 1 < len(words) else ""
    return at > 1 and words[at].endswith(("ed", "en", "ing")) and following in w.PREPOSITIONS


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
        if word in _TAIL and words[i + 1] in _ARTICLES and any(x in _DOCUMENTS for x in words[i + 2 : i + 5]):
            return True
    return False


def via(document: Document, source: Span | None, sentence: Span) -> str:
    """The outlet that the sentence credits: "told Reuters", "in an interview with Axios", "Variety reported"; "" for none."""
    first, last = document.tokens_in(sentence.start, sentence.end)
    tokens = document.tokens
    for i in range(first, last):
        if tokens[i].lower in {"told", "tells", "with", "to"} and i + 1 < last:
            begin = i + 2 if tokens[i + 1].lower == "the" else i + 1
            end = begin
            while end < last and tokens[end].text[:1].isupper():
                end += 1
            names = [t.lower for t in tokens[begin:end]]
            told = tokens[i].lower in {"told", "tells"} or "interview" in {t.lower for t in tokens[max(first, i - 3) : i]}
            if names and told and names[-1] in OUTLETS:
                return document.token_span(i + 1, end).exact
    if source is not None and is_outlet(document, source, None):
        return source.exact
    return ""
