"""Marked passages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.reader import passages


def parse(raw):
    """The passage that the text spells."""
    return passages.parse(raw, "some.txt:1 (one)", "one", "wire")


def quoted(passage):
    """Its attributions with words in place of offsets."""

    def words(pieces):
        return [passage.text[a:b] for a, b in pieces]

    return [(words(one.source), words(one.cue), words(one.content), one.kind) for one in passage.attributions]


def test_text_attribution_and_names():
    """Marks leave the text; roles and names are where they stood."""
    passage = parse("[S1|[P|Ms Ode] of [O|Lind Ltd]] [Q1s|said] [C1|the port in [L|Bray] would reopen].")
    assert passage.text == "Ms Ode of Lind Ltd said the port in Bray would reopen."
    assert quoted(passage) == [(["Ms Ode of Lind Ltd"], ["said"], ["the port in Bray would reopen"], "speech")]
    assert [(passage.text[a:b], kind) for a, b, kind in passage.names] == [
        ("Ms Ode", "PER"),
        ("Lind Ltd", "ORG"),
        ("Bray", "LOC"),
    ]
    assert (passage.name, passage.register) == ("one", "wire")


def test_one_attribution_lies_in_the_content_of_another():
    """Nested attributions come in the order of their first pieces."""
    passage = parse("[S1|He] [Q1s|said] [C1|[S2|the union] [Q2i|wanted] [C2|a vote]].")
    assert quoted(passage) == [
        (["He"], ["said"], ["the union wanted a vote"], "speech"),
        (["the union"], ["wanted"], ["a vote"], "intention"),
    ]


def test_a_source_is_shared():
    """A mark with two numbers belongs to both attributions."""
    passage = parse("[S1,2|She] [Q1s|said] [C1|no] and [Q2d|ordered] [C2|a halt].")
    assert [source for source, *_ in quoted(passage)] == [["She"], ["She"]]


def test_content_is_split():
    """Pieces of one role come in the order of the text, also where a later one closes first."""
    passage = parse("“[C1|We go],” [S1|he] [Q1s|said]. “[C1|Now].”")
    assert quoted(passage) == [(["he"], ["said"], ["We go", "Now"], "speech")]


def test_source_may_be_absent():
    """An attribution needs no source."""
    assert quoted(parse("It was [Q1s|reported] that [C1|talks failed].")) == [([], ["reported"], ["talks failed"], "speech")]


@pytest.mark.parametrize(("letter", "kind"), [("s", "speech"), ("b", "belief"), ("i", "intention"), ("d", "decree")])
def test_kinds(letter, kind):
    """The letter of a cue names its kind."""
    assert [one.kind for one in parse(f"[S1|He] [Q1{letter}|did] [C1|so].").attributions] == [kind]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("[P1|Ode] left", "'[P1|': a name takes no number and no kind"),
        ("[Ps|Ode] left", "'[Ps|': a name takes no number and no kind"),
        ("[S|He] left", "'[S|': a role needs the number of its attribution"),
        ("[S,|He] left", "'[S,|': a role needs the number of its attribution"),
        ("[Q1|said]", "'[Q1|': a cue, and only a cue, carries its kind (s, b, i or d)"),
        ("[C1s|so]", "'[C1s|': a cue, and only a cue, carries its kind (s, b, i or d)"),
        ("a [note] here", "a bracket that opens no known mark: '[note] here'"),
        ("an end] here", "a bracket closes what was not opened, before '] here'"),
        ("[S1|He ][Q1s|said] [C1|so]", "the mark S1 around 'He ' begins or ends in space, or is empty"),
        ("[S1,2| He] said", "the mark S1,2 around ' He' begins or ends in space, or is empty"),
        ("[P|] said", "the mark P around '' begins or ends in space, or is empty"),
        ("[Q1s|said] [C1|so] [Q1b|thought]", "attribution 1 has cues of two kinds"),
        ("[S1|He] [Q1s|said [C1|so]", "Q1 is not closed"),
        ("[S1|He] said [C1|so]", "attribution 1 has no cue"),
        ("[S1|He] [Q1s|said] so", "attribution 1 has no content"),
        ("[Q1s|said] [C1|so] [Q1s|again]", "attribution 1 has 2 cues; one unbroken cue each"),
    ],
)
def test_faults(raw, message):
    """Each fault says where it is and what is wrong."""
    with pytest.raises(passages.PassageError) as caught:
        parse(raw)
    assert str(caught.value) == f"some.txt:1 (one): {message}"


@given(st.text(alphabet=st.sampled_from("SQCPOL12,sb| a\n"), max_size=60))
def test_text_without_brackets_stays_as_it_is(raw):
    """Only brackets mark."""
    assert parse(raw) == passages.Passage("one", "wire", raw, (), ())


@given(st.lists(st.sampled_from(["[S1|", "[Q1s|", "[C1|", "[P|", "[C2|", "[Q2d|", "]", "a", " ", "\n"]), max_size=30))
def test_what_parses_has_its_spans_in_the_text(parts):
    """Whatever is read without a fault, each span covers words that neither begin nor end in space."""
    try:
        passage = parse("".join(parts))
    except passages.PassageError:
        return
    spans = [(a, b) for a, b, _ in passage.names]
    spans += [span for one in passage.attributions for span in (*one.source, *one.cue, *one.content)]
    assert all(passage.text[a:b].strip() == passage.text[a:b] != "" for a, b in spans)


def test_file_of_passages(tmp_path):
    """A head line opens a passage; its text keeps paragraphs and loses space at line ends and around."""
    path = tmp_path / "some.txt"
    path.write_text("\n= first | wire | a port\n\nOne line.  \nAnother.\n\n= second\n[P|Ode] left.\n", encoding="utf-8")
    first, second = passages.read(path)
    assert (first.name, first.register, first.text) == ("first", "wire", "One line.\nAnother.")
    assert (second.name, second.register, second.text) == ("second", "", "Ode left.")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("\nLoose.\n= one\nText.", "some.txt:2: text before the first line that starts with '= '"),
        ("= one | wire\n\n= two\nText.", "some.txt:1 (one): an empty passage"),
        ("= one\nText.\n= two\n[S1|He", "some.txt:3 (two): S1 is not closed"),
    ],
)
def test_faults_of_files(tmp_path, raw, message):
    """A fault names the file and the line of the passage."""
    path = tmp_path / "some.txt"
    path.write_text(raw, encoding="utf-8")
    with pytest.raises(passages.PassageError) as caught:
        passages.read(path)
    assert str(caught.value) == message


def test_checking_files(tmp_path, capsys):
    """The script counts what is right, prints each fault, and fails when there is one."""
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("= one\n[S1|He] [Q1s|said] [C1|so it is].", encoding="utf-8")
    bad.write_text("= one\n[S1|He", encoding="utf-8")
    assert passages.main([str(good)]) == 0
    assert passages.main([str(bad), str(good)]) == 1
    counted = "good.txt: 1 passages, 5 words, 1 attributions"
    assert capsys.readouterr().out.splitlines() == [counted, "bad.txt:1 (one): S1 is not closed", counted]
