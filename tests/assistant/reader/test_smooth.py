"""Smoothing moves size from activations to weights and changes no result."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")

from torch import nn  # noqa: E402

from assistant.reader.smooth import Smoothed, smooth  # noqa: E402


def network() -> Any:
    torch.manual_seed(1)
    return nn.Sequential(nn.Linear(6, 8), nn.GELU(), nn.Linear(8, 3)).eval()


def batch() -> Any:
    fed = torch.randn(5, 4, 6)
    fed[..., 2] *= 90
    return fed


def test_the_result_stays() -> None:
    model, fed = network(), batch()
    before = model(fed)
    smooth(model, [[fed]], ("0", "2"))
    assert torch.allclose(model(fed), before, atol=1e-4)


def test_a_channel_that_stands_out_stands_out_less() -> None:
    model, fed = network(), batch()
    smooth(model, [[fed]], ("0",))
    assert isinstance(model[0], Smoothed)
    assert isinstance(model[2], nn.Linear)
    shrunk = (fed * model[0].shrink.detach()).abs().flatten(0, 1).amax(0)
    plain = fed.abs().flatten(0, 1).amax(0)
    assert float(shrunk.max() / shrunk.median()) < float(plain.max() / plain.median()) / 2
