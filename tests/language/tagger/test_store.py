"""The model's files: whole, or refused in one line that says what to do."""

import hashlib
import json
import shutil
from importlib.resources import files

import numpy as np
import pytest

from stateofplay.errors import ModelError
from stateofplay.language.tagger import store

NAMES = ("model.json", "vocabulary.txt", "words.onnx", "roles.onnx")
REMEDY = "Install stateofplay again, or read with --reader rules"


@pytest.fixture
def folder(tmp_path):
    """A copy of the model that the package carries."""
    made = tmp_path / "model"
    made.mkdir()
    for name in NAMES:
        shutil.copyfile(str(files("stateofplay.language.tagger") / "model" / name), made / name)
    return made


def card(folder):
    """What model.json says."""
    return json.loads((folder / "model.json").read_text(encoding="utf-8"))


def change(folder, **values):
    """Let model.json say something else; None takes a key away."""
    made = {key: value for key, value in {**card(folder), **values}.items() if value is not None}
    (folder / "model.json").write_text(json.dumps(made), encoding="utf-8")


def replaced(folder, name, data):
    """Put other content in a file, with the checksum that belongs to it."""
    (folder / name).write_bytes(data)
    change(folder, files={**card(folder)["files"], name: hashlib.sha256(data).hexdigest()})


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


def test_whole_model_is_ready(folder):
    """A folder with all files gives a model whose outputs have the sizes that its description says."""
    model = store.load(folder)
    pieces = np.array([model.settings.opens, *model.pieces.of("port"), model.settings.closes], np.int64)
    none = np.zeros(len(pieces), np.int64)
    out = model.graph.words(pieces, none, none, np.array([1], np.int64))
    assert out["names"].shape == (1, len(model.settings.names))
    assert out["tags"].shape == (1, len(model.settings.tags))
    assert out["kinds"].shape == (1, len(model.settings.kinds))
    assert out["anchors"].shape == (1, 2)
    assert model.graph.roles(out["link"], np.array([0], np.int64)).shape == (1, 1, 4)
    assert np.array(model.settings.steps).shape == (4, 4)


def test_bundled_model_is_loaded_once():
    """Whoever asks gets the same model."""
    assert store.bundled() is store.bundled()


def test_bundled_model_says_what_the_reader_knows():
    """The kinds and types of names of the bundled model are those of ours, and its first tag of names says none."""
    settings = store.bundled().settings
    assert settings.names[0] == "O"
    assert {tag[2:] for tag in settings.names[1:]} <= {"PER", "ORG", "LOC"}
    assert set(settings.kinds) <= {"speech", "attitude", "intention", "decree"}
    assert "NOUN" in settings.tags


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


@pytest.mark.parametrize("name", NAMES[1:])
@pytest.mark.parametrize("place", [0, 0.5, -1])
def test_one_byte_changed(folder, name, place):
    """One other byte anywhere in a file is noticed."""
    data = bytearray((folder / name).read_bytes())
    data[int(place * len(data)) if place == 0.5 else place] ^= 1
    (folder / name).write_bytes(data)
    assert "checksum" in refused(folder, name)


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
    for key in (b"schema", b"files", b"names", b"steps", b"calibration", b"words.onnx"):
        (folder / "model.json").write_bytes(data.replace(b'"' + key, b'"' + bytes([key[0] ^ 1]) + key[1:], 1))
        with pytest.raises(ModelError):
            store.load(folder)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"nothing", b"[]", b"1", b"null", b'"text"', b"{}", b'{"files": []}'])
def test_description_that_is_none(folder, data):
    """What is not JSON, or no object with files, is refused as damaged."""
    (folder / "model.json").write_bytes(data)
    assert "missing or damaged" in refused(folder, "model.json")


@pytest.mark.parametrize("schema", ["stateofplay-tagger/2", "", 1, None])
def test_other_version(folder, schema):
    """A model of another schema, or of none, is refused with both versions in the line."""
    change(folder, schema=schema)
    problem = refused(folder, "model.json")
    assert repr(schema) in problem
    assert repr(store.SCHEMA) in problem


@pytest.mark.parametrize("key", ["names", "tags", "kinds", "steps", "cue", "nested", "calibration"])
def test_key_that_is_missing(folder, key):
    """Each key that reading needs is missed by its name."""
    change(folder, **{key: None})
    assert repr(key) in refused(folder, "model.json")


@pytest.mark.parametrize("name", NAMES[1:])
def test_file_that_the_description_does_not_name(folder, name):
    """A description without one of the files is not as it should be."""
    change(folder, files={key: value for key, value in card(folder)["files"].items() if key != name})
    assert repr(name) in refused(folder, "model.json")


@pytest.mark.parametrize(
    ("key", "value"),
    [("cue", "much"), ("nested", []), ("steps", 5), ("steps", [1, 2]), ("names", 7), ("calibration", ["a", "b"])],
)
def test_value_of_another_type(folder, key, value):
    """A value that is not what it should be is refused when the model is loaded."""
    change(folder, **{key: value})
    assert "not as it should be" in refused(folder, "model.json")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("names", ["O", "B-PER"]),
        ("tags", ["NOUN"]),
        ("kinds", ["speech"]),
        ("kinds", ["song", "dance", "mime", "prose"]),
        ("steps", [[0, 0], [0, 0]]),
        ("calibration", [0.0, 1.0]),
    ],
)
def test_value_that_does_not_fit_the_graphs(folder, key, value):
    """A list of another length than the outputs, or of kinds that are none, is refused before anything is read."""
    change(folder, **{key: value})
    refused(folder, "model.json")


@pytest.mark.parametrize("name", ["words.onnx", "roles.onnx"])
@pytest.mark.parametrize("data", [b"", b"this is no graph", b"\x08\x07" * 500])
def test_graph_that_is_none(folder, name, data):
    """A file that is no ONNX graph, though its checksum matches, is refused by its name."""
    replaced(folder, name, data)
    assert "cannot be run" in refused(folder, name)


@pytest.mark.parametrize("data", [b"\xff\xfe", b"port\nsaid\n", b""])
def test_vocabulary_that_is_none(folder, data):
    """A vocabulary that is not text, or lacks the marks of the frame, is refused."""
    replaced(folder, "vocabulary.txt", data)
    with pytest.raises(ModelError) as caught:
        store.load(folder)
    assert len(str(caught.value).splitlines()) == 1


def test_workers_are_few():
    """At least one window runs at once, and four at most."""
    assert 1 <= store.workers() <= 4
