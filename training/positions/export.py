"""The upper layers and heads as the graph that the package runs: `pairs.onnx`, in int8.

One run reads one sentence beside one proposition, for every holder marked in it; there is no padding and no mask.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

import numpy as np
from onnx import TensorProto, helper
from torch import nn

from stateofplay.coding.positions.inputs import MARKS
from training.positions.network import Positions
from training.reader.export import Graph, _gelu, _layer, linear
from training.reader.network import WIDTH, Layer


def pairs(net: Positions, path: Path, kind: str = "int8") -> None:
    """Write the graph. `kind` is that of `training.reader.export.linear`."""
    graph = Graph()
    zero, one = (graph.constant(np.array([n], np.int64)) for n in (0, 1))
    x = graph.node("Unsqueeze", [graph.node("Concat", ["proposition", "sentence"], axis=0), zero])
    x = graph.node("Add", [x, graph.node("MatMul", ["marks", graph.weights(net.marks)])])
    for layer in net.upper:
        x = _layer(graph, x, cast("Layer", layer), kind)
    first = graph.node("Squeeze", [graph.node("Slice", [x, zero, one, one]), one])
    pooled = [first, *(_mean(graph, x, number) for number in (0, 1, 3))]
    hidden = _gelu(graph, linear(graph, graph.node("Concat", pooled, axis=1), cast("nn.Linear", net.head[0]), "float"))
    graph.node("Identity", [linear(graph, hidden, net.label, "float")], out="labels")
    graph.node("Identity", [linear(graph, hidden, net.flags, "float")], out="flags")
    graph.node("Identity", [linear(graph, x, net.token, "float")], out="tokens")
    graph.write(
        path,
        [
            helper.make_tensor_value_info("proposition", TensorProto.FLOAT, ["proposed", WIDTH]),
            helper.make_tensor_value_info("sentence", TensorProto.FLOAT, ["said", WIDTH]),
            helper.make_tensor_value_info("marks", TensorProto.FLOAT, ["holders", "pieces", MARKS]),
        ],
        [
            helper.make_tensor_value_info("labels", TensorProto.FLOAT, ["holders", net.label.out_features]),
            helper.make_tensor_value_info("flags", TensorProto.FLOAT, ["holders", 2]),
            helper.make_tensor_value_info("tokens", TensorProto.FLOAT, ["holders", "pieces", 2]),
        ],
    )


def _mean(graph: Graph, x: str, mark: int) -> str:
    """The mean of the pieces with a mark, [holders, WIDTH]; zero where none has it."""
    at = [graph.constant(np.array([n], np.int64)) for n in (mark, mark + 1, 2)]
    weights = graph.node("Slice", ["marks", *at])
    total = graph.node("ReduceSum", [graph.node("Mul", [x, weights]), graph.constant(np.array([1], np.int64))], keepdims=0)
    count = graph.node("ReduceSum", [weights, graph.constant(np.array([1], np.int64))], keepdims=0)
    return graph.node("Div", [total, graph.node("Max", [count, graph.constant(np.array(1, np.float32))])])
