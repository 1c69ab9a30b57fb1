"""The tables of a project, the same in SQLite and PostgreSQL.

What is known is only ever added to: `codebooks`, `reports`, `readings`, `statements`, `decisions`. What follows from it can be
thrown away and made again: `standing`, `cells`, `facts`, `heads`. Spans are offsets into the text of their report's version.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, text

from stateofplay.ledger.kept_text import KeptText

SCHEMA: Final = 2
"""Number of the form that this version writes; `migrations` leads here from each earlier one."""
APPLICATION: Final = 0x534F5031
"""`SOP1`: what SQLite's header says of a file that is a project."""

METADATA: Final = MetaData()
_BIG: Final = BigInteger().with_variant(Integer(), "sqlite")

PROJECT: Final = Table(
    "project",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    comment="the number of the schema, the version that it needs, the negotiation",
)

CODEBOOKS: Final = Table(
    "codebooks",
    METADATA,
    Column("seq", _BIG, primary_key=True),
    Column("body", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("who", KeptText, nullable=False),
    Column("why", KeptText, nullable=False),
    sqlite_autoincrement=True,
    comment="each version of the codebook; the last is in force",
)

REPORTS: Final = Table(
    "reports",
    METADATA,
    Column("seq", _BIG, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("report", KeptText, nullable=False),
    Column("outlet", KeptText, nullable=False),
    Column("published", Text),
    Column("title", KeptText, nullable=False),
    Column("url", KeptText, nullable=False),
    Column("text", KeptText, nullable=False),
    Column("layout", Text, nullable=False),
    Column("replaces", _BIG, ForeignKey("reports.seq"), unique=True),
    Column("recorded", Text, nullable=False),
    Column("who", KeptText, nullable=False),
    Column("file", KeptText, nullable=False, server_default=""),
    Index("reports_by_id", "report"),
    sqlite_autoincrement=True,
    comment="each version of each report; `replaces` names the one before, the last is in force",
)

READINGS: Final = Table(
    "readings",
    METADATA,
    Column("seq", _BIG, primary_key=True),
    Column("version", _BIG, ForeignKey("reports.seq"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("codebook", _BIG, ForeignKey("codebooks.seq"), nullable=False),
    Column("known", Text, nullable=False),
    Column("taught", Text, nullable=False),
    Column("layers", LargeBinary, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("recorded", Text, nullable=False),
    Index("readings_by_version", "version"),
    sqlite_autoincrement=True,
    comment="what a reader made of a version of a report with a codebook; the last of each report is in force",
)

STATEMENTS: Final = Table(
    "statements",
    METADATA,
    Column("seq", _BIG, primary_key=True),
    Column("reading", _BIG, ForeignKey("readings.seq"), nullable=False),
    Column("id", Text, nullable=False),
    Column("issue", Text, nullable=False),
    Column("party", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("body", Text, nullable=False),
    Index("statements_by_reading", "reading"),
    sqlite_autoincrement=True,
    comment="statements as read, in the order in which they were read",
)

DECISIONS: Final = Table(
    "decisions",
    METADATA,
    Column("seq", _BIG, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("action", Text, nullable=False),
    Column("who", KeptText, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("why", KeptText, nullable=False),
    Column("report", KeptText, nullable=False),
    Column("version", _BIG, ForeignKey("reports.seq")),
    Column("body", Text, nullable=False),
    Column("undoes", Text, nullable=False),
    Column("batch", Text, nullable=False),
    Index("decisions_by_report", "report"),
    Index("decisions_by_undoes", "undoes"),
    Index("decisions_by_batch", "batch", sqlite_where=text("batch <> ''"), postgresql_where=text("batch <> ''")),
    sqlite_autoincrement=True,
    comment="what people decided; undone by a later row, never erased",
)

PASSAGES: Final = Table(
    "passages",
    METADATA,
    Column("seq", _BIG, primary_key=True),
    Column("version", _BIG, ForeignKey("reports.seq"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("passages_by_version", "version"),
    sqlite_autoincrement=True,
    comment="paragraphs, as the index of words (`search`) numbers them",
)

STANDING: Final = Table(
    "standing",
    METADATA,
    Column("place", _BIG, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("version", _BIG, nullable=False),
    Column("row", _BIG),
    Column("body", Text),
    Column("issue", Text, nullable=False),
    Column("party", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("live", Boolean, nullable=False),
    Column("decided", Text),
    Column("grp", _BIG),
    Column("repeats", Boolean, nullable=False),
    Column("stands", Text),
    Index("standing_by_cell", "issue", "party", "live", "day", "place"),
    Index("standing_by_version", "version"),
    Index("standing_by_id", "id"),
    Index("standing_by_stands", "stands", sqlite_where=text("stands IS NOT NULL"), postgresql_where=text("stands IS NOT NULL")),
    Index("standing_decided", "place", sqlite_where=text("decided IS NOT NULL"), postgresql_where=text("decided IS NOT NULL")),
    Index(
        "standing_unsure", "confidence", "place", sqlite_where=text("decided IS NULL"), postgresql_where=text("decided IS NULL")
    ),
    Index("standing_newest", "day", "place", sqlite_where=text("decided IS NULL"), postgresql_where=text("decided IS NULL")),
    comment="statements as they stand once reports are compared and decisions are laid upon them; `stands` is the other id",
)

CELLS: Final = Table(
    "cells",
    METADATA,
    Column("issue", Text, primary_key=True),
    Column("party", Text, primary_key=True),
    Column("body", Text, nullable=False),
    Column("rest", Text, nullable=False, server_default=""),
    comment="where each party stands on each issue; `rest` is what grows with their statements",
)

FACTS: Final = Table(
    "facts",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("issue", Text, nullable=False),
    Column("report", KeptText, nullable=False),
    Column("body", Text, nullable=False),
    Index("facts_by_issue", "kind", "issue"),
    comment="the other rows of the picture, in the form of docs/state.md",
)

HEADS: Final = Table(
    "heads",
    METADATA,
    Column("seq", _BIG, primary_key=True),
    Column("rests_on", Text, nullable=False),
    Column("decisions", Text, nullable=False),
    Column("body", Text, nullable=False),
    sqlite_autoincrement=True,
    comment="of the picture as a whole: what it was made from, and how many reports and statements there are",
)

KEPT: Final = (PROJECT, CODEBOOKS, REPORTS, READINGS, STATEMENTS, DECISIONS, PASSAGES)
"""Tables whose rows are never changed, in an order in which they can be copied."""
DERIVED: Final = (STANDING, CELLS, FACTS, HEADS)
"""Tables that can be made again from the others."""
