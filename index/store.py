"""The stored parts of an index and who may read, write or exchange them at a moment.

Threads of one process share it; how its parts are opened is `store_opening`'s.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from threading import RLock

from index.catalogue import Catalogue
from index.errors import StoredIndexError
from index.gate import Gate
from index.settings import IndexSettings
from index.store_opening import StoreOpening
from index.vectors import VectorIndex


class Store(StoreOpening):
    """The files of one index folder and the right to change them.

    One thread at a time writes, checks or repairs. The others read through `reading`
    and wait only while that thread is `alone`, exchanging what they read from.
    """

    def __init__(self, settings: IndexSettings, fingerprint: str, *, read_only: bool) -> None:
        """Prepare a store; `open` opens it.

        Args:
            settings: Where it is and what answers vector queries.
            fingerprint: Of the model whose vectors it must hold.
            read_only: Take no lock and change no file.

        Raises:
            StoredIndexError: The folder cannot be made.
        """
        super().__init__(settings, fingerprint, read_only=read_only)
        self._turn = RLock()
        self._gate = Gate()

    def close(self) -> None:
        """Seal what this process changed and give everything back."""
        with self._turn, self._gate.alone():
            try:
                if self._vectors is not None and self._vectors.is_local_open:
                    with self._lock:
                        self._vectors.close_chroma()
                        self.seal()
            finally:
                self.close_parts()
                if self._unwritable is not None:
                    self._unwritable = None
                    self._lock.release()

    # Taking turns

    @contextmanager
    def reading(self) -> Generator[Catalogue]:
        """Keep the parts as they are until this ends; waits while they are exchanged.

        Raises:
            StoredIndexError: The store is damaged or closed.
        """
        with self._gate.shared():
            yield self.catalogue

    @contextmanager
    def alone(self) -> Generator[None]:
        """Let no other thread read; for the holder of `exclusively`."""
        with self._gate.alone():
            yield

    @contextmanager
    def exclusively(self) -> Generator[None]:
        """Hold the writer's lock, where the folder can be written to at all."""
        with self._turn:
            if self.read_only and not os.access(self.folder, os.W_OK):
                yield
                return
            with self._lock:
                yield

    @contextmanager
    def writing(self) -> Generator[None]:
        """Hold the writer's lock, and settle what a killed writer left behind.

        Raises:
            IndexLocked: Another process is writing.
            StoredIndexError: The index was opened read-only.
        """
        if self.read_only:
            raise StoredIndexError(f"{self.folder}: was opened read-only.")
        if self._unwritable is not None:
            raise self._unwritable
        with self._turn, self._lock:
            if self._unsettled:
                # The other writer may have been killed since.
                with self._gate.alone():
                    self._recover()
                self._unsettled = False
            try:
                self.vectors.sweep()
                yield
                self._compact()
            finally:
                self._settle()

    def _compact(self) -> None:
        """Make Chroma again where it carries along too much that was deleted."""
        if self.vectors.wants_compaction:
            with self._gate.alone():
                self.vectors.close_chroma()
            self.vectors.rebuild_chroma(lambda _: None)

    def _settle(self) -> None:
        """Seal, with Chroma closed unless searches go through it: it then stays open unsealed."""
        if self.vectors.is_local_open:
            if self.vectors.searches_chroma:
                return
            with self._gate.alone():
                self.vectors.close_chroma()
        self.seal()

    def vectors_to_search(self) -> VectorIndex:
        """What answers a vector query at this moment."""
        ready = self.vectors.ready()
        if ready is not None:
            return ready
        if self._unsettled:
            return self.vectors.exact
        # An ingest of another thread holds its turn to the end: searching must not wait for it.
        if not self._turn.acquire(blocking=False):
            return self.vectors.exact
        try:
            return self.vectors.opened()
        finally:
            self._turn.release()
