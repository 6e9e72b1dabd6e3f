"""Values of the public API to plain JSON types, and answers back from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from assistant.records import Answer, AnswerValue, Citation, Outcome, Usage


def to_jsonable(value: object) -> Any:
    """Turn a value into what `json.dumps` takes: dates become ISO, tuples lists.

    Dataclasses become objects with their fields in order. `dataclasses.asdict`
    will not do: it copies deeply, and read-only mappings cannot be copied.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_jsonable(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        items = cast("Mapping[object, object]", value)
        return {str(key): to_jsonable(item) for key, item in items.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [to_jsonable(item) for item in cast("list[object]", value)]
    if isinstance(value, Path):
        return str(value)
    return value


def answer_from_json(data: Mapping[str, Any]) -> Answer:
    """Read back what `to_jsonable` made of an answer.

    Raises:
        ValueError: A field is missing or has the wrong form.
    """
    try:
        known = {f.name for f in fields(Answer)}
        given: dict[str, Any] = {name: data[name] for name in data if name in known}
        given["outcome"] = Outcome(data["outcome"])
        given["citations"] = tuple(_citation(c) for c in data.get("citations", ()))
        given["nearest"] = tuple(_citation(c) for c in data.get("nearest", ()))
        given["values"] = tuple(_value(v) for v in data.get("values", ()))
        given["timings_ms"] = MappingProxyType(dict(data.get("timings_ms", {})))
        given["usage"] = Usage(**data["usage"]) if data.get("usage") else None
        return Answer(**given)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"this is not a stored answer: {error}") from error


def _value(data: Mapping[str, Any]) -> AnswerValue:
    given = dict(data)
    given["citations"] = tuple(data["citations"])
    return AnswerValue(**given)


def _citation(data: Mapping[str, Any]) -> Citation:
    given = dict(data)
    given["published"] = date.fromisoformat(data["published"]) if data["published"] else None
    return Citation(**given)
