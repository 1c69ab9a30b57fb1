"""Which conflict weighs most."""

from hypothesis import given
from hypothesis import strategies as st
from reconcile_builders import reading, report, span

from stateofplay.model import Citation, Conflict, ConflictKind, Retelling
from stateofplay.model.reconciled import ranked
from stateofplay.reconcile.ranking import Scales

TEXT = "The port rules out a third mate, Varga said. The port could take a third mate, Reld said. It rained."


def clash(kind, made):
    """A conflict between the two sentences."""
    ends = [Citation(made.report.id, span(TEXT, words)) for words in ("rules out a third mate", "could take a third mate")]
    return Conflict(*ends, "a third mate", kind)


def readings(**rest):
    """A report with two opposite statements."""
    made = report("a", TEXT)
    rows = [
        ("rules out a third mate", "mates", "port", "rejects", "Varga", rest),
        ("could take a third mate", "mates", "port", "open", "Reld"),
    ]
    return reading(made, rows)


def weight(made, kind=ConflictKind.STANCE, retellings=()):
    """The weight of the conflict among what is known."""
    return Scales.of([made], retellings).weighed(clash(kind, made)).weight


def test_a_stance_weighs_more_than_a_framing():
    """What puts a cell in doubt comes first."""
    assert weight(readings()) > weight(readings(), ConflictKind.FRAMING)


def test_a_red_line_adds_weight():
    """A conflict about what is said to be non-negotiable matters more."""
    assert weight(readings(red_line=True)) > weight(readings())


def test_passages_without_statements_weigh_least():
    """Where no cell hangs on it, little does."""
    assert weight(reading(report("a", TEXT))) < weight(readings())


def test_backing_counts_on_both_sides():
    """Many reports on one side do not outweigh one on the other; on both sides they do."""
    made = readings()
    again = reading(
        report("b", TEXT),
        [
            ("rules out a third mate", "mates", "port", "rejects", "Varga"),
            ("could take a third mate", "mates", "port", "open", "Reld"),
        ],
    )
    pairs = [Retelling((one.id, two.id)) for one, two in zip(made.statements, again.statements, strict=True)]

    def weighed(told):
        return Scales.of([made, again], told).weighed(clash(ConflictKind.STANCE, made)).weight

    assert weighed(pairs) > weighed(pairs[:1]) == weighed([])


def test_the_issue_and_the_statements_are_filled_in():
    """A conflict of passages names what it bears on, so that its cells show as contradicted."""
    made = readings()
    found = Scales.of([made], ()).weighed(clash(ConflictKind.ACCOUNT, made))
    assert found.issue == "mates"
    assert found.statements == tuple(row.id for row in made.statements)


@given(st.lists(st.floats(0, 1)))
def test_ranked_is_by_weight_and_keeps_all(weights):
    """The heaviest first, nothing lost, and equals in their order."""
    one = Citation("a", span(TEXT, "It rained."))
    rows = [Conflict(one, one, str(at), ConflictKind.DATE, weight=value) for at, value in enumerate(weights)]
    got = ranked(rows)
    assert sorted(got, key=lambda row: int(row.about)) == rows
    assert [(-row.weight, int(row.about)) for row in got] == sorted((-row.weight, int(row.about)) for row in rows)
