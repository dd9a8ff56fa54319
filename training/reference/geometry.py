"""From a plan's fractions of the canvas to latent tokens: boxes, and who speaks to each image token how loudly."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

EXACT = 1e-3
"""Edges this near to a half token count as lying on it: sums of fractions are not exact."""


@dataclass(frozen=True)
class TokenRect:
    """A rectangle on the grid of latent tokens, cut at the canvas."""

    top: int
    left: int
    rows: int
    columns: int


def token_rect(rect: Mapping, rows: int, columns: int) -> TokenRect:
    """The tokens of a rectangle on a canvas of rows x columns tokens: each edge at the nearest token border."""
    left, right = span(rect["x"], rect["width"], columns)
    top, bottom = span(rect["y"], rect["height"], rows)
    return TokenRect(top, left, bottom - top, right - left)


def span(start: float, length: float, tokens: int) -> tuple[int, int]:
    first = math.floor(start * tokens + 0.5 + EXACT)
    last = math.floor((start + length) * tokens + 0.5 + EXACT)
    return max(first, 0), min(last, tokens)


def coverage(region: Mapping, frame: Mapping, rows: int, columns: int) -> Tensor:
    """How much of each token the region's outline inside `frame` covers: [rows, columns], 0 to 1."""
    feather = region["feather"] * min(rows, columns)
    y, x = torch.meshgrid(torch.arange(rows) + 0.5, torch.arange(columns) + 0.5, indexing="ij")
    if region["shape"] == "ellipse":
        depth = ellipse_depth(frame, x.double(), y.double(), rows, columns)
    elif region["shape"] == "rect":
        depth = rect_depth(token_rect(frame, rows, columns), x.double(), y.double(), rows, columns)
    else:
        raise ValueError(f"region {region['name']}: the shape {region['shape']} is not part of this reference")
    if feather == 0:
        return (depth > 0).float()
    return (0.5 + depth / feather).clamp(0, 1).float()


def rect_depth(rect: TokenRect, x: Tensor, y: Tensor, rows: int, columns: int) -> Tensor:
    """Distance to a rectangle's outline, positive inside. Edges on the canvas's border do not count."""
    far = math.inf
    left = x - rect.left if rect.left > 0 else torch.full_like(x, far)
    top = y - rect.top if rect.top > 0 else torch.full_like(x, far)
    right = rect.left + rect.columns - x if rect.left + rect.columns < columns else torch.full_like(x, far)
    bottom = rect.top + rect.rows - y if rect.top + rect.rows < rows else torch.full_like(x, far)
    beside, above = torch.minimum(left, right), torch.minimum(top, bottom)
    outside = torch.hypot(beside.clamp(max=0), above.clamp(max=0))
    return torch.where(outside > 0, -outside, torch.minimum(beside, above))


def ellipse_depth(frame: Mapping, x: Tensor, y: Tensor, rows: int, columns: int) -> Tensor:
    """First-order distance to an ellipse's outline, positive inside: f / |gradient f| of f = 1 - r."""
    radius_x, radius_y = frame["width"] * columns / 2, frame["height"] * rows / 2
    dx, dy = x - frame["x"] * columns - radius_x, y - frame["y"] * rows - radius_y
    r = torch.hypot(dx / radius_x, dy / radius_y)
    gradient = torch.hypot(dx / radius_x**2, dy / radius_y**2) / r
    return torch.where(r == 0, min(radius_x, radius_y), (1 - r) / gradient)


def memberships(regions: Sequence[Mapping], rows: int, columns: int) -> tuple[list[Tensor], Tensor]:
    """Each region's share of each image token and the tokens' refinement strength, all [rows x columns].

    Regions come in layer order. A region that refines hides what lies under it by its coverage; the shares of
    those that are seen add up to 1. A region that only binds takes no part.
    """
    visible = torch.ones(rows, columns)
    strengths = []
    for region in reversed(regions):
        if region["refine"] == 0:
            strengths.insert(0, torch.zeros(rows, columns))
            continue
        covered = coverage(region, region["cell"], rows, columns)
        strengths.insert(0, visible * covered * region["refine"])
        visible = visible * (1 - covered)
    total = sum(strengths, torch.zeros(rows, columns))
    shares = [(strength / total).nan_to_num(0.0).flatten() for strength in strengths]
    return shares, total.flatten()
