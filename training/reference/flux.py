"""The FLUX transformer, one sample at a time, with regional refinement done region by region.

Weights keep the published parameter names (`transformer_blocks.0.attn.to_q.weight` ...). Each region's
text is a stream of its own beside the global text. In every block the attention of [that text, image] is
computed over the whole image; the region's own image rows are then cropped out and blended into the
result of the global text. No mask is involved, which is what makes this a check on an engine that uses them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Mapping, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

Weights = Mapping[str, Tensor]


@dataclass(frozen=True)
class Refinement:
    """A region's text and how much each image token listens to it."""

    text: Tensor  # [text tokens, joint_attention_dim]
    strength: Tensor  # [image tokens], 0 outside the region's cell


def linear(weights: Weights, name: str, x: Tensor) -> Tensor:
    return F.linear(x, weights[f"{name}.weight"], weights.get(f"{name}.bias"))


def gelu(x: Tensor) -> Tensor:
    return F.gelu(x, approximate="tanh")


def layer_norm(x: Tensor) -> Tensor:
    """Layer normalisation without learned scale; adaptive normalisation brings its own."""
    return F.layer_norm(x, (x.shape[-1],), eps=1e-6)


def rms_norm(x: Tensor, scale: Tensor) -> Tensor:
    return x / (x.pow(2).mean(-1, keepdim=True) + 1e-6).sqrt() * scale


def modulation(weights: Weights, name: str, embedding: Tensor, parts: int) -> tuple[Tensor, ...]:
    """Adaptive normalisation's shifts, scales and gates from the time and text embedding."""
    return linear(weights, f"{name}.linear", F.silu(embedding)).chunk(parts)


def sinusoid(value: float, width: int = 256) -> Tensor:
    """Sinusoidal embedding of one number, cosines first."""
    half = width // 2
    frequencies = torch.exp(-math.log(10000.0) * torch.arange(half, dtype=torch.float32) / half)
    angles = value * frequencies
    return torch.cat([angles.cos(), angles.sin()])


def rotary_angles(ids: Tensor, axes: Sequence[int]) -> Tensor:
    """Rotation angle of each token and channel pair: [tokens, head width / 2] from ids [tokens, axes]."""
    columns = []
    for axis, width in enumerate(axes):
        frequencies = 1.0 / 10000.0 ** (torch.arange(0, width, 2, dtype=torch.float64) / width)
        columns.append(ids[:, axis, None].double() * frequencies)
    return torch.cat(columns, 1)


def rotate(x: Tensor, angles: Tensor) -> Tensor:
    """Rotates neighbouring channel pairs of x [heads, tokens, width] by the tokens' angles."""
    pairs = torch.view_as_complex(x.unflatten(-1, (-1, 2)).contiguous())
    turned = pairs * torch.polar(torch.ones_like(angles), angles).to(torch.complex64)
    return torch.view_as_real(turned).flatten(-2)


def attention(query: Tensor, key: Tensor, value: Tensor, angles: Tensor) -> Tensor:
    """Softmax attention of [heads, tokens, width] tensors with rotary positions: [tokens, heads x width]."""
    query, key = rotate(query, angles), rotate(key, angles)
    scores = query @ key.transpose(-1, -2) / math.sqrt(query.shape[-1])
    return (scores.softmax(-1) @ value).transpose(0, 1).flatten(1)


