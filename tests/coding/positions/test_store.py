"""The model's files: whole, or refused in one line that says what to do."""

import hashlib
import json
import math
import shutil
from dataclasses import asdict
from importlib.resources import files
from types import SimpleNamespace

import numpy as np
import pytest
from positions_fakes import found
from reading import FISH, coder

from stateofplay.attribution import attribute
from stateofplay.coding.positions import store
from stateofplay.coding.positions.inputs import MARKS
from stateofplay.coding.positions.likeness import MOST
from stateofplay.coding.positions.reader import PositionReader
from stateofplay.coding.positions.store import STANCES, PairGraph
from stateofplay.errors import ModelError
from stateofplay.language import analyse
from stateofplay.model import Context, Reader, Report, Stance

NAMES = ("model.json", "pairs.onnx")
REMEDY = "Install stateofplay again, or read with --reader rules"
WEIGHTS = ("warmth", "some", "rule", "agree", "red", "past", "condition")
WIDTHS = {"marks": MARKS, "labels": len(STANCES) + 1, "flags": 2, "tokens": 2}


@pytest.fixture
def folder(tmp_path):
    """A copy of the model that the package carries."""
    made = tmp_path / "model"
    made.mkdir()
    for name in NAMES:
        shutil.copyfile(str(files("stateofplay.coding.positions") / "model" / name), made / name)
    return made


def card(folder):
    """What model.json says."""
    return json.loads((folder / "model.json").read_text(encoding="utf-8"))


def change(folder, **values):
    """Let model.json say something else; None takes a key away."""
    made = {key: value for key, value in {**card(folder), **values}.items() if value is not None}
    (folder / "model.json").write_text(json.dumps(made), encoding="utf-8")


def replaced(folder, data):
    """Put other content in the graph's file, with the checksum that belongs to it."""
    (folder / "pairs.onnx").write_bytes(data)
    change(folder, sha256=hashlib.sha256(data).hexdigest())


def refused(folder, name):
    """The one line with which the folder is refused: it names the file and the remedy."""
    with pytest.raises(ModelError) as caught:
        store.load(folder)
    text = str(caught.value)
    assert len(text.splitlines()) == 1
    assert text.startswith(f"{folder / name}: ")
    assert text.endswith(f". {REMEDY}")
    assert caught.value.exit_code == 5
    assert caught.value.__cause__ is None
    return caught.value.problem


def ports(widths):
    """A session whose inputs and outputs have these widths."""
    named = [SimpleNamespace(name=name, shape=["holders", width]) for name, width in widths.items()]
    return SimpleNamespace(get_inputs=lambda: named[:1], get_outputs=lambda: named[1:])


def test_whole_model_is_ready(folder):
    """A folder with all files gives a model with a graph that answers, and with the weights that its description says."""
    model = store.load(folder)
    width = store.session(folder, "pairs.onnx", (folder / "pairs.onnx").read_bytes()).get_inputs()[0].shape[-1]
    random = np.random.default_rng(1)
    proposition, sentence = (random.normal(0, 1, (pieces, width)).astype(np.float32) for pieces in (5, 9))
    out = model.graph.run(proposition, sentence, np.ones((3, 9, MARKS), np.float32))
    assert out.labels.shape == (3, 1 + len(STANCES))
    assert out.flags.shape == (3, 2)
    assert out.tokens.shape == (3, 9, 2)
    assert all(np.isfinite(values).all() for values in (out.labels, out.flags, out.tokens))
    assert asdict(model.weights) == pytest.approx(card(folder)["weights"])
    assert model.name == card(folder)["name"]


def test_bundled_model_is_loaded_once():
    """Whoever asks gets the same model."""
    assert store.bundled() is store.bundled()


def test_stances_are_those_of_ours():
    """Every stance but the one that only several reports together show."""
    assert {*STANCES, Stance.MIXED} == set(Stance)
    assert Stance.MIXED not in STANCES


