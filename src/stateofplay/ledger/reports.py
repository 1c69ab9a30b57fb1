"""Reports as they are kept: each version once, under a key that derives from its content."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, RowMapping, insert, select

from stateofplay.ledger import forms, search
from stateofplay.ledger.left_out import left_out
from stateofplay.ledger.schema import PASSAGES, REPORTS
from stateofplay.model import Report

_MOST: Final = 400


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A version of a report: its number, its key, the report itself, when, by whom and from which file it was added."""

    seq: int
    key: str
    report: Report
    recorded: str
    who: str
    replaces: int | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """Something that is kept already.

    Attributes:
        report: the id of the report of which it is a version.
        is_in_force: that report reads so now, whatever is left out.
        left_out: the id of the decision that leaves the report out; "" for none.
    """

    report: str
    is_in_force: bool = True
    left_out: str = ""


def keys(connection: Connection) -> dict[str, str]:
    """The ids of all versions by their keys."""
    return {row.key: row.report for row in connection.execute(select(REPORTS.c.key, REPORTS.c.report))}


def has(connection: Connection, key: str) -> bool:
    """Whether a version of that key is there."""
    return connection.scalar(select(REPORTS.c.seq).where(REPORTS.c.key == key)) is not None


def names(connection: Connection) -> set[str]:
    """The ids of all reports."""
    return set(connection.scalars(select(REPORTS.c.report)))


def free_name(name: str, key: str, taken: Collection[str]) -> str:
    """An id for a report of that file name: the name itself, and where another has it, with digits of its key."""
    return next((one for one in (name, f"{name}~{key[:4]}", f"{name}~{key[:8]}") if one not in taken), f"{name}~{key}")


def version_key(content: str, replaced: str) -> str:
    """The key of a version that says again what an earlier one said: of its content, and of the version that it replaces."""
    return hashlib.sha256(f"{content}\x1f{replaced}".encode()).hexdigest()[:16]


def held(connection: Connection, wanted: Sequence[str]) -> dict[str, Held]:
    """What is kept of the content of these keys, by key."""
    found: dict[str, Held] = {}
    out = left_out(connection)
    newer = REPORTS.alias()
    chosen = select(REPORTS.c.key, REPORTS.c.report, newer.c.seq).join(newer, newer.c.replaces == REPORTS.c.seq, isouter=True)
    for start in range(0, len(wanted), _MOST):
        for key, report, later in connection.execute(chosen.where(REPORTS.c.key.in_(wanted[start : start + _MOST]))):
            now = last(connection, report) if later is not None else None
            found[key] = Held(report, now is None or forms.report_key(now.report) == key, out.get(report, ""))
    return found


def add(connection: Connection, report: Report, *, recorded: str, who: str, replaces: int | None = None) -> int:
    """Keep a version of a report with the name of its file, and index its words; its number."""
    key = forms.report_key(report)
    if replaces is not None and has(connection, key):
        before = connection.scalar(select(REPORTS.c.key).where(REPORTS.c.seq == replaces))
        key = version_key(key, before or "")
    columns = {
        "key": key,
        "report": report.id,
        "outlet": report.outlet,
        "published": str(report.published) if report.published else None,
        "title": report.title,
        "url": report.url,
        "text": report.text,
        "layout": forms.encode(forms.layout_row(report)),
        "replaces": replaces,
        "recorded": recorded,
        "who": who,
        "file": Path(report.original.path).name if report.original else "",
    }
    seq = connection.execute(insert(REPORTS).returning(REPORTS.c.seq), columns).scalar_one()
    stretches = list(paragraphs(report))
    if stretches:
        rows = [{"version": seq, "start": start, "end": end} for start, end in stretches]
        numbers = connection.scalars(insert(PASSAGES).returning(PASSAGES.c.seq, sort_by_parameter_order=True), rows).all()
        search.add(connection, ((number, report.text[a:b]) for number, (a, b) in zip(numbers, stretches, strict=True)))
    return int(seq)


def paragraphs(report: Report) -> Iterator[tuple[int, int]]:
    """The lines of a report that hold words and are not wholly set aside."""
    start = 0
    for line in report.text.split("\n"):
        end = start + len(line)
        if line.strip() and not any(aside.span.start <= start and end <= aside.span.end for aside in report.set_aside):
            yield start, end
        start = end + 1


def in_force(connection: Connection, known: str = "") -> dict[int, str]:
    """The numbers of the versions in force with their reports' ids, in order of publication (undated last), then of id.

    Reports that are left out have none.

    Args:
        connection: to the project.
        known: only what was recorded by then; "" for all.
    """
    columns = select(REPORTS.c.seq, REPORTS.c.report, REPORTS.c.published, REPORTS.c.replaces)
    rows = connection.execute(columns.where(REPORTS.c.recorded <= known) if known else columns).all()
    replaced = {row.replaces for row in rows if row.replaces is not None}
    out = left_out(connection, known)
    kept = [row for row in rows if row.seq not in replaced and row.report not in out]
    kept.sort(key=lambda row: (row.published is None, row.published or "", row.report))
    return {row.seq: row.report for row in kept}


def load(connection: Connection, seqs: Sequence[int]) -> Iterator[StoredReport]:
    """Versions by their numbers, in that order, a few hundred in memory at a time."""
    waiting = iter(seqs)
    while batch := list(islice(waiting, 200)):
        rows = {row["seq"]: row for row in connection.execute(select(REPORTS).where(REPORTS.c.seq.in_(batch))).mappings()}
        yield from (_stored(rows[seq]) for seq in batch if seq in rows)


def of_id(connection: Connection, report: str) -> StoredReport | None:
    """The version in force of a report; None where there is none of that id, or it is left out."""
    return None if report in left_out(connection) else last(connection, report)


def last(connection: Connection, report: str) -> StoredReport | None:
    """The last version of a report, left out or not; None where there is none of that id."""
    rows = connection.execute(select(REPORTS).where(REPORTS.c.report == report)).mappings().all()
    replaced = {row["replaces"] for row in rows}
    return next((_stored(row) for row in rows if row["seq"] not in replaced), None)


def _stored(row: RowMapping) -> StoredReport:
    made = forms.report(row["report"], dict(row))
    return StoredReport(row["seq"], row["key"], made, row["recorded"], row["who"], row["replaces"], row["file"])
