"""Scored results to verdicts: invariants, floors, regression and stability."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.records import Outcome
from evals.baseline import Baseline, gold_digest
from evals.records import Result, Status
from evals.rules import Floor, GateRules
from evals.runner import fingerprint
from evals.stats import compare_paired, group, holm, lower_bound, wilson_interval

ALPHA = 0.05


class Verdict(StrEnum):
    """What a gate says."""

    PASS = "PASS"  # noqa: S105 (a verdict, no password)
    FAIL = "FAIL"
    INCONCLUSIVE = "INCONCLUSIVE"
    SKIPPED = "SKIPPED"


class GateKind(StrEnum):
    """The four kinds, in the order in which they are judged."""

    INVARIANT = "invariant"
    FLOOR = "floor"
    REGRESSION = "regression"
    STABILITY = "stability"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A gate with its verdict.

    `value` is what was measured, `low` and `high` its bounds where there are any,
    `threshold` what it is held against. `items` lists the ids that speak against it.
    """

    kind: GateKind
    name: str
    verdict: Verdict
    detail: str
    n: int = 0
    value: float | None = None
    low: float | None = None
    high: float | None = None
    threshold: float | None = None
    items: tuple[str, ...] = ()


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
        *_regression(results, baseline, rules),
        _stability(results, repeats, rules, deterministic=deterministic),
    ]


def overall(gates: Sequence[Gate]) -> Verdict:
    """FAIL if any gate fails, else INCONCLUSIVE if any is or nothing was judged, else PASS."""
    verdicts = {gate.verdict for gate in gates}
    for verdict in (Verdict.FAIL, Verdict.INCONCLUSIVE):
        if verdict in verdicts:
            return verdict
    return Verdict.PASS if Verdict.PASS in verdicts else Verdict.INCONCLUSIVE


EXIT_CODES: Mapping[Verdict, int] = {Verdict.PASS: 0, Verdict.FAIL: 1, Verdict.INCONCLUSIVE: 3}


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


def values_of(
    results: Sequence[Result], name: str, category: str | None = None
) -> list[tuple[float, Result]]:
    """The scores that apply; an error counts as 0."""
    return [
        (0.0 if (score := result.scores[name]).value is None else score.value, result)
        for result in results
        if result.scores[name].status is not Status.NOT_APPLICABLE
        and category in {None, result.item.category}
    ]


def _floor(results: Sequence[Result], floor: Floor) -> Gate:
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
    low = lower_bound(values, clusters)
    units = len(group(values, clusters).sums)
    best = wilson_interval(units, units)[0]
    reachable = best >= floor.floor
    verdict = Verdict.PASS if low >= floor.floor else Verdict.FAIL
    detail = f"lower 95 % bound {low:.3f} against a floor of {floor.floor:.2f}"
    if verdict is Verdict.FAIL and not reachable and all(value == 1 for value in values):
        verdict = Verdict.INCONCLUSIVE
        detail = f"{units} independent items cannot show {floor.floor:.2f} even when all are right"
    return Gate(
        kind=GateKind.FLOOR,
        name=name,
        verdict=verdict,
        detail=detail,
        n=len(values),
        value=sum(values) / len(values),
        low=low,
        threshold=floor.floor,
        items=tuple(result.item.item_id for value, result in scored if value < 1),
    )


def _regression(
    results: Sequence[Result], baseline: Baseline | None, rules: GateRules
) -> list[Gate]:
    if baseline is None:
        return [
            Gate(
                kind=GateKind.REGRESSION,
                name="no drop",
                verdict=Verdict.SKIPPED,
                detail="no baseline was given (--baseline FILE)",
            )
        ]
    pairs = {name: _pairs(results, baseline, name) for name in rules.compared}
    tested = [name for name in rules.compared if pairs[name]]
    if not tested:
        return [
            Gate(
                kind=GateKind.REGRESSION,
                name="no drop",
                verdict=Verdict.INCONCLUSIVE,
                detail=f"no question of this run is in {baseline.name} with the same gold",
            )
        ]
    compared = [
        compare_paired(
            [difference for difference, _ in pairs[name]],
            [result.item.cluster for _, result in pairs[name]],
            tolerated=rules.tolerated_drop,
            tests=len(tested),
            draws=rules.draws,
        )
        for name in tested
    ]
    adjusted = holm([comparison.p_drop for comparison in compared])
    gates: list[Gate] = []
    for name, comparison, p_value in zip(tested, compared, adjusted, strict=True):
        worse = tuple(result.item.item_id for change, result in pairs[name] if change < 0)
        if p_value <= ALPHA:
            verdict = Verdict.FAIL
        elif not worse or comparison.worst_drop <= rules.tolerated_drop:
            verdict = Verdict.PASS
        else:
            verdict = Verdict.INCONCLUSIVE
        found = (
            f"a drop of {comparison.detectable:.0%} would be found with 80 % power"
            if comparison.detectable is not None
            else "too few independent items to find any drop"
        )
        gates.append(
            Gate(
                kind=GateKind.REGRESSION,
                name=name,
                verdict=verdict,
                detail=(
                    f"change {comparison.difference:+.3f}, drop of at most "
                    f"{comparison.worst_drop:.3f} (95 %), p {p_value:.3f} (Holm); at this n "
                    f"({comparison.n} pairs, {comparison.clusters} clusters) {found}"
                ),
                n=comparison.n,
                value=comparison.difference,
                low=-comparison.worst_drop,
                threshold=-rules.tolerated_drop,
                items=worse,
            )
        )
    return gates


def _pairs(results: Sequence[Result], baseline: Baseline, name: str) -> list[tuple[float, Result]]:
    """New minus old for items whose gold has not changed and that the score applies to."""
    pairs: list[tuple[float, Result]] = []
    for value, result in values_of(results, name):
        past = baseline.items.get(result.item.item_id)
        if past is None or past.gold != gold_digest(result.item):
            continue
        before = past.scores.get(name)
        if before is not None:
            pairs.append((value - before, result))
    return pairs


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
