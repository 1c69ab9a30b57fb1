"""Who broke off, and what was never so."""

from clash_builders import FIRST, SECOND, found, kinds, told


def test_who_left_the_talks():
    """One says that they walked out, the other that they were never invited."""
    left = told(
        "a",
        'The talks in the custom house of Dravik broke off. "They walked out of the room," Varga said. It rained.',
        FIRST,
        ("Varga", "said", '"They walked out of the room,"'),
    )
    never = told(
        "b",
        'A session without the crews. "We were never invited to the custom house," Reld said. Fog came.',
        FIRST,
        ("Reld", "said", '"We were never invited to the custom house,"'),
    )
    assert found(left, never) == [("account", '"They walked out of the room,"', '"We were never invited to the custom house,"')]


def test_both_telling_of_one_who_left_agree():
    """Two who name the same one confirm each other."""
    one = told(
        "a",
        "The talks in the custom house broke off. The crews walked out of the room, Varga said. It rained.",
        FIRST,
        ("Varga", "said", "The crews walked out of the room"),
    )
    two = told(
        "b",
        "The talks in the custom house broke off. The crews stormed out of the room, Reld said. Fog came in.",
        FIRST,
        ("Reld", "said", "The crews stormed out of the room"),
    )
    assert kinds(one, two) == []


def test_a_denial_that_answers():
    """What one tells of another, that one denies a day later."""
    claim = told(
        "a",
        "It rained. The Dravik crews had agreed to eight pilots in secret, Varga said. It rained again.",
        FIRST,
        ("Varga", "said", "The Dravik crews had agreed to eight pilots in secret"),
    )
    denial = told(
        "b",
        "Reld of the Dravik crews rejected the claim. The crews have never agreed to eight pilots, Reld said. Fog came in.",
        SECOND,
        ("Reld", "said.", "The crews have never agreed to eight pilots"),
    )
    assert kinds(claim, denial) == ["account"]


def test_what_a_report_recalls_belies_a_claim():
    """He got what he wanted all along, he says; he had wanted more, says the report."""
    text = "The sum is what the crews had wanted all along, Reld said. In March they had sought nine hands. It rained."
    made = told("a", text, FIRST, ("Reld", "said", "The sum is what the crews had wanted all along"))
    assert found(made) == [
        ("account", "The sum is what the crews had wanted all along", "In March they had sought nine hands.")
    ]
