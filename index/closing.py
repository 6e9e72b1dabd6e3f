"""What is opened, as a context manager that closes it."""

from __future__ import annotations

from types import TracebackType
from typing import Self


class Closing:
    """Gives a class with `close` its place in a `with` statement."""

    def close(self) -> None:
        """Give everything back; without effect the second time."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        """Return the open object."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()
