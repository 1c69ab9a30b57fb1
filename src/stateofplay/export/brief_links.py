"""Places inside the briefing, and the links to them."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from stateofplay.export.board import Board
from stateofplay.export.plain import plain
from stateofplay.export.wording import short_date


def anchor(kind: str, key: str) -> str:
    """The id of an issue (`issue`), a statement (`s`) or a report (`r`) on the page; safe in an attribute, whatever the key."""
    return f"{kind}-{quote(key, safe='', errors='replace')[:150]}"


def report_cite(board: Board, report_id: str) -> dict[str, Any]:
    """A link to a report: outlet and short date, with its title."""
    card = board.cards.get(report_id)
    if card is None:
        return {"href": "", "label": plain(report_id), "title": ""}
    outlet = plain(card.outlet) or plain(card.id)
    date = short_date(str(card.published), board.year) if card.published else "undated"
    return {"href": "#" + anchor("r", card.id), "label": f"{outlet}, {date}", "title": plain(card.title)}
