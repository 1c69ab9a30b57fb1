"""The queue without a screen: as text, and as JSON for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.padding import Padding
from rich.text import Text

from stateofplay.export import state_json
from stateofplay.export.glyphs import Glyphs
from stateofplay.export.json_forms import encode
from stateofplay.export.quoting import as_said
from stateofplay.export.wording import count
from stateofplay.ledger.standing import verdict_row
from stateofplay.model import State
from stateofplay.project.queue import Item, Queue
from stateofplay.review.told import Names


def view(queue: Queue, glyphs: Glyphs) -> Iterator[Text | Padding]:
    """The statements in their order: what was read, the words, what hangs on it; a head before them."""
    names = Names(queue.codebook, glyphs)
    total = "" if queue.total is None else f"{count(queue.total, 'statement')} for {glyphs.say(queue.who)}, "
    yield Text(f"{total}{queue.sort} order", "bold")
    while items := queue.more():
        for item in items:
            yield from _item(item, names, is_open=queue.only.is_open)


def _item(item: Item, names: Names, *, is_open: bool) -> Iterator[Text | Padding]:
    row, glyphs = item.asked, names.glyphs
    line = Text(f"{item.id}  {round(row.confidence * 100):3}%  ").append(names.party(row.party), "bold").append("  ")
    line.append_text(glyphs.stance(row.stance)).append(f"  {names.issue(row.issue)}")
    yield line.append(f"  {glyphs.say(row.report)}", "dim")
    yield Padding(Text(as_said(glyphs, row.evidence)), (0, 0, 0, 14))
    if item.weight is not None:
        yield Padding(Text(glyphs.say("; ".join(item.weight.reasons)), "dim"), (0, 0, 0, 14))
    if item.standing.verdict is not None and is_open:
        verdict = item.standing.verdict
        against = f", against {', '.join(verdict.against)}" if verdict.against else ""
        yield Padding(Text(glyphs.say(f"{verdict.action} by {', '.join(verdict.who)}{against}"), "dim"), (0, 0, 0, 14))


def document(queue: Queue) -> Iterator[str]:
    """The same as JSON, in pieces: `who`, `sort`, and `statements` as in docs/state.md with `weight`, `hangs` and `verdict`."""
    yield encode({"who": queue.who, "sort": str(queue.sort)})[:-1] + ', "statements": ['
    comma = ""
    while items := queue.more():
        for item in items:
            yield f"{comma}\n  {encode(_row(item, queue))}"
            comma = ","
    yield "\n]}\n"


def _row(item: Item, queue: Queue) -> dict[str, Any]:
    (row,) = state_json.document(State(queue.codebook, statements=(item.asked,)))["statements"]
    if item.weight is not None:
        row |= {"weight": item.weight.score, "hangs": list(item.weight.reasons)}
    if item.standing.verdict is not None and queue.only.is_open:
        row["verdict"] = verdict_row(item.standing.verdict)
    return {"asked": item.id, **row}
