"""Reports that are a body's own text: a communiqué, a press statement, a resolution handed out as it was written."""

from __future__ import annotations

import re
from typing import Final

from stateofplay.model.codebook import Codebook
from stateofplay.model.document import Document
from stateofplay.model.report import Report

_TITLE: Final = re.compile(
    r"\W*(?:joint |final |press |official |full text[:,]? |text of (?:the )?)*"
    r"(?:statement (?:by|of|on|from|after|ahead|following)|communiqu[eé]\b|position paper|readout|joint letter|circular\b"
    r"|notice (?:to|of|by)|note (?:by|to|from)|memorandum\b|bulletin to members|outcome of|declaration (?:of|by|on)"
    r"|press (?:statement|release)|resolution (?:of|by|on)|final act\b|comment by|message (?:from|of)|open letter"
    r"|conclusions of)",
    re.IGNORECASE,
)
_BODY: Final = re.compile(
    r"\b(?:ministry|ministries|ministers|governments?|secretariat|presidency|commission|committee|(?:press )?office"
    r"|delegation|union|federation|association|council|guild|confederation|chamber|institute|authority|league|town hall"
    r"|city hall|negotiating team|syndicate|parliament|cabinet|conference|parties to|board|ag|plc|inc|ltd|llc|embassy"
    r"|mission|department|spokesperson)\b",
    re.IGNORECASE,
)
_NEWS: Final = re.compile(
    r"\b(?:news\w*|press agency|press union|agency|wire\w*|times|post|herald|tribune|courier|journal|daily|weekly|monthly"
    r"|bulletin|radio|tv|television|live|gazette|observer|notes|briefing|mail|review|digest|monitor|standard|express|star"
    r"|mirror|telegraph|guardian|globe|chronicle|examiner|ledger|report\w*|online|podcast|magazine|broadcast\w*|channel"
    r"|media|today|sentinel|dispatch|echo|argus|voice|record|register|watch|world service|proceedings|minutes)\b",
    re.IGNORECASE,
)
_PAPER: Final = r"(?:\w+ ){0,2}(?:statement|declaration|communiqu[eé]|resolution|act|message)"
_OPENING: Final = re.compile(rf"\W*(?:we, |in this {_PAPER}\b|this {_PAPER} )", re.IGNORECASE)
_HEAD: Final = 300


def is_own_text(document: Document) -> bool:
    """Whether the report is what a body has written itself, by its title, its outlet and how it opens."""
    report = document.report
    signs = bool(_TITLE.match(report.title)) + bool(_OPENING.match(report.text[:_HEAD].lstrip()))
    body = bool(_BODY.search(report.outlet)) and not _NEWS.search(report.outlet)
    return body or (signs > 0 and not _NEWS.search(report.outlet)) or signs > 1


def issuers(report: Report, codebook: Codebook) -> tuple[str, ...]:
    """The parties that the outlet of a report names, in the order of the codebook."""
    if not report.outlet or _NEWS.search(report.outlet):
        return ()
    outlet = f" {_plain(report.outlet)} "
    found = []
    for party in codebook.parties:
        names = (party.name, *party.aliases)
        if any(len(name) > 1 and f" {name} " in outlet for name in map(_plain, names)):
            found.append(party.id)
    return tuple(found)


def _plain(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"(?i)^the\s+|'s\b|’s\b", " ", name).casefold()))
