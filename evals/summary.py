"""Scored results to the figures of a report: scores by category, curves, latencies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.records import Outcome
from evals.baseline import Baseline, gold_digest
from evals.cost import Price, Spent, spend
from evals.metrics.abstention import Point, area_under_risk, risk_coverage
from evals.metrics.robustness import flip_rate, pass_power, worst_of_variants
from evals.records import Result
from evals.runner import latency
from evals.score import SCORES, values_of
from evals.stats import lower_bound

ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One score over the items of one category; `before` is the baseline's mean."""

    n: int
    mean: float
    low: float
    before: float | None = None

    @property
    def change(self) -> float | None:
        """New minus old mean over the items that both have, None without a baseline."""
        return None if self.before is None else self.mean - self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Everything a report shows besides items and gates.

    `cells[category][score]`; categories in order of appearance, `all` first. A score
    that applies to no item of a category has no cell.
    """

    items: int
    cells: dict[str, dict[str, Cell]]
    counts: dict[str, int]
    stages: dict[str, int]
    curve: tuple[Point, ...]
    curve_area: float | None
    false_refusal: float | None
    worst_of_variants: float | None
    flip_rate: float | None
    pass_k: tuple[int, float] | None
    latency_ms: dict[str, float | None]
    latencies_ms: tuple[float, ...]
    spent: Spent | None
    """None where no language model was asked: tokens and cost do not apply."""


def summarise(
    results: Sequence[Result],
    repeats: Sequence[Result] = (),
    baseline: Baseline | None = None,
    price: Price | None = None,
) -> Summary:
    """Add up a run. Every figure is None where nothing of its kind was asked."""
    categories = list(dict.fromkeys(result.item.category for result in results))
    curve = _curve(results)
    answered = values_of(results, "answered")
    wordings = _wordings(results)
    return Summary(
        items=len(results),
        cells={name: _cells(results, name, baseline) for name in (ALL, *categories)},
        counts={ALL: len(results), **Counter(result.item.category for result in results)},
        stages=dict(Counter(r.stage.value for r in results if r.stage).most_common()),
        curve=tuple(curve),
        curve_area=area_under_risk(curve),
        false_refusal=1 - sum(value for value, _ in answered) / len(answered) if answered else None,
        worst_of_variants=worst_of_variants(wordings),
        flip_rate=flip_rate(wordings),
        pass_k=_pass_k(results, repeats),
        latency_ms=latency([result.trial for result in results]),
        latencies_ms=tuple(r.trial.latency_ms for r in results if r.trial.answer is not None),
        spent=spend([result.trial for result in (*results, *repeats)], price),
    )


def _cells(results: Sequence[Result], category: str, baseline: Baseline | None) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for name in SCORES:
        scored = values_of(results, name, None if category == ALL else category)
        if not scored:
            continue
        values = [value for value, _ in scored]
        cells[name] = Cell(
            n=len(values),
            mean=sum(values) / len(values),
            low=lower_bound(values, [result.item.cluster for _, result in scored]),
            before=_before(scored, name, baseline),
        )
    return cells


def _before(
    scored: Sequence[tuple[float, Result]], name: str, baseline: Baseline | None
) -> float | None:
    """The baseline's mean, shifted so that only items in both runs make the change."""
    if baseline is None:
        return None
    changes: list[float] = []
    for value, result in scored:
        past = baseline.items.get(result.item.item_id)
        if past and past.gold == gold_digest(result.item) and name in past.scores:
            changes.append(value - past.scores[name])
    if not changes:
        return None
    mean = sum(value for value, _ in scored) / len(scored)
    return mean - sum(changes) / len(changes)


def _curve(results: Sequence[Result]) -> list[Point]:
    outcomes = [
        (answer.confidence, result.scores["correct"].value == 1)
        for result in results
        if (answer := result.trial.answer) is not None and answer.outcome is not Outcome.ABSTAINED
    ]
    return risk_coverage(outcomes, len(results))


def _wordings(results: Sequence[Result]) -> dict[str, list[float]]:
    """For each question the scores of its wordings, the original first."""
    groups: dict[str, list[float]] = defaultdict(list)
    for result in sorted(results, key=lambda result: result.item.variant_of is not None):
        key = result.item.variant_of or result.item.item_id
        groups[key].append(result.scores["correct"].value or 0.0)
    return groups


def _pass_k(results: Sequence[Result], repeats: Sequence[Result]) -> tuple[int, float] | None:
    """`(k, pass^k)` over the questions that were asked k times."""
    repeats = [result for result in repeats if result.trial.run > 0]
    if not repeats:
        return None
    k = 1 + max(result.trial.run for result in repeats)
    again = {result.item.item_id for result in repeats}
    right: Counter[str] = Counter(dict.fromkeys(again, 0))
    for result in (*results, *repeats):
        if result.item.item_id in again:
            right[result.item.item_id] += result.scores["correct"].value == 1
    return k, sum(pass_power(count, k, k) for count in right.values()) / len(right)
