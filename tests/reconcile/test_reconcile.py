"""The step as a whole: one account, the same whatever the order, fast enough for an archive."""

from __future__ import annotations

import time
from itertools import permutations

from reconcile_builders import DOCKS, DOCKS_OTHER, DOCKS_SPUN, reading, report

from stateofplay.model import Context, CopyKind
from stateofplay.reconcile import reconcile


def test_readings_come_out_in_order_of_publication():
    """By date, then by id; those without a date last."""
    made = [
        reading(report(name, f"Text {name}.", day))
        for name, day in (("d", ""), ("c", "2031-03-05"), ("b", "2031-03-04"), ("a", "2031-03-05"))
    ]
    (account,) = reconcile(made, Context())
    assert [row.report.id for row in account.readings] == ["b", "a", "c", "d"]


def test_the_account_does_not_depend_on_the_order_of_the_readings():
    """Every order of the same readings gives an equal account."""
    made = [
        reading(report("a", DOCKS), [("Harbor officials have turned down both requests", "crew-size", "port", "rejects")]),
        reading(report("b", DOCKS_SPUN), [("Port officials have rejected both demands", "crew-size", "port", "rejects")]),
        reading(
            report("c", DOCKS_OTHER, ""),
            [("Tomas Reld, the chairman, has put seven hands on the table", "crew-size", "port", "offers")],
        ),
    ]
    accounts = [next(reconcile(order, Context())) for order in permutations(made)]
    assert all(account == accounts[0] for account in accounts)
    assert [(copy.report, copy.kind) for copy in accounts[0].copies] in ([("a", CopyKind.RESPUN)], [("b", CopyKind.RESPUN)])
    assert len(accounts[0].retellings) == 1


def test_no_readings_give_an_empty_account():
    """The step always yields one account."""
    (account,) = reconcile([], Context())
    assert account.readings == account.retellings == account.conflicts == account.copies == ()


def test_hundreds_of_reports_take_seconds():
    """Three hundred different reports are compared in far less than all pairs would take."""
    lines = DOCKS.split("\n")
    made = []
    for n in range(300):
        told = (f"{line} Item {n * 7 + at} was struck from roll {n}." for at, line in enumerate(lines[n % 5 :]))
        made.append(reading(report(f"r{n:03}", "\n".join(told))))
    start = time.perf_counter()
    next(reconcile(made, Context()))
    assert time.perf_counter() - start < 30
