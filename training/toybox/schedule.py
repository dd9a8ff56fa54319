"""The learning rate over a run of known length: warm-up, constant, linear decay."""


def rate_factor(progress: float, step: int, warmup_steps: int, decay_share: float) -> float:
    """Factor on the learning rate at `progress` (0..1) of the run; the last `decay_share` of it decays to 2 %."""
    warm = min(1.0, (step + 1) / warmup_steps)
    if decay_share <= 0 or progress <= 1 - decay_share:
        return warm
    return warm * max(0.02, (1 - progress) / decay_share)
