"""Which pictures the denoiser trains on: sizes in tokens and numbers of objects, and each one's share of the tokens.

Half of all image tokens go to single objects in small boxes: silhouettes are learnt there, and boxes are what hard
binding denoises alone.
"""

import random
from dataclasses import dataclass

from .latents import TOKEN


@dataclass(frozen=True)
class Bucket:
    """Pictures of one size (columns x rows of tokens) with one number of objects."""

    columns: int
    rows: int
    objects: int
    share: float
    """Share of all image tokens that training spends here."""

    @property
    def tokens(self) -> int:
        return self.columns * self.rows

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels of the 1x drawing."""
        return self.columns * TOKEN, self.rows * TOKEN


SINGLE = {
    (4, 4): 10, (6, 4): 3, (4, 6): 3, (5, 5): 7, (6, 5): 2, (5, 6): 2, (6, 6): 8, (8, 4): 2, (4, 8): 2, (8, 6): 2,
    (6, 8): 2, (8, 8): 6, (10, 8): 1.5, (8, 10): 1.5, (10, 10): 1.5, (12, 12): 1.5, (16, 16): 1.5, (24, 16): 1,
    (16, 24): 0.5,
}  # fmt: skip
PAIR = {
    (8, 4): 4, (4, 8): 3, (8, 6): 1, (6, 8): 1, (8, 8): 3, (12, 6): 1, (6, 12): 0.6, (16, 8): 1, (8, 16): 0.5, (16, 16): 1,
    (24, 16): 0.7,
}  # fmt: skip
SEVERAL = {
    3: {(12, 4): 1, (8, 8): 2, (16, 12): 0.7, (16, 16): 0.7, (24, 16): 0.6},
    4: {(8, 8): 5, (10, 8): 1, (8, 10): 1, (12, 12): 1, (16, 12): 0.7, (12, 16): 0.5, (16, 16): 2, (20, 12): 0.5,
        (24, 12): 0.5, (24, 16): 1, (16, 24): 0.7},
    5: {(16, 12): 0.3, (16, 16): 0.5, (24, 16): 0.5},
    6: {(12, 8): 0.7, (16, 12): 0.5, (16, 16): 0.7, (20, 12): 0.4, (24, 16): 0.8, (16, 24): 0.5},
    7: {(24, 16): 0.4},
    8: {(16, 8): 0.6, (16, 16): 0.5, (24, 12): 0.5, (24, 16): 0.8},
}  # fmt: skip
EMPTY = {(4, 4): 0.3, (8, 8): 0.4, (16, 8): 0.3, (16, 16): 0.5, (24, 16): 0.5, (16, 24): 0.3}

BUCKETS = tuple(
    Bucket(columns, rows, objects, weight)
    for objects, sizes in {0: EMPTY, 1: SINGLE, 2: PAIR, **SEVERAL}.items()
    for (columns, rows), weight in sizes.items()
)

_TOTAL = sum(bucket.share for bucket in BUCKETS)


def pick_bucket(rng: random.Random) -> Bucket:
    """A random bucket; drawing it fills one batch of a fixed number of tokens, so shares are chances."""
    return rng.choices(BUCKETS, [bucket.share / _TOTAL for bucket in BUCKETS])[0]


TEXT_LENGTHS = (8, 16, 32, 64)
"""Lengths that texts are padded to by programs that run the model."""


def padded_length(rng: random.Random, longest: int) -> int:
    """How long a batch's texts are padded: mostly to the next usual length, sometimes further or not at all."""
    fitting = [length for length in TEXT_LENGTHS if length >= longest]
    roll = rng.random()
    if roll < 0.62:
        return fitting[0]
    if roll < 0.70:
        return rng.choice(fitting)
    return rng.randint(longest, fitting[0])
