"""Scored results to verdicts: invariants, floors, regression and stability."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.records import Outcome
from evals.baseline import Baseline
from evals.records import Result, Status
from evals.regression import regression_gates
from evals.rules import Floor, GateRules
from evals.runner import fingerprint
from evals.score import values_of
from evals.stats import lower_bound, units_needed, upper_bound
from evals.verdicts import Gate, GateKind, Verdict


def judge(
    results: Sequence[Result],
    repeats: Sequence[Result],
    rules: GateRules,
    *,
    baseline: Baseline | None = None,
    deterministic: bool = True,
) -> list[Gate]:
    """Every gate with its verdict, in order of the kinds."""
    return [
        *_invariants(results, rules),
        *(_floor(results, floor) for floor in rules.floors),
        *regression_gates(results, baseline, rules),
        _stability(results, repeats, rules, deterministic=deterministic),
    ]


def _invariants(results: Sequence[Result], rules: GateRules) -> list[Gate]:
    broken = [
        result
        for result in results
        if result.trial.error or any(s.status is Status.ERROR for s in result.scores.values())
    ]
    refused = [
        result
        for result in results
        if (answer := result.trial.answer) is not None
        and answer.outcome is Outcome.ABSTAINED
        and answer.citations
    ]
    gates = [
        _none_allowed("no item error", results, broken, "raised or could not be scored"),
        _none_allowed("no citation on a refusal", results, refused, "abstained, yet cites"),
    ]
    for name in rules.invariants:
        judged = [result for result in results if result.scores[name].value is not None]
        wrong = [result for result in judged if result.scores[name].value != 1]
        gates.append(_none_allowed(name, judged, wrong, "below 1"))
    return gates


def _none_allowed(name: str, judged: Sequence[Result], wrong: Sequence[Result], what: str) -> Gate:
    notes = "; ".join(
        f"{r.item.item_id}: {r.scores[name].note}" for r in wrong[:3] if name in r.scores
    )
    if not judged:
        return Gate(
            kind=GateKind.INVARIANT,
            name=name,
            verdict=Verdict.SKIPPED,
            detail="applies to no question of this run",
        )
    return Gate(
        kind=GateKind.INVARIANT,
        name=name,
        verdict=Verdict.FAIL if wrong else Verdict.PASS,
        detail=f"{len(wrong)} of {len(judged)} questions {what}. {notes}".strip()
        if wrong
        else f"holds on all {len(judged)} questions it applies to",
        n=len(judged),
        value=1 - len(wrong) / len(judged),
        threshold=1.0,
        items=tuple(result.item.item_id for result in wrong),
    )


def _floor(results: Sequence[Result], floor: Floor) -> Gate:
    """PASS when the lower bound reaches the floor.

    Where so few items cannot reach it even if all were right, the gate cannot pass; it
    fails only when the upper bound lies below the floor, else it is inconclusive.
    """
    name = floor.score + (f" · {floor.category}" if floor.category else "")
    scored = values_of(results, floor.score, floor.category)
    if not scored:
        return Gate(
            kind=GateKind.FLOOR,
            name=name,
            verdict=Verdict.SKIPPED,
            detail="applies to no question of this run",
            threshold=floor.floor,
        )
    values = [value for value, _ in scored]
    clusters = [result.item.cluster for _, result in scored]
    low, high = lower_bound(values, clusters), upper_bound(values, clusters)
    mean = sum(values) / len(values)
    verdict, detail = _held_to(floor.floor, low, high, units=len(set(clusters)))
    return Gate(
        kind=GateKind.FLOOR,
        name=name,
        verdict=verdict,
        detail=f"{mean:.3f}; {detail}",
        n=len(values),
        value=mean,
        low=low,
        high=high,
        threshold=floor.floor,
        items=tuple(result.item.item_id for value, result in scored if value < 1),
    )


def _held_to(floor: float, low: float, high: float, *, units: int) -> tuple[Verdict, str]:
    if low >= floor:
        return Verdict.PASS, f"lower 95 % bound {low:.3f} against a floor of {floor:.2f}"
    needed = units_needed(floor)
    if needed is None or units >= needed:
        return Verdict.FAIL, f"lower 95 % bound {low:.3f} against a floor of {floor:.2f}"
    if high < floor:
        return Verdict.FAIL, f"upper 95 % bound {high:.3f} against a floor of {floor:.2f}"
    return Verdict.INCONCLUSIVE, (
        f"{units} independent {'item' if units == 1 else 'items'} cannot show {floor:.2f} even "
        f"when all are right; {needed} could"
    )


def _stability(
    results: Sequence[Result], repeats: Sequence[Result], rules: GateRules, *, deterministic: bool
) -> Gate:
    name = "identical when repeated" if deterministic else "verdicts hold when repeated"
    if not repeats:
        return Gate(
            kind=GateKind.STABILITY,
            name=name,
            verdict=Verdict.SKIPPED,
            detail="nothing was asked twice",
        )
    first = {result.item.item_id: result for result in results}
    seen = _same_bytes if deterministic else _same_verdict
    asked = {result.item.item_id for result in repeats}
    changed = {r.item.item_id for r in repeats if not seen(r, first[r.item.item_id])}
    allowed = 0.0 if deterministic else rules.llm_max_flips
    share = len(changed) / len(asked)
    runs = 1 + max(result.trial.run for result in repeats)
    how = "byte for byte, timings left out" if deterministic else "in being right or wrong"
    return Gate(
        kind=GateKind.STABILITY,
        name=name,
        verdict=Verdict.FAIL if share > allowed else Verdict.PASS,
        detail=f"{len(changed)} of {len(asked)} questions differ over {runs} runs, {how}",
        n=len(asked),
        value=1 - share,
        threshold=1 - allowed,
        items=tuple(sorted(changed)),
    )


def _same_bytes(one: Result, other: Result) -> bool:
    return fingerprint(one.trial) == fingerprint(other.trial)


def _same_verdict(one: Result, other: Result) -> bool:
    return one.scores["correct"].value == other.scores["correct"].value
