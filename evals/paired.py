"""Pairs of runs to p-values, the drop not ruled out, and power: the regression gate's arithmetic.

Checked against statsmodels and by simulation in the tests.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from evals.stats import DRAWS, SEED, Sample, bootstrap_means, group

_TINY = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A paired difference (new minus old) and what can be said of it.

    `p_drop` is the one-sided p-value of "no drop". `worst_drop` is the largest drop
    that the data do not rule out (upper 95 % bound, 0 or more). `power` is the
    chance that a true drop of the tolerated size is called one at this n, and
    `detectable` the smallest drop found with 80 % power, or None if no drop would be.
    """

    n: int
    clusters: int
    difference: float
    p_drop: float
    worst_drop: float
    power: float
    detectable: float | None


def compare_paired(
    differences: Sequence[float],
    clusters: Sequence[Hashable],
    *,
    tolerated: float,
    tests: int = 1,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Comparison:
    """Compare paired differences, clusters being the unit that is drawn.

    The p-value is the larger of two: that of the cluster bootstrap, and that of the
    sign-flip test, which is exact when new and old can be exchanged. Alone, the
    bootstrap calls a drop too often when few clusters differ.

    Args:
        differences: New minus old score of each item.
        clusters: The cluster of each item.
        tolerated: A drop (above 0) that must not go unnoticed.
        tests: How many comparisons are judged together; power and detectable drop
            are for the strictest of Holm's thresholds, `0.05 / tests`.
        draws: Bootstrap draws, and sign flips.
        seed: Fixed, so that a verdict can be repeated.

    Raises:
        ValueError: As for `group`.

    Source:
        Bootstrap: as for `bootstrap_means`. Sign flips: Fisher, The Design of
        Experiments, 1935; Winkler et al., NeuroImage 92, 2014 (whole blocks).
    """
    sample = group(differences, clusters)
    means = bootstrap_means(sample, draws=draws, seed=seed)
    centred = (1 + int((means - sample.mean <= sample.mean + _TINY).sum())) / (draws + 1)
    flips = _signs(len(sample.sums), draws, seed)
    flipped = (1 + int((flips @ sample.sums <= sample.sums.sum() + _TINY).sum())) / (draws + 1)
    power, detectable = _power(sample, tolerated, 0.05 / tests, seed)
    return Comparison(
        n=sample.n,
        clusters=len(sample.sums),
        difference=sample.mean,
        p_drop=min(1.0, max(centred, flipped)),
        worst_drop=max(0.0, -float(np.quantile(means, 0.05))),
        power=power,
        detectable=detectable,
    )


_DROPS = tuple(step / 100 for step in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50))
_SIMULATIONS = 200


@lru_cache(maxsize=4)
def _signs(clusters: int, draws: int, seed: int) -> NDArray[np.float64]:
    """Random signs; float64 [draws, clusters]."""
    rng = np.random.default_rng(seed)
    return rng.integers(0, 2, size=(draws, clusters)).astype(np.float64) * 2 - 1


def _power(sample: Sample, tolerated: float, alpha: float, seed: int) -> tuple[float, float | None]:
    """Power at the tolerated drop, and the smallest drop with 80 % power.

    Simulated: the noise is that of the pair at hand with its direction removed (the
    sign of each cluster's difference drawn anew), and a drop of `d` breaks each
    cluster as a whole with probability `d`.
    """
    rng = np.random.default_rng(seed + 1)
    count = len(sample.sums)
    noise = sample.sums * (rng.integers(0, 2, size=(_SIMULATIONS, count)) * 2 - 1)
    uniform = rng.random((_SIMULATIONS, count))
    flips = _signs(count, 1_000, seed)

    def found(drop: float) -> float:
        sums = noise - sample.sizes * (uniform < drop)
        null = flips @ sums.T
        p_values = (1 + (null <= sums.sum(1) + _TINY).sum(0)) / (len(flips) + 1)
        return float((p_values <= alpha).mean())

    # Power grows with the drop, so the smallest one is found by halving.
    at = bisect_left(_DROPS, True, key=lambda drop: found(drop) >= 0.8)
    return found(tolerated), _DROPS[at] if at < len(_DROPS) else None


def holm(p_values: Sequence[float]) -> list[float]:
    """Holm's adjusted p-values, in the order given; empty for none.

    Source:
        Holm, Scandinavian Journal of Statistics 6, 1979.
    """
    order = sorted(range(len(p_values)), key=lambda at: p_values[at])
    adjusted = [0.0] * len(p_values)
    highest = 0.0
    for rank, at in enumerate(order):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[at]))
        adjusted[at] = highest
    return adjusted
