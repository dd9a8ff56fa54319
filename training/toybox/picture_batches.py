"""Batches of drawn pictures for the decoder and the encoder: latents of the 1x drawing, pixels of the 2x drawing."""

import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from .latents import BLOCK, encode
from .world import Scene, make_scene, render

SCALE = 2
"""Pixels of a decoded picture for each pixel of the 1x drawing."""


@dataclass(frozen=True)
class PictureShape:
    """A batch's pictures: size in pixels of the 1x drawing, how many, and whether they are cut out of larger ones."""

    size: tuple[int, int]
    count: int
    cropped: bool
    weight: float


SHAPES = (
    PictureShape((64, 64), 3, cropped=True, weight=6),
    PictureShape((64, 64), 3, cropped=False, weight=2),
    PictureShape((96, 96), 1, cropped=False, weight=1),
    PictureShape((128, 128), 1, cropped=False, weight=1.5),
    PictureShape((256, 256), 1, cropped=False, weight=0.3),
    PictureShape((384, 256), 1, cropped=False, weight=0.2),
)
"""Mostly objects near by; whole pictures too, since group norms see the statistics of the whole picture."""


def picture_batch(rng: random.Random) -> tuple[Tensor, Tensor]:
    """Latents [n, 16, h, w] and their pictures [n, 3, 16h, 16w] in -1..1."""
    shape = rng.choices(SHAPES, [s.weight for s in SHAPES])[0]
    latents, pictures = [], []
    for _ in range(shape.count):
        small, large = _cropped(rng, shape.size) if shape.cropped else _whole(rng, shape.size)
        latents.append(encode(small))
        pictures.append(large)
    pixels = torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).float().div(127.5).sub(1)
    return torch.from_numpy(np.stack(latents)), pixels


def _whole(rng: random.Random, size: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    room = size[0] * size[1] // (64 * 64)
    scene = make_scene(rng, rng.randint(0 if room > 1 else 1, max(1, min(8, room // 2))), size)
    return render(scene), render(scene, SCALE)


def _cropped(rng: random.Random, size: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """A window near an object of a larger scene, on the grid of latents."""
    scene = make_scene(rng, rng.choice((1, 2, 4)), rng.choice(((96, 96), (128, 128), (160, 128), (192, 192))))
    x, y = _window(rng, scene, size)
    small, large = render(scene), render(scene, SCALE)
    return (
        small[y : y + size[1], x : x + size[0]],
        large[SCALE * y : SCALE * (y + size[1]), SCALE * x : SCALE * (x + size[0])],
    )


def _window(rng: random.Random, scene: Scene, size: tuple[int, int]) -> tuple[int, int]:
    thing = rng.choice(scene.things)

    def start(centre: float, side: int, limit: int) -> int:
        wanted = centre - side / 2 + rng.uniform(-0.6, 0.6) * side
        return int(max(0, min(limit - side, wanted))) // BLOCK * BLOCK

    return start(thing.cx, size[0], scene.size[0]), start(thing.cy, size[1], scene.size[1])
