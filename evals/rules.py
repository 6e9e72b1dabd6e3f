"""`gates.toml` to the rules that a run is held to."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.errors import UsageError
from evals.score import ESTIMATES, SCORES
from evals.stats import DRAWS

GATES_PATH = Path(__file__).with_name("gates.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """A least lower bound of a score, over all items or one category."""

    score: str
    floor: float
    category: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRules:
    """What `gates.toml` says."""

    invariants: tuple[str, ...]
    floors: tuple[Floor, ...]
    compared: tuple[str, ...]
    tolerated_drop: float
    draws: int
    extractive_repeats: int
    extractive_items: int
    llm_repeats: int
    llm_items: int
    llm_max_flips: float


def load_rules(path: Path = GATES_PATH) -> GateRules:
    """Read the gates.

    Raises:
        UsageError: If the file is missing, a key is, or a score is unknown.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        stability: dict[str, Any] = content["stability"]
        rules = GateRules(
            invariants=tuple(content["invariants"]["scores"]),
            floors=tuple(Floor(**floor) for floor in content.get("floor", ())),
            compared=tuple(content["regression"]["scores"]),
            tolerated_drop=float(content["regression"]["tolerated_drop"]),
            draws=int(content["regression"].get("draws", DRAWS)),
            **stability,
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UsageError(f"{path} is not a gates file: {error!r}") from error
    named = {*rules.invariants, *rules.compared, *(floor.score for floor in rules.floors)}
    unknown = named - set(SCORES)
    if unknown:
        raise UsageError(
            f"{path} names the unknown score {min(unknown)!r}; scores are {', '.join(SCORES)}"
        )
    if named & ESTIMATES:
        raise UsageError(f"{path}: {min(named & ESTIMATES)} is an estimate and cannot be gated")
    return rules
