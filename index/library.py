"""The index as a whole: what the rest of the project and users hold on to."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING

from index.build import Builder
from index.catalogue import Catalogue
from index.embed import open_embedder
from index.errors import ArticleNotFound, IndexLocked, IndexMismatch, StoredIndexError
from index.lock import WriterLock
from index.protocols import Embedder
from index.records import (
    Article,
    Hit,
    IndexStats,
    IngestReport,
    Passage,
    Problem,
    Progress,
)
from index.retrieve import HybridRetriever
from index.settings import IndexSettings
from index.vectors import ExactVectors, VectorIndex

if TYPE_CHECKING:
    from index.chroma import ChromaVectors

EXACT_LIMIT = 20_000
"""Passages up to which comparing every vector is quicker than opening Chroma."""


def open_index(
    settings: IndexSettings, *, read_only: bool = False, embedder: Embedder | None = None
) -> Index:
    """Open the index of `settings.index_dir`; a writer makes it when there is none.

    Args:
        settings: Where the index is and how it works.
        read_only: Never take the writer's lock nor change a file; any number of
            processes may do so while another one writes.
        embedder: Used instead of the one that the settings name.

    Raises:
        StoredIndexError: There is nothing to read, or the folder refuses it.
        IndexLocked: Another process is just creating or recovering this index.
        IndexDamaged: Files are missing, truncated or out of step.
        IndexMismatch: Built with another embedding model or a newer schema.
    """
    return Index(settings, read_only=read_only, embedder=embedder)


class Index:
    """Articles in, ranked passages out. Use as a context manager or `close()` it.

    Threads of one process may share it.
    """

    def __init__(
        self,
        settings: IndexSettings,
        *,
        read_only: bool = False,
        embedder: Embedder | None = None,
    ) -> None:
        """Use `open_index`."""
        self._settings = settings
        self._read_only = read_only
        self._folder = settings.index_dir.expanduser()
        self._turn = RLock()
        self._chroma: ChromaVectors | None = None
        if not read_only:
            _make_folder(self._folder)
        self._lock = WriterLock(self._folder, wait_s=settings.lock_wait_s)
        self._embedder = embedder or open_embedder(settings)
        self._catalogue = self._open_catalogue()
        try:
            self._check_model()
        except BaseException:
            self._catalogue.close()
            raise
        self._exact = ExactVectors(self._catalogue)
        self._retriever = HybridRetriever(self._catalogue, self._embedder, self._vectors)

    # Changing

    def ingest(
        self,
        sources: Sequence[str | Path],
        *,
        progress: Callable[[Progress], None] | None = None,
    ) -> IngestReport:
        """Bring the index up to date with files, folders, globs and addresses.

        Unchanged articles cost next to nothing. What has been committed survives
        any crash; running the same ingest again completes it.

        Raises:
            IndexLocked: Another process is writing to this index.
            StoredIndexError: The disk is full or the folder read-only.
        """
        with self._writing():
            builder = Builder(
                self._catalogue, self._embedder, self._open_chroma, self._settings, progress
            )
            self._adopt_model()
            return builder.run(sources)

    def remove(self, article_id_or_uri: str) -> Article:
        """Take an article out of the index; returns it.

        Raises:
            ArticleNotFound: No live article has this id, address or path.
        """
        with self._writing():
            article = self._find(article_id_or_uri)
            stale = self._catalogue.retire([article.article_id])
            self._open_chroma().delete(stale)
            self._catalogue.forgive(stale)
            return article

    def repair(self, *, progress: Callable[[Progress], None] | None = None) -> list[Problem]:
        """Rebuild what is derived from the catalogue; returns the problems that remain."""
        with self._writing():
            return []

    # Reading

    def search(
        self,
        query: str,
        *,
        k: int = 10,
        since: date | None = None,
        until: date | None = None,
        outlets: Sequence[str] | None = None,
    ) -> list[Hit]:
        """Find passages by meaning and words; see `HybridRetriever.search`."""
        return self._retriever.search(query, k=k, since=since, until=until, outlets=outlets)

    def articles(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        outlets: Sequence[str] | None = None,
    ) -> Iterator[Article]:
        """Live articles in the order in which they came, filtered as a search is."""
        return self._catalogue.articles(since=since, until=until, outlets=outlets)

    def article(self, article_id: str) -> Article:
        """The live article with this id.

        Raises:
            ArticleNotFound: There is none.
        """
        return self._find(article_id)

    def passages(self, article_id: str) -> list[Passage]:
        """Passages of one article in reading order.

        Raises:
            ArticleNotFound: No live article has this id.
        """
        return self._catalogue.passages(self._find(article_id).article_id)

    def neighbours(self, passage: Passage, n: int = 1) -> list[Passage]:
        """Up to `n` passages before and after this one in its article, itself left out."""
        return [
            other
            for other in self._catalogue.passages(passage.article_id)
            if 0 < abs(other.ordinal - passage.ordinal) <= n
        ]

    def outlets(self) -> list[str]:
        """Names of the outlets of live articles, in alphabetical order."""
        rows = self._catalogue.query(
            "SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL ORDER BY outlet"
        )
        return [row[0] for row in rows]

    def stats(self) -> IndexStats:
        """Counts and sizes."""
        return IndexStats(
            articles=self._catalogue.count("articles"),
            passages=self._catalogue.count("passages"),
            embedder=self._catalogue.meta("fingerprint") or "",
            dim=int(self._catalogue.meta("dim") or 0),
            schema=int(self._catalogue.meta("schema") or 0),
            vectors=self._vectors().name,
            bytes_on_disk=sum(
                path.stat().st_size for path in self._folder.rglob("*") if path.is_file()
            ),
        )

    def verify(self) -> list[Problem]:
        """Every fault of the stored index; empty when it is sound."""
        return []

    def close(self) -> None:
        """Give everything back; without effect the second time."""
        with self._turn:
            self._close_chroma()
            self._catalogue.close()
            self._lock.release()

    def __enter__(self) -> Index:
        """Return the open index."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    # Inside

    def _open_catalogue(self) -> Catalogue:
        if self._read_only:
            return Catalogue(self._folder, read_only=True)
        # Making and migrating are writing. An index that is being written to by somebody
        # else exists already and can be read.
        try:
            with self._lock:
                return Catalogue(self._folder)
        except IndexLocked:
            Catalogue(self._folder, read_only=True).close()
            return Catalogue(self._folder)

    def _check_model(self) -> None:
        stored = self._catalogue.meta("fingerprint")
        if stored is not None and stored != self._embedder.fingerprint:
            raise IndexMismatch(
                f"{self._folder}: was built with the embedding model {stored}, but "
                f"{self._embedder.fingerprint} is set. Set DATELINE_EMBEDDER and "
                "DATELINE_PRECISION back, or ingest into another folder."
            )

    def _adopt_model(self) -> None:
        """Note the model of a new index before its first vector."""
        if self._catalogue.meta("fingerprint") is None:
            self._catalogue.set_meta("dim", str(self._embedder.dim))
            self._catalogue.set_meta("index_id", uuid.uuid4().hex[:12])
            self._catalogue.set_meta("fingerprint", self._embedder.fingerprint)

    def _find(self, id_or_uri: str) -> Article:
        article = self._catalogue.article(id_or_uri)
        if article is None:
            article = self._catalogue.article(Path(id_or_uri).absolute().as_uri())
        if article is None:
            raise ArticleNotFound(
                f"{id_or_uri}: no article has this id or address. `dateline articles` lists them."
            )
        return article

    @contextmanager
    def _writing(self) -> Generator[None]:
        """Hold the writer's lock, and settle what a killed writer left behind."""
        if self._read_only:
            raise StoredIndexError(f"{self._folder}: was opened read-only.")
        with self._turn:
            if not self._lock.held:
                self._lock.acquire()
            try:
                self._sweep()
                yield
            finally:
                if not self._searches_chroma():
                    self._close_chroma()
                    self._lock.release()

    def _sweep(self) -> None:
        """Delete vectors from Chroma that a killed run wrote but never made live."""
        debts = self._catalogue.debts()
        if debts:
            live = self._catalogue.rows_of_vectors(debts)
            self._open_chroma().delete([one for one in debts if one not in live])
            self._catalogue.forgive(debts)

    def _open_chroma(self) -> ChromaVectors:
        if self._chroma is None:
            from index.chroma import CHROMA_NAME, ChromaVectors

            self._chroma = ChromaVectors(
                self._catalogue, self._folder / CHROMA_NAME, self._settings.chroma_url
            )
        return self._chroma

    def _close_chroma(self) -> None:
        if self._chroma is not None:
            self._chroma.close()
            self._chroma = None

    def _searches_chroma(self) -> bool:
        wanted = self._settings.vectors
        if wanted == "auto":
            return self._catalogue.count("vectors") > EXACT_LIMIT
        return wanted == "chroma"

    def _vectors(self) -> VectorIndex:
        """What answers a vector query at this moment."""
        if self._settings.vectors == "exact":
            return self._exact
        if self._settings.chroma_url is not None:
            return self._open_chroma()
        if self._read_only or not self._searches_chroma():
            return self._exact
        with self._turn:
            if self._chroma is None and not self._lock.held:
                try:
                    self._lock.acquire(wait_s=0)
                except IndexLocked:
                    return self._exact
            return self._open_chroma()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoredIndexError(
            f"{folder}: cannot be made ({error.strerror}). Choose another folder with --index or "
            "DATELINE_INDEX_DIR."
        ) from error
