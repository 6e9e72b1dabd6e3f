"""What can go wrong with golden files, runs and baselines; each tells the way out."""

from __future__ import annotations

from assistant.errors import DatelineError, UsageError

__all__ = ["BaselineError", "GoldenError", "UsageError"]


class GoldenError(DatelineError):
    """A golden file cannot be used as it is."""


class BaselineError(DatelineError):
    """A baseline or a stored run cannot be compared with."""
