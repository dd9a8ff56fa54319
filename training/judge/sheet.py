"""A contact sheet of drawn crops with their labels, on which the benchmarks measure the judge's own accuracy anew."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
from PIL import Image

from .crops import Crop, cells, draw, random_scene
from .network import CROP_SIDE

COLUMNS, ROWS = 16, 12
SEED = 7


def write_sheet(folder: Path) -> None:
    """drawn.webp, COLUMNS x ROWS crops, and drawn.json, what is in them in reading order (null: no object)."""
    crops = held_out_crops(COLUMNS * ROWS)
    tiles = np.stack([crop.shrunk() for crop in crops]).reshape(ROWS, COLUMNS, CROP_SIDE, CROP_SIDE, 3)
    sheet = tiles.transpose(0, 2, 1, 3, 4).reshape(ROWS * CROP_SIDE, COLUMNS * CROP_SIDE, 3)
    Image.fromarray(sheet).save(folder / "drawn.webp", lossless=True, method=6)
    about = {
        "license": "MIT",
        "madeBy": "training/judge/train.py",
        "columns": COLUMNS,
        "side": CROP_SIDE,
        "crops": [
            crop.look and {"kind": crop.look.kind, "colour": crop.look.colour, "texture": crop.look.texture}
            for crop in crops
        ],
    }
    (folder / "drawn.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def held_out_crops(count: int) -> list[Crop]:
    rng, crops = random.Random(SEED), []
    while len(crops) < count:
        scene = random_scene(rng)
        crops += cells(scene, draw(scene))
    return crops[:count]
