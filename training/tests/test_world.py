import random

import numpy as np
import pytest
from PIL import Image

from toybox.world import KINDS, build_vocabulary, caption, make_scene, render
from toybox.world.captions import MAX_WORDS
from toybox.world.compose import grid_cells

SIZES = [(64, 64), (96, 64), (128, 128), (384, 256)]


@pytest.mark.parametrize("size", SIZES)
def test_a_seed_fixes_picture_and_caption(size):
    first, second = (make_scene(random.Random(4), 2, size) for _ in range(2))
    assert np.array_equal(render(first), render(second))
    assert caption(first, random.Random(1)) == caption(second, random.Random(1))


@pytest.mark.parametrize("kind", KINDS)
def test_every_scale_shows_the_same_drawing(kind):
    scene = make_scene(random.Random(8), 1, (64, 64), (kind,))
    small = render(scene).astype(float)
    large = Image.fromarray(render(scene, 2)).resize((64, 64), Image.Resampling.BOX)
    assert np.abs(small - np.asarray(large)).mean() < 3


@pytest.mark.parametrize("count", range(9))
def test_captions_stay_inside_the_vocabulary_and_the_text_length(count):
    rng, vocabulary = random.Random(count), set(build_vocabulary())
    for _ in range(200):
        words = caption(make_scene(rng, count, (384, 256)), rng).split()
        assert set(words) <= vocabulary
        assert 1 <= len(words) <= MAX_WORDS


def test_word_order_tells_left_from_right():
    rng = random.Random(0)
    for _ in range(200):
        scene = make_scene(rng, 2, (128, 64))
        text = caption(scene, rng)
        first, second = scene.things
        if " to the left of " in text and first.look.colour in text and first.look.colour != second.look.colour:
            before, after = text.split(" to the left of ")
            assert first.cx < second.cx
            assert first.look.colour not in after.split()[:3] or second.look.colour not in before.split()


@pytest.mark.parametrize("count", range(2, 9))
def test_cells_hold_every_object_without_overlap(count):
    _, cells = grid_cells(random.Random(count), count, (384, 256))
    assert len(cells) == count
    area = sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in cells)
    assert area <= 1 + 1e-9
