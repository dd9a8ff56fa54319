"""The kinds of object: each a function that draws itself with a brush, and where its foot stands."""

import math
from collections.abc import Callable

from .brush import Brush

PI = math.pi
SAIL = (0.97, 0.95, 0.88)
GLASS = (0.80, 0.92, 0.97)
TYRE = (0.20, 0.20, 0.22)
WOOD = (0.45, 0.28, 0.14)
LEAF = (0.20, 0.55, 0.20)
LAMP = (0.99, 0.90, 0.45)


def _ball(brush: Brush) -> None:
    brush.ellipse(0, 0, 0.9, 0.9)
    brush.body()
    brush.gleam(-0.34, -0.4, 0.2, 0.14)


def _box(brush: Brush) -> None:
    brush.context.rectangle(-0.82, -0.82, 1.64, 1.64)
    brush.body()


def _triangle(brush: Brush) -> None:
    brush.polygon((0, -0.95), (0.95, 0.8), (-0.95, 0.8))
    brush.body()


def _star(brush: Brush) -> None:
    brush.spikes(5, 1.0, 0.45)
    brush.body()


def _heart(brush: Brush) -> None:
    context = brush.context
    context.move_to(0, 0.95)
    context.curve_to(-1.5, -0.1, -0.8, -1.25, 0, -0.45)
    context.curve_to(0.8, -1.25, 1.5, -0.1, 0, 0.95)
    context.close_path()
    brush.body()


def _moon(brush: Brush) -> None:
    context = brush.context
    context.arc(-0.05, 0, 0.95, 0.28 * PI, 1.72 * PI)
    context.arc_negative(0.42, 0, 0.72, 1.62 * PI, 0.38 * PI)
    context.close_path()
    brush.body()


def _sun(brush: Brush) -> None:
    brush.spikes(10, 1.0, 0.66)
    brush.part(tuple(c * 0.65 + 0.35 for c in brush.colour))
    brush.ellipse(0, 0, 0.6, 0.6)
    brush.body()


def _house(brush: Brush) -> None:
    brush.context.rectangle(-0.7, -0.15, 1.4, 1.05)
    brush.body()
    brush.polygon((0, -0.98), (0.98, -0.12), (-0.98, -0.12))
    brush.part(brush.shade(0.38))
    brush.context.rectangle(-0.17, 0.4, 0.34, 0.5)
    brush.part((0.93, 0.90, 0.72))


def _tree(brush: Brush) -> None:
    context = brush.context
    context.rectangle(-0.15, 0.3, 0.3, 0.68)
    brush.part(WOOD)
    context.move_to(0, -1.0)
    context.curve_to(0.55, -1.0, 0.62, -0.62, 0.55, -0.5)
    context.curve_to(1.05, -0.3, 0.95, 0.4, 0.4, 0.42)
    context.line_to(-0.4, 0.42)
    context.curve_to(-0.95, 0.4, -1.05, -0.3, -0.55, -0.5)
    context.curve_to(-0.62, -0.62, -0.55, -1.0, 0, -1.0)
    context.close_path()
    brush.body()


def _fish(brush: Brush) -> None:
    brush.polygon((0.45, 0), (1.0, -0.5), (1.0, 0.5))
    brush.part(brush.shade(0.25))
    brush.ellipse(-0.18, 0, 0.8, 0.55)
    brush.body()
    brush.ellipse(-0.6, -0.12, 0.11, 0.11)
    brush.part((1, 1, 1))


def _car(brush: Brush) -> None:
    brush.polygon(
        (-0.98, 0.35), (-0.98, -0.02), (-0.58, -0.08), (-0.36, -0.52), (0.34, -0.52), (0.6, -0.08), (0.98, 0), (0.98, 0.35)
    )
    brush.body()
    brush.polygon((-0.4, -0.1), (-0.27, -0.4), (0.24, -0.4), (0.4, -0.1))
    brush.part(GLASS)
    for x in (-0.52, 0.52):
        brush.ellipse(x, 0.38, 0.23, 0.23)
        brush.part(TYRE)


def _boat(brush: Brush) -> None:
    brush.polygon((0.05, -0.95), (0.75, 0.15), (0.05, 0.15))
    brush.part(SAIL)
    brush.polygon((-0.05, -0.7), (-0.55, 0.15), (-0.05, 0.15))
    brush.part(SAIL)
    brush.polygon((-0.98, 0.28), (0.98, 0.28), (0.6, 0.85), (-0.6, 0.85))
    brush.body()


def _mushroom(brush: Brush) -> None:
    context = brush.context
    brush.polygon((-0.24, 0.1), (-0.3, 0.92), (0.3, 0.92), (0.24, 0.1))
    brush.part((0.96, 0.91, 0.78))
    context.move_to(-0.95, 0.2)
    context.curve_to(-0.9, -1.2, 0.9, -1.2, 0.95, 0.2)
    context.close_path()
    brush.body()


def _flower(brush: Brush) -> None:
    brush.context.rectangle(-0.06, 0.2, 0.12, 0.78)
    brush.part(LEAF)
    for k in range(6):
        angle = k * PI / 3
        brush.ellipse(0.38 * math.sin(angle), -0.28 - 0.38 * math.cos(angle), 0.29, 0.29)
        brush.body()
    brush.ellipse(0, -0.28, 0.22, 0.22)
    brush.part((0.55, 0.30, 0.10) if brush.look.colour in ("yellow", "orange") else (0.98, 0.80, 0.20))


def _cup(brush: Brush) -> None:
    context = brush.context
    context.set_line_width(0.18)
    context.set_source_rgb(*brush.shade(0.3))
    context.arc(0.6, 0, 0.3, -0.5 * PI, 0.5 * PI)
    context.stroke()
    brush.polygon((-0.78, -0.7), (0.62, -0.7), (0.48, 0.8), (-0.64, 0.8))
    brush.body()


