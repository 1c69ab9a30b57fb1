"""Words that exclude each other, side by side."""

from clash_builders import FIRST, kinds, told

TEXT = (
    "Water to the old quay was restored on Monday, the port reported. Two neighbours said that the quay was without water. Fog."
)


def test_restored_and_without():
    """The port and the neighbours cannot both be right."""
    made = told(
        "a",
        TEXT,
        FIRST,
        ("the port", "reported", "Water to the old quay was restored on Monday"),
        ("Two neighbours", "said", "the quay was without water"),
    )
    assert kinds(made) == ["account"]


def test_one_voice_does_not_clash_with_itself():
    """Who says both tells a story."""
    made = told(
        "a",
        TEXT,
        FIRST,
        ("the port", "reported", "Water to the old quay was restored on Monday"),
        ("the port", "said", "the quay was without water"),
    )
    assert kinds(made) == []
