"""A process that reads items from standard input and answers with their articles.

Run as `python -m index.reading_worker` by `reading`. It ends when its input does,
so none outlives a killed run.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from typing import cast

from index.reading import read_parts
from index.settings import IndexSettings
from index.sources import Item

MEMORY_BYTES = 2_000_000_000
"""Address space that a file may make a worker use."""


def serve() -> None:
    """Answer items until the input ends."""
    # What a parser prints must not get between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    requests = sys.stdin.buffer
    settings = cast(IndexSettings, pickle.load(requests))  # noqa: S301 (from the run itself)
    while True:
        try:
            item = cast(Item, pickle.load(requests))  # noqa: S301 (from the run itself)
        except EOFError:
            return
        for part in read_parts(item, settings):
            pickle.dump(part, answers)
            answers.flush()


def limit_memory() -> None:
    """Make a file that unpacks to too much fail instead of taking the machine's memory."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


if __name__ == "__main__":
    # An interrupt is for the run, which ends its workers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory()
    serve()
