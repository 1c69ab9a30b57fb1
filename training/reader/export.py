"""The trained network as the two graphs that the package runs: `words.onnx`, in int8, and `roles.onnx`.

The graphs are written node by node with onnxruntime's own operators, so that what runs is what stands here. A graph reads one
window at a time: no padding, no mask, and scales that depend on that window alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.reader.network import HEADS, LINK, ROLES, WIDTH, Encoder, Layer, Linker, Mix, Network, bucket

Array = NDArray[np.generic]
SCHEMA = "stateofplay-tagger/1"
_ONNXRUNTIME = "com.microsoft"
_CLIPPINGS = (1.0, 0.95, 0.9, 0.85, 0.8)
_BLOCK = 32
SHARED = 2
"""After so many layers a report's pieces are handed on, for other readers to read on from."""
_LONGEST = 384
"""A window has no more pieces."""
_REACH = 512
"""No two words of a window are farther apart."""


class Graph:
    """A graph under construction: nodes and constants in order."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self._count = 0

    def constant(self, values: Array) -> str:
        """A constant; its name."""
        self._count += 1
        name = f"c{self._count}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def weights(self, tensor: torch.Tensor) -> str:
        """A constant that was learned; its name."""
        return self.constant(_floats(tensor))

    def node(
        self, kind: str, inputs: Sequence[str], *, out: str | Sequence[str] = "", domain: str = "", **attributes: object
    ) -> str:
        """A node; the name of its first output."""
        self._count += 1
        names = [out] if isinstance(out, str) else list(out)
        names = [name or f"v{self._count}" for name in names]
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names[0]

    def write(self, path: Path, inputs: Sequence[onnx.ValueInfoProto], outputs: Sequence[onnx.ValueInfoProto]) -> None:
        """Save."""
        graph = helper.make_graph(self.nodes, path.stem, list(inputs), list(outputs), self.constants)
        model = helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(_ONNXRUNTIME, 1)],
            producer_name=SCHEMA,
            ir_version=8,
        )
        path.write_bytes(model.SerializeToString(deterministic=True))


def words(network: Network, path: Path, kind: str = "int8") -> None:
    """The encoder with its heads: one window's pieces to scores over its words. `kind` is that of `linear`."""
    encoder = network.encoder
    graph = Graph()
    x = _pieces(graph, encoder)
    x = _plus(graph, x, encoder.shapes, "shapes")
    x = _plus(graph, x, encoder.quoted, "quoted")
    length = graph.node("Shape", ["pieces"], start=0, end=1)
    zero = graph.constant(np.array([0], np.int64))
    places = graph.node("Slice", [graph.weights(encoder.places.weight[:_LONGEST]), zero, length, zero])
    x = graph.node("Unsqueeze", [graph.node("Add", [x, places]), zero])
    x = _norm(graph, x, encoder.norm)
    for number, layer in enumerate(encoder.layers, 1):
        x = _layer(graph, x, layer, kind)
        if number == SHARED:
            graph.node("Squeeze", [x, zero], out="lower")
    x = graph.node("Gather", [graph.node("Squeeze", [x, zero]), "at"], axis=0)
    heads = _heads(graph, x, encoder)
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["pieces"]) for name in ("pieces", "shapes", "quoted")]
    inputs.append(helper.make_tensor_value_info("at", TensorProto.INT64, ["words"]))
    widths = {"anchors": 2} | {name: getattr(encoder, name).out_features for name in heads if name != "anchors"}
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["words", widths[name]]) for name in heads]
    outputs.append(helper.make_tensor_value_info("lower", TensorProto.FLOAT, ["pieces", WIDTH]))
    graph.write(path, inputs, outputs)


