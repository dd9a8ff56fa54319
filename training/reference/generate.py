"""Renders a scene plan to latents: hard binding, then denoising with soft refinement, as the paper tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from .flux import Refinement
from .geometry import TokenRect, coverage, memberships, token_rect
from .pipeline import Pipeline
from .schedule import noise_levels


@dataclass(frozen=True)
class Prompt:
    """A prompt as the transformer reads it."""

    text: Tensor  # [tokens, joint_attention_dim]
    pooled: Tensor  # [pooled_projection_dim]


@dataclass(frozen=True)
class Bound:
    """A region's box, its outline there, and the states of its own denoising up to the last bound step."""

    box: TokenRect
    outline: Tensor  # bool [box rows, box columns]
    states: Sequence[Tensor]  # each [box tokens, channels]


@torch.no_grad()
def generate(pipeline: Pipeline, plan: Mapping) -> Tensor:
    """Final packed latents of a plan: [rows x columns, channels] in float32."""
    side = pipeline.pixels_per_token
    rows, columns = plan["canvas"]["height"] // side, plan["canvas"]["width"] // side
    levels = noise_levels(pipeline.schedule, plan["steps"], rows * columns)
    regions = sorted(plan["regions"], key=lambda region: region["layer"])

    bound = [bind(pipeline, region, rows, columns, levels) for region in regions if region["bind"] > 0]
    shares, strength = memberships(regions, rows, columns)
    scene, against = encode(pipeline, plan["prompt"]), encode(pipeline, plan["negative"])
    wanted = refinement(pipeline, [region["detail"] for region in regions], shares, strength)
    unwanted = refinement(pipeline, [region["negative"] for region in regions], shares, strength)

    latents = noise(plan["seed"], rows, columns, pipeline.latent_channels)
    for step, (level, following) in enumerate(zip(levels, levels[1:])):
        paste(latents, bound, step, columns)
        velocity = guided(
            pipeline.transformer.velocity(latents, rows, columns, level, scene.text, scene.pooled, wanted),
            pipeline.transformer.velocity(latents, rows, columns, level, against.text, against.pooled, unwanted),
            plan["guidance"],
        )
        latents = latents + (following - level) * velocity
    paste(latents, bound, plan["steps"], columns)
    return latents


def bind(pipeline: Pipeline, region: Mapping, rows: int, columns: int, levels: Sequence[float]) -> Bound:
    """Denoises a region alone, in its own little picture, on the noise levels of the whole canvas."""
    box = token_rect(region["box"], rows, columns)
    covered = coverage({**region, "feather": 0}, region["box"], rows, columns)
    outline = covered[box.top : box.top + box.rows, box.left : box.left + box.columns] > 0
    prompt, against = encode(pipeline, region["prompt"]), encode(pipeline, region["negative"])
    states = [noise(region["seed"], box.rows, box.columns, pipeline.latent_channels)]
    for level, following in list(zip(levels, levels[1:]))[: region["bind"]]:
        velocity = guided(
            *(
                pipeline.transformer.velocity(states[-1], box.rows, box.columns, level, side.text, side.pooled)
                for side in (prompt, against)
            ),
            region["guidance"],
        )
        states.append(states[-1] + (following - level) * velocity)
    return Bound(box, outline, states)


def paste(latents: Tensor, bound: Sequence[Bound], step: int, columns: int) -> None:
    """Puts every region that is still bound into its box; later regions cover earlier ones."""
    grid = latents.view(-1, columns, latents.shape[-1])
    for region in bound:
        if step < len(region.states):
            box = region.box
            state = region.states[step].view(box.rows, box.columns, -1)
            window = grid[box.top : box.top + box.rows, box.left : box.left + box.columns]
            window[region.outline] = state[region.outline]


def refinement(
    pipeline: Pipeline, prompts: Sequence[str], shares: Sequence[Tensor], strength: Tensor
) -> Refinement | None:
    """The regions' texts with their shares; None where nothing refines."""
    if not strength.any():
        return None
    return Refinement([encode(pipeline, prompt).text for prompt in prompts], shares, strength)


def encode(pipeline: Pipeline, prompt: str) -> Prompt:
    return Prompt(pipeline.sequence(prompt), pipeline.pooled(prompt))


def guided(conditional: Tensor, unconditional: Tensor, guidance: float) -> Tensor:
    """Classifier-free guidance."""
    return unconditional + guidance * (conditional - unconditional)


def noise(seed: int, rows: int, columns: int, channels: int) -> Tensor:
    """Packed normal noise [rows x columns, 4 x channels] for a picture of that many tokens."""
    generator = torch.Generator("cpu").manual_seed(seed)
    latents = torch.randn(1, channels, 2 * rows, 2 * columns, generator=generator)
    patches = latents.view(channels, rows, 2, columns, 2)
    return patches.permute(1, 3, 0, 2, 4).reshape(rows * columns, 4 * channels)
