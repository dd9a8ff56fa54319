"""Trains the judge on drawn crops and writes it as ONNX, with its labels and its measured accuracy.

    cd training && python -m judge.train --minutes 15

makes judge.onnx, judge.json, drawn.webp and drawn.json in test/bench/binding. One CPU thread; the time is CPU time.
With --model, a share of the crops passes through that model's decoder, whose small blemishes rendered pictures
have too.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from toybox.world import COLOURS, KINDS, TEXTURES, Scene
from torch import Tensor

from .autoencoder import decoder_painter
from .crops import NOT_JUDGED, cells, draw, random_scene
from .export import write_judge
from .network import Judge
from .sheet import write_sheet

QUESTIONS = ("kind", "colour", "texture")
DESTINATION = Path(__file__).resolve().parents[2] / "test" / "bench" / "binding"
BATCH = 64
PEAK_RATE = 2e-3
DECODED_SHARE = 0.4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=15, help="CPU minutes of training")
    parser.add_argument("--crops", type=int, default=24_000, help="drawn crops to learn from")
    parser.add_argument("--held-out", type=int, default=4_000, help="drawn crops to measure accuracy on")
    parser.add_argument("--model", type=Path, help="model folder whose decoder paints a share of the crops")
    parser.add_argument("--out", type=Path, default=DESTINATION, help="folder for the files")
    options = parser.parse_args()

    torch.set_num_threads(1)
    torch.manual_seed(0)
    decoded = decoder_painter(options.model) if options.model else None
    pictures, labels = dataset(random.Random(5), options.crops, decoded)
    held_out = dataset(random.Random(6), options.held_out)
    judge = Judge(len(KINDS), len(COLOURS), len(TEXTURES))
    train(judge, pictures, labels, options.minutes * 60)
    accuracy = measure(judge, *held_out)
    print(f"accuracy on {options.held_out} held-out drawn crops: {accuracy}")
    write_judge(judge, options.out, accuracy, options.held_out)
    write_sheet(options.out)


def dataset(
    rng: random.Random, count: int, decoded: Callable[[Scene], np.ndarray] | None = None
) -> tuple[Tensor, Tensor]:
    """`count` crops as uint8 [count, 3, side, side] and their labels [count, 3].

    With a second painter, DECODED_SHARE of the small scenes are its work.
    """
    pictures, labels = [], []
    while len(pictures) < count:
        scene = random_scene(rng)
        by_decoder = decoded is not None and max(scene.size) <= 128 and rng.random() < DECODED_SHARE
        for crop in cells(scene, decoded(scene) if by_decoder else draw(scene)):
            pictures.append(torch.from_numpy(crop.shrunk().copy()).permute(2, 0, 1))
            labels.append(crop.labels())
    return torch.stack(pictures[:count]), torch.tensor(labels[:count])


def train(judge: Judge, pictures: Tensor, labels: Tensor, seconds: float) -> None:
    """AdamW with a rate that falls linearly to zero over the given CPU seconds."""
    optimizer = torch.optim.AdamW(judge.parameters(), lr=PEAK_RATE, weight_decay=1e-3)
    start, step = time.process_time(), 0
    judge.train()
    while (used := time.process_time() - start) < seconds:
        optimizer.param_groups[0]["lr"] = PEAK_RATE * (1 - used / seconds) + 1e-5
        chosen = torch.randint(len(pictures), (BATCH,))
        loss = total_loss(judge(augment(scaled(pictures[chosen]))), labels[chosen])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        step += 1
        if step % 200 == 0:
            print(f"step {step}, {used:.0f} s, loss {loss.item():.3f}", flush=True)


def total_loss(answers: tuple[Tensor, ...], labels: Tensor) -> Tensor:
    """Sum of the three cross entropies; questions that do not apply to a crop do not count."""
    losses = (F.cross_entropy(a, labels[:, i], ignore_index=NOT_JUDGED) for i, a in enumerate(answers))
    return sum(losses, torch.zeros(()))


def scaled(pictures: Tensor) -> Tensor:
    """Bytes to -1..1."""
    return pictures.float() / 127.5 - 1


def augment(pictures: Tensor) -> Tensor:
    """Shifts, blurs, noise and changes of light, so that the judge does not depend on a drawing's exact pixels."""
    dx, dy = random.randint(0, 8), random.randint(0, 8)
    side = pictures.shape[-1]
    pictures = F.pad(pictures, (4, 4, 4, 4), mode="replicate")[..., dy : dy + side, dx : dx + side]
    if random.random() < 0.3:
        pictures = F.interpolate(F.avg_pool2d(pictures, 2), scale_factor=2, mode="bilinear")
    elif random.random() < 0.3:
        pictures = F.avg_pool2d(F.pad(pictures, (1, 1, 1, 1), mode="replicate"), 3, stride=1)
    if random.random() < 0.5:
        pictures = pictures + torch.randn_like(pictures) * random.random() * 0.12
    return pictures * (1 + random.uniform(-0.05, 0.05)) + random.uniform(-0.03, 0.03)


def measure(judge: Judge, pictures: Tensor, labels: Tensor) -> dict[str, float]:
    """Share of right answers to each question, over the crops that it applies to."""
    judge.eval()
    with torch.no_grad():
        batches = [judge(scaled(batch)) for batch in pictures.split(256)]
    accuracy = {}
    for index, question in enumerate(QUESTIONS):
        answers = torch.cat([batch[index] for batch in batches]).argmax(1)
        applies = labels[:, index] != NOT_JUDGED
        accuracy[question] = round((answers == labels[:, index])[applies].float().mean().item(), 4)
    return accuracy


if __name__ == "__main__":
    main()
