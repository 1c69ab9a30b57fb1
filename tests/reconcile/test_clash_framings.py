"""One fact in two lights."""

from clash_builders import FIRST, SECOND, found, kinds, told

GREAT = told(
    "a",
    'The port put a third mate on every night crew. "This is a historic concession," Varga said of the third mate. It rained.',
    FIRST,
    ("Varga", "said", '"This is a historic concession,"'),
)


def test_a_concession_and_nothing_new_clash():
    """What one hails the other has heard before."""
    small = told(
        "b",
        'A third mate on night crews? "That is nothing new," Reld said of the third mate. Fog came in.',
        SECOND,
        ("Reld", "said", '"That is nothing new,"'),
    )
    assert found(GREAT, small) == [("framing", '"This is a historic concession,"', '"That is nothing new,"')]


def test_another_fact_is_no_clash():
    """Nothing new on the pensions takes nothing from the mates."""
    other = told(
        "b",
        'The pensions of the office staff stay as they are. "That is nothing new," Reld said. Fog came in.',
        SECOND,
        ("Reld", "said", '"That is nothing new,"'),
    )
    assert kinds(GREAT, other) == []


def test_one_meeting_praised_and_scorned():
    """Useful to one, a waste of time to the other."""
    good = told(
        "a",
        "The talks on the cranes ended at six. The meeting had been constructive, Varga said. It rained.",
        FIRST,
        ("Varga", "said", "The meeting had been constructive"),
    )
    bad = told(
        "b",
        "The talks on the cranes ended at six. The meeting was a waste of time, Reld said. Fog came in.",
        FIRST,
        ("Reld", "said", "The meeting was a waste of time"),
    )
    assert kinds(good, bad) == ["framing"]
