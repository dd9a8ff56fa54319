"""Colours of the drawn world: what a colour word looks like, and the outline and pattern tones that go with it."""

RGB = tuple[float, float, float]

COLOURS: dict[str, RGB] = {
    "red": (0.86, 0.12, 0.13),
    "orange": (0.97, 0.53, 0.08),
    "yellow": (0.98, 0.85, 0.15),
    "green": (0.13, 0.62, 0.22),
    "blue": (0.12, 0.32, 0.85),
    "purple": (0.53, 0.18, 0.68),
    "pink": (0.97, 0.52, 0.72),
    "brown": (0.47, 0.28, 0.13),
    "white": (0.97, 0.97, 0.97),
    "black": (0.10, 0.10, 0.11),
}

TEXTURES = ("plain", "striped", "dotted", "checkered")

WHITE: RGB = (1.0, 1.0, 1.0)
BLACK: RGB = (0.0, 0.0, 0.0)


def mix(a: RGB, b: RGB, t: float) -> RGB:
    """Linear blend: `a` at t = 0, `b` at t = 1."""
    return (a[0] * (1 - t) + b[0] * t, a[1] * (1 - t) + b[1] * t, a[2] * (1 - t) + b[2] * t)


def luminance(colour: RGB) -> float:
    """Perceived brightness in 0..1 (Rec. 601 weights)."""
    return 0.3 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2]


def outline_of(name: str) -> RGB:
    """The outline tone of a colour: darker than the colour, except around black."""
    return (0.42, 0.42, 0.44) if name == "black" else mix(COLOURS[name], BLACK, 0.55)


def has_light_pattern(name: str) -> bool:
    """Whether stripes, dots and checks on this colour are whitish (else they are dark)."""
    return luminance(COLOURS[name]) < 0.62


def pattern_of(name: str) -> RGB:
    """The tone of stripes, dots and checks on a colour."""
    if has_light_pattern(name):
        return mix(COLOURS[name], WHITE, 0.78)
    return mix(COLOURS[name], (0.15, 0.10, 0.10), 0.55)
