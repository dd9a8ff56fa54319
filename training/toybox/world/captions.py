"""Say what a scene shows, in many ways."""

import random

from .palette import has_light_pattern
from .scene import Background, Look, Scene, Thing
from .words import PATTERN_NOUNS, PLACES, PLURALS, UNKNOWN, Speaker

PLAIN_PHRASES = {
    "sky": ("in the sky", "in the sky", "in a blue sky", "by day"),
    "night": ("at night", "at night", "in the night sky", "under the night sky"),
    "dusk": ("at dusk", "at dusk", "in the evening"),
    "grass": ("on grass", "on grass", "on the grass", "in the grass"),
    "sand": ("on sand", "on sand", "on the sand"),
    "sea": ("on the sea", "on the sea", "in the sea"),
    "snow": ("on snow", "in the snow"),
    "paper": ("on paper", "on white paper"),
}
SKY_PHRASES = {
    "sky": ("under a blue sky", "by day", "under a clear sky", "under the sky"),
    "night": ("at night", "under a starry sky", "by night"),
    "dusk": ("at dusk", "in the evening", "under the evening sky"),
}
GROUND_PHRASES = {
    "sea": ("on the sea", "on the sea", "in the harbour"),
    "grass": ("on grass", "on the grass"),
    "sand": ("on sand", "on the sand"),
    "snow": ("on snow", "in the snow"),
}
GROUND_NOUNS = {
    "sea": ("the sea", "the sea", "a harbour"),
    "grass": ("grass",),
    "sand": ("sand", "the sand"),
    "snow": ("snow",),
    "paper": ("paper",),
}
SKY_NOUNS = {
    "sky": ("the sky", "a blue sky"),
    "night": ("the night sky", "a starry sky"),
    "dusk": ("the sky at dusk", "the evening sky"),
}

MAX_WORDS = 60
"""Captions are cut here; the text encoders take 64 tokens."""


def describe(look: Look, article: str = "a") -> str:
    """The plain way to name an object: "a red striped boat"."""
    words = [look.colour] + ([] if look.texture == "plain" else [look.texture]) + [look.kind]
    if article == "a" and words[0][0] in "aeiou":
        article = "an"
    return " ".join([article, *words])


def describe_background(background: Background) -> str:
    """The plain way to name a background, to put behind an object's name: "on the sea at dusk"."""
    if background.ground is None:
        return PLAIN_PHRASES[background.sky][0]
    if background.sky is None:
        return PLAIN_PHRASES[background.ground][0]
    return f"{GROUND_PHRASES[background.ground][0]} {SKY_PHRASES[background.sky][0]}"


def caption(scene: Scene, rng: random.Random) -> str:
    """A random caption, words separated by single spaces, at most MAX_WORDS of them."""
    speaker = Speaker(rng)
    text = _sentence(scene, speaker)
    if rng.random() < 0.06:
        text = _with_unknown_words(text, rng)
    if rng.random() < 0.04:
        text += " ."
    return " ".join(text.split()[:MAX_WORDS])


def _sentence(scene: Scene, speaker: Speaker) -> str:
    rng = speaker.rng
    if scene.layout == "empty":
        return _background_noun(scene.background, speaker)
    objects = _objects(scene, speaker)
    style = rng.random()
    if style < 0.35:
        return objects
    if style < 0.45 and len(scene.things) > 1 or style < 0.40:
        joint = rng.choice(("with", "with", ","))
        return f"{_background_noun(scene.background, speaker)} {joint} {objects}"
    return f"{objects} {_background_phrase(scene.background, speaker)}"


# Backgrounds -------------------------------------------------------------------------------------------------


def _background_phrase(background: Background, speaker: Speaker) -> str:
    rng = speaker.rng
    if background.ground is None:
        return speaker.phrase(rng.choice(PLAIN_PHRASES[background.sky]))
    if background.sky is None:
        return speaker.phrase(rng.choice(PLAIN_PHRASES[background.ground]))
    ground, sky = rng.choice(GROUND_PHRASES[background.ground]), rng.choice(SKY_PHRASES[background.sky])
    return speaker.phrase(f"{ground} {sky}")


def _background_noun(background: Background, speaker: Speaker) -> str:
    rng = speaker.rng
    if background.ground is None:
        return speaker.phrase(rng.choice(SKY_NOUNS[background.sky]))
    noun = rng.choice(GROUND_NOUNS[background.ground])
    if background.sky is None:
        return speaker.phrase(noun)
    return speaker.phrase(f"{noun} {rng.choice(SKY_PHRASES[background.sky])}")


# Objects -----------------------------------------------------------------------------------------------------


