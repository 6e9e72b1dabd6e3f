"""Figures → the plots of docs/benchmarks.md (matplotlib)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.page import STOCK_ROWS, Figures

_BLUE, _ORANGE, _GREY = "#1f5fa8", "#c2571a", "#6b7280"
_MORE_IS_BETTER = ("passages a second", "passages a processor second")
_LEFT_OUT = ("passages",)
_MEMORY_GOAL_MB = 1000


def plot_all(known: Mapping[str, Figures], folder: Path) -> None:
    """Draw a plot for each part that was measured."""
    plots = {"stock": plot_stock, "memory": plot_memory, "growth": plot_growth}
    for name, plot in plots.items():
        if name in known:
            figure = _figure()
            plot(known[name], figure.subplots())
            figure.savefig(folder / f"{name}.svg", metadata={"Date": None})


def plot_stock(part: Figures, axes: Any) -> None:
    """Bars: how many times better each figure is than the stock pipeline's."""
    ratios: dict[str, float] = {}
    for label, pick in STOCK_ROWS.items():
        if label not in _LEFT_OUT:
            ratio = pick(part["ours"], part["ours_cold"]) / pick(part["stock"], part["stock_cold"])
            ratios[label.split(", ")[0] if label.endswith("MB") else label] = (
                ratio if label in _MORE_IS_BETTER else 1 / ratio
            )
    labels = list(ratios)[::-1]
    bars = axes.barh(labels, [ratios[label] for label in labels], color=_BLUE, height=0.62)
    axes.bar_label(bars, [f"{ratios[label]:.1f}" for label in labels], padding=4)
    axes.axvline(1, color=_GREY, linewidth=1)
    axes.set_xscale("log")
    axes.set_xticks([1, 2, 5, 10, 20], ["1", "2", "5", "10", "20"])
    axes.minorticks_off()
    axes.set_xlim(0.8, 1.35 * max(ratios.values()))
    axes.set_title("Times better than the stock pipeline", loc="left")
    axes.tick_params(axis="y", length=0)


def plot_memory(part: Figures, axes: Any) -> None:
    """A line: peak memory of the ingesting process so far, over the articles stored."""
    articles, memory = zip(*part["curve"], strict=True)
    axes.plot(articles, memory, color=_BLUE, linewidth=2)
    axes.annotate(
        f"{memory[-1]:,.0f}", (articles[-1], memory[-1]), (0, 7), textcoords="offset points",
        ha="center",
    )  # fmt: skip
    axes.axhline(_MEMORY_GOAL_MB, color=_GREY, linewidth=1, linestyle="--")
    axes.annotate("limit", (0, _MEMORY_GOAL_MB), (4, -12), textcoords="offset points", color=_GREY)
    axes.set_ylim(0, 1.1 * _MEMORY_GOAL_MB)
    axes.set_xlim(0, None)
    axes.set_xlabel("articles stored")
    axes.set_title("Peak memory during an ingest, MB", loc="left")


def plot_growth(part: Figures, axes: Any) -> None:
    """Two lines: the median time of a search over the size of the index."""
    for kind, colour in (("chroma", _BLUE), ("exact", _ORANGE)):
        rows = [row for row in part["rows"] if row["vectors"] == kind]
        sizes = [row["passages"] for row in rows]
        _line(axes, sizes, [row["search_p50_ms"] for row in rows], colour, kind)
    axes.set_xscale("log")
    axes.set_ylim(0, None)
    axes.set_xlabel("passages")
    axes.set_title("Median time of a search, ms", loc="left")


def _line(
    axes: Any, sizes: Sequence[int], values: Sequence[float], colour: str, label: str
) -> None:
    axes.plot(sizes, values, color=colour, marker="o", linewidth=2)
    for size, value in zip(sizes, values, strict=True):
        axes.annotate(
            f"{value:,.0f}", (size, value), (0, 7), textcoords="offset points", ha="center"
        )
    if label and sizes:
        axes.annotate(
            label, (sizes[-1], values[-1]), (10, -3), textcoords="offset points", color=colour
        )


def _figure() -> Any:
    import matplotlib
    from matplotlib.figure import Figure

    # The same figures give the same file.
    matplotlib.rcParams["svg.hashsalt"] = "dateline"
    matplotlib.rcParams.update({"axes.spines.top": False, "axes.spines.right": False})
    return Figure(figsize=(7, 3.6), layout="constrained")
