"""What a drawn picture holds, as plain data: objects at places, in front of a background."""

from dataclasses import dataclass, field

GROUNDS = ("sea", "grass", "sand", "snow")
SKIES = ("sky", "night", "dusk")
PLAIN_BACKGROUNDS = ("sky", "night", "dusk", "grass", "sand", "sea", "snow", "paper")

Cell = tuple[float, float, float, float]
"""x0, y0, x1, y1 in fractions of the picture."""


@dataclass(frozen=True)
class Look:
    """What an object is: one of KINDS, of COLOURS and of TEXTURES."""

    kind: str
    colour: str
    texture: str


@dataclass
class Thing:
    """An object in a picture: its look, its centre and radius in pixels of the 1x drawing, its cell."""

    look: Look
    cx: float
    cy: float
    r: float
    cell: Cell = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True)
class Background:
    """A sky, a ground, or both with a horizon; `paper` is a ground of its own.

    `horizon` is the fraction of the height where the ground begins: 1 for a sky alone, 0 for a ground alone.
    A ground with `sky` set is lit by that sky even where no horizon is in view.
    """

    ground: str | None = None
    sky: str | None = None
    horizon: float = 0.0

    @staticmethod
    def plain(name: str) -> "Background":
        """One of PLAIN_BACKGROUNDS, filling the picture."""
        return Background(sky=name, horizon=1.0) if name in SKIES else Background(ground=name)


@dataclass
class Scene:
    """A picture: size (width, height) in pixels of the 1x drawing, background, objects from back to front.

    `seed` fixes the background's scatter (stars, waves, tufts). `layout` names how the objects were placed, which
    is what captions speak of: empty, single, grid (columns x rows in `grid`), free, behind.
    """

    size: tuple[int, int]
    background: Background
    things: list[Thing] = field(default_factory=list)
    seed: int = 0
    layout: str = "single"
    grid: tuple[int, int] = (1, 1)
