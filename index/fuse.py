"""Several rankings of passages → one, by reciprocal rank fusion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fused:
    """A row id with its fused score and its 1-based rank in each list that had it."""

    row: int
    score: float
    ranks: Mapping[str, int]


def fuse_ranks(
    rankings: Mapping[str, Sequence[int]],
    *,
    weights: Mapping[str, float] | None = None,
    damping: int = 60,
) -> list[Fused]:
    """Merge rankings by weighted reciprocal rank fusion, best first.

    Cosine similarity and BM25 live on different scales, so raw scores are never
    added: a passage earns `weight / (damping + rank)` per list, rank starting at 1.

    Args:
        rankings: Row ids, best first, by name of the list. May be empty.
        weights: Weight of a list by its name; 1 where it is not named.
        damping: Zero or more. Larger values flatten the lead of the top ranks.

    Returns:
        One entry per distinct row. Ties are ordered by row id, so a run can be
        repeated. The score is the fused one, not a probability.

    Raises:
        ValueError: If `damping` is negative.

    Source:
        Cormack et al., SIGIR 2009, doi:10.1145/1571941.1572114.
    """
    if damping < 0:
        raise ValueError(f"damping must not be negative, not {damping}")
    scores: dict[int, float] = {}
    ranks: dict[int, dict[str, int]] = {}
    for name, ranking in rankings.items():
        weight = 1.0 if weights is None else weights.get(name, 1.0)
        for rank, row in enumerate(ranking, start=1):
            if name in ranks.setdefault(row, {}):
                continue
            ranks[row][name] = rank
            scores[row] = scores.get(row, 0.0) + weight / (damping + rank)
    order = sorted(scores, key=lambda row: (-scores[row], row))
    return [Fused(row=row, score=scores[row], ranks=ranks[row]) for row in order]
