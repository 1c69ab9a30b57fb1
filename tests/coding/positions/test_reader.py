"""What the reader makes of a report: in order, on words of the report, the same however it is run."""

from __future__ import annotations

import math
import threading
import time
from dataclasses import astuple, replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from positions_fakes import FEW, WEIGHTS, Noise, Says, document, found, many, reader, vector
from reading import FISH

from stateofplay.coding.candidates import Candidate
from stateofplay.coding.positions import reader as reading
from stateofplay.coding.positions.inputs import NAMED, SAID, TERM, VOICE
from stateofplay.coding.positions.likeness import MOST
from stateofplay.coding.positions.reader import Opinion, _densest
from stateofplay.coding.positions.store import STANCES
from stateofplay.model import Stance

pytestmark = pytest.mark.usefixtures("small_vectors")
TEXT = (
    "Norway rejects a catch limit. Iceland and the Faroes want zone access, Aasen said.\n\n"
    "The harbour is quiet. “Every trawler carries an observer,” Hallsson said on Monday, and Norway agreed."
)


def told(heard):
    """All that was said, as plain values."""
    return {index: [astuple(one) for one in opinions] for index, opinions in heard.items()}


def read(text, graph, codebook=FEW, **more):
    """What a graph makes of a text, by sentence."""
    made = document(text, more.pop("without", ()))
    return reader(codebook, graph, **more).read(made, found(made, codebook))


def test_order_is_that_of_issues_and_candidates():
    """Each sentence with candidates has an opinion for each issue of the codebook and each of its candidates, in that order."""
    made = document(TEXT)
    those = found(made, FISH)
    heard = reader(FEW, Noise()).read(made, those)
    assert list(heard) == sorted({one.sentence for one in those}) == [0, 1, 3]
    for index, opinions in heard.items():
        here = [one for one in those if one.sentence == index]
        assert [(one.issue, one.candidate) for one in opinions] == [(issue.id, one) for issue in FEW.issues for one in here]


@pytest.mark.parametrize("codebook", [FEW, many(15)], ids=["few", "many"])
def test_number_of_workers_is_nothing(monkeypatch, codebook):
    """One, two or four runs at once say the same, and so does a second reading."""
    said = []
    for count in (1, 2, 4, 4):
        monkeypatch.setattr(reading, "workers", lambda count=count: count)
        said.append(told(read(TEXT * 3, Noise(), codebook)))
    assert said[0] == said[1] == said[2] == said[3]


def test_order_is_kept_whoever_is_done_first(monkeypatch):
    """Opinions stand in order though the first run takes the longest."""

    class Slow(Noise):
        def run(self, proposition, sentence, marks):
            time.sleep(0.05 if threading.current_thread().name.endswith("_0") else 0)
            return super().run(proposition, sentence, marks)

    monkeypatch.setattr(reading, "workers", lambda: 4)
    assert told(read(TEXT, Slow())) == told(read(TEXT, Noise()))


def test_candidates_of_one_pair_share_a_run():
    """A sentence and an issue are one run, however many parties the sentence names."""
    graph = Says()
    read("Norway, Iceland and the Faroes met.", graph)
    assert len(graph.asked) == len(FEW.issues)
    assert {marks.shape[0] for _, _, marks in graph.asked} == {3}


def test_nothing_to_read():
    """Without candidates, without vectors, or where the sentence was set aside, the reader is not asked."""
    graph = Says()
    assert read("The harbour is quiet.", graph) == {}
    bare = replace(document(TEXT), encoded=None)
    assert reader(FEW, graph).read(bare, found(bare, FEW)) == {}
    assert read("Norway rejects a catch limit.", graph, without=(0,)) == {}
    assert graph.asked == []


def test_sentence_set_aside_among_others():
    """A paragraph that was set aside is passed over; those around it are read as ever."""
    text = "Norway left.\n\nIceland waited.\n\nNorway came."
    assert list(read(text, Noise(), without=(1,))) == [0, 2]
    whole, part = told(read(text, Noise())), told(read(text, Noise(), without=(1,)))
    assert part == {index: whole[index] for index in (0, 2)}


