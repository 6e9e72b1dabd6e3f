"""The assistant's view of the error tree; it lives in `index.errors`."""

from __future__ import annotations

from index.errors import (
    ArticleNotFound,
    DatelineError,
    IndexDamaged,
    IndexLocked,
    IndexMismatch,
    ModelError,
    ModelMissing,
    ModelUnavailable,
    SourceError,
    StoredIndexError,
    UsageError,
)

__all__ = [
    "ArticleNotFound",
    "DatelineError",
    "IndexDamaged",
    "IndexLocked",
    "IndexMismatch",
    "ModelError",
    "ModelMissing",
    "ModelUnavailable",
    "SourceError",
    "StoredIndexError",
    "UsageError",
]
