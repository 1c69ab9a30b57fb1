"""One past act, asserted and denied."""

from clash_builders import FIRST, SECOND, found, kinds, told

CLAIM = told(
    "a",
    "It rained. The Dravik crews had agreed to eight foreign pilots in the harbour, Varga said. It rained again.",
    FIRST,
    ("Varga", "said", "The Dravik crews had agreed to eight foreign pilots in the harbour"),
)


def denial(published, text="The Dravik crews had not agreed to foreign pilots in the harbour", who="Otto Reld"):
    """A report in which somebody denies it."""
    made = f"Fog came in. {text}, {who} said. Whoever told it was not speaking for them."
    return told("b", made, published, (who, "said.", text))


def test_a_claim_that_is_denied_on_the_next_day():
    """Both speak of what was, so that the second is no change of mind."""
    assert found(CLAIM, denial(SECOND)) == [
        (
            "account",
            "The Dravik crews had agreed to eight foreign pilots in the harbour",
            "The Dravik crews had not agreed to foreign pilots in the harbour",
        )
    ]


def test_a_denial_may_come_weeks_later():
    """A claim stands until it is denied, but nobody is answered after half a year."""
    assert kinds(CLAIM, denial("2031-03-28")) == ["account"]
    assert kinds(CLAIM, denial("2031-09-28")) == []


def test_other_verbs_and_other_tenses():
    """To have answered nothing, or to be about to refuse, denies no act."""
    assert kinds(CLAIM, denial(SECOND, "The Dravik crews had not mentioned foreign pilots in the harbour")) == []
    assert kinds(CLAIM, denial(SECOND, "The Dravik crews would not agree to foreign pilots in the harbour")) == []


def test_another_matter_is_no_denial():
    """Who has agreed to pilots may not have agreed to pay."""
    assert kinds(CLAIM, denial(SECOND, "The Dravik crews had not agreed to any cut in the wages of winter")) == []


def test_one_voice_does_not_deny_itself():
    """Who says the contrary of what she said has thought again, or was misread."""
    assert kinds(CLAIM, denial(SECOND, who="Varga")) == []
