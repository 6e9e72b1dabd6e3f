"""News articles in, ranked passages out."""

from index.library import Index, open_index
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
