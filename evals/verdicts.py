"""What a gate says, and what all gates together say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


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


def overall(gates: Sequence[Gate]) -> Verdict:
    """FAIL if any gate fails, else INCONCLUSIVE if any is or nothing was judged, else PASS."""
    verdicts = {gate.verdict for gate in gates}
    for verdict in (Verdict.FAIL, Verdict.INCONCLUSIVE):
        if verdict in verdicts:
            return verdict
    return Verdict.PASS if Verdict.PASS in verdicts else Verdict.INCONCLUSIVE


EXIT_CODES: Mapping[Verdict, int] = {Verdict.PASS: 0, Verdict.FAIL: 1, Verdict.INCONCLUSIVE: 3}
