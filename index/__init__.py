"""News articles in, ranked passages out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from index.records import (
    Article,
    Failure,
    Hit,
    IndexStats,
    IngestReport,
    Passage,
    PassageKind,
    Problem,
    Progress,
    Provenance,
)

if TYPE_CHECKING:
    from index.library import Index, open_index
    from index.settings import IndexSettings

__all__ = [
    "Article",
    "Failure",
    "Hit",
    "Index",
    "IndexSettings",
    "IndexStats",
    "IngestReport",
    "Passage",
    "PassageKind",
    "Problem",
    "Progress",
    "Provenance",
    "open_index",
]


def __getattr__(name: str) -> Any:
    # Importing `index.records` runs this file too, and the command line does so to show
    # its help: numpy and the stores wait until an index is opened.
    if name in ("Index", "open_index"):
        from index import library

        return getattr(library, name)
    if name == "IndexSettings":
        from index.settings import IndexSettings

        return IndexSettings
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
