"""Documents with what the tagger says: the same however they are read, in order, and not before they are asked for."""

import threading
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tagger_fakes import Noise, Said, held, model
from tagger_fakes import made as features_of

from stateofplay.attribution import attribute
from stateofplay.language import analyse
from stateofplay.language.analyse import document as layers
from stateofplay.language.tagger import read, store
from stateofplay.model import Context, Kind, Reader, Report, SetAside, Span

TEXTS = (
    "The minister said the port would reopen.",
    "",
    "“We will not sail,” Edda Strand said. The port stays shut.\n\nNobody else spoke.",
    "The union demands a raise; Harbour Freight has refused it. " * 60,
    "- Norway said no\n- Iceland said yes",
    "The demand of the union that the port reopen was rejected.",
)


def documents(texts=TEXTS):
    """The texts with the layers of the rules."""
    return [layers(Report(f"r{number}", text)) for number, text in enumerate(texts)]


class Asked:
    """Documents without end, with a count of those that were taken."""

    def __init__(self, text):
        self.count = 0
        self.text = text

    def __iter__(self):
        while True:
            self.count += 1
            yield layers(Report(f"r{self.count}", self.text))


def threads():
    """The tagger's threads that live."""
    return [thread for thread in threading.enumerate() if thread.name.startswith("tagger")]


def test_any_sane_model_reads_a_plain_sentence():
    """The model that the package carries finds the plainest attribution there is."""
    (made,) = read.tagged(documents(TEXTS[:1]))
    (one,) = made.tagged
    words = [[made.token_span(*part).exact for part in role] for role in (one.source, one.cue, one.content)]
    assert words == [["The minister"], ["said"], ["the port would reopen"]]
    assert not one.is_nominal
    assert 0.5 < one.confidence <= 1


@pytest.mark.parametrize("used", [None, model(Noise())], ids=["bundled", "noise"])
def test_number_of_workers_is_nothing(used):
    """One, two or four windows at once give the same documents."""
    one, two, four = (list(read.tagged(documents(), used, workers)) for workers in (1, 2, 4))
    assert one == two == four


def test_alone_and_among_others():
    """A report reads the same alone and among others, and again."""
    among = list(read.tagged(documents()))
    assert among == [made for text in documents() for made in read.tagged([text])]
    assert among == list(read.tagged(documents()))


def test_order_is_kept():
    """Documents come out in the order in which they went in, though short ones are done before long ones."""
    long, short = "he said no. " * 900, "Edda said it rains."
    made = list(read.tagged(documents([long, short, "", long, short] * 3), model(Said()), 4))
    assert [one.report.id for one in made] == [f"r{number}" for number in range(15)]
    assert [len(one.tagged) for one in made] == [900, 1, 0, 900, 1] * 3


def test_reports_are_read_a_few_ahead():
    """Before the first document comes out only a handful of reports is taken, and one more for each that follows."""
    asked = Asked("Edda said it rains.")
    made = read.tagged(asked, model(Said()))
    next(made)
    assert asked.count <= 6
    taken = asked.count
    next(made)
    assert asked.count == taken + 1
    made.close()


def test_nothing_is_read_before_it_is_asked_for():
    """Without a question no report is taken."""
    asked = Asked("Edda said it rains.")
    read.tagged(asked, model(Said()))
    assert asked.count == 0


def test_long_report_waits_for_nobody():
    """A report of very many windows comes out before the next one is taken."""
    asked = Asked("The port reopened. " * 4_000)
    made = read.tagged(asked, model(Said()))
    first = next(made)
    assert len(first.tokens) == 16_000
    assert asked.count == 1
    made.close()


def test_long_report_is_read_to_its_end():
    """Of a report of more windows than are put to work ahead every attribution is found."""
    text = "Edda said it rains. " * 3_000
    (made,) = read.tagged(documents([text]), model(Said()))
    assert len(made.tagged) == 3_000
    assert made.token_span(*made.tagged[-1].cue[0]).start == text.rindex("said")


