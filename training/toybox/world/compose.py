"""Make up scenes: which objects, where, in front of what."""

import random

from .kinds import KINDS
from .palette import COLOURS, TEXTURES
from .scene import GROUNDS, PLAIN_BACKGROUNDS, SKIES, Background, Cell, Look, Scene, Thing

Size = tuple[int, int]

SKY_KINDS = ("moon", "sun", "balloon", "bird", "rocket", "star")
INVISIBLE = {("paper", "white"), ("snow", "white"), ("night", "black")}
MIN_CELL = 52
"""Smallest side of an object's cell, in pixels of the 1x drawing."""


def random_look(rng: random.Random, kinds: tuple[str, ...] = KINDS) -> Look:
    """A random object; two in five are plain."""
    texture = "plain" if rng.random() < 0.4 else rng.choice(TEXTURES[1:])
    return Look(rng.choice(kinds), rng.choice(list(COLOURS)), texture)


def random_background(rng: random.Random, size: Size) -> Background:
    """A plain background, or a ground under a sky; small pictures often show such a ground without its horizon."""
    if rng.random() < (0.45 if min(size) <= 112 else 0.35):
        return Background.plain(rng.choice(PLAIN_BACKGROUNDS))
    horizon = rng.uniform(0.35, 0.65)
    if max(size) <= 128 and rng.random() < 0.35:
        horizon = 0.0
    return Background(ground=rng.choice(GROUNDS), sky=rng.choice(SKIES), horizon=horizon)


def hides(background: Background, look: Look) -> bool:
    """Whether an object would hardly be seen there."""
    return any((name, look.colour) in INVISIBLE for name in (background.ground, background.sky))


def distinct_looks(
    rng: random.Random, count: int, background: Background, kinds: tuple[str, ...] = KINDS
) -> list[Look]:
    """Looks of which no two share both kind and colour; hardly visible ones are rare."""
    looks: list[Look] = []
    while len(looks) < count:
        look = random_look(rng, kinds)
        if hides(background, look) and rng.random() < 0.8:
            continue
        if all((other.kind, other.colour) != (look.kind, look.colour) for other in looks):
            looks.append(look)
    return looks


def make_scene(
    rng: random.Random, count: int = 1, size: Size = (64, 64), kinds: tuple[str, ...] = KINDS
) -> Scene:
    """A random scene of `count` objects (0 to 8) on a picture of `size` (width, height) pixels, multiples of 16."""
    background = random_background(rng, size)
    seed = rng.getrandbits(30)
    if count == 0:
        return Scene(size, background, [], seed, "empty")
    looks = distinct_looks(rng, count, background, kinds)
    if count == 1:
        thing = _place_single(rng, looks[0], size, background)
        return Scene(size, background, [thing], seed, "single")
    if count in (2, 3) and rng.random() < 0.08:
        looks = [looks[0]] * count
    if count == 2 and min(size) >= 64 and rng.random() < 0.08:
        return Scene(size, background, _place_behind(rng, looks, size), seed, "behind")
    if min(size) >= 160 and count <= 5 and rng.random() < 0.4:
        things = _place_free(rng, looks, size, background)
        if things is not None:
            return Scene(size, background, things, seed, "free")
    grid, cells = grid_cells(rng, count, size)
    return Scene(size, background, _fill_cells(rng, looks, cells, size), seed, "grid", grid)


def grid_cells(rng: random.Random, count: int, size: Size) -> tuple[tuple[int, int], list[Cell]]:
    """A grid of columns and rows with room for `count` objects, and that many of its cells in reading order."""
    width, height = size
    fits = []
    for columns in range(1, 5):
        for rows in range(1, 5):
            spare = columns * rows - count
            w, h = width / columns, height / rows
            if 0 <= spare <= 1 and not (spare and min(columns, rows) == 1):
                shape = max(w / h, h / w)
                fits.append(((columns, rows), shape * (1 if min(w, h) >= MIN_CELL else 4)))
    best = min(cost for _, cost in fits)
    columns, rows = rng.choice([grid for grid, cost in fits if cost <= best * 1.3])
    xs, ys = _splits(rng, columns), _splits(rng, rows)
    cells = [(xs[i], ys[j], xs[i + 1], ys[j + 1]) for j in range(rows) for i in range(columns)]
    while len(cells) > count:
        cells.pop(rng.randrange(len(cells)))
    return (columns, rows), cells


