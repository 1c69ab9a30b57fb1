"""Features in, names and roles out, with small networks in place of the trained one."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tagger_fakes import NUMBER, SETTINGS, Noise, Said, made

from stateofplay.language.tagger.tagger import MOST_CUES, framed, outputs, tag
from stateofplay.language.tagger.windows import ROOM, Window, windows


def told(found):
    """(source, cue, content) of each attribution, in words."""
    return [(one.source, one.cue, one.content) for one, _ in found.roles]


class Silent(Said):
    """Finds no cue, and must not be asked for roles."""

    cues = ()

    def roles(self, link, anchors):
        """Nobody asks."""
        raise AssertionError("roles were asked for")


class Everywhere(Said):
    """Takes each word for a cue, later ones with more right."""

    def words(self, pieces, shapes, quoted, at):
        """As before, with cues everywhere."""
        out = super().words(pieces, shapes, quoted, at)
        out["anchors"][:, 0] = np.linspace(1, 4, len(at))
        return out

    def roles(self, link, anchors):
        """As before, with the anchors kept."""
        self.anchors = anchors.tolist()
        return super().roles(link, anchors)


def test_names_and_attribution():
    """What the graphs say comes out in words of the report."""
    text = made("The talks went on. Edda said it rains.")
    found = tag(text, Said(), SETTINGS)
    assert told(found) == [(((5, 6),), ((6, 7),), ((7, 9),))]
    assert [row[:3] for row in found.names] == [(0, 1, "PER"), (5, 6, "PER")]
    assert found.tags.tolist() == [0] * 10
    ((one, kind),) = found.roles
    assert kind == SETTINGS.kinds[0]
    assert not one.is_nested
    assert one.scores[0] > 0.99


def test_window_is_framed():
    """A window stands between its two marks, and the places of its words count from the first."""
    text = made("port port reopened port")
    pieces, shapes, quoted, at = framed(text, SETTINGS, Window(1, 4, 1, 4))
    words = [NUMBER[piece] for piece in ("[CLS]", "port", "reopen", "##ed", "port", "[SEP]")]
    assert pieces.tolist() == words
    assert at.tolist() == [1, 2, 4]
    assert [row.dtype for row in (pieces, shapes, quoted, at)] == [np.int64] * 4
    assert shapes.tolist() == [0, 3, 3, 3, 3, 0]
    assert quoted.tolist() == [0] * 6


def test_text_without_attribution_costs_no_links():
    """Where no word opens a cue the roles are not asked for in any window."""
    text = made("The port reopened. " * 300)
    assert len(windows(text)) > 3
    assert told(tag(text, Silent(), SETTINGS)) == []


def test_links_are_scored_only_where_a_cue_is():
    """Of many windows only the one that owns a cue is asked for roles."""
    graph = Said()
    filler = "The port reopened. " * 150
    tag(made(filler + "Edda said it rains. " + filler), graph, SETTINGS)
    assert graph.asked == 1


def test_report_without_words():
    """Nothing to read gives nothing, and asks for nothing."""
    found = tag(made(""), Silent(), SETTINGS)
    assert (found.names, found.roles, found.tags.tolist()) == ((), (), [])


def test_cues_of_a_window_are_bounded():
    """Of more cues than are read the likeliest are, in the order of the text, among the words that the window owns."""
    text = made("port " * (ROOM + 50))
    first, *_ = windows(text)
    graph = Everywhere()
    outputs(text, graph, SETTINGS, first)
    assert graph.anchors == list(range(first.own_last - MOST_CUES, first.own_last))
    assert len(tag(text, graph, SETTINGS).roles) <= MOST_CUES * len(windows(text))


def test_only_owned_words_open_cues():
    """A cue in the overlap is read by the window that owns it, once."""
    for place in range(150, 260, 3):
        text = made("port " * place + "said " + "port " * (300 - place))
        graph = Said()
        assert [one.anchor for one, _ in tag(text, graph, SETTINGS).roles] == [place]
        assert graph.asked == 1


def test_cue_of_two_words_is_one():
    """Of cues that lie within one another's words the likelier stays."""

    class Twice(Said):
        cues = ("has", "said")

        def words(self, pieces, shapes, quoted, at):
            out = super().words(pieces, shapes, quoted, at)
            out["anchors"][pieces[at] == NUMBER["has"], 0] = 2
            return out

        def roles(self, link, anchors):
            scores = super().roles(link, anchors)
            scores[:, np.isin(link[:, 0], [NUMBER["has"], NUMBER["said"]]), 2] = 9
            return scores

    ((one, _),) = tag(made("Edda has said it rains."), Twice(), SETTINGS).roles
    assert (one.anchor, one.cue) == (2, ((1, 3),))
    assert told(tag(made("Edda has said it rains."), Twice(), SETTINGS)) == [(((0, 1),), ((1, 3),), ((3, 5),))]


def test_nested_cue():
    """A word that is likely enough only as a nested cue gives a nested attribution, with that probability."""

    class Nested(Said):
        def words(self, pieces, shapes, quoted, at):
            out = super().words(pieces, shapes, quoted, at)
            out["anchors"] = out["anchors"][:, ::-1]
            return out

    ((one, _),) = tag(made("Edda said it rains."), Nested(), SETTINGS).roles
    assert one.is_nested
    assert one.scores[0] > 0.99
    assert tag(made("Edda said it rains."), Nested(), replace(SETTINGS, nested=1.0)).roles == ()


def test_threshold():
    """Below its threshold a cue is none."""
    text = made("Edda said it rains.")
    assert len(tag(text, Said(), replace(SETTINGS, cue=0.99)).roles) == 1
    assert tag(text, Said(), replace(SETTINGS, cue=0.9999)).roles == ()


@pytest.mark.parametrize(
    "filler", ["The port reopened. ", "The port reopened.\n", "port " * 20 + "port. ", "reopened " * 9 + ".\n"]
)
def test_what_stands_before_changes_nothing(filler):
    """However much text stands before it, and wherever windows end, the same attribution is found at its new place."""
    text = "The minister of the port said it reopened now."
    alone = tag(made(text), Said(), SETTINGS)
    for times in range(1, 90, 4):
        report = made(filler * times + text + " " + filler * 3)
        shift = len(made(filler * times).words)
        (one,) = told(tag(report, Said(), SETTINGS))
        assert [tuple(tuple((a - shift, b - shift) for a, b in role) for role in one)] == told(alone)


def test_order_is_that_of_cues():
    """Attributions of all windows stand in the order of their cues."""
    found = tag(made("Edda said it rains. " * 200), Said(), SETTINGS)
    anchors = [one.anchor for one, _ in found.roles]
    assert anchors == list(range(1, 1000, 5))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["said", "port.", "Edda", "\n", "reopened", "“no”"]), max_size=600).map(" ".join))
def test_whatever_the_graphs_say(words):
    """Scores of any kind give names and roles that lie in the report, in order, each cue's words its own."""
    text = made(words)
    found = tag(text, Noise(), SETTINGS)
    count = len(text.words)
    assert len(found.tags) == count
    assert all(0 <= first < last <= count for first, last, *_ in found.names)
    cues = [i for one, _ in found.roles for first, last in one.cue for i in range(first, last)]
    assert cues == sorted(set(cues))
    for one, kind in found.roles:
        assert kind in SETTINGS.kinds
        assert one.content
        assert all(0 <= score <= 1 for score in one.scores)
        assert all(0 <= first < last <= count for role in (one.source, one.cue, one.content) for first, last in role)
    assert told(tag(text, Noise(), SETTINGS)) == told(found)
