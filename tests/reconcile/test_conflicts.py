"""Conflicts: figures, stances, accounts and framings that cannot both stand; and what is only movement."""

from __future__ import annotations

from reconcile_builders import DOCKS, DOCKS_SPUN, attribution, figure, reading, report

from stateofplay.reconcile import conflicts, copies


def found(*readings):
    """The conflicts as (kind, words of a, words of b)."""
    again = copies.find(readings)
    return [(row.kind, row.a.evidence.exact, row.b.evidence.exact) for row in conflicts.find(readings, (), again)]


def offer(name, text, words, value, published):
    """A reading with one offer and its figure."""
    made = report(name, text, published)
    return reading(made, [(words, "crew-size", "port", "offers")], [figure(made, words, value, "hands")])


def test_one_offer_with_two_values_is_a_conflict():
    """The report of May that speaks of the March offer gives it another number."""
    first = offer("a", "The port offered seven hands. The union wept.", "The port offered seven hands", 7, "2031-03-04")
    second = offer("b", "The March offer was six hands. It was not enough.", "The March offer was six hands", 6, "2031-05-04")
    assert found(first, second) == [("figure", "The port offered seven hands", "The March offer was six hands")]


def test_a_new_offer_is_movement():
    """Another number weeks later, with no word of the first, is a new offer."""
    first = offer("a", "The port offered six hands. The union wept.", "The port offered six hands", 6, "2031-03-04")
    second = offer("b", "The port offers seven hands. It is not enough.", "The port offers seven hands", 7, "2031-05-04")
    assert found(first, second) == []


def test_two_counts_of_one_thing_on_one_day_are_a_conflict():
    """Sentences that say nearly the same and differ in the number."""
    one = report("a", "Ships waiting outside the breakwater of Dravik numbered 31 by noon. It rained.")
    two = report("b", "The fog lifted. By noon 44 ships were waiting outside the breakwater of Dravik.")
    left = reading(one, figures=[figure(one, "31", 31, "ships")])
    right = reading(two, figures=[figure(two, "44 ships", 44, "ships")])
    assert found(left, right) == [
        (
            "figure",
            "Ships waiting outside the breakwater of Dravik numbered 31 by noon.",
            "By noon 44 ships were waiting outside the breakwater of Dravik.",
        )
    ]


def test_bounds_and_parts_are_no_conflict():
    """The bound "at least 30" agrees with 31, and the parts of a sum differ by right."""
    one = report("a", "Ships waiting outside the breakwater of Dravik numbered at least 30 by noon. Others left.")
    two = report("b", "Ships waiting outside the breakwater of Dravik numbered 31 by noon: 20 tankers and 11 reefers.")
    left = reading(one, figures=[figure(one, "at least 30", 30, "ships", bound="at_least")])
    right = reading(two, figures=[figure(two, "31", 31, "ships"), figure(two, "20 tankers", 20, "ships")])
    assert found(left, right) == []


DENIAL = (
    "The port has accepted a third mate, said Ines Varga. Tomas Reld saw it another way.\n"
    "“We have signed nothing of the kind about mates,” he told staff. The rain went on."
)


def told(stance="rejects", **rest):
    """The union says that the port accepted; the port speaks for itself."""
    return reading(
        report("a", DENIAL),
        [
            ("The port has accepted a third mate", "mates", "port", "supports", "Ines Varga", {"told_by": "union"}),
            ("“We have signed nothing of the kind about mates,”", "mates", "port", stance, "Tomas Reld", rest),
        ],
    )


def test_a_party_that_denies_what_others_say_of_it_is_a_conflict():
    """The stance that the other side reports is not the one that the party states."""
    (row,) = conflicts.find([told()], (), ())
    assert (row.kind, row.issue, len(row.statements)) == ("stance", "mates", 2)


def test_conditions_and_past_positions_do_not_clash():
    """What was once so, or would be so if, contradicts nothing."""
    assert found(told(past=True)) == found(told(condition="The rain went on")) == []


def test_a_change_of_mind_is_movement():
    """Opposite stances on different days are no conflict."""
    rows = [("The company refuses night pay", "pay", "port", "rejects", "The company", {"sourcing": "collective"})]
    later = [("The company accepts night pay", "pay", "port", "supports", "The company", {"sourcing": "collective"})]
    first = reading(report("a", "The company refuses night pay. So it said.", "2031-03-04"), rows)
    second = reading(report("b", "The company accepts night pay. So it said.", "2031-03-06"), later)
    assert found(first, second) == []


