"""A group of training processes: gradients are averaged and one process's clock rules."""

import torch
import torch.distributed as dist
from torch import Tensor, nn


class Group:
    """Process `rank` of `size`; a group of one needs no communication."""

    def __init__(self, rank: int, size: int, port: int):
        self.rank, self.size = rank, size
        if size > 1:
            dist.init_process_group("gloo", init_method=f"tcp://127.0.0.1:{port}", rank=rank, world_size=size)

    @property
    def first(self) -> bool:
        return self.rank == 0

    def from_first(self, value: float) -> float:
        """The first process's value, in every process."""
        if self.size == 1:
            return value
        box = torch.tensor([value], dtype=torch.float64)
        dist.broadcast(box, 0)
        return box.item()

    def sum_concatenated(self, tensors: list[Tensor]) -> list[Tensor]:
        """Each tensor summed over the group, in one message."""
        if self.size == 1:
            return tensors
        flat = torch.cat([tensor.reshape(-1) for tensor in tensors])
        dist.all_reduce(flat)
        parts = flat.split([tensor.numel() for tensor in tensors])
        return [part.view_as(tensor) for part, tensor in zip(parts, tensors, strict=True)]

    @torch.no_grad()
    def average_gradients(self, parameters: list[nn.Parameter], limit: float) -> float:
        """Average gradients over the group and clip their norm at `limit`; returns the norm before clipping."""
        for parameter in parameters:
            if parameter.grad is None:
                parameter.grad = torch.zeros_like(parameter)
        if self.size > 1:
            sums = self.sum_concatenated([parameter.grad for parameter in parameters])
            for parameter, total in zip(parameters, sums, strict=True):
                parameter.grad.copy_(total / self.size)
        return nn.utils.clip_grad_norm_(parameters, limit).item()
