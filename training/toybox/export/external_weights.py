"""One copy of the weights: an ONNX graph whose tensors lie inside the .safetensors file beside it.

The file holds half precision. In the graph every stored tensor is cast to float32 (and transposed or reshaped where the
exporter had folded that in); ONNX Runtime folds these constant nodes when it loads the graph.
"""

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

LARGEST_INLINE = 1024
"""Elements of the largest constant that may stay inside the graph."""


def stored_ranges(path: Path) -> dict[str, tuple[int, int]]:
    """Offset and length in bytes of every tensor of a .safetensors file."""
    with path.open("rb") as file:
        header_length = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(header_length))
    start = 8 + header_length
    return {
        name: (start + entry["data_offsets"][0], entry["data_offsets"][1] - entry["data_offsets"][0])
        for name, entry in header.items()
        if name != "__metadata__"
    }


def refer_to_file(model: onnx.ModelProto, weights: dict[str, np.ndarray], path: Path) -> None:
    """Replace the graph's own copies of `weights` (float16, as stored in `path`) by references to the file.

    A tensor is recognised by its values, since exporters rename what they fold. Raises ValueError when a large constant
    of the graph is not among the weights.
    """
    graph = model.graph
    known = _index(weights)
    ranges = stored_ranges(path)
    renamed: dict[str, str] = {}
    kept: list[TensorProto] = []
    nodes: dict[str, onnx.NodeProto] = {}
    stored: dict[str, TensorProto] = {}
    for constant in graph.initializer:
        values = numpy_helper.to_array(constant)
        match = known.get(_key(values)) if values.dtype == np.float32 and values.size > 1 else None
        if match is None:
            if values.size > LARGEST_INLINE:
                raise ValueError(f"{constant.name} {values.shape} of the graph is not in {path.name}")
            kept.append(constant)
            continue
        name, transposed = match
        stored[name] = _external(name, weights[name].shape, path.name, ranges[name])
        steps = list(_restore(name, transposed, values.shape, weights[name].shape, kept))
        for node in steps:
            nodes[node.output[0]] = node
        renamed[constant.name] = steps[-1].output[0]
    for node in graph.node:
        for i, name in enumerate(node.input):
            node.input[i] = renamed.get(name, name)
    body = list(graph.node)
    del graph.node[:], graph.initializer[:]
    graph.node.extend([*nodes.values(), *body])
    graph.initializer.extend([*stored.values(), *{tensor.name: tensor for tensor in kept}.values()])


def strip_traces(model: onnx.ModelProto) -> None:
    """Drop the exporter's notes about source code."""
    for part in (*model.graph.node, *model.graph.value_info, *model.graph.initializer, *model.graph.input):
        part.ClearField("metadata_props")
        part.ClearField("doc_string")
    model.graph.ClearField("metadata_props")
    model.ClearField("metadata_props")


def _key(values: np.ndarray) -> tuple[int, bytes]:
    # Shape is left out but for the number of elements: group norms are stored flat and used as [channels, 1, 1].
    return values.size, np.ascontiguousarray(values).tobytes()


def _index(weights: dict[str, np.ndarray]) -> dict[tuple[int, bytes], tuple[str, bool]]:
    """From values to (name, transposed)."""
    index: dict[tuple[int, bytes], tuple[str, bool]] = {}
    for name, half in weights.items():
        values = half.astype(np.float32)
        index.setdefault(_key(values), (name, False))
        if values.ndim == 2:
            index.setdefault(_key(values.T), (name, True))
    return index


def _external(name: str, shape: Iterable[int], location: str, span: tuple[int, int]) -> TensorProto:
    tensor = TensorProto(name=name, data_type=TensorProto.FLOAT16, dims=shape, data_location=TensorProto.EXTERNAL)
    for key, value in (("location", location), ("offset", span[0]), ("length", span[1])):
        tensor.external_data.add(key=key, value=str(value))
    return tensor


def _restore(
    name: str,
    transposed: bool,
    wanted: tuple[int, ...],
    has: tuple[int, ...],
    constants: list[TensorProto],
) -> Iterable[onnx.NodeProto]:
    """Nodes from the stored tensor to the one that the graph uses."""
    last = f"{name}/float32"
    yield helper.make_node("Cast", [name], [last], name=last, to=TensorProto.FLOAT)
    if transposed:
        yield helper.make_node("Transpose", [last], [f"{name}/transposed"], name=f"{name}/transposed", perm=[1, 0])
    elif tuple(wanted) != tuple(has):
        shape = f"shape{list(wanted)}"
        constants.append(numpy_helper.from_array(np.array(wanted, np.int64), shape))
        yield helper.make_node("Reshape", [last, shape], [f"{name}/reshaped"], name=f"{name}/reshaped")
