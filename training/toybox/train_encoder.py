"""Train the encoder: from the 2x drawing it finds the fixed latents of the 1x drawing, and how sure it is of them.

    python -m toybox.train_encoder --minutes 20 --out runs/encoder.pt [--resume runs/encoder.pt]
"""

import argparse
import random
import time
from pathlib import Path

import torch
from torch import Tensor
from torch.nn.utils import clip_grad_norm_

from . import checkpoints
from .averaging import Average
from .models.autoencoder import Encoder
from .models.configs import AUTOENCODER
from .picture_batches import picture_batch
from .schedule import rate_factor

LEARNING_RATE = 2e-3
SAVE_SECONDS = 60


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, required=True, help="wall-clock length of the run")
    parser.add_argument("--out", type=Path, required=True, help="checkpoint to write")
    parser.add_argument("--resume", type=Path, help="checkpoint to go on from")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def encoder_loss(parameters: Tensor, latents: Tensor) -> Tensor:
    """Squared error of the mean, and negative log likelihood of the log variance, of parameters [batch, 32, h, w].

    The mean does not see the likelihood: there a large variance would excuse every error, and nothing is learnt.
    """
    mean, log_variance = parameters.chunk(2, dim=1)
    log_variance = log_variance.clamp(-8, 4)
    squares = (latents - mean).square()
    return squares.mean() + 0.5 * (log_variance + squares.detach() * torch.exp(-log_variance)).mean()


def main() -> None:
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    encoder = Encoder(AUTOENCODER)
    start = checkpoints.load(options.resume) if options.resume else None
    if start:
        encoder.load_state_dict(start["raw"])
    encoder.to(options.device, memory_format=torch.channels_last)
    seen = start["pictures"] if start else 0
    average = Average(encoder, 0.99, start["model"] if start else None, steps=1000 if start else 0)
    optimizer = torch.optim.AdamW(encoder.parameters(), betas=(0.9, 0.98), weight_decay=1e-4)
    rng = random.Random(2000 + seen)
    begin = saved = time.time()
    step, errors = 0, []

    def save() -> None:
        state = {"model": average.state_dict(), "raw": encoder.state_dict(), "pictures": seen}
        checkpoints.save(options.out, state)

    while (progress := (time.time() - begin) / (60 * options.minutes)) < 1:
        for group in optimizer.param_groups:
            group["lr"] = LEARNING_RATE * rate_factor(progress, step, warmup_steps=60, decay_share=0.5)
        latents, pictures = (tensor.to(options.device) for tensor in picture_batch(rng))
        parameters = encoder(pictures.contiguous(memory_format=torch.channels_last))
        loss = encoder_loss(parameters, latents)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        clip_grad_norm_(encoder.parameters(), 1.0)
        optimizer.step()
        average.update()
        step, seen = step + 1, seen + len(latents)
        errors.append((parameters.chunk(2, dim=1)[0] - latents).square().mean().item())
        if step % 100 == 0:
            error = (sum(errors) / len(errors)) ** 0.5
            minutes = (time.time() - begin) / 60
            print(f"step {step} {minutes:.1f} min root mean square error {error:.3f}", flush=True)
            errors = []
        if time.time() - saved > SAVE_SECONDS:
            save()
            saved = time.time()
    save()


if __name__ == "__main__":
    main()
