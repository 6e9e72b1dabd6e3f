"""Golden files (JSON Lines) to `GoldenItem`s and back.

Untrusted input enters here: every line is held against `golden.schema.json`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast

from evals.errors import GoldenError
from evals.records import (
    Alternative,
    Conflict,
    Fact,
    GoldenItem,
    GoldEvidence,
)

SCHEMA_PATH = Path(__file__).with_name("golden.schema.json")


def load_golden(path: Path) -> list[GoldenItem]:
    """Read a golden file, in its order.

    Args:
        path: JSON Lines; blank lines are skipped.

    Returns:
        One item a line; empty for an empty file.

    Raises:
        GoldenError: If the file cannot be read or a line does not fit the
            schema; the message names file, line and field.
    """
    return [item_from_json(row) for row in read_rows(path)]


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the validated JSON objects of a golden file.

    Raises:
        GoldenError: As for `load_golden`.
    """
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise GoldenError(f"{path}:{number}: not JSON: {error}") from error
        problem = schema_problem(row)
        if problem:
            raise GoldenError(f"{path}:{number}: {problem}")
        yield row


def _lines(path: Path) -> list[str]:
    try:
        # Not splitlines(): a line separator inside a JSON string ends no line.
        return path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldenError(f"cannot read the golden file {path}: {error}") from error


def schema_problem(row: object) -> str | None:
    """Say where `row` breaks the schema, or None when it fits."""
    # jsonschema leaves the type of its errors open.
    from jsonschema.exceptions import best_match  # pyright: ignore[reportUnknownVariableType]

    error = cast(Any, best_match(_validator().iter_errors(row)))
    if error is None:
        return None
    where = "/".join(str(part) for part in error.absolute_path) or "item"
    who = cast(dict[str, Any], row).get("id", "?") if isinstance(row, dict) else "?"
    return f"item {who}: {where}: {error.message}"


@cache
def _validator() -> Any:
    from jsonschema import Draft202012Validator

    schema = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


def item_from_json(row: Mapping[str, Any]) -> GoldenItem:
    """Build an item from a row that fits the schema."""
    conflict = row.get("conflict")
    as_of = row.get("as_of")
    return GoldenItem(
        item_id=row["id"],
        question=row["question"],
        category=row["category"],
        answerable=row["answerable"],
        cluster=row.get("cluster") or row.get("variant_of") or row["id"],
        history=tuple(_turn(turn) for turn in row.get("history") or ()),
        as_of=date.fromisoformat(as_of) if as_of else None,
        tags=tuple(row.get("tags") or ()),
        facts=tuple(_fact(fact) for fact in row.get("facts") or ()),
        forbidden=tuple(row.get("forbidden") or ()),
        evidence=tuple(_evidence(entry) for entry in row.get("evidence") or ()),
        refusal_reason=row.get("refusal_reason"),
        conflict=Conflict(values=tuple(conflict["values"]), expected=conflict["expected"])
        if conflict
        else None,
        variant_of=row.get("variant_of"),
        perturbation=row.get("perturbation"),
        author=row.get("author"),
        added_in=row.get("added_in"),
    )


def _turn(turn: Any) -> tuple[str, str]:
    if isinstance(turn, dict):
        spoken = cast(dict[str, str], turn)
        return spoken["question"], spoken.get("answer", "")
    return turn[0], turn[1]


def _fact(row: Mapping[str, Any]) -> Fact:
    forms = tuple(_form(form, listed=row["type"] == "list") for form in row["any_of"])
    return Fact(fact_id=row["id"], type=row["type"], any_of=forms)


def _form(form: str | list[str], *, listed: bool) -> tuple[str, ...]:
    """An accepted form as its members; an enumeration in one string is taken apart.

    That is one with semicolons, or one with commas that ends in "and": a single "and" or
    comma may belong to a name ("Bosnia and Herzegovina", "Washington, D.C.").
    """
    if not isinstance(form, str):
        return tuple(form)
    if listed and ";" in form:
        members = form.split(";")
    elif listed and (enumerated := _ENUMERATED.fullmatch(form)):
        members = [*enumerated["most"].split(","), enumerated["last"]]
    else:
        members = [form]
    return tuple(member.strip() for member in members if member.strip()) or (form,)


_ENUMERATED = re.compile(r"(?P<most>.+?,.*?)(?:,\s*|\s+)and\s+(?P<last>[^,]+)", re.DOTALL)


def _evidence(row: Mapping[str, Any]) -> GoldEvidence:
    return GoldEvidence(
        fact_id=row["fact"], alternatives=tuple(_quote(alt) for alt in row["alternatives"])
    )


def _quote(row: Mapping[str, Any]) -> Alternative:
    alternative = Alternative(**row)
    pinned = alternative.article_sha256
    return replace(alternative, article_sha256=pinned.lower()) if pinned else alternative


def item_to_json(item: GoldenItem) -> dict[str, Any]:
    """The row that `item_from_json` reads back as the same item; empty fields are left out."""
    row: dict[str, Any] = {
        "id": item.item_id,
        "question": item.question,
        "history": [list(turn) for turn in item.history],
        "as_of": item.as_of.isoformat() if item.as_of else None,
        "category": item.category,
        "tags": list(item.tags),
        "cluster": item.cluster,
        "answerable": item.answerable,
        "facts": [
            {"id": fact.fact_id, "type": fact.type, "any_of": _forms(fact)} for fact in item.facts
        ],
        "forbidden": list(item.forbidden),
        "evidence": [
            {
                "fact": entry.fact_id,
                "alternatives": [_alternative_to_json(alt) for alt in entry.alternatives],
            }
            for entry in item.evidence
        ],
        "refusal_reason": item.refusal_reason,
        "conflict": {"values": list(item.conflict.values), "expected": item.conflict.expected}
        if item.conflict
        else None,
        "variant_of": item.variant_of,
        "perturbation": item.perturbation,
        "author": item.author,
        "added_in": item.added_in,
    }
    always = {"id", "question", "category", "answerable"} | (
        {"facts", "evidence"} if item.answerable else set[str]()
    )
    return {key: value for key, value in row.items() if key in always or value not in (None, [])}


def _forms(fact: Fact) -> list[Any]:
    return [list(form) if fact.type == "list" else form[0] for form in fact.any_of]


def _alternative_to_json(alt: Alternative) -> dict[str, Any]:
    row = {
        "article": alt.article,
        "article_sha256": alt.article_sha256,
        "quote": alt.quote,
        "start": alt.start,
        "end": alt.end,
    }
    return {key: value for key, value in row.items() if value is not None}


def write_golden(path: Path, items: Iterable[GoldenItem]) -> None:
    """Write items as JSON Lines, one a line, in order."""
    lines = [json.dumps(item_to_json(item), ensure_ascii=False) for item in items]
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
