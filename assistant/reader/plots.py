"""Judged probabilities → the plots of the model card (matplotlib)."""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

_INK, _QUIET = "#1f4e79", "#9aa5b1"


def plot_reliability(
    probability: Sequence[float], right: Sequence[bool], path: Path, *, bins: int = 10
) -> None:
    """Share of right answers against stated probability, in bins of equal count."""
    figure, axes = _figure("Stated probability", "Share that is right")
    parts = np.array_split(np.argsort(probability, kind="stable"), bins)
    x = [float(np.mean([probability[i] for i in part])) for part in parts]
    y = [float(np.mean([right[i] for i in part])) for part in parts]
    axes.plot([0, 1], [0, 1], color=_QUIET, linestyle="--", label="perfect")
    axes.plot(x, y, color=_INK, marker="o", label="reader, over retrieved passages")
    axes.legend(frameon=False, loc="upper left")
    _save(figure, path)


def plot_risk_coverage(
    coverage: Sequence[float], risk: Sequence[float], shown: float, path: Path
) -> None:
    """Share of wrong answers against share of questions answered, with the shipped place."""
    figure, axes = _figure("Questions answered", "Answers that are wrong")
    axes.plot(coverage, risk, color=_INK)
    axes.axvline(shown, color=_QUIET, linestyle="--", label="shipped threshold")
    axes.legend(frameon=False, loc="upper left")
    _save(figure, path)


def _figure(x: str, y: str) -> tuple[Any, Any]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(5, 4))
    axes = figure.add_subplot(xlim=(0, 1), ylim=(0, 1), xlabel=x, ylabel=y)
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _save(figure: Any, path: Path) -> None:
    figure.tight_layout()
    # Without a date, the same figures give the same file.
    figure.savefig(path, metadata={"Date": None})
