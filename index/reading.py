"""Items → the articles in them, read here or by worker processes.

A few text files are read in this process, since starting another costs more. Many
files, and formats whose parsers can hang or crash, go to workers: a file that
takes too long then costs its worker, not the run.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import IO, cast

from index.errors import SourceError
from index.records import Failure
from index.settings import IndexSettings
from index.sources import Item, Loaded, load

ITEM_TIMEOUT_S = 30.0
"""Seconds for one file in a worker, or for each hundred articles of a file of many."""
_PART = 100
FEW_ITEMS = 64
"""Items up to which text files are read in this process."""
WORKERS = max(1, min(4, (os.cpu_count() or 2) - 1))
_AHEAD = 8
"""Items read ahead for each worker, so that memory stays flat."""
_PLAIN = frozenset({".txt", ".text", ".md", ".markdown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadItem:
    """What came of one item: articles, and why there are no more of them if it failed."""

    item: Item
    loaded: tuple[Loaded, ...] = ()
    failure: Failure | None = None
    more: bool = False
    """Whether this is a part, and others follow."""


def read_items(items: Sequence[Item], settings: IndexSettings) -> Iterator[ReadItem]:
    """Read items in order; a failing one is reported and never stops the rest."""
    if len(items) <= FEW_ITEMS and all(_is_plain(item) for item in items):
        for item in items:
            yield read_item(item, settings)
        return
    yield from _read_with_workers(items, settings)


def read_item(item: Item, settings: IndexSettings) -> ReadItem:
    """Read one item in this process."""
    return _join(item, read_parts(item, settings))


def read_parts(item: Item, settings: IndexSettings) -> Iterator[ReadItem]:
    """Read one item in this process, some articles at a time.

    A file may hold thousands of them: each part is a sign of life.

    Yields:
        One part at least; all but the last say that there is `more`.
    """
    loaded: list[Loaded] = []
    failure: Failure | None = None
    try:
        for one in load(item, settings):
            # A read-only view of a mapping cannot be sent to another process.
            loaded.append(replace(one, meta=dict(one.meta)))
            if len(loaded) >= _PART:
                yield ReadItem(item=item, loaded=tuple(loaded), more=True)
                loaded.clear()
    except SourceError as error:
        failure = Failure(source=error.source, reason=error.reason)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        failure = Failure(source=item.source, reason=f"cannot be read ({reason})")
    yield ReadItem(item=item, loaded=tuple(loaded), failure=failure)


def _join(item: Item, parts: Iterator[ReadItem]) -> ReadItem:
    loaded: list[Loaded] = []
    failure: Failure | None = None
    for part in parts:
        loaded.extend(part.loaded)
        failure = part.failure
    return ReadItem(item=item, loaded=tuple(loaded), failure=failure)


def _is_plain(item: Item) -> bool:
    return item.kind == "page" or PurePath(item.uri).suffix.lower() in _PLAIN


def _read_with_workers(items: Sequence[Item], settings: IndexSettings) -> Iterator[ReadItem]:
    crew = _Crew(settings)
    with ThreadPoolExecutor(WORKERS, thread_name_prefix="reading") as pool:
        pending: deque[Future[ReadItem]] = deque()
        try:
            for item in items:
                if item.kind == "page":
                    # Fetching waits on the network and keeps its manners in one process.
                    while pending:
                        yield pending.popleft().result()
                    yield read_item(item, settings)
                    continue
                pending.append(pool.submit(crew.read, item))
                if len(pending) >= WORKERS * _AHEAD:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        finally:
            for future in pending:
                future.cancel()
            crew.dismiss()


class _Crew:
    """One worker process a thread, started when first needed and replaced when it dies."""

    def __init__(self, settings: IndexSettings) -> None:
        self._settings = settings
        self._own = threading.local()
        self._turn = threading.Lock()
        self._all: list[_Worker] = []
        self._dismissed = False

    def read(self, item: Item) -> ReadItem:
        """Read one item in the worker of this thread."""
        worker = cast("_Worker | None", getattr(self._own, "worker", None))
        if worker is None or not worker.alive:
            worker = self._own.worker = self._hire()
        return worker.read(item)

    def dismiss(self) -> None:
        """End all workers."""
        with self._turn:
            self._dismissed = True
            for worker in self._all:
                worker.kill()

    def _hire(self) -> _Worker:
        with self._turn:
            if self._dismissed:
                raise SourceError("", "the run was stopped")
            worker = _Worker(self._settings)
            self._all = [one for one in self._all if one.alive] + [worker]
            return worker


class _Worker:
    """A process that reads one item after another; it ends when its pipe does."""

    def __init__(self, settings: IndexSettings) -> None:
        # Not multiprocessing: its workers import the main module of the program again, which
        # runs a user's script twice that has no guard against that.
        self._process = subprocess.Popen(
            [sys.executable, "-m", "index.reading_worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": _python_path()},
        )
        self._send(settings)

    @property
    def alive(self) -> bool:
        """Whether it can take another item."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                _close(pipe)

    def read(self, item: Item) -> ReadItem:
        """Read one item, killing the process when a part of it takes too long."""
        parts: list[ReadItem] = []
        try:
            self._send(item)
            while not parts or parts[-1].more:
                parts.append(self._receive())
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            self.kill()
            reason = "crashes the process that reads it"
            if isinstance(error, TimeoutError):
                reason = f"takes longer than {ITEM_TIMEOUT_S:.0f} s to read"
            failure = Failure(source=item.source, reason=reason)
            parts.append(ReadItem(item=item, failure=failure))
        return _join(item, iter(parts))

    def _receive(self) -> ReadItem:
        """Wait for a part.

        Raises:
            TimeoutError: If none came in time; the process is then killed.
            EOFError: If the process has died.
        """
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(ITEM_TIMEOUT_S, stop)
        timer.start()
        try:
            assert self._process.stdout is not None
            return cast(ReadItem, pickle.load(self._process.stdout))  # noqa: S301 (our own worker)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            if late.is_set():
                raise TimeoutError from error
            raise
        finally:
            timer.cancel()

    def _send(self, value: object) -> None:
        assert self._process.stdin is not None
        pickle.dump(value, self._process.stdin)
        self._process.stdin.flush()


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        # A dead process took the other end with it; what was unsent is of no use.
        return


def _python_path() -> str:
    here = str(Path(__file__).resolve().parent.parent)
    rest = os.environ.get("PYTHONPATH")
    return here if not rest else os.pathsep.join((here, rest))
