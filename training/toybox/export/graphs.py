"""The networks as ONNX graphs: float32 in and out, every size dynamic, weights still inside."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn
from torch.export import Dim

from ..latents import image_ids
from ..models.configs import LATENT_CHANNELS, TEXT_WIDTH, TRANSFORMER
from ..tokenizer import VOCABULARY

OPSET = 18


@dataclass(frozen=True)
class GraphSpec:
    """Example inputs, and names with their dynamic axes (axis to symbol) in the order of the forward method."""

    examples: Sequence[Tensor]
    inputs: dict[str, dict[int, str]]
    outputs: Sequence[str]


def transformer_spec() -> GraphSpec:
    rows, columns, text, batch = 4, 6, 8, 2
    return GraphSpec(
        (
            torch.randn(batch, rows * columns, TRANSFORMER["in_channels"]),
            torch.randn(batch, text, TEXT_WIDTH),
            torch.randn(batch, TEXT_WIDTH),
            torch.rand(batch),
            image_ids(rows, columns),
            torch.zeros(text, 3),
        ),
        {
            "hidden_states": {0: "batch", 1: "image_tokens"},
            "encoder_hidden_states": {0: "batch", 1: "text_tokens"},
            "pooled_projections": {0: "batch"},
            "timestep": {0: "batch"},
            "img_ids": {0: "image_tokens"},
            "txt_ids": {0: "text_tokens"},
        },
        ("out_sample",),
    )


def text_spec(outputs: Sequence[str]) -> GraphSpec:
    ids = torch.randint(3, len(VOCABULARY), (2, 8))
    ids[:, -1] = 1
    return GraphSpec((ids,), {"input_ids": {0: "batch", 1: "sequence"}}, outputs)


def decoder_spec() -> GraphSpec:
    latents = torch.randn(2, LATENT_CHANNELS, 8, 12)
    axes = {0: "batch", 2: "latent_height", 3: "latent_width"}
    return GraphSpec((latents,), {"latent_sample": axes}, ("sample",))


def encoder_spec() -> GraphSpec:
    pictures = torch.randn(2, 3, 128, 192)
    return GraphSpec((pictures,), {"sample": {0: "batch", 2: "height", 3: "width"}}, ("latent_parameters",))


def to_onnx(network: nn.Module, spec: GraphSpec) -> onnx.ModelProto:
    """Export a network as an ONNX model."""
    symbols: dict[str, Dim] = {}
    shapes = tuple(
        {axis: symbols.setdefault(symbol, Dim(symbol, min=1)) for axis, symbol in axes.items()}
        for axes in spec.inputs.values()
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.onnx"
        torch.onnx.export(
            network.eval(),
            tuple(spec.examples),
            str(path),
            opset_version=OPSET,
            input_names=list(spec.inputs),
            output_names=list(spec.outputs),
            dynamic_shapes=shapes,
            dynamo=True,
            external_data=False,
            verbose=False,
        )
        return onnx.load(str(path))
