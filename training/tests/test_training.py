import random

import torch

from toybox.buckets import BUCKETS, padded_length
from toybox.denoiser_batches import make_batch
from toybox.muon import orthogonalize
from toybox.pipeline_model import TextConditionedDenoiser
from toybox.sampler import sample_latents, sigmas
from toybox.schedule import rate_factor


def test_orthogonalized_matrices_have_singular_values_near_one():
    values = torch.linalg.svdvals(orthogonalize(torch.randn(3, 32, 96)))
    assert values.min() > 0.6
    assert values.max() < 1.3


def test_half_of_the_tokens_go_to_single_objects():
    total = sum(bucket.share for bucket in BUCKETS)
    assert sum(bucket.share for bucket in BUCKETS if bucket.objects == 1) > total / 2


def test_batches_fit_their_bucket():
    rng = random.Random(0)
    for bucket in BUCKETS:
        batch = make_batch(bucket, 600, rng)
        assert batch.latents.shape[1:] == (16, 2 * bucket.rows, 2 * bucket.columns)
        assert batch.input_ids.shape[1] <= 64


def test_padding_never_cuts_a_text():
    rng = random.Random(0)
    assert all(padded_length(rng, longest) >= longest for longest in range(1, 65) for _ in range(20))


def test_the_rate_warms_up_and_decays():
    assert rate_factor(0.0, 0, 100, 0.25) == 0.01
    assert rate_factor(0.5, 1000, 100, 0.25) == 1
    assert rate_factor(1.0, 1000, 100, 0.25) == 0.02


def test_sigmas_fall_from_one_to_zero():
    levels = sigmas(20, 2.0)
    assert levels[0] == 1
    assert levels[-1] == 0
    assert (levels.diff() < 0).all()


def test_sampling_repeats_itself():
    model = TextConditionedDenoiser().eval()
    first, second = (sample_latents(model, ["a red ball"], (4, 4), steps=2) for _ in range(2))
    assert torch.equal(first, second)