def test_bundled_model_that_is_missing(monkeypatch, tmp_path):
    """A package without the model's folder is refused like any other."""
    monkeypatch.setattr(store, "files", lambda package: tmp_path)
    with pytest.raises(ModelError, match="missing or damaged") as caught:
        store.bundled.__wrapped__()
    assert caught.value.place.file == str(tmp_path / "model" / "model.json")


@pytest.mark.parametrize("name", NAMES)
def test_missing_file(folder, name):
    """Each file that is not there is named."""
    (folder / name).unlink()
    assert "missing" in refused(folder, name)


def test_missing_folder(tmp_path):
    """Without the folder its description is named."""
    assert "missing" in refused(tmp_path / "nowhere", "model.json")


@pytest.mark.parametrize("name", NAMES)
def test_folder_in_place_of_a_file(folder, name):
    """What is no file at all is refused too."""
    (folder / name).unlink()
    (folder / name).mkdir()
    refused(folder, name)


@pytest.mark.parametrize("place", [0, 0.5, -1])
def test_one_byte_changed(folder, place):
    """One other byte anywhere in the graph is noticed."""
    data = bytearray((folder / "pairs.onnx").read_bytes())
    data[int(place * len(data)) if place == 0.5 else place] ^= 1
    (folder / "pairs.onnx").write_bytes(data)
    assert "checksum" in refused(folder, "pairs.onnx")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("part", [0, 0.9])
def test_file_cut_short(folder, name, part):
    """A file of which only the beginning was written is noticed."""
    data = (folder / name).read_bytes()
    (folder / name).write_bytes(data[: int(len(data) * part)])
    refused(folder, name)


def test_byte_changed_in_the_description(folder):
    """One other byte in a key of the description is noticed."""
    data = (folder / "model.json").read_bytes()
    for key in (b"schema", b"sha256", b"labels", b"weights", b"warmth", b"none"):
        (folder / "model.json").write_bytes(data.replace(b'"' + key, b'"' + bytes([key[0] ^ 1]) + key[1:], 1))
        with pytest.raises(ModelError):
            store.load(folder)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"nothing", b"[" * 100_000])
def test_description_that_is_none(folder, data):
    """What is not JSON is refused as damaged."""
    (folder / "model.json").write_bytes(data)
    assert "missing or damaged" in refused(folder, "model.json")


@pytest.mark.parametrize("data", [b"[]", b"1", b"null", b'"text"', b"{}", b'{"schema": []}'])
def test_description_of_nothing(folder, data):
    """What is JSON, but describes no model, is of no version that can be read."""
    (folder / "model.json").write_bytes(data)
    assert "version" in refused(folder, "model.json")


@pytest.mark.parametrize("schema", ["stateofplay-positions/0", "stateofplay-tagger/1", "", 1, None])
def test_other_version(folder, schema):
    """A model of another schema, or of none, is refused with both versions in the line."""
    change(folder, schema=schema)
    problem = refused(folder, "model.json")
    assert repr(schema) in problem
    assert repr(store.SCHEMA) in problem


@pytest.mark.parametrize("key", ["weights", "labels"])
def test_key_that_is_missing(folder, key):
    """Each key that reading needs is missed by its name."""
    change(folder, **{key: None})
    assert repr(key) in refused(folder, "model.json")


@pytest.mark.parametrize("value", [None, "", 5, "0" * 64])
def test_checksum_that_is_none(folder, value):
    """Without a checksum, or with that of another file, the graph is not trusted."""
    change(folder, sha256=value)
    assert "checksum" in refused(folder, "pairs.onnx")


@pytest.mark.parametrize("name", WEIGHTS)
def test_weight_that_is_missing(folder, name):
    """Each weight is missed by its name."""
    change(folder, weights={key: value for key, value in card(folder)["weights"].items() if key != name})
    assert repr(name) in refused(folder, "model.json")


@pytest.mark.parametrize("value", [5, [], "much", {"warmth": "much"}, {"more": 1.0}])
def test_weights_of_another_type(folder, value):
    """Weights that are no numbers, or other ones than reading needs, are refused when the model is loaded."""
    weights = {**card(folder)["weights"], **value} if isinstance(value, dict) else value
    change(folder, weights=weights)
    assert "not as it should be" in refused(folder, "model.json")


