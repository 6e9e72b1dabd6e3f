"""Many threads that read, or one that exchanges what they read from."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager


class Gate:
    """Lets readers through together, and whoever asks to be alone when they have left.

    A thread that is inside, in either way, may enter again as a reader.
    """

    def __init__(self) -> None:
        """Start with nobody inside."""
        self._changed = threading.Condition()
        self._inside = threading.local()
        self._readers = 0
        self._closed = False

    @contextmanager
    def shared(self) -> Generator[None]:
        """Be inside with other readers, after whoever is alone."""
        if self._depth:
            with self._deeper():
                yield
            return
        with self._changed:
            self._changed.wait_for(lambda: not self._closed)
            self._readers += 1
        try:
            with self._deeper():
                yield
        finally:
            with self._changed:
                self._readers -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Generator[None]:
        """Be inside alone: new readers wait, those inside are waited for.

        Never asked for by a thread that is inside: it would wait for itself.
        """
        with self._changed:
            self._changed.wait_for(lambda: not self._closed)
            self._closed = True
        try:
            with self._changed:
                self._changed.wait_for(lambda: self._readers == 0)
            with self._deeper():
                yield
        finally:
            with self._changed:
                self._closed = False
                self._changed.notify_all()

    @property
    def _depth(self) -> int:
        return getattr(self._inside, "depth", 0)

    @contextmanager
    def _deeper(self) -> Generator[None]:
        self._inside.depth = self._depth + 1
        try:
            yield
        finally:
            self._inside.depth -= 1
