import random

import numpy as np
import torch

from toybox.latents import decode_linear, encode, image_ids, pack, unpack
from toybox.world import make_scene, render


def test_packing_is_undone_by_unpacking():
    latents = torch.randn(2, 16, 8, 12)
    tokens = pack(latents)
    assert tokens.shape == (2, 24, 64)
    assert torch.equal(unpack(tokens, 4, 6), latents)


def test_a_token_is_a_square_of_the_picture():
    latents = torch.zeros(1, 16, 4, 4)
    latents[:, :, 2:, :2] = 1
    assert pack(latents)[0, 2].min() == 1
    assert image_ids(2, 2)[2].tolist() == [0, 1, 0]


def test_linear_decoding_is_near_the_drawing():
    picture = render(make_scene(random.Random(2), 1, (64, 64)))
    decoded = decode_linear(torch.from_numpy(encode(picture))[None])[0].permute(1, 2, 0).numpy()
    error = np.square(decoded - (picture / 127.5 - 1)).mean()
    assert 10 * np.log10(4 / error) > 20
