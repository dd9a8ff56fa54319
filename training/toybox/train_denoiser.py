"""Train the denoiser and its text encoders by flow matching on freshly drawn pictures.

On a CPU run one process a core, side by side; on a GPU one process with --device cuda and a larger --tokens:

    python -m toybox.train_denoiser --rank 0 --ranks 2 --minutes 300 --out runs/denoiser.pt &
    python -m toybox.train_denoiser --rank 1 --ranks 2 --minutes 300 --out runs/denoiser.pt

The run ends early, and saves, when a file named like --out with ".stop" behind it appears.
"""

import argparse
import random
import time
from pathlib import Path

import torch

from . import checkpoints
from .averaging import Average
from .buckets import pick_bucket
from .denoiser_batches import Batch, make_batch, noise_levels
from .distributed import Group
from .latents import image_ids, pack
from .muon import Muon
from .pipeline_model import TextConditionedDenoiser
from .schedule import rate_factor

SAVE_SECONDS = 120
LOG_STEPS = 20
GRADIENT_LIMIT = 1.0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, required=True, help="wall-clock length of the run")
    parser.add_argument("--out", type=Path, required=True, help="checkpoint to write")
    parser.add_argument("--resume", type=Path, help="checkpoint to go on from")
    parser.add_argument("--rank", type=int, default=0)
    parser.add_argument("--ranks", type=int, default=1)
    parser.add_argument("--port", type=int, default=29631)
    parser.add_argument("--device", default="cpu", help="cpu, or cuda: bfloat16 matrix products")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--tokens", type=int, default=3072, help="image and text tokens of a process's batch")
    parser.add_argument("--rate", type=float, default=1.2e-3, help="learning rate")
    parser.add_argument("--decay-share", type=float, default=0.25, help="last part of the run, decaying to nothing")
    parser.add_argument("--ema", type=float, default=0.998, help="decay of the averaged weights")
    parser.add_argument("--favour", default="", help="kinds of object to draw twice as often, with commas")
    return parser.parse_args()


class Training:
    """The state of a run: networks, optimizers, average."""

    def __init__(self, options: argparse.Namespace, group: Group):
        self.options, self.group = options, group
        torch.manual_seed(0)
        self.model = TextConditionedDenoiser()
        start = checkpoints.load(options.resume) if options.resume else None
        if start:
            self.model.load_state_dict(start["raw"])
        self.model.to(options.device)
        self.samples: int = start["samples"] if start else 0
        self.average = Average(self.model, options.ema, start and start["model"], steps=2000 if start else 0)
        self.parameters = list(self.model.parameters())
        matrices = self.model.hidden_matrices()
        hidden = set(matrices)
        rest = [parameter for parameter in self.parameters if parameter not in hidden]
        self.muon = Muon(matrices, group)
        self.adam = torch.optim.AdamW(rest, betas=(0.9, 0.95), weight_decay=0.0)

    def step(self, batch: Batch, rate: float) -> tuple[float, float]:
        """One update; returns the loss and the gradient's norm."""
        loss = self._loss(batch)
        self.model.zero_grad(set_to_none=True)
        loss.backward()
        norm = self.group.average_gradients(self.parameters, GRADIENT_LIMIT)
        self.muon.step(rate)
        for parameters in self.adam.param_groups:
            parameters["lr"] = rate
        self.adam.step()
        self.average.update()
        self.samples += len(batch.latents) * self.group.size
        return loss.item(), norm

    def _loss(self, batch: Batch) -> torch.Tensor:
        device = self.options.device
        latents, ids = batch.latents.to(device), batch.input_ids.to(device)
        noise = torch.randn_like(latents)
        sigma = noise_levels(len(latents)).to(device)
        level = sigma.view(-1, 1, 1, 1)
        noisy, target = pack((1 - level) * latents + level * noise), pack(noise - latents)
        positions = image_ids(batch.bucket.rows, batch.bucket.columns, device)
        with torch.autocast(device, dtype=torch.bfloat16, enabled=device != "cpu"):
            predicted = self.model.velocity(noisy, sigma, positions, *self.model.read(ids))
        return (predicted.float() - target).square().mean()

    def save(self) -> None:
        state = {"model": self.average.state_dict(), "raw": self.model.state_dict(), "samples": self.samples}
        checkpoints.save(self.options.out, state)


def main() -> None:
    options = arguments()
    torch.set_num_threads(options.threads)
    group = Group(options.rank, options.ranks, options.port)
    training = Training(options, group)
    favoured = tuple(kind for kind in options.favour.split(",") if kind)
    stop = options.out.with_name(options.out.name + ".stop")
    # All processes pick the same buckets, so that none waits for another; what they draw differs.
    shared = random.Random(5 + training.samples)
    own = random.Random(99 + options.rank + training.samples)
    torch.manual_seed(100 + options.rank + training.samples)
    begin = saved = logged = time.time()
    step, losses, seen = 0, [], training.samples
    while True:
        own_progress = 1.0 if stop.exists() else (time.time() - begin) / (60 * options.minutes)
        progress = group.from_first(own_progress)
        if progress >= 1:
            break
        bucket = pick_bucket(shared)
        rate = options.rate * rate_factor(progress, step, warmup_steps=40, decay_share=options.decay_share)
        losses.append(training.step(make_batch(bucket, options.tokens, own, favoured), rate))
        step += 1
        now = time.time()
        if group.first and step % LOG_STEPS == 0:
            loss, norm = (sum(values) / len(losses) for values in zip(*losses, strict=True))
            speed = (training.samples - seen) / (now - logged)
            print(
                f"step {step} {(now - begin) / 60:.1f} min rate {rate:.2e} loss {loss:.4f} gradient {norm:.2f} "
                f"{speed:.1f} samples/s {training.samples} samples",
                flush=True,
            )
            losses, seen, logged = [], training.samples, now
        if group.first and now - saved > SAVE_SECONDS:
            training.save()
            saved = now
    if group.first:
        training.save()


if __name__ == "__main__":
    main()
