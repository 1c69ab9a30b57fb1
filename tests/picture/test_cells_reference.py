"""Cells against the plain way of drawing them, which looks at all statements again for each day."""

import time
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from stateofplay.model import Movement, Sourcing, Span, Stance, Statement
from stateofplay.picture.cells import Dated, _movements, _weight, deciding

_STANCES = [one for one in Stance if one is not Stance.MIXED]
_DAYS = ["", "2031", "2031-03", "2031-03-04", "2031-03-05", "2031-04-01"]


def _plain_deciding(rows):
    """The statements that set the cell, found by asking one question after another."""
    current = [row for row in rows if not row.statement.past] or list(rows)
    current = [row for row in current if row.stance is not Stance.UNDECIDED] or current
    plain = [row for row in current if row.statement.condition is None] or current
    last = max(row.day for row in plain)
    latest = [row for row in plain if row.day == last]
    ranked = sorted(latest, key=lambda row: (-_weight(row), -row.order))
    best = ranked[0].stance
    setting = [row for row in ranked if row.stance is best]
    return sorted(setting, key=lambda row: row.statement.stance is not best)


def _plain_movements(party, issue, rows):
    """The movements, found by drawing the cell again on each day."""
    out = []
    before = None
    for day in sorted({row.day for row in rows if row.day and not row.statement.past}):
        lead = _plain_deciding([row for row in rows if row.day <= day])[0]
        if before is not None and lead.stance is not before.stance:
            old, new = before.statement, lead.statement
            out.append(Movement(party, issue, before.stance, lead.stance, before.day, lead.day, old.id, new.id))
        before = lead
    return out


def _dated(number, day, stance, told, *, past=False, condition=False, confidence=1.0, other=False):  # noqa: PLR0913 - what a cell looks at
    """A statement of one party on one issue."""
    words = Span(number * 10, number * 10 + 3, "yes")
    row = Statement(f"r{number}", words, words, "quota", stance, "islands", Sourcing.NAMED, confidence=confidence, past=past)
    row = replace(row, condition=words if condition else None, told_by="osk" if other else "")
    return Dated(row, day, number, told, row.id)


@st.composite
def _rows(draw):
    """Statements of one cell, in reading order."""
    day, stance = st.sampled_from(_DAYS), st.sampled_from(_STANCES)
    more = st.fixed_dictionaries(
        {
            "past": st.booleans(),
            "condition": st.booleans(),
            "other": st.booleans(),
            "confidence": st.sampled_from([0.5, 0.8, 1.0]),
        }
    )
    told = draw(st.lists(st.tuples(day, stance, stance, more), min_size=1, max_size=14))
    return [_dated(number, *fields, **more) for number, (*fields, more) in enumerate(told)]


@given(_rows())
def test_as_the_plain_way_has_it(rows):
    """The statements that set a cell, and the movements that led there, are those of the plain way."""
    assert deciding(rows) == _plain_deciding(rows)
    assert _movements("islands", "quota", rows) == _plain_movements("islands", "quota", rows)


def test_time_grows_as_the_statements():
    """Four times as many statements of one cell take about four times as long, not sixteen times."""
    days = [f"{year}-{month:02}-{day:02}" for year in range(2000, 2054) for month in range(1, 13) for day in range(1, 32)]
    stances = [_STANCES[n * 7 % 6] for n in range(20_000)]
    rows = [_dated(n, days[n], one, one, past=n % 5 == 0, condition=n % 3 == 0) for n, one in enumerate(stances)]

    def took(count):
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            _movements("islands", "quota", rows[:count])
            best = min(best, time.process_time() - start)
        return best

    assert took(20_000) < 9 * took(5_000)
