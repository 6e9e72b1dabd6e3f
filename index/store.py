"""The stored parts of an index, opened together: lock, catalogue, vectors and seal.

Who may write, what is open, and what a crash left behind is decided here, so
that the rest of the package finds an index in good order or an error.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Generator
from contextlib import contextmanager
from threading import RLock

from index.catalogue import Catalogue
from index.database import CATALOGUE_NAME
from index.errors import IndexDamaged, IndexLocked, IndexMismatch, StoredIndexError
from index.gate import Gate
from index.seal import REPAIR_NAME, is_sealed, write_seal, write_sources
from index.settings import IndexSettings
from index.soundness import raise_damaged, require_intact
from index.store_parts import StoreParts
from index.store_vectors import REBUILD_LIMIT
from index.vectors import VectorIndex
from index.verify import check_chroma

_OPENING_WAIT_S = 0.1
"""For the lock, which is needed at opening only to settle what a killed writer left behind."""

_log = logging.getLogger(__name__)


class Store(StoreParts):
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
        self._unsettled = False
        self._turn = RLock()
        self._gate = Gate()

    # Opening and closing

    def open(self) -> None:
        """Open a sound index; a writer first settles what a killed one left behind.

        Raises:
            IndexDamaged: Files are not those that were closed.
            IndexMismatch: Another model or a newer schema.
            StoredIndexError: There is nothing to read, or the folder refuses it.
        """
        self.damage = None
        try:
            if self.read_only:
                self._open_to_read()
            else:
                self._open_to_write()
            self.check_model()
        except (IndexDamaged, IndexMismatch) as error:
            self.close_parts()
            self.damage = error
            raise
        except BaseException:
            self.close_parts()
            raise

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

    def _open_to_read(self) -> None:
        require_intact(self.folder)
        self.open_parts()
        if not is_sealed(self.folder):
            self.catalogue.quick_check()

    def _open_to_write(self) -> None:
        self._unsettled = False
        try:
            self._lock.acquire(wait_s=min(_OPENING_WAIT_S, self._settings.lock_wait_s))
        except IndexLocked:
            # Who writes has made the index and keeps it in order; it can be read.
            self.open_parts()
            self._unsettled = True
            return
        try:
            require_intact(self.folder)
            self.open_parts()
            self._recover()
        finally:
            self._lock.release()

    def _recover(self) -> None:
        """Bring an index in order that was not closed, as after a crash."""
        half_made = self.vectors.is_half_made
        if self.catalogue.count("articles") == 0 or (is_sealed(self.folder) and not half_made):
            return
        self.catalogue.quick_check()
        if self._settings.chroma_url is None and self.catalogue.meta("chroma") == "local":
            problems = [] if half_made else check_chroma(self.folder, None, thorough=False)
            if problems and self.catalogue.count("vectors") > REBUILD_LIMIT:
                raise_damaged(problems)
            if problems or half_made:
                _log.warning("%s: rebuilding the vector store after a crash", self.folder)
                self.vectors.rebuild_chroma(lambda _: None)
        self.vectors.sweep()
        self.vectors.close_chroma()
        self.seal()

    def seal(self) -> None:
        """Note the state of all files, so that later damage is seen; never of half a repair."""
        if is_sealed(self.folder) or (self.folder / REPAIR_NAME).exists():
            return
        if self.catalogue.count("articles") == 0:
            return
        try:
            write_sources(self.folder, self.catalogue.locations())
            self.catalogue.set_meta("state", "closed")
            if self.catalogue.checkpoint():
                write_seal(self.folder, {CATALOGUE_NAME: self.catalogue.digest()})
        except (OSError, StoredIndexError) as error:
            # What is stored is whole without it; the next writer checks more, that is all.
            _log.warning("%s: could not be sealed: %s", self.folder, error)

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
        # An ingest of another thread holds its turn to the end: searching must not wait for it.
        if not self._turn.acquire(blocking=False):
            return self.vectors.exact
        try:
            return self.vectors.opened()
        finally:
            self._turn.release()
