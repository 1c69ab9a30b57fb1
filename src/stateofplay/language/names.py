"""Names (first form)."""
from __future__ import annotations
from collections.abc import Sequence
from stateofplay.model.document import Mention, Paragraph, Sentence, Token


def find(text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], paragraphs: Sequence[Paragraph]) -> tuple[Mention, ...]:
    """Nothing yet."""
    return ()
