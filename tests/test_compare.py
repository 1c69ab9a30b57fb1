"""Reports held against each other, from files to comparisons; read by rules alone, so that no model is needed."""

import re

import pytest

from stateofplay import pipeline
from stateofplay.errors import InputError
from stateofplay.model import Actor, Codebook, Context, CopyKind, Issue, Party, Reader

FIRST = """outlet: Lindenbrook Wire
published: 2031-03-04

The harbour authority said it would raise the fees by 5 percent from the first of June. "Ships pay less here than anywhere on
the coast," said its chair, Ada Lind.

The dockers' union rejected the plan. Tomas Berg said 640 dockers would strike on Monday at the northern terminal.

Ada Lind said the authority had accepted an inspection of the container cranes by outside engineers.

The city council meets again in April to vote on the rail link. Its treasurer wants the state to pay half, and has written to
the ministry of transport twice since the autumn.

Shipping lines warned on Sunday that two services to the islands may end, and that cars for export would leave from the south.
"""
OTHER = """outlet: Harbour Post
published: 2031-03-05

No crane will move: by the count of Tomas Berg, who leads their union, 900 dockers mean to strike at the northern terminal.

"Nobody asked the crane drivers," said Mara Voss, who has driven one for thirty years. Her father drove a horse on the same quay
before the war, and her son sells coffee to the crews.

The authority rejects an inspection, its chair told this newspaper over lunch. Ada Lind said the authority had not accepted that
outside engineers look at any container cranes.

Berthing gets dearer in any case. Fees of the harbour authority will rise by 5 percent when June begins, Lind repeated.

A walk along the mole shows how little is left of the old trade: two tugs, a dredger from the south, and gulls.
"""
SPUN = (
    FIRST.replace("published: 2031-03-04", "published: 2031-03-06")
    .replace("would raise the fees", "would lift the charges")
    .replace("rejected the plan", "refused the scheme")
    .replace("outside engineers", "external engineers")
)
BOOK = Codebook(
    "Harbour",
    (Party("port", "the harbour authority", ("the authority",), (Actor("Ada Lind"),)), Party("union", "the dockers' union")),
    (Issue("inspection", "Inspection", "Outside engineers inspect the cranes", ("inspection", "engineers")),),
)
RULES = Context(reader=Reader.RULES)


@pytest.fixture
def write(tmp_path):
    """Write reports by name; their paths."""

    def made(**texts):
        for name, text in texts.items():
            header, _, body = text.partition("\n\n")
            body = re.sub(r"(?<!\n)\n(?!\n)", " ", body)  # a paragraph is a line
            (tmp_path / f"{name}.txt").write_text(f"{header}\n\n{body}\n", encoding="utf-8")
        return [tmp_path / f"{name}.txt" for name in texts]

    return made


def test_two_reports_of_one_event(write):
    """What both say, where they differ and what only one says; neither is a copy."""
    (found,) = pipeline.compare(write(first=FIRST, other=OTHER), None, RULES)
    assert found.copy is None
    assert [pair.a.evidence.exact[:40] for pair in found.both] == ["The harbour authority said it would rais"]
    reasons = {reason for pair in found.odds for reason in pair.reasons}
    assert reasons == {"another figure", "one denies"}
    assert [(row.a.value, row.b.value) for row in found.figures] == [(640, 900)]
    assert any("crane drivers" in row.words.evidence.exact for row in found.only_b)
    assert all(row.words.report == "first" for row in found.only_a)
    assert found.standings == ()


def test_a_copy_is_shown_word_by_word(write):
    """Of a copy, the swapped words are told, and nothing is said to differ."""
    (found,) = pipeline.compare(write(spun=SPUN, first=FIRST), None, RULES)
    assert (found.a.id, found.b.id) == ("first", "spun")
    assert (found.copy.report, found.copy.of, found.copy.direction) == ("spun", "first", "dates")
    assert found.copy.kind in {CopyKind.EDITED, CopyKind.RESPUN}
    assert {piece.text.strip() for pair in found.swapped for piece in pair.wording.pieces if piece.fate == "new"} >= {
        "external"
    }
    assert found.odds == ()


def test_stances_stand_side_by_side_with_a_codebook(write):
    """With a codebook the stance of each party by each report is told, and which are opposite."""
    (found,) = pipeline.compare(write(first=FIRST, other=OTHER), BOOK, RULES)
    opposite = [(row.party, row.issue, str(row.a.stance), str(row.b.stance)) for row in found.standings if row.opposite]
    assert opposite == [("port", "inspection", "supports", "rejects")]


def test_more_than_two_are_compared_in_pairs(write):
    """Three reports make three pairs, in order of publication."""
    found = pipeline.compare(write(a=OTHER, b=FIRST, c=SPUN), None, RULES)
    assert [(row.a.id, row.b.id, row.copy is not None) for row in found] == [
        ("b", "a", False), ("b", "c", True), ("a", "c", False),
    ]  # fmt: skip


def test_every_passage_says_its_words(write):
    """Each passage stands where its offsets say."""
    (found,) = pipeline.compare(write(first=FIRST, other=OTHER), BOOK, RULES)
    texts = {row.id: row.text for row in (found.a, found.b)}
    cited = [row for pair in (*found.both, *found.odds) for row in (pair.a, pair.b)]
    cited += [row.words for row in (*found.only_a, *found.only_b)]
    assert cited
    assert all(row.evidence.holds_in(texts[row.report]) for row in cited)


def test_fewer_than_two_that_can_be_read_is_an_error(write, tmp_path):
    """One report that can be read is too few, and the error names what is wrong with the other."""
    with pytest.raises(InputError, match="only one report could be read") as caught:
        pipeline.compare([*write(first=FIRST), tmp_path / "gone.txt"], None, RULES)
    assert "gone.txt" in caught.value.remedy
