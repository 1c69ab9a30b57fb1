"""The model's files: where they lie, whether they are whole, and the graph ready to run."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from stateofplay.coding.positions.inputs import MARKS
from stateofplay.errors import ModelError, Place
from stateofplay.language.tagger.store import Session, session
from stateofplay.model.statement import Stance

SCHEMA: Final = "stateofplay-positions/1"
STANCES: Final = tuple(stance for stance in Stance if stance is not Stance.MIXED)
_CARD: Final = "model.json"
_PAIRS: Final = "pairs.onnx"
_REMEDY: Final = "install stateofplay again, or read with --reader rules"

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """How what the network says becomes a decision, and how sure it is; fitted on negotiations kept from training.

    Attributes:
        warmth: what scores are divided by before they become probabilities.
        bias: what is added to the log-odds that there is a position at all, since training saw more of them than reports hold.
        some: from this probability on a holder is taken to hold a position.
        rule: how much it counts, in log-odds, that the rules read a position there too, times how sure they are.
        agree: how much it counts, in log-odds, for the stance that the rules read.
        red, past: from this probability on a position is beyond negotiation, or a past one.
        condition: the log-odds from which a piece is of a condition.
        term: how much it counts, in log-odds, that the words match the issue's own, times how well they do.
        cue: how much it counts, in log-odds, that the rules see the holder take a stance there on something unnamed.
        other: how much it counts, in log-odds, that the rules see only somebody else take a position on the issue there.
        rival: how much it takes away that another issue is likelier for that holder there, times by how many log-odds.
    """

    warmth: float
    some: float
    rule: float
    agree: float
    red: float
    past: float
    condition: float
    term: float = 0.0
    rival: float = 0.0
    cue: float = 0.0
    other: float = 0.0
    bias: float = 0.0


@dataclass(frozen=True, slots=True)
class Model:
    """A model ready to read with."""

    name: str
    graph: PairGraph
    weights: Weights


@dataclass(frozen=True, slots=True, eq=False)
class Outputs:
    """What the graph says of one sentence beside one proposition, a row for each holder.

    Attributes:
        labels: [holders, 1 + stances] scores, that there is no position first.
        flags: [holders, 2] log-odds of a red line and of a past position.
        tokens: [holders, pieces of the sentence, 2] log-odds of evidence and of condition.
    """

    labels: Floats
    flags: Floats
    tokens: Floats


class PairGraph:
    """The graph in onnxruntime, one thread each run; runs may overlap in several threads."""

    def __init__(self, pairs: Session) -> None:
        """Take the session."""
        self._pairs = pairs

    def run(self, proposition: Floats, sentence: Floats, marks: Floats) -> Outputs:
        """Read one pair for all its holders.

        Args:
            proposition: [pieces, width].
            sentence: [pieces, width].
            marks: [holders, pieces of the sentence, MARKS].
        """
        holders, _, width = marks.shape
        whole = np.zeros((holders, len(proposition) + len(sentence), width), np.float32)
        whole[:, len(proposition) :] = marks
        labels, flags, tokens = self._pairs.run(None, {"proposition": proposition, "sentence": sentence, "marks": whole})
        return Outputs(labels, flags, tokens[:, len(proposition) :])


@cache
def bundled() -> Model:
    """The model that the package carries, loaded once.

    Raises:
        ModelError: when it is missing, damaged or of another version.
    """
    return load(files("stateofplay.coding.positions").joinpath("model"))


def load(folder: Traversable) -> Model:
    """The model in a folder.

    Raises:
        ModelError: when it is missing, damaged or of another version.
    """
    card = _card(folder)
    try:
        held = folder.joinpath(_PAIRS).read_bytes()
    except OSError:
        raise _fault(folder, _PAIRS, "a file of the reader's model is missing") from None
    if hashlib.sha256(held).hexdigest() != card.get("sha256"):
        raise _fault(folder, _PAIRS, "a file of the reader's model is damaged or of another version (its checksum differs)")
    pairs = session(folder, _PAIRS, held)
    try:
        weights = Weights(**{name: float(value) for name, value in card["weights"].items()})
        _agree(card, pairs)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _fault(folder, _CARD, f"the model's description is not as it should be ({error})") from None
    return Model(str(card.get("name", "")), PairGraph(pairs), weights)


def _agree(card: dict[str, Any], pairs: Session) -> None:
    """Raise ValueError where the description does not fit the program or the graph."""
    if card["labels"] != ["none", *map(str, STANCES)]:
        raise ValueError("other stances than this program knows")
    widths = {port.name: port.shape[-1] for port in (*pairs.get_inputs(), *pairs.get_outputs())}
    for name, count in {"marks": MARKS, "labels": len(STANCES) + 1, "flags": 2, "tokens": 2}.items():
        if widths.get(name) != count:
            raise ValueError(f"{name}: {count} told, {widths.get(name)} given")


def _card(folder: Traversable) -> dict[str, Any]:
    try:
        card = json.loads(folder.joinpath(_CARD).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise _fault(folder, _CARD, "the reader's model is missing or damaged") from None
    if not isinstance(card, dict) or card.get("schema") != SCHEMA:
        found = card.get("schema") if isinstance(card, dict) else None
        raise _fault(folder, _CARD, f"the model is of version {found!r}; this program reads {SCHEMA!r}")
    return card


def _fault(folder: Traversable, name: str, problem: str) -> ModelError:
    return ModelError(problem, place=Place(str(folder.joinpath(name))), remedy=_REMEDY)
