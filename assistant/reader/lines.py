"""A file of JSON lines → checked records, and the line that is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

_Record = TypeVar("_Record", bound=BaseModel)


def read_lines(path: Path, kind: type[_Record]) -> Iterator[_Record]:
    """Read one record a line.

    Raises:
        ValueError: If a line is none, with its number.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            yield kind.model_validate_json(line)
        except ValidationError as error:
            raise ValueError(f"{path}, line {number}: {error}") from error
