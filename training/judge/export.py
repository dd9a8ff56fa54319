"""Writes the judge for the benchmarks: an ONNX graph with half-precision weights, and a JSON file about it."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from pathlib import Path

import torch
from toybox.world import COLOURS, KINDS, TEXTURES
from torch import Tensor, nn

from .network import CROP_SIDE, Judge


class HalfStored(nn.Module):
    """The judge with its weights stored in half precision and computed in single precision."""

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self.judge = copy.deepcopy(judge).eval()
        for name, parameter in list(self.judge.named_parameters()):
            half = nn.Parameter(parameter.detach().half(), requires_grad=False)
            self.register_parameter(name.replace(".", "_"), half)

    def forward(self, pictures: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        weights = {
            name: getattr(self, name.replace(".", "_")).float() for name, _ in self.judge.named_parameters()
        }
        return torch.func.functional_call(self.judge, weights, (pictures,))


def write_judge(judge: Judge, folder: Path, accuracy: Mapping[str, float], held_out: int) -> None:
    """judge.onnx (pictures [n, 3, side, side] in -1..1 to three logits) and judge.json in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    program = torch.onnx.export(
        HalfStored(judge).eval(),
        (torch.zeros(2, 3, CROP_SIDE, CROP_SIDE),),
        input_names=["pictures"],
        output_names=["kind", "colour", "texture"],
        dynamic_shapes=({0: torch.export.Dim("batch")},),
        dynamo=True,
        optimize=False,
    )
    program.save(folder / "judge.onnx", external_data=False)
    about = {
        "license": "MIT",
        "madeBy": "training/judge/train.py",
        "input": {"side": CROP_SIDE},
        "labels": {"kind": [*KINDS, None], "colour": list(COLOURS), "texture": list(TEXTURES)},
        "heldOut": {"crops": held_out, "accuracy": dict(accuracy)},
    }
    (folder / "judge.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
