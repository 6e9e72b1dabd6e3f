"""Rows of the catalogue → an article as it was stored, with every checksum compared."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from index.catalogue_rows import (
    PASSAGE_COLUMNS,
    StagedArticle,
    StagedPassage,
    article_checksum,
    embed_key,
    read_article,
    read_passage,
    vector_id,
)
from index.copies import sign_text

Query = Callable[[str, Sequence[object]], Iterable[sqlite3.Row]]


def read_staged(query: Query, row: sqlite3.Row, fingerprint: str) -> StagedArticle:
    """Read one article with its passages and vectors, every checksum compared.

    Args:
        query: Runs a statement on the catalogue that the row is from.
        row: A whole row of `articles`.
        fingerprint: Of the model whose vectors are stored.

    Raises:
        ValueError: Something differs from its checksum, or a part is missing.
        KeyError, TypeError, zlib.error: The record or the original cannot be decoded.
    """
    article = read_article(row)
    if row["signature"] != sign_text(article.text):
        raise ValueError("signature of the article")
    if row["checksum"] != article_checksum(article, row["source"]):
        raise ValueError("checksum of the article")
    passages: list[StagedPassage] = []
    for part in query(
        f"SELECT {PASSAGE_COLUMNS}, v.vector_id, v.embed_key, v.checksum, v.vector FROM passages p "  # noqa: S608
        "JOIN articles a ON a.id = p.article JOIN vectors v ON v.id = p.id WHERE a.id = ? "
        "ORDER BY p.ordinal",
        (row["id"],),
    ):
        passage = read_passage(part)
        key = embed_key(passage, fingerprint)
        whole = (
            article.text[passage.start : passage.end] == passage.text
            and part["embed_key"] == key
            and part["vector_id"] == vector_id(passage, article, key)
            and zlib.crc32(part["vector"]) == part["checksum"]
            and passage.ordinal == len(passages)
        )
        if not whole:
            raise ValueError("checksum of a passage")
        passages.append(
            StagedPassage(
                passage=passage,
                embed_key=key,
                vector_id=part["vector_id"],
                vector=np.frombuffer(part["vector"], dtype="<f4"),
            )
        )
    if not passages:
        raise ValueError("no passages")
    return StagedArticle(
        article=article,
        raw=zlib.decompress(row["raw"]) if row["raw"] is not None else None,
        source=row["source"],
        content_hash=row["content_hash"],
        signature=row["signature"],
        passages=tuple(passages),
    )
