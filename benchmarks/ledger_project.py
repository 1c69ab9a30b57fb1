"""A large project of an invented negotiation, made through the ledger's own functions: 50,000 reports with 20 statements each.

What no report says here is what comparing them would cost: the rows of the picture (which statements repeat others, what the
tellings and conflicts are) are made up, and put in place as `drawing.keep` does; the cells are drawn from them.
"""

from __future__ import annotations

import bisect
import datetime as dt
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from sqlalchemy import Connection, delete, func, select

from stateofplay.export import state_json
from stateofplay.ledger import Ledger, codebooks, decisions, now, picture, readings, reports, search, standing, verdicts
from stateofplay.ledger.decisions import StoredDecision
from stateofplay.ledger.picture import Fact, Head
from stateofplay.ledger.readings import Made
from stateofplay.ledger.schema import DERIVED, KEPT, PASSAGES, PROJECT, REPORTS, STANDING
from stateofplay.ledger.standing import Standing
from stateofplay.model import (
    Action,
    Attribution,
    Codebook,
    Conflict,
    Form,
    Issue,
    Kind,
    PartialDate,
    Party,
    Reading,
    Report,
    ReportCard,
    Retelling,
    Sourcing,
    Span,
    Stance,
    State,
    Statement,
)
from stateofplay.project import drawing

PARTIES, ISSUES, YEARS = 12, 40, 4
_FIRST = dt.date(2021, 1, 4)
_DAYS = YEARS * 365
_BATCH = 250
_STANCES = tuple(one for one in Stance if one is not Stance.MIXED)
_OUTLETS = ("Vell Courier", "Lowland Wire", "Quay Gazette", "Northern Ledger", "The Strand")
_VERBS = {
    Stance.SUPPORTS: "supports",
    Stance.DEMANDS: "demands",
    Stance.OFFERS: "offers",
    Stance.OPEN: "would discuss",
    Stance.UNDECIDED: "has not decided on",
    Stance.REJECTS: "rejects",
}
_SOUNDS = "ba de ki lo mu ra se ti vo nu pel gar hin jor wen cas dru fil zom tre".split()


@dataclass(frozen=True, slots=True)
class World:
    """The negotiation: its codebook, its vocabulary by frequency, and where each party stands when."""

    codebook: Codebook
    words: tuple[str, ...]
    weights: tuple[float, ...]
    turns: dict[tuple[int, int], list[tuple[int, Stance]]]

    @classmethod
    def of(cls, seed: int) -> World:
        """The world of a seed; words are as frequent as in English: the n-th has the n-th part of the first's share."""
        chance = random.Random(seed)  # noqa: S311 - nothing to keep secret
        parties = tuple(Party(f"p{n}", f"{_word(chance).title()} Assembly", (), ()) for n in range(PARTIES))
        issues = tuple(Issue(f"i{n}", f"The {_word(chance)} clause", f"Clause {n} is adopted") for n in range(ISSUES))
        words = tuple(dict.fromkeys(_word(chance) for _ in range(30_000)))
        turns: dict[tuple[int, int], list[tuple[int, Stance]]] = {}
        for party in range(PARTIES):
            for issue in range(ISSUES):
                days = sorted(chance.sample(range(1, _DAYS), 12))
                turns[party, issue] = [(day, chance.choice(_STANCES)) for day in (0, *days)]
        return cls(
            Codebook("A large negotiation (invented)", parties, issues),
            words,
            tuple(accumulate(1 / (n + 3) for n in range(len(words)))),
            turns,
        )

    def stance(self, chance: random.Random, party: int, issue: int, day: int) -> Stance:
        """What a report has a party say: mostly where it stands on that day."""
        if chance.random() < 0.06:
            return chance.choice(_STANCES)
        turns = self.turns[party, issue]
        return turns[bisect.bisect_right(turns, day, key=lambda turn: turn[0]) - 1][1]

    def filler(self, chance: random.Random, count: int) -> str:
        """Words that say nothing."""
        return " ".join(chance.choices(self.words, cum_weights=self.weights, k=count))


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_SOUNDS) for _ in range(chance.choice((2, 3, 3, 4))))


