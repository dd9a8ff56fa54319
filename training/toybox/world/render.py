"""Draw a scene to pixels."""

import random

import cairo
import numpy as np

from .backgrounds import paint_background
from .brush import Brush
from .kinds import DRAWERS, FEET
from .scene import Scene, Thing

SHADOWED_GROUNDS = ("grass", "sand", "snow", "paper")


def render(scene: Scene, scale: int = 1) -> np.ndarray:
    """The scene as uint8 [height * scale, width * scale, 3].

    Every scale shows the same drawing: line widths and scatter are fixed in units of the 1x drawing.
    """
    width, height = scene.size
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, width * scale, height * scale)
    context = cairo.Context(surface)
    context.scale(scale, scale)
    paint_background(context, scene.background, scene.size, random.Random(scene.seed))
    for thing in scene.things:
        _draw(context, thing, _casts_shadow(scene, thing))
    surface.flush()
    # Cairo stores each pixel as B, G, R, unused.
    pixels = np.frombuffer(surface.get_data(), np.uint8).reshape(height * scale, surface.get_stride() // 4, 4)
    return np.ascontiguousarray(pixels[:, : width * scale, 2::-1])


def _casts_shadow(scene: Scene, thing: Thing) -> bool:
    foot = FEET.get(thing.look.kind)
    if foot is None or scene.background.ground not in SHADOWED_GROUNDS:
        return False
    return thing.cy + foot * thing.r > scene.background.horizon * scene.size[1]


def _draw(context: cairo.Context, thing: Thing, shadow: bool) -> None:
    context.save()
    context.translate(thing.cx, thing.cy)
    context.scale(thing.r, thing.r)
    brush = Brush(context, thing.look, thing.r)
    if shadow:
        brush.shadow(FEET[thing.look.kind])
    context.new_path()
    DRAWERS[thing.look.kind](brush)
    context.restore()