class Flux:
    """A FLUX transformer from its config.json and its state dict (float32)."""

    def __init__(self, config: Mapping[str, object], weights: Weights) -> None:
        if config.get("guidance_embeds"):
            raise ValueError("distilled guidance embeddings are not part of this reference")
        self.weights = weights
        self.heads = int(config["num_attention_heads"])
        self.axes = [int(width) for width in config["axes_dims_rope"]]
        self.doubles = int(config["num_layers"])
        self.singles = int(config["num_single_layers"])

    def velocity(
        self,
        latents: Tensor,
        rows: int,
        columns: int,
        sigma: float,
        text: Tensor,
        pooled: Tensor,
        refinements: Sequence[Refinement] = (),
    ) -> Tensor:
        """Predicted velocity of packed latents [rows x columns, channels] at noise level sigma."""
        weights = self.weights
        image = linear(weights, "x_embedder", latents)
        texts = [linear(weights, "context_embedder", t) for t in (text, *(r.text for r in refinements))]
        strengths = [r.strength[:, None] for r in refinements]
        embedding = self._time_and_text(sigma, pooled)
        grid = image_ids(rows, columns)
        for block in range(self.doubles):
            image, texts = self._double(block, image, texts, strengths, embedding, grid)
        for block in range(self.singles):
            image, texts = self._single(block, image, texts, strengths, embedding, grid)
        scale, shift = modulation(weights, "norm_out", embedding, 2)
        return linear(weights, "proj_out", layer_norm(image) * (1 + scale) + shift)

    def _time_and_text(self, sigma: float, pooled: Tensor) -> Tensor:
        parts = {"timestep_embedder": sinusoid(sigma * 1000.0), "text_embedder": pooled}
        return sum(
            linear(
                self.weights,
                f"time_text_embed.{name}.linear_2",
                F.silu(linear(self.weights, f"time_text_embed.{name}.linear_1", value)),
            )
            for name, value in parts.items()
        )

    def _split(self, name: str, x: Tensor, norm: str | None = None) -> Tensor:
        """Projects x [tokens, width] and splits it into heads, normalised where a norm is named."""
        heads = linear(self.weights, name, x).unflatten(-1, (self.heads, -1)).transpose(0, 1)
        return heads if norm is None else rms_norm(heads, self.weights[f"{norm}.weight"])

    def _double(self, block, image, texts, strengths, embedding, grid):
        """A block with separate weights for image and text. Returns the new image and texts."""
        name, weights = f"transformer_blocks.{block}", self.weights
        attn = f"{name}.attn"
        shift_i, scale_i, gate_i, shift_im, scale_im, gate_im = modulation(
            weights, f"{name}.norm1", embedding, 6
        )
        shift_t, scale_t, gate_t, shift_tm, scale_tm, gate_tm = modulation(
            weights, f"{name}.norm1_context", embedding, 6
        )
        x = layer_norm(image) * (1 + scale_i) + shift_i
        image_q = self._split(f"{attn}.to_q", x, f"{attn}.norm_q")
        image_k = self._split(f"{attn}.to_k", x, f"{attn}.norm_k")
        image_v = self._split(f"{attn}.to_v", x)

        outcomes, new_texts = [], []
        for text in texts:
            t = layer_norm(text) * (1 + scale_t) + shift_t
            text_q = self._split(f"{attn}.add_q_proj", t, f"{attn}.norm_added_q")
            text_k = self._split(f"{attn}.add_k_proj", t, f"{attn}.norm_added_k")
            text_v = self._split(f"{attn}.add_v_proj", t)
            joint = attention(
                torch.cat([text_q, image_q], 1),
                torch.cat([text_k, image_k], 1),
                torch.cat([text_v, image_v], 1),
                self._angles(len(text), grid),
            )
            outcomes.append(linear(weights, f"{attn}.to_out.0", joint[len(text) :]))
            text = text + gate_t * linear(weights, f"{attn}.to_add_out", joint[: len(text)])
            t = layer_norm(text) * (1 + scale_tm) + shift_tm
            new_texts.append(text + gate_tm * self._feed_forward(f"{name}.ff_context", t))

        image = image + gate_i * blend(outcomes, strengths)
        x = layer_norm(image) * (1 + scale_im) + shift_im
        return image + gate_im * self._feed_forward(f"{name}.ff", x), new_texts

    def _single(self, block, image, texts, strengths, embedding, grid):
        """A block with one set of weights for [text, image]. Returns the new image and texts."""
        name, weights = f"single_transformer_blocks.{block}", self.weights
        shift, scale, gate = modulation(weights, f"{name}.norm", embedding, 3)
        outcomes, new_texts = [], []
        for text in texts:
            both = torch.cat([text, image])
            x = layer_norm(both) * (1 + scale) + shift
            attended = attention(
                self._split(f"{name}.attn.to_q", x, f"{name}.attn.norm_q"),
                self._split(f"{name}.attn.to_k", x, f"{name}.attn.norm_k"),
                self._split(f"{name}.attn.to_v", x),
                self._angles(len(text), grid),
            )
            hidden = torch.cat([attended, gelu(linear(weights, f"{name}.proj_mlp", x))], 1)
            both = both + gate * linear(weights, f"{name}.proj_out", hidden)
            new_texts.append(both[: len(text)])
            outcomes.append(both[len(text) :])
        return blend(outcomes, strengths), new_texts

    def _feed_forward(self, name: str, x: Tensor) -> Tensor:
        return linear(self.weights, f"{name}.net.2", gelu(linear(self.weights, f"{name}.net.0.proj", x)))

    def _angles(self, text_tokens: int, grid: Tensor) -> Tensor:
        """Rotary angles of [text, image]: text sits at position zero on every axis."""
        return rotary_angles(torch.cat([torch.zeros(text_tokens, grid.shape[1]), grid]), self.axes)


def blend(outcomes: Sequence[Tensor], strengths: Sequence[Tensor]) -> Tensor:
    """The global outcome, with each region's own mixed in by its strength [image tokens, 1]."""
    mixed = outcomes[0]
    for regional, strength in zip(outcomes[1:], strengths):
        mixed = mixed + strength * (regional - outcomes[0])
    return mixed


def image_ids(rows: int, columns: int) -> Tensor:
    """Position ids [rows x columns, 3] of image tokens: (0, row, column)."""
    row, column = torch.meshgrid(torch.arange(rows), torch.arange(columns), indexing="ij")
    return torch.stack([torch.zeros_like(row), row, column], -1).reshape(-1, 3).float()