def written(world: World, number: int, day: int, statements: int) -> Reading:
    """A report of that day, as read."""
    chance = random.Random(number)  # noqa: S311 - nothing to keep secret
    text, rows, said = "", [], []
    outlet = chance.choice(_OUTLETS)
    name = f"r{number:06}"
    for at in range(statements):
        party, issue = chance.randrange(PARTIES), chance.randrange(ISSUES)
        stance = world.stance(chance, party, issue, day)
        speaker = f"{world.words[100 + party * 3 + chance.randrange(3)].title()} {world.words[200 + party].title()}"
        start = len(text)
        body = world.codebook
        claim = f"the {body.parties[party].name} {_VERBS[stance]} {body.issues[issue].title}"
        hedge = f" if {world.filler(chance, 3)}" if chance.random() < 0.1 else ""
        text += f"{speaker} said {claim}{hedge}, {world.filler(chance, 6)}."
        source = Span(start, start + len(speaker), speaker)
        cue = Span(source.end + 1, source.end + 5, "said")
        content = Span.of(text, cue.end + 1, len(text) - 1)
        evidence = Span.of(text, cue.end + 1, cue.end + 1 + len(claim))
        rows.append(
            Statement(
                name,
                evidence,
                Span.of(text, start, len(text)),
                f"i{issue}",
                stance,
                f"p{party}",
                Sourcing.NAMED,
                source,
                cue,
                speaker,
                condition=Span.of(text, evidence.end + 1, evidence.end + len(hedge)) if hedge else None,
                red_line=chance.random() < 0.02,
                past=chance.random() < 0.05,
                confidence=round(0.4 + 0.6 * chance.random(), 3),
                reasons=("a term of the codebook", "a verb of stance"),
            )
        )
        said.append(Attribution((source,), (cue,), (content,), Form.INDIRECT, Kind.SPEECH, speaker, None, 0.9))
        text += "\n\n" if at % 3 == 2 else f" {world.filler(chance, 12).capitalize()}. "
    date = PartialDate(str(_FIRST + dt.timedelta(days=day)))
    title = f"{world.filler(chance, 5).capitalize()}"
    return Reading(Report(name, text.rstrip(), outlet, date, title), tuple(rows), attributions=tuple(said))


def every(world: World, reports_wanted: int, statements: int) -> Iterator[tuple[int, Reading]]:
    """All reports in order of publication, each with its day."""
    for number in range(reports_wanted):
        day = number * _DAYS // reports_wanted
        yield day, written(world, number, day, statements)


def build(ledger: Ledger, *, reports_wanted: int, statements: int, decided: int, note: Callable[[str], None]) -> None:
    """Fill an empty project: reports with readings, the picture, and decisions on some statements."""
    world = World.of(6)
    recorded = now()
    with ledger.writing() as connection:
        book = codebooks.add(connection, world.codebook, origin="given", recorded=recorded, who="bench")
    waiting = every(world, reports_wanted, statements)
    place = 0
    while batch := list(islice(waiting, _BATCH)):
        with ledger.writing() as connection:
            for _, reading in batch:
                version = reports.add(connection, reading.report, recorded=now(), who="bench")
                readings.add(connection, Made(version, "bench", book, "", {}), reading, recorded=now())
        place += len(batch)
        if place % 10_000 < _BATCH:
            note(f"{place:,} reports kept")
    _decide(ledger, decided)
    note(f"{decided:,} decisions kept")
    _draw(ledger, note)


