"""The index as a whole: what the rest of the project and users hold on to."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from index.contents import Contents
from index.embed import open_embedder
from index.errors import IndexDamaged, IndexMismatch
from index.protocols import Embedder
from index.records import Article, Hit, IngestReport, Problem, Progress
from index.retrieve import HybridRetriever
from index.settings import IndexSettings
from index.store import Store
from index.upkeep import repair, verify

if TYPE_CHECKING:
    from index.build import Builder


def open_index(
    settings: IndexSettings,
    *,
    read_only: bool = False,
    for_upkeep: bool = False,
    embedder: Embedder | None = None,
) -> Index:
    """Open the index of `settings.index_dir`; a writer makes it when there is none.

    Args:
        settings: Where the index is and how it works.
        read_only: Never take the writer's lock nor change a file; any number of
            processes may do so while another one writes.
        for_upkeep: Open a damaged index too, of which only `verify` and `repair` work.
        embedder: Used instead of the one that the settings name.

    Raises:
        StoredIndexError: There is nothing to read, or the folder refuses it.
        IndexDamaged: Files are missing, truncated or out of step.
        IndexMismatch: Built with another embedding model or a newer schema.
    """
    return Index(settings, read_only=read_only, for_upkeep=for_upkeep, embedder=embedder)


class Index(Contents):
    """Articles in, ranked passages out. Use as a context manager or `close()` it.

    Threads of one process may share it.
    """

    def __init__(
        self,
        settings: IndexSettings,
        *,
        read_only: bool = False,
        for_upkeep: bool = False,
        embedder: Embedder | None = None,
    ) -> None:
        """Use `open_index`."""
        self._settings = settings
        self._embedder = embedder or open_embedder(settings)
        self._retriever: HybridRetriever | None = None
        super().__init__(Store(settings, self._embedder.fingerprint, read_only=read_only))
        try:
            self._store.open()
        except (IndexDamaged, IndexMismatch):
            if not for_upkeep:
                raise

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
        with self._store.writing():
            return self._builder(progress).run(sources)

    def remove(self, article_id_or_uri: str) -> Article:
        """Take an article out of the index; returns it.

        Raises:
            ArticleNotFound: No live article has this id, address or path.
        """
        with self._store.writing():
            article = self._find(article_id_or_uri)
            stale = self._catalogue.retire([article.article_id], forget=True)
            self._store.vectors.chroma().delete(stale)
            self._catalogue.forgive(stale)
            return article

    def verify(self) -> list[Problem]:
        """Every fault of the stored index; empty when it is sound.

        Other threads may go on searching.

        Raises:
            IndexLocked: Another process is writing to it.
        """
        return verify(self._store, self._embedder.fingerprint, self._settings.chroma_url)

    def repair(self, *, progress: Callable[[Progress], None] | None = None) -> list[Problem]:
        """Rebuild what is derived, and a catalogue beyond use from the sources it listed.

        Vectors are taken from the catalogue; only articles that have to be read
        again are embedded again. Other threads wait while the catalogue is replaced.

        Returns:
            What could not be brought back; empty when the index is as it was.

        Raises:
            IndexMismatch: Built with another model or a newer schema: nothing was touched.
        """
        report = progress or _quiet
        return repair(
            self._store,
            self._embedder.fingerprint,
            lambda: self._builder(report, check=False),
            report,
        )

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
        with self._store.reading() as catalogue:
            retriever = self._retriever
            if retriever is None or retriever.catalogue is not catalogue:
                retriever = HybridRetriever(
                    catalogue, self._embedder, self._store.vectors_to_search
                )
                self._retriever = retriever
            return retriever.search(query, k=k, since=since, until=until, outlets=outlets)

    def close(self) -> None:
        """Give everything back; without effect the second time."""
        self._store.close()

    def _builder(
        self, progress: Callable[[Progress], None] | None, *, check: bool = True
    ) -> Builder:
        from index.build import Builder  # parsers are of no use to those who only ask

        if self._catalogue.meta("fingerprint") is None:
            # The model of a new index is noted before its first vector.
            self._catalogue.set_meta("dim", str(self._embedder.dim))
            self._catalogue.set_meta("index_id", uuid.uuid4().hex[:12])
            self._catalogue.set_meta("fingerprint", self._embedder.fingerprint)
        return Builder(
            self._catalogue,
            self._embedder,
            lambda: self._store.vectors.chroma(check=check),
            self._settings,
            progress,
        )


def _quiet(_: Progress) -> None:
    """Report to nobody."""
