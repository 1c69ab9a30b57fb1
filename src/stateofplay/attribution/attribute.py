"""The step: Document in, Document with attributions out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from stateofplay.attribution import clausal, phrasal, quoted, speakers, tagged, turns
from stateofplay.attribution.cues import Lexicon, lexicon
from stateofplay.attribution.draft import Draft
from stateofplay.language import chunks
from stateofplay.language import closed as w
from stateofplay.language.clauses import Scene, Stretch, covered
from stateofplay.language.people import People
from stateofplay.model.attribution import Attribution, Form, Kind
from stateofplay.model.document import Document, MentionType, Sentence
from stateofplay.model.span import Span
from stateofplay.model.step import Context

_CONFIDENCE = {"clause": 0.9, "prep": 0.95, "np": 0.75, "noun": 0.7}


def attribute(documents: Iterable[Document], _context: Context) -> Iterator[Document]:
    """Find who says what in each document, in the order of the text: by the tagger's roles where it read, else by rules."""
    table = lexicon()
    for document in documents:
        yield replace(document, attributions=tuple(_Reader(document, table).read()))


class _Reader:
    """Reads one document from top to bottom, remembering who was named."""

    def __init__(self, document: Document, table: Lexicon) -> None:
        self.document = document
        self.table = table
        self.trace = speakers.Trace()
        self.names = speakers.canonical_names(document.mentions)
        self.people = People(document)
        self.turns = turns.find(document)
        self.quoted = covered(document, [q.inner for q in document.quotations])
        self.dated = covered(document, [d.span for d in document.dates])
        self.resolved: dict[int, speakers.Candidate] = {}
        self.tellers: dict[int, speakers.Candidate] = {}
        """By the token that a content begins with: who says it. "Oslo said it would": "it" is Oslo."""
        self.last_speech: Attribution | None = None
        self.found = None if document.tagged is None else tagged.by_sentence(document)

    def read(self) -> Iterator[Attribution]:
        found: list[Attribution] = []
        for index, sentence in enumerate(self.document.sentences):
            if self.document.paragraphs[sentence.paragraph].kind in {"aside", "heading"}:
                continue
            found.extend(self._sentence(index, sentence))
        found.extend(self._unclaimed(found))
        labels = {self.document.tokens[turn.label[0]].start for turn in self.turns}
        found = [one for one in found if not any(span.start in labels for span in one.source)]
        found.extend(self._spoken(found))
        return iter(_nested(sorted(found, key=lambda a: (_place(a), a.content[0].start))))

    def _unclaimed(self, found: Sequence[Attribution]) -> list[Attribution]:
        """Quotations that no cue claims."""
        made: list[Attribution] = []
        if self.turns:
            return made
        for claim in quoted.Quotes(self.document, found, self.table.verbs, self.dated).claims():
            if claim.of is not None:
                like = claim.of
                made.append(
                    replace(like, cue=(), content=(claim.content,), form=Form.DIRECT, confidence=claim.sure, is_nested=False)
                )
            elif claim.source is not None:
                speaker, antecedent = self._speaker(claim.source)
                source = (self.document.token_span(*claim.source),)
                made.append(
                    Attribution(source, (), (claim.content,), Form.DIRECT, Kind.SPEECH, speaker, antecedent, claim.sure)
                )
        return made

    def _spoken(self, found: Sequence[Attribution]) -> list[Attribution]:
        """The turns of a transcript; a host's questions only where nobody else is named as their source."""
        made = []
        for turn in self.turns:
            content = self.document.token_span(*turn.said)
            said = self._free(content, found) if turn.host else [content]
            label = self.document.token_span(*turn.label)
            speaker = self._labelled(turn.label)
            made += [Attribution((label,), (), (part,), Form.DIRECT, Kind.SPEECH, speaker, None, 0.9) for part in said]
        return made

    def _free(self, content: Span, found: Sequence[Attribution]) -> list[Span]:
        """The sentences of the stretch that hold no attribution."""
        spoken = (a for a in found if a.source and a.kind is Kind.SPEECH and content.overlaps(a.content[0]))
        taken = {self.document.sentence_at(a.content[0].start) for a in spoken}
        first, last = self.document.sentence_at(content.start), self.document.sentence_at(max(content.start, content.end - 1))
        rows = [self.document.sentences[i] for i in range(max(0, first), last + 1) if i not in taken]
        return [
            self.document.span(max(row.start, content.start), row.end)
            for row in rows
            if max(row.start, content.start) < row.end
        ]

    def _labelled(self, label: Stretch) -> str:
        """The full name of whoever a label in capitals names."""
        tokens = self.document.tokens
        end = next((i for i in range(*label) if tokens[i].lower in {",", "("}), label[1])
        words = [tokens[i].lower for i in range(label[0], end)]
        named = (m.span for m in self.document.mentions if m.type is MentionType.PER and not m.span.exact.isupper())
        alike = [span for span in named if [word.lower() for word in span.exact.split()][-len(words) :] == words]
        return self.people.name(alike[0]).exact if alike else self.document.token_span(label[0], end).exact

    def _sentence(self, index: int, sentence: Sentence) -> list[Attribution]:
        view = Scene(self.document.tokens, sentence.first, sentence.last, self.dated, self.quoted, self.table.verbs)
        drafts = self._ruled(view) if self.found is None else self.found.get(index, [])
        made = []
        for draft in drafts:
            made.append(self._made(draft))
            teller = self._candidate(draft)
            if teller is not None and draft.content:
                self.tellers[self._first_word(draft.content[0])] = teller
            own = speakers.candidate(self.document, draft.source, self.people) if draft.source and not draft.carried else None
            if own is not None:
                self.trace.see(own)
        self._remember(view, drafts)
        speech = next((a for a, d in zip(made, drafts, strict=True) if self._is_spoken_outside(d)), None)
        if speech is not None:
            self.last_speech = speech
        return made

    def _ruled(self, view: Scene) -> list[Draft]:
        """What the rules find in a sentence."""
        finders = (clausal.find, phrasal.find_according, phrasal.find_nominal)
        drafts = sorted((draft for find in finders for draft in find(view, self.table)), key=lambda d: d.cue)
        return clausal.without_parentheses(view, drafts[:_MOST])

    def _first_word(self, content: Stretch) -> int:
        """The token that a content begins with, past "that" and an opening mark."""
        inside = (i for i in range(*content) if self.document.tokens[i].lower not in _OPENERS)
        return next(inside, content[0])

    def _remember(self, view: Scene, drafts: list[Draft]) -> None:
        """Sources and names of the sentence become candidates for later pronouns, in the order of the text."""
        seen: dict[int, speakers.Candidate] = {}
        for mention in self.document.mentions_in(view.tokens[view.first].start, view.tokens[view.last - 1].end):
            one = speakers.candidate(self.document, self.document.tokens_in(mention.span.start, mention.span.end), self.people)
            if one is not None:
                seen[mention.span.start] = one
        for draft in drafts:
            one = self._candidate(draft)
            if one is not None and draft.source is not None:
                seen[view.tokens[draft.source[0]].start + 1] = one
        # The subject of the sentence is the likeliest antecedent of the next one, so it is remembered last.
        ordered = [seen[key] for key in sorted(seen, reverse=True)]
        for one in ordered:
            self.trace.see(one)

    def _is_spoken_outside(self, draft: Draft) -> bool:
        """Whether the draft names who speaks, and does so outside the quotation itself."""
        return "noun" not in draft.value.frames and draft.source is not None and draft.source[0] not in self.quoted

    def _candidate(self, draft: Draft) -> speakers.Candidate | None:
        """Whom the source of the draft stands for, pronouns resolved; None where it says nothing new."""
        if draft.source is None or draft.carried:
            return None
        return self.resolved.get(draft.source[0]) or speakers.candidate(self.document, draft.source, self.people)

    def _made(self, draft: Draft) -> Attribution:
        content = tuple(self.document.token_span(*part) for part in draft.content)
        parts = draft.sources or ((draft.source,) if draft.source else ())
        source = tuple(self.document.token_span(*part) for part in parts)
        speaker, antecedent = self._speaker(draft.source)
        frame = next(f for f in ("prep", "clause", "np", "noun") if f in draft.value.frames)
        return Attribution(
            source=source,
            cue=(self.document.token_span(*draft.cue),),
            content=content,
            form=self._form(draft.content),
            kind=draft.value.kind,
            speaker=speaker,
            antecedent=antecedent,
            confidence=_CONFIDENCE[frame] - (0.15 if draft.carried else 0.0) if draft.confidence is None else draft.confidence,
            is_nominal=frame == "noun",
        )

    def _speaker(self, source: Stretch | None) -> tuple[str, Span | None]:
        if source is None:
            return "", None
        if self.document.tokens[source[0]].lower in speakers.RELATIVES and source[1] - source[0] == 1:
            return self._relative(source[0])
        if speakers.is_pronoun(self.document, source):
            pronoun = self.document.tokens[source[0]].lower
            teller = self.tellers.get(source[0])
            found = teller if teller is not None and teller.may_be(pronoun) else self.trace.resolve(pronoun)
            if found is not None:
                self.resolved[source[0]] = found
            return ("", None) if found is None else (self._name(found.span), found.span)
        if speakers.is_one_of_several(self.document, source):
            several = self.trace.several()
            if several is not None:
                return several.span.exact, None
        person = self.people.who(source)
        if person is not None:
            self.resolved[source[0]] = speakers.Candidate(
                person, "", person=True, plural=False, gender=self.people.gender(person)
            )
            return person.exact, None
        return self._name(self.document.token_span(*source)), None

    def _relative(self, pronoun: int) -> tuple[str, Span | None]:
        """The name and the words that a relative pronoun stands for: the noun phrase before it."""
        tokens = self.document.tokens
        first = self.document.sentences[self.document.sentence_at(tokens[pronoun].start)].first
        end = pronoun - 1 if pronoun > first and tokens[pronoun - 1].lower == "," else pronoun
        start = chunks.phrase_before(tokens, first, end, self.table.verbs)
        one = speakers.candidate(self.document, (start, end), self.people) if start < end else None
        if one is None:
            return "", None
        self.resolved[pronoun] = one
        return self._name(one.span), one.span

    def _name(self, span: Span) -> str:
        mention = speakers.main_mention(self.document, span)
        if mention is None or mention.type is not MentionType.PER or not speakers.is_head(self.document, mention, span):
            return span.exact
        return self.names.get(mention.span.exact, mention.span.exact)

    def _form(self, content: tuple[Stretch, ...]) -> Form:
        inside = [
            i in self.quoted
            for first, last in content
            for i in range(first, last)
            if self.document.tokens[i].lower not in _MARKS
        ]
        if inside and all(inside):
            return Form.DIRECT
        return Form.MIXED if any(inside) else Form.INDIRECT


def _place(one: Attribution) -> int:
    """Where the attribution stands: its cue, or its content where it has none."""
    return one.cue[0].start if one.cue else one.content[0].start


def _nested(found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, those whose cue stands within another's content marked as nested."""
    pieces = sorted((piece.start, piece.end) for one in found for piece in one.content)
    starts = [start for start, _ in pieces]
    reach = list(accumulate((end for _, end in pieces), max))

    def inside(cue: Span) -> bool:
        before = bisect_right(starts, cue.start)
        return before > 0 and reach[before - 1] >= cue.end

    return [replace(one, is_nested=True) if one.cue and inside(one.cue[0]) else one for one in found]


_OPENERS = w.QUOTES | {"that", "whether", "if"}
_MOST = 40
"""So many attributions are read in one sentence; no real one has more."""
_MARKS = w.QUOTES | w.STOPS | {",", "'"}
