"""Golden items to test cases of other tools: ragas, deepeval, promptfoo, SQuAD.

All of them know a question, an answer and texts; what they cannot hold (several facts,
forbidden values, conflicts) is lost.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import yaml

from evals.errors import UsageError
from evals.imports import Case
from evals.records import GoldenItem


def to_cases(items: Sequence[GoldenItem]) -> list[Case]:
    """What other tools can hold of golden items; contexts are the gold quotes."""
    return [
        Case(
            case_id=item.item_id,
            question=item.question,
            answers=_answers(item),
            contexts=tuple(
                alternative.quote for entry in item.evidence for alternative in entry.alternatives
            ),
        )
        for item in items
    ]


def _answers(item: GoldenItem) -> tuple[str, ...]:
    if len(item.facts) == 1:
        return tuple(", ".join(form) for form in item.facts[0].any_of)
    joined = "; ".join(", ".join(fact.any_of[0]) for fact in item.facts)
    return (joined,) if joined else ()


def write_cases(cases: Sequence[Case], path: Path, kind: str) -> None:
    """Write cases in another tool's format; the suffix picks CSV, JSON, JSON Lines or YAML.

    Raises:
        UsageError: If the tool has no such format.
    """
    rows = _EXPORTS[kind](cases) if kind in _EXPORTS else None
    if rows is None:
        raise UsageError(f"there is no format {kind!r}; choose of {', '.join(_EXPORTS)}")
    suffix = path.suffix.lower()
    if suffix == ".csv" and isinstance(rows, list):
        content = _csv(cast(list[dict[str, Any]], rows), kind)
    elif suffix in {".yaml", ".yml"}:
        content = yaml.safe_dump(rows, allow_unicode=True, sort_keys=False)
    elif suffix == ".jsonl" and isinstance(rows, list):
        listed = cast(list[dict[str, Any]], rows)
        content = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in listed)
    elif suffix == ".json":
        content = json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    else:
        raise UsageError(f"{path.name}: {kind} cannot be written as {suffix or 'no suffix'}")
    path.write_text(content, encoding="utf-8")


def _export_ragas(cases: Sequence[Case]) -> list[dict[str, Any]]:
    return [
        {
            "id": case.case_id,
            "user_input": case.question,
            "reference": case.answers[0] if case.answers else "",
            "reference_contexts": list(case.contexts),
        }
        for case in cases
    ]


def _export_deepeval(cases: Sequence[Case]) -> list[dict[str, Any]]:
    return [
        {
            "name": case.case_id,
            "input": case.question,
            "expected_output": case.answers[0] if case.answers else "",
            "context": list(case.contexts),
        }
        for case in cases
    ]


def _export_promptfoo(cases: Sequence[Case]) -> list[dict[str, Any]]:
    return [
        {
            "description": case.case_id,
            "vars": {"question": case.question},
            "assert": [{"type": "icontains-any", "value": list(case.answers)}]
            if case.answers
            else [],
        }
        for case in cases
    ]


def _export_squad(cases: Sequence[Case]) -> dict[str, Any]:
    paragraphs = [
        {
            "context": context,
            "qas": [
                {
                    "id": case.case_id,
                    "question": case.question,
                    "is_impossible": not case.answers,
                    "answers": [
                        {"text": answer, "answer_start": context.find(answer)}
                        for answer in case.answers
                        if answer in context
                    ],
                }
            ],
        }
        for case in cases
        for context in [case.contexts[0] if case.contexts else ""]
    ]
    return {"version": "v2.0", "data": [{"title": "golden", "paragraphs": paragraphs}]}


_EXPORTS: dict[str, Callable[[Sequence[Case]], Any]] = {
    "ragas": _export_ragas,
    "deepeval": _export_deepeval,
    "promptfoo": _export_promptfoo,
    "squad": _export_squad,
}


def _csv(rows: Sequence[Mapping[str, Any]], kind: str) -> str:
    out = io.StringIO()
    flat = [_flat(row, kind) for row in rows]
    writer = csv.DictWriter(out, fieldnames=list(flat[0]) if flat else ["id"])
    writer.writeheader()
    writer.writerows(flat)
    return out.getvalue()


def _flat(row: Mapping[str, Any], kind: str) -> dict[str, str]:
    if kind == "promptfoo":
        checks = cast(list[dict[str, Any]], row["assert"])
        expected = ", ".join(checks[0]["value"]) if checks else ""
        return {
            "question": row["vars"]["question"],
            "description": row["description"],
            "__expected": f"icontains-any: {expected}" if expected else "",
        }
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, list) else str(value)
        for name, value in row.items()
    }