@pytest.mark.parametrize(
    "labels", [[], 5, "none", ["none"], [*map(str, STANCES)], ["none", *map(str, STANCES[::-1])], ["none", *map(str, Stance)]]
)
def test_other_stances(folder, labels):
    """Labels that are not ours, or ours in another order, are refused before anything is read."""
    change(folder, labels=labels)
    assert "stances" in refused(folder, "model.json")


@pytest.mark.parametrize("name", WIDTHS)
@pytest.mark.parametrize("width", [1, 3, 9, "holders", None])
def test_graph_of_another_width(folder, monkeypatch, name, width):
    """A graph whose inputs or outputs are not as wide as reading takes them is refused by their name."""
    monkeypatch.setattr(store, "session", lambda *given: ports({**WIDTHS, name: width}))
    assert f"({name}: {WIDTHS[name]} told, {width} given)" in refused(folder, "model.json")


@pytest.mark.parametrize("name", WIDTHS)
def test_graph_that_lacks_a_port(folder, monkeypatch, name):
    """A graph without one of its inputs or outputs is refused by its name."""
    monkeypatch.setattr(store, "session", lambda *given: ports({key: WIDTHS[key] for key in WIDTHS if key != name}))
    assert f"{name}: {WIDTHS[name]} told, None given" in refused(folder, "model.json")


def test_graph_for_something_else(folder):
    """The tagger's graph, though it runs, is not one that reads positions."""
    replaced(folder, (files("stateofplay.language.tagger") / "model" / "roles.onnx").read_bytes())
    assert "not as it should be" in refused(folder, "model.json")


@pytest.mark.parametrize("data", [b"", b"this is no graph", b"\x08\x07" * 500])
def test_graph_that_is_none(folder, data):
    """A file that is no ONNX graph, though its checksum matches, is refused by its name."""
    replaced(folder, data)
    assert "cannot be run" in refused(folder, "pairs.onnx")


def test_marks_stand_beside_the_sentence():
    """A run marks the sentence and not the proposition, and gives back what is said of the sentence's pieces alone."""

    class Echo:
        def run(self, outputs, feed):
            self.feed = feed
            return feed["marks"][:, 0, :3], feed["marks"][:, 0, :2], feed["marks"][:, :, :2]

    session = Echo()
    marks = np.random.default_rng(1).random((2, 4, MARKS)).astype(np.float32)
    proposition, sentence = np.ones((3, 8), np.float32), np.zeros((4, 8), np.float32)
    out = PairGraph(session).run(proposition, sentence, marks)
    assert session.feed["proposition"] is proposition
    assert session.feed["sentence"] is sentence
    assert not session.feed["marks"][:, :3].any()
    assert np.array_equal(session.feed["marks"][:, 3:], marks)
    assert np.array_equal(out.tokens, marks[:, :, :2])


def test_bundled_model_gives_probabilities():
    """The model that the package carries reads a report through, and says of every pair how likely it is."""
    text = "Norway rejects a catch limit. Iceland and the Faroes want zone access, Aasen said."
    context = Context(reader=Reader.MODEL)
    (made,) = attribute(analyse([Report("r", text)], context), context)
    those = found(made, FISH)
    heard = PositionReader(FISH, coder(FISH).topics, store.bundled()).read(made, those)
    assert set(heard) == {one.sentence for one in those}
    for index, opinions in heard.items():
        row = made.sentences[index]
        assert len(opinions) == min(MOST, len(FISH.issues)) * sum(one.sentence == index for one in those)
        for opinion in opinions:
            assert math.isfinite(opinion.some)
            assert sum(map(math.exp, opinion.stances)) == pytest.approx(1)
            assert 0 <= opinion.red <= 1
            assert 0 <= opinion.past <= 1
            assert row.first <= opinion.evidence[0] < opinion.evidence[1] <= row.last