def _decide(ledger: Ledger, wanted: int) -> None:
    """Verdicts of two people, each on the first statement of a report, spread over the years."""
    with ledger.writing() as connection:
        made = readings.in_force(connection)
        versions = list(reports.in_force(connection))
        chosen = versions[:: max(1, len(versions) // max(1, wanted))][:wanted]
        kept = []
        for stored in readings.load(connection, [made[seq] for seq in chosen]):
            seq, row = stored.made.version, stored.reading.statements[0]
            says = None if seq % 5 == 0 else row
            action, who = Action.ACCEPT if says else Action.REJECT, ("ada", "bo")[seq % 2]
            kept.append(decisions.about(action, stored.reading.report, seq, who=who, recorded=now(), seen=row, says=says))
        decisions.add(connection, kept)


def _draw(ledger: Ledger, note: Callable[[str], None]) -> None:
    with ledger.reading() as connection:
        made = readings.in_force(connection)
        wanted = [made[seq] for seq in reports.in_force(connection)]
    with ledger.writing(alone=True) as connection:
        facts = _Facts()
        number = standing.replace_all(connection, _rows(ledger, wanted, facts))
        note(f"{number:,} statements in place")
        picture.put_facts(connection, facts.rows)
        live = number - (connection.scalar(select(func.count()).where(STANDING.c.live.is_(False))) or 0)
        numbers = {"as_of": facts.last, "reports": len(wanted), "copies": 0, "statements": live, "unfit": []}
        picture.put_head(connection, Head(picture.rests_on(connection), decisions.count(connection), numbers))
    cells = [(f"i{issue}", f"p{party}") for issue in range(ISSUES) for party in range(PARTIES)]
    for start in range(0, len(cells), PARTIES):
        with ledger.writing(alone=True) as connection:
            drawing._redraw(connection, cells[start : start + PARTIES])  # noqa: SLF001 - as a decision on each would have it
    note(f"{len(cells)} cells drawn")


class _Facts:
    """The facts that a picture has beside statements, made up: a card for each report, some retellings, some conflicts."""

    def __init__(self) -> None:
        self.rows: list[Fact] = []
        self.groups = 0
        self.last = ""
        self._before: dict[tuple[str, str], Statement] = {}

    def meet(self, report: Report, rows: Sequence[Statement]) -> dict[str, int]:
        """Take in a report; the numbers of the retellings that its statements belong to."""
        chance = random.Random(report.id)  # noqa: S311 - nothing to keep secret
        self.last = str(report.published)
        card = ReportCard(report.id, report.outlet, report.published, report.title, len(report.text.split()))
        (row,) = state_json.document(State(Codebook("", (), ()), reports=(card,)))["reports"]
        self.rows.append(Fact("report", "", report.id, row))
        found: dict[str, int] = {}
        for one in rows:
            earlier = self._before.get((one.party, one.issue))
            self._before[one.party, one.issue] = one
            if earlier is None:
                continue
            if chance.random() < 0.02 and earlier.stance is one.stance:
                base = State(Codebook("", (), ()), retellings=(Retelling((earlier.id, one.id)),))
                document = state_json.document(base)
                more = {name: document[f"retelling_{name}"][0] for name in ("reasons", "merges", "origins")}
                self.rows.append(Fact("retelling", one.issue, "", {"statements": document["retellings"][0], **more}))
                found[one.id] = self.groups
                self.groups += 1
            elif chance.random() < 0.002:
                pair = Conflict(earlier.citation, one.citation, "where it stands", "stance", one.issue, (earlier.id, one.id))
                (body,) = state_json.document(State(Codebook("", (), ()), conflicts=(pair,)))["conflicts"]
                self.rows.append(Fact("conflict", one.issue, earlier.report, body))
        return found


def _rows(ledger: Ledger, wanted: Sequence[tuple[int, Made]], facts: _Facts) -> Iterator[Standing]:
    with ledger.reading() as connection:
        decided: dict[str, list[StoredDecision]] = defaultdict(list)
        for row in decisions.every(connection):
            decided[row.decision.report].append(row)
        for number, stored in enumerate(readings.load(connection, wanted)):
            report, version = stored.reading.report, stored.made.version
            groups = facts.meet(report, stored.reading.statements)
            laid = verdicts.lay(report, version, stored.reading.statements, decided.get(report.id, ()))
            for at, (row, seq) in enumerate(zip(laid.rows, stored.rows, strict=True)):
                place = standing.place_of(number, at, len(laid.rows))
                told = groups.get(row.read.id) if row.read else None
                yield Standing(place, version, str(report.published), row.read, row.stands, row.verdict, seq, told)


def copied(source: Ledger, target: Ledger) -> None:
    """Fill an empty project on a server with the rows of one in a file, in the server's own way of taking in many."""
    with source.reading() as rows, target.writing(alone=True) as connection:
        connection.execute(delete(PROJECT))
        for table in (*KEPT, *DERIVED):
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            lines = (_line(row) for row in rows.exec_driver_sql(f"SELECT {names} FROM {table.name}"))  # noqa: S608 - our own names
            _put(connection, f"COPY {table.name} ({names}) FROM STDIN", lines)
            if "seq" in table.columns:
                wanted = f"SELECT setval(pg_get_serial_sequence('{table.name}', 'seq'), max(seq)) FROM {table.name}"  # noqa: S608
                connection.exec_driver_sql(wanted)
        connection.exec_driver_sql("CREATE TEMPORARY TABLE told (number bigint, words text) ON COMMIT DROP")
        _put(connection, "COPY told (number, words) FROM STDIN", _paragraphs(rows))
        connection.exec_driver_sql(
            "INSERT INTO word_index (rowid, words) SELECT number, to_tsvector('stateofplay', words) FROM told"
        )


def _paragraphs(rows: Connection) -> Iterator[bytes]:
    c = PASSAGES.c
    chosen = select(c.seq, c.start, c.end, REPORTS.c.text).join(REPORTS, c.version == REPORTS.c.seq)
    for row in rows.execute(chosen):
        yield _line((row.seq, search.folded(row.text[row.start : row.end])))


def _line(row: Sequence[object]) -> bytes:
    """A row as COPY reads it."""
    return ("\t".join(map(_field, row)) + "\n").encode()


def _field(value: object) -> str:
    if value is None:
        return "\\N"
    if isinstance(value, bytes):
        return "\\\\x" + value.hex()
    return str(value).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def _put(connection: Connection, words: str, lines: Iterator[bytes]) -> None:
    parts = iter(lambda: b"".join(islice(lines, 500)), b"")
    cursor = connection.connection.cursor()
    try:
        cursor.execute(words, stream=parts)
    finally:
        cursor.close()
