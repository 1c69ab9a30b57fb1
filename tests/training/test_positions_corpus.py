"""The annotated corpus of positions."""

import pytest
from training.positions import corpus

HEAD = "= 01 | agency | Sound Wire | 2025-02-03 | Deckhands want more\n"
TEXT = (
    "The union wants six percent, Ada Holm said on Monday. She could live with a third rest day if Friday stays.\nIt rained.\n"
)
PAY = "> pay | demands | crew | named | Ada Holm | said | The union | The union wants six percent | red\n"
REST = (
    "> rest | open | crew | named | She | - | She | She could live with a third rest day if Friday stays"
    " | speaker=Ada Holm | if=if Friday stays\n"
)
CLAIM = "~ all | deadlocked | - | - | It rained\n"


def load(folder):
    """The one passage of a folder that has no faults."""
    negotiation, errors = corpus.load(folder)
    assert errors == []
    (passage,) = negotiation.passages
    return passage


def test_spans_say_their_words(negotiation):
    """Each span cuts the copied words out of the text, and the text holds no marks."""
    passage = load(negotiation(HEAD + TEXT + PAY + REST + CLAIM))
    assert passage.text == TEXT.strip()
    pay, rest = passage.rows
    assert [passage.words(span) for span in (pay.source, pay.cue, pay.holder, pay.evidence)] == [
        "Ada Holm",
        "said",
        "The union",
        "The union wants six percent",
    ]
    assert (pay.issue, pay.stance, pay.party, pay.sourcing, pay.flags) == ("pay", "demands", "crew", "named", {"red"})
    assert rest.cue is None
    assert passage.words(rest.cue) == ""
    assert passage.words(rest.named["speaker"]) == "Ada Holm"
    assert passage.words(rest.named["if"]) == "if Friday stays"
    (claim,) = passage.claims
    assert (claim.issue, claim.status, passage.words(claim.evidence)) == ("all", "deadlocked", "It rained")


def test_heading_is_read(negotiation):
    """The heading gives number, register, outlet, day and title."""
    passage = load(negotiation(HEAD + TEXT))
    assert (passage.number, passage.register, passage.outlet) == ("01", "agency", "Sound Wire")
    assert (passage.day, passage.title) == ("2025-02-03", "Deckhands want more")
    assert passage.negotiation == "ferry"


def test_words_that_stand_twice_are_those_near_the_evidence(negotiation):
    """A source is sought next to its evidence, a speaker before it, evidence after that of the row above."""
    text = "Holm said no. He said it twice. Then Holm said no again, and Holm left.\n"
    row = "> pay | rejects | crew | named | Holm | said | - | no\n"
    again = "> pay | rejects | crew | named | He | said | - | no again | speaker=Holm\n"
    first, second = load(negotiation(HEAD + text + row + again)).rows
    assert first.source == (0, 4)
    assert first.evidence == (10, 12)
    assert second.evidence[0] == text.index("no again")
    assert second.named["speaker"] == (text.index("Holm said no again"), text.index("Holm said no again") + 4)


def test_words_are_found_as_a_whole(negotiation):
    """A pronoun is not found within a longer word."""
    text = "The host has spoken; he said no.\n"
    (row,) = load(negotiation(HEAD + text + "> pay | rejects | crew | named | he | said | he | no\n")).rows
    assert row.source == (text.index("he said"), text.index("he said") + 2)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("> pay | demands | crew", "a statement has eight fields, here are 3"),
        (PAY.replace("> pay", "> fuel"), "no such issue: fuel"),
        (PAY.replace("demands", "wants"), "stance 'wants' does not go with issue 'pay'"),
        (PAY.replace("> pay", "> -"), "stance 'demands' does not go with issue '-'"),
        (PAY.replace("| crew", "| port"), "no such party: port"),
        (PAY.replace("named", "heard"), "no such sourcing: heard"),
        (PAY.replace("Ada Holm", "-"), "sourcing named does not go with source '-'"),
        (PAY.replace("six percent", "ten percent"), "not in the text: 'The union wants ten percent'"),
        (PAY.replace("| said", "| swore"), "not in the text: 'swore'"),
        (PAY.replace("red", "firm"), "no such field: firm"),
        (PAY.replace("red", "when=now"), "no such field: when=now"),
        (PAY.replace("red", "teller=port"), "no such party: port"),
        (PAY.replace("red", "count=two"), "count is a number"),
        ("~ pay | deadlocked | -", "a status claim has five fields, here are 3"),
        (CLAIM.replace("deadlocked", "stuck"), "no such status: stuck"),
        (CLAIM.replace("all", "fuel"), "no such issue: fuel"),
        (CLAIM.replace("It rained", "It poured"), "not in the text: 'It poured'"),
        (CLAIM.replace("| - | - |", "| port | - |"), "no such party: port"),
    ],
)
def test_errors_of_form_have_their_place(negotiation, line, says):
    """A wrong line is named with its file and line, and left out; the right ones stay."""
    folder = negotiation(HEAD + TEXT + line.strip() + "\n" + REST)
    loaded, errors = corpus.load(folder)
    assert errors == [f"{folder / 'passages.txt'}:4: {says}"]
    assert [row.issue for row in loaded.passages[0].rows] == ["rest"]
    assert loaded.passages[0].claims == ()


@pytest.mark.parametrize(
    "head",
    [
        "= 01 | agency | Sound Wire | 2025-02-03\n",
        "= 02 | rumour | Sound Wire | 2025-02-03 | A title\n",
        "= 02 | agency | Sound Wire | Monday | A title\n",
        HEAD,
    ],
)
def test_wrong_headings_have_their_place(negotiation, head):
    """A heading without its five fields, or with a number that was there, drops its passage."""
    folder = negotiation(HEAD + TEXT + "\n" + head + TEXT)
    loaded, errors = corpus.load(folder)
    assert len(loaded.passages) == 1
    (error,) = errors
    assert error.startswith(f"{folder / 'passages.txt'}:5: number | register | outlet | day | title")


def test_share_is_a_status(negotiation):
    """A status may be a share."""
    assert load(negotiation(HEAD + TEXT + CLAIM.replace("deadlocked", "90%"))).claims[0].status == "90%"


def test_folders_are_those_with_a_codebook(negotiation):
    """A second annotation beside the negotiations is none of them."""
    folder = negotiation(HEAD + TEXT)
    negotiation(HEAD + TEXT, "apples")
    negotiation(HEAD + TEXT, "second/ferry", codebook=False)
    assert corpus.folders(folder.parent) == [folder.parent / "apples", folder]


def test_codebook_may_be_at_home(negotiation):
    """A second annotation is read with the codebook of the first."""
    home = negotiation(HEAD + TEXT)
    loaded, errors = corpus.load(negotiation(HEAD + TEXT + PAY, "second/ferry", codebook=False), home=home)
    assert (loaded.name, errors, len(loaded.passages[0].rows)) == ("ferry", [], 1)


def test_command_prints_errors_and_counts(negotiation, capsys):
    """The check returns 1 when a line is wrong, and counts what is there."""
    good, bad = negotiation(HEAD + TEXT + PAY + REST), negotiation(HEAD + TEXT + "> pay", "bad")
    assert corpus.main([str(good)]) == 0
    assert "conditions 1, red lines 1, past 0" in capsys.readouterr().out
    assert corpus.main([str(good), str(bad)]) == 1
    assert f"{bad / 'passages.txt'}:4: " in capsys.readouterr().out
