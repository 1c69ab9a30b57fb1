"""A codebook as YAML that can be edited, checked and given back; it loads as the codebook that it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from stateofplay.model import Codebook, Issue, Party
from stateofplay.model.codebook import Actor

_PLAIN: Final = re.compile(r"[^\W\d_][\w .'’&-]*[\w.'’]|[^\W\d_]\Z")
_WORDS: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def dumps(book: Codebook) -> str:
    """The whole file, in the order of the codebook."""
    return "\n".join(_lines(book)) + "\n"


def _lines(book: Codebook) -> Iterator[str]:
    yield f"negotiation: {scalar(book.negotiation)}"
    yield "parties:"
    for party in book.parties:
        yield from _party(party)
    yield "issues:"
    for issue in book.issues:
        yield from _issue(issue)


def _party(party: Party) -> Iterator[str]:
    yield f"  {scalar(party.id)}:"
    yield f"    name: {scalar(party.name)}"
    if party.aliases:
        yield f"    aliases: {_list(party.aliases)}"
    if party.members:
        yield "    members:"
        yield from (f"      - {_member(one)}" for one in party.members)
    if party.wikidata:
        yield f"    wikidata: {scalar(party.wikidata)}"


def _member(one: Actor) -> str:
    parts = [f"name: {scalar(one.name)}"]
    parts += [f"role: {scalar(one.role)}"] if one.role else []
    parts += [f"aliases: {_list(one.aliases)}"] if one.aliases else []
    parts += [f"wikidata: {scalar(one.wikidata)}"] if one.wikidata else []
    return "{" + ", ".join(parts) + "}" if len(parts) > 1 else scalar(one.name)


def _issue(issue: Issue) -> Iterator[str]:
    yield f"  {scalar(issue.id)}:"
    yield f"    title: {scalar(issue.title)}"
    yield f"    proposition: {scalar(issue.proposition)}"
    if issue.terms:
        yield f"    terms: {_list(issue.terms)}"


def _list(items: Iterable[str]) -> str:
    return "[" + ", ".join(map(scalar, items)) + "]"


def scalar(text: str) -> str:
    """A value of one line, in quotation marks where YAML needs them; what does not print is written by its number."""
    if _PLAIN.fullmatch(text) and text.isprintable() and text.casefold() not in _WORDS:
        return text
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if char.isprintable():
        return char
    code = ord(char)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
