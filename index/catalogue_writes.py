"""The statements that make an article live or take it out, inside the caller's transaction."""

from __future__ import annotations

import sqlite3
import zlib
from datetime import UTC, datetime

import numpy as np

from index.catalogue_rows import StagedArticle, article_checksum, bands_of, write_record
from index.names import skeletons


def insert_article(connection: sqlite3.Connection, staged: StagedArticle) -> None:
    """Insert an article with its passages, vectors and bands."""
    article = staged.article
    day = article.reference_date
    row = connection.execute(
        "INSERT INTO articles (article_id, uri, source, content_hash, text_sha256, checksum, "
        "reference_day, outlet, cluster_id, record, text, raw, signature) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article.article_id,
            article.uri,
            staged.source,
            staged.content_hash,
            article.text_sha256,
            article_checksum(article, staged.source),
            day.toordinal() if day else None,
            article.outlet,
            article.cluster_id,
            write_record(article),
            article.text,
            zlib.compress(staged.raw) if staged.raw is not None else None,
            staged.signature,
        ),
    ).lastrowid
    connection.executemany(
        "INSERT OR IGNORE INTO bands VALUES (?, ?)",
        ((band, row) for band in bands_of(staged.signature)),
    )
    for part in staged.passages:
        passage = part.passage
        blob = np.ascontiguousarray(part.vector, dtype="<f4").tobytes()
        passage_row = connection.execute(
            'INSERT INTO passages (passage_id, article, ordinal, start, "end", kind, context, '
            "text, names) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                passage.passage_id,
                row,
                passage.ordinal,
                passage.start,
                passage.end,
                passage.kind.value,
                passage.context,
                passage.text,
                " ".join(skeletons(f"{passage.context}\n{passage.text}")),
            ),
        ).lastrowid
        connection.execute(
            "INSERT INTO vectors VALUES (?, ?, ?, ?, ?)",
            (passage_row, part.vector_id, part.embed_key, zlib.crc32(blob), blob),
        )


def retire_article(connection: sqlite3.Connection, article_id: str, uri: str | None) -> list[str]:
    """Delete an article and keep its text as a revision; returns its vector ids."""
    rows = connection.execute(
        "SELECT id FROM articles WHERE article_id = ? OR uri = ?", (article_id, uri)
    ).fetchall()
    stale: list[str] = []
    for (row,) in rows:
        stale += [
            vector
            for (vector,) in connection.execute(
                "SELECT v.vector_id FROM vectors v JOIN passages p ON p.id = v.id "
                "WHERE p.article = ?",
                (row,),
            )
        ]
        connection.execute(
            "INSERT INTO revisions (article_id, retired, content_hash, record, text) "
            "SELECT article_id, ?, content_hash, record, text FROM articles WHERE id = ?",
            (datetime.now(UTC).isoformat(timespec="seconds"), row),
        )
        connection.execute(
            "DELETE FROM vectors WHERE id IN (SELECT id FROM passages WHERE article = ?)", (row,)
        )
        connection.execute("DELETE FROM passages WHERE article = ?", (row,))
        connection.execute("DELETE FROM bands WHERE article = ?", (row,))
        connection.execute("DELETE FROM articles WHERE id = ?", (row,))
    return stale


def advance(connection: sqlite3.Connection) -> None:
    """Count a change of what is live."""
    connection.execute(
        "UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'"
    )
