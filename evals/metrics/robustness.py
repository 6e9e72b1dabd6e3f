"""Verdicts on rewordings and repeats to how far an assistant can be relied on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import comb


def worst_of_variants(verdicts: Mapping[str, Sequence[float]]) -> float | None:
    """Mean over the questions of the worst score among their wordings.

    Args:
        verdicts: For each question the scores of all its wordings, itself included.
            Questions with a single wording are left out; None when none is left.
    """
    worst = [min(scores) for scores in verdicts.values() if len(scores) > 1]
    return sum(worst) / len(worst) if worst else None


def flip_rate(verdicts: Mapping[str, Sequence[float]]) -> float | None:
    """Share of rewordings whose verdict (right or not) differs from the original's.

    Args:
        verdicts: As for `worst_of_variants`, the original's score first.
    """
    flips = [
        (score == 1) != (scores[0] == 1) for scores in verdicts.values() for score in scores[1:]
    ]
    return sum(flips) / len(flips) if flips else None


def pass_power(successes: int, trials: int, k: int) -> float:
    """Estimate that `k` runs all succeed: `C(successes, k) / C(trials, k)`.

    Raises:
        ValueError: Unless `1 <= k <= trials` and `0 <= successes <= trials`.

    Source:
        pass^k of tau-bench (Yao et al., 2024, arXiv:2406.12045).
    """
    if not 1 <= k <= trials or not 0 <= successes <= trials:
        raise ValueError(f"{successes} successes of {trials} runs say nothing about {k} runs")
    return comb(successes, k) / comb(trials, k)


def percentile(values: Sequence[float], share: float) -> float | None:
    """The smallest value that at least `share` (0-1) of the values do not exceed.

    The nearest-rank percentile, so it is a value that was measured; None when empty.
    """
    if not values:
        return None
    ranked = sorted(values)
    rank = max(1, -(-len(ranked) * share // 1))
    return ranked[int(rank) - 1]
