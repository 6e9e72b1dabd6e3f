"""The index as a whole: what the rest of the project and users hold on to."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from index.catalogue import Catalogue
from index.closing import Closing
from index.embed import open_embedder
from index.errors import ArticleNotFound, IndexDamaged, IndexMismatch, StoredIndexError
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
from index.repair import Salvage, needs_salvage, salvage, set_aside
from index.retrieve import HybridRetriever
from index.seal import break_seal
from index.settings import IndexSettings
from index.store import Store
from index.verify import find_problems

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


class Index(Closing):
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
        self._store = Store(settings, self._embedder.fingerprint, read_only=read_only)
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
            stale = self._catalogue.retire([article.article_id])
            self._store.chroma().delete(stale)
            self._catalogue.forgive(stale)
            return article

    def verify(self) -> list[Problem]:
        """Every fault of the stored index; empty when it is sound.

        Raises:
            IndexLocked: Another process is writing to it.
        """
        store = self._store
        with store.exclusively():
            store.close_parts()
            problems = find_problems(
                store.folder,
                fingerprint=self._embedder.fingerprint,
                chroma_url=self._settings.chroma_url,
            )
            try:
                store.open()
            except (IndexDamaged, IndexMismatch):
                # It stays closed; every use of it raises what was found.
                return problems
            return problems

    def repair(self, *, progress: Callable[[Progress], None] | None = None) -> list[Problem]:
        """Rebuild what is derived, and a catalogue beyond use from the sources it listed.

        Vectors are taken from the catalogue; only articles that have to be read
        again are embedded again.

        Returns:
            What could not be brought back; empty when the index is as it was.

        Raises:
            IndexMismatch: Built with another model or a newer schema: nothing is damaged.
        """
        store = self._store
        if store.read_only:
            raise StoredIndexError(f"{store.folder}: was opened read-only.")
        report = progress or _quiet
        with store.exclusively():
            store.close_parts()
            salvaged = None
            if needs_salvage(store.folder):
                salvaged = salvage(set_aside(store.folder), store.folder)
            break_seal(store.folder)
            store.open_parts()
            problems = self._restore(salvaged, report) if salvaged else []
            self._catalogue.rebuild_lexical()
            store.rebuild_chroma(report)
            store.close_chroma()
            store.seal()
        return problems

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
        retriever = self._retriever
        if retriever is None or retriever.catalogue is not self._catalogue:
            retriever = HybridRetriever(self._catalogue, self._embedder, self._store.vectors)
            self._retriever = retriever
        return retriever.search(query, k=k, since=since, until=until, outlets=outlets)

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
            vectors=self._store.vectors().name,
            bytes_on_disk=sum(
                path.stat().st_size for path in self._store.folder.rglob("*") if path.is_file()
            ),
        )

    def close(self) -> None:
        """Give everything back; without effect the second time."""
        self._store.close()

    @property
    def _catalogue(self) -> Catalogue:
        return self._store.catalogue

    def _find(self, id_or_uri: str) -> Article:
        article = self._catalogue.article(id_or_uri)
        if article is None:
            from index.sources import uri_of

            article = self._catalogue.article(uri_of(id_or_uri))
        if article is None:
            raise ArticleNotFound(
                f"{id_or_uri}: no article has this id or address. `dateline articles` lists them."
            )
        return article

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
            lambda: self._store.chroma(check=check),
            self._settings,
            progress,
        )

    def _restore(self, salvaged: Salvage, report: Callable[[Progress], None]) -> list[Problem]:
        """Put saved articles into a new catalogue and read the rest again."""
        builder = self._builder(report, check=False)
        if salvaged.meta.get("fingerprint") == self._embedder.fingerprint:
            for one in salvaged.articles:
                self._catalogue.publish([one])
        saved = {one.source for one in salvaged.articles}
        return [
            Problem(
                code="source-lost",
                message=f"{failure.source}: could not be read again ({failure.reason}).",
                remedy="Ingest it again once it is back.",
            )
            for failure in builder.run(salvaged.sources).failed
            if failure.source not in saved
        ]


def _quiet(_: Progress) -> None:
    """Report to nobody."""
