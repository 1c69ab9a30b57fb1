"""One voice on both sides of a thing."""

from clash_builders import FIRST, SECOND, found, kinds, told

OPEN = told(
    "a",
    "Mia Varga spoke on the quay. The port could accept foreign pilots in the harbour, Mia Varga told reporters. It rained.",
    FIRST,
    ("Mia Varga", "told", "The port could accept foreign pilots in the harbour"),
)


def refusal(name, published, speaker="Mia Varga"):
    """A report in which somebody rules out foreign pilots."""
    text = f"The talks ended at noon. Foreign pilots in the harbour were out of the question, said {speaker} there. Fog."
    return told(name, text, published, (speaker, "said", "Foreign pilots in the harbour were out of the question"))


def test_one_voice_accepts_and_refuses_on_one_occasion():
    """Two reports of one day give her opposite stances."""
    assert found(OPEN, refusal("b", SECOND)) == [
        (
            "stance",
            "The port could accept foreign pilots in the harbour",
            "Foreign pilots in the harbour were out of the question",
        )
    ]


def test_a_change_of_mind_is_movement():
    """A week later she may have thought again."""
    assert kinds(OPEN, refusal("b", "2031-03-12")) == []


def test_two_voices_may_differ():
    """That another refuses is what talks are for."""
    assert kinds(OPEN, refusal("b", SECOND, "Otto Reld")) == []
