"""Backgrounds: skies, grounds, and a ground under a sky with a horizon."""

import math
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import cairo

from .palette import RGB, mix
from .scene import Background

SCATTER_AREA = 4096.0
"""Scatter densities below are counts per this many square pixels of the 1x drawing."""

LIGHT: dict[str | None, tuple[RGB, float]] = {
    None: ((1.0, 1.0, 1.0), 0.0),
    "sky": ((1.0, 1.0, 1.0), 0.0),
    "dusk": ((0.62, 0.28, 0.38), 0.34),
    "night": ((0.04, 0.06, 0.20), 0.62),
}
"""The light that a sky throws on the ground: a tint and its strength."""


class Band:
    """A horizontal band of the picture, from `top` to `bottom`, `width` pixels wide."""

    def __init__(self, context: cairo.Context, width: float, top: float, bottom: float, rng: random.Random):
        self.context, self.width, self.top, self.bottom, self.rng = context, width, top, bottom, rng

    def gradient(self, *stops: RGB) -> None:
        """Fill with evenly spaced colours from top to bottom."""
        ramp = cairo.LinearGradient(0, self.top, 0, self.bottom)
        for i, stop in enumerate(stops):
            ramp.add_color_stop_rgb(i / (len(stops) - 1), *stop)
        self.context.rectangle(0, self.top, self.width, self.bottom - self.top)
        self.context.set_source(ramp)
        self.context.fill()

    def points(self, density: float, jitter: float = 0.0) -> list[tuple[float, float]]:
        """Random places in the band."""
        area = self.width * (self.bottom - self.top) / SCATTER_AREA
        count = int(area * density + self.rng.random() * jitter)
        height = self.bottom - self.top
        return [(self.rng.random() * self.width, self.top + self.rng.random() * height) for _ in range(count)]

    def dots(self, places: list[tuple[float, float]], radius: float, spread: float = 0.0) -> None:
        """Small discs in the current colour."""
        for x, y in places:
            self.context.arc(x, y, radius + self.rng.random() * spread, 0, 2 * math.pi)
            self.context.fill()


def _day(band: Band) -> None:
    band.gradient((0.55, 0.79, 0.97), (0.80, 0.92, 1.0))
    band.context.set_source_rgb(0.96, 0.98, 1.0)
    for x, y in band.points(0.17, jitter=1.0):
        size = 8 + band.rng.random() * 8
        for dx, dy, scale in ((-1, 0.2, 0.7), (0, 0, 1), (1, 0.25, 0.75)):
            band.context.arc(x + dx * size * 0.9, y + dy * size, size * scale * 0.75, 0, 2 * math.pi)
            band.context.fill()


def _night(band: Band) -> None:
    band.gradient((0.05, 0.07, 0.22), (0.13, 0.13, 0.35))
    band.context.set_source_rgb(0.85, 0.87, 0.75)
    band.dots(band.points(1.2, jitter=1.0), 1.1, 1.0)


def _dusk(band: Band) -> None:
    band.gradient((0.34, 0.23, 0.52), (0.78, 0.36, 0.48), (0.98, 0.64, 0.36))
    band.context.set_source_rgba(0.99, 0.80, 0.62, 0.45)
    for x, y in band.points(0.35, jitter=1.0):
        length = 12 + band.rng.random() * 18
        band.context.save()
        band.context.translate(x, y)
        band.context.scale(length, 2.0)
        band.context.arc(0, 0, 1, 0, 2 * math.pi)
        band.context.restore()
        band.context.fill()


def _lit(colour: RGB, sky: str | None) -> RGB:
    tint, strength = LIGHT[sky]
    return mix(colour, tint, strength)


def _sea(band: Band, sky: str | None) -> None:
    band.gradient(_lit((0.20, 0.60, 0.78), sky), _lit((0.11, 0.45, 0.68), sky))
    band.context.set_source_rgb(*_lit((0.50, 0.80, 0.90), sky))
    band.context.set_line_width(1.8)
    for x, y in band.points(1.5):
        for dx in (-4, 4):
            band.context.new_path()
            band.context.arc(x + dx, y, 4, math.pi, 0)
            band.context.stroke()


def _grass(band: Band, sky: str | None) -> None:
    band.gradient(_lit((0.55, 0.80, 0.38), sky), _lit((0.45, 0.72, 0.30), sky))
    band.context.set_source_rgb(*_lit((0.36, 0.62, 0.24), sky))
    band.context.set_line_width(1.8)
    for x, y in band.points(2.0):
        band.context.move_to(x - 2.5, y - 5)
        band.context.line_to(x, y)
        band.context.line_to(x + 2.5, y - 5)
        band.context.stroke()


def _sand(band: Band, sky: str | None) -> None:
    band.gradient(_lit((0.95, 0.87, 0.66), sky), _lit((0.91, 0.80, 0.56), sky))
    band.context.set_source_rgb(*_lit((0.80, 0.68, 0.44), sky))
    band.dots(band.points(3.0), 1.2)


def _snow(band: Band, sky: str | None) -> None:
    band.gradient(_lit((0.95, 0.97, 1.0), sky), _lit((0.85, 0.91, 0.97), sky))
    band.context.set_source_rgb(*_lit((0.72, 0.81, 0.92), sky))
    band.dots(band.points(1.6), 1.4)


def _paper(band: Band, _sky: str | None) -> None:
    band.gradient((0.96, 0.95, 0.92), (0.96, 0.95, 0.92))


SKY_PAINTERS: dict[str, Callable[[Band], None]] = {"sky": _day, "night": _night, "dusk": _dusk}
GROUND_PAINTERS: dict[str, Callable[[Band, str | None], None]] = {
    "sea": _sea,
    "grass": _grass,
    "sand": _sand,
    "snow": _snow,
    "paper": _paper,
}


def paint_background(
    context: cairo.Context, background: Background, size: tuple[int, int], rng: random.Random
) -> None:
    """Paint a background over the whole picture of `size` (width, height)."""
    width, height = size
    line = background.horizon * height
    if background.sky is not None and line >= 1:
        with _clipped(context, width, 0.0, line):
            SKY_PAINTERS[background.sky](Band(context, width, 0.0, line, rng))
    if background.ground is not None and height - line >= 1:
        with _clipped(context, width, line, height):
            GROUND_PAINTERS[background.ground](Band(context, width, line, height, rng), background.sky)


@contextmanager
def _clipped(context: cairo.Context, width: float, top: float, bottom: float) -> Iterator[None]:
    context.save()
    context.rectangle(0, top, width, bottom - top)
    context.clip()
    yield
    context.restore()
