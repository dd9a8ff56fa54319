"""The words of captions: other words for the same thing, plurals, phrases for places, and the vocabulary."""

import random

from .kinds import KINDS
from .palette import COLOURS, TEXTURES

SYNONYMS: dict[str, tuple[str, ...]] = {
    "ball": ("circle", "sphere"),
    "box": ("square", "cube"),
    "triangle": ("pyramid",),
    "moon": ("crescent",),
    "house": ("home", "cottage"),
    "tree": ("bush",),
    "car": ("automobile",),
    "boat": ("ship", "sailboat"),
    "mushroom": ("toadstool",),
    "flower": ("blossom",),
    "cup": ("mug",),
    "lighthouse": ("tower", "beacon"),
    "bird": ("seagull",),
    "rocket": ("spaceship",),
    "red": ("crimson", "scarlet"),
    "yellow": ("golden",),
    "green": ("emerald",),
    "blue": ("navy", "azure"),
    "purple": ("violet",),
    "pink": ("rose",),
    "brown": ("chestnut",),
    "striped": ("stripy",),
    "dotted": ("spotted",),
    "checkered": ("checked", "chequered"),
    "small": ("little",),
    "large": ("big",),
    "center": ("centre", "middle"),
    "sea": ("ocean", "water"),
    "dusk": ("sunset",),
    "sand": ("beach",),
    "grass": ("meadow", "field"),
    "harbour": ("harbor", "bay"),
    "above": ("over",),
    "below": ("under",),
}
"""Words said now and then instead of the first one; a picture looks the same for either."""

PLURALS: dict[str, str] = {kind: kind + "s" for kind in KINDS} | {
    "box": "boxes",
    "fish": "fishes",
}

PATTERN_NOUNS = {"striped": "stripes", "dotted": "dots", "checkered": "checks"}

PLACES: dict[tuple[int, int], str] = {
    (0, 0): "at the top left",
    (1, 0): "at the top",
    (2, 0): "at the top right",
    (0, 1): "on the left",
    (1, 1): "in the center",
    (2, 1): "on the right",
    (0, 2): "at the bottom left",
    (1, 2): "at the bottom",
    (2, 2): "at the bottom right",
}
"""Phrases for (column, row) of a picture cut into thirds."""

STRUCTURE_WORDS = (
    "a an the two three and , . of with to in on at under by is front behind left right top bottom row there from "
    "tiny plain white dark light harbour day blue clear sky starry evening night snow snowy sea dusk "
    "sand grass paper picture empty small large center above below side"
).split()

PAD, EOS, UNKNOWN = "<pad>", "<eos>", "<unk>"


def build_vocabulary() -> list[str]:
    """Every token in the order of its id: <pad>, <eos>, <unk>, then the words in alphabetical order."""
    words = {*STRUCTURE_WORDS, *KINDS, *COLOURS, *TEXTURES, *PLURALS.values(), *PATTERN_NOUNS.values()}
    for word, others in SYNONYMS.items():
        words.add(word)
        words.update(others)
    return [PAD, EOS, UNKNOWN, *sorted(words)]


def canonical_words() -> dict[str, str]:
    """For every synonym the word that it stands for."""
    return {other: word for word, others in SYNONYMS.items() for other in others}


class Speaker:
    """Says words: mostly the first one of each group, sometimes another."""

    def __init__(self, rng: random.Random, variety: float = 0.15):
        self.rng = rng
        self.variety = variety

    def say(self, word: str) -> str:
        others = SYNONYMS.get(word)
        if others and self.rng.random() < self.variety:
            return self.rng.choice(others)
        return word

    def phrase(self, text: str) -> str:
        """Every word of a phrase through `say`."""
        return " ".join(self.say(word) for word in text.split())

    def article(self, following: str) -> str:
        """"a" or "an", by the word that follows; wrong now and then, as people are."""
        right = "an" if following[0] in "aeiou" else "a"
        return right if self.rng.random() < 0.9 else "a"
