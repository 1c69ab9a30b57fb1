"""The picture that is kept, brought up to decisions on some reports: only what they touch is laid and drawn anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from stateofplay.ledger import decisions, picture, readings, reports, standing, undoing, verdicts
from stateofplay.ledger.decisions import StoredDecision
from stateofplay.ledger.left_out import left_out
from stateofplay.ledger.reports import StoredReport
from stateofplay.ledger.standing import Standing
from stateofplay.ledger.verdicts import Laid
from stateofplay.project import drawing, operations


@dataclass(frozen=True, slots=True)
class _Laid:
    """The rows of a report that stand otherwise by its decisions, as they were and as they are; the decisions that fit none."""

    before: Sequence[Standing]
    after: Sequence[Standing]
    unfit: Sequence[StoredDecision]


def mend(connection: Connection, names: Sequence[str]) -> None:
    """Lay the decisions on these reports anew upon what was read in them, and draw what that touches.

    Where there is no place for what somebody has added, the picture is left as it is, which is then not that of now.

    Args:
        connection: writing, to a project whose picture is that of before the last decisions.
        names: the ids of the reports on which these are.
    """
    out = left_out(connection)
    live = [row for row in decisions.made_on(connection, names) if row.decision.report not in out]
    decided = operations.Course.of(connection).decided(live)
    about: dict[str, list[StoredDecision]] = {name: [] for name in names}
    for row in decided.rows:
        about.setdefault(row.decision.report, []).append(row)
    made: list[_Laid] = []
    for name, own in about.items():
        laid = _laid(connection, name, own)
        if laid is None:
            return
        made.append(laid)
    before, after = [row for one in made for row in one.before], [row for one in made for row in one.after]
    ids = {row.seq: row.decision.id for row in live}  # as they were made
    lost = {row.seq: ids[row.seq] for row in (*decided.unfollowed, *(row for one in made for row in one.unfit))}
    drawing.mend(connection, before, after, decisions.count(connection), _unfit(connection, names, lost))


def _unfit(connection: Connection, names: Sequence[str], lost: Mapping[int, str]) -> list[str]:
    """The decisions that fit nothing: those on other reports as before, those on these as they are now, by their numbers."""
    head = picture.head(connection)
    held = undoing.numbers(connection, head.body.get("unfit", ()) if head else ())
    elsewhere = {seq: key for seq, (key, report) in held.items() if report not in names}
    return [key for _, key in sorted({**elsewhere, **lost}.items())]


def _laid(connection: Connection, name: str, about: Sequence[StoredDecision]) -> _Laid | None:
    """A report with its decisions laid upon it; None where there is no place for what somebody has added."""
    stored = reports.of_id(connection, name)
    held = [] if stored is None else standing.of_versions(connection, [stored.seq])
    opened = standing.opening_of(held[0].place) if held else None if stored is None else _opening(connection, stored.seq)
    if stored is None or opened is None:
        return _Laid((), (), about)
    read = [row for row in held if row.read is not None]
    laid = verdicts.lay(stored.report, stored.seq, [row.read for row in read if row.read is not None], about)
    places = _places(laid, held, opened)
    if places is None:
        return None
    new = list(_rows(stored, laid, read, places))
    same = {row.place: row for row in held}
    kept = {row.place for row in new if same.get(row.place) == row}
    return _Laid([row for row in held if row.place not in kept], [row for row in new if row.place not in kept], laid.unfit)


def _opening(connection: Connection, version: int) -> int | None:
    """The place before all statements of a report in which nothing was read; None where no reader has read it."""
    made = readings.in_force(connection)
    in_order = [seq for seq in reports.in_force(connection) if seq in made]
    return standing.opening(in_order.index(version)) if version in in_order else None


def _places(laid: Laid, held: Sequence[Standing], opened: int) -> list[int] | None:
    """Where the rows of a report stand: those that a reader has where they stood, people's own between them."""
    own = {row.shown.id: row.place for row in held if row.read is None}
    ends = iter([*(row.place for row in held if row.read is not None), standing.closing(opened)])
    places: list[int] = []
    gap: list[int | None] = []
    last = opened
    for row in (*laid.rows, None):
        if row is not None and row.read is None:
            gap.append(own.get(row.subject.id))
            continue
        here = next(ends)
        found = standing.spread(gap, last, here)
        if found is None:
            return None
        places += [*found, here]
        gap, last = [], here
    return places[:-1]


def _rows(stored: StoredReport, laid: Laid, read: Sequence[Standing], places: Sequence[int]) -> list[Standing]:
    day = str(stored.report.published or "")
    waiting = iter(read)
    made = []
    for place, one in zip(places, laid.rows, strict=True):
        if one.read is None:
            alone = one.subject if one.stands is None else None
            made.append(Standing(place, stored.seq, day, None, one.stands, one.verdict, alone=alone))
        else:
            made.append(replace(next(waiting), stands=one.stands, verdict=one.verdict))
    return made
