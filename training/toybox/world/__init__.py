"""The drawn world: objects of KINDS in COLOURS and TEXTURES, in front of backgrounds, with captions.

    rng = random.Random(7)
    scene = make_scene(rng, count=4, size=(128, 128))   # pixels of the 1x drawing
    picture = render(scene, scale=2)                     # uint8 [256, 256, 3]
    text = caption(scene, rng)                           # "a red boat at the top left , ..."
"""

from .captions import caption, describe, describe_background
from .compose import distinct_looks, make_scene, random_background, random_look
from .kinds import KINDS
from .palette import COLOURS, TEXTURES
from .render import render
from .scene import GROUNDS, PLAIN_BACKGROUNDS, SKIES, Background, Look, Scene, Thing
from .words import build_vocabulary

__all__ = [
    "COLOURS",
    "GROUNDS",
    "KINDS",
    "PLAIN_BACKGROUNDS",
    "SKIES",
    "TEXTURES",
    "Background",
    "Look",
    "Scene",
    "Thing",
    "build_vocabulary",
    "caption",
    "describe",
    "describe_background",
    "distinct_looks",
    "make_scene",
    "random_background",
    "random_look",
    "render",
]
