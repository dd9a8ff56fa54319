"""Attention of the FLUX architecture: query and key norms, rotary positions, joint text and image attention."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

Rotary = tuple[Tensor, Tensor]
"""Cosines and sines, each [tokens, head_dim / 2]."""


class RMSNorm(nn.Module):
    """Root-mean-square norm over the last axis, with a gain."""

    def __init__(self, width: int, eps: float = 1e-6):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.eps = eps

    def forward(self, x: Tensor) -> Tensor:
        scale = torch.rsqrt(x.float().pow(2).mean(-1, keepdim=True) + self.eps)
        return x * scale.to(x.dtype) * self.weight


def rotary_table(ids: Tensor, axes: list[int], theta: float = 10000.0) -> Rotary:
    """Rotary angles of token positions `ids` [tokens, 3]: `axes[i]` channels of a head turn with coordinate i."""
    angles = []
    for i, width in enumerate(axes):
        frequency = theta ** (-torch.arange(0, width, 2, dtype=torch.float32, device=ids.device) / width)
        angles.append(ids[:, i : i + 1].float() * frequency)
    table = torch.cat(angles, dim=1)
    return table.cos(), table.sin()


def rotate(x: Tensor, rotary: Rotary) -> Tensor:
    """Turn neighbouring channel pairs of x [batch, heads, tokens, head_dim]."""
    cos, sin = (table.to(x.dtype) for table in rotary)
    even, odd = x.unflatten(-1, (-1, 2)).unbind(-1)
    return torch.stack((even * cos - odd * sin, odd * cos + even * sin), dim=-1).flatten(-2)


def attend(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None = None) -> Tensor:
    """Plain softmax attention; [batch, heads, tokens, head_dim] in and [batch, tokens, heads * head_dim] out."""
    scores = (q * q.shape[-1] ** -0.5) @ k.transpose(-1, -2)
    if mask is not None:
        scores = scores + mask
    return (scores.softmax(dim=-1) @ v).transpose(1, 2).flatten(2)


class Attention(nn.Module):
    """Self-attention of one stream, or (with `joint`) of a text stream and an image stream together."""

    def __init__(self, width: int, heads: int, joint: bool):
        super().__init__()
        self.heads = heads
        head_dim = width // heads
        self.norm_q, self.norm_k = RMSNorm(head_dim), RMSNorm(head_dim)
        self.to_q, self.to_k, self.to_v = (nn.Linear(width, width) for _ in range(3))
        if joint:
            self.to_out = nn.ModuleList([nn.Linear(width, width)])
            self.norm_added_q, self.norm_added_k = RMSNorm(head_dim), RMSNorm(head_dim)
            self.add_q_proj, self.add_k_proj, self.add_v_proj = (nn.Linear(width, width) for _ in range(3))
            self.to_add_out = nn.Linear(width, width)

    def _heads(self, x: Tensor) -> Tensor:
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)

    def single(self, x: Tensor, rotary: Rotary) -> Tensor:
        """Attention of one stream with itself, without an output projection."""
        q = self.norm_q(self._heads(self.to_q(x)))
        k = self.norm_k(self._heads(self.to_k(x)))
        return attend(rotate(q, rotary), rotate(k, rotary), self._heads(self.to_v(x)))

    def joint(self, image: Tensor, text: Tensor, rotary: Rotary) -> tuple[Tensor, Tensor]:
        """Both streams attend to [text, image]; returns (image, text)."""
        q = torch.cat(
            (
                self.norm_added_q(self._heads(self.add_q_proj(text))),
                self.norm_q(self._heads(self.to_q(image))),
            ),
            dim=2,
        )
        k = torch.cat(
            (
                self.norm_added_k(self._heads(self.add_k_proj(text))),
                self.norm_k(self._heads(self.to_k(image))),
            ),
            dim=2,
        )
        v = torch.cat((self._heads(self.add_v_proj(text)), self._heads(self.to_v(image))), dim=2)
        out = attend(rotate(q, rotary), rotate(k, rotary), v)
        count = text.shape[1]
        return self.to_out[0](out[:, count:]), self.to_add_out(out[:, :count])


def gelu_tanh(x: Tensor) -> Tensor:
    return F.gelu(x, approximate="tanh")
