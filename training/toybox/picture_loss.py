"""How far a decoded picture is from the drawn one, with weight on its edges."""

from torch import Tensor
from torch.nn import functional as F


def edge_loss(a: Tensor, b: Tensor) -> Tensor:
    """Mean absolute difference of the pictures' gradients, at three scales."""
    total = a.new_zeros(())
    for _ in range(3):
        total = total + (a.diff(dim=-1) - b.diff(dim=-1)).abs().mean()
        total = total + (a.diff(dim=-2) - b.diff(dim=-2)).abs().mean()
        a, b = F.avg_pool2d(a, 2), F.avg_pool2d(b, 2)
    return total / 3


def picture_loss(decoded: Tensor, drawn: Tensor) -> Tensor:
    error = decoded - drawn
    return error.abs().mean() + 0.7 * edge_loss(decoded, drawn) + 0.5 * error.square().mean()
