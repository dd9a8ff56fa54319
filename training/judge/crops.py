"""Labelled crops of drawn scenes: what the judge learns from and what its own accuracy is measured on."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
from PIL import Image
from toybox.world import COLOURS, KINDS, TEXTURES, Look, Scene, make_scene, render

from .network import CROP_SIDE

NO_OBJECT = len(KINDS)
"""The class of `kind` for a crop without an object."""

NOT_JUDGED = -1
"""Label of colour and texture where there is no object."""

SCALE = 2
"""The bundled model paints the drawing at twice its size; so are the pictures here."""

SINGLE_SIZES = ((64, 64), (80, 80), (96, 96), (128, 128), (96, 64), (64, 96), (128, 96), (96, 128))
GRID_SIZES = {
    2: ((128, 64), (64, 128), (256, 128), (128, 256)),
    3: ((128, 128), (256, 256), (384, 128)),
    4: ((128, 128), (256, 256)),
    6: ((384, 256), (192, 128)),
    7: ((512, 256), (256, 128)),
    8: ((512, 256), (256, 128)),
}


@dataclass(frozen=True)
class Crop:
    """One cell of a picture, and what is drawn in it (None: nothing)."""

    pixels: np.ndarray  # uint8 [height, width, 3]
    look: Look | None

    def labels(self) -> tuple[int, int, int]:
        """Classes of kind, colour and texture."""
        if self.look is None:
            return NO_OBJECT, NOT_JUDGED, NOT_JUDGED
        colour, texture = list(COLOURS).index(self.look.colour), TEXTURES.index(self.look.texture)
        return KINDS.index(self.look.kind), colour, texture

    def shrunk(self) -> np.ndarray:
        """The crop at the network's own size, by area averaging: uint8 [side, side, 3]."""
        return np.asarray(Image.fromarray(self.pixels).resize((CROP_SIDE, CROP_SIDE), Image.Resampling.BOX))


def draw(scene: Scene) -> np.ndarray:
    """The scene as the world draws it: uint8 [SCALE * height, SCALE * width, 3]."""
    return render(scene, scale=SCALE)


def random_scene(rng: random.Random) -> Scene:
    """A single object, a grid of some, or an empty background."""
    choice = rng.random()
    if choice < 0.05:
        return make_scene(rng, count=0, size=rng.choice(SINGLE_SIZES))
    if choice < 0.5:
        return make_scene(rng, count=1, size=rng.choice(SINGLE_SIZES))
    count = rng.choice(tuple(GRID_SIZES))
    return make_scene(rng, count=count, size=rng.choice(GRID_SIZES[count]))


def cells(scene: Scene, picture: np.ndarray) -> list[Crop]:
    """A picture of a scene cut into its cells; nothing for layouts that have none."""
    if scene.layout == "empty":
        return [Crop(picture, None)]
    if scene.layout == "single":
        return [Crop(picture, scene.things[0].look)]
    if scene.layout != "grid":
        return []
    taken = [Crop(cut(picture, thing.cell), thing.look) for thing in scene.things]
    return taken + [Crop(cut(picture, cell), None) for cell in free_cells(scene)]


def free_cells(scene: Scene) -> list[tuple[float, float, float, float]]:
    """Cells of the scene's grid that hold no object."""
    edges = [sorted({thing.cell[k] for thing in scene.things} | {end}) for k, end in ((0, 1.0), (1, 1.0))]
    every = {
        (x0, y0, x1, y1)
        for x0, x1 in zip(edges[0], edges[0][1:])
        for y0, y1 in zip(edges[1], edges[1][1:])
    }
    return sorted(every - {thing.cell for thing in scene.things})


def cut(picture: np.ndarray, cell: tuple[float, float, float, float]) -> np.ndarray:
    """The part of a picture under a cell given in fractions."""
    height, width = picture.shape[:2]
    x0, y0, x1, y1 = (round(edge * size) for edge, size in zip(cell, (width, height, width, height)))
    return picture[y0:y1, x0:x1]
