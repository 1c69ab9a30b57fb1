"""Weakly labelled examples to start from: who takes which stance on what, as the package's own rules read it in plain news.

The object of a stance cue is made the proposition, with some of its words left out or exchanged for synonyms (WordNet), its
subject the holder. Other names in the sentence and objects from elsewhere in the same text give pairs without a stance.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from stateofplay import attribution, language
from stateofplay.coding import frames, stances
from stateofplay.coding.positions import inputs
from stateofplay.coding.stances import stance_lexicon
from stateofplay.language import closed as w
from stateofplay.language.clauses import Scene, covered, trimmed
from stateofplay.language.inflect import stem
from stateofplay.model import Context, Document, Report
from training.positions.examples import LABELS, Pair, Piece, Said, proposed, sound

Stretch = tuple[int, int]
"""Token indices, end exclusive."""
Near = Mapping[str, tuple[str, ...]]
"""Words and others of the same sense."""

_LONGEST = 14
_BREAKS = frozenset({",", "if", "unless", "until", "but", "while"})
_LEADS = frozenset("to that for of on in with against at by whether over about".split())
_PLAIN = w.DETERMINERS | w.PRONOUNS | w.PREPOSITIONS | w.SUBORDINATORS | w.CONJUNCTIONS | w.AUXILIARIES | w.STOPS | w.QUOTES


def synonyms(folder: Path) -> dict[str, tuple[str, ...]]:
    """Single words that share a synset with a word, from WordNet's data files; nouns, verbs and adjectives."""
    out: dict[str, dict[str, None]] = defaultdict(dict)
    for kind in ("noun", "verb", "adj"):
        for line in (folder / f"data.{kind}").read_text(encoding="utf-8").split("\n"):
            if not line or line.startswith(" "):
                continue
            cells = line.split(" ")
            words = [cells[4 + 2 * i].lower() for i in range(int(cells[3], 16))]
            words = [x for x in words if x.isalpha()]
            for a in words:
                for b in words:
                    if a != b:
                        out[a][b] = None
    return {a: tuple(b) for a, b in out.items()}


def pieces(texts: Sequence[tuple[str, str]], near: Near, share: Mapping[str, float], seed: int) -> Iterator[Piece]:
    """One piece for each sentence with a stance cue, its subject and its object."""
    rng = random.Random(seed)  # noqa: S311 (it draws examples, and guards no secret)
    context = Context()
    reports = (Report(id=name, text=text) for name, text in texts)
    for document in attribution.attribute(language.analyse(reports, context), context):
        found = list(_found(document))
        objects = [obj for *_, obj in found]
        for index, holder, stance, obj in found:
            if rng.random() < share[stance]:
                piece = _piece(document, index, holder, stance, obj, objects=objects, near=near, rng=rng)
                if piece is not None:
                    yield piece
                    yield from _mentions(document, obj, {i for i, *_ in found}, near, rng)


def _found(document: Document) -> Iterator[tuple[int, Stretch, str, Stretch]]:
    lexicon = stance_lexicon()
    dated = covered(document, [d.span for d in document.dates])
    quoted = covered(document, [q.inner for q in document.quotations])
    for index, row in enumerate(document.sentences):
        if not 6 <= row.last - row.first <= 70:
            continue
        view = Scene(document.tokens, row.first, row.last, dated, quoted, lexicon.verbs)
        hits = stances.find(view, lexicon)
        skip = stances.governed(view, hits)
        for i, hit in enumerate(hits):
            if i in skip or hit.cue.modal:
                continue
            subject = frames.subject(view, hit)
            agent = frames.agent(view, hit)
            if agent is None and hit.frame == "verb" and frames.is_passive(view, hit):
                continue
            holder = agent or subject
            if holder is None or frames.is_question(view, hit) or frames.is_infinitive(view, hit) or holder[1] - holder[0] > 8:
                continue
            reach = next(iter(frames.reaches(view, hit, subject)), None)
            if reach is None:
                continue
            first, last = trimmed(view, *reach.at)
            last = min(last, first + _LONGEST)
            last = next((j for j in range(first + 3, last) if document.tokens[j].lower in _BREAKS), last)
            words = [document.tokens[j].lower for j in range(first, last)]
            content = [x for x in words if x not in _PLAIN and x.isalpha()]
            if len(content) < 2 or set(words) & w.NEGATIONS or (first < holder[1] and holder[0] < last):
                continue
            yield index, holder, str(hit.stance), (first, last)


