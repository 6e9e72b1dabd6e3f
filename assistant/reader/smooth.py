"""Activations with a few large channels → weights that carry them, so that int8 loses less.

Dynamic int8 has one scale for all activations of a product, and a few channels a hundred times
larger than the others leave these hardly a step. Dividing every channel by a factor and multiplying
the weights that meet it by the same changes nothing in exact numbers.

Source:
    Xiao et al. 2023, arXiv:2211.10438 (SmoothQuant).
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

import torch
from torch import Tensor, nn

# Of .4, .5, .65 the last lost least: docs/lab-notes/reader.md, "The verifier in int8".
_SHARE = 0.65
_LEAST = 1e-5


class Smoothed(nn.Module):
    """A linear layer whose input channels are divided by `factor` and its weights multiplied."""

    def __init__(self, linear: nn.Linear, factor: Tensor) -> None:
        super().__init__()
        self.linear = nn.Linear(linear.in_features, linear.out_features)
        self.linear.weight = nn.Parameter(linear.weight.detach() * factor)
        self.linear.bias = linear.bias
        self.shrink = nn.Parameter(1.0 / factor)

    def forward(self, hidden: Tensor) -> Tensor:
        """What the linear layer made of `hidden`, by way of smaller channels."""
        return self.linear(hidden * self.shrink)


@torch.no_grad()
def smooth(model: nn.Module, inputs: Iterable[Sequence[Tensor]], names: Sequence[str]) -> None:
    """Put `Smoothed` in the place of linear layers, with factors from what they are fed.

    Args:
        model: Is changed.
        inputs: Batches as the model takes them, of the kind that it will read.
        names: Ends of the names of the layers, such as `.down`.
    """
    linears = {
        name: module
        for name, module in model.named_modules()
        if isinstance(module, nn.Linear) and name.endswith(tuple(names))
    }
    largest: dict[str, Tensor] = {}

    def keep(name: str, module: Any, fed: tuple[Tensor, ...], made: Tensor) -> None:
        top = fed[0].abs().flatten(0, -2).amax(0)
        largest[name] = torch.maximum(largest.get(name, top), top)

    hooks = [one.register_forward_hook(partial(keep, name)) for name, one in linears.items()]
    for batch in inputs:
        model(*batch)
    for hook in hooks:
        hook.remove()
    for name, linear in linears.items():
        weights = linear.weight.abs().amax(0).clamp_min(_LEAST)
        fed = largest[name].clamp_min(_LEAST)
        factor = (fed**_SHARE / weights ** (1 - _SHARE)).clamp_min(_LEAST)
        parent, _, last = name.rpartition(".")
        setattr(model.get_submodule(parent), last, Smoothed(linear, factor))
