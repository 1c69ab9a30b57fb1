"""What is well formed in a codebook and will probably still be read otherwise than meant."""

from __future__ import annotations

import re
import unicodedata
from itertools import combinations

from stateofplay.model import Codebook

_NEGATED = re.compile(r"\b(?:not|never|no longer|cannot|\w+n['’]t)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"(?:whether|should|will|would|does|do|is|are|can|could|may|must|shall|has|have|who|what|when|where|why|how|which)\b",
    re.IGNORECASE,
)
_SMALL = frozenset("a an the of in on to for and or is are be by as at with from its it their that this".split())
_MOST_COMPARED = 300


def same_name(name: str) -> str:
    """The form under which two spellings of a name are one: case, apostrophes and compatibility forms made equal."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().replace("’", "'").split())


def warnings(codebook: Codebook) -> tuple[str, ...]:
    """One line of advice for each doubt, in the order of the codebook."""
    return (*_about_parties(codebook), *_about_issues(codebook), *_about_pairs(codebook))


def _about_parties(codebook: Codebook) -> list[str]:
    found = []
    for party in codebook.parties:
        aliases = [party.name, *party.aliases, *(alias for member in party.members for alias in (member.name, *member.aliases))]
        found += [
            f"parties.{party.id}: the alias {alias!r} is one letter long and will be found where nobody means it"
            for alias in aliases
            if len(alias.strip(".")) < 2
        ]
    if len(codebook.parties) == 1:
        found.append("parties: there is only one party; a negotiation has two or more")
    return found


def _about_issues(codebook: Codebook) -> list[str]:
    found = []
    for issue in codebook.issues:
        where = f"issues.{issue.id}"
        if issue.proposition.endswith("?") or _ASKS.match(issue.proposition):
            found.append(f"{where}: the proposition is a question; write a sentence that a party can be for or against")
        if _NEGATED.search(issue.proposition):
            found.append(
                f"{where}: the proposition is negated, so that rejecting it is a double negative; better say what would be done"
            )
        if not issue.terms:
            found.append(f"{where}: there are no terms; the issue is found by the words of its title and proposition alone")
    return found


def _about_pairs(codebook: Codebook) -> list[str]:
    found = []
    issues = codebook.issues[:_MOST_COMPARED]
    content = {issue.id: frozenset(re.findall(r"\w+", issue.proposition.casefold())) - _SMALL for issue in issues}
    terms = {issue.id: {same_name(term): term for term in issue.terms} for issue in issues}
    for one, other in combinations(issues, 2):
        both, either = content[one.id] & content[other.id], content[one.id] | content[other.id]
        if either and len(both) * 4 >= len(either) * 3:
            found.append(
                f"issues.{one.id}, issues.{other.id}: the two propositions say nearly the same; keep one, or say what differs"
            )
        found += [
            f"issues.{one.id}, issues.{other.id}: the term {term!r} belongs to both and tells them apart nowhere"
            for key, term in terms[one.id].items()
            if key in terms[other.id]
        ]
    return found
