"""The model's files: where they lie, whether they are whole, and the graphs ready to run.

`model.json` names the other files with their checksums and says what the outputs mean. A model of another schema, a file that
is missing, cut short or changed is refused with one line that says what to do.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final, TypeAlias

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from stateofplay.errors import ModelError, Place
from stateofplay.language.tagger.calibration import Calibration
from stateofplay.language.tagger.decode import Floats
from stateofplay.language.tagger.pieces import Pieces
from stateofplay.language.tagger.tagger import Settings
from stateofplay.model.attribution import Kind

SCHEMA: Final = "stateofplay-tagger/1"
Session: TypeAlias = onnxruntime.InferenceSession

_CARD: Final = "model.json"
_VOCABULARY: Final = "vocabulary.txt"
_WORDS: Final = "words.onnx"
_ROLES: Final = "roles.onnx"
_REMEDY: Final = "install stateofplay again, or read with --reader rules"


@dataclass(frozen=True, slots=True)
class Model:
    """A model ready to read with."""

    name: str
    pieces: Pieces
    graph: OnnxGraph
    settings: Settings
    calibration: Calibration


class OnnxGraph:
    """The two graphs in onnxruntime, one thread each run; runs may overlap in several threads."""

    def __init__(self, words: Session, roles: Session) -> None:
        """Take the sessions of the encoder and of the linker."""
        self._words = words
        self._roles = roles
        self._outputs = [output.name for output in words.get_outputs()]

    def words(
        self, pieces: NDArray[np.int64], shapes: NDArray[np.int64], quoted: NDArray[np.int64], at: NDArray[np.int64]
    ) -> Mapping[str, Floats]:
        """See `tagger.Graph`."""
        feed = {"pieces": pieces, "shapes": shapes, "quoted": quoted, "at": at}
        return dict(zip(self._outputs, self._words.run(None, feed), strict=True))

    def roles(self, link: Floats, anchors: NDArray[np.int64]) -> Floats:
        """See `tagger.Graph`."""
        scores: Floats = self._roles.run(None, {"link": link, "anchors": anchors})[0]
        return scores


@cache
def bundled() -> Model:
    """The model that the package carries, loaded once.

    Raises:
        ModelError: when it is missing, damaged or of another version.
    """
    return load(files("stateofplay.language.tagger").joinpath("model"))


def load(folder: Traversable) -> Model:
    """The model in a folder.

    Raises:
        ModelError: when it is missing, damaged or of another version.
    """
    card = _card(folder)
    held = {name: _read(folder, name, card) for name in (_VOCABULARY, _WORDS, _ROLES)}
    words, roles = (session(folder, name, held[name]) for name in (_WORDS, _ROLES))
    try:
        pieces = Pieces(tuple(held[_VOCABULARY].decode("utf-8").rstrip("\n").split("\n")))
        settings = _settings(card, pieces)
        calibration = Calibration(tuple(map(float, card["calibration"])))
        _agree(settings, calibration, words, roles)
    except (KeyError, TypeError, ValueError) as error:
        raise _fault(folder, _CARD, f"the model's description is not as it should be ({error})") from None
    return Model(str(card.get("name", "")), pieces, OnnxGraph(words, roles), settings, calibration)


def _settings(card: dict[str, Any], pieces: Pieces) -> Settings:
    return Settings(
        opens=pieces.opens,
        closes=pieces.closes,
        names=tuple(card["names"]),
        tags=tuple(card["tags"]),
        kinds=tuple(str(Kind(kind)) for kind in card["kinds"]),
        steps=tuple(tuple(map(float, row)) for row in card["steps"]),
        cue=float(card["cue"]),
        nested=float(card["nested"]),
    )


def _agree(settings: Settings, calibration: Calibration, words: Session, roles: Session) -> None:
    """Raise ValueError where the description does not fit the graphs."""
    widths = {output.name: output.shape[-1] for output in (*words.get_outputs(), *roles.get_outputs())}
    told = {"names": len(settings.names), "tags": len(settings.tags), "kinds": len(settings.kinds), "anchors": 2, "scores": 4}
    for name, count in told.items():
        if widths.get(name) != count:
            raise ValueError(f"{name}: {count} told, {widths.get(name)} given")
    if [len(row) for row in settings.steps] != [4] * 4 or len(calibration.weights) != 4:
        raise ValueError("steps or calibration of another size")


def session(folder: Traversable, name: str, held: bytes) -> Session:
    """A graph ready to run, one thread each run.

    Raises:
        ModelError: naming `folder` and `name`, when it is no graph that onnxruntime can run.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # windows differ in length, and an arena would keep room for each
    options.enable_mem_pattern = False
    try:
        return onnxruntime.InferenceSession(held, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # noqa: BLE001 - onnxruntime raises exceptions of many kinds, without a common root
        said = next(iter(str(error).splitlines()), "no reason given")[:120]
        raise _fault(folder, name, f"the model cannot be run ({said})") from None


def _card(folder: Traversable) -> dict[str, Any]:
    try:
        card = json.loads(folder.joinpath(_CARD).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise _fault(folder, _CARD, "the reader's model is missing or damaged") from None
    if not isinstance(card, dict) or not isinstance(card.get("files"), dict):
        raise _fault(folder, _CARD, "the reader's model is missing or damaged")
    if card.get("schema") != SCHEMA:
        raise _fault(folder, _CARD, f"the model is of version {card.get('schema')!r}; this program reads {SCHEMA!r}")
    return card


def _read(folder: Traversable, name: str, card: dict[str, Any]) -> bytes:
    if name not in card["files"]:
        raise _fault(folder, _CARD, f"the model's description is not as it should be ({name!r} is not in it)")
    try:
        held = folder.joinpath(name).read_bytes()
    except OSError:
        raise _fault(folder, name, "a file of the reader's model is missing") from None
    if hashlib.sha256(held).hexdigest() != card["files"][name]:
        raise _fault(folder, name, "a file of the reader's model is damaged or of another version (its checksum differs)")
    return held


def _fault(folder: Traversable, name: str, problem: str) -> ModelError:
    return ModelError(problem, place=Place(str(folder.joinpath(name))), remedy=_REMEDY)


def workers() -> int:
    """How many windows run at once: one for each core that this process may use, four at most."""
    return max(1, min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1))