def test_nobody_listens_any_more():
    """Who stops asking leaves no thread at work."""
    made = read.tagged(Asked("Edda said it rains. " * 200), model(Said()), 2)
    next(made)
    assert threads()
    made.close()
    assert threads() == []


def test_fault_of_the_network_is_told():
    """An error in a thread reaches whoever asked, and no thread stays."""

    class Broken(Said):
        def roles(self, link, anchors):
            raise MemoryError

    with pytest.raises(MemoryError):
        list(read.tagged(documents(["Edda said it rains."] * 9), model(Broken()), 2))
    assert threads() == []


def test_fault_of_the_reports_is_told():
    """An error of whatever gives the reports ends the reading, and no thread stays."""

    def broken():
        yield from documents(TEXTS[:1])
        raise KeyError("gone")

    with pytest.raises(KeyError, match="gone"):
        list(read.tagged(broken(), model(Said()), 2))
    assert threads() == []


@pytest.mark.parametrize("used", [None, model(Noise())], ids=["bundled", "noise"])
@pytest.mark.parametrize("text", ["", "\n \n", "\u200b\u00ad"])
def test_empty_report(used, text):
    """A report without words has been read, and nothing was found."""
    (made,) = read.tagged(documents([text]), used)
    assert (made.tagged, made.mentions, made.text) == ((), (), text)


def test_report_of_asides_alone():
    """Where all was set aside nothing is found."""
    text = "Edda said it rains."
    report = Report("r", text, set_aside=(SetAside(Span.of(text, 0, len(text)), "prompt"),))
    (made,) = read.tagged([layers(report)], model(Said()))
    assert made.tagged == ()
    assert made.mentions == ()


def test_asides_do_not_shift_what_is_found():
    """What is found after a block that was set aside stands where its words stand."""
    text = "Share this, he said, now.\nEdda said it rains."
    report = Report("r", text, set_aside=(SetAside(Span.of(text, 0, text.index("\n")), "prompt"),))
    (made,) = read.tagged([layers(report)], model(Said()))
    (one,) = made.tagged
    assert [made.token_span(*role[0]).exact for role in (one.source, one.cue, one.content)] == ["Edda", "said", "it rains"]
    assert [name.span.exact for name in made.mentions] == ["Edda"]


class Names(Said):
    """Says that every word continues a person's name."""

    def words(self, pieces, shapes, quoted, at):
        """As before, with one name that never ends."""
        out = super().words(pieces, shapes, quoted, at)
        out["names"][:] = [0, 0, 9, 0, 0, 0, 0]
        return out


def test_name_ends_with_its_paragraph():
    """No name runs on over the end of a line."""
    (made,) = read.tagged(documents(["Edda Strand\nTomas Berg"]), model(Names()))
    assert [name.span.exact for name in made.mentions] == ["Edda Strand", "Tomas Berg"]


def test_name_does_not_hold_an_aside():
    """No name holds a block that was set aside."""
    text = "Edda Strand\nRead more here\nTomas Berg"
    report = Report("r", text, set_aside=(SetAside(Span.of(text, 12, 26), "prompt"),))
    (made,) = read.tagged([layers(report)], model(Names()))
    assert [name.span.exact for name in made.mentions] == ["Edda Strand", "Tomas Berg"]


def test_nominal_cue():
    """A cue is a noun where its words are nouns and none of them a verb."""

    class Nouns(Said):
        def words(self, pieces, shapes, quoted, at):
            out = super().words(pieces, shapes, quoted, at)
            out["tags"] = out["tags"][:, [1, 0, 2]]
            return out

    ((verbal,), (nominal,)) = (
        next(read.tagged(documents(["Edda said it rains."]), model(graph))).tagged for graph in (Said(), Nouns())
    )
    assert (verbal.is_nominal, nominal.is_nominal) == (False, True)
    assert verbal.kind in Kind


