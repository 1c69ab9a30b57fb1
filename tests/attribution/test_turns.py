"""Who speaks in a transcript."""

from said import attributions, document

from stateofplay.attribution.turns import find

TALK = "HOST: Welcome, Ada Lind. Will you sign?\nLIND: No. We want more.\nHOST: The owners say you will.\nLIND: They dream."


def test_turns_run_to_the_next_opening():
    """Each opening in capitals begins a turn; a host's is known as one."""
    made = document(TALK)
    turns = find(made)
    assert [(made.token_span(*turn.label).exact, turn.host) for turn in turns] == [
        ("HOST", True),
        ("LIND", False),
        ("HOST", True),
        ("LIND", False),
    ]
    assert made.token_span(*turns[1].said).exact == "No. We want more."


def test_headings_with_a_colon_are_no_speakers():
    """Capitals and a colon that come once each are headings of a bulletin."""
    assert find(document("FINANCE: Delegates met.\nADAPTATION: Chile spoke.")) == ()


def test_all_of_a_turn_is_its_speakers():
    """The guest is traced to the full name; of the host's words those that somebody else is quoted with are theirs."""
    found = [(a.speaker, a.content[0].exact) for a in attributions(TALK)]
    assert ("Ada Lind", "No. We want more.") in found
    assert ("Ada Lind", "They dream.") in found
    assert any(speaker == "The owners" for speaker, _ in found)
    assert ("HOST", "The owners say you will.") not in found
