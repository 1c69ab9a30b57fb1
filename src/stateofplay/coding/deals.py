"""Agreements that the report tells of: whose they are, so that their terms are the positions of those who made them."""

from __future__ import annotations

from functools import cache

from stateofplay.coding.parties import PartyMention
from stateofplay.language.phrasebook import rows
from stateofplay.language.phrases import PhraseTable
from stateofplay.language.tokens import tokenize
from stateofplay.model.codebook import Codebook
from stateofplay.model.document import Document

_OPENING = 5
_NEAR = 14
_BESIDE = frozenset({"with", "alongside"})
_JOINT = frozenset({"both", "two", "all", "parties", "sides"})


@cache
def _table() -> PhraseTable[str]:
    return PhraseTable([(phrase, phrase) for (phrase,) in rows("coding", "agreeing.tsv")])


def signatories(document: Document, codebook: Codebook, mentions: tuple[PartyMention, ...]) -> tuple[str, ...]:
    """The parties that the report says have signed or agreed with one another; empty when it tells of no agreement.

    A sentence counts that has a verb of agreeing with two parties before it, or "both sides".
    """
    tokens = document.tokens
    for sentence in document.sentences:
        for found in _table().find(tokens, sentence.first, sentence.last):
            inside = [m for m in mentions if sentence.first <= m.first < sentence.last]
            before = [m for m in inside if m.first < found.first]
            beside = [
                m
                for m in inside
                if found.last <= m.first <= found.last + _NEAR and _BESIDE & {t.lower for t in tokens[m.first - 2 : m.first]}
            ]
            parties = tuple(dict.fromkeys(m.party for m in (*before, *beside[:1])))
            if len(parties) > 1 and found.first - before[-1].last < 12:
                return parties
            joint = {t.lower for t in tokens[max(sentence.first, found.first - 4) : found.first]} & _JOINT
            if len(joint) > 1:
                return tuple(p.id for p in codebook.parties)[:2] if len(codebook.parties) == 2 else ()
    return ()


def is_about_deal(document: Document) -> bool:
    """Whether the title or the opening of the report tells that an agreement was made."""
    opening = document.sentences[: min(_OPENING, len(document.sentences))]
    told = any(True for s in opening for _ in _table().find(document.tokens, s.first, s.last))
    title = tokenize(document.report.title)
    return told or any(True for _ in _table().find(title, 0, len(title)))
