"""The trained network as the two graphs that the package runs: `words.onnx`, in int8, and `roles.onnx`.

The graphs are written node by node with onnxruntime's own operators, so that what runs is what stands here. A graph reads one
window at a time: no padding, no mask, and scales that depend on that window alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.reader.network import BUCKETS, DEPTH, HEADS, LINK, NEAR, WIDTH, Network

Array = NDArray[np.generic]
SCHEMA = "stateofplay-tagger/1"


class Graph:
    """A graph under construction: nodes and constants in order."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self._count = 0

    def constant(self, values: Array, name: str = "") -> str:
        """A constant; its name."""
        self._count += 1
        name = name or f"c{self._count}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

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
        """Check and save."""
        graph = helper.make_graph(self.nodes, path.stem, list(inputs), list(outputs), self.constants)
        model = helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)],
            producer_name=SCHEMA,
            ir_version=8,
        )
        path.write_bytes(model.SerializeToString(deterministic=True))


def _weights(tensor: torch.Tensor) -> NDArray[np.float32]:
    return tensor.detach().float().numpy()


def rounded(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """[inputs, outputs] as int8 with a scale for each output; the scale is the one of least squared error among some clippings."""
    best: NDArray[np.float32] | None = None
    least = np.full(matrix.shape[1], np.inf)
    top = np.abs(matrix).max(0)
    for clip in (1.0, 0.95, 0.9, 0.85, 0.8):
        scale = np.maximum(top * clip / 127, 1e-8).astype(np.float32)
        error = ((np.clip(np.round(matrix / scale), -127, 127) * scale - matrix) ** 2).sum(0)
        if best is None:
            best, least = scale, error
        better = error < least
        best = np.where(better, scale, best).astype(np.float32)
        least = np.minimum(least, error)
    assert best is not None
    return np.clip(np.round(matrix / best), -127, 127).astype(np.int8), best


def linear(graph: Graph, x: str, weight: torch.Tensor, bias: torch.Tensor | None, kind: str) -> str:
    """x W + b, with W in int8 ("int8", "block8") or as it is ("float")."""
    matrix = _weights(weight).T
    if kind == "float":
        y = graph.node("MatMul", [x, graph.constant(matrix)])
        return y if bias is None else graph.node("Add", [y, graph.constant(_weights(bias))])
    if kind == "int8":
        whole, scale = rounded(matrix)
        zero = np.zeros_like(scale, np.int8)
        inputs = [x, graph.constant(whole), graph.constant(scale), graph.constant(zero)]
        if bias is not None:
            inputs.append(graph.constant(_weights(bias)))
        return graph.node("DynamicQuantizeMatMul", inputs, domain="com.microsoft")
    block = 32
    rows, columns = matrix.shape
    parts = matrix.T.reshape(columns, rows // block, block)
    scale = np.maximum(np.abs(parts).max(2) / 127, 1e-8).astype(np.float32)
    packed = (np.clip(np.round(parts / scale[:, :, None]), -127, 127) + 128).astype(np.uint8)
    inputs = [x, graph.constant(packed), graph.constant(scale.reshape(-1))]
    y = graph.node("MatMulNBits", inputs, domain="com.microsoft", K=rows, N=columns, bits=8, block_size=block, accuracy_level=4)
    return y if bias is None else graph.node("Add", [y, graph.constant(_weights(bias))])


def words(network: Network, path: Path, kind: str = "int8") -> None:
    """The encoder with its heads: one window's pieces to scores over its words."""
    encoder = network.encoder
    graph = Graph()
    table = _weights(encoder.pieces.weight)
    scale = np.maximum(np.abs(table).max(1) / 127, 1e-8).astype(np.float32)
    small = np.round(table / scale[:, None]).astype(np.int8)
    pieces = graph.node("Cast", [graph.node("Gather", [graph.constant(small), "pieces"])], to=TensorProto.FLOAT)
    scales = graph.node(
        "Unsqueeze", [graph.node("Gather", [graph.constant(scale), "pieces"]), graph.constant(np.array([-1], np.int64))]
    )
    x = graph.node("Mul", [pieces, scales])
    x = graph.node("Add", [x, graph.node("Gather", [graph.constant(_weights(encoder.shapes.weight)), "shapes"])])
    x = graph.node("Add", [x, graph.node("Gather", [graph.constant(_weights(encoder.quoted.weight)), "quoted"])])
    length = graph.node("Shape", ["pieces"], start=0, end=1)
    zero = graph.constant(np.array([0], np.int64))
    places = graph.node("Slice", [graph.constant(_weights(encoder.places.weight)[:384]), zero, length, zero])
    x = graph.node("Add", [x, places])
    x = graph.node("Unsqueeze", [x, zero])
    x = _norm(graph, x, encoder.norm)
    for layer in encoder.layers:
        qkv = linear(graph, x, layer.qkv.weight, layer.qkv.bias, kind)
        q, k, v = (f"{qkv}_{part}" for part in "qkv")
        graph.node("Split", [qkv, graph.constant(np.array([WIDTH] * 3, np.int64))], out=[q, k, v], axis=2)
        mixed = graph.node("MultiHeadAttention", [q, k, v], domain="com.microsoft", num_heads=HEADS)
        mixed = linear(graph, mixed, layer.out.weight, layer.out.bias, kind)
        x = _skip(graph, mixed, x, layer.norm1)
        inner = graph.node("Gelu", [linear(graph, x, layer.up.weight, layer.up.bias, kind)], domain="com.microsoft")
        x = _skip(graph, linear(graph, inner, layer.down.weight, layer.down.bias, kind), x, layer.norm2)
    x = graph.node("Gather", [graph.node("Squeeze", [x, zero]), "at"], axis=0)
    hidden = graph.node(
        "Gelu", [linear(graph, x, encoder.anchors[0].weight, encoder.anchors[0].bias, "float")], domain="com.microsoft"
    )
    heads = {
        "names": linear(graph, x, encoder.names.weight, encoder.names.bias, "float"),
        "tags": linear(graph, x, encoder.tags.weight, encoder.tags.bias, "float"),
        "kinds": linear(graph, x, encoder.kinds.weight, encoder.kinds.bias, "float"),
        "link": linear(graph, x, encoder.link.weight, encoder.link.bias, "float"),
        "anchors": linear(graph, hidden, encoder.anchors[2].weight, encoder.anchors[2].bias, "float"),
    }
    outputs = []
    for name, value in heads.items():
        graph.node("Identity", [value], out=name)
        outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, ["words", None]))
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["pieces"]) for n in ("pieces", "shapes", "quoted")]
    graph.write(path, [*inputs, helper.make_tensor_value_info("at", TensorProto.INT64, ["words"])], outputs)


