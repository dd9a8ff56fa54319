"""Noise levels of the flow-matching Euler schedule, as a FLUX pipeline sets them."""

from __future__ import annotations

import math
from typing import Mapping


def noise_levels(config: Mapping[str, object], steps: int, image_tokens: int) -> list[float]:
    """The steps + 1 noise levels from 1 to 0 for a canvas of image_tokens tokens.

    config is scheduler_config.json. With dynamic shifting the shift's logarithm grows linearly with the
    number of image tokens; otherwise it is constant.
    """
    if config.get("use_dynamic_shifting"):
        few, many = config["base_image_seq_len"], config["max_image_seq_len"]
        low, high = config["base_shift"], config["max_shift"]
        shift = math.exp(low + (high - low) * (image_tokens - few) / (many - few))
    else:
        shift = config.get("shift", 1.0)
    uniform = [1 - step / steps for step in range(steps)]
    return [shift * s / (1 + (shift - 1) * s) for s in uniform] + [0.0]
