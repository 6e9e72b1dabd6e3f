"""SQLite, the source of truth: articles, passages, words, vectors, and what is live.

Everything else, Chroma included, can be made again from this one file. An
article enters or leaves it in one transaction with its passages and vectors.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import schema
from index.catalogue_errors import explain
from index.catalogue_rows import (
    PASSAGE_COLUMNS,
    StagedArticle,
    read_article,
    read_passage,
)
from index.catalogue_writes import advance, insert_article, retire_article
from index.errors import IndexDamaged, StoredIndexError
from index.protocols import Vectors
from index.records import Article, Passage

CATALOGUE_NAME = "catalogue.db"
_ARTICLE_COLUMNS = "a.article_id, a.uri, a.text, a.cluster_id, a.record"
_VARIABLES = 500
"""Host parameters in one statement; old builds of SQLite stop at 999."""


class Catalogue:
    """One connection to the catalogue, shared by the threads of a process.

    Reads and transactions take turns, so a reader never sees half an article.
    Readers in other processes are served by SQLite's write-ahead log.
    """

    def __init__(
        self,
        index_dir: Path,
        *,
        read_only: bool = False,
        before_write: Callable[[], None] | None = None,
    ) -> None:
        """Open the catalogue of `index_dir`; a writer makes it when there is none.

        Args:
            index_dir: Folder of the index.
            read_only: Change nothing, and fail where there is nothing to read.
            before_write: Called ahead of every transaction.

        Raises:
            StoredIndexError: There is none to read, or the folder refuses it.
            IndexDamaged: The file is not a catalogue any more.
            IndexMismatch: A newer or older schema; `migrate` helps with the latter.
        """
        self.path = index_dir / CATALOGUE_NAME
        self.backup: Path | None = None
        self._before_write = before_write
        self._turn = threading.RLock()
        self._connection = self._connect(read_only)
        try:
            with self._translated():
                self._prepare(read_only)
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the connection; without effect the second time."""
        with self._turn:
            self._connection.close()

    # Reading

    def meta(self, key: str) -> str | None:
        """A stored property of the index, such as `fingerprint`."""
        row = self._one("SELECT value FROM meta WHERE key = ?", (key,))
        return row[0] if row else None

    @property
    def generation(self) -> int:
        """Counts the changes of what is live; equal numbers mean equal contents."""
        return int(self.meta("generation") or 0)

    def count(self, table: str) -> int:
        """Rows of one of the tables named in `schema.TABLES`."""
        if table not in schema.TABLES:
            raise ValueError(f"no table is called {table!r}")
        row = self._one(f"SELECT count(*) FROM {table}")  # noqa: S608 (checked above)
        return row[0] if row else 0

    def article(self, id_or_uri: str) -> Article | None:
        """The live article with this id or address, or None."""
        row = self._one(
            f"SELECT {_ARTICLE_COLUMNS} FROM articles a WHERE a.article_id = ?1 OR a.uri = ?1",  # noqa: S608
            (id_or_uri,),
        )
        return read_article(row) if row else None

    def articles(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        outlets: Sequence[str] | None = None,
    ) -> Iterator[Article]:
        """Live articles in the order in which they came; dates as in `Retriever.search`."""
        where, values = self.filter_sql(since, until, outlets)
        last = 0
        while True:
            rows = self.query(
                f"SELECT a.id, {_ARTICLE_COLUMNS} FROM articles a "  # noqa: S608
                f"WHERE a.id > ? AND {where} ORDER BY a.id LIMIT 100",
                (last, *values),
            )
            if not rows:
                return
            yield from (read_article(row) for row in rows)
            last = rows[-1]["id"]

    def content_hashes(self, article_ids: Sequence[str]) -> dict[str, str]:
        """Content hash of each of these articles that is live."""
        return {
            row["article_id"]: row["content_hash"]
            for marks, values in _batches(article_ids)
            for row in self.query(
                f"SELECT article_id, content_hash FROM articles WHERE article_id IN ({marks})",  # noqa: S608
                values,
            )
        }

    def passages(self, article_id: str) -> list[Passage]:
        """Passages of one article in reading order; empty when it is not live."""
        rows = self.query(
            f"SELECT {PASSAGE_COLUMNS} FROM passages p JOIN articles a ON a.id = p.article "  # noqa: S608
            "WHERE a.article_id = ? ORDER BY p.ordinal",
            (article_id,),
        )
        return [read_passage(row) for row in rows]

    def found(self, rows: Sequence[int]) -> dict[int, tuple[Passage, Article]]:
        """Passages by row id, each with its article; rows that are gone are left out."""
        found: dict[int, tuple[Passage, Article]] = {}
        articles: dict[str, Article] = {}
        with self._turn:
            for marks, values in _batches(rows):
                for row in self.query(
                    f"SELECT {PASSAGE_COLUMNS} FROM passages p "  # noqa: S608
                    f"JOIN articles a ON a.id = p.article WHERE p.id IN ({marks})",
                    values,
                ):
                    article_id = row["article_id"]
                    article = articles.get(article_id) or self.article(article_id)
                    if article is not None:
                        articles[article_id] = article
                        found[row["id"]] = (read_passage(row), article)
        return found

    def rows_of_vectors(self, vector_ids: Sequence[str]) -> dict[str, int]:
        """Row id of each of these vectors that belongs to a live passage."""
        return {
            row["vector_id"]: row["id"]
            for marks, values in _batches(vector_ids)
            for row in self.query(
                f"SELECT id, vector_id FROM vectors WHERE vector_id IN ({marks})",  # noqa: S608
                values,
            )
        }

    def known_vectors(self, embed_keys: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Stored vectors by embed key, so that nothing is embedded twice."""
        return {
            row["embed_key"]: np.frombuffer(row["vector"], dtype="<f4")
            for marks, values in _batches(embed_keys)
            for row in self.query(
                f"SELECT embed_key, vector FROM vectors WHERE embed_key IN ({marks})",  # noqa: S608
                values,
            )
        }

    def vectors(self, after: int = 0) -> tuple[NDArray[np.int64], Vectors]:
        """Row ids above `after`, ascending, and their vectors, float32 [n, dim]."""
        rows = self.query("SELECT id, vector FROM vectors WHERE id > ? ORDER BY id", (after,))
        ids = np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))
        dim = int(self.meta("dim") or 0)
        joined = b"".join(row[1] for row in rows)
        if len(joined) != len(rows) * dim * 4:
            raise IndexDamaged(
                f"{self.path}: stored vectors do not have {dim} dimensions. Run `dateline verify` "
                "to see which, then `dateline repair`."
            )
        return ids, np.frombuffer(joined, dtype="<f4").reshape(len(rows), dim)

    def debts(self) -> list[str]:
        """Vector ids that may be in Chroma although no live passage has them."""
        return [row[0] for row in self.query("SELECT vector_id FROM debts ORDER BY vector_id")]

    def ledger(self, units: Sequence[str]) -> dict[str, str]:
        """Fingerprint under which each of these files was last ingested whole."""
        return {
            row["unit"]: row["sha256"]
            for marks, values in _batches(units)
            for row in self.query(
                f"SELECT unit, sha256 FROM ledger WHERE unit IN ({marks})",  # noqa: S608
                values,
            )
        }

    def uris_from(self, location: str) -> dict[str, str]:
        """Address of each live article that came from this file, by article id."""
        rows = self.query(
            "SELECT article_id, uri FROM articles WHERE source = ? ORDER BY id", (location,)
        )
        return {row["article_id"]: row["uri"] for row in rows}

    def locations(self) -> list[str]:
        """Every file and address from which live articles came."""
        return [
            row["source"]
            for row in self.query("SELECT DISTINCT source FROM articles ORDER BY source")
        ]

    def quick_check(self) -> None:
        """Look for structural damage, content not compared.

        Raises:
            IndexDamaged: SQLite finds any.
        """
        fault = self.query("PRAGMA quick_check(1)")[0][0]
        if fault != "ok":
            raise IndexDamaged(
                f"{self.path}: the catalogue is damaged ({fault}). Run `dateline repair`."
            )

    def locations_below(self, folder: str) -> list[str]:
        """Files below a folder from which live articles came."""
        start = folder.rstrip("/\\")
        rows = self.query(
            "SELECT DISTINCT source FROM articles WHERE substr(source, 1, ?) IN (?, ?) "
            "ORDER BY source",
            (len(start) + 1, f"{start}/", f"{start}\\"),
        )
        return [row["source"] for row in rows]

    def query(self, sql: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """Run one reading statement and return all its rows."""
        with self._turn, self._translated():
            return self._connection.execute(sql, tuple(values)).fetchall()

    @staticmethod
    def filter_sql(
        since: date | None, until: date | None, outlets: Sequence[str] | None
    ) -> tuple[str, list[object]]:
        """Condition over `articles a` for the filters of a search, with its values."""
        parts: list[str] = ["1"]
        values: list[object] = []
        if since is not None:
            parts.append("a.reference_day >= ?")
            values.append(since.toordinal())
        if until is not None:
            parts.append("a.reference_day <= ?")
            values.append(until.toordinal())
        if outlets is not None:
            parts.append(f"lower(a.outlet) IN ({','.join('?' * len(outlets))})")
            values.extend(outlet.lower() for outlet in outlets)
        return " AND ".join(parts), values

    # Writing: only by the holder of the writer's lock

    @contextmanager
    def transaction(self) -> Generator[sqlite3.Connection]:
        """All or nothing: commits at the end, rolls back on any exception."""
        with self._turn, self._translated():
            if self._before_write is not None:
                self._before_write()
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._connection.execute(
                    "UPDATE meta SET value = 'open' WHERE key = 'state' AND value != 'open'"
                )
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def set_meta(self, key: str, value: str) -> None:
        """Store a property of the index."""
        with self.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def owe(self, vector_ids: Iterable[str]) -> None:
        """Note vectors about to be written to Chroma, so that a crash leaves no orphan unknown."""
        with self.transaction() as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO debts VALUES (?)", ((one,) for one in vector_ids)
            )

    def forgive(self, vector_ids: Iterable[str]) -> None:
        """Strike off vectors that were deleted from Chroma or have become live."""
        with self.transaction() as connection:
            connection.executemany(
                "DELETE FROM debts WHERE vector_id = ?", ((one,) for one in vector_ids)
            )

    def publish(
        self, staged: Sequence[StagedArticle], ledger: Sequence[tuple[str, str, str, int]] = ()
    ) -> list[str]:
        """Make articles live, each replacing the version with its id, in one transaction.

        Args:
            staged: Articles with passages and vectors.
            ledger: (file, source, fingerprint, number of articles) of files now ingested whole.

        Returns:
            Vector ids that are live no more. They stay in the debts until forgiven.
        """
        stale: list[str] = []
        with self.transaction() as connection:
            for one in staged:
                stale += retire_article(connection, one.article.article_id, one.article.uri)
                insert_article(connection, one)
            live = {part.vector_id for one in staged for part in one.passages}
            stale = [vector for vector in stale if vector not in live]
            connection.executemany("DELETE FROM debts WHERE vector_id = ?", ((v,) for v in live))
            connection.executemany("INSERT OR IGNORE INTO debts VALUES (?)", ((v,) for v in stale))
            connection.executemany("INSERT OR REPLACE INTO ledger VALUES (?, ?, ?, ?)", ledger)
            if staged:
                advance(connection)
        return stale

    def retire(self, article_ids: Sequence[str]) -> list[str]:
        """Take articles out, whole, in one transaction; returns their vector ids.

        The files they came from are struck off the ledger: a later ingest reads them again.
        """
        with self.transaction() as connection:
            connection.executemany(
                "DELETE FROM ledger WHERE unit IN "
                "(SELECT source FROM articles WHERE article_id = ?)",
                ((one,) for one in article_ids),
            )
            stale = [v for one in article_ids for v in retire_article(connection, one, None)]
            connection.executemany("INSERT OR IGNORE INTO debts VALUES (?)", ((v,) for v in stale))
            advance(connection)
        return stale

    def forget(self, unit: str) -> None:
        """Strike a file off the ledger, so that it is read again when it comes back."""
        with self.transaction() as connection:
            connection.execute("DELETE FROM ledger WHERE unit = ?", (unit,))

    def check_lexical(self) -> None:
        """Compare the word index with the passages.

        Raises:
            IndexDamaged: They differ.
        """
        with self._turn, self._translated():
            # The check is asked for by an INSERT, which a read-only connection refuses.
            writer = sqlite3.connect(self.path, isolation_level=None)
            try:
                writer.execute("INSERT INTO lexical (lexical, rank) VALUES ('integrity-check', 1)")
            finally:
                writer.close()

    def rebuild_lexical(self) -> None:
        """Make the word index again from the passages."""
        with self.transaction() as connection:
            schema.rebuild_lexical(connection)

    def checkpoint(self) -> bool:
        """Fold the write-ahead log into the file; False when a reader prevents it."""
        row = self._one("PRAGMA wal_checkpoint(TRUNCATE)")
        return row is not None and row[0] == 0

    # Opening

    def _connect(self, read_only: bool) -> sqlite3.Connection:
        if read_only and not self.path.exists():
            raise StoredIndexError(
                f"{self.path.parent}: there is no index yet. Make one with `dateline ingest "
                "FOLDER`, or name another folder with --index or DATELINE_INDEX_DIR."
            )
        mode = "ro" if read_only else "rwc"
        if read_only and not os.access(self.path.parent, os.W_OK):
            # Readers of a write-ahead log write a small shared file beside it. Where that is
            # not possible no writer can be at work either.
            mode = "ro&immutable=1"
        uri = f"{self.path.resolve().as_uri()}?mode={mode}"
        try:
            connection = sqlite3.connect(
                uri, uri=True, check_same_thread=False, isolation_level=None, timeout=5.0
            )
        except sqlite3.Error as error:
            raise StoredIndexError(
                f"{self.path}: cannot be opened ({error}). Check the rights of the folder, or "
                "choose another with DATELINE_INDEX_DIR."
            ) from error
        connection.row_factory = sqlite3.Row
        return connection

    def _prepare(self, read_only: bool) -> None:
        connection = self._connection
        connection.execute("PRAGMA cache_size = -16000")
        if read_only:
            schema.require_current(connection, self.path)
            return
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
            schema.create(connection)
        self.backup = schema.migrate(connection, self.path)

    def _one(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Row | None:
        with self._turn, self._translated():
            return self._connection.execute(sql, tuple(values)).fetchone()

    @contextmanager
    def _translated(self) -> Generator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise explain(error, self.path) from error


def _batches(values: Sequence[object]) -> Iterator[tuple[str, Sequence[object]]]:
    for start in range(0, len(values), _VARIABLES):
        batch = values[start : start + _VARIABLES]
        yield ",".join("?" * len(batch)), batch
