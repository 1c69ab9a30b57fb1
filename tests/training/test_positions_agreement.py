"""Agreement of two annotations."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.positions import agreement
from training.positions.corpus import Row

HEAD = "= 01 | agency | Sound Wire | 2025-02-03 | Deckhands want more\n"
TEXT = "The union wants six percent and a third rest day, Ada Holm said. The company refused both. It rained.\n"
PAY = "> pay | demands | crew | named | Ada Holm | said | The union | The union wants six percent\n"
BOTH = "The union wants six percent and a third rest day"


def row(issue, start, end, party="crew", stance="demands"):
    """A row of these fields that rests on these characters."""
    return Row(issue, stance, party, "none", None, None, None, (start, end))


def issues(pairs):
    """The issues of paired rows."""
    return [(a.issue, b.issue) for a, b in pairs]


def test_alpha_of_krippendorffs_binary_example():
    """Two observers, ten articles, binary values: .095 (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, A)."""
    meg = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0)
    owen = (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
    units = [(str(a), str(b)) for a, b in zip(meg, owen, strict=True)]
    assert agreement.alpha(units) == pytest.approx(0.095, abs=5e-4)


def test_alpha_of_krippendorffs_nominal_example():
    """Two observers, twelve units, five values: .692 (the same, B)."""
    ben, gerry = "aabbdcccedda", "babbbccceddd"
    assert agreement.alpha(zip(ben, gerry, strict=True)) == pytest.approx(0.692, abs=5e-4)


def test_units_that_one_coder_left_out_are_not_counted():
    """Missing values change nothing."""
    units = list(zip("aabbdcccedda", "babbbccceddd", strict=True))
    assert agreement.alpha([("a", None), *units, (None, "b"), (None, None)]) == agreement.alpha(units)


def test_alpha_is_not_defined_where_nothing_varies():
    """One value throughout, or no units, say nothing of agreement."""
    assert math.isnan(agreement.alpha([("a", "a"), ("a", "a")]))
    assert math.isnan(agreement.alpha([]))


VALUES = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=30)


@given(VALUES)
def test_alpha_does_not_ask_who_is_first(units):
    """Coders may change places; alpha is at most 1, and 1 only where they agree."""
    value, turned = agreement.alpha(units), agreement.alpha((b, a) for a, b in units)
    assert value == turned or (math.isnan(value) and math.isnan(turned))
    if not math.isnan(value):
        assert (value == 1) == all(a == b for a, b in units)
        assert value <= 1


def test_half_of_the_shorter_makes_a_pair():
    """Evidence within other evidence pairs; less than half of the shorter does not."""
    assert len(agreement.paired([row("pay", 0, 40)], [row("pay", 10, 20)])) == 1
    assert len(agreement.paired([row("pay", 0, 10)], [row("pay", 5, 30)])) == 1
    assert agreement.paired([row("pay", 0, 10)], [row("pay", 6, 30)]) == ()
    assert agreement.paired([row("pay", 0, 10)], [row("pay", 10, 20)]) == ()


def test_best_overlap_is_paired_first():
    """One to one: a row that lies within two others goes with the one that it overlaps most."""
    first = [row("pay", 0, 40), row("rest", 0, 12)]
    assert issues(agreement.paired(first, [row("-", 0, 10)])) == [("rest", "-")]


def test_rows_on_the_same_words_pair_by_issue_and_party():
    """Rows that share evidence are told apart by what they say, whatever their order."""
    first = [row("pay", 0, 20), row("rest", 0, 20), row("pay", 0, 20, "line")]
    second = [row("pay", 0, 20, "line"), row("pay", 0, 20), row("rest", 0, 20)]
    pairs = agreement.paired(first, second)
    assert [(a.issue, a.party) for a, _ in pairs] == [(b.issue, b.party) for _, b in pairs]
    assert len(pairs) == 3


SPANS = st.lists(
    st.tuples(st.sampled_from(("pay", "rest")), st.integers(0, 20), st.integers(1, 20)).map(
        lambda t: row(t[0], t[1], t[1] + t[2])
    ),
    max_size=6,
)


@given(SPANS, SPANS)
def test_pairs_are_one_to_one(first, second):
    """No row is in two pairs, and an annotation is paired with itself whole."""
    pairs = agreement.paired(first, second)
    assert len({id(a) for a, _ in pairs}) == len({id(b) for _, b in pairs}) == len(pairs)
    assert issues(agreement.paired(first, first)) == [(a.issue, a.issue) for a in first]


def test_overlap_is_the_share_of_both():
    """Characters in both spans, of those in either."""
    assert agreement.overlap((0, 10), (0, 10)) == 1
    assert agreement.overlap((0, 10), (5, 15)) == pytest.approx(1 / 3)
    assert agreement.overlap((0, 10), (10, 20)) == 0


def test_stance_counts_on_the_same_issue_alone():
    """Where the two rows are on different issues, or on none, their stances are not compared."""
    stance = agreement.MEASURES["stance (same issue)"]
    assert stance(row("pay", 0, 1), row("pay", 0, 1, stance="open")) == ("demands", "open")
    assert stance(row("pay", 0, 1), row("rest", 0, 1)) == (None, None)
    assert stance(row("-", 0, 1, stance="-"), row("-", 0, 1, stance="-")) == (None, None)


@pytest.fixture
def marks(negotiation):
    """One passage as two annotators marked it: they differ in a stance and in a row that the second left out."""
    rest = f"> rest | demands | crew | named | Ada Holm | said | The union | {BOTH}\n"
    refused = "> pay | rejects | line | collective | The company | refused | The company | The company refused both\n"
    home = negotiation(HEAD + TEXT + PAY + rest + refused, "corpus/ferry")
    other = PAY + rest.replace("demands", "supports").replace("Ada Holm | said", "Ada Holm | -")
    second = negotiation(HEAD + TEXT + other, "second/ferry", codebook=False)
    return agreement.read(second.parent, home.parent)


def test_what_both_found(marks):
    """Rows are counted by evidence, by evidence on an issue, and with issue, party and stance."""
    assert agreement.found(marks) == {
        "rows, by their evidence": (2, 3, 2),
        "rows on an issue, by their evidence": (2, 3, 2),
        "the same with issue, party and stance": (1, 3, 2),
        "status claims, by issue and status": (0, 0, 0),
    }
    assert agreement.shares(2, 3, 2) == (1, pytest.approx(2 / 3), pytest.approx(0.8))


def test_differences_say_where(marks):
    """Each difference names its passage, what the two say, and the words."""
    assert agreement.differences(marks) == [
        "ferry/01 | only first | pay rejects line collective | The company refused both",
        f"ferry/01 | stance (same issue) | demands / supports | {BOTH}",
    ]


def test_tables_hold_spans_and_intervals(marks):
    """A cue that only one marked is counted as such; the interval of one passage is its own value."""
    text = agreement.tables(marks, 20)
    assert "1 passages of 1 negotiations." in text
    assert "| cue | 1 | 1 | 1.00 | 100.0% |" in text
    value = agreement.alpha([("demands", "demands"), ("demands", "supports")])
    assert agreement.interval(marks, "stance (same issue)", 20) == (value, value)
    assert all(map(math.isnan, agreement.interval(marks, "teller", 20)))


def test_other_text_is_refused(negotiation, capsys):
    """Passages with another text, and lines that break the form, stop the comparison with their places."""
    home = negotiation(HEAD + TEXT + PAY, "corpus/ferry")
    second = negotiation(HEAD + TEXT.replace("six", "ten") + "> pay\n", "second/ferry", codebook=False)
    assert agreement.main([str(second.parent), str(home.parent)]) == 1
    told = capsys.readouterr().out
    assert f"{second / 'passages.txt'}:3: a statement has eight fields, here are 1" in told
    assert "passage 01 is not that of" in told


def test_command_prints_tables_and_differences(negotiation, capsys):
    """The command prints the three tables, and the differences when asked."""
    home = negotiation(HEAD + TEXT + PAY, "corpus/ferry")
    second = negotiation(HEAD + TEXT, "second/ferry", codebook=False)
    assert agreement.main([str(second.parent), str(home.parent), "--differences"]) == 0
    told = capsys.readouterr().out
    assert "| rows, by their evidence | 0 | 1 | 0 | 0.00 | 0.00 | 0.00 |" in told
    assert "ferry/01 | only first | pay demands crew named | The union wants six percent" in told
