"""The room's one door: documents in, a codebook to edit out."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stateofplay.drafting import issues, parties
from stateofplay.drafting.issues import Topic
from stateofplay.drafting.parties import Table
from stateofplay.drafting.phrases import Usage
from stateofplay.drafting.propositions import Clauses, article, plain
from stateofplay.drafting.stands import Stand
from stateofplay.errors import InputError
from stateofplay.language.inflect import stem
from stateofplay.model import Codebook, Document, Issue, Party

_EXAMPLES = 3
_LONGEST_ID = 40
_NEAR = 0.7
"""Two propositions that share this much of their words are one."""
DEAL = Issue("deal", "A deal", "A deal is reached", ("deal", "agreement", "settlement", "accord"))
"""What every negotiation is about: proposed where nothing else recurs."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many parties and issues to propose at most."""

    parties: int = 8
    issues: int = 14


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a report that speaks of an issue."""

    report: str
    outlet: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A codebook that the reports suggest, with what it rests on.

    Attributes:
        codebook: ready to read with.
        examples: sentences for each issue, by its id.
        guessed: ids of the issues whose proposition is not from a clause of the reports.
        loose: people who are named and tied to no party.
        reports: how many reports it was drafted from.
        doubts: what a person should know before the draft is read with.
    """

    codebook: Codebook
    examples: dict[str, tuple[Example, ...]]
    guessed: frozenset[str]
    loose: tuple[str, ...]
    reports: int
    doubts: tuple[str, ...] = ()


def draft(documents: Iterable[Document], limits: Limits | None = None) -> Draft:
    """Propose a codebook from annotated documents.

    Raises:
        InputError: nobody in the reports takes a stance, so that there is nothing to propose.
    """
    most = limits or Limits()
    read = list(documents)
    table = parties.find(read, most.parties)
    if not table.parties:
        raise InputError(
            "no party was found: nobody who is named takes a stance in several sentences",
            remedy="give more reports, or write the codebook by hand",
        )
    topics = issues.find(read, table, most.issues)
    rows = _parties(table.parties)
    made, guessed = _issues(read, table, topics)
    book = Codebook(_title(rows, read), rows, tuple(issue for issue, _ in made) or (DEAL,))
    examples = {issue.id: tuple(_examples(read, topic)) for issue, topic in made}
    return Draft(book, examples, guessed, table.loose, len(read), tuple(_doubts(rows, made)))


def _doubts(rows: Sequence[Party], made: Sequence[tuple[Issue, Topic]]) -> Iterable[str]:
    if len(rows) == 1:
        yield f"only one party was found ({rows[0].name}): a negotiation has two or more, so add the others"
    if not made:
        yield "no matter recurs in what the parties say: the one issue in the draft stands for all others, so add them"


def _parties(found: Sequence[Party]) -> tuple[Party, ...]:
    """The parties with ids for people; a name that two have stays with the first."""
    taken: set[str] = set()
    ids: set[str] = set()
    rows = []

    def free(names: Iterable[str]) -> tuple[str, ...]:
        out = []
        for name in names:
            if len(name.strip(".")) > 1 and same(name) not in taken:
                taken.add(same(name))
                out.append(name)
        return tuple(out)

    for party in found:
        name = free([party.name])
        if not name:
            continue
        short = next((alias for alias in party.aliases if alias.isupper() and len(alias) <= 6), name[0])
        members = [replace(actor, aliases=()) for actor in party.members if free([actor.name])]
        rows.append(Party(_id(short, ids), name[0], free(party.aliases), tuple(members)))
    return tuple(rows)


def same(name: str) -> str:
    """The form under which two spellings of a name are one."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().replace("’", "'").split())


def _id(name: str, taken: set[str]) -> str:
    """An id of the letters and digits of a name, its own among `taken`."""
    words = re.findall(r"[^\W_]+", re.sub(r"^the ", "", same(name.replace(".", ""))))
    base = "-".join(words)[:_LONGEST_ID].strip("-") or "x"
    own, count = base, 1
    while own in taken:
        count += 1
        own = f"{base}-{count}"
    taken.add(own)
    return own


def _issues(
    documents: Sequence[Document], table: Table, topics: Sequence[Topic]
) -> tuple[list[tuple[Issue, Topic]], frozenset[str]]:
    """The topics as issues, each with its proposition, and the ids of those whose proposition is a bare phrase."""
    by_place: dict[tuple[int, int], list[Stand]] = defaultdict(list)
    for stand in table.stands.held:
        by_place[stand.document, stand.sentence].append(stand)
    whole = "\n".join(document.clean.text for document in documents)
    names = {key: _with_article(party, whole) for key, party in zip(table.keys, table.parties, strict=True)}
    clauses = Clauses(documents, Usage.of(documents), names)
    ids: set[str] = set()
    terms: set[str] = set()
    said: list[frozenset[str]] = []
    out: list[tuple[Issue, Topic]] = []
    guessed: set[str] = set()
    for topic in topics:
        own = _id(topic.title, ids)
        free = tuple(term for term in topic.terms if same(term) not in terms)
        terms.update(same(term) for term in free)
        found = [c for place in topic.places for c in clauses.of(by_place[place]) if set(topic.stems) <= c.stems]
        ranked = sorted(found, key=lambda clause: (-clause.merit, clause.text))
        text = next((c.text for c in ranked if not any(_alike(_words(c.text), other) for other in said)), "")
        if not text:
            text = plain(topic.title, article(topic.title, whole))
            guessed.add(own)
        said.append(_words(text))
        out.append((Issue(own, topic.title[:1].upper() + topic.title[1:], text, free), topic))
    return out, frozenset(guessed)


def _with_article(party: Party, text: str) -> str:
    """A party's name as the subject of a sentence, with "the" where the reports mostly give it, or its acronym, one."""
    for name in (party.name, *(alias for alias in party.aliases if alias.isupper())):
        bare = len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text))
        led = len(re.findall(rf"\b[Tt]he {re.escape(name)}(?!\w)", text))
        if led * 2 > bare:
            return f"the {party.name}"
    return party.name


def _words(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in re.findall(r"\w+", text.lower()) if len(word) > 3)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one | other) and len(one & other) >= _NEAR * len(one | other)


def _examples(documents: Sequence[Document], topic: Topic) -> Iterable[Example]:
    first = {place[0]: place for place in reversed(topic.places)}
    chosen = [place for place in topic.places if first[place[0]] == place]
    chosen += [place for place in topic.places if place not in chosen]
    for document, sentence in sorted(chosen[:_EXAMPLES]):
        row = documents[document].sentences[sentence]
        report = documents[document].report
        yield Example(report.id, report.outlet, " ".join(documents[document].text[row.start : row.end].split()))


def _title(rows: Sequence[Party], documents: Sequence[Document]) -> str:
    dates = sorted(str(d.report.published) for d in documents if d.report.published)
    when = f", {dates[0]} to {dates[-1]}" if dates and dates[0] != dates[-1] else f", {dates[0]}" if dates else ""
    names = [party.name for party in rows[:3]]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names) + when
