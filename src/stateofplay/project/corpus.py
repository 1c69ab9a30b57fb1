"""What people reviewed as examples to train a reader with: the paragraphs in which every statement is decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from stateofplay.export import corpus_text
from stateofplay.export.corpus_text import Passage, Said, Written
from stateofplay.export.quoting import without_middle
from stateofplay.export.wording import count
from stateofplay.ledger import Ledger, readings, reports
from stateofplay.model import Attribution, Sourcing, Span, Statement
from stateofplay.project import states
from stateofplay.project.corrections import check_person, word_of
from stateofplay.project.reviewed import Page, Row, reviewed


@dataclass(frozen=True, slots=True)
class Corpus:
    """An export: its two files, and the number of paragraphs that wait for decisions."""

    codebook: str
    written: Written
    undecided: int

    def told(self, most: int) -> Iterator[str]:
        """What the files hold and what they do not, a line each; at most so many of what was left out."""
        held = self.written
        yield (
            f"exported {count(held.rows, 'statement')} in {count(held.paragraphs, 'paragraph')} "
            f"of {count(held.passages, 'report')}"
        )
        if self.undecided:
            verb = "waits" if self.undecided == 1 else "wait"
            yield f"left out: {count(self.undecided, 'paragraph')} that {verb} for decisions"
        for one in held.left[:most]:
            what = "left out: a paragraph of" if one.paragraph else "lost: a detail of"
            yield f"{what} {one.report}: {one.why}: “{without_middle(one.words, 80)}”"
        if len(held.left) > most:
            yield f"and {len(held.left) - most:,} more of the kind"
        if held.rows:
            yield f"the corpus wants a kind of outlet, which nobody reviews: {corpus_text.REGISTER!r} is written for all"
            yield "not reviewed, so not exported: where issues stand, what bears on no issue, hedges"


def corpus(ledger: Ledger, *, who: str = "", partial: bool = False) -> Corpus:
    """The reviewed paragraphs as examples.

    Args:
        ledger: the project.
        who: only this person's verdicts; "" for everybody's, of several on one statement the last.
        partial: also paragraphs in which a statement is undecided, which then teach that it is none.

    Raises:
        ProjectError: the project cannot be read.
        UsageError: nobody of that name has decided.
    """
    states.refreshed(ledger)
    with ledger.reading() as connection:
        found = reviewed(connection)
        check_person(found.pages, who)
        heard = _attributions(connection, [page.version for page in found.pages])
        passages, undecided = [], 0
        for page, attributions in zip(found.pages, heard, strict=True):
            passage, waiting = _passage(page, attributions, who=who, partial=partial)
            passages.append(passage)
            undecided += waiting
    book = found.state.codebook
    return Corpus(corpus_text.codebook(book), corpus_text.dumps(passages, book), undecided)


def _attributions(connection: Connection, versions: Sequence[int]) -> Iterator[tuple[Attribution, ...]]:
    """Of each of these versions, who says what in it; nothing where nobody has read it."""
    made = readings.in_force(connection)
    found = iter(readings.load(connection, [made[version] for version in versions if version in made]))
    for version in versions:
        yield next(found).reading.attributions if version in made else ()


def _passage(page: Page, attributions: Sequence[Attribution], *, who: str, partial: bool) -> tuple[Passage, int]:
    """The paragraphs of a report that are decided, with what stands in them; and how many wait for decisions."""
    held = {row.read.id for row in page.rows if row.read is not None and is_decided(row, who)}
    open_rows = [row.read.evidence for row in page.rows if row.read is not None and row.read.id not in held]
    decided = [row for row in page.rows if is_decided(row, who)]
    touched = [span for row in decided for span in _evidence(row, who)]
    kept, waiting = [], 0
    for span in _paragraphs(page):
        if not any(span.overlaps(words) for words in touched):
            continue
        if not partial and any(span.overlaps(words) for words in open_rows):
            waiting += 1
            continue
        kept.append(span)
    stands = [word.says for row in decided if (word := word_of(row, who)) is not None and word.says is not None]
    said = tuple(_said(one, attributions) for one in stands)
    return Passage(page.report, tuple(kept), said), waiting


def is_decided(row: Row, who: str) -> bool:
    """Whether a statement is decided, and nobody asks for another look."""
    return not row.flagged and word_of(row, who) is not None


def _evidence(row: Row, who: str) -> Iterator[Span]:
    """The words on which a decided statement rests, as read and as it stands."""
    word = word_of(row, who)
    for one in (row.read, row.proposed, word.says if word else None):
        if one is not None:
            yield one.evidence


def _paragraphs(page: Page) -> Iterator[Span]:
    """The paragraphs without the white space around them."""
    text = page.report.text
    for start, end in reports.paragraphs(page.report):
        line = text[start:end]
        bare = line.strip()
        begin = start + len(line) - len(line.lstrip())
        yield page.report.span(begin, begin + len(bare))


def _said(row: Statement, attributions: Sequence[Attribution]) -> Said:
    """A statement with the words for its source: a pronoun's own, and those that the reader saw where a person gave none."""
    if row.sourcing is Sourcing.NONE:
        return Said(row)
    if row.source is None:
        heard = max(attributions, key=lambda one: _shared(one, row.evidence), default=None)
        if heard is None or not heard.source or not _shared(heard, row.evidence):
            return Said(row)
        named = heard.antecedent or heard.source[0]
        row = replace(row, source=named, cue=heard.cue[0] if heard.cue else None)
        return Said(row, heard.source[0] if heard.antecedent is not None else None)
    if row.sentence.overlaps(row.source):
        return Said(row)
    own = (one.source[0] for one in attributions if one.source and row.cue in one.cue)
    return Said(row, next((words for words in own if row.sentence.overlaps(words)), None))


def _shared(one: Attribution, words: Span) -> int:
    """How many characters of the words an attribution gives to its source."""
    return sum(max(0, min(part.end, words.end) - max(part.start, words.start)) for part in one.content)
