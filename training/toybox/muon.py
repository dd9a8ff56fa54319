"""The Muon optimizer for hidden matrices (Jordan et al., 2024), shared out over the processes of a run.

The momentum of every matrix is replaced by its nearest semi-orthogonal matrix, found by Newton-Schulz iterations.
"""

import math

import torch
from torch import Tensor, nn

from .distributed import Group

COEFFICIENTS = (3.4445, -4.7750, 2.0315)
"""Of the quintic iteration that drives singular values towards 1; from the reference implementation."""


def orthogonalize(matrices: Tensor, iterations: int = 5) -> Tensor:
    """[k, m, n] with m <= n to matrices with the same singular vectors and singular values near 1."""
    a, b, c = COEFFICIENTS
    x = matrices / (matrices.flatten(1).norm(dim=1)[:, None, None] + 1e-7)
    for _ in range(iterations):
        gram = x @ x.transpose(1, 2)
        x = a * x + (b * gram + c * (gram @ gram)) @ x
    return x


class Muon:
    """Matrices of equal shape (up to transposition) are treated as one stack, each process doing its part of it."""

    def __init__(self, parameters: list[nn.Parameter], group: Group, momentum: float = 0.95, decay: float = 0.01):
        self.group, self.momentum, self.decay = group, momentum, decay
        self.stacks: dict[tuple[int, int], list[nn.Parameter]] = {}
        for parameter in parameters:
            short, long = sorted(parameter.shape)
            self.stacks.setdefault((short, long), []).append(parameter)
        self.velocity = {parameter: torch.zeros_like(parameter) for parameter in parameters}

    @torch.no_grad()
    def step(self, rate: float) -> None:
        updates = self.group.sum_concatenated([self._own_updates(stack) for stack in self.stacks.items()])
        for ((_, long), parameters), update in zip(self.stacks.items(), updates, strict=True):
            for parameter, matrix in zip(parameters, update, strict=True):
                # The scale gives updates the size of Adam's.
                parameter.mul_(1 - rate * self.decay)
                parameter.add_(_oriented(matrix, parameter), alpha=-rate * 0.2 * math.sqrt(long))

    def _own_updates(self, stack: tuple[tuple[int, int], list[nn.Parameter]]) -> Tensor:
        """The stack's updates, zero where another process computes them."""
        (short, long), parameters = stack
        result = parameters[0].new_zeros(len(parameters), short, long)
        for parameter in parameters:
            self.velocity[parameter].mul_(self.momentum).add_(parameter.grad)
        own = range(self.group.rank, len(parameters), self.group.size)
        if own:
            # Nesterov momentum.
            steps = [parameters[i].grad + self.momentum * self.velocity[parameters[i]] for i in own]
            result[list(own)] = orthogonalize(torch.stack([_lying(step) for step in steps]))
        return result


def _lying(matrix: Tensor) -> Tensor:
    return matrix if matrix.shape[0] <= matrix.shape[1] else matrix.T


def _oriented(matrix: Tensor, like: Tensor) -> Tensor:
    return matrix if like.shape[0] <= like.shape[1] else matrix.T
