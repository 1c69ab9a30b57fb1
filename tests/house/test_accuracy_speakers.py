"""The measurement of speakers: how they are compared, and that it runs on our own corpus."""

import accuracy_speakers as measure
import pytest

from stateofplay.model import Reader


def test_heads_of_phrases():
    """The last noun before what hangs on it, without its ending."""
    assert measure.head("Two officials briefed on the talks, who left") == measure.head(
        "the official on the talks"
    ).removesuffix("s")
    assert measure.head("the head of the council") == "head"


def test_a_tally_counts_and_keeps_misses():
    """A measure without rows is whole; a miss is kept in words."""
    tally = measure.Tally()
    tally.add("speaker", "a | b", right=True)
    tally.add("speaker", "c | d", right=False)
    assert (tally.share("speaker"), tally.share("party"), tally.misses) == (0.5, 1.0, ["speaker    c | d"])
    assert "speaker" in measure.table(tally)


def test_it_reads_the_corpus(capsys):
    """One negotiation by rules gives a table with every measure."""
    assert measure.main(["--reader", str(Reader.RULES), "port"]) == 0
    assert {"speaker", "party", "holder", "sourcing"} <= {
        line.split()[0] for line in capsys.readouterr().out.splitlines() if line
    }
    with pytest.raises(SystemExit):
        measure.main(["nowhere"])
