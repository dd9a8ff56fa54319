"""Batches for the denoiser: freshly drawn pictures as latents, and their captions as padded token ids."""

import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from .buckets import Bucket, padded_length
from .latents import encode
from .tokenizer import padded, tokenize
from .world import KINDS, caption, make_scene, render

EMPTY_CAPTIONS = 0.1
"""Share of pictures shown without their caption, for classifier-free guidance."""
TYPICAL_TEXT = 16


@dataclass(frozen=True)
class Batch:
    """`latents` [n, 16, 2 * rows, 2 * columns], `input_ids` [n, text tokens]."""

    bucket: Bucket
    latents: Tensor
    input_ids: Tensor


def make_batch(bucket: Bucket, token_budget: int, rng: random.Random, favoured: tuple[str, ...] = ()) -> Batch:
    """As many pictures of a bucket as fit the budget of image and text tokens; favoured kinds come twice as often."""
    count = max(2, token_budget // (bucket.tokens + TYPICAL_TEXT * (1 + bucket.objects // 3)))
    latents, texts = [], []
    for _ in range(count):
        scene = make_scene(rng, bucket.objects, bucket.size, KINDS + favoured)
        latents.append(encode(render(scene)))
        texts.append(tokenize("" if rng.random() < EMPTY_CAPTIONS else caption(scene, rng)))
    length = padded_length(rng, max(map(len, texts)))
    return Batch(bucket, torch.from_numpy(np.stack(latents)), torch.tensor(padded(texts, length)))


def noise_levels(count: int) -> Tensor:
    """Sigmas of a batch: three quarters logit-normal (mean 0.6, deviation 1.2), one quarter uniform."""
    return torch.where(torch.rand(count) < 0.25, torch.rand(count), torch.sigmoid(0.6 + 1.2 * torch.randn(count)))