def _pieces(graph: Graph, encoder: Encoder) -> str:
    """The pieces' embeddings, kept as int8 with a scale for each piece."""
    table = _floats(encoder.pieces.weight)
    scale = _scale(np.abs(table).max(1))
    small = np.round(table / scale[:, None]).astype(np.int8)
    pieces = graph.node("Cast", [graph.node("Gather", [graph.constant(small), "pieces"])], to=TensorProto.FLOAT)
    scales = graph.node("Gather", [graph.constant(scale), "pieces"])
    scales = graph.node("Unsqueeze", [scales, graph.constant(np.array([-1], np.int64))])
    return graph.node("Mul", [pieces, scales])


def _plus(graph: Graph, x: str, table: torch.nn.Embedding, numbers: str) -> str:
    return graph.node("Add", [x, graph.node("Gather", [graph.weights(table.weight), numbers])])


def _layer(graph: Graph, x: str, layer: Layer, kind: str) -> str:
    qkv = linear(graph, x, layer.qkv, kind)
    q, k, v = (f"{qkv}_{part}" for part in "qkv")
    graph.node("Split", [qkv, graph.constant(np.array([WIDTH] * 3, np.int64))], out=[q, k, v], axis=2)
    mixed = graph.node("MultiHeadAttention", [q, k, v], domain=_ONNXRUNTIME, num_heads=HEADS)
    x = _skip(graph, linear(graph, mixed, layer.out, kind), x, layer.norm1)
    inner = _gelu(graph, linear(graph, x, layer.up, kind))
    return _skip(graph, linear(graph, inner, layer.down, kind), x, layer.norm2)


def _heads(graph: Graph, x: str, encoder: Encoder) -> list[str]:
    """The scores of words; their names."""
    hidden = _gelu(graph, linear(graph, x, encoder.anchors[0], "float"))
    heads = {name: linear(graph, x, getattr(encoder, name), "float") for name in ("names", "tags", "kinds", "link")}
    heads["anchors"] = linear(graph, hidden, encoder.anchors[2], "float")
    return [graph.node("Identity", [value], out=name) for name, value in heads.items()]


def roles(network: Network, path: Path) -> None:
    """The linker: one window's `link` and the words that open its cues to scores of roles, [cues, words, roles]."""
    linker = network.linker
    graph = Graph()
    one = graph.constant(np.array([1], np.int64))
    zero = graph.constant(np.array([0], np.int64))
    x = _turned(graph, one, zero)
    x = _plus(graph, x, linker.distance, _buckets(graph, one, zero))
    for mix in linker.mixes:
        x = _mixed(graph, x, mix)
    _role_scores(graph, x, linker)
    graph.write(
        path,
        [
            helper.make_tensor_value_info("link", TensorProto.FLOAT, ["words", 3 * LINK]),
            helper.make_tensor_value_info("anchors", TensorProto.INT64, ["cues"]),
        ],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["cues", "words", ROLES])],
    )


def _turned(graph: Graph, one: str, zero: str) -> str:
    """Every word as each cue sees it: times the cue's scale, plus its shift."""
    parts = ["own_words", "shift_all", "scale_all"]
    graph.node("Split", ["link", graph.constant(np.array([LINK] * 3, np.int64))], out=parts, axis=1)
    shift = graph.node("Unsqueeze", [graph.node("Gather", ["shift_all", "anchors"], axis=0), one])
    scale = graph.node("Unsqueeze", [graph.node("Gather", ["scale_all", "anchors"], axis=0), one])
    scale = graph.node("Add", [scale, graph.constant(np.array(1, np.float32))])
    return graph.node("Add", [graph.node("Mul", [graph.node("Unsqueeze", ["own_words", zero]), scale]), shift])


def _buckets(graph: Graph, one: str, zero: str) -> str:
    """The bucket of each word's distance from each cue."""
    count = graph.node("Squeeze", [graph.node("Shape", ["link"], start=0, end=1)])
    place = graph.node("Range", [graph.constant(np.array(0, np.int64)), count, graph.constant(np.array(1, np.int64))])
    distance = graph.node("Sub", [graph.node("Unsqueeze", [place, zero]), graph.node("Unsqueeze", ["anchors", one])])
    lookup = bucket(torch.arange(-_REACH, _REACH + 1)).numpy()
    moved = graph.node("Add", [distance, graph.constant(np.array(_REACH, np.int64))])
    return graph.node("Gather", [graph.constant(lookup), moved])