def test_other_layers_stay_as_they_were():
    """The tagger adds its own and changes names; all else is what the rules made."""
    before = documents()
    for old, new in zip(before, read.tagged(before), strict=True):
        assert new.tagged is not None
        assert old.tagged is None
        assert replace(new, tagged=None, mentions=old.mentions) == old


def test_step_reads_with_the_model_when_asked():
    """The step fills `tagged` for the model's reader and leaves it for the rules'."""
    reports = [Report("r", text) for text in TEXTS]
    ruled = list(analyse(reports, Context(reader=Reader.RULES)))
    assert ruled == documents() or [one.mentions for one in ruled] == [one.mentions for one in documents()]
    assert {one.tagged for one in ruled} == {None}
    assert all(one.tagged is not None for one in analyse(reports, Context(reader=Reader.MODEL)))
    assert Context().reader is Reader.MODEL


def same(one, other):
    """Whether two documents hold the same vectors of the same words."""
    pairs = [(getattr(one.encoded, name), getattr(other.encoded, name)) for name in ("words", "at", "vectors")]
    return all(a.dtype == b.dtype and np.array_equal(a, b) for a, b in pairs)


@pytest.mark.parametrize("text", [*TEXTS, "The port reopened.\n\n" * 200, "port " * 900])
def test_vectors_are_those_of_the_pieces(text):
    """However many windows a report takes, each piece has its own vector, once and in order, and each word its pieces."""
    wanted = features_of(text)
    (found,) = read.tagged(documents([text]), model(Said()))
    assert found.encoded.words.tolist() == wanted.words.tolist() == list(range(len(found.tokens)))
    assert found.encoded.at.tolist() == wanted.at.tolist()
    assert len(found.encoded.vectors) == wanted.at[-1]
    if text:
        assert found.encoded.vectors[:, 0].tolist() == wanted.pieces.tolist()
        assert found.encoded.vectors[:, 2].tolist() == wanted.quoted.tolist()


@pytest.mark.parametrize("used", [None, model(Noise())], ids=["bundled", "noise"])
def test_vectors_for_any_number_of_workers(used):
    """One or four windows at once give the same vectors, and so does a report among others."""
    one, four = (list(read.tagged(documents(), used, workers)) for workers in (1, 4))
    assert all(map(same, one, four))
    assert all(same(*read.tagged([text], used), among) for text, among in zip(documents(), one, strict=True))


def test_vectors_of_what_was_set_aside():
    """A block that was set aside has no vectors, and those after it belong to the words that they stand for."""
    text = "Share this, he said, now.\nEdda said it rains."
    report = Report("r", text, set_aside=(SetAside(Span.of(text, 0, text.index("\n")), "prompt"),))
    (found,) = read.tagged([layers(report)], model(Said()))
    (alone,) = read.tagged(documents(["Edda said it rains."]), model(Said()))
    assert [found.tokens[i].text for i in found.encoded.words] == ["Edda", "said", "it", "rains", "."]
    assert np.array_equal(found.encoded.vectors, alone.encoded.vectors)


def test_damaged_model_is_told_at_once(monkeypatch, tmp_path):
    """Without its model the reader says so before it takes a report."""
    monkeypatch.setattr(store, "bundled", lambda: store.load(tmp_path))
    asked = Asked("Edda said it rains.")
    with pytest.raises(store.ModelError, match="missing or damaged"):
        next(read.tagged(asked))
    assert asked.count == 0


_LINES = st.lists(
    st.sampled_from(
        ["Edda said it rains.", "“He said ‘no’,” he said.", "SAID.", "- said", "日本 said 🐟", "sa\u00adid\u200b x"]
    )
    | st.text(max_size=20),
    max_size=8,
).map("\n".join)


@settings(max_examples=80, deadline=None)
@given(_LINES)
def test_whatever_the_network_says(text):
    """Scores of any kind on any text give documents whose every span says its words."""
    for made in attribute(read.tagged([layers(Report("r", text))], model(Noise()), 1), Context()):
        held(made)
