"""All that a project holds, without times and row numbers: equal for projects that came to be in different ways."""

from sqlalchemy import select

from stateofplay.export import state_json
from stateofplay.ledger import Ledger, decisions, readings, reports, schema
from stateofplay.project import drawing, states


def dump(ledger: Ledger) -> dict[str, object]:
    """Reports, the readings in force with their statements, decisions, codebooks, the index of words, and the picture."""
    drawing.refresh(ledger)
    with ledger.reading() as connection:
        versions = list(reports.load(connection, list(connection.scalars(select(schema.REPORTS.c.seq)))))
        keys = {one.seq: one.key for one in versions}
        made = readings.in_force(connection)
        in_force = [made[seq] for seq in reports.in_force(connection)]
        held = list(readings.load(connection, in_force))
        told = [row.decision for row in decisions.every(connection)]
        books = connection.execute(select(schema.CODEBOOKS.c.body, schema.CODEBOOKS.c.origin).order_by(schema.CODEBOOKS.c.seq))
        passages = connection.execute(select(schema.PASSAGES.c.version, schema.PASSAGES.c.start, schema.PASSAGES.c.end))
        return {
            "reports": sorted((one.key, one.report.id, one.report.text, keys.get(one.replaces, "")) for one in versions),
            "readings": [(one.made.reader, one.made.known, dict(one.made.taught), one.reading) for one in held],
            "decisions": [(one.action, one.who, one.report, one.seen, one.says) for one in told],
            "codebooks": [tuple(row) for row in books],
            "passages": sorted((keys[version], start, end) for version, start, end in passages),
            "picture": state_json.dumps(states.state(ledger)),
        }


def rows(ledger: Ledger) -> dict[str, int]:
    """How many rows each table that is kept has, superseded readings too."""
    with ledger.reading() as connection:
        return {table.name: len(connection.execute(select(table)).all()) for table in schema.KEPT}
