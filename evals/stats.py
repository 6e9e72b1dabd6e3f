"""Samples of scores to means, errors and intervals: the arithmetic behind the floors.

All of it is checked against scipy and statsmodels in the tests.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

DRAWS = 10_000
SEED = 20_200_112
_NORMAL = NormalDist()
_TINY = 1e-12


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

    Yes-or-no values, each in a cluster of its own: Wilson. Anything else: the cluster
    bootstrap's percentile bound, unless all clusters have the same mean: a bootstrap
    of equal values claims a certainty that it has not, so Wilson's bound at one
    observation a cluster stands in.

    Raises:
        ValueError: As for `group`.
    """
    return _bounds(values, clusters, confidence)[0]


def upper_bound(
    values: Sequence[float], clusters: Sequence[Hashable], *, confidence: float = 0.95
) -> float:
    """One-sided upper confidence bound; made like `lower_bound`.

    Raises:
        ValueError: As for `group`.
    """
    return _bounds(values, clusters, confidence)[1]


def _bounds(
    values: Sequence[float], clusters: Sequence[Hashable], confidence: float
) -> tuple[float, float]:
    sample = group(values, clusters)
    units = len(sample.sums)
    means = sample.sums / sample.sizes
    plain = units == sample.n and set(values) <= {0.0, 1.0}
    if plain or float(means.max() - means.min()) < _TINY:
        return wilson_interval(min(1.0, sample.mean) * units, units, confidence=confidence)
    low, high = np.quantile(bootstrap_means(sample), [1 - confidence, confidence])
    return float(low), float(high)


def units_needed(floor: float, *, confidence: float = 0.95) -> int | None:
    """The fewest independent yes-or-no items whose lower bound can reach `floor`.

    That is when all of them are right: Wilson's bound is then `n / (n + z * z)`. None
    for a floor of 1, which no number of items reaches.
    """
    if floor >= 1:
        return None
    z = _NORMAL.inv_cdf(confidence)
    return max(1, math.ceil(floor * z * z / (1 - floor) - _TINY))
