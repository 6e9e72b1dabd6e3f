"""Confidences and outcomes to the risk-coverage curve and its area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Risk (share of wrong answers) among the most confident `coverage` of the questions."""

    coverage: float
    risk: float
    threshold: float


def risk_coverage(outcomes: Sequence[tuple[float, bool]], total: int) -> list[Point]:
    """The curve, from the most confident answers to all that were given.

    Args:
        outcomes: One `(confidence, correct)` for each answer given, in any order.
        total: Questions asked, abstentions included; at least `len(outcomes)`.

    Returns:
        One point for each distinct confidence: answers of equal confidence cannot be
        told apart, so they enter together. Empty when nothing was answered.

    Raises:
        ValueError: If `total` is smaller than the number of outcomes.

    Source:
        El-Yaniv and Wiener, JMLR 11, 2010.
    """
    if total < len(outcomes):
        raise ValueError(f"{len(outcomes)} answers to {total} questions")
    ranked = sorted(outcomes, key=lambda outcome: -outcome[0])
    points: list[Point] = []
    wrong = 0
    for taken, (confidence, correct) in enumerate(ranked, start=1):
        wrong += not correct
        if taken == len(ranked) or ranked[taken][0] != confidence:
            points.append(Point(coverage=taken / total, risk=wrong / taken, threshold=confidence))
    return points


def area_under_risk(points: Sequence[Point]) -> float | None:
    """Mean risk over the coverage reached, 0 (best) to 1; None without points.

    The curve is a step function: the risk of a point holds from the point before it.

    Source:
        AURC, Geifman, Uziel and El-Yaniv, ICLR 2019 (arXiv:1805.08206).
    """
    if not points:
        return None
    area, before = 0.0, 0.0
    for point in points:
        area += (point.coverage - before) * point.risk
        before = point.coverage
    return area / before
