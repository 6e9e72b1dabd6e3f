"""What SQLite raises → what a reader of the message can do about it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from index.errors import IndexDamaged, IndexLocked, StoredIndexError


def explain(error: sqlite3.Error, path: Path) -> StoredIndexError:
    """Translate an error of SQLite on the catalogue at `path`."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return IndexLocked(f"{path}: another process is writing to it. Try again in a moment.")
    if primary == sqlite3.SQLITE_FULL:
        return StoredIndexError(
            f"{path}: the disk is full. Nothing that was stored is lost; free some space and run "
            "the same command again."
        )
    if primary == sqlite3.SQLITE_READONLY:
        return StoredIndexError(f"{path}: is read-only. Make the file and its folder writable.")
    if primary in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
        return StoredIndexError(
            f"{path}: the system refuses to read or write it ({error}); the disk may be full."
        )
    return IndexDamaged(
        f"{path}: the catalogue is damaged ({error}). Run `dateline verify` for details and "
        "`dateline repair` to rebuild what can be rebuilt."
    )