def test_fault_of_the_graph_is_told():
    """An error in a thread reaches whoever asked, and no thread stays."""

    class Broken(Noise):
        def run(self, proposition, sentence, marks):
            raise MemoryError

    with pytest.raises(MemoryError):
        read(TEXT, Broken())
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("positions")]


def test_what_the_graph_is_given():
    """A run takes the issue's vectors, the sentence's, and marks on the holder, its words and the words of the issue."""
    graph = Says()
    made = document("Aasen said a catch limit is fair.")
    (candidate,) = found(made, FEW)
    small = reader(FEW, graph)
    small.read(made, [candidate])
    by = {issue.id: [asked for asked in graph.asked if asked[0] is small.propositions[issue.id]] for issue in FEW.issues}
    assert {len(asked) for asked in by.values()} == {1}
    ((_, sentence, (marks,)),) = by["limit"]
    assert np.array_equal(sentence, made.encoded.vectors.astype(np.float32))
    pieces = {i: slice(*made.encoded.at[i : i + 2]) for i in range(len(made.tokens))}

    def marked(column):
        return [made.tokens[i].text for i, piece in pieces.items() if marks[piece, column].all()]

    assert marked(NAMED) == ["Aasen"]
    assert marked(VOICE) == ["a", "catch", "limit", "is", "fair"]
    assert marked(TERM) == ["catch", "limit"]
    assert marked(SAID) == [token.text for token in made.tokens]
    ((_, _, (other,)),) = by["discards"]
    assert not other[:, TERM].any()


def one(graph, text="Norway rejects a catch limit on most boats.", **more):
    """The opinion on the catch limit in a text that names one party, and the text's document."""
    made = document(text)
    heard = reader(FEW, graph, **more).read(made, found(made, FEW))
    (opinion,) = (opinion for opinions in heard.values() for opinion in opinions if opinion.issue == "limit")
    return opinion, made


def test_scores_become_probabilities():
    """Scores give the log-odds that there is a position, the share of each stance, and how likely the flags are."""
    opinion, _ = one(Says(labels=(1, 0, 2, 0, 3, 0, 0), flags=(0, math.log(3))))
    powers = [math.exp(score) for score in (0, 2, 0, 3, 0, 0)]
    assert opinion.some == pytest.approx(math.log(sum(powers)) - 1)
    assert [math.exp(chance) for chance in opinion.stances] == pytest.approx([power / sum(powers) for power in powers])
    assert (opinion.red, opinion.past) == pytest.approx((0.5, 0.75))
    assert opinion.stance() is STANCES[3]


def test_warmth_divides_scores():
    """Scores count the less the greater the model's warmth."""
    scores = (4.0, 2.0, 6.0, 0.0, 0.0, 0.0, 0.0)
    warm, _ = one(Says(labels=scores), weights=replace(WEIGHTS, warmth=2.0))
    plain, _ = one(Says(labels=tuple(score / 2 for score in scores)))
    assert astuple(warm) == astuple(plain)


def test_scores_beyond_all_bounds():
    """Scores of any size give finite log-odds."""
    opinion, _ = one(Says(labels=(-1e4, 1e4, 0, 0, 0, 0, 0)))
    assert opinion.some == pytest.approx(2e4)
    assert math.exp(opinion.stances[0]) == pytest.approx(1)


def on(wanted):
    """Log-odds by sentence's vectors: 2 for evidence and 1 for a condition where a word begins with one of these pieces."""

    def words(sentence):
        rows = []
        for piece in sentence:
            is_in = [any(np.array_equal(piece, vector(head).astype(np.float32)) for head in heads) for heads in wanted]
            rows.append([2 if is_in[0] else -3, 1 if is_in[1] else -3])
        return rows

    return words


def test_evidence_and_condition_are_words():
    """The words of the evidence and of the condition are those whose pieces the graph points to, up to the last in the run."""
    graph = Says(words=on((("rej", "a", "cat"), ("on", "mos"))))
    opinion, made = one(graph)
    assert made.token_span(*opinion.evidence).exact == "rejects a catch"
    at, odds = opinion.condition
    assert made.token_span(*at).exact == "on most"
    assert odds == pytest.approx(1)


