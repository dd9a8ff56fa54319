"""Loads a FLUX-family pipeline folder from its safetensors files, in the published layout and names."""

from __future__ import annotations

import json
import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor
from transformers import AutoTokenizer, CLIPTextModel, T5EncoderModel

from .flux import Flux


class Pipeline:
    """Text encoders, transformer and schedule of one model folder, all in float32 on the CPU."""

    def __init__(self, folder: Path) -> None:
        transformer = folder / "transformer"
        weights = {name: value.float() for name, value in load_file(weights_file(folder)).items()}
        self.transformer = Flux(read_json(transformer / "config.json"), weights)
        self.schedule = read_json(folder / "scheduler" / "scheduler_config.json")
        self.latent_channels = int(read_json(transformer / "config.json")["in_channels"]) // 4
        vae = read_json(folder / "vae" / "config.json")
        self.pixels_per_token = 2 * 2 ** (len(vae["block_out_channels"]) - 1)
        self.tokenizers = [AutoTokenizer.from_pretrained(folder / name) for name in ("tokenizer", "tokenizer_2")]
        self.clip = CLIPTextModel.from_pretrained(folder / "text_encoder", dtype=torch.float32).eval()
        self.t5 = T5EncoderModel.from_pretrained(folder / "text_encoder_2", dtype=torch.float32).eval()

    def pooled(self, prompt: str) -> Tensor:
        """The prompt's one vector: [pooled_projection_dim]."""
        limit = self.tokenizers[0].model_max_length
        return self.clip(self._ids(0, prompt, limit)).pooler_output[0]

    def sequence(self, prompt: str) -> Tensor:
        """The prompt's token vectors, padded to the next usual length: [tokens, joint_attention_dim]."""
        limit = self.tokenizers[1].model_max_length
        length = len(self.tokenizers[1](prompt).input_ids)
        usual = (math.ceil(limit / 8), math.ceil(limit / 4), math.ceil(limit / 2))
        tokens = next((tokens for tokens in usual if length <= tokens), limit)
        return self.t5(self._ids(1, prompt, tokens)).last_hidden_state[0]

    def _ids(self, encoder: int, prompt: str, tokens: int) -> Tensor:
        return self.tokenizers[encoder](
            prompt, padding="max_length", truncation=True, max_length=tokens, return_tensors="pt"
        ).input_ids


def weights_file(folder: Path) -> Path:
    """The transformer's weights in a pipeline folder."""
    return folder / "transformer" / "diffusion_pytorch_model.safetensors"


def read_json(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))
