"""Everything the packages raise on purpose.

    DatelineError                 exit 1
    ├── UsageError                exit 2   a setting, option or argument is wrong
    ├── SourceError                        one source cannot be read (named, with the reason)
    │   └── FetchRefused                   an address that must not be fetched
    ├── StoredIndexError             exit 4
    │   ├── IndexLocked                    another process writes to it
    │   ├── IndexDamaged                   files missing, truncated or out of step
    │   └── IndexMismatch                  another embedding model, or a newer schema
    │       └── IndexOutdated              an older schema, which a writer brings up to date
    ├── ArticleNotFound
    └── ModelError                         a model file or server fails
        ├── ModelMissing                   not installed, not configured, not found
        └── ModelUnavailable               down, slow, cut off or talking rubbish

A message says what failed, on which file or setting, and what to do next. "No
evidence" is an outcome of an answer, never an exception.
"""

from __future__ import annotations


class DatelineError(Exception):
    """Root of every error a user can cause; shown without a traceback."""

    exit_code = 1


class UsageError(DatelineError):
    """A setting, an option or an argument is wrong."""

    exit_code = 2


class SourceError(DatelineError):
    """One source cannot be read; the run goes on without it."""

    def __init__(self, source: str, reason: str) -> None:
        """Name the source and say why, in a sentence."""
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class FetchRefused(SourceError):
    """The address is not public, or robots.txt disallows it."""


class StoredIndexError(DatelineError):
    """The stored index cannot be used as it is."""

    exit_code = 4


class IndexLocked(StoredIndexError):
    """Another process writes to this index."""


class IndexDamaged(StoredIndexError):
    """Files of the index are missing, truncated or out of step."""


class IndexMismatch(StoredIndexError):
    """The index was built with another embedding model or a newer schema."""


class IndexOutdated(IndexMismatch):
    """The index has an older schema, which a writer brings up to date."""


class ArticleNotFound(DatelineError):
    """No live article has this id or address."""


class ModelError(DatelineError):
    """A model file or a model server fails."""


class ModelMissing(ModelError):
    """A model is not installed, not configured or not found."""


class ModelUnavailable(ModelError):
    """A model server is down, slow, cut off or not making sense."""
