"""News outlets: known by name, by kind or by how a report credits them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stateofplay.language import closed as w
from stateofplay.language.clauses import Stretch
from stateofplay.model.document import Document, MentionType
from stateofplay.model.span import Span

OUTLETS: Final = frozenset(
    "reuters bloomberg axios politico variety cnn bbc nbc abc cbs npr pbs cnbc msnbc afp ap tass xinhua kyodo "
    "yonhap dpa efe ansa tanjug "
    "interfax telegraph guardian times post journal tribune herald gazette economist spiegel monde figaro país "
    "pais bild welt zeitung "
    "haaretz jazeera arabiya anadolu ria kommersant independent mirror sun chronicle examiner globe courier "
    "dispatch deadline "
    "newswire newswires broadcaster newspaper magazine outlet outlets media channel agency daily weekly reporter "
    "newsletter radio".split()
)
_WEAK: Final = frozenset(
    "mail express star standard observer ledger sentinel bulletin register argus echo digest clarion record".split()
)
"""Words of the names of outlets that name much else: they count where a report says that it was told or reported there."""
_ONE: Final = frozenset("reuters bloomberg axios politico variety cnn bbc afp tass xinhua kyodo yonhap npr cnbc nbc".split())
HEADS: Final = frozenset(
    "outlet outlets newspaper newspapers broadcaster broadcasters media daily magazine channel website periodical "
    "weekly tabloid newswire "
    "podcast station site".split()
)
_KINDS: Final = HEADS | frozenset(
    "paper journal agency wire radio television tv site programme program show correspondent reporter colleague "
    "organization".split()
)
_OURS: Final = frozenset({"this", "our", "the"})
_REPORTING: Final = frozenset(
    "reported reports reporting report citing cited wrote published quoted quoting revealed learned".split()
)
_TOLD: Final = frozenset({"told", "tells", "telling", "tell"})
_SEEN: Final = frozenset("seen viewed reviewed obtained quoted cited published leaked reported read".split())
_CREDITS: Final = frozenset({"interview", "remarks", "comments", "interviewed"})
_NAME_LENGTH: Final = 5


def is_outlet(document: Document, source: Span, cue: Span | None) -> bool:
    """Whether the source is another news outlet: known by its name or by its kind together with a verb of reporting."""
    first, last = document.tokens_in(source.start, source.end)
    words = [t.lower for t in document.tokens[first:last]]
    if not words:
        return False
    capitals = [document.tokens[i].text[:1].isupper() for i in range(first, last)]
    if (
        words[0] in _OURS
        and any(document.tokens[i].text in _KINDS for i in range(first + 1, min(last, first + 4)))
        and capitals[-1]
        and not any(word in w.PREPOSITIONS for word in words)
    ):
        return True  # "the newspaper Nord", "the state agency Interlink"
    if any(m.type is MentionType.PER for m in document.mentions_in(source.start, source.end)):
        return False
    if head(words) in HEADS:
        return True
    if len(words) <= 2 and words[-1] in _ONE:
        return True
    reports = cue is not None and any(t in _REPORTING for t in cue.exact.lower().split())
    named = any(word in OUTLETS for word in words) and capitals[-1] and not any(word in w.PREPOSITIONS for word in words)
    weak = reports and any(word in _WEAK for word in words) and capitals[-1]
    return weak or (named and (reports or len(words) >= 2))


def head(words: list[str]) -> str:
    """The noun that the rest hangs on: the last word before "of", "for", "close", a comma or a relative clause."""
    stops = w.PREPOSITIONS | w.SUBORDINATORS | {",", "familiar", "close", "just", "briefed", "(", "dated", "privy"}
    end = next((i for i, word in enumerate(words) if i and (word in stops or _opens_clause(words, i))), len(words))
    kept = [word for word in words[:end] if word not in {"'s", "'"}]
    return kept[-1] if kept else ""


def _opens_clause(words: list[str], at: int) -> bool:
    """Whether a participle that belongs to what follows opens a clause there: "a leaflet handed out at the gate"."""
    following = words[at + 1] if at + 1 < len(words) else ""
    return (
        at > 1 and words[at].endswith(("ed", "en", "ing")) and following in w.PREPOSITIONS | w.DETERMINERS | {"last", "earlier"}
    )


def via(document: Document, source: Span | None, sentence: Span) -> str:
    """The outlet that the sentence credits: "told Reuters", "in an interview with Axios", "seen by Nordwire"; "" for none."""
    first, last = document.tokens_in(sentence.start, sentence.end)
    if source is not None and is_outlet(document, source, None):
        return source.exact
    told = next(_told(document, first, last), None)
    return document.token_span(*told).exact if told is not None else ""


def _told(document: Document, first: int, last: int) -> Iterator[Stretch]:
    """The outlets that somebody spoke to, or that saw a paper, in the order of the text."""
    tokens = document.tokens
    for i in range(first, last - 1):
        word, before = tokens[i].lower, {t.lower for t in tokens[max(first, i - 3) : i]}
        spoke = word in _TOLD or (word in {"with", "to"} and bool(before & _CREDITS)) or (word == "by" and bool(before & _SEEN))
        end = _outlet(document, i + 1, last) if spoke else 0
        if end:
            yield i + 1, end


def _outlet(document: Document, begin: int, last: int) -> int:
    """The end of the name or kind of an outlet that begins there; 0 where none does."""
    tokens = document.tokens
    at = begin + (tokens[begin].lower in _OURS)
    kind = at
    while (
        kind < min(last, at + 3)
        and tokens[kind].lower not in w.PREPOSITIONS | w.CONJUNCTIONS | {",", "that"}
        and tokens[kind].text[:1].islower()
    ):
        kind += 1
    end = kind
    while end < min(last, kind + _NAME_LENGTH) and tokens[end].text[:1].isupper():
        end += 1
    small = [tokens[i].lower for i in range(at, kind)]
    names = [tokens[i].lower for i in range(kind, end)]
    if (
        small
        and small[-1] in _KINDS
        and (tokens[begin].lower in {"this", "our"} or names or small[-1] in HEADS or small[0] == "state")
    ):
        return end
    if small or not names:
        return 0
    own = {word.lower() for word in document.report.outlet.split()}
    after = tokens[end].lower if end < last else ""
    if (
        names[-1] in OUTLETS | _WEAK
        or names[0] in {"radio"} | _ONE
        or after in {"television", "radio", "tv"}
        or set(names) <= own
    ):
        return end + (after in {"television", "radio", "tv"})
    return 0
