"""Blocks that are not reporting: recognised, kept and given a reason. When in doubt a block stays in the text."""

from __future__ import annotations

import re

from stateofplay.intake.aside_rules import CREDIT, HEAD_OF_LINKS, LINK, PROMPT, RULES, SHARE
from stateofplay.intake.blocks import LONGEST, Block
from stateofplay.model import SetAside, Span

_SAYS = re.compile(
    r"\b(?:said|says|saying|told|tells|asked|added|warned|wrote|announced|insisted|argued|demanded|rejected|agreed|accused|"
    r"according to|denied|confirmed|stressed|noted|claimed|replied|explained|urged|called)\b",
    re.IGNORECASE,
)
_KEPT_FROM_SAYING = (PROMPT, CREDIT)
"""Reasons that never hold for a block with a verb of saying in it; headlines, captions and corrections do so."""

_CONTINUES = re.compile(
    r"\b(?:alerts?|newsletters?|inbox|e-?mails?|subscri\w+|sign(?:ed|ing)? up|join|app|unsubscribe|updates?|delivered|"
    r"notifications?|headlines)\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b(?:you|your|our|us|we)\b", re.IGNORECASE)
_SHARING = frozenset(
    "share tweet post pin facebook twitter x email e-mail mail whatsapp linkedin reddit print copy link url "
    "telegram messenger "
    "flipboard comment comments save bookmark pinterest pocket sms threads bluesky mastodon instagram youtube tumblr viber "
    "line this article story page on via with and or by to the a more icon button options close".split()
)
_PLATFORMS = frozenset(
    "facebook twitter whatsapp linkedin reddit telegram messenger flipboard pinterest bluesky threads email e-mail".split()
)

_CREDITED = re.compile(
    r"(?i:[(\[—–-]? ?(?:(?:additional|further|extra|other) )?(?:reporting|research|writing|editing|written|edited|compiled|"
    r"translated|"
    r"translation|photographs?|photography|graphics?|illustrations?|video|produced|production|text|story|words|"
    r"fact-checking|reported|words and pictures)"
    r"(?:(?:,| and| &) (?:additional |further )?(?:reporting|research|writing|editing|written|edited|compiled|translated|"
    r"photography|"
    r"graphics|video|produced|production|reported))* (?:by|from)) (.*)"
)
_REPORTED = re.compile(r"(.{3,80}) reported from (.{2,80})")
_BYLINE = re.compile(r"(?:By|BY) (.*)")
_CONNECTS = frozenset(
    "and & in at from for by of with editing writing reporting additional further research edited written "
    "compiled translation "
    "production graphics video photography reporters reporter correspondent correspondents staff writer writers "
    "editor editors "
    "journalist journalists freelance senior chief political diplomatic foreign de da do dos del della der den "
    "van von di du "
    "la le el al bin ibn ben bint abu ter ten zu y e the".split()
)
_MOST_WORDS = 80
_MOST_LINKS = 8


def find(text: str, found: list[Block]) -> tuple[SetAside, ...]:
    """The blocks of `text` that are set aside, in order; `found` are all its blocks."""
    asides: list[SetAside] = []
    before = ""
    links = 0
    for index, block in enumerate(found):
        reason = _reason(block, index)
        if not reason and before == PROMPT and _continues(block):
            reason = PROMPT
        if not reason and 0 < links <= _MOST_LINKS and _is_link(block):
            reason = LINK
        links = 0 if not reason else (1 if HEAD_OF_LINKS.fullmatch(block.words) else links + (links > 0))
        before = reason
        if reason:
            asides.append(SetAside(Span.of(text, block.start, block.end), reason))
    return tuple(asides)


def _reason(block: Block, index: int) -> str:
    """Why the block is not reporting, "" where it is."""
    words = block.words.strip("*_ ") or block.words
    if len(block) > LONGEST:
        return ""
    if _is_share_bar(words):
        return SHARE
    if _is_credit(words, index):
        return CREDIT
    says = _SAYS.search(words) is not None
    for reason, longest, pattern in RULES:
        if len(words) <= longest and not (says and reason in _KEPT_FROM_SAYING) and pattern.match(words):
            return reason
    return ""


def _continues(block: Block) -> bool:
    """Whether a block after a prompt goes on prompting: it speaks to the reader about getting news, and reports nothing."""
    words = block.words
    return (
        len(block) <= 300
        and '"' not in words
        and not _SAYS.search(words)
        and _YOU.search(words) is not None
        and _CONTINUES.search(words) is not None
    )


def _is_link(block: Block) -> bool:
    return len(block) <= 140 and not block.words.endswith((".", "!", '."', ","))


def _is_share_bar(words: str) -> bool:
    if len(words) > 200:
        return False
    tokens = [token for token in re.split(r"[\s|,/•·:+]+", words.lower()) if token]
    named = sum(token in _PLATFORMS for token in tokens)
    return bool(tokens) and all(token in _SHARING for token in tokens) and (named > 1 or (named == 1 and len(tokens) < 9))


def _is_credit(words: str, index: int) -> bool:
    """Whether the block is a list of names under a word of the trade, or of names each with a place."""
    if found := _CREDITED.match(words):
        return _names(found[1])
    if len(words) <= 160 and (found := _REPORTED.fullmatch(words)):
        return _names(found[1]) and _names(found[2])
    if index < 4 and len(words) <= 120 and (found := _BYLINE.match(words)):
        return _names(found[1]) and not words.endswith(("!", "?"))
    places = words.count(" in ")
    return places > 1 and words.count(",") + words.count(";") >= places - 1 and _names(words) and _only_names_and_places(words)


def _names(words: str) -> bool:
    """Whether there are only capitalised words and what connects names, roles and places."""
    tokens = words.replace("/", " ").split()
    bare = [token.strip("(),.;:[]—–-|") for token in tokens]
    named = [token for token in bare if token[:1].isupper()]
    return (
        0 < len(tokens) <= _MOST_WORDS
        and len(named) * 3 >= len(tokens)
        and all(
            not token or token[0].isupper() or token in _CONNECTS or token.isdigit() or token.startswith("@") for token in bare
        )
    )


def _only_names_and_places(words: str) -> bool:
    """Whether every stretch between commas that has an "in" has a name on either side of it."""
    parts = [part.strip(" .") for part in re.split(r"[,;]", words) if " in " in part]
    return all(re.match(r"(?:and )?[A-Z]\S* (?:\S+ ){0,4}in [A-Z]", part) for part in parts)