def test_a_claim_that_is_disputed_in_the_next_sentence():
    """To dispute "that figure" points to the sentence with the figure."""
    text = "At least 900 men hold two jobs on the quay, inspectors wrote. The company disputes that figure. It rained."
    made = report("a", text)
    got = found(
        reading(made, attributions=[attribution(made, "inspectors", "wrote", "At least 900 men hold two jobs on the quay")])
    )
    assert [row[0] for row in got] == ["account"]
    assert "900 men" in got[0][1]
    assert "disputes" in got[0][2]


def test_two_voices_after_words_of_disagreement():
    """A report that says that two sides cannot agree on what happened sets their accounts against each other."""
    text = "They cannot even agree on who called the meeting. Varga says she was summoned. Reld says he found her at his door."
    made = report("a", text)
    rows = [
        attribution(made, "Varga", "says", "she was summoned"),
        attribution(made, "Reld", "says he", "he found her at his door"),
    ]
    assert found(reading(made, attributions=rows)) == [("account", "she was summoned", "he found her at his door")]


def test_a_charge_and_its_denial():
    """One voice charges delay, the other denies it, in other words."""
    text = "The company is dragging out the talks, Varga said. It rained. Nobody here was stalling, Reld said. Fruit rotted."
    made = report("a", text)
    rows = [
        attribution(made, "Varga", "said", "The company is dragging out the talks"),
        attribution(made, "Reld", "said. Fruit", "Nobody here was stalling"),
    ]
    assert found(reading(made, attributions=rows)) == [
        ("account", "The company is dragging out the talks", "Nobody here was stalling")
    ]


def test_that_before_a_clause_is_no_pronoun():
    """Who denies that he did something else does not answer what was said before."""
    text = "The crews will have nine hands, Varga said. Reld denied that the port and its owners had paid. It rained."
    made = report("a", text)
    rows = [attribution(made, "Varga", "said", "The crews will have nine hands")]
    assert found(reading(made, attributions=rows)) == []


def test_to_reject_an_idea_is_no_denial():
    """A proposal that is turned down is what talks are for."""
    text = "The crews should have nine hands, Varga said. The port rejected this idea. It rained."
    made = report("a", text)
    rows = [attribution(made, "Varga", "said", "The crews should have nine hands")]
    assert found(reading(made, attributions=rows)) == []


def test_positions_that_differ_are_no_conflict_of_accounts():
    """Wanting and refusing one thing is what a negotiation is."""
    text = "The union wants nine hands on every crew, Varga said. The company will not pay for nine hands, Reld said."
    made = report("a", text)
    rows = [
        attribution(made, "Varga", "said", "The union wants nine hands on every crew"),
        attribution(made, "Reld", "said.", "The company will not pay for nine hands"),
    ]
    assert found(reading(made, attributions=rows)) == []


def test_a_shift_that_another_report_calls_an_old_position():
    """New in one report, old in the other."""
    first = report("a", "The company is open to a third mate. That would be a major shift on mates. It rained.")
    second = report("b", "The company would take a third mate, something it had already said in private. Fog came.")
    readings = (
        reading(first, [("The company is open to a third mate", "mates", "port", "open")]),
        reading(
            second,
            [("something it had already said in private", "mates", "port", "open", "The company", {"sourcing": "collective"})],
        ),
    )
    got = found(*readings)
    assert got == [("framing", "That would be a major shift on mates.", "something it had already said in private")]


def test_copies_do_not_repeat_a_conflict():
    """What a respun report says again is listed for the original only."""
    claim, answer = "they sent us a calculator", "nobody had been asked to work alone"
    one = report("a", DOCKS + "\nThe company denied the charge.")
    two = report("b", DOCKS_SPUN + "\nThe firm denied the charge.", "2031-03-05")
    left = reading(
        one,
        attributions=[attribution(one, "Ines Varga", "said Ines", claim), attribution(one, "Tomas Reld", "answered", answer)],
    )
    right = reading(two, attributions=[attribution(two, "Ines Varga", "said Ines", "they mailed us a computer")])
    alone = found(left)
    assert alone
    assert found(left, right) == alone


def test_nothing_to_compare_gives_no_conflict():
    """No readings, or empty ones, clash with nothing."""
    assert found() == found(reading(report("a", ""))) == []
