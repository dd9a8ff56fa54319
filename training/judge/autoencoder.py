"""Pictures as the bundled model would paint them at best: a drawing's latents, through the model's decoder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from toybox.latents import encode
from toybox.models.autoencoder import Decoder
from toybox.world import Scene, render

LATENT_NOISE = 0.12
"""Largest standard deviation of the noise on latents: a denoiser's own small errors."""


def decoder_painter(folder: Path) -> Callable[[Scene], np.ndarray]:
    """Paints scenes with the decoder of a model folder: uint8 [2 * height, 2 * width, 3], as `render` at scale 2."""
    config = json.loads((folder / "vae" / "config.json").read_text(encoding="utf-8"))
    weights = load_file(folder / "vae" / "diffusion_pytorch_model.safetensors")
    prefix = "decoder."
    decoder = Decoder(config).eval()
    decoder.load_state_dict({k.removeprefix(prefix): v.float() for k, v in weights.items() if k.startswith(prefix)})

    def paint(scene: Scene) -> np.ndarray:
        latents = torch.from_numpy(np.ascontiguousarray(encode(render(scene)), dtype=np.float32))[None]
        latents = latents + torch.rand(()) * LATENT_NOISE * torch.randn_like(latents)
        with torch.no_grad():
            picture = decoder(latents)[0].clamp(-1, 1).permute(1, 2, 0)
        return ((picture + 1) * 127.5).round().byte().numpy()

    return paint
