"""What is well formed in a codebook and will probably still be read otherwise than meant."""

from __future__ import annotations

import re
import unicodedata

from stateofplay.model import Codebook, Issue, Level, Notice
from stateofplay.model import proposition as propositions

_DENIES = re.compile(
    r"\b(?:not|never|cannot|nobody|nothing|none|neither|no(?!\. ?\d)|\w+n['’]t)\b"
    r"(?! (?:more|less|fewer|later|earlier|sooner|longer|higher|lower|greater|larger|smaller) than\b)",
    re.IGNORECASE,
)
_PARTLY = re.compile(r"\b(?:that|which|who|whose)\b|\b(?:and|or|but|with)\s+\Z", re.IGNORECASE)
"""Before a "no" or "not": it denies a part of the sentence only."""
_SHOWN = 120


def same_name(name: str) -> str:
    """The form under which two spellings of a name are one: case, apostrophes and compatibility forms made equal."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().replace("’", "'").split())


def warnings(codebook: Codebook) -> tuple[Notice, ...]:
    """A notice for each doubt: warnings of what may be read wrongly, and advice (`Level.INFO`) on what will find little."""
    return (*_about_parties(codebook), *_about_issues(codebook), *_about_terms(codebook))


def _about_parties(codebook: Codebook) -> list[Notice]:
    found = []
    for party in codebook.parties:
        aliases = [party.name, *party.aliases, *(alias for member in party.members for alias in (member.name, *member.aliases))]
        found += [
            Notice(
                Level.INFO,
                f"the alias {alias!r} is one letter long and will be found where nobody means it",
                codebook.place(f"parties.{party.id}"),
                "leave it out",
            )
            for alias in aliases
            if len(alias.strip(".")) < 2
        ]
    found += _about_shared_aliases(codebook)
    if len(codebook.parties) == 1:
        place = codebook.place("parties")
        found.append(Notice(Level.INFO, "there is only one party; a negotiation has two or more", place, "add the others"))
    return found


def _about_shared_aliases(codebook: Codebook) -> list[Notice]:
    """Aliases that an earlier party has, each named with the first that has it; reading itself warns of those it meets."""
    found = []
    first: dict[str, str] = {}
    for party in codebook.parties:
        for key, alias in {same_name(alias): alias for alias in party.aliases}.items():
            holder = first.setdefault(key, party.id)
            if holder != party.id:
                problem = (
                    f"the alias {alias!r} belongs to {_where(codebook, f'parties.{holder}')} as well; in a report it means the "
                    "one of them that was last named otherwise, or nobody"
                )
                place = codebook.place(f"parties.{party.id}")
                found.append(Notice(Level.INFO, problem, place, "give each an alias that is its own"))
    return found


def _where(codebook: Codebook, key: str) -> str:
    """The key path, with its line where that is known."""
    line = codebook.place(key).line
    return key if line is None else f"{key} in line {line}"


def _about_issues(codebook: Codebook) -> list[Notice]:
    found = []
    for issue in codebook.issues:
        place = codebook.place(f"issues.{issue.id}")
        found += [Notice(Level.WARNING, problem, place, remedy) for problem, remedy in _about_proposition(issue)]
        if not issue.terms:
            problem = "there are no terms; the issue is found by the words of its title and proposition alone"
            found.append(Notice(Level.INFO, problem, place, "add the words by which reports speak of it"))
    return found


def _about_proposition(issue: Issue) -> list[tuple[str, str]]:
    """(how it is read, what to do) where that is not as a plain statement."""
    if propositions.is_open(issue.proposition):
        problem = "the proposition is a question that yes and no do not answer; it is read for its words alone"
        return [(problem, "write a sentence that a party can be for or against")]
    found = []
    if issue.statement != issue.proposition:
        problem = f"the proposition is a question; it is read as the statement {_quoted(issue.statement)}"
        found.append((problem, "write the statement itself"))
    denied = _DENIES.search(issue.statement)
    if denied and not _PARTLY.search(issue.statement, 0, denied.start()):
        problem = (
            f"the proposition is negated; it is read as {_quoted(issue.statement)}, so that a party that wants what it denies "
            "rejects it"
        )
        found.append((problem, "better say what would be done"))
    return found


def _quoted(text: str) -> str:
    return f'"{text if len(text) <= _SHOWN else text[: _SHOWN - 4].rstrip() + " ..."}"'


def _about_terms(codebook: Codebook) -> list[Notice]:
    """Terms that an earlier issue has, each named once with the first that has it."""
    found = []
    first: dict[str, str] = {}
    for issue in codebook.issues:
        for key, term in {same_name(term): term for term in issue.terms}.items():
            holder = first.setdefault(key, issue.id)
            if holder != issue.id:
                where = _where(codebook, f"issues.{holder}")
                problem = f"the term {term!r} belongs to {where} as well and tells them apart nowhere"
                found.append(
                    Notice(Level.INFO, problem, codebook.place(f"issues.{issue.id}"), "keep it with one, or add a word to it")
                )
    return found