def _norm(graph: Graph, x: str, norm: torch.nn.LayerNorm) -> str:
    return graph.node(
        "LayerNormalization",
        [x, graph.constant(_weights(norm.weight)), graph.constant(_weights(norm.bias))],
        axis=-1,
        epsilon=norm.eps,
    )


def _skip(graph: Graph, x: str, before: str, norm: torch.nn.LayerNorm) -> str:
    return graph.node(
        "SkipLayerNormalization",
        [x, before, graph.constant(_weights(norm.weight)), graph.constant(_weights(norm.bias))],
        domain="com.microsoft",
        epsilon=norm.eps,
    )


def roles(network: Network, path: Path) -> None:
    """The linker: one window's `link` and the words that open its cues to scores of roles, [cues, words, roles]."""
    linker = network.linker
    graph = Graph()
    one = graph.constant(np.array([1], np.int64))
    zero = graph.constant(np.array([0], np.int64))
    parts = ["own_words", "shift_all", "scale_all"]
    graph.node("Split", ["link", graph.constant(np.array([LINK] * 3, np.int64))], out=parts, axis=1)
    shift = graph.node("Unsqueeze", [graph.node("Gather", ["shift_all", "anchors"], axis=0), one])
    scale = graph.node("Unsqueeze", [graph.node("Gather", ["scale_all", "anchors"], axis=0), one])
    scale = graph.node("Add", [scale, graph.constant(np.array(1, np.float32))])
    x = graph.node("Add", [graph.node("Mul", [graph.node("Unsqueeze", ["own_words", zero]), scale]), shift])
    count = graph.node("Squeeze", [graph.node("Shape", ["link"], start=0, end=1)])
    place = graph.node("Range", [graph.constant(np.array(0, np.int64)), count, graph.constant(np.array(1, np.int64))])
    distance = graph.node("Sub", [graph.node("Unsqueeze", [place, zero]), graph.node("Unsqueeze", ["anchors", one])])
    reach = 512
    lookup = np.array([_bucket(d) for d in range(-reach, reach + 1)], np.int64)
    moved = graph.node("Add", [distance, graph.constant(np.array(reach, np.int64))])
    buckets = graph.node("Gather", [graph.constant(lookup), moved])
    x = graph.node("Add", [x, graph.node("Gather", [graph.constant(_weights(linker.distance.weight)), buckets])])
    for mix in linker.mixes:
        y = _norm(graph, x, mix.norm)
        y = graph.node("Transpose", [y], perm=[0, 2, 1])
        y = graph.node(
            "Conv",
            [y, graph.constant(_weights(mix.across.weight)), graph.constant(_weights(mix.across.bias))],
            kernel_shape=[7],
            pads=[3, 3],
            group=LINK,
        )
        y = graph.node("Gelu", [graph.node("Transpose", [y], perm=[0, 2, 1])], domain="com.microsoft")
        x = graph.node("Add", [x, linear(graph, y, mix.along.weight, mix.along.bias, "float")])
    y = graph.node("Gelu", [_norm(graph, x, linker.norm)], domain="com.microsoft")
    graph.node("Identity", [linear(graph, y, linker.roles.weight, linker.roles.bias, "float")], out="scores")
    graph.write(
        path,
        [
            helper.make_tensor_value_info("link", TensorProto.FLOAT, ["words", 3 * LINK]),
            helper.make_tensor_value_info("anchors", TensorProto.INT64, ["cues"]),
        ],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["cues", "words", None])],
    )


def _bucket(distance: int) -> int:
    size = abs(distance)
    level = size if size <= NEAR else NEAR + 1 + (size > 64) + (size > 96) + (size > 160)
    found = (-level if distance < 0 else level) + NEAR + 4
    assert 0 <= found < BUCKETS
    return found
