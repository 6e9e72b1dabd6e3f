"""What SQLite raises → what a reader of the message can do about it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from index.errors import IndexDamaged, IndexLocked, StoredIndexError

_UNREADABLE = (
    sqlite3.SQLITE_IOERR_READ,
    sqlite3.SQLITE_IOERR_SHORT_READ,
    sqlite3.SQLITE_IOERR_CORRUPTFS,
)
"""What a failing disk answers where it was written to once."""
_PASSING = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
)
"""Of the state that disk, rights or other processes are in, not of the file."""


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the fault is the file's own and not that of a full disk or another process."""
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int) or code in _UNREADABLE:
        return True
    return code & 0xFF not in _PASSING


def explain(error: sqlite3.Error, path: Path) -> StoredIndexError:
    """Translate an error of SQLite on the catalogue at `path`."""
    if is_damage(error):
        return IndexDamaged(
            f"{path}: the catalogue is damaged ({error}). Run `dateline verify` for details and "
            "`dateline repair` to rebuild what can be rebuilt."
        )
    primary = error.sqlite_errorcode & 0xFF
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return IndexLocked(f"{path}: another process is writing to it. Try again in a moment.")
    if primary == sqlite3.SQLITE_FULL:
        return StoredIndexError(
            f"{path}: the disk is full. Nothing that was stored is lost; free some space and run "
            "the same command again."
        )
    if primary == sqlite3.SQLITE_READONLY:
        return StoredIndexError(f"{path}: is read-only. Make the file and its folder writable.")
    return StoredIndexError(
        f"{path}: the system refuses to read or write it ({error}); the disk may be full."
    )
