"""Which reader has read: its kind and version, so that a reading says from whom it is."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from stateofplay import __version__
from stateofplay.model import Reader


@cache
def version_of(reader: Reader) -> str:
    """A reader's kind, the version of the package, and, of the models, eight digits of their cards' checksum."""
    if reader is Reader.RULES:
        return f"rules {__version__}"
    cards = (
        files("stateofplay.language.tagger") / "model/model.json",
        files("stateofplay.coding.positions") / "model/model.json",
    )
    held = b"".join(card.read_bytes() for card in cards if card.is_file())
    return f"model {__version__} {hashlib.sha256(held).hexdigest()[:8]}"
