"""The index as a whole: what the rest of the project and users hold on to."""

from __future__ import annotations

import logging
import os
import uuid
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn

from index.catalogue import Catalogue
from index.embed import open_embedder
from index.errors import (
    ArticleNotFound,
    IndexDamaged,
    IndexLocked,
    IndexMismatch,
    StoredIndexError,
)
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
from index.repair import (
    Salvage,
    clear_chroma,
    needs_salvage,
    rebuild_chroma,
    salvage,
    set_aside,
)
from index.retrieve import HybridRetriever
from index.seal import (
    CHROMA_NAME,
    break_seal,
    is_sealed,
    seal_problems,
    write_seal,
    write_sources,
)
from index.settings import IndexSettings
from index.vectors import ExactVectors, VectorIndex
from index.verify import check_chroma, find_problems, missing_parts

if TYPE_CHECKING:
    from index.chroma import ChromaVectors

_log = logging.getLogger(__name__)

EXACT_LIMIT = 20_000
"""Passages up to which comparing every vector is quicker than opening Chroma."""


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


class Index:
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
        self._read_only = read_only
        self._folder = settings.index_dir.expanduser()
        self._turn = RLock()
        self._opened: Catalogue | None = None
        self._chroma: ChromaVectors | None = None
        self._damage: StoredIndexError | None = None
        if not read_only:
            _make_folder(self._folder)
        self._lock = WriterLock(self._folder, wait_s=settings.lock_wait_s)
        self._embedder = embedder or open_embedder(settings)
        try:
            self._open()
        except (IndexDamaged, IndexMismatch) as error:
            if not for_upkeep:
                raise
            self._damage = error

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
        from index.build import Builder  # parsers are of no use to those who only ask

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

    def verify(self) -> list[Problem]:
        """Every fault of the stored index; empty when it is sound.

        Raises:
            IndexLocked: Another process is writing to it.
        """
        with self._turn, self._exclusively():
            self._close_parts()
            try:
                return find_problems(
                    self._folder,
                    fingerprint=self._embedder.fingerprint,
                    chroma_url=self._settings.chroma_url,
                )
            finally:
                self._reopen()

    def repair(self, *, progress: Callable[[Progress], None] | None = None) -> list[Problem]:
        """Rebuild what is derived, and a catalogue beyond use from the sources it listed.

        Vectors are taken from the catalogue; only articles that have to be read
        again are embedded again.

        Returns:
            What could not be brought back; empty when the index is as it was.

        Raises:
            IndexMismatch: Built with another model or a newer schema: nothing is damaged.
        """
        if self._read_only:
            raise StoredIndexError(f"{self._folder}: was opened read-only.")
        report = progress or _quiet
        with self._turn, self._exclusively():
            self._close_parts()
            salvaged = None
            if needs_salvage(self._folder):
                salvaged = salvage(set_aside(self._folder), self._folder)
            break_seal(self._folder)
            self._damage = None
            self._open_parts()
            self._check_model()
            problems = self._restore(salvaged, report) if salvaged else []
            self._catalogue.rebuild_lexical()
            self._rebuild_chroma(report)
            self._close_chroma()
            self._seal()
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

    def close(self) -> None:
        """Give everything back; without effect the second time."""
        with self._turn:
            if self._lock.held and self._opened is not None:
                self._close_chroma()
                self._seal()
            self._close_parts()
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

    # Opening and closing

    @property
    def _catalogue(self) -> Catalogue:
        if self._opened is None:
            raise self._damage or StoredIndexError(f"{self._folder}: the index was closed.")
        return self._opened

    def _open(self) -> None:
        """Open a sound index; a writer first settles what a killed one left behind."""
        if self._read_only:
            require_intact(self._folder)
            self._open_parts()
            if not is_sealed(self._folder):
                self._catalogue.quick_check()
        else:
            try:
                with self._lock:
                    require_intact(self._folder)
                    self._open_parts()
                    self._recover()
            except IndexLocked:
                # Who writes has made the index and keeps it in order; it can be read.
                self._open_parts()
        try:
            self._check_model()
        except BaseException:
            self._close_parts()
            raise

    def _open_parts(self) -> None:
        catalogue = Catalogue(
            self._folder,
            read_only=self._read_only,
            before_write=lambda: break_seal(self._folder),
        )
        self._opened = catalogue
        self._exact = ExactVectors(catalogue)
        self._retriever = HybridRetriever(catalogue, self._embedder, self._vectors)

    def _close_parts(self) -> None:
        self._close_chroma()
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _reopen(self) -> None:
        """Open again after a check; a fault that was found stays with the index."""
        try:
            self._open()
            self._damage = None
        except (IndexDamaged, IndexMismatch) as error:
            self._close_parts()
            self._damage = error

    def _recover(self) -> None:
        """Bring an index in order that was not closed, as after a crash."""
        if is_sealed(self._folder) or self._catalogue.count("articles") == 0:
            return
        self._catalogue.quick_check()
        if self._settings.chroma_url is None and self._catalogue.meta("chroma") == "local":
            problems = check_chroma(self._folder, None, thorough=False)
            if problems and self._catalogue.count("vectors") > EXACT_LIMIT:
                raise_damaged(problems)
            if problems:
                _log.warning("%s: rebuilding the vector store after a crash", self._folder)
                self._rebuild_chroma(_quiet)
        self._sweep()
        self._close_chroma()
        self._seal()

    def _seal(self) -> None:
        """Note the state of all files, so that later damage is seen."""
        if is_sealed(self._folder) or self._catalogue.count("articles") == 0:
            return
        try:
            write_sources(self._folder, self._catalogue.locations())
            self._catalogue.set_meta("state", "closed")
            if self._catalogue.checkpoint():
                write_seal(self._folder)
        except (OSError, StoredIndexError) as error:
            # What is stored is whole without it; the next writer checks more, that is all.
            _log.warning("%s: could not be sealed: %s", self._folder, error)

    @contextmanager
    def _exclusively(self) -> Generator[None]:
        """Hold the writer's lock, where the folder can be written to at all."""
        if self._read_only and not os.access(self._folder, os.W_OK):
            yield
            return
        with self._lock:
            yield

    # Inside

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
            from index.sources import uri_of

            article = self._catalogue.article(uri_of(id_or_uri))
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
            self._close_chroma()
            self._seal()
            self._lock.release()

    def _rebuild_chroma(self, report: Callable[[Progress], None]) -> None:
        self._close_chroma()
        if self._settings.chroma_url is None:
            break_seal(self._folder)
            clear_chroma(self._folder / CHROMA_NAME)
        rebuild_chroma(self._catalogue, self._open_chroma(check=False), report)

    def _restore(self, salvaged: Salvage, report: Callable[[Progress], None]) -> list[Problem]:
        """Put saved articles into a new catalogue and read the rest again."""
        from index.build import Builder

        self._adopt_model()
        if salvaged.meta.get("fingerprint") == self._embedder.fingerprint:
            for one in salvaged.articles:
                self._catalogue.publish([one])
        saved = {one.source for one in salvaged.articles}
        builder = Builder(
            self._catalogue,
            self._embedder,
            lambda: self._open_chroma(check=False),
            self._settings,
            report,
        )
        outcome = builder.run(salvaged.sources)
        return [
            Problem(
                code="source-lost",
                message=f"{failure.source}: could not be read again ({failure.reason}).",
                remedy="Ingest it again once it is back.",
            )
            for failure in outcome.failed
            if failure.source not in saved
        ]

    def _sweep(self) -> None:
        """Delete vectors from Chroma that a killed run wrote but never made live."""
        debts = self._catalogue.debts()
        if debts:
            live = self._catalogue.rows_of_vectors(debts)
            self._open_chroma().delete([one for one in debts if one not in live])
            self._catalogue.forgive(debts)

    def _open_chroma(self, *, check: bool = True) -> ChromaVectors:
        if self._chroma is None:
            from index.chroma import ChromaVectors

            url = self._settings.chroma_url
            if url is None:
                # Opening changes Chroma's files: this also breaks the seal.
                self._catalogue.set_meta("chroma", "local")
            opened = ChromaVectors(self._catalogue, self._folder / CHROMA_NAME, url)
            stored, live = opened.count(), self._catalogue.count("vectors")
            if check and stored < live:
                opened.close()
                raise IndexDamaged(
                    f"{url or self._folder / CHROMA_NAME}: holds {stored} of {live} vectors. Run "
                    "`dateline repair`: it rebuilds them from the catalogue."
                )
            self._chroma = opened
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
            if self._chroma is None:
                try:
                    self._lock.acquire(wait_s=0)
                except IndexLocked:
                    return self._exact
                try:
                    return self._open_chroma()
                except BaseException:
                    self._lock.release()
                    raise
            return self._chroma


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


def _quiet(_: Progress) -> None:
    """Report to nobody."""


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoredIndexError(
            f"{folder}: cannot be made ({error.strerror}). Choose another folder with --index or "
            "DATELINE_INDEX_DIR."
        ) from error
