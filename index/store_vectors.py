"""The vectors of an open index: compared one by one, or through Chroma.

A local Chroma may be open in one process only. So it is opened under the
writer's lock, which it keeps until it is closed, whoever else has the lock too.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from index.catalogue import Catalogue
from index.chroma import ChromaVectors
from index.errors import IndexDamaged, IndexLocked
from index.lock import WriterLock
from index.rebuild import clear_chroma, rebuild_chroma
from index.records import Progress
from index.seal import CHROMA_NAME, REPAIR, break_seal
from index.settings import IndexSettings
from index.vectors import ExactVectors, VectorIndex

EXACT_LIMIT = 100_000
"""Passages up to which comparing every vector is no slower than Chroma, and finds them all."""
REBUILD_LIMIT = 20_000
"""Vectors up to which a Chroma that a crash has damaged is made again unasked, within seconds."""
DEAD_WEIGHT = 2000
"""Deleted vectors that a Chroma of any size may carry along."""
_REBUILDING = "chroma_rebuilding"


class StoreVectors:
    """What answers vector queries on one open catalogue."""

    def __init__(
        self,
        catalogue: Catalogue,
        settings: IndexSettings,
        lock: WriterLock,
        *,
        read_only: bool,
        open_chroma: Callable[[Catalogue, Path, str | None], ChromaVectors] = ChromaVectors,
    ) -> None:
        """Take an open catalogue; nothing else is opened yet.

        Args:
            catalogue: Holds a copy of every vector.
            settings: What answers vector queries, and where Chroma is.
            lock: The writer's, taken for as long as a local Chroma is open.
            read_only: Never open a local Chroma.
            open_chroma: Opens the store of a catalogue in a folder or at an address.
        """
        self._catalogue = catalogue
        self._folder: Path = catalogue.path.parent
        self._wanted = settings.vectors
        self._url = settings.chroma_url
        self._lock = lock
        self._read_only = read_only
        self._open_chroma = open_chroma
        self._exact = ExactVectors(catalogue)
        self._chroma: ChromaVectors | None = None

    @property
    def is_local_open(self) -> bool:
        """Whether a local Chroma is open, and with it the writer's lock held."""
        return self._chroma is not None and self._url is None

    @property
    def searches_chroma(self) -> bool:
        """Whether searches are to go through Chroma at the present size."""
        if self._wanted == "auto":
            return self._catalogue.count("vectors") > EXACT_LIMIT
        return self._wanted == "chroma"

    @property
    def is_half_made(self) -> bool:
        """Whether a crash cut short the making of a local Chroma."""
        return self._catalogue.meta(_REBUILDING) == "1"

    @property
    def wants_compaction(self) -> bool:
        """Whether an open local Chroma carries along more deleted vectors than live ones."""
        if self._chroma is None or self._url is not None:
            return False
        return self._chroma.deleted > max(DEAD_WEIGHT, self._catalogue.count("vectors"))

    def ready(self) -> VectorIndex | None:
        """What answers a query without opening anything; None where Chroma has to be opened."""
        if self._wanted == "exact":
            return self._exact
        if self._url is None and (self._read_only or not self.searches_chroma):
            return self._exact
        return self._chroma

    def opened(self) -> VectorIndex:
        """Chroma, opened to search; every vector compared while another process has it."""
        try:
            return self.chroma(wait_s=0)
        except IndexLocked:
            return self._exact

    @property
    def exact(self) -> ExactVectors:
        """Compares every vector; needs no lock."""
        return self._exact

    def chroma(self, *, check: bool = True, wait_s: float | None = None) -> ChromaVectors:
        """Chroma, opened at first use.

        Args:
            check: Refuse a store that has too few vectors.
            wait_s: For the writer's lock; the setting when None.

        Raises:
            IndexDamaged: It cannot be opened, or has too few vectors.
            IndexLocked: Another process has it, or writes.
        """
        if self._chroma is None and self._url is not None:
            self._chroma = self._open(check)
        elif self._chroma is None:
            self._lock.acquire(wait_s=wait_s)
            try:
                self._chroma = self._open(check)
            except BaseException:
                self._lock.release()
                raise
        return self._chroma

    def close_chroma(self) -> None:
        """Close Chroma, so that another process may open it; gives its lock back in any case."""
        opened, self._chroma = self._chroma, None
        if opened is None:
            return
        try:
            opened.close()
        finally:
            if self._url is None:
                self._lock.release()

    def rebuild_chroma(self, report: Callable[[Progress], None]) -> None:
        """Make Chroma again from the catalogue; it is closed afterwards.

        Searches compare every vector meanwhile: nobody is shown a store half full.
        """
        self.close_chroma()
        with self._lock:
            if self._url is None:
                self._catalogue.set_meta(_REBUILDING, "1")
                break_seal(self._folder)
                clear_chroma(self._folder / CHROMA_NAME)
            chroma = self._open(check=False)
            try:
                rebuild_chroma(self._catalogue, chroma, report)
                self._catalogue.set_meta(_REBUILDING, "0")
            finally:
                chroma.close()

    def sweep(self) -> None:
        """Delete vectors from Chroma that a killed run wrote but never made live."""
        debts = self._catalogue.debts()
        if debts:
            live = self._catalogue.rows_of_vectors(debts)
            self.chroma().delete([one for one in debts if one not in live])
            self._catalogue.forgive(debts)

    def _open(self, check: bool) -> ChromaVectors:
        if self._url is None:
            # Opening changes Chroma's files: this also breaks the seal.
            self._catalogue.set_meta("chroma", "local")
        opened = self._open_chroma(self._catalogue, self._folder / CHROMA_NAME, self._url)
        try:
            stored, live = opened.count(), self._catalogue.count("vectors")
            if check and stored < live:
                where = self._url or self._folder / CHROMA_NAME
                raise IndexDamaged(f"{where}: holds {stored} of {live} vectors. {REPAIR}")
        except BaseException:
            opened.close()
            raise
        return opened
