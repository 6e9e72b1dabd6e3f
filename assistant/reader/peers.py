"""Workers that train on their own and meet now and then to average (torch.distributed).

On a busy machine the threads of one matrix product wait for the slowest of them; workers of
one thread each wait only when they meet.

Source:
    Local SGD: Stich 2019, arXiv:1805.09767.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import torch
from torch import Tensor


class Peers:
    """This worker's place among the others; alone, averaging changes nothing."""

    def __init__(self, rank: int, count: int, folder: Path) -> None:
        self.rank, self.count = rank, count
        if count > 1:
            torch.distributed.init_process_group(
                "gloo",
                init_method=f"file://{(folder / 'meeting').absolute()}",
                rank=rank,
                world_size=count,
                timeout=timedelta(minutes=30),
            )

    @torch.no_grad()
    def average(self, tensors: Iterable[Tensor]) -> None:
        """Replace every tensor by its mean over all workers; all must call this."""
        if self.count == 1:
            return
        held = [tensor for tensor in tensors if tensor.is_floating_point()]
        flat = torch.cat([tensor.reshape(-1) for tensor in held])
        torch.distributed.all_reduce(flat)
        flat /= self.count
        for tensor, mean in zip(held, flat.split([t.numel() for t in held]), strict=True):
            tensor.copy_(mean.view_as(tensor))

    def first_says(self, value: int) -> int:
        """The first worker's value, to all: what one of them alone saw would part them."""
        if self.count == 1:
            return value
        told = torch.tensor(value)
        torch.distributed.broadcast(told, 0)
        return int(told)
