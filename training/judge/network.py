"""The judge's network: a picture of one cell of a scene goes in, three answers come out."""

from __future__ import annotations

import torch.nn.functional as F
from torch import Tensor, nn

CROP_SIDE = 64
"""Side, in pixels, of the square pictures that the network takes."""


class Judge(nn.Module):
    """Four convolutions with pooling, then one linear layer for each question.

    Input: [batch, 3, 64, 64] in -1..1. Output: logits of kind (the last one means "no object"), colour and texture.
    """

    def __init__(self, kinds: int, colours: int, textures: int) -> None:
        super().__init__()
        widths = (3, 24, 48, 64, 96)
        self.convolutions = nn.ModuleList(
            nn.Conv2d(width, wider, 3, padding=1, bias=False) for width, wider in zip(widths, widths[1:])
        )
        self.norms = nn.ModuleList(nn.BatchNorm2d(width) for width in widths[1:])
        side = CROP_SIDE // 2 ** len(self.norms)
        self.hidden = nn.Linear(widths[-1] * side * side, 192)
        self.kind = nn.Linear(192, kinds + 1)
        self.colour = nn.Linear(192, colours)
        self.texture = nn.Linear(192, textures)

    def forward(self, pictures: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        x = pictures
        for convolution, norm in zip(self.convolutions, self.norms):
            x = F.max_pool2d(F.relu(norm(convolution(x))), 2)
        x = F.relu(self.hidden(x.flatten(1)))
        return self.kind(x), self.colour(x), self.texture(x)
