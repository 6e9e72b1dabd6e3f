"""A way to load a model to the one model that is held in memory."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol


class Closable(Protocol):
    """A model that gives its memory back when it is closed, or when nobody refers to it."""

    def close(self) -> None:
        """Give it back."""
        ...


@dataclass(kw_only=True)
class HeldModel:
    """Holds the model that was asked for last, loaded once however many ask for it.

    Another one takes its place. The old one is let go of and not closed: whoever still
    reads a reply from it does so to the end, and then nobody refers to it any more.
    """

    load: Callable[..., Closable]
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _key: tuple[Any, ...] | None = None
    _model: Closable | None = None
    _hooked: bool = False

    def get(self, *key: Any) -> Any:
        """The model of these arguments of `load`; what `load` raises is passed on."""
        with self._lock:
            if self._model is None or self._key != key:
                # Let go first: memory may not hold both.
                self._model = None
                self._model, self._key = self.load(*key), key
                self._close_at_exit()
            return self._model

    def close(self) -> None:
        """Close the model that is held, if any."""
        with self._lock:
            model, self._model = self._model, None
        if model is not None:
            model.close()

    def _close_at_exit(self) -> None:
        """Left to the interpreter's end, a model finds parts of its library gone and complains."""
        if not self._hooked:
            atexit.register(self.close)
            self._hooked = True
