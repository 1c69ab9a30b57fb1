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
from typing import Any, Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from stateofplay.errors import ModelError, Place
from stateofplay.language.tagger.calibration import Calibration
from stateofplay.language.tagger.decode import Floats
from stateofplay.language.tagger.pieces import Pieces
from stateofplay.language.tagger.tagger import Settings

SCHEMA: Final = "stateofplay-tagger/1"
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

    def __init__(self, words: bytes, roles: bytes) -> None:
        """Make the graphs ready.

        Args:
            words: the graph of the encoder, as a file holds it.
            roles: that of the linker.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._words = onnxruntime.InferenceSession(words, options, providers=["CPUExecutionProvider"])
        self._roles = onnxruntime.InferenceSession(roles, options, providers=["CPUExecutionProvider"])
        self._outputs = [output.name for output in self._words.get_outputs()]

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
    held = {name: _read(folder, name, checksum) for name, checksum in card["files"].items()}
    try:
        vocabulary = tuple(held["vocabulary.txt"].decode("utf-8").rstrip("\n").split("\n"))
        pieces = Pieces(vocabulary)
        settings = Settings(
            opens=pieces.opens,
            closes=pieces.closes,
            names=tuple(card["names"]),
            tags=tuple(card["tags"]),
            kinds=tuple(card["kinds"]),
            steps=tuple(tuple(map(float, row)) for row in card["steps"]),
            cue=float(card["cue"]),
            nested=float(card["nested"]),
        )
        calibration = Calibration(tuple(map(float, card["calibration"])))
        graph = OnnxGraph(held["words.onnx"], held["roles.onnx"])
    except (KeyError, TypeError, ValueError) as error:
        raise _fault(folder, "model.json", f"the model's description is not as it should be ({error})") from None
    except Exception as error:  # noqa: BLE001 - onnxruntime raises exceptions of many kinds, without a common root
        raise _fault(folder, "words.onnx", f"the model cannot be run ({str(error).splitlines()[0][:120]})") from None
    return Model(str(card.get("name", "")), pieces, graph, settings, calibration)


def _card(folder: Traversable) -> dict[str, Any]:
    try:
        card = json.loads(folder.joinpath("model.json").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError):
        raise _fault(folder, "model.json", "the reader's model is missing or damaged") from None
    if not isinstance(card, dict) or not isinstance(card.get("files"), dict):
        raise _fault(folder, "model.json", "the reader's model is missing or damaged")
    if card.get("schema") != SCHEMA:
        raise _fault(folder, "model.json", f"the model is of version {card.get('schema')!r}; this program reads {SCHEMA!r}")
    return card


def _read(folder: Traversable, name: str, checksum: str) -> bytes:
    try:
        held = folder.joinpath(name).read_bytes()
    except OSError:
        raise _fault(folder, name, "a file of the reader's model is missing") from None
    if hashlib.sha256(held).hexdigest() != checksum:
        raise _fault(folder, name, "a file of the reader's model is damaged or of another version (its checksum differs)")
    return held


def _fault(folder: Traversable, name: str, problem: str) -> ModelError:
    return ModelError(problem, place=Place(str(folder.joinpath(name))), remedy=_REMEDY)


def workers() -> int:
    """How many windows run at once: one for each core that this process may use, four at most."""
    return max(1, min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1))
