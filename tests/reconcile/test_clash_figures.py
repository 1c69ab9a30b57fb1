"""Counts that differ, and sums that do not come out."""

from dataclasses import replace

from clash_builders import FIRST, found, kinds
from reconcile_builders import attribution, figure, reading, report

from stateofplay.model import Check, Tally
from stateofplay.reconcile import conflicts


def count(name, text, words, value, source, **rest):
    """A report with one sentence, which the source says, and one figure in it."""
    made = report(name, f"{text}, {source} said. It rained.", FIRST)
    found = figure(made, words, value, "pilots", **rest)
    return reading(made, figures=[found], attributions=[attribution(made, source, "said", text)])


TEXT = "The port of Dravik employs 120 pilots"
ONE = count("a", TEXT, "120 pilots", 120, "Varga")


def other(text, words, value, **rest):
    """A count by Reld."""
    return count("b", text, words, value, "Reld", **rest)


def test_two_claimants_count_differently():
    """The number of pilots has two values."""
    two = other("The port of Dravik employs 158 pilots", "158 pilots", 158)
    assert found(ONE, two) == [("figure", "The port of Dravik employs 120 pilots", "The port of Dravik employs 158 pilots")]


def test_bounds_are_respected():
    """More than a hundred is no contradiction of a hundred and twenty."""
    assert kinds(ONE, other("The port of Dravik employs 100 pilots", "100 pilots", 100, bound="more_than")) == []


def test_what_is_wanted_is_no_count():
    """A demand is a position."""
    assert kinds(ONE, other("The port of Dravik must have 158 pilots as the crews demand", "158 pilots", 158)) == []


def test_figures_of_different_days_agree():
    """A count may grow from one day to the next."""
    two = other("The port of Dravik employs 158 pilots", "158 pilots", 158, as_of="2031-03-01")
    first = count("a", TEXT, "120 pilots", 120, "Varga", as_of="2031-02-01")
    assert kinds(first, two) == []


def sums(holds):
    """A report with a total of 90 and parts that make 100."""
    made = report(
        "a", "The port is to pay 90 million a year: 60 million for crews and 40 million for cranes. It rained.", FIRST
    )
    figures = [
        figure(made, "90 million", 9e7, "crowns"),
        figure(made, "60 million", 6e7, "crowns"),
        figure(made, "40 million", 4e7, "crowns"),
    ]
    return reading(made, figures=figures), Check(tuple(figures), "parts", holds, "60 + 40 = 100, not 90 million")


def test_parts_that_miss_their_total():
    """The clause of the total stands against the parts."""
    made, check = sums(holds=False)
    assert found(made, checks=[check]) == [
        ("figure", "The port is to pay 90 million a year", "60 million for crews and 40 million")
    ]


def test_sums_are_told_in_plain_numbers():
    """By how much, in which direction, and without powers of ten."""
    made, check = sums(holds=False)
    (row,) = conflicts.find((made,), (), (), (check,))
    assert row.about == "crowns: the parts exceed the total by 10 million"


def test_rates_of_who_knows_what_do_not_clash():
    """Two percentages are of two things unless they are known to be of one."""
    one = count("a", "In Dravik port 12 percent of the pilots are ill", "12 percent", 12, "Varga")
    two = count("b", "In Dravik port 31 percent of the pilots are ill", "31 percent", 31, "Reld")
    rates = [replace(row, figures=tuple(replace(figure, unit="percent") for figure in row.figures)) for row in (one, two)]
    assert kinds(*rates) == []


def test_counts_of_other_names_do_not_clash():
    """Each port has its own pilots."""
    assert kinds(ONE, other("The harbour of Melk employs 158 pilots", "158 pilots", 158)) == []


def test_the_figures_of_a_sentence_are_found_without_looking_at_all():
    """Many figures in one report take time in proportion: each looks at its own sentence only."""
    text = "".join(f"Crew {at} has {at + 7} pilots. " for at in range(300)) + "It rained."
    made = report("a", text, FIRST)
    held = [figure(made, f"{at + 7} pilots.", at + 7, "pilots") for at in range(300)]
    assert kinds(reading(made, figures=sorted(held, key=lambda row: row.evidence))) == []


def test_a_sum_that_holds_is_no_conflict():
    """Nothing is said of a sum that comes out."""
    made, check = sums(holds=True)
    assert kinds(made, checks=[check]) == []


def test_claims_of_one_tally():
    """What the figures' own comparison found is told once, and not where the claims agree."""
    two = other("In Dravik there are 158 pilots at the port", "158 pilots", 158)
    figures = (*ONE.figures, *two.figures)
    assert kinds(ONE, two, tallies=[Tally("pilots", "pilots", figures, agrees=False)]) == ["figure"]
