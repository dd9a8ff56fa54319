"""The FLUX transformer, one sample at a time, with regional refinement done region by region.

Weights keep the published parameter names (`transformer_blocks.0.attn.to_q.weight` ...). Each region's
text is a stream of its own beside the global text. In every block the attention of [that text, image] is
computed over the whole image, and the outcomes are blended afterwards, where the region lies. No mask is
involved, which is what makes this a check on an engine that uses them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Mapping, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

Weights = Mapping[str, Tensor]

PROJECTIONS = ("to_q", "to_k", "to_v")
TEXT_PROJECTIONS = ("add_q_proj", "add_k_proj", "add_v_proj")


@dataclass(frozen=True)
class Refinement:
    """The regions' texts, and where and how strongly image tokens listen to them."""

    texts: Sequence[Tensor]  # each [text tokens, joint_attention_dim]
    shares: Sequence[Tensor]  # each [image tokens]; they add up to 1 wherever the strength is above 0
    strength: Tensor  # [image tokens], 0 outside every region


@dataclass(frozen=True)
class Heads:
    """Queries, keys and values of some tokens, each [heads, tokens, width]."""

    query: Tensor
    key: Tensor
    value: Tensor

    def __add__(self, other: Heads) -> Heads:
        """The tokens of both, one after the other."""
        pairs = zip((self.query, self.key, self.value), (other.query, other.key, other.value))
        return Heads(*(torch.cat(pair, 1) for pair in pairs))


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


def attention(tokens: Heads, angles: Tensor) -> tuple[Tensor, Tensor]:
    """Softmax attention with rotary positions: [heads, tokens, width], and the log of each softmax's sum."""
    query, key = rotate(tokens.query, angles), rotate(tokens.key, angles)
    scores = query @ key.transpose(-1, -2) / math.sqrt(query.shape[-1])
    return scores.softmax(-1) @ tokens.value, scores.logsumexp(-1)


def attend(
    texts: Sequence[Heads], image: Heads, grid: Tensor, refinement: Refinement | None
) -> tuple[list[Tensor], Tensor]:
    """Attention of every text with the image, the global text first.

    Returns what each text's tokens learn and what the image's tokens learn, each [tokens, heads x width].
    """
    of_texts, of_image, sums = [], [], []
    for text in texts:
        count = text.query.shape[1]
        angles = torch.cat([torch.zeros(count, grid.shape[1]), grid])
        outcome, log_sum = attention(text + image, angles)
        of_texts.append(merged(outcome[:, :count]))
        of_image.append(outcome[:, count:])
        sums.append(log_sum[:, count:])
    if refinement is None:
        return of_texts, merged(of_image[0])
    return of_texts, merged(blend(of_image, sums, refinement))


def blend(outcomes: Sequence[Tensor], sums: Sequence[Tensor], refinement: Refinement) -> Tensor:
    """The image's outcome with the global text, and with the regions' texts where they refine.

    A token of one region takes that region's outcome. A token that regions share attends to all their texts, the
    keys of each weighted by its share. Each region's outcome is its weighted values over its softmax's sum, so
    the common outcome is the mean of the regions' outcomes by share times sum.
    """
    weights = torch.stack([share.log() + log_sum for share, log_sum in zip(refinement.shares, sums[1:])])
    weights = weights.softmax(0).nan_to_num(0.0)
    regional = (weights[..., None] * torch.stack(outcomes[1:])).sum(0)
    strength = refinement.strength[:, None]
    return strength * regional + (1 - strength) * outcomes[0]


