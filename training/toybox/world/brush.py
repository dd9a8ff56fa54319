"""The brush that objects are drawn with: filled parts, textured bodies, outlines, light and shadow.

Objects are drawn in their own units: the origin in the middle, one unit is the object's radius.
"""

import math

import cairo

from .palette import BLACK, COLOURS, RGB, mix, outline_of, pattern_of
from .scene import Look

Point = tuple[float, float]


class Brush:
    """Draws the parts of one object of a look onto a context that is already in the object's units."""

    def __init__(self, context: cairo.Context, look: Look, radius_px: float):
        self.context = context
        self.look = look
        self.colour: RGB = COLOURS[look.colour]
        self.line: RGB = outline_of(look.colour)
        # Thin lines vanish in the latents: never below 1.5 pixels of the 1x drawing.
        self.line_width = max(0.07, 1.5 / radius_px)

    # Paths -----------------------------------------------------------------------------------------------

    def polygon(self, *points: Point) -> None:
        self.context.move_to(*points[0])
        for point in points[1:]:
            self.context.line_to(*point)
        self.context.close_path()

    def spikes(self, count: int, outer: float, inner: float) -> None:
        """A star-shaped outline around the origin, the first spike up."""
        corners = []
        for k in range(2 * count):
            reach = outer if k % 2 == 0 else inner
            angle = k * math.pi / count
            corners.append((reach * math.sin(angle), -reach * math.cos(angle)))
        self.polygon(*corners)

    def ellipse(self, cx: float, cy: float, rx: float, ry: float) -> None:
        self.context.save()
        self.context.translate(cx, cy)
        self.context.scale(rx, ry)
        self.context.new_sub_path()
        self.context.arc(0, 0, 1, 0, 2 * math.pi)
        self.context.restore()
        self.context.close_path()

    # Fills -----------------------------------------------------------------------------------------------

    def shade(self, darker: float) -> RGB:
        """The object's colour, darkened by the given share."""
        return mix(self.colour, BLACK, darker)

    def part(self, colour: RGB) -> None:
        """Fill the current path with a flat colour and outline it."""
        self.context.set_source_rgb(*colour)
        self.context.fill_preserve()
        self.outline()

    def outline(self) -> None:
        self.context.set_source_rgb(*self.line)
        self.context.set_line_width(self.line_width)
        self.context.set_line_join(cairo.LINE_JOIN_ROUND)
        self.context.stroke()

    def body(self) -> None:
        """Fill the current path with the object's colour and texture, shade it from the upper left, outline it."""
        path = self.context.copy_path()
        self.context.set_source_rgb(*self.colour)
        self.context.fill_preserve()
        self.context.save()
        self.context.clip()
        self.context.set_source_rgb(*pattern_of(self.look.colour))
        self._texture()
        self._light()
        self.context.restore()
        self.context.new_path()
        self.context.append_path(path)
        self.outline()

    def gleam(self, cx: float, cy: float, rx: float, ry: float) -> None:
        """A soft highlight on a round body."""
        self.ellipse(cx, cy, rx, ry)
        self.context.set_source_rgba(1, 1, 1, 0.45)
        self.context.fill()

    def shadow(self, base: float) -> None:
        """A soft shadow on the ground under an object whose foot is at height `base`."""
        self.context.save()
        self.context.translate(0, base)
        self.context.scale(0.95, 0.17)
        glow = cairo.RadialGradient(0, 0, 0.35, 0, 0, 1)
        glow.add_color_stop_rgba(0, 0, 0, 0, 0.30)
        glow.add_color_stop_rgba(1, 0, 0, 0, 0)
        self.context.set_source(glow)
        self.context.arc(0, 0, 1, 0, 2 * math.pi)
        self.context.fill()
        self.context.restore()

    def _texture(self) -> None:
        context = self.context
        if self.look.texture == "striped":
            for k in range(6):
                context.rectangle(-1.3, -1.2 + 0.46 * k, 2.6, 0.2)
            context.fill()
        elif self.look.texture == "dotted":
            for row in range(-3, 4):
                for column in range(-3, 4):
                    context.arc((column + 0.5 * (row % 2)) * 0.52, row * 0.42, 0.135, 0, 2 * math.pi)
                    context.fill()
        elif self.look.texture == "checkered":
            for row in range(-4, 4):
                for column in range(-4, 4):
                    if (row + column) % 2:
                        context.rectangle(column * 0.36, row * 0.36, 0.36, 0.36)
            context.fill()

    def _light(self) -> None:
        ramp = cairo.LinearGradient(-0.7, -0.9, 0.7, 0.9)
        ramp.add_color_stop_rgba(0, 1, 1, 1, 0.22)
        ramp.add_color_stop_rgba(0.5, 1, 1, 1, 0)
        ramp.add_color_stop_rgba(0.5, 0, 0, 0, 0)
        ramp.add_color_stop_rgba(1, 0, 0, 0, 0.16)
        self.context.set_source(ramp)
        self.context.paint()
