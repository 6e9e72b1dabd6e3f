"""Samples of scores to intervals, tests and power: the arithmetic behind the gates.

All of it is checked against scipy and statsmodels, and by simulation, in the tests.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

DRAWS = 10_000
SEED = 20_200_112
_NORMAL = NormalDist()


def wilson_interval(
    successes: float, n: int, *, confidence: float = 0.95, one_sided: bool = True
) -> tuple[float, float]:
    """Wilson score interval of a share; `(0, 1)` for no observations.

    Args:
        successes: 0 to `n`.
        n: Number of independent yes-or-no observations.
        confidence: Of each bound when one-sided, of both together when not.
        one_sided: Whether each bound is to hold on its own.

    Raises:
        ValueError: If `successes` is not within 0 to `n`.

    Source:
        Wilson, JASA 22, 1927; recommended by Brown, Cai and DasGupta, Statistical
        Science 16, 2001.
    """
    if not 0 <= successes <= n:
        raise ValueError(f"{successes} of {n} is no share")
    if n == 0:
        return 0.0, 1.0
    z = _NORMAL.inv_cdf(confidence if one_sided else (1 + confidence) / 2)
    share, spread = successes / n, z * z / n
    centre = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * math.sqrt(share * (1 - share) / n + spread / (4 * n))
    # At the ends the algebra gives exactly 0 and 1; rounding must not miss them.
    low = 0.0 if successes == 0 else max(0.0, centre - half)
    high = 1.0 if successes == n else min(1.0, centre + half)
    return low, high


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Values grouped by cluster: `sums[i]` of `sizes[i]` values; float64 [clusters]."""

    sums: NDArray[np.float64]
    sizes: NDArray[np.float64]

    @property
    def n(self) -> int:
        """Number of values."""
        return int(self.sizes.sum())

    @property
    def mean(self) -> float:
        """Mean of all values."""
        return float(self.sums.sum() / self.sizes.sum())


def group(values: Sequence[float], clusters: Sequence[Hashable]) -> Sample:
    """Group values by cluster, clusters in order of appearance.

    Raises:
        ValueError: If there are no values or the lengths differ.
    """
    if not values or len(values) != len(clusters):
        raise ValueError(f"{len(values)} values for {len(clusters)} clusters")
    sums: dict[Hashable, float] = {}
    sizes: dict[Hashable, int] = {}
    for value, cluster in zip(values, clusters, strict=True):
        sums[cluster] = sums.get(cluster, 0.0) + value
        sizes[cluster] = sizes.get(cluster, 0) + 1
    return Sample(
        sums=np.array(list(sums.values()), dtype=np.float64),
        sizes=np.array(list(sizes.values()), dtype=np.float64),
    )


def cluster_error(sample: Sample) -> float:
    """Standard error of the mean of clustered values; 0 for a single cluster.

    The ratio estimator's linearised variance with the factor G / (G - 1): what
    statsmodels reports for a constant with `cov_type="cluster"`, small-sample
    correction included.
    """
    clusters = len(sample.sums)
    if clusters < 2:
        return 0.0
    residuals = sample.sums - sample.mean * sample.sizes
    factor = clusters / (clusters - 1)
    return float(math.sqrt(factor * float((residuals**2).sum())) / float(sample.sizes.sum()))


def bootstrap_means(sample: Sample, *, draws: int = DRAWS, seed: int = SEED) -> NDArray[np.float64]:
    """Means of samples of clusters drawn with replacement; float64 [draws].

    Source:
        Efron and Tibshirani, An Introduction to the Bootstrap, 1993; clusters as the
        unit: Cameron, Gelbach and Miller, Review of Economics and Statistics 90, 2008.
    """
    rng = np.random.default_rng(seed)
    clusters = len(sample.sums)
    means = np.empty(draws)
    step = max(1, 2_000_000 // clusters)  # bounds the memory of one block of draws
    for start in range(0, draws, step):
        rows = min(step, draws - start)
        picks = rng.integers(0, clusters, size=(rows, clusters))
        means[start : start + rows] = sample.sums[picks].sum(1) / sample.sizes[picks].sum(1)
    return means


def lower_bound(
    values: Sequence[float], clusters: Sequence[Hashable], *, confidence: float = 0.95
) -> float:
    """One-sided lower confidence bound of a mean of scores between 0 and 1.

    Yes-or-no values, each in a cluster of its own: Wilson. Anything else: the lower
    of the cluster bootstrap's percentile bound and Wilson's bound at the effective
    sample size, since a bootstrap of all-equal values claims certainty it has not.

    Raises:
        ValueError: As for `group`.
    """
    sample = group(values, clusters)
    independent = len(sample.sums) == sample.n
    if independent and set(values) <= {0.0, 1.0}:
        return wilson_interval(sum(values), sample.n, confidence=confidence)[0]
    draws = bootstrap_means(sample)
    percentile = float(np.quantile(draws, 1 - confidence))
    units = len(sample.sums)
    wilson = wilson_interval(sample.mean * units, units, confidence=confidence)[0]
    return wilson if set(values) in ({0.0}, {1.0}) else percentile


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


_TINY = 1e-12
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
