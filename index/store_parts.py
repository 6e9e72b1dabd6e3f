"""The stored parts of an index that are open at the moment: catalogue and vectors."""

from __future__ import annotations

from pathlib import Path

from index.catalogue import Catalogue
from index.errors import StoredIndexError
from index.lock import WriterLock
from index.seal import break_seal
from index.settings import IndexSettings
from index.soundness import other_model
from index.store_vectors import StoreVectors


class StoreParts:
    """Catalogue and vectors of one folder, opened and closed together."""

    def __init__(self, settings: IndexSettings, fingerprint: str, *, read_only: bool) -> None:
        """Prepare the parts; nothing is opened yet.

        Args:
            settings: Where they are and what answers vector queries.
            fingerprint: Of the model whose vectors they must hold.
            read_only: Take no lock and change no file.

        Raises:
            StoredIndexError: The folder cannot be made.
        """
        self.folder = settings.index_dir.expanduser()
        self.read_only = read_only
        self.damage: StoredIndexError | None = None
        self.unchanging = False
        """Whether the index can only be read, the writer's lock held so that nobody changes it."""
        self._settings = settings
        self._fingerprint = fingerprint
        self._catalogue: Catalogue | None = None
        self._vectors: StoreVectors | None = None
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
            raise self._why_closed()
        return self._catalogue

    @property
    def vectors(self) -> StoreVectors:
        """The vectors of the open catalogue.

        Raises:
            StoredIndexError: The store is damaged or closed.
        """
        if self._vectors is None:
            raise self._why_closed()
        return self._vectors

    def open_parts(self, *, owned: bool = True) -> None:
        """Open the catalogue without a look at its state, as repairs do.

        Args:
            owned: This store holds the writer's lock, where it is one that writes.

        Raises:
            IndexMismatch: Another model or a newer schema.
        """
        self.damage = None
        self._catalogue = Catalogue(
            self.folder,
            read_only=self.read_only or self.unchanging,
            unchanging=self.unchanging,
            owned=owned,
            before_write=lambda: break_seal(self.folder),
        )
        self._vectors = StoreVectors(
            self._catalogue, self._settings, self._lock, read_only=self.read_only
        )
        self.check_model()

    def close_parts(self) -> None:
        """Close Chroma and the catalogue, the one even where the other fails to."""
        vectors, self._vectors = self._vectors, None
        catalogue, self._catalogue = self._catalogue, None
        try:
            if vectors is not None:
                vectors.close_chroma()
        finally:
            if catalogue is not None:
                catalogue.close()

    def check_model(self) -> None:
        """Refuse vectors of another model than the one that is set.

        Raises:
            IndexMismatch: They are.
        """
        stored = self.catalogue.meta("fingerprint")
        if stored is not None and stored != self._fingerprint:
            raise other_model(self.folder, stored, self._fingerprint)

    def _why_closed(self) -> StoredIndexError:
        return self.damage or StoredIndexError(f"{self.folder}: the index was closed.")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        if folder.exists():
            raise StoredIndexError(
                f"{folder}: this is a file, and an index is a folder. Choose another name with "
                "--index or DATELINE_INDEX_DIR."
            ) from error
        raise StoredIndexError(
            f"{folder}: cannot be made ({error.strerror}). Choose another folder with --index or "
            "DATELINE_INDEX_DIR."
        ) from error
