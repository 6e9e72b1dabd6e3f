"""Why an index is refused, as an error that says what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from index.errors import IndexDamaged, IndexMismatch
from index.records import Problem
from index.seal import seal_problems
from index.verify import missing_parts


def require_intact(folder: Path) -> None:
    """Refuse an index whose files are not those that were closed.

    Raises:
        IndexDamaged: With the first fault and what to do.
    """
    if problems := missing_parts(folder) + seal_problems(folder, thorough=False):
        raise_damaged(problems)


def raise_damaged(problems: Sequence[Problem]) -> NoReturn:
    """Raise the first of some problems as an error.

    Raises:
        IndexDamaged: Always.
    """
    more = f" (`dateline verify` shows {len(problems) - 1} more.)" if len(problems) > 1 else ""
    raise IndexDamaged(f"{problems[0]}{more}")


def other_model(folder: Path, stored: str, wanted: str) -> IndexMismatch:
    """What to say of an index that was built with another model than the one that is set."""
    return IndexMismatch(
        f"{folder}: was built with the embedding model {stored}, but {wanted} is set. Set "
        "DATELINE_EMBEDDER and DATELINE_PRECISION back, or ingest into another folder."
    )
