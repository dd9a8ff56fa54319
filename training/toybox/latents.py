"""The fixed latents: every 8x8 block of a 1x drawing as 16 scaled principal components, packed for FLUX.

A block's 192 values (8 rows of 8 pixels of R, G, B, in -1..1) lose their mean and are projected on the principal
components of such blocks; coefficient i is divided by the square root of its deviation (half whitened, overall root
mean square 1). `fit_latents` makes the basis. Nothing here is trained with the networks.
"""

from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file
from torch import Tensor

BLOCK = 8
"""Side of a latent's block in pixels of the 1x drawing; a token is 2 x 2 latents, so 16 pixels."""

TOKEN = 2 * BLOCK

_basis = load_file(Path(__file__).with_name("latent_basis.safetensors"))
MEAN: np.ndarray = _basis["mean"]
PROJECTION: np.ndarray = _basis["components"].T * _basis["scale"]
"""[192, 16]."""
RECONSTRUCTION: np.ndarray = _basis["components"] / _basis["scale"][:, None]
"""[16, 192]."""


def to_blocks(picture: np.ndarray) -> np.ndarray:
    """uint8 [height, width, 3] to [blocks, 192] in -1..1, in reading order."""
    height, width, _ = picture.shape
    values = picture.astype(np.float32) / 127.5 - 1
    values = values.reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK, 3)
    return values.transpose(0, 2, 1, 3, 4).reshape(-1, BLOCK * BLOCK * 3)


def encode(picture: np.ndarray) -> np.ndarray:
    """Latents float32 [16, height / 8, width / 8] of a 1x drawing, uint8 [height, width, 3]."""
    height, width, _ = picture.shape
    coefficients = (to_blocks(picture) - MEAN) @ PROJECTION
    return coefficients.T.reshape(-1, height // BLOCK, width // BLOCK)


def decode_linear(latents: Tensor) -> Tensor:
    """The best linear reconstruction: [batch, 16, h, w] to 1x drawings [batch, 3, 8h, 8w] in -1..1."""
    batch, channels, h, w = latents.shape
    values = latents.permute(0, 2, 3, 1).reshape(-1, channels) @ torch.from_numpy(RECONSTRUCTION)
    values = (values + torch.from_numpy(MEAN)).view(batch, h, w, BLOCK, BLOCK, 3)
    return values.permute(0, 5, 1, 3, 2, 4).reshape(batch, 3, h * BLOCK, w * BLOCK)


def pack(latents: Tensor) -> Tensor:
    """[batch, c, h, w] to tokens [batch, h * w / 4, 4c], each token's channels ordered (c, row, column)."""
    batch, c, h, w = latents.shape
    return latents.view(batch, c, h // 2, 2, w // 2, 2).permute(0, 2, 4, 1, 3, 5).reshape(batch, h * w // 4, c * 4)


def unpack(tokens: Tensor, rows: int, columns: int) -> Tensor:
    """Tokens [batch, rows * columns, 4c] back to [batch, c, 2 * rows, 2 * columns]."""
    batch, _, channels = tokens.shape
    grid = tokens.view(batch, rows, columns, channels // 4, 2, 2)
    return grid.permute(0, 3, 1, 4, 2, 5).reshape(batch, channels // 4, 2 * rows, 2 * columns)


def image_ids(rows: int, columns: int, device: torch.device | str = "cpu") -> Tensor:
    """Positions [rows * columns, 3] of image tokens: (0, row, column)."""
    ids = torch.zeros(rows, columns, 3, device=device)
    ids[..., 1] = torch.arange(rows, device=device)[:, None]
    ids[..., 2] = torch.arange(columns, device=device)
    return ids.view(-1, 3)