def _splits(rng: random.Random, parts: int) -> list[float]:
    edges = [k / parts for k in range(parts + 1)]
    if parts == 2 and rng.random() < 0.3:
        edges[1] = rng.uniform(0.4, 0.6)
    return edges


def _place_single(rng: random.Random, look: Look, size: Size, background: Background) -> Thing:
    width, height = size
    short = min(size)
    low, high = (0.26, 0.44) if short <= 128 else (0.14, 0.42)
    r = short * rng.uniform(low, high)
    if short <= 96 and rng.random() < 0.08:
        r = short * rng.uniform(0.17, 0.26)
    # Small pictures are the boxes of regions: their object stands near the middle.
    freedom = 0.0 if rng.random() < 0.25 else (0.35 if short <= 128 else 1.0)
    cx = width / 2 + rng.uniform(-1, 1) * max(0.0, width / 2 - r * 1.03) * freedom
    cy = height / 2 + rng.uniform(-1, 1) * max(0.0, height / 2 - r * 1.03) * freedom
    if freedom == 1.0 and 0 < background.horizon < 1:
        cy = _natural_height(rng, look, r, height, background)
    return Thing(look, cx, cy, r)


def _natural_height(rng: random.Random, look: Look, r: float, height: int, background: Background) -> float:
    """The sun in the sky, a house on the ground."""
    line = background.horizon * height
    low, high = (r * 1.05, line) if look.kind in SKY_KINDS else (line, height - r * 1.05)
    return min(max(rng.uniform(min(low, high), max(low, high)), r * 1.03), height - r * 1.03)


def _place_behind(rng: random.Random, looks: list[Look], size: Size) -> list[Thing]:
    """Two objects that overlap; the first of the list is behind the second."""
    width, height = size
    r = min(size) * rng.uniform(0.27, 0.34)
    side = rng.choice((-1, 1))
    dx, dy = r * rng.uniform(0.5, 0.75), r * rng.uniform(0.15, 0.4)
    back = Thing(looks[0], width / 2 + side * dx, height / 2 - dy, r)
    front = Thing(looks[1], width / 2 - side * dx, height / 2 + dy, r)
    return [back, front]


def _place_free(
    rng: random.Random, looks: list[Look], size: Size, background: Background
) -> list[Thing] | None:
    """Objects anywhere without overlap, or None where they would not fit."""
    width, height = size
    things: list[Thing] = []
    for look in looks:
        for _ in range(30):
            r = min(size) * rng.uniform(0.13, 0.24)
            cx, cy = rng.uniform(r * 1.05, width - r * 1.05), rng.uniform(r * 1.05, height - r * 1.05)
            if 0 < background.horizon < 1:
                cy = _natural_height(rng, look, r, height, background)
            if all((cx - o.cx) ** 2 + (cy - o.cy) ** 2 > (1.1 * (r + o.r)) ** 2 for o in things):
                things.append(Thing(look, cx, cy, r))
                break
        else:
            return None
    return things


def _fill_cells(rng: random.Random, looks: list[Look], cells: list[Cell], size: Size) -> list[Thing]:
    things = []
    for look, cell in zip(looks, cells, strict=True):
        x0, y0, x1, y1 = cell
        w, h = (x1 - x0) * size[0], (y1 - y0) * size[1]
        r = min(w, h) * rng.uniform(0.29, 0.45)
        cx = x0 * size[0] + w / 2 + rng.uniform(-0.8, 0.8) * max(0.0, w / 2 - r * 1.05)
        cy = y0 * size[1] + h / 2 + rng.uniform(-0.8, 0.8) * max(0.0, h / 2 - r * 1.05)
        things.append(Thing(look, cx, cy, r, cell))
    return things