def _mentions(document: Document, obj: Stretch, taken: set[int], near: Near, rng: random.Random) -> Iterator[Piece]:
    """A sentence that speaks of the same matter and names somebody, but in which the rules see no stance at all."""
    stems = {stem(document.tokens[i].lower) for i in range(*obj) if document.tokens[i].lower not in _PLAIN}
    for index, row in enumerate(document.sentences):
        if index in taken or not 6 <= row.last - row.first <= 70:
            continue
        own = {stem(document.tokens[i].lower) for i in range(row.first, row.last)}
        names = [document.tokens_in(m.span.start, m.span.end) for m in document.mentions if row.start <= m.span.start < row.end]
        if len(stems & own) >= 2 and names:
            piece = _bare(document, index, rng.choice(names), _words(document, obj, near, rng))
            if piece is not None:
                yield piece
            return


def _bare(document: Document, index: int, name: Stretch, words: str) -> Piece | None:
    row = document.sentences[index]
    seen = inputs.sight(document.encoded, (row.first, row.last)) if document.encoded else None
    if seen is None or int(seen.tokens[-1]) < row.last - 1 or not words.strip():
        return None
    at = [(m.first, m.last) for m in sound("", words).find(document.tokens, row.first, row.last)]
    marks = inputs.marks(seen, [name], [], at).astype(np.bool_)
    none = seen.mask([])
    said = Said(index, seen.vectors.astype(np.float16))
    pair = Pair(said, proposed("", words), "holder", marks, 0, (False, False), none, none)
    return Piece(f"{document.report.id}/{index}", "weak", [pair])


def _words(document: Document, at: Stretch, near: Near, rng: random.Random) -> str:
    words = [document.tokens[i].text for i in range(*at)]
    while words and words[0].lower() in _LEADS:
        words = words[1:]
    out = []
    rate = rng.choice((0.0, 0.3, 0.6))
    for word in words:
        low = word.lower()
        if low in near and low not in _PLAIN and rng.random() < rate:
            out.append(rng.choice(near[low][:6]))
        elif low in _PLAIN or rng.random() > rate * 0.35:
            out.append(word)
    return " ".join(out)


def _piece(
    document: Document,
    index: int,
    holder: Stretch,
    stance: str,
    obj: Stretch,
    *,
    objects: Sequence[Stretch],
    near: Near,
    rng: random.Random,
) -> Piece | None:
    row = document.sentences[index]
    seen = inputs.sight(document.encoded, (row.first, row.last)) if document.encoded else None
    if seen is None or int(seen.tokens[-1]) < row.last - 1:
        return None
    start, end = document.tokens[holder[0]].start, document.tokens[holder[1] - 1].end
    own = [a for a in document.attributions if any(s.start < end and start < s.end for s in a.source)]
    voice = [document.tokens_in(c.start, c.end) for a in own for c in a.content]
    stems = {stem(document.tokens[i].lower) for i in range(*obj)} - {stem(x) for x in _PLAIN}
    far = [o for o in objects if o != obj and not {stem(document.tokens[i].lower) for i in range(*o)} & stems]
    said, none = Said(index, seen.vectors.astype(np.float16)), seen.mask([])
    piece = Piece(f"{document.report.id}/{index}", "weak")

    def add(words: str, who: Stretch, label: int, spoken: Iterable[Stretch]) -> None:
        if not words.strip():
            return
        at = [(m.first, m.last) for m in sound("", words).find(document.tokens, row.first, row.last)]
        marks = inputs.marks(seen, [who], spoken, at).astype(np.bool_)
        piece.pairs.append(Pair(said, proposed("", words), "holder", marks, label, (False, False), none, none))

    add(_words(document, obj, near, rng), holder, LABELS.index(stance), voice)
    for other in rng.sample(far, min(1, len(far))):
        add(_words(document, other, near, rng), holder, 0, voice)
    names = [document.tokens_in(m.span.start, m.span.end) for m in document.mentions if row.start <= m.span.start < row.end]
    names = [n for n in names if n[1] <= holder[0] or holder[1] <= n[0]]
    if names and rng.random() < 0.5:
        add(_words(document, obj, near, rng), rng.choice(names), 0, [])
    return piece
