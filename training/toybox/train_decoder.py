"""Train the decoder: from the fixed latents of the 1x drawing it paints the 2x drawing.

    python -m toybox.train_decoder --minutes 40 --out runs/decoder.pt [--resume runs/decoder.pt]
"""

import argparse
import math
import random
import time
from pathlib import Path

import torch
from torch.nn.utils import clip_grad_norm_

from . import checkpoints
from .averaging import Average
from .models.autoencoder import Decoder
from .models.configs import AUTOENCODER
from .picture_batches import picture_batch
from .picture_loss import picture_loss
from .schedule import rate_factor

LEARNING_RATE = 1.5e-3
LATENT_NOISE = 0.08
"""Deviation of the noise added to latents, at most: what the denoiser gives is never exact."""
SAVE_SECONDS = 60


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, required=True, help="wall-clock length of the run")
    parser.add_argument("--out", type=Path, required=True, help="checkpoint to write")
    parser.add_argument("--resume", type=Path, help="checkpoint to go on from")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rate", type=float, default=LEARNING_RATE)
    return parser.parse_args()


def main() -> None:
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    decoder = Decoder(AUTOENCODER)
    start = checkpoints.load(options.resume) if options.resume else None
    if start:
        decoder.load_state_dict(start["raw"])
    decoder.to(options.device, memory_format=torch.channels_last)
    seen = start["pictures"] if start else 0
    average = Average(decoder, 0.998, start["model"] if start else None, steps=1000 if start else 0)
    optimizer = torch.optim.AdamW(decoder.parameters(), betas=(0.9, 0.98), weight_decay=1e-4)
    rng = random.Random(1000 + seen)
    begin = saved = time.time()
    step, losses, errors = 0, [], []

    def save() -> None:
        state = {"model": average.state_dict(), "raw": decoder.state_dict(), "pictures": seen}
        checkpoints.save(options.out, state)

    while (progress := (time.time() - begin) / (60 * options.minutes)) < 1:
        for group in optimizer.param_groups:
            group["lr"] = options.rate * rate_factor(progress, step, warmup_steps=60, decay_share=0.5)
        latents, pictures = (tensor.to(options.device) for tensor in picture_batch(rng))
        amount = LATENT_NOISE * torch.rand(len(latents), 1, 1, 1, device=options.device)
        noisy = latents + amount * torch.randn_like(latents)
        decoded = decoder(noisy.contiguous(memory_format=torch.channels_last))
        loss = picture_loss(decoded, pictures)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        clip_grad_norm_(decoder.parameters(), 1.0)
        optimizer.step()
        average.update()
        step, seen = step + 1, seen + len(latents)
        losses.append(loss.item())
        errors.append((decoded - pictures).square().mean().item())
        if step % 100 == 0:
            psnr = 10 * math.log10(4 / (sum(errors) / len(errors)))
            minutes = (time.time() - begin) / 60
            print(f"step {step} {minutes:.1f} min loss {sum(losses) / len(losses):.4f} psnr {psnr:.2f} dB", flush=True)
            losses, errors = [], []
        if time.time() - saved > SAVE_SECONDS:
            save()
            saved = time.time()
    save()


if __name__ == "__main__":
    main()
