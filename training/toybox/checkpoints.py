"""Training checkpoints: written whole or not at all, read without running code from the file."""

import os
from pathlib import Path

import torch


def save(path: Path, content: dict) -> None:
    """Write through a temporary file in the same folder."""
    temporary = path.with_name(path.name + ".tmp")
    torch.save(content, temporary)
    os.replace(temporary, path)


def load(path: Path) -> dict:
    return torch.load(path, map_location="cpu", weights_only=True)
