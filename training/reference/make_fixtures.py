"""Renders the plans of cases.py with the reference implementation and keeps their final latents as fixtures.

    cd training && python -m reference.make_fixtures

writes test/fixtures/reference/: index.json with the plans and the SHA-256 of every file of the model that went
into the latents, and one NAME.bin for each plan with its packed latents (float32, little endian). To be run
again whenever the bundled model's weights change.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import torch
from torch import Tensor

from .cases import plans
from .generate import generate
from .pipeline import Pipeline

ROOT = Path(__file__).resolve().parents[2]
MODEL_FILES = (
    "transformer/diffusion_pytorch_model.safetensors",
    "text_encoder/model.safetensors",
    "text_encoder_2/model.safetensors",
    "scheduler/scheduler_config.json",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=ROOT / "models" / "toybox")
    parser.add_argument("--out", type=Path, default=ROOT / "test" / "fixtures" / "reference")
    options = parser.parse_args()

    torch.set_num_threads(1)
    options.out.mkdir(parents=True, exist_ok=True)
    for stale in options.out.glob("*.bin"):
        stale.unlink()
    pipeline = Pipeline(options.model)
    cases = []
    for plan in plans():
        latents = generate(pipeline, plan)
        write_latents(options.out / f"{plan['scene']}.bin", latents)
        cases.append({"name": plan["scene"], "plan": plan, "shape": list(latents.shape)})
        print(f"{plan['scene']}: {list(latents.shape)}", flush=True)
    index = {
        "license": "MIT",
        "madeBy": "training/reference/make_fixtures.py",
        "modelSha256": {name: sha256(options.model / name) for name in MODEL_FILES},
        "cases": cases,
    }
    (options.out / "index.json").write_text(json.dumps(index, indent=2) + "\n", encoding="utf-8")


def write_latents(path: Path, latents: Tensor) -> None:
    path.write_bytes(latents.contiguous().numpy().astype("<f4").tobytes())


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
