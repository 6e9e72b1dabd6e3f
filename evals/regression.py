"""A run and its baseline to the regression gates: is it worse than it was?"""

from __future__ import annotations

from collections.abc import Sequence

from evals.baseline import DIGITS, Baseline, gold_digest
from evals.paired import Comparison, compare_paired, holm
from evals.records import Result
from evals.rules import GateRules
from evals.score import values_of
from evals.verdicts import Gate, GateKind, Verdict

ALPHA = 0.05


def regression_gates(
    results: Sequence[Result], baseline: Baseline | None, rules: GateRules
) -> list[Gate]:
    """One gate a compared score, Holm-corrected over them.

    Without a baseline, or without a question in common with it, there is one gate that
    says so.
    """
    if baseline is None:
        return [_unjudged(Verdict.SKIPPED, "no baseline was given (--baseline FILE)")]
    pairs = {name: _pairs(results, baseline, name) for name in rules.compared}
    tested = [name for name in rules.compared if pairs[name]]
    if not tested:
        return [
            _unjudged(
                Verdict.INCONCLUSIVE,
                f"no question of this run is in {baseline.name} with the same gold",
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
    return [
        _gate(name, pairs[name], comparison, p_value, rules.tolerated_drop)
        for name, comparison, p_value in zip(tested, compared, adjusted, strict=True)
    ]


def _unjudged(verdict: Verdict, detail: str) -> Gate:
    return Gate(kind=GateKind.REGRESSION, name="no drop", verdict=verdict, detail=detail)


def _gate(
    name: str,
    pairs: Sequence[tuple[float, Result]],
    comparison: Comparison,
    p_value: float,
    tolerated: float,
) -> Gate:
    worse = tuple(result.item.item_id for change, result in pairs if change < 0)
    if p_value <= ALPHA:
        verdict = Verdict.FAIL
    elif not worse or comparison.worst_drop <= tolerated:
        verdict = Verdict.PASS
    else:
        verdict = Verdict.INCONCLUSIVE
    found = (
        f"a drop of {comparison.detectable:.0%} would be found with 80 % power"
        if comparison.detectable is not None
        else "too few independent items to find any drop"
    )
    return Gate(
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
        threshold=-tolerated,
        items=worse,
    )


def _pairs(results: Sequence[Result], baseline: Baseline, name: str) -> list[tuple[float, Result]]:
    """New minus old for items whose gold has not changed and that the score applies to.

    Both are rounded as a pinned baseline is: what rounding takes from 2/3 would else
    count as a drop of every such item.
    """
    pairs: list[tuple[float, Result]] = []
    for value, result in values_of(results, name):
        past = baseline.items.get(result.item.item_id)
        if past is None or past.gold != gold_digest(result.item):
            continue
        before = past.scores.get(name)
        if before is not None:
            change = round(value, DIGITS) - round(before, DIGITS)
            pairs.append((round(change, DIGITS), result))
    return pairs
