"""Retellings: one utterance told again, and positions that only look alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reconcile_builders import DOCKS, DOCKS_SPUN, reading, report, span

from stateofplay.model import DateMention, Decisions, Reading, Sourcing, Stance, Statement, TimexType
from stateofplay.reconcile import copies, retellings
from stateofplay.reconcile.stances import opposite

ANONYMOUS = {"sourcing": "anonymous"}
COLLECTIVE = {"sourcing": "collective"}
LEAD = (
    "Company officials said on Tuesday that the port would hand over its rosters. The union has not replied.\n"
    "The harbor is quiet. “Our rosters are no secret, they will be on the union's doorstep by spring,” an official said.\n"
    "The company also wants shorter breaks, the officials said, and it wants cameras at the gates."
)


def groups(*readings):
    """The groups of evidence words that tell one thing."""
    again = copies.find(readings)
    words = {row.id: row.evidence.exact for made in readings for row in made.statements}
    return [[words[row] for row in group.statements] for group in retellings.find(readings, again)]


def test_lead_and_detail_of_one_report_are_one_telling():
    """The lead sums up what a quotation says further down."""
    made = reading(
        report("a", LEAD),
        [
            ("the port would hand over its rosters", "rosters", "port", "offers", "Company officials", ANONYMOUS),
            ("“Our rosters are no secret, they will be on the union's doorstep by spring,”", "rosters", "port", "offers",
             "an official", ANONYMOUS),
            ("wants shorter breaks", "breaks", "port", "demands", "the officials", ANONYMOUS),
        ],
    )  # fmt: skip
    assert groups(made) == [[made.statements[0].evidence.exact, made.statements[1].evidence.exact]]


def test_two_reports_of_one_utterance_give_the_reason():
    """The same source on the same day with the same telling words is told again, and the reason says so."""
    first = report("a", "The ministry said its patience with the night crews would run out by Friday. The union kept silent.")
    second = report(
        "b", "In the capital the mood is darker. Patience with the night crews runs out on Friday, the ministry said."
    )
    one = (
        "its patience with the night crews would run out by Friday",
        "deadline",
        "state",
        "demands",
        "The ministry",
        COLLECTIVE,
    )
    two = ("Patience with the night crews runs out on Friday", "deadline", "state", "demands", "the ministry", COLLECTIVE)
    readings = reading(first, [one]), reading(second, [two])
    (group,) = retellings.find(readings, ())
    assert group.statements == (readings[0].statements[0].id, readings[1].statements[0].id)
    assert "same source" in group.reason
    assert "of the words" in group.reason


TWO = (
    ("its patience would run out by Friday", "deadline", "state", "demands", "The ministry", COLLECTIVE),
    ("Patience with the night crews runs out on Friday", "deadline", "state", "demands", "the ministry", COLLECTIVE),
)


def two_reports():
    """Two reports of one utterance."""
    first = report("a", "The ministry said its patience would run out by Friday. The union kept silent.")
    second = report("b", "The mood is darker. Patience with the night crews runs out on Friday, the ministry said.")
    return reading(first, [TWO[0]]), reading(second, [TWO[1]])


def test_a_merge_keeps_its_features_and_where_it_was_told_first():
    """What counted, with its sign, can be read off; the sum is the score."""
    (group,) = retellings.find(two_reports(), ())
    (merge,) = group.merges
    assert (merge.a, merge.b) == group.statements
    assert merge.score == round(sum(value for _, value in merge.features), 6)
    assert any(name.startswith("same day") for name, _ in merge.features)
    assert group.origin == "first in report a, 2031-03-04"


def test_a_person_can_part_what_was_merged():
    """A decision on the words goes before their likeness."""
    apart = Decisions(apart=((("b", "Patience with the night crews"), ("a", "its patience")),))
    assert retellings.find(two_reports(), (), apart) == ()


def test_a_person_can_join_what_was_not_merged():
    """Words that share nothing are one statement where somebody says so; opposite stances never are."""
    words = "The union wants nine hands on every night crew."
    row = ("The union wants nine hands on every night crew", "crew-size", "union", "demands")
    other = ("The union wants nine hands on every night crew", "crew-size", "union", "rejects")
    early = reading(report("a", words, "2031-03-04"), [row])
    late = [reading(report("b", words, "2031-09-09"), [made]) for made in (row, other)]
    together = Decisions(together=((("a", words), ("b", words)),))
    assert len(retellings.find((early, late[0]), (), together)) == 1
    assert retellings.find((early, late[1]), (), together) == ()


def told(decisions, *readings):
    """The notices that the decisions bring about, and the groups."""
    notices = []
    found = retellings.find(readings, (), decisions, notices.append)
    return [str(notice) for notice in notices], found


def test_together_joins_no_other_issue():
    """Of several statements on the words only those of one party on one issue become one."""
    made = (
        report("a", "The union wants nine hands and full pay.", "2031-03-04"),
        report("b", "Nine hands, said the union.", "2031-09-04"),
    )
    rows = [("wants nine hands and full pay", issue, "union", "demands") for issue in ("crew-size", "pay")]
    readings = reading(made[0], rows), reading(made[1], [("Nine hands", "crew-size", "union", "demands")])
    notices, found = told(Decisions(together=((("a", "nine hands"), ("b", "Nine hands")),)), *readings)
    (group,) = found
    assert notices == []
    assert len(group.statements) == 2
    assert group.merges[0].score is None


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (("z", "nine"), ("b", "Patience"), "no report 'z'"),
        (("a", "nine trains"), ("b", "Patience"), "does not say 'nine trains'"),
        (("a", "kept silent"), ("b", "Patience"), "no statement was read"),
    ],
)
@pytest.mark.parametrize("kind", ["apart", "together"])
def test_a_decision_that_fits_nothing_is_told(kind, first, second, said):
    """With its file and its place in it, and what is wrong."""
    notices, _ = told(Decisions(**{kind: ((first, second),)}, file="d.yaml"), *two_reports())
    (notice,) = notices
    assert said in notice
    assert f"d.yaml ({kind}[0])" in notice


def test_a_refused_decision_is_told():
    """Opposite stances stay apart, and the person hears of it."""
    words = "The union wants nine hands on every night crew."
    rows = [
        ("The union wants nine hands on every night crew", "crew-size", "union", stance) for stance in ("demands", "rejects")
    ]
    readings = [reading(report(name, words), [row]) for name, row in zip("ab", rows, strict=True)]
    notices, found = told(Decisions(together=((("a", words), ("b", words)),)), *readings)
    assert found == ()
    assert "opposite stances" in notices[0]


def test_a_position_repeated_weeks_later_is_a_new_statement():
    """The same words a month on are said anew."""
    words = "The union wants nine hands on every night crew."
    row = ("The union wants nine hands on every night crew", "crew-size", "union", "demands")
    early = reading(report("a", words + " It rained.", "2031-03-04"), [row])
    late = reading(report("b", "It was dry. " + words, "2031-04-09"), [row])
    assert groups(early, late) == []


def test_a_report_that_looks_back_tells_the_earlier_offer_again():
    """An offer named after its month the offer that the report of that month told."""
    first = report("a", "The company said on Monday that a night crew would have seven hands.", "2031-03-04")
    second = report("b", "The company's March offer gave a night crew seven hands. Much has changed.", "2031-05-09")
    readings = (
        reading(
            first,
            [("a night crew would have seven hands", "crew-size", "port", "offers", "The company", COLLECTIVE)],
        ),
        replace(
            reading(second, [("The company's March offer gave a night crew seven hands", "crew-size", "port", "offers")]),
            dates=(DateMention(span(second.text, "March"), TimexType.DATE, "2031-03"),),
        ),
    )
    assert len(groups(*readings)) == 1


def test_different_figures_are_different_offers():
    """Two offers of one day that differ in the number are not told again."""
    one = report("a", "The company offered a bonus of 300 crowns. The union laughed.")
    two = report("b", "The company offered a bonus of 500 crowns. The union frowned.")
    rows = [("offered a bonus of {} crowns", "bonus", "port", "offers")]
    readings = [reading(made, [(row[0].format(n), *row[1:]) for row in rows]) for made, n in ((one, 300), (two, 500))]
    assert groups(*readings) == []


def test_every_row_of_a_copy_is_a_retelling_of_its_original_row():
    """Swapped words do not part the rows of a respun text from those of its original."""
    original = reading(
        report("a", DOCKS),
        [
            ("The union wants every night crew staffed with at least nine hands", "crew-size", "union", "demands"),
            ("it wants them paid for a full shift even when no ship comes in", "pay", "union", "demands"),
            ("Harbor officials have turned down both requests", "crew-size", "port", "rejects"),
            ("the offer of seven hands remained open until Friday", "crew-size", "port", "offers", "Tomas Reld"),
        ],
    )
    spun = reading(
        report("b", DOCKS_SPUN, "2031-03-05"),
        [
            ("The union desires every night team manned with at least 9 workers", "crew-size", "union", "demands"),
            ("it desires them compensated for a full shift even when no vessel comes in", "pay", "union", "demands"),
            ("Port officials have rejected both demands", "crew-size", "port", "rejects"),
            ("the proposal of 7 workers stayed available until Friday", "crew-size", "port", "offers", "Tomas Reld"),
        ],
    )
    pairs = groups(original, spun)
    assert pairs == [[a.evidence.exact, b.evidence.exact] for a, b in zip(original.statements, spun.statements, strict=True)]


TEXT = (
    "The union wants nine hands on the night crew. The port wants nine hands on the night crew. "
    "Nine hands, it said, on the night crew."
)
ROW = st.tuples(
    st.sampled_from(["a", "b", "c"]),
    st.integers(0, 80),
    st.sampled_from(["crew", "pay"]),
    st.sampled_from([stance for stance in Stance if stance is not Stance.MIXED]),
    st.sampled_from(["union", "port"]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(ROW, max_size=14))
def test_opposite_stances_are_never_merged(rows):
    """Whatever the statements, copies or not, no group holds a stance for and a stance against."""
    readings = []
    for name in ("a", "b", "c"):
        made = report(name, TEXT)
        mine = sorted({row for row in rows if row[0] == name}, key=str)
        statements = tuple(
            Statement(
                report=name, evidence=made.span(at, at + 40), sentence=made.span(at, at + 45), issue=issue, stance=stance,
                party=party, sourcing=Sourcing.COLLECTIVE, source=made.span(0, 9),
            )
            for _, at, issue, stance, party in mine
        )  # fmt: skip
        readings.append(Reading(report=made, statements=tuple(sorted(statements, key=lambda row: row.evidence))))
    by_id = {row.id: row for made in readings for row in made.statements}
    for group in retellings.find(readings, copies.find(readings)):
        held = [by_id[row] for row in group.statements]
        assert not any(opposite(a.stance, b.stance) for a in held for b in held)
        assert len({(row.issue, row.party) for row in held}) == 1
        assert len(held) > 1