def _name(look: Look, speaker: Speaker, size_word: str | None = None) -> str:
    """One object in words; sometimes leaves its colour or its texture out."""
    rng = speaker.rng
    words = [size_word] if size_word else []
    pattern = ""
    if look.texture == "plain" and rng.random() < 0.1:
        words.append("plain")
    if rng.random() < 0.97:
        words.append(speaker.say(look.colour))
    if look.texture != "plain":
        if rng.random() < 0.18:
            tone = rng.choice(("", "white" if has_light_pattern(look.colour) else "dark"))
            pattern = f" with {tone} {PATTERN_NOUNS[look.texture]}"
        elif rng.random() < 0.95:
            texture = speaker.say(look.texture)
            words.insert(len(words) if rng.random() < 0.85 else 0, texture)
    words.append(speaker.say(look.kind))
    return f"{speaker.article(words[0])} {' '.join(words)}{pattern}"


def _several(look: Look, count: int, speaker: Speaker) -> str:
    """Equal objects: "two red boats"."""
    texture = "" if look.texture == "plain" else speaker.say(look.texture)
    return f"{'two' if count == 2 else 'three'} {speaker.say(look.colour)} {texture} {PLURALS[look.kind]}"


def _size_word(thing: Thing, scene: Scene, speaker: Speaker) -> str | None:
    if speaker.rng.random() > 0.3:
        return None
    share = thing.r / min(scene.size)
    if share < 0.22:
        return "tiny"
    if share < 0.31:
        return speaker.say("small")
    return speaker.say("large") if share > 0.37 else None


def _objects(scene: Scene, speaker: Speaker) -> str:
    things = scene.things
    if scene.layout == "single":
        return _single(scene, speaker)
    if all(thing.look == things[0].look for thing in things):
        return _several(things[0].look, len(things), speaker)
    if scene.layout == "behind":
        back, front = (_name(thing.look, speaker) for thing in things)
        return speaker.rng.choice((f"{back} behind {front}", f"{front} in front of {back}"))
    if speaker.rng.random() < 0.3:
        return _listed([_name(thing.look, speaker) for thing in _shuffled(things, speaker.rng)])
    if scene.layout == "grid" and scene.grid in ((2, 1), (1, 2)):
        return _pair(scene, speaker)
    if scene.layout == "grid" and max(scene.grid) > 3:
        return _by_rows(scene, speaker)
    return _listed([_placed(thing, scene, speaker) for thing in _shuffled(things, speaker.rng)])


def _single(scene: Scene, speaker: Speaker) -> str:
    thing = scene.things[0]
    name = _name(thing.look, speaker, _size_word(thing, scene, speaker))
    if max(scene.size) >= 128 and speaker.rng.random() < 0.4:
        name += " " + speaker.phrase(_place(thing, scene))
    return name


def _place(thing: Thing, scene: Scene) -> str:
    column = min(2, int(3 * thing.cx / scene.size[0]))
    row = min(2, int(3 * thing.cy / scene.size[1]))
    return PLACES[column, row]


def _placed(thing: Thing, scene: Scene, speaker: Speaker) -> str:
    """An object and its place: by its cell in a grid of up to 3 by 3, else by where it is."""
    if scene.layout != "grid":
        place = _place(thing, scene)
    else:
        x0, y0, x1, y1 = thing.cell
        place = PLACES[min(2, int(1.5 * (x0 + x1))), min(2, int(1.5 * (y0 + y1)))]
    return f"{_name(thing.look, speaker)} {speaker.phrase(place)}"


def _pair(scene: Scene, speaker: Speaker) -> str:
    """Two objects side by side or one above the other."""
    first, second = (_name(thing.look, speaker) for thing in scene.things)
    across = scene.grid == (2, 1)
    near, far = ("on the left", "on the right") if across else ("at the top", "at the bottom")
    forward = ("to the left of", "left of") if across else (speaker.say("above"),)
    backward = ("to the right of", "right of") if across else (speaker.say("below"),)
    style = speaker.rng.random()
    if style < 0.3:
        return f"{first} {speaker.rng.choice(forward)} {second}"
    if style < 0.55:
        return f"{second} {speaker.rng.choice(backward)} {first}"
    if style < 0.85:
        return f"{first} {near} and {second} {far}"
    return f"{second} {far} and {first} {near}"


def _by_rows(scene: Scene, speaker: Speaker) -> str:
    """Objects of a wide or tall grid: rows from the top, each from left to right."""
    rows: dict[float, list[str]] = {}
    for thing in scene.things:
        rows.setdefault(thing.cell[1], []).append(_name(thing.look, speaker))
    if len(rows) != 2:
        return _listed([name for row in rows.values() for name in row])
    top, bottom = rows.values()
    return f"at the top {_listed(top)} , at the bottom {_listed(bottom)}"


def _shuffled(things: list[Thing], rng: random.Random) -> list[Thing]:
    return rng.sample(things, len(things))


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else " , ".join(parts[:-1]) + " and " + parts[-1]


def _with_unknown_words(text: str, rng: random.Random) -> str:
    """Words that the vocabulary lacks: one inside, or a few behind a comma."""
    words = text.split()
    if rng.random() < 0.6:
        words.insert(rng.randrange(len(words)), UNKNOWN)
        return " ".join(words)
    return text + " , " + " ".join([UNKNOWN] * rng.randint(1, 4))
