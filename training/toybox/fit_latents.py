"""Find the basis of the fixed latents: the principal components of 8x8 blocks of drawn pictures.

    python -m toybox.fit_latents [--scenes 400] [--out toybox/latent_basis.safetensors]

The committed basis is part of the model: networks that were trained with it need it unchanged.
"""

import argparse
import random
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from .buckets import pick_bucket
from .latents import to_blocks
from .models.configs import LATENT_CHANNELS
from .world import make_scene, render

BLOCKS_OF_A_SCENE = 200


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenes", type=int, default=400)
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("latent_basis.safetensors"))
    return parser.parse_args()


def sample_blocks(scenes: int) -> np.ndarray:
    """Blocks [n, 192] of random scenes; large pictures do not outweigh small ones."""
    rng, shuffler = random.Random(3), np.random.default_rng(3)
    blocks = []
    for _ in range(scenes):
        bucket = pick_bucket(rng)
        own = to_blocks(render(make_scene(rng, bucket.objects, bucket.size)))
        blocks.append(own[shuffler.permutation(len(own))[:BLOCKS_OF_A_SCENE]])
    return np.concatenate(blocks)


def principal_components(blocks: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Mean [192], the first components [count, 192], and the deviation of each coefficient [count]."""
    mean = blocks.mean(axis=0)
    variances, vectors = np.linalg.eigh(np.cov((blocks - mean).T))
    order = np.argsort(variances)[::-1][:count]
    return mean, vectors[:, order].T, np.sqrt(variances[order])


def main() -> None:
    options = arguments()
    blocks = sample_blocks(options.scenes)
    mean, components, deviation = principal_components(blocks, LATENT_CHANNELS)
    # Half whitened: fully whitened latents would give edges and flat colour the same weight in the loss.
    scale = deviation**-0.5
    scale /= np.sqrt(np.mean((deviation * scale) ** 2))
    error = blocks - mean
    error = error - error @ components.T @ components
    print(f"linear reconstruction: {10 * np.log10(4 / np.mean(error**2)):.2f} dB")
    tensors = {"mean": mean, "components": components, "scale": scale}
    save_file({name: np.ascontiguousarray(values, np.float32) for name, values in tensors.items()}, options.out)


if __name__ == "__main__":
    main()
