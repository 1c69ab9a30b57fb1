"""A draft as YAML for people: what is a guess, what to edit first, and under which sentences each issue was found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from stateofplay.drafting.draft import Draft, Example
from stateofplay.model import Issue, Party

_PLAIN = re.compile(r"[^\W\d_][\w .'’&-]*[\w.'’]|[^\W\d_]\Z")
_SENTENCE = 240
_MOST_LOOSE = 30
_HEAD = """\
# Drafted from {reports} by `stateofplay codebook draft`. Everything below is a guess to be edited.
#
# Edit first:
#   1. Parties: delete those who do not negotiate, put two that are one together, add who is missing.
#   2. Propositions: make each a sentence that a party can be for or against; put thresholds in. All stances are towards it.
#   3. Issues: delete those that are none, split those that are two. Terms decide which sentences are found.
# Then: stateofplay codebook check FILE, and stateofplay read REPORTS -c FILE
"""


def dumps(draft: Draft) -> str:
    """The whole file. It always loads again, whatever the names and sentences hold."""
    return "\n".join(_lines(draft)) + "\n"


def _lines(draft: Draft) -> Iterator[str]:
    count = f"{draft.reports} report{'' if draft.reports == 1 else 's'}"
    yield _HEAD.format(reports=count)
    yield f"negotiation: {scalar(draft.codebook.negotiation)}"
    yield ""
    if draft.loose:
        shown = ", ".join(clean(name) for name in draft.loose[:_MOST_LOOSE])
        more = f" and {len(draft.loose) - _MOST_LOOSE} more" if len(draft.loose) > _MOST_LOOSE else ""
        yield f"# Named, and tied to no party below (members, if they speak for one): {shown}{more}"
    yield "parties:"
    for party in draft.codebook.parties:
        yield from _party(party)
    yield ""
    yield "issues:"
    for issue in draft.codebook.issues:
        yield from _issue(issue, draft.examples.get(issue.id, ()), guessed=issue.id in draft.guessed)


def _party(party: Party) -> Iterator[str]:
    yield f"  {party.id}:"
    yield f"    name: {scalar(party.name)}"
    if party.aliases:
        yield f"    aliases: {_list(party.aliases)}"
    if party.members:
        yield f"    members: {_list(actor.name for actor in party.members)}"


def _issue(issue: Issue, examples: Iterable[Example], *, guessed: bool) -> Iterator[str]:
    yield ""
    for example in examples:
        where = f"{example.report} ({example.outlet})" if example.outlet else example.report
        yield f"  # {clean(where)}: {clean(example.text, _SENTENCE)}"
    yield f"  {issue.id}:"
    yield f"    title: {scalar(issue.title)}"
    yield f"    proposition: {scalar(issue.proposition)}{'  # only a phrase: say what would be so' if guessed else ''}"
    if issue.terms:
        yield f"    terms: {_list(issue.terms)}"


def _list(items: Iterable[str]) -> str:
    return "[" + ", ".join(scalar(item) for item in items) + "]"


def clean(text: str, most: int = 200) -> str:
    """The text on one line, without anything that YAML or a terminal would obey, cut where it is long."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= most else line[: most - 4].rstrip() + " ..."


def scalar(text: str) -> str:
    """A value of one line, in quotation marks where YAML needs them."""
    line = clean(text)
    return line if _PLAIN.fullmatch(line) else json.dumps(line, ensure_ascii=False)
