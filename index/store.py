"""The stored parts of an index, opened together: lock, catalogue, Chroma and seal.

Who may write, what is open, and what a crash left behind is decided here, so
that the rest of the package finds an index in good order or an error.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, NoReturn

from index.catalogue import Catalogue
from index.errors import IndexDamaged, IndexLocked, IndexMismatch, StoredIndexError
from index.lock import WriterLock
from index.records import Problem, Progress
from index.repair import clear_chroma, rebuild_chroma
from index.seal import (
    CHROMA_NAME,
    REPAIR,
    break_seal,
    is_sealed,
    seal_problems,
    write_seal,
    write_sources,
)
from index.settings import IndexSettings
from index.vectors import ExactVectors, VectorIndex
from index.verify import check_chroma, missing_parts

if TYPE_CHECKING:
    from index.chroma import ChromaVectors

EXACT_LIMIT = 20_000
"""Passages up to which comparing every vector is quicker than opening Chroma."""

_log = logging.getLogger(__name__)


class Store:
    """The files of one index folder and the right to change them."""

    def __init__(self, settings: IndexSettings, fingerprint: str, *, read_only: bool) -> None:
        """Prepare a store; `open` opens it.

        Args:
            settings: Where it is and what answers vector queries.
            fingerprint: Of the model whose vectors it must hold.
            read_only: Take no lock and change no file.

        Raises:
            StoredIndexError: The folder cannot be made.
        """
        self.folder = settings.index_dir.expanduser()
        self.read_only = read_only
        self.damage: StoredIndexError | None = None
        self._settings = settings
        self._fingerprint = fingerprint
        self._turn = RLock()
        self._catalogue: Catalogue | None = None
        self._exact: ExactVectors | None = None
        self._chroma: ChromaVectors | None = None
        if not read_only:
            _make_folder(self.folder)
        self._lock = WriterLock(self.folder, wait_s=settings.lock_wait_s)

    @property
    def catalogue(self) -> Catalogue:
        """The open catalogue.

        Raises:
            StoredIndexError: The store is damaged or closed.
        """
        if self._catalogue is None:
            raise self.damage or StoredIndexError(f"{self.folder}: the index was closed.")
        return self._catalogue

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
            self._check_model()
        except (IndexDamaged, IndexMismatch) as error:
            self.close_parts()
            self.damage = error
            raise
        except BaseException:
            self.close_parts()
            raise

    def open_parts(self) -> None:
        """Open the catalogue without a look at its state, as repairs do."""
        self.damage = None
        self._catalogue = Catalogue(
            self.folder,
            read_only=self.read_only,
            before_write=lambda: break_seal(self.folder),
        )
        self._exact = ExactVectors(self._catalogue)
        self._check_model()

    def close_parts(self) -> None:
        """Close Chroma and the catalogue; locks stay as they are."""
        self.close_chroma()
        if self._catalogue is not None:
            self._catalogue.close()
            self._catalogue = None

    def close(self) -> None:
        """Seal what this process changed and give everything back."""
        with self._turn:
            if self._lock.held and self._catalogue is not None:
                self.close_chroma()
                self.seal()
            self.close_parts()
            self._lock.release()

    def _open_to_read(self) -> None:
        require_intact(self.folder)
        self.open_parts()
        if not is_sealed(self.folder):
            self.catalogue.quick_check()

    def _open_to_write(self) -> None:
        try:
            with self._lock:
                require_intact(self.folder)
                self.open_parts()
                self._recover()
        except IndexLocked:
            # Who writes has made the index and keeps it in order; it can be read.
            self.open_parts()

    def _check_model(self) -> None:
        stored = self.catalogue.meta("fingerprint")
        if stored is not None and stored != self._fingerprint:
            raise IndexMismatch(
                f"{self.folder}: was built with the embedding model {stored}, but "
                f"{self._fingerprint} is set. Set DATELINE_EMBEDDER and DATELINE_PRECISION back, "
                "or ingest into another folder."
            )

    def _recover(self) -> None:
        """Bring an index in order that was not closed, as after a crash."""
        if is_sealed(self.folder) or self.catalogue.count("articles") == 0:
            return
        self.catalogue.quick_check()
        if self._settings.chroma_url is None and self.catalogue.meta("chroma") == "local":
            problems = check_chroma(self.folder, None, thorough=False)
            if problems and self.catalogue.count("vectors") > EXACT_LIMIT:
                raise_damaged(problems)
            if problems:
                _log.warning("%s: rebuilding the vector store after a crash", self.folder)
                self.rebuild_chroma(lambda _: None)
        self._sweep()
        self.close_chroma()
        self.seal()

    def seal(self) -> None:
        """Note the state of all files, so that later damage is seen."""
        if is_sealed(self.folder) or self.catalogue.count("articles") == 0:
            return
        try:
            write_sources(self.folder, self.catalogue.locations())
            self.catalogue.set_meta("state", "closed")
            if self.catalogue.checkpoint():
                write_seal(self.folder)
        except (OSError, StoredIndexError) as error:
            # What is stored is whole without it; the next writer checks more, that is all.
            _log.warning("%s: could not be sealed: %s", self.folder, error)

    # Writing

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
        with self._turn:
            if self._chroma is None:
                self._lock.acquire()
            try:
                self._sweep()
                yield
            finally:
                self._settle()

    def _settle(self) -> None:
        """Close Chroma and let other writers in, unless searches go through it."""
        if self._chroma is None or not self._searches_chroma():
            self.close_chroma()
            self.seal()
            self._lock.release()

    def _sweep(self) -> None:
        """Delete vectors from Chroma that a killed run wrote but never made live."""
        debts = self.catalogue.debts()
        if debts:
            live = self.catalogue.rows_of_vectors(debts)
            self.chroma().delete([one for one in debts if one not in live])
            self.catalogue.forgive(debts)

    # Vectors

    def chroma(self, *, check: bool = True) -> ChromaVectors:
        """Chroma, opened at first use by the holder of the writer's lock.

        Raises:
            IndexDamaged: It cannot be opened, or has too few vectors (with `check`).
        """
        if self._chroma is None:
            from index.chroma import ChromaVectors

            url = self._settings.chroma_url
            if url is None:
                # Opening changes Chroma's files: this also breaks the seal.
                self.catalogue.set_meta("chroma", "local")
            opened = ChromaVectors(self.catalogue, self.folder / CHROMA_NAME, url)
            stored, live = opened.count(), self.catalogue.count("vectors")
            if check and stored < live:
                opened.close()
                where = url or self.folder / CHROMA_NAME
                raise IndexDamaged(f"{where}: holds {stored} of {live} vectors. {REPAIR}")
            self._chroma = opened
        return self._chroma

    def close_chroma(self) -> None:
        """Close Chroma, so that another process may open it."""
        if self._chroma is not None:
            self._chroma.close()
            self._chroma = None

    def rebuild_chroma(self, report: Callable[[Progress], None]) -> None:
        """Make Chroma again from the catalogue."""
        self.close_chroma()
        if self._settings.chroma_url is None:
            break_seal(self.folder)
            clear_chroma(self.folder / CHROMA_NAME)
        rebuild_chroma(self.catalogue, self.chroma(check=False), report)

    def vectors(self) -> VectorIndex:
        """What answers a vector query at this moment."""
        exact = self._exact
        if self._catalogue is None or exact is None:
            raise self.damage or StoredIndexError(f"{self.folder}: the index was closed.")
        if self._settings.vectors == "exact":
            return exact
        if self._settings.chroma_url is None and (self.read_only or not self._searches_chroma()):
            return exact
        if self._chroma is not None:
            return self._chroma
        # An ingest of another thread holds its turn to the end: searching must not wait for it.
        if not self._turn.acquire(blocking=False):
            return exact
        try:
            return self._chroma_to_search() or exact
        finally:
            self._turn.release()

    def _chroma_to_search(self) -> ChromaVectors | None:
        """Open Chroma for searching; None while another process has it."""
        if self._settings.chroma_url is not None:
            return self.chroma()
        try:
            self._lock.acquire(wait_s=0)
        except IndexLocked:
            return None
        try:
            return self.chroma()
        except BaseException:
            self._lock.release()
            raise

    def _searches_chroma(self) -> bool:
        wanted = self._settings.vectors
        if wanted == "auto":
            return self.catalogue.count("vectors") > EXACT_LIMIT
        return wanted == "chroma"


def require_intact(folder: Path) -> None:
    """Refuse an index whose files are not those that were closed.

    Raises:
        IndexDamaged: With the first fault and what to do.
    """
    if problems := missing_parts(folder) + seal_problems(folder, thorough=False):
        raise_damaged(problems)


def raise_damaged(problems: Sequence[Problem]) -> NoReturn:
    """Raise the first of some problems as an error.

    Raises:
        IndexDamaged: Always.
    """
    more = f" ({len(problems) - 1} more faults)" if len(problems) > 1 else ""
    raise IndexDamaged(f"{problems[0].message}{more} {problems[0].remedy}")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoredIndexError(
            f"{folder}: cannot be made ({error.strerror}). Choose another folder with --index or "
            "DATELINE_INDEX_DIR."
        ) from error
