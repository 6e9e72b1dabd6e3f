"""An index folder → its parts, opened in good order, readable at least, or an error.

What a crash left behind is settled here, by whoever may write and finds it first.
"""

from __future__ import annotations

import logging

from index.database import CATALOGUE_NAME
from index.errors import (
    IndexDamaged,
    IndexLocked,
    IndexMismatch,
    IndexOutdated,
    StoredIndexError,
)
from index.seal import REPAIR_NAME, announce_seal, is_sealed, write_seal, write_sources
from index.settings import IndexSettings
from index.soundness import raise_damaged, require_intact
from index.store_parts import StoreParts
from index.store_vectors import REBUILD_LIMIT
from index.verify import check_chroma, check_state

_OPENING_WAIT_S = 0.1
"""For the lock, which is needed at opening only to settle what a killed writer left behind."""

_log = logging.getLogger(__name__)


class StoreOpening(StoreParts):
    """The parts of one index, and how they are opened, recovered and sealed."""

    def __init__(self, settings: IndexSettings, fingerprint: str, *, read_only: bool) -> None:
        """Prepare the parts; see `StoreParts`."""
        super().__init__(settings, fingerprint, read_only=read_only)
        self._unsettled = False
        self._unwritable: StoredIndexError | None = None

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

    def _open_to_read(self) -> None:
        require_intact(self.folder)
        self.open_parts()
        if not is_sealed(self.folder):
            self._check_unsealed()

    def _open_to_write(self) -> None:
        self._unsettled = False
        kept = self._unwritable is not None
        self._unwritable, self.unchanging = None, False
        try:
            self._lock.acquire(wait_s=min(_OPENING_WAIT_S, self._settings.lock_wait_s))
        except IndexLocked:
            if self._open_beside_writer():
                return
            self._lock.acquire()
        try:
            require_intact(self.folder)
            try:
                self.open_parts()
            except (IndexDamaged, IndexMismatch):
                raise
            except StoredIndexError as error:
                self._open_as_it_is(error)
                return
            self._try_to_recover()
        finally:
            # Once for now, and once for the opening before this one if it kept the lock.
            for _ in range(kept + (self._unwritable is None)):
                self._lock.release()

    def _open_beside_writer(self) -> bool:
        """Open what another process writes to; False if that one is making or mending it yet.

        Only who holds the lock makes, migrates and repairs an index.
        """
        try:
            self.open_parts(owned=False)
        except IndexMismatch as error:
            if not isinstance(error, IndexOutdated):
                raise
        except StoredIndexError:
            self.close_parts()
        else:
            self._unsettled = True
        return self._unsettled

    def _open_as_it_is(self, error: StoredIndexError) -> None:
        """Open what a full disk lets nobody write to; the lock is kept so that it stays like that.

        Raises:
            StoredIndexError: It cannot be read without writing.
        """
        log = self.folder / f"{CATALOGUE_NAME}-wal"
        if log.exists() and log.stat().st_size:
            raise error
        self.unchanging = True
        try:
            self.open_parts()
        except IndexOutdated:
            raise error from None
        if not is_sealed(self.folder):
            self._check_unsealed()
        _log.warning("%s The index can be read, but not changed.", error)
        self._unwritable = error

    def _try_to_recover(self) -> None:
        """Recover, or leave it to the next writer where the disk is full: reading needs no more.

        Raises:
            IndexDamaged: Files are not those that were closed.
        """
        try:
            self._recover()
        except (IndexDamaged, IndexMismatch):
            raise
        except StoredIndexError as error:
            _log.warning("%s The index can be read, but not changed.", error)
            self.vectors.close_chroma()
            self._unsettled = True

    def _recover(self) -> None:
        """Bring an index in order that was not closed, as after a crash."""
        half_made = self.vectors.is_half_made
        if self.catalogue.count("articles") == 0 or (is_sealed(self.folder) and not half_made):
            return
        self._check_unsealed()
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

    def _check_unsealed(self) -> None:
        """Check what no seal vouches for.

        Raises:
            IndexDamaged: It is not sound, or was closed with a seal that is gone.
        """
        if problems := list(check_state(self.catalogue, self.folder)):
            raise_damaged(problems)
        self.catalogue.quick_check()

    def seal(self) -> None:
        """Note the state of all files, so that later damage is seen; never of half a repair."""
        if is_sealed(self.folder) or (self.folder / REPAIR_NAME).exists():
            return
        if self.catalogue.count("articles") == 0:
            return
        try:
            announce_seal(self.folder)
            write_sources(self.folder, self.catalogue.locations())
            self.catalogue.set_meta("state", "closed")
            if self.catalogue.checkpoint():
                write_seal(self.folder, {CATALOGUE_NAME: self.catalogue.digest()})
        except (OSError, StoredIndexError) as error:
            # What is stored is whole without it; the next writer checks more, that is all.
            _log.warning("%s: could not be sealed: %s", self.folder, error)
