"""Who takes a stance on what: each stance cue with its holders and the words in its reach, before there are any issues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stateofplay.coding import frames, stances
from stateofplay.coding.holders import Cast
from stateofplay.coding.parties import Directory
from stateofplay.coding.stances import Hit, StanceLexicon, stance_lexicon
from stateofplay.language.clauses import Scene, Stretch, covered
from stateofplay.model import Codebook, Document, Kind, Stance

_MODAL = 0.3
_NOUN = 0.7


@dataclass(frozen=True, slots=True)
class Stand:
    """A stance cue in a report.

    Attributes:
        document, sentence: indices.
        hit: the cue.
        parties: keys of who holds it; empty for somebody unknown.
        reach: tokens in which its matter stands, the likeliest stretch.
        subject: the phrase that the cue is said of.
        weight: how much the cue tells of a position; a modal tells little.
    """

    document: int
    sentence: int
    hit: Hit
    parties: tuple[str, ...]
    reach: Stretch
    subject: Stretch | None
    weight: float


@dataclass(frozen=True, slots=True)
class Said:
    """Who speaks in a report, and which tokens are theirs."""

    document: int
    parties: tuple[str, ...]
    content: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Stands:
    """What all reports tell of stances and of speech."""

    held: tuple[Stand, ...]
    said: tuple[Said, ...]


def scene(document: Document, index: int, dated: frozenset[int], quoted: frozenset[int], lexicon: StanceLexicon) -> Scene:
    """A sentence as the finders of cues look at it."""
    row = document.sentences[index]
    return Scene(document.tokens, row.first, row.last, dated, quoted, lexicon.verbs)


def find(documents: Sequence[Document], book: Codebook) -> Stands:
    """All stances and speakers by the parties of a provisional codebook; a sentence that was read before counts once."""
    directory = Directory(book)
    held: list[Stand] = []
    said: list[Said] = []
    seen: set[str] = set()
    for number, document in enumerate(documents):
        cast = Cast(document, book, directory.mentions(document))
        fresh = frozenset(_fresh(document, seen))
        held.extend(_held(number, document, cast, fresh))
        said.extend(_said(number, document, cast, fresh))
    return Stands(tuple(held), tuple(said))


def _fresh(document: Document, seen: set[str]) -> Iterator[int]:
    """The sentences that are read: no headings, nothing set aside, no words that an earlier report has."""
    for index, row in enumerate(document.sentences):
        text = " ".join(document.text[row.start : row.end].split())
        if document.paragraphs[row.paragraph].kind in {"text", "list"} and text not in seen:
            seen.add(text)
            yield index


def _held(number: int, document: Document, cast: Cast, fresh: frozenset[int]) -> Iterator[Stand]:
    lexicon = stance_lexicon()
    dated = covered(document, [d.span for d in document.dates])
    quoted = covered(document, [q.inner for q in document.quotations])
    for index in sorted(fresh):
        view = scene(document, index, dated, quoted, lexicon)
        hits = stances.find(view, lexicon)
        skip = stances.governed(view, hits)
        for at, hit in enumerate(hits):
            if at in skip or frames.is_question(view, hit):
                continue
            inner = _inner(view, document, cast, hit)
            subject = frames.subject(inner, hit)
            parties = _holders(inner, cast, index, hit, subject)
            reach = next(iter(frames.reaches(inner, hit, subject)), None)
            weight = _MODAL if hit.cue.modal else _NOUN if hit.frame == "noun" else 1.0
            yield Stand(number, index, hit, parties, reach.at if reach else (hit.last, hit.last), subject, weight)


def _inner(view: Scene, document: Document, cast: Cast, hit: Hit) -> Scene:
    found = cast.voices.innermost(view.tokens[hit.first].start, view.tokens[hit.last - 1].end)
    if found is None:
        return view
    first, last = document.tokens_in(found[1].start, found[1].end)
    return frames.within(view, (first + 1, last) if last - first > 1 and view.tokens[first].lower == "that" else (first, last))


def _holders(view: Scene, cast: Cast, index: int, hit: Hit, subject: Stretch | None) -> tuple[str, ...]:
    at = view.tokens[hit.first].start
    if hit.frame == "thing":
        towards = frames.towards(view, hit)
        whose = cast.of(towards, index) if towards is not None else ()
        acts = hit.cue.modal and hit.stance in {Stance.OFFERS, Stance.OPEN, Stance.REJECTS}
        return whose or (cast.of(subject, index) if acts and subject else ()) or cast.speaker_at(at)
    agent = frames.agent(view, hit)
    if agent is not None:
        return cast.of(agent, index)
    if subject is None or (hit.frame == "verb" and frames.is_passive(view, hit)):
        return ()
    return cast.of(subject, index) or (cast.speaker_at(at) if frames.is_paper(view, subject) else ())


def _said(number: int, document: Document, cast: Cast, fresh: frozenset[int]) -> Iterator[Said]:
    for one in document.attributions:
        if one.kind is not Kind.SPEECH or not one.content or not one.cue:
            continue
        index = document.sentence_at(one.cue[0].start)
        if index in fresh:
            parties = cast.speaker(one, index)
            if parties:
                yield Said(number, parties, tuple(document.tokens_in(c.start, c.end) for c in one.content))