def _balloon(brush: Brush) -> None:
    context = brush.context
    context.set_source_rgb(*brush.line)
    context.set_line_width(brush.line_width * 0.8)
    context.move_to(0, 0.5)
    context.curve_to(0.15, 0.7, -0.15, 0.85, 0.03, 1.0)
    context.stroke()
    brush.polygon((-0.12, 0.58), (0.12, 0.58), (0, 0.42))
    brush.part(brush.shade(0.3))
    brush.ellipse(0, -0.25, 0.66, 0.75)
    brush.body()
    brush.gleam(-0.26, -0.58, 0.13, 0.17)


def _lighthouse(brush: Brush) -> None:
    brush.polygon((-0.27, -0.42), (0.27, -0.42), (0.46, 0.82), (-0.46, 0.82))
    brush.body()
    brush.context.rectangle(-0.58, 0.8, 1.16, 0.17)
    brush.part((0.55, 0.53, 0.52))
    brush.context.rectangle(-0.22, -0.74, 0.44, 0.24)
    brush.part(LAMP)
    brush.context.rectangle(-0.4, -0.52, 0.8, 0.13)
    brush.part(brush.shade(0.45))
    brush.polygon((0, -1.0), (0.36, -0.72), (-0.36, -0.72))
    brush.part(brush.shade(0.45))


def _bird(brush: Brush) -> None:
    context = brush.context
    brush.polygon((0.4, -0.02), (1.0, -0.34), (0.94, 0.2))
    brush.part(brush.shade(0.35))
    brush.polygon((-0.74, -0.42), (-1.0, -0.24), (-0.7, -0.2))
    brush.part((0.98, 0.66, 0.10))
    context.move_to(-0.82, -0.3)
    context.curve_to(-0.8, -0.76, -0.3, -0.76, -0.2, -0.38)
    context.curve_to(0.2, -0.36, 0.55, -0.2, 0.62, 0.04)
    context.curve_to(0.4, 0.66, -0.5, 0.7, -0.66, 0.14)
    context.curve_to(-0.74, 0, -0.84, -0.12, -0.82, -0.3)
    context.close_path()
    brush.body()
    context.move_to(-0.3, -0.02)
    context.curve_to(0.1, -0.2, 0.45, -0.75, 0.62, -0.92)
    context.curve_to(0.66, -0.3, 0.44, 0.2, 0.08, 0.26)
    context.curve_to(-0.14, 0.26, -0.28, 0.14, -0.3, -0.02)
    context.close_path()
    brush.part(brush.shade(0.25))
    brush.ellipse(-0.56, -0.38, 0.09, 0.09)
    brush.part((1, 1, 1))


def _rocket(brush: Brush) -> None:
    context = brush.context
    brush.polygon((-0.2, 0.55), (0, 1.0), (0.2, 0.55))
    brush.part((0.99, 0.66, 0.12))
    for side in (-1, 1):
        brush.polygon((side * 0.3, 0.08), (side * 0.72, 0.72), (side * 0.26, 0.55))
        brush.part(brush.shade(0.4))
    context.move_to(0, -1.0)
    context.curve_to(0.48, -0.62, 0.46, 0.1, 0.28, 0.58)
    context.line_to(-0.28, 0.58)
    context.curve_to(-0.46, 0.1, -0.48, -0.62, 0, -1.0)
    context.close_path()
    brush.body()
    brush.ellipse(0, -0.28, 0.17, 0.17)
    brush.part(GLASS)


def _apple(brush: Brush) -> None:
    context = brush.context
    context.move_to(0, -0.42)
    context.curve_to(0.35, -0.75, 0.95, -0.6, 0.9, 0.08)
    context.curve_to(0.86, 0.62, 0.45, 1.02, 0, 0.84)
    context.curve_to(-0.45, 1.02, -0.86, 0.62, -0.9, 0.08)
    context.curve_to(-0.95, -0.6, -0.35, -0.75, 0, -0.42)
    context.close_path()
    brush.body()
    brush.gleam(-0.44, -0.2, 0.13, 0.18)
    brush.polygon((-0.06, -0.38), (0.06, -0.38), (0.1, -0.86), (0.0, -0.86))
    brush.part(WOOD)
    context.move_to(0.08, -0.62)
    context.curve_to(0.2, -1.02, 0.55, -1.02, 0.68, -0.92)
    context.curve_to(0.6, -0.62, 0.3, -0.52, 0.08, -0.62)
    context.close_path()
    brush.part(LEAF)


DRAWERS: dict[str, Callable[[Brush], None]] = {
    "ball": _ball,
    "box": _box,
    "triangle": _triangle,
    "star": _star,
    "heart": _heart,
    "moon": _moon,
    "sun": _sun,
    "house": _house,
    "tree": _tree,
    "fish": _fish,
    "car": _car,
    "boat": _boat,
    "mushroom": _mushroom,
    "flower": _flower,
    "cup": _cup,
    "balloon": _balloon,
    "lighthouse": _lighthouse,
    "bird": _bird,
    "rocket": _rocket,
    "apple": _apple,
}

KINDS = tuple(DRAWERS)

FEET: dict[str, float] = {
    "ball": 0.9,
    "box": 0.82,
    "triangle": 0.8,
    "house": 0.9,
    "tree": 0.96,
    "car": 0.6,
    "mushroom": 0.92,
    "flower": 0.96,
    "cup": 0.8,
    "lighthouse": 0.95,
    "apple": 0.88,
}
"""Where the foot of a kind that stands on the ground is, in the object's units; the others cast no shadow."""
