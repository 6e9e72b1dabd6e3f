"""A catalogue of an earlier schema → a current one, a copy of it kept."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from index import schema
from index.catalogue_rows import bands_of
from index.copies import sign_text
from index.durable import sync_folder
from index.errors import StoredIndexError
from index.names import skeletons


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    *,
    before_write: Callable[[], None] | None = None,
) -> Path | None:
    """Bring an older catalogue to the current schema, keeping a copy of it.

    Args:
        connection: The catalogue, opened for writing by the owner of the writer's lock.
        path: Its file, beside which `backups/` is made.
        before_write: Called ahead of the first change: a sealed index is none any more.

    Returns:
        The backup, or None when nothing had to be done.

    Raises:
        IndexMismatch: The catalogue is newer than this version of Dateline.
        StoredIndexError: The backup cannot be written; nothing was changed.
    """
    version = schema.stored_version(connection, path)
    if version == schema.SCHEMA_VERSION:
        return None
    if version > schema.SCHEMA_VERSION or version not in _MIGRATIONS:
        schema.require_current(connection, path)
    backup = _back_up(connection, path, version)
    if before_write is not None:
        before_write()
    while version < schema.SCHEMA_VERSION:
        connection.execute("BEGIN IMMEDIATE")
        _MIGRATIONS[version](connection)
        version += 1
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (str(version),))
        connection.execute("COMMIT")
    return backup


def _back_up(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    backup = path.parent / "backups" / f"catalogue-schema{version}-{stamp}.db"
    part = backup.with_name(f"{path.name}.part")
    try:
        backup.parent.mkdir(exist_ok=True)
        # What a killed migration left is taken for a backup by nobody, and replaced here.
        _discard(part)
        target = sqlite3.connect(part)
        try:
            connection.backup(target)
        finally:
            target.close()
        os.replace(part, backup)
        sync_folder(backup.parent)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            _discard(part)
        raise StoredIndexError(
            f"{backup}: the backup before a schema change failed ({error}); the index was left as "
            "it is. Free some space or make the folder writable, then try again."
        ) from error
    return backup


def _discard(part: Path) -> None:
    """Remove a file of SQLite and the journal beside it."""
    for path in (part, part.with_name(f"{part.name}-journal")):
        path.unlink(missing_ok=True)


def _from_1_to_2(connection: sqlite3.Connection) -> None:
    """Index names by their consonants, and copies by their signatures."""
    for statement in (
        "ALTER TABLE articles ADD COLUMN signature BLOB",
        "CREATE TABLE bands (band INTEGER NOT NULL, article INTEGER NOT NULL, "
        "PRIMARY KEY (band, article)) WITHOUT ROWID",
        "CREATE INDEX bands_by_article ON bands (article)",
    ):
        connection.execute(statement)
    for row, article_id, text in connection.execute(
        "SELECT id, article_id, text FROM articles"
    ).fetchall():
        signature = sign_text(text)
        connection.execute(
            "UPDATE articles SET signature = ?, cluster_id = coalesce(cluster_id, ?) WHERE id = ?",
            (signature, article_id, row),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO bands VALUES (?, ?)",
            ((band, row) for band in bands_of(signature)),
        )
    connection.execute("ALTER TABLE passages ADD COLUMN names TEXT NOT NULL DEFAULT ''")
    rows = connection.execute("SELECT id, context, text FROM passages").fetchall()
    connection.executemany(
        "UPDATE passages SET names = ? WHERE id = ?",
        ((" ".join(skeletons(f"{context}\n{text}")), row) for row, context, text in rows),
    )
    schema.rebuild_lexical(connection)


def _from_2_to_3(connection: sqlite3.Connection) -> None:
    """Make room for what feeds and sitemaps tell of pages."""
    connection.execute(
        "CREATE TABLE told (id INTEGER PRIMARY KEY AUTOINCREMENT, unit TEXT NOT NULL, "
        "list TEXT NOT NULL, hints TEXT NOT NULL, checksum INTEGER NOT NULL, UNIQUE (unit, list))"
    )


_MIGRATIONS: Mapping[int, Callable[[sqlite3.Connection], None]] = {
    1: _from_1_to_2,
    2: _from_2_to_3,
}