def merged(heads: Tensor) -> Tensor:
    """[heads, tokens, width] to [tokens, heads x width]."""
    return heads.transpose(0, 1).flatten(1)


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
        refinement: Refinement | None = None,
    ) -> Tensor:
        """Predicted velocity of packed latents [rows x columns, channels] at noise level sigma."""
        weights = self.weights
        image = linear(weights, "x_embedder", latents)
        regional = refinement.texts if refinement else ()
        texts = [linear(weights, "context_embedder", t) for t in (text, *regional)]
        embedding = self._time_and_text(sigma, pooled)
        grid = rotary_angles(image_ids(rows, columns), self.axes)
        for block in range(self.doubles):
            image, texts = self._double(block, image, texts, embedding, grid, refinement)
        for block in range(self.singles):
            image, texts = self._single(block, image, texts, embedding, grid, refinement)
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

    def _heads(self, name: str, x: Tensor, projections: tuple[str, str, str], norms: tuple[str, str]) -> Heads:
        """Queries, keys and values of x [tokens, width]; queries and keys are normalised."""
        query, key, value = (
            linear(self.weights, f"{name}.{projection}", x).unflatten(-1, (self.heads, -1)).transpose(0, 1)
            for projection in projections
        )
        query_norm, key_norm = (self.weights[f"{name}.{norm}.weight"] for norm in norms)
        return Heads(rms_norm(query, query_norm), rms_norm(key, key_norm), value)

    def _double(self, block, image, texts, embedding, grid, refinement):
        """A block with separate weights for image and text. Returns the new image and texts."""
        name, weights = f"transformer_blocks.{block}", self.weights
        attn = f"{name}.attn"
        of_image = modulation(weights, f"{name}.norm1", embedding, 6)
        of_text = modulation(weights, f"{name}.norm1_context", embedding, 6)

        def enter(x: Tensor, parts: Sequence[Tensor]) -> Tensor:
            return layer_norm(x) * (1 + parts[1]) + parts[0]

        def leave(x: Tensor, learnt: Tensor, parts: Sequence[Tensor], feed_forward: str) -> Tensor:
            x = x + parts[2] * learnt
            return x + parts[5] * self._feed_forward(feed_forward, layer_norm(x) * (1 + parts[4]) + parts[3])

        text_learns, image_learns = attend(
            [
                self._heads(attn, enter(t, of_text), TEXT_PROJECTIONS, ("norm_added_q", "norm_added_k"))
                for t in texts
            ],
            self._heads(attn, enter(image, of_image), PROJECTIONS, ("norm_q", "norm_k")),
            grid,
            refinement,
        )
        new_texts = [
            leave(t, linear(weights, f"{attn}.to_add_out", learnt), of_text, f"{name}.ff_context")
            for t, learnt in zip(texts, text_learns)
        ]
        image_learns = linear(weights, f"{attn}.to_out.0", image_learns)
        return leave(image, image_learns, of_image, f"{name}.ff"), new_texts

    def _single(self, block, image, texts, embedding, grid, refinement):
        """A block with one set of weights for image and text. Returns the new image and texts."""
        name, weights = f"single_transformer_blocks.{block}", self.weights
        shift, scale, gate = modulation(weights, f"{name}.norm", embedding, 3)
        normal = [layer_norm(x) * (1 + scale) + shift for x in (image, *texts)]
        heads = [self._heads(f"{name}.attn", x, PROJECTIONS, ("norm_q", "norm_k")) for x in normal]
        text_learns, image_learns = attend(heads[1:], heads[0], grid, refinement)

        def leave(x: Tensor, normalised: Tensor, learnt: Tensor) -> Tensor:
            hidden = torch.cat([learnt, gelu(linear(weights, f"{name}.proj_mlp", normalised))], 1)
            return x + gate * linear(weights, f"{name}.proj_out", hidden)

        new_texts = [leave(*parts) for parts in zip(texts, normal[1:], text_learns)]
        return leave(image, normal[0], image_learns), new_texts

    def _feed_forward(self, name: str, x: Tensor) -> Tensor:
        return linear(self.weights, f"{name}.net.2", gelu(linear(self.weights, f"{name}.net.0.proj", x)))


def image_ids(rows: int, columns: int) -> Tensor:
    """Position ids [rows x columns, 3] of image tokens: (0, row, column)."""
    row, column = torch.meshgrid(torch.arange(rows), torch.arange(columns), indexing="ij")
    return torch.stack([torch.zeros_like(row), row, column], -1).reshape(-1, 3).float()
