"""One connection to the SQLite file of an index: opened, shared by threads, translated.

Reads and transactions take turns. Readers in other processes are served by
SQLite's write-ahead log.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from index import schema
from index.catalogue_errors import explain
from index.errors import IndexDamaged, StoredIndexError
from index.migrate import migrate

CATALOGUE_NAME = "catalogue.db"


class Database:
    """The file and the connection to it."""

    def __init__(
        self,
        index_dir: Path,
        *,
        read_only: bool = False,
        unchanging: bool = False,
        owned: bool = True,
        before_write: Callable[[], None] | None = None,
    ) -> None:
        """Open the catalogue of `index_dir`; a writer makes it when there is none.

        Args:
            index_dir: Folder of the index.
            read_only: Change nothing, and fail where there is nothing to read.
            unchanging: Nobody changes it meanwhile; then no file is needed beside it.
            owned: The caller holds the writer's lock, and so may make or migrate it at once.
            before_write: Called ahead of every transaction.

        Raises:
            StoredIndexError: There is none to read, or the folder refuses it.
            IndexDamaged: The file is not a catalogue any more.
            IndexMismatch: A newer or older schema; `migrate` helps with the latter.
        """
        self.path = index_dir / CATALOGUE_NAME
        self._before_write = before_write
        self._unchanging = unchanging
        self._turn = threading.RLock()
        self._bytes: FileIO | None = None
        self._connection = self._connect(read_only, unchanging, owned)
        try:
            with self._translated():
                self._prepare(read_only, owned)
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the connection; without effect the second time."""
        with self._turn:
            self._connection.close()
            if self._bytes is not None:
                self._bytes.close()

    def query(self, sql: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """Run one reading statement and return all its rows."""
        with self._turn, self._translated():
            return self._connection.execute(sql, tuple(values)).fetchall()

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

    def check_lexical(self) -> None:
        """Compare the word index with the passages.

        Raises:
            IndexDamaged: They differ.
        """
        if self._unchanging:
            return  # the check writes
        with self._turn, self._translated():
            # The check is asked for by an INSERT, which a read-only connection refuses.
            writer = sqlite3.connect(self.path, isolation_level=None)
            try:
                writer.execute("INSERT INTO lexical (lexical, rank) VALUES ('integrity-check', 1)")
            finally:
                writer.close()

    def checkpoint(self) -> bool:
        """Fold the write-ahead log into the file; False when a reader prevents it."""
        row = self._one("PRAGMA wal_checkpoint(TRUNCATE)")
        return row is not None and row[0] == 0

    def digest(self) -> str:
        """SHA-256 of the file, hexadecimal; what the log still holds is not in it.

        Closing any handle to a file gives up all locks that the process has on it
        (POSIX), those of the open connection too; another process that then closes
        the index would delete the log which this one goes on writing to. So the
        handle read here is closed after the connection.
        """
        with self._turn:
            if self._bytes is None:
                self._bytes = FileIO(self.path, "rb")
            self._bytes.seek(0)
            return hashlib.file_digest(self._bytes, "sha256").hexdigest()

    def _connect(self, read_only: bool, unchanging: bool, owned: bool) -> sqlite3.Connection:
        if (read_only or not owned) and not self.path.exists():
            raise StoredIndexError(
                f"{self.path.parent}: there is no index yet. Make one with `dateline ingest "
                "FOLDER`, or name another folder with --index or DATELINE_INDEX_DIR."
            )
        mode = "ro" if read_only else "rwc" if owned else "rw"
        if unchanging or (read_only and not os.access(self.path.parent, os.W_OK)):
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

    def _prepare(self, read_only: bool, owned: bool) -> None:
        connection = self._connection
        connection.execute("PRAGMA cache_size = -16000")
        if read_only or not owned:
            schema.require_current(connection, self.path)
        if read_only:
            return
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        if not owned:
            return
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
            schema.create(connection)
        migrate(connection, self.path, before_write=self._before_write)

    def _one(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Row | None:
        with self._turn, self._translated():
            return self._connection.execute(sql, tuple(values)).fetchone()

    @contextmanager
    def _translated(self) -> Generator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise explain(error, self.path) from error
