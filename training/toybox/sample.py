"""Sample pictures from checkpoints, as a contact sheet.

    python -m toybox.sample --denoiser runs/denoiser.pt --decoder runs/decoder.pt --grid 16x16 \\
        --out sheet.png "a red boat on the sea" "a blue house on grass"

Without texts it draws one object of every kind.
"""

import argparse
import random
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from . import checkpoints
from .models.autoencoder import Decoder
from .models.configs import AUTOENCODER
from .pipeline_model import TextConditionedDenoiser
from .sampler import sample_latents, to_pictures
from .world import KINDS, describe, describe_background, random_background, random_look

GAP = 4


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*")
    parser.add_argument("--denoiser", type=Path, required=True)
    parser.add_argument("--decoder", type=Path, required=True)
    parser.add_argument("--grid", default="4x4", help="columns x rows of tokens; a token is 32 x 32 pixels")
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--guidance", type=float, default=3.0)
    parser.add_argument("--shift", type=float, default=2.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--columns", type=int, default=10, help="pictures in a row of the sheet")
    parser.add_argument("--weights", choices=("model", "raw"), default="model", help="averaged or raw weights")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def texts_of_every_kind(seed: int) -> list[str]:
    rng = random.Random(seed)
    texts = []
    for kind in KINDS:
        look, background = random_look(rng, (kind,)), random_background(rng, (256, 256))
        texts.append(f"{describe(look)} {describe_background(background)}")
    return texts


def contact_sheet(pictures: np.ndarray, columns: int) -> Image.Image:
    """Pictures [n, height, width, 3] side by side."""
    count, height, width, _ = pictures.shape
    rows = -(-count // columns)
    sheet = np.full((rows * (height + GAP), min(count, columns) * (width + GAP), 3), 255, np.uint8)
    for i, picture in enumerate(pictures):
        top, left = i // columns * (height + GAP), i % columns * (width + GAP)
        sheet[top : top + height, left : left + width] = picture
    return Image.fromarray(sheet)


def load_networks(denoiser: Path, decoder: Path, weights: str = "model") -> tuple[TextConditionedDenoiser, Decoder]:
    """The networks of two checkpoints, ready to sample with."""
    model, painter = TextConditionedDenoiser(), Decoder(AUTOENCODER)
    model.load_state_dict(checkpoints.load(denoiser)[weights])
    painter.load_state_dict(checkpoints.load(decoder)[weights])
    return model.eval(), painter.eval()


def main() -> None:
    options = arguments()
    torch.set_num_threads(1)
    model, decoder = load_networks(options.denoiser, options.decoder, options.weights)
    columns, rows = (int(part) for part in options.grid.split("x"))
    texts = options.texts or texts_of_every_kind(options.seed)
    latents = sample_latents(
        model, texts, (columns, rows), options.steps, options.guidance, options.shift, options.seed
    )
    contact_sheet(to_pictures(decoder, latents).numpy(), options.columns).save(options.out)


if __name__ == "__main__":
    main()
