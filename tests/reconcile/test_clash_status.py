"""A matter that one voice calls settled and another does not."""

from clash_builders import FIRST, SECOND, found, kinds, told

from stateofplay.reconcile import conflicts

NEAR = told(
    "a",
    "Talks on the cranes of Dravik went on. On the cranes the parties were close to a deal, Varga said. It rained.",
    FIRST,
    ("Varga", "said", "On the cranes the parties were close to a deal"),
)
FAR = told(
    "b",
    "Reld was in no mood for cheer. Nothing has been agreed about the cranes, he said. Fog came in.",
    SECOND,
    ("Reld", "said", "Nothing has been agreed about the cranes"),
)


def test_close_and_nothing_agreed_clash():
    """One says that a deal is near, the other a day later that nothing is agreed."""
    assert found(NEAR, FAR) == [
        ("status", "On the cranes the parties were close to a deal", "Nothing has been agreed about the cranes")
    ]


def test_another_matter_is_no_clash():
    """What is open on the pensions says nothing of the cranes."""
    other = told(
        "b",
        "Reld was in no mood for cheer. Nothing has been agreed about the pensions, he said. Fog came in.",
        SECOND,
        ("Reld", "said", "Nothing has been agreed about the pensions"),
    )
    assert kinds(NEAR, other) == []


def test_weeks_later_it_is_movement():
    """A deal that was near and came to nothing is news, and no contradiction."""
    later = told(
        "b",
        "Reld was in no mood for cheer. Nothing has been agreed about the cranes, he said. Fog came in.",
        "2031-03-28",
        ("Reld", "said", "Nothing has been agreed about the cranes"),
    )
    assert kinds(NEAR, later) == []


def test_a_hope_is_no_claim():
    """Who hopes to be close to a deal does not say that he is."""
    hope = told(
        "a",
        "Talks on the cranes went on. Varga hoped to be close to a deal on the cranes, she said. It rained.",
        FIRST,
        ("Varga", "said", "hoped to be close to a deal on the cranes"),
    )
    assert kinds(hope, FAR) == []


def test_a_share_of_the_whole_and_one_deadlock_agree():
    """Four fifths of a plan may be settled while two camps are deadlocked on a point."""
    most = told(
        "a",
        "The talks on the harbour of Dravik went on. About 80 percent of the peace plan is settled, Varga said. It rained.",
        FIRST,
        ("Varga", "said", "About 80 percent of the peace plan is settled"),
    )
    point = told(
        "b",
        "The talks on the harbour of Dravik went on. On the cranes the two camps are deadlocked, Reld said. Fog came in.",
        FIRST,
        ("Reld", "said", "On the cranes the two camps are deadlocked"),
    )
    assert kinds(most, point) == []


def test_what_it_is_about_is_told_in_words_of_the_text():
    """At most three, in quotation marks."""
    (row,) = conflicts.find((NEAR, FAR), (), ())
    assert row.about.startswith("settled or nearly so, or not: “")
    assert row.about.count("“") <= 3
