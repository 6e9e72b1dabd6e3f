"""A pinned baseline or an earlier run to what the new run is compared with, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from evals.errors import BaselineError
from evals.golden import item_to_json
from evals.provenance import digest
from evals.records import GoldenItem, Result
from evals.store import RESULTS, load_results

FORMAT = "dateline-baseline-1"
DIGITS = 6
"""Decimals of the scores in a pinned baseline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """How one item did before. `gold` is a digest of the question and its gold.

    `scores` holds values only.
    """

    item_id: str
    gold: str
    outcome: str | None
    short: str | None
    text: str
    stage: str | None
    scores: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """What a run is compared with: its items by id, and what it was made with."""

    name: str
    items: Mapping[str, Past]
    provenance: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def gold_digest(item: GoldenItem) -> str:
    """Digest of everything that bears on right and wrong; labels do not."""
    row = item_to_json(item)
    kept = ("question", "history", "as_of", "answerable", "facts", "forbidden", "conflict")
    return digest({name: row.get(name) for name in kept})


def past_of(result: Result) -> Past:
    """What a baseline keeps of a result."""
    answer = result.trial.answer
    return Past(
        item_id=result.item.item_id,
        gold=gold_digest(result.item),
        outcome=answer.outcome.value if answer else None,
        short=answer.short if answer else None,
        text=answer.text if answer else result.trial.error or "",
        stage=result.stage.value if result.stage else None,
        scores=MappingProxyType(
            {name: score.value for name, score in result.scores.items() if score.value is not None}
        ),
    )


def write_baseline(path: Path, results: Sequence[Result], provenance: Mapping[str, Any]) -> None:
    """Pin results as the baseline of later runs; one line an item, so that diffs are read."""
    head = json.dumps(
        {"format": FORMAT, "provenance": dict(provenance)}, ensure_ascii=False, sort_keys=True
    )
    lines: list[str] = []
    for result in results:
        past = past_of(result)
        row = {
            "id": past.item_id,
            "gold": past.gold,
            "outcome": past.outcome,
            "short": past.short,
            "text": past.text,
            "stage": past.stage,
            "scores": {name: round(value, DIGITS) for name, value in past.scores.items()},
        }
        lines.append(json.dumps(row, ensure_ascii=False))
    body = ",\n".join(lines)
    path.write_text(f'{head[:-1]}, "items": [\n{body}\n]}}\n', encoding="utf-8")


def load_baseline(path: Path) -> Baseline:
    """Read a pinned baseline, a run's folder, its `results.jsonl` or `report.json`.

    Raises:
        BaselineError: If it is none of these.
    """
    if not path.exists():
        raise BaselineError(f"there is no baseline {path}; `python -m evals pin` writes one")
    if path.is_dir() or path.suffix == ".jsonl":
        return _from_results(path, path)
    try:
        content: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BaselineError(f"{path} is not a baseline: {error}") from error
    if isinstance(content, dict):
        row = cast(dict[str, Any], content)
        if row.get("format") == FORMAT:
            return _from_pinned(path, row)
        if "gates" in row and path.with_name(RESULTS).is_file():
            return _from_results(path, path.with_name(RESULTS))
    raise BaselineError(
        f"{path} is not a baseline: give a file of `python -m evals pin`, a run's folder or its "
        "results.jsonl"
    )


def _from_results(name: Path, path: Path) -> Baseline:
    items = {past.item_id: past for past in map(past_of, load_results(path))}
    report = (path if path.is_dir() else path.parent) / "report.json"
    made: dict[str, Any] = {}
    if report.is_file():
        made = json.loads(report.read_text(encoding="utf-8")).get("provenance", {})
    return Baseline(name=str(name), items=items, provenance=made)


def _from_pinned(path: Path, content: Mapping[str, Any]) -> Baseline:
    try:
        items = [
            Past(
                item_id=row["id"],
                gold=row["gold"],
                outcome=row["outcome"],
                short=row["short"],
                text=row["text"],
                stage=row["stage"],
                scores=MappingProxyType(dict(row["scores"])),
            )
            for row in content["items"]
        ]
    except (KeyError, TypeError) as error:
        raise BaselineError(f"{path} is a damaged baseline: {error!r}") from error
    return Baseline(
        name=str(path),
        items={past.item_id: past for past in items},
        provenance=content.get("provenance", {}),
    )
