"""The tables of the catalogue, and whether those found are the ones this version reads."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from index.catalogue_errors import is_damage
from index.errors import IndexDamaged, IndexMismatch, IndexOutdated

SCHEMA_VERSION = 3

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id TEXT NOT NULL UNIQUE,
    uri TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    checksum TEXT NOT NULL,
    reference_day INTEGER,
    outlet TEXT,
    cluster_id TEXT,
    record TEXT NOT NULL,
    text TEXT NOT NULL,
    raw BLOB,
    signature BLOB
);
CREATE INDEX articles_by_day ON articles (reference_day);
CREATE INDEX articles_by_outlet ON articles (outlet);
CREATE INDEX articles_by_text ON articles (text_sha256);
CREATE INDEX articles_by_source ON articles (source);

CREATE TABLE bands (
    band INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (band, article)
) WITHOUT ROWID;
CREATE INDEX bands_by_article ON bands (article);

CREATE TABLE revisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id TEXT NOT NULL,
    retired TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    record TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX revisions_by_article ON revisions (article_id);

CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    passage_id TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES articles (id),
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    context TEXT NOT NULL,
    text TEXT NOT NULL,
    names TEXT NOT NULL DEFAULT ''
);
CREATE INDEX passages_by_article ON passages (article, ordinal);

CREATE TABLE vectors (
    id INTEGER PRIMARY KEY REFERENCES passages (id),
    vector_id TEXT NOT NULL UNIQUE,
    embed_key TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    vector BLOB NOT NULL
);
CREATE INDEX vectors_by_key ON vectors (embed_key);

CREATE TABLE ledger (
    unit TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    articles INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE debts (vector_id TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TABLE told (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    unit TEXT NOT NULL,
    list TEXT NOT NULL,
    hints TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    UNIQUE (unit, list)
);
"""

_LEXICAL = """
CREATE VIRTUAL TABLE lexical USING fts5 (
    context, text, names,
    content='passages', content_rowid='id',
    tokenize='porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE terms USING fts5vocab (lexical, 'row');
CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN
    INSERT INTO lexical (rowid, context, text, names)
    VALUES (new.id, new.context, new.text, new.names);
END;
CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN
    INSERT INTO lexical (lexical, rowid, context, text, names)
    VALUES ('delete', old.id, old.context, old.text, old.names);
END;
"""

TABLES = (
    "meta",
    "articles",
    "bands",
    "revisions",
    "passages",
    "vectors",
    "ledger",
    "debts",
    "told",
    "lexical",
)


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty catalogue, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for statement in _statements(_TABLES + _LEXICAL):
        connection.execute(statement)
    connection.executemany(
        "INSERT INTO meta VALUES (?, ?)", [("schema", str(SCHEMA_VERSION)), ("generation", "0")]
    )
    connection.execute("COMMIT")


def rebuild_lexical(connection: sqlite3.Connection) -> None:
    """Make the word index again from the passages; runs inside the caller's transaction."""
    for statement in (
        "DROP TRIGGER IF EXISTS passages_added",
        "DROP TRIGGER IF EXISTS passages_removed",
        "DROP TABLE IF EXISTS terms",
        "DROP TABLE IF EXISTS lexical",
    ):
        connection.execute(statement)
    for statement in _statements(_LEXICAL):
        connection.execute(statement)
    connection.execute("INSERT INTO lexical (lexical) VALUES ('rebuild')")


def stored_version(connection: sqlite3.Connection, path: Path) -> int:
    """Read the schema version of a catalogue.

    Raises:
        IndexDamaged: The catalogue does not say.
        sqlite3.OperationalError: The system does not let it be read now.
    """
    try:
        row = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
        return int(row[0])
    except (sqlite3.DatabaseError, TypeError, ValueError) as error:
        if isinstance(error, sqlite3.Error) and not is_damage(error):
            raise
        raise IndexDamaged(
            f"{path}: the catalogue cannot be read ({error}). Run `dateline repair`; if that does "
            "not help, restore the folder from a backup or ingest the articles into a new one."
        ) from error


def require_current(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a catalogue whose schema this version does not read as it is.

    Raises:
        IndexMismatch: It is newer.
        IndexOutdated: It is older, and in need of a writer to migrate it.
    """
    version = stored_version(connection, path)
    if version > SCHEMA_VERSION:
        raise IndexMismatch(
            f"{path}: written by a newer Dateline (schema {version}, this one reads "
            f"{SCHEMA_VERSION}). Update Dateline, or ingest into another folder."
        )
    if version < SCHEMA_VERSION:
        raise IndexOutdated(
            f"{path}: has the older schema {version}. Run `dateline repair` once to bring it to "
            f"schema {SCHEMA_VERSION}; a backup is made first."
        )


def _statements(script: str) -> list[str]:
    statements: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            statements.append(pending.strip())
            pending = ""
    return statements
