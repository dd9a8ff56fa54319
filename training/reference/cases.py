"""The scene plans whose latents are kept as fixtures: every way in which regions act on a picture, in small."""

from __future__ import annotations

from collections.abc import Iterator

STEPS = 20
GUIDANCE = 3.0
LEFT = {"x": 0.0, "y": 0.0, "width": 0.5, "height": 1.0}
RIGHT = {"x": 0.5, "y": 0.0, "width": 0.5, "height": 1.0}


def region(name: str, prompt: str, cell: dict, **changes: object) -> dict:
    """A region of a plan that fills its cell; `changes` are the properties that differ from the plainest."""
    return {
        "name": name,
        "cell": cell,
        "box": cell,
        "shape": "rect",
        "mask": None,
        "feather": 0,
        "layer": 0,
        "prompt": prompt,
        "detail": f"{prompt} on grass",
        "negative": "",
        "guidance": GUIDANCE,
        "bind": 2,
        "refine": 1,
        "seed": 100 + sum(map(ord, name)),
        "source": None,
        **changes,
    }


def plan(name: str, prompt: str, regions: list[dict], width: int = 256, height: int = 256, **changes: object) -> dict:
    """A scene plan on a small canvas of the bundled model."""
    return {
        "version": 1,
        "scene": name,
        "variant": None,
        "canvas": {"width": width, "height": height},
        "model": "toybox",
        "seed": 7,
        "steps": STEPS,
        "guidance": GUIDANCE,
        "prompt": prompt,
        "negative": "",
        "regions": regions,
        "repaint": [],
        **changes,
    }


def plans() -> Iterator[dict]:
    """Every plan, each under its own scene name."""
    for bind in (0, 2, 8):
        for refine in (0, 0.5, 1):
            pair = [
                region("left", "a red striped boat", LEFT, bind=bind, refine=refine),
                region("right", "a yellow star", RIGHT, bind=bind, refine=refine),
            ]
            yield plan(f"pair-bind-{bind}-refine-{refine}", "a boat on the left and a star on the right", pair)
    yield quarters()
    yield overlap()
    yield soft_outlines()


def quarters() -> dict:
    """Four regions: one with a box smaller than its cell, one that only refines, one that only binds."""
    near, far = {"width": 0.5, "height": 0.5}, 0.5
    cells = [{"x": x, "y": y, **near} for y in (0, far) for x in (0, far)]
    inset = {"x": 0.05, "y": 0.05, "width": 0.4, "height": 0.4}
    return plan(
        "quarters",
        "a tree , a house , a fish and a moon on grass",
        [
            region("tree", "a green tree", cells[0], box=inset, bind=4),
            region("house", "a blue dotted house", cells[1], refine=0.7, bind=1, seed=4_294_967_297),
            region("fish", "an orange fish", cells[2], bind=0, refine=0.3),
            region("moon", "a purple checkered moon", cells[3], bind=6, refine=0),
        ],
        width=384,
        height=384,
    )


def overlap() -> dict:
    """Regions in layers, with negatives, seeds and guidance of their own; the top one is half off the canvas, and only binds."""
    return plan(
        "overlap",
        "a cup and an apple at night",
        [
            region("top", "a white apple", {"x": 0.3, "y": 0.3, "width": 0.45, "height": 0.45}, layer=2, bind=5, refine=0.9),
            region("low", "a red cup", {"x": 0, "y": 0, "width": 0.6, "height": 0.6}, negative="a car", guidance=4.5),
            region("edge", "a brown mushroom", {"x": 0.6, "y": 0.6, "width": 0.8, "height": 0.5}, layer=3, refine=0, seed=0),
        ],
        width=320,
        negative="a plain box on paper",
        seed=123_456_789,
    )


def soft_outlines() -> dict:
    """An ellipse with a soft edge over a rectangle with one: image tokens that several texts share."""
    return plan(
        "soft-outlines",
        "a lighthouse on the sea",
        [
            region("tower", "a white striped lighthouse", LEFT, feather=0.25, bind=0),
            region(
                "sun",
                "an orange sun",
                {"x": 0.3, "y": 0.1, "width": 0.6, "height": 0.6},
                layer=1,
                shape="ellipse",
                feather=0.3,
                refine=0.8,
            ),
        ],
    )
