"""Test cases of other tools to golden items.

Read: `ragas` (CSV, JSON, JSON Lines), `deepeval` (CSV, JSON), `promptfoo`
(CSV, YAML) and `squad` (JSON, versions 1.1 and 2.0).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import yaml

from evals.draft import Proof, draft_item, find_proofs, make_fact, make_id
from evals.errors import GoldenError, UsageError
from evals.records import GoldenItem
from index.records import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A test case as other tools know it. No answers: the question has none."""

    case_id: str
    question: str
    answers: tuple[str, ...]
    contexts: tuple[str, ...] = ()


def read_cases(path: Path, kind: str) -> list[Case]:
    """Read another tool's test cases, in their order.

    Raises:
        UsageError: If the kind is unknown.
        GoldenError: If the file cannot be read as that kind; names what is missing.
    """
    reader = _READERS.get(kind)
    if reader is None:
        raise UsageError(f"there is no format {kind!r}; choose of {', '.join(_READERS)}")
    try:
        text = path.read_text(encoding="utf-8-sig")
        return list(reader(text, path.suffix.lower()))
    except (OSError, UnicodeDecodeError, csv.Error, ValueError, yaml.YAMLError) as error:
        raise GoldenError(f"{path} cannot be read as {kind}: {error}") from error
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise GoldenError(f"{path} is not in the format of {kind}: {error!r}") from error


def to_items(
    cases: Sequence[Case], articles: Sequence[Article]
) -> tuple[list[GoldenItem], list[str]]:
    """Turn cases into golden items; the second list says which could not be, and why.

    The evidence is every sentence of the articles that states the answer, within the
    contexts of the case where it has some.
    """
    items: list[GoldenItem] = []
    problems: list[str] = []
    taken: set[str] = set()
    for case in cases:
        proofs: list[Proof] = []
        if case.answers:
            fact = make_fact(case.answers)
            proofs = find_proofs(case.question, fact, articles, within=case.contexts)
            proofs = proofs or find_proofs(case.question, fact, articles)
            if not proofs:
                problems.append(f"{case.question}: no sentence of the articles states the answer")
                continue
        item_id = case.case_id if case.case_id and case.case_id not in taken else ""
        item_id = item_id or make_id(case.question, taken)
        taken.add(item_id)
        items.append(
            draft_item(
                item_id=item_id, question=case.question, forms=case.answers, proofs=proofs[:8]
            )
        )
    return items, problems


def write_contexts(cases: Sequence[Case], folder: Path) -> None:
    """Write the distinct contexts of the cases into a new folder, one article each.

    Raises:
        GoldenError: If no case has a context.
    """
    contexts = list(dict.fromkeys(text for case in cases for text in case.contexts))
    if not contexts:
        raise GoldenError(f"the cases hold no contexts and there are no articles in {folder}")
    folder.mkdir(parents=True)
    for number, text in enumerate(contexts, start=1):
        (folder / f"context-{number:04}.txt").write_text(text.strip() + "\n", encoding="utf-8")


def _rows(text: str, suffix: str) -> list[dict[str, Any]]:
    if suffix == ".csv":
        return [dict(row) for row in csv.DictReader(io.StringIO(text))]
    if suffix == ".jsonl":
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    content: Any = yaml.safe_load(text) if suffix in {".yaml", ".yml"} else json.loads(text)
    if isinstance(content, dict):
        held = cast(dict[str, Any], content)
        found = next(
            (held[key] for key in ("goldens", "tests", "samples", "data") if key in held), None
        )
        if found is None:
            raise ValueError("none of the keys goldens, tests, samples or data is there")
        content = found
    return list(cast(list[dict[str, Any]], content))


def _first(row: Mapping[str, Any], *names: str) -> Any:
    return next((row[name] for name in names if row.get(name) not in (None, "")), None)


def _texts(value: Any) -> tuple[str, ...]:
    """Texts in a list, in a JSON list inside a CSV cell, or split by `|`."""
    if value is None:
        return ()
    if isinstance(value, list):
        return tuple(str(text) for text in cast(list[Any], value))
    text = str(value)
    if text.startswith("["):
        try:
            return _texts(json.loads(text))
        except ValueError:
            pass
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _read_ragas(text: str, suffix: str) -> Iterator[Case]:
    for row in _rows(text, suffix):
        answer = _first(row, "reference", "ground_truth", "ground_truths", "answer")
        yield Case(
            case_id=str(_first(row, "id") or ""),
            question=str(row.get("user_input") or row["question"]),
            answers=_texts(answer) if isinstance(answer, list) else _one(answer),
            contexts=_texts(_first(row, "reference_contexts", "contexts", "retrieved_contexts")),
        )


def _read_deepeval(text: str, suffix: str) -> Iterator[Case]:
    for row in _rows(text, suffix):
        yield Case(
            case_id=str(_first(row, "name", "id") or ""),
            question=str(row["input"]),
            answers=_one(_first(row, "expected_output")),
            contexts=_texts(_first(row, "context", "retrieval_context")),
        )


def _read_promptfoo(text: str, suffix: str) -> Iterator[Case]:
    for row in _rows(text, suffix):
        values: dict[str, Any] = row if suffix == ".csv" else dict(row["vars"])
        question = _first(values, "question", "query", "prompt", "input")
        if question is None:
            raise ValueError("a test has no variable question, query, prompt or input")
        if suffix == ".csv":
            answers = _expected(str(row.get("__expected") or ""))
        else:
            answers = tuple(
                text
                for check in cast(list[dict[str, Any]], row.get("assert") or [])
                if str(check.get("type")) in _ASSERTIONS
                for text in _texts(check["value"])
            )
        yield Case(
            case_id=str(row.get("description") or "").replace(" ", "-"),
            question=str(question),
            answers=answers,
            contexts=_texts(_first(values, "context", "contexts")),
        )


_ASSERTIONS = {"equals", "contains", "icontains", "contains-any", "icontains-any"}


def _expected(cell: str) -> tuple[str, ...]:
    """A promptfoo expectation: `contains-any: a, b`, `equals: a`, or the bare text."""
    kind, colon, rest = cell.partition(":")
    if colon and kind.strip() in _ASSERTIONS:
        parts = rest.split(",") if kind.strip().endswith("any") else [rest]
        return tuple(part.strip() for part in parts if part.strip())
    return _one(cell)


def _read_squad(text: str, suffix: str) -> Iterator[Case]:
    del suffix  # always JSON
    for article in json.loads(text)["data"]:
        for paragraph in article["paragraphs"]:
            for asked in paragraph["qas"]:
                given: list[dict[str, Any]] = asked.get("answers", [])
                answers = [] if asked.get("is_impossible") else given
                yield Case(
                    case_id=str(asked.get("id", "")),
                    question=asked["question"],
                    answers=tuple(dict.fromkeys(answer["text"] for answer in answers)),
                    contexts=(paragraph["context"],),
                )


def _one(value: Any) -> tuple[str, ...]:
    return (str(value).strip(),) if value not in (None, "") else ()


_READERS: dict[str, Callable[[str, str], Iterator[Case]]] = {
    "ragas": _read_ragas,
    "deepeval": _read_deepeval,
    "promptfoo": _read_promptfoo,
    "squad": _read_squad,
}