def _mixed(graph: Graph, x: str, mix: Mix) -> str:
    y = graph.node("Transpose", [_norm(graph, x, mix.norm)], perm=[0, 2, 1])
    kernel = [graph.weights(mix.across.weight), graph.weights(mix.across.bias)]
    y = graph.node("Conv", [y, *kernel], kernel_shape=[7], pads=[3, 3], group=LINK)
    y = _gelu(graph, graph.node("Transpose", [y], perm=[0, 2, 1]))
    return graph.node("Add", [x, linear(graph, y, mix.along, "float")])


def _role_scores(graph: Graph, x: str, linker: Linker) -> None:
    y = _gelu(graph, _norm(graph, x, linker.norm))
    graph.node("Identity", [linear(graph, y, linker.roles, "float")], out="scores")


def linear(graph: Graph, x: str, layer: torch.nn.Linear, kind: str) -> str:
    """X W + b, with W in int8 and a scale for each output ("int8") or for 32 inputs of it ("block8"), or as it is ("float")."""
    matrix = _floats(layer.weight).T
    if kind == "int8":
        whole, scale = rounded(matrix)
        zero = np.zeros_like(scale, np.int8)
        inputs = [x, graph.constant(whole), graph.constant(scale), graph.constant(zero), graph.weights(layer.bias)]
        return graph.node("DynamicQuantizeMatMul", inputs, domain=_ONNXRUNTIME)
    y = _in_blocks(graph, x, matrix) if kind == "block8" else graph.node("MatMul", [x, graph.constant(matrix)])
    return graph.node("Add", [y, graph.weights(layer.bias)])


def rounded(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """[inputs, outputs] as int8 with a scale for each output: the one of least squared error among some clippings."""
    top = np.abs(matrix).max(0)
    scales = np.stack([_scale(top * clip) for clip in _CLIPPINGS])
    errors = np.stack([((_whole(matrix, scale) * scale - matrix) ** 2).sum(0) for scale in scales])
    best = np.take_along_axis(scales, errors.argmin(0)[None], 0)[0]
    return _whole(matrix, best).astype(np.int8), best


def _in_blocks(graph: Graph, x: str, matrix: NDArray[np.float32]) -> str:
    rows, columns = matrix.shape
    parts = matrix.T.reshape(columns, rows // _BLOCK, _BLOCK)
    scale = _scale(np.abs(parts).max(2))
    packed = (_whole(parts, scale[:, :, None]) + 128).astype(np.uint8)
    inputs = [x, graph.constant(packed), graph.constant(scale.reshape(-1))]
    form = {"K": rows, "N": columns, "bits": 8, "block_size": _BLOCK, "accuracy_level": 4}
    return graph.node("MatMulNBits", inputs, domain=_ONNXRUNTIME, **form)


def _floats(tensor: torch.Tensor) -> NDArray[np.float32]:
    return tensor.detach().float().numpy()


def _scale(top: NDArray[np.float32]) -> NDArray[np.float32]:
    """What one step of int8 is worth where the largest value is `top`."""
    return np.maximum(top / 127, 1e-8).astype(np.float32)


def _whole(values: NDArray[np.float32], scale: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.clip(np.round(values / scale), -127, 127)


def _gelu(graph: Graph, x: str) -> str:
    return graph.node("Gelu", [x], domain=_ONNXRUNTIME)


def _norm(graph: Graph, x: str, norm: torch.nn.LayerNorm) -> str:
    inputs = [x, graph.weights(norm.weight), graph.weights(norm.bias)]
    return graph.node("LayerNormalization", inputs, axis=-1, epsilon=norm.eps)


def _skip(graph: Graph, x: str, before: str, norm: torch.nn.LayerNorm) -> str:
    # onnxruntime's own SkipLayerNormalization takes several times as long on a processor as the two nodes it stands for.
    return _norm(graph, graph.node("Add", [x, before]), norm)