def test_no_condition_and_weak_evidence():
    """Where no word is likelier than not there is no condition; the evidence is then the likeliest word."""
    opinion, _ = one(Says(words=lambda sentence: [[-5 + (n == 4), -0.5] for n in range(len(sentence))]))
    assert opinion.condition is None
    first, last = opinion.evidence
    assert last == first + 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [*"Norway Aasen Iceland Hallsson she they rejects wants observers limit a said if . , “ ”".split(), "\n\n"]
        ),
        max_size=40,
    ).map(" ".join)
)
def test_whatever_the_graph_says(text):
    """Scores of any kind give probabilities, and words that lie in the sentence; a second reading gives the same."""
    made = document(text)
    heard = reader(FISH, Noise()).read(made, found(made, FISH))
    assert told(heard) == told(reader(FISH, Noise()).read(made, found(made, FISH)))
    for index, opinions in heard.items():
        row = made.sentences[index]
        for opinion in opinions:
            assert math.isfinite(opinion.some)
            assert sum(map(math.exp, opinion.stances)) == pytest.approx(1)
            assert 0 <= opinion.red <= 1
            assert 0 <= opinion.past <= 1
            for first, last in (opinion.evidence, *([opinion.condition[0]] if opinion.condition else [])):
                assert row.first <= first < last <= row.last


@pytest.mark.parametrize("count", [1, MOST, MOST + 1, 40])
def test_number_of_issues_beside_a_sentence(count):
    """Of a large codebook no more issues than there is room for are read, in its order; among them the one that is named."""
    codebook = many(count)
    ((_, opinions),) = read(f"Norway rejects {codebook.issues[-1].terms[0]}.", Noise(), codebook).items()
    issues = [opinion.issue for opinion in opinions]
    assert len(issues) == min(count, MOST)
    assert issues == [issue.id for issue in codebook.issues if issue.id in issues]
    assert codebook.issues[-1].id in issues


@pytest.mark.parametrize(
    ("chances", "agree", "rule", "stance"),
    [
        ((-1, -3, -3, -3, -3, -2), 0.0, None, STANCES[0]),
        ((-3, -3, -3, -3, -3, -3), 0.0, None, STANCES[0]),
        ((-3, -2, -2, -3, -3, -3), 0.0, None, STANCES[1]),
        ((-1, -3, -3, -3, -3, -2), 0.9, STANCES[5], STANCES[0]),
        ((-1, -3, -3, -3, -3, -2), 1.1, STANCES[5], STANCES[5]),
        ((-1, -3, -3, -3, -3, -2), 9.0, None, STANCES[0]),
        ((-1, -3, -3, -3, -3, -2), 9.0, Stance.MIXED, STANCES[0]),
    ],
)
def test_likeliest_stance(chances, agree, rule, stance):
    """The likeliest stance is said, of equals the first; another's word lifts its own stance as much as it weighs."""
    opinion = Opinion(Candidate(0, "norway", (), ()), "limit", 0.0, chances, 0.0, 0.0, (0, 1), None)
    assert opinion.stance(agree, rule) is stance


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(-6, 6), max_size=12))
def test_densest_run_is_the_best_of_all(odds):
    """The run found has the greatest sum of all there are; of equals it ends first, and is the shortest that ends there."""
    runs = [(a, b) for b in range(1, len(odds) + 1) for a in range(b)]
    best = max(runs, key=lambda run: (sum(odds[slice(*run)]), -run[1], run[0]), default=None)
    assert _densest(np.array(odds, np.float64)) == best
    assert _densest(np.array(odds, np.float64), strict=True) == (best if any(value > 0 for value in odds) else None)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.floats(-30, 30), min_size=1, max_size=30))
def test_densest_run_of_any_odds(odds):
    """No run of any numbers has a greater sum, but for rounding."""
    first, last = _densest(np.array(odds))
    most = max(sum(odds[a:b]) for b in range(1, len(odds) + 1) for a in range(b))
    assert sum(odds[first:last]) == pytest.approx(most)
