"""Sample pictures in PyTorch: Euler steps of flow matching with classifier-free guidance."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from .buckets import TEXT_LENGTHS
from .latents import image_ids, pack, unpack
from .models.configs import LATENT_CHANNELS
from .pipeline_model import TextConditionedDenoiser
from .tokenizer import padded, tokenize


def sigmas(steps: int, shift: float) -> Tensor:
    """Noise levels of FlowMatchEulerDiscreteScheduler: from 1 down to 1/steps evenly, shifted, then 0."""
    even = torch.linspace(1, 1 / steps, steps)
    return torch.cat((shift * even / (1 + (shift - 1) * even), torch.zeros(1)))


def token_ids(texts: Sequence[str]) -> Tensor:
    """Ids of texts, all padded to the next usual length."""
    ids = [tokenize(text) for text in texts]
    longest = max(map(len, ids))
    return torch.tensor(padded(ids, next(length for length in TEXT_LENGTHS if length >= longest)))


@torch.no_grad()
def sample_latents(
    model: TextConditionedDenoiser,
    texts: Sequence[str],
    grid: tuple[int, int],
    steps: int = 20,
    guidance: float = 3.0,
    shift: float = 2.0,
    seed: int = 0,
) -> Tensor:
    """Latents [n, 16, 2 * rows, 2 * columns] for texts, on a grid of (columns, rows) tokens."""
    columns, rows = grid
    generator = torch.Generator().manual_seed(seed)
    x = pack(torch.randn(len(texts), LATENT_CHANNELS, 2 * rows, 2 * columns, generator=generator))
    with_text, without = model.read(token_ids(texts)), model.read(token_ids([""]))
    without = tuple(part.expand(len(texts), *part.shape[1:]) for part in without)
    positions = image_ids(rows, columns)
    levels = sigmas(steps, shift)
    for now, after in zip(levels[:-1], levels[1:], strict=True):
        sigma = now.expand(len(texts))
        free = model.velocity(x, sigma, positions, *without)
        led = model.velocity(x, sigma, positions, *with_text)
        x = x + (after - now) * (free + guidance * (led - free))
    return unpack(x, rows, columns)


@torch.no_grad()
def to_pictures(decoder: nn.Module, latents: Tensor) -> Tensor:
    """Decoded pictures as uint8 [n, height, width, 3]."""
    decoded = torch.cat([decoder(latent[None]) for latent in latents])
    return ((decoded.clamp(-1, 1) + 1) * 127.5).round().byte().permute(0, 2, 3, 1)
