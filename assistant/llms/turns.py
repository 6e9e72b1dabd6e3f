"""Several who want a model run in this process in, one at a time out."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager

from assistant.llms.failures import Transient

_TURN = threading.Lock()


@contextmanager
def own_turn(timeout_s: float) -> Generator[None]:
    """Hold the only turn; a model has one memory of its context, and the cores are few.

    Raises:
        Transient: It did not come within the time.
    """
    if not _TURN.acquire(timeout=max(0.0, timeout_s)):
        raise Transient("it is busy with other questions")
    try:
        yield
    finally:
        _TURN.release()
