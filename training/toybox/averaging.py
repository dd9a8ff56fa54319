"""An exponential moving average of parameters: the weights that are sampled with and exported."""

import torch
from torch import Tensor, nn


class Average:
    """Averages `module`'s parameters; the decay grows from the start to `decay`, so that early weights fade."""

    def __init__(self, module: nn.Module, decay: float, state: dict[str, Tensor] | None = None, steps: int = 0):
        self.names = [name for name, _ in module.named_parameters()]
        self.parameters = [parameter for _, parameter in module.named_parameters()]
        source = self.parameters if state is None else [state[name] for name in self.names]
        self.values = [tensor.detach().clone().to(p.device) for tensor, p in zip(source, self.parameters, strict=True)]
        self.decay = decay
        self.steps = steps

    @torch.no_grad()
    def update(self) -> None:
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        torch._foreach_lerp_(self.values, [p.detach() for p in self.parameters], 1 - decay)

    def state_dict(self) -> dict[str, Tensor]:
        return dict(zip(self.names, self.values, strict=True))
